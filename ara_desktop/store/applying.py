# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Ops into tables: heads, disputes, retirement, search index.

The only code that writes derived tables: local edits, imports and ``rebuild`` all pass through here. A field's heads
are the ops that no known op replaces; a parent that is not here yet waits, so the order of arrival does not matter.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import islice

from ara_desktop.core.classes import COMPARTMENTS
from ara_desktop.core.kinds import field_of
from ara_desktop.core.ops import RETIRED, Op, Value
from ara_desktop.store.folding import WORDS, fold
from ara_desktop.store.logs import Log, Logs
from ara_desktop.store.running import Connection

CHUNK = 20_000
Row = tuple[object, ...]


def retired_field(compartment: str) -> str:
    """Retirement is one op per compartment, each a field of its own."""
    return f"{RETIRED}.{compartment}"


RETIREMENTS = frozenset(retired_field(one) for one in COMPARTMENTS)


class Applier:
    """Collects ops of one unit of work; ``finish`` brings every derived row up to date."""

    def __init__(self, connection: Connection, logs: Logs, *, keep_ops: bool = True, from_start: bool = False) -> None:
        self._run, self._logs, self._keep_ops = connection, logs, keep_ops
        self._reached = {log.lid: 0 if from_start else log.last for log in logs}
        self._batch: list[tuple[Log, Op, bytes]] = []
        self._rids: dict[tuple[str, str], int] = {}
        self._fids: dict[tuple[int, str], int] = {}
        self._next_rid = self._highest("SELECT max(rid) FROM record")
        self._next_fid = self._highest("SELECT max(fid) FROM field")
        self._first_new_fid = self._next_fid + 1
        self.touched: dict[int, tuple[str, str, str, int]] = {}
        self.created: list[tuple[str, str]] = []
        self.disputed: list[tuple[str, str, str]] = []

    def add(self, log: Log, op: Op, digest: bytes) -> None:
        """Take one op that continues its log; ``digest`` is the chain's hash with it."""
        self._batch.append((log, op, digest))
        if len(self._batch) >= CHUNK:
            self._flush()

    def finish(self) -> None:
        """Write what is left and settle every field that was touched."""
        self._flush()
        fids = iter(sorted(self.touched))
        words: set[str] = set()
        while chunk := list(islice(fids, CHUNK)):
            self._settle(chunk, words)
        self._many("INSERT OR IGNORE INTO word VALUES (?)", [(word,) for word in sorted(words)])
        self._retire({rid for _, _, _, rid in self.touched.values()})

    def _flush(self) -> None:
        batch, self._batch = self._batch, []
        if not batch:
            return
        self._find_records({(op.kind, op.id) for _, op, _ in batch})
        self._find_fields({(self._rids[op.kind, op.id], op.field) for _, op, _ in batch})
        ops: list[Row] = []
        gone: list[Row] = []
        waiting: list[Row] = []
        fresh: dict[tuple[int, int], Value] = {}
        for log, op, digest in batch:
            rid = self._rids[op.kind, op.id]
            fid = self._fids[rid, op.field]
            oid = log.oid(op.seq)
            for parent in op.parents:
                named, there = self._logs.locate(parent, log)
                if fresh.pop((fid, named), self) is self:
                    here = named <= there.oid(self._reached.get(there.lid, 0))
                    (gone if here else waiting).append((fid, named))
            fresh[fid, oid] = op.value
            self._reached[log.lid] = op.seq
            self.touched[fid] = (op.kind, op.id, op.field, rid)
            ops.append((oid, op.header, op.payload, digest))
        if self._keep_ops:
            self._many("INSERT INTO op VALUES (?,?,?,?)", ops)
        self._many("DELETE FROM head WHERE fid=? AND oid=?", gone)
        self._many("INSERT OR IGNORE INTO waiting VALUES (?,?)", waiting)
        self._many(
            "INSERT INTO head SELECT ?1,?2,?3 WHERE NOT EXISTS (SELECT 1 FROM waiting WHERE fid=?1 AND oid=?2)",
            [(fid, oid, value) for (fid, oid), value in sorted(fresh.items(), key=lambda item: item[0])],
        )

    def _find_records(self, names: set[tuple[str, str]]) -> None:
        unknown = sorted(name for name in names if name not in self._rids)
        found = self._run.exec_driver_sql(
            "SELECT kind, id, rid FROM record WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([id_ for _, id_ in unknown]),),
        )
        self._rids.update({(kind, id_): rid for kind, id_, rid in found})
        new = [name for name in unknown if name not in self._rids]
        for name in new:
            self._next_rid += 1
            self._rids[name] = self._next_rid
        self.created.extend(new)
        self._many("INSERT INTO record VALUES (?,?,?,NULL)", [(self._rids[name], *name) for name in new])

    def _find_fields(self, names: set[tuple[int, str]]) -> None:
        unknown = sorted(name for name in names if name not in self._fids)
        found = self._run.exec_driver_sql(
            "SELECT rid, name, fid FROM field WHERE rid IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted({rid for rid, _ in unknown})),),
        )
        self._fids.update({(rid, name): fid for rid, name, fid in found})
        new = [name for name in unknown if name not in self._fids]
        for name in new:
            self._next_fid += 1
            self._fids[name] = self._next_fid
        self._many("INSERT INTO field VALUES (?,?,?)", [(self._fids[name], *name) for name in new])

    def _settle(self, fids: Sequence[int], words: set[str]) -> None:
        values: dict[int, list[Value]] = {}
        for fid, value in self._run.exec_driver_sql(
            "SELECT h.fid, h.value FROM json_each(?) j CROSS JOIN head h ON h.fid=j.value", (json.dumps(fids),)
        ):
            values.setdefault(fid, []).append(value)
        old = [(fid,) for fid in fids if fid < self._first_new_fid]
        disputes: list[Row] = []
        index: list[Row] = []
        for fid in fids:
            kind, id_, name, _ = self.touched[fid]
            heads = values.get(fid, [])
            if len(heads) > 1 and ":" not in name and len(set(heads)) > 1:
                disputes.append((fid,))
                self.disputed.append((kind, id_, name))
            declared = field_of(kind, name)
            if declared is None or not declared.searchable:
                continue
            body = fold("\n".join(sorted({v for v in heads if isinstance(v, str)})))
            if body:
                index.append((fid, body))
                words.update(WORDS.findall(body))
        self._many("DELETE FROM dispute WHERE fid=?", old)
        self._many("INSERT INTO dispute VALUES (?)", disputes)
        self._many("DELETE FROM search WHERE rowid=?", old)
        self._many("INSERT INTO search (rowid, body) VALUES (?,?)", index)

    def _retire(self, rids: set[int]) -> None:
        concerned = {
            row[0]
            for name in sorted(RETIREMENTS)
            for row in self._run.exec_driver_sql("SELECT rid FROM field WHERE name=?", (name,))
        } & rids
        for rid in sorted(concerned):
            heads = self._run.exec_driver_sql(
                "SELECT f.name, f.fid, h.oid, h.value, o.header FROM field f JOIN head h USING (fid) JOIN op o USING (oid)"
                " WHERE f.rid=?",
                (rid,),
            ).fetchall()
            self._judge_retirement(rid, [(name, fid, oid, value, header) for name, fid, oid, value, header in heads])

    def _judge_retirement(self, rid: int, heads: Iterable[tuple[str, int, int, Value, bytes]]) -> None:
        covered: set[int] = set()
        reasons: list[str] = []
        open_heads: list[int] = []
        retirements: list[Row] = []
        for name, fid, oid, value, header in heads:
            if name not in RETIREMENTS:
                open_heads.append(oid)
                continue
            retirements.append((fid,))
            if value is not None:
                reasons.append(str(value))
                inside = self._logs.of(oid)
                parents = json.loads(header)["p"]
                covered.update(self._logs.locate(parent, inside)[0] for parent in parents)
        unseen = [oid for oid in open_heads if oid not in covered]
        reason = min(reasons) if reasons and not unseen else None
        self._run.exec_driver_sql("UPDATE record SET retired=? WHERE rid=?", (reason, rid))
        self._many("DELETE FROM dispute WHERE fid=?", retirements)
        if reasons and unseen:
            self._many("INSERT OR IGNORE INTO dispute VALUES (?)", retirements[:1])

    def _many(self, statement: str, rows: Sequence[Row]) -> None:
        if rows:
            self._run.exec_driver_sql(statement, list(rows))

    def _highest(self, query: str) -> int:
        return int(self._run.exec_driver_sql(query).scalar() or 0)
