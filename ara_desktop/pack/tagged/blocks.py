# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What a page is filled with: anything that knows its height, can be cut at a page end, and draws itself."""

from collections.abc import Sequence
from typing import Self

from ara_desktop.pack.tagged.canvas import TaggedCanvas

EPS = 1e-6


class Block:
    """One piece of the flow. ``before`` and ``after`` are spaces in points; the larger of two neighbours counts."""

    before: float = 0
    after: float = 0
    keep_next: bool = False  # never the last thing on a page
    wide: bool = False  # laid out over the margin column too

    def wrap(self, width: float) -> float:
        """Lay out for a width; returns the height. Called again with another width it lays out again."""
        raise NotImplementedError

    def least(self, width: float) -> float:
        """Height of the smallest first part that may stand at a page end."""
        return self.wrap(width)

    def split(self, width: float, room: float, *, force: bool = False) -> "tuple[Block, Block] | None":
        """Cut so that the first part fits into ``room``; None when it cannot be cut there.

        ``force``: the block stands on a fresh page, so rules of good form give way.
        """
        del width, room, force
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw with the upper left corner at ``x``, ``top``; ``wrap`` was called before."""
        raise NotImplementedError


class Space(Block):
    """White space; vanishes at a page end."""

    def __init__(self, height_pt: float) -> None:
        self.height = height_pt

    def wrap(self, width: float) -> float:
        """See Block."""
        del width
        return self.height

    def split(self, width: float, room: float, *, force: bool = False) -> tuple[Block, Block] | None:
        """See Block."""
        del width, room, force
        return Space(0), Space(0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""


class Anchor(Block):
    """A place that links can point to, at the top of what follows."""

    keep_next = True

    def __init__(self, key: str) -> None:
        self.key = key

    def wrap(self, width: float) -> float:
        """See Block."""
        del width
        return 0

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        del x
        canvas.place(self.key, (0, top + 12))


class Mark(Block):
    """Tells the flow something; draws nothing, and has no effect inside a box or what is kept together."""

    def wrap(self, width: float) -> float:
        """See Block."""
        del width
        return 0

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""


class Turn(Mark):
    """A new page, from then on with another sheet if one is named."""

    def __init__(self, sheet: str = "") -> None:
        self.sheet = sheet


class Room(Mark):
    """A new page unless so much height is left."""

    def __init__(self, height_pt: float) -> None:
        self.height = height_pt


class Note(Mark):
    """Facts for the furniture of the pages from here on (running title, group of pages); takes no height."""

    def __init__(self, facts: dict[str, str]) -> None:
        self.facts = facts


class Stack(Block):
    """Blocks above each other, cut only between them or where they can be cut."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self.heights: list[float] = []
        self.gaps: list[float] = []
        self.width = 0.0

    def wrap(self, width: float) -> float:
        """See Block."""
        self.width = width
        self.heights = [block.wrap(width) for block in self.blocks]
        self.gaps = [0.0] + [max(a.after, b.before) for a, b in zip(self.blocks, self.blocks[1:], strict=False)]
        self.gaps = self.gaps[: len(self.blocks)]
        return sum(self.heights) + sum(self.gaps)

    def least(self, width: float) -> float:
        """See Block."""
        height = 0.0
        self.wrap(width)
        for block, own, gap in zip(self.blocks, self.heights, self.gaps, strict=True):
            if not block.keep_next:
                return height + gap + block.least(width)
            height += gap + own
        return height

    def split(self, width: float, room: float, *, force: bool = False) -> tuple[Block, Block] | None:
        """See Block."""
        self.wrap(width)
        at, left = 0, room
        while at < len(self.blocks) and self.gaps[at] + self.heights[at] <= left + EPS:
            left -= self.gaps[at] + self.heights[at]
            at += 1
        if at == len(self.blocks):
            return None
        head, tail = self.blocks[:at], self.blocks[at:]
        chained = all(block.keep_next for block in head)  # nothing here may stand alone: its follower must give way
        parts = tail[0].split(width, left - self.gaps[at], force=force and chained)
        if parts is not None:
            head, tail = [*head, parts[0]], [parts[1], *tail[1:]]
        elif not (force and chained):
            while head and head[-1].keep_next:
                tail.insert(0, head.pop())
        if not head:
            return None
        return self._part(head), self._part(tail)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        for block, height, gap in zip(self.blocks, self.heights, self.gaps, strict=True):
            top -= gap
            block.draw(canvas, x, top)
            top -= height

    def _part(self, blocks: list[Block]) -> Self:
        part = self.__class__.__new__(self.__class__)
        part.__dict__.update(self.__dict__)
        part.blocks = blocks
        return part


class Keep(Stack):
    """Blocks that stay on one page if a page can hold them."""

    def least(self, width: float) -> float:
        """See Block."""
        return self.wrap(width)

    def split(self, width: float, room: float, *, force: bool = False) -> tuple[Block, Block] | None:
        """See Block."""
        return super().split(width, room, force=True) if force else None


class Aside(Stack):
    """Blocks in the margin column, beside what follows; they take no height in the text column."""

    def __init__(self, blocks: Sequence[Block], rule: str) -> None:
        super().__init__(blocks)
        self.rule = rule

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        super().draw(canvas, x, top)
        with canvas.artifact("decoration"):
            bottom = top - sum(self.heights) - sum(self.gaps)
            canvas.rule((x - 8.5, top + 2), (x - 8.5, bottom), self.rule, 0.6)


class TintBox(Stack):
    """Blocks on a tint with a heavy bar at the left; cut between pages like its contents."""

    bar_pt = 3.0

    def __init__(self, blocks: Sequence[Block], *, fill: str, bar: str, pad_pt: float = 9) -> None:
        super().__init__(blocks)
        self.fill, self.bar, self.pad = fill, bar, pad_pt
        self.before, self.after = 6, 10

    def _inner(self, width: float) -> float:
        return width - 2 * self.pad - self.bar_pt

    def wrap(self, width: float) -> float:
        """See Block."""
        self.height = super().wrap(self._inner(width)) + 2 * self.pad
        self.outer = width
        return self.height

    def least(self, width: float) -> float:
        """See Block."""
        self.wrap(width)
        first = self.blocks[0] if self.blocks else Space(0)
        second = self.blocks[1].least(self.width) if first.keep_next and len(self.blocks) > 1 else 0
        return first.least(self.width) + second + 2 * self.pad

    def split(self, width: float, room: float, *, force: bool = False) -> tuple[Block, Block] | None:
        """See Block."""
        inner = self._inner(width)
        plain_stack = Stack(self.blocks)
        parts = plain_stack.split(inner, room - 2 * self.pad, force=force)
        if parts is None:
            return None
        head, tail = parts
        if not (isinstance(head, Stack) and isinstance(tail, Stack)):
            raise TypeError("a stack is cut into stacks")
        return self._part(head.blocks), self._part(tail.blocks)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        with canvas.artifact("decoration"):
            canvas.fill((x, top - self.height, self.outer, self.height), self.fill)
            canvas.fill((x, top - self.height, self.bar_pt, self.height), self.bar)
        super().draw(canvas, x + self.bar_pt + self.pad, top - self.pad)
