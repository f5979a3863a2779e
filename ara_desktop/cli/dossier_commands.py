# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``new``, ``demo``, ``rebuild``, ``check``, ``backup``."""

from collections.abc import Iterator
from pathlib import Path

import click

from ara_desktop.cli.frame import FILE, OK, REFUSED, TEXT, Answer, Call, command
from ara_desktop.core.errors import DossierDamaged, DossierInUse, ReadOnly
from ara_desktop.core.ports import Silent
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.messages import shown
from ara_desktop.text.reasons import reason


@command("new", help=msgid("A new dossier for a region's delegation, with the reference data of the alliance"))
@click.argument("file", type=FILE)
@click.option("--region", type=TEXT, required=True, help=msgid("NUTS code or name of the region"))
@click.option("--name", type=TEXT, required=True, help=msgid("Device or person that writes here"))
@click.option("--language", type=TEXT, help=msgid("Language in which new texts are written"))
def new(call: Call, file: Path, region: str, name: str, language: str | None) -> Answer:
    """A new dossier; with a passphrase file it is encrypted."""
    from ara_desktop.service.dossiers import create

    context, passphrase = call.context, call.passphrase()
    spoken = language or context.settings.text("content_language")
    create(file, region=region, name=name, language=spoken, passphrase=passphrase, clock=context.clock, ids=context.ids)
    shape = {"file": str(file), "region": region, "name": name, "language": spoken, "encrypted": passphrase is not None}
    return Answer({**shape, "training": False}, lambda: _made(call, file, encrypted=passphrase is not None))


def _made(call: Call, file: Path, *, encrypted: bool) -> Iterator[str]:
    words = call.words
    yield words("New dossier: {file}", file=shown(file))
    yield words("It is encrypted.") if encrypted else words("It is not encrypted.")


@command("demo", help=msgid("A training dossier: everything in it is invented, and marked as such"))
@click.argument("file", type=FILE)
@click.option("--regions", type=click.IntRange(min=1), default=36, help=msgid("How many regions"))
@click.option("--seed", type=TEXT, default="1", help=msgid("The same seed makes the same dossier"))
@click.option("--name", type=TEXT, default="Training", help=msgid("Device or person that writes here"))
def demo(call: Call, file: Path, regions: int, seed: str, name: str) -> Answer:
    """A training dossier."""
    from ara_desktop.service.dossiers import demo as make

    make(file, seed=seed, regions=regions, name=name, clock=call.context.clock, ids=call.context.ids)
    shape = {"file": str(file), "seed": seed, "regions": regions, "name": name, "training": True}

    def lines() -> Iterator[str]:
        words = call.words
        yield words("Training dossier: {file}", file=shown(file))
        yield words("Everything in it is invented.")

    return Answer(shape, lines)


@command("rebuild", help=msgid("Make all tables again from the record of changes"))
@click.argument("file", type=FILE)
def rebuild(call: Call, file: Path) -> Answer:
    """Make the derived tables again."""
    from ara_desktop.service.dossiers import rebuild_tables

    with call.dossier(file, write=True) as store:
        rebuild_tables(store, Silent())
    return Answer({"ok": True}, lambda: [call.words("All tables were made again.")])


@command("check", help=msgid("Prove the whole dossier: file, chains of changes, tables"))
@click.argument("file", type=FILE)
def check(call: Call, file: Path) -> Answer:
    """Prove the whole dossier; exit code 1 if something is found."""
    found = _findings(call, file)
    shape = {"ok": not found, "findings": list(found)}

    def lines() -> Iterator[str]:
        words = call.words
        yield from (shown(reason(one, words).replace("\n", "; ")) for one in found)
        if not found:
            yield words("Nothing was found; all is in order.")
            return
        yield words(
            "The dossier is damaged; the file was left as it was. Please make a copy of it, and then open a backup."
        )

    return Answer(shape, lines, REFUSED if found else OK)


def _findings(call: Call, file: Path) -> tuple[str, ...]:
    """Tables are compared with the log only where the dossier may be written; nothing stays written."""
    from ara_desktop.service.dossiers import check as prove

    try:
        with call.dossier(file, write=True) as store:
            return prove(store, Silent())
    except DossierDamaged as fault:
        return (str(fault.facts.get("finding", "")),)
    except (DossierInUse, ReadOnly):
        with call.dossier(file, write=False) as store:
            return prove(store, Silent())


@command("backup", help=msgid("A whole copy, opened once to prove it"))
@click.argument("file", type=FILE)
@click.option("-o", "out", type=FILE, required=True, help=msgid("File to be written"))
def backup(call: Call, file: Path, out: Path) -> Answer:
    """A whole copy."""
    from ara_desktop.service.dossiers import backup as copy

    with call.dossier(file, write=False) as store:
        copy(store, out)
    shape = {"file": str(out), "bytes": out.stat().st_size}
    return Answer(shape, lambda: [call.words("Copied to {file}.", file=shown(out))])


COMMANDS: tuple[click.Command, ...] = (new, demo)
CARE_COMMANDS: tuple[click.Command, ...] = (rebuild, check, backup)
