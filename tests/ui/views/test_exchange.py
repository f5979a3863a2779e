# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Exchange between two real training dossiers: cards, bundles out, bundles in, refusals; by keyboard."""

import shutil
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.app import SystemClock, SystemIds
from ara_desktop.service import cards, exchange, records
from ara_desktop.service.dossiers import demo, open_dossier
from ara_desktop.service.shelves import own_region
from ara_desktop.ui.areas import focusables
from ara_desktop.ui.views.exchange_cards import CardCheck
from ara_desktop.ui.views.exchange_plan import DonePanel, PlanPanel
from tests.ui import a11y

PARTS = {"clock": SystemClock(), "ids": SystemIds()}


@pytest.fixture(scope="session")
def colleague_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("colleague") / "jonas.aradossier"
    demo(path, name="Jonas Falk", **PARTS)
    return path


@pytest.fixture
def colleague(colleague_file, tmp_path):
    """A second replica of the same training dossier."""
    path = tmp_path / "jonas.aradossier"
    shutil.copyfile(colleague_file, path)
    opened = open_dossier(path, holder="Jonas", **PARTS)
    yield opened
    opened.close()


@pytest.fixture
def shown(show_place):
    return show_place("exchange", language="en")


def befriend(one, other, role="delegation"):
    cards.trust(one, cards.own_card(other)[1], role)
    cards.trust(other, cards.own_card(one)[1], role)


def replica_of(store):
    with store.reading() as view:
        return view.facts().replica


def position(store, number=2):
    """An own position that has a line."""
    with store.reading() as view:
        region = own_region(view)
        return [one for one in view.records("position") if one.text("region") == region and one.text("line")][number]


def write(store, id_, **values):
    with store.reading() as view:
        seen = view.all_heads("position", id_)
    records.write_fields(store, "position", id_, values, seen=seen)


def bundle_for(sender, receiver, file, **more):
    exchange.export_bundle(sender, file, partners=[replica_of(receiver)], **more)
    return file


def received(shown, file):
    shown.view.receive_file(file)
    shown.settle()
    return shown.view.decision


# ---- cards


def test_the_own_card_shows_six_words_and_can_be_copied_and_saved(shown, store, tmp_path):
    own = shown.view.own
    words = own.six.accessibleName().split(", ")
    assert len(words) == 6
    own.copy.click()
    assert "[ara-card-1:" in QGuiApplication.clipboard().text()
    out = tmp_path / "me.aracard"
    shown.ask.save_file = lambda *_: out
    own.save.click()
    shown.settle()
    assert out.read_bytes() == cards.own_card(store)[1]


def test_a_pasted_card_shows_its_words_and_is_trusted_in_the_role_chosen(shown, store, colleague, qtbot):
    with colleague.reading() as view:
        from ara_desktop.service.partners import own_face

        face = own_face(view, "en")
    pasted = shown.view.pasted
    assert not pasted.read.isEnabled()
    pasted.text.setPlainText("> Hello,\n> " + face.paragraph[:60] + "\n> " + face.paragraph[60:])
    pasted.read.click()
    check = shown.view.decision
    assert isinstance(check, CardCheck)
    assert check.six.accessibleName() == ", ".join(face.words)
    check.choices["principal"].setChecked(True)
    check.accept.click()
    shown.settle()
    assert shown.view.decision is None
    (row,) = shown.view.send.rows
    assert (row.partner.name, row.partner.role, row.partner.state) == ("Jonas Falk", "principal", "verified")
    assert pasted.text.toPlainText() == ""


def test_a_card_file_is_opened_like_a_bundle(shown, colleague, tmp_path):
    file = tmp_path / "jonas.aracard"
    file.write_bytes(cards.own_card(colleague)[1])
    shown.ask.open_file = lambda *_: file
    shown.view.open.click()
    shown.settle()
    assert isinstance(shown.view.decision, CardCheck)
    shown.view.decision.leave.click()
    assert shown.view.decision is None
    assert shown.view.send.rows == []


def test_what_is_no_card_is_refused_with_a_sentence(shown):
    shown.view.pasted.given.emit("Good morning")
    assert "contact card" in shown.window.notice.text


def test_a_real_dossier_gets_no_training_bundle(shown, tmp_path, store):
    path = tmp_path / "real.aradossier"
    from ara_desktop.service.dossiers import create

    create(path, region="DED", name="Real", **PARTS)
    real = open_dossier(path, holder="x", **PARTS)
    file = tmp_path / "real.aracard"
    file.write_bytes(cards.own_card(real)[1])
    check = received(shown, file)
    assert not check.choices["delegation"].isEnabled()
    assert check.choices["partner"].isChecked()
    real.close()


# ---- out


def test_a_bundle_goes_to_those_that_are_ticked(shown, store, colleague, tmp_path):
    befriend(store, colleague)
    shown.view.reload()
    shown.settle()
    send = shown.view.send
    assert not send.write.isEnabled()
    send.rows[0].tick.setChecked(True)
    shown.settle()
    assert send.write.isEnabled()
    assert "stay here" in send.outlook.text()
    out = tmp_path / "out"
    shown.ask.save_file = lambda *_: out
    send.write.click()
    shown.settle()
    report = exchange.plan_bundle(colleague, (tmp_path / "out.arabundle").read_bytes())
    assert report.sender.card.name == "Training"
    assert send.rows[0].tick.isChecked()


def test_everything_goes_to_the_circle_of_the_principal(shown, store, colleague):
    befriend(store, colleague, "principal")
    shown.view.reload()
    shown.settle()
    shown.view.send.rows[0].tick.click()
    shown.settle()
    assert "principal" in shown.view.send.outlook.text()
    assert "stay here" not in shown.view.send.outlook.text()


def test_a_bundle_can_be_sealed_with_a_passphrase(shown, store, colleague, tmp_path):
    befriend(store, colleague)
    out = tmp_path / "sealed.arabundle"
    answers = iter(["wrong pair", "other", "open sesame", "open sesame"])
    shown.ask.secret = lambda *_: next(answers)
    shown.ask.save_file = lambda *_: out
    shown.view.send.seal.click()
    shown.settle()
    assert not out.exists()
    shown.view.send.seal.click()
    shown.settle()
    assert out.read_bytes().startswith(b"age-encryption")
    exchange.plan_bundle(colleague, out.read_bytes(), passphrase="open sesame")


# ---- in


def test_a_bundle_shows_its_plan_and_writes_nothing_until_it_is_wanted(shown, store, colleague, tmp_path):
    befriend(store, colleague)
    record = position(colleague)
    write(colleague, record.id, line="Neuer Wortlaut von Jonas.")
    plan = received(shown, bundle_for(colleague, store, tmp_path / "b.arabundle"))
    assert isinstance(plan, PlanPanel)
    assert "Jonas Falk" in plan.title
    assert position(store).text("line") != "Neuer Wortlaut von Jonas."
    QTest.keyClick(plan.take, Qt.Key.Key_Space)
    shown.settle()
    assert isinstance(shown.view.decision, DonePanel)
    assert position(store).text("line") == "Neuer Wortlaut von Jonas."
    assert list((tmp_path / "backups").glob("*.aradossier"))


def test_the_keyboard_stands_on_the_decision(shown, store, colleague, tmp_path, qtbot):
    befriend(store, colleague)
    write(colleague, position(colleague).id, line="Neuer Wortlaut.")
    plan = received(shown, bundle_for(colleague, store, tmp_path / "b.arabundle"))
    shown.window.activateWindow()
    first = next(iter(focusables(plan)))
    qtbot.waitUntil(first.hasFocus)


def test_a_conflict_is_announced_before_and_leads_to_its_place_after(shown, store, colleague, tmp_path, monkeypatch):
    befriend(store, colleague)
    record = position(store)
    write(store, record.id, line="Unser Wortlaut.")
    write(colleague, record.id, line="Jonas' Wortlaut.")
    plan = received(shown, bundle_for(colleague, store, tmp_path / "b.arabundle"))
    assert any("diverge" in text for text in texts(plan))
    plan.take.click()
    shown.settle()
    gone = []
    monkeypatch.setattr(type(shown.session.desk), "go", lambda _self, code, _record=None: gone.append(code))
    shown.view.decision.decide.emit()
    assert gone == ["conflicts"]
    assert not shown.view.conflicts.isHidden()


def test_taking_in_can_be_stopped_and_tried_again(shown, store, colleague, tmp_path):
    befriend(store, colleague)
    write(colleague, position(colleague).id, line="Neuer Wortlaut.")
    plan = received(shown, bundle_for(colleague, store, tmp_path / "b.arabundle"))
    go_on = threading.Event()
    shown.session.jobs.start(lambda _monitor: go_on.wait(20))  # the lane is busy until the stop has been asked for
    plan.take.click()
    shown.session.jobs.cancel_all()
    go_on.set()
    shown.settle()
    assert isinstance(shown.view.decision, PlanPanel)
    assert position(store).text("line") != "Neuer Wortlaut."
    shown.view.decision.take.click()
    shown.settle()
    assert position(store).text("line") == "Neuer Wortlaut."


def test_the_same_bundle_twice_brings_nothing_new(shown, store, colleague, tmp_path):
    befriend(store, colleague)
    write(colleague, position(colleague).id, line="Neuer Wortlaut.")
    file = bundle_for(colleague, store, tmp_path / "b.arabundle")
    received(shown, file).take.click()
    shown.settle()
    again = received(shown, file)
    assert not again.take.isEnabled()
    again.leave.click()
    assert shown.view.decision is None


def test_a_sealed_bundle_asks_until_the_passphrase_fits_or_one_leaves(shown, store, colleague, tmp_path):
    befriend(store, colleague)
    write(colleague, position(colleague).id, line="Neuer Wortlaut.")
    file = tmp_path / "b.arabundle"
    exchange.export_bundle(colleague, file, passphrase="offen")
    asked = []
    answers = iter(["falsch", "offen"])

    def secret(_title, label):
        asked.append(label)
        return next(answers)

    shown.ask.secret = secret
    shown.view.receive_file(file)
    shown.settle()
    shown.settle()
    assert isinstance(shown.view.decision, PlanPanel)
    assert len(asked) == 2
    assert asked[0] != asked[1]
    shown.ask.secret = lambda *_: None
    shown.view.receive_file(file)
    shown.settle()


def test_an_unknown_sender_is_refused_and_the_way_out_has_the_keyboard(shown, store, colleague, tmp_path, qtbot):
    cards.trust(colleague, cards.own_card(store)[1], "delegation")
    write(colleague, position(colleague).id, line="Neuer Wortlaut.")
    assert received(shown, bundle_for(colleague, store, tmp_path / "b.arabundle")) is None
    assert "Jonas Falk" in shown.window.notice.text
    assert shown.window.focusWidget() is shown.view.pasted.text


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rubbish", b"{}", b"\x00" * 5000])
def test_rubbish_is_refused_with_a_sentence(shown, tmp_path, content):
    file = tmp_path / "rubbish.arabundle"
    file.write_bytes(content)
    assert received(shown, file) is None
    assert shown.window.notice.text


def test_a_file_that_is_gone_is_said(shown, tmp_path):
    assert received(shown, tmp_path / "gone.arabundle") is None
    assert "gone.arabundle" in shown.window.notice.text


# ---- people


def test_a_partner_is_told_in_plain_words(shown, store, colleague, tmp_path):
    befriend(store, colleague)
    write(store, position(store).id, line="Eins.")
    shown.view.reload()
    shown.settle()
    assert "everything would be sent" in shown.view.send.rows[0].state.text()
    write(colleague, position(colleague, 3).id, line="Zwei.")
    received(shown, bundle_for(colleague, store, tmp_path / "b.arabundle")).take.click()
    shown.settle()
    assert "Lacks" in shown.view.send.rows[0].state.text()


def test_the_role_of_a_partner_can_be_changed_after_comparing_again(shown, store, colleague):
    befriend(store, colleague)
    shown.view.reload()
    shown.settle()
    shown.view.send.rows[0].more.click()
    check = shown.view.decision
    assert check.choices["delegation"].isChecked()
    check.choices["principal"].click()
    check.accept.click()
    shown.settle()
    assert shown.view.send.rows[0].partner.role == "principal"


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_decision_has_no_finding_and_follows_the_language(show_place, store, colleague, tmp_path, language):
    shown = show_place("exchange", language="en")
    befriend(store, colleague)
    record = position(store)
    write(store, record.id, line="Unser Wortlaut.")
    write(colleague, record.id, line="Jonas' Wortlaut.")
    received(shown, bundle_for(colleague, store, tmp_path / "b.arabundle"))
    shown.view.reload()
    shown.session.tr.choose(language)
    laid_out(shown)
    assert a11y.every_finding(shown.window) == []
    shown.view.send.rows[0].more.click()
    laid_out(shown)
    assert a11y.every_finding(shown.window) == []
    assert a11y.low_contrast(shown.window) == []


def laid_out(shown):
    shown.settle()
    for _ in range(3):
        QApplication.sendPostedEvents()


def texts(panel):
    from ara_desktop.ui.widgets.labels import Text

    return [label.text() for label in panel.findChildren(Text)]
