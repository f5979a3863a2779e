# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What is told about a bundle: as JSON and in lines."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ara_desktop.cli.tables import aligned
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words
from ara_desktop.text.messages import shown

if TYPE_CHECKING:  # SQLAlchemy and PyNaCl come with them: only once a bundle is read
    from ara_desktop.service.exchange import Report
    from ara_desktop.service.inspecting import Inspection
    from ara_desktop.service.receipts import Kept, Receipt, Undone

RECEIPT_DIGITS = 12


def report_shape(report: "Report") -> dict[str, object]:
    """What an import did or would do. ``new`` and ``known`` count changes; ``receipt`` names it for undo, null in a plan."""
    plan = report.plan
    return {
        "new": plan.new,
        "known": plan.known,
        "created": [{"kind": kind, "id": id_} for kind, id_ in plan.created],
        "updated": [{"kind": kind, "id": id_} for kind, id_ in plan.updated],
        "conflicts": [{"kind": kind, "id": id_, "field": field} for kind, id_, field in plan.conflicts],
        "missing": list(plan.missing),
        "late": list(plan.late),
        "voided": [{"kind": kind, "id": id_} for kind, id_ in plan.voided],
        "sender": {"name": report.sender.card.name, "replica": report.sender.card.replica, "role": report.sender.role},
        "refused": None,
        "receipt": report.receipt or None,
    }


def report_lines(report: "Report", words: Words, *, planned: bool) -> Iterator[str]:
    """The same for a person."""
    plan = report.plan
    yield words("From: {name}", name=shown(report.sender.card.name))
    yield words.n("{n} new change", "{n} new changes", plan.new)
    yield words.n("{n} new record", "{n} new records", len(plan.created))
    yield words.n("{n} changed record", "{n} changed records", len(plan.updated))
    for kind, id_, field in plan.conflicts:
        place = f"{labels.kind(kind, words)} {id_[:12]}, {labels.field(kind, field, words)}"
        yield words("Diverging texts: {place}", place=place)
    for gap in (*plan.missing, *plan.late):
        yield words("Missing before it: {changes}", changes=shown(gap))
    for kind, id_ in plan.voided:
        yield words("No longer cleared: {place}", place=f"{labels.kind(kind, words)} {id_[:12]}")
    if planned:
        yield words("Nothing was written.")
        return
    yield words("Taken in. Receipt: {receipt}", receipt=report.receipt[:RECEIPT_DIGITS])


def receipt_shape(one: "Receipt") -> dict[str, object]:
    """An import of this file, as its receipt tells it."""
    told = one.told
    return {
        "receipt": one.id,
        "at": _moment(one.at_ms),
        "sender": {"name": one.name, "replica": one.sender},
        "bundle": one.bundle,
        "sha256": one.sha256,
        "made": _moment(one.made_ms),
        "new": told.new,
        "known": told.known,
        "created": told.created,
        "updated": told.updated,
        "conflicts": [{"kind": kind, "id": id_, "field": field} for kind, id_, field in told.conflicts],
        "missing": list(told.missing),
        "late": list(told.late),
        "forks": list(told.forks),
        "voided": [{"id": id_, "field": part} for id_, part in told.voided],
        "again": one.again,
        "undone": {"change": one.undone, "at": _moment(one.undone_ms)} if one.undone else None,
    }


def receipt_lines(found: "tuple[Receipt, ...]", words: Words) -> Iterator[str]:
    """All imports of this file for a person, newest first."""
    rows = [
        (one.id[:RECEIPT_DIGITS], _moment(one.at_ms), one.name, words.n("{n} change", "{n} changes", one.told.new),
         words("undone") if one.undone else "")
        for one in found
    ]  # fmt: skip
    if rows:
        yield from aligned(rows, (words("Receipt"), words("When"), words("From"), words("Brought"), ""))
    yield words.n("{n} import", "{n} imports", len(found))


def undone_shape(done: "Undone", *, planned: bool) -> dict[str, object]:
    """What undoing an import did or would do."""
    return {
        "receipt": done.receipt.id,
        "change": None if planned else done.changes.change,
        "restored": [{"kind": kind, "id": id_, "field": field} for kind, id_, field in done.restored],
        "retired": [{"kind": kind, "id": id_} for kind, id_ in done.retired],
        "kept": [
            {"kind": one.kind, "id": one.id, "field": one.field or None, "why": one.why, "author": one.author or None}
            for one in done.kept
        ],
        "cleared": [{"id": id_, "field": part} for id_, part in done.cleared],
        "voided": [{"id": id_, "field": part} for id_, part in done.voided],
    }


def undone_lines(done: "Undone", words: Words, *, planned: bool) -> Iterator[str]:
    """The same for a person."""
    yield words("Import of {moment}, from {name}", moment=_moment(done.receipt.at_ms), name=shown(done.receipt.name))
    yield words.n(
        "{n} field has its former value again", "{n} fields have their former values again", len(done.restored)
    )
    yield words.n("{n} record taken out again", "{n} records taken out again", len(done.retired))
    for one in done.kept:
        yield f"{_kept_place(one, words)}: {_why(one, words)}"
    yield (
        words("Nothing was written.") if planned else words("Undone. The change: {change}", change=done.changes.change)
    )


def _kept_place(one: "Kept", words: Words) -> str:
    place = f"{labels.kind(one.kind, words)} {one.id[:12]}"
    return f"{place}, {labels.field(one.kind, one.field.partition(':')[0], words)}" if one.field else place


def _why(one: "Kept", words: Words) -> str:
    name = shown(one.author)
    return {
        "edited": words("stays, edited since by {name}", name=name),
        "cleared": words("stays, cleared since"),
        "used": words("stays, used since by {name}", name=name),
        "unclear": words("stays, it was in conflict before"),
    }[one.why]


def inspection_shape(found: "Inspection") -> dict[str, object]:
    """What a bundle says of itself; nothing of it is proved before an import."""
    facts = found.facts
    empty: dict[str, object] = {"sealed": found.sealed, "bytes": found.size_bytes, "sender": None, "created": None}
    if facts is None:
        return {**empty, "expires": None, "recipients": [], "compartments": [], "logs": [], "ops": None}
    return {
        "sealed": found.sealed,
        "bytes": found.size_bytes,
        "id": facts.bundle_id,
        "dossier": facts.dossier,
        "training": facts.training,
        "sender": {"name": facts.sender.name, "replica": facts.sender.replica, "region": facts.sender.region},
        "created": _moment(facts.created_ms),
        "expires": None if facts.expires_ms is None else _moment(facts.expires_ms),
        "recipients": [{"replica": replica, "name": name} for replica, name in facts.recipients],
        "compartments": list(facts.compartments),
        "logs": [
            {"replica": log.replica, "compartment": log.compartment, "first": log.first, "last": log.last}
            for log in facts.logs
        ],
        "ops": facts.ops,
        "attachments": facts.blobs,
        "schema": facts.schema,
    }


def inspection_lines(found: "Inspection", words: Words) -> Iterator[str]:
    """The same for a person."""
    facts = found.facts
    if facts is None:
        yield (
            words("The bundle is encrypted; only its recipients can read it.")
            if found.sealed == "recipients"
            else words("The bundle is encrypted with a passphrase.")
        )
        return
    yield words("From: {name}", name=shown(facts.sender.name))
    yield words("Made: {moment}", moment=_moment(facts.created_ms))
    names = ", ".join(shown(name) for _, name in facts.recipients)
    yield words("For: {names}", names=names) if names else words("Signed; whoever has the file can read it.")
    yield words.n("{n} change", "{n} changes", facts.ops)


def _moment(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
