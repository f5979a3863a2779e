# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``pack``: the briefing pack of an event for one reader, as PDF."""

from collections.abc import Iterator
from pathlib import Path

import click

from ara_desktop.cli.frame import FILE, TEXT, Answer, Call, command
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.messages import shown


@command("pack", help=msgid("The briefing pack of an event for one reader, as PDF"))
@click.argument("file", type=FILE)
@click.option("--event", type=TEXT, required=True, help=msgid("Id, beginning of the id, code or name of the event"))
@click.option("--reader", type=TEXT, required=True, help=msgid("principal, delegation or podium"))
@click.option("--language", type=TEXT, help=msgid("Language of the pack; else that of the dossier"))
@click.option("-o", "out", type=FILE, required=True, help=msgid("File to be written"))
def pack(call: Call, file: Path, event: str, reader: str, language: str | None, out: Path) -> Answer:
    """Issue a briefing pack."""
    from ara_desktop.service.packs import issue_pack
    from ara_desktop.service.searching import dossier_language

    with call.dossier(file, write=True) as store:
        spoken = language or dossier_language(store)
        issued = issue_pack(store, event=event, reader=reader, language=spoken, out=out)
    shape = {
        "file": str(issued.file), "pages": issued.pages, "sha256": issued.sha256, "reader": issued.reader,
        "language": spoken, "edition": issued.edition, "code": issued.code,
        "contained": list(issued.contained), "withheld": list(issued.withheld),
    }  # fmt: skip

    def lines() -> Iterator[str]:
        words = call.words
        yield words("Briefing pack: {file}", file=shown(issued.file))
        yield words("For: {names}", names=labels.preset(issued.reader, words))
        yield words.n("{n} page", "{n} pages", issued.pages)
        yield words("Edition {number}, code {code}", number=issued.edition, code=issued.code)

    return Answer(shape, lines)


COMMANDS: tuple[click.Command, ...] = (pack,)
