# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Buttons with an icon from the set; a button without a text gets a name and a tooltip that follow the language."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.theme import Theme

_GAP_EM = 0.45


class Button(QPushButton):
    """A push button with a text.

    Args:
        theme: Gives the icon.
        icon: Lucide name, "" for none.
        kind: "", "primary" (one per page), "ghost", "grave".
    """

    def __init__(self, theme: Theme, icon: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAutoDefault(False)
        if kind:
            self.setProperty("kind", kind)
        if icon:
            role = {"primary": "on_accent", "grave": "bad"}.get(kind, "text")
            self.setIcon(theme.icon(icon, role))
            theme.changed.connect(self._grow)
            self._grow()

    def _grow(self) -> None:
        side = self._theme.em(1.15)
        self.setIconSize(QSize(side + self._theme.em(_GAP_EM), side))


class IconButton(QToolButton):
    """A button that shows only an icon; ``name`` is its tooltip and its name for screen readers.

    ``shortcut`` is shown in the tooltip, it is not installed here.
    """

    def __init__(
        self, theme: Theme, tr: Translator, icon: str, name: str, *, shortcut: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shortcut = shortcut
        self.setProperty("kind", "ghost")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIcon(theme.icon(icon))
        tr.bind(self.rename, name)
        theme.changed.connect(self._grow)
        self._grow()

    def rename(self, name: str) -> None:
        """Set tooltip and spoken name."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._shortcut})" if self._shortcut else name)

    def _grow(self) -> None:
        side = self._theme.em(1.25)
        self.setIconSize(QSize(side, side))


def text_width(widget: QWidget, text: str) -> int:
    """Pixels that ``text`` takes in the widget's font."""
    return QFontMetrics(widget.font()).horizontalAdvance(text)


def repolish(widget: QWidget) -> None:
    """Let a changed dynamic property show."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def press(button: QAbstractButton) -> None:
    """Show a button as pressed for a moment and click it."""
    button.animateClick()
