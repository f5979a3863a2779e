# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Writing: one unit of work appends to the log and brings the derived tables along."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ara_desktop.core.errors import ForkFound, OpsGap
from ara_desktop.core.identity import seed_replica
from ara_desktop.core.ops import Op, Value, chain, make_op, next_stamp
from ara_desktop.core.ports import Clock, Ids, Monitor
from ara_desktop.core.values import Segment
from ara_desktop.store.applying import RETIREMENTS, Applier, retired_field
from ara_desktop.store.logs import Log
from ara_desktop.store.running import Connection
from ara_desktop.store.search import Vocabulary
from ara_desktop.store.views import View

REPORT_EVERY = 5_000


@dataclass(frozen=True, slots=True)
class Edit:
    """One field to be written. ``seen``: the ops it replaces (32 hex digits each); None means all present heads.

    ``heads``: the same by row number, where they were read in this unit of work; nothing is looked up then.
    """

    kind: str
    id: str
    field: str
    value: Value
    compartment: str
    seen: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None

    @property
    def retires(self) -> bool:
        """Whether it takes its record out: then it names every head of the record in its compartment."""
        return self.field in RETIREMENTS and self.value is not None


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import wrote, as (kind, id) and (kind, id, field)."""

    new: int
    known: int
    touched: tuple[tuple[str, str, str], ...]
    created: tuple[tuple[str, str], ...]
    disputed: tuple[tuple[str, str, str], ...]
    missing: tuple[str, ...]


class Writing:
    """One unit of work; nothing of it is visible to others before it ends well."""

    def __init__(self, connection: Connection, vocabulary: Vocabulary, clock: Clock, ids: Ids) -> None:
        self._run, self._clock, self._ids = connection, clock, ids
        self.view = View(connection, vocabulary)

    # -- own changes ----------------------------------------------------------------------------------------------
    def append(self, label: str, edits: Sequence[Edit]) -> str | None:
        """Write one user action; returns its name (32 hex digits), None if there is nothing to write.

        Edits of one field stand side by side, whatever their order. One that retires its record comes behind its other
        edits and names what they write.
        """
        me = self.view.facts().replica
        names = [None if edit.retires else self._parents(edit) for edit in edits]
        present = {(edit.kind, edit.id): self._inside(edit) for edit in edits if edit.retires}
        logs = {edit.compartment: self.view.logs.need(me, edit.compartment) for edit in edits}
        started = {log.lid: log.last + 1 for log in logs.values()}
        for log in logs.values():
            log.action += 1
        applier = Applier(self._run, self.view.logs)
        first = b""
        for edit, parents in zip(edits, names, strict=True):
            log = logs[edit.compartment]
            heads = present.get((edit.kind, edit.id))
            named = parents if parents is not None else self._standing(heads, edit.compartment)
            digest = self._write(applier, log, edit, named, label)
            if heads is not None and parents is not None:
                heads[:] = [oid for oid in heads if oid not in parents] + [log.oid(log.last)]
            first = first or digest
        applier.finish()
        for log in logs.values():
            log.signature = b""
            self.view.logs.keep(log)
        if not edits:
            return None
        change = first[:16].hex()
        parts = json.dumps([[log.lid, started[log.lid], log.last] for log in logs.values()])
        self._run.exec_driver_sql("INSERT INTO own_action VALUES (?,?,?)", (change, label, parts))
        return change

    def retirement(self, kind: str, id_: str, reason: str | None) -> list[Edit]:
        """The edits that retire a record (or bring it back, reason None), one a compartment it lives in."""
        rows = self.view.head_rows(kind, id_)
        compartments = sorted({self.view.logs.of(oid).compartment for oids in rows.values() for oid in oids})
        return [Edit(kind, id_, retired_field(one), reason, one) for one in compartments]

    def _inside(self, edit: Edit) -> list[int]:
        """All heads of the edit's record."""
        return [oid for oids in self.view.head_rows(edit.kind, edit.id).values() for oid in oids]

    def _standing(self, heads: Iterable[int] | None, compartment: str) -> list[int]:
        return sorted(oid for oid in heads or () if self.view.logs.of(oid).compartment == compartment)

    def _parents(self, edit: Edit) -> list[int]:
        if edit.heads is not None:
            return sorted(edit.heads)
        present = self.view.head_rows(edit.kind, edit.id).get(edit.field, [])
        if edit.seen is None:
            return sorted(present)
        return sorted(oid for oid in self._with_past(present) if self.view.op_name(oid) in edit.seen)

    def _with_past(self, oids: Iterable[int]) -> set[int]:
        found = set(oids)
        for oid in list(found):
            found.update(self.view.ancestors(oid))
        return found

    def _write(self, applier: Applier, log: Log, edit: Edit, parents: Sequence[int], label: str) -> bytes:
        log.stamp = next_stamp(log.stamp, self.view.logs.newest_stamp(log.compartment), self._clock.now_ms())
        op = make_op(
            seq=log.last + 1, stamp=log.stamp, action=log.action, kind=edit.kind, record=edit.id, field=edit.field,
            parents=tuple(self.view.logs.reference(oid, log) for oid in parents), label=label, value=edit.value,
            salt=self._ids.token(16),
        )  # fmt: skip
        self._continue(applier, log, op)
        return log.digest

    @staticmethod
    def _continue(applier: Applier, log: Log, op: Op) -> None:
        log.digest = chain(log.digest, op.header)
        log.last = op.seq
        log.stamp = max(log.stamp, op.stamp)
        applier.add(log, op, log.digest)

    # -- seeds ----------------------------------------------------------------------------------------------------
    def plant(self, author: str, edits: Iterable[Edit], stamp_ms: int) -> None:
        """Write a seed log: fixed author, stamps and bytes, the same in every replica."""
        replica = seed_replica(author)
        self.remember(f"seed.{author}", replica)
        applier = Applier(self._run, self.view.logs)
        used: dict[str, Log] = {}
        for edit in edits:
            log = used.setdefault(edit.compartment, self.view.logs.need(replica, edit.compartment))
            salt = sha256(f"{author}.{edit.compartment}.{log.last + 1}".encode()).digest()[:16]
            op = make_op(
                seq=log.last + 1, stamp=stamp_ms << 12, action=1, kind=edit.kind, record=edit.id, field=edit.field,
                parents=(), label="seed", value=edit.value, salt=salt,
            )  # fmt: skip
            self._continue(applier, log, op)
        applier.finish()
        for log in used.values():
            self.view.logs.keep(log)

    # -- what others wrote ------------------------------------------------------------------------------------------
    def take_in(self, segments: Sequence[Segment], monitor: Monitor, judge: Callable[[Op], None]) -> Taken:
        """Append others' segments. A gap leaves its segment out and is named; a fork stops everything.

        Raises: ForkFound when a log says something else at a place we hold; Cancelled from the monitor.
        """
        applier = Applier(self._run, self.view.logs)
        total = sum(segment.end.last - segment.first + 1 for segment in segments)
        new = known = done = 0
        missing: list[str] = []
        for segment in segments:
            log = self.view.logs.need(segment.end.replica, segment.end.compartment)
            if segment.first > log.last + 1:
                missing.append(f"{segment.end.name}:{log.last + 1}-{segment.first - 1}")
                continue
            if self.view.digest_at(log, segment.first - 1) != segment.previous:
                raise ForkFound(log=segment.end.name, seq=segment.first)
            for op in self._unknown(segment, log):
                judge(op)
                self._continue(applier, log, op)
                new, done = new + 1, done + 1
                if done % REPORT_EVERY == 0:
                    monitor.progress(done, total, "take_in")
            known += segment.end.last - segment.first + 1
            if log.last == segment.end.last and log.digest != segment.end.digest:
                raise ForkFound(log=segment.end.name, seq=segment.end.last)
            if log.last == segment.end.last:
                log.signature = segment.end.signature
            self.view.logs.keep(log)
        applier.finish()
        return Taken(
            new, known - new, tuple((kind, id_, name) for kind, id_, name, _ in applier.touched.values()),
            tuple(applier.created), tuple(applier.disputed), tuple(missing),
        )  # fmt: skip

    def _unknown(self, segment: Segment, log: Log) -> Iterator[Op]:
        """Ops beyond the end we hold; at that end the chains must agree."""
        held, digest = log.last, segment.previous
        expected = segment.first
        for op in segment.ops():
            if op.seq != expected:
                raise OpsGap(log=segment.end.name, seq=expected)
            expected += 1
            if op.seq > held:
                yield op
                continue
            digest = chain(digest, op.header)
            if op.seq == held and digest != log.digest:
                raise ForkFound(log=segment.end.name, seq=held)

    # -- the file's own notes -----------------------------------------------------------------------------------------
    def remember(self, key: str, value: str) -> None:
        """Keep a fact of this file (keys, seeds)."""
        self._run.exec_driver_sql("INSERT OR REPLACE INTO about VALUES (?,?)", (key, value))

    def keep_card(self, replica: str, body: bytes, *, role: str, state: str, voucher: str = "") -> None:
        """Keep a contact card with what we hold of it."""
        self._run.exec_driver_sql(
            "INSERT OR REPLACE INTO card VALUES (?,?,?,?,?)", (replica, body, role, state, voucher)
        )

    def keep_vector(self, peer: str, vector: Mapping[str, int]) -> None:
        """Keep how far a partner said it reaches; it never shrinks."""
        rows = [(peer, name, last) for name, last in sorted(vector.items())]
        if rows:
            self._run.exec_driver_sql(
                "INSERT INTO seen VALUES (?,?,?) ON CONFLICT (peer, log) DO UPDATE SET last=max(last, excluded.last)",
                rows,
            )

    def keep_blob(self, data: bytes) -> str:
        """Keep an attachment's bytes; returns their SHA-256 in hex."""
        name = sha256(data).hexdigest()
        self._run.exec_driver_sql("INSERT OR IGNORE INTO blob VALUES (?,?)", (name, data))
        return name

    def sign_ends(self, sign: Callable[[Log], bytes]) -> None:
        """Sign the ends of our own logs, so that a relay can neither alter nor forge them."""
        me = self.view.facts().replica
        for log in self.view.logs:
            if log.replica == me and log.last and not log.signature:
                log.signature = sign(log)
                self.view.logs.keep(log)

    def new_id(self) -> str:
        """A random record id."""
        return self._ids.token(16).hex()

    def now_ms(self) -> int:
        """The clock of this unit of work."""
        return self._clock.now_ms()
