# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The window's composition: which places there are, which dossier is open, what the menu offers."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ara_desktop.app import Context
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.places import PlaceEntry, View
from ara_desktop.ui.start import Ground, Look
from ara_desktop.ui.start import run as run_window

if TYPE_CHECKING:
    from ara_desktop.ui.session import Session


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


def run(context: Context, path: Path | None) -> int:
    """The window over one dossier, or the first start; gives the exit code."""

    def build_session(ground: Ground) -> None:
        from ara_desktop.ui.opening import open_first

        open_first(context, ground, path)

    settings = context.settings
    look = Look(context.language, settings.text("theme"), settings.number("type_size_percent"))
    return run_window(sys.argv[:1], build_session, PLACES, look=look)
