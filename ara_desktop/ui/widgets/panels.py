# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Sheets that hold what belongs together; the principal-only block is one of its own kind."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.buttons import repolish
from ara_desktop.ui.widgets.flow import Flow
from ara_desktop.ui.widgets.labels import Text


class Panel(QFrame):
    """A column of widgets on a sheet.

    Args:
        look: sheet, hollow, note, error, principal, or "" for bare ground.
    """

    def __init__(self, theme: Theme, look: str = "sheet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        if look:
            self.setProperty("panel", look)
        self.column = QVBoxLayout(self)
        theme.changed.connect(self._grow)
        self._grow()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others."""
        self.column.addWidget(widget, stretch)

    def add_row(self, *widgets: QWidget | None) -> QHBoxLayout:
        """Put widgets side by side below the others; None is a gap that takes the room."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.em(0.55))
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        self.column.addLayout(row)
        return row

    def add_flow(self, *widgets: QWidget) -> Flow:
        """Put widgets side by side; what has no room goes on in the next line."""
        flow = Flow(gap=self._theme.em(0.45))
        for widget in widgets:
            flow.addWidget(widget)
        self.column.addLayout(flow)
        return flow

    def fill_up(self) -> None:
        """Keep what is there at the top."""
        self.column.addStretch(1)

    def look_like(self, look: str) -> None:
        """Change the look, e.g. to note while something is stale."""
        self.setProperty("panel", look)
        repolish(self)

    def _grow(self) -> None:
        edge = self._theme.em(1)
        self.column.setContentsMargins(edge, self._theme.em(0.8), edge, self._theme.em(0.8))
        self.column.setSpacing(self._theme.em(0.55))


class PrincipalPanel(Panel):
    """What only the principal and their closest staff see: bar, lock and words, apart from the text above."""

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(theme, "principal", parent)
        lock = QLabel()
        self._lock = lock
        title = Text(role="principal")
        tr.bind(title.setText, "For the principal only")
        reason = Text(role="small", wrap=True)
        tr.bind(reason.setText, "Never part of what leaves the delegation")
        reason.setSizePolicy(reason.sizePolicy().horizontalPolicy(), reason.sizePolicy().verticalPolicy())
        head = self.add_row(lock, title)
        head.addWidget(reason, 1)
        head.setAlignment(lock, Qt.AlignmentFlag.AlignVCenter)
        tr.bind(self.setAccessibleName, "For the principal only")
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._lock.setPixmap(self._theme.icon("lock", "principal").pixmap(self._theme.em(1.15), self._theme.em(1.15)))
