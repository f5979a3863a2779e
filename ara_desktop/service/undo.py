# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Undo and redo of one's own edits: new, named changes that write the previous values back, or refuse."""

from ara_desktop.core.errors import ChangeUnknown, UndoRefused
from ara_desktop.core.ops import Op
from ara_desktop.core.values import Changes
from ara_desktop.store.applying import RETIREMENTS
from ara_desktop.store.lineage import own_change
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.store.writing import Edit, Writing

UNDONE = "undo"


def undo(store: Store, change: str) -> Changes:
    """Take one own action back; undoing an undo is redo.

    Creation is taken back by retiring. Undoing a resolve brings every former text back as a head of its own.
    ``change``: its name, or the beginning of it that no other has.
    Raises: ChangeUnknown for one that was not made here; UndoRefused if a field was changed since, by anybody.
    """
    with store.writing() as work:
        found = work.view.actions(own_change(work.view, change) or "")
        if found is None:
            raise ChangeUnknown(what=change)
        label, runs = found
        ops = [(oid, work.view.op(oid)) for lid, first, last in runs for oid in _run(work.view, lid, first, last)]
        for oid, op in ops:
            _refuse_if_changed(work.view, oid, op)
        edits = _retired(work, ops) if label == "create" else [e for oid, op in ops for e in _inverse(work, oid, op)]
        name = work.append("undo", edits)
        return Changes(frozenset((op.kind, op.id) for _, op in ops), name)


def _run(view: View, lid: int, first: int, last: int) -> range:
    log = view.logs.by_lid(lid)
    return range(log.oid(first), log.oid(last) + 1)


def _refuse_if_changed(view: View, oid: int, op: Op) -> None:
    """Every present head of the field must have been written by this action, or an own undo has brought its value back.

    So several steps can be taken back one after the other, and done again: after undoing the second one, the first one's
    value stands there as before.
    """
    me = view.facts().replica
    for head in view.head_rows(op.kind, op.id).get(op.field, []):
        found = view.op(head)
        same_action = (head >> 40, found.action) == (oid >> 40, op.action)
        brought_back = (found.label, found.value, view.logs.of(head).replica) == (UNDONE, op.value, me)
        if not same_action and not brought_back:
            raise UndoRefused(field=op.field, author=view.author(view.logs.of(head).replica))


def _inverse(work: Writing, oid: int, op: Op) -> list[Edit]:
    """The edits that bring back what an op replaced: one a former head, none meaning empty."""
    view = work.view
    log = view.logs.of(oid)
    parents = [view.logs.locate(parent, log)[0] for parent in op.parents]
    former = [view.op(parent) for parent in parents]
    values = [parent.value for parent in former if (parent.id, parent.field) == (op.id, op.field)]
    if op.field in RETIREMENTS:
        values = values[:1]
    present = view.head_rows(op.kind, op.id).get(op.field, [oid])
    seen = tuple(view.op_name(head) for head in present)
    return [Edit(op.kind, op.id, op.field, value, log.compartment, seen) for value in values or [None]]


def _retired(work: Writing, ops: list[tuple[int, Op]]) -> list[Edit]:
    records = sorted({(op.kind, op.id) for _, op in ops})
    return [edit for kind, id_ in records for edit in work.retirement(kind, id_, UNDONE)]
