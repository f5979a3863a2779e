# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Sheets (page size, text frame) and their furniture: headers and footers, drawn when all pages are known."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from ara_desktop.pack.tagged.canvas import ArtifactName, Box, Point, TaggedCanvas
from ara_desktop.pack.tagged.text import Text, TextStyle


@dataclass(slots=True)
class PageFacts:
    """What is known about one page when the pack has been laid out; ``number`` counts from 1."""

    number: int
    sheet: str
    facts: dict[str, str] = field(default_factory=dict)  # as ``Story.note`` left them at the page's end
    opening: str = ""  # first words on the page
    pages: int = 0
    group_number: int = 0  # this is page n ...
    group_pages: int = 0  # ... of so many with the same fact "group"
    next_opening: str = ""  # first words of the next page of the group; the catchword


class Furniture:
    """Draws headers and footers of one page; everything is a named artifact."""

    def __init__(self, canvas: TaggedCanvas, page: PageFacts, size_pt: Point) -> None:
        self._canvas = canvas
        self.page = page
        self.size_pt = size_pt

    def text(
        self,
        name: ArtifactName,
        at: Point,
        text: Text,
        style: TextStyle,
        *,
        align: Literal["left", "right", "centre"] = "left",
    ) -> float:
        """One line of text with its baseline at ``at``; returns its width. Raises: GlyphMissing."""
        with self._canvas.artifact(name):
            return self._canvas.label(*at, text, style, align=align)

    def rule(self, start: Point, end: Point, tint: str, width_pt: float = 0.5) -> None:
        """A line."""
        with self._canvas.artifact("decoration"):
            self._canvas.rule(start, end, tint, width_pt)

    def fill(self, box: Box, tint: str) -> None:
        """A filled rectangle."""
        with self._canvas.artifact("decoration"):
            self._canvas.fill(box, tint)


def unfurnished(_furniture: Furniture) -> None:
    """No header, no footer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A kind of page, in points from the lower left corner. ``column_pt``: width of text; 0 = the whole frame.

    What is left of the frame beside the column, less the gutter, is the margin column.
    """

    name: str
    size_pt: Point
    frame: Box
    column_pt: float = 0
    gutter_pt: float = 17
    furnish: Callable[[Furniture], None] = unfurnished

    @property
    def column(self) -> float:
        """Width of the text column."""
        return self.column_pt or self.frame[2]

    @property
    def margin(self) -> tuple[float, float]:
        """Left edge and width of the margin column."""
        start = self.column + self.gutter_pt
        return self.frame[0] + start, self.frame[2] - start


def complete(pages: list[PageFacts]) -> None:
    """Fill in what only the whole pack tells: totals, groups, catchwords."""
    groups: dict[str, list[PageFacts]] = {}
    for page in pages:
        page.pages = len(pages)
        groups.setdefault(page.facts.get("group", ""), []).append(page)
    for members in groups.values():
        for at, page in enumerate(members):
            page.group_number, page.group_pages = at + 1, len(members)
            if at + 1 < len(members) and page.facts.get("group"):
                page.next_opening = members[at + 1].opening
