# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Our position in another language: fresh, stale, missing; and writing that overwrites nothing unseen."""

import pytest

from ara_desktop.core.identity import keyed_id
from ara_desktop.service import fiche
from ara_desktop.service.fiche_translations import confirm, counts, translations, write_translation
from ara_desktop.service.records import write_fields

POINT = keyed_id("point", [keyed_id("declaration", ["ten-points"]), "3"])
REGION = keyed_id("region", ["DED"])


@pytest.fixture
def store(new_dossier):
    found = new_dossier()
    write_fields(found, "position", None, {"region": REGION, "point": POINT, "line": "Ja.", "red_line": "Nie."})
    return found


def page(store):
    with store.reading() as view:
        return fiche.sheet(view, POINT, "de")


def texts(store, language="en"):
    shown = page(store)
    with store.reading() as view:
        return translations(view, shown, language)


def states(store):
    return {name: one.state for name, one in texts(store).items()}


def test_only_what_has_an_original_is_to_be_translated(store):
    assert states(store) == {"line": "missing", "red_line": "missing"}


def test_a_translation_is_fresh_until_the_original_moves(store):
    write_translation(store, page(store), "line", "en", "Yes.", ())
    assert states(store)["line"] == "fresh"
    write_fields(store, "position", page(store).position, {"line": "Ja, aber."})
    assert states(store)["line"] == "stale"
    confirm(store, page(store), "line", "en")
    assert states(store)["line"] == "fresh"
    assert texts(store)["line"].held.value == "Yes."


def test_a_translation_made_by_machine_is_a_persons_once_changed(store):
    key = {"subject_record": page(store).position, "subject_field": "line", "language": "en"}
    write_fields(store, "translation", None, {**key, "text": "Yes.", "by_machine": True})
    assert texts(store)["line"].by_machine
    write_translation(store, page(store), "line", "en", "Indeed.", texts(store)["line"].held.heads)
    assert not texts(store)["line"].by_machine


def test_the_translation_of_a_red_line_stays_in_the_principal_log(store):
    write_translation(store, page(store), "red_line", "en", "Never.", ())
    with store.reading() as view:
        (made,) = view.records("translation")[:1] or (None,)
        mine = [one for one in view.records("translation") if one.text("text") == "Never."]
    assert made is not None
    assert mine[0].closed


def test_what_was_not_on_the_screen_becomes_a_conflict(store):
    write_translation(store, page(store), "line", "en", "Yes.", ())
    heads, _ = write_translation(store, page(store), "line", "en", "Sure.", ())
    assert {one.value for one in texts(store)["line"].held.versions} == {"Yes.", "Sure."}
    assert states(store)["line"] == "stale"
    assert heads


def test_saving_again_replaces_the_own_text(store):
    heads, _ = write_translation(store, page(store), "line", "en", "Y", ())
    write_translation(store, page(store), "line", "en", "Yes.", heads)
    assert texts(store)["line"].held.value == "Yes."


def test_languages_are_counted(store):
    write_translation(store, page(store), "line", "en", "Yes.", ())
    with store.reading() as view:
        assert counts(view, page(store), ("en", "fr")) == {"en": (1, 2), "fr": (0, 2)}
