# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``kinds``, ``list``, ``show``, ``set``, ``retire``, ``search``, ``point import``."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from ara_desktop.cli.frame import CONFLICTS, FILE, OK, TEXT, Answer, Call, Commands, command
from ara_desktop.cli.grammar import bytes_of, condition, identified, named, parted
from ara_desktop.cli.shapes import hit_shape, kinds_shape, past_shape, record_shape
from ara_desktop.cli.tables import Titles, aligned, list_lines, past_record, past_text, record_lines, visible
from ara_desktop.core.errors import FileUnreadable, KindUnknown, UsageError
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.values import Changes, Hit, Past, Record
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words, msgid
from ara_desktop.text.messages import shown

POINT_TEXT_BYTES = 10_000_000
MARKS = str.maketrans("", "", "\x02\x03")


@command("kinds", help=msgid("Record kinds and their fields, as JSON Schema with the class of each field"))
@click.argument("kind", type=TEXT, required=False)
def kinds(call: Call, kind: str | None) -> Answer:
    """All kinds, or one."""
    if kind is not None and kind not in KINDS:
        raise KindUnknown(kind=kind)
    names = [kind] if kind else list(KINDS)
    return Answer({"kinds": kinds_shape(names)}, lambda: _kind_lines(names, call.words))


def _kind_lines(names: list[str], words: Words) -> Iterator[str]:
    if len(names) > 1:
        rows = [(name, labels.kind(name, words), " ".join(KINDS[name].key)) for name in names]
        yield from aligned(rows, (words("Kind"), words("Name"), words("Key")))
        return
    head = (words("Field"), words("Name"), words("Type"), words("Class"), words("Values"))
    yield from aligned(
        (
            (one.name, labels.field(names[0], one.name, words), one.type, one.ceiling.code, " ".join(one.choices))
            for one in KINDS[names[0]].fields.values()
        ),
        head,
        whole=True,
    )


@command("list", help=msgid("Records of one kind, in their natural order"))
@click.argument("file", type=FILE)
@click.argument("kind", type=TEXT)
@click.option("--where", type=TEXT, multiple=True, metavar="FIELD=VALUE", help=msgid("Only records with this value"))
@click.option("--limit", type=click.IntRange(min=0), help=msgid("At most so many"))
def list_(call: Call, file: Path, kind: str, where: tuple[str, ...], limit: int | None) -> Answer:
    """Records of one kind."""
    from ara_desktop.service.records import list_records

    conditions = [condition(one) for one in where]
    with call.dossier(file, write=False) as store:
        found = list_records(store, kind, conditions, limit)
        titles = call.titles(store, found)
    shapes = [{name: value for name, value in record_shape(one).items() if name != "retired"} for one in found]
    return Answer({"records": shapes}, lambda: list_lines(found, kind, call.words, titles))


@command("show", help=msgid("One record, by id, by the beginning of its id, or by kind and name"))
@click.argument("file", type=FILE)
@click.argument("name", type=TEXT, nargs=-1, required=True, metavar="ID | KIND NAME | KIND FIELD=VALUE...")
@click.option("--history", "past", is_flag=True, help=msgid("Everything that was ever written into it"))
def show(call: Call, file: Path, name: tuple[str, ...], *, past: bool) -> Answer:
    """One record."""
    from ara_desktop.service import records

    with call.dossier(file, write=False) as store:
        kind, one = identified(store, named(name))
        record = records.show(store, one, kind)
        history = records.history(store, record.id, record.kind)
        former = [past_record(record.kind, entry) for entry in history if past]
        titles = call.titles(store, [record, *former])
    shape = {**record_shape(record), "change": _last_change(history)}
    if past:
        shape["history"] = [past_shape(entry) for entry in history]
    return Answer(shape, lambda: _shown_lines(record, history if past else (), call.words, titles))


def _last_change(history: tuple[Past, ...]) -> str | None:
    """The last change of a record is named by its first op."""
    return next((entry.op for entry in history if entry.change == history[-1].change), None)


def _shown_lines(record: Record, history: Iterable[Past], words: Words, titles: Titles) -> Iterator[str]:
    yield from record_lines(record, words, titles)
    rows = [
        (
            entry.at,
            entry.author,
            labels.field(record.kind, entry.field.partition(":")[0], words),
            past_text(record.kind, entry, words, titles),
        )
        for entry in history
    ]
    if rows:
        yield ""
        yield from aligned(rows, (words("When"), words("Who"), words("Field"), words("Value")))


@command(
    "set",
    help=msgid("Create or edit a record; FIELD=@FILE takes the text of a file, FIELD= empties, += and -= change sets"),
)
@click.argument("file", type=FILE)
@click.argument("kind", type=TEXT)
@click.argument("words", type=TEXT, nargs=-1, required=True, metavar="[ID] FIELD=VALUE...")
def set_(call: Call, file: Path, kind: str, words: tuple[str, ...]) -> Answer:
    """Create or edit a record."""
    from ara_desktop.service.records import kind_named, set_fields

    kind_named(kind)
    name, assignments = parted(words)
    with call.dossier(file, write=True) as store:
        record, changes = set_fields(store, kind, name, assignments)
        titles = call.titles(store, [record])
    return written(call, record, changes, titles)


@command("retire", help=msgid("Take a record out, with a reason; it stays in the history"))
@click.argument("file", type=FILE)
@click.argument("name", type=TEXT, nargs=-1, required=True, metavar="ID | KIND NAME | KIND FIELD=VALUE...")
@click.option("--reason", type=TEXT, required=True, help=msgid("Why it is taken out"))
def retire(call: Call, file: Path, name: tuple[str, ...], reason: str) -> Answer:
    """Take a record out."""
    from ara_desktop.service import records

    with call.dossier(file, write=True) as store:
        kind, one = identified(store, named(name))
        record, changes = records.retire(store, one, reason, kind)
        titles = call.titles(store, [record])
    return written(call, record, changes, titles)


def written(call: Call, record: Record, changes: Changes, titles: Titles) -> Answer:
    """The answer of everything that writes one record."""

    def lines() -> Iterator[str]:
        words = call.words
        yield from record_lines(record, words, titles)
        yield words("Saved.") if changes.change else words("Nothing was changed: it says so already.")
        if record.conflicts:
            yield words("This record has diverging texts; “ara-desktop conflicts” shows them.")

    shape = {**record_shape(record), "change": changes.change}
    return Answer(shape, lines, CONFLICTS if changes.change and record.conflicts else OK)


@command("search", help=msgid("Search all texts in all languages"))
@click.argument("file", type=FILE)
@click.argument("words", type=TEXT, nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=30, help=msgid("At most so many"))
def search(call: Call, file: Path, words: tuple[str, ...], limit: int) -> Answer:
    """Search all texts."""
    from ara_desktop.service.searching import search as find

    asked = " ".join(words)
    if not asked.strip():
        raise UsageError
    with call.dossier(file, write=False) as store:
        hits = find(store, asked, limit)
    return Answer({"hits": [hit_shape(hit) for hit in hits]}, lambda: _hit_lines(hits, call.words))


def _hit_lines(hits: tuple[Hit, ...], words: Words) -> Iterator[str]:
    for hit in hits:
        where = f"{labels.kind(hit.kind, words)}, {labels.field(hit.kind, hit.field, words)}"
        yield f"{hit.id[:12]}  {where}: {shown(hit.title)}"
        yield f"    {' '.join(visible(hit.snippet.translate(MARKS)))}"
    yield words.n("{n} find", "{n} finds", len(hits))


point = Commands("point", help=msgid("Points of declarations"))


@command("import", help=msgid("Take in a declaration: its numbered or lettered points, preamble and footnotes"))
@click.argument("file", type=FILE)
@click.argument("textfile", type=FILE)
@click.option(
    "--declaration", type=TEXT, required=True, help=msgid("Code or title; an unknown title makes a new declaration")
)
@click.option("--language", type=TEXT, help=msgid("Language of the text, such as de; else that of the dossier"))
def point_import(call: Call, file: Path, textfile: Path, declaration: str, language: str | None) -> Answer:
    """Take in a declaration."""
    from ara_desktop.service.points import import_points

    data = bytes_of(textfile, POINT_TEXT_BYTES)
    if len(data) > POINT_TEXT_BYTES:
        raise FileUnreadable(file=textfile.name, reason="text_too_big")
    with call.dossier(file, write=True) as store:
        taken, changes = import_points(store, data, textfile.name, declaration=declaration, language=language)
    shape = {
        "declaration": taken.declaration, "title": taken.title, "language": taken.language, "points": list(taken.points),
        "preamble": taken.preamble, "footnotes": taken.footnotes, "created": taken.created, "change": changes.change,
        "records": len(changes.records),
    }  # fmt: skip

    def lines() -> Iterator[str]:
        words = call.words
        yield shown(taken.title)
        yield words.n("{n} point: {labels}", "{n} points: {labels}", len(taken.points), labels=", ".join(taken.points))
        yield words("Saved.") if changes.change else words("Nothing was changed: it says so already.")

    return Answer(shape, lines)


point.add_command(point_import)
COMMANDS: tuple[click.Command, ...] = (kinds, list_, show, set_, retire, search, point)
