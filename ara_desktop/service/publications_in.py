# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Publications of regions: judged, kept whole as signed files, read beside our own reading, never altered.

A publication is kept as an attachment of its region: the record travels inside the delegation like every other, the
bytes with it, and whoever reads them checks the signature again. Nothing of it is copied into records that somebody
could edit. What stands today follows from the set of files that are here, whatever order they came in: the highest
number counts, a recall empties it, several files of one number diverge.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from ara_desktop.bundle.publication import Publication, Stated, Wording
from ara_desktop.bundle.publication_errors import PublicationOlder, PublicationRecalled
from ara_desktop.bundle.publication_judging import publisher_state, read_publication, refuse_stranger
from ara_desktop.core.errors import BundleError, RegionUnknown
from ara_desktop.core.identity import keyed_id
from ara_desktop.core.values import Changes
from ara_desktop.service.cards import known_cards
from ara_desktop.service.records import write_in
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.store.writing import Writing

__all__ = [
    "CURRENT", "DIVERGING", "RECALLED", "REPLACED", "Kept", "Publication", "Stated", "TakenIn", "declared_stances",
    "inspect_publication", "keep", "list_publications", "made_on", "publications", "region_id", "take_in_publication",
    "unreadable", "wording_in",
]  # fmt: skip
MEDIA_TYPE = "application/vnd.ara-publication"
SUFFIX = ".arapub"
CONFIDENCE = "high"  # their own signed words
CURRENT, REPLACED, DIVERGING, RECALLED = "current", "replaced", "diverging", "recalled"


@dataclass(frozen=True, slots=True)
class Kept:
    """A publication that is here. ``attachment`` names its record; ``own``: made by our own delegation."""

    attachment: str
    publication: Publication
    own: bool
    state: str = CURRENT


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import did. ``new`` False: it was here already. ``replaces``: the number it takes the place of.

    ``publisher``: ``held``, ``introduced`` or ``changed`` (a checked card vouches for a key that is not the one so far).
    """

    kept: Kept
    new: bool
    replaces: int | None
    publisher: str
    changes: Changes


def region_id(code: str) -> str:
    """The record of a region."""
    return keyed_id("region", [code])


def made_on(publication: Publication) -> str:
    """The day it was made, by the publisher's clock in UTC: YYYY-MM-DD."""
    return datetime.fromtimestamp(publication.head.created_ms / 1000, UTC).strftime("%Y-%m-%d")


# -- reading ----------------------------------------------------------------------------------------------------------
def publications(view: View, region: str | None = None) -> tuple[Kept, ...]:
    """All publications that are here and whole, by region, readers and number; of one region (its code) if named.

    Files that have not come yet or do not bear their own signature are left out; ``unreadable`` names those.
    """
    mine = view.facts().dossier
    found: dict[str, Kept] = {}
    for id_, sha in _named(view, region):
        publication = _read(view, sha)
        if publication is not None and (region in (None, publication.head.region)):
            found.setdefault(sha, Kept(id_, publication, publication.head.dossier == mine))
    return tuple(sorted(_with_states(found.values()), key=_order))


def unreadable(view: View) -> tuple[str, ...]:
    """The names of publications whose file is not here or does not bear its own signature."""
    bad = [id_ for id_, sha in _named(view, None) if _read(view, sha) is None]
    return tuple(view.title("attachment", id_) for id_ in bad)


def inspect_publication(data: bytes) -> Publication:
    """What a file says, signed by the key that it names; whose key that is only a dossier can tell. Raises: BundleError."""
    return read_publication(data)


def list_publications(store: Store, region: str | None = None) -> tuple[Kept, ...]:
    """``publications`` of an open dossier."""
    with store.reading() as view:
        return publications(view, region)


def declared_stances(view: View) -> Iterator[tuple[Kept, Stated]]:
    """What other regions say on each point in the publications that count today, diverging ones side by side."""
    for kept in publications(view):
        if not kept.own and kept.state in (CURRENT, DIVERGING):
            yield from ((kept, stated) for stated in kept.publication.content)


def wording_in(stated: Stated, field: str, language: str) -> Wording | None:
    """A text in the language asked for, else the original, as the region wrote it."""
    texts = [one for one in stated.texts if one.field == field]
    wanted = [one for one in texts if _primary(one.language) == _primary(language)]
    return next(iter([*wanted, *(one for one in texts if one.original), *texts]), None)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _named(view: View, region: str | None) -> Iterator[tuple[str, str]]:
    about = None if region is None else region_id(region)
    for one in view.records("attachment"):
        if one.text("media_type") == MEDIA_TYPE and about in (None, one.text("about")):
            yield one.id, one.text("sha256")


def _read(view: View, sha256: str) -> Publication | None:
    data = view.blob(sha256)
    try:
        return read_publication(data) if data is not None else None
    except BundleError:
        return None


def _order(kept: Kept) -> tuple[str, int, int, str]:
    head = kept.publication.head
    return head.region, head.reader, head.number, kept.publication.sha256


def _with_states(found: Iterable[Kept]) -> Iterator[Kept]:
    rows: dict[tuple[str, str], list[Kept]] = {}
    for one in found:
        rows.setdefault((one.publication.head.dossier, one.publication.head.reader.code), []).append(one)
    for row in rows.values():
        last = max(one.publication.head.number for one in row)
        several = sum(one.publication.head.number == last for one in row) > 1
        yield from (Kept(one.attachment, one.publication, one.own, _state(one, last, several=several)) for one in row)


def _state(kept: Kept, last: int, *, several: bool) -> str:
    head = kept.publication.head
    if head.number < last:
        return REPLACED
    if several:
        return DIVERGING
    return RECALLED if head.recalls is not None else CURRENT


# -- in ---------------------------------------------------------------------------------------------------------------
def take_in_publication(store: Store, data: bytes) -> TakenIn:
    """Keep a region's publication, whole or not at all; the same file twice is once.

    Raises: BundleError (see ``bundle.publication_errors``), RegionUnknown; nothing was written then.
    """
    found = read_publication(data)
    with store.writing() as work:
        facts = work.view.facts()
        refuse_stranger(found, dossier=facts.dossier, training=facts.training)
        if work.view.record("region", region_id(found.head.region)) is None:
            raise RegionUnknown(name=found.head.region)
        held = [one for one in publications(work.view, found.head.region) if not one.own]
        keys = frozenset(one.publication.publisher for one in held)
        publisher = publisher_state(found, held=keys, cards=known_cards(work.view))
        row = [one for one in held if _same_row(one.publication, found)]
        known = next((one for one in row if one.publication.sha256 == found.sha256), None)
        if known is not None:
            return TakenIn(known, False, None, publisher, Changes())
        _refuse_older(found, row)
        before = max((one.publication.head.number for one in row), default=0)
        changes = keep(work, found, data)
        after = {one.publication.sha256: one for one in publications(work.view, found.head.region)}
    replaces = before if 0 < before < found.head.number else None
    return TakenIn(after[found.sha256], True, replaces, publisher, changes)


def keep(work: Writing, publication: Publication, data: bytes) -> Changes:
    """Keep the signed file as an attachment of its region, in the log of the delegation."""
    return write_in(
        work,
        "attachment",
        None,
        {
            "about": region_id(publication.head.region),
            "name": publication.name + SUFFIX,
            "media_type": MEDIA_TYPE,
            "sha256": work.keep_blob(data),
            "size_bytes": publication.size_bytes,
            "title": publication.name,
            "dated": made_on(publication),
        },
    )[1]


def _same_row(one: Publication, other: Publication) -> bool:
    return (one.head.dossier, one.head.reader) == (other.head.dossier, other.head.reader)


def _refuse_older(found: Publication, row: Iterable[Kept]) -> None:
    """Step 8: beside what is held. Several files of the newest number are kept: they diverge, and both are shown."""
    newest = max((one.publication.head for one in row), key=lambda head: head.number, default=None)
    if newest is None or found.head.number >= newest.number:
        return
    facts = {"region": found.head.region, "found": found.head.number, "held": newest.number}
    if newest.recalls is not None:
        raise PublicationRecalled(**facts, why=newest.recalls)
    raise PublicationOlder(**facts)
