# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Ids of dossiers, replicas and records: 128 bits in lower-case hex (FORMAT, "Identity")."""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from ara_desktop.core.canonical import canonical
from ara_desktop.core.kinds import KINDS

ID = re.compile(r"[0-9a-f]{32}\Z")


def _first_128(*parts: object) -> str:
    return sha256(canonical(list(parts))).hexdigest()[:32]


def dossier_id(region_code: str) -> str:
    """The dossier of a region's delegation: two ``new --region DED`` are replicas of one dossier."""
    return _first_128("ara-dossier-1", region_code)


def training_id(seed: str) -> str:
    """The training dossier of a seed."""
    return _first_128("ara-training-1", seed)


def replica_id(public_key: bytes) -> str:
    """The replica that signs with this Ed25519 key (32 bytes)."""
    return sha256(public_key).hexdigest()[:32]


def seed_replica(author: str) -> str:
    """The fixed replica under which reference or training data stands in every dossier."""
    return _first_128("ara-seed-1", author)


def keyed_id(kind: str, key: Sequence[str]) -> str:
    """The id of a record that nature names, e.g. ``keyed_id("position", (region, point))``."""
    return _first_128(kind, list(key))


def id_from(kind: str, values: Mapping[str, object]) -> str | None:
    """The id that the key fields in ``values`` make; None for a kind without key or while one is missing."""
    names = KINDS[kind].key
    given = [values.get(name) for name in names]
    if not names or any(value in (None, "") for value in given):
        return None
    return keyed_id(kind, [str(value) for value in given])
