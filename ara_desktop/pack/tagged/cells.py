# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Tables as a story tells them: rows of texts and cells become rows of slots with their structure elements."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ara_desktop.pack.errors import TableRagged
from ara_desktop.pack.tagged.blocks import Block, Stack
from ara_desktop.pack.tagged.story import Story
from ara_desktop.pack.tagged.table import Row, Slot, Table, TableLook
from ara_desktop.pack.tagged.text import Run, Text, TextStyle, plain
from ara_desktop.pack.tagged.tree import Elem


@dataclass(frozen=True, slots=True, kw_only=True)
class CellStyles:
    """Text styles of heading cells, row heading cells and the others."""

    head: TextStyle
    row_head: TextStyle
    cell: TextStyle


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. ``content``: text, or a function that fills the cell (``lambda story: story.items(...)``)."""

    content: Text | Callable[[Story], None]
    style: TextStyle | None = None
    rows: int = 1
    columns: int = 1
    fill: str = ""
    lang: str = ""


CellLike = str | Run | Cell


def add_table(
    story: Story,
    rows: Sequence[Sequence[CellLike]],
    widths: Sequence[float],
    styles: CellStyles,
    *,
    look: TableLook,
    head_rows: int = 1,
    head_columns: int = 0,
    summary: str = "",
) -> Table:
    """Add a table to the story. Widths in points; a row leaves out what a cell above or before it covers.

    Raises: TableRagged, GlyphMissing.
    """
    maker = _Maker(story, len(widths), styles, head_columns)
    outer = story.here.child("Table")
    if summary:
        outer.attributes = {"Table": {"Summary": _literal(plain(summary))}}
    above = head_rows if len(rows) > head_rows else 0  # a heading over nothing is the body (7.2 of ISO 14289-1)
    head_elem = outer.child("THead") if above else outer
    body_elem = outer.child("TBody")
    head = [maker.row(row, head_elem, at, heading=True) for at, row in enumerate(rows[:above])]
    body = [maker.row(row, body_elem, at, heading=at < head_rows - above) for at, row in enumerate(rows[above:])]
    maker.close(len(rows))
    table = Table(head, body, widths, look)
    story.add(table)
    return table


class _Maker:
    def __init__(self, story: Story, columns: int, styles: CellStyles, head_columns: int) -> None:
        self.story, self.columns, self.styles, self.head_columns = story, columns, styles, head_columns
        self.covered = [0] * columns  # rows that a cell above still fills, per column

    def row(self, cells: Sequence[CellLike], group: Elem, number: int, *, heading: bool) -> Row:
        outer = group.child("TR")
        slots: list[Slot] = []
        free = [at for at in range(self.columns) if not self.covered[at]]
        self.covered = [max(0, left - 1) for left in self.covered]
        for given in cells:
            cell = given if isinstance(given, Cell) else Cell(given)
            if len(free) < cell.columns or free[: cell.columns] != list(range(free[0], free[0] + cell.columns)):
                raise TableRagged(row=number, cells=len(cells), columns=self.columns)
            column = free[0]
            free = free[cell.columns :]
            for at in range(column, column + cell.columns):
                self.covered[at] = max(self.covered[at], cell.rows - 1)
            slots.append(self._slot(cell, outer, column, heading=heading))
        if free:
            raise TableRagged(row=number, cells=len(cells), columns=self.columns)
        return Row(slots, -1 if heading else number)

    def close(self, row: int) -> None:
        """After the last row no cell may still reach down."""
        if any(self.covered):
            raise TableRagged(row=row, cells=0, columns=self.columns)

    def _slot(self, cell: Cell, row: Elem, column: int, *, heading: bool) -> Slot:
        row_head = not heading and column < self.head_columns
        elem = row.child("TH" if heading or row_head else "TD", lang="" if cell.lang == self.story.lang else cell.lang)
        elem.empty_ok = True
        attributes: dict[str, str] = {}
        if heading or row_head:
            attributes["Scope"] = "/Column" if heading else "/Row"
        if cell.rows > 1:
            attributes["RowSpan"] = str(cell.rows)
        if cell.columns > 1:
            attributes["ColSpan"] = str(cell.columns)
        elem.attributes = {"Table": attributes} if attributes else {}
        style = cell.style or (self.styles.head if heading else self.styles.row_head if row_head else self.styles.cell)
        return Slot(Stack(self._blocks(cell, elem, style)), column, cell.columns, cell.rows, cell.fill)

    def _blocks(self, cell: Cell, elem: Elem, style: TextStyle) -> list[Block]:
        content = cell.content
        if callable(content):
            return self.story.within(elem, content)
        return [self.story.paragraph_of(elem, content, style, lang=cell.lang)]


def _literal(text: str) -> str:
    """A PDF string inside an attribute, in letters every reader knows."""
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"
