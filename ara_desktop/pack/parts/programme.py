# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The programme: what comes when, where we speak, who speaks before and after us."""

from collections.abc import Sequence
from itertools import groupby

from ara_desktop.core.allowed import Allowed
from ara_desktop.pack.blocks import Block, Heading, Para, Part, Row, Span, Spans, Table, joined, span
from ara_desktop.pack.parts.desk import Desk
from ara_desktop.text import labels

_WIDTHS = (0.13, 0.06, 0.37, 0.34, 0.10)
_QUIET = ("break",)


def part(desk: Desk) -> Part | None:
    """The agenda by days; None for an event without items."""
    items = desk.items
    if not items:
        return None
    words = desk.words
    blocks: list[Block] = []
    mine = [item for item in items if desk.interventions_at(item)]
    if mine:
        seconds = sum(_slot_seconds(desk, item) for item in mine)
        first = words.n("We speak in {n} item", "We speak in {n} items", len(mine))
        total = words("{sentence}, {time} in all.", sentence=first, time=desk.slot(seconds)) if seconds else f"{first}."
        blocks.append(
            Para(
                span(desk.plain(total)),
            )
        )
    for day, members in groupby(items, key=lambda item: desk.local_day(item.text("starts_at"))):
        if day:
            blocks.append(Heading(2, span(desk.formats.day(day, weekday=True))))
        blocks.append(_table(desk, tuple(members), day))
    return Part(words("Programme"), "programme", tuple(blocks))


def _table(desk: Desk, items: Sequence[Allowed], day: str) -> Table:
    words = desk.words
    head = (words("Time"), words("Item"), words("Subject"), words("Speakers"), words("Our time"))
    summary = words("Programme of {day}", day=desk.formats.day(day)) if day else words("Programme")
    return Table(summary, head, tuple(_row(desk, item) for item in items), _WIDTHS, right=(4,))


def _row(desk: Desk, item: Allowed) -> Row:
    ours = desk.interventions_at(item)
    when = desk.clock_span(item).removesuffix("\u00a0Uhr")
    seconds = _slot_seconds(desk, item)
    cells = (
        span(when, bold=bool(ours)),
        span(item.text("label"), bold=bool(ours)),
        joined([desk.short(item, "title", bold=bool(ours)), span(_place(desk, item), italic=True)], "\n"),
        speakers(desk, item) if ours else (),
        span(desk.slot(seconds) if ours else "", bold=True),
    )
    return Row(cells, ours=bool(ours), quiet=not ours and item.value("kind") in _QUIET)


def _place(desk: Desk, item: Allowed) -> str:
    kind = item.text("kind")
    shown = labels.choice("agenda_item", "kind", kind, desk.words) if kind in ("decision", "bilateral", "press") else ""
    return ", ".join(filter(None, (shown, item.text("room"))))


def _slot_seconds(desk: Desk, item: Allowed) -> int:
    ours = [one.number("slot_seconds") or 0 for one in desk.interventions_at(item)]
    return sum(ours) or (item.number("slot_seconds") or 0 if ours else 0)


def speakers(desk: Desk, item: Allowed) -> Spans:
    """Who speaks before, our own speakers, who speaks after."""
    before, after = item.text("speaker_before"), item.text("speaker_after")
    ours = dict.fromkeys(desk.person(one.text("speaker")) for one in desk.interventions_at(item))
    lines = [
        span(desk.words("before: {name}", name=before) if before else ""),
        *((Span(name, bold=True),) for name in ours if name),
        span(desk.words("after: {name}", name=after) if after else ""),
    ]
    return joined(lines, "\n")
