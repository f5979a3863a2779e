# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Lines: nothing wider than the measure, no letter lost, hyphens where they belong."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ara_desktop.pack import style
from ara_desktop.pack.fonts import house_fonts
from ara_desktop.pack.hyphen import hyphenator
from ara_desktop.pack.tagged import Run, fragments, runs
from ara_desktop.pack.tagged.breaking import Line, break_lines
from ara_desktop.pack.tagged.text import Text


def lines_of(text: Text, width: float, language: str = "") -> list[Line]:
    found = hyphenator(language) if language else None
    parts = fragments(runs(text), style.BODY, house_fonts())
    return break_lines(parts, width, positions=found.positions if found else None, hyphenate_from=8)


def shown(lines: list[Line]) -> list[str]:
    return ["".join(text for _, text in line.parts) for line in lines]


def whole(lines: list[Line]) -> str:
    ends = {"\u00ad": "", "\n": " "}
    return "".join(text + ends.get(line.end, line.end) for text, line in zip(shown(lines), lines, strict=True))


def test_german_words_are_hyphenated():
    lines = lines_of("Wir brauchen Planungssicherheit und die Wettbewerbsfähigkeit aller", 107, "de")
    assert shown(lines) == ["Wir brauchen Planungs", "sicherheit und die Wett", "bewerbsfähigkeit aller"]
    assert [line.end for line in lines] == ["\u00ad", "\u00ad", ""]


def test_the_last_word_is_not_cut():
    assert shown(lines_of("Antrag sieben wird abgelehnt", 110, "de")) == ["Antrag sieben wird", "abgelehnt"]
    assert shown(lines_of("Antrag sieben wird abgelehnt und", 110, "de")) == ["Antrag sieben wird abge", "lehnt und"]


def test_without_a_language_words_stay_whole():
    assert shown(lines_of("Wir brauchen Planungssicherheit", 120)) == ["Wir brauchen", "Planungssicherheit"]


def test_the_authors_line_ends_hold():
    lines = lines_of("Erstens:\n2035 bleibt.\n\nDanke", 400)
    assert [(text, line.end) for text, line in zip(shown(lines), lines, strict=True)] == [
        ("Erstens:", "\n"),
        ("2035 bleibt.", "\n"),
        ("Danke", ""),
    ]


def test_a_soft_hyphen_breaks_only_where_needed():
    text = "Lade\u00adinfra\u00adstruktur"
    assert shown(lines_of(text, 400)) == ["Ladeinfrastruktur"]
    assert shown(lines_of(text, 52)) == ["Ladeinfra", "struktur"]


def test_a_written_hyphen_is_a_place_to_break():
    lines = lines_of("EU-Kommissionspräsidentin 2026-11-22", 65)
    assert shown(lines)[0] == "EU-"
    assert lines[0].end == ""
    assert "2026-11-22" in shown(lines)[-1]


def test_abbreviations_in_capitals_stay_whole():
    assert shown(lines_of("die BUNDESREGIERUNGEN", 60, "de"))[0] == "die"


def test_an_address_is_cut_at_slashes():
    lines = lines_of("https://beispiel.example/lange/seiten/adresse", 110)
    assert all(line.width_pt <= 110 for line in lines)
    assert shown(lines)[0].endswith("/")


def test_no_more_than_two_hyphens_below_each_other():
    lines = lines_of("Transformationsfinanzierungsgesellschaft " * 12, 90, "de")
    ends = "".join("-" if line.end == "\u00ad" else "." for line in lines)
    assert "---" not in ends


def test_bold_inside_a_word_does_not_break_it():
    assert shown(lines_of(["Vor", Run("gabe", bold=True), " gut"], 400)) == ["Vorgabe gut"]
    assert whole(lines_of(["Vor", Run("gabe", bold=True), " gut"], 30)) == "Vorgabe gut"


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="aäbwWmi-–/.,ß12\u00a0", min_size=1, max_size=30), min_size=1, max_size=20),
    st.floats(min_value=20, max_value=300),
)
def test_no_letter_is_lost_and_no_line_too_wide(words: list[str], width: float):
    text = " ".join(words)
    lines = lines_of(text, width, "de")
    assert whole(lines) == " ".join(text.split(" "))
    for line in lines:
        measured = sum(look.width(part) for look, part in line.parts)
        assert abs(measured - line.width_pt) < 1e-6
        assert measured <= width + 1e-6
