# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Tagged pages: what a document says (structure tree) and where it stands (pages) are built together.

PDF/UA-1 and PDF/A-2a (3a with attachments), checked with veraPDF. Texts are never markup: a bold word or a link is a
``Run``, and ``plain`` makes hidden characters visible. Strict mode (the default) raises when text belongs to nothing.

    from ara_desktop.pack import style
    from ara_desktop.pack.tagged import CellStyles, Meta, Run, Sheet, Story, add_table, build

    def furnish(page):                                     # drawn last, so totals are known
        page.text("footer", (70, 40), f"Seite {page.page.number} von {page.page.pages}", style.RUNNING)

    story = Story("de")
    with story.sect("Punkt 3"):
        story.note(running="Punkt 3", group="punkt-3")     # facts for the furniture
        story.p("PUNKT 3 · 10:15 Uhr", style.KICKER)
        story.h(1, "Flottengrenzwerte", style.TITLE, key="p3")        # place, bookmark, contents entry
        with story.aside("Randspalte"):                    # drawn beside, read last
            story.p("Sprechzeit: 3 Minuten", style.SIDE)
        story.p(["Wir ", Run("stimmen zu", bold=True), " ", Run("[B1]", link="#b1", raised=True)], style.LEAD)
        story.items(["Ziel bleibt.", "Zulieferer zuerst."], style.NUMBER, numbered=True)
        with story.box(fill=style.RED_TINT, bar=style.RED):
            story.h(2, "Rote Linien", style.RED_SECTION)
            story.items(["Kein Aufschub."], style.RED_ITEM, bullet="✗")
        add_table(story, [["", "Wert"], ["B1", "64 %"]], [60, 200], style.CELLS, look=style.TABLE, head_columns=1)
        story.figure(chart_block, "Balkendiagramm: ...")
    sheet = Sheet(name="body", size_pt=style.A4, frame=style.BODY_FRAME, column_pt=style.COLUMN, furnish=furnish)
    built = build(story, [sheet], Meta(title="Briefingmappe", made_at=clock()))     # built.data, built.pages, built.places

``Story``: sect, aside, box, keep, changed (context managers); p, h, items, figure, contents, add, leaf; space, page,
room, note, page_of, anchor. Prose (``core.prose``): ``add_prose``. Own drawings subclass ``Block`` (wrap, draw) and are wrapped by ``figure`` or take an element from ``leaf``.
Modules, in reading order: text, tree, breaking, blocks, paragraph, table, story, cells, sheet, flow, canvas, pdfa, writer, build.
"""

from ara_desktop.pack.tagged.blocks import Block, Stack
from ara_desktop.pack.tagged.build import Built, build
from ara_desktop.pack.tagged.canvas import TaggedCanvas
from ara_desktop.pack.tagged.cells import Cell, CellLike, CellStyles, add_table
from ara_desktop.pack.tagged.figure import Figure, Picture
from ara_desktop.pack.tagged.pdfa import Attachment, Meta
from ara_desktop.pack.tagged.prose import ProseStyles, add_prose, runs_of
from ara_desktop.pack.tagged.sheet import Furniture, PageFacts, Sheet
from ara_desktop.pack.tagged.story import Story
from ara_desktop.pack.tagged.table import TableLook
from ara_desktop.pack.tagged.text import Run, Text, TextStyle, fragments, letters_of, plain, runs, width_of
from ara_desktop.pack.tagged.tree import Elem

__all__ = [
    "Attachment",
    "Block",
    "Built",
    "Cell",
    "CellLike",
    "CellStyles",
    "Elem",
    "Figure",
    "Furniture",
    "Meta",
    "PageFacts",
    "Picture",
    "ProseStyles",
    "Run",
    "Sheet",
    "Stack",
    "Story",
    "TableLook",
    "TaggedCanvas",
    "Text",
    "TextStyle",
    "add_prose",
    "add_table",
    "build",
    "fragments",
    "letters_of",
    "plain",
    "runs",
    "runs_of",
    "width_of",
]
