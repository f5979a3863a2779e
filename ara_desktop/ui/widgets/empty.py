# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Nothing here yet: says why, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Text


class EmptyState(QWidget):
    """Icon, one line, one sentence, and at most two buttons.

    Args:
        icon: Lucide name.
        title: English; what is not there.
        advice: English; what to do. May be empty.
    """

    def __init__(
        self, theme: Theme, tr: Translator, icon: str, title: str, advice: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._tr, self._icon = theme, tr, icon
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title, self._advice = Text(role="h2", wrap=True), Text(role="muted", wrap=True)
        self._buttons = QHBoxLayout()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._mark)
        for label in (self._title, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addLayout(self._buttons)
        column.addStretch(3)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        tr.bind(self._title.setText, title)
        if advice:
            tr.bind(self._advice.setText, advice)
        self._advice.setVisible(bool(advice))
        theme.changed.connect(self._grow)
        self._grow()

    def add_button(self, icon: str, text: str, *, primary: bool = False) -> Button:
        """A way out; connect its ``clicked``."""
        button = Button(self._theme, icon, "primary" if primary else "")
        self._tr.bind(button.setText, text)
        self._buttons.addWidget(button)
        return button

    def _grow(self) -> None:
        self._mark.setPixmap(self._theme.icon(self._icon, "text2").pixmap(self._theme.em(2.6), self._theme.em(2.6)))
