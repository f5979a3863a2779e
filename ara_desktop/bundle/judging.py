# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Judging what comes in, in the fixed order of EXCHANGE; each step has its own error, and nothing is written here.

Steps 1 to 10 are this module; the plan (11) and the transaction (12) belong to whoever holds the store.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from ara_desktop.bundle import container, crypt, keys, lines, manifest, sshsig, trust
from ara_desktop.bundle.decoding import Decoding
from ara_desktop.bundle.errors import (
    BundleTooBig,
    Expired,
    HashRefused,
    ManifestRefused,
    NotForUs,
    OtherDossier,
    PartsRefused,
    SignatureRefused,
    TrainingMix,
)
from ara_desktop.bundle.limits import (
    ALL_RAW_BYTES,
    BLOB_BYTES,
    BUNDLE_BYTES,
    CACHED_RAW_BYTES,
    RATIO,
    RATIO_FREE_BYTES,
    RAW_BYTES,
    SEALED_BYTES,
)
from ara_desktop.core.ops import Op, chain_start, end_to_sign
from ara_desktop.core.ports import Monitor, Silent
from ara_desktop.core.values import Card, Known, LogEnd, Segment

STAGE = "bundle_judge"


class Blob(NamedTuple):
    """An attachment that came in; ``data`` is a read-only view of the bundle."""

    compartment: str
    sha256: str
    data: memoryview


class LogFacts(NamedTuple):
    """A run of one log as listed."""

    replica: str
    compartment: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the sender states. Times are milliseconds since 1970 in UTC; ``recipients`` are (replica, name)."""

    bundle_id: str
    dossier: str
    training: bool
    sender: Card
    created_ms: int
    expires_ms: int | None
    compartments: tuple[str, ...]
    recipients: tuple[tuple[str, str], ...]
    logs: tuple[LogFacts, ...]
    ops: int
    blobs: int
    schema: int
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A bundle that passed all ten steps.

    ``sender`` is what we hold of the sender; ``cards`` are those it vouches for and we do not hold yet (or hold in
    a lower role that was vouched for), in state ``vouched``. ``vector`` tells how far the sender has read each log of the carried compartments, ``seeds`` how far its
    seed logs reach (last, hash). ``sha256`` names the file as it came in.
    """

    facts: Facts
    sender: Known
    segments: tuple[Segment, ...]
    blobs: tuple[Blob, ...] = field(repr=False)
    cards: tuple[Known, ...]
    vector: Mapping[str, int]
    seeds: Mapping[str, tuple[int, str]]
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """What can be told without a dossier. ``sealed`` is empty, ``recipients`` or ``passphrase``; ``facts`` None if closed."""

    sealed: str
    size_bytes: int
    facts: Facts | None


def judge(
    data: bytes,
    *,
    dossier: str,
    training: bool,
    now_ms: int,
    me: Card,
    known: Mapping[str, Known],
    identity: str | None = None,
    passphrase: str | None = None,
    monitor: Monitor | None = None,
) -> Judged:
    """The bundle as values. ``identity`` is our age key, ``passphrase`` the bundle's; ``known`` the cards by replica.

    Raises: the errors of ``bundle.errors``, in the order of their steps; Cancelled.
    """
    opened = _opened(data, identity, passphrase)
    files = container.read(opened)
    listed = _manifest(files)
    _same_dossier(listed, dossier, training)
    circle = trust.Circle(me, known)
    sender = _sender(listed, files, circle)
    _for_us(listed, me, now_ms)
    _check_parts(listed, files)
    vouched = circle.vouched(listed, sender)
    segments = _Segments(listed, files, monitor or Silent())
    authors = segments.follow_all(lambda run: trust.author_of(run, circle, vouched))
    for run in listed.logs:
        trust.refuse_compartment(run, sender, authors[run.replica])
    return Judged(
        facts=_facts(listed),
        sender=sender,
        segments=segments.decoded(),
        blobs=tuple(Blob(code, row.sha256, files[row.part]) for row in listed.blobs for code in row.compartments),
        cards=tuple(vouched.values()),
        vector=dict(listed.vector),
        seeds={name: (end.last, end.hash) for name, end in listed.seeds.items()},
        sha256=sha256(data).hexdigest(),
        size_bytes=len(data),
    )


def inspect(data: bytes, *, identity: str | None = None, passphrase: str | None = None) -> Inspection:
    """Who, what, how many, to whom; the signature is checked against the key that the bundle itself names.

    A sealed bundle is opened if a key is handed in, else it only says so. Raises: the errors of steps 1 to 4, 6 and 8.
    """
    sealed = ""
    if crypt.is_sealed(data):
        sealed = "passphrase" if crypt.wants_passphrase(data) else "recipients"
        if not (passphrase if sealed == "passphrase" else identity):
            _refuse_size(data, SEALED_BYTES)
            return Inspection(sealed, len(data), None)
    files = container.read(_opened(data, identity, passphrase))
    listed = _manifest(files)
    _refuse_signature(bytes.fromhex(listed.sender.sign_key), listed, files)
    _check_parts(listed, files)
    return Inspection(sealed, len(data), _facts(listed))


def _opened(data: bytes, identity: str | None, passphrase: str | None) -> bytes:
    """Step 1, and the envelope."""
    if not crypt.is_sealed(data):
        _refuse_size(data, BUNDLE_BYTES)
        return data
    _refuse_size(data, SEALED_BYTES)
    opened = crypt.unseal(data, identity=identity, passphrase=passphrase)
    _refuse_size(opened, BUNDLE_BYTES)
    return opened


def _refuse_size(data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise BundleTooBig(size_bytes=len(data), limit_bytes=limit)


def _manifest(files: Mapping[str, memoryview]) -> manifest.Manifest:
    """Steps 3 and 4."""
    if list(files)[:2] != [container.MANIFEST, container.SIGNATURE]:
        raise ManifestRefused(reason="missing")
    return manifest.decode(bytes(files[container.MANIFEST]))


def _same_dossier(listed: manifest.Manifest, dossier: str, training: bool) -> None:
    """Step 5."""
    if listed.training != training:
        raise TrainingMix(training=listed.training, sender=listed.sender.name)
    if listed.dossier != dossier:
        raise OtherDossier(found=listed.dossier, expected=dossier, sender=listed.sender.name)


def _sender(listed: manifest.Manifest, files: Mapping[str, memoryview], circle: trust.Circle) -> Known:
    """Step 6: known, signed by the key we hold, and somebody with whom we exchange bundles."""
    sender = circle.sender(listed)
    _refuse_signature(sender.card.sign_key, listed, files)
    trust.refuse_outsider(sender)
    return sender


def _refuse_signature(key: bytes, listed: manifest.Manifest, files: Mapping[str, memoryview]) -> None:
    text, signature = bytes(files[container.MANIFEST]), bytes(files[container.SIGNATURE])
    if not sshsig.verify(key, text, signature):
        raise SignatureRefused(replica=listed.sender.replica, name=listed.sender.name, what="bundle")


def _for_us(listed: manifest.Manifest, me: Card, now_ms: int) -> None:
    """Step 7; a bundle without recipients is for the whole delegation, and our own may come back."""
    replicas = [one.replica for one in listed.recipients]
    if replicas and me.replica not in (*replicas, listed.sender.replica):
        raise NotForUs(recipients=tuple(one.name for one in listed.recipients))
    if listed.expires is not None and listed.expires < now_ms:
        raise Expired(expired=datetime.fromtimestamp(listed.expires / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _check_parts(listed: manifest.Manifest, files: Mapping[str, memoryview]) -> None:
    """Step 8: exactly the listed parts, in their order, each of its size and hash, none that expands too far."""
    wanted = [*(run.part for run in listed.logs), *(row.part for row in listed.blobs)]
    named = [part.name for part in listed.parts]
    if wanted != named or list(files)[2:] != named:
        odd = sorted({*named, *wanted} ^ {*files} - {container.MANIFEST, container.SIGNATURE})
        raise PartsRefused(part=odd[0] if odd else "", reason="list")
    for part in listed.parts:
        reason = _fault(part, files[part.name])
        if reason:
            raise PartsRefused(part=part.name, reason=reason)
    if sum(part.raw for part in listed.parts) > ALL_RAW_BYTES:
        raise PartsRefused(part="", reason="expansion")


def _fault(part: manifest.Part, data: memoryview) -> str:
    blob = part.name.startswith("blobs/")
    if len(data) != part.size or (blob and part.raw != part.size):
        return "size"
    if blob and part.size > BLOB_BYTES:
        return "too_big"
    if sha256(data).hexdigest() != part.sha256 or (blob and not part.name.endswith(part.sha256)):
        return "hash"
    return "expansion" if part.raw > min(RAW_BYTES, part.size * RATIO + RATIO_FREE_BYTES) else ""


class _Segments:
    """Steps 9 and 10 over all logs of a bundle."""

    def __init__(self, listed: manifest.Manifest, files: Mapping[str, memoryview], monitor: Monitor) -> None:
        self._listed, self._files, self._monitor = listed, files, monitor
        self._raw = {part.name: part.raw for part in listed.parts}
        self._cached = sum(self._raw[run.part] for run in listed.logs) <= CACHED_RAW_BYTES

    def follow_all(self, author_of: Callable[[manifest.LogRun], Known]) -> dict[str, Known]:
        """Step 9: authors by replica, once every log is theirs. Raises: SenderUnknown, SignatureRefused, HashRefused."""
        authors = {}
        for run in self._listed.logs:
            author = authors[run.replica] = author_of(run)
            self._refuse_end(run, author)
        for done, run in enumerate(self._listed.logs):
            self._monitor.progress(done, 2 * len(self._listed.logs), STAGE)
            lines.follow(run, self._rows(run))
        return authors

    def _refuse_end(self, run: manifest.LogRun, author: Known) -> None:
        digest = bytes.fromhex(run.hash)
        signed = end_to_sign(self._listed.dossier, run.replica, run.compartment, run.last, digest)
        if not keys.verify(author.card.sign_key, signed, bytes.fromhex(run.signature)):
            raise SignatureRefused(replica=run.replica, name=author.card.name, what="log")
        start = chain_start(self._listed.dossier, run.replica, run.compartment)
        if run.first == 1 and bytes.fromhex(run.previous) != start:
            raise HashRefused(log=run.name, at=0)

    def decoded(self) -> tuple[Segment, ...]:
        """Step 10: every op was decoded once; small bundles keep them, large ones decode again when asked."""
        return tuple(self._segment(done, run) for done, run in enumerate(self._listed.logs))

    def _segment(self, done: int, run: manifest.LogRun) -> Segment:
        self._monitor.progress(len(self._listed.logs) + done, 2 * len(self._listed.logs), STAGE)
        if self._cached:
            ops = tuple(self._ops(run))
            again: Callable[[], Iterator[Op]] = ops.__iter__
        else:
            deque(self._ops(run), maxlen=0)

            def again() -> Iterator[Op]:
                return self._ops(run)

        end = LogEnd(run.replica, run.compartment, run.last, bytes.fromhex(run.hash), bytes.fromhex(run.signature))
        return Segment(end, run.first, bytes.fromhex(run.previous), again)

    def _ops(self, run: manifest.LogRun) -> Iterator[Op]:
        return Decoding(run).ops(self._rows(run))

    def _rows(self, run: manifest.LogRun) -> Iterator[lines.Pair]:
        return lines.pairs(self._files[run.part], self._raw[run.part], run.part)


def _facts(listed: manifest.Manifest) -> Facts:
    return Facts(
        bundle_id=listed.bundle,
        dossier=listed.dossier,
        training=listed.training,
        sender=trust.card_of(listed.sender, listed),
        created_ms=listed.created,
        expires_ms=listed.expires,
        compartments=tuple(listed.compartments),
        recipients=tuple((one.replica, one.name) for one in listed.recipients),
        logs=tuple(LogFacts(run.replica, run.compartment, run.first, run.last) for run in listed.logs),
        ops=sum(run.last - run.first + 1 for run in listed.logs),
        blobs=len(listed.blobs),
        schema=listed.schema,
        people=tuple((card.replica, card.name) for card in listed.cards),
    )
