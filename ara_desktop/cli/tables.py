# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Lines for a person: aligned columns, fields with their labels. What comes from a dossier can never steer the terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ara_desktop.core.kinds import KINDS, field_of
from ara_desktop.core.values import FieldValue, Past, Record
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words
from ara_desktop.text.messages import shown

CELL = 60
ID_DIGITS = 12
WHOLE = 1_000_000
Titles = Mapping[str, str]


def aligned(rows: Iterable[Sequence[str]], head: Sequence[str] = (), *, whole: bool = False) -> Iterator[str]:
    """Rows as columns; cells are one line, cut at CELL characters unless ``whole``; the last column is not padded."""
    limit = WHOLE if whole else CELL
    lines = ([head] if head else []) + [list(row) for row in rows]
    cells = [[shown(cell.replace("\n", " "), limit) for cell in row] for row in lines]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))] if cells else []
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def visible(text: str) -> list[str]:
    """The lines of a text; control and bidirectional characters are shown as their numbers."""
    return [shown(line, WHOLE) for line in text.split("\n")]


def in_order(kind: str, names: Iterable[str]) -> list[str]:
    """Field names in the order of their declaration, whoever wrote first; what is not declared comes last."""
    declared = {name: place for place, name in enumerate(KINDS[kind].fields)} if kind in KINDS else {}
    return sorted(names, key=lambda name: (declared.get(name, len(declared)), name))


def references(records: Iterable[Record]) -> set[str]:
    """The ids that records refer to."""
    named = ((one, name, field_of(one.kind, name)) for one in records for name in one.fields)
    pairs = [(one, name) for one, name, declared in named if declared and declared.refers]
    return {id_ for one, name in pairs for id_ in (*one.many(name), one.text(name)) if id_}


def value_text(record: Record, name: str, words: Words, titles: Titles) -> str:
    """A field for display; records are named by their titles."""
    value = record.fields.get(name)
    if name in record.conflicts:
        return words("(diverging texts)")
    declared = field_of(record.kind, name)
    if declared and declared.refers:
        ids = (*record.many(name), *([record.text(name)] if record.text(name) else []))
        return ", ".join(titles.get(id_) or id_[:ID_DIGITS] for id_ in ids)
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, tuple):
        return ", ".join(value)
    if declared and declared.choices and isinstance(value, str):
        return labels.choice(record.kind, name, value, words)
    return "" if value is None else str(value)


def record_lines(record: Record, words: Words, titles: Titles) -> Iterator[str]:
    """A record with all its fields, labels first; long text is indented below its label."""
    yield f"{labels.kind(record.kind, words)}  {record.id}"
    if record.retired is not None:
        yield words("Retired: {reason}", reason=shown(record.retired.replace("\n", " "), WHOLE))
    every = in_order(record.kind, {*record.fields, *record.conflicts})
    names = {name: labels.field(record.kind, name, words) for name in every}
    width = max((len(label) for label in names.values()), default=0)
    for name, label in names.items():
        first, *more = visible(value_text(record, name, words, titles))
        yield f"  {label.ljust(width)}  {first}"
        yield from (f"  {'':{width}}  {line}" for line in more)


def past_text(kind: str, entry: Past, words: Words, titles: Titles) -> str:
    """What a field was given, in one line; records by their titles, codes by their labels, sets by what came and went."""
    name, _, item = entry.field.partition(":")
    sign = ("+ " if entry.value else "− ") if item else ""
    if entry.value is None and not item:
        return "–"
    return sign + value_text(past_record(kind, entry), name, words, titles).replace("\n", " ")


def past_record(kind: str, entry: Past) -> Record:
    """A record with nothing but what one entry of its history says; of a set the one element."""
    name, _, item = entry.field.partition(":")
    return Record(kind, "", {name: (item,) if item else entry.value})


def list_lines(records: Sequence[Record], kind: str, words: Words, titles: Titles) -> Iterator[str]:
    """Records of one kind, a line each: id and the fields that name it, then how many there are."""
    declared = KINDS[kind]
    names = list(dict.fromkeys((*declared.title, *declared.order)))[:4]
    head = ["", *(labels.field(kind, name, words) for name in names)]
    rows = [[one.id[:ID_DIGITS], *(value_text(one, name, words, titles) for name in names)] for one in records]
    if rows:
        yield from aligned(rows, head)
    yield words.n("{n} record", "{n} records", len(records))


def plain(value: FieldValue) -> FieldValue | list[str]:
    """A value as JSON has it."""
    return list(value) if isinstance(value, tuple) else value
