# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Buttons with an icon from the set; a button without a text gets a name and a tooltip that follow the language."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton, QWidget

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses it, as the space bar does."""
        if not pressed_by_return(self, event):
            super().keyPressEvent(event)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses it, as the space bar does."""
        if not pressed_by_return(self, event):
            super().keyPressEvent(event)

    def _grow(self) -> None:
        side = self._theme.em(1.25)
        self.setIconSize(QSize(side, side))


class MenuButton(IconButton):
    """A button that opens a menu, also for screen readers.

    The menu is not given to Qt: its instant popup does nothing when a screen reader presses the button, and its other popups let
    the screen reader wait until the menu is closed.
    """

    def __init__(
        self, theme: Theme, tr: Translator, icon: str, name: str, *, shortcut: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, tr, icon, name, shortcut=shortcut, parent=parent)
        self.choices = QMenu(self)
        tr.bind(self.choices.setAccessibleName, name)
        tr.bind(self.setAccessibleDescription, "Opens a menu")
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the menu below the button, its first line ready for Return."""
        corner = self.rect().bottomLeft() if self.isLeftToRight() else self.rect().bottomRight()
        self.choices.popup(self.mapToGlobal(corner))
        chosen = next((a for a in self.choices.actions() if a.isChecked()), None)
        first = next((a for a in self.choices.actions() if a.isEnabled() and not a.isSeparator()), None)
        ready = chosen or first
        if ready is not None:
            self.choices.setActiveAction(ready)


def pressed_by_return(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button by Return; whether it was that key.

    Without this Return goes on to the form or dialog around it, which would take it for its own main action: with the keyboard
    on Cancel it would create or confirm.
    """
    if (
        event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    ):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


def repolish(widget: QWidget) -> None:
    """Let a changed dynamic property show."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
