# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What is told about a bundle: as JSON and in lines."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words
from ara_desktop.text.messages import shown

if TYPE_CHECKING:  # SQLAlchemy and PyNaCl come with them: only once a bundle is read
    from ara_desktop.service.exchange import Report
    from ara_desktop.service.inspecting import Inspection


def report_shape(report: "Report") -> dict[str, object]:
    """What an import did or would do. ``new`` and ``known`` count changes; ``receipt`` comes with undo of imports."""
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
        "receipt": None,
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
    yield words("Nothing was written.") if planned else words("Taken in.")


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
