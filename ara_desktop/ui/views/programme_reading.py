# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Reading for a page: on the lane, so that the window never waits; of several requests the newest is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from ara_desktop.core.collector import resting
from ara_desktop.ui.session import Session

if TYPE_CHECKING:  # SQLAlchemy is imported after the first paint
    from ara_desktop.store.views import View as Snapshot

Value = TypeVar("Value")


class Reader:
    """Numbers its requests; what comes home late is dropped."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked = 0

    def ask(self, read: "Callable[[Snapshot], Value]", show: Callable[[Value], object]) -> None:
        """Read a frozen value from one snapshot, then call ``show`` on the main thread, unless asked again meanwhile."""
        self._asked += 1
        asked, store = self._asked, self._session.dossier.store

        def work(_monitor: object) -> Value:
            with store.reading() as view, resting():
                return read(view)

        self._session.jobs.start(work, done=lambda value: show(value) if asked == self._asked else None)

    def drop(self) -> None:
        """Show nothing of what was asked for before."""
        self._asked += 1
