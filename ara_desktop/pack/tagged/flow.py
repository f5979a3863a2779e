# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Filling pages with blocks, one pass."""

from collections import deque
from collections.abc import Mapping, Sequence

from ara_desktop.pack.errors import LayoutImpossible
from ara_desktop.pack.tagged.blocks import EPS, Aside, Block, Note, Room, Space, Stack, Turn
from ara_desktop.pack.tagged.canvas import TaggedCanvas
from ara_desktop.pack.tagged.paragraph import Paragraph
from ara_desktop.pack.tagged.sheet import Furniture, PageFacts, Sheet, complete


class Flow:
    """Lays blocks out on sheets. The first sheet of the mapping is the one to begin with."""

    def __init__(self, canvas: TaggedCanvas, sheets: Mapping[str, Sheet]) -> None:
        self.canvas = canvas
        self.sheets = sheets
        self.sheet = next(iter(sheets.values()))
        self.pages: list[PageFacts] = []
        self.facts: dict[str, str] = {}
        self.queue: deque[Block] = deque()
        self._begin_page()

    def run(self, blocks: Sequence[Block]) -> list[PageFacts]:
        """Draw everything; returns what is known about each page. Raises: LayoutImpossible."""
        self.queue.extend(blocks)
        while self.queue:
            self._step(self.queue.popleft())
        self._end_page(self.sheet)
        complete(self.pages)
        return self.pages

    # ---- pages ---------------------------------------------------------------------------------

    def _begin_page(self) -> None:
        self.top = self.sheet.frame[1] + self.sheet.frame[3]
        self.y = self.top
        self.aside_y = self.top
        self.after = 0.0
        self.fresh = True
        self.page = PageFacts(len(self.pages) + 1, self.sheet.name)
        self.pages.append(self.page)

    def _end_page(self, following: Sheet) -> None:
        page, sheet, canvas = self.page, self.sheet, self.canvas
        page.facts = dict(self.facts)
        canvas.late(lambda: canvas.captured(lambda: sheet.furnish(Furniture(canvas, page, sheet.size_pt))))
        canvas.end_page(following.size_pt)

    def _turn(self, sheet: str = "") -> None:
        following = self.sheets[sheet] if sheet else self.sheet
        self._end_page(following)
        self.sheet = following
        self._begin_page()

    # ---- blocks --------------------------------------------------------------------------------

    @property
    def _room(self) -> float:
        return self.y - self.sheet.frame[1]

    def _width(self, block: Block) -> float:
        return self.sheet.frame[2] if block.wide else self.sheet.column

    def _step(self, block: Block) -> None:
        if isinstance(block, Note):
            self.facts.update(block.facts)
        elif isinstance(block, Turn):
            self._turn_page(block.sheet)
        elif isinstance(block, Room):
            if block.height > self._room and not self.fresh:
                self._turn()
        elif isinstance(block, Aside):
            self._aside(block)
        else:
            self._place(block)

    def _turn_page(self, sheet: str) -> None:
        """A wanted new page; on a page where nothing stands yet only the sheet changes."""
        if not self.fresh or self.canvas.drawn:
            self._turn(sheet)
        elif sheet and sheet != self.sheet.name:
            self.sheet = self.sheets[sheet]
            self.pages.pop()
            self.canvas.resize(self.sheet.size_pt)
            self._begin_page()

    def _place(self, block: Block) -> None:
        width = self._width(block)
        gap = 0.0 if self.fresh else max(self.after, block.before)
        if block.wide and not self.fresh:  # what is wide begins below the notes in the margin column
            gap = max(gap, self.y - self.aside_y)
        height = block.wrap(width)
        if isinstance(block, Space) and self.fresh and not self.canvas.drawn and len(self.pages) > 1:
            return
        if gap + height <= self._room + EPS and self._chain_fits(block, gap + height):
            self._draw(block, gap, height)
            return
        if not block.keep_next:
            parts = block.split(width, self._room - gap)
            if parts is not None:
                self._draw_parts(parts, gap)
                return
        if not self.fresh:
            self._turn()
            self.queue.appendleft(block)
            return
        if gap + height <= self._room + EPS:  # a chain of headings longer than a page
            self._draw(block, gap, height)
            return
        parts = block.split(width, self._room, force=True)
        if parts is None:
            raise LayoutImpossible(what=type(block).__name__, height_pt=round(height), room_pt=round(self._room))
        self._draw_parts(parts, gap)

    def _draw_parts(self, parts: tuple[Block, Block], gap: float) -> None:
        head, tail = parts
        height = head.wrap(self._width(head))
        self._draw(head, gap, height)
        self._turn()
        self.queue.appendleft(tail)

    def _chain_fits(self, block: Block, used: float) -> bool:
        """Whether what must follow on the same page finds room for its beginning."""
        last = block
        for following in self.queue:
            if not last.keep_next:
                return True
            if isinstance(following, Note | Aside):
                continue
            if isinstance(following, Turn | Room):
                return True
            width = self._width(following)
            used += max(last.after, following.before)
            if not following.keep_next:
                return used + following.least(width) <= self._room + EPS
            used += following.wrap(width)
            last = following
        return True

    def _draw(self, block: Block, gap: float, height: float) -> None:
        self.y -= gap
        if not self.page.opening:
            self.page.opening = _first_words(block)
        block.draw(self.canvas, self.sheet.frame[0], self.y)
        self.y -= height
        self.after = block.after
        self.fresh = False

    def _aside(self, aside: Aside) -> None:
        """Beside what follows; what finds no room there is set in the text column, so that nothing is lost."""
        x, width = self.sheet.margin
        if width <= 0:
            self.queue.extendleft(reversed(aside.blocks))
            return
        top = min(self.y - (0 if self.fresh else self.after), self.aside_y)
        room = top - self.sheet.frame[1]
        height = aside.wrap(width)
        if height > room + EPS:
            parts = aside.split(width, room)
            if parts is None:
                self.queue.extendleft(reversed(aside.blocks))
                return
            head, tail = parts
            if isinstance(head, Aside) and isinstance(tail, Aside):
                aside, height = head, head.wrap(width)
                self.queue.extendleft(reversed(tail.blocks))
        aside.draw(self.canvas, x, top)
        self.aside_y = top - height - 12


def _first_words(block: Block) -> str:
    """The first line of text in a block that has been laid out."""
    if isinstance(block, Paragraph) and block.lines:
        return " ".join("".join(text for _, text in block.lines[0].parts).split())
    inner = block.blocks if isinstance(block, Stack) else []
    return next(filter(None, map(_first_words, inner)), "")
