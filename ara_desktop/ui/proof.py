# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The real window over a dossier, painted once, every listed place visited, then closed: a part of ``self-test``."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ara_desktop.app import Context
from ara_desktop.ui.application import PLACES
from ara_desktop.ui.opening import open_path
from ara_desktop.ui.start import FirstPaint, Ground, Look, lay_ground

Failed = Callable[[Exception], object]
LONGEST_MS = 60_000
OFFSCREEN = "offscreen"
UNCLOSED = 2


class WindowStuck(RuntimeError):
    """The window did not come to its end in time."""


def visit_every_place(context: Context, path: Path) -> tuple[str, ...]:
    """Open the window over a dossier and close it again; gives the places shown. Raises what failed there, WindowStuck.

    Where no screen is named, Qt paints into memory.
    """
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", OFFSCREEN)
    app = QApplication([sys.argv[0]])
    ground = lay_ground(app, PLACES, Look(context.language))
    tour = _Tour(app, ground, lambda failed: open_path(context, ground, path, failed=failed))
    before, sys.excepthook = sys.excepthook, tour.fail
    QTimer.singleShot(LONGEST_MS, lambda: app.exit(UNCLOSED))
    ground.desk.show()
    code = app.exec()
    sys.excepthook = before
    ground.jobs.close()
    if tour.error is not None:
        raise tour.error
    if code:
        raise WindowStuck(", ".join(tour.shown))
    return tuple(tour.shown)


class _Tour:
    """Visits one place after the other; between two the window paints."""

    def __init__(self, app: QApplication, ground: Ground, open_dossier: Callable[[Failed], None]) -> None:
        self.shown: list[str] = []
        self.error: BaseException | None = None
        self._app, self._desk, self._open = app, ground.desk, open_dossier
        self._places: Iterator[str] = iter([place.code for place in PLACES if place.listed])
        self._watch = FirstPaint(ground.desk, self._begin)
        ground.desk.installEventFilter(self._watch)

    def fail(self, _: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        """What Python could not raise through Qt ends the tour."""
        self._refuse(error)

    def _refuse(self, error: BaseException) -> None:
        self.error = error
        self._app.exit(1)

    def _begin(self) -> None:
        self._desk.opened.connect(lambda: QTimer.singleShot(0, self._next))
        self._open(self._refuse)

    def _next(self) -> None:
        code = next(self._places, None)
        if code is None:
            self._desk.close()
            return
        self._desk.go(code)
        self.shown.append(code)
        QTimer.singleShot(0, self._next)
