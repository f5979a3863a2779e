# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The matrix as people use it: by keyboard, in both languages, for every reader of the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from ara_desktop.ui.models.matrix import CELL_ROLE
from ara_desktop.ui.views.matrix import WIDEST_EM
from tests.ui import a11y


@pytest.fixture
def shown(show_place):
    return show_place("matrix")


def test_every_region_stands_on_every_point(shown):
    model = shown.view.model
    assert model.columnCount() == 10
    assert model.rowCount() == 36
    assert model.row(0).own
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_keyboard_begins_in_the_cells(shown):
    assert shown.view.entrance is shown.view.table
    assert shown.view.table.hasFocus()


def test_the_columns_share_the_room(shown):
    table, count = shown.view.table, shown.view.model.columnCount()
    used = sum(table.columnWidth(column) for column in range(count))
    narrow = shown.view.session.theme.em(WIDEST_EM) * count
    assert min(table.viewport().width() - count, narrow) <= used <= max(table.viewport().width(), narrow)


def test_arrows_move_cell_by_cell_and_a_cell_reads_as_a_sentence(shown):
    table = shown.view.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    index = table.currentIndex()
    assert (index.row(), index.column()) == (1, 1)
    sentence = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert shown.view.model.row(1).name in sentence
    assert "Punkt 2 der Erklärung" in sentence
    assert index.data(CELL_ROLE) is shown.view.model.cell(index)


def test_an_earlier_date_shows_what_was_said_then(shown):
    before = {cell.stance for row in shown.view.model.matrix.rows[1:] for cell in row.cells}
    shown.view.day.show_date("2020")
    shown.view.day.entered.emit("2020")
    shown.settle()
    after = {cell.stance for row in shown.view.model.matrix.rows[1:] for cell in row.cells}
    assert before != {""}
    assert after == {""}


def test_readings_are_shown_only_when_asked_for(shown):
    def readings():
        cells = [cell for row in shown.view.model.matrix.rows for cell in row.cells]
        return sum(bool(cell.counted and cell.counted.reading) for cell in cells)

    assert readings() == 0
    shown.view.readings.click()
    shown.settle()
    assert readings() > 5


def test_the_filter_keeps_regions_by_name_and_stance(shown):
    model = shown.view.model
    shown.view.name.setText(model.row(3).name[:5])
    assert 1 <= model.rowCount() < 36
    shown.view.name.clear()
    shown.view.stance.show_code("oppose")
    shown.view.stance.chosen.emit("oppose")
    assert all(any(c.stance == "oppose" for c in model.row(n).cells) for n in range(model.rowCount()))


def test_enter_opens_the_point(shown, monkeypatch):
    gone = []
    monkeypatch.setattr(type(shown.session.desk), "go", lambda _self, code, record=None: gone.append((code, record)))
    shown.view.table.setFocus()
    shown.view.table.setCurrentIndex(shown.view.model.index(4, 2))
    QTest.keyClick(shown.view.table, Qt.Key.Key_Return)
    assert gone == [("point", shown.view.model.matrix.points[2].id)]


@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_nameless_clipped_or_out_of_reach(show_place, language):
    shown = show_place("matrix", language=language)
    assert a11y.every_finding(shown.window) == []
