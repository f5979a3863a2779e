# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What the layer refuses, each error raised once; and that strict mode is on by default."""

from collections.abc import Callable

import pytest

from ara_desktop.pack import style
from ara_desktop.pack.errors import (
    FigureSilent,
    HeadingSkipped,
    KeyTwice,
    LayoutImpossible,
    LinkDead,
    TableRagged,
    TextUntagged,
)
from ara_desktop.pack.tagged import Block, Cell, Meta, Run, Sheet, Story, TaggedCanvas, add_table, build
from tests.pack.tagged.reader import read
from tests.pack.tagged.sample import CLOCK

SHEET = Sheet(name="body", size_pt=style.A4, frame=style.BODY_FRAME, column_pt=style.COLUMN)
META = Meta(title="Prüfung", made_at=CLOCK)


def made(tell: Callable[[Story], object], *, strict: bool = True) -> bytes:
    story = Story("de")
    story.h(1, "Anfang", style.TITLE, key="start")
    tell(story)
    return build(story, [SHEET], META, strict=strict).data


class Stray(Block):
    """Draws text that nobody owns."""

    def __init__(self, draw: Callable[[TaggedCanvas, float, float], None]) -> None:
        self._draw = draw

    def wrap(self, width: float) -> float:
        del width
        return 20

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self._draw(canvas, x, top)


class Tall(Block):
    def wrap(self, width: float) -> float:
        del width
        return 5000


STRAYS: list[Callable[[TaggedCanvas, float, float], None]] = [
    lambda canvas, x, y: canvas.flow([(x, y, [])], None, {}) or (canvas.label(x, y, "verloren", style.BODY) and None),
    lambda canvas, x, y: canvas.slanted(x, y, 45, _parts(canvas)),
]


def _parts(canvas: TaggedCanvas) -> list[tuple[object, str]]:
    from ara_desktop.pack.tagged import fragments, runs

    return fragments(runs("verloren"), style.BODY, canvas.fonts)  # type: ignore[return-value]


@pytest.mark.parametrize("stray", STRAYS)
def test_text_without_an_owner_is_refused(stray: Callable[[TaggedCanvas, float, float], None]):
    with pytest.raises(TextUntagged) as caught:
        made(lambda story: story.add(Stray(stray)))
    assert caught.value.facts["page"] == 1


def test_a_paragraph_without_element_is_refused():
    def tell(story: Story) -> None:
        story.p("verloren", style.BODY).elem = None

    with pytest.raises(TextUntagged) as caught:
        made(tell)
    assert caught.value.facts == {"text": "verloren", "page": 1}


def test_without_strict_mode_it_becomes_an_artifact_that_validators_accept():
    def tell(story: Story) -> None:
        story.p("verloren", style.BODY).elem = None

    found = read(made(tell, strict=False))
    assert [text for text in found.artifacts if text.strip()] == ["verloren"]


def test_shapes_need_no_owner():
    assert made(lambda story: story.add(Stray(lambda canvas, x, y: canvas.fill((x, y, 5, 5), style.NAVY))))


def test_headings_must_not_skip_a_level():
    with pytest.raises(HeadingSkipped) as caught:
        made(lambda story: story.h(3, "Zu tief", style.SECTION))
    assert caught.value.facts == {"level": 3, "after": 1, "text": "Zu tief"}


def test_the_first_heading_is_of_level_one():
    story = Story("de")
    story.h(2, "Erste", style.SECTION)
    with pytest.raises(HeadingSkipped):
        build(story, [SHEET], META)


@pytest.mark.parametrize("alt", ["", "  \n"])
def test_a_figure_needs_words(alt: str):
    with pytest.raises(FigureSilent):
        Story("de").figure(Tall(), alt)


def test_a_link_needs_a_place():
    with pytest.raises(LinkDead) as caught:
        made(lambda story: story.p(Run("dort", link="#nirgends"), style.BODY))
    assert caught.value.facts == {"key": "nirgends", "text": "dort"}


def test_a_page_number_needs_a_place():
    with pytest.raises(LinkDead):
        made(lambda story: story.page_of("nirgends", style.BODY))


def test_a_key_is_given_once():
    with pytest.raises(KeyTwice) as caught:
        made(lambda story: story.h(1, "Noch einmal", style.TITLE, key="start"))
    assert caught.value.facts == {"key": "start"}


@pytest.mark.parametrize(
    "rows",
    [
        [["a", "b"], ["c"]],
        [["a", "b"], ["c", "d", "e"]],
        [["a", "b"], [Cell("c", columns=3)]],
        [["a", Cell("b", rows=2)], ["c", "d"]],
        [["a", Cell("b", rows=2)]],
    ],
)
def test_rows_must_fill_the_columns(rows: list[list[str | Cell]]):
    with pytest.raises(TableRagged):
        add_table(Story("de"), rows, [50, 50], style.CELLS, look=style.TABLE)


def test_what_is_higher_than_a_page_and_cannot_be_cut_is_named():
    with pytest.raises(LayoutImpossible) as caught:
        made(lambda story: story.figure(Tall(), "Turm"))
    assert caught.value.facts["what"] == "Figure"


def test_a_story_is_told_once():
    story = Story("de")
    story.h(1, "Anfang", style.TITLE)
    build(story, [SHEET], META)
    with pytest.raises(ValueError, match="once"):
        build(story, [SHEET], META)


def test_page_turns_inside_a_box_do_nothing():
    def tell(story: Story) -> None:
        with story.box(fill=style.PAPER, bar=style.TEAL):
            story.page()
            story.room(900)
            story.note(running="x")
            story.p("Text", style.BODY)

    assert read(made(tell)).pages == 1


def test_a_clock_without_zone_is_a_mistake():
    with pytest.raises(ValueError, match="time zone"):
        Meta(title="x", made_at=CLOCK.replace(tzinfo=None))
