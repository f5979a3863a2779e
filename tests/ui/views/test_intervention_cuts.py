# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.service.speaking import speech_of

TOO_LONG = "Warum Birkenmark zustimmt"


@pytest.fixture
def editor(show_place, store, qtbot):
    """The editor of a speech that is longer than its slot."""
    with store.reading() as view:
        id_ = next(one.id for one in view.records("intervention") if one.text("title") == TOO_LONG)
    shown = show_place("intervention", id_)
    with qtbot.waitActive(shown.window):
        shown.window.activateWindow()
    return shown


def texts(store, id_):
    with store.reading() as view:
        return [one.piece.text for one in speech_of(view, id_, "de", "2026-11-22").paragraphs]


# -- cuts and the lectern


def test_a_cut_shows_what_would_be_left_out_and_deletes_nothing(editor, store):
    view = editor.view
    before = texts(store, view.speech.id)
    view.cuts.buttons[0].click()
    dropped = [row.id for row in view.rows if row.dropped.isVisible()]
    assert dropped
    assert all(row.rank.code != "must" for row in view.rows if row.id in dropped)
    assert "von 9 Absätzen" in view.cuts.result.text()
    view.cuts.buttons[-1].click()
    assert not any(row.dropped.isVisible() for row in view.rows)
    assert texts(store, view.speech.id) == before


def test_too_short_even_for_must_is_said(editor):
    editor.view.cuts.buttons[60].click()
    assert "✗" in editor.view.cuts.result.text()


def test_the_lectern_is_worked_by_keys_alone(editor, qtbot):
    podium = editor.view.open_podium()
    qtbot.waitUntil(lambda: podium.height() > 400)
    assert podium.isFullScreen()
    assert podium.page == 0
    pages = podium.pages
    QTest.keyClick(podium, Qt.Key.Key_Space)
    assert podium.page == 1
    assert podium.text_of_page() in podium.accessibleName()
    QTest.keyClick(podium, Qt.Key.Key_Left)
    assert podium.page == 0
    QTest.keyClick(podium, Qt.Key.Key_End)
    assert podium.page == pages - 1
    for _ in range(4):
        QTest.keyClick(podium, Qt.Key.Key_Minus)
    assert podium.pages < pages
    with qtbot.waitSignal(podium.left) as told:
        QTest.keyClick(podium, Qt.Key.Key_Escape)
    assert told.args[1] is True
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor.view.podium)


def test_the_lectern_shows_every_phrase_once_and_only_what_the_cut_keeps(editor, qtbot):
    whole = editor.view.open_podium()
    rows = [row for page in whole._pages for row in page]
    said = [phrase for block in whole._blocks for phrase in block.phrases]
    assert len(rows) == len(said)
    assert [row.text.text() for row in rows] == ["".join(text for text, _ in phrase) for phrase in said]
    blocks = len(whole._blocks)
    whole.close()
    editor.view.cuts.buttons[0].click()
    cut = editor.view.open_podium()
    assert len(cut._blocks) < blocks
    cut.close()


def test_a_rehearsal_with_the_clock_is_kept_if_wanted(editor, store):
    view = editor.view
    view._rehearsed(150, 300)
    editor.settle()
    editor.settle()
    with store.reading() as snapshot:
        found = [one for one in snapshot.records("rehearsal") if one.text("intervention") == view.speech.id]
    assert (found[-1].number("words"), found[-1].number("seconds")) == (300, 150)
