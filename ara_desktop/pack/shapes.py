# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Drawings of a pack: stance signs, badge, strip, bars, slanted headings. Sign, texture and colour say the same.

Signs differ in shape, so they survive a black-and-white copier: full disc, half disc, ring, bar, cross, blank, and a
question mark for regions nobody has heard from. Words and figures come in ready for print; nothing is formatted here.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ara_desktop.pack import style
from ara_desktop.pack.fonts import house_fonts
from ara_desktop.pack.tagged import (
    Block,
    Cell,
    Elem,
    Run,
    Story,
    TaggedCanvas,
    TextStyle,
    fragments,
    plain,
    width_of,
)

StanceCode = Literal[
    "support", "support_with_changes", "can_live_with", "reservation", "oppose", "no_position", "unknown"
]
_COUNT = replace(style.TABLE_HEAD, name="strip count", size_pt=10)
_LEGEND = replace(style.SMALL, name="legend", size_pt=8.2)
_BADGE = replace(style.TABLE_HEAD, name="badge", size_pt=10.5)
_BAR_LABEL = replace(style.TABLE_CELL, name="bar label", size_pt=8.8)
_BAR_OWN = replace(_BAR_LABEL, name="bar label, ours", face="semibold")
_SLANTED = replace(style.TABLE_HEAD, name="slanted", size_pt=8.6)


def draw_sign(canvas: TaggedCanvas, code: StanceCode, centre: tuple[float, float], radius: float, ink: str) -> None:
    """The sign of a stance around a point; inside an open element or artifact."""
    x, y = centre
    if code == "support":
        canvas.circle(centre, radius, ink)
    elif code == "support_with_changes":
        canvas.circle(centre, radius * 0.92, ink, stroke_pt=radius * 0.22)
        half = [(x + radius * math.sin(a), y - radius * math.cos(a)) for a in (k * math.pi / 16 for k in range(17))]
        canvas.polygon([(2 * x - px, py) for px, py in half], ink)
    elif code == "can_live_with":
        canvas.circle(centre, radius * 0.86, ink, stroke_pt=radius * 0.3)
    elif code == "reservation":
        canvas.fill((x - radius, y - radius * 0.3, 2 * radius, radius * 0.6), ink)
    elif code == "oppose":
        arm = radius * 0.82
        canvas.rules(
            [((x - arm, y - arm), (x + arm, y + arm)), ((x - arm, y + arm), (x + arm, y - arm))], ink, radius * 0.5
        )
    elif code == "unknown":
        size = radius * 2.5
        query = replace(_COUNT, name="unknown", size_pt=size, colour=ink)
        canvas.label(x, y - size * 0.33, "?", query, align="centre")


def draw_tint(
    canvas: TaggedCanvas, code: StanceCode, box: tuple[float, float, float, float], *, quiet: float, step: float = 4.2
) -> None:
    """The ground of a stance: fill, hatching, and a quiet plate of the given width in the middle."""
    x, y, width, height = box
    fill = style.STANCE_FILL[code]
    canvas.fill(box, fill)
    texture = style.STANCE_TEXTURE.get(code)
    if texture:
        with canvas.clipped(box):
            canvas.rules(_hatching(box, step, crossed=code == "oppose"), texture, 0.45)
        canvas.fill((x + width / 2 - quiet / 2, y + 0.8, quiet, height - 1.6), fill)
    if code in {"no_position", "unknown"}:
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        canvas.rules([(corners[at], corners[(at + 1) % 4]) for at in range(4)], style.RULE, 0.5)


def _hatching(
    box: tuple[float, float, float, float], step: float, *, crossed: bool
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    x, y, width, height = box
    lines: list[tuple[tuple[float, float], tuple[float, float]]] = []
    at = -height
    while at < width:
        lines.append(((x + at, y), (x + at + height, y + height)))
        if crossed:
            lines.append(((x + at, y + height), (x + at + height, y)))
        at += step
    return lines


class StanceSign(Block):
    """A cell of the matrix: ground and sign; its element says the stance in words."""

    def __init__(self, code: StanceCode, elem: Elem, height_pt: float = 11.4) -> None:
        self.code, self.elem, self.height = code, elem, height_pt
        self.width = 0.0

    def wrap(self, width: float) -> float:
        """See Block."""
        self.width = width
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        box = (x, top - self.height, self.width, self.height)
        with canvas.artifact("decoration"):
            draw_tint(canvas, self.code, box, quiet=self.height * 1.3)
        with canvas.tagged(self.elem):
            if self.code == "no_position":  # blank on paper; the element still needs content to speak for
                canvas.fill((x + self.width / 2, top - self.height / 2, 0.01, 0.01), style.STANCE_FILL[self.code])
            centre = (x + self.width / 2, top - self.height / 2)
            draw_sign(canvas, self.code, centre, self.height * 0.32, style.STANCE_INK[self.code])


def stance_cell(code: StanceCode, label: str) -> Cell:
    """A matrix cell with its sign, read aloud as ``label``."""

    def fill(story: Story) -> None:
        story.add(StanceSign(code, story.leaf("Span", spoken=label)))

    return Cell(fill)


class Badge(Block):
    """One line on a tint with its sign, as wide as its text: where we stand."""

    def __init__(self, story: Story, text: str, code: StanceCode) -> None:
        self.text, self.code = text, code
        self.elem = story.leaf("P")
        self.look = replace(_BADGE, colour=style.STANCE_INK[code])
        self.width = width_of(text, self.look, story.fonts) + 34
        self.before, self.after = 2.0, 9.0

    def wrap(self, width: float) -> float:
        """See Block."""
        del width
        return 20.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        with canvas.artifact("decoration"):
            canvas.fill((x, top - 20, self.width, 20), style.STANCE_FILL[self.code], radius=3)
            draw_sign(canvas, self.code, (x + 14, top - 10), 4.4, style.STANCE_INK[self.code])
        with canvas.tagged(self.elem):
            canvas.label(x + 25, top - 13.5, self.text, self.look)


@dataclass(frozen=True, slots=True)
class Share:
    """How many stand where; ``label`` in the pack's language."""

    code: StanceCode
    label: str
    count: int


class StanceStrip(Block):
    """One strip, segment width = count, with the signs and words below; give it to ``Story.figure``."""

    bar_pt = 17.0

    def __init__(self, shares: Sequence[Share]) -> None:
        self.shares = [share for share in shares if share.count > 0]
        self.before, self.after = 2, 7
        self.width = 0.0
        self.legend: list[list[tuple[Share, float]]] = []

    def wrap(self, width: float) -> float:
        """See Block."""
        self.width = width
        return self.bar_pt + 5 + 12 * self._rows()

    def _rows(self) -> int:
        self.legend = [[]]
        left = self.width
        for share in self.shares:
            need = 28 + width_of(f"{share.count} {share.label}", _LEGEND, house_fonts())
            if need > left and self.legend[-1]:
                self.legend.append([])
                left = self.width
            self.legend[-1].append((share, self.width - left))
            left -= need
        return len(self.legend)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        total = sum(share.count for share in self.shares) or 1
        start, y = x, top - self.bar_pt
        for share in self.shares:
            width = self.width * share.count / total
            draw_tint(canvas, share.code, (start + 0.4, y, width - 0.8, self.bar_pt), quiet=16, step=6)
            look = replace(_COUNT, colour=style.STANCE_INK[share.code])
            canvas.label(start + width / 2, y + 5.2, str(share.count), look, align="centre")
            start += width
        for row, entries in enumerate(self.legend):
            base = y - 13 - 12 * row
            for share, offset in entries:
                self._entry(canvas, share, x + offset, base)

    @staticmethod
    def _entry(canvas: TaggedCanvas, share: Share, x: float, base: float) -> None:
        draw_tint(canvas, share.code, (x, base - 1.5, 12, 9), quiet=8.5)
        draw_sign(canvas, share.code, (x + 6, base + 3), 2.8, style.STANCE_INK[share.code])
        canvas.label(x + 16, base, f"{share.count} {share.label}", _LEGEND)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``shown`` is the value as printed, ``ours`` marks it with an arrow and a darker tint."""

    label: str
    value: float
    shown: str
    ours: bool = False


class Bars(Block):
    """Horizontal bars with direct labels, no grid, no legend; give it to ``Story.figure``."""

    bar_pt, gap_pt, value_pt = 10.5, 5.0, 62.0

    def __init__(self, bars: Sequence[Bar]) -> None:
        self.bars = bars
        self.before, self.after = 2, 7
        self.width = self.label_pt = 0.0

    def wrap(self, width: float) -> float:
        """See Block."""
        self.width = width
        return len(self.bars) * (self.bar_pt + self.gap_pt)

    def _measure(self, canvas: TaggedCanvas) -> None:
        """Room for the labels: what the longest needs, two fifths at most."""
        widest = max((width_of(bar.label, _BAR_OWN, canvas.fonts) for bar in self.bars), default=0.0)
        self.label_pt = min(widest + 20, self.width * 0.42)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        self._measure(canvas)
        low = min([0.0, *(bar.value for bar in self.bars)])
        high = max([0.0, *(bar.value for bar in self.bars)])
        scale = (self.width - self.label_pt - self.value_pt) / ((high - low) or 1)
        zero = x + self.label_pt - low * scale
        y = top
        for bar in self.bars:
            y -= self.bar_pt + self.gap_pt
            look = _BAR_OWN if bar.ours else _BAR_LABEL
            label = [Run("▶ " if bar.ours else ""), self._fitted(canvas, bar.label, look)]
            canvas.label(x + self.label_pt - 6, y + 2.4, label, look, align="right")
            start, end = sorted((zero, zero + bar.value * scale))
            canvas.fill((start, y, max(end - start, 0.3), self.bar_pt), style.BAR_OWN if bar.ours else style.BAR)
            canvas.label(end + 4, y + 2.4, bar.shown, look)
        canvas.rule((zero, top - self.gap_pt / 2), (zero, y - 1), style.SOFT, 0.6)

    def _fitted(self, canvas: TaggedCanvas, text: str, look: TextStyle) -> Run:
        room = self.label_pt - 18
        if width_of(text, look, canvas.fonts) <= room:
            return Run(text)
        text = plain(text)
        while text and width_of(text + "…", look, canvas.fonts) > room:
            text = text[:-1]
        return Run(text.rstrip() + "…")


class SlantedHead(Block):
    """A column heading that rises by 45 degrees into the space above its column."""

    degrees = 45.0

    def __init__(self, text: str, elem: Elem, height_pt: float) -> None:
        self.text, self.elem, self.height = text, elem, height_pt
        self.width = 0.0

    def wrap(self, width: float) -> float:
        """See Block."""
        self.width = width
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        parts = fragments([Run(plain(self.text))], _SLANTED, canvas.fonts)
        with canvas.tagged(self.elem):
            canvas.slanted(x + self.width / 2 + 1.5, top - self.height + 2, self.degrees, parts)


def slanted_height(texts: Sequence[str], story: Story) -> float:
    """Height that slanted headings need, in points."""
    longest = max((width_of(text, _SLANTED, story.fonts) for text in texts), default=0.0)
    return math.sin(math.radians(SlantedHead.degrees)) * longest + 10


def slanted_cell(text: str, height_pt: float) -> Cell:
    """A heading cell of the matrix."""

    def fill(story: Story) -> None:
        story.add(SlantedHead(text, story.here, height_pt))

    return Cell(fill)
