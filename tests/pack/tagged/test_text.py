# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The one place where user text is made safe."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ara_desktop.pack import style
from ara_desktop.pack.errors import GlyphMissing
from ara_desktop.pack.fonts import house_fonts
from ara_desktop.pack.tagged import Run, Story, fragments, letters_of, plain, runs, width_of


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("Grüße & <b>fett</b> <img src='/etc/passwd'>", "Grüße & <b>fett</b> <img src='/etc/passwd'>"),
        ("a\x00b\x1b[0m\x7f", "a[U+0000]b[U+001B][0m[U+007F]"),
        ("Preis \u202e4321\u202c €", "Preis [U+202E]4321[U+202C] €"),
        ("\u2066x\u2069\u061c\u200e\u200f", "[U+2066]x[U+2069][U+061C][U+200E][U+200F]"),
        ("a\u200bb\ufeffc\u2060d\ufe0f", "abcd"),
        ("Zeile\r\nzwei\rdrei\u2028vier", "Zeile\nzwei\ndrei\nvier"),
        ("weit\u2003und\tbreit", "weit und breit"),
        ("e\u0301a\u0308", "éä"),
        ("\ud800allein", "[U+D800]allein"),
        ("\ue000\U000e0041\U0010ffff", "[U+E000][U+E0041][U+10FFFF]"),
        ("Pla\u00adnung 1\u00a0000", "Pla\u00adnung 1\u00a0000"),
    ],
)
def test_hidden_letters_are_shown(given_: str, shown: str):
    assert plain(given_) == shown


@settings(deadline=None)
@given(st.text(max_size=40))
def test_plain_text_is_stable_and_prints(text: str):
    once = plain(text)
    assert plain(once) == once
    assert not {unicodedata.category(letter) for letter in once if letter not in "\n\u00ad"} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
    }


def test_runs_of_any_text():
    assert runs("a\x01") == (Run("a[U+0001]"),)
    assert runs(Run("b", bold=True)) == (Run("b", bold=True),)
    assert runs(["a", Run("\x02", link="#k", lang="fr")]) == (Run("a"), Run("[U+0002]", link="#k", lang="fr"))
    assert letters_of(["Pla\u00adnung\n", Run(" gut")]) == "Planung gut"


def test_a_missing_letter_comes_from_the_symbol_font():
    parts = fragments(runs("Achtung ⚠ jetzt"), style.BODY, house_fonts())
    assert [(look.face.name, text) for look, text in parts] == [
        ("regular", "Achtung "),
        ("symbols", "⚠"),
        ("regular", " jetzt"),
    ]


def test_a_letter_no_font_has_is_named():
    story = Story("de")
    with pytest.raises(GlyphMissing) as caught:
        story.p("Besuch aus 東京 und 北京", style.BODY)
    assert caught.value.facts["characters"] == ["京 U+4EAC", "北 U+5317", "東 U+6771"]
    assert "Besuch" in str(caught.value.facts["where"])


def test_bold_and_italic_change_the_face():
    parts = fragments(
        runs([Run("a", bold=True), Run("b", italic=True), Run("c", bold=True, italic=True)]), style.BODY, house_fonts()
    )
    assert [look.face.name for look, _ in parts] == ["bold", "italic", "bold-italic"]


def test_widths_add_up():
    fonts = house_fonts()
    assert width_of("Ab", style.BODY, fonts) == pytest.approx(
        width_of("A", style.BODY, fonts) + width_of("b", style.BODY, fonts)
    )
