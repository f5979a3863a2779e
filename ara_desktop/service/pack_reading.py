# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What the place for packs shows: events, editions, and a draft with what it holds, what it leaves out and what to look at first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ara_desktop.core import prose, speech
from ara_desktop.core.allowed import Allowed
from ara_desktop.core.classes import COMPARTMENTS, Audience
from ara_desktop.core.ports import Monitor
from ara_desktop.core.values import Record
from ara_desktop.pack import content
from ara_desktop.pack.parts import evidence, note, points
from ara_desktop.pack.parts.desk import Desk
from ara_desktop.pack.recipe import PRESETS
from ara_desktop.service.clearance import FALLEN, GIVEN, standings
from ara_desktop.service.pack_text import Passage, text_of
from ara_desktop.service.packs import draft_pack
from ara_desktop.service.shelves import Sorting
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.text.catalogue import Words

READERS = tuple(PRESETS)
DIRECTIONS = (("paragraph", "note"), ("intervention", "note"))  # for the speaker, in the language of whoever wrote them
TRANSLATED = ("event", "agenda_item", "position", "intervention", "paragraph")  # of other kinds originals are expected


@dataclass(frozen=True, slots=True)
class PackEvent:
    """An event for which a pack may be made. Dates are YYYY[-MM[-DD]] or empty; ``prepared``: it has items or speeches."""

    id: str
    name: str
    starts_on: str
    ends_on: str
    place: str
    prepared: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that was handed out. ``issued_at`` is a UTC moment; ``code`` stands on each of its pages."""

    id: str
    event: str
    reader: str
    number: int
    language: str
    issued_at: str
    pages: int
    code: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Desktop:
    """Everything that is chosen from. ``state`` changes when anything in the dossier does."""

    events: tuple[PackEvent, ...]
    editions: tuple[Edition, ...]
    language: str
    state: str


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to look at before a pack leaves the house.

    Codes: conflict, fallen, over, no_text, stale_figure, rival_figures, stale_translation, untranslated. ``name`` is the record's
    short name, ``detail`` a unit, field code, or seconds too long; ``place`` and ``target`` say where it can be mended.
    """

    code: str
    kind: str
    name: str
    detail: str = ""
    place: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft: its pages, its text, what is in it and what is not. ``same_as``: number of the edition that says just this."""

    data: bytes
    pages: int
    contained: tuple[str, ...]
    withheld: tuple[str, ...]
    cautions: tuple[Caution, ...]
    text: tuple[Passage, ...]
    same_as: int | None


def desktop(view: View, language: str) -> Desktop:
    """Events in natural order, editions with the newest first; names in ``language`` where there are any."""
    sorting = Sorting(view, Audience.PRINCIPAL, language)
    kinds = ("agenda_item", "intervention")
    prepared = {record.text("event") for kind in kinds for record in view.records(kind)}
    events = tuple(_event(record, sorting, prepared) for record in view.records("event"))
    editions = sorted((_edition(one) for one in view.records("issue")), key=lambda one: one.issued_at, reverse=True)
    vector = view.vector(COMPARTMENTS)
    state = ",".join(f"{name}:{last}" for name, last in sorted(vector.items()))
    return Desktop(events, tuple(editions), view.facts().language, state)


def _event(record: Record, sorting: Sorting, prepared: set[str]) -> PackEvent:
    shown = sorting.allowed(record)
    name = shown.text("name") if shown else ""
    dates = (record.text("starts_on"), record.text("ends_on"))
    return PackEvent(record.id, name, *dates, record.text("place"), record.id in prepared)


def _edition(record: Record) -> Edition:
    return Edition(
        record.id, record.text("event"), record.text("reader"), record.number("number") or 0, record.text("language"),
        record.text("issued_at"), record.number("pages") or 0, content.code_of(record.text("content")),
        record.text("sha256"),
    )  # fmt: skip


def offered(found: Desktop, today: str) -> tuple[PackEvent, ...]:
    """Events with something to print or still to come; the next one first, past ones last with the latest first."""
    wanted = [one for one in found.events if one.prepared or (one.ends_on or one.starts_on) >= today]
    coming = sorted((one for one in wanted if _ends(one) >= today), key=lambda one: (not one.prepared, _ends(one)))
    past = sorted((one for one in wanted if _ends(one) < today), key=_ends, reverse=True)
    return (*coming, *past)


def _ends(event: PackEvent) -> str:
    """The last day, as far as it is known; an event without a date is still to come."""
    return (event.ends_on or event.starts_on or "9999").ljust(10, "~")


def prepare(store: Store, *, event: str, reader: str, language: str, monitor: Monitor) -> Prepared:
    """The pack as it would be issued now. Raises: as ``packs.issue_pack``; nothing is written."""
    words = Words(language)
    draft = draft_pack(store, event=event, reader=reader, words=words, monitor=monitor)
    with store.reading() as view:
        fallen = tuple(_fallen(view, draft.desk))
        same = [
            one.number("number")
            for one in view.records("issue")
            if (one.text("event"), one.text("reader"), one.text("content"))
            == (draft.desk.event.id, reader, draft.digest)
        ]
    cautions = (*_conflicts(draft.desk), *fallen, *_speeches(draft.desk), *_figures(draft.desk), *_texts(draft.desk))
    text = text_of(draft.blocks, words)
    known = max((number for number in same if number), default=None)
    return Prepared(draft.data, draft.pages, draft.contained, draft.withheld, cautions, text, known)


# -- what to look at first ------------------------------------------------------------------------------------------------
def _printed(desk: Desk) -> Iterator[Allowed]:
    """The records that this pack prints."""
    wanted = desk.recipe.parts
    yield desk.event
    yield from desk.items
    for intervention in desk.interventions:
        yield intervention
        yield from note.paragraphs_of(desk, intervention)
    if "points" in wanted:
        yield from _positions(desk)
    yield from (one for one in desk.shelf.of("evidence") if one.id in desk.numbers)


def _positions(desk: Desk) -> Iterator[Allowed]:
    found = (points.own_position(desk, point) for point in points.points_of(desk))
    return (one for one in found if one is not None)


def _conflicts(desk: Desk) -> Iterator[Caution]:
    for record in _printed(desk):
        for name in record.disputed:
            yield Caution("conflict", record.kind, _name(desk, record), name, "conflicts", record.id)


def _fallen(view: View, desk: Desk) -> Iterator[Caution]:
    """Clearances that were given once and whose text has changed since."""
    printed = {record.id: record for record in _printed(desk)}
    for standing in standings(view):
        subject = printed.get(standing.record.text("subject_record"))
        if subject is None or standing.state != FALLEN or standing.record.text("state") not in GIVEN:
            continue
        if standing.record.text("part") not in subject.fields:
            continue  # a part that this reader does not get
        yield Caution("fallen", subject.kind, _name(desk, subject), standing.record.text("unit"), *_where(subject))


def _speeches(desk: Desk) -> Iterator[Caution]:
    """Speaking notes over their slot, or without a text."""
    if "speaking_notes" not in desk.recipe.parts:
        return
    for one in desk.interventions:
        found = note.paragraphs_of(desk, one)
        if not found:
            yield Caution("no_text", one.kind, _name(desk, one), "", "intervention", one.id)
            continue
        item = desk.shelf.get("agenda_item", one.text("item"))
        slot = one.number("slot_seconds") or (item.number("slot_seconds") if item else None)
        aloud = "\n\n".join(prose.letters(prose.parse(paragraph.text("text"))) for paragraph in found)
        language = one.text("language") or desk.shelf.language
        whole = speech.estimate(aloud, language, one.text("mode"), one.number("rate"))
        if slot and speech.judge(whole, slot) == "over":
            over = str(round(whole.seconds - slot))
            yield Caution("over", one.kind, _name(desk, one), over, "intervention", one.id)


def _figures(desk: Desk) -> Iterator[Caution]:
    """Evidence that should have been looked at again, and figures that contradict each other."""
    told: set[str] = set()
    for one in desk.shelf.of("evidence"):
        if one.id not in desk.numbers:
            continue
        if evidence.stale(desk, one):
            yield Caution("stale_figure", one.kind, _name(desk, one), one.text("review_by"), *_where(one))
        others = {other.id for other in evidence.rivals(desk, one)}
        if others and one.id not in told:
            told |= others
            yield Caution("rival_figures", one.kind, _name(desk, one), "", *_where(one))


def _texts(desk: Desk) -> Iterator[Caution]:
    """Texts whose translation is out of date, and those that stand in another language than the pack: one line a record."""
    codes = {"stale": "stale_translation", "untranslated": "untranslated"}
    found: dict[Caution, None] = {}
    for record in _printed(desk):
        told = (n for n in record.texts if n not in record.disputed and (record.kind, n) not in DIRECTIONS)
        for state in {record.texts[name].state for name in told} & codes.keys():
            if state == "untranslated" and record.kind not in TRANSLATED:
                continue
            found[Caution(codes[state], record.kind, _name(desk, record), "", *_where(record))] = None
    return iter(found)


def _where(record: Allowed) -> tuple[str, str]:
    """The place where a record is mended, and what to show there."""
    places = {
        "position": ("point", record.fields.get("point")),
        "intervention": ("intervention", record.id),
        "paragraph": ("intervention", record.fields.get("intervention")),
        "event": ("event", record.id),
        "agenda_item": ("event", record.fields.get("event")),
        "evidence": ("point", next(iter(_many(record.fields.get("points"))), None)),
    }
    place, target = places.get(record.kind, ("", None))
    return (place, str(target)) if target else ("", "")


def _many(value: object) -> Iterable[str]:
    return value if isinstance(value, tuple) else ()


def _name(desk: Desk, record: Allowed) -> str:
    """A short name for a line."""
    if record.kind == "position":
        point = desk.shelf.get("point", record.text("point"))
        return "".join(one.text for one in points.title_of(desk, point)) if point else ""
    if record.kind == "paragraph":
        spoken = desk.shelf.get("intervention", record.text("intervention"))
        return _name(desk, spoken) if spoken else ""
    fields = {"event": "name", "evidence": "counted"}
    name = record.text(fields.get(record.kind, "title"))
    return name or (record.text("claim")[:80] if record.kind == "evidence" else "")
