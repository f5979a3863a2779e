# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Small shelves for tests: records cut down by the declared ceilings, translated where a translation is given."""

from collections.abc import Iterable, Mapping

from ara_desktop.core.allowed import Said, Shelf, allow, shelf
from ara_desktop.core.classes import Audience
from ara_desktop.core.fields import Field
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.seeds import Entry, SeedRecord, expand, text_hash
from ara_desktop.core.values import Plain, Record

Disputes = Mapping[tuple[str, str], tuple[Plain, ...]]


def records_of(entries: Iterable[Entry]) -> list[SeedRecord]:
    return list(expand("test", tuple(entries)))


def shelf_of(
    records: Iterable[SeedRecord | Record],
    reader: Audience = Audience.PRINCIPAL,
    language: str = "de",
    *,
    disputes: Disputes | None = None,
    training: bool = True,
) -> Shelf:
    """A shelf without store: every field by its ceiling; interventions as not yet delivered."""
    records = list(records)
    fresh: dict[tuple[str, str, str], str] = {}
    stale: set[tuple[str, str, str]] = set()
    originals = {r.id: r for r in records}
    spoken = {r.id: str(r.fields.get("language", "")) for r in records if r.kind == "intervention"}
    for one in records:
        if one.kind == "translation":
            key = (str(one.fields["subject_record"]), str(one.fields["subject_field"]), str(one.fields["language"]))
            original = str(originals[key[0]].fields.get(key[1]))
            if one.fields.get("based_on") == text_hash(original):
                fresh[key] = str(one.fields["text"])
            else:
                stale.add(key)

    def said(record: Record, field: Field) -> Said:
        own = record.text("language") or "de"
        wanted = spoken.get(record.text("intervention")) or language if record.kind == "paragraph" else language
        text = record.text(field.name)
        if own == wanted:
            return Said(text, own)
        key = (record.id, field.name, wanted)
        if key in fresh:
            return Said(fresh[key], wanted, "translated")
        return Said(text, own, "stale" if key in stale else "untranslated")

    def needed(record: Record, field: Field) -> Audience:
        held = KINDS[record.kind].gate != "open"
        return max(field.ceiling, Audience.DELEGATION) if held else field.ceiling

    found = []
    for one in records:
        disputed = {name: heads for (id_, name), heads in (disputes or {}).items() if id_ == one.id}
        fields = {name: None if name in disputed else value for name, value in one.fields.items()}
        cut = allow(
            Record(one.kind, one.id, fields, tuple(disputed)), reader, needed=needed, translate=said, disputed=disputed
        )
        if cut is not None and one.kind != "translation":
            found.append(cut)
    return shelf(reader, language, found, training=training)


def training_records() -> list[SeedRecord]:
    """The training dossier as the program ships it."""
    from ara_desktop.service.training import training_author, training_entries

    return list(expand(training_author("1"), training_entries("1")))
