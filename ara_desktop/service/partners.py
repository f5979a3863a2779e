# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""With whom this dossier is exchanged: who they are, what they lack, when we last heard of them, what a bundle would carry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ara_desktop.bundle.cards import fingerprint_words, read_card, write_card_paragraph
from ara_desktop.bundle.errors import CardRefused
from ara_desktop.core.classes import COMPARTMENTS, DELEGATION
from ara_desktop.core.ops import moment_of
from ara_desktop.core.values import Card, Known
from ara_desktop.service.cards import ROLES, VERIFIED, card_of, keep, known_cards
from ara_desktop.service.exchange import INSIDERS, PRINCIPAL_ROLE
from ara_desktop.store.store import Store
from ara_desktop.store.views import View

__all__ = ["ROLES", "Face", "Outlook", "Partner", "face_of", "known_face", "outlook", "own_face", "partners", "verify"]


@dataclass(frozen=True, slots=True)
class Face:
    """A card as people compare it.

    Attributes:
        words: The six to be read aloud.
        same_house: It belongs to this dossier, so bundles may be exchanged.
        role: In which we hold the card already; "" for a new one.
        paragraph: The whole card as text; only for the own card.
    """

    replica: str
    name: str
    region: str
    training: bool
    words: tuple[str, ...]
    same_house: bool = True
    role: str = ""
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody whose card we hold.

    Attributes:
        state: ``verified`` after the words were compared here, ``vouched`` when somebody we trust named the card.
        voucher: Name of who vouched.
        inside: Belongs to the delegation, so exchanges bundles.
        met: Whether a bundle of theirs was ever taken in; else everything would go.
        lacks: Own changes that they are not known to have, as far as their role may have them.
        heard_at: UTC moment of their newest change here; empty for none.
    """

    replica: str
    name: str
    region: str
    role: str
    state: str
    voucher: str
    inside: bool
    met: bool
    lacks: int
    heard_at: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a bundle would carry. ``closed``: the principal's texts go too; ``holding_back``: names because of whom they do not."""

    ops: int
    closed: bool
    holding_back: tuple[str, ...]


def own_face(view: View, language: str) -> Face:
    """This replica's card with everything that can be handed to others."""
    card = card_of(view)
    paragraph = write_card_paragraph(card, bytes.fromhex(view.about("sign_seed")))
    return Face(card.replica, card.name, card.region, card.training, _words(card, language), paragraph=paragraph)


def face_of(view: View, data: bytes, language: str) -> Face:
    """A card that came in, to be compared before it is trusted; nothing is kept. Raises: CardRefused, for our own too."""
    card = read_card(data)
    if card.replica == card_of(view).replica:
        raise CardRefused(reason="own")
    return _face(view, card, language)


def known_face(view: View, replica: str, language: str) -> Face | None:
    """A card that we hold; None for one we do not."""
    held = known_cards(view).get(replica)
    return _face(view, held.card, language) if held else None


def partners(view: View) -> tuple[Partner, ...]:
    """Everybody whose card we hold, by name."""
    known = known_cards(view)
    own = view.facts().replica
    heard: dict[str, int] = {}
    for log in view.logs:
        heard[log.replica] = max(heard.get(log.replica, 0), log.stamp if log.last else 0)
    ends = {end.name: end.last for end in view.log_ends(COMPARTMENTS) if end.replica == own}
    found = [_partner(view, one, known, ends, heard) for one in known.values()]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.replica)))


def outlook(view: View, replicas: Sequence[str], *, full: bool = False) -> Outlook:
    """What would go to all of these at once; to nobody by name, everything that the delegation may read goes."""
    known = known_cards(view)
    chosen = [known[one] for one in replicas if one in known]
    closed = bool(chosen) and all(one.role == PRINCIPAL_ROLE for one in chosen)
    compartments = COMPARTMENTS if closed else (DELEGATION,)
    vectors = [{} if full else view.seen_by(one.card.replica) for one in chosen] or [{}]
    ops = sum(
        end.last - min(*(vector.get(end.name, 0) for vector in vectors), end.last)
        for end in view.log_ends(compartments)
    )
    holding = () if closed else tuple(one.card.name for one in chosen if one.role != PRINCIPAL_ROLE)
    return Outlook(ops, closed, holding)


def verify(store: Store, replica: str, role: str) -> Known:
    """Keep a card that we hold as verified with a role, after its words were compared. Raises: CardRefused."""
    with store.writing() as work:
        held = known_cards(work.view).get(replica)
        if held is None:
            raise CardRefused(reason="not_a_card")
        mine = card_of(work.view)
        if role in INSIDERS and (held.card.dossier, held.card.training) != (mine.dossier, mine.training):
            raise CardRefused(reason="other_dossier")
        known = Known(held.card, role, VERIFIED)
        keep(work, known)
        return known


def _partner(
    view: View, one: Known, known: Mapping[str, Known], ends: Mapping[str, int], heard: Mapping[str, int]
) -> Partner:
    card = one.card
    vector = view.seen_by(card.replica)
    allowed = COMPARTMENTS if one.role == PRINCIPAL_ROLE else (DELEGATION,)
    lacks = sum(max(0, last - vector.get(name, 0)) for name, last in ends.items() if name.rpartition(".")[2] in allowed)
    voucher = known[one.voucher].card.name if one.voucher in known else ""
    stamp = heard.get(card.replica, 0)
    at = datetime.fromtimestamp(moment_of(stamp) / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if stamp else ""
    inside = one.role in INSIDERS
    return Partner(
        card.replica, card.name, card.region, one.role, one.state, voucher, inside, bool(vector),
        lacks if inside else 0, at,
    )  # fmt: skip


def _face(view: View, card: Card, language: str) -> Face:
    mine, held = card_of(view), known_cards(view).get(card.replica)
    same = (card.dossier, card.training) == (mine.dossier, mine.training)
    role = held.role if held else ""
    return Face(card.replica, card.name, card.region, card.training, _words(card, language), same, role)


def _words(card: Card, language: str) -> tuple[str, ...]:
    return fingerprint_words(card, language.partition("-")[0])
