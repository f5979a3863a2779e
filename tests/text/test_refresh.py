# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Catalogues hold every text of the source, in every language, with the same placeholders."""

import io
import re
import string
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from ara_desktop.core.resources import program_file
from ara_desktop.text import refresh
from ara_desktop.text.extract import from_source, unfindable
from ara_desktop.text.spacing import bound

ROOT = program_file("i18n").parent
LANGUAGES = ("de", "en")
NEVER_SAID = re.compile(
    r"barrierefrei|konform|compliant|zertifiziert|certified|leak-proof|tamper-proof|manipulationssicher|fälschungssicher|"
    r"cannot lose|geht nie verloren|securely deleted|sicher gelöscht|redacted|geschwärzt|post-quantum|VS-NfD|endorsed by",
    re.IGNORECASE,
)


def catalogue(language: str) -> Catalog:
    with (ROOT / "i18n" / language / "LC_MESSAGES" / "ara_desktop.po").open("rb") as readable:
        return read_po(readable, locale=language)


@cache
def source_texts() -> Catalog:
    return refresh.template(ROOT)


def found(source: str) -> list:
    return [(function, text) for _, function, text, _ in from_source(io.BytesIO(source.encode()), {}, (), {})]


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_has_every_text_of_the_source(language: str) -> None:
    known = catalogue(language)
    lacking = [m.id for m in source_texts() if m.id and known.get(m.id, m.context) is None]
    assert lacking == [], "run: python -m ara_desktop.text.refresh"


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_is_translated_completely(language: str) -> None:
    assert [message.id for message in refresh.missing(catalogue(language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_has_no_text_that_is_gone(language: str) -> None:
    texts = source_texts()
    assert [m.id for m in catalogue(language) if m.id and texts.get(m.id, m.context) is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_agree(language: str) -> None:
    for message in catalogue(language):
        if any(forms := message.string if isinstance(message.string, tuple) else (message.string,)):
            assert all(names(text) <= names(message.id) for text in forms), message.id
            assert names(forms) == names(message.id), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_all_filled(language: str) -> None:
    known = catalogue(language)
    for message in known:
        if message.pluralizable and any(message.string):
            assert len(message.string) == known.num_plurals
            assert all(message.string)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_promises_nothing_it_must_not(language: str) -> None:
    for message in catalogue(language):
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            assert NEVER_SAID.search(text) is None, text


def test_german_has_german_quotation_marks() -> None:
    for message in catalogue("de"):
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            assert not re.search(r"[\"”]", text), text
            assert text.count("„") == text.count("“"), text


def test_german_figures_and_abbreviations_do_not_part() -> None:
    for message in catalogue("de"):
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            assert bound(text, "de") == text


def test_new_language_begins_with_every_text_and_its_own_plurals(tmp_path) -> None:
    po_file = refresh.begin(tmp_path, "pl")
    begun = refresh.refreshed(po_file, source_texts())
    assert begun.num_plurals == 3
    assert len(refresh.missing(begun)) == len(source_texts())
    assert refresh.begin(tmp_path, "pl") == po_file


def test_languages_do_not_share_their_translations(tmp_path) -> None:
    texts = source_texts()
    refresh.refreshed(refresh.begin(tmp_path, "en"), texts)
    assert len(refresh.missing(refresh.refreshed(refresh.begin(tmp_path, "fr"), texts))) == len(texts)


def test_refreshing_twice_gives_the_same_bytes() -> None:
    for language in LANGUAGES:
        po_file = ROOT / "i18n" / language / "LC_MESSAGES" / "ara_desktop.po"
        once = refresh.written(refresh.refreshed(po_file, source_texts()))
        assert once == refresh.written(refresh.refreshed(po_file, source_texts()))
        assert b"EMAIL" not in once


def test_no_text_is_put_together_before_it_is_translated() -> None:
    for module in Path(ROOT, "ara_desktop").rglob("*.py"):
        assert unfindable(module.read_text(encoding="utf-8")) == [], module


def test_calls_of_words_are_found() -> None:
    assert found('words("A"); self._words("B"); session.words("C"); msgid("D")') == [
        (None, "A"), (None, "B"), (None, "C"), (None, "D"),
    ]  # fmt: skip


def test_plurals_contexts_and_bindings_are_found() -> None:
    assert found('words.n("one", "many", n); words.p("button", "Open"); tr.bind(label.setText, "Bound", n=1)') == [
        ("ngettext", ("one", "many")), ("pgettext", ("button", "Open")), (None, "Bound"),
    ]  # fmt: skip


def test_annotated_names_are_found() -> None:
    assert found('def f(say: Words) -> str:\n    return say("Hello")') == [(None, "Hello")]


def test_methods_of_others_are_not_ours() -> None:
    assert found('story.p("style", "text"); fractions.n("a", "b")') == []


def test_headings_and_place_entries_are_found() -> None:
    source = (
        'class Matrix(View):\n    heading = "Matrix"\nPlaceEntry("matrix", "Stances", "grid", build, group="Texts")'
    )
    assert found(source) == [(None, "Matrix"), (None, "Stances"), (None, "Texts")]


def test_both_arms_of_a_choice_are_found() -> None:
    assert found('words("On" if lit else "Off")') == [(None, "On"), (None, "Off")]


@pytest.mark.parametrize(
    "call", ['words(f"a {b}")', 'words("a" + b)', 'words("a %s" % b)', 'words.p("c", "a {}".format(b))']
)
def test_texts_put_together_are_reported(call: str) -> None:
    assert len(unfindable(call)) == 1


def names(text: str | tuple[str, ...] | list[str]) -> set[str]:
    """Placeholders of a text, or of all its plural forms."""
    forms = (text,) if isinstance(text, str) else text
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name is not None}
