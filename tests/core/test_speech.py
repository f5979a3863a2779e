# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Speaking time, slots and cutting."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ara_desktop.core.speech import (
    RANKS,
    Estimate,
    Piece,
    default_rate,
    elapsed,
    estimate,
    fit,
    is_too_fast_to_interpret,
    judge,
    learned_rate,
    needed_rate,
)

LANGUAGES = ("de", "en", "fr", "it", "es", "nl", "pl", "sk", "sv")
pieces = st.lists(
    st.builds(Piece, st.uuids().map(str), st.integers(0, 60).map(lambda n: "wort " * n), st.sampled_from(RANKS)),
    max_size=9,
)


def words(n: int) -> str:
    return " ".join(["Wort"] * n)


@pytest.mark.parametrize(
    ("language", "rate"),
    [
        ("de", 115),
        ("en", 130),
        ("fr", 125),
        ("it", 120),
        ("es", 130),
        ("nl", 125),
        ("pl", 105),
        ("sk", 110),
        ("de-AT", 115),
    ],
)
def test_default_rates_are_those_of_the_design(language: str, rate: int) -> None:
    assert default_rate(language, "free") == rate
    assert default_rate(language, "interpreted") == 100


def test_reading_aloud_is_faster_and_interpretation_the_default() -> None:
    assert default_rate("de", "read") > default_rate("de", "free")
    assert estimate(words(100), "de").seconds == 60
    assert default_rate("de", "shouting") == 100


def test_words_by_rate() -> None:
    found = estimate(words(115), "de", "free")
    assert (found.words, found.seconds, found.rate_words_per_minute) == (115, 60, 115)
    assert (found.low_seconds, found.high_seconds) == (54, 66)


def test_own_rate_narrows_the_range() -> None:
    own, general = estimate(words(200), "de", "free", 115), estimate(words(200), "de", "free")
    assert own.seconds == general.seconds
    assert own.high_seconds - own.low_seconds < general.high_seconds - general.low_seconds


def test_long_words_raise_the_upper_end() -> None:
    long_words = " ".join(["Automobilzulieferindustrie"] * 100)
    assert estimate(long_words, "de").high_seconds > estimate(words(100), "de").high_seconds


@given(st.text(max_size=200), st.sampled_from(LANGUAGES), st.sampled_from(["free", "read", "interpreted"]))
def test_the_middle_lies_in_the_range(text: str, language: str, mode: str) -> None:
    found = estimate(text, language, mode)
    assert 0 <= found.low_seconds <= found.seconds <= found.high_seconds


@pytest.mark.parametrize(
    ("count", "verdict"), [(0, "within"), (190, "within"), (191, "tight"), (200, "tight"), (201, "over"), (400, "over")]
)
def test_two_minutes_are_judged(count: int, verdict: str) -> None:
    assert judge(Estimate(count, 0, 0, 100), 120) == verdict


def test_pace_that_interpreters_cannot_follow() -> None:
    assert is_too_fast_to_interpret(estimate(words(300), "de"), 120)
    assert is_too_fast_to_interpret(estimate(words(100), "de", rate=150), 120)
    assert not is_too_fast_to_interpret(estimate(words(200), "de"), 120)


def test_needed_rate() -> None:
    assert needed_rate(200, 120) == 100
    assert needed_rate(0, 0) == 0
    assert needed_rate(1, 0) == math.inf


def test_rehearsals_teach_by_their_median() -> None:
    assert learned_rate([(100, 60), (120, 60), (400, 60)]) == 120
    assert learned_rate([(100, 0), (5, 3)]) is None
    assert learned_rate([]) is None


def test_cut_keeps_must_then_should_then_could() -> None:
    text = [Piece("a", words(40), "must"), Piece("b", words(40), "could"), Piece("c", words(40), "should")]
    assert fit(text, 180, "de").kept == ("a", "b", "c")
    assert fit(text, 45, "de").kept == ("a",)
    assert fit(text, 60, "de").kept == ("a", "c")
    assert fit(text, 60, "de").dropped == ("b",)


def test_cut_goes_on_within_a_rank_but_not_below_it() -> None:
    text = [
        Piece("a", words(10)),
        Piece("b", words(90), "should"),
        Piece("c", words(10), "should"),
        Piece("d", "x", "could"),
    ]
    assert fit(text, 30, "de").kept == ("a", "c")


def test_must_paragraphs_stay_even_where_they_do_not_fit() -> None:
    cut = fit([Piece("a", words(200)), Piece("b", words(1), "could")], 60, "de")
    assert (cut.kept, cut.fits) == (("a",), False)


def test_nothing_fits_any_slot() -> None:
    assert fit([], 60, "de").fits


@given(pieces, st.integers(10, 400))
def test_a_cut_draws_no_warning_unless_must_is_too_long(text: list[Piece], seconds: int) -> None:
    cut = fit(text, seconds, "de")
    assert sorted(cut.kept + cut.dropped) == sorted(piece.key for piece in text)
    kept = [piece for piece in text if piece.key in cut.kept]
    assert [piece.key for piece in kept] == list(cut.kept)
    assert {piece.key for piece in text if piece.rank == "must"} <= set(cut.kept)
    if any(piece.rank != "must" for piece in kept if piece.text):
        assert judge(cut.estimate, seconds) == "within"
    if any(piece.rank == "could" for piece in kept):
        assert {piece.key for piece in text if piece.rank == "should"} <= set(cut.kept)


def test_elapsed_marks_add_up() -> None:
    assert elapsed([words(50), words(100)], "de") == (30, 90)
