# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The history of a record as a person reads it: who changed what and when, from which text to which; and taking it back.

What somebody wrote into one field in one go was saved many times: it is one entry. Taking back is a new change that writes
the text of before; it refuses where somebody changed the field since.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ara_desktop.core.errors import UndoRefused
from ara_desktop.core.values import Changes, FieldValue, Past
from ara_desktop.service.records import write_in
from ara_desktop.service.undo import undo
from ara_desktop.store.store import Store
from ara_desktop.store.views import View

ONE_GO_MINUTES = 20
_TOGETHER = ("edit", "create")


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one field. ``author`` is empty for data of the program; ``at`` is when it ended, a UTC moment.

    ``before`` and ``after`` are texts; for a set field ``element`` names the record that came (``after``) or went (``before``).
    ``replaced``: how many versions it settled. ``change`` names the action for ``undo``; empty for another's.
    """

    op: str
    field: str
    label: str
    author: str
    mine: bool
    at: str
    before: str
    after: str
    element: str = ""
    replaced: int = 1
    change: str = ""
    base: tuple[str, ...] = ()
    standing: bool = False


def entries(view: View, kind: str, id_: str, field: str | None = None) -> tuple[Entry, ...]:
    """The history of a record, or of one field, newest first."""
    past = view.history(kind, id_)
    known = {one.op: one for one in past}
    me, seeds = view.facts().replica, set(view.facts().seeds.values())
    heads = {op for ops in view.all_heads(kind, id_).values() for op in ops}
    found: list[Entry] = []
    for one in past:
        name = one.field.partition(":")[0]
        if field in (None, name):
            entry = _entry(view, one, known, mine=one.replica == me, seed=one.replica in seeds)
            _append(found, replace(entry, standing=one.op in heads))
    return tuple(reversed(found))


def take_back(store: Store, kind: str, id_: str, entry: Entry) -> Changes:
    """Bring back what stood there before an own change.

    Raises: UndoRefused if the field was changed since, by anybody; NothingToDo for an unknown change.
    """
    if entry.label == "create" and entry.change:
        return undo(store, entry.change)
    if entry.element:
        return undo(store, entry.change)
    with store.writing() as work:
        heads = work.view.heads(kind, id_, entry.field)
        other = next((head for head in heads if head.op != entry.op), None)
        if other is not None or not heads:
            raise UndoRefused(field=entry.field, author=other.author if other else "")
        values: Mapping[str, FieldValue] = {entry.field: entry.before or None}
        return write_in(work, kind, id_, values, seen={entry.field: (entry.op,)}, label="undo")[1]


def _entry(view: View, one: Past, known: Mapping[str, Past], *, mine: bool, seed: bool) -> Entry:
    name, _, element = one.field.partition(":")
    former = [known[op] for op in one.replaces if op in known]
    before = _text(former[0].value) if len(former) == 1 else ""
    if element:
        title = view.title("*", element) or element
        before, after = ("", title) if one.value else (title, "")
    else:
        after = _text(one.value)
    change = one.op if mine and view.actions(one.op) is not None else ""
    return Entry(
        one.op, name, one.label, "" if seed else one.author, mine, one.at, before, after, element,
        max(1, len(former)), change, one.replaces,
    )  # fmt: skip


def _append(found: list[Entry], entry: Entry) -> None:
    """Add an entry; saves of one go become one, from the first text to the last."""
    last = next((at for at in range(len(found) - 1, -1, -1) if found[at].field == entry.field), None)
    if last is not None and _goes_on(found[last], entry):
        first = found.pop(last)
        found.append(replace(entry, before=first.before, label=first.label, change="", base=first.base))
    else:
        found.append(entry)


def _goes_on(one: Entry, following: Entry) -> bool:
    return (
        not one.element
        and one.mine == following.mine
        and one.author == following.author
        and one.label in _TOGETHER
        and following.label == "edit"
        and following.base == (one.op,)
        and _minutes(one.at, following.at) <= ONE_GO_MINUTES
    )


def _minutes(one: str, other: str) -> float:
    return abs((datetime.fromisoformat(other) - datetime.fromisoformat(one)).total_seconds()) / 60


def _text(value: FieldValue) -> str:
    return "" if value is None or (isinstance(value, Sequence) and not isinstance(value, str)) else str(value)
