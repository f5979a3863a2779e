# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Run-sheets: for each item what the reader needs in the room, even if nothing else is at hand."""

from ara_desktop.core.allowed import Allowed
from ara_desktop.pack.blocks import Block, Heading, Panel, Para, Part, Span, joined, span
from ara_desktop.pack.parts.desk import Desk
from ara_desktop.pack.parts.glance import as_lead, as_numbers
from ara_desktop.pack.parts.points import fiche_key, points_of

_TEXTS = ("objective", "messages", "avoid", "assessment", "background", "arrangements")


def part(desk: Desk) -> Part | None:
    """One section per item that has more than its line in the programme; None if none has."""
    blocks: list[Block] = []
    for item in desk.items:
        texts = {name: desk.prose(item, name) for name in _TEXTS}
        if any(texts.values()) or item.text("counterpart"):
            blocks += _sheet(desk, item, texts)
    return Part(desk.words("Items one by one"), "meetings", tuple(blocks)) if blocks else None


def _sheet(desk: Desk, item: Allowed, texts: dict[str, tuple[Block, ...]]) -> list[Block]:
    words = desk.words
    top = desk.top(item)
    title = (*span(f"{top}: " if top else ""), *desk.short(item, "title"))
    blocks: list[Block] = [Heading(2, title), Para(span(_frame(desk, item)), "kicker")]
    if texts["objective"]:
        blocks += as_lead(texts["objective"])
    if texts["messages"]:
        blocks += as_numbers(texts["messages"])
    if texts["avoid"]:
        blocks.append(Panel("plain", words("Better left unsaid"), texts["avoid"]))
    for name, heading in (
        ("background", words("State of play")),
        ("arrangements", words("Arrangements")),
        ("assessment", words("Our assessment")),
    ):
        if texts[name]:
            blocks += [Heading(3, span(heading)), *texts[name]]
    links = _fiches(desk, item)
    return [*blocks, *([Para(links, "small")] if links else [])]


def _frame(desk: Desk, item: Allowed) -> str:
    """Time, room, seat, interpretation and counterpart in one line."""
    words = desk.words
    day = desk.local_day(item.text("starts_at"))
    seat, counterpart, contact = item.text("seat"), item.text("counterpart"), item.text("contact")
    languages = [one.upper() for one in item.many("interpretation")]
    parts = (
        desk.formats.weekday(day),
        desk.clock_span(item),
        item.text("room"),
        words("seat {seat}", seat=seat) if seat else "",
        words("with {name}", name=counterpart) if counterpart else "",
        words("interpreted into {languages}", languages=desk.formats.listing(languages)) if languages else "",
        words("contact: {name}", name=contact) if contact else "",
    )
    return desk.plain(" · ".join(filter(None, parts)))


def _fiches(desk: Desk, item: Allowed) -> tuple[Span, ...]:
    """Links to the fiches of the points that the item deals with."""
    known = [point for point in points_of(desk) if point.id in item.many("points")]
    links = [(Span(desk.words("Point {label}", label=point.text("label")), link=fiche_key(point)),) for point in known]
    return (*span(desk.words("See: ")), *joined(links, ", ")) if links else ()
