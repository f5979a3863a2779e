# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Reference and training data as records with fixed ids (FORMAT, "Reference and training data are seed logs").

An entry names itself; a reference field names another entry as ``@name`` or, where two kinds share a name,
``@kind:name``. Prose names evidence as ``[beleg:@name]``; a digest ``@now`` is the hash of the text that the record is
about. The same entries make the same records, in the order given, each followed by its translations.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from ara_desktop.core.canonical import canonical, clean
from ara_desktop.core.fields import ANY_KIND, Field
from ara_desktop.core.identity import ID, id_from
from ara_desktop.core.kinds import KINDS

Seeded = str | int | bool | tuple[str, ...]

CITED = re.compile(r"\[beleg:@([^\[\]]+)\]")
CITED_DIGITS = 12
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
SHAPES = {
    "decimal": re.compile(r"-?\d+(\.\d+)?\Z"),
    "language": re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z"),
    "sort_key": re.compile(r"[0-9A-Za-z]+\Z"),
    "digest": re.compile(r"[0-9a-f]{64}\Z"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as an author writes it. ``translations``: language -> field -> text."""

    kind: str
    name: str
    fields: Mapping[str, object]
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where a reader finds it: ``kind:name``."""
        return f"{self.kind}:{self.name}"


@dataclass(frozen=True, slots=True)
class SeedRecord:
    """One record with its id; ``fields`` has the key fields first, then the order of the declaration."""

    kind: str
    id: str
    fields: dict[str, Seeded]


def entries_from(document: Mapping[str, object]) -> tuple[Entry, ...]:
    """Entries of a parsed file: kind -> tables, ``as`` names the record, a table inside it is a language."""
    found = []
    for kind, tables in document.items():
        if not isinstance(tables, list):
            raise ValueError(f"{kind}: expected a list of tables")  # noqa: TRY004 - one error for every fault of a seed
        for table in tables:
            named = dict(table)
            name = str(named.pop("as", ""))
            languages = {key: named.pop(key) for key in list(named) if isinstance(named[key], dict)}
            fields = {key: value.strip("\n") if isinstance(value, str) else value for key, value in named.items()}
            texts = {key: {f: str(t).strip("\n") for f, t in table.items()} for key, table in languages.items()}
            found.append(Entry(kind, name, fields, texts))
    return tuple(found)


def text_hash(text: str) -> str:
    """The hash by which clearances and translations name a text: SHA-256 of its NFC form in UTF-8."""
    return sha256(clean(text).encode()).hexdigest()


def expand(author: str, entries: Sequence[Entry]) -> tuple[SeedRecord, ...]:
    """Records of all entries. Raises: ValueError naming the place, for anything that ``core.kinds`` does not declare."""
    book = _Book(author, entries)
    records = tuple(record for entry in entries for record in book.records(entry))
    seen: set[tuple[str, str]] = set()
    for record in records:
        if (record.kind, record.id) in seen:
            raise ValueError(f"{record.kind}: made twice: {record.fields}")
        seen.add((record.kind, record.id))
    return records


class _Book:
    """All entries by name, and the ids they make."""

    def __init__(self, author: str, entries: Sequence[Entry]) -> None:
        self.author = author
        self.ids: dict[tuple[str, str], str] = {}
        self.open: set[tuple[str, str]] = set()
        self.named: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.kind not in KINDS:
                raise ValueError(f"{entry.place}: unknown kind")
            namesakes = self.named.setdefault(entry.name, [])
            if not entry.name or any(other.kind == entry.kind for other in namesakes):
                raise ValueError(f"{entry.place}: the name is empty or used twice")
            namesakes.append(entry)

    def records(self, entry: Entry) -> Iterator[SeedRecord]:
        kind = KINDS[entry.kind]
        for name in entry.fields:
            if name not in kind.fields:
                raise ValueError(f"{entry.place}: unknown field {name}")
        order = (*kind.key, *(name for name in kind.fields if name not in kind.key))
        fields = {name: self._value(entry, kind.fields[name]) for name in order if name in entry.fields}
        record = SeedRecord(entry.kind, self.id_of(entry), fields)
        yield record
        for language in sorted(entry.translations):
            texts = entry.translations[language]
            for name in texts.keys() - kind.fields.keys():
                raise ValueError(f"{entry.place}: translation of unknown field {name}")
            for name in (name for name in kind.fields if name in texts):
                yield self._translation(entry, record, language, kind.fields[name])

    def id_of(self, entry: Entry) -> str:
        here = (entry.kind, entry.name)
        if here in self.ids:
            return self.ids[here]
        if here in self.open:
            raise ValueError(f"{entry.place}: its key leads back to itself")
        self.open.add(here)
        kind = KINDS[entry.kind]
        key = {name: self._value(entry, kind.fields[name]) for name in kind.key if name in entry.fields}
        made = id_from(entry.kind, key) if kind.key else _named_id(self.author, entry)
        if made is None:
            raise ValueError(f"{entry.place}: the key needs {', '.join(kind.key)}")
        self.ids[here] = made
        return made

    def _translation(self, entry: Entry, record: SeedRecord, language: str, about: Field) -> SeedRecord:
        original = record.fields.get(about.name)
        place = f"{entry.place}.{language}.{about.name}"
        if not about.translatable or not isinstance(original, str) or language == record.fields.get("language"):
            raise ValueError(f"{place}: nothing to translate")
        made: dict[str, object] = {
            "subject_record": record.id,
            "subject_field": about.name,
            "language": language,
            "text": entry.translations[language][about.name],
            "based_on": text_hash(original),
        }
        twin = Entry("translation", place, made)
        return next(self.records(twin))

    def _value(self, entry: Entry, declared: Field) -> Seeded:
        value = entry.fields[declared.name]
        place = f"{entry.place}.{declared.name}"
        if declared.many:
            if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
                raise ValueError(f"{place}: expected a list of texts, found {value!r}")
            known = {self._reference(place, one, declared) if declared.type == "refs" else clean(one) for one in value}
            return tuple(sorted(known))
        if declared.type == "ref":
            return self._reference(place, str(value), declared)
        if declared.type == "digest" and value == "@now":
            return self._hash_of_subject(entry, place)
        if declared.prose and isinstance(value, str):
            value = CITED.sub(lambda cited: self._citation(place, cited[1]), value)
        return _plain(place, value, declared)

    def _citation(self, place: str, name: str) -> str:
        evidence = [entry for entry in self.named.get(name, ()) if entry.kind == "evidence"]
        if not evidence:
            raise ValueError(f"{place}: [beleg:@{name}] names no evidence")
        return f"[beleg:{self.id_of(evidence[0])[:CITED_DIGITS]}]"

    def _hash_of_subject(self, entry: Entry, place: str) -> str:
        kind = KINDS[entry.kind]
        name = str(entry.fields.get(kind.about or "", "")).removeprefix("@")
        part = str(entry.fields.get(kind.about_field or "", ""))
        told = [one for one in self.named.get(name, ()) if part in one.fields and part in KINDS[one.kind].fields]
        if len(told) != 1:
            raise ValueError(f"{place}: @now names {len(told)} texts")
        return text_hash(str(self._value(told[0], KINDS[told[0].kind].fields[part])))

    def _reference(self, place: str, value: str, declared: Field) -> str:
        if ID.match(value):
            return value
        wanted, _, name = value.removeprefix("@").partition(":")
        kinds = (wanted,) if name and wanted in KINDS else declared.refers
        namesakes = self.named.get(name if name and wanted in KINDS else value.removeprefix("@"), [])
        fitting = [entry for entry in namesakes if kinds == ANY_KIND or entry.kind in kinds]
        allowed = declared.refers in (ANY_KIND, kinds) or set(kinds) <= set(declared.refers)
        if not value.startswith("@") or not allowed or len(fitting) != 1:
            raise ValueError(f"{place}: {value} names {len(fitting)} records")
        return self.id_of(fitting[0])


def _named_id(author: str, entry: Entry) -> str:
    return sha256(canonical(["seed", author, entry.kind, entry.name])).hexdigest()[:32]


def _plain(place: str, value: object, declared: Field) -> Seeded:
    wanted: type = {"number": int, "flag": bool}.get(declared.type, str)
    if type(value) is not wanted:
        raise ValueError(f"{place}: expected {declared.type}, found {value!r}")
    if isinstance(value, int):
        return value
    kept = clean(str(value))
    if not kept or kept != kept.strip() or len(kept) > declared.limit:
        raise ValueError(f"{place}: empty, padded or too long")
    if declared.type != "prose" and "\n" in kept:
        raise ValueError(f"{place}: expected one line")
    if not _fits(kept, declared):
        raise ValueError(f"{place}: {kept!r} is no {declared.type}")
    return kept


def _fits(value: str, declared: Field) -> bool:
    if declared.type == "choice":
        return value in declared.choices
    if declared.type == "date":
        return _is_date(value)
    if declared.type == "moment":
        return _is_moment(value)
    shape = SHAPES.get(declared.type)
    return shape is None or bool(shape.match(value))


def _is_date(value: str) -> bool:
    if not DATE.match(value):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _is_moment(value: str) -> bool:
    try:
        datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - Z is part of the pattern
    except ValueError:
        return False
    return len(value) == len("2026-01-01T00:00:00Z")
