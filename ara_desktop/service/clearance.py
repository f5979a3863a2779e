# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Clearance: a unit's co-signature on one exact text in one language.

It holds while every head of the part has the cleared text; any other text, typed here or arriving in a bundle, makes it
fallen, and the record of it stays (FORMAT, "Class, release, clearance").
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ara_desktop.core.identity import keyed_id
from ara_desktop.core.seeds import text_hash
from ara_desktop.core.values import Changes, FieldValue, Record
from ara_desktop.service.records import write_in
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.store.writing import Writing

GIVEN = ("co_signed", "co_signed_with_changes")
AGAINST = ("objected", "withdrawn", "void")
FALLEN = "void"


@dataclass(frozen=True, slots=True)
class Standing:
    """One clearance as it stands today. ``state`` is ``void`` for one whose text has changed since; ``holds`` if given."""

    record: Record
    state: str
    holds: bool


def texts_of(view: View, subject: str, part: str, language: str) -> tuple[str, ...]:
    """All last texts of a part in a language: of the record itself or of its translation."""
    record = view.record("*", subject)
    if record is None:
        return ()
    own = record.text("language") or view.facts().language
    if language and language != own:
        translation = view.record("translation", keyed_id("translation", [subject, part, language]))
        return _texts(view, translation, "text") if translation else ()
    return _texts(view, record, part)


def _texts(view: View, record: Record, field: str) -> tuple[str, ...]:
    if field in record.conflicts:
        return tuple(str(head.value or "") for head in view.heads(record.kind, record.id, field))
    text = record.text(field)
    return (text,) if text else ()


def standing(view: View, record: Record) -> Standing:
    """What a clearance record is worth today."""
    state = record.text("state")
    texts = texts_of(view, record.text("subject_record"), record.text("part"), record.text("language"))
    fits = bool(texts) and all(text_hash(text) == record.text("text_hash") for text in texts)
    if state in GIVEN:
        return Standing(record, state if fits else FALLEN, fits)
    return Standing(record, state, False)


def standings(view: View, subject: str | None = None) -> tuple[Standing, ...]:
    """All clearances, or those of one record, in natural order."""
    records = view.records("clearance")
    return tuple(standing(view, one) for one in records if subject in (None, one.text("subject_record")))


def cleared(view: View, subject: str, lead_unit: str) -> bool:
    """Whether the lead unit's clearance holds for the record and nobody's is objected, withdrawn or fallen."""
    found = standings(view, subject)
    against = any(one.state in AGAINST for one in found)
    return not against and any(one.holds and one.record.text("unit") == lead_unit for one in found)


def record_clearance(
    store: Store,
    *,
    subject: str,
    part: str,
    language: str,
    unit: str,
    state: str,
    more: Mapping[str, FieldValue] | None = None,
) -> tuple[Record, Changes]:
    """Record by hand what a unit answered on the text as it stands now.

    ``more``: channel, signed_by, signed_on, recorded_by, proof, comment, reply_by. Raises: InputRefused.
    """
    with store.writing() as work:
        return clear_in(work, subject=subject, part=part, language=language, unit=unit, state=state, more=more)


def clear_in(
    work: Writing,
    *,
    subject: str,
    part: str,
    language: str,
    unit: str,
    state: str,
    more: Mapping[str, FieldValue] | None = None,
) -> tuple[Record, Changes]:
    """``record_clearance`` inside a unit of work that goes on."""
    key = {"subject_record": subject, "part": part, "language": language, "unit": unit}
    texts = texts_of(work.view, subject, part, language)
    digest = text_hash(texts[0]) if len(set(texts)) == 1 else None
    id_ = keyed_id("clearance", [subject, part, language, unit])
    present = work.view.record("clearance", id_)
    values: dict[str, FieldValue] = {**({} if present else key), "state": state, "text_hash": digest, **(more or {})}
    return write_in(work, "clearance", id_ if present else None, values, label="clearance")


def fallen(before: Mapping[str, bool], after: tuple[Standing, ...]) -> tuple[tuple[str, str], ...]:
    """Clearances that held before and do not any more, as (subject, part)."""
    return tuple(
        (one.record.text("subject_record"), one.record.text("part"))
        for one in after
        if before.get(one.record.id) and not one.holds
    )
