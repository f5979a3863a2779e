# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Allow-list values: what a reader of one class may see, and nothing else.

Packs and exports are built from these, never from records (TRUST, "Confidentiality: absent, not hidden"). A value that
is above the reader's class is not in them at all, so no count, length or gap tells of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ara_desktop.core.classes import Audience
from ara_desktop.core.fields import Field
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.values import FieldValue, Plain, Record


@dataclass(frozen=True, slots=True)
class Said:
    """A text in the language asked for. ``state``: original, translated, stale or untranslated (then in its own language)."""

    text: str
    language: str
    state: str = "original"


@dataclass(frozen=True, slots=True)
class Allowed:
    """One record cut down to a reader's class. ``disputed`` holds all last texts of a field in conflict."""

    kind: str
    id: str
    fields: Mapping[str, FieldValue]
    texts: Mapping[str, Said] = field(default_factory=dict)
    disputed: Mapping[str, tuple[Plain, ...]] = field(default_factory=dict)

    def value(self, name: str) -> FieldValue:
        """The value, None if absent. Raises: LookupError for a field that is not declared."""
        self._declared(name)
        return self.fields.get(name)

    def said(self, name: str) -> Said | None:
        """A translatable field in the reader's language, None if absent. Raises: LookupError if undeclared."""
        self._declared(name)
        return self.texts.get(name)

    def text(self, name: str) -> str:
        """The field as plain text in the reader's language, empty if absent. Raises: LookupError if undeclared."""
        self._declared(name)
        if name in self.texts:
            return self.texts[name].text
        value = self.fields.get(name)
        return "" if value is None or isinstance(value, tuple) else str(value)

    def many(self, name: str) -> tuple[str, ...]:
        """The elements of a set field. Raises: LookupError if undeclared."""
        value = self.value(name)
        return value if isinstance(value, tuple) else ()

    def number(self, name: str) -> int | None:
        """The field as a whole number. Raises: LookupError if undeclared."""
        value = self.value(name)
        return value if isinstance(value, int) else None

    def _declared(self, name: str) -> None:
        if name not in KINDS[self.kind].fields:
            raise LookupError(f"{self.kind}.{name}")


Needed = Callable[[Record, Field], Audience]
Translate = Callable[[Record, Field], Said | None]


def allow(
    record: Record, reader: Audience, *, needed: Needed, translate: Translate, disputed: Mapping[str, tuple[Plain, ...]]
) -> Allowed | None:
    """Cut a record down to what ``reader`` may see; None if nothing but its key would be left of a closed record."""
    if record.closed and not reader.may_read(Audience.PRINCIPAL):
        return None
    declared = KINDS[record.kind].fields
    kept: dict[str, FieldValue] = {}
    texts: dict[str, Said] = {}
    open_fields = [f for f in declared.values() if reader.may_read(needed(record, f))]
    if not open_fields:
        return None
    for one in open_fields:
        if one.name not in record.fields:
            continue
        kept[one.name] = record.fields[one.name]
        said = translate(record, one) if one.translatable and kept[one.name] is not None else None
        if said is not None:
            texts[one.name] = said
    names = {one.name for one in open_fields}
    return Allowed(record.kind, record.id, kept, texts, {n: v for n, v in disputed.items() if n in names})


@dataclass(frozen=True)
class Shelf:
    """All allow-list values for one reader, by kind in natural order. ``language`` is the reader's."""

    reader: Audience
    language: str
    records: Mapping[str, tuple[Allowed, ...]]
    training: bool = False

    def of(self, kind: str, **match: Plain) -> tuple[Allowed, ...]:
        """The records of a kind whose fields equal ``match``. Raises: LookupError for an undeclared field."""
        return tuple(r for r in self.records.get(kind, ()) if all(r.value(n) == v for n, v in match.items()))

    def get(self, kind: str, id: str | None) -> Allowed | None:  # noqa: A002 - the domain's word
        """The record with that id, None if absent or not allowed."""
        return self._index.get((kind, id or ""))

    def any(self, id: str | None) -> Allowed | None:  # noqa: A002 - the domain's word
        """The record with that id, whatever its kind."""
        return next((r for r in self if r.id == id), None)

    def __iter__(self) -> Iterator[Allowed]:
        return (record for records in self.records.values() for record in records)

    @property
    def _index(self) -> Mapping[tuple[str, str], Allowed]:
        found: dict[tuple[str, str], Allowed] | None = self.__dict__.get("_by_id")
        if found is None:
            found = {(r.kind, r.id): r for r in self}
            self.__dict__["_by_id"] = found
        return found


def shelf(reader: Audience, language: str, allowed: Iterable[Allowed], *, training: bool = False) -> Shelf:
    """Sort allow-list values by kind; the order given inside a kind stays."""
    by_kind: dict[str, list[Allowed]] = {}
    for one in allowed:
        by_kind.setdefault(one.kind, []).append(one)
    return Shelf(reader, language, {kind: tuple(records) for kind, records in by_kind.items()}, training)
