# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Events and their programme by day: where we speak, who speaks before and after, who comes along.

Pure over a view. Moments are UTC and belong to the zone of the event; days are YYYY-MM-DD there.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ara_desktop.core.classes import Audience
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.ports import Clock
from ara_desktop.core.values import Record
from ara_desktop.service.fiche import Held, points_in_order
from ara_desktop.service.shelves import Sorting
from ara_desktop.service.speaking import DROPPED, SpeechLine, fields_held, speech_lines
from ara_desktop.store.views import View

UTC_NAME = "UTC"
_DAY = r"(?:(\d{1,2})[./]\s*(\d{1,2})[./]\s*(\d{4})|(\d{4})-(\d{2})-(\d{2}))"
_WHEN = re.compile(_DAY + r"?[\s,T]*(\d{1,2})[:.h](\d{2})(?:\s*Uhr)?")


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list. ``days``: until it begins, negative once it has begun, None where the day is not known."""

    id: str
    name: str
    kind: str
    starts_on: str
    ends_on: str
    place: str
    host: str
    zone: str
    days: int | None
    over: bool
    items: int
    speeches: int


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An agenda item. ``day`` is that of its beginning in the zone of the event, empty where none is known."""

    id: str
    label: str
    title: str
    kind: str
    day: str
    starts_at: str
    ends_at: str
    room: str
    slot_seconds: int | None
    before: str
    after: str
    points: tuple[tuple[str, str, str], ...]
    speeches: tuple[SpeechLine, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody at the event. ``id`` is that of the participation."""

    id: str
    person: str
    name: str
    role: str
    deputy_for: str
    mobile: str


@dataclass(frozen=True, slots=True)
class Programme:
    """One event with its agenda by day; items without a time stand last, under an empty day."""

    event: EventLine
    theme: str
    retired: str | None
    days: tuple[tuple[str, tuple[ItemLine, ...]], ...]
    elsewhere: tuple[SpeechLine, ...]
    people: tuple[Participant, ...]

    @property
    def items(self) -> tuple[ItemLine, ...]:
        """All items in order."""
        return tuple(item for _, items in self.days for item in items)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All fields of an event or an agenda item for its form; sets as their elements in ``sets``."""

    kind: str
    id: str
    held: Mapping[str, Held]
    sets: Mapping[str, tuple[str, ...]]
    retired: str | None


def today(clock: Clock) -> str:
    """The present day on this device, YYYY-MM-DD."""
    return datetime.fromtimestamp(clock.now_ms() / 1000, UTC).astimezone().date().isoformat()


def events(view: View, language: str, day: str) -> tuple[EventLine, ...]:
    """All events: those to come, soonest first; then the past, latest first. ``day``: YYYY-MM-DD of today."""
    sorting = Sorting(view, Audience.PRINCIPAL, language)
    items, speeches = _counts(view, "agenda_item"), _counts(view, "intervention")
    found = [_event(sorting, one, day, items, speeches) for one in view.records("event")]
    coming = [one for one in found if not one.over]
    past = [one for one in found if one.over]
    undated = [one for one in coming if not one.starts_on]
    dated = sorted((one for one in coming if one.starts_on), key=lambda one: (one.starts_on, one.name))
    return (*dated, *undated, *sorted(past, key=lambda one: one.ends_on or one.starts_on, reverse=True))


def next_event(lines: Sequence[EventLine]) -> EventLine | None:
    """The first event that is not over; of several the soonest with a date."""
    return next((one for one in lines if not one.over), None)


def speeches_by_event(
    view: View, language: str, day: str
) -> tuple[tuple[EventLine | None, tuple[SpeechLine, ...]], ...]:
    """Interventions grouped by event in the order of ``events``; those without an event last, under None."""
    by_event: dict[str, list[SpeechLine]] = defaultdict(list)
    for line in speech_lines(view, language):
        by_event[line.slot.event].append(line)
    known = [(one, tuple(by_event.pop(one.id))) for one in events(view, language, day) if one.id in by_event]
    loose = tuple(line for lines in by_event.values() for line in lines)
    return (*known, *(((None, loose),) if loose else ()))


def programme(view: View, id_: str, language: str, day: str) -> Programme | None:
    """The event with that id, or the one of an agenda item or a participation; None if it is not here."""
    record = event_of(view, id_)
    if record is None:
        return None
    sorting = Sorting(view, Audience.PRINCIPAL, language)
    lines = [one for one in speech_lines(view, language) if one.slot.event == record.id]
    items = [one for one in view.records("agenda_item") if one.text("event") == record.id]
    line = _event(sorting, record, day, {record.id: len(items)}, {record.id: len(lines)})
    points = _points(view, sorting, items)
    made = sorted(
        (_item(sorting, one, line.zone, points, lines) for one in items), key=lambda one: (one.day or "~", _clock(one))
    )
    shown = sorting.allowed(record)
    return Programme(
        event=line,
        theme=shown.text("theme") if shown else "",
        retired=record.retired,
        days=tuple((key, tuple(members)) for key, members in groupby(made, key=lambda one: one.day)),
        elsewhere=tuple(one for one in lines if not any(one.slot.item == item.id for item in items)),
        people=_people(view, record.id),
    )


def event_of(view: View, id_: str) -> Record | None:
    """The event behind an id: the event itself, or that of what belongs to it."""
    record = view.record("*", id_)
    if record is None or record.kind == "event":
        return record
    return view.record("event", record.text("event")) if "event" in KINDS[record.kind].fields else None


def sheet(view: View, kind: str, id_: str) -> Sheet | None:
    """All fields of a record for its form; None if it is not here."""
    record = view.record(kind, id_)
    if record is None:
        return None
    declared = KINDS[kind].fields.values()
    plain = fields_held(view, record, (one.name for one in declared if not one.many))
    return Sheet(kind, id_, plain, {one.name: record.many(one.name) for one in declared if one.many}, record.retired)


def days_until(day: str, now: str) -> int | None:
    """Days from ``now`` to ``day``, negative when it is past; None where either is no full date."""
    try:
        return (date.fromisoformat(day) - date.fromisoformat(now)).days
    except ValueError:
        return None


def local_day(moment: str, zone: str) -> str:
    """The day of a moment in a zone, YYYY-MM-DD; empty for none."""
    local = _local(moment, zone)
    return local.date().isoformat() if local else ""


def moment_of(text: str, zone: str, day: str) -> str | None:
    """The UTC moment of what a person writes: ``18.3.2027 10:30``, or ``10:30`` on ``day``; None where it is none."""
    found = _WHEN.fullmatch(text.strip())
    if found is None:
        return None
    date_, month, year, iso_year, iso_month, iso_day, hour, minute = found.groups()
    try:
        if year or iso_year:
            on = date(int(year or iso_year), int(month or iso_month), int(date_ or iso_day))
        else:
            on = date.fromisoformat(day)
        local = datetime(on.year, on.month, on.day, int(hour), int(minute), tzinfo=_zone(zone))
    except ValueError:
        return None
    return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _counts(view: View, kind: str) -> Mapping[str, int]:
    found: dict[str, int] = defaultdict(int)
    for one in view.records(kind):
        found[one.text("event")] += 1
    return found


def _event(
    sorting: Sorting, record: Record, day: str, items: Mapping[str, int], speeches: Mapping[str, int]
) -> EventLine:
    shown = sorting.allowed(record)
    starts, ends = record.text("starts_on"), record.text("ends_on") or record.text("starts_on")
    return EventLine(
        id=record.id,
        name=shown.text("name") if shown else record.text("name"),
        kind=record.text("kind"),
        starts_on=starts,
        ends_on=record.text("ends_on"),
        place=record.text("place"),
        host=record.text("host"),
        zone=record.text("zone") or UTC_NAME,
        days=days_until(starts, day),
        over=bool(ends) and ends < day[: len(ends)],
        items=items.get(record.id, 0),
        speeches=speeches.get(record.id, 0),
    )


def _item(
    sorting: Sorting,
    record: Record,
    zone: str,
    points: Mapping[str, tuple[str, str, str]],
    lines: Sequence[SpeechLine],
) -> ItemLine:
    shown = sorting.allowed(record)
    return ItemLine(
        id=record.id,
        label=record.text("label"),
        title=shown.text("title") if shown else record.text("title"),
        kind=record.text("kind"),
        day=local_day(record.text("starts_at"), zone),
        starts_at=record.text("starts_at"),
        ends_at=record.text("ends_at"),
        room=record.text("room"),
        slot_seconds=record.number("slot_seconds"),
        before=record.text("speaker_before"),
        after=record.text("speaker_after"),
        points=tuple(point for id_, point in points.items() if id_ in record.many("points")),
        speeches=tuple(one for one in lines if one.slot.item == record.id and one.status != DROPPED),
    )


def _clock(item: ItemLine) -> str:
    return item.starts_at or "~"


def _points(view: View, sorting: Sorting, items: Sequence[Record]) -> Mapping[str, tuple[str, str, str]]:
    """Points that the items name: id -> (id, number, heading), in their natural order."""
    wanted = {id_ for one in items for id_ in one.many("points")}
    found = {}
    for one in view.records("point"):
        shown = sorting.allowed(one) if one.id in wanted else None
        if shown is not None:
            found[one.id] = (one.id, one.text("label"), shown.text("heading"))
    return found


def _people(view: View, event: str) -> tuple[Participant, ...]:
    """Participants: our own delegation first, in the order of the roles."""
    order = KINDS["participation"].fields["role"].choices
    names = {one.id: one.text("name") for one in view.records("person")}
    mine = [one for one in view.records("participation") if one.text("event") == event]
    found = [
        Participant(
            one.id, one.text("person"), names.get(one.text("person"), ""), one.text("role"),
            names.get(one.text("deputy_for"), ""), one.text("mobile"),
        )
        for one in mine
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: order.index(one.role) if one.role in order else len(order)))


def _local(moment: str, zone: str) -> datetime | None:
    try:
        known = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (known if known.tzinfo else known.replace(tzinfo=UTC)).astimezone(_zone(zone))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(UTC_NAME)


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """An agenda item to speak on. ``spoken``: there is an intervention for it already."""

    id: str
    label: str
    title: str
    slot_seconds: int | None
    spoken: bool


@dataclass(frozen=True, slots=True)
class EventChoice:
    """An event to write something for, with its agenda items in order."""

    id: str
    name: str
    over: bool
    items: tuple[ItemChoice, ...]

    @property
    def silent(self) -> ItemChoice | None:
        """The first item with a slot and no intervention."""
        return next((one for one in self.items if one.slot_seconds and not one.spoken), None)


def event_choices(view: View, language: str, day: str) -> tuple[EventChoice, ...]:
    """All events in the order of ``events`` with their agenda items, for forms that choose one."""
    sorting = Sorting(view, Audience.PRINCIPAL, language)
    spoken = {one.text("item") for one in view.records("intervention") if one.text("status") != DROPPED}
    by_event: dict[str, list[ItemChoice]] = defaultdict(list)
    for one in view.records("agenda_item"):
        shown = sorting.allowed(one)
        title = shown.text("title") if shown else one.text("title")
        item = ItemChoice(one.id, one.text("label"), title, one.number("slot_seconds"), one.id in spoken)
        by_event[one.text("event")].append(item)
    return tuple(
        EventChoice(one.id, one.name, one.over, tuple(by_event[one.id])) for one in events(view, language, day)
    )


def point_choices(view: View, language: str) -> tuple[tuple[str, str, str], ...]:
    """All points as (id, number, heading): the ten first, then those of other declarations."""
    sorting = Sorting(view, Audience.PRINCIPAL, language)
    found = []
    for id_ in points_in_order(view):
        record = view.record("point", id_)
        shown = sorting.allowed(record) if record else None
        if record is not None and shown is not None:
            found.append((id_, record.text("label"), shown.text("heading")))
    return tuple(found)
