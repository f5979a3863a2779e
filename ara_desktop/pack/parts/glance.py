# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""At a glance: what we want, what we say, what to leave out, and when it is our turn; one page."""

from ara_desktop.pack.blocks import Block, Heading, Items, Panel, Para, Part, Row, Table, span
from ara_desktop.pack.parts.desk import Desk
from ara_desktop.pack.parts.points import items_on, own_position, points_of, stance_of, title_of

_STANCE_WIDTHS = (0.06, 0.29, 0.22, 0.43)
_WIDTHS = (0.13, 0.07, 0.45, 0.24, 0.11)


def part(desk: Desk) -> Part:
    """Objective, messages and what to avoid, as far as this reader may see them; then our slots."""
    words, event = desk.words, desk.event
    blocks: list[Block] = []
    objective = desk.prose(event, "objective")
    if objective:
        blocks += [Heading(2, span(words("What we want to achieve"))), *as_lead(objective)]
    messages = desk.prose(event, "messages")
    if messages:
        blocks += [Heading(2, span(words("Our messages"))), *as_numbers(messages)]
    avoid = desk.prose(event, "avoid")
    if avoid:
        blocks.append(Panel("plain", words("Better left unsaid"), avoid))
    if not objective and not messages:
        blocks += _stances(desk)
    blocks += _slots(desk)
    if not blocks:
        blocks.append(Para(span(words("Nothing has been entered for this page yet."))))
    return Part(words("At a glance"), "glance", tuple(blocks))


def as_lead(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The first paragraph in the size of a lead sentence."""
    first = blocks[0]
    if isinstance(first, Para) and first.style == "body":
        return (Para(first.text, "lead"), *blocks[1:])
    return blocks


def as_numbers(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Messages are counted: paragraphs and list entries alike become a numbered list."""
    if not all(isinstance(one, Items) or (isinstance(one, Para) and one.style == "body") for one in blocks):
        return blocks
    entries = [
        one.entries if isinstance(one, Items) else (one.text,) for one in blocks if isinstance(one, Items | Para)
    ]
    return (Items(tuple(entry for group in entries for entry in group), ordered=True),)


def _stances(desk: Desk) -> list[Block]:
    """Our stance and our first request on each point of the agenda, for readers without objectives."""
    words = desk.words
    rows = []
    for point in points_of(desk):
        position = own_position(desk, point)
        if position is None or not items_on(desk, point):
            continue
        asks = desk.prose(position, "ask")
        first = next((one for one in asks if isinstance(one, Items | Para)), None)
        ask = first.entries[0] if isinstance(first, Items) else first.text if isinstance(first, Para) else ()
        stance = span(stance_of(desk, position)[1])
        rows.append(Row((span(point.text("label"), bold=True), title_of(desk, point), stance, ask)))
    if not rows:
        return []
    head = (words.p("table", "No."), words("Subject"), words("Our stance"), words("What we ask for"))
    title = words("Our stance on the agenda")
    return [Heading(2, span(title)), Table(title, head, tuple(rows), _STANCE_WIDTHS)]


def _slots(desk: Desk) -> list[Block]:
    """Our interventions in their order: when, where, what, who, how long."""
    words = desk.words
    items = {item.id: item for item in desk.items}
    rows = []
    for one in desk.interventions:
        item = items.get(one.text("item"))
        start = item.text("starts_at") if item else ""
        weekday = desk.formats.weekday(desk.local_day(start), short=True)
        when = f"{weekday} {desk.formats.clock(start, desk.zone)}" if start else ""
        cells = (
            span(when, bold=True),
            span(item.text("label") if item else ""),
            desk.short(one, "title") or (desk.short(item, "title") if item else ()),
            span(desk.person(one.text("speaker"))),
            span(desk.slot(one.number("slot_seconds"))),
        )
        rows.append(Row(cells))
    if not rows:
        return []
    head = (words("When"), words("Item"), words("Subject"), words("Speaker"), words("Our time"))
    title = words("When it is our turn")
    return [Heading(2, span(title)), Table(title, head, tuple(rows), _WIDTHS, right=(4,))]
