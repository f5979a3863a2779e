# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The surface that blocks draw on: every mark on a page belongs to a structure element or to a named artifact.

Coordinates are page points from the lower left corner. Shapes drawn outside an element become layout artifacts by
themselves; text does not: in strict mode it raises TextUntagged, so nothing can get lost for a screen reader in silence.
What is known only at the end (page numbers of the contents page, "page 3 of 41") is written late: ``late`` leaves a
mark in the page's operators and ``bind`` fills it, so one layout pass is enough.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

from reportlab.pdfgen.canvas import Canvas

from ara_desktop.pack.errors import KeyTwice, TextUntagged
from ara_desktop.pack.fonts import Fonts
from ara_desktop.pack.tagged.operators import colour, number, show
from ara_desktop.pack.tagged.text import Fragment, Look, Text, TextStyle, fragments, plain, runs
from ara_desktop.pack.tagged.tree import Elem, LinkNote, StructTree

ArtifactName = Literal[
    "header", "footer", "page number", "copy mark", "leader dots", "decoration", "repeated heading", "change bar"
]
_ARTIFACTS: dict[ArtifactName, str] = {
    "header": "/Type /Pagination /Subtype /Header",
    "footer": "/Type /Pagination /Subtype /Footer",
    "page number": "/Type /Pagination",
    "copy mark": "/Type /Pagination /Subtype /Watermark",
    "repeated heading": "/Type /Pagination",
    "leader dots": "/Type /Layout",
    "decoration": "/Type /Layout",
    "change bar": "/Type /Layout",
}
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # x, y, width, height
Placed = tuple[float, float, Sequence[Fragment]]  # x, baseline y, fragments of one line


class _Paper(Canvas):
    """ReportLab's canvas, for its page bookkeeping, and images; pages say who their marked content is."""

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._pageNumber - 1
        page.Tabs = "/S"
        page.Trans = None  # ReportLab writes an empty transition on every page


class TaggedCanvas:
    """Pages with marked content. One canvas makes one document."""

    def __init__(self, *, fonts: Fonts, tree: StructTree, size_pt: Point, strict: bool = True) -> None:
        self.fonts = fonts
        self.tree = tree
        self.strict = strict
        self.places: dict[str, tuple[int, Point]] = {}  # key -> page index, upper left corner
        self.outline: list[tuple[int, str, str]] = []  # level from 0, title, key
        self._late: list[Callable[[], str]] = []
        self._open: list[Elem | None] = []  # None: an artifact
        font = fonts.face("regular").font.fontName
        self._paper = _Paper("", pagesize=size_pt, invariant=1, initialFontName=font, pdfVersion=(1, 7))
        self._paper.setPageCompression(1)

    # ---- pages ---------------------------------------------------------------------------------

    @property
    def document(self) -> Any:
        """ReportLab's document, for the writer."""
        return self._paper._doc

    @property
    def page(self) -> int:
        """Index of the page that is being drawn, from 0."""
        return int(self._paper.getPageNumber()) - 1

    @property
    def drawn(self) -> bool:
        """Whether the page carries anything yet."""
        return bool(self._paper._code)

    def resize(self, size_pt: Point) -> None:
        """Give the page another size, before anything is drawn."""
        self._paper.setPageSize(size_pt)

    def end_page(self, size_pt: Point) -> None:
        """Close the page; the next one will have the given size."""
        self._paper.showPage()
        self._paper.setPageSize(size_pt)

    # ---- marked content ------------------------------------------------------------------------

    @contextmanager
    def tagged(self, elem: Elem) -> Iterator[None]:
        """Everything drawn inside is content of ``elem`` (a figure, the cell of a matrix)."""
        nested = bool(self._open)
        if not nested:
            self._put(self._begin(elem))
        self._open.append(elem)
        try:
            yield
        finally:
            self._open.pop()
            if not nested:
                self._put("EMC")

    @contextmanager
    def artifact(self, name: ArtifactName) -> Iterator[None]:
        """Everything drawn inside, text too, is furniture that no reader needs."""
        nested = bool(self._open)
        if not nested:
            self._put(f"/Artifact <<{_ARTIFACTS[name]}>> BDC")
        self._open.append(None)
        try:
            yield
        finally:
            self._open.pop()
            if not nested:
                self._put("EMC")

    @property
    def in_artifact(self) -> bool:
        """Whether what is drawn now belongs to an artifact."""
        return None in self._open

    # ---- text ----------------------------------------------------------------------------------

    def flow(self, placed: Sequence[Placed], elem: Elem | None, owners: dict[int, Elem]) -> None:
        """Draw lines of a paragraph; links and spans get elements of their own, kept in ``owners`` by place of their run.

        Raises: TextUntagged when no element is given and nothing is open.
        """
        if elem is None and not self._open:
            self._refuse("".join(text for _, _, parts in placed for _, text in parts))
        marking = elem is not None and not self._open
        document = self.document
        out = ["BT"]
        current: Elem | None = None
        at: Point = (0.0, 0.0)
        for x, y, parts in placed:
            out.append(f"{number(x - at[0])} {number(y - at[1])} Td")
            at = (x, y)
            for look, text in parts:
                if marking and elem is not None:
                    owner = _owner(elem, look, owners) if look.special else elem
                    if owner is not current:
                        out += ["EMC"] * (current is not None)
                        out.append(self._begin(owner))
                        current = owner
                out.append(show(look, text, document))
        out += ["EMC"] * (current is not None) + ["ET"]
        write = self._loose if elem is None else self._put
        write("\n".join(out))

    def label(
        self, x: float, y: float, text: Text, style: TextStyle, *, align: Literal["left", "right", "centre"] = "left"
    ) -> float:
        """Draw one line of text inside an open element or artifact; returns its width in points.

        Raises: TextUntagged outside of one, GlyphMissing.
        """
        parts = fragments(runs(text), style, self.fonts)
        if not self._open:
            self._refuse("".join(part for _, part in parts))
        width = sum(look.width(part) for look, part in parts)
        x -= {"left": 0.0, "right": width, "centre": width / 2}[align]
        self._loose("\n".join([f"BT {number(x)} {number(y)} Td", *self._shown(parts), "ET"]))
        return width

    def slanted(self, x: float, y: float, degrees: float, parts: Sequence[Fragment]) -> None:
        """Draw one line of text that rises by ``degrees``, inside an open element or artifact."""
        if not self._open:
            self._refuse("".join(part for _, part in parts))
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        matrix = " ".join(f"{value:.4f}" for value in (cos, sin, -sin, cos))
        self._loose("\n".join([f"BT {matrix} {number(x)} {number(y)} Tm", *self._shown(parts), "ET"]))

    def _shown(self, parts: Sequence[Fragment]) -> list[str]:
        return [show(look, text.replace("\n", " "), self.document) for look, text in parts]

    def _refuse(self, text: str) -> None:
        if self.strict and text.strip():
            raise TextUntagged(text=text[:80], page=self.page + 1)

    # ---- shapes --------------------------------------------------------------------------------

    def fill(self, box: Box, tint: str, *, radius: float = 0) -> None:
        """A filled rectangle."""
        x, y, width, height = box
        path = _round(x, y, width, height, radius) if radius else f"{' '.join(map(number, box))} re"
        self._loose(f"{colour(tint)} rg {path} f")

    def rule(self, start: Point, end: Point, tint: str, width_pt: float) -> None:
        """A straight line."""
        self.rules([(start, end)], tint, width_pt)

    def rules(self, lines: Sequence[tuple[Point, Point]], tint: str, width_pt: float) -> None:
        """Straight lines of one look."""
        paths = " ".join(f"{number(x0)} {number(y0)} m {number(x1)} {number(y1)} l" for (x0, y0), (x1, y1) in lines)
        self._loose(f"{colour(tint)} RG {number(width_pt)} w {paths} S")

    def polygon(self, points: Sequence[Point], tint: str) -> None:
        """A filled polygon."""
        first, *rest = (f"{number(x)} {number(y)}" for x, y in points)
        self._loose(f"{colour(tint)} rg {first} m {' '.join(f'{point} l' for point in rest)} h f")

    def circle(self, centre: Point, radius: float, tint: str, *, stroke_pt: float = 0) -> None:
        """A filled circle, or with ``stroke_pt`` a ring."""
        x, y = centre
        path = _round(x - radius, y - radius, 2 * radius, 2 * radius, radius)
        ink = f"{colour(tint)} RG {number(stroke_pt)} w {path} s" if stroke_pt else f"{colour(tint)} rg {path} f"
        self._loose(ink)

    @contextmanager
    def clipped(self, box: Box) -> Iterator[None]:
        """Draw only inside a rectangle. Inside an open element or artifact only."""
        self._put(f"q {' '.join(map(number, box))} re W n")
        yield
        self._put("Q")

    def picture(self, image: Any, box: Box) -> None:
        """A ReportLab ``ImageReader``, inside an open element or artifact."""
        if not self._open:
            self._refuse("picture")
        x, y, width, height = box
        self._paper.drawImage(image, x, y, width, height, mask="auto")

    # ---- places, links, late text --------------------------------------------------------------

    def place(self, key: str, at: Point) -> None:
        """Name a place that links and the contents page can point to. Raises: KeyTwice."""
        if key in self.places:
            raise KeyTwice(key=key)
        self.places[key] = (self.page, at)

    def link(self, box: Box, target: str, text: str, elem: Elem) -> None:
        """Make a rectangle of the page a link whose element is ``elem``."""
        if self._open:
            return
        note = LinkNote(self.page, box, target, plain(text), elem)
        self.tree.link(note)

    def late(self, make: Callable[[], str]) -> None:
        """Leave a mark; ``make`` returns the operators for it when everything is known."""
        self._late.append(make)
        self._put(f"%late{len(self._late) - 1}%")

    def bind(self) -> None:
        """Fill all late marks; afterwards nothing more can be drawn."""
        made = {f"%late{at}%": make for at, make in enumerate(self._late)}
        for page in self.document.Pages.pages:
            lines = page.stream.split("\n")
            page.stream = "\n".join(made[line]() if line in made else line for line in lines)

    def captured(self, draw: Callable[[], None]) -> str:
        """The operators that ``draw`` writes; for late marks."""
        outer, self._paper._code = self._paper._code, []
        try:
            draw()
            return "\n".join(self._paper._code)
        finally:
            self._paper._code = outer

    # ---- inside --------------------------------------------------------------------------------

    def _begin(self, elem: Elem) -> str:
        return f"/{elem.tag} <</MCID {self.tree.mark(self.page, elem)}>> BDC"

    def _loose(self, operators: str) -> None:
        """What nobody claims is an artifact; text comes here only without strict mode."""
        if self._open:
            self._put(operators)
        else:
            self._put(f"/Artifact <</Type /Layout>> BDC\n{operators}\nEMC")

    def _put(self, operators: str) -> None:
        self._paper._code.append(operators)


def _owner(parent: Elem, look: Look, owners: dict[int, Elem]) -> Elem:
    """The element of a run that is a link, speaks another language or is read aloud differently."""
    elem = owners.get(look.place)
    if elem is None:
        elem = owners[look.place] = parent.child("Link" if look.run.link else "Span", lang=look.run.lang)
        elem.actual = plain(look.run.spoken)
    return elem


def _round(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners as a path (four Bezier quarters)."""
    bend = radius * 0.4477  # 1 - 4/3 * (sqrt 2 - 1)
    right, top = x + width, y + height
    points = [
        ((x + radius, y), None),
        ((right - radius, y), ((right - bend, y), (right, y + bend), (right, y + radius))),
        ((right, top - radius), ((right, top - bend), (right - bend, top), (right - radius, top))),
        ((x + radius, top), ((x + bend, top), (x, top - bend), (x, top - radius))),
        ((x, y + radius), ((x, y + bend), (x + bend, y), (x + radius, y))),
    ]
    out: list[str] = []
    for at, (point, curve) in enumerate(points):
        out.append(f"{number(point[0])} {number(point[1])} {'l' if at else 'm'}")
        if curve:
            out.append(" ".join(f"{number(px)} {number(py)}" for px, py in curve) + " c")
    return " ".join(out)
