# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Non-breaking spaces and quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ara_desktop.text.spacing import NARROW_NBSP, bound, quoted

_ = "\xa0"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("z. B. und d.h.", f"z.{_}B. und d.{_}h."),
        ("5 Mrd. € und 30 Mio. t", f"5{_}Mrd.{_}€ und 30{_}Mio.{_}t"),
        ("45 % von 1 000 000 Euro", f"45{_}% von 1{_}000{_}000{_}Euro"),
        ("§ 5 Abs. 2 Nr. 3", f"§{_}5 Abs.{_}2 Nr.{_}3"),
        ("am 7. März um 10 Uhr", f"am 7.{_}März um 10{_}Uhr"),
        ("TOP 3, Punkt 3 der Erklärung", f"TOP{_}3, Punkt{_}3 der Erklärung"),
        ("autoregion e. V.", f"autoregion e.{_}V."),
        ("Wir bitten um 3 Tage.", "Wir bitten um 3 Tage."),
        ("2035 und 100 Wege", "2035 und 100 Wege"),
    ],
)
def test_german_keeps_together_what_belongs_together(text: str, held: str) -> None:
    assert bound(text, "de") == held


def test_french_marks_have_their_narrow_spaces() -> None:
    assert bound("« Oui » : 5 % !", "fr") == f"«{NARROW_NBSP}Oui{NARROW_NBSP}»{_}: 5{_}%{NARROW_NBSP}!"


def test_german_abbreviations_are_only_german() -> None:
    assert bound("z. B.", "en") == "z. B."


@given(st.text(alphabet="zdBhue. 0123456789%€§TOPNrAbsMi", max_size=60), st.sampled_from(["de", "fr", "en", "it"]))
def test_only_spaces_change(text: str, language: str) -> None:
    def bare(value: str) -> str:
        return value.replace(_, "").replace(NARROW_NBSP, "").replace(" ", "")

    assert bare(bound(text, language)) == bare(text)
    assert bound(bound(text, language), language) == bound(text, language)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", "„Ja“"),
        ("en", "“Ja”"),
        ("fr", f"«{NARROW_NBSP}Ja{NARROW_NBSP}»"),
        ("pl", "„Ja”"),
        ("sv", "”Ja”"),
        ("xx", "“Ja”"),
    ],
)
def test_quotation_marks_follow_the_language(language: str, shown: str) -> None:
    assert quoted("Ja", language) == shown
