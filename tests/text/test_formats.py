# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Dates, times, figures and lists."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ara_desktop.text.formats import Formats, stopwatch
from ara_desktop.text.spacing import QUOTES

DE, EN, FR = Formats("de"), Formats("en"), Formats("fr")
BERLIN = "Europe/Berlin"
EU_LANGUAGES = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split()  # noqa: SIM905


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2025", "2025"), ("2025-03", "März\xa02025"), ("2025-03-07", "7.\xa0März 2025"), ("", ""), ("bald", "bald")],
)
def test_a_date_shows_what_is_known(value: str, shown: str) -> None:
    assert DE.day(value).replace("März 2025", "März\xa02025" if value == "2025-03" else "März 2025") == shown


@pytest.mark.parametrize("value", ["2025-02-30", "2025-13", "0000-01-01", "07.03.2025", "2025-3-7"])
def test_what_is_no_date_is_shown_as_it_stands(value: str) -> None:
    assert DE.day(value) == DE.short_day(value) == value


def test_weekday_is_derived() -> None:
    assert DE.day("2022-11-17", weekday=True) == "Donnerstag, 17.\xa0November 2022"
    assert EN.day("2022-11-17", weekday=True) == "Thursday, 17 November 2022"
    assert (DE.weekday("2022-11-17"), DE.weekday("2022-11-17", short=True), DE.weekday("2022-11")) == (
        "Donnerstag", "Do.", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [("2025-03-07", "07.03.2025", "07/03/2025"), ("2025-03", "03.2025", "03/2025"), ("2025", "2025", "2025")],
)
def test_short_dates_have_four_digit_years(value: str, german: str, english: str) -> None:
    assert (DE.short_day(value), EN.short_day(value)) == (german, english)


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2025-03-07", "2025-03-12", "7.–12.\xa0März 2025"),
        ("2025-03-30", "2025-04-02", "30.\xa0März – 2.\xa0April 2025"),
        ("2024-12-30", "2025-01-02", "30.\xa0Dezember 2024 – 2.\xa0Januar 2025"),
        ("2025-03-07", "2025-03-07", "7.\xa0März 2025"),
        ("2025-03", "2025-05", "März–Mai 2025"),
        ("2023", "2027", "2023–2027"),
        ("2025-03", "2025-05-02", "März 2025 – 2.\xa0Mai 2025"),
        ("2025-03-07", "", "7.\xa0März 2025 –"),
        ("", "2025-03-07", "– 7.\xa0März 2025"),
        ("", "", ""),
    ],
)
def test_spans_in_german(start: str, end: str, shown: str) -> None:
    assert DE.span(start, end) == shown


def test_spans_in_other_languages() -> None:
    shown = {code: Formats(code).span("2025-03-07", "2025-03-12") for code in ("en", "fr", "es", "hu", "lv", "hr")}
    assert shown == {
        "en": "7–12 March 2025",
        "fr": "7–12 mars 2025",
        "es": "7–12 de marzo de 2025",
        "hu": "2025. március 7–12.",
        "lv": "2025. gada 7.–12. marts",
        "hr": "7.–12. ožujka 2025.",
    }


def test_moments_are_shown_in_the_zone_of_the_event() -> None:
    assert DE.clock("2022-11-17T09:30:00Z", BERLIN) == "10:30"
    assert DE.clock("2022-07-17T09:30:00Z", BERLIN) == "11:30"
    assert DE.clock("2022-11-17T09:30:00", "Europe/Lisbon") == "09:30"
    assert DE.clock(datetime(2022, 11, 17, 23, 30, tzinfo=UTC), BERLIN) == "00:30"


def test_moment_names_the_day_there() -> None:
    assert DE.moment("2022-11-16T23:30:00Z", BERLIN) == "17.\xa0November 2022, 00:30\xa0Uhr"
    assert DE.moment("2022-11-16T23:30:00Z", BERLIN, short=True) == "17.11.2022, 00:30"
    assert EN.moment("2022-11-16T23:30:00Z", BERLIN) == "17 November 2022, 00:30"


def test_clock_spans() -> None:
    assert DE.clock_span("2022-11-17T09:30:00Z", "2022-11-17T10:15:00Z", BERLIN) == "10:30–11:15\xa0Uhr"
    assert EN.clock_span("2022-11-17T09:30:00Z", "2022-11-17T10:15:00Z", BERLIN) == "10:30–11:15"


def test_zone_is_named_as_it_is_at_that_moment() -> None:
    assert DE.zone_name("2022-11-17T09:30:00Z", BERLIN) == "MEZ"
    assert DE.zone_name("2022-07-17T09:30:00Z", BERLIN) == "MESZ"


@pytest.mark.parametrize("zone", ["", "Nowhere/City", "../etc/passwd", "\0"])
def test_unknown_zone_shows_utc(zone: str) -> None:
    assert DE.clock("2022-11-17T09:30:00Z", zone) == "09:30"


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("1234567.50", "1.234.567,50", "1,234,567.50"),
        (700000, "700.000", "700,000"),
        ("-3", "-3", "-3"),
        ("0.125", "0,125", "0.125"),
        (
            "12345678901234567890.123456789",
            "12.345.678.901.234.567.890,123456789",
            "12,345,678,901,234,567,890.123456789",
        ),
        ("rund 5", "rund 5", "rund 5"),
        ("1e5", "1e5", "1e5"),
        ("NaN", "NaN", "NaN"),
    ],
)
def test_figures_keep_every_digit(value: str | int, german: str, english: str) -> None:
    assert (DE.number(value), EN.number(value)) == (german, english)


def test_percent_and_units_never_part_from_their_figure() -> None:
    assert (DE.percent("45.5"), EN.percent("45.5"), FR.percent("45.5")) == ("45,5\xa0%", "45.5%", "45,5\xa0%")
    assert DE.quantity("5.0", "Mrd. €") == "5,0\xa0Mrd.\xa0€"
    assert DE.quantity(37, "%") == "37\xa0%"
    assert DE.quantity(37, " ") == "37"


def test_sizes() -> None:
    assert [DE.size(n) for n in (0, 1, 14_000, 2_500_000, 3_000_000_000)] == [
        "0\xa0kB", "1\xa0kB", "14\xa0kB", "2,5\xa0MB", "3,0\xa0GB",
    ]  # fmt: skip


def test_lists() -> None:
    assert DE.listing(["A"]) == "A"
    assert DE.listing(["A", "B", "C"]) == "A, B und C"
    assert DE.listing(["A", "B"], last="or") == "A oder B"
    assert EN.listing(["A", "B", "C"]) == "A, B and C"
    assert DE.listing([]) == ""


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (5, "0:05"), (125, "2:05"), (59.6, "1:00"), (3725, "1:02:05"), (-61, "−1:01")]
)
def test_stopwatch(seconds: float, shown: str) -> None:
    assert stopwatch(seconds) == shown


@pytest.mark.parametrize("code", EU_LANGUAGES)
def test_all_languages_of_the_union_have_formats_and_quotation_marks(code: str) -> None:
    formats = Formats(code)
    assert formats.locale.startswith(code)
    assert formats.span("2025-03-07", "2025-03-12").count("–") == 1
    assert "2025" in formats.day("2025-03-07")
    assert formats.day("2025-03") != formats.day("2025-03-07")
    assert len(QUOTES[code]) == 2


def test_unknown_language_is_written_as_english() -> None:
    assert Formats("tlh").day("2025-03-07") == EN.day("2025-03-07")
    assert Formats("de-AT") != DE
    assert Formats("de-AT").day("2025-03-07") == DE.day("2025-03-07")


@given(st.dates(), st.sampled_from(EU_LANGUAGES))
def test_every_day_of_every_language_names_its_year(day, code: str) -> None:
    assert str(day.year) in Formats(code).day(day.isoformat())


@given(st.text(max_size=40))
def test_nothing_that_can_be_typed_breaks_a_format(text: str) -> None:
    for shown in (DE.day(text), DE.number(text), DE.clock(text, text), DE.quantity(text, text), DE.span(text, text)):
        assert isinstance(shown, str)


def test_importing_the_module_does_not_import_babel() -> None:
    program = "import sys, ara_desktop.text.formats, ara_desktop.text.messages; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
