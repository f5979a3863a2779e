# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Contact cards and what we hold of them."""

import json

from ara_desktop.bundle.cards import read_card, write_card
from ara_desktop.bundle.errors import CardRefused
from ara_desktop.bundle.keys import public_key
from ara_desktop.core.values import Card, Known
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.store.writing import Writing

ROLES = ("delegation", "principal", "partner", "secretariat")
VERIFIED, VOUCHED = "verified", "vouched"


def card_of(view: View) -> Card:
    """This replica's card."""
    facts = view.facts()
    key = public_key(bytes.fromhex(view.about("sign_seed")))
    return Card(
        facts.dossier, facts.replica, facts.name, facts.region, key, view.about("age_recipient"), facts.training
    )


def own_card(store: Store) -> tuple[Card, bytes]:
    """This replica's card and its signed bytes."""
    with store.reading() as view:
        card = card_of(view)
        return card, write_card(card, bytes.fromhex(view.about("sign_seed")))


def known_cards(view: View) -> dict[str, Known]:
    """All cards we hold, by replica."""
    return {replica: Known(_read(body), role, state, voucher) for replica, body, role, state, voucher in view.cards()}


def trust(store: Store, data: bytes, role: str) -> Known:
    """Keep a card as verified with a role: an explicit act, after the words were compared.

    Raises: CardRefused for a bad card, our own, another dossier's, or one whose key changed.
    """
    card = read_card(data)
    with store.writing() as work:
        mine = card_of(work.view)
        if card.replica == mine.replica:
            raise CardRefused(reason="own")
        same_house = card.dossier == mine.dossier and card.training == mine.training
        if not same_house and role in ("delegation", "principal"):
            raise CardRefused(reason="other_dossier")
        known = Known(card, role, VERIFIED)
        keep(work, known)
        return known


def keep(work: Writing, known: Known) -> None:
    """Write what we hold of a card."""
    card = known.card
    body = json.dumps(
        {
            "dossier": card.dossier, "replica": card.replica, "name": card.name, "region": card.region,
            "sign_key": card.sign_key.hex(), "age": card.age_recipient, "training": card.training,
        },
        sort_keys=True,
    ).encode()  # fmt: skip
    work.keep_card(card.replica, body, role=known.role, state=known.state, voucher=known.voucher)


def _read(body: bytes) -> Card:
    kept = json.loads(body)
    return Card(
        kept["dossier"], kept["replica"], kept["name"], kept["region"], bytes.fromhex(kept["sign_key"]), kept["age"],
        kept["training"],
    )  # fmt: skip
