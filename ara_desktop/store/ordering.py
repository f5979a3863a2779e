# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The natural order of records, followed through references: a position sorts by its point, then by its region's name."""

import re
from collections.abc import Callable

from ara_desktop.core.kinds import KINDS
from ara_desktop.core.values import Record

DEPTH = 3
SortKey = tuple[tuple[int, str], ...]
Lookup = Callable[[str, str], Record | None]
_DIGITS = re.compile(r"\d+")


def natural_key(record: Record, lookup: Lookup, depth: int = DEPTH) -> SortKey:
    """What the record sorts by inside its kind, ending with its id; absent values go last."""
    declared = KINDS.get(record.kind)
    parts: list[tuple[int, str]] = []
    for name in declared.order if declared else ():
        one = declared.fields[name] if declared else None
        value = record.text(name)
        target = lookup(one.refers[0], value) if one and one.type == "ref" and value and depth else None
        if target is not None:
            parts.extend(natural_key(target, lookup, depth - 1)[:-1])
        elif value:
            parts.append((0, _DIGITS.sub(lambda found: found[0].zfill(8), value.casefold())))
        else:
            parts.append((1, ""))
    parts.append((0, record.id))
    return tuple(parts)


def in_order(records: list[Record], lookup: Lookup) -> list[Record]:
    """The records in their kind's natural order, then by id."""
    memo: dict[tuple[str, str], Record | None] = {}

    def remembered(kind: str, id_: str) -> Record | None:
        if (kind, id_) not in memo:
            memo[kind, id_] = lookup(kind, id_)
        return memo[kind, id_]

    return sorted(records, key=lambda record: natural_key(record, remembered))


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
