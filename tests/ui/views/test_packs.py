# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Packs in the window: the real pages in memory, what is withheld, the text for screen readers, editions handed out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.service import records
from ara_desktop.service.shelves import own_region
from tests.ui import a11y
from tests.ui.stall import no_stall


@pytest.fixture
def shown(show_place):
    return ready(show_place("packs"))


def ready(shown):
    for _ in range(2):  # first what can be chosen, then the pack
        shown.settle()
    return shown


def choose(shown, reader):
    shown.view.choices.for_reader.show_code(reader)
    shown.view.choices.for_reader.chosen.emit(reader)
    shown.settle()


def test_the_pages_of_the_event_to_come_are_shown_at_once(shown):
    assert "2027" in shown.view.choices.for_event.currentText()
    assert shown.view.choices.reader == "principal"
    assert shown.view.pages.count > 40
    assert str(shown.view.pages.count) in shown.view.summary.text()
    assert shown.view.export.isEnabled()


def test_nothing_is_written_for_looking_at_it(shown, tmp_path):
    choose(shown, "delegation")
    assert list(tmp_path.rglob("*.pdf")) == []
    with shown.session.dossier.store.reading() as view:
        assert view.records("issue") == ()


def test_another_reader_sees_other_parts_and_is_told_what_is_left_out(shown):
    _, contained, withheld = shown.view.details.lines
    assert any("Rote Linien" in line for line in contained)
    assert withheld == (shown.session.words("Nothing: this reader may see everything."),)
    choose(shown, "delegation")
    _, contained, withheld = shown.view.details.lines
    assert not any("Rote Linien" in line for line in contained)
    assert any("Rote Linien" in line for line in withheld)


def test_what_to_look_at_first_leads_to_where_it_is_mended(shown, monkeypatch):
    gone = []
    monkeypatch.setattr(type(shown.session.desk), "go", lambda _self, code, _record=None: gone.append(code))
    from ara_desktop.ui.widgets.cards import Card

    for card in shown.view.details.findChildren(Card):
        if card.isVisible():
            QTest.keyClick(card, Qt.Key.Key_Space)
    assert {"point", "intervention"} <= set(gone)


def test_page_by_page_and_zoom_with_the_keyboard(shown, qtbot):
    pages = shown.view.pages
    active(shown, qtbot)
    bar = pages._view.verticalScrollBar()
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(bar, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert pages.page == 3
    assert pages.number.value() == 3
    before = bar.maximum()
    QTest.keyClick(bar, Qt.Key.Key_Plus, Qt.KeyboardModifier.AltModifier)
    assert bar.maximum() > before
    QTest.keyClick(bar, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert bar.maximum() < before
    QTest.keyClick(bar, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert bar.maximum() == before
    top = bar.value()
    QTest.keyClick(bar, Qt.Key.Key_Down)
    assert bar.value() > top
    pages.number.setValue(10)
    pages.number.editingFinished.emit()
    assert pages.page == 10


def test_the_text_of_the_pack_can_be_read_and_jumped_through(shown):
    shown.view.tabs.setCurrentIndex(1)
    reader = shown.view.reader_text
    text = reader.text.toPlainText()
    assert "Sprechzettel" in text
    assert "Übung: Alles in dieser Mappe ist erfunden" in text
    headings = [block.text() for block in blocks(reader.text) if block.blockFormat().headingLevel() == 1]
    assert len(headings) > 5
    at = next(i for i in range(reader.parts.count()) if reader.parts.itemText(i).strip() == "Sprechzettel")
    reader.parts.setCurrentIndex(at)
    reader.parts.activated.emit(at)
    assert reader.text.textCursor().block().text() == "Sprechzettel"


def test_a_pack_is_handed_out_and_stands_among_the_editions(shown, tmp_path):
    out = tmp_path / "Mappe"
    proposed = []
    shown.ask.save_file = lambda _title, name, _pattern: proposed.append(name) or out
    choose(shown, "delegation")
    QTest.keyClick(shown.view.export, Qt.Key.Key_Space)
    ready(shown)
    assert (tmp_path / "Mappe.pdf").read_bytes().startswith(b"%PDF")
    assert proposed == ["Briefing-2027-03-18-Delegation-de.pdf"]
    model = shown.view.editions.model
    assert model.rowCount() == 1
    assert model.index(0, 1).data() == "Delegation"
    assert shown.view.done.isVisible()
    assert "1" in shown.view.summary.text().rsplit("·", 1)[-1]  # says the same as edition 1
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_texts_that_are_not_settled_are_shown_once_more_before_the_pack_leaves(shown, tmp_path):
    shown.ask.yes = False
    shown.ask.save_file = lambda *_: pytest.fail("nobody agreed")
    shown.view.export.click()
    (question,) = shown.ask.asked
    assert "Strompreis und Netzanschluss" in question.detail
    assert list(tmp_path.glob("*.pdf")) == []


def test_leaving_the_dialog_hands_out_nothing(shown):
    shown.ask.save_file = lambda *_: None
    shown.view.export.click()
    assert not shown.session.jobs.busy


def test_a_target_that_cannot_be_written_is_said_and_can_be_tried_again(shown, tmp_path):
    shown.ask.save_file = lambda *_: tmp_path / "nowhere" / "x.pdf"
    shown.view.export.click()
    shown.settle()
    assert "x.pdf" in shown.window.notice.text
    assert shown.view.export.isEnabled()


def test_news_make_the_preview_anew(shown):
    before = shown.view._draft
    with shown.session.dossier.store.reading() as view:
        region = own_region(view)
        position = next(one for one in view.records("position") if one.text("region") == region and one.text("line"))
    store = shown.session.dossier.store
    shown.session.write(
        lambda: records.write_fields(store, "position", position.id, {"line": "Ganz neuer Satz dazu."})[1]
    )
    ready(shown)
    ready(shown)
    assert shown.view._draft is not before
    assert any("Ganz neuer Satz dazu." in one.text for one in shown.view._draft.text)


def test_coming_back_without_news_makes_nothing_anew(shown):
    before = shown.view._draft
    shown.window.go("exchange")
    shown.settle()
    shown.window.go("packs")
    ready(shown)
    assert shown.view._draft is before


def test_a_stopped_preview_can_be_made_again(show_place):
    shown = show_place("packs")
    shown.settle()
    choose_job = shown.view._job
    shown.view.choices.for_reader.show_code("podium")
    shown.view.choices.chosen.emit()
    shown.view._job.cancel()
    shown.settle()
    if shown.view._draft is None:
        assert shown.view.again.isVisible()
        shown.view.again.click()
        shown.settle()
    assert shown.view.pages.count > 0
    assert choose_job is None or choose_job is not shown.view._job


def test_an_event_without_content_is_refused_with_a_sentence(shown):
    record, _ = records.write_fields(
        shown.session.dossier.store, "event", None, {"name": "Leer", "starts_on": "2030-01-01"}
    )
    shown.window.go("packs", record.id)
    ready(shown)
    assert shown.view.choices.event_id == record.id
    assert "nichts" in shown.view.summary.text()
    assert not shown.view.export.isEnabled()
    assert shown.view.pages.count == 0


def test_the_language_changes_at_once(shown):
    shown.session.tr.choose("en")
    ready(shown)
    assert shown.view.tabs.tabText(1) == "Text"
    assert shown.view.choices.for_reader.currentText() == "Principal"
    assert shown.view.choices.language == "de"


def test_looking_at_the_pack_stalls_nothing(show_place, qtbot):
    shown = ready(show_place("packs"))
    with no_stall(qtbot, limit_ms=50):
        choose(shown, "podium")
        shown.view.tabs.setCurrentIndex(1)
        shown.view.tabs.setCurrentIndex(0)


@pytest.mark.parametrize(("language", "percent"), [("de", 200), ("en", 100)])
@pytest.mark.parametrize("tab", [1, 2])
def test_text_and_editions_have_no_finding(show_place, language, percent, tab, tmp_path):
    shown = ready(show_place("packs", language=language, percent=percent))
    if tab == 2:
        shown.ask.save_file = lambda *_: Path(tmp_path / "x.pdf")
        shown.view.export.click()
        ready(shown)
    shown.view.tabs.setCurrentIndex(tab)
    for _ in range(3):
        QApplication.sendPostedEvents()
    assert a11y.every_finding(shown.window) == []


def blocks(text):
    block = text.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def active(shown, qtbot):
    with qtbot.waitActive(shown.window):
        shown.window.activateWindow()
