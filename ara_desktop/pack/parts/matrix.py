# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The stance matrix: regions by points on one page; for the principal with our readings, marked as such."""

from collections.abc import Sequence

from ara_desktop.core.allowed import Allowed
from ara_desktop.core.kinds import STANCES
from ara_desktop.pack.blocks import Block, Cell, Matrix, MatrixRow, Para, Part, span
from ara_desktop.pack.parts.desk import Desk
from ara_desktop.pack.parts.others import UNKNOWN, Known, Others
from ara_desktop.pack.parts.points import declaration_of, own_position
from ara_desktop.text import labels

_MOST_POINTS = 12
_LONGEST_HEAD = 32


def part(desk: Desk, others: Others, points: Sequence[Allowed]) -> Part | None:
    """One matrix a declaration; None while nothing is known of any other region."""
    blocks: list[Block] = []
    groups: dict[str, list[Allowed]] = {}
    for point in _in_order(desk, points):
        groups.setdefault(point.text("declaration"), []).append(point)
    for members in groups.values():
        for at in range(0, len(members), _MOST_POINTS):
            shown = members[at : at + _MOST_POINTS]
            if any(one.stance or one.reading for point in shown for one in others.on(point.id)):
                blocks += _one(desk, others, shown)
    return Part(desk.words("Stances of the regions"), "matrix", tuple(blocks)) if blocks else None


def _in_order(desk: Desk, points: Sequence[Allowed]) -> list[Allowed]:
    """The points as their declaration counts them."""
    wanted = {point.id for point in points}
    return [point for point in desk.shelf.of("point") if point.id in wanted]


def _one(desk: Desk, others: Others, points: Sequence[Allowed]) -> list[Block]:
    words = desk.words
    regions = others.regions
    known = {(region.id, point.id): others.one(region.id, point.id) for region in regions for point in points}
    rows = [_ours(desk, points)]
    rows += [
        MatrixRow(region.text("name"), tuple(_cell(desk, known[region.id, point.id]) for point in points))
        for region in regions
    ]
    codes = (*STANCES, UNKNOWN)
    totals = tuple(
        (code, labels.stance(code or None, words), numbers)
        for code in codes
        if any(numbers := tuple(sum(known[r.id, p.id].stance == code for r in regions) for p in points))
    )
    legend = tuple((code, labels.stance(code or None, words)) for code in codes)
    heads = tuple((point.text("label"), _head(desk, point)) for point in points)
    declaration = declaration_of(desk, points[0])
    reading = any(one.reading for one in known.values())
    intro = words.n("{n} region and ours", "{n} regions and ours", len(regions))
    intro = words("{regions}, last statement up to {date}.", regions=intro, date=desk.formats.day(desk.today))
    matrix = Matrix(
        f"{declaration}: {intro}" if declaration else intro,
        words("Region"),
        heads,
        tuple(rows),
        totals,
        legend,
        words("Number of regions"),
        words("small sign at the right: our reading, not declared") if reading else "",
    )
    return [Para(span(desk.plain(f"{declaration}. {intro}" if declaration else intro)), "total"), matrix]


def _head(desk: Desk, point: Allowed) -> str:
    """The heading of a point, cut at a word so that a column can hold it."""
    text = point.text("heading") or desk.words("not yet known")
    if len(text) <= _LONGEST_HEAD:
        return text
    cut = text[: _LONGEST_HEAD - 1]
    return cut[: max(cut.rfind(" "), _LONGEST_HEAD // 2)].rstrip(" ,;:-–") + "…"


def _ours(desk: Desk, points: Sequence[Allowed]) -> MatrixRow:
    cells = []
    for point in points:
        position = own_position(desk, point)
        stance = position.text("stance") if position else UNKNOWN
        cells.append(Cell(stance, "", labels.stance(stance or None, desk.words)))
    name = desk.region_name(desk.frame.region) or desk.words("Our region")
    return MatrixRow(name, tuple(cells), ours=True)


def _cell(desk: Desk, known: Known) -> Cell:
    """Sign and the words that a listener hears in its place."""
    words = desk.words
    spoken = labels.stance(known.stance or None, words)
    if known.reading and known.reading != known.stance:
        spoken = words("{stance}; our reading: {reading}", stance=spoken, reading=labels.stance(known.reading, words))
        return Cell(known.stance, known.reading, spoken)
    return Cell(known.stance, "", spoken)
