# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The stance matrix on one page: up to 60 regions, signs with texture and colour, our readings as a second, small sign."""

from dataclasses import replace

from ara_desktop.pack import blocks as b
from ara_desktop.pack import style
from ara_desktop.pack.shapes import StanceCode, draw_sign, draw_tint, slanted_cell, slanted_height
from ara_desktop.pack.tagged import Block, Cell, Elem, Run, Story, TableLook, TaggedCanvas, add_table

FRAME_HEIGHT = style.BODY_FRAME[3]
_TALLEST_ROW, _FLATTEST_ROW = 13.0, 6.4
_OTHER_HEIGHT = 112.0  # title, introduction, legend and gaps
_WIDEST_COLUMN = 28.0
_TOTAL_ROW = 11.5


class StancePair(Block):
    """A cell: what was declared, and at its right, smaller and on white, what we read into it."""

    def __init__(self, cell: b.Cell, elem: Elem, height_pt: float) -> None:
        self.declared, self.reading = code_of(cell.declared), cell.reading
        self.elem, self.height, self.width = elem, height_pt, 0.0

    def wrap(self, width: float) -> float:
        """See Block."""
        self.width = width
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        height, width = self.height, self.width
        box = (x, top - height, width, height)
        middle = top - height / 2
        radius = min(height * 0.32, 3.6)
        with canvas.artifact("decoration"):
            draw_tint(canvas, self.declared, box, quiet=min(height * 1.3, 12))
            if self.reading:
                plate = (x + width - height - 1, top - height + 0.8, height, height - 1.6)
                canvas.fill(plate, style.WHITE)
                canvas.rules(_edges(plate), style.NAVY, 0.5)
        with canvas.tagged(self.elem):
            canvas.fill((x + width / 2, middle, 0.01, 0.01), style.STANCE_FILL[self.declared])
            centre = x + (width - height) / 2 if self.reading else x + width / 2
            draw_sign(canvas, self.declared, (centre, middle), radius, style.STANCE_INK[self.declared])
            if self.reading:
                spot = (x + width - height / 2 - 1, middle)
                draw_sign(canvas, code_of(self.reading), spot, radius * 0.8, style.NAVY)


def _edges(box: tuple[float, float, float, float]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    x, y, width, height = box
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    return [(corners[at], corners[(at + 1) % 4]) for at in range(4)]


def code_of(stance: str) -> StanceCode:
    """The code of the shapes; empty and newer codes are not known."""
    return stance if stance in style.STANCE_FILL else "unknown"  # type: ignore[return-value]


def add_matrix(story: Story, matrix: b.Matrix) -> None:
    """The table, its totals and its legend; rows are as high as one page allows."""
    heads = [f"{label}  {title}" for label, title in matrix.heads]
    head_height = slanted_height(heads, story)
    room = FRAME_HEIGHT - _OTHER_HEIGHT - head_height - _TOTAL_ROW * (len(matrix.totals) + 1)
    row = max(_FLATTEST_ROW, min(_TALLEST_ROW, room / max(1, len(matrix.rows))))
    cell_height = row - 1.6
    size = min(8.8, cell_height * 0.82)
    region = replace(style.MATRIX_CELL, name="matrix region", size_pt=size, leading_pt=cell_height)
    ours = replace(region, name="matrix own region", face="bold")
    total = replace(style.MATRIX_CELL, name="matrix total", size_pt=8.2, leading_pt=_TOTAL_ROW - 1.6)
    number = replace(total, name="matrix number", align="centre")
    rows: list[list[Cell]] = [
        [Cell(matrix.region_head, style.TABLE_HEAD), *(slanted_cell(head, head_height) for head in heads)]
    ]
    rows += [
        [Cell(one.region, ours if one.ours else region), *(_pair(cell, cell_height) for cell in one.cells)]
        for one in matrix.rows
    ]
    if matrix.totals:
        rows.append([Cell(matrix.totals_head, replace(total, name="matrix totals", face="semibold", colour=style.NAVY)),
                     *(Cell(label, replace(number, name="matrix label", face="semibold", colour=style.NAVY))
                       for label, _ in matrix.heads)])  # fmt: skip
    rows += [
        [Cell(words, total), *(Cell(str(n) if n else "–", number) for n in numbers)]
        for _, words, numbers in matrix.totals
    ]
    column = min(_WIDEST_COLUMN, (style.TEXT_WIDTH - 120) / len(heads))
    overhang = max(0.0, head_height - 10 - column / 2 - style.RIGHT * 0.35)
    first = min(150.0, style.TEXT_WIDTH - overhang - column * len(heads))
    framed = tuple(at for at, one in enumerate(matrix.rows) if one.ours)
    look = TableLook(head_rule=style.NAVY, row_rule=style.RULE, rule_every=5, right_pt=2, top_pt=0.6, bottom_pt=1,
                     middle=True, framed_rows=framed)  # fmt: skip
    add_table(story, rows, [first, *[column] * len(heads)], style.CELLS, look=look, head_columns=1,
              summary=matrix.summary)  # fmt: skip
    story.add(Legend(story, matrix))


def _pair(cell: b.Cell, height: float) -> Cell:
    def fill(story: Story) -> None:
        story.add(StancePair(cell, story.leaf("Span", spoken=cell.spoken), height))

    return Cell(fill)


class Legend(Block):
    """The signs and what they mean, over the whole width."""

    def __init__(self, story: Story, matrix: b.Matrix) -> None:
        self.entries = matrix.legend
        self.reading = matrix.reading_legend
        self.elem = story.leaf("P")
        self.before, self.after, self.wide = 6.0, 4.0, True
        self.rows: list[list[tuple[str, str, float]]] = []

    def wrap(self, width: float) -> float:
        """See Block."""
        self.rows, left = [[]], width
        for code, words in (*self.entries, *((("reading", self.reading),) if self.reading else ())):
            need = 28 + 4.3 * len(words)
            if need > left and self.rows[-1]:
                self.rows.append([])
                left = width
            self.rows[-1].append((code, words, width - left))
            left -= need
        return 13.0 * len(self.rows)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        look = replace(style.SMALL, name="matrix legend", size_pt=8.2)
        for at, row in enumerate(self.rows):
            base = top - 10 - 13 * at
            for code, words, offset in row:
                self._entry(canvas, code, (x + offset, base))
                with canvas.tagged(self.elem):
                    canvas.label(x + offset + 16, base, [Run(words + " ")], look)

    @staticmethod
    def _entry(canvas: TaggedCanvas, code: str, at: tuple[float, float]) -> None:
        x, base = at
        with canvas.artifact("decoration"):
            if code == "reading":
                plate = (x + 1, base - 1.5, 10, 9)
                canvas.fill(plate, style.WHITE)
                canvas.rules(_edges(plate), style.NAVY, 0.5)
                return
            sign = code_of(code)
            draw_tint(canvas, sign, (x, base - 1.5, 12, 9), quiet=8.5)
            draw_sign(canvas, sign, (x + 6, base + 3), 2.8, style.STANCE_INK[sign])
