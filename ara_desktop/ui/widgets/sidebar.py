# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The left column: places in groups, the ten points below theirs; one selection, which is where one is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.places import PlaceEntry, PointLine
from ara_desktop.ui.theme import Theme

_ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """What one line shows: a heading, a place, or a point below its place."""

    label: str
    code: str = ""
    record_id: str | None = None
    icon: str = ""
    number: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it is only read, never visited."""
        return not self.code


class Sidebar(QListView):
    """List of places.

    Signals:
        wanted(str code, record_id or None): the user chose a line.
    """

    wanted = Signal(str, object)

    def __init__(
        self, theme: Theme, tr: Translator, places: Sequence[PlaceEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("places")
        self._theme, self._tr, self._places = theme, tr, tuple(p for p in places if p.listed)
        self._points: tuple[PointLine, ...] = ()
        self._here: tuple[str, str | None] = ("", None)
        self.rail = False
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(theme, self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._want)
        tr.bind(self.setAccessibleName, "Places")
        tr.changed.connect(self._fill)
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        self._fill()

    def set_points(self, points: Sequence[PointLine]) -> None:
        """List the points of the declaration below the place ``points``."""
        if tuple(points) != self._points:  # filling anew would take the keyboard's place in the list away
            self._points = tuple(points)
            self._fill()

    def set_rail(self, rail: bool) -> None:
        """Show icons and numbers only, where the window is narrow."""
        if rail != self.rail:
            self.rail = rail
            self.scheduleDelayedItemsLayout()
            self.viewport().update()

    def mark(self, code: str, record_id: str | None) -> None:
        """Select the line of where one is; a record without a line is marked at its place."""
        self._here = (code, record_id)
        rows = [self._rows.item(i) for i in range(self._rows.rowCount())]
        wanted = [(code, record_id), (code, None), (self._parent_of(code), None)]
        found = next(
            (item for want in wanted for item in rows if (r := row_of(item)).code and (r.code, r.record_id) == want),
            None,
        )
        self.selectionModel().clearSelection()
        if found is not None:
            self.selectionModel().setCurrentIndex(found.index(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(found.index())

    def selectionCommand(self, _index: Index, _event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Arrow keys move the focus; the selection stays where one is."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Space visit the line that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _want(self, index: Index) -> None:
        if index.isValid():
            row: Row = index.data(_ROW)
            if not row.is_heading:
                self.wanted.emit(row.code, row.record_id)

    def _parent_of(self, code: str) -> str:
        return next((p.parent for p in self._places if p.code == code), "points" if code == "point" else "")

    def _fill(self, _language: str = "") -> None:
        self._rows.clear()
        group = ""
        for place in self._places:
            if place.group != group:
                group = place.group
                self._add(Row(self._tr(group)) if group else None)
            self._add(Row(self._tr(place.label), place.code, None, place.icon))
            if place.code == "points":
                for point in self._points:
                    self._add(
                        Row(point.heading or self._tr("Not yet known"), "point", point.record_id, "", point.number)
                    )
        self.mark(*self._here)

    def _add(self, row: Row | None) -> None:
        if row is None:
            return
        item = QStandardItem(row.label)
        item.setData(row, _ROW)
        item.setToolTip(row.label)
        if row.is_heading:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        if row.number:
            spoken = self._tr.words("Point {number}: {heading}", number=row.number, heading=row.label)
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(spoken)
        self._rows.appendRow(item)


def row_of(item: QStandardItem) -> Row:
    """The line that an item shows."""
    row = item.data(_ROW)
    assert isinstance(row, Row)
    return row


class _RowPainter(QStyledItemDelegate):
    """Draws a line: bar and tint where one is, ring where the keyboard is."""

    def __init__(self, theme: Theme, view: Sidebar) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower; every line that can be visited is at least 28 high."""
        row: Row = index.data(_ROW)
        if row.is_heading:
            return QSize(10, self._theme.em(0.8) if self._view.rail else self._theme.em(2.1))
        return QSize(10, max(28, self._theme.em(1.8 if row.number else 2.05)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        row: Row = index.data(_ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            self._heading(painter, rect, row, option.font)
        else:
            self._line(painter, rect, row, option)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: Row, base: QFont) -> None:
        t = self._theme.tokens
        if self._view.rail:
            painter.setPen(QPen(QColor(t.border), 1))
            painter.drawLine(rect.left() + 8, rect.center().y(), rect.right() - 8, rect.center().y())
            return
        font = QFont(base)
        font.setPixelSize(self._theme.em(0.87))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(t.text2))
        flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
        painter.drawText(rect.adjusted(self._theme.em(0.8), 0, -4, -self._theme.em(0.25)), flags, row.label)

    def _line(self, painter: QPainter, rect: QRect, row: Row, option: QStyleOptionViewItem) -> None:
        t = self._theme.tokens
        state = option.state
        here = bool(state & QStyle.StateFlag.State_Selected)
        box = rect.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if here or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(t.soft.back if here else t.sunken))
            painter.drawRoundedRect(box, 6, 6)
        if here:
            painter.setBrush(QColor(t.accent))
            bar = QRect(
                box.left() if option.direction == Qt.LayoutDirection.LeftToRight else box.right() - 3,
                box.top() + 5,
                4,
                box.height() - 10,
            )
            painter.drawRoundedRect(bar, 2, 2)
        self._content(painter, box, row, option, here=here)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)

    def _content(self, painter: QPainter, box: QRect, row: Row, option: QStyleOptionViewItem, *, here: bool) -> None:
        t = self._theme.tokens
        em = self._theme.em
        side = em(1.2)
        lead = (box.width() - side) // 2 if self._view.rail else em(0.8)
        mark = QRect(box.left() + lead, box.top() + (box.height() - side) // 2, side, side)
        words = box.adjusted(lead + side + em(0.6), 0, -em(0.4), 0)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            mark.moveRight(box.right() - lead)
            words = box.adjusted(em(0.4), 0, -(lead + side + em(0.6)), 0)
        may = bool(option.state & QStyle.StateFlag.State_Enabled)
        ink = QColor((t.soft.text if here else t.text) if may else t.text_disabled)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if here else QFont.Weight.Normal)
        painter.setFont(font)
        if row.number:
            painter.setPen(ink if here else QColor(t.text2))
            painter.drawText(mark.adjusted(-em(0.4), 0, em(0.4), 0), Qt.AlignmentFlag.AlignCenter, row.number)
        else:
            role = "text_disabled" if not may else "soft" if here else "text2"
            self._theme.icon(row.icon, role).paint(painter, mark)
        if not self._view.rail:
            painter.setPen(ink)
            shown = painter.fontMetrics().elidedText(row.label, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
