# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Frozen values that cross rooms and threads."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ara_desktop.core.ops import Op

Plain = str | int | bool | None
FieldValue = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Head:
    """One last version of a field. ``op`` is 32 hex digits, ``at`` a UTC moment, ``author`` a display name."""

    op: str
    value: FieldValue
    author: str
    at: str
    replica: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """A field with one value."""

    value: FieldValue


@dataclass(frozen=True, slots=True)
class Disputed:
    """A field with several last values, sorted by op."""

    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it stands. Fields never written or cleared are absent; a disputed field is None and in ``conflicts``.

    ``closed``: it stands in the principal compartment as a whole (kinds that inherit their compartment).
    """

    kind: str
    id: str
    fields: Mapping[str, FieldValue]
    conflicts: tuple[str, ...] = ()
    retired: str | None = None
    closed: bool = False

    def text(self, name: str) -> str:
        """The field as text; empty if absent or disputed."""
        value = self.fields.get(name)
        return "" if value is None or isinstance(value, tuple) else str(value)

    def many(self, name: str) -> tuple[str, ...]:
        """The elements of a set field, sorted."""
        value = self.fields.get(name)
        return value if isinstance(value, tuple) else ()

    def number(self, name: str) -> int | None:
        """The field as a whole number."""
        value = self.fields.get(name)
        return value if isinstance(value, int) else None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a use case changed. ``change`` names the user action (32 hex digits); None if nothing was written."""

    records: frozenset[tuple[str, str]] = frozenset()
    change: str | None = None
    conflicts: int = 0

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that were touched."""
        return frozenset(kind for kind, _ in self.records)


@dataclass(frozen=True, slots=True)
class Past:
    """One entry of a record's history, oldest first; ``value`` None means cleared or erased."""

    op: str
    field: str
    value: FieldValue
    label: str
    author: str
    at: str
    replica: str
    change: str
    replaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One find. ``snippet`` marks the words between U+0002 and U+0003; empty if none was asked for."""

    kind: str
    id: str
    field: str
    title: str
    snippet: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disputed field with its common base and all heads."""

    kind: str
    id: str
    field: str
    base: FieldValue
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A replica's public face. Keys: Ed25519 (32 bytes) and an age recipient ``age1…``."""

    dossier: str
    replica: str
    name: str
    region: str
    sign_key: bytes
    age_recipient: str
    training: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A card and what we hold of it: role and ``verified``, ``vouched`` or ``own``."""

    card: Card
    role: str
    state: str
    voucher: str = ""


@dataclass(frozen=True, slots=True)
class LogEnd:
    """How far a log reaches here, and its author's signature over that end (empty for our own, unsigned yet)."""

    replica: str
    compartment: str
    last: int
    digest: bytes
    signature: bytes = b""

    @property
    def name(self) -> str:
        """``REPLICA.COMPARTMENT``."""
        return f"{self.replica}.{self.compartment}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of one log, ``first`` to ``end.last``. ``previous`` is the chain hash before it. ``ops`` may be called again."""

    end: LogEnd
    first: int
    previous: bytes
    ops: Callable[[], Iterator[Op]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does or would do; record keys are (kind, id), fields (kind, id, field)."""

    new: int = 0
    known: int = 0
    updated: tuple[tuple[str, str], ...] = ()
    created: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[tuple[str, str, str], ...] = ()
    missing: tuple[str, ...] = ()
    voided: tuple[tuple[str, str], ...] = ()
    late: tuple[str, ...] = ()


EMPTY: Mapping[str, FieldValue] = MappingProxyType({})
