# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Start of the window: it paints first, and only then the store and everything heavy is imported and opened.

A timer of zero would fire before the first paint; therefore the first paint itself is watched for.
"""

import gc
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ara_desktop.core.errors import AraError
from ara_desktop.text.catalogue import Words, languages
from ara_desktop.ui.hub import Hub
from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.jobs import Jobs
from ara_desktop.ui.places import Command, PlaceEntry
from ara_desktop.ui.session import Ask, Session
from ara_desktop.ui.theme import Scheme, Theme
from ara_desktop.ui.warming import Warming
from ara_desktop.ui.widgets.ask import WindowAsk
from ara_desktop.ui.window import Window

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Look:
    """What the settings remember of the window. ``scheme``: system, light, dark, contrast; ``percent``: 80 to 200."""

    language: str = "de"
    scheme: str = "system"
    percent: int = 100


@dataclass(frozen=True, eq=False)
class Ground:
    """What exists before a dossier is open; ``build_session`` makes a session of it.

    Attributes:
        open: Takes over a session and the commands of the menu; may be called again for another dossier.
    """

    hub: Hub
    jobs: Jobs
    tr: Translator
    theme: Theme
    ask: Ask
    desk: Window
    open: Callable[[Session, Sequence[Command]], None]


BuildSession = Callable[[Ground], None]


def run(
    argv: Sequence[str],
    build_session: BuildSession,
    places: Sequence[PlaceEntry],
    *,
    look: Look | None = None,
    remember: Callable[[Look], None] | None = None,
    arrange: Callable[[Window], None] | None = None,
    later: Sequence[str] = (),
) -> int:
    """Show the window, call ``build_session`` after its first paint, and return the exit code.

    Args:
        argv: Words of the command line; Qt takes its own.
        build_session: Imports and opens the store, then calls ``ground.open(session, commands)``, now or from a job.
        places: What the left column lists, in order; the first is shown.
        look: Language, scheme and text size to start with.
        remember: Called when the user changed the look.
        arrange: Puts the window where it was last; called before it is shown.
        later: Modules to import in quiet moments once the first place is shown.
    """
    app = QApplication(list(argv))
    app.setApplicationName("ara-desktop")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("ara-desktop")
    ground = lay_ground(app, places, look or Look(), remember)
    window = ground.desk
    sys.excepthook = _Crash(window)
    watch = FirstPaint(window, lambda: _begin(ground, build_session, later))
    window.installEventFilter(watch)
    window.fit_screen()
    if arrange is not None:
        arrange(window)
    window.show()
    code = app.exec()
    ground.jobs.close()
    sys.excepthook = sys.__excepthook__
    return code


def lay_ground(
    app: QApplication,
    places: Sequence[PlaceEntry],
    look: Look,
    remember: Callable[[Look], None] | None = None,
) -> Ground:
    """Theme, words, lane, hub and the window, not shown yet; the self-test and the tests use it too."""
    theme = Theme(app)
    theme.apply(Scheme(look.scheme), look.percent)
    tr, hub, jobs = Translator(Words, look.language), Hub(), Jobs()
    window = Window(theme, tr, hub, jobs, places, languages())
    if remember is not None:
        window.look_changed.connect(lambda: remember(Look(tr.language, theme.scheme.value, theme.percent)))
    return Ground(hub, jobs, tr, theme, WindowAsk(theme, tr, window), window, window.open)


def _begin(ground: Ground, build_session: BuildSession, later: Sequence[str] = ()) -> None:
    try:
        build_session(ground)
    except AraError as error:
        ground.desk.show_error(error)
    Warming(ground.jobs, later, _collect_again, ground.desk)


def _collect_again() -> None:
    """All is there: from now on garbage is looked for, but not in what the start has made.

    A full collection then costs a tenth: the window does not stand still for it.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class FirstPaint(QObject):
    """Calls once, after the first paint of a window."""

    def __init__(self, window: QObject, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the update that paints; the call itself comes when that update is over."""
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


class _Crash:
    """An error of the program itself: into the log with its trace, and as a sentence into the window; the work goes on."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("unexpected error", exc_info=(kind, error, trace))
        if isinstance(error, Exception):
            self._window.show_error(error)
