# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The list that Home, Interventions, Events and Search share: headings, lines that wrap, a word with its sign at the end.

One stop for Tab; arrow keys move, Return opens. All measures grow with the text.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QListView, QWidget

from ara_desktop.ui.models.lines import Line, LinesModel
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.views.programme_painter import LinePainter
from ara_desktop.ui.widgets.prose_growing import page_of

Index = QModelIndex | QPersistentModelIndex
LEAD_EM = 6.5
NARROW_EM = 30


class Lines(QListView):
    """A list of lines.

    Signals:
        opened(str key): Return, or a click where ``opens_on_click``.
        moved(str key): another line is current.

    Args:
        grows: It takes the height of all its lines, and the page around it scrolls.
        opens_on_click: A single click opens; else it only chooses, and the choice is shown also while the keyboard is elsewhere.
        lead_em, narrow_em: Width of the column before the titles; below which width of the list there is none.
    """

    opened = Signal(str)
    moved = Signal(str)

    def __init__(
        self,
        theme: Theme,
        *,
        grows: bool = False,
        opens_on_click: bool = True,
        lead_em: float = LEAD_EM,
        narrow_em: float = NARROW_EM,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._grows, self._height = theme, grows, -1
        self.chooses = not opens_on_click
        self.rows = LinesModel(self)
        self.setModel(self.rows)
        self._painter = LinePainter(theme, self, lead_em=lead_em, narrow_em=narrow_em)
        self._painter.chooses = self.chooses
        self.setItemDelegate(self._painter)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if opens_on_click:
            self.clicked.connect(self._open)
        else:
            self.doubleClicked.connect(self._open)
        self._relay = QTimer(self)
        self._relay.setSingleShot(True)
        self._relay.setInterval(0)
        self._relay.timeout.connect(self._fit)
        theme.changed.connect(self._renew)

    @property
    def current_key(self) -> str:
        """Key of the line that is current, empty for none."""
        line = self.rows.line(self.currentIndex())
        return line.key if line else ""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace all lines; the same line stays current and the list stays where it was scrolled to."""
        if tuple(lines) == self.rows.lines:
            return
        kept, scrolled = self.current_key, self.verticalScrollBar().value()
        silent = self.blockSignals(True)
        self.rows.show_lines(lines)
        place = self.rows.place_of(kept) if kept else -1
        self.go_to(place if place >= 0 or self.chooses else self.rows.first())
        self.blockSignals(silent)
        self.verticalScrollBar().setValue(scrolled)
        self._renew()

    def choose(self, key: str) -> None:
        """Make a line current; nothing happens if it is not there."""
        self.go_to(self.rows.place_of(key))

    def go_to(self, place: int) -> None:
        """Make the line at a place current."""
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell, and keep the line in sight of the page."""
        super().currentChanged(current, previous)
        line = self.rows.line(current)
        if line is not None:
            self.moved.emit(line.key)
        page = page_of(self) if self._grows and self.hasFocus() else None
        content = page.widget() if page is not None else None
        if page is not None and content is not None:
            box = self.visualRect(current)
            spot = self.viewport().mapTo(content, box.center())
            page.ensureVisible(spot.x(), spot.y(), 0, box.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens; Home, End and arrows move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Another font makes other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._painter.forget()
            self._renew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A list that shows everything leaves the wheel to the page."""
        if self._grows:
            event.ignore()
        else:
            super().wheelEvent(event)

    def _open(self, index: Index) -> None:
        line = self.rows.line(index)
        if line is not None:
            self.opened.emit(line.key)

    def _renew(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self._grows:
            self._fit()
            self._relay.start()  # once more when the width has settled

    def _fit(self) -> None:
        if not self._grows:
            return
        rows = (self.sizeHintForIndex(self.rows.index(at, 0)).height() for at in range(self.rows.rowCount()))
        height = sum(rows) + 2 * self.frameWidth() + 2
        if height != self._height:
            self._height = height
            self.setFixedHeight(height)
