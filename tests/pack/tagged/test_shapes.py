# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Signs and drawings: each stance has its own shape and says itself in words."""

from io import BytesIO
from typing import get_args

import pikepdf
import pytest

from ara_desktop.pack import style
from ara_desktop.pack.shapes import (
    Badge,
    Bar,
    Bars,
    Share,
    StanceCode,
    StanceStrip,
    draw_sign,
    slanted_cell,
    slanted_height,
    stance_cell,
)
from ara_desktop.pack.tagged import Block, Meta, Picture, Sheet, Story, TaggedCanvas, add_table, build
from tests.pack.tagged.reader import read
from tests.pack.tagged.sample import CLOCK, CODES, LABELS

SHEET = Sheet(name="body", size_pt=style.A4, frame=style.BODY_FRAME, column_pt=style.COLUMN)
META = Meta(title="Zeichen", made_at=CLOCK)


def start() -> Story:
    story = Story("de")
    story.h(1, "Anfang", style.TITLE)
    return story


def made(story: Story) -> bytes:
    return build(story, [SHEET], META).data


class Sign(Block):
    def __init__(self, code: StanceCode) -> None:
        self.code = code

    def wrap(self, width: float) -> float:
        del width
        return 20

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        draw_sign(canvas, self.code, (x + 30, top - 10), 5, style.INK)


def operators(code: StanceCode) -> bytes:
    story = start()
    story.figure(Sign(code), "Zeichen")
    with pikepdf.open(BytesIO(made(story))) as pdf:
        return bytes(pdf.pages[0].Contents.read_bytes()).partition(b"/Figure")[2].partition(b"EMC")[0]


def test_every_stance_has_a_sign_of_its_own():
    assert set(CODES) == set(get_args(StanceCode)) == set(style.STANCE_FILL) == set(style.STANCE_INK)
    drawn = {code: operators(code) for code in CODES}
    assert len(set(drawn.values())) == len(CODES)


def test_matrix_cells_speak():
    story = start()
    rows = [["Region", slanted_cell("1  Ziele", slanted_height(["1  Ziele"], story))]]
    rows += [[LABELS[code], stance_cell(code, LABELS[code])] for code in CODES]
    add_table(story, rows, [100, 30], style.MATRIX_CELLS, look=style.MATRIX, head_columns=1)
    data = made(story)
    assert "1 Ziele" in read(data).texts("TH")
    with pikepdf.open(BytesIO(data)) as pdf:
        spoken = [
            str(one.ActualText) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ActualText" in one
        ]
    assert sorted(spoken) == sorted(LABELS.values())


def test_the_badge_reads_as_its_text():
    story = start()
    story.add(Badge(story, "Zustimmung mit Änderungen", "support_with_changes"))
    assert read(made(story)).texts("P") == ["Zustimmung mit Änderungen"]


@pytest.mark.parametrize("counts", [(1, 0, 0), (36, 1, 2), (0, 0, 0)])
def test_the_strip_shows_what_is_there(counts: tuple[int, ...]):
    story = start()
    shares = [Share(code, LABELS[code], count) for code, count in zip(CODES, counts, strict=False)]
    story.figure(StanceStrip(shares), "Streifen")
    text = read(made(story)).texts("Figure")
    for share in shares:
        assert (share.label in "".join(text)) == (share.count > 0)


def test_bars_shorten_labels_and_carry_negative_values():
    story = start()
    story.figure(
        Bars([Bar("Sehr " * 20 + "lang", 3, "3"), Bar("kurz", -4, "−4", ours=True), Bar("null", 0, "0")]), "Balken"
    )
    (text,) = read(made(story)).texts("Figure")
    assert "…" in text
    assert "▶ kurz" in text
    assert "−4" in text


def test_bars_without_any_bar_are_nothing():
    story = start()
    story.figure(Bars([]), "leer")
    story.p("Text", style.BODY)
    assert made(story)


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("RGB", "JPEG"), ("L", "PNG")])
def test_pictures_are_figures(mode: str, kind: str):
    from PIL import Image

    Image.new(mode, (40, 30), 128 if mode == "L" else (9, 90, 160, 99)[: len(mode)]).save(data := BytesIO(), kind)
    story = start()
    story.figure(Picture(data.getvalue(), width_pt=80), "Bildnis")
    with pikepdf.open(BytesIO(made(story))) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
