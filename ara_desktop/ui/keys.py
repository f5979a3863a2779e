# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Keys of the window: each is a named action, so that the list of keys can be shown and duplicates are found by a test."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ara_desktop.ui.i18n import Translator


class Keys:
    """Adds named actions with a key to a window."""

    def __init__(self, window: QWidget, tr: Translator) -> None:
        self._window, self._tr = window, tr

    def add(self, text: str, key: str, run: Callable[[], object]) -> QAction:
        """An action of the window; ``text`` is English and follows the language."""
        action = QAction(self._window)
        self._tr.bind(action.setText, text)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: run())
        self._window.addAction(action)
        return action
