# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""From blocks to a tagged PDF: each block becomes paragraphs, tables and figures of a story. Same input, same bytes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from ara_desktop.core.ports import Monitor, Silent
from ara_desktop.pack import blocks as b
from ara_desktop.pack import style
from ara_desktop.pack.content import Imprint
from ara_desktop.pack.furniture import sheets_for
from ara_desktop.pack.matrix_page import add_matrix
from ara_desktop.pack.phrases import balanced
from ara_desktop.pack.shapes import Badge, Bar, Bars, Share, StanceCode, StanceStrip
from ara_desktop.pack.tagged import Block, Cell, Meta, Run, Story, TaggedCanvas, TextStyle, add_table, build
from ara_desktop.pack.tagged.build import Built

ALERT = "#8A5200"
OMIT_SIGN = "◇"
_PARA: Mapping[b.Style, TextStyle] = {
    "body": style.BODY,
    "lead": style.LEAD,
    "kicker": style.KICKER,
    "small": style.SMALL,
    "mark": replace(style.SMALL, name="mark", keep_next=True, after_pt=2),
    "question": style.QUESTION,
    "notice": replace(style.BODY, name="notice", face="italic", colour=style.SOFT, hyphenate_from=0),
    "fine": replace(style.BODY, name="fine", size_pt=9.8, leading_pt=13.4, after_pt=5),
    "total": replace(style.SMALL, name="total", wide=True),
}
_OWN = replace(style.TABLE_CELL, name="own row")
_FIGURE = replace(style.TABLE_NUMBER, name="figure", hyphenate_from=9)
_OPENING = replace(style.TABLE_CELL, name="opening", hyphenate_from=0)
_COVER_TITLE = replace(style.COVER_TITLE, size_pt=32, leading_pt=36, after_pt=6)
_COVER_LINE = replace(style.COVER_LINE, size_pt=15, leading_pt=20, after_pt=4)
_COVER_FACT = replace(style.COVER_FACT, size_pt=10.5, leading_pt=14.5, after_pt=2.5)
_TIGHT = replace(style.TABLE, top_pt=2.2, bottom_pt=2.6)
_ROWS = replace(style.TABLE, top_pt=2.6, bottom_pt=3.4)
_LINE = replace(style.SMALL, name="note line", size_pt=10, leading_pt=14, after_pt=10)


def render(blocks: Sequence[b.Block], imprint: Imprint, monitor: Monitor | None = None) -> bytes:
    """The bytes of the pack. Raises: PackError from ``pack.tagged`` (glyphs, layout, strict mode), Cancelled."""
    return built(blocks, imprint, monitor).data


def built(blocks: Sequence[b.Block], imprint: Imprint, monitor: Monitor | None = None) -> Built:
    """The pack with its pages and structure tree, for callers that count pages and tests that read the tree."""
    watch = monitor or Silent()
    pages = _Pages(Story(imprint.language))
    for at, block in enumerate(blocks):
        watch.progress(at, len(blocks) + 1, "pack-layout")
        pages.part(block)
    watch.progress(len(blocks), len(blocks) + 1, "pack-pages")
    made_at = datetime.fromisoformat(imprint.made_at)
    meta = Meta(title=imprint.title, made_at=made_at)
    done = build(pages.story, sheets_for(imprint), meta)
    watch.progress(len(blocks) + 1, len(blocks) + 1, "pack-pages")
    return done


class _Pages:
    """Writes blocks into a story. ``level`` is that of the heading the writer stands under."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.level = 0
        self.fresh = True
        self.sections = 2

    # ---- whole pages -------------------------------------------------------------------------------------------
    def part(self, block: b.Block) -> None:
        """A block that begins a page of its own."""
        writers: dict[type[b.Block], Callable[..., None]] = {
            b.Cover: self._cover, b.Contents: self._contents, b.Part: self._part,
        }  # fmt: skip
        writers[type(block)](block)

    def _turn(self, sheet: str, **facts: str) -> None:
        if self.fresh:
            self.fresh = False
        else:
            self.story.page(sheet)
        self.story.note(**{"running": "", "group": "", "next": "", "one": "", "two": "", **facts})

    def _cover(self, block: b.Cover) -> None:
        story = self.story
        self._turn("cover")
        with story.sect("".join(one.text for one in block.title)):
            story.space(8 * style.MM)
            story.p(block.kicker, replace(style.KICKER, name="cover kicker", size_pt=12, leading_pt=16, after_pt=6))
            story.h(1, _runs(block.title), _COVER_TITLE, key="cover", contents=False)
            if block.when_where:
                story.p(block.when_where, _COVER_LINE)
            if block.training:
                with story.box(fill=style.TEAL_TINT, bar=style.TEAL):
                    story.p([Run(block.training, bold=True)], replace(style.BODY, after_pt=0, wide=True))
            story.space(4 * style.MM)
            for label, text in (*block.facts[:1], *((k, b.span(v)) for k, v in block.edition), *block.facts[1:]):
                story.p(_runs(text), _COVER_FACT, label=label)
            if block.openings:
                story.space(2 * style.MM)
                story.h(2, block.openings_title, replace(style.SECTION, wide=True), contents=False)
                self._openings(block)
        self.level = 1

    def _openings(self, block: b.Cover) -> None:
        rows: list[list[Cell]] = []
        for one in block.openings:
            about = [*_runs(one.about), Run("\n"), *_runs(one.words)]
            page = Cell(lambda story, key=one.key: story.page_of(key, _FIGURE, title=key))  # type: ignore[misc]
            rows.append([Cell(one.label), Cell(about, _OPENING), page])
        widths = [20 * style.MM, style.TEXT_WIDTH - 34 * style.MM, 14 * style.MM]
        add_table(self.story, rows, widths, style.CELLS, look=_TIGHT, head_rows=0, head_columns=1,
                  summary=block.openings_title)  # fmt: skip

    def _contents(self, block: b.Contents) -> None:
        self._turn("body", running=block.title)
        with self.story.sect(block.title):
            self.story.h(1, block.title, style.TITLE)
            self.story.contents(style.CONTENTS)
        self.level = 1

    def _part(self, block: b.Part) -> None:
        self._turn("body", running=block.title)
        with self.story.sect(block.title):
            self.story.h(1, block.title, style.TITLE, key=block.key)
            self.level, self.sections = 1, 2
            self._flow(block.blocks)

    def _flow(self, blocks: Sequence[b.Block]) -> None:
        """Blocks one after the other; a heading over a table is as wide as the table."""
        for at, block in enumerate(blocks):
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            if isinstance(block, b.Heading) and isinstance(following, b.Table):
                self._heading(block, wide=True)
            else:
                self.block(block)

    # ---- inside a part -----------------------------------------------------------------------------------------
    def block(self, block: b.Block) -> None:
        """Any block of the flow."""
        writers: dict[type[b.Block], Callable[..., None]] = {
            b.Heading: self._heading, b.Para: self._para, b.Items: self._items, b.Table: self._table,
            b.Badge: self._badge, b.Panel: self._panel, b.Strip: self._strip, b.Chart: self._chart,
            b.Matrix: self._matrix, b.Margin: self._margin, b.Fiche: self._fiche, b.Note: self._note,
            b.Together: self._together,
        }  # fmt: skip
        writers[type(block)](block)

    def _fiche(self, block: b.Fiche) -> None:
        self._turn("body", running=block.running)
        title = "".join(one.text for one in block.title)
        with self.story.sect(title):
            if block.kicker:
                self.story.p(_runs(block.kicker), style.KICKER)
            self.story.h(2, _runs(block.title), style.TITLE, key=block.key, title=block.running)
            self.level, self.sections = 2, 3
            self._flow(block.blocks)

    def _heading(self, block: b.Heading, *, wide: bool = False) -> None:
        look = style.SECTION if block.level == self.sections else style.SUBSECTION
        look = replace(look, wide=True) if wide else look
        level = min(block.level, self.level + 1)
        self.story.h(level, _runs(block.text), look, key=block.key)
        self.level = level

    def _para(self, block: b.Para) -> None:
        self.story.p(_runs(block.text), _PARA[block.style], lang=_language(block.text))

    def _items(self, block: b.Items) -> None:
        look = style.RED_ITEM if block.sign else style.NUMBER if block.ordered else style.ITEM
        entries = [_runs(entry) for entry in block.entries]
        languages = {_language(entry) for entry in block.entries}
        lang = languages.pop() if len(languages) == 1 else ""
        self.story.items(entries, look, numbered=block.ordered, bullet=block.sign or "•", lang=lang)

    def _badge(self, block: b.Badge) -> None:
        self.story.add(Badge(self.story, block.label, _code(block.stance)))

    def _panel(self, block: b.Panel) -> None:
        red = block.tone == "red"
        fill, bar = (style.RED_TINT, style.RED) if red else (style.PAPER, style.NAVY)
        head = style.RED_SECTION if red else replace(style.RED_SECTION, name="panel head", colour=style.NAVY)
        level = 3 if self.level >= 2 else 2
        with self.story.box(fill=fill, bar=bar):
            self.story.h(level, block.title, head, contents=False)
            outer, self.level = self.level, level
            self._flow(block.blocks)
            self.level = max(outer, level)

    def _strip(self, block: b.Strip) -> None:
        shares = [Share(_code(one.code), one.label, one.number) for one in block.counts]
        self.story.figure(StanceStrip(shares), block.spoken)

    def _chart(self, block: b.Chart) -> None:
        bars = [Bar(one.label, one.thousandths / 1000, one.shown, one.ours) for one in block.bars]
        with self.story.keep():
            self.story.h(min(self.level + 1, self.sections), block.title, style.SECTION, contents=False)
            self.story.figure(Bars(bars), block.spoken)
            if block.source:
                self.story.p(block.source, style.CAPTION)

    def _together(self, block: b.Together) -> None:
        with self.story.keep():
            self._flow(block.blocks)

    def _matrix(self, block: b.Matrix) -> None:
        add_matrix(self.story, block)

    def _margin(self, block: b.Margin) -> None:
        if not block.notes:
            return
        with self.story.aside(block.title):
            for title, lines in block.notes:
                self.story.h(self.sections, title, style.SIDE_HEAD, contents=False)
                for line in lines:
                    self.story.p(_runs(line), style.SIDE, lang=_language(line))

    # ---- tables ------------------------------------------------------------------------------------------------
    def _table(self, block: b.Table) -> None:
        head = [
            Cell(text, style.TABLE_HEAD_NUMBER if at in block.right else None) for at, text in enumerate(block.head)
        ]
        rows: list[Sequence[Cell]] = [head]
        rows += [[self._cell(block, row, at) for at in range(len(row.cells))] for row in block.rows]
        widths = [share * style.TEXT_WIDTH for share in block.widths]
        add_table(self.story, rows, widths, style.CELLS, look=_ROWS, head_columns=int(block.row_heads),
                  summary=block.summary)  # fmt: skip

    def _cell(self, block: b.Table, row: b.Row, at: int) -> Cell:
        text = row.cells[at]
        look = _FIGURE if at in block.right else None
        if row.quiet:
            look = replace(look or style.TABLE_CELL, name="quiet row", colour=style.SOFT)
        fill = style.TEAL_TINT if row.ours else ""
        if len(text) == 1 and text[0].page:
            key = text[0].page
            return Cell(lambda story: story.page_of(key, _FIGURE, title=key), fill=fill)
        if at == 0 and row.key:
            return Cell(lambda story: _anchored(story, row.key, _runs(text)), fill=fill)
        return Cell(_runs(text), look, fill=fill, lang=_language(text))

    # ---- podium ------------------------------------------------------------------------------------------------
    def _note(self, block: b.Note) -> None:
        story = self.story
        one, two = " · ".join(block.identity[:2]), " · ".join(block.identity[2:])
        running = "".join(span.text for span in block.title)
        self._turn("podium", running=running, group=block.key, one=one, two=two, next=block.next_word)
        with story.sect(running):
            story.p(_runs(block.kicker), style.PODIUM_KICKER)
            story.h(2, _runs(block.title), style.PODIUM_TITLE, key=block.key)
            self.level, self.sections = 2, 3
            if block.omit_mark:
                story.p(f"{OMIT_SIGN} {block.omit_mark}", _LINE)
            for remark in block.remarks:
                story.p([r for text in b.texts((remark,)) for r in (text, " ")], _LINE)
            for at, spoken in enumerate(block.paragraphs):
                self._spoken(spoken, cued=any(one.cue for one in block.paragraphs[at + 1 : at + 2]))

    def _spoken(self, spoken: b.Spoken, *, cued: bool) -> None:
        """A paragraph and the cue after it stay on one sheet."""
        lines: list[Run] = []
        for at, phrase in enumerate(spoken.phrases):
            runs = _runs(phrase)
            lines += [*([Run("\n")] if at else []), *(runs if spoken.cue else balanced(runs, self.story))]
        languages = {_language(phrase) for phrase in spoken.phrases}
        lang = languages.pop() if len(languages) == 1 else ""
        if spoken.cue:
            self.story.p(lines, style.CUE, lang=lang)
            return
        label = " ".join(filter(None, (OMIT_SIGN if spoken.omit else "", spoken.begins)))
        look = replace(style.PODIUM, keep_next=True) if cued else style.PODIUM
        self.story.p(lines, look, label=label, lang=lang)


class _Anchor(Block):
    """A place that links lead to; takes no room."""

    def __init__(self, key: str) -> None:
        self.key = key

    def wrap(self, width: float) -> float:
        """See Block."""
        del width
        return 0.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """See Block."""
        canvas.place(self.key, (x, top + 12))


def _anchored(story: Story, key: str, text: Sequence[Run]) -> None:
    story.add(_Anchor(key))
    story.p(text, style.TABLE_ROW_HEAD, tag="Span")


def _runs(text: b.Spans) -> list[Run]:
    return [
        Run(
            one.text, bold=one.bold, italic=one.italic, raised=one.raised, lang=one.language,
            link=f"#{one.link}" if one.link else "",
            colour=ALERT if one.alert else style.TEAL if one.link else "",
        )
        for one in text
    ]  # fmt: skip


def _language(text: b.Spans) -> str:
    """The language that all of a text is in, empty for the pack's own or for several."""
    found = {one.language for one in text if one.text.strip()}
    return found.pop() if len(found) == 1 else ""


def _code(stance: str) -> StanceCode:
    return stance if stance in style.STANCE_FILL else "unknown"  # type: ignore[return-value]
