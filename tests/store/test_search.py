# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Finding words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ara_desktop.service.records import Assignment, retire, set_fields
from ara_desktop.store.folding import fold, folded_with_places
from ara_desktop.store.search import BEGIN, END, snippet


def note(store, text, **more):
    fields = {"name": "Unterlage", "note": text, **more}
    return set_fields(store, "organisation", None, [Assignment(f, "=", v) for f, v in fields.items()])[0]


def hits(store, words, **how):
    with store.reading() as view:
        return view.search(words, **how)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Die Länder warten", "laender"),
        ("Die Laender warten", "Länder"),
        ("Die Länder warten", "lander"),
        ("Neue Straßen", "strassen"),
        ("Neue Strassen", "straßen"),
        ("Planungssicherheit für Betriebe", "sicherheit"),
        ("Batteriewertschöpfungskette", "wertschoepfung"),
        ("La délégation sénégalaise", "senegal"),
        ("ΠΑΡΑΓΩΓΗ αυτοκινήτων", "παραγωγη"),
        ("Automobilová výroba v Žiline", "ziline"),
        ("Steuerrecht und Bauer", "steuer"),
    ],
)
def test_words_are_found_however_they_are_written(new_dossier, text, query):
    store = new_dossier()
    record = note(store, text)
    assert record.id in {hit.id for hit in hits(store, query, limit=100)}


def test_all_words_must_be_there(new_dossier):
    store = new_dossier()
    record = note(store, "Zulieferer brauchen Kredit xylophon")
    assert [hit.id for hit in hits(store, "xylophon kredit")] == [record.id]
    assert not hits(store, "xylophon aufschub")


def test_a_changed_text_is_found_by_its_new_words_only(new_dossier):
    store = new_dossier()
    record = note(store, "Quarzuhr")
    set_fields(store, "organisation", record.id, [Assignment("note", "=", "Sanduhr")])
    assert not hits(store, "quarzuhr")
    assert [hit.id for hit in hits(store, "sanduhr")] == [record.id]


def test_retired_records_are_not_found(new_dossier):
    store = new_dossier()
    record = note(store, "Quarzuhr")
    retire(store, record.id, "weg")
    assert not hits(store, "quarzuhr")


@pytest.mark.parametrize("query", ["", "   ", '"', "(", "AND", "a* OR b*", "NEAR(", "'; DROP", "-x", ":", "*"])
def test_query_signs_are_only_text(new_dossier, query):
    hits(new_dossier(), query)


def test_a_snippet_shows_the_place(new_dossier):
    store = new_dossier()
    note(store, "Vorlauf " * 40 + "die Quarzuhr tickt " + "Nachlauf " * 40)
    (hit,) = hits(store, "quarz")
    assert f"{BEGIN}Quarz{END}" in hit.snippet
    assert len(hit.snippet) < 260
    assert not hits(store, "quarz", snippets=False)[0].snippet


@given(st.text(max_size=200), st.text(max_size=20))
def test_a_snippet_never_invents_letters(text, query):
    shown = snippet(text, query).replace(BEGIN, "").replace(END, "").strip("…")
    assert shown in text.replace("\n", " ").replace(BEGIN, "").replace(END, "")


@given(st.text(max_size=100))
def test_places_lead_back_into_the_text(text):
    folded, places = folded_with_places(text)
    assert len(folded) == len(places)
    assert all(0 <= place < len(text) for place in places)
    assert places == sorted(places)


@given(st.text(alphabet="aeouäöüßÄÖÜ bs", max_size=30))
def test_umlauts_and_their_spellings_fold_alike(text):
    spelled = text
    for umlaut, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ß", "ss")):
        spelled = spelled.replace(umlaut, pair)
    if not any(
        a in text.lower() for a in ("ae", "oe", "ue", "aä", "oö", "uü", "äe", "öe", "üe", "au", "ou", "aü", "oü")
    ):
        assert fold(spelled) == fold(text)
