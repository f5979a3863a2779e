# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Texts here are written by us in the structure of real declarations; the real ones are read where they lie."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ara_desktop.core.errors import TextRefused
from ara_desktop.core.points import Division, divide

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
LEIPZIG = SEEDS / "000_3cd8879edeb722f8.txt"

LETTERED = """

Zweites Treffen des Bundes der Hafenstädte
am 3. Mai 2031 in Musterhafen

**„Musterhafener Erklärung“
des
Bundes der Hafenstädte**

Die Städte kamen überein, wie sie künftig zusammenarbeiten¹:

- a) Der Bund spricht mit einer Stimme.
- b) Der Bund gibt sich ein Programm. Es gilt ein Jahr (z. B. 2031).
- c) Der Bund trifft sich jährlich.
- d) Der Bund hört alle an.

¹ <https://example.org/hafen>.

- e) Ein Büro führt die Akten.
"""

NUMBERED = """\
# Erklärung der Hafenstädte

1. Erstens die Kaimauern.
2. Zweitens die Kräne:
   a) die alten,
   b) die neuen.
3. Drittens die Lotsen.

Musterhafen, den 3. Mai 2031
gezeichnet: die Bürgermeisterin
"""

ARTICLES = """\
Präambel: Wir, die Städte.

## Artikel 1 – Zweck
Der Bund fördert die Häfen.

Er tut das gemeinsam.

## Artikel 2 – Mitglieder
Mitglied ist jede Stadt am Wasser.

---
Ende der Erklärung
"""


def texts(division: Division) -> dict[str, str]:
    return {point.label: point.text for point in division.points}


def labels(text: str) -> str:
    return "".join(texts(divide(text)))


def test_a_footnote_between_two_points_is_kept_apart_and_the_list_goes_on() -> None:
    found = divide(LETTERED)
    assert labels(LETTERED) == "abcde"
    assert texts(found)["d"] == "Der Bund hört alle an."
    assert texts(found)["e"] == "Ein Büro führt die Akten."
    assert found.footnotes == "¹ <https://example.org/hafen>."
    assert found.preamble.startswith("Zweites Treffen")
    assert found.preamble.endswith("zusammenarbeiten¹:")
    assert found.tail == ""


def test_what_follows_the_last_point_is_not_part_of_it() -> None:
    found = divide(NUMBERED)
    assert texts(found)["3"] == "Drittens die Lotsen."
    assert found.tail.startswith("Musterhafen, den 3. Mai")


def test_a_list_inside_a_point_stays_there() -> None:
    assert labels(NUMBERED) == "123"
    assert texts(divide(NUMBERED))["2"].endswith("b) die neuen.")


def test_a_list_inside_the_last_point_stays_there() -> None:
    assert labels("1. eins\n2. zwei\n   a) x\n   b) y\n   c) z\n") == "12"


def test_articles_keep_their_paragraphs_and_name_their_headings() -> None:
    first, second = divide(ARTICLES).points
    assert first.text == "Zweck\nDer Bund fördert die Häfen.\n\nEr tut das gemeinsam."
    assert (first.heading, second.heading) == ("Zweck", "Mitglieder")
    assert divide(ARTICLES).tail == "---\nEnde der Erklärung"


@pytest.mark.parametrize(
    "form",
    ["{}) ", "({}) ", "{}. ", "{}.) ", "- {}) ", "**{})** ", "* {}. ", "## {}. ", "Artikel {}: ", "Article {} ", "Art. {}\t",
     "Punkt {}. ", "§ {} ", "  {}) "]
)  # fmt: skip
@pytest.mark.parametrize("counted", ["123", "abc", "ABC"])
def test_every_way_of_counting_is_known(form: str, counted: str) -> None:
    text = "".join(f"{form.format(label)}Text {label}\n" for label in counted)
    assert texts(divide(text)) == {label.lower(): f"Text {label}" for label in counted}


def test_a_date_at_the_beginning_of_a_line_does_not_break_the_list() -> None:
    text = "1. Erst dies.\n2. Bis zum\n1. Januar 2031 das.\n3. Dann jenes.\n"
    assert texts(divide(text))["2"] == "Bis zum\n1. Januar 2031 das."
    assert labels(text) == "123"


def test_two_lists_of_one_form_are_told_apart_by_their_indent() -> None:
    text = "1. eins\n   1. x\n   2. y\n2. zwei\n   1. x\n   2. y\n3. drei\n"
    assert labels(text) == "123"


def test_a_bold_first_line_is_the_heading_of_its_point() -> None:
    one, two = divide("1. **Kaimauern**\nSie halten.\n2. Ohne Überschrift\n").points
    assert (one.heading, two.heading) == ("Kaimauern", "")


def test_a_footnote_of_several_lines_ends_with_its_paragraph() -> None:
    found = divide("a) eins\n\n[^1]: Eine Quelle\nmit zwei Zeilen\n\nnoch zu a\n\nb) zwei\n")
    assert found.footnotes == "[^1]: Eine Quelle\nmit zwei Zeilen"
    assert texts(found)["a"] == "eins\n\nnoch zu a"


def test_a_footnote_mark_inside_a_paragraph_is_text() -> None:
    found = divide("a) Die Summe\n² steht hoch\nb) zwei\n")
    assert found.footnotes == ""
    assert texts(found)["a"] == "Die Summe\n² steht hoch"


def test_footnotes_after_the_last_point_are_footnotes() -> None:
    found = divide("a) eins\nb) zwei\n\n¹ Quelle\n\nOrt und Datum\n")
    assert (found.footnotes, found.tail) == ("¹ Quelle", "Ort und Datum")


@pytest.mark.parametrize(
    "text", ["", "\n", "Nur ein Absatz.", "1. Nur ein Punkt\n", "b) zwei\nc) drei\n", "3. Mai\n7. Juni\n", "\x00\x01"]
)
def test_a_text_without_points_is_refused(text: str) -> None:
    with pytest.raises(TextRefused):
        divide(text)


@pytest.mark.parametrize("text", [LETTERED, NUMBERED, ARTICLES, LETTERED.replace("\n", "\r\n")])
def test_the_parts_are_the_text(text: str) -> None:
    assert "".join(part.raw for part in divide(text).parts) == text


PIECES = st.sampled_from(
    ["a) ", "b) ", "c) ", "1. ", "2. ", "3. ", "(1) ", "(2) ", "Artikel 1", "Artikel 2 ", "- ", "  ", "\n", "\n\n",
     "\r\n", "¹ ", "[^2]: ", "# ", "---\n", "**", "Wort ", "ä", "\u2028", "\x0c", "\t", "1.5 ", "\ufeff"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join))
def test_nothing_is_ever_lost(text: str) -> None:
    try:
        found = divide(text)
    except TextRefused:
        return
    assert "".join(part.raw for part in found.parts) == text
    labels = [point.label for point in found.points]
    assert len(set(labels)) == len(labels) >= 2
    kept = "".join(found.preamble + found.footnotes + found.tail + "".join(point.raw for point in found.points))
    assert sorted("".join(kept.split())) == sorted("".join(text.split()))


def leipzig() -> str:
    if not LEIPZIG.exists():
        pytest.skip("the seed documents are not on this machine")
    return LEIPZIG.read_bytes().decode()


def test_the_leipzig_text_has_five_points_a_preamble_and_a_footnote() -> None:
    found = divide(leipzig())
    assert "".join(part.raw for part in found.parts) == leipzig()
    assert [point.label for point in found.points] == list("abcde")
    assert len(found.footnotes.splitlines()) == 1
    assert found.footnotes.startswith("¹ ")
    assert found.preamble.endswith("¹:")
    assert found.tail == ""
    assert all("¹" not in point.text for point in found.points)


def test_seed_documents_without_points_are_refused() -> None:
    others = [path for path in sorted(SEEDS.glob("*.txt")) if path != LEIPZIG]
    if not others:
        pytest.skip("the seed documents are not on this machine")
    for path in others:
        with pytest.raises(TextRefused):
            divide(path.read_bytes().decode())


def test_points_that_continue_a_list_begin_where_they_begin():
    text = "Fortsetzung.\n\n7. Sieben.\n8. Acht:\n   a) eins,\n   b) zwei.\n9. Neun.\n10. Zehn.\n"
    division = divide(text)
    assert [one.label for one in division.points] == ["7", "8", "9", "10"]
    assert division.preamble == "Fortsetzung."
    assert "".join(part.raw for part in division.parts) == text


def test_a_list_from_the_beginning_goes_before_a_piece_of_one():
    text = "7. Sieben\n8. Acht\n9. Neun\n\na) Erstens\nb) Zweitens\n"
    assert [one.label for one in divide(text).points] == ["a", "b"]
    framed = "12. Sitzung\n1. Eins\n2. Zwei\n3. Drei\n13. Sitzung\n"
    assert [one.label for one in divide(framed).points] == ["1", "2", "3"]


def test_thousands_of_labels_are_refused_at_once():
    with pytest.raises(TextRefused):
        divide("1. x\n2. y\n" * 50_000)
