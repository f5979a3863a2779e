# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Reactions: if they say this, we answer that; by point, in the order of the fiches."""

from collections.abc import Sequence

from ara_desktop.core.allowed import Allowed
from ara_desktop.pack.blocks import Block, Heading, Para, Part, Span, Spans, Together, span
from ara_desktop.pack.parts.desk import Desk
from ara_desktop.pack.parts.points import point_label


def part(desk: Desk, points: Sequence[Allowed]) -> Part | None:
    """All reaction cards on the points of this pack, then those on no point; None if there is none."""
    blocks: list[Block] = []
    for point in (*points, None):
        cards = desk.shelf.of("reaction", point=point.id if point else None)
        if cards:
            title: Spans = (Span(point_label(desk, point) + ": "), *desk.short(point, "heading")) if point else ()
            blocks.append(Heading(2, title or span(desk.words("Whatever the point"))))
        blocks += [Together(tuple(_card(desk, card))) for card in cards]
    return Part(desk.words("If asked: lines to take"), "reactions", tuple(blocks)) if blocks else None


def _card(desk: Desk, card: Allowed) -> list[Block]:
    """The trigger as a question, then the answer."""
    region = desk.region_name(card.text("region"))
    found: list[Block] = []
    for block in desk.prose(card, "trigger"):
        text = block.text if isinstance(block, Para) else ()
        who = (Span(f"{region}: "),) if region and not found else ()
        found.append(Para((*who, *text), "question") if text else block)
    return [*found, *desk.prose(card, "answer")]
