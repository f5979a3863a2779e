# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""From a reading view to allow-list values: the only way by which records become a pack (TRUST, "Confidentiality").

A field reaches a reader when its audience today admits the reader's class; what does not is not there at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ara_desktop.core.allowed import Allowed, Said, Shelf, allow, shelf
from ara_desktop.core.classes import Audience, audience_now
from ara_desktop.core.fields import Field
from ara_desktop.core.identity import keyed_id
from ara_desktop.core.kinds import KINDS, field_of
from ara_desktop.core.seeds import text_hash
from ara_desktop.core.values import Plain, Record
from ara_desktop.service.clearance import cleared
from ara_desktop.store.views import View

PACK_KINDS = (
    "declaration", "point", "region", "membership", "organisation", "unit", "person", "office", "event",
    "participation", "agenda_item", "position", "clearance", "evidence", "statement", "reading", "relation",
    "intervention", "paragraph", "reaction",
)  # fmt: skip


WORDED = ("text", "prose", "tags")  # what somebody wrote; ids, dates and codes say nothing by themselves


def shelf_for(view: View, reader: Audience, language: str, kinds: Iterable[str] = PACK_KINDS) -> Shelf:
    """Everything of these kinds that ``reader`` may see, in natural order, in ``language`` where there is a text in it."""
    sorting = Sorting(view, reader, language)
    allowed = [one for kind in kinds for record in view.records(kind) if (one := sorting.allowed(record))]
    return shelf(reader, language, allowed, training=view.facts().training)


def own_region(view: View) -> str:
    """The record id of the region whose delegation keeps this dossier."""
    return keyed_id("region", [view.facts().region])


def allowed_texts(view: View, reader: Audience) -> Iterator[str]:
    """Every text of the dossier that the reader may see: what the gate lets pass.

    Read from the records and not from a shelf, so that a mistake in making shelves is no excuse before the gate.
    """
    sorting = Sorting(view, reader, view.facts().language)
    for kind in (*PACK_KINDS, "translation"):
        for record in view.records(kind):
            yield from sorting.open_texts(record)


def restricted_texts(view: View, reader: Audience) -> Iterator[str]:
    """Every text of the dossier above the reader's class, retired records and all versions in conflict included."""
    sorting = Sorting(view, reader, view.facts().language)
    for kind in KINDS.values():
        everything_open = not kind.inherits and kind.gate == "open"
        if everything_open and all(reader.may_read(one.ceiling) for one in kind.fields.values()):
            continue
        for record in view.records(kind.name, retired=True):
            yield from sorting.withheld(record)


class Sorting:
    """Decides for one reader, field by field; looks each fact up once."""

    def __init__(self, view: View, reader: Audience, language: str) -> None:
        self._view, self._reader, self._language = view, reader, language
        self._own_language = view.facts().language
        self._cleared: dict[str, bool] = {}
        self._followed: dict[str, Audience] = {}
        self._subjects: dict[str, Record | None] = {}

    def allowed(self, record: Record) -> Allowed | None:
        """The record cut down to what the reader may see."""
        disputed = {name: self._heads(record, name) for name in record.conflicts}
        return allow(record, self._reader, needed=self.needed, translate=self.said, disputed=disputed)

    def withheld(self, record: Record) -> Iterator[str]:
        """The texts of a record that the reader may not see."""
        return self._texts_of(record, readable=False)

    def open_texts(self, record: Record) -> Iterator[str]:
        """The texts of a record that the reader may see."""
        return self._texts_of(record, readable=True)

    def _texts_of(self, record: Record, *, readable: bool) -> Iterator[str]:
        for name, one in KINDS[record.kind].fields.items():
            if one.type not in WORDED or self._reader.may_read(self.needed(record, one)) is not readable:
                continue
            yield from _texts(record.fields.get(name))
            if name in record.conflicts:
                yield from (value for value in self._heads(record, name) if isinstance(value, str))

    def _heads(self, record: Record, name: str) -> tuple[Plain, ...]:
        heads = (head.value for head in self._view.heads(record.kind, record.id, name))
        return tuple(dict.fromkeys(value for value in heads if not isinstance(value, tuple)))

    # -- audience --------------------------------------------------------------------------------------------------
    def needed(self, record: Record, one: Field) -> Audience:
        """The narrowest circle that a field is meant for today."""
        kind = KINDS[record.kind]
        if kind.inherits:
            found = self._followed.get(record.id)
            if found is None:
                found = self._followed[record.id] = self._inherited(record)
            return max(one.ceiling, found)
        if kind.gate == "release":
            return audience_now(one.ceiling, record.text("release") or None, cleared=self._is_cleared(record))
        if kind.gate == "delivered":
            return one.ceiling if self._is_delivered(record) else max(one.ceiling, Audience.DELEGATION)
        if record.kind == "statement" and record.fields.get("source_public") is True:
            return Audience.PUBLIC
        return one.ceiling

    def _inherited(self, record: Record) -> Audience:
        """A translation, clearance, comment, task or attachment follows what it is about."""
        if record.closed:
            return Audience.PRINCIPAL
        kind = KINDS[record.kind]
        about = record.text(kind.about or "")
        if about not in self._subjects:
            self._subjects[about] = self._view.record("*", about)
        subject = self._subjects[about]
        if subject is None or subject.kind == record.kind:
            return Audience.DELEGATION
        named = field_of(subject.kind, record.text(kind.about_field or "")) if kind.about_field else None
        if named is not None:
            return self.needed(subject, named)
        parts = (one for one in KINDS[subject.kind].fields.values() if one.ceiling is not Audience.PRINCIPAL)
        return max((self.needed(subject, one) for one in parts), default=Audience.PRINCIPAL)

    def _is_cleared(self, record: Record) -> bool:
        found = self._cleared.get(record.id)
        if found is None:
            release = record.text("release")
            wanted = release not in ("", "none")
            found = wanted and cleared(self._view, record.id, record.text("lead_unit"))
            self._cleared[record.id] = found
        return found

    def _is_delivered(self, record: Record) -> bool:
        spoken = self._intervention(record)
        return spoken is not None and spoken.text("status") == "delivered"

    def _intervention(self, record: Record) -> Record | None:
        if record.kind == "intervention":
            return record
        return self._interventions.get(record.text("intervention"))

    @cached_property
    def _interventions(self) -> Mapping[str, Record]:
        return {one.id: one for one in self._view.records("intervention")}

    # -- language --------------------------------------------------------------------------------------------------
    def said(self, record: Record, one: Field) -> Said | None:
        """Original in the reader's language, else a fresh translation, else the original, marked (FORMAT).

        The text of a speaking note is wanted in the language in which it will be spoken.
        """
        text = record.text(one.name)
        if not text:
            return None
        own = record.text("language") or self._own_language
        wanted = self._wanted(record, one)
        if _primary(own) == _primary(wanted):
            return Said(text, own)
        for translation in self._translations.get((record.id, one.name), ()):
            other = _primary(translation.text("language")) != _primary(wanted)
            closed = translation.closed and self._reader is not Audience.PRINCIPAL
            if other or closed or "text" in translation.conflicts:
                continue
            if translation.text("based_on") == text_hash(text) and translation.text("text"):
                return Said(translation.text("text"), translation.text("language"), "translated")
            return Said(text, own, "stale")
        return Said(text, own, "untranslated")

    def _wanted(self, record: Record, one: Field) -> str:
        if record.kind == "paragraph" and one.name == "text":
            spoken = self._intervention(record)
            return (spoken.text("language") if spoken else "") or self._language
        return self._language

    @cached_property
    def _translations(self) -> Mapping[tuple[str, str], tuple[Record, ...]]:
        found: dict[tuple[str, str], list[Record]] = {}
        for one in self._view.records("translation"):
            found.setdefault((one.text("subject_record"), one.text("subject_field")), []).append(one)
        return {key: tuple(records) for key, records in found.items()}


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, str))
