# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.service.records import write_fields
from ara_desktop.ui.models.lines import unmarked
from tests.ui.stall import no_stall


@pytest.fixture
def home(show_place, qtbot):
    shown = show_place("home")
    with qtbot.waitActive(shown.window):
        shown.window.activateWindow()
    return shown


def type_search(shown, qtbot, text):
    field = shown.window.top.search
    QTest.keyClick(shown.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, text)
    qtbot.waitUntil(lambda: shown.window.work.page.code == "search" and shown.window.work.page.words == text)
    shown.settle()
    return shown.window.work.page


def titles(view):
    return [unmarked(line.title) for line in view.list.rows.lines if not line.heading]


def test_ctrl_k_leads_to_finds_grouped_by_kind_while_one_types(home, qtbot):
    view = type_search(home, qtbot, "qualifizierung")
    headings = [line.title for line in view.list.rows.lines if line.heading]
    assert "Tagesordnungspunkte" in headings
    assert len(headings) == len(set(headings))
    assert view.count.text().endswith("Fundstellen zu „qualifizierung“")
    assert QApplication.focusWidget() is home.window.top.search


def test_return_goes_into_the_finds_and_again_opens_the_record(home, qtbot, store):
    view = type_search(home, qtbot, "Strompreis und Netzanschluss")
    QTest.keyClick(home.window.top.search, Qt.Key.Key_Return)
    home.settle()
    assert QApplication.focusWidget() is view.list
    with store.reading() as snapshot:
        point = next(one.id for one in snapshot.records("point") if one.text("label") == "7")
    view.list.choose(point)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    home.settle()
    assert home.window.work.page.code == "point"
    assert home.window.work.page.record_id == point


def test_a_paragraph_is_opened_in_its_intervention(home, qtbot, store):
    view = type_search(home, qtbot, "Taschenrechner")
    (line,) = [one for one in view.list.rows.lines if not one.heading]
    assert line.title == "Warum Birkenmark zustimmt"
    assert "\x02Taschenrechner\x03" in line.snippet
    assert "\x02" not in line.sentence
    QTest.keyClick(home.window.top.search, Qt.Key.Key_Return)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    home.settle()
    home.settle()
    page = home.window.work.page
    assert page.code == "intervention"
    assert "Taschenrechner" in QApplication.focusWidget().toPlainText()


def test_nothing_found_says_so_and_offers_ways_on(home, qtbot):
    view = type_search(home, qtbot, "xyzzy")
    assert view.none.isVisible()
    assert not view.list.isVisible()
    assert view.count.text() == "Nichts gefunden zu „xyzzy“"
    view.events.click()
    home.settle()
    assert home.window.work.page.code == "events"


def test_text_that_looks_like_markup_is_shown_as_it_is(show_place, store, qtbot):
    text = "<b>Hafenkran</b> &amp; <img src=x> \u202egedreht"
    write_fields(store, "task", None, {"what": text, "state": "open"})
    view = show_place("search", "hafenkran").view
    assert titles(view) == ["<b>Hafenkran</b> &amp; <img src=x> ‹U+202E›gedreht"]
    assert not view.grab().isNull()


def test_only_the_newest_words_are_shown(show_place, qtbot):
    shown = show_place("search", "region")
    view = shown.view
    for words in ("taschenrechner", "xyzzy", "qualifizierung"):
        view.show_record(words)
    shown.settle()
    assert "Qualifizierung im Betrieb" in " ".join(titles(view))
    assert view.count.text().endswith("„qualifizierung“")


def test_no_words_yet_says_how_it_works(show_place):
    view = show_place("search").view
    assert view.hint.isVisible()
    assert not view.none.isVisible()


def test_escape_leads_back(home, qtbot):
    type_search(home, qtbot, "region")
    QTest.keyClick(home.window.top.search, Qt.Key.Key_Escape)
    home.settle()
    assert home.window.work.page.code == "home"


def test_typing_in_the_search_never_stops_the_window(home, qtbot):
    type_search(home, qtbot, "r")
    with no_stall(qtbot):
        for letter in "egionen im wandel":
            QTest.keyClick(home.window.top.search, letter)
            qtbot.wait(60)
        qtbot.wait(250)
        home.settle()
