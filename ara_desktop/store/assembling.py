# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Rows into frozen values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from ara_desktop.core.classes import PRINCIPAL
from ara_desktop.core.fields import Kind
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.ops import Value
from ara_desktop.core.values import FieldValue, Record
from ara_desktop.store.applying import RETIREMENTS
from ara_desktop.store.logs import Logs

HeadRow = tuple[int, str, str, str | None, str, int, Value]  # rid, kind, id, retired, field, oid, value


@dataclass(slots=True)
class _Fields:
    single: dict[str, list[Value]]
    sets: dict[str, set[str]]
    disputed: set[str]
    closed: bool = False


def assemble(rows: Iterable[HeadRow], logs: Logs) -> Iterator[Record]:
    """One record a group of rows; rows of a record stand together."""
    for _, group in groupby(rows, key=itemgetter(0)):
        heads = list(group)
        _, kind, id_, retired, *_ = heads[0]
        declared = KINDS.get(kind)
        found = _collect(heads, declared, logs)
        fields: dict[str, FieldValue] = {name: tuple(sorted(items)) for name, items in found.sets.items() if items}
        for name, values in found.single.items():
            if len(values) > 1:
                fields[name] = None
                found.disputed.add(name)
            elif values[0] is not None:
                fields[name] = _typed(declared, name, values[0])
        yield Record(kind, id_, fields, tuple(sorted(found.disputed)), retired, found.closed)


def _collect(heads: list[HeadRow], declared: Kind | None, logs: Logs) -> _Fields:
    found = _Fields({}, {}, set())
    inherits = bool(declared and declared.inherits)
    for _, _, _, retired, name, oid, value in heads:
        if name in RETIREMENTS:
            if value is not None and retired is None:
                found.disputed.add("retired")
            continue
        base, _, element = name.partition(":")
        if element:
            found.sets.setdefault(base, set()).update([element] if value else ())
        else:
            values = found.single.setdefault(name, [])
            if value not in values:
                values.append(value)
        if inherits and logs.of(oid).compartment == PRINCIPAL:
            found.closed = True
    return found


def _typed(declared: Kind | None, name: str, value: Value) -> Value:
    """SQLite keeps true and false as 1 and 0."""
    if type(value) is not int or declared is None:
        return value
    known = declared.fields.get(name)
    return bool(value) if known and known.type == "flag" else value
