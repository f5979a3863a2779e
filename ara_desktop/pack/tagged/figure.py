# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Figures: a drawing or picture with a text that says the same."""

from typing import Any

from ara_desktop.pack.tagged.blocks import Block
from ara_desktop.pack.tagged.canvas import TaggedCanvas
from ara_desktop.pack.tagged.operators import number
from ara_desktop.pack.tagged.tree import Elem


class Figure(Block):
    """Any block as one Figure with alternative text; what it draws is its content."""

    def __init__(self, inner: Block, elem: Elem) -> None:
        self.inner = inner
        self.elem = elem
        self.before, self.after, self.wide = inner.before, inner.after, inner.wide
        self.keep_next = inner.keep_next
        self.size = (0.0, 0.0)

    def wrap(self, width: float) -> float:
        """See Block."""
        self.size = (width, self.inner.wrap(width))
        return self.size[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        width, height = self.size
        box = " ".join(map(number, (x, top - height, x + width, top)))
        self.elem.attributes = {"Layout": {"Placement": "/Block", "BBox": f"[{box}]"}}
        with canvas.tagged(self.elem):
            self.inner.draw(canvas, x, top)


class Picture(Block):
    """A JPEG or PNG, scaled to a width; give it to ``Story.figure``."""

    def __init__(self, data: bytes, *, width_pt: float) -> None:
        from io import BytesIO

        from reportlab.lib.utils import ImageReader

        self.image: Any = ImageReader(BytesIO(data))
        across, down = self.image.getSize()
        self.box = (width_pt, float(width_pt * down / across))
        self.before, self.after = 2, 7

    def wrap(self, width: float) -> float:
        """See Block."""
        del width
        return float(self.box[1])

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        width, height = self.box
        canvas.picture(self.image, (x, top - height, width, height))
