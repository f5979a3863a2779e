# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What Home shows: the next event, what is missing for it, what came in; and where in the window a record is found.

Reads all statements, translations and interventions: for the lane, not for the main thread.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ara_desktop.core.kinds import KINDS
from ara_desktop.core.ops import moment_of
from ara_desktop.core.seeds import text_hash
from ara_desktop.core.values import Record
from ara_desktop.service.fiche_context import over
from ara_desktop.service.points_list import PointRow, points_list
from ara_desktop.service.programme import EventLine, days_until, events, next_event
from ara_desktop.service.shelves import own_region
from ara_desktop.service.speaking import DROPPED, EMPTY, SpeechLine, speech_lines
from ara_desktop.store.views import View

GRAVE, SOON, LATER = "grave", "soon", "later"
TASK_DAYS = 14
# Gaps of points that Home counts, with how much they weigh; one point may stand in several.
POINT_GAPS: Mapping[str, str] = {
    "no_position": GRAVE,
    "objected": GRAVE,
    "fallen": GRAVE,
    "no_stance": SOON,
    "no_line": SOON,
    "uncleared": SOON,
    "expired": SOON,
    "stale_evidence": SOON,
    "rival_evidence": SOON,
    "text_unknown": LATER,
}
_PLACES: Mapping[str, str] = {
    "event": "event", "point": "point", "intervention": "intervention", "paragraph": "intervention", "region": "matrix",
    "membership": "matrix", "declaration": "points", "theme": "points", "unit": "points", "pack": "packs",
    "issue": "packs", "agenda_item": "event",
}  # fmt: skip
_LEADS_TO = ("intervention", "item", "point", "points", "event", "subject_record", "about", "region", "declaration")
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Lead:
    """A place of the window and the record to show there."""

    place: str
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing. ``names`` say where, in the order of the agenda; ``weight``: grave, soon, later.

    ``seconds``, ``days`` and ``text`` are facts of some codes: over the slot, until due, what is to be done.
    """

    code: str
    weight: str
    names: tuple[str, ...]
    lead: Lead
    times: int = 1
    seconds: int = 0
    days: int | None = None
    text: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """The last change that came in from another device: who made it, and when (UTC)."""

    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Home:
    """One glance. ``began``: whether there is an event, a position and an intervention at all."""

    event: EventLine | None
    lacks: tuple[Lack, ...]
    speeches: tuple[SpeechLine, ...]
    conflicts: int
    arrivals: tuple[Arrival, ...]
    training: bool
    began: Mapping[str, bool] = field(default_factory=dict)


def home(view: View, language: str, today: str) -> Home:
    """Everything that Home shows on a day (YYYY-MM-DD), texts in ``language`` where there is one."""
    facts = view.facts()
    event = next_event(events(view, language, today))
    lines = tuple(one for one in speech_lines(view, language) if event and one.slot.event == event.id)
    lacks = [*_tasks(view, today, event)]
    if event is not None:
        lacks += [*_speeches(lines), *_silent_slots(view, event, lines), *_points(view, language, today, event)]
        lacks += _translations(view, event, lines)
    order = (GRAVE, SOON, LATER)
    counts = view.counts()
    return Home(
        event=event,
        lacks=tuple(sorted(lacks, key=lambda one: order.index(one.weight))),
        speeches=tuple(one for one in lines if one.status != DROPPED),
        conflicts=view.conflict_count(),
        arrivals=_arrivals(view),
        training=facts.training,
        began={kind: bool(counts.get(kind)) for kind in ("event", "position", "intervention")},
    )


# -- what is missing ----------------------------------------------------------------------------------------------------
def _speeches(lines: Sequence[SpeechLine]) -> Iterable[Lack]:
    for line in lines:
        if line.status in (DROPPED, "delivered"):
            continue
        lead, names = Lead("intervention", line.id), (line.slot.label, line.title)
        if line.disputed:
            yield Lack("speech_disputed", GRAVE, names, lead, line.disputed)
        if line.timing.verdict == EMPTY:
            yield Lack("speech_empty", GRAVE, names, lead)
        elif line.timing.verdict == "over":
            yield Lack("speech_over", GRAVE, names, lead, seconds=line.timing.over_seconds)
        elif line.timing.verdict == "tight":
            yield Lack("speech_tight", SOON, names, lead)
        if not line.speaker:
            yield Lack("speech_nobody", SOON, names, lead)


def _silent_slots(view: View, event: EventLine, lines: Sequence[SpeechLine]) -> Iterable[Lack]:
    """Agenda items that give us time to speak and have no intervention."""
    spoken = {line.slot.item for line in lines if line.status != DROPPED}
    for item in view.records("agenda_item"):
        if item.text("event") == event.id and item.number("slot_seconds") and item.id not in spoken:
            names = (item.text("label"), item.text("title"))
            yield Lack("slot_silent", GRAVE, names, Lead("event", item.id), seconds=item.number("slot_seconds") or 0)


def _points(view: View, language: str, today: str, event: EventLine) -> Iterable[Lack]:
    """Gaps of the points that the event deals with; of the main declaration where its agenda names none."""
    groups = points_list(view, language, today)
    wanted = _points_of(view, event)
    rows = [row for group in groups for row in group.rows if row.id in wanted]
    rows = rows or [row for group in groups if group.main for row in group.rows]
    for code, weight in POINT_GAPS.items():
        found = [row for row in rows if row.misses(code)]
        if found:
            lead = Lead("point", found[0].id) if len(found) == 1 else Lead("points")
            yield Lack(code, weight, tuple(row.number for row in found), lead, _times(found, code))
    disputed = [row for row in rows if row.misses("disputed")]
    if disputed:
        yield Lack("disputed", GRAVE, tuple(row.number for row in disputed), Lead("conflicts"), len(disputed))


def _times(rows: Sequence[PointRow], code: str) -> int:
    counted = code in ("stale_evidence", "rival_evidence", "fallen", "objected")
    return sum(gap.times for row in rows for gap in row.gaps if gap.code == code) if counted else len(rows)


def _points_of(view: View, event: EventLine) -> frozenset[str]:
    kinds = ("agenda_item", "intervention")
    records = [one for kind in kinds for one in view.records(kind) if one.text("event") == event.id]
    return frozenset(id_ for one in records for id_ in one.many("points"))


def _translations(view: View, event: EventLine, lines: Sequence[SpeechLine]) -> Iterable[Lack]:
    """Translations whose original was changed since: of our positions, of the event, and of what we say there."""
    own, speeches = own_region(view), {line.id for line in lines}
    scope: dict[str, Record] = {one.id: one for one in view.records("position") if one.text("region") == own}
    scope |= {one.id: one for one in view.records("paragraph") if one.text("intervention") in speeches}
    for kind in ("intervention", "agenda_item"):
        scope |= {one.id: one for one in view.records(kind) if one.text("event") == event.id}
    stale: dict[Lead, list[str]] = defaultdict(list)
    for one in view.records("translation"):
        subject = scope.get(one.text("subject_record"))
        text = subject.text(one.text("subject_field")) if subject else ""
        if subject is not None and text and one.text("based_on") not in ("", text_hash(text)):
            stale[lead_to(view, subject)].append(one.text("language"))
    for lead, languages in stale.items():
        names = (*_named(view, lead), *sorted(set(languages)))
        yield Lack("stale_translation", SOON, names, lead, len(languages))


def _named(view: View, lead: Lead) -> tuple[str, ...]:
    record = view.record("*", lead.record) if lead.record else None
    if record is not None and record.kind == "paragraph":
        record = view.record("intervention", record.text("intervention"))
    if record is None:
        return ("",)
    return (record.text("label") if record.kind == "point" else record.text("title") or record.text("name"),)


def _tasks(view: View, today: str, event: EventLine | None) -> Iterable[Lack]:
    """Open tasks that are overdue, due in two weeks, or due before the event; and the reply that the event asks for."""
    for one in view.records("task"):
        due = one.text("due_on")
        days = days_until(due, today)
        if one.text("state") in ("done", "dropped") or not due:
            continue
        before = event is not None and bool(event.starts_on) and due <= event.starts_on
        late, near = over(due, today), days is not None and days <= TASK_DAYS
        if late or near or before:
            weight = GRAVE if late else SOON if near else LATER
            lead = lead_to(view, one)
            yield Lack("task", weight, (), lead, days=days, text=one.text("what"), who=one.text("who"))
    record = view.record("event", event.id) if event else None
    reply = record.text("reply_by") if record else ""
    days = days_until(reply, today)
    if event is not None and days is not None and 0 <= days <= TASK_DAYS:
        yield Lack("reply_due", SOON, (event.name,), Lead("event", event.id), days=days)


# -- what came in ---------------------------------------------------------------------------------------------------------
def _arrivals(view: View) -> tuple[Arrival, ...]:
    """The newest change of each other author that is here, newest first."""
    facts = view.facts()
    own = {facts.replica, *facts.seeds.values()}
    newest: dict[str, int] = {}
    for log in view.logs:
        if log.replica not in own and log.last:
            newest[log.replica] = max(newest.get(log.replica, 0), log.stamp)
    ordered = sorted(newest.items(), key=lambda pair: pair[1], reverse=True)
    return tuple(Arrival(view.author(replica), _moment(stamp)) for replica, stamp in ordered)


def _moment(stamp: int) -> str:
    return datetime.fromtimestamp(moment_of(stamp) / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# -- where a record is ------------------------------------------------------------------------------------------------------
def lead_to(view: View, record: Record) -> Lead:
    """The place where a record is read and changed: its own, else that of what it belongs to."""
    return _lead(view, record, _DEPTH)


def lead_of(view: View, id_: str) -> Lead:
    """The same for an id; Home for what is not here."""
    record = view.record("*", id_)
    return lead_to(view, record) if record else Lead("home")


def _lead(view: View, record: Record, depth: int) -> Lead:
    if record.kind in ("agenda_item", "paragraph", "event", "point", "intervention"):
        return Lead(_PLACES[record.kind], record.id)
    if record.kind == "person":
        here = next((one for one in view.records("participation") if one.text("person") == record.id), None)
        return Lead("event", here.text("event")) if here else Lead("events")
    declared = KINDS[record.kind].fields if record.kind in KINDS else {}
    for name in _LEADS_TO if record.kind not in _PLACES else ():
        if name in declared and depth:
            id_ = next(iter(record.many(name)), "") if declared[name].many else record.text(name)
            subject = view.record("*", id_) if id_ else None
            if subject is not None:
                return _lead(view, subject, depth - 1)
    return Lead(_PLACES.get(record.kind, "points"))
