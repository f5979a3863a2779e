# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Step 10: the lines of a log become ops, strictly; what only a newer program knows is kept byte for byte.

One place decides how strict: ``_Rule`` for known fields, the syntax below for all.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple, NoReturn

from msgspec import MsgspecError, Struct
from msgspec.json import Decoder, Encoder
from msgspec.json import decode as decode_any

from ara_desktop.bundle.errors import CompartmentRefused, HashRefused, OpsRefused
from ara_desktop.bundle.limits import LINE_BYTES, PARENTS, STAMP, WHOLE_NUMBER
from ara_desktop.bundle.lines import Pair
from ara_desktop.bundle.manifest import LogRun
from ara_desktop.core.acceptance import accept
from ara_desktop.core.canonical import canonical
from ara_desktop.core.classes import COMPARTMENTS, compartment_of
from ara_desktop.core.errors import InputRefused
from ara_desktop.core.fields import TEXT_LIMIT, Field
from ara_desktop.core.identity import ID
from ara_desktop.core.kinds import KINDS, field_of
from ara_desktop.core.ops import Op, Value

_KIND = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")
_FIELD = re.compile(r"(?:[a-z][a-z0-9_]{0,47}|~[a-z][a-z0-9_]{0,31}(?:\.[a-z]{1,16})?)\Z")
_PARENT = re.compile(r"(?:([0-9a-f]{32}):)?([1-9][0-9]{0,15})\Z")
_HASH = re.compile(r"[0-9a-f]{64}\Z")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class _Header(Struct):
    """The keys in the order of canonical JSON."""

    a: int
    f: str
    h: str
    i: str
    k: str
    l: str  # noqa: E741  FORMAT names it so
    p: list[str]
    s: int
    t: int
    v: int


class _Rule(NamedTuple):
    """What a field takes: types, longest text in characters, its declaration, and its compartment where that is fixed."""

    types: frozenset[type]
    limit: int = LINE_BYTES
    field: Field | None = None
    compartment: str | None = None


Types = frozenset[type]
_ANY: Types = frozenset((str, int, bool, type(None)))
_TEXT: Types = frozenset((str, type(None)))
_FLAG: Types = frozenset((bool, type(None)))
_TYPES: dict[str, Types] = {
    "number": frozenset((int, type(None))),
    "flag": _FLAG,
    "refs": _FLAG,
    "tags": _FLAG,
}
_HEADERS, _PAYLOADS, _ENCODER = Decoder(_Header), Decoder(tuple[str, str | int | bool | None]), Encoder()


class Decoding:
    """Decodes the lines of one run. One instance, one thread; rules of fields are looked up once."""

    def __init__(self, run: LogRun) -> None:
        self._run = run
        self._rules: dict[tuple[str, str], _Rule] = {}

    def ops(self, rows: Iterable[Pair]) -> Iterator[Op]:
        """The ops in order. Raises: OpsRefused, CompartmentRefused, HashRefused."""
        for seq, (header, payload) in enumerate(rows, self._run.first):
            yield self._op(seq, header, payload)

    def _op(self, seq: int, line: bytes, payload: bytes) -> Op:
        head = self._header(seq, line)
        rule = self._rule(seq, head.k, head.f)
        parents = tuple(head.p)
        if parents:
            self._check_parents(seq, parents)
        if head.s != seq or not 0 <= head.t < STAMP or not 0 <= head.a < WHOLE_NUMBER or not 1 <= head.v < WHOLE_NUMBER:
            self._refuse(seq, "number")
        if not ID.match(head.i):
            self._refuse(seq, "id")
        if len(head.l) > TEXT_LIMIT or _has_control(head.l):
            self._refuse(seq, "label")
        if not payload and not _HASH.match(head.h):
            self._refuse(seq, "hash")
        value = self._value(seq, head, payload, rule) if payload else None
        return Op(seq, head.t, head.a, head.k, head.i, head.f, parents, head.l, value, line, payload or None)

    def _header(self, seq: int, line: bytes) -> _Header:
        try:
            head = _HEADERS.decode(line)
            if _ENCODER.encode(head) != line and canonical(decode_any(line)) != line:
                self._refuse(seq, "canonical")
        except (MsgspecError, UnicodeError, RecursionError, TypeError) as wrong:
            raise OpsRefused(log=self._run.name, at=seq, reason="header") from wrong
        return head

    def _value(self, seq: int, head: _Header, payload: bytes, rule: _Rule) -> Value:
        if sha256(payload).hexdigest() != head.h:
            raise HashRefused(log=self._run.name, at=seq)
        try:
            salt, value = _PAYLOADS.decode(payload)
            same = _ENCODER.encode((salt, value)) == payload
        except (MsgspecError, UnicodeError, RecursionError) as wrong:
            raise OpsRefused(log=self._run.name, at=seq, reason="payload") from wrong
        if not same or not ID.match(salt):
            self._refuse(seq, "payload")
        kind = type(value)
        if kind not in rule.types:
            self._refuse(seq, "type")
        if isinstance(value, str):
            if len(value) > rule.limit:
                self._refuse(seq, "too_long")
            if _has_control(value):
                self._refuse(seq, "control")
            if rule.field and not rule.field.prose and not _fits(head.k, rule.field, value):
                self._refuse(seq, "value")
        elif kind is int and not -WHOLE_NUMBER < value < WHOLE_NUMBER:  # type: ignore[operator]
            self._refuse(seq, "number")
        return value

    def _rule(self, seq: int, kind: str, field: str) -> _Rule:
        base, colon, element = field.partition(":")
        rule = self._rules.get((kind, base))
        if rule is None:
            if not _KIND.match(kind) or not _FIELD.match(base):
                self._refuse(seq, "field")
            rule = self._rules[kind, base] = _rule_of(kind, base)
        if rule.compartment not in (None, self._run.compartment):
            raise CompartmentRefused(log=self._run.name, at=seq)
        if colon and not _may_be_element(kind, rule.field, element):
            self._refuse(seq, "field")
        return rule

    def _check_parents(self, seq: int, parents: tuple[str, ...]) -> None:
        if len(parents) > PARENTS or len(set(parents)) != len(parents):
            self._refuse(seq, "parents")
        for parent in parents:
            found = _PARENT.match(parent)
            if not found or found[1] == self._run.replica or (found[1] is None and int(found[2]) >= seq):
                self._refuse(seq, "parents")

    def _refuse(self, seq: int, reason: str) -> NoReturn:
        raise OpsRefused(log=self._run.name, at=seq, reason=reason)


def _rule_of(kind: str, base: str) -> _Rule:
    known = field_of(kind, base)
    if known is None:
        own = base.rpartition(".")[2]
        return _Rule(_ANY, compartment=own if base.startswith("~") and own in COMPARTMENTS else None)
    fixed = None if KINDS[kind].inherits else compartment_of(known.ceiling)
    return _Rule(_TYPES.get(known.type, _TEXT), known.limit, known, fixed)


def _may_be_element(kind: str, one: Field | None, element: str) -> bool:
    """Whether ``element`` can be one of a set: of a known set as we would write it, of an unknown field any short text."""
    if one is None:
        return 0 < len(element) <= TEXT_LIMIT and not _has_control(element)
    return one.many and bool(element) and _fits(kind, one, element)


def _fits(kind: str, one: Field, value: str) -> bool:
    """Whether a short value is written as we would write it; codes of choices may be newer than we are."""
    if one.type == "choice":
        return _KIND.match(value) is not None
    try:
        return accept(kind, one.name, value) == value
    except (InputRefused, ArithmeticError, ValueError):  # moments at the edge of the calendar cannot be moved to UTC
        return False


def _has_control(text: str) -> bool:
    """Whether there is a character that no text may hold; line break and tab may stand."""
    return not text.isprintable() and _CONTROL.search(text) is not None
