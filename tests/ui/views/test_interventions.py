# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.core.errors import ReadOnly
from ara_desktop.service.records import show, write_fields
from ara_desktop.service.speaking import speech_of
from ara_desktop.ui.models.lines import Line, LinesModel
from tests.ui.stall import no_stall

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TOO_LONG = "Warum Birkenmark zustimmt"


def id_of(store, title):
    with store.reading() as view:
        return next(one.id for one in view.records("intervention") if one.text("title") == title)


def texts(store, id_):
    with store.reading() as view:
        return [one.piece.text for one in speech_of(view, id_, "de", "2026-11-22").paragraphs]


@pytest.fixture
def editor(show_place, store, qtbot):
    """The editor of a speech that is longer than its slot."""
    shown = show_place("intervention", id_of(store, TOO_LONG))
    with qtbot.waitActive(shown.window):
        shown.window.activateWindow()
    return shown


def type_into(row, text):
    row.text.setFocus()
    row.text.moveCursor(row.text.textCursor().MoveOperation.End)
    QTest.keyClicks(row.text, text)


# -- the list


def test_the_list_is_grouped_by_event_and_says_sign_words_and_time(show_place):
    view = show_place("interventions").view
    lines = view.list.rows.lines
    assert [line.heading for line in lines] == [True, *[False] * 8]
    long = next(line for line in lines if line.title == TOO_LONG)
    assert long.mark.startswith("✗")
    assert long.look == "bad"
    assert long.end.endswith("von 2:30\u00a0min") or long.end.endswith("von 2:30 min")
    assert "Dr. Henrike Wallstedt · Deutsch · Mit Dolmetschung" in long.below[0]
    assert TOO_LONG in long.sentence
    assert long.mark in long.sentence


def test_return_opens_the_editor_and_back_keeps_the_line(show_place, store):
    shown = show_place("interventions")
    view = shown.view
    view.list.setFocus()
    for _ in range(2):
        QTest.keyClick(view.list, Qt.Key.Key_Down)
    key = view.list.current_key
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    shown.settle()
    assert shown.window.work.page.code == "intervention"
    assert shown.window.work.page.speech.id == key
    QTest.keyClick(shown.window, Qt.Key.Key_Left, ALT)
    shown.settle()
    assert shown.window.work.page is view
    assert view.list.current_key == key


def test_arrow_keys_pass_over_headings(show_place):
    rows = show_place("interventions").view.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Home)
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert rows.current_key == rows.rows.lines[1].key


def test_a_new_intervention_by_keyboard_takes_its_slot_from_the_item(show_place, store):
    shown = show_place("interventions")
    view = shown.view
    QTest.keyClick(view.new, Qt.Key.Key_Space)
    shown.settle()
    form = view.form
    assert form.isVisible()
    assert form.slot.text() == ""
    form.which_item.setFocus()
    for _ in range(3):
        QTest.keyClick(form.which_item, Qt.Key.Key_Down)
    assert form.slot.text() == "3:00"
    QTest.keyClick(form, Qt.Key.Key_Return)
    shown.settle()
    shown.settle()
    made = shown.window.work.page.speech
    assert made is not None
    assert made.slot_seconds == 180
    assert len(made.paragraphs) == 1
    assert shown.window.work.page.facts.summary.isChecked()


def test_an_empty_dossier_says_what_to_do(show_place, store):
    with store.reading() as view:
        ids = [one.id for one in view.records("intervention")]
    from ara_desktop.service.records import retire

    for id_ in ids:
        retire(store, id_, "Test", "intervention")
    view = show_place("interventions").view
    assert view.empty.isVisible()
    assert not view.list.isVisible()


def test_lines_pass_the_model_tester(qtmodeltester, qapp):
    model = LinesModel()
    model.show_lines([Line("h", "Heading", heading=True), Line("a", "A", below=("b",)), Line("b", "B")])
    qtmodeltester.check(model)
    model.show_lines([])
    qtmodeltester.check(model)


# -- writing


def test_typing_changes_the_time_and_is_saved_without_a_button(editor, store, qtbot):
    view = editor.view
    before = view.clock.time.text()
    type_into(view.rows[0], " Wort" * 30)
    qtbot.waitUntil(lambda: view.clock.time.text() != before, timeout=3000)
    view.leave()
    editor.settle()
    assert texts(store, view.speech.id)[0].endswith("Wort Wort")
    assert not view.rows[0].text.busy


def test_what_is_typed_is_saved_within_two_seconds(editor, store, qtbot):
    type_into(editor.view.rows[1], " Ende")
    qtbot.waitUntil(lambda: texts(store, editor.view.speech.id)[1].endswith(" Ende"), timeout=2000)
    editor.settle()


def test_a_paragraph_moves_with_alt_and_arrow_and_keeps_the_keyboard(editor, store):
    view = editor.view
    first, second = [row.id for row in view.rows[:2]]
    view.rows[0].text.setFocus()
    QTest.keyClick(view.rows[0].text, Qt.Key.Key_Down, ALT)
    assert [row.id for row in view.rows[:2]] == [second, first]
    editor.settle()
    editor.settle()
    assert [row.id for row in view.rows[:2]] == [second, first]
    assert QApplication.focusWidget() is view.rows[1].text
    QTest.keyClick(view.rows[1].text, Qt.Key.Key_Up, ALT)
    QTest.keyClick(view.rows[0].text, Qt.Key.Key_Up, ALT)
    editor.settle()
    editor.settle()
    assert [row.id for row in view.rows[:2]] == [first, second]


def test_tab_follows_the_order_of_the_paragraphs_after_a_move(editor):
    view = editor.view
    QTest.keyClick(view.rows[0].text, Qt.Key.Key_Down, ALT)
    editor.settle()
    editor.settle()
    view.rows[0].menu.setFocus()
    QTest.keyClick(view.rows[0].menu, Qt.Key.Key_Tab)
    assert view.rows[1].isAncestorOf(QApplication.focusWidget())


def test_a_paragraph_is_split_at_the_cursor_and_the_second_half_has_the_keyboard(editor, store):
    view = editor.view
    row, count = view.rows[1], len(view.rows)
    whole = row.text.toPlainText()
    cursor = row.text.textCursor()
    cursor.setPosition(whole.index("\n") + 1)
    row.text.setTextCursor(cursor)
    QTest.keyClick(row.text, Qt.Key.Key_Return, CTRL)
    editor.settle()
    editor.settle()
    found = texts(store, view.speech.id)
    assert len(found) == count + 1
    assert "\n".join(found[1:3]) == whole
    assert QApplication.focusWidget() is view.rows[2].text
    assert view.rows[2].rank.code == view.rows[1].rank.code


def test_a_new_paragraph_below_is_ready_to_be_written(editor, store):
    view = editor.view
    QTest.keyClick(view.rows[0].text, Qt.Key.Key_Return, CTRL | SHIFT)
    editor.settle()
    editor.settle()
    assert QApplication.focusWidget() is view.rows[1].text
    QTest.keyClicks(view.rows[1].text, "Neu")
    view.leave()
    editor.settle()
    assert texts(store, view.speech.id)[1] == "Neu"


def test_a_paragraph_is_taken_out_with_a_reason_and_brought_back(editor, store):
    view = editor.view
    editor.ask.line = lambda *_: "zu lang"
    gone, count = view.rows[2].id, len(view.rows)
    view.rows[2].asked.emit("retire")
    editor.settle()
    editor.settle()
    assert show(store, gone, "paragraph").retired == "zu lang"
    assert len(view.rows) == count - 1
    back = view.details.findChildren(type(view.podium))
    next(button for button in back if button.text() == "Zurückholen").click()
    editor.settle()
    editor.settle()
    assert [row.id for row in view.rows][2] == gone


def test_without_a_reason_nothing_is_taken_out(editor, store):
    editor.ask.line = lambda *_: None
    row = editor.view.rows[0]
    row.asked.emit("retire")
    editor.settle()
    assert show(store, row.id, "paragraph").retired is None


def test_own_changes_can_be_undone_and_redone(editor, store):
    view = editor.view
    before = [row.id for row in view.rows]
    QTest.keyClick(view.rows[0].text, Qt.Key.Key_Down, ALT)
    editor.settle()
    editor.settle()
    view.details.undo.click()
    editor.settle()
    editor.settle()
    assert [row.id for row in view.rows] == before
    view.details.redo.click()
    editor.settle()
    editor.settle()
    assert [row.id for row in view.rows][:2] == before[1::-1]


def test_rank_slot_and_title_are_saved(editor, store):
    view = editor.view
    row = view.rows[0]
    row.rank.show_code("could")
    row.rank.chosen.emit("could")
    view.facts.summary.setChecked(True)
    view.facts.slot.setText("4:00")
    view.facts.slot.editingFinished.emit()
    view.facts.title.setText("Anderer Titel")
    view.leave()
    editor.settle()
    editor.settle()
    assert show(store, row.id, "paragraph").text("rank") == "could"
    record = show(store, view.speech.id, "intervention")
    assert (record.number("slot_seconds"), record.text("title")) == (240, "Anderer Titel")
    assert record.conflicts == ()
    assert view.clock.verdict.text() == "✓ passt"
    assert view.title.endswith("Anderer Titel")


def test_choosing_twice_in_a_row_is_no_conflict_with_oneself(editor, store):
    view = editor.view
    for code in ("should", "could", "must", "could"):
        view.rows[0].rank.show_code(code)
        view.rows[0].rank.chosen.emit(code)
    editor.settle()
    editor.settle()
    record = show(store, view.rows[0].id, "paragraph")
    assert (record.text("rank"), record.conflicts) == ("could", ())


def test_a_time_that_is_none_is_marked_and_not_saved(editor, store):
    view = editor.view
    before = show(store, view.speech.id, "intervention").number("slot_seconds")
    view.facts.slot.setText("bald")
    view.facts.slot.editingFinished.emit()
    editor.settle()
    assert view.facts.slot.property("wrong") is True
    assert show(store, view.speech.id, "intervention").number("slot_seconds") == before


def test_what_somebody_else_wrote_meanwhile_does_not_replace_what_is_typed(editor, store):
    view = editor.view
    type_into(view.rows[0], " hier")
    write_fields(store, "paragraph", view.rows[0].id, {"note": "von nebenan"})
    view.reload()
    editor.settle()
    assert view.rows[0].text.toPlainText().endswith(" hier")
    assert view.rows[0].note.toPlainText() == "von nebenan"


def test_a_refused_save_is_said_and_the_text_stays_as_typed(editor, store, monkeypatch):
    view = editor.view
    type_into(view.rows[0], " hier")

    def refuse(*_args, **_kwargs):
        raise ReadOnly(file="training.aradossier")

    monkeypatch.setattr(store, "writing", refuse)
    view.leave()
    editor.settle()
    assert editor.window.notice.isVisible()
    assert view.rows[0].text.toPlainText().endswith(" hier")
    assert view.rows[0].text.dirty


def test_evidence_is_chosen_from_a_menu_and_what_is_stale_is_said(editor, store):
    view = editor.view
    row = view.rows[0]
    note = next(one for one in view.speech.evidence if one.near)
    row.evidence.chosen.emit((note.id,))
    editor.settle()
    editor.settle()
    assert show(store, row.id, "paragraph").many("evidence") == (note.id,)
    assert row.evidence.isVisible()
    row.evidence.open_choices()
    ticked = [action for action in row.evidence._menu.actions() if action.isChecked()]
    row.evidence._menu.close()
    assert len(ticked) == 1


# -- the event loop


def test_typing_never_stops_the_window(editor, qtbot):
    view = editor.view
    view.rows[1].text.setFocus()
    with no_stall(qtbot):
        for letter in "Die Regionen brauchen jetzt Klarheit. ":
            QTest.keyClick(view.rows[1].text, letter)
            qtbot.wait(15)
        qtbot.waitUntil(lambda: not view.rows[1].text.busy, timeout=4000)
        editor.settle()


# -- languages and places


def test_another_language_is_said_at_each_paragraph_until_it_is_taken_over(editor, store):
    view = editor.view
    view.facts.chosen.emit("language", "en", view.speech.held["language"].heads)
    editor.settle()
    editor.settle()
    row = view.rows[0]
    assert row.adopt.isVisible()
    assert row.adopt.text() == "Der Text ist jetzt Englisch"
    row.adopt.click()
    editor.settle()
    editor.settle()
    assert not row.adopt.isVisible()
    assert show(store, row.id, "paragraph").text("language") == "en"


def test_an_empty_paragraph_takes_the_new_language_by_itself(editor, store):
    view = editor.view
    view.add.click()
    editor.settle()
    editor.settle()
    view.facts.chosen.emit("language", "fr", view.speech.held["language"].heads)
    editor.settle()
    editor.settle()
    assert show(store, view.rows[-1].id, "paragraph").text("language") == "fr"
    assert not view.rows[-1].adopt.isVisible()


def test_the_settings_fold_into_one_line_that_says_them(editor):
    facts = editor.view.facts
    assert not facts.title.isVisible()
    assert "Dr. Henrike Wallstedt" in facts.summary.accessibleName()
    QTest.keyClick(facts.summary, Qt.Key.Key_Space)
    assert facts.title.isVisible()


def test_a_read_only_dossier_is_read_not_written(editor, store, monkeypatch):
    monkeypatch.setattr(type(store), "read_only", property(lambda _self: True))
    view = editor.view
    view.reload()
    editor.settle()
    assert view.rows[0].text.isReadOnly()
    assert not view.add.isEnabled()
    assert not view.rows[0].menu.isEnabled()
    assert view.podium.isEnabled()
