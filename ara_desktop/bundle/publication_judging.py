# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Judging a publication that comes in, in a fixed order; each step has its own error, and nothing is written here.

Steps: 1 size, 2 container, 3 shape, 4 format and features, 5 signature, 6 identity, 7 whose key it is. Step 8, its number
beside what is held, and the transaction belong to whoever holds the store.
"""

from collections.abc import Collection, Mapping

from ara_desktop.bundle import container, keys, sshsig
from ara_desktop.bundle import publication_shape as shape
from ara_desktop.bundle.errors import ContainerRefused, TrainingMix
from ara_desktop.bundle.limits import MANIFEST_BYTES
from ara_desktop.bundle.publication import Publication, introduction_to_sign, publication_of
from ara_desktop.bundle.publication_errors import (
    PublicationAltered,
    PublicationOwn,
    PublicationRefused,
    PublisherChanged,
    PublisherUnknown,
)
from ara_desktop.bundle.trust import VERIFIED
from ara_desktop.core.identity import dossier_id
from ara_desktop.core.values import Known

PUBLICATION_BYTES = MANIFEST_BYTES + (1 << 12)
HELD, INTRODUCED, CHANGED = "held", "introduced", "changed"


def read_publication(data: bytes) -> Publication:
    """Steps 1 to 5: what the file says, signed by the key that it names.

    Raises: PublicationRefused, PublicationNewer, PublicationAltered.
    """
    if len(data) > PUBLICATION_BYTES:
        raise PublicationRefused(reason="too_big")
    try:
        files = container.read(data)
    except ContainerRefused as wrong:
        reason = str(wrong.facts.get("reason", ""))
        raise PublicationRefused(reason="not_a_publication" if reason == "not_a_bundle" else reason) from wrong
    if list(files)[:2] != [container.MANIFEST, container.SIGNATURE]:
        raise PublicationRefused(reason="missing")
    text = bytes(files[container.MANIFEST])
    listed = shape.decode(text)
    if len(files) > 2:
        raise PublicationRefused(reason="too_many")
    if not sshsig.verify(bytes.fromhex(listed.publisher), text, bytes(files[container.SIGNATURE])):
        raise PublicationAltered(region=listed.region)
    return publication_of(data, listed)


def refuse_stranger(found: Publication, *, dossier: str, training: bool) -> None:
    """Step 6: not ours, and the region is the one whose dossier it names.

    Raises: TrainingMix, PublicationOwn, PublicationRefused.
    """
    head = found.head
    if head.training != training:
        raise TrainingMix(training=head.training, sender=head.region)
    if head.dossier == dossier:
        raise PublicationOwn(region=head.region)
    if not head.training and head.dossier != dossier_id(head.region):
        raise PublicationRefused(reason="dossier")


def publisher_state(found: Publication, *, held: Collection[bytes], cards: Mapping[str, Known]) -> str:
    """Step 7: ``held``, ``introduced`` or ``changed``; ``held`` are the keys under which we hold publications of the region.

    Another key counts if the owner of a card that was checked here says it is the region's.
    Raises: PublisherUnknown, PublisherChanged.
    """
    if found.publisher in held:
        return HELD
    if _is_introduced(found, cards):
        return CHANGED if held else INTRODUCED
    raise (PublisherChanged if held else PublisherUnknown)(region=found.head.region)


def _is_introduced(found: Publication, cards: Mapping[str, Known]) -> bool:
    known = cards.get(found.introducer)
    if known is None or known.state != VERIFIED:
        return False
    card, head = known.card, found.head
    if (card.dossier, card.region, card.training) != (head.dossier, head.region, head.training):
        return False
    said = introduction_to_sign(head.dossier, head.region, found.publisher)
    return keys.verify(card.sign_key, said, found.introduction)
