# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Where fields come from: all heads of many records at once, and the line of changes that leads to a head."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from ara_desktop.core.ops import Op, Value
from ara_desktop.store.running import Connection
from ara_desktop.store.views import View, decode_op

CHUNK = 20_000
SHORTEST = 4
Record = tuple[str, str]
Place = tuple[str, str, str]
Heads = Mapping[int, Value]
Line = Mapping[int, tuple[Value, frozenset[int]]]


def places_of(view: View, runs: Iterable[tuple[int, int, int]]) -> tuple[Place, ...]:
    """Every field that these runs of logs (log, first, last) wrote, once, in the order of their first change."""
    found: dict[Place, None] = {}
    for lid, first, last in runs:
        log = view.logs.by_lid(lid)
        rows = view.connection.exec_driver_sql(
            "SELECT header FROM op WHERE oid BETWEEN ? AND ? ORDER BY oid", (log.oid(first), log.oid(last))
        )
        for (header,) in rows:
            op = decode_op(header, None)
            found[op.kind, op.id, op.field] = None
    return tuple(found)


def heads_of(view: View, records: Iterable[Record]) -> dict[Record, dict[str, dict[int, Value]]]:
    """All heads of these records with their values, by field."""
    wanted = dict.fromkeys(records)
    ids = iter(dict.fromkeys(id_ for _, id_ in wanted))
    found: dict[Record, dict[str, dict[int, Value]]] = {record: {} for record in wanted}
    while chunk := list(islice(ids, CHUNK)):
        rows = view.connection.exec_driver_sql(
            "SELECT r.kind, r.id, f.name, h.oid, h.value FROM json_each(?) j JOIN record r ON r.id=j.value"
            " JOIN field f USING (rid) JOIN head h USING (fid)",
            (json.dumps(chunk),),
        )
        for kind, id_, name, oid, value in rows:
            if (kind, id_) in wanted:
                found[kind, id_].setdefault(name, {})[oid] = value
    return found


def records_standing(view: View, records: Iterable[Record]) -> set[Record]:
    """Those of these records that are here and not retired."""
    wanted = set(records)
    rows = view.connection.exec_driver_sql(
        "SELECT r.kind, r.id FROM json_each(?) j JOIN record r ON r.id=j.value WHERE r.retired IS NULL",
        (json.dumps(sorted(id_ for _, id_ in wanted)),),
    )
    return {(kind, id_) for kind, id_ in rows} & wanted


def line_of(view: View, place: Place, heads: Iterable[int]) -> dict[int, tuple[Value, frozenset[int]]]:
    """Every known change of a field that its heads go back to, by row number: its value and what it replaced."""
    found: dict[int, tuple[Value, frozenset[int]]] = {}
    todo = list(heads)
    while todo:
        oid = todo.pop()
        op = _op(view.connection, oid) if oid not in found else None
        if op is None or (op.kind, op.id, op.field) != place:
            continue
        inside = view.logs.of(oid)
        parents = frozenset(view.logs.locate(parent, inside)[0] for parent in op.parents)
        found[oid] = (op.value, parents)
        todo.extend(parents)
    return found


def heads_among(line: Line, known: Iterable[int]) -> frozenset[int]:
    """The heads that a field has where only these changes of its line are known."""
    there = frozenset(known)
    replaced = frozenset(parent for oid in there for parent in line[oid][1])
    return there - replaced


def covered(view: View, oids: Iterable[int]) -> set[int]:
    """All changes that these name as replaced, of whatever field: what a retirement had seen."""
    found: set[int] = set()
    for oid in oids:
        inside = view.logs.of(oid)
        found.update(view.logs.locate(parent, inside)[0] for parent in view.op(oid).parents)
    return found


def naming(view: View, ids: Sequence[str]) -> Iterator[tuple[Place, int, str]]:
    """Heads that refer to one of these records: where, row number, and the record referred to. Retired ones are left out."""
    wanted = json.dumps(list(ids))
    whole = (
        "SELECT r.kind, r.id, f.name, h.oid, h.value FROM head h JOIN field f USING (fid) JOIN record r USING (rid)"
        " WHERE length(h.value)=32 AND h.value IN (SELECT value FROM json_each(?)) AND r.retired IS NULL"
    )
    element = (
        "SELECT r.kind, r.id, f.name, h.oid, substr(f.name, instr(f.name, ':')+1) FROM field f JOIN head h USING (fid)"
        " JOIN record r USING (rid) WHERE instr(f.name, ':')"
        " AND substr(f.name, instr(f.name, ':')+1) IN (SELECT value FROM json_each(?)) AND h.value AND r.retired IS NULL"
    )
    for statement in (whole, element):
        for kind, id_, name, oid, target in view.connection.exec_driver_sql(statement, (wanted,)):
            yield (kind, id_, name), oid, target


def _op(connection: Connection, oid: int) -> Op | None:
    row = connection.exec_driver_sql("SELECT header, payload FROM op WHERE oid=?", (oid,)).fetchone()
    return decode_op(row[0], row[1]) if row else None


def own_change(view: View, beginning: str) -> str | None:
    """The name of the one own change that begins so, with four digits at least; None if there is none, or several."""
    if len(beginning) < SHORTEST:
        return None
    rows = view.connection.exec_driver_sql(
        "SELECT change FROM own_action WHERE change>=? AND change<? LIMIT 2", (beginning, beginning + "g")
    ).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else None
