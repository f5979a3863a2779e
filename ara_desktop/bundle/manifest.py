# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``manifest.json``: what a bundle holds, by whom, for whom; canonical JSON, signed as it stands.

Keys that only a newer program knows are passed over, unless it lists a feature in ``needs`` that we do not know.
"""

from typing import Annotated

from msgspec import Meta, MsgspecError, Struct, convert, json

from ara_desktop.bundle.errors import BundleNewer, ManifestRefused
from ara_desktop.bundle.keys import is_age_recipient
from ara_desktop.bundle.limits import MANIFEST_BYTES, MOMENT_MS, PARTS, PEOPLE
from ara_desktop.bundle.naming import is_name
from ara_desktop.core.canonical import canonical
from ara_desktop.core.classes import COMPARTMENTS
from ara_desktop.core.identity import replica_id

FORMAT = 1
KIND, PUBLICATION = "changes", "publication"
KNOWN_FEATURES: frozenset[str] = frozenset()

Id = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Signature = Annotated[str, Meta(pattern=r"^[0-9a-f]{128}\Z")]
Count = Annotated[int, Meta(ge=0, lt=1 << 53)]
Moment = Annotated[int, Meta(ge=0, lt=MOMENT_MS)]
Number = Annotated[int, Meta(ge=1, lt=1 << 53)]
Compartment = Annotated[str, Meta(pattern=r"^(?:delegation|principal)\Z")]
LogName = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\.(?:delegation|principal)\Z")]


class Person(Struct, frozen=True, forbid_unknown_fields=False):
    """A card as a bundle carries it: the sender vouches for it, its owner's own signature stays behind."""

    age: str
    name: str
    region: str
    replica: Id
    sign_key: Hash


class Vouched(Person, frozen=True):
    """A card that the sender vouches for, with the role up to which."""

    role: Compartment


class Addressee(Struct, frozen=True):
    """Somebody for whom a bundle was made."""

    name: str
    replica: Id


class LogRun(Struct, frozen=True):
    """A run of one log: ``first`` to ``last``, chain hash before and at its end, the author's signature over the end."""

    compartment: Compartment
    first: Number
    hash: Hash
    last: Number
    previous: Hash
    replica: Id
    signature: Signature

    @property
    def name(self) -> str:
        """``REPLICA.COMPARTMENT``."""
        return f"{self.replica}.{self.compartment}"

    @property
    def part(self) -> str:
        """The part that carries it."""
        return f"ops/{self.name}.{self.first}-{self.last}.jsonl.zst"


class BlobRow(Struct, frozen=True):
    """An attachment and the compartments that name it."""

    compartments: Annotated[list[Compartment], Meta(min_length=1, max_length=2)]
    sha256: Hash

    @property
    def part(self) -> str:
        """The part that carries it."""
        return f"blobs/{self.sha256}"


class Part(Struct, frozen=True):
    """One file of the container: ``size`` bytes as stored, ``raw`` bytes when expanded."""

    name: Annotated[str, Meta(max_length=160)]
    raw: Count
    sha256: Hash
    size: Count


class SeedEnd(Struct, frozen=True):
    """How far a seed log reaches at the sender's, and its chain hash there."""

    hash: Hash
    last: Count


class Manifest(Struct, frozen=True):
    """Everything that the sender signs. Times are milliseconds since 1970 in UTC."""

    blobs: Annotated[list[BlobRow], Meta(max_length=PARTS)]
    bundle: Id
    cards: Annotated[list[Vouched], Meta(max_length=PEOPLE)]
    compartments: Annotated[list[Compartment], Meta(min_length=1, max_length=2)]
    created: Moment
    dossier: Id
    expires: Moment | None
    format: int
    kind: str
    logs: Annotated[list[LogRun], Meta(max_length=PARTS)]
    needs: list[str]
    parts: Annotated[list[Part], Meta(max_length=PARTS)]
    recipients: Annotated[list[Addressee], Meta(max_length=PEOPLE)]
    schema: Number
    seeds: Annotated[dict[str, SeedEnd], Meta(max_length=PARTS)]
    sender: Person
    training: bool
    vector: Annotated[dict[LogName, Count], Meta(max_length=PARTS)]


def encode(manifest: Manifest) -> bytes:
    """The bytes to sign."""
    return canonical(json.decode(json.encode(manifest)))


def decode(data: bytes) -> Manifest:
    """Steps 3 and 4: the manifest. Raises: ManifestRefused; BundleNewer before the shape of an unknown format is judged."""
    if len(data) > MANIFEST_BYTES:
        raise ManifestRefused(reason="too_big")
    fields = _fields(data)
    _refuse_newer(fields)
    try:
        manifest = convert(fields, Manifest, strict=True)
    except (MsgspecError, RecursionError) as wrong:
        raise ManifestRefused(reason="shape") from wrong
    reason = _fault(manifest)
    if reason:
        raise ManifestRefused(reason=reason)
    return manifest


def _fields(data: bytes) -> dict[str, object]:
    try:
        found = json.decode(data)
        same = canonical(found) == data
    except (MsgspecError, UnicodeError, RecursionError, TypeError) as wrong:
        raise ManifestRefused(reason="json") from wrong
    if not isinstance(found, dict) or not same:
        raise ManifestRefused(reason="canonical")
    return found


def _refuse_newer(fields: dict[str, object]) -> None:
    found, kind, needs = fields.get("format"), fields.get("kind"), fields.get("needs")
    if type(found) is not int or not isinstance(kind, str) or not isinstance(needs, list) or found < 1:
        raise ManifestRefused(reason="shape")
    if kind == PUBLICATION:
        raise ManifestRefused(reason="a_publication")
    if found > FORMAT or kind != KIND or any(need not in KNOWN_FEATURES for need in needs if isinstance(need, str)):
        sender = fields.get("sender")
        name = sender.get("name") if isinstance(sender, dict) else None
        raise BundleNewer(found=found, known=FORMAT, sender=name if isinstance(name, str) and is_name(name) else "")


def _fault(manifest: Manifest) -> str:
    """The code of what does not fit together, or nothing."""
    people = [manifest.sender, *manifest.cards]
    logs = [run.name for run in manifest.logs]
    named = [*(run.compartment for run in manifest.logs), *(name.rpartition(".")[2] for name in manifest.vector)]
    named += [code for blob in manifest.blobs for code in blob.compartments]
    faults = {
        "compartments": not _ordered(manifest.compartments)
        or not all(_ordered(blob.compartments) for blob in manifest.blobs)
        or not set(named) <= set(manifest.compartments)
        or any(card.role not in manifest.compartments for card in manifest.cards),
        "log_twice": sorted(set(logs)) != logs,
        "log_range": any(run.first > run.last for run in manifest.logs),
        "blob_twice": not _rising([blob.sha256 for blob in manifest.blobs]),
        "card_twice": not _rising([card.replica for card in manifest.cards]),
        "recipient_twice": not _rising([one.replica for one in manifest.recipients]),
        "key": any(replica_id(bytes.fromhex(one.sign_key)) != one.replica for one in people)
        or not all(is_age_recipient(one.age) for one in people),
        "name": not all(is_name(one.name) and is_name(one.region) for one in people)
        or not all(map(is_name, [*(one.name for one in manifest.recipients), *manifest.seeds])),
        "expiry": manifest.expires is not None and manifest.expires < manifest.created,
    }
    return next((reason for reason, found in faults.items() if found), "")


def _ordered(codes: list[str]) -> bool:
    return codes == [code for code in COMPARTMENTS if code in codes]


def _rising(values: list[str]) -> bool:
    return sorted(set(values)) == values
