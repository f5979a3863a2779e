# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Tables: cells are stacks of blocks, rows are cut between pages, heading rows come again as artifacts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ara_desktop.pack.tagged.blocks import EPS, Block, Stack
from ara_desktop.pack.tagged.canvas import TaggedCanvas

_REPEAT_AT_MOST_PT = 120  # a higher heading stands on the first page only


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """Lines and paddings of a table, in points; colours ``#RRGGBB``."""

    head_rule: str = "#12305A"
    head_rule_pt: float = 0.9
    row_rule: str = "#C9D1DA"
    row_rule_pt: float = 0.4
    rule_every: int = 1  # rows between light rules; 0 = none
    left_pt: float = 0
    right_pt: float = 8
    top_pt: float = 3.5
    bottom_pt: float = 4
    middle: bool = False  # cells centred vertically
    framed_rows: tuple[int, ...] = ()  # body rows with a frame, from 0 (our own region)


@dataclass(slots=True, eq=False)
class Slot:
    """A cell where it stands: its contents and how many rows and columns it fills."""

    stack: Stack
    column: int
    columns: int = 1
    rows: int = 1
    fill: str = ""


@dataclass(slots=True, eq=False)
class Row:
    """One row of cells; ``number`` counts body rows from 0, heading rows are negative."""

    slots: list[Slot]
    number: int
    height: float = 0.0
    cut: bool = False  # the first half of a row that a page end cuts: no rule below


@dataclass(slots=True, eq=False)
class _Band:
    """Rows that a spanning cell ties together; cut only as a whole."""

    rows: list[Row] = field(default_factory=list)

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)


class Table(Block):
    """Rows under heading rows. ``repeated``: this is the rest of a cut table, its heading is an artifact."""

    def __init__(self, head: Sequence[Row], body: Sequence[Row], widths: Sequence[float], look: TableLook) -> None:
        self.head, self.body = list(head), list(body)
        self.widths = list(widths)
        self.look = look
        self.repeated = False
        self.wide = True
        self.before, self.after = 4, 9
        self.measured = False

    def wrap(self, width: float) -> float:
        """See Block; the widths of the columns are given, ``width`` is not needed."""
        del width
        if not self.measured:
            for row in (*self.head, *self.body):
                row.height = self._single(row)
            self._stretch(self.head)
            self._stretch(self.body)
            self.measured = True
        return self._height(self.head) + self._height(self.body)

    def _inner(self, slot: Slot) -> float:
        across = sum(self.widths[slot.column : slot.column + slot.columns])
        return across - self.look.left_pt - self.look.right_pt

    def _padded(self, slot: Slot) -> float:
        return slot.stack.wrap(self._inner(slot)) + self.look.top_pt + self.look.bottom_pt

    def _single(self, row: Row) -> float:
        return max((self._padded(slot) for slot in row.slots if slot.rows == 1), default=0.0)

    def _stretch(self, rows: list[Row]) -> None:
        """Give the last row of a spanning cell the height that the cell still needs."""
        for at, row in enumerate(rows):
            for slot in row.slots:
                if slot.rows > 1:
                    tied = rows[at : at + slot.rows]
                    tied[-1].height += max(0.0, self._padded(slot) - self._height(tied))

    @staticmethod
    def _height(rows: Sequence[Row]) -> float:
        return sum(row.height for row in rows)

    def least(self, width: float) -> float:
        """See Block: the heading and the first band of rows."""
        self.wrap(width)
        bands = self._bands()
        return self._height(self.head) + (bands[0].height if bands else 0.0)

    def _bands(self) -> list[_Band]:
        bands: list[_Band] = []
        tied = 0
        for row in self.body:
            if tied <= 0:
                bands.append(_Band())
            bands[-1].rows.append(row)
            tied = max(tied - 1, *(slot.rows - 1 for slot in row.slots), 0)
        return bands

    def split(self, width: float, room: float, *, force: bool = False) -> tuple[Block, Block] | None:
        """See Block."""
        self.wrap(width)
        if force and not self.repeated and self.head and self._height(self.head) > room / 2:
            return self._unheaded().split(width, room, force=True)
        left = room - self._height(self.head)
        taken: list[Row] = []
        for band in self._bands():
            if band.height > left + EPS:
                break
            taken += band.rows
            left -= band.height
        rest = self.body[len(taken) :]
        if not rest:
            return None
        if not taken:
            halves = self._halves(rest[0], left) if force and len(self._bands()[0].rows) == 1 else None
            if halves is None:
                return None
            taken, rest = [halves[0]], [halves[1], *rest[1:]]
        return self._part(taken, repeated=self.repeated), self._part(rest, repeated=True)

    def _unheaded(self) -> "Table":
        """The same rows without a heading to repeat: it would leave no room for them."""
        part = Table([], [*self.head, *self.body], self.widths, self.look)
        part.measured = True
        part.after = self.after
        return part

    def _halves(self, row: Row, room: float) -> tuple[Row, Row] | None:
        """Cut one row that is higher than a page."""
        inner = room - self.look.top_pt - self.look.bottom_pt
        upper, lower = Row([], row.number, cut=True), Row([], row.number)
        moved = False
        for slot in row.slots:
            head, tail = slot.stack, Stack([])
            if slot.stack.wrap(self._inner(slot)) > inner + EPS:
                parts = slot.stack.split(self._inner(slot), inner, force=True)
                if parts is None:
                    return None
                head, tail = (part if isinstance(part, Stack) else Stack([part]) for part in parts)
                moved = True
            upper.slots.append(Slot(head, slot.column, slot.columns, 1, slot.fill))
            lower.slots.append(Slot(tail, slot.column, slot.columns, 1, slot.fill))
        return (upper, lower) if moved else None

    def _part(self, body: list[Row], *, repeated: bool) -> "Table":
        head = [] if repeated and self._height(self.head) > _REPEAT_AT_MOST_PT else self.head
        part = Table(head, body, self.widths, self.look)
        part.repeated = repeated
        part.before, part.after = (0 if repeated else self.before), self.after
        return part

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        if self.repeated:
            with canvas.artifact("repeated heading"):
                y = self._rows(canvas, self.head, x, top)
        else:
            y = self._rows(canvas, self.head, x, top)
        self._rows(canvas, self.body, x, y)
        self._rules(canvas, x, top)

    def _rows(self, canvas: TaggedCanvas, rows: list[Row], x: float, top: float) -> float:
        for at, row in enumerate(rows):
            for slot in row.slots:
                self._slot(
                    canvas,
                    slot,
                    x + sum(self.widths[: slot.column]),
                    top,
                    self._height(rows[at : at + slot.rows]),
                    heading=row.number < 0,
                )
            top -= row.height
        return top

    def _slot(self, canvas: TaggedCanvas, slot: Slot, x: float, top: float, height: float, *, heading: bool) -> None:
        if slot.fill:
            across = sum(self.widths[slot.column : slot.column + slot.columns])
            canvas.fill((x, top - height, across, height), slot.fill)
        own = slot.stack.wrap(self._inner(slot))
        down = (height - own) / 2 if self.look.middle else self.look.top_pt
        if heading:  # headings stand on their rule
            down = height - own - self.look.bottom_pt
        slot.stack.draw(canvas, x + self.look.left_pt, top - down)

    def _rules(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        look, right = self.look, x + sum(self.widths)
        y = top - self._height(self.head)
        with canvas.artifact("decoration"):
            if self.head:
                canvas.rule((x, y), (right, y), look.head_rule, look.head_rule_pt)
            for row in self.body:
                upper, y = y, y - row.height
                if look.rule_every and (row.number + 1) % look.rule_every == 0 and not row.cut:
                    canvas.rule((x, y), (right, y), look.row_rule, look.row_rule_pt)
                if row.number in look.framed_rows:
                    self._frame(canvas, x - 3, y, right - x + 3, upper - y)

    def _frame(self, canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        sides = [(corners[at], corners[(at + 1) % 4]) for at in range(4)]
        canvas.rules(sides, self.look.head_rule, 1.1)
