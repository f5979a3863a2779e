# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Pages of whole packs: read as a listener hears them, measured where the eye matters, judged by veraPDF."""

from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from ara_desktop.core.identity import keyed_id
from ara_desktop.core.seeds import Entry
from ara_desktop.pack import content, style
from ara_desktop.pack.blocks import Block, Fiche, Margin, Note, Part
from ara_desktop.pack.parts.desk import Desk, Frame
from ara_desktop.pack.recipe import recipe_for
from ara_desktop.pack.render import built, render
from ara_desktop.pack.tagged import Block as Drawn
from ara_desktop.pack.tagged import Run, Story, width_of
from ara_desktop.pack.tagged.build import Built
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats
from tests.pack import reading, small
from tests.pack.shelving import shelf_of, training_records
from tests.pack.tagged.reader import read
from tests.vera import Vera

PACKS = [(reader, language) for reader in ("principal", "delegation", "podium") for language in ("de", "en")]


@cache
def training_desk(reader: str, language: str) -> Desk:
    records = training_records()
    shelf = shelf_of(records, recipe_for(reader).reader, language)
    event = next(r for r in records if r.kind == "event" and r.fields.get("code") == "halden-2027")
    frame = Frame(
        event.id, keyed_id("region", ["X01"]), "2027-03-12T16:40:00Z", 3, "ABCD-0123", (2, "2027-03-10T08:12:00Z")
    )
    return content.desk_for(shelf, recipe_for(reader), frame, Words(language), Formats(language))


@cache
def training_blocks(reader: str, language: str) -> tuple[Block, ...]:
    desk = training_desk(reader, language)
    return content.numbered(content.blocks_of(desk), desk, desk.frame)


@cache
def training_pack(reader: str, language: str) -> Built:
    desk = training_desk(reader, language)
    return built(training_blocks(reader, language), content.imprint(desk, desk.frame))


def small_pack(found: list[Entry] | None = None, reader: str = "principal", language: str = "de") -> bytes:
    shelf = small.small_shelf(found, reader, language)
    desk = small.desk_of(shelf, reader)
    return render(content.numbered(content.blocks_of(desk), desk, desk.frame), content.imprint(desk, desk.frame))


# -- the whole pack ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("reader", "language"), PACKS)
def test_a_listener_hears_the_model_in_its_order(reader, language):
    done = training_pack(reader, language)
    wanted = reading.expected(training_blocks(reader, language), done.places)
    got = reading.heard(done.data)
    at = next((i for i, (x, y) in enumerate(zip(got, wanted, strict=False)) if x != y), -1)
    assert got == wanted, f"heard {got[at - 40 : at + 60]!r}, wanted {wanted[at - 40 : at + 60]!r}"


@pytest.mark.slow
@pytest.mark.parametrize(("reader", "language"), PACKS)
def test_verapdf_agrees(vera: Vera, reader, language):
    assert vera.faults(training_pack(reader, language).data, "ua1", "2a") == []


def test_two_runs_give_the_same_bytes():
    desk = training_desk("principal", "de")
    again = built(training_blocks("principal", "de"), content.imprint(desk, desk.frame))
    assert again.data == training_pack("principal", "de").data


def test_what_is_above_the_class_leaves_no_trace():
    """Non-interference: packs of two dossiers that differ only above the reader's class are the same bytes."""
    other = small.changed(
        small.entries(), "p1", red_line="Kürzer.", fallback=None, assessment="Ganz anders." + " Und so weiter." * 300
    )
    other = small.changed(other, "tagung", objective=None, messages="Nichts.", avoid=None)
    other = [one for one in small.changed(other, "top2", objective=None) if one.kind != "reading"]
    for reader in ("delegation", "podium"):
        assert small_pack(other, reader) == small_pack(None, reader)
    assert small_pack(other) != small_pack(None)


@pytest.mark.parametrize(("reader", "language"), PACKS)
def test_every_page_says_for_whom_it_is_and_that_it_is_training(reader, language):
    with pikepdf.open(BytesIO(training_pack(reader, language).data)) as pdf:
        pages = len(pdf.pages)
    texts = read(training_pack(reader, language).data).artifacts
    words = Words(language)
    flag = words("Training").upper()
    assert sum(text == flag for text in texts) == pages
    marking = content.imprint(training_desk(reader, language), training_desk(reader, language).frame).marking
    assert sum(marking in text for text in texts) == pages


def test_speaking_sheets_name_speaker_event_item_language_and_edition():
    notes = [one for one in part_of(training_blocks("podium", "de"), "notes").blocks if isinstance(one, Note)]
    pages = [page for page in training_pack("podium", "de").pages if page.sheet == "podium"]
    assert {page.facts["group"] for page in pages} == {note.key for note in notes}
    for page in pages:
        note = next(note for note in notes if note.key == page.facts["group"])
        shown = page.facts["one"] + page.facts["two"]
        assert all(words in shown for words in note.identity)
    texts = " ".join(read(training_pack("podium", "de").data).artifacts)
    assert "Blatt 1 von" in texts.replace("\u00a0", " ")
    assert "Fassung 3" in texts.replace("\u00a0", " ")


def part_of(blocks: tuple[Block, ...], key: str) -> Part:
    return next(one for one in blocks if isinstance(one, Part) and one.key == key)


# -- podium ------------------------------------------------------------------------------------------------------------
def baselines(page: Any) -> list[float]:
    """Heights of the tagged text of a page."""
    found, y, depth = [], 0.0, []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            depth.append(operands[1].get("/MCID") is not None)
        elif name == "EMC":
            depth.pop()
        elif name == "BT":
            y = 0.0
        elif name == "Td":
            y += float(operands[1])
        elif name == "Tj" and depth and depth[-1]:
            found.append(y)
    return found


def test_the_lower_quarter_of_a_speaking_sheet_is_empty():
    done = training_pack("podium", "de")
    with pikepdf.open(BytesIO(done.data)) as pdf:
        for facts in done.pages:
            if facts.sheet == "podium":
                assert min(baselines(pdf.pages[facts.number - 1])) >= style.A4[1] / 4


def test_no_spoken_paragraph_runs_over_a_page():
    with pikepdf.open(BytesIO(training_pack("podium", "en").data)) as pdf:
        todo = [pdf.Root.StructTreeRoot]
        while todo:
            elem = todo.pop()
            kids = elem.get("/K", [])
            kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            todo += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            if elem.get("/S") == "/P":
                assert not [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid]


def test_a_long_phrase_is_broken_near_its_middle():
    from ara_desktop.pack.phrases import balanced

    story = Story("de")
    text = "in dem das Auto seit hundert Jahren den ganzen Alltag bestimmt und"
    lines = "".join(run.text for run in balanced([Run(text)], story)).split("\n")
    assert " ".join(lines) == text
    widths = [width_of(line, style.PODIUM, story.fonts) for line in lines]
    assert len(lines) == 2
    assert min(widths) > 0.6 * max(widths)
    assert [run.text for run in balanced([Run("Vielen Dank.")], story)] == ["Vielen Dank."]


# -- matrix and fiche --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("regions", "points"), [(36, 10), (60, 12)])
def test_the_matrix_keeps_to_one_page(regions, points):
    names = [f"X{number:02}" for number in range(5, regions + 1)]
    more = [Entry("region", name, {"code": name, "name": f"Region {name}"}) for name in names]
    more += [
        Entry("membership", f"n{name}", {"region": f"@{name}", "status": "member", "starts_on": "2024"})
        for name in names
    ]
    labels = [str(number) for number in range(3, points + 1)]
    more += [
        Entry(
            "point",
            n,
            {"declaration": "@zehn", "label": n, "sort_key": f"9{n}", "heading": f"Ein langer Titel Nummer {n}"},
        )
        for n in labels
    ]
    more += [
        Entry("position", f"q{n}", {"region": "@X01", "point": f"@{n}", "stance": "support", "line": "Ja."})
        for n in labels
    ]
    shelf = small.small_shelf([*small.entries(), *more])
    desk = small.desk_of(shelf)
    done = built(content.blocks_of(desk), content.imprint(desk, desk.frame))
    first = done.places["matrix"]
    assert done.places["reactions"] == first + 1


class _Probe(Drawn):
    """Remembers where it was drawn."""

    def __init__(self, *, wide: bool) -> None:
        self.wide, self.top = wide, 0.0

    def wrap(self, width: float) -> float:
        del width
        return 20.0

    def draw(self, canvas: Any, x: float, top: float) -> None:
        del canvas, x
        self.top = top


def test_what_is_wide_begins_below_the_margin_notes():
    from ara_desktop.pack.tagged import Meta, Sheet, build
    from tests.pack.tagged.sample import CLOCK

    story = Story("de")
    narrow, wide = _Probe(wide=False), _Probe(wide=True)
    story.h(1, "Titel", style.TITLE)
    with story.aside("Rand"):
        for _ in range(8):
            story.p("Eine Notiz am Rand, die über mehrere Zeilen geht.", style.SIDE)
    story.add(narrow)
    story.add(wide)
    sheet = Sheet(name="body", size_pt=style.A4, frame=style.BODY_FRAME, column_pt=style.COLUMN)
    build(story, [sheet], Meta(title="T", made_at=CLOCK))
    assert narrow.top - wide.top > 100


def test_a_fiche_in_the_training_pack_has_at_most_three_pages():
    done = training_pack("principal", "de")
    fiches = [one for one in part_of(training_blocks("principal", "de"), "points").blocks if isinstance(one, Fiche)]
    starts = [*(done.places[one.key] for one in fiches), done.places["matrix"]]
    lengths = [after - before for before, after in pairwise(starts)]
    assert max(lengths) <= 3
    assert sum(length > 2 for length in lengths) <= 1


# -- text that looks like markup ---------------------------------------------------------------------------------------
PAYLOADS = (
    '<img src="/etc/passwd"/> <b>fett</b> <script>alert(1)</script>',
    '<a href="https://example.invalid/x">Klick</a> &lt;b&gt; &amp;',
    "'; DROP TABLE record; --",
    '=HYPERLINK("https://example.invalid";"x") +1+2 @SUM(A1)',
    "vor \u202egnurhekmu\u202c nach \u2066x\u2069",
    "{curly} %late0% {{x}} $HOME `id` \\n",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_that_looks_like_markup_is_shown_as_text(payload):
    found = small.changed(small.entries(), "p1", line=payload, red_line=payload, ask=f"- {payload}", if_asked=payload)
    found = small.changed(found, "a1", text=payload)
    found = small.changed(small.changed(found, "top2", title=payload), "X02", name=payload)
    data = small_pack(found)
    shown = payload
    for hidden in "\u202e\u202c\u2066\u2069":
        shown = shown.replace(hidden, f"[U+{ord(hidden):04X}]")
    assert reading.heard(data).count(reading.bare(shown)) >= 5
    with pikepdf.open(BytesIO(data)) as pdf:
        for item in pdf.objects:
            head = item.stream_dict.unparse() if isinstance(item, pikepdf.Stream) else item.unparse(resolved=True)
            assert b"/URI" not in head
            assert b"/Subtype /Image" not in head
            assert b"/EmbeddedFile" not in head


def test_the_title_and_dates_of_the_file_are_those_of_the_edition():
    with pikepdf.open(BytesIO(small_pack())) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Briefingmappe – Fassung 2 – ABCD-0123"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20270312164000Z"


def test_margin_and_table_are_data_of_the_fiche():
    fiche = next(one for one in part_of(small.blocks_of(), "points").blocks if isinstance(one, Fiche))
    margin = next(one for one in fiche.blocks if isinstance(one, Margin))
    titles = [title for title, _ in margin.notes]
    assert titles == ["Wir sprechen", "Unser Anliegen", "Federführung"]
