# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Tables inside a page: as high as their rows, so that only the page scrolls; and the painter of stance cells."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ara_desktop.ui.models.base import VALUE_ROLE, RowsModel
from ara_desktop.ui.theme import Ink, Theme, Tokens
from ara_desktop.ui.theme.stances import paint_stance

Index = QModelIndex | QPersistentModelIndex


class GrownTable(QTableView):
    """Rows of a model without a scroll bar of their own.

    Signals:
        opened(int line): Return, Enter or a double click on a line.
        picked(int line): the line that the keyboard or the pointer came to; -1 for none.
    """

    opened = Signal(int)
    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares: tuple[float, ...] = ()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self.refit)

    def hold(self, model: RowsModel[Any], shares: Sequence[float]) -> None:
        """Show a model; ``shares`` of the width by column: above 1 are em, the rest share what is left."""
        self.setModel(model)
        self._shares = tuple(shares)
        model.modelReset.connect(self.refit)
        model.dataChanged.connect(self.refit)
        self.setItemDelegate(CellPainter(self._theme, self))
        self.selectionModel().currentRowChanged.connect(lambda index, _before: self.picked.emit(index.row()))

    def refit(self) -> None:
        """Share the width, let rows have the height of their text, and take the height of all rows."""
        if self.model() is None or not self._shares:
            return
        width = self.viewport().width()
        fixed = {at: self._theme.em(share) for at, share in enumerate(self._shares) if share > 1}
        whole = sum(share for share in self._shares if share <= 1)
        for at, share in enumerate(self._shares):
            free = max(0, width - sum(fixed.values())) * share / (whole or 1)
            self.setColumnWidth(at, fixed.get(at, int(free)))
        self.resizeRowsToContents()
        for line in range(self.model().rowCount()):
            self.setRowHeight(line, max(self.rowHeight(line), 32, self._theme.em(2)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows and the heading."""
        rows = sum(self.rowHeight(line) for line in range(self.model().rowCount())) if self.model() else 0
        return QSize(self._theme.em(20), rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 1)

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible, low is not."""
        return QSize(self._theme.em(12), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other heights."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.refit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard stands on a line, never on nothing."""
        super().focusInEvent(event)
        if self.model() is not None and self.model().rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(max(0, self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Enter open the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()


class CellPainter(QStyledItemDelegate):
    """Draws a cell: text in as many lines as it needs, one ring around the whole line that has the keyboard.

    Args:
        ink: Token of the text by row value; "text" where it says nothing.
        bold: Whether the column stands out.
    """

    def __init__(
        self, theme: Theme, table: GrownTable, *, ink: Callable[[Any], str] | None = None, bold: bool = False
    ) -> None:
        super().__init__(table)
        self._theme, self._table, self._ink, self._bold = theme, table, ink, bold

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Height of the wrapped text at the width of the column."""
        em = self._theme.em
        room = self._table.columnWidth(index.column()) - self._lead() - 2 * em(0.55)
        _, height = _laid_out(_said(index), self._font(option), room)
        return QSize(em(3), max(em(2.1), round(height) + em(0.75)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, content, line below, ring."""
        t, em = self._theme.tokens, self._theme.em
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRect(option.rect)
        painter.save()
        if selected or option.features & QStyleOptionViewItem.ViewItemFeature.Alternate:
            painter.fillRect(rect, QColor(t.soft.back if selected else t.bg))
        inner = rect.adjusted(em(0.55), 0, -em(0.55), 0)
        value = index.data(VALUE_ROLE)
        ink = self._ink(value) if self._ink is not None and value is not None else "text"
        self._content(painter, option, index, inner)
        lead = self._lead()
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setPen(QColor(t.soft.text if selected else token_colour(t, ink)))
        box = inner.adjusted(0 if rtl else lead, 0, -lead if rtl else 0, 0)
        text, height = _laid_out(_said(index), self._font(option), box.width())
        text.draw(painter, QPointF(box.left(), box.top() + max(0, (box.height() - height) / 2)))
        painter.setPen(QColor(t.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if selected and self._table.hasFocus():
            self._ring(painter, rect, index)
        painter.restore()

    def _content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, inner: QRect) -> None:
        """What stands before the text."""

    def _lead(self) -> int:
        return 0

    def _font(self, option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        if self._bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _ring(self, painter: QPainter, rect: QRect, index: Index) -> None:
        painter.setPen(QPen(QColor(self._theme.tokens.focus), 2))
        box = rect.adjusted(0, 1, 0, -1)
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        last = index.model().columnCount() - 1
        rtl = self._table.isRightToLeft()
        if index.column() == (last if rtl else 0):
            painter.drawLine(box.left() + 1, box.top(), box.left() + 1, box.bottom())
        if index.column() == (0 if rtl else last):
            painter.drawLine(box.right() - 1, box.top(), box.right() - 1, box.bottom())


class StancePainter(CellPainter):
    """Draws the field of a stance with its sign before the word; ``stance_of`` gives the code of a row, "" for no record."""

    def __init__(
        self, theme: Theme, table: GrownTable, stance_of: Callable[[Any], str], *, reading: bool = False
    ) -> None:
        super().__init__(theme, table)
        self._stance_of, self._reading = stance_of, reading

    def _lead(self) -> int:
        return self._theme.em(2.7)

    def _content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, inner: QRect) -> None:
        em = self._theme.em
        field = QRectF(inner.left(), inner.center().y() - em(1.5) / 2 + 1, em(2.1), em(1.5))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            field.moveRight(inner.right())
        value = index.data(VALUE_ROLE)
        code = self._stance_of(value) if value is not None else ""
        font = QFont(option.font)
        font.setPixelSize(em(0.87))
        paint_stance(painter, field, self._theme.tokens, code or None, font=font, reading=self._reading)


def token_colour(tokens: Tokens, name: str) -> str:
    """The colour of a token by name; for an ink its text."""
    found = getattr(tokens, name)
    return found.text if isinstance(found, Ink) else str(found)


def _laid_out(text: str, font: QFont, width: int) -> tuple[QTextLayout, float]:
    """A text in lines of a width and their height together; a word that is longer than a line is parted."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def _said(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
