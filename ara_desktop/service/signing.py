# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Recording by hand what a unit answered: several parts at once, with the proof, in one unit of work."""

from collections.abc import Sequence
from dataclasses import dataclass

from ara_desktop.core.errors import FileUnreadable, NothingToDo
from ara_desktop.core.values import Changes, FieldValue
from ara_desktop.service.clearance import clear_in
from ara_desktop.service.records import write_in
from ara_desktop.store.store import Store
from ara_desktop.store.writing import Writing

PROOF_LIMIT_BYTES = 25_000_000


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that proves an answer, e.g. the mail. ``media_type`` as in ``application/pdf``."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What a unit answered on some parts of a record in one language; days are YYYY-MM-DD or empty."""

    subject: str
    parts: Sequence[str]
    language: str
    unit: str
    state: str
    channel: str = ""
    signed_by: str = ""
    signed_on: str = ""
    recorded_by: str = ""
    reply_by: str = ""
    comment: str = ""
    proof: Proof | None = None


def record_answer(store: Store, answer: Answer) -> Changes:
    """Record an answer on every part named, as the texts stand now.

    Raises: NothingToDo without a part or unit; FileUnreadable for a proof above 25 MB; InputRefused, StoreError.
    """
    if not answer.parts or not answer.unit.strip():
        raise NothingToDo(what="clearance")
    if answer.proof is not None and len(answer.proof.data) > PROOF_LIMIT_BYTES:
        raise FileUnreadable(file=answer.proof.name, reason=f"> {PROOF_LIMIT_BYTES // 1_000_000} MB")
    touched: set[tuple[str, str]] = set()
    change: str | None = None
    with store.writing() as work:
        for part in answer.parts:
            changes = _record(work, answer, part)
            touched |= changes.records
            change = change or changes.change
    return Changes(frozenset(touched), change)


def _record(work: Writing, answer: Answer, part: str) -> Changes:
    more: dict[str, FieldValue] = {
        "channel": answer.channel or None,
        "signed_by": answer.signed_by.strip() or None,
        "signed_on": answer.signed_on or None,
        "recorded_by": answer.recorded_by.strip() or None,
        "reply_by": answer.reply_by or None,
        "comment": answer.comment.strip() or None,
    }
    record, changes = clear_in(
        work, subject=answer.subject, part=part, language=answer.language, unit=answer.unit.strip(),
        state=answer.state, more=more,
    )  # fmt: skip
    if answer.proof is None:
        return changes
    proof = _keep(work, answer.proof, record.id)
    record, linked = write_in(work, "clearance", record.id, {"proof": proof}, label="clearance")
    return Changes(changes.records | linked.records | {("attachment", proof)}, changes.change or linked.change)


def _keep(work: Writing, proof: Proof, about: str) -> str:
    """The attachment that holds a proof; it stands in the log of the clearance that it is about."""
    sha256 = work.keep_blob(proof.data)
    values: dict[str, FieldValue] = {
        "about": about, "name": proof.name, "media_type": proof.media_type, "sha256": sha256,
        "size_bytes": len(proof.data), "title": proof.name,
    }  # fmt: skip
    return write_in(work, "attachment", None, values)[0].id
