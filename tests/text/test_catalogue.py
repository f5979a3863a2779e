# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Words in one language."""

import gettext
import io

import pytest

from ara_desktop.core.resources import program_file
from ara_desktop.text.catalogue import Words, compiled_catalogue, languages, msgid


def test_german_says_it_in_german() -> None:
    assert Words("de")("Stopped as you asked. Nothing was written.").startswith("Auf Ihren Wunsch")


def test_english_is_the_text_itself() -> None:
    assert Words("en")("Anything at all") == "Anything at all"


@pytest.mark.parametrize("language", ["xx", "", "../de", "tlh-Latn", "fr_FR.UTF-8"])
def test_unknown_language_falls_back_to_english(language: str) -> None:
    assert Words(language).language == "en"


@pytest.mark.parametrize("tag", ["de", "de-DE", "de_AT", "DE"])
def test_regional_tag_is_served_by_its_language(tag: str) -> None:
    assert Words(tag) == Words("de")


def test_words_of_one_language_are_equal_and_hashable() -> None:
    assert len({Words("de"), Words("de"), Words("en")}) == 2


def test_facts_fill_placeholders_and_are_not_read_again() -> None:
    assert Words("en")("Saved {what}", what="{time}") == "Saved {time}"


def test_braces_stay_without_facts() -> None:
    assert Words("en")("a {b} c") == "a {b} c"


def test_plural_counts() -> None:
    words = Words("en")
    assert [words.n("{n} change", "{n} changes", n) for n in (0, 1, 2)] == ["0 changes", "1 change", "2 changes"]


def test_context_tells_the_same_english_apart() -> None:
    words = Words("de")
    assert (words.p("kind", "Statement"), words.p("field", "Statement")) == ("Äußerung", "Statement")


def test_text_of_another_context_is_not_borrowed() -> None:
    assert Words("de").p("nowhere", "Stopped as you asked. Nothing was written.").startswith("Stopped")


def test_pseudo_marks_and_lengthens_every_text() -> None:
    text = "The next event and what is missing for it"
    shown = Words("pseudo")(text)
    assert shown.startswith("[!! ")
    assert shown.endswith(" !!]")
    assert len(shown) == pytest.approx(len(text) * 1.35, abs=1)


def test_pseudo_keeps_placeholders() -> None:
    assert "3 changes" in Words("pseudo").n("{n} change", "{n} changes", 3)


def test_german_and_english_are_there_and_pseudo_is_not_stored() -> None:
    assert {"de", "en"} <= set(languages())
    assert "pseudo" not in languages()


def test_mark_for_later_changes_nothing() -> None:
    assert msgid("Later") == "Later"


def test_compiled_catalogues_are_as_new_as_the_readable_ones() -> None:
    for compiled in program_file("i18n").glob("*/LC_MESSAGES/*.mo"):
        assert compiled.read_bytes() == compiled_catalogue(compiled.with_suffix(".po"))


def test_compiled_catalogue_can_be_read() -> None:
    compiled = compiled_catalogue(program_file("i18n", "de", "LC_MESSAGES", "ara_desktop.po"))
    assert gettext.GNUTranslations(io.BytesIO(compiled)).pgettext("kind", "Intervention") == "Redebeitrag"
