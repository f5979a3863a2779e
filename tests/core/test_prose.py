# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Marks of prose: what is a mark, what stays text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ara_desktop.core.prose import Cue, Evidence, LineBreak, Listing, Paragraph, Words, inlines, letters, parse


def words(text: str, *, bold: bool = False) -> tuple[Words, ...]:
    return (Words(text, bold),)


def test_blank_lines_separate_paragraphs():
    assert parse("Eins.\n\n \t\nZwei.\n") == (Paragraph(words("Eins.")), Paragraph(words("Zwei.")))


def test_a_line_end_is_a_line_break():
    assert parse("Herr Vorsitzender,\r\nmeine Damen") == (
        Paragraph((Words("Herr Vorsitzender,"), LineBreak(), Words("meine Damen"))),
    )


def test_bullets_make_a_list_that_goes_on_over_lines():
    assert parse("Wir wollen:\n- Kredit\n  für alle\n- Planung\n\nSchluss") == (
        Paragraph(words("Wir wollen:")),
        Listing(((Words("Kredit"), LineBreak(), Words("für alle")), words("Planung"))),
        Paragraph(words("Schluss")),
    )


def test_numbers_count_from_one_even_over_blank_lines():
    assert parse("1. a\n\n2. b\n3. c") == (Listing((words("a"), words("b"), words("c")), numbered=True),)


@pytest.mark.parametrize(
    "text", ["1. Mai in Beispielstadt", "14. und 15. Oktober", "3. Punkt zuerst", "2026. Ein Jahr", "1.Ohne Abstand"]
)
def test_dates_and_ordinals_stay_text(text: str):
    assert parse(text) == (Paragraph(words(text)),)


def test_a_new_count_begins_a_new_list():
    two = Listing((words("a"), words("b")), numbered=True)
    assert parse("1. a\n2. b\n1. a\n2. b") == (two, two)


def test_bold_goes_over_line_ends_and_holds_marks():
    assert inlines("Wir **stimmen\nzu [B2]** gern") == (
        Words("Wir "),
        Words("stimmen", bold=True),
        LineBreak(),
        Words("zu ", bold=True),
        Evidence("2", by_id=False),
        Words(" gern"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "2 ** 3 ** 4",
        "**offen",
        "****",
        "** kein fett**",
        "<b>nicht</b> & <img src=x>",
        "[B0]",
        "[b]",
        "[beleg:XYZ]",
        "[beleg:12]",
        "[cue:]",
        "[cue: a [b] c]",
        "- ",
        "-ohne Abstand",
        "`code` _kursiv_ # Titel",
    ],
)
def test_everything_else_is_text(text: str):
    assert parse(text) == (Paragraph(words(text.strip())),)


def test_cues_and_evidence():
    assert inlines("[cue: PAUSE] Acht von zehn [B3] [beleg:1a2b3c] [evidence:00ff]") == (
        Cue("PAUSE"),
        Words(" Acht von zehn "),
        Evidence("3", by_id=False),
        Words(" "),
        Evidence("1a2b3c", by_id=True),
        Words(" "),
        Evidence("00ff", by_id=True),
    )


def test_letters_are_what_is_read_aloud():
    text = "**Danke**,\nHerr Vorsitzender. [cue: PAUSE]\n\n- eins [B1]\n- zwei\n\n[cue: Ende]"
    assert letters(parse(text)) == "Danke,\nHerr Vorsitzender.\n\neins\nzwei"


def shown(blocks: tuple[Paragraph | Listing, ...]) -> str:
    entries = [
        entry for block in blocks for entry in (block.entries if isinstance(block, Listing) else (block.inlines,))
    ]
    return "".join(
        part.text if isinstance(part, Words | Cue) else part.reference if isinstance(part, Evidence) else ""
        for entry in entries
        for part in entry
    )


@settings(deadline=None)
@given(st.text(alphabet="ab*-1. \n[]Bcue:", max_size=60))
def test_no_letter_is_lost(text: str):
    assert set(shown(parse(text))) >= set(text) - set("*-1. \n[]Bcue:")
    assert shown(parse(text)).count("a") == text.count("a")


@settings(deadline=None)
@given(st.text(max_size=80))
def test_blocks_are_never_empty(text: str):
    for block in parse(text):
        assert block.entries if isinstance(block, Listing) else block.inlines
