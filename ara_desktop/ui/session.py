# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What views hold: the open dossier, the lane, the news, the words, and the window's few services."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from ara_desktop.core.ports import Monitor
from ara_desktop.text.catalogue import Words
from ara_desktop.ui.hub import Hub
from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.jobs import Job, Jobs
from ara_desktop.ui.places import PointLine
from ara_desktop.ui.preferences import Preferences
from ara_desktop.ui.theme import Theme

if TYPE_CHECKING:  # what the first paint can do without is imported after it
    from ara_desktop.core.values import Changes
    from ara_desktop.store.store import Store
    from ara_desktop.text.formats import Formats

Result = TypeVar("Result")


@dataclass(frozen=True)
class DossierState:
    """What the bottom bar says about the open dossier.

    Attributes:
        name: Name of the dossier, e.g. of the region; never a path or content.
        writer: Person and device that writes here.
        saved_at: Last commit, aware of its zone; None before the first.
        read_only: Nothing can be written.
        holder: Who writes, when ``read_only`` because somebody else has the dossier open.
        training: Training dossier with invented content; marked everywhere.
        unsent: Changes that no partner has yet.
    """

    name: str
    writer: str = ""
    saved_at: datetime | None = None
    read_only: bool = False
    holder: str = ""
    training: bool = False
    unsent: int = 0


class Dossier(Protocol):
    """The open store as the window needs it; use cases take its ``store``."""

    @property
    def store(self) -> "Store":
        """For the use cases of ``service``: read on the main thread, write on the lane."""

    def state(self) -> DossierState:
        """For the bottom bar; quick, read on the main thread."""

    def ten_points(self, language: str) -> tuple[PointLine, ...]:
        """The points of the declaration for the left column."""

    def close(self) -> None:
        """Give the file back; called once, after the lane is empty."""


@dataclass(frozen=True)
class Question:
    """A decision for a person.

    Attributes:
        title: Short; the window's title.
        text: What will happen, exactly. Plain text.
        action: Word on the button that does it, a verb: "Export", "Retire".
        grave: Red button, and the default is to leave it.
        detail: Longer text behind a fold, e.g. the list of files.
    """

    title: str
    text: str
    action: str
    grave: bool = False
    detail: str = ""


class Ask(Protocol):
    """Dialogs, handed in so that tests answer them. All texts are translated by the caller; None means the user left."""

    def confirm(self, question: Question) -> bool:
        """Whether the action is wanted."""

    def line(self, title: str, label: str, value: str = "") -> str | None:
        """One line of text."""

    def secret(self, title: str, label: str) -> str | None:
        """A passphrase; not shown while typing."""

    def choice(self, title: str, label: str, options: tuple[str, ...]) -> int | None:
        """Index of one option."""

    def open_file(self, title: str, pattern: str) -> Path | None:
        """An existing file; ``pattern`` as in "Bundles (*.ara)"."""

    def save_file(self, title: str, name: str, pattern: str) -> Path | None:
        """A file to be written; replacing was confirmed."""

    def folder(self, title: str) -> Path | None:
        """An existing folder."""


class Desk(Protocol):
    """What the window does for views."""

    def go(self, code: str, record_id: str | None = None) -> None:
        """Visit a place; Back returns."""

    def say(self, text: str) -> None:
        """Tell in the bottom bar and to screen readers."""

    def show_error(self, error: Exception) -> None:
        """Show the sentence of an error without stopping the work."""


@dataclass(frozen=True, eq=False)
class Session:
    """Handed to every view; frozen. A view keeps it as ``self.session`` and reaches for nothing else."""

    dossier: Dossier
    hub: Hub
    jobs: Jobs
    tr: Translator
    theme: Theme
    ask: Ask
    desk: Desk
    preferences: Preferences = field(default_factory=Preferences)

    @property
    def words(self) -> Words:
        """Catalogue of the window's language: ``session.words("Events")``."""
        return self.tr.words

    @property
    def formats(self) -> "Formats":
        """Dates, times and figures in the window's language."""
        from ara_desktop.text.formats import Formats

        return Formats(self.tr.language)

    def go(self, code: str, record_id: str | None = None) -> None:
        """Visit a place; Back returns."""
        self.desk.go(code, record_id)

    def say(self, text: str) -> None:
        """Tell in the bottom bar and to screen readers (polite)."""
        self.desk.say(text)

    def show_error(self, error: Exception) -> None:
        """Show the sentence of an error."""
        self.desk.show_error(error)

    def write(
        self,
        use_case: "Callable[[], Changes]",
        *,
        done: "Callable[[Changes], object] | None" = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Job:
        """Run a short use case on the lane; news go to the hub, then ``done(changes)`` is called.

        An error is shown by the window unless ``failed`` takes it. The text in the editor stays where it is.
        """

        def arrived(changes: "Changes") -> None:
            self.hub.tell(changes)
            if done is not None:
                done(changes)

        return self.jobs.start(lambda _monitor: use_case(), done=arrived, failed=failed, writes=True)

    def read(
        self,
        use_case: Callable[[], Result],
        *,
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Job:
        """Read on the lane what takes longer than 50 ms; what was written before is in it, for the lane keeps order."""
        return self.jobs.start(lambda _monitor: use_case(), done=done, failed=failed)

    def work(
        self,
        label: str,
        work: Callable[[Monitor], Result],
        *,
        done: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Job:
        """Run long work on the lane with progress and Cancel in the bottom bar; ``label`` is translated."""
        return self.jobs.start(work, label=label, done=done, failed=failed, can_cancel=True)
