# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""People, logs and bundles to play with: fixed keys, so that the same test gives the same bytes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

import pytest
import zstandard

from ara_desktop.bundle import container, judging, keys, sshsig
from ara_desktop.bundle.writing import write_bundle
from ara_desktop.core.canonical import canonical
from ara_desktop.core.identity import dossier_id, keyed_id, replica_id
from ara_desktop.core.ops import Op, chain, chain_start, end_to_sign, make_op
from ara_desktop.core.ports import Silent
from ara_desktop.core.values import Card, Known, LogEnd, Segment

DOSSIER = dossier_id("X01")
NOW = 1_800_000_000_000
AGES = {
    "Ana": "AGE-SECRET-KEY-1TG8S2J0JM00XZ04X6NGWXZTEK3D5PC7LUELK2V9PUNQCD34RFX9QSZJENF",
    "Ben": "AGE-SECRET-KEY-1FWHKX8HY733W7ME27VVAGY4A27GUPVD53J32YSLY0FSHWD4VR8SQLC0D48",
    "Cleo": "AGE-SECRET-KEY-10DU5RMY8W5F8477PM2KYHR0CJ3PLED5VVPW07RRPYPHDNQ48FAWSYECXTU",
}
RECORD = keyed_id("position", ("r", "p"))
Row = dict[str, object]


@dataclass(frozen=True)
class Someone:
    """A person with keys and a card."""

    seed: bytes
    card: Card
    identity: str

    @property
    def replica(self) -> str:
        return self.card.replica

    def known(self, role: str = "principal", state: str = "verified") -> Known:
        return Known(self.card, role, state)


def someone(name: str) -> Someone:
    seed = keys.new_signing_key(sha256(name.encode()).digest())
    public = keys.public_key(seed)
    identity = AGES[name]
    return Someone(seed, Card(DOSSIER, replica_id(public), name, "X01", public, keys.age_recipient(identity)), identity)


@dataclass(frozen=True)
class World:
    """Ana receives, Ben sends; Ben is verified as principal unless a test says otherwise."""

    ana: Someone
    ben: Someone
    cleo: Someone
    known: dict[str, Known] = field(default_factory=dict)
    dossier: str = DOSSIER
    now: int = NOW
    record: str = RECORD

    def row(self, **changes: object) -> Row:
        """One op on the line of a position; any part of it can be changed."""
        plain: Row = {
            "stamp": NOW << 12, "action": 1, "kind": "position", "record": RECORD, "field": "line", "parents": (),
            "label": "position.edit", "value": "Wir stützen Punkt 3.", "salt": bytes(16),
        }  # fmt: skip
        return {**plain, **changes}

    def ops(self, *rows: Row, first: int = 1) -> tuple[Op, ...]:
        return tuple(make_op(**{"seq": seq, **one}) for seq, one in enumerate(rows, first))  # type: ignore[arg-type]

    def log(self, *rows: Row, who: Someone | None = None, compartment: str = "delegation") -> Segment:
        """A log from its first op, with at least one."""
        return self.segment(self.ops(*(rows or (self.row(),))), who or self.ben, compartment)

    def segment(
        self,
        ops: Sequence[Op],
        who: Someone,
        compartment: str = "delegation",
        *,
        first: int = 1,
        previous: bytes | None = None,
    ) -> Segment:
        """A run of one log, signed by its author, whatever it says."""
        start = digest = previous or chain_start(DOSSIER, who.replica, compartment)
        for op in ops:
            digest = chain(digest, op.header)
        last = first + len(ops) - 1
        signature = keys.sign(who.seed, end_to_sign(DOSSIER, who.replica, compartment, last, digest))
        return Segment(LogEnd(who.replica, compartment, last, digest, signature), first, start, lambda: iter(ops))

    def write(self, *segments: Segment, **changes: object) -> bytes:
        given: dict[str, object] = {
            "dossier": DOSSIER, "training": False, "sender": self.ben.card, "sign_seed": self.ben.seed,
            "created_ms": NOW, "bundle_id": "b" * 32, "compartments": ("delegation",), "recipients": (),
            "expires_ms": None, "segments": segments, "blobs": (), "cards": (self.ben.known(),), "vector": {},
            "seeds": {}, "monitor": Silent(),
        }  # fmt: skip
        return write_bundle(**{**given, **changes})  # type: ignore[arg-type]

    def judge(self, data: bytes, **changes: object) -> judging.Judged:
        given: dict[str, object] = {
            "dossier": DOSSIER, "training": False, "now_ms": NOW, "me": self.ana.card,
            "known": self.known or {self.ben.replica: self.ben.known()},
        }  # fmt: skip
        return judging.judge(data, **{**given, **changes})  # type: ignore[arg-type]

    def forge(self, *pairs: tuple[bytes, bytes], **changes: object) -> bytes:
        """A bundle built by hand and signed by Ben, whatever it says.

        ``pairs`` are header and payload lines; ``data`` replaces the packed part, ``lines`` what is packed; ``manifest``
        and ``files`` are functions that change what is signed, and the finished files; ``compartment`` names the log.
        """
        compartment = changes.get("compartment", "delegation")
        lines = changes.get("lines", b"".join(one + b"\n" for pair in pairs for one in pair))
        data = changes.get("data", zstandard.ZstdCompressor(level=3, write_checksum=True).compress(lines))
        start = digest = chain_start(DOSSIER, self.ben.replica, compartment)
        for header, _ in pairs:
            digest = chain(digest, header)
        signed = end_to_sign(DOSSIER, self.ben.replica, compartment, len(pairs), digest)
        run = {
            "compartment": compartment, "first": 1, "hash": digest.hex(), "last": len(pairs), "previous": start.hex(),
            "replica": self.ben.replica, "signature": keys.sign(self.ben.seed, signed).hex(),
        }  # fmt: skip
        name = f"ops/{self.ben.replica}.{compartment}.1-{len(pairs)}.jsonl.zst"
        part = {"name": name, "raw": len(lines), "sha256": sha256(data).hexdigest(), "size": len(data)}
        listed = json.loads(bytes(container.read(self.write(compartments=(compartment,)))["manifest.json"]))
        listed |= {"logs": [run], "parts": [part]}
        changes.get("manifest", lambda _: None)(listed)
        text = changes.get("text", canonical(listed))
        files = [("manifest.json", text), ("manifest.sig", sshsig.sign(self.ben.seed, text)), (name, data)]
        return container.write(changes.get("files", lambda given: given)(files))

    def pair(self, **changes: object) -> tuple[bytes, bytes]:
        """The lines of one op, well made."""
        (op,) = self.ops(self.row(**changes))
        return op.header, op.payload or b""

    def knowing(self, *known: Known) -> "World":
        return replace(self, known={one.card.replica: one for one in known})


@pytest.fixture(scope="session")
def world() -> World:
    return World(someone("Ana"), someone("Ben"), someone("Cleo"))
