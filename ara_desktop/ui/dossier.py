# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The open store as the window needs it."""

from dataclasses import replace
from datetime import UTC, datetime

from ara_desktop.core.classes import COMPARTMENTS, Audience
from ara_desktop.core.identity import keyed_id
from ara_desktop.service.naming import MAIN_DECLARATION
from ara_desktop.service.shelves import Sorting
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.ui.places import PointLine
from ara_desktop.ui.session import DossierState


class OpenDossier:
    """Views take ``store`` for the use cases of ``service``; the window asks for its state and the ten points."""

    def __init__(self, store: Store, *, holder: str = "") -> None:
        self.store = store
        self._holder = holder
        self._saved_at: datetime | None = None

    def state(self) -> DossierState:
        """For the bottom bar; a few quick reads."""
        with self.store.reading() as view:
            facts = view.facts()
            region = view.record("region", keyed_id("region", [facts.region]))
            state = DossierState(
                name=region.text("name") if region else facts.region,
                writer=facts.name,
                saved_at=self._newest(view),
                read_only=self.store.read_only,
                training=facts.training,
                unsent=_unsent(view),
            )
        return replace(state, holder=self._holder if self.store.read_only else "")

    def ten_points(self, language: str) -> tuple[PointLine, ...]:
        """The points of the main declaration in order, headings in the language asked for where there is one."""
        with self.store.reading() as view:
            sorting = Sorting(view, Audience.PRINCIPAL, language)
            home = keyed_id("declaration", [MAIN_DECLARATION])
            points = [one for one in view.records("point") if one.text("declaration") == home]
            allowed = [(one, sorting.allowed(one)) for one in points]
            return tuple(
                PointLine(one.id, one.text("label"), shown.text("heading") if shown else "") for one, shown in allowed
            )

    def close(self) -> None:
        """Give the file back."""
        self.store.close()

    @staticmethod
    def _newest(view: View) -> datetime | None:
        """The last commit of this replica, local time."""
        stamp = view.own_stamp_ms()
        return datetime.fromtimestamp(stamp / 1000, UTC).astimezone() if stamp else None


def _unsent(view: View) -> int:
    """Own changes that no partner is known to have."""
    facts = view.facts()
    own = {name: last for name, last in view.vector(COMPARTMENTS).items() if name.startswith(facts.replica)}
    vectors = [view.seen_by(replica) for replica, *_ in view.cards()]
    return sum(last - max((vector.get(name, 0) for vector in vectors), default=0) for name, last in own.items())
