# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``publish``, ``publication import|inspect|list``."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ara_desktop.cli.frame import CONFLICTS, FILE, OK, TEXT, Answer, Call, Commands, command
from ara_desktop.cli.grammar import bytes_of
from ara_desktop.cli.tables import visible
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words, msgid
from ara_desktop.text.messages import shown

if TYPE_CHECKING:  # SQLAlchemy and PyNaCl come with them: only once a publication is read
    from ara_desktop.service.publications_in import Kept, Publication, Stated

READERS = ("alliance", "secretariat", "public")
PUBLICATION_BYTES = 16_000_000
STATES = {
    "current": msgid("It holds today."),
    "replaced": msgid("A newer one has replaced it."),
    "diverging": msgid("There are several of this number, and they differ: please ask the region which one holds."),
    "recalled": msgid("The region has recalled its publication."),
}


@command("publish", help=msgid("Write what is released and cleared for readers outside, signed and numbered"))
@click.argument("file", type=FILE)
@click.option("--to", "reader", type=click.Choice(READERS), required=True, help=msgid("Who may read it"))
@click.option("-o", "out", type=FILE, required=True, help=msgid("File to be written"))
@click.option("--recall", type=TEXT, metavar="REASON", help=msgid("Withdraw the last one, with this reason"))
def publish(call: Call, file: Path, reader: str, out: Path, recall: str | None) -> Answer:
    """Write a publication."""
    from ara_desktop.service.publishing import publish as write

    with call.dossier(file, write=True) as store:
        done = write(store, out, reader=reader, recall=recall)
    shape = {
        "file": str(done.file), "reader": done.reader, "number": done.number, "points": done.points,
        "bytes": done.size_bytes, "sha256": done.sha256, "recalls": done.recalls, "new": done.new,
        "shared": [{"point": point, "field": field, "language": language} for point, field, language in done.shared],
    }  # fmt: skip

    def lines() -> Iterator[str]:
        words = call.words
        yield words("Publication {number}: {file}", number=done.number, file=shown(done.file))
        yield words("For: {names}", names=labels.reader_class(done.reader, words))
        if done.recalls is not None:
            yield words("It recalls what was published before: {reason}", reason=shown(done.recalls))
            return
        yield words.n("{n} point of the declaration", "{n} points of declarations", done.points)
        if not done.new:
            yield words("Nothing has changed since; the number stays.")
        for point, field, language in done.shared:
            place = f"{shown(point)}, {labels.field('position', field, words)}, {shown(language)}"
            yield words(
                "Please look at it: the text repeats words of a text that is not released ({place}).", place=place
            )

    return Answer(shape, lines)


publication = Commands("publication", help=msgid("What other regions have published"))


@command("import", help=msgid("Keep a region's publication as its own words, unaltered"))
@click.argument("file", type=FILE)
@click.argument("publication_file", type=FILE, metavar="PUBLICATION")
def publication_import(call: Call, file: Path, publication_file: Path) -> Answer:
    """Take a publication in. Exit code 3 if it differs from another one of the same number."""
    from ara_desktop.service.publications_in import DIVERGING, take_in_publication

    data = bytes_of(publication_file, PUBLICATION_BYTES)
    with call.dossier(file, write=True) as store:
        done = take_in_publication(store, data)
    shape = {
        **_kept_shape(done.kept), "new": done.new, "replaces": done.replaces, "publisher": done.publisher,
        "change": done.changes.change, "refused": None,
    }  # fmt: skip

    def lines() -> Iterator[str]:
        words = call.words
        yield from _head_lines(done.kept.publication, words)
        yield words(STATES[done.kept.state])
        if done.replaces is not None:
            yield words("It replaces number {number}.", number=done.replaces)
        if done.publisher == "changed":
            yield words("It has another key than before; a contact card you checked confirms it.")
        yield words("Taken in.") if done.new else words("It was here already.")

    return Answer(shape, lines, CONFLICTS if done.kept.state == DIVERGING else OK)


@command("inspect", help=msgid("Who published what for whom; no dossier is needed"))
@click.argument("publication_file", type=FILE, metavar="PUBLICATION")
def publication_inspect(call: Call, publication_file: Path) -> Answer:
    """What a publication says, signed by the key it names; whose key that is only a dossier can tell."""
    from ara_desktop.service.publications_in import inspect_publication

    found = inspect_publication(bytes_of(publication_file, PUBLICATION_BYTES))
    return Answer(_shape(found), lambda: [*_head_lines(found, call.words), *_content_lines(found, call.words)])


@command("list", help=msgid("The publications that are here, own ones included, with their texts"))
@click.argument("file", type=FILE)
@click.option("--region", type=TEXT, help=msgid("Only those of this region (its code)"))
def publication_list(call: Call, file: Path, region: str | None) -> Answer:
    """All publications that are here."""
    from ara_desktop.service.publications_in import list_publications

    with call.dossier(file, write=False) as store:
        found = list_publications(store, region)

    def lines() -> Iterator[str]:
        for kept in found:
            yield from _head_lines(kept.publication, call.words)
            yield f"    {call.words(STATES[kept.state])}"
            yield from _content_lines(kept.publication, call.words)
        yield call.words.n("{n} publication", "{n} publications", len(found))

    return Answer({"publications": [_kept_shape(one) for one in found]}, lines)


# -- shapes -----------------------------------------------------------------------------------------------------------
def _kept_shape(kept: "Kept") -> dict[str, object]:
    return {**_shape(kept.publication), "id": kept.attachment, "own": kept.own, "state": kept.state}


def _shape(one: "Publication") -> dict[str, object]:
    head = one.head
    return {
        "region": head.region, "reader": head.reader.code, "number": head.number, "created": _moment(head.created_ms),
        "dossier": head.dossier, "training": head.training, "recalls": head.recalls, "key": one.publisher.hex(),
        "replica": one.introducer, "points": len(one.content), "bytes": one.size_bytes, "sha256": one.sha256,
        "content": [_stated_shape(stated) for stated in one.content],
    }  # fmt: skip


def _stated_shape(one: "Stated") -> dict[str, object]:
    texts = [
        {"field": text.field, "language": text.language, "original": text.original, "text": text.text}
        for text in one.texts
    ]
    return {
        "point": one.point, "declaration": one.declaration, "label": one.label, "stance": one.stance or None,
        "texts": texts,
    }  # fmt: skip


def _head_lines(one: "Publication", words: Words) -> Iterator[str]:
    reader = labels.reader_class(one.head.reader, words)
    yield words(
        "Publication {number} of {region} for: {reader}", number=one.head.number, region=shown(one.head.region),
        reader=reader,
    )  # fmt: skip
    yield words("Made: {moment}", moment=_moment(one.head.created_ms))
    if one.head.recalls is not None:
        yield words("It recalls what was published before: {reason}", reason=shown(one.head.recalls))


def _content_lines(one: "Publication", words: Words) -> Iterator[str]:
    for stated in one.content:
        stance = labels.choice("position", "stance", stated.stance, words) if stated.stance else ""
        yield f"  {shown(stated.declaration)}/{shown(stated.label)}  {shown(stance)}".rstrip()
        for text in stated.texts:
            yield f"    {labels.field('position', text.field, words)} ({shown(text.language)})"
            yield from (f"      {line}" for line in visible(text.text))


def _moment(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


for _one in (publication_import, publication_inspect, publication_list):
    publication.add_command(_one)
COMMANDS: tuple[click.Command, ...] = (publish, publication)
