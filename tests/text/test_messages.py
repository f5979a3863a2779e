# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Every error code has a sentence in every language, and names only facts that the error carries."""

import importlib
import pkgutil
import re
import string
from pathlib import Path

import pytest

import ara_desktop
from ara_desktop.core import errors
from ara_desktop.core.errors import AraError
from ara_desktop.text.catalogue import Words
from ara_desktop.text.messages import SENTENCES, sentence, shown, text_of
from ara_desktop.text.reasons import REASONS, reason

LANGUAGES = ("de", "en")
SKIPPED_ROOMS = ("ara_desktop.ui", "ara_desktop.__main__", "ara_desktop.store.migrations")


def all_errors() -> list[type[AraError]]:
    """Every error class of the program; rooms with Qt raise errors of the rooms below them."""
    for module in pkgutil.walk_packages(ara_desktop.__path__, "ara_desktop."):
        if not module.name.startswith(SKIPPED_ROOMS):
            importlib.import_module(module.name)
    found, waiting = [], [AraError]
    while waiting:
        current = waiting.pop()
        waiting.extend(current.__subclasses__())
        if current.__module__.startswith("ara_desktop."):
            found.append(current)
    return sorted(found, key=lambda error: error.code)


def facts_of(error: type[AraError]) -> set[str]:
    """Facts named in the docstring, those of its parents included; remarks in brackets are left out."""
    text = " ".join(re.sub(r"\([^)]*\)", "", parent.__doc__ or "") for parent in error.__mro__)
    named = re.findall(r"facts: ([\w, \n]+)\.", text)
    return {name.strip() for group in named for name in group.split(",")} - {"none"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("error", all_errors(), ids=lambda error: error.code)
def test_every_code_has_a_sentence_of_its_own(error: type[AraError]) -> None:
    assert error.code in SENTENCES


@pytest.mark.parametrize("error", all_errors(), ids=lambda error: error.code)
def test_sentence_names_only_facts_the_error_carries(error: type[AraError]) -> None:
    assert placeholders(text_of(error)) <= facts_of(error)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", all_errors(), ids=lambda error: error.code)
def test_sentence_is_whole_in_every_language(error: type[AraError], language: str) -> None:
    said = sentence(error(**dict.fromkeys(facts_of(error), "2")), Words(language))
    assert re.search(r"[.!]$", said)
    assert not re.search(r"[{}…]", said)
    assert (said == text_of(error)) is (language == "en" and not placeholders(text_of(error)))


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_german_is_not_english(code: str) -> None:
    assert Words("de")(SENTENCES[code]) != SENTENCES[code]


def test_codes_are_unique_in_the_tree() -> None:
    codes = [error.code for error in all_errors()]
    assert sorted(set(codes)) == sorted(codes)


def test_child_without_a_sentence_takes_its_parents() -> None:
    class Passing(errors.ReadOnly):
        """Made here."""

    assert text_of(Passing) == SENTENCES["READ_ONLY"]


def test_missing_fact_is_shown_as_left_out() -> None:
    assert "„…“" in sentence(errors.DossierMissing(), Words("de"))


def test_known_codes_are_shown_with_label_and_code() -> None:
    said = sentence(
        errors.ChoiceUnknown(kind="position", field="stance", value="ja", choices=("support",)), Words("de")
    )
    assert "„Haltung (stance)“" in said
    assert "Zustimmung (support)" in said


def test_lists_of_codes_may_come_as_one_text() -> None:
    error = errors.ChoiceUnknown(kind="position", field="stance", value="ja", choices="support, oppose")
    assert "Zustimmung (support) und Ablehnung (oppose)" in sentence(error, Words("de"))
    missing = errors.KeyIncomplete(kind="position", missing=("region", "point"))
    assert "Region und Punkt der Erklärung (point)" in sentence(missing, Words("de"))


def test_field_is_named_without_its_kind_too() -> None:
    assert "„Sprachregelung (line)“" in sentence(errors.UndoRefused(field="line", author="X"), Words("de"))


def test_fact_is_never_read_as_a_placeholder() -> None:
    assert "{file}" in sentence(errors.DossierMissing(file="{file}"), Words("de"))


def test_invisible_characters_of_a_fact_become_visible() -> None:
    said = sentence(errors.DossierMissing(file="a\u202egpj.exe\n\x1b[31m"), Words("de"))
    assert "a‹U+202E›gpj.exe‹U+000A›‹U+001B›[31m" in said


def test_long_fact_is_shortened_and_a_path_keeps_its_end() -> None:
    assert shown("x" * 500).endswith("x…")
    assert shown(Path("/" + "x" * 500, "end.aradossier")).endswith("end.aradossier")
    assert len(shown("x" * 500)) == 160


def test_long_lists_are_cut() -> None:
    said = sentence(errors.RecordAmbiguous(kind="event", name="K", ids=tuple(str(n) for n in range(100))), Words("de"))
    assert "11 und …" in said


def test_codes_of_reasons_are_put_into_words() -> None:
    error = errors.FileUnreadable(file="a.txt", reason="Permission denied")
    assert "(Berechtigung fehlt)" in sentence(error, Words("de"))
    assert "(odd_code)" in sentence(errors.FileUnreadable(file="a.txt", reason="odd_code"), Words("de"))
    assert "(nicht angegeben)" in sentence(errors.FileUnreadable(file="a.txt", reason=""), Words("de"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_are_worded_in_every_language(language: str) -> None:
    words = Words(language)
    assert all(reason(code, words) for code in REASONS)
    assert (words(REASONS["own"]) == REASONS["own"]) is (language == "en")


def test_sizes_and_days_are_written_as_the_language_does() -> None:
    class TooBig(errors.BundleError):
        """facts: size_bytes, limit_bytes."""

        code = "BUNDLE_TOO_BIG"

    class Expired(errors.BundleError):
        """facts: expired."""

        code = "EXPIRED"

    assert "(2,5\xa0GB, höchstens 2,0\xa0GB)" in sentence(
        TooBig(size_bytes=25 * 10**8, limit_bytes=2 * 10**9), Words("de")
    )
    assert "am 7.\xa0März 2025 abgelaufen" in sentence(Expired(expired="2025-03-07T12:00:00Z"), Words("de"))


def test_numbers_are_written_as_the_language_does() -> None:
    error = errors.TextTooLong(kind="position", field="line", characters=123456, limit=100000)
    assert "123.456 Zeichen" in sentence(error, Words("de"))
    assert "123,456 characters" in sentence(error, Words("en"))


def test_a_kind_in_brackets_has_no_brackets_inside() -> None:
    named = sentence(errors.RecordUnknown(kind="agenda_item", name="9"), Words("de"))
    assert "„9“ (Tagesordnungspunkt, agenda_item)" in named
    assert "(beliebige Art)" in sentence(errors.RecordUnknown(kind="", name="9"), Words("de"))


def test_a_choice_that_is_its_own_label_is_shown_as_it_is_typed() -> None:
    error = errors.ChoiceUnknown(kind="paragraph", field="rank", value="x", choices="must, should")
    assert "must and should" in sentence(error, Words("en"))


def test_nothing_known_is_said_in_words() -> None:
    class NotForUs(errors.BundleError):
        """facts: recipients."""

        code = "NOT_FOR_US"

    assert "(nicht angegeben)" in sentence(NotForUs(recipients=()), Words("de"))
