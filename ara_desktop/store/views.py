# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Reading: everything inside one ``View`` is one snapshot of the dossier."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from ara_desktop.core.classes import DELEGATION
from ara_desktop.core.kinds import field_of
from ara_desktop.core.ops import RETIRED, Op, Value, moment_of
from ara_desktop.core.values import Conflict, FieldValue, Head, Hit, LogEnd, Past, Record, Segment
from ara_desktop.store.applying import RETIREMENTS
from ara_desktop.store.logs import Log, Logs
from ara_desktop.store.ordering import natural_key, title_of
from ara_desktop.store.reading import ROWS, Records
from ara_desktop.store.running import Connection
from ara_desktop.store.search import Vocabulary, find, match_expression, snippet

_DECODE = msgspec.json.Decoder()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself. ``name`` is the device or person that writes here."""

    dossier: str
    replica: str
    region: str
    name: str
    language: str
    training: bool
    seeds: Mapping[str, str]


class View:
    """One snapshot. Values only; rows never leave."""

    def __init__(self, connection: Connection, vocabulary: Vocabulary, *, unchanging: bool = False) -> None:
        """``unchanging``: nothing is written through this connection while the view is open."""
        self._run, self._vocabulary = connection, vocabulary
        self.connection = connection
        rows = connection.exec_driver_sql("SELECT key, value FROM about")
        self._about: dict[str, str] = {str(key): str(value) for key, value in rows}
        self.logs = Logs(connection, self._about["dossier"])
        self._read = Records(connection, self.logs, keeps=unchanging)

    def facts(self) -> Facts:
        """What the file says of itself."""
        about = self._about
        seeds = {key[5:]: value for key, value in about.items() if key.startswith("seed.")}
        return Facts(
            about["dossier"], about["replica"], about["region"], about["name"], about["language"],
            about["training"] == "1", seeds,
        )  # fmt: skip

    def about(self, key: str) -> str:
        """A private fact of the file (keys); empty if absent."""
        return self._about.get(key, "")

    # -- records ------------------------------------------------------------------------------------------------
    def records(self, kind: str, *, retired: bool = False) -> tuple[Record, ...]:
        """All records of a kind in natural order; retired ones only if asked for."""
        found = self._read.of_kind(kind)
        return found if retired else tuple(one for one in found if one.retired is None)

    def record(self, kind: str, id_: str) -> Record | None:
        """One record, retired or not; ``kind`` may be ``*``."""
        return self._read.one(kind, id_)

    def named(self, prefix: str, kind: str | None = None, limit: int = 5) -> tuple[tuple[str, str], ...]:
        """(kind, id) of records whose id begins with ``prefix``, at most ``limit``."""
        rows = self._run.exec_driver_sql(
            "SELECT kind, id FROM record WHERE id>=? AND id<? AND (? IS NULL OR kind=?) ORDER BY id LIMIT ?",
            (prefix, prefix + "g", kind, kind, limit),
        )
        return tuple((found, id_) for found, id_ in rows)

    def title(self, kind: str, id_: str) -> str:
        """A short name of a record, empty if it is not here."""
        record = self.record(kind, id_)
        return title_of(record, self.record) if record else ""

    def sort_key(self, record: Record) -> object:
        """What the record sorts by inside its kind."""
        return natural_key(record, self.record)

    def counts(self) -> Mapping[str, int]:
        """How many records of each kind there are, retired ones left out."""
        rows = self._run.exec_driver_sql("SELECT kind, count(*) FROM record WHERE retired IS NULL GROUP BY kind")
        return {str(kind): int(number) for kind, number in rows}

    # -- heads, conflicts, history --------------------------------------------------------------------------------
    def heads(self, kind: str, id_: str, name: str) -> tuple[Head, ...]:
        """All last versions of a field, sorted by op; equal values stand side by side."""
        found = [self._head(oid, value, kind, name) for oid, value in self._head_rows(kind, id_, name)]
        return tuple(sorted(found, key=lambda head: head.op))

    def all_heads(self, kind: str, id_: str) -> Mapping[str, tuple[str, ...]]:
        """The ops on the screen, by field: what an editor hands back as seen."""
        rows = self._run.exec_driver_sql(ROWS + " WHERE r.id=? AND r.kind=?", (id_, kind)).fetchall()
        found: dict[str, list[str]] = {}
        for *_, name, oid, _ in rows:
            found.setdefault(name, []).append(self.op_name(oid))
        return {name: tuple(sorted(ops)) for name, ops in found.items()}

    def head_rows(self, kind: str, id_: str) -> Mapping[str, list[int]]:
        """Row numbers of all heads of a record, by field."""
        rows = self._run.exec_driver_sql(ROWS + " WHERE r.id=? AND r.kind=?", (id_, kind)).fetchall()
        found: dict[str, list[int]] = {}
        for *_, name, oid, _ in rows:
            found.setdefault(name, []).append(oid)
        return found

    def conflicts(self) -> tuple[Conflict, ...]:
        """Every disputed field with base and heads, by kind, id and field."""
        rows = self._run.exec_driver_sql(
            "SELECT r.kind, r.id, f.name FROM dispute d JOIN field f USING (fid) JOIN record r USING (rid) ORDER BY 1,2,3"
        ).fetchall()
        return tuple(self.conflict(kind, id_, name) for kind, id_, name in rows)

    def conflict_count(self) -> int:
        """How many fields are disputed."""
        return int(self._run.exec_driver_sql("SELECT count(*) FROM dispute").scalar() or 0)

    def conflict(self, kind: str, id_: str, name: str) -> Conflict:
        """One disputed field. For a retirement the unseen texts stand beside it as heads."""
        if name in RETIREMENTS or name == "retired":
            return self._retirement_conflict(kind, id_)
        rows = self._head_rows(kind, id_, name)
        return Conflict(kind, id_, name, self._base([oid for oid, _ in rows]), self.heads(kind, id_, name))

    def _retirement_conflict(self, kind: str, id_: str) -> Conflict:
        heads: list[Head] = []
        covered: set[int] = set()
        rows = self.head_rows(kind, id_)
        for name in sorted(RETIREMENTS & set(rows)):
            for oid in rows[name]:
                op = self.op(oid)
                heads.append(self._head(oid, op.value, kind, name))
                covered.update(self.logs.locate(parent, self.logs.of(oid))[0] for parent in op.parents)
        for name in sorted(set(rows) - RETIREMENTS):
            heads += [self._head(oid, self.op(oid).value, kind, name) for oid in rows[name] if oid not in covered]
        return Conflict(kind, id_, "retired", None, tuple(sorted(heads, key=lambda head: head.op)))

    def history(self, kind: str, id_: str) -> tuple[Past, ...]:
        """Everything that was ever written into a record's fields, oldest first."""
        seen: dict[int, Op] = {}
        for name, oids in self.head_rows(kind, id_).items():
            todo = list(oids)
            while todo:
                oid = todo.pop()
                op = self._op(oid) if oid not in seen else None
                if op is None or (op.id, op.field) != (id_, name):
                    continue
                seen[oid] = op
                todo.extend(self.logs.locate(parent, self.logs.of(oid))[0] for parent in op.parents)
        ordered = sorted(seen.items(), key=lambda item: (item[1].stamp, self.op_name(item[0])))
        return tuple(self._past(oid, op, seen) for oid, op in ordered)

    def _past(self, oid: int, op: Op, known: Mapping[int, Op]) -> Past:
        log = self.logs.of(oid)
        parents = [self.logs.locate(parent, log)[0] for parent in op.parents]
        replaces = tuple(self.op_name(parent) for parent in parents if parent in known)
        name = RETIRED[1:] if op.field in RETIREMENTS else op.field
        return Past(
            self.op_name(oid), name, op.value, op.label, self.author(log.replica), _moment(op.stamp), log.replica,
            f"{log.replica}.{log.compartment}.{op.action}", replaces,
        )  # fmt: skip

    def _base(self, oids: list[int]) -> FieldValue:
        """The newest text that all heads come from; None if there is none."""
        lines = [self.ancestors(oid) for oid in oids]
        common = set.intersection(*(set(line) for line in lines)) if lines else set()
        newest = max(common, key=lambda oid: (self.op(oid).stamp, oid), default=None)
        return None if newest is None else self.op(newest).value

    def ancestors(self, oid: int) -> list[int]:
        """Row numbers of all ops that an op replaces, near ones first."""
        found: dict[int, None] = {}
        todo = [oid]
        while todo:
            at = todo.pop()
            op = self._op(at)
            if op is None:
                continue
            for parent in op.parents:
                there = self.logs.locate(parent, self.logs.of(at))[0]
                if there not in found:
                    found[there] = None
                    todo.append(there)
        return [at for at in found if self._op(at) is not None]

    def _head_rows(self, kind: str, id_: str, name: str) -> list[tuple[int, Value]]:
        rows = self._run.exec_driver_sql(ROWS + " WHERE r.id=? AND r.kind=? AND f.name=?", (id_, kind, name))
        return [(oid, value) for *_, oid, value in rows.fetchall()]

    def _head(self, oid: int, value: Value, kind: str, name: str) -> Head:
        log = self.logs.of(oid)
        declared = field_of(kind, name)
        shown = bool(value) if declared and declared.type == "flag" and value is not None else value
        return Head(
            self.op_name(oid), shown, self.author(log.replica), _moment(self.op(oid).stamp), log.replica,
            log.replica == self._about["replica"],
        )  # fmt: skip

    # -- ops and logs ---------------------------------------------------------------------------------------------
    def op(self, oid: int) -> Op:
        """An op by its row number. Raises: LookupError if it is not here."""
        found = self._op(oid)
        if found is None:
            raise LookupError(oid)
        return found

    def _op(self, oid: int) -> Op | None:
        row = self._run.exec_driver_sql("SELECT header, payload FROM op WHERE oid=?", (oid,)).fetchone()
        return decode_op(row[0], row[1]) if row else None

    def op_name(self, oid: int) -> str:
        """An op's name: the first 128 bits of the chain's hash with it."""
        digest = self._run.exec_driver_sql("SELECT digest FROM op WHERE oid=?", (oid,)).scalar()
        return bytes(digest or b"")[:16].hex()

    def author(self, replica: str) -> str:
        """The display name of who writes under a replica id; its first eight digits if unknown."""
        if replica == self._about["replica"]:
            return self._about["name"]
        for seed, known in self.facts().seeds.items():
            if known == replica:
                return seed
        row = self._run.exec_driver_sql("SELECT body FROM card WHERE replica=?", (replica,)).fetchone()
        return str(json.loads(row[0])["name"]) if row else replica[:8]

    def vector(self, compartments: tuple[str, ...]) -> Mapping[str, int]:
        """How far each travelling log of these compartments reaches here, by ``REPLICA.COMPARTMENT``."""
        return {end.name: end.last for end in self.log_ends(compartments)}

    def log_ends(self, compartments: tuple[str, ...]) -> tuple[LogEnd, ...]:
        """The ends of all logs that travel (seed logs do not), by replica."""
        seeds = set(self.facts().seeds.values())
        return tuple(
            LogEnd(log.replica, log.compartment, log.last, log.digest, log.signature)
            for log in self.logs
            if log.last and log.compartment in compartments and log.replica not in seeds
        )

    def own_stamp_ms(self) -> int:
        """When this replica last wrote, milliseconds since 1970 in UTC; 0 if never."""
        own = (log.stamp for log in self.logs if log.replica == self._about["replica"])
        return moment_of(max(own, default=0))

    def seed_ends(self) -> Mapping[str, tuple[int, str]]:
        """Where the seed logs end: author -> (last, hash in hex) of their delegation log."""
        found = {author: self.logs.find(replica, DELEGATION) for author, replica in self.facts().seeds.items()}
        return {author: (log.last, log.digest.hex()) for author, log in found.items() if log}

    def seed_digest(self, author: str, last: int) -> str:
        """The hash of a seed's delegation log at a place, in hex; empty if it does not reach there."""
        log = self.logs.find(self.facts().seeds.get(author, ""), DELEGATION)
        return self.digest_at(log, last).hex() if log and last <= log.last else ""

    def segment(self, end: LogEnd, first: int) -> Segment:
        """A run of a log, to be read while this view is open."""
        log = self.logs.need(end.replica, end.compartment)
        return Segment(end, first, self.digest_at(log, first - 1), lambda: self._ops(log, first, end.last))

    def digest_at(self, log: Log, seq: int) -> bytes:
        """The chain's hash at a place of a log; at 0 its start."""
        from ara_desktop.core.ops import chain_start

        if seq == 0:
            return chain_start(self._about["dossier"], log.replica, log.compartment)
        row = self._run.exec_driver_sql("SELECT digest FROM op WHERE oid=?", (log.oid(seq),)).fetchone()
        return bytes(row[0]) if row else b""

    def _ops(self, log: Log, first: int, last: int) -> Iterator[Op]:
        rows = self._run.exec_driver_sql(
            "SELECT header, payload FROM op WHERE oid BETWEEN ? AND ? ORDER BY oid", (log.oid(first), log.oid(last))
        )
        for header, payload in rows:
            yield decode_op(header, payload)

    def seen_by(self, peer: str) -> Mapping[str, int]:
        """The version vector a partner last sent, by log name."""
        rows = self._run.exec_driver_sql("SELECT log, last FROM seen WHERE peer=?", (peer,))
        return {str(name): int(last) for name, last in rows}

    def actions(self, change: str) -> tuple[str, tuple[tuple[int, int, int], ...]] | None:
        """An own action by its change id: label and (log, first, last) runs."""
        row = self._run.exec_driver_sql("SELECT label, parts FROM own_action WHERE change=?", (change,)).fetchone()
        return (row[0], tuple((a, b, c) for a, b, c in json.loads(row[1]))) if row else None

    # -- search, cards, blobs --------------------------------------------------------------------------------------
    def search(self, words: str, limit: int = 30, *, snippets: bool = True) -> tuple[Hit, ...]:
        """The best finds, best first."""
        found = find(self._run, match_expression(self._run, self._vocabulary, words), limit)
        read = self._read.many({id_ for _, id_, _ in found})
        known: dict[tuple[str, str], Record | None] = {(one.kind, one.id): one for one in read}

        def lookup(kind: str, id_: str) -> Record | None:
            if (kind, id_) not in known:
                known[kind, id_] = self.record(kind, id_)
            return known[kind, id_]

        hits = []
        for kind, id_, name in found:
            record = lookup(kind, id_)
            if record is not None:
                shown = snippet(self._said(record, name), words) if snippets else ""
                hits.append(Hit(kind, id_, name, title_of(record, lookup), shown))
        return tuple(hits)

    def _said(self, record: Record, name: str) -> str:
        if name in record.conflicts:
            return "\n".join(str(head.value) for head in self.heads(record.kind, record.id, name))
        return record.text(name)

    def cards(self) -> tuple[tuple[str, bytes, str, str, str], ...]:
        """All known cards: replica, bytes, role, state, voucher."""
        rows = self._run.exec_driver_sql("SELECT replica, body, role, state, voucher FROM card ORDER BY replica")
        return tuple((replica, bytes(body), role, state, voucher) for replica, body, role, state, voucher in rows)

    def blob(self, sha256: str) -> bytes | None:
        """An attachment's bytes, None while they are missing."""
        row = self._run.exec_driver_sql("SELECT data FROM blob WHERE sha256=?", (sha256,)).fetchone()
        return bytes(row[0]) if row else None

    def blob_names(self) -> frozenset[str]:
        """Hashes of all attachments that are here."""
        return frozenset(row[0] for row in self._run.exec_driver_sql("SELECT sha256 FROM blob"))


def decode_op(header: bytes, payload: bytes | None) -> Op:
    """An op from its kept bytes."""
    head = _DECODE.decode(header)
    value = _DECODE.decode(payload)[1] if payload else None
    return Op(
        head["s"], head["t"], head["a"], head["k"], head["i"], head["f"], tuple(head["p"]), head["l"], value,
        bytes(header), bytes(payload) if payload else None,
    )  # fmt: skip


def _moment(stamp: int) -> str:
    return datetime.fromtimestamp(moment_of(stamp) / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
