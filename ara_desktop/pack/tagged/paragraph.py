# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Paragraphs and headings: text broken into lines once, cut between lines, drawn as marked content."""

from collections.abc import Sequence

from ara_desktop.pack.fonts import Fonts
from ara_desktop.pack.hyphen import Hyphenator
from ara_desktop.pack.tagged.blocks import EPS, Block
from ara_desktop.pack.tagged.breaking import Line, break_lines
from ara_desktop.pack.tagged.canvas import Placed, TaggedCanvas
from ara_desktop.pack.tagged.text import SOFT_HYPHEN, Fragment, Run, TextStyle, fragments
from ara_desktop.pack.tagged.tree import Elem

_BASELINE = 0.33  # of the type size below the middle of a line: capitals stand optically centred
_TIE = {" ": " ", "\n": "\n", SOFT_HYPHEN: SOFT_HYPHEN, "": ""}


class Paragraph(Block):
    """Text of one element. ``label`` (bullet, number, time mark) is drawn beside the first line as its own element."""

    def __init__(
        self, parts: Sequence[Fragment], style: TextStyle, elem: Elem | None, hyphenator: Hyphenator | None = None
    ) -> None:
        self.parts = list(parts)
        self.style = style
        self.elem = elem
        self.hyphenator = hyphenator
        self.before, self.after = style.before_pt, style.after_pt
        self.keep_next, self.wide = style.keep_next, style.wide
        self.label: tuple[Sequence[Fragment], Elem] | None = None
        self.changed = False  # draws a change bar in the left margin
        self.owners: dict[int, Elem] = {}  # elements of links and spans, shared with the other half when cut
        self.lines: list[Line] = []
        self.width = -1.0

    @property
    def height(self) -> float:
        """Height of the lines in points."""
        return len(self.lines) * self.style.leading_pt + 2 * self.style.fill_pad_pt

    def wrap(self, width: float) -> float:
        """See Block."""
        if width != self.width:
            style = self.style
            self.lines = break_lines(
                self.parts,
                width - style.left_pt - style.right_pt,
                positions=self.hyphenator.positions if self.hyphenator else None,
                hyphenate_from=style.hyphenate_from,
            )
            self.width = width
        return self.height

    def least(self, width: float) -> float:
        """See Block: two lines, or all of them where the paragraph must stay whole or would leave one behind."""
        height = self.wrap(width)
        if self.style.whole or len(self.lines) <= 3:
            return height
        return 2 * self.style.leading_pt + 2 * self.style.fill_pad_pt

    def split(self, width: float, room: float, *, force: bool = False) -> tuple[Block, Block] | None:
        """See Block; at least two lines stay on each side unless forced."""
        self.wrap(width)
        fit = int((room - 2 * self.style.fill_pad_pt) / self.style.leading_pt + EPS)
        if force:
            fit = min(fit, len(self.lines) - 1)
            least = 1
        else:
            fit = min(fit, len(self.lines) - 2)
            least = 2
        if fit < least or (self.style.whole and not force):
            return None
        return self._part(self.lines[:fit], first=True), self._part(self.lines[fit:], first=False)

    def _part(self, lines: list[Line], *, first: bool) -> "Paragraph":
        parts: list[Fragment] = []
        for line in lines:
            parts += line.parts
            if line.end and line.parts:
                look, text = parts[-1]
                parts[-1] = (look, text + _TIE[line.end])
        part = self.__class__.__new__(self.__class__)
        part.__dict__.update(self.__dict__)
        part.parts, part.lines = parts, list(lines)
        if first:
            part.keep_next = False
        else:
            part.label = None
            part.before = 0
        return part

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        style = self.style
        if style.fill and self.lines:
            self._tint(canvas, x, top)
        top -= style.fill_pad_pt
        first_baseline = top - style.leading_pt / 2 - style.size_pt * _BASELINE
        if self.changed and self.lines:
            with canvas.artifact("change bar"):
                canvas.fill((x - 11, top - self.height, 1.6, self.height), style.colour)
        if self.label is not None:
            parts, elem = self.label
            canvas.flow([(x + style.label_at_pt, first_baseline, parts)], elem, {})
        placed: list[Placed] = []
        for at, line in enumerate(self.lines):
            start = x + style.left_pt + self._shift(line)
            placed.append((start, first_baseline - at * style.leading_pt, _drawn(line)))
        if placed:
            canvas.flow(placed, self.elem, self.owners)
            if self.owners and not canvas.in_artifact:
                self._links(canvas, placed)

    def _shift(self, line: Line) -> float:
        spare = self.width - self.style.left_pt - self.style.right_pt - line.width_pt
        return {"left": 0.0, "right": spare, "centre": spare / 2}[self.style.align]

    def _tint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        style, pad = self.style, self.style.fill_pad_pt
        width = self.width - style.left_pt - style.right_pt + 2 * pad
        with canvas.artifact("decoration"):
            canvas.fill((x + style.left_pt - pad, top - self.height, width, self.height), style.fill)

    def _links(self, canvas: TaggedCanvas, placed: Sequence[Placed]) -> None:
        for x, y, parts in placed:
            left = x
            for look, text in parts:
                width = look.width(text)
                if look.run.link and text.strip():
                    box = (left, y - 0.28 * look.size_pt + look.rise_pt, width, 1.2 * look.size_pt)
                    canvas.link(box, look.run.link, look.run.spoken or look.run.text, self.owners[look.place])
                left += width


class Heading(Paragraph):
    """A heading: never cut, never last on a page, a place of its own and, if wanted, a bookmark."""

    key: str = ""
    title: str = ""  # for the outline and the contents page
    level: int = 1
    in_outline: bool = False

    def split(self, width: float, room: float, *, force: bool = False) -> tuple[Block, Block] | None:
        """See Block."""
        return super().split(width, room, force=True) if force else None

    def least(self, width: float) -> float:
        """See Block."""
        return self.wrap(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        if self.key:
            canvas.place(self.key, (0, top + 12))
            if self.in_outline:
                canvas.outline.append((self.level - 1, self.title, self.key))
            self.key = ""  # the rest of a forced cut is the same place
        super().draw(canvas, x, top)


def _drawn(line: Line) -> Sequence[Fragment]:
    """The line with what a reader needs at its end: a space, or a hyphen that is known to be soft."""
    if not line.end or not line.parts:
        return line.parts
    look, text = line.parts[-1]
    return [*line.parts[:-1], (look, text + (SOFT_HYPHEN if line.end == SOFT_HYPHEN else " "))]


def label_parts(text: str, style: TextStyle, fonts: Fonts) -> list[Fragment]:
    """A label's letters in the label look of a style."""
    own = TextStyle(
        name=f"{style.name} label",
        size_pt=style.label_size_pt or style.size_pt,
        leading_pt=style.leading_pt,
        face=style.label_face,
        colour=style.label_colour or style.colour,
    )
    return fragments([Run(f"{text} ")], own, fonts)  # the space keeps label and text apart for a reader
