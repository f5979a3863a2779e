# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What takes one import back: worked out from the log, nothing is written here.

A receipt knows where every log ended before the import and after it, so the state of a field at both moments follows from
the line of its changes. A field that still stands as the import left it goes back to what it was; everything else was
edited since and is kept. Undoing a later import of this file leaves a field as that import found it: it counts as untouched.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from ara_desktop.core.identity import keyed_id
from ara_desktop.core.ops import Value
from ara_desktop.service.clearance import standings
from ara_desktop.store.applying import RETIREMENTS, retired_field
from ara_desktop.store.lineage import (
    Place,
    Record,
    covered,
    heads_among,
    heads_of,
    line_of,
    naming,
    places_of,
    records_standing,
)
from ara_desktop.store.logs import SEQ_BITS, SEQ_MASK
from ara_desktop.store.receipts import Extent, Receipt, records_of
from ara_desktop.store.views import View
from ara_desktop.store.writing import Edit

UNDONE = "undo_import"
EDITED, CLEARED, USED, UNCLEAR = "edited", "cleared", "used", "unclear"
RETIRED_FIELD = "retired"
Heads = Mapping[int, Value]


@dataclass(frozen=True, slots=True)
class Kept:
    """A place that stays as it is.

    Attributes:
        field: "" for a whole record.
        why: ``edited`` since, ``cleared`` since as it stands, ``used`` by something written since, or ``unclear``: it was
            in conflict about being taken out before the import.
        author: Who did so; "" if nobody did.
    """

    kind: str
    id: str
    field: str
    why: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Inverse:
    """The edits that take an import back, the places they restore, the records they retire, and what is kept."""

    edits: tuple[Edit, ...]
    restored: tuple[Place, ...]
    retired: tuple[Record, ...]
    kept: tuple[Kept, ...]


def inverse_of(view: View, receipt: Receipt, later: Iterable[Receipt]) -> Inverse:
    """What takes an import back. ``later``: the receipts of imports after it."""
    return _Inverting(view, receipt, later).result()


class _Inverting:
    def __init__(self, view: View, receipt: Receipt, later: Iterable[Receipt]) -> None:
        self._view, self._extent = view, receipt.extent
        self._undos = [(one.extent, _runs(view, one.undone)) for one in later if one.undone]
        self._places = places_of(view, receipt.extent.runs())
        self._created = frozenset(records_of(view.connection, receipt.id)[0])
        self._heads = heads_of(view, [(kind, id_) for kind, id_, _ in self._places])
        self._restored: list[Place] = []
        self._retired: list[Record] = []
        self._kept: list[Kept] = []

    def result(self) -> Inverse:
        first, last = [], []
        signed = self._cleared_since()
        touched = sorted(place for place in self._places if place[:2] not in self._created)
        for record, group in groupby(touched, key=itemgetter(0, 1)):
            names = [name for _, _, name in group]
            back = [edit for name in names if name not in RETIREMENTS for edit in self._field(record, name, signed)]
            first += back
            last += self._retirement(record, names, changing=bool(back))
        last += self._created_retired()
        return Inverse((*first, *last), tuple(self._restored), tuple(self._retired), tuple(self._kept))

    # -- fields -------------------------------------------------------------------------------------------------------
    def _field(self, record: Record, name: str, signed: frozenset[tuple[str, str]]) -> list[Edit]:
        """The edits that give a field its former values back: one a former head, as in ``service.undo``."""
        place, present = (*record, name), self._heads[record].get(name, {})
        former = _values(self._former(place, present), element=":" in name)
        if former == _values(present.values(), element=":" in name):
            return []
        other = self._since(place, present)
        if other is not None:
            self._kept.append(Kept(*place, EDITED, other))
            return []
        if (record[1], name) in signed:
            self._kept.append(Kept(*place, CLEARED))
            return []
        self._restored.append(place)
        heads = tuple(present)
        compartment = self._compartment(heads)
        return [Edit(*place, value, compartment, heads=heads) for value in sorted(former, key=repr)]

    def _former(self, place: Place, present: Heads) -> list[Value]:
        line = line_of(self._view, place, present)
        return [line[oid][0] for oid in heads_among(line, (oid for oid in line if self._before(self._extent, oid)))]

    def _since(self, place: Place, present: Heads) -> str | None:
        """Who changed a field after the import; None if it stands as the import left it."""
        for oid in self._standing(place, frozenset(present)):
            if not self._extent.held_after(oid >> SEQ_BITS, oid & SEQ_MASK):
                return self._author(oid)
        return None

    def _author(self, oid: int) -> str:
        return self._view.author(self._view.logs.of(oid).replica)

    def _standing(self, place: Place, heads: frozenset[int]) -> frozenset[int]:
        """The heads, or those that an undone later import had found: seen through as often as needed."""
        undone = self._undone_by(heads)
        while undone is not None:
            line = line_of(self._view, place, heads)
            heads = heads_among(line, [oid for oid in line if self._before(undone, oid)])
            undone = self._undone_by(heads)
        return heads

    def _undone_by(self, heads: frozenset[int]) -> Extent | None:
        """The later import whose undoing wrote all of these."""
        for extent, runs in self._undos:
            if heads and all(any(oid in run for run in runs) for oid in heads):
                return extent
        return None

    @staticmethod
    def _before(extent: Extent, oid: int) -> bool:
        return extent.held_before(oid >> SEQ_BITS, oid & SEQ_MASK)

    def _compartment(self, heads: Sequence[int]) -> str:
        return self._view.logs.of(heads[0]).compartment

    def _cleared_since(self) -> frozenset[tuple[str, str]]:
        """(record, field) of texts that somebody cleared after the import, as they stand: they are not taken away."""
        found = set()
        holding = [one.record for one in standings(self._view) if one.holds]
        heads = heads_of(self._view, [("clearance", one.id) for one in holding])
        for one in holding:
            marks = [oid for name in ("state", "text_hash") for oid in heads["clearance", one.id].get(name, ())]
            if all(self._extent.held_after(oid >> SEQ_BITS, oid & SEQ_MASK) for oid in marks):
                continue
            subject, part, language = (one.text(name) for name in ("subject_record", "part", "language"))
            found |= {(subject, part), (keyed_id("translation", [subject, part, language]), "text")}
        return frozenset(found)

    # -- retirement ---------------------------------------------------------------------------------------------------
    def _retirement(self, record: Record, names: Sequence[str], *, changing: bool) -> list[Edit]:
        """Take back what the import did to a record's being there; ``changing``: fields of it are given back."""
        fields = self._heads[record]
        marks = {name: heads for name, heads in fields.items() if name in RETIREMENTS}
        if not marks or not (changing or RETIREMENTS & set(names)):
            return []
        found = self._view.record(*record)
        now = found.retired if found else None
        others = {name: other for name, heads in marks.items() if (other := self._since((*record, name), heads))}
        if others:
            self._kept += [
                Kept(*record, RETIRED_FIELD, EDITED, other) for name, other in others.items() if name in names
            ]
            return self._retiring(record, now) if now is not None and changing else []
        reason, clear = self._retired_before(record)
        if reason is not None:
            return self._retired_again(record, reason) if changing or now is None else []
        standing = {name: heads for name, heads in marks.items() if name in names and any(_said(heads))}
        if not clear:
            self._kept += [Kept(*record, RETIRED_FIELD, UNCLEAR) for _ in standing]
            return []
        self._restored += [(*record, RETIRED_FIELD) for _ in standing][:1]
        return [
            Edit(*record, name, None, self._compartment(tuple(heads)), heads=tuple(heads))
            for name, heads in standing.items()
        ]

    def _retired_before(self, record: Record) -> tuple[str | None, bool]:
        """Why the record was out before the import, None if it was in; and whether that was undisputed."""
        lines = {name: line_of(self._view, (*record, name), heads) for name, heads in self._heads[record].items()}
        former = {
            name: heads_among(line, [oid for oid in line if self._before(self._extent, oid)])
            for name, line in lines.items()
        }
        reasons = {oid: lines[name][oid][0] for name in former if name in RETIREMENTS for oid in former[name]}
        retiring = {oid: str(value) for oid, value in reasons.items() if value is not None}
        seen = covered(self._view, retiring)
        unseen = [oid for name in former if name not in RETIREMENTS for oid in former[name] if oid not in seen]
        return (min(retiring.values()), True) if retiring and not unseen else (None, not retiring)

    def _retired_again(self, record: Record, reason: str) -> list[Edit]:
        """Take a record out again that was out before, unless somebody wrote into it since: that is never buried."""
        for name, heads in self._heads[record].items():
            other = self._since((*record, name), heads)
            if other is not None:
                self._kept.append(Kept(*record, RETIRED_FIELD, EDITED, other))
                return []
        self._restored.append((*record, RETIRED_FIELD))
        return self._retiring(record, reason)

    def _retiring(self, record: Record, reason: str) -> list[Edit]:
        places = {self._compartment(tuple(heads)) for heads in self._heads[record].values()}
        return [Edit(*record, retired_field(one), reason, one) for one in sorted(places)]

    # -- records that the import made -----------------------------------------------------------------------------------
    def _created_retired(self) -> list[Edit]:
        """The edits that take out what the import made, but for records edited since and what those need."""
        there = records_standing(self._view, self._created)
        kept = {record: one for record in there if (one := self._edited(record))}
        by_id = {record[1]: record for record in there}
        references = [(place, oid, by_id[target]) for place, oid, target in naming(self._view, sorted(by_id))]
        count = -1
        while count != len(kept):
            count = len(kept)
            for place, oid, record in references:
                needed = place[:2] in kept or (place[:2] not in there and self._is_new(place, oid))
                if needed and record not in kept:
                    kept[record] = (Kept(*record, "", USED, self._author(oid)),)
        self._kept += [one for record in sorted(kept) for one in kept[record]]
        self._retired = sorted(there - set(kept))
        return [edit for record in self._retired for edit in self._retiring(record, UNDONE)]

    def _edited(self, record: Record) -> tuple[Kept, ...]:
        found = []
        for name, heads in self._heads[record].items():
            other = self._since((*record, name), heads)
            if other is not None:
                shown = RETIRED_FIELD if name in RETIREMENTS else name
                found.append(Kept(*record, shown, EDITED, other))
        return tuple(found)

    def _is_new(self, place: Place, oid: int) -> bool:
        """Whether a reference was written after the import."""
        return self._since(place, {oid: None}) is not None


def _runs(view: View, change: str) -> list[range]:
    """The row numbers of an own change."""
    found = view.actions(change)
    logs = view.logs
    return [
        range(logs.by_lid(lid).oid(first), logs.by_lid(lid).oid(last) + 1)
        for lid, first, last in (found[1] if found else ())
    ]


def _said(heads: Heads) -> list[bool]:
    return [value is not None for value in heads.values()]


def _values(values: Iterable[Value], *, element: bool) -> frozenset[Value]:
    """What a field says; nothing at all is the same as an empty one, and an element of a set is there or not."""
    if element:
        return frozenset({True if any(values) else None})
    return frozenset(values) or frozenset({None})
