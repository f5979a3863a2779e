# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The window's menu: commands of the composition in groups, then what the window itself can do."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.places import Command
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.buttons import MenuButton


class MainMenu(MenuButton):
    """A button (F10) that opens the menu."""

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr, "menu", "Menu", shortcut="F10", parent=parent)
        self._theme, self._tr = theme, tr
        self._commands: list[QAction] = []

    def fill(self, commands: Sequence[Command], own: Iterable[QAction]) -> None:
        """Show commands, a line between groups, and the window's own actions last."""
        self.choices.clear()
        for old in self._commands:
            self.window().removeAction(old)
            old.deleteLater()
        self._commands = []
        group = commands[0].group if commands else ""
        for command in commands:
            if command.group != group:
                group = command.group
                self.choices.addSeparator()
            self.choices.addAction(self._action(command))
        if commands:
            self.choices.addSeparator()
        for action in own:
            self.choices.addAction(action)

    def _action(self, command: Command) -> QAction:
        action = QAction(self)
        self._tr.bind(action.setText, command.text)
        action.triggered.connect(lambda _checked=False: command.run())
        if command.icon:
            action.setIcon(self._theme.icon(command.icon, "text2"))
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self.window().addAction(action)
        self._commands.append(action)
        return action
