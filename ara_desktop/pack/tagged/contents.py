# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The contents page: one entry per heading; page numbers are written when the last page is known."""

from ara_desktop.pack.errors import LinkDead
from ara_desktop.pack.tagged.blocks import Block
from ara_desktop.pack.tagged.canvas import TaggedCanvas
from ara_desktop.pack.tagged.operators import number, show
from ara_desktop.pack.tagged.paragraph import Paragraph
from ara_desktop.pack.tagged.text import Run, TextStyle, fragments
from ara_desktop.pack.tagged.tree import Elem

_NUMBER_ROOM = 34.0  # points kept free for the page number
_DOTS_END = 26.0


class Entry(Block):
    """Title, leader dots (an artifact), page number: one link."""

    def __init__(self, paragraph: Paragraph, key: str, title: str, elem: Elem) -> None:
        self.paragraph, self.key, self.title, self.elem = paragraph, key, title, elem
        self.before, self.after, self.wide = paragraph.before, paragraph.after, paragraph.wide
        self.width = 0.0

    def wrap(self, width: float) -> float:
        """See Block."""
        self.width = width
        return self.paragraph.wrap(width - _NUMBER_ROOM)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        paragraph, style = self.paragraph, self.paragraph.style
        paragraph.elem = self.elem
        paragraph.draw(canvas, x, top)
        baseline = top - (len(paragraph.lines) - 0.5) * style.leading_pt - 0.33 * style.size_pt
        right = x + self.width
        start = x + style.left_pt + (paragraph.lines[-1].width_pt if paragraph.lines else 0) + 6
        with canvas.artifact("leader dots"):
            dot = canvas.fonts.face(style.face).width(" .") * style.size_pt
            dots = int((right - _DOTS_END - start) / dot)
            canvas.label(right - _DOTS_END, baseline, " ." * dots, style, align="right")
        with canvas.tagged(self.elem):
            canvas.late(lambda: _page_of(self.key, self.title, canvas, paragraph.style, right, baseline, 1.0))
        canvas.link((x, top - paragraph.height, self.width, paragraph.height), f"#{self.key}", self.title, self.elem)


class PageNumber(Block):
    """The page number of a place, alone in its paragraph or cell; written late, linked if ``title`` is given."""

    def __init__(self, key: str, title: str, style: TextStyle, elem: Elem) -> None:
        self.key, self.title, self.style, self.elem = key, title, style, elem
        self.before, self.after, self.wide = style.before_pt, style.after_pt, style.wide
        self.width = 0.0

    def wrap(self, width: float) -> float:
        """See Block."""
        self.width = width
        return self.style.leading_pt

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        style = self.style
        baseline = top - style.leading_pt / 2 - 0.33 * style.size_pt
        share = {"left": 0.0, "right": 1.0, "centre": 0.5}[style.align]
        at = x + style.left_pt + share * (self.width - style.left_pt - style.right_pt)
        link = self.elem.child("Link") if self.title else self.elem
        with canvas.tagged(link):
            canvas.late(lambda: _page_of(self.key, self.title, canvas, style, at, baseline, share))
        if self.title:
            canvas.link((x, top - style.leading_pt, self.width, style.leading_pt), f"#{self.key}", self.title, link)


def _page_of(
    key: str, title: str, canvas: TaggedCanvas, style: TextStyle, x: float, baseline: float, share: float
) -> str:
    """Operators for a page number; ``share`` of its width lies left of ``x``. Raises: LinkDead."""
    if key not in canvas.places:
        raise LinkDead(key=key, text=title)
    parts = fragments([Run(str(canvas.places[key][0] + 1))], style, canvas.fonts)
    width = sum(look.width(text) for look, text in parts)
    shown = "\n".join(show(look, text, canvas.document) for look, text in parts)
    return f"BT {number(x - share * width)} {number(baseline)} Td\n{shown}\nET"
