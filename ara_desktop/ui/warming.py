# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What the places need is imported in quiet moments after the start, so that the first visit of a place only builds it."""

from collections.abc import Callable, Iterable
from importlib import import_module

from PySide6.QtCore import QObject, Qt, QTimer

from ara_desktop.ui.jobs import Jobs

_PAUSE_MS = 150


class Warming(QObject):
    """Imports modules on the lane, one after the other, each when nothing else waits there; then calls ``over``."""

    def __init__(self, jobs: Jobs, modules: Iterable[str], over: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._left, self._over = jobs, iter(tuple(modules)), over
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._go_on)
        self._rest()

    def _rest(self) -> None:
        """Wait until the lane has been empty for a moment: what has come home is being shown first."""
        if self._jobs.busy:
            self._jobs.idle.connect(self._rest, Qt.ConnectionType.SingleShotConnection)
        else:
            self._pause.start()

    def _go_on(self) -> None:
        if self._jobs.busy:
            self._rest()
            return
        name = next(self._left, None)
        if name is None:
            self._over()
        else:
            # What cannot be imported is in the log then; whoever visits that place will be told.
            self._jobs.start(lambda _monitor: import_module(name), done=self._next, failed=self._next)

    def _next(self, _outcome: object) -> None:
        self._rest()
