# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ara_desktop.ui.widgets.prose import SAVE_AFTER_MS, ProseEdit


@pytest.fixture
def page(ground, qtbot):
    made = QWidget()
    column = QVBoxLayout(made)
    made.edit, made.other = ProseEdit(ground.theme), QLineEdit()
    column.addWidget(made.edit)
    column.addWidget(made.other)
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.edit.setFocus()
    return made


@pytest.fixture
def edit(page):
    return page.edit


def test_what_was_typed_is_told_once_after_a_pause_below_two_seconds(edit, qtbot):
    told = []
    edit.written.connect(told.append)
    QTest.keyClicks(edit, "Wir")
    assert told == []
    qtbot.waitUntil(lambda: told == ["Wir"], timeout=SAVE_AFTER_MS + 2000)
    assert not edit.dirty
    assert SAVE_AFTER_MS < 2000


def test_leaving_the_field_tells_at_once(page, edit, qtbot):
    QTest.keyClicks(edit, "Wir")
    with qtbot.waitSignal(edit.written) as told:
        page.other.setFocus()
    assert told.args == ["Wir"]


def test_nothing_is_told_where_nothing_changed(edit, qtbot):
    edit.start_text("Wir")
    QTest.keyClicks(edit, "!")
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    with qtbot.assertNotEmitted(edit.written):
        edit.flush()


def test_showing_a_text_is_not_typing(edit, qtbot):
    with qtbot.assertNotEmitted(edit.typed), qtbot.assertNotEmitted(edit.written):
        edit.start_text("Aus dem Dossier")
        edit.flush()


def test_news_never_replace_what_is_being_typed(edit):
    edit.start_text("Alt")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, " und mehr")
    edit.show_text("Von anderen")
    assert edit.toPlainText() == "Alt und mehr"


def test_news_come_in_while_nothing_is_typed_and_the_cursor_stays(edit):
    edit.start_text("Alt und lang")
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    edit.show_text("Alt, neu und lang")
    assert edit.toPlainText() == "Alt, neu und lang"
    assert edit.textCursor().position() == 4


def test_a_refused_text_stays_and_is_tried_again(edit):
    told = []
    edit.written.connect(told.append)
    QTest.keyClicks(edit, "Wir")
    edit.flush()
    edit.mark_unsaved()
    edit.show_text("Alt")
    assert edit.toPlainText() == "Wir"
    edit.flush()
    assert told == ["Wir", "Wir"]


def test_pasted_text_comes_without_looks(edit):
    paste = QMimeData()
    paste.setHtml("<b>fett</b><img src='file:///etc/passwd'>")
    paste.setText("fett\u2029neu")
    edit.insertFromMimeData(paste)
    assert edit.toPlainText() == "fett\nneu"


def test_lines_are_at_most_75_letters_long_and_none_is_cut(edit):
    edit.start_text("Vorbehalt gegen die Finanzierung " * 30)
    assert edit.width() < 1000
    assert edit.horizontalScrollBar().maximum() == 0


def test_the_field_grows_with_its_text_up_to_a_limit(edit, qtbot):
    low = edit.height()
    edit.start_text("Zeile\n" * 8)
    qtbot.waitUntil(lambda: edit.height() > low)
    edit.start_text("Zeile\n" * 800)
    qtbot.wait(20)
    assert edit.height() < 500


def test_tab_leaves_the_field(page, edit):
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert page.other.hasFocus()
