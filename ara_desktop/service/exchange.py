# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Bundles out and in: what a recipient lacks, signed and sealed; what came, judged, planned, taken in whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ara_desktop.bundle import crypt, judging, writing
from ara_desktop.bundle.cards import read_card
from ara_desktop.bundle.errors import RoleRefused, SenderUnknown
from ara_desktop.core.classes import COMPARTMENTS, DELEGATION
from ara_desktop.core.errors import SeedMismatch
from ara_desktop.core.ops import Op
from ara_desktop.core.ports import Monitor, Silent
from ara_desktop.core.values import Changes, Known, LogEnd, Plan, Segment
from ara_desktop.service.cards import card_of, keep, known_cards
from ara_desktop.service.clearance import fallen, standings
from ara_desktop.service.receipts import log_lengths, note
from ara_desktop.store.checking import keep_backup
from ara_desktop.store.files import write_whole
from ara_desktop.store.logs import SEQ_MASK
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.store.writing import Taken, Writing

PRINCIPAL_ROLE = "principal"
INSIDERS = ("delegation", PRINCIPAL_ROLE)


@dataclass(frozen=True, slots=True)
class Exported:
    """What a written bundle carries. ``recipients`` are names; empty means signed but not sealed to anybody."""

    file: Path
    ops: int
    size_bytes: int
    recipients: tuple[str, ...]
    compartments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did or would do. ``made_ms``: when the sender made the bundle, by the clock there (1970, UTC).

    ``receipt``: what the import can be undone by; empty for a plan.
    """

    plan: Plan
    sender: Known
    changes: Changes
    made_ms: int = 0
    receipt: str = ""


# -- out --------------------------------------------------------------------------------------------------------------
def export_bundle(
    store: Store,
    out: Path,
    *,
    to: Sequence[bytes] = (),
    partners: Sequence[str] = (),
    full: bool = False,
    passphrase: str | None = None,
    monitor: Monitor | None = None,
) -> Exported:
    """Write a bundle; to nobody by name it is signed, not sealed, and only open texts go.

    ``to``: cards that were trusted here; ``partners``: the same by replica id. Everything the recipients lack goes, after the version vector they last sent; all of it on first contact or with
    ``full``. The principal compartment goes only where every recipient has that role.
    Raises: CardRefused, SenderUnknown for a card nobody trusted here, RoleRefused, TargetUnwritable.
    """
    with store.reading() as view:
        recipients = _recipients(view, to, partners)
        compartments = _compartments(recipients)
        since = {} if full or not recipients else _least(view, recipients)
        segments = _segments(view, compartments, since)
        data = writing.write_bundle(
            dossier=view.facts().dossier,
            training=view.facts().training,
            sender=card_of(view),
            sign_seed=bytes.fromhex(view.about("sign_seed")),
            created_ms=store.clock.now_ms(),
            bundle_id=store.ids.token(16).hex(),
            compartments=compartments,
            recipients=[known.card for known in recipients],
            expires_ms=None,
            segments=segments,
            blobs=_blobs(view, compartments, since),
            cards=tuple(known_cards(view).values()),
            vector=view.vector(compartments),
            seeds=view.seed_ends(),
            monitor=monitor or Silent(),
        )
    sealed = _sealed(data, recipients, passphrase)
    write_whole(out, sealed)
    ops = sum(segment.end.last - segment.first + 1 for segment in segments)
    return Exported(out, ops, len(sealed), tuple(known.card.name for known in recipients), compartments)


def _recipients(view: View, to: Sequence[bytes], partners: Sequence[str]) -> list[Known]:
    known = known_cards(view)
    found = []
    for card in map(read_card, to):
        held = known.get(card.replica)
        if held is None or held.card != card:
            raise SenderUnknown(replica=card.replica, name=card.name)
        found.append(held)
    for replica in partners:
        if replica not in known:
            raise SenderUnknown(replica=replica, name=replica[:8])
        found.append(known[replica])
    for held in found:
        if held.role not in INSIDERS:
            raise RoleRefused(replica=held.card.replica, name=held.card.name, role=held.role)
    return found


def _compartments(recipients: Sequence[Known]) -> tuple[str, ...]:
    inner = bool(recipients) and all(known.role == PRINCIPAL_ROLE for known in recipients)
    return COMPARTMENTS if inner else (DELEGATION,)


def _least(view: View, recipients: Sequence[Known]) -> Mapping[str, int]:
    """How far all recipients are known to reach."""
    vectors = [view.seen_by(known.card.replica) for known in recipients]
    return {name: min(vector.get(name, 0) for vector in vectors) for name in vectors[0]}


def _segments(view: View, compartments: tuple[str, ...], since: Mapping[str, int]) -> list[Segment]:
    ends = [end for end in view.log_ends(compartments) if end.last > since.get(end.name, 0)]
    return [view.segment(end, since.get(end.name, 0) + 1) for end in ends]


def _blobs(
    view: View, compartments: tuple[str, ...], since: Mapping[str, int]
) -> list[tuple[str, str, bytes | memoryview]]:
    """Attachments travel with the op that names them."""
    found: dict[tuple[str, str], bytes] = {}
    for record in view.records("attachment", retired=True):
        for oid in view.head_rows("attachment", record.id).get("sha256", []):
            log = view.logs.of(oid)
            new = oid & SEQ_MASK > since.get(f"{log.replica}.{log.compartment}", 0)
            data = view.blob(record.text("sha256")) if new and log.compartment in compartments else None
            if data is not None:
                found[log.compartment, record.text("sha256")] = data
    return [(compartment, name, data) for (compartment, name), data in sorted(found.items())]


def _sealed(data: bytes, recipients: Sequence[Known], passphrase: str | None) -> bytes:
    if passphrase:
        return crypt.seal(data, passphrase=passphrase)
    if recipients:
        return crypt.seal(data, recipients=[known.card.age_recipient for known in recipients])
    return data


# -- in ---------------------------------------------------------------------------------------------------------------
def plan_bundle(store: Store, data: bytes, *, passphrase: str | None = None, monitor: Monitor | None = None) -> Report:
    """What an import would do; nothing is written. Raises: BundleError, SeedMismatch, Cancelled."""
    return _taken_in(store, data, passphrase, monitor or Silent(), keep_it=False)


def take_in_bundle(
    store: Store,
    data: bytes,
    *,
    passphrase: str | None = None,
    monitor: Monitor | None = None,
    backups: Path | None = None,
) -> Report:
    """Take a bundle in, whole or not at all; a backup is kept first in ``backups``, if it brings anything.

    Raises: BundleError, SeedMismatch, Cancelled, StoreError; nothing was written then.
    """
    return _taken_in(store, data, passphrase, monitor or Silent(), keep_it=True, backups=backups)


def _taken_in(
    store: Store, data: bytes, passphrase: str | None, monitor: Monitor, *, keep_it: bool, backups: Path | None = None
) -> Report:
    with store.reading() as view:
        judged = _judged(view, data, passphrase, store.clock.now_ms(), monitor)
        _same_seeds(view, judged.seeds)
        held = view.vector(COMPARTMENTS)
    if backups is not None and any(one.end.last > held.get(one.end.name, 0) for one in judged.segments):
        keep_backup(store, backups, store.clock.now_ms())
    with store.writing(keep=keep_it) as work:
        before, lengths = {one.record.id: one.holds for one in standings(work.view)}, log_lengths(work.view)
        taken = work.take_in(judged.segments, monitor, _nothing_more)
        for known in judged.cards:
            keep(work, known)
        for blob in judged.blobs:
            work.keep_blob(bytes(blob.data))
        work.keep_vector(judged.sender.card.replica, judged.vector)
        voided = fallen(before, standings(work.view)) if taken.new else ()
        plan = _plan(work, taken, voided)
        receipt = note(work, judged, plan, lengths) if keep_it else ""
    records = frozenset((kind, id_) for kind, id_, _ in taken.touched)
    changes = Changes(records, judged.sha256[:32], len(plan.conflicts))
    return Report(plan, judged.sender, changes, judged.facts.created_ms, receipt)


def _judged(view: View, data: bytes, passphrase: str | None, now_ms: int, monitor: Monitor) -> judging.Judged:
    facts = view.facts()
    return judging.judge(
        data,
        dossier=facts.dossier,
        training=facts.training,
        now_ms=now_ms,
        me=card_of(view),
        known=known_cards(view),
        identity=view.about("age_identity"),
        passphrase=passphrase,
        monitor=monitor,
    )


def _same_seeds(view: View, theirs: Mapping[str, tuple[int, str]]) -> None:
    """Reference and training data must be an edition that this program ships."""
    for author, (last, digest) in theirs.items():
        mine = view.seed_digest(author, last)
        if mine != digest:
            raise SeedMismatch(seed=author)


def _nothing_more(_: Op) -> None:
    """Every op was judged when the bundle was read."""


def _plan(work: Writing, taken: Taken, voided: tuple[tuple[str, str], ...]) -> Plan:
    created = set(taken.created)
    updated = sorted({(kind, id_) for kind, id_, _ in taken.touched} - created)
    open_now = {(c.kind, c.id, c.field) for c in work.view.conflicts()} if taken.new else set()
    touched = {(kind, id_) for kind, id_, _ in taken.touched}
    conflicts = sorted(one for one in open_now if (one[0], one[1]) in touched)
    return Plan(
        new=taken.new, known=taken.known, updated=tuple(updated), created=tuple(sorted(created)),
        conflicts=tuple(conflicts), missing=taken.missing, voided=voided,
    )  # fmt: skip


def ends(store: Store) -> tuple[LogEnd, ...]:
    """How far every travelling log reaches here."""
    with store.reading() as view:
        return view.log_ends(COMPARTMENTS)
