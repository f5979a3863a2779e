# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The story: blocks and structure tree, built together. One story makes one document."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from ara_desktop.pack.errors import FigureSilent, HeadingSkipped
from ara_desktop.pack.fonts import Fonts, house_fonts
from ara_desktop.pack.hyphen import hyphenator
from ara_desktop.pack.tagged.blocks import Anchor, Aside, Block, Keep, Note, Room, Space, TintBox, Turn
from ara_desktop.pack.tagged.contents import Entry, PageNumber
from ara_desktop.pack.tagged.figure import Figure
from ara_desktop.pack.tagged.paragraph import Heading, Paragraph, label_parts
from ara_desktop.pack.tagged.text import Text, TextStyle, fragments, letters_of, plain, runs
from ara_desktop.pack.tagged.tree import Elem


class ContentsMark(Block):
    """Where the contents page goes; entries are made when all headings are known."""

    def __init__(self, elem: Elem, styles: Sequence[TextStyle]) -> None:
        self.elem = elem
        self.styles = styles


class Story:
    """Collects what a document says. Texts are never markup (see ``text.plain``); lengths are points."""

    def __init__(self, lang: str, fonts: Fonts | None = None) -> None:
        self.lang = lang
        self.fonts = fonts or house_fonts()
        self.root = Elem("Document")
        self.here = self.root
        self.blocks: list[Block] = []
        self.headings: list[Heading] = []
        self._asides: list[list[Elem]] = [[]]
        self._changed = False
        self._told = False

    # ---- grouping ------------------------------------------------------------------------------

    @contextmanager
    def sect(self, title: str = "", *, tag: str = "Sect", lang: str = "") -> Iterator[Elem]:
        """A section; asides inside are read at its end."""
        outer, self.here = self.here, self.here.child(tag, title=plain(title), lang=lang)
        self._asides.append([])
        try:
            yield self.here
        finally:
            for elem in self._asides.pop():
                self.here.add(elem)
            self.here = outer

    @contextmanager
    def aside(self, title: str = "", *, rule: str = "#C9D1DA") -> Iterator[None]:
        """Blocks for the margin column, drawn beside what follows, read at the end of the section."""
        elem = Elem("Sect", title=plain(title))
        self._asides[-1].append(elem)
        with self._inside(elem) as blocks:
            yield
        self.add(Aside(blocks, rule))

    @contextmanager
    def box(self, *, fill: str, bar: str, pad_pt: float = 9) -> Iterator[None]:
        """Blocks on a tint with a heavy bar."""
        with self._inside(self.here) as blocks:
            yield
        self.add(TintBox(blocks, fill=fill, bar=bar, pad_pt=pad_pt))

    @contextmanager
    def keep(self) -> Iterator[None]:
        """Blocks that stay on one page if a page can hold them."""
        with self._inside(self.here) as blocks:
            yield
        kept = Keep(blocks)
        if blocks:
            kept.before, kept.after = blocks[0].before, blocks[-1].after
            kept.wide = any(block.wide for block in blocks)
        self.add(kept)

    @contextmanager
    def changed(self) -> Iterator[None]:
        """Paragraphs that changed since the edition the reader has: with a bar in the margin."""
        outer, self._changed = self._changed, True
        try:
            yield
        finally:
            self._changed = outer

    @contextmanager
    def _inside(self, elem: Elem) -> Iterator[list[Block]]:
        outer, self.blocks = self.blocks, []
        here, self.here = self.here, elem
        try:
            yield self.blocks
        finally:
            self.blocks, self.here = outer, here

    # ---- text ----------------------------------------------------------------------------------

    def p(self, text: Text, style: TextStyle, *, label: str = "", lang: str = "", tag: str = "P") -> Paragraph:
        """A paragraph; ``label`` is drawn where the style says (a time mark, a role). Raises: GlyphMissing."""
        elem = self.here.child(tag, lang=self._other(lang))
        mark = elem.child("Span") if label else None
        return self._labelled(self.paragraph_of(elem, text, style, lang=lang), label, mark)

    def h(
        self, level: int, text: Text, style: TextStyle, *, key: str = "", contents: bool = True, title: str = "",
        lang: str = "",
    ) -> Heading:  # fmt: skip
        """A heading of level 1 to 6. With ``key`` it can be linked (``#key``), has a bookmark and a contents entry."""
        elem = self.here.child(f"H{level}", lang=self._other(lang))
        heading = Heading(fragments(runs(text), style, self.fonts), style, elem)
        heading.level, heading.key = level, key
        heading.title = title or letters_of(text)
        heading.in_outline = bool(key)
        heading.keep_next = True
        heading.changed = self._changed
        elem.title = heading.title
        if key and contents:
            self.headings.append(heading)
        self.blocks.append(heading)
        return heading

    def items(
        self, texts: Sequence[Text], style: TextStyle, *, numbered: bool = False, bullet: str = "•", start: int = 1,
        lang: str = "",
    ) -> None:  # fmt: skip
        """A list; labels stand at the style's ``label_at_pt``."""
        outer = self.here.child("L")
        outer.attributes = {"List": {"ListNumbering": "/Decimal" if numbered else "/Disc"}}
        for at, text in enumerate(texts, start):
            item = outer.child("LI")
            mark, body = item.child("Lbl"), item.child("LBody", lang=self._other(lang))
            self._labelled(self.paragraph_of(body, text, style, lang=lang), f"{at}." if numbered else bullet, mark)

    def paragraph_of(self, elem: Elem, text: Text, style: TextStyle, *, lang: str = "") -> Paragraph:
        """A paragraph whose element is given; it does not enter the flow."""
        hyphens = hyphenator(lang or self.lang) if style.hyphenate_from else None
        paragraph = Paragraph(fragments(runs(text), style, self.fonts), style, elem, hyphens)
        paragraph.changed = self._changed
        return paragraph

    def _labelled(self, paragraph: Paragraph, label: str, mark: Elem | None) -> Paragraph:
        if mark is not None:
            paragraph.label = (label_parts(plain(label), paragraph.style, self.fonts), mark)
        self.blocks.append(paragraph)
        return paragraph

    def _other(self, lang: str) -> str:
        return "" if lang == self.lang else lang

    # ---- everything else -----------------------------------------------------------------------

    def add(self, block: Block) -> Block:
        """Any block; one that draws text must have an element from ``leaf``."""
        self.blocks.append(block)
        return block

    def leaf(self, tag: str = "P", *, spoken: str = "", lang: str = "") -> Elem:
        """An element at the present place for a block of one's own; ``spoken`` is its ActualText."""
        elem = self.here.child(tag, lang=self._other(lang))
        elem.actual = plain(spoken)
        return elem

    def figure(self, inner: Block, alt: str) -> Figure:
        """A drawing or picture with the text that says the same. Raises: FigureSilent."""
        if not alt.strip():
            raise FigureSilent(what=type(inner).__name__)
        elem = self.here.child("Figure")
        elem.alt = plain(alt)
        figure = Figure(inner, elem)
        self.blocks.append(figure)
        return figure

    def within(self, elem: Elem, fill: Callable[["Story"], None]) -> list[Block]:
        """Blocks that ``fill`` makes below ``elem``, for cells; they do not enter the flow."""
        with self._inside(elem) as blocks:
            fill(self)
        return blocks

    def contents(self, styles: Sequence[TextStyle]) -> None:
        """The contents page: all headings with a key, in the style of their level."""
        self.blocks.append(ContentsMark(self.here.child("TOC"), styles))

    def page_of(self, key: str, style: TextStyle, *, title: str = "") -> None:
        """The page number of a place as a paragraph of its own; with ``title`` (what the link says) it is a link."""
        elem = self.here if self.here.tag in {"TD", "TH"} else self.here.child("P")
        self.blocks.append(PageNumber(key, plain(title), style, elem))

    def anchor(self, key: str) -> None:
        """A place for links (``#key``) where no heading stands, before a paragraph or in a cell."""
        self.blocks.append(Anchor(key))

    def space(self, height_pt: float) -> None:
        """White space; vanishes at a page end."""
        self.blocks.append(Space(height_pt))

    def page(self, sheet: str = "") -> None:
        """A new page, from then on with another sheet if one is named."""
        self.blocks.append(Turn(sheet))

    def room(self, height_pt: float) -> None:
        """A new page unless so much height is left."""
        self.blocks.append(Room(height_pt))

    def note(self, **facts: str) -> None:
        """Facts for the furniture from here on; ``group`` counts pages of one thing (sheet n of N)."""
        self.blocks.append(Note({name: plain(value) for name, value in facts.items()}))

    # ---- the end -------------------------------------------------------------------------------

    def finish(self) -> list[Block]:
        """All blocks, the contents page filled in. Raises: HeadingSkipped; ValueError when told before."""
        if self._told:
            raise ValueError("a story is told once: its elements would get everything twice")
        self._told = True
        for elem in self._asides[0]:
            self.root.add(elem)
        self._asides[0] = []
        self._judge_headings()
        blocks: list[Block] = []
        for block in self.blocks:
            blocks += self._entries(block) if isinstance(block, ContentsMark) else [block]
        return blocks

    def _entries(self, mark: ContentsMark) -> list[Block]:
        entries: list[Block] = []
        for heading in self.headings:
            style = mark.styles[min(heading.level, len(mark.styles)) - 1]
            link = mark.elem.child("TOCI").child("Reference").child("Link")
            paragraph = Paragraph(fragments(runs(heading.title), style, self.fonts), style, None)
            entries.append(Entry(paragraph, heading.key, heading.title, link))
        return entries

    def _judge_headings(self) -> None:
        """ISO 14289-1, 7.4.2: the first heading is H1, no level is skipped on the way down."""
        before = 0
        for elem in self.root.walk():
            if elem.tag[0] == "H" and elem.tag[1:].isdigit():
                level = int(elem.tag[1:])
                if level > before + 1:
                    raise HeadingSkipped(level=level, after=before, text=elem.title)
                before = level
