# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import random

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from ara_desktop.ui.models.base import VALUE_ROLE, Column, RowsModel

ROWS = (("b", "Südau", 3), ("a", "nordmark", 20), ("c", "Westtal", 100))
COLUMNS = (
    Column("Region", lambda row: row[1], spoken=lambda row: f"Region {row[1]}", tip=lambda row: row[0]),
    Column("Events", lambda row: str(row[2]), order=lambda row: row[2], right=True),
)


@pytest.fixture
def model(ground):
    made = RowsModel(ground.tr, COLUMNS, key=lambda row: row[0])
    made.show_rows(ROWS)
    return made


def shown(model, column=0):
    return [model.index(line, column).data() for line in range(model.rowCount())]


def test_the_model_passes_qts_own_tester(model):
    """Also while rows come, go and are sorted; Fatal would end the run, Warning is enough: a Qt warning fails the test."""
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    chance = random.Random(1)
    for _ in range(20):
        model.show_rows(chance.sample(ROWS, chance.randint(0, 3)))
        model.sort(chance.randint(-1, 1))
        model.filter_rows(chance.choice([None, lambda row: row[2] > 10]))
    assert isinstance(tester.model(), QAbstractItemModel)


def test_rows_keep_their_order_until_they_are_sorted(model):
    assert shown(model) == ["Südau", "nordmark", "Westtal"]
    model.sort(0)
    assert shown(model) == ["nordmark", "Südau", "Westtal"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["Westtal", "nordmark", "Südau"]
    model.sort(-1)
    assert shown(model) == ["Südau", "nordmark", "Westtal"]


def test_a_filter_stays_when_rows_are_read_again(model):
    model.filter_rows(lambda row: row[2] > 10)
    assert shown(model) == ["nordmark", "Westtal"]
    model.show_rows(ROWS[:2])
    assert shown(model) == ["nordmark"]


def test_a_row_is_found_by_its_key(model):
    model.sort(0)
    assert model.line_of("c") == 2
    assert model.key_at(model.index(0, 1)) == "a"
    assert model.row_at(1) == ROWS[0]
    assert (model.line_of("x"), model.key_at(99), model.row_at(QModelIndex())) == (None, None, None)


def test_a_cell_says_what_it_is(model):
    cell = model.index(0, 0)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Region Südau"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "b"
    assert cell.data(VALUE_ROLE) == ROWS[0]
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "3"


def test_headings_follow_the_language(model, ground, qtbot):
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Events"
    with qtbot.waitSignal(model.headerDataChanged):
        ground.tr.choose("de")
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Veranstaltungen"
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
