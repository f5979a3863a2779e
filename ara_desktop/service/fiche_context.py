# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What surrounds our position on a point: others' stances, statements, readings, evidence, uses, comments.

Reads all statements and all evidence: for the lane, not for the main thread. Nothing here is written.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ara_desktop.core.allowed import Allowed
from ara_desktop.core.classes import Audience
from ara_desktop.core.kinds import STANCES
from ara_desktop.core.values import Record
from ara_desktop.service.fiche import CLOSED_TEXTS, TEXTS
from ara_desktop.service.shelves import Sorting, own_region
from ara_desktop.store.views import View

FOR = ("support", "support_with_changes", "can_live_with")
AGAINST = ("reservation", "oppose")
UNKNOWN = ""
_CITED = re.compile(r"\[(?:beleg|evidence):([0-9a-f]{4,32})\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known of one region on a point; ``stance`` is empty for not known, ``since`` the day it was declared."""

    region: str
    name: str
    stance: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement; ``quote`` in the reader's language where there is one, ``own`` for our own region."""

    id: str
    region: str
    name: str
    who: str
    day: str
    stance: str
    quote: str
    source: str
    event: str
    confidence: str
    own: bool


@dataclass(frozen=True, slots=True)
class ReadAs:
    """Our reading of a region; for the principal only."""

    id: str
    name: str
    stance: str
    why: str
    day: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A piece of evidence on the point. ``linked``: our position names it; ``cited``: parts whose text does.

    ``rivals``: what other evidence says of the same thing for the same time, as (value, unit, source).
    """

    id: str
    counted: str
    claim: str
    value: str
    unit: str
    qualifier: str
    as_of: str
    source: str
    page: str
    url: str
    review_by: str
    stale: bool
    unsure: bool
    rivals: tuple[tuple[str, str, str], ...]
    linked: bool
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """An intervention that deals with the point."""

    id: str
    title: str
    event: str
    speaker: str
    language: str
    status: str
    slot_seconds: int | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on our position or on the point; ``part`` is the field, empty for the whole."""

    id: str
    part: str
    anchor: str
    text: str
    who: str
    at: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class Context:
    """Everything around a position. ``spoken`` is newest first; ``stands`` by name, our own region left out."""

    stands: tuple[Stand, ...]
    spoken: tuple[Spoken, ...]
    readings: tuple[ReadAs, ...]
    figures: tuple[Figure, ...]
    uses: tuple[Use, ...]
    remarks: tuple[Remark, ...]

    def counted(self) -> Mapping[str, int]:
        """How many regions hold each stance; codes in the order of the scale, not known last."""
        return {code: sum(one.stance == code for one in self.stands) for code in (*STANCES, UNKNOWN)}


def context(view: View, point_id: str, position_id: str, language: str, today: str) -> Context:
    """Everything around our position on a point. ``today``: YYYY-MM-DD; what is said later does not count yet."""
    sorting = Sorting(view, Audience.PRINCIPAL, language)
    position = view.record("position", position_id)
    regions = {one.id: one for record in view.records("region") if (one := sorting.allowed(record))}
    statements = [one for one in view.records("statement") if one.text("point") == point_id]
    return Context(
        stands=_stands(view, regions, statements, today),
        spoken=_spoken(view, sorting, regions, statements),
        readings=_readings(view, sorting, regions, point_id),
        figures=_figures(view, sorting, point_id, position, today),
        uses=_uses(view, sorting, point_id),
        remarks=_remarks(view, (position_id, point_id)),
    )


def latest(statements: Iterable[Record], today: str) -> Mapping[tuple[str, str], Record]:
    """The last statement with a stance per (region, point), up to ``today``."""
    found: dict[tuple[str, str], Record] = {}
    for one in statements:
        key, day = (one.text("region"), one.text("point")), one.text("stated_on")
        if one.text("stance") and begun(day, today) and (key not in found or day >= found[key].text("stated_on")):
            found[key] = one
    return found


def others(view: View, today: str) -> frozenset[str]:
    """Ids of the other regions of the alliance on a day; where no membership is recorded, of all regions."""
    members = [
        one.text("region")
        for one in view.records("membership")
        if one.text("status") in ("founder", "member")
        and begun(one.text("starts_on"), today)
        and not over(one.text("ends_on"), today)
    ]
    return frozenset(members or (one.id for one in view.records("region"))) - {own_region(view)}


def begun(day: str, today: str) -> bool:
    """Whether a (partial) date lies not after today; an open one has begun."""
    return not day or day <= today[: len(day)]


def over(day: str, today: str) -> bool:
    """Whether a (partial) date lies before today; an open one is never over."""
    return bool(day) and day < today[: len(day)]


def stale(evidence: Record, today: str) -> bool:
    """Whether a figure should have been looked at again by now."""
    return over(evidence.text("review_by"), today)


def rivals(evidence: Record, known: Sequence[Record]) -> tuple[Record, ...]:
    """Other evidence that counts the same thing at the same time and comes to another figure."""
    counted, value = evidence.text("counted").casefold(), evidence.text("value")
    if not counted or not value:
        return ()
    return tuple(
        other
        for other in known
        if other.id != evidence.id
        and other.text("counted").casefold() == counted
        and other.text("unit") == evidence.text("unit")
        and other.text("value") not in ("", value)
        and _same_time(other.text("as_of"), evidence.text("as_of"))
    )


def _same_time(one: str, other: str) -> bool:
    """Figures of the same year contradict each other; an undated one contradicts any."""
    return not one or not other or one[:4] == other[:4]


def cited(text: str) -> tuple[str, ...]:
    """Beginnings of the ids of evidence that a text names, in order, each once."""
    return tuple(dict.fromkeys(found.lower() for found in _CITED.findall(text)))


def about(evidence: Record, point_id: str, position: Record | None) -> bool:
    """Whether a piece of evidence is filed under a point, or our position names it."""
    return point_id in evidence.many("points") or (position is not None and evidence.id in position.many("evidence"))


# -- others -----------------------------------------------------------------------------------------------------------
def _stands(view: View, regions: Mapping[str, Allowed], statements: Sequence[Record], today: str) -> tuple[Stand, ...]:
    last = {region: one for (region, _), one in latest(statements, today).items()}
    wanted = (others(view, today) | last.keys()) - {own_region(view)}
    found = []
    for id_ in wanted & regions.keys():
        said = last.get(id_)
        stance, since = (said.text("stance"), said.text("stated_on")) if said else (UNKNOWN, "")
        found.append(Stand(id_, regions[id_].text("name"), stance, since))
    return tuple(sorted(found, key=lambda one: (_bare(one.name), one.region)))


def _spoken(
    view: View, sorting: Sorting, regions: Mapping[str, Allowed], statements: Sequence[Record]
) -> tuple[Spoken, ...]:
    own = own_region(view)
    events = {one.id: one for record in view.records("event") if (one := sorting.allowed(record))}
    shown = [(one, sorting.allowed(one)) for one in statements]
    found = [
        Spoken(
            one.id, one.text("region"), _name(regions, one.text("region")), one.text("who"), one.text("stated_on"),
            one.text("stance"), allowed.text("quote") if allowed else one.text("quote"), one.text("source"),
            _name(events, one.text("event")), one.text("confidence"), one.text("region") == own,
        )
        for one, allowed in shown
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.day, one.name), reverse=True))


def _readings(view: View, sorting: Sorting, regions: Mapping[str, Allowed], point_id: str) -> tuple[ReadAs, ...]:
    mine = [one for one in view.records("reading") if one.text("point") == point_id]
    shown = [(one, sorting.allowed(one)) for one in mine]
    found = [
        ReadAs(
            one.id,
            _name(regions, one.text("region")),
            one.text("stance"),
            allowed.text("why") if allowed else one.text("why"),
            one.text("as_of"),
        )
        for one, allowed in shown
    ]
    return tuple(sorted(found, key=lambda one: (_bare(one.name), one.day)))


def _name(known: Mapping[str, Allowed], id_: str) -> str:
    return known[id_].text("name") if id_ in known else ""


def _bare(name: str) -> str:
    """For sorting: without case and accents."""
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


# -- evidence and uses ------------------------------------------------------------------------------------------------
def _figures(view: View, sorting: Sorting, point_id: str, position: Record | None, today: str) -> tuple[Figure, ...]:
    """What our texts cite comes first, then what the position names, then what is filed under the point."""
    known = view.records("evidence")
    cites = {name: cited(position.text(name)) for name in (*TEXTS, *CLOSED_TEXTS)} if position else {}
    found = []
    for one in known:
        parts = tuple(name for name, ids in cites.items() if any(one.id.startswith(begin) for begin in ids))
        if parts or about(one, point_id, position):
            linked = position is not None and one.id in position.many("evidence")
            found.append(_figure(sorting, one, rivals(one, known), parts, linked=linked, today=today))
    return tuple(sorted(found, key=lambda one: (not one.cited, not one.linked)))


def _figure(
    sorting: Sorting, one: Record, against: Sequence[Record], parts: tuple[str, ...], *, linked: bool, today: str
) -> Figure:
    shown = sorting.allowed(one)
    said = shown.text if shown else one.text
    stated_by, source = said("stated_by"), one.text("source")
    return Figure(
        id=one.id,
        counted=said("counted"),
        claim=said("claim"),
        value=one.text("value"),
        unit=said("unit"),
        qualifier=one.text("qualifier"),
        as_of=one.text("as_of"),
        source=": ".join(filter(None, (stated_by, source))),
        page=one.text("page"),
        url=one.text("url"),
        review_by=one.text("review_by"),
        stale=stale(one, today),
        unsure=one.text("confidence") == "low" or one.fields.get("verified") is False,
        rivals=tuple((other.text("value"), other.text("unit"), other.text("source")) for other in against),
        linked=linked,
        cited=parts,
    )


def _uses(view: View, sorting: Sorting, point_id: str) -> tuple[Use, ...]:
    mine = [one for one in view.records("intervention") if point_id in one.many("points")]
    found = []
    for one in mine:
        shown = sorting.allowed(one)
        event = view.record("event", one.text("event"))
        spoken = sorting.allowed(event) if event else None
        speaker = view.record("person", one.text("speaker"))
        found.append(
            Use(
                one.id, shown.text("title") if shown else one.text("title"), spoken.text("name") if spoken else "",
                speaker.text("name") if speaker else "", one.text("language"), one.text("status"),
                one.number("slot_seconds"),
            )
        )  # fmt: skip
    return tuple(found)


def _remarks(view: View, subjects: Sequence[str]) -> tuple[Remark, ...]:
    """Open ones first, then by time."""
    found = [
        Remark(
            one.id, one.text("subject_field"), one.text("anchor"), one.text("text"), one.text("who"),
            one.text("made_at"), one.fields.get("resolved") is True,
        )
        for one in view.records("comment")
        if one.text("subject_record") in subjects
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.resolved, one.at)))
