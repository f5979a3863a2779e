# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``card``, ``trust``, ``bundle export|inspect|import``, ``receipts``, ``undo``, ``undo-edit``, ``conflicts``, ``resolve``."""

from collections.abc import Iterator
from pathlib import Path

import click

from ara_desktop.cli.exchange_shapes import (
    inspection_lines,
    inspection_shape,
    receipt_lines,
    receipt_shape,
    report_lines,
    report_shape,
    undone_lines,
    undone_shape,
)
from ara_desktop.cli.frame import CONFLICTS, FILE, OK, TEXT, Answer, Call, Commands, command
from ara_desktop.cli.grammar import bytes_of, identified, named, value_of
from ara_desktop.cli.record_commands import written
from ara_desktop.cli.shapes import conflict_shape
from ara_desktop.cli.tables import visible
from ara_desktop.core.errors import UsageError
from ara_desktop.core.values import Card, Conflict
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words, msgid
from ara_desktop.text.messages import shown

ROLES = ("delegation", "principal", "partner", "secretariat")
CARD_BYTES = 100_000
SECRET_HELP = msgid("File whose first line is the passphrase of the bundle")


@command("card", help=msgid("The contact card of this dossier file, to be given to others"))
@click.argument("file", type=FILE)
@click.option("-o", "out", type=FILE, help=msgid("File to be written; else the card is printed"))
def card(call: Call, file: Path, out: Path | None) -> Answer:
    """This replica's contact card."""
    from ara_desktop.service.cards import own_card
    from ara_desktop.service.inspecting import card_words, write_file

    with call.dossier(file, write=False) as store:
        mine, data = own_card(store)
    if out:
        write_file(out, data)
    aloud = card_words(mine, call.context.language)
    text = data.decode()
    shape = {**_card_shape(mine, aloud), "file": str(out) if out else None, "card": text}

    def lines() -> Iterator[str]:
        if out is None:
            yield from text.rstrip("\n").split("\n")
            return
        words = call.words
        yield words("Contact card of {name}: {file}", name=shown(mine.name), file=shown(out))
        yield words("To be read aloud when comparing: {words}", words=" ".join(aloud))

    return Answer(shape, lines)


@command("trust", help=msgid("Accept a contact card with a role, after its words were compared"))
@click.argument("file", type=FILE)
@click.argument("card_file", type=FILE, metavar="CARD")
@click.option("--role", type=click.Choice(ROLES), required=True, help=msgid("What the other one may receive"))
def trust(call: Call, file: Path, card_file: Path, role: str) -> Answer:
    """Accept a contact card."""
    from ara_desktop.service.cards import trust as accept
    from ara_desktop.service.inspecting import card_words

    data = bytes_of(card_file, CARD_BYTES)
    with call.dossier(file, write=True) as store:
        known = accept(store, data, role)
    aloud = card_words(known.card, call.context.language)
    shape = {**_card_shape(known.card, aloud), "role": known.role, "state": known.state}

    def lines() -> Iterator[str]:
        words = call.words
        yield words("Accepted: {name} ({role})", name=shown(known.card.name), role=known.role)
        yield words("Compare these words by telephone: {words}", words=" ".join(aloud))

    return Answer(shape, lines)


def _card_shape(one: Card, aloud: tuple[str, ...]) -> dict[str, object]:
    return {
        "replica": one.replica, "name": one.name, "region": one.region, "dossier": one.dossier,
        "training": one.training, "words": list(aloud),
    }  # fmt: skip


bundle = Commands("bundle", help=msgid("Exchange bundles inside a delegation"))


@command("export", help=msgid("Write what the others lack; without --to it is signed but not encrypted"))
@click.argument("file", type=FILE)
@click.option("-o", "out", type=FILE, required=True, help=msgid("File to be written"))
@click.option(
    "--to", type=FILE, multiple=True, metavar="CARD", help=msgid("Card of a recipient; may be given several times")
)
@click.option("--since-known", is_flag=True, help=msgid("Only what the recipients lack (this is the rule)"))
@click.option("--full", is_flag=True, help=msgid("Everything, from the beginning"))
@click.option("--bundle-passphrase-file", metavar="FILE", help=SECRET_HELP)
def bundle_export(
    call: Call, file: Path, out: Path, to: tuple[Path, ...], *, since_known: bool, full: bool,
    bundle_passphrase_file: str | None,
) -> Answer:  # fmt: skip
    """Write a bundle."""
    from ara_desktop.service.exchange import export_bundle

    if since_known and full:
        raise UsageError
    cards = [bytes_of(one, CARD_BYTES) for one in to]
    secret = _secret(bundle_passphrase_file)
    with call.dossier(file, write=False) as store:
        done = export_bundle(store, out, to=cards, full=full, passphrase=secret)
    shape = {
        "file": str(done.file), "ops": done.ops, "bytes": done.size_bytes, "recipients": list(done.recipients),
        "compartments": list(done.compartments), "encrypted": bool(done.recipients or secret),
    }  # fmt: skip

    def lines() -> Iterator[str]:
        words = call.words
        yield words("Bundle: {file}", file=shown(done.file))
        yield words.n("{n} change", "{n} changes", done.ops)
        names = ", ".join(shown(name) for name in done.recipients)
        yield words("For: {names}", names=names) if names else words("Signed; whoever has the file can read it.")

    sealed_only = secret is not None and not done.recipients
    return Answer(shape, (lambda: list(lines())[:2]) if sealed_only else lines)


@command("inspect", help=msgid("Who sent a bundle, to whom, how much; no dossier is needed"))
@click.argument("bundle_file", type=FILE, metavar="BUNDLE")
@click.option("--bundle-passphrase-file", metavar="FILE", help=SECRET_HELP)
def bundle_inspect(call: Call, bundle_file: Path, bundle_passphrase_file: str | None) -> Answer:
    """What a bundle says of itself."""
    from ara_desktop.service.inspecting import bundle_bytes, inspect_bundle

    data = bundle_bytes(bundle_file)
    found = inspect_bundle(data, passphrase=_secret(bundle_passphrase_file))
    if found.facts is None and found.sealed == "passphrase" and call.terminal:
        found = inspect_bundle(data, passphrase=call.ask_secret())
    return Answer(inspection_shape(found), lambda: inspection_lines(found, call.words))


@command("import", help=msgid("Take a bundle in, whole or not at all; a backup is kept first"))
@click.argument("file", type=FILE)
@click.argument("bundle_file", type=FILE, metavar="BUNDLE")
@click.option("--plan", "only_plan", is_flag=True, help=msgid("Show what would happen and write nothing"))
@click.option("--bundle-passphrase-file", metavar="FILE", help=SECRET_HELP)
def bundle_import(
    call: Call, file: Path, bundle_file: Path, *, only_plan: bool, bundle_passphrase_file: str | None
) -> Answer:
    """Take a bundle in. Exit code 3 if it was taken in and conflicts are open then."""
    from ara_desktop.service.exchange import Report, plan_bundle, take_in_bundle
    from ara_desktop.service.inspecting import bundle_bytes
    from ara_desktop.service.records import conflicts as open_conflicts

    data, secret = bundle_bytes(bundle_file), _secret(bundle_passphrase_file)
    with call.dossier(file, write=True) as store:

        def work(passphrase: str | None) -> Report:
            if only_plan:
                return plan_bundle(store, data, passphrase=passphrase)
            return take_in_bundle(store, data, passphrase=passphrase, backups=call.context.backups(file))

        report = call.asking(work, secret)
        remain = not only_plan and report.plan.new > 0 and bool(open_conflicts(store))
    shape = report_shape(report)
    return Answer(shape, lambda: report_lines(report, call.words, planned=only_plan), CONFLICTS if remain else OK)


def _secret(file: str | None) -> str | None:
    from ara_desktop.app import passphrase_in

    return passphrase_in(Path(file)) if file else None


@command("receipts", help=msgid("What was taken in, when and from whom; newest first"))
@click.argument("file", type=FILE)
def receipts(call: Call, file: Path) -> Answer:
    """All imports of this file."""
    from ara_desktop.service.receipts import receipts as every

    with call.dossier(file, write=False) as store:
        found = every(store)
    return Answer({"receipts": [receipt_shape(one) for one in found]}, lambda: receipt_lines(found, call.words))


@command("undo", help=msgid("Undo one import; what was edited since is kept and listed"))
@click.argument("file", type=FILE)
@click.argument("receipt", type=TEXT, metavar="RECEIPT | last")
@click.option("--plan", "only_plan", is_flag=True, help=msgid("Show what would happen and write nothing"))
def undo(call: Call, file: Path, receipt: str, *, only_plan: bool) -> Answer:
    """Undo one import. Exit code 3 if conflicts are open then."""
    from ara_desktop.service.receipts import plan_undo, undo_import

    with call.dossier(file, write=True) as store:
        done = plan_undo(store, receipt) if only_plan else undo_import(store, receipt)
    remain = not only_plan and done.changes.conflicts > 0
    shape = undone_shape(done, planned=only_plan)
    return Answer(shape, lambda: undone_lines(done, call.words, planned=only_plan), CONFLICTS if remain else OK)


@command("undo-edit", help=msgid("Undo one change made in this dossier file; refused if it was edited since"))
@click.argument("file", type=FILE)
@click.argument("change", type=TEXT)
def undo_edit(call: Call, file: Path, change: str) -> Answer:
    """Undo one own change; undoing that brings it back."""
    from ara_desktop.service.undo import undo as take_back

    with call.dossier(file, write=True) as store:
        done = take_back(store, change)
    records = sorted(done.records)
    shape = {"change": done.change, "records": [{"kind": kind, "id": id_} for kind, id_ in records]}

    def lines() -> Iterator[str]:
        yield from (f"{labels.kind(kind, call.words)} {id_[:12]}" for kind, id_ in records)
        yield call.words("Undone. The change: {change}", change=done.change)

    return Answer(shape, lines)


@command("conflicts", help=msgid("Fields with several last texts, and who wrote them"))
@click.argument("file", type=FILE)
def conflicts(call: Call, file: Path) -> Answer:
    """All open conflicts."""
    from ara_desktop.service.records import conflicts as every

    with call.dossier(file, write=False) as store:
        found = every(store)
    return Answer(
        {"conflicts": [conflict_shape(one) for one in found]},
        lambda: _conflict_lines(found, call.words),
    )


def _conflict_lines(found: tuple[Conflict, ...], words: Words) -> Iterator[str]:
    for one in found:
        kind, name = labels.kind(one.kind, words), labels.field(one.kind, one.field, words)
        yield f"{kind}  {one.id[:12]}  {name} ({one.field})"
        if one.base is not None:
            yield from (f"    {line}" for line in (words("Before:"), *visible(str(one.base))))
        for head in one.heads:
            mine = words("mine") if head.mine else words("theirs")
            yield f"    {head.op[:12]}  {mine}, {shown(head.author)}, {head.at}"
            yield from (f"      {line}" for line in visible("–" if head.value is None else str(head.value)))
    yield words.n("{n} conflict", "{n} conflicts", len(found))


@command("resolve", help=msgid("Decide which of several last texts holds"))
@click.argument("file", type=FILE)
@click.argument("name", type=TEXT, nargs=-1, required=True, metavar="ID | KIND NAME | KIND FIELD=VALUE...")
@click.argument("field", type=TEXT)
@click.option(
    "--take",
    type=TEXT,
    required=True,
    metavar="mine|theirs|OP|text=TEXT",
    help=msgid("The text that holds; text=@FILE for a new one"),
)
def resolve(call: Call, file: Path, name: tuple[str, ...], field: str, take: str) -> Answer:
    """Settle a conflict. Exit code 3 if others remain."""
    from ara_desktop.service import records

    new, text = take.startswith("text="), take.removeprefix("text=")
    chosen = value_of(text) if new else None
    with call.dossier(file, write=True) as store:
        kind, one = identified(store, named(name))
        record, changes = records.resolve(store, one, field, take=None if new else take, text=chosen, kind=kind)
        remain = bool(records.conflicts(store))
        titles = call.titles(store, [record])
    answer = written(call, record, changes, titles)
    return Answer(answer.data, answer.spoken, CONFLICTS if remain else OK)


for _one in (bundle_export, bundle_inspect, bundle_import):
    bundle.add_command(_one)
COMMANDS: tuple[click.Command, ...] = (card, trust, bundle, receipts, undo, undo_edit, conflicts, resolve)
