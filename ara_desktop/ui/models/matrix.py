# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The stance matrix as an item model; a cell reads as a sentence."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ara_desktop.service.matrix import Cell, Matrix, Row
from ara_desktop.text import labels
from ara_desktop.text.formats import Formats
from ara_desktop.ui.i18n import Translator

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Regions down, points across; which rows are shown is chosen here, not by a proxy."""

    def __init__(self, tr: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._matrix = Matrix((), (), ())
        self._rows: tuple[Row, ...] = ()
        self._words_wanted = ""
        self._stance_wanted: str | None = None
        tr.changed.connect(self._renew)

    @property
    def matrix(self) -> Matrix:
        """What is shown, all rows of it."""
        return self._matrix

    def show_matrix(self, matrix: Matrix) -> None:
        """Replace everything; the filter stays."""
        self._matrix = matrix
        self._refill()

    def filter_rows(self, name: str, stance: str | None) -> None:
        """Only regions whose name contains ``name`` and that hold ``stance`` on some point (None: any)."""
        self._words_wanted, self._stance_wanted = name.casefold(), stance
        self._refill()

    def row(self, line: int) -> Row:
        """The region in a line."""
        return self._rows[line]

    def line_of(self, region: str) -> int:
        """The line of a region, -1 if it is not shown."""
        return next((line for line, row in enumerate(self._rows) if row.id == region), -1)

    def cell(self, index: Index) -> Cell:
        """The cell at an index."""
        return self._rows[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of regions shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Number of points."""
        return 0 if parent.isValid() else len(self._matrix.points)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """``CELL_ROLE`` gives the cell; a screen reader and the tooltip get the sentence."""
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self.cell(index)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.sentence(index)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Numbers of points, names of regions; the spoken head of a column has the heading of the point."""
        if orientation == Qt.Orientation.Vertical:
            known = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._rows[section].name if known and section < len(self._rows) else None
        if section >= len(self._matrix.points):
            return None
        point = self._matrix.points[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return point.number
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._tr.words("Point {number}: {heading}", number=point.number, heading=point.heading)
        return None

    def sentence(self, index: Index) -> str:
        """E.g. "Navarra, point 3: reservation, declared on 9 November 2023"."""
        words, row, point = self._tr.words, self._rows[index.row()], self._matrix.points[index.column()]
        cell = self.cell(index)
        facts = {"region": row.name, "number": point.number, "stance": labels.stance(cell.stance or None, words)}
        if cell.counted is None or not cell.counted.day:
            return words("{region}, point {number}: {stance}", **facts)
        day = Formats(self._tr.language).day(cell.counted.day)
        if cell.counted.reading:
            return words("{region}, point {number}: {stance}, our reading of {day}", **facts, day=day)
        return words("{region}, point {number}: {stance}, declared on {day}", **facts, day=day)

    def _refill(self) -> None:
        self.beginResetModel()
        self._rows = tuple(row for row in self._matrix.rows if self._is_wanted(row))
        self.endResetModel()

    def _is_wanted(self, row: Row) -> bool:
        named = self._words_wanted in row.name.casefold()
        return named and (self._stance_wanted is None or any(c.stance == self._stance_wanted for c in row.cells))

    def _renew(self, _language: str) -> None:
        if self._rows and self._matrix.points:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._matrix.points) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._matrix.points) - 1)
