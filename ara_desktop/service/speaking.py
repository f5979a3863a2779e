# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What the editor and the list of interventions show: paragraphs, who speaks how, and the time it takes against the slot.

Pure over a view; ``timing`` and ``cut`` need none and follow the typing. Seconds everywhere; times are estimates (``core.speech``).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from ara_desktop.core import prose, speech
from ara_desktop.core.classes import Audience
from ara_desktop.core.speech import Cut, Estimate, Piece
from ara_desktop.core.values import Record
from ara_desktop.service.fiche import Held, held
from ara_desktop.service.fiche_context import rivals, stale
from ara_desktop.service.shelves import Sorting
from ara_desktop.store.views import View

SETTINGS = ("title", "speaker", "language", "mode", "slot_seconds", "status", "rate", "note", "event", "item")
PARTS = ("text", "rank", "note", "sort_key", "language")
EMPTY, NO_SLOT = "empty", "no_slot"
DROPPED = "dropped"
_CLOCK = re.compile(r"(\d{1,3}):([0-5]?\d)")
_AMOUNT = re.compile(r"(\d{1,4})(?:[.,](\d))?\s*(s|sec|sek|min|m)?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pace:
    """How somebody speaks. ``rate``: own words a minute, None for the usual one; ``rehearsals`` it was learned from."""

    language: str
    mode: str
    rate: float | None = None
    rehearsals: int = 0


@dataclass(frozen=True, slots=True)
class Timing:
    """A text against its slot. ``verdict``: empty, no_slot, within, tight (above 95 %), over; ``parts`` by paragraph."""

    whole: Estimate
    parts: Mapping[str, Estimate]
    slot_seconds: int | None
    verdict: str
    too_fast: bool = False

    @property
    def over_seconds(self) -> int:
        """By how much the middle of the estimate is longer than the slot; 0 if it is not."""
        return max(0, round(self.whole.seconds - (self.slot_seconds or 0))) if self.verdict == "over" else 0


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """One paragraph with the ops on the screen; ``evidence`` are ids, ``foreign`` if it is not in the speech's language."""

    id: str
    held: Mapping[str, Held]
    evidence: tuple[str, ...]
    language: str
    foreign: bool = False

    @property
    def rank(self) -> str:
        """must, should or could; must where none was set."""
        return self.held["rank"].value or "must"

    @property
    def piece(self) -> Piece:
        """For timing and cutting; in conflict the own version, else the first."""
        return Piece(self.id, shown_text(self.held["text"]), self.rank)


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """A piece of evidence for a paragraph. ``near``: it is filed under a point of the intervention."""

    id: str
    counted: str
    value: str
    unit: str
    as_of: str
    claim: str
    near: bool
    stale: bool
    rival: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """Where it is spoken. ``starts_at`` and ``ends_at`` are UTC moments, ``zone`` that of the event."""

    event: str = ""
    event_name: str = ""
    item: str = ""
    label: str = ""
    title: str = ""
    starts_at: str = ""
    ends_at: str = ""
    zone: str = ""
    room: str = ""
    before: str = ""
    after: str = ""
    slot_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """An intervention as its editor shows it. ``retired``: the reason it was taken out for."""

    id: str
    title: str
    held: Mapping[str, Held]
    slot: Slot
    paragraphs: tuple[ParagraphText, ...]
    taken_out: tuple[tuple[str, str], ...]
    pace: Pace
    speaker: str
    people: tuple[tuple[str, str], ...]
    points: tuple[tuple[str, str], ...]
    evidence: tuple[EvidenceNote, ...]
    retired: str | None

    @property
    def slot_seconds(self) -> int | None:
        """Its own slot, else that of the agenda item."""
        own = self.held["slot_seconds"].value
        return int(own) if own else self.slot.slot_seconds


@dataclass(frozen=True, slots=True)
class SpeechLine:
    """An intervention in a list. ``disputed`` counts fields with diverging versions, paragraphs included."""

    id: str
    title: str
    slot: Slot
    speaker: str
    language: str
    mode: str
    status: str
    paragraphs: int
    disputed: int
    timing: Timing


# -- time -------------------------------------------------------------------------------------------------------------
def aloud(text: str) -> str:
    """What is said of a paragraph: no marks, no cues, no references."""
    return prose.letters(prose.parse(text))


def timing(pieces: Sequence[Piece], pace: Pace, slot_seconds: int | None) -> Timing:
    """How long all paragraphs take together and each alone, and whether that fits."""
    said = [(piece.key, aloud(piece.text)) for piece in pieces]
    parts = {key: _estimate(text, pace) for key, text in said}
    whole = _estimate("\n\n".join(text for _, text in said), pace)
    if not whole.words:
        return Timing(whole, parts, slot_seconds, EMPTY)
    if not slot_seconds:
        fast = whole.rate_words_per_minute > speech.INTERPRETABLE_RATE
        return Timing(whole, parts, None, NO_SLOT, pace.mode == "interpreted" and fast)
    fast = pace.mode == "interpreted" and speech.is_too_fast_to_interpret(whole, slot_seconds)
    return Timing(whole, parts, slot_seconds, speech.judge(whole, slot_seconds), fast)


def cut(pieces: Sequence[Piece], pace: Pace, seconds: int) -> Cut:
    """Which paragraphs would be spoken in a shorter slot; nothing is deleted."""
    said = [Piece(piece.key, aloud(piece.text), piece.rank) for piece in pieces]
    return speech.fit(said, seconds, pace.language, pace.mode, pace.rate)


def begins(pieces: Sequence[Piece], pace: Pace) -> tuple[float, ...]:
    """Seconds gone when each paragraph begins, and at the end: one more than there are pieces."""
    texts = [aloud(piece.text) for piece in pieces]
    return (0.0, *speech.elapsed(texts, pace.language, pace.mode, pace.rate))


def seconds_of(text: str) -> int | None:
    """Seconds of what a person writes for a slot: ``2:30``, ``150 s``, ``2,5``, ``3 min``; None where it is no time.

    A bare number means minutes up to 15 and seconds above.
    """
    written = text.strip()
    clock, amount = _CLOCK.fullmatch(written), _AMOUNT.fullmatch(written)
    if clock is not None:
        return int(clock[1]) * 60 + int(clock[2])
    if amount is None:
        return None
    number = int(amount[1]) + (int(amount[2]) / 10 if amount[2] else 0)
    unit = (amount[3] or "").lower()
    in_seconds = unit.startswith("s") or (not unit and number > 15)
    return round(number if in_seconds else number * 60)


def _estimate(text: str, pace: Pace) -> Estimate:
    return speech.estimate(text, pace.language, pace.mode, pace.rate)


# -- one intervention ---------------------------------------------------------------------------------------------------
def speech_of(view: View, id_: str, language: str, day: str) -> Speech | None:
    """The intervention with that id, or the one that a paragraph belongs to; None if it is not here.

    ``day``: YYYY-MM-DD of today; evidence that should have been looked at again by then is stale.
    """
    record = view.record("*", id_)
    if record is not None and record.kind == "paragraph":
        record = view.record("intervention", record.text("intervention"))
    if record is None or record.kind != "intervention":
        return None
    sorting = Sorting(view, Audience.PRINCIPAL, language)
    people = tuple((one.id, one.text("name")) for one in view.records("person"))
    spoken = record.text("language") or view.facts().language
    mine = [one for one in view.records("paragraph", retired=True) if one.text("intervention") == record.id]
    return Speech(
        id=record.id,
        title=_title(sorting, record),
        held=fields_held(view, record, SETTINGS),
        slot=Slots(view, sorting).of(record),
        paragraphs=tuple(_paragraph(view, one, spoken) for one in mine if one.retired is None),
        taken_out=tuple((one.id, one.text("text")) for one in mine if one.retired is not None and one.text("text")),
        pace=Paces(view).of(record),
        speaker=dict(people).get(record.text("speaker"), ""),
        people=people,
        points=_points(view, sorting, record.many("points")),
        evidence=_evidence(view, sorting, record, mine, day),
        retired=record.retired,
    )


def fields_held(view: View, record: Record, names: Iterable[str]) -> Mapping[str, Held]:
    """Fields of a record with the ops they come from; sets are left to their own editors."""
    ops = view.all_heads(record.kind, record.id)
    return {name: held(view, record, name, ops) for name in names}


def shown_text(field: Held) -> str:
    """The text of a field; where versions diverge the own one, else the first."""
    if not field.versions:
        return field.value
    return next((one.value for one in field.versions if one.mine), field.versions[0].value)


def _paragraph(view: View, record: Record, spoken: str) -> ParagraphText:
    language = record.text("language") or spoken
    foreign = _primary(language) != _primary(spoken)
    return ParagraphText(record.id, fields_held(view, record, PARTS), record.many("evidence"), language, foreign)


def _evidence(
    view: View, sorting: Sorting, intervention: Record, paragraphs: Sequence[Record], day: str
) -> tuple[EvidenceNote, ...]:
    """All evidence: what is on the points of the intervention first. Rivals are looked for where a paragraph uses it."""
    known, points = view.records("evidence"), set(intervention.many("points"))
    used = {id_ for one in paragraphs for id_ in one.many("evidence")}
    found = []
    for one in known:
        shown = sorting.allowed(one)
        said = shown.text if shown else one.text
        found.append(
            EvidenceNote(
                one.id, said("counted"), one.text("value"), said("unit"), one.text("as_of"), said("claim"),
                not points.isdisjoint(one.many("points")), stale(one, day), one.id in used and bool(rivals(one, known)),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda note: not note.near))


def _title(sorting: Sorting, record: Record) -> str:
    shown = sorting.allowed(record)
    return shown.text("title") if shown else record.text("title")


def _points(view: View, sorting: Sorting, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Points with number and heading, in their natural order."""
    found = [one for id_ in ids if (one := view.record("point", id_)) is not None]
    shown = [(one, sorting.allowed(one)) for one in sorted(found, key=lambda one: cast("Any", view.sort_key(one)))]
    return tuple(
        (one.id, " ".join(filter(None, (one.text("label"), said.text("heading"))))) for one, said in shown if said
    )


# -- many ---------------------------------------------------------------------------------------------------------------
def speech_lines(view: View, language: str) -> tuple[SpeechLine, ...]:
    """All interventions, in the order of their events and agendas."""
    sorting, paces = Sorting(view, Audience.PRINCIPAL, language), Paces(view)
    slots = Slots(view, sorting)
    names = {one.id: one.text("name") for one in view.records("person")}
    texts: dict[str, list[Record]] = defaultdict(list)
    for one in view.records("paragraph"):
        texts[one.text("intervention")].append(one)
    found = []
    for record in view.records("intervention"):
        slot, mine = slots.of(record), texts[record.id]
        pieces = [Piece(one.id, _text(view, one), one.text("rank") or "must") for one in mine]
        pace = paces.of(record)
        found.append(
            SpeechLine(
                id=record.id,
                title=_title(sorting, record) or slot.title,
                slot=slot,
                speaker=names.get(record.text("speaker"), ""),
                language=pace.language,
                mode=pace.mode,
                status=record.text("status"),
                paragraphs=len(mine),
                disputed=len(record.conflicts) + sum(len(one.conflicts) for one in mine),
                timing=timing(pieces, pace, record.number("slot_seconds") or slot.slot_seconds),
            )
        )
    return tuple(sorted(found, key=lambda line: (line.slot.starts_at or "~", line.slot.label)))


def _text(view: View, record: Record) -> str:
    if "text" not in record.conflicts:
        return record.text("text")
    return shown_text(held(view, record, "text", view.all_heads("paragraph", record.id)))


class Slots:
    """Where interventions are spoken; events and items are read once."""

    def __init__(self, view: View, sorting: Sorting) -> None:
        self._view, self._sorting = view, sorting
        self._known: dict[str, Record | None] = {}

    def of(self, intervention: Record) -> Slot:
        """Event and item of an intervention, with what is known of them."""
        item = self._record("agenda_item", intervention.text("item"))
        event = self._record("event", intervention.text("event") or (item.text("event") if item else ""))
        return Slot(
            event=event.id if event else "",
            event_name=self._said(event, "name"),
            item=item.id if item else "",
            label=item.text("label") if item else "",
            title=self._said(item, "title"),
            starts_at=item.text("starts_at") if item else "",
            ends_at=item.text("ends_at") if item else "",
            zone=(event.text("zone") if event else "") or "UTC",
            room=item.text("room") if item else "",
            before=item.text("speaker_before") if item else "",
            after=item.text("speaker_after") if item else "",
            slot_seconds=item.number("slot_seconds") if item else None,
        )

    def _record(self, kind: str, id_: str) -> Record | None:
        if not id_:
            return None
        if id_ not in self._known:
            self._known[id_] = self._view.record(kind, id_)
        return self._known[id_]

    def _said(self, record: Record | None, name: str) -> str:
        shown = self._sorting.allowed(record) if record else None
        return shown.text(name) if shown else ""


class Paces:
    """How speakers speak: what is written at the intervention, else what their rehearsals taught."""

    def __init__(self, view: View) -> None:
        self._own = view.facts().language
        self._rehearsed: dict[tuple[str, str, str], list[tuple[int, float]]] = defaultdict(list)
        for one in view.records("rehearsal"):
            words, seconds = one.number("words"), one.number("seconds")
            if words and seconds:
                key = (one.text("speaker"), _primary(one.text("language")), one.text("mode"))
                self._rehearsed[key].append((words, float(seconds)))

    def of(self, intervention: Record) -> Pace:
        """The pace of an intervention."""
        language = intervention.text("language") or self._own
        mode = intervention.text("mode") or "interpreted"
        written = intervention.number("rate")
        if written:
            return Pace(language, mode, float(written))
        heard = self._rehearsed.get((intervention.text("speaker"), _primary(language), mode), [])
        return Pace(language, mode, speech.learned_rate(heard), len(heard))


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower()
