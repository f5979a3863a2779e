# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A bundle from values: the same input gives the same bytes.

Nothing of a compartment that the bundle does not carry gets into it: no log, count, version, blob or role.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ara_desktop.bundle import container, frames, keys, lines, manifest, sshsig
from ara_desktop.bundle.errors import BundleTooBig, CompartmentRefused, ManifestRefused, PartsRefused, SignatureRefused
from ara_desktop.bundle.limits import BLOB_BYTES, BUNDLE_BYTES, RAW_BYTES
from ara_desktop.bundle.trust import STATES, WRITERS
from ara_desktop.core.classes import COMPARTMENTS
from ara_desktop.core.ops import SCHEMA, end_to_sign
from ara_desktop.core.ports import Monitor
from ara_desktop.core.values import Card, Known, LogEnd, Segment

STAGE = "bundle_write"
BlobIn = tuple[str, str, bytes | memoryview]
_Files = list[tuple[str, bytes | memoryview]]


def write_bundle(
    *,
    dossier: str,
    training: bool,
    sender: Card,
    sign_seed: bytes,
    created_ms: int,
    bundle_id: str,
    compartments: Sequence[str],
    recipients: Sequence[Card],
    expires_ms: int | None,
    segments: Sequence[Segment],
    blobs: Sequence[BlobIn],
    cards: Sequence[Known],
    vector: Mapping[str, int],
    seeds: Mapping[str, tuple[int, str]],
    monitor: Monitor,
) -> bytes:
    """The signed container, not yet sealed.

    ``vector``, ``seeds`` and ``cards`` may tell more than this bundle may: what belongs to compartments it does not
    carry, and cards of outsiders, stay behind. An own log end without signature is signed here.

    Raises: CompartmentRefused for a segment or blob of another compartment; HashRefused for a log that does not end as
    its author signed; SignatureRefused for an unsigned log of somebody else; PartsRefused for a blob that is not what
    its name says; BundleTooBig; ManifestRefused for names and numbers that no bundle may hold.
    """
    scope = _Scope(tuple(code for code in COMPARTMENTS if code in compartments))
    if not scope.codes:
        raise ManifestRefused(reason="compartments")
    runs = {one.end.name: _run(one, scope, dossier, sender, sign_seed) for one in segments}
    blob_rows = _blob_rows(blobs, scope)
    files, parts = _logs(segments, runs, monitor)
    for row, data in blob_rows:
        files.append((row.part, data))
        parts.append(manifest.Part(row.part, len(data), row.sha256, len(data)))
    listed = manifest.Manifest(
        blobs=[row for row, _ in blob_rows],
        bundle=bundle_id,
        cards=_vouched(cards, scope),
        compartments=list(scope.codes),
        created=created_ms,
        dossier=dossier,
        expires=expires_ms,
        format=manifest.FORMAT,
        kind=manifest.KIND,
        logs=[runs[name] for name in sorted(runs)],
        needs=[],
        parts=parts,
        recipients=[manifest.Addressee(card.name, card.replica) for card in sorted(recipients, key=_replica)],
        schema=SCHEMA,
        seeds={name: manifest.SeedEnd(sha, last) for name, (last, sha) in seeds.items() if scope.holds(name)},
        sender=_person(sender),
        training=training,
        vector={name: last for name, last in vector.items() if scope.holds(name)},
    )
    return _signed(listed, files, sign_seed)


@dataclass(frozen=True)
class _Scope:
    """The compartments that a bundle carries, in their order."""

    codes: tuple[str, ...]

    def demand(self, compartment: str, name: str) -> None:
        if compartment not in self.codes:
            raise CompartmentRefused(log=name, at=0)

    def holds(self, name: str) -> bool:
        """Whether a log may be named: its compartment is carried, or it has none."""
        compartment = name.rpartition(".")[2]
        return compartment in self.codes or compartment not in COMPARTMENTS

    def role(self, role: str) -> str:
        """The role as this bundle may tell it."""
        return role if role in self.codes else self.codes[0]


def _signed(listed: manifest.Manifest, files: _Files, sign_seed: bytes) -> bytes:
    text = manifest.encode(listed)
    manifest.decode(text)
    signature = sshsig.sign(sign_seed, text)
    data = container.write([(container.MANIFEST, text), (container.SIGNATURE, signature), *files])
    if len(data) > BUNDLE_BYTES:
        raise BundleTooBig(size_bytes=len(data), limit_bytes=BUNDLE_BYTES)
    return data


def _run(segment: Segment, scope: _Scope, dossier: str, sender: Card, sign_seed: bytes) -> manifest.LogRun:
    end = segment.end
    scope.demand(end.compartment, end.name)
    signature = end.signature or _own_signature(end, dossier, sender, sign_seed)
    return manifest.LogRun(
        end.compartment,
        segment.first,
        end.digest.hex(),
        end.last,
        segment.previous.hex(),
        end.replica,
        signature.hex(),
    )


def _own_signature(end: LogEnd, dossier: str, sender: Card, sign_seed: bytes) -> bytes:
    if end.replica != sender.replica:
        raise SignatureRefused(replica=end.replica, name=end.replica[:8], what="log")
    return keys.sign(sign_seed, end_to_sign(dossier, end.replica, end.compartment, end.last, end.digest))


def _logs(
    segments: Sequence[Segment], runs: Mapping[str, manifest.LogRun], monitor: Monitor
) -> tuple[_Files, list[manifest.Part]]:
    files: _Files = []
    parts = []
    for done, segment in enumerate(sorted(segments, key=lambda one: one.end.name)):
        monitor.progress(done, len(segments), STAGE)
        run = runs[segment.end.name]
        data, raw = frames.compress(lines.joined(segment.ops(), run))
        if raw > RAW_BYTES:
            raise BundleTooBig(size_bytes=raw, limit_bytes=RAW_BYTES)
        files.append((run.part, data))
        parts.append(manifest.Part(run.part, raw, sha256(data).hexdigest(), len(data)))
    return files, parts


def _blob_rows(blobs: Iterable[BlobIn], scope: _Scope) -> list[tuple[manifest.BlobRow, bytes | memoryview]]:
    held: dict[str, bytes | memoryview] = {}
    named: dict[str, set[str]] = {}
    for compartment, sha, data in blobs:
        scope.demand(compartment, f"blobs/{sha}")
        if len(data) > BLOB_BYTES or sha256(data).hexdigest() != sha:
            raise PartsRefused(part=f"blobs/{sha}", reason="too_big" if len(data) > BLOB_BYTES else "hash")
        held[sha] = data
        named.setdefault(sha, set()).add(compartment)
    codes = {sha: [code for code in scope.codes if code in found] for sha, found in named.items()}
    return [(manifest.BlobRow(codes[sha], sha), held[sha]) for sha in sorted(held)]


def _vouched(cards: Iterable[Known], scope: _Scope) -> list[manifest.Vouched]:
    """The cards of the delegation that we hold for good, once each."""
    own = {one.card.replica: one for one in cards if one.role in WRITERS and one.state in STATES}
    return [_card(own[replica].card, scope.role(own[replica].role)) for replica in sorted(own)]


def _card(card: Card, role: str) -> manifest.Vouched:
    return manifest.Vouched(card.age_recipient, card.name, card.region, card.replica, card.sign_key.hex(), role)


def _person(card: Card) -> manifest.Person:
    return manifest.Person(card.age_recipient, card.name, card.region, card.replica, card.sign_key.hex())


def _replica(card: Card) -> str:
    return card.replica
