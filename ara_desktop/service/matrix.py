# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The stance matrix: every region on every point at a date, declared, published by themselves, or as we read it.

Reads all statements: for the lane.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ara_desktop.core.allowed import Allowed
from ara_desktop.core.classes import Audience
from ara_desktop.core.identity import keyed_id
from ara_desktop.core.kinds import STANCES
from ara_desktop.service.fiche_context import begun, others
from ara_desktop.service.naming import MAIN_DECLARATION
from ara_desktop.service.shelves import Sorting, own_region
from ara_desktop.store.views import View


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of a region on a point. ``reading`` for our own reading; days are YYYY[-MM[-DD]]."""

    id: str
    day: str
    stance: str
    text: str
    who: str
    source: str
    event: str
    confidence: str
    reading: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A region on a point: what counts at the date, and everything known, newest first. Both empty for not known."""

    stance: str = ""
    entries: tuple[Said, ...] = ()
    counted: Said | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A region with its cells in the order of the points."""

    id: str
    name: str
    own: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A point at the head of a column."""

    id: str
    number: str
    heading: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """``points`` across, ``rows`` down: our own region first, the others by name. ``days`` are the days anything was said."""

    points: tuple[Heading, ...]
    rows: tuple[Row, ...]
    days: tuple[str, ...]

    def totals(self, column: int) -> Mapping[str, int]:
        """How many regions hold each stance on a point; not known last, as the empty code."""
        stances = [row.cells[column].stance for row in self.rows]
        return {code: stances.count(code) for code in (*STANCES, "")}


def stance_matrix(view: View, language: str, until: str, *, readings: bool = False) -> Matrix:
    """The matrix as of ``until`` (YYYY-MM-DD). With ``readings`` our reading counts where there is one."""
    sorting = Sorting(view, Audience.PRINCIPAL, language)
    points = _points(view, sorting)
    events = {one.id: one.text("name") for record in view.records("event") if (one := sorting.allowed(record))}
    entries = _entries(view, sorting, events, language)
    own = own_region(view)
    stances = {r.text("point"): r.text("stance") for r in view.records("position") if r.text("region") == own}
    members = others(view, until) | {region for region, _ in entries} | {own}
    rows = []
    for record in view.records("region"):
        shown = sorting.allowed(record)
        if record.id not in members or shown is None:
            continue
        cells = [_cell(entries.get((record.id, point.id), ()), until, readings=readings) for point in points]
        if record.id == own:
            cells = [
                Cell(stances.get(p.id) or c.stance, c.entries, c.counted) for p, c in zip(points, cells, strict=True)
            ]
        rows.append(Row(record.id, shown.text("name"), record.id == own, tuple(cells)))
    rows.sort(key=lambda row: (not row.own, row.name.casefold()))
    days = sorted({said.day for found in entries.values() for said in found if said.day})
    return Matrix(points, tuple(rows), tuple(days))


def _points(view: View, sorting: Sorting) -> tuple[Heading, ...]:
    home = keyed_id("declaration", [MAIN_DECLARATION])
    records = [one for one in view.records("point") if one.text("declaration") == home]
    shown = [(one, sorting.allowed(one)) for one in records]
    return tuple(Heading(r.id, r.text("label"), one.text("heading") if one else "") for r, one in shown)


def _entries(
    view: View, sorting: Sorting, events: Mapping[str, str], language: str
) -> dict[tuple[str, str], tuple[Said, ...]]:
    found: dict[tuple[str, str], list[Said]] = {}
    for kind in ("statement", "reading"):
        for record in view.records(kind):
            one = sorting.allowed(record)
            if one is not None and record.text("region") and record.text("point"):
                said = _statement(one, events) if kind == "statement" else _reading(one)
                found.setdefault((record.text("region"), record.text("point")), []).append(said)
    for key, said in _published(view, language):
        found.setdefault(key, []).append(said)
    return {key: tuple(sorted(items, key=lambda s: (s.day, s.id), reverse=True)) for key, items in found.items()}


def _published(view: View, language: str) -> Iterator[tuple[tuple[str, str], Said]]:
    """What regions published themselves counts like a statement of the day on which it was made."""
    from ara_desktop.service.publications_in import CONFIDENCE, declared_stances, made_on, region_id, wording_in

    for kept, stated in declared_stances(view):
        publication = kept.publication
        region = region_id(publication.head.region)
        line = wording_in(stated, "line", language)
        yield (region, stated.point), Said(
            f"{publication.sha256[:32]}-{stated.point}", made_on(publication), stated.stance, line.text if line else "",
            view.title("region", region), publication.name, "", CONFIDENCE,
        )  # fmt: skip


def _statement(one: Allowed, events: Mapping[str, str]) -> Said:
    return Said(
        one.id, one.text("stated_on"), one.text("stance"), one.text("quote"), one.text("who"), one.text("source"),
        events.get(one.text("event"), ""), one.text("confidence"),
    )  # fmt: skip


def _reading(one: Allowed) -> Said:
    return Said(one.id, one.text("as_of"), one.text("stance"), one.text("why"), "", "", "", "", reading=True)


def _cell(entries: tuple[Said, ...], until: str, *, readings: bool) -> Cell:
    """What was said last up to the date; a reading counts only if asked for and then before what was declared."""
    past = [said for said in entries if said.stance and begun(said.day, until)]
    read = next((said for said in past if said.reading), None) if readings else None
    counted = read or next((said for said in past if not said.reading), None)
    shown = entries if readings else tuple(said for said in entries if not said.reading)
    return Cell(counted.stance if counted else "", shown, counted)
