# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The window's composition: which places there are, which dossier is open, what the menu offers."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject

from ara_desktop.app import Context
from ara_desktop.core.errors import AraError
from ara_desktop.settings import Settings
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.places import PlaceEntry, View
from ara_desktop.ui.preferences import Preferences
from ara_desktop.ui.start import Ground, Look
from ara_desktop.ui.start import run as run_window

if TYPE_CHECKING:
    from ara_desktop.ui.session import Session
    from ara_desktop.ui.window import Window

_LOCKED = msgid("The administration of this device lays this down; your choice holds until you close the program.")


def _view(module: str, name: str, session: "Session") -> View:
    """A view by its module below ``ui/views``, imported on the first visit."""
    from importlib import import_module

    made = getattr(import_module(f"ara_desktop.ui.views.{module}"), name)(session)
    if not isinstance(made, View):
        raise TypeError(name)
    return made


PLACES = (
    PlaceEntry("home", msgid("Home"), "house", lambda s: _view("home", "Home", s)),
    PlaceEntry("points", msgid("Points"), "list-ordered", lambda s: _view("points", "Points", s)),
    PlaceEntry("point", msgid("Point"), "list-ordered", lambda s: _view("point", "Point", s), listed=False, parent="points"),
    PlaceEntry("interventions", msgid("Interventions"), "mic", lambda s: _view("interventions", "Interventions", s)),
    PlaceEntry(
        "intervention", msgid("Intervention"), "mic", lambda s: _view("intervention", "Intervention", s),
        listed=False, parent="interventions",
    ),
    PlaceEntry("matrix", msgid("Matrix"), "grid-3x3", lambda s: _view("matrix", "MatrixPlace", s)),
    PlaceEntry("events", msgid("Events"), "calendar-days", lambda s: _view("events", "Events", s)),
    PlaceEntry("event", msgid("Event"), "calendar-days", lambda s: _view("event", "Event", s), listed=False, parent="events"),
    PlaceEntry("packs", msgid("Packs"), "book-open", lambda s: _view("packs", "Packs", s)),
    PlaceEntry("exchange", msgid("Exchange"), "package", lambda s: _view("exchange", "Exchange", s)),
    PlaceEntry(
        "conflicts", msgid("Conflicts"), "git-merge", lambda s: _view("conflicts", "Conflicts", s),
        listed=False, parent="exchange",
    ),
    PlaceEntry("search", msgid("Search"), "search", lambda s: _view("search", "Search", s), listed=False),
    PlaceEntry("settings", msgid("Settings"), "settings", lambda s: _view("settings", "Settings", s)),
)  # fmt: skip


# What the first unit of work needs, then the places: each stands in a module of its own name, likely ones first.
LATER = ("sqlalchemy.dialects.sqlite", *(f"ara_desktop.ui.views.{place.code}" for place in PLACES))


def run(context: Context, path: Path | None) -> int:
    """The window over one dossier, or the first start; gives the exit code."""
    system = replace(context, settings=Settings()).language
    memory = Memory(Preferences(context.places, system_language=system))
    kept = memory.preferences
    look = Look(kept.language, kept.text("theme"), kept.number("type_size_percent"))

    def build_session(ground: Ground) -> None:
        from ara_desktop.ui.opening import open_first

        open_first(context, ground, path, kept)

    return run_window(
        sys.argv[:1], build_session, PLACES, look=look, remember=memory.keep_look, arrange=memory.arrange, later=LATER
    )  # fmt: skip


class Memory(QObject):
    """Keeps how the window looks and where it stands from one day to the next."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self._window: Window | None = None

    def arrange(self, window: "Window") -> None:
        """Put the window where it was closed last."""
        self._window = window
        kept = self.preferences.text("window_geometry")
        if kept:
            window.restoreGeometry(QByteArray.fromBase64(kept.encode()))
        window.installEventFilter(self)

    def keep_look(self, look: Look) -> None:
        """Keep what the user chose at the upper edge; what the policy lays down holds for this session only."""
        chosen: dict[str, str | int] = {"theme": look.scheme, "type_size_percent": look.percent}
        if look.language != self.preferences.language:
            chosen["language"] = look.language
        for name, value in chosen.items():
            self._keep(name, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is being closed: remember where it stands."""
        if event.type() == QEvent.Type.Close and self._window is not None and watched is self._window:
            self._keep("window_geometry", bytes(self._window.saveGeometry().toBase64().data()).decode())
        return False

    def _keep(self, name: str, value: str | int) -> None:
        if self._window is None or self.preferences.text(name) == str(value):
            return
        if self.preferences.is_locked(name):
            if name != "window_geometry":
                self._window.say(self._window.translated(_LOCKED))
            return
        try:
            self.preferences.keep(name, value)
        except AraError as error:
            self._window.show_error(error)
