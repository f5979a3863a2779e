# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Receipts of imports, and taking one import back, weeks later too.

Undo is an own, named change that travels: fields that stand as the import left them get their former values, records
that it made are retired, what was edited since is kept and listed. Nothing leaves the history.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from ara_desktop.bundle.judging import Judged
from ara_desktop.core.errors import ReceiptUndone, ReceiptUnknown, UndoEmpty
from ara_desktop.core.values import Changes, Plan
from ara_desktop.service.clearance import fallen, standings
from ara_desktop.service.inverse import UNDONE, Kept, inverse_of
from ara_desktop.store.lineage import Place, Record
from ara_desktop.store.receipts import (
    Extent,
    Receipt,
    Told,
    all_receipts,
    keep_receipt,
    mark_again,
    mark_undone,
    records_of,
)
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.store.writing import Writing

__all__ = ["LAST", "Kept", "Receipt", "Told", "Undone", "note", "plan_undo", "receipts", "records_in", "undo_import"]
LAST = "last"
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an import back did or would do.

    Attributes:
        restored: Fields that have their former values again.
        retired: Records that the import had made.
        kept: Places that stay as they are, and why.
        cleared: Clearances that hold again, as (record, part); ``voided`` those that do not any more.
    """

    receipt: Receipt
    changes: Changes
    restored: tuple[Place, ...]
    retired: tuple[Record, ...]
    kept: tuple[Kept, ...]
    cleared: tuple[tuple[str, str], ...]
    voided: tuple[tuple[str, str], ...]


def receipts(store: Store) -> tuple[Receipt, ...]:
    """All imports of this file, newest first."""
    with store.reading() as view:
        return all_receipts(view.connection)


def records_in(store: Store, name: str) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """The records that an import made, and those that it changed. Raises: ReceiptUnknown."""
    with store.reading() as view:
        return records_of(view.connection, _named(all_receipts(view.connection), name).id)


def undo_import(store: Store, name: str) -> Undone:
    """Take an import back. ``name``: its receipt, the beginning of it, or ``last`` for the newest that stands.

    Raises: ReceiptUnknown; ReceiptUndone for one that was undone before; UndoEmpty if nothing stands as it came.
    """
    return _undone(store, name, keep=True)


def plan_undo(store: Store, name: str) -> Undone:
    """What taking an import back would do; nothing is written. Raises: as ``undo_import``."""
    return _undone(store, name, keep=False)


def _undone(store: Store, name: str, *, keep: bool) -> Undone:
    with store.writing(keep=keep) as work:
        known = all_receipts(work.view.connection)
        receipt = _named(known, name)
        if receipt.undone:
            raise ReceiptUndone(receipt=receipt.id, undone=_moment(receipt.undone_ms))
        found = inverse_of(work.view, receipt, [one for one in known if one.number > receipt.number])
        if not found.edits:
            raise UndoEmpty(receipt=receipt.id, kept=len(found.kept))
        before = {one.record.id: one.holds for one in standings(work.view)}
        change = work.append(UNDONE, found.edits)
        mark_undone(work.view.connection, receipt.id, change or "", work.now_ms())
        after = standings(work.view)
        again = tuple(
            (one.record.text("subject_record"), one.record.text("part"))
            for one in after
            if one.holds and not before.get(one.record.id)
        )
        records = frozenset((edit.kind, edit.id) for edit in found.edits)
        changes = Changes(records, change, work.view.conflict_count())
        return Undone(
            receipt, changes, found.restored, found.retired, found.kept, again, fallen(before, after)
        )  # fmt: skip


def _named(known: tuple[Receipt, ...], name: str) -> Receipt:
    if name == LAST:
        found = [one for one in known if one.told.new and not one.undone][:1]
    else:
        found = [one for one in known if len(name) >= SHORTEST and one.id.startswith(name)]
    if len(found) != 1:
        raise ReceiptUnknown(receipt=name)
    return found[0]


# -- noting an import -------------------------------------------------------------------------------------------------
def log_lengths(view: View) -> dict[int, int]:
    """How far every log reaches, by row number."""
    return {log.lid: log.last for log in view.logs}


def note(work: Writing, judged: Judged, plan: Plan, before: Mapping[int, int], forks: tuple[str, ...] = ()) -> str:
    """Keep the receipt of an import in its own transaction; gives its id.

    ``before``: how far every log reached. The same file once more, bringing nothing, is noted on its first receipt.
    """
    run, now_ms = work.view.connection, work.now_ms()
    if not plan.new:
        first = next((one for one in all_receipts(run) if one.sha256 == judged.sha256), None)
        if first is not None:
            mark_again(run, first.id, now_ms)
            return first.id
    grown = {lid: last for lid, last in log_lengths(work.view).items() if last > before.get(lid, 0)}
    told = Told(
        plan.new, plan.known, len(plan.created), len(plan.updated), plan.conflicts, plan.missing, plan.late, forks,
        plan.voided,
    )  # fmt: skip
    card, facts = judged.sender.card, judged.facts
    receipt = Receipt(
        0, work.new_id(), now_ms, card.replica, card.name, facts.bundle_id, judged.sha256, facts.created_ms,
        Extent(dict(before), grown), told,
    )  # fmt: skip
    keep_receipt(run, receipt, plan.created, plan.updated)
    return receipt.id


def _moment(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
