# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The areas of the window and how they share the room: columns fold where the window is narrow, measured in text widths."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.areas import Areas, tab_stops
from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.jobs import Jobs
from ara_desktop.ui.places import PlaceEntry
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.bottombar import BottomBar
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.notice import Notice, TrainingBand
from ara_desktop.ui.widgets.sidecolumn import SideColumn
from ara_desktop.ui.widgets.surface import DetailsColumn, WorkSurface
from ara_desktop.ui.widgets.topbar import TopBar

PROGRAM = "ARA Desktop"
_DETAILS_FROM_EM = 78
_NARROWEST_EM, _LOWEST_EM = 30, 15
_CROWDED = 0.9


class Frame(QMainWindow):
    """What stands around the work surface.

    Attributes:
        band: Marker of a training dossier, hidden otherwise.
        side, top, work, details, bottom: The areas in reading order; F6 goes through them.
        notice: Sentence of the last error.
    """

    def __init__(
        self, theme: Theme, tr: Translator, jobs: Jobs, places: Sequence[PlaceEntry], languages: Sequence[str]
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self._theme = theme
        self._wants_details = {True: True, False: False}  # by: whether the window is wide
        self.band = TrainingBand(theme, tr)
        self.band.hide()
        self.side = SideColumn(theme, tr, places)
        self.side.name.setText(PROGRAM)
        self.top = TopBar(theme, tr, languages)
        self.notice = Notice(theme, tr)
        waiting = EmptyState(theme, tr, "folder-open", msgid("The dossier is being opened"))
        self.work, self.details = WorkSurface(waiting), DetailsColumn(theme)
        self.bottom = BottomBar(theme, tr, jobs)
        self._arrange()
        self.areas = Areas((self.side, self.top, self.work, self.details, self.bottom), self)
        self.top.details.clicked.connect(self.toggle_details)
        theme.changed.connect(self._grow)
        self.resize(self._comfortable)
        self._grow()

    def fit_screen(self) -> None:
        """Take the whole screen where there is little room; call before the window is shown."""
        room, wanted = self.screen().availableSize(), self._comfortable
        if wanted.width() > room.width() * _CROWDED or wanted.height() > room.height() * _CROWDED:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def toggle_details(self) -> None:
        """Show or fold the right column; wide and narrow windows remember it apart."""
        self._wants_details[self._is_wide] = not self._wants_details[self._is_wide]
        self.fold()

    def fold(self) -> None:
        """Share the room anew: the window, the text size or the details changed."""
        page = self.work.page
        has = page is not None and page.details is not None
        shows = has and self._wants_details[self._is_wide]
        self.top.details.setEnabled(has)
        self.top.details.setChecked(shows)
        self.details.setVisible(shows)
        self.side.fit(self._width_em)

    def order_tabs(self) -> None:
        """Details and lower edge come after the page: what is built later stands last in Qt's chain."""
        page = self.work.page
        if page is None:
            return
        stops = (*tab_stops(page), *tab_stops(self.details), *tab_stops(self.bottom))
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold columns where the window is narrow."""
        super().resizeEvent(event)
        self.fold()

    @property
    def _comfortable(self) -> QSize:
        return QSize(self._theme.em(86), self._theme.em(54))

    @property
    def _width_em(self) -> float:
        return self.width() / self._theme.text_px

    @property
    def _is_wide(self) -> bool:
        return self._width_em >= _DETAILS_FROM_EM

    def _grow(self) -> None:
        # Said outright, or a window that jumps to a narrow size would be stopped by columns that are about to fold.
        self.setMinimumSize(self._theme.em(_NARROWEST_EM), self._theme.em(_LOWEST_EM))
        self.fold()

    def _arrange(self) -> None:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.work)
        split.addWidget(self.details)
        self.work.lower()  # a splitter turns its children round: screen readers would meet the details first
        split.setStretchFactor(0, 1)
        split.setSizes([self._theme.em(60), self._theme.em(20)])
        middle = _column(self.top, self.notice)
        middle.addWidget(split, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(middle, 1)
        whole = QWidget()
        column = _column(self.band)
        column.addLayout(row, 1)
        column.addWidget(self.bottom)
        whole.setLayout(column)
        self.setCentralWidget(whole)


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return column
