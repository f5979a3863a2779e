# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui import a11y
from tests.ui.sample import HEADINGS


def rows_of(window):
    model = window.side.places.model()
    return [model.index(line, 0).data() for line in range(model.rowCount())]


def here(window):
    chosen = window.side.places.selectionModel().selectedIndexes()
    return [index.data() for index in chosen]


def page(window):
    return window.work.page


# ---- places


def test_the_window_opens_at_the_first_place(window):
    assert page(window).code == "home"
    assert here(window) == ["Home"]
    assert window.top.title.text() == "Home"


def test_places_are_built_on_the_first_visit_only(window):
    assert window.work.built == ("home",)
    window.go("points")
    first = page(window)
    window.go("home")
    window.go("points")
    assert page(window) is first
    assert window.work.built == ("home", "points")


def test_the_ten_points_stand_below_their_place(window):
    rows = rows_of(window)
    start = rows.index("Points") + 1
    assert rows[start : start + 10] == list(HEADINGS)


def test_a_point_reads_as_a_sentence_to_a_screen_reader(window):
    model = window.side.places.model()
    index = next(model.index(i, 0) for i in range(model.rowCount()) if model.index(i, 0).data() == HEADINGS[2])
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Point 3: {HEADINGS[2]}"


def test_a_point_is_visited_with_return(window):
    places = window.side.places
    places.setFocus()
    places.setCurrentIndex(places.model().index(rows_of(window).index(HEADINGS[4]), 0))
    QTest.keyClick(places, Qt.Key.Key_Return)
    assert page(window).record_id == "point-5"
    assert here(window) == [HEADINGS[4]]


def test_arrow_keys_move_the_focus_and_not_the_place(window):
    places = window.side.places
    places.setFocus()
    QTest.keyClick(places, Qt.Key.Key_Down)
    assert places.currentIndex().data() == "Points"
    assert here(window) == ["Home"]


def test_a_record_without_a_line_marks_its_place(window):
    window.go("point", "elsewhere")
    assert here(window) == ["Points"]


def test_an_unknown_place_is_an_error_of_the_program(window):
    with pytest.raises(KeyError):
        window.go("nowhere")


def test_a_place_that_cannot_be_built_leaves_no_trace(window, monkeypatch):
    def broken(_session):
        raise RuntimeError

    monkeypatch.setitem(window._places, "matrix", replace(window._places["matrix"], build=broken))
    with pytest.raises(RuntimeError):
        window.go("matrix")
    assert page(window).code == "home"
    assert not window.top.back.isEnabled()


def test_back_and_forward_like_a_browser(window):
    window.go("point", "point-1")
    window.go("point", "point-2")
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(window).record_id == "point-1"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(window).code == "home"
    assert not window.top.back.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page(window).record_id == "point-1"
    window.go("matrix")
    assert not window.top.forward.isEnabled()


def test_control_and_a_figure_visits_a_place(window):
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert page(window).code == "matrix"


def test_leaving_lets_a_view_write_what_is_being_typed(window):
    window.go("point", "point-1")
    view = page(window)
    window.go("point", "point-2")
    assert view.left == ["point-1"]
    window.go("home")
    assert view.left == ["point-1", "point-2"]


# ---- keyboard


def test_f6_goes_round_the_areas_and_back(window):
    window.side.places.setFocus()
    areas = []
    for _ in range(5):
        QTest.keyClick(window, Qt.Key.Key_F6)
        areas.append(window.areas._index_of(QApplication.focusWidget()))
    assert areas == [1, 2, 3, 0, 1]
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.areas._index_of(QApplication.focusWidget()) == 0


def test_f6_comes_back_to_where_the_focus_was(window):
    page(window).note.setFocus()
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
    assert page(window).note.hasFocus()


def test_tab_follows_the_reading_order_also_on_pages_built_later(window):
    for code in ("points", "home", "point"):
        window.go(code)
    window.go("home")
    window.side.places.setFocus()
    seen, trap = a11y.tab_walk(window)
    assert trap is None
    order = [window.areas._index_of(widget) for widget in seen]
    assert order[-1] == 0
    forward = order[: order.index(0)]
    assert forward == sorted(forward)
    assert set(forward) == {1, 2, 3}
    assert seen.index(page(window).list) < seen.index(page(window).go) < seen.index(page(window).open_point)


def test_the_menu_opens_with_f10_and_its_first_line_is_ready(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_F10)
    qtbot.waitUntil(window.side.menu.choices.isVisible)
    assert window.side.menu.choices.activeAction().text() == "Open a dossier"
    window.side.menu.choices.close()


def test_the_menu_lists_commands_of_the_composition_first(window):
    assert [a.text() for a in window.side.menu.choices.actions() if not a.isSeparator()][:3] == [
        "Open a dossier",
        "New dossier",
        "Make a backup",
    ]


# ---- search


def test_control_k_searches_while_typing(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.top.search.hasFocus()
    QTest.keyClicks(window.top.search, "was")
    qtbot.waitUntil(lambda: page(window).code == "search")
    QTest.keyClicks(window.top.search, "serstoff")
    qtbot.waitUntil(lambda: page(window).list.item(0).text() == "wasserstoff")
    assert window.top.search.hasFocus()
    QTest.keyClick(window.top.search, Qt.Key.Key_Down)
    assert page(window).list.hasFocus()


def test_a_search_is_one_step_of_the_way_and_escape_leaves_it(window, qtbot):
    window.go("matrix")
    search = window.top.search
    search.setFocus()
    for text in ("a", "ab", "abc"):
        search.clear()
        QTest.keyClicks(search, text)
        qtbot.waitUntil(lambda text=text: page(window).code == "search" and page(window).record_id == text)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert page(window).code == "matrix"
    assert search.text() == ""
