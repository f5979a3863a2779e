# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Which points a pack is about, and how they are named; the overview before the fiches."""

from collections.abc import Sequence

from ara_desktop.core.allowed import Allowed
from ara_desktop.pack.blocks import Block, Part, Row, Span, Spans, Table, span
from ara_desktop.pack.parts.desk import Desk, unique
from ara_desktop.text import labels

_WIDTHS = (0.06, 0.45, 0.26, 0.15, 0.08)


def points_of(desk: Desk) -> tuple[Allowed, ...]:
    """Points on the agenda in its order, then every other point on which we hold a position."""
    named = [id_ for item in desk.items for id_ in item.many("points")]
    named += [id_ for one in desk.interventions for id_ in one.many("points")]
    order = {point.id: at for at, point in enumerate(desk.shelf.of("point"))}
    on_agenda = unique(named)
    held = {one.text("point") for one in desk.shelf.of("position", region=desk.frame.region)}
    rest = sorted((id_ for id_ in held if id_ in order and id_ not in on_agenda), key=lambda id_: order[id_])
    return tuple(point for id_ in (*on_agenda, *rest) if (point := desk.shelf.get("point", id_)))


def own_position(desk: Desk, point: Allowed) -> Allowed | None:
    """What we hold on a point."""
    return next(iter(desk.shelf.of("position", region=desk.frame.region, point=point.id)), None)


def items_on(desk: Desk, point: Allowed) -> tuple[Allowed, ...]:
    """The agenda items that deal with a point."""
    return tuple(item for item in desk.items if point.id in item.many("points"))


def fiche_key(point: Allowed) -> str:
    """The place of a point's fiche in the pack."""
    return f"point-{point.id[:12]}"


def point_label(desk: Desk, point: Allowed) -> str:
    """``Punkt 3``."""
    label = point.text("label")
    return desk.plain(desk.words("Point {label}", label=label)) if label else desk.words("Point")


def declaration_of(desk: Desk, point: Allowed) -> str:
    """The title of the declaration that a point belongs to."""
    declaration = desk.shelf.get("declaration", point.text("declaration"))
    return declaration.text("title") if declaration else ""


def stance_of(desk: Desk, position: Allowed | None) -> tuple[str, str]:
    """(code, words) of our stance; all codes' words where it is disputed."""
    if position is not None and "stance" in position.disputed:
        shown = [labels.stance(str(one) if one else None, desk.words) for one in position.disputed["stance"]]
        return "", f"{' / '.join(shown)} [{desk.words('diverging versions')}]"
    stance = position.text("stance") if position else ""
    return stance, labels.stance(stance or None, desk.words)


def title_of(desk: Desk, point: Allowed) -> Spans:
    """The heading of a point, or that it is not known yet."""
    return desk.short(point, "heading") or span(desk.words("Wording not yet known"))


def part(desk: Desk, points: Sequence[Allowed], fiches: Sequence[Block]) -> Part | None:
    """The overview of our positions, then the fiches; None without any point."""
    if not points:
        return None
    words = desk.words
    title = words("Our positions")
    head = (words.p("table", "No."), words("Subject"), words("Our stance"), words("On the agenda"), words("Page"))
    rows = []
    for point in points:
        tops = [item.text("label") for item in items_on(desk, point)]
        cells = (
            span(point.text("label"), bold=True),
            tuple(_linked(one, fiche_key(point)) for one in title_of(desk, point)),
            (Span(stance_of(desk, own_position(desk, point))[1]),),
            span(desk.formats.listing(filter(None, tops))),
            (Span("", page=fiche_key(point)),),
        )
        rows.append(Row(cells))
    return Part(title, "points", (Table(title, head, tuple(rows), _WIDTHS, right=(4,)), *fiches))


def _linked(one: Span, key: str) -> Span:
    return Span(one.text, one.bold, one.italic, key, one.language, alert=one.alert)
