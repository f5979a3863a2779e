# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The natural order of records, followed through references: a position sorts by its point, then by its region's name."""

import re
from collections.abc import Callable, Iterable

from ara_desktop.core.kinds import KINDS
from ara_desktop.core.values import Record

DEPTH = 3
SortKey = tuple[tuple[int, str], ...]
Lookup = Callable[[str, str], Record | None]
_DIGITS = re.compile(r"\d+")


def natural_key(record: Record, lookup: Lookup) -> SortKey:
    """What the record sorts by inside its kind, ending with its id; absent values go last."""
    return _key(record, lookup, DEPTH, {})


def _key(record: Record, lookup: Lookup, depth: int, keys: dict[tuple[str, str, int], SortKey | None]) -> SortKey:
    """``keys`` remembers what the targets of references sort by: many records have the same target."""
    declared = KINDS.get(record.kind)
    parts: list[tuple[int, str]] = []
    for name in declared.order if declared else ():
        one = declared.fields[name] if declared else None
        value = record.text(name)
        through = None
        if one and one.type == "ref" and value and depth:
            place = (one.refers[0], value, depth)
            if place not in keys:
                target = lookup(one.refers[0], value)
                keys[place] = _key(target, lookup, depth - 1, keys)[:-1] if target is not None else None
            through = keys[place]
        if through is not None:
            parts.extend(through)
        elif value:
            parts.append((0, _DIGITS.sub(lambda found: found[0].zfill(8), value.casefold())))
        else:
            parts.append((1, ""))
    parts.append((0, record.id))
    return tuple(parts)


def targets(records: Iterable[Record]) -> set[tuple[str, str]]:
    """(kind, id) of what ``natural_key`` looks up directly for these records."""
    found = set()
    for record in records:
        declared = KINDS.get(record.kind)
        for name in declared.order if declared else ():
            one = declared.fields[name] if declared else None
            if one and one.type == "ref" and (value := record.text(name)):
                found.add((one.refers[0], value))
    return found


def in_order(records: list[Record], lookup: Lookup) -> list[Record]:
    """The records in their kind's natural order, then by id."""
    keys: dict[tuple[str, str, int], SortKey | None] = {}
    return sorted(records, key=lambda record: _key(record, lookup, DEPTH, keys))


def title_of(record: Record, lookup: Lookup, depth: int = 1) -> str:
    """A short name of the record in its own language, made from its title fields."""
    declared = KINDS.get(record.kind)
    words = []
    for name in declared.title if declared else ():
        value = record.text(name)
        one = declared.fields[name] if declared else None
        if one and one.type == "ref" and value:
            target = next((t for kind in one.refers if (t := lookup(kind, value))), None)
            value = title_of(target, lookup, depth - 1) if target and depth else ""
        if value:
            words.append(value.split("\n")[0][:80])
    return " · ".join(words)
