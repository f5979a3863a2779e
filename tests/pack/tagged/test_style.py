# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The look keeps its promises: contrast, grid, podium."""

import pytest

from ara_desktop.pack import style
from ara_desktop.pack.tagged import TextStyle

STYLES = {name: value for name, value in vars(style).items() if isinstance(value, TextStyle)}


@pytest.mark.parametrize(("ink", "ground"), style.TEXT_PAIRS)
def test_text_has_contrast(ink: str, ground: str):
    assert style.contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("ink", "ground"), style.GRAPHIC_PAIRS)
def test_graphics_have_contrast(ink: str, ground: str):
    assert style.contrast(ink, ground) >= 3


def test_contrast_of_black_and_white():
    assert style.contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_every_colour_of_a_style_is_in_the_measured_pairs():
    inks = {ink for ink, _ in style.TEXT_PAIRS}
    used = {one.colour for one in STYLES.values()} | {one.label_colour for one in STYLES.values()} - {""}
    assert used <= inks


def test_red_is_for_red_lines_only():
    red = {name for name, one in STYLES.items() if style.RED in {one.colour, one.label_colour}}
    assert red == {"RED_SECTION", "RED_ITEM"}


def test_the_grid_fills_the_page():
    assert pytest.approx(165 * style.MM) == style.COLUMN + style.GUTTER + style.MARGIN_COLUMN
    assert pytest.approx(41 * style.MM) == style.MARGIN_COLUMN


def test_the_podium_is_large_whole_and_never_hyphenated():
    assert (style.PODIUM.size_pt, style.PODIUM.leading_pt) == (21, 31)
    assert style.PODIUM.whole
    assert style.PODIUM.hyphenate_from == 0
    assert style.PODIUM_FRAME[1] == pytest.approx(style.A4[1] / 4)


def test_names_of_styles_are_unique():
    names = [one.name for one in STYLES.values()]
    assert len(names) == len(set(names))
