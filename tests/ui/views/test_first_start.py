# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""From nothing to a dossier: three questions, training, or a file that is there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ara_desktop.service import dossiers
from tests.ui import a11y


def test_without_a_dossier_there_is_a_page_that_says_what_to_do(start):
    started = start()
    started.begin()
    assert started.page is not None
    assert started.page.region.count() > 30
    assert not started.window.side.places.isEnabled()
    assert started.page.language.code == "de"


def test_three_questions_by_keyboard_make_a_dossier(start, tmp_path, qtbot):
    started = start()
    started.begin()
    page = started.page
    with qtbot.waitActive(started.window):
        started.window.activateWindow()
    page.region.setFocus()
    QTest.keyClicks(page.region, "Saxony (DED)")
    page.name.setFocus()
    QTest.keyClicks(page.name, "Anna, laptop 2")
    page.language.show_code("en")
    assert page.file.text().endswith("Saxony.aradossier")
    page.file.setText(str(tmp_path / "mine"))
    QTest.keyClick(page.make, Qt.Key.Key_Space)
    started.settle()
    assert (tmp_path / "mine.aradossier").exists()
    with started.store.reading() as view:
        facts = view.facts()
    assert (facts.region, facts.name, facts.language) == ("DED", "Anna, laptop 2", "en")
    assert started.window.work.page.code == "home"
    assert started.preferences.text("last_dossier") == str(tmp_path / "mine.aradossier")


def test_a_region_that_is_typed_as_code_or_name_is_found(start, tmp_path):
    started = start()
    started.begin()
    page = started.page
    page.region.setEditText("  Sachsen ")
    page.name.setText("Anna")
    page.file.setText(str(tmp_path / "s"))
    page.make.click()
    started.settle()
    with started.store.reading() as view:
        assert view.facts().region == "DED"


def test_what_is_missing_is_said_where_it_is_missing(start, tmp_path):
    started = start()
    started.begin()
    page = started.page
    page.make.click()
    assert "region" in page.said.text()
    page.region.setEditText("DED")
    page.make.click()
    assert "who writes" in page.said.text()
    page.name.setText("Anna")
    page.file.setText("")
    page.make.click()
    assert "keep" in page.said.text()
    page.file.setText(str(tmp_path / "x"))
    page.encrypt.setChecked(True)
    page.make.click()
    assert "passphrase" in page.said.text()
    page.secret.setText("eins")
    page.again.setText("zwei")
    page.make.click()
    assert "differ" in page.said.text()
    assert list(tmp_path.glob("x*")) == []


def test_an_unknown_region_is_refused_and_the_answers_stay(start, tmp_path):
    started = start()
    started.begin()
    page = started.page
    page.region.setEditText("Atlantis")
    page.name.setText("Anna")
    page.file.setText(str(tmp_path / "x"))
    page.make.click()
    started.settle()
    assert "Atlantis" in started.window.notice.text
    assert started.page is page
    assert page.name.text() == "Anna"


def test_an_encrypted_dossier_opens_with_its_passphrase_only(start, tmp_path, monkeypatch):
    started = start()
    started.begin()
    page = started.page
    page.region.setEditText("DED")
    page.name.setText("Anna")
    page.file.setText(str(tmp_path / "geheim"))
    page.encrypt.setChecked(True)
    page.secret.setText("offen")
    page.again.setText("offen")
    page.make.click()
    started.settle()
    assert started.store.encrypted
    started.command("Close the dossier")
    answers = iter(["falsch", "offen"])
    asked = []
    started.ask.secret = lambda _title, label: asked.append(label) or next(answers)
    started.opening.open(tmp_path / "geheim.aradossier")
    started.settle()
    started.settle()
    assert len(asked) == 2
    assert asked[0] != asked[1]
    assert started.window.work.page.code == "home"


def test_leaving_the_passphrase_leads_to_the_start_page(start, tmp_path, device):
    path = tmp_path / "g.aradossier"
    dossiers.create(path, region="DED", name="A", passphrase="x", clock=device.clock, ids=device.ids)
    started = start()
    started.ask.secret = lambda *_: None
    started.begin(path)
    assert started.page is not None


def test_the_training_dossier_is_made_where_one_wants_it(start, tmp_path):
    started = start()
    started.begin()
    started.ask.save_file = lambda *_: tmp_path / "ueben"
    QTest.keyClick(started.page.training_card, Qt.Key.Key_Space)
    started.settle()
    assert (tmp_path / "ueben.aradossier").exists()
    assert started.window.band.isVisible()


def test_the_proposed_file_never_stands_on_another(start, monkeypatch):
    from PySide6.QtCore import QStandardPaths

    started = start()
    started.begin()
    folder = started.context.places.data.parent / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda *_: str(folder))
    (folder / "Saxony.aradossier").touch()
    started.page.region.setEditText("Saxony (DED)")
    assert started.page.file.text() == str(folder / "Saxony-2.aradossier")


@pytest.mark.parametrize(
    ("language", "percent", "size"), [("de", 100, (1366, 768)), ("de", 200, (1366, 768)), ("en", 100, (800, 600))]
)
def test_the_start_page_has_no_finding(start, qtbot, language, percent, size):
    started = start(language, percent, size)
    started.begin()
    started.page.encrypt.setChecked(True)
    started.settle()
    assert a11y.every_finding(started.window) == []
    with qtbot.waitActive(started.window):
        started.window.activateWindow()
    assert a11y.unreachable(started.window) == []


def test_the_start_page_follows_the_language(start):
    started = start()
    started.begin()
    started.ground.tr.choose("de")
    started.settle()
    assert started.window.top.title.text() == "Start"
    assert any("Sachsen" in started.page.region.itemText(at) for at in range(started.page.region.count()))
    assert "anlegen" in started.page.make.text()
