# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Rows of frozen values as a table: every list and table of the window is one of these.

A proxy model over Python rows sorts 10,000 rows in 1.6 s; sorting the list and resetting takes 10 ms.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ara_desktop.ui.i18n import Translator

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        heading: English; shown translated.
        text: What a cell shows.
        spoken: What a screen reader says for the cell; the text where this is missing.
        order: Key to sort by; the text without case where this is missing.
        tip: Tooltip of a cell.
        right: Figures stand at the right.
    """

    heading: str
    text: Callable[[Row], str]
    spoken: Callable[[Row], str] | None = None
    order: Callable[[Row], Any] | None = None
    tip: Callable[[Row], str] | None = None
    right: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """A table of values. ``key`` names a row for good, so that the selection survives a reload."""

    def __init__(
        self, tr: Translator, columns: Sequence[Column[Row]], key: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tr, self._columns, self._key = tr, tuple(columns), key
        self._all: tuple[Row, ...] = ()
        self._shown: list[Row] = []
        self._wanted: Callable[[Row], bool] | None = None
        self._sorted_by: tuple[int, bool] | None = None
        tr.changed.connect(self._on_language)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the order given, whatever is shown of them."""
        return self._all

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace all rows; filter and sorting stay."""
        self._all = tuple(rows)
        self._refill()

    def filter_rows(self, wanted: Callable[[Row], bool] | None) -> None:
        """Show only rows that are wanted; None shows all."""
        self._wanted = wanted
        self._refill()

    def row_at(self, index: Index | int) -> Row | None:
        """The value of a line; None outside."""
        line = index if isinstance(index, int) else index.row()
        return self._shown[line] if 0 <= line < len(self._shown) else None

    def line_of(self, key: str) -> int | None:
        """The line in which the row with that key stands now."""
        return next((line for line, row in enumerate(self._shown) if self._key(row) == key), None)

    def key_at(self, index: Index | int) -> str | None:
        """The key of a line."""
        row = self.row_at(index)
        return None if row is None else self._key(row)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, spoken text, tooltip, alignment; ``VALUE_ROLE`` gives the value itself."""
        row = self.row_at(index) if index.isValid() else None
        if row is None or not 0 <= index.column() < len(self._columns):
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (column.spoken or column.text)(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip is not None:
            return column.tip(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return row if role == VALUE_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headings of columns, translated, also spoken."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tr(column.heading) if column.heading else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives the order of the rows back."""
        self._sorted_by = (column, order == Qt.SortOrder.DescendingOrder) if 0 <= column < len(self._columns) else None
        self._refill()

    def _refill(self) -> None:
        self.beginResetModel()
        rows = [row for row in self._all if self._wanted is None or self._wanted(row)]
        if self._sorted_by is not None:
            number, backwards = self._sorted_by
            column = self._columns[number]
            rows.sort(key=column.order or (lambda row: column.text(row).casefold()), reverse=backwards)
        self._shown = rows
        self.endResetModel()

    def _on_language(self, _language: str) -> None:
        if self._columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self._columns) - 1))
