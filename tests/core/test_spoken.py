# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Texts as they are spoken."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ara_desktop.core.numerals import JOINT, LIMIT, cardinal, ordinal, plain, year
from ara_desktop.core.spoken import spoken

LANGUAGES = ("de", "en", "fr", "it", "pl")


@pytest.mark.parametrize(
    ("number", "german", "english", "french"),
    [
        (0, "null", "zero", "zéro"),
        (1, "eins", "one", "un"),
        (16, "sechzehn", "sixteen", "seize"),
        (21, "einundzwanzig", "twenty-one", "vingt et un"),
        (70, "siebzig", "seventy", "soixante-dix"),
        (71, "einundsiebzig", "seventy-one", "soixante et onze"),
        (80, "achtzig", "eighty", "quatre-vingts"),
        (81, "einundachtzig", "eighty-one", "quatre-vingt-un"),
        (99, "neunundneunzig", "ninety-nine", "quatre-vingt-dix-neuf"),
        (100, "einhundert", "one hundred", "cent"),
        (101, "einhunderteins", "one hundred and one", "cent un"),
        (200, "zweihundert", "two hundred", "deux cents"),
        (1001, "eintausendeins", "one thousand and one", "mille un"),
        (1200, "eintausendzweihundert", "one thousand two hundred", "mille deux cents"),
        (80_000, "achtzigtausend", "eighty thousand", "quatre-vingt mille"),
        (200_000, "zweihunderttausend", "two hundred thousand", "deux cent mille"),
        (1_000_000, "eine Million", "one million", "un million"),
        (
            2_500_000,
            "zwei Millionen fünfhunderttausend",
            "two million five hundred thousand",
            "deux millions cinq cent mille",
        ),
        (3 * 10**9, "drei Milliarden", "three billion", "trois milliards"),
        (80 * 10**6, "achtzig Millionen", "eighty million", "quatre-vingts millions"),
    ],
)
def test_numbers_in_words(number: int, german: str, english: str, french: str) -> None:
    assert [plain(cardinal(number, language)) for language in ("de", "en", "fr")] == [german, english, french]


@pytest.mark.parametrize(
    ("number", "german", "english", "french"),
    [
        (1905, "neunzehnhundertfünf", "nineteen oh five", "mille neuf cent cinq"),
        (1990, "neunzehnhundertneunzig", "nineteen ninety", "mille neuf cent quatre-vingt-dix"),
        (2000, "zweitausend", "two thousand", "deux mille"),
        (2008, "zweitausendacht", "two thousand and eight", "deux mille huit"),
        (2035, "zweitausendfünfunddreißig", "twenty thirty-five", "deux mille trente-cinq"),
    ],
)
def test_years_are_read_as_years(number: int, german: str, english: str, french: str) -> None:
    assert [plain(year(number, language)) for language in ("de", "en", "fr")] == [german, english, french]


@pytest.mark.parametrize(
    ("number", "german", "english", "french"),
    [
        (1, "erste", "first", "premier"),
        (3, "dritte", "third", "troisième"),
        (7, "siebte", "seventh", "septième"),
        (9, "neunte", "ninth", "neuvième"),
        (20, "zwanzigste", "twentieth", "vingtième"),
        (21, "einundzwanzigste", "twenty-first", "vingt et unième"),
        (101, "einhunderterste", "one hundred and first", "cent unième"),
        (1000, "eintausendste", "one thousandth", "millième"),
    ],
)
def test_ordinals(number: int, german: str, english: str, french: str) -> None:
    assert [plain(ordinal(number, language)) for language in ("de", "en", "fr")] == [german, english, french]


@given(st.integers(0, LIMIT - 1), st.sampled_from(["de", "en", "fr"]))
def test_different_numbers_have_different_words(number: int, language: str) -> None:
    assert cardinal(number, language) != cardinal((number + 1) % LIMIT, language)
    assert not re.search(r"\d|--|  ", cardinal(number, language))


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        cardinal(number, "de")


@pytest.mark.parametrize(
    ("text", "said", "words"),
    [
        ("Bis 2035 fordern wir 5 Mrd. €.", "Bis zweitausendfünfunddreißig fordern wir fünf Milliarden Euro.", 10),
        ("1 Mio. Euro", "eine Million Euro", 3),
        ("5,50 €", "fünf Euro fünfzig", 3),
        ("€ 500", "fünfhundert Euro", 3),
        ("45,5 %", "fünfundvierzig Komma fünf Prozent", 5),
        ("1 %", "ein Prozent", 2),
        ("13,8 Mio. Menschen", "dreizehn Komma acht Millionen Menschen", 5),
        ("1.234.567 Stellen", "eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig Stellen", 12),
        ("700 000 Stellen", "siebenhunderttausend Stellen", 4),
        ("17. November 2022", "siebzehnten November zweitausendzweiundzwanzig", 6),
        ("17.11.2022", "siebzehnten November zweitausendzweiundzwanzig", 6),
        ("2022-11-17", "siebzehnten November zweitausendzweiundzwanzig", 6),
        ("um 10:30 Uhr", "um zehn Uhr dreißig", 4),
        ("um 1.00 Uhr", "um ein Uhr", 3),
        ("2021–2027", "zweitausendeinundzwanzig bis zweitausendsiebenundzwanzig", 9),
        ("z. B. § 5 Abs. 2", "zum Beispiel Paragraph fünf Absatz zwei", 6),
        ("d.h.", "das heißt", 2),
        ("CO2", "CO-zwei", 2),
        ("CO₂-Ausstoß", "CO-zwei-Ausstoß", 3),
        ("95 g/km", "fünfundneunzig Gramm pro Kilometer", 5),
        ("Industrie 4.0", "Industrie vier Punkt null", 4),
        ("VDA, EU und ACEA", "VDA, EU und ACEA", 5),
        ("Danke. [Pause] Danke.", "Danke. Danke.", 2),
        ("−5 °C", "minus fünf Grad Celsius", 4),
        ("", "", 0),
        ("– – –", "– – –", 0),
    ],
)
def test_german_as_spoken(text: str, said: str, words: int) -> None:
    assert spoken(text, "de") == (said, words)


@pytest.mark.parametrize(
    ("text", "said", "words"),
    [
        ("By 2035: €5bn, i.e. 45.5% more", "By twenty thirty-five: five billion euros, that is forty-five point five per cent more", 16),
        ("17 November 2022", "the seventeenth of November twenty twenty-two", 7),
        ("November 17th, 2022", "the seventeenth of November twenty twenty-two", 7),
        ("EUR 1.5 billion", "one point five billion euros", 5),
        ("1,234 jobs", "one thousand two hundred and thirty-four jobs", 8),
        ("the 1990s", "the nineteen nineties", 3),
        ("the 21st century", "the twenty-first century", 4),
        ("at 10:30", "at ten thirty", 3),
        ("at 10:00", "at ten o’clock", 3),
        ("£1 and $2.50", "one pound and two dollars fifty", 6),
        ("120 g/km CO2", "one hundred and twenty grams per kilometre CO-two", 9),
    ],
)  # fmt: skip
def test_english_as_spoken(text: str, said: str, words: int) -> None:
    assert spoken(text, "en") == (said, words)


@pytest.mark.parametrize(
    ("text", "said", "words"),
    [
        ("Le 1er mai 2025 à 10h30", "Le premier mai deux mille vingt-cinq à dix heures trente", 11),
        ("5 Md€", "cinq milliards d’euros", 3),
        ("37,5 % du CO2", "trente-sept virgule cinq pour cent du CO-deux", 9),
        ("80 000 emplois", "quatre-vingt mille emplois", 4),
        ("la 2e région, p. ex.", "la deuxième région, par exemple", 5),
        ("M. Dupont", "Monsieur Dupont", 2),
    ],
)
def test_french_as_spoken(text: str, said: str, words: int) -> None:
    assert spoken(text, "fr") == (said, words)


def test_what_is_no_date_is_read_figure_by_figure() -> None:
    assert spoken("31.31.2022", "de").text.startswith("einunddreißig Punkt einunddreißig")


@pytest.mark.parametrize("language", ["it", "pl", "fi", "xx", "sk-SK"])
def test_other_languages_count_figures_as_english_does(language: str) -> None:
    assert spoken("w 45,5 % i 1 200 000", language).words == spoken("w 45.5 % i 1,200,000", "en").words


def test_breaks_and_bullets_are_never_read_as_ranges() -> None:
    assert "bis" not in spoken("Stand 5\n- 7 Regionen", "de").text
    assert spoken("1\n\n000", "de").words == 4


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_nothing_that_can_be_typed_breaks_it(text: str, language: str) -> None:
    found = spoken(text, language)
    assert found.words >= 0
    assert JOINT not in found.text


@given(st.text(alphabet="0123456789.,:–-%€§ abzBhMrdio[]\n", max_size=60), st.sampled_from(LANGUAGES))
def test_no_figure_is_left_unread(text: str, language: str) -> None:
    assert not re.search(r"[0-9]", spoken(text, language).text)


@given(st.lists(st.text(alphabet="ab 12.%", max_size=12), max_size=5), st.sampled_from(LANGUAGES))
def test_paragraphs_are_counted_one_by_one(paragraphs: list[str], language: str) -> None:
    whole = spoken("\n\n".join(paragraphs), language).words
    assert whole == sum(spoken(text, language).words for text in paragraphs)
