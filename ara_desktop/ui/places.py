# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Places: what a view is to the window, and how it is listed in the composition.

A place is built by its factory on the first visit. The window calls ``show_record`` on each visit (which reads again), ``reload``
when news touched what is on screen, and ``leave`` before anything else takes its place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:  # session and places name each other; values are read after the first paint
    from ara_desktop.core.values import Changes
    from ara_desktop.ui.session import Session


class Place(Protocol):
    """A view as the window sees it; each is a QWidget."""

    code: str
    """Stable name, e.g. ``matrix``; what ``session.go`` takes."""

    @property
    def title(self) -> str:
        """Title of what is shown now, in the window's language."""

    @property
    def details(self) -> QWidget | None:
        """What stands in the right column for the selection; None folds the column away."""

    def show_record(self, record_id: str | None) -> None:
        """Show one record, or the overview for None."""

    def reload(self) -> None:
        """Read again and keep selection, scroll position and focus."""

    def touched(self, changes: "Changes") -> bool:
        """Whether the news concern what is shown."""

    def leave(self) -> None:
        """Write what is still being typed: another record or place comes, or the window closes."""


class View(QWidget):
    """Base of the places: remembers the record, names itself, has no details.

    Attributes:
        code: Stable name of the place; set by the subclass.
        heading: English title; the window shows its translation. A view whose title depends on the record overrides ``title``.
        kinds: Record kinds whose changes concern this view.
        record_id: What ``show_record`` was last asked for.

    Signals:
        renamed(): the title changed.
        detailed(): ``details`` now gives another widget.
    """

    renamed = Signal()
    detailed = Signal()

    code = ""
    heading = ""
    kinds: frozenset[str] = frozenset()

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.record_id: str | None = None
        self.setObjectName(f"place-{self.code}")

    @property
    def title(self) -> str:
        """Title of what is shown now, in the window's language."""
        return self.session.words(self.heading)

    @property
    def details(self) -> QWidget | None:
        """What stands in the right column; None folds it away."""
        return None

    @property
    def entrance(self) -> QWidget | None:
        """What gets the keyboard when the place is visited; None for the first widget that takes it."""
        return None

    def show_record(self, record_id: str | None) -> None:
        """Show one record, or the overview for None."""
        self.record_id = record_id
        self.reload()

    def reload(self) -> None:
        """Read again; the subclass fills its widgets here."""

    def touched(self, changes: "Changes") -> bool:
        """Whether a kind that this view shows has changed."""
        return not self.kinds.isdisjoint(changes.kinds)

    def leave(self) -> None:
        """Write what is still being typed; the subclass starts its ``session.write`` here."""


@dataclass(frozen=True)
class PlaceEntry:
    """One line of the tuple of places that the composition hands to the window.

    Attributes:
        code: Stable name; ``session.go(code)``.
        label: English name in the left column.
        icon: Name of a Lucide icon in ``resources/icons``.
        build: Makes the view on the first visit; it imports the view there, not before.
        group: Places of one group stand together; the text of a heading, or "" for none.
        listed: False for places that are reached from others only (search, one record).
        parent: Code of the listed place that is marked while one is here.
    """

    code: str
    label: str
    icon: str
    build: "Callable[[Session], View]"
    group: str = ""
    listed: bool = True
    parent: str = ""


@dataclass(frozen=True)
class PointLine:
    """One of the ten points in the left column, in order. ``record_id`` is given to the place ``point``."""

    record_id: str
    number: str
    heading: str


@dataclass(frozen=True)
class Command:
    """One line of the window's menu, handed in by the composition.

    Attributes:
        text: English, with & before the letter of the mnemonic.
        run: Called on the main thread.
        icon: Lucide name or "".
        shortcut: As Qt writes it, "Ctrl+O", or "".
        group: Lines of one group stand together.
    """

    text: str
    run: Callable[[], object]
    icon: str = ""
    shortcut: str = ""
    group: str = ""
