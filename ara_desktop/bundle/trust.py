# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Who may write what: what we hold of the sender and of each author decides, then what a verified sender vouches for."""

from collections.abc import Mapping
from dataclasses import dataclass

from ara_desktop.bundle.errors import CompartmentRefused, RoleRefused, SenderUnknown
from ara_desktop.bundle.manifest import LogRun, Manifest, Person
from ara_desktop.core.classes import COMPARTMENTS, DELEGATION, PRINCIPAL
from ara_desktop.core.values import Card, Known

VERIFIED, VOUCHED, OWN = STATES = ("verified", "vouched", "own")
WRITERS = (DELEGATION, PRINCIPAL)


def card_of(person: Person, manifest: Manifest) -> Card:
    """The card as the bundle states it."""
    return Card(
        manifest.dossier,
        person.replica,
        person.name,
        person.region,
        bytes.fromhex(person.sign_key),
        person.age,
        manifest.training,
    )


@dataclass(frozen=True)
class Circle:
    """Whom we know: our own card and the cards we hold, by replica."""

    me: Card
    known: Mapping[str, Known]

    def find(self, replica: str) -> Known | None:
        """What we hold of a replica; nothing for a card that is neither verified nor vouched for."""
        if replica == self.me.replica:
            return Known(self.me, PRINCIPAL, OWN)
        found = self.known.get(replica)
        return found if found and found.state in STATES else None

    def sender(self, manifest: Manifest) -> Known:
        """The sender as we know it. Raises: SenderUnknown."""
        found = self.find(manifest.sender.replica)
        if found is None:
            raise SenderUnknown(replica=manifest.sender.replica, name=manifest.sender.name)
        return found

    def vouched(self, manifest: Manifest, sender: Known) -> dict[str, Known]:
        """The cards that a verified sender vouches for, up to its own role, if that tells us more than we hold.

        A bundle for the delegation names nobody's higher role, so a card that was vouched for may be raised later.
        """
        if sender.state not in (VERIFIED, OWN):
            return {}
        named = (
            Known(card_of(card, manifest), min(card.role, sender.role, key=WRITERS.index), VOUCHED, sender.card.replica)
            for card in manifest.cards
        )
        return {one.card.replica: one for one in named if self._is_news(one)}

    def _is_news(self, one: Known) -> bool:
        if one.card.replica == self.me.replica:
            return False
        held = self.known.get(one.card.replica)
        return held is None or (
            held.state == VOUCHED and held.role in WRITERS and WRITERS.index(one.role) > WRITERS.index(held.role)
        )


def author_of(run: LogRun, circle: Circle, vouched: Mapping[str, Known]) -> Known:
    """Who wrote a log. Raises: SenderUnknown; RoleRefused."""
    found = vouched.get(run.replica) or circle.find(run.replica)
    if found is None:
        raise SenderUnknown(replica=run.replica, name=run.replica[:8])
    refuse_outsider(found)
    return found


def refuse_outsider(who: Known) -> None:
    """Partners and the secretariat get and give publications. Raises: RoleRefused."""
    if who.role not in WRITERS:
        raise RoleRefused(replica=who.card.replica, name=who.card.name, role=who.role)


def refuse_compartment(run: LogRun, *writers: Known) -> None:
    """Whoever is known for the delegation only writes nothing for the principal. Raises: CompartmentRefused."""
    allowed = (COMPARTMENTS[: WRITERS.index(who.role) + 1] for who in writers)
    if not all(run.compartment in mine for mine in allowed):
        raise CompartmentRefused(log=run.name, at=run.first)
