# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What has several last versions and must be decided before the event: one table, so that nothing is missed in the text."""

from collections.abc import Iterator

from ara_desktop.core.allowed import Allowed
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.values import Plain
from ara_desktop.pack.blocks import Para, Part, Row, Spans, Table, span
from ara_desktop.pack.parts.desk import Desk, unique
from ara_desktop.text import labels

_WIDTHS = (0.30, 0.18, 0.52)
_LONGEST = 220


def part(desk: Desk) -> Part | None:
    """Every disputed field of what this pack is about; None if all is decided."""
    rows = tuple(row for record in _concerned(desk) for row in _rows(desk, record))
    if not rows:
        return None
    words = desk.words
    title = words("Diverging versions, not yet decided")
    note = words.n("{n} entry has several last versions.", "{n} entries have several last versions.", len(rows))
    table = Table(title, (words("Entry"), words("Field"), words("Versions")), rows, _WIDTHS)
    return Part(title, "undecided", (Para(span(desk.plain(note))), table))


def _concerned(desk: Desk) -> Iterator[Allowed]:
    """The event with all that hangs on it, our positions, the evidence that is used, the people who take part."""
    yield desk.event
    yield from desk.items
    yield from desk.interventions
    spoken = {one.id for one in desk.interventions}
    yield from (one for one in desk.shelf.of("paragraph") if one.text("intervention") in spoken)
    yield from desk.shelf.of("position", region=desk.frame.region)
    yield from (one for one in desk.shelf.of("evidence") if one.id in desk.numbers)
    met = desk.shelf.of("participation", event=desk.event.id)
    yield from met
    people = {one.text("person") for one in met}
    yield from (one for one in desk.shelf.of("person") if one.id in people)
    yield from (one for one in desk.shelf.of("office") if one.text("person") in people)


def _rows(desk: Desk, record: Allowed) -> Iterator[Row]:
    for name, versions in sorted(record.disputed.items()):
        shown = unique(_shown(desk, record, name, version) for version in versions)
        cells = (
            _title(desk, record),
            span(labels.field(record.kind, name, desk.words)),
            span("\n".join(f"– {one}" for one in shown)),
        )
        yield Row(cells)


def _title(desk: Desk, record: Allowed) -> Spans:
    """Kind and name of a record; a position is named by its point."""
    kind = labels.kind(record.kind, desk.words)
    if record.kind == "position":
        point = desk.shelf.get("point", record.text("point"))
        label = point.text("label") if point else ""
        return span(f"{kind}: {desk.words('Point {label}', label=label)}" if label else kind)
    names = (record.text(name) for name in KINDS[record.kind].title if name not in record.disputed)
    known = next((name for name in names if name and desk.shelf.any(name) is None), "")
    return span(f"{kind}: {known[:60]}" if known else kind)


def _shown(desk: Desk, record: Allowed, name: str, version: Plain) -> str:
    """One version as a reader would see it in the text."""
    declared = KINDS[record.kind].fields[name]
    text = "" if version is None else str(version)
    if not text:
        return desk.words("(cleared)")
    if declared.type == "choice":
        return labels.choice(record.kind, name, text, desk.words)
    if declared.type == "date":
        return desk.formats.day(text)
    if declared.type == "moment":
        return desk.formats.moment(text, desk.zone)
    if declared.type == "ref":
        found = desk.shelf.any(text)
        return next((found.text(one) for one in KINDS[found.kind].title if found.text(one)), text) if found else text
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
