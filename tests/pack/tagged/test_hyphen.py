# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Our reader of pyphen's pattern files agrees with pyphen."""

import pyphen
import pytest

from ara_desktop.pack.hyphen import hyphenator

WORDS = {
    "fr": "développement constructeur réindustrialisation compétitivité",
    "en": "competitiveness transformation regional manufacturing",
    "it": "trasformazione componentistica competitività",
    "es": "transformación industria automovilística",
    "pl": "konkurencyjność przemysłowa samochodowy",
    "cs": "konkurenceschopnost automobilový průmysl",
    "bg": "конкурентоспособност промишленост",
    "el": "ανταγωνιστικότητα βιομηχανία",
    "nl": "concurrentievermogen toeleveranciers",
    "sv": "konkurrenskraft underleverantörer",
    "sk": "konkurencieschopnosť automobilový",
    "pt-PT": "competitividade transformação",
    "ro": "competitivitate transformare",
    "lv": "konkurētspēja rūpniecība",
    "et": "konkurentsivõime autotööstus",
}


@pytest.mark.parametrize("language", WORDS)
def test_agrees_with_pyphen(language: str):
    ours, theirs = hyphenator(language), pyphen.Pyphen(lang=pyphen.language_fallback(language), left=1, right=1)
    assert ours is not None
    for word in WORDS[language].split():
        assert list(ours.points(word)) == [int(at) for at in theirs.positions(word)], word


@pytest.mark.parametrize(
    "word",
    [
        "Pla-nungs-si-cher-heit",
        "Wett-be-werbs-fä-hig-keit",
        "Über-gangs-re-ge-lung",
        "Grund-stücks-ei-gen-tü-mer",
        "Stra-ßen-bahn-hal-te-stel-le",
        "Ar-beits-platz-ab-bau",
        "Be-ob-ach-tungs-stel-le",
        "Trans-for-ma-ti-ons-fonds",
    ],
)
def test_german_compounds(word: str):
    german = hyphenator("de")
    assert german is not None
    letters = word.replace("-", "")
    points = german.points(letters)
    assert "-".join(letters[a:b] for a, b in zip((0, *points), (*points, len(letters)), strict=True)) == word


def test_three_letters_stay_on_each_side():
    german = hyphenator("de-AT")
    assert german is not None
    assert german.positions("Gegenrede") == (5,)  # not "Ge-genrede", not "Gegenre-de"
    assert german.positions("Oper") == ()


def test_breaks_that_change_the_spelling_are_left_out():
    hungarian = hyphenator("hu")
    assert hungarian is not None
    alternatives = [at for at in pyphen.Pyphen(lang="hu_HU").positions("asszonnyal") if at.data]
    assert alternatives
    assert not set(map(int, alternatives)) & set(hungarian.points("asszonnyal"))


@pytest.mark.parametrize("language", ["mt", "ga", "xx"])
def test_languages_without_patterns_have_none(language: str):
    assert hyphenator(language) is None


def test_a_letter_that_grows_in_small_form_is_left_alone():
    turkish = hyphenator("de")
    assert turkish is not None
    assert turkish.positions("İstanbulreise") == ()
