# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What stands around our position on the training dossier: clearances, history, others, evidence, uses, comments."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.core.identity import keyed_id
from ara_desktop.core.kinds import CLEARANCES
from ara_desktop.service.clearance import standings
from ara_desktop.service.records import write_fields
from ara_desktop.ui.views.clearance_bar import FallenNote
from ara_desktop.ui.views.clearance_dialog import STATES, ClearanceDialog
from ara_desktop.ui.widgets.cards import Card
from tests.ui import a11y

HOME = keyed_id("declaration", ["ten-points"])
REGION = keyed_id("region", ["X01"])


def point_id(number):
    return keyed_id("point", [HOME, str(number)])


def position_id(number):
    return keyed_id("position", [REGION, point_id(number)])


@pytest.fixture
def at(show_place, qtbot):
    def show(number=1, **look):
        shown = show_place("point", point_id(number), **look)
        with qtbot.waitActive(shown.window):
            shown.window.activateWindow()
        settle = shown.settle

        def settled():
            settle()
            qtbot.waitUntil(lambda: not shown.view.turns.busy)

        shown.settle = settled
        settled()
        return shown

    return show


def kept(store, number=1):
    with store.reading() as view:
        return view.record("position", position_id(number))


def write(shown, field, text):
    editor = shown.view.position.parts[field].editor
    editor.setFocus()
    editor.setPlainText(text)
    editor.flush()
    shown.settle()
    return editor


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# ---- clearance


@pytest.fixture
def dialog(at):
    shown = at(4)
    press(shown.view.position.record_clearance)
    return shown, shown.view.findChild(ClearanceDialog)


def test_a_clearance_is_recorded_by_hand(dialog, store, tmp_path):
    shown, form = dialog
    proof = tmp_path / "mail.eml"
    proof.write_bytes(b"Einverstanden")
    shown.ask.open_file = lambda _title, _pattern: proof
    form.unit.show_sign("42")
    form.state.show_code("co_signed_with_changes")
    form.channel.show_code("phone")
    form.by.setText("Dr. Muster")
    form.comment.setPlainText("Nur ein Wort")
    press(form.proof)
    for name, box in form.parts.items():
        box.setChecked(name in ("line", "ask"))
    press(form.go)
    shown.settle()
    with store.reading() as view:
        found = {
            one.record.text("part"): one for one in standings(view, position_id(4)) if one.record.text("unit") == "42"
        }
        proofs = [view.record("attachment", one.record.text("proof")) for one in found.values()]
    assert {part: one.state for part, one in found.items()} == dict.fromkeys(("line", "ask"), "co_signed_with_changes")
    line = found["line"].record
    assert (line.text("signed_by"), line.text("channel"), line.text("comment")) == (
        "Dr. Muster",
        "phone",
        "Nur ein Wort",
    )
    assert line.text("recorded_by")
    assert {one.text("name") for one in proofs} == {"mail.eml"}
    assert any("42" in one.unit for one in shown.view._page.parts["line"].signatures)


def test_what_is_missing_is_said_and_nothing_is_recorded(dialog, store):
    shown, form = dialog
    press(form.go)
    assert form.isVisible()
    assert form._wrong.text() == "Bitte nennen Sie das Referat."
    form.unit.show_sign("42")
    for box in form.parts.values():
        box.setChecked(False)
    press(form.go)
    assert "Teil des Textes" in form._wrong.text()
    form.parts["line"].setChecked(True)
    form.on.setText("gestern")
    press(form.go)
    assert form.isVisible()
    press(form.stay)
    shown.settle()
    with store.reading() as view:
        assert all(one.record.text("unit") != "42" for one in standings(view, position_id(4)))


def test_a_request_has_a_deadline_and_no_signature(dialog):
    _, form = dialog
    form.state.show_code("requested")
    assert form._reply_box.isVisible()
    assert not form._by_box.isVisible()
    assert "void" not in STATES
    assert set(STATES) < set(CLEARANCES)


@pytest.mark.parametrize("language", ["de", "en", "pseudo"])
def test_the_dialog_has_no_findings(at, language):
    shown = at(4, language=language)
    press(shown.view.position.record_clearance)
    form = shown.view.findChild(ClearanceDialog)
    for _ in range(3):
        QApplication.sendPostedEvents()
    assert a11y.every_finding(form) == []


def test_a_fallen_clearance_is_shown_with_the_difference(at):
    shown = at(1)
    before = shown.view._page.parts["line"].held.value
    write(shown, "line", before.replace("sechs Milliarden", "fünf Milliarden"))
    column = shown.view.position.parts["line"].clearances._fallen
    (note,) = [column.itemAt(line).widget() for line in range(column.count())]
    assert isinstance(note, FallenNote)
    assert "Entfallen: sechs." in note.difference.accessibleName()
    assert "Hinzugekommen: fünf." in note.difference.accessibleName()


# ---- history


def cards(shown):
    column = shown.view.side.history._column
    return [column.itemAt(line).widget() for line in range(column.count())]


def test_the_history_follows_the_part_and_names_who_and_what(at):
    shown = at(1)
    write(shown, "ask", "Nur dies.")
    newest = shown.view.side.history.entries[0]
    assert (newest.field, newest.after, newest.mine) == ("ask", "Nur dies.", True)
    shown.view.position.parts["reasons"].editor.setFocus()
    assert all(one.field == "reasons" for one in shown.view.side.history.entries)
    shown.view.side.history.whole.setChecked(True)
    assert {"ask", "reasons"} <= {one.field for one in shown.view.side.history._wanted()}


def test_an_own_change_is_taken_back(at, store):
    shown = at(1)
    before = kept(store).text("ask")
    write(shown, "ask", "Nur dies.")
    press(next(card for card in cards(shown) if hasattr(card, "button")).button)
    shown.settle()
    assert kept(store).text("ask") == before
    assert shown.view.position.parts["ask"].editor.toPlainText() == before


def test_the_programs_own_data_cannot_be_taken_back(at):
    shown = at(1)
    shown.view.position.parts["ask"].editor.setFocus()
    assert cards(shown)
    assert not any(hasattr(card, "button") for card in cards(shown))


# ---- others


def test_names_of_all_regions_stand_in_text(at):
    shown = at(7)
    stands = shown.view._around.context.stands
    texts = " ".join(
        shown.view.others._names.itemAtPosition(line, 1).widget().text()
        for line in range(shown.view.others._names.rowCount())
        if shown.view.others._names.itemAtPosition(line, 1)
    )
    assert len(stands) > 30
    assert all(one.name in texts for one in stands)
    assert "Ablehnung: 3" in shown.view.others.strip.accessibleName()


def test_readings_stand_apart_for_the_principal(at):
    shown = at(7)
    assert shown.view.others.read.isVisible()
    assert shown.view.others.read.property("panel") == "principal"


def test_statements_can_be_asked_of_one_region(at):
    shown = at(1)
    panel = shown.view.statements
    assert panel.rows.rowCount() == 8
    press(panel.more)
    assert panel.rows.rowCount() == len(shown.view._around.context.spoken)
    region = panel.rows.row_at(0).region
    panel.region.show_code(region)
    panel.region.chosen.emit(region)
    assert {row.region for row in panel.rows.rows} == {region}
    days = [row.day for row in panel.rows.rows]
    assert days == sorted(days, reverse=True)


def test_the_models_keep_the_rules_of_qt(at):
    shown = at(1)
    for model in (shown.view.statements.rows, shown.view.evidence.rows):
        QAbstractItemModelTester(model)
    shown.view.reload()
    shown.settle()
    assert shown.view.evidence.rows.rowCount() > 0


# ---- evidence, uses, comments


def test_stale_and_contradicted_figures_say_so(at):
    rows = at(1).view.evidence.rows
    marks = [rows.data(rows.index(line, 3)) for line in range(rows.rowCount())]
    assert any("▲ Andere Quellen" in text and "131.000" in text for text in marks)
    rows = at(3).view.evidence.rows
    marks = [rows.data(rows.index(line, 3)) for line in range(rows.rowCount())]
    assert any("▲ Prüfung fällig" in text and "31.03.2026" in text for text in marks)


def test_a_reference_is_put_into_the_text(at):
    shown = at(1)
    editor = shown.view.position.parts["line"].editor
    editor.setFocus()
    figure = shown.view._around.context.figures[0]
    shown.view.side.cite.emit(f"[beleg:{figure.id[:12]}]")
    editor.flush()
    shown.settle()
    cited = next(one for one in shown.view._around.context.figures if one.id == figure.id)
    assert "line" in cited.cited


def test_evidence_is_linked_and_unlinked(at, store):
    shown = at(1)
    before = set(kept(store).many("evidence"))
    shown.ask.choice = lambda _title, _label, _options: 0
    press(shown.view.evidence.add_button)
    shown.settle()
    (added,) = set(kept(store).many("evidence")) - before
    panel = shown.view.evidence
    panel.table.setCurrentIndex(panel.rows.index(panel.rows.line_of(added), 0))
    press(panel.remove_button)
    shown.settle()
    assert set(kept(store).many("evidence")) == before


def test_an_intervention_opens(at, monkeypatch):
    shown = at(1)
    asked = []
    monkeypatch.setattr(shown.window, "go", lambda code, record=None: asked.append((code, record)))
    card = shown.view.uses.findChildren(Card)[0]
    press(card)
    assert asked == [("intervention", shown.view._around.context.uses[0].id)]


def test_comments_are_added_and_settled(at, store):
    shown = at(1)
    panel = shown.view.comments
    shown.view.position.parts["ask"].editor.setFocus()
    panel.edit.setFocus()
    QTest.keyClicks(panel.edit, "Bitte kuerzen")
    QTest.keyClick(panel.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert panel.edit.toPlainText() == ""
    (mine,) = [one for one in shown.view._around.context.remarks if one.text == "Bitte kuerzen"]
    assert (mine.part, mine.resolved) == ("ask", False)
    panel.settled.emit(mine.id, True)
    shown.settle()
    with store.reading() as view:
        assert view.record("comment", mine.id).fields["resolved"] is True


def test_a_comment_on_a_red_line_stays_in_the_principal_log(at, store):
    shown = at(1)
    shown.view.comments.written.emit("Geheim", "red_line")
    shown.settle()
    with store.reading() as view:
        (mine,) = [one for one in view.records("comment") if one.text("text") == "Geheim"]
        assert mine.closed


# ---- sections and points of others


def test_sections_are_reached_by_keyboard(at):
    shown = at(1)
    bar = shown.view.bar
    bar.setFocus()
    bar.setCurrentIndex(0)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.currentIndex() == 2
    assert shown.view.page.verticalScrollBar().value() > 0
    QTest.keyClick(bar, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is shown.view.position.parts["red_line"].editor


def test_news_of_other_positions_do_not_disturb(at, store):
    shown = at(1)
    asked = shown.view._asked
    shown.session.write(lambda: write_fields(store, "position", position_id(2), {"line": "Zwei"})[1])
    shown.settle()
    assert shown.view._asked == asked


@pytest.mark.parametrize("language", ["de", "en"])
def test_languages_of_the_wording_are_tabs(at, language):
    shown = at(1, language=language)
    panel = shown.view.wording
    first = panel.text.toPlainText()
    panel.tabs.setCurrentIndex(1 - panel.tabs.currentIndex())
    assert panel.text.toPlainText() != first
    assert panel.tabs.count() == 2
