# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Filling pages: what stays together, what is cut and where, margins, furniture."""

from dataclasses import replace
from typing import Any

import pytest

from ara_desktop.pack import style
from ara_desktop.pack.tagged import Built, Cell, Furniture, Meta, Run, Sheet, Story, add_table, build
from ara_desktop.pack.tagged.blocks import Keep, Room, Space, Stack
from tests.pack.tagged.reader import Read, read
from tests.pack.tagged.sample import CLOCK

META = Meta(title="Fluss", made_at=CLOCK)
LONG = "Die Region steht zu ihrem Wort und zu ihren Betrieben. " * 6
PLAIN = replace(style.BODY, name="plain", hyphenate_from=0)


def sheet(height: float = 300, **more: Any) -> Sheet:
    frame = (70.0, 60.0, style.TEXT_WIDTH, height)
    return Sheet(**{"name": "body", "size_pt": style.A4, "frame": frame, "column_pt": style.COLUMN, **more})


def start() -> Story:
    story = Story("de")
    story.h(1, "Anfang", style.TITLE, key="top")
    return story


def by_page(built: Built) -> list[Read]:
    """The file read page by page."""
    from io import BytesIO

    import pikepdf

    found = []
    with pikepdf.open(BytesIO(built.data)) as pdf:
        for page in pdf.pages:
            text = b"".join(
                bytes(operands[0]) for operands, name in pikepdf.parse_content_stream(page) if str(name) == "Tj"
            )
            found.append(text.decode("latin-1"))
    return found  # type: ignore[return-value]


def test_a_heading_goes_with_its_text():
    for height in range(200, 320, 7):
        story = start()
        story.p(LONG * 2, PLAIN)
        story.h(2, "Zweitens", style.SECTION, key="two")
        story.p("Ende " * 60, PLAIN)
        pages = by_page(build(story, [sheet(height)], META))
        home = next(at for at, text in enumerate(pages) if "Zweitens" in text)
        assert "Ende" in pages[home], height


def test_no_line_stands_alone():
    for height in range(150, 260, 5):
        story = start()
        paragraphs = [story.p(LONG, PLAIN) for _ in range(4)]
        built = build(story, [sheet(height)], META)
        lines = len(paragraphs[0].lines)
        assert lines >= 5
        for text in by_page(built):
            assert text.count("Die Region steht") != 1 or len(text) > 90, height


def test_what_is_kept_stays_on_one_page():
    for height in range(200, 300, 9):
        story = start()
        story.p(LONG, PLAIN)
        with story.keep():
            story.p("Frage eins", style.QUESTION)
            story.p("Antwort zwei " * 20, PLAIN)
        pages = by_page(build(story, [sheet(height)], META))
        assert any("Frage eins" in text and text.count("Antwort zwei") == 20 for text in pages), height


def test_a_podium_paragraph_is_never_cut():
    story = Story("de")
    story.h(1, "Rede", style.PODIUM_TITLE)
    for number in range(12):
        story.p(f"Absatz{number}.\nZeile zwei\nZeile drei\nSchluss{number}.", style.PODIUM)
    podium = Sheet(name="podium", size_pt=style.A4, frame=style.PODIUM_FRAME)
    for text in by_page(build(story, [podium], META)):
        for number in range(12):
            assert (f"Absatz{number}." in text) == (f"Schluss{number}." in text)


def test_a_paragraph_higher_than_the_page_is_cut_even_if_it_should_stay_whole():
    story = start()
    story.p("Wort " * 900, replace(PLAIN, whole=True))
    built = build(story, [sheet(200)], META)
    assert len(built.pages) > 3
    assert sum(text.count("Wort") for text in by_page(built)) == 900


def test_a_note_in_the_margin_that_finds_no_room_is_set_in_the_text():
    story = start()
    with story.aside("Rand"):
        for number in range(40):
            story.p(f"Hinweis {number}", style.SIDE)
    story.p("Text", PLAIN)
    built = build(story, [sheet(200)], META)
    assert len(built.pages) > 1
    assert read(built.data).texts("P")[1:] == [f"Hinweis {number}" for number in range(40)]


def test_two_notes_in_the_margin_do_not_overlap():
    story = start()
    for _ in range(2):
        with story.aside("Rand"):
            story.p("Hinweis " * 30, style.SIDE)
    story.p("Text", PLAIN)
    assert len(build(story, [sheet(500)], META).pages) == 1


def test_a_sheet_without_margin_sets_notes_in_the_text():
    story = start()
    with story.aside("Rand"):
        story.p("Hinweis", style.SIDE)
    assert read(build(story, [sheet(column_pt=0, gutter_pt=0)], META).data).texts("P") == ["Hinweis"]


def test_sheets_change_with_the_page():
    story = Story("de")
    story.page("card")
    story.h(1, "Karte", style.TITLE)
    story.page("body")
    story.p("Blatt", PLAIN)
    card = Sheet(name="card", size_pt=style.A5, frame=style.CARD_FRAME)
    built = build(story, [sheet(), card], META)
    assert [page.sheet for page in built.pages] == ["card", "body"]


def test_a_wanted_page_on_a_fresh_page_makes_no_empty_one():
    story = Story("de")
    story.page()
    story.h(1, "Titel", style.TITLE)
    assert len(build(story, [sheet()], META).pages) == 1


def test_groups_count_their_pages_and_name_the_next_words():
    shown: list[tuple[int, int, str]] = []

    def furnish(page: Furniture) -> None:
        shown.append((page.page.group_number, page.page.group_pages, page.page.next_opening))

    story = start()
    for group in ("a", "b"):
        story.page()
        story.note(group=group)
        story.p(f"{group} beginnt " + "Wort " * 400, PLAIN)
    build(story, [sheet(200, furnish=furnish)], META)
    assert shown[0] == (1, 1, "")
    counts = [entry[:2] for entry in shown[1:]]
    half = len(counts) // 2
    assert counts == [(at + 1, half) for at in range(half)] * 2
    assert shown[1][2].startswith("Wort")
    assert shown[half][2] == ""


def test_room_turns_the_page_only_when_needed():
    assert len(build(_with_room(50), [sheet(200)], META).pages) == 1
    assert len(build(_with_room(190), [sheet(200)], META).pages) == 2


def _with_room(height: float) -> Story:
    story = start()
    story.room(height)
    story.p("Text", PLAIN)
    return story


def test_a_long_table_repeats_its_heading_as_an_artifact():
    story = start()
    rows = [["Kopf", "Wert"], *([f"Zeile {number}", "1"] for number in range(60))]
    add_table(story, rows, [100, 100], style.CELLS, look=style.TABLE)
    built = build(story, [sheet()], META)
    found = read(built.data)
    assert found.texts("TH") == ["Kopf", "Wert"]
    assert found.artifacts.count("Kopf") == len(built.pages) - 1
    assert found.texts("TD")[::2] == [f"Zeile {number}" for number in range(60)]


def test_a_row_higher_than_the_page_is_cut_and_keeps_its_cells():
    story = start()
    add_table(story, [["a", "b"], ["Wort " * 900, "kurz"]], [150, 100], style.CELLS, look=style.TABLE)
    found = read(build(story, [sheet(200)], META).data)
    assert [text.count("Wort") for text in found.texts("TD")] == [900, 0]
    assert len([tag for tag, _ in found.elements if tag == "TR"]) == 2


def test_rows_tied_by_a_tall_cell_stay_together():
    for height in range(120, 200, 11):
        story = start()
        rows: list[list[str | Cell]] = [["a", "b"]]
        for number in range(8):
            rows += [[Cell(f"Oben{number}", rows=2), "x"], [f"Unten{number}"]]
        add_table(story, rows, [150, 100], style.CELLS, look=style.TABLE)
        for text in by_page(build(story, [sheet(height)], META)):
            assert all((f"Oben{number}" in text) == (f"Unten{number}" in text) for number in range(8))


def test_cells_may_hold_lists_and_several_paragraphs():
    def fill(story: Story) -> None:
        story.p("Vorab", style.TABLE_CELL)
        story.items(["eins", "zwei"], style.ITEM)

    story = start()
    add_table(story, [["Kopf"], [Cell(fill)]], [200], style.CELLS, look=style.TABLE)
    found = read(build(story, [sheet()], META).data)
    assert found.texts("LBody") == ["eins", "zwei"]
    assert found.texts("TD") == ["Vorab• eins• zwei"]


def test_links_lead_to_pages_and_addresses():
    from io import BytesIO

    import pikepdf

    story = start()
    story.p(["Siehe ", Run("oben", link="#top"), " und ", Run("dort", link="https://x.example/ü?a=(1)")], PLAIN)
    with pikepdf.open(BytesIO(build(story, [sheet()], META).data)) as pdf:
        inside, outside = pdf.pages[0].Annots
        assert inside.Dest[0].objgen == pdf.pages[0].objgen
        assert str(outside.A.URI) == "https://x.example/%C3%BC?a=(1)"
        assert str(outside.Contents) == "dort"


def test_a_link_over_two_lines_is_one_element_with_two_notes():
    story = start()
    story.p(["Wort " * 14, Run("ein langer Verweis auf den Anfang des Papiers", link="#top")], PLAIN)
    built = build(story, [sheet()], META)
    assert [tag for tag, _ in read(built.data).elements].count("Link") == 1


@pytest.mark.parametrize("block", [Space(5), Keep([Space(3)]), Stack([])])
def test_small_blocks_measure_themselves(block: Stack | Space):
    assert block.wrap(100) == {Space: 5, Keep: 3, Stack: 0}[type(block)]
    assert Room(3).height == 3
