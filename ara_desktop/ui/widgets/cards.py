# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A card: something to go to, with a title and a line; it is one button for the keyboard and for screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.buttons import pressed_by_return
from ara_desktop.ui.widgets.labels import Text


class Card(QPushButton):
    """Icon, title, one line below, and what stands at the end (a chip, a number); connect ``clicked``."""

    def __init__(self, theme: Theme, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.setProperty("kind", "card")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._mark = QLabel()
        self._title, self._line = Text(role="h3", wrap=True), Text(role="small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._line)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addLayout(words, 1)
        self._mark.setVisible(bool(icon))
        for part in (self._mark, self._title, self._line):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._grow)
        self._grow()

    def tell(self, title: str, line: str = "") -> None:
        """Set title and line; together they are the spoken name."""
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self.setAccessibleName(f"{title}. {line}" if line else title)
        self.updateGeometry()

    def end_with(self, widget: QWidget) -> None:
        """Put a mark at the end; it belongs to the button."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row.addWidget(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses it, as the space bar does."""
        if not pressed_by_return(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for its content, not for a button's text."""
        return self._row.sizeHint() if isValid(self._row) else QSize()

    def minimumSizeHint(self) -> QSize:
        """The narrowest that its content can be."""
        return self._row.minimumSize() if isValid(self._row) else QSize()

    def hasHeightForWidth(self) -> bool:
        """Titles go on in the next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped texts."""
        if not isValid(self._row):  # the page is being deleted: Qt still asks for heights while its parts go
            return 0
        return max(self._row.heightForWidth(width), self._row.minimumSize().height())

    def _grow(self) -> None:
        em = self._theme.em
        self._row.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        self._row.setSpacing(em(0.7))
        if self._icon:
            self._mark.setPixmap(self._theme.icon(self._icon, "accent").pixmap(em(1.4), em(1.4)))
