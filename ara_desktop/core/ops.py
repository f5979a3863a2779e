# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The bytes of the log (FORMAT, "Ops, hashes, compartments").

An op sets one field of one record. Its *header* line names sequence, stamp, action, kind, record, field, the ops it
replaces and the hash of its *payload*; the payload holds 16 random bytes and the value. The chain covers headers only,
so a payload can be erased later and the chain still verifies.

Header keys: ``a`` action number, ``f`` field, ``h`` SHA-256 of the payload, ``i`` record id, ``k`` kind, ``l`` label,
``p`` parents, ``s`` sequence, ``t`` stamp (milliseconds << 12 | counter), ``v`` schema of the writer. A parent is
``"7"`` for an op of the same log, else ``"REPLICA:7"``; compartments never mix. Set elements are fields of their own,
``points:ELEMENT``. ``~retired`` retires a record: its parents also name every head of the record its author saw.
"""

from hashlib import sha256
from typing import NamedTuple

from ara_desktop.core.canonical import canonical

SCHEMA = 1
RETIRED = "~retired"
AHEAD_MS = 24 * 3_600_000
Value = str | int | bool | None


class Op(NamedTuple):
    """One change of one field, with the bytes it is kept in. ``payload`` is None once erased."""

    seq: int
    stamp: int
    action: int
    kind: str
    id: str
    field: str
    parents: tuple[str, ...]
    label: str
    value: Value
    header: bytes
    payload: bytes | None


def make_op(
    *,
    seq: int,
    stamp: int,
    action: int,
    kind: str,
    record: str,
    field: str,
    parents: tuple[str, ...],
    label: str,
    value: Value,
    salt: bytes,
) -> Op:
    """Write one op. ``salt`` is 16 random bytes: short values cannot be guessed from the payload's hash."""
    payload = canonical([salt.hex(), value])
    header = canonical(
        {
            "a": action, "f": field, "h": sha256(payload).hexdigest(), "i": record, "k": kind,
            "l": label, "p": list(parents), "s": seq, "t": stamp, "v": SCHEMA,
        }
    )  # fmt: skip
    return Op(seq, stamp, action, kind, record, field, parents, label, value, header, payload)


def chain(previous: bytes, header: bytes) -> bytes:
    """The hash of a log up to and with this header."""
    return sha256(previous + header).digest()


def chain_start(dossier: str, replica: str, compartment: str) -> bytes:
    """The hash before the first op of a log."""
    return sha256(canonical(["ara-log-1", dossier, replica, compartment])).digest()


def end_to_sign(dossier: str, replica: str, compartment: str, last: int, digest: bytes) -> bytes:
    """What a replica signs at the end of its log."""
    return canonical(["ara-log-end-1", dossier, replica, compartment, last, digest.hex()])


def moment_of(stamp: int) -> int:
    """Milliseconds since 1970 in UTC of a stamp."""
    return stamp >> 12


def next_stamp(own: int, newest: int, now_ms: int) -> int:
    """The next stamp of a log: after ``own`` last stamp, and after the ``newest`` known unless that lies far ahead.

    A foreign clock that is days ahead must not pull ours along: stamps are shown to people, and decide nothing.
    """
    near = newest if moment_of(newest) <= now_ms + AHEAD_MS else 0
    return max(own + 1, near + 1, now_ms << 12)
