# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Publishing: only what is released and cleared goes out, numbered, signed, the same bytes for the same content."""

import pytest

from ara_desktop.bundle.publication_errors import (
    NothingPublished,
    NothingReleased,
)
from ara_desktop.bundle.publication_judging import read_publication
from ara_desktop.core.classes import Audience
from ara_desktop.core.errors import TargetUnwritable, ValueRefused
from ara_desktop.core.kinds import KINDS
from ara_desktop.service import cards, dossiers
from ara_desktop.service.clearance import record_clearance
from ara_desktop.service.exchange import export_bundle, take_in_bundle
from ara_desktop.service.publications_in import list_publications
from ara_desktop.service.publishing import publish, releasables
from ara_desktop.service.records import retire
from tests.conftest import RepeatableIds
from tests.service.releasing import ASK, LINE, clear, position, put, released, send, translate


def content(store, reader="alliance"):
    with store.reading() as view:
        found = releasables(view, Audience[reader.upper()])
    return {(one.label, text.field, text.language): text.text for one in found for text in one.texts}


@pytest.fixture
def saxony(new_dossier):
    return new_dossier("Anna")


# -- what goes out ----------------------------------------------------------------------------------------------------
def test_nothing_goes_out_before_release_and_clearance(saxony, tmp_path):
    record = position(saxony, line=LINE, stance="support", lead_unit="54")
    for step in (
        lambda: None,
        lambda: position(saxony, release="none"),
        lambda: position(saxony, release="alliance"),
        lambda: clear(saxony, record, "line", state="requested"),
        lambda: clear(saxony, record, "line", unit="12"),
    ):
        step()
        with pytest.raises(NothingReleased):
            publish(saxony, tmp_path / "x.arapub", reader="alliance")
    assert not list(tmp_path.glob("*.arapub"))
    clear(saxony, record, "line")
    assert content(saxony) == {("3", "line", "de"): LINE}


def test_each_text_needs_its_own_clearance_in_its_own_language(saxony):
    record = released(saxony, ask=ASK)
    translate(saxony, record, "line", "We support point 3.")
    assert content(saxony) == {("3", "line", "de"): LINE}
    clear(saxony, record, "ask")
    clear(saxony, record, "line", language="en")
    assert content(saxony) == {
        ("3", "line", "de"): LINE,
        ("3", "line", "en"): "We support point 3.",
        ("3", "ask", "de"): ASK,
    }


def test_a_changed_text_falls_out_and_so_does_its_translation(saxony):
    record = released(saxony, ask=ASK)
    clear(saxony, record, "ask")
    translate(saxony, record, "line", "We support point 3.")
    clear(saxony, record, "line", language="en")
    position(saxony, line="Wir zögern.")
    assert content(saxony) == {}
    clear(saxony, record, "line")
    assert content(saxony) == {("3", "line", "de"): "Wir zögern.", ("3", "ask", "de"): ASK}


def test_an_objection_stops_the_whole_position(saxony):
    record = released(saxony)
    clear(saxony, record, "line", unit="12", state="objected")
    assert content(saxony) == {}


@pytest.mark.parametrize(
    ("release", "readers"),
    [("public", "public alliance secretariat"), ("alliance", "alliance secretariat"), ("secretariat", "secretariat")],
)
def test_the_narrower_of_ceiling_and_release_counts(saxony, release, readers):
    released(saxony, release=release)
    # the ceiling of a position's texts is the alliance: what is released to the public stays there
    expected = [one for one in readers.split() if one != "public"]
    assert [one for one in ("public", "alliance", "secretariat") if content(saxony, one)] == expected


def test_only_our_own_region_speaks(saxony):
    released(saxony)
    released(saxony, region="DE2", line="Bayern sagt ja.")
    assert list(content(saxony).values()) == [LINE]


def test_retired_and_disputed_texts_stay(new_dossier, befriend, tmp_path, saxony):
    bela = new_dossier("Bela")
    befriend(saxony, bela, "principal")
    record = released(saxony)
    position(bela, line="Wir nicht.", lead_unit="54", release="alliance")
    export_bundle(bela, tmp_path / "b", to=[cards.own_card(saxony)[1]])
    take_in_bundle(saxony, (tmp_path / "b").read_bytes())
    assert content(saxony) == {}
    retire(saxony, record.id, "Grund")
    assert content(saxony) == {}


# -- canaries and non-interference --------------------------------------------------------------------------------------
def canaries(store):
    """A word of its own in every prose and text field of the position that may not go out, and around it."""
    record = released(store)
    words = {}
    for one in KINDS["position"].fields.values():
        if one.prose and one.name != "line":
            words[one.name] = f"Kanarienvogel-{one.name}"
    position(store, **words)
    translate(store, record, "line", "Kanarienvogel-Entwurf")
    translate(store, record, "red_line", "Kanarienvogel-Übersetzung")
    record_clearance(
        store, subject=record.id, part="line", language="de", unit="54", state="co_signed",
        more={"comment": "Kanarienvogel-Kommentar", "signed_by": "Kanarienvogel-Name"},
    )  # fmt: skip
    for kind in KINDS.values():
        worded = [one.name for one in kind.fields.values() if one.type in ("text", "prose")]
        if worded and not kind.key and not kind.inherits:
            put(store, kind.name, **{name: f"Kanarienvogel-{kind.name}-{name}" for name in worded})
    put(store, "comment", subject_record=record.id, subject_field="line", text="Kanarienvogel-Anmerkung")
    put(store, "task", about=record.id, what="Kanarienvogel-Aufgabe")
    put(store, "reading", region="DE2", point="3", stance="oppose", why="Kanarienvogel-Lesart")
    put(store, "statement", region="DED", point="3", quote="Kanarienvogel-Zitat", who="Kanarienvogel-Wer")
    position(store, line="Kanarienvogel-Vorfassung")
    position(store, line=LINE)
    return record


@pytest.mark.parametrize("reader", ["alliance", "secretariat"])
def test_no_canary_is_in_any_byte(saxony, tmp_path, reader):
    canaries(saxony)
    data = send(saxony, tmp_path, reader)
    assert LINE.encode() in data
    assert b"Kanarienvogel" not in data
    with saxony.reading() as view:
        assert view.about("sign_seed").encode() not in data
        assert view.about("publish_seed").encode() not in data
    assert b"Anna" not in data


def test_dossiers_that_differ_only_above_the_class_publish_the_same_bytes(saxony, tmp_path, clock):
    released(saxony)
    send(saxony, tmp_path)  # the publishing key is made
    other = tmp_path / "other.aradossier"
    saxony.copy_into(other)
    twin = dossiers.open_dossier(other, holder="Anna", clock=clock, ids=RepeatableIds(99))
    try:
        canaries(twin)
        for store in (saxony, twin):
            position(store, line="Neue Fassung.")
            clear(store, position(store, priority="low"), "line")
        clock.ms += 60_000
        assert send(saxony, tmp_path) == send(twin, tmp_path)
    finally:
        twin.close()


def test_texts_that_repeat_a_closed_one_are_named_for_a_person(saxony, tmp_path):
    long = "Ohne eine Zusage des Bundes bis zum Sommer stimmen wir dem Papier der Allianz nicht zu."
    released(saxony, line=f"Kurz: {long}")
    assert publish(saxony, tmp_path / "x", reader="alliance").shared == ()
    position(saxony, red_line=long)
    assert publish(saxony, tmp_path / "x", reader="alliance").shared == (("3", "line", "de"),)


# -- numbers ------------------------------------------------------------------------------------------------------------
def test_numbers_count_per_reader_and_equal_content_keeps_its_number(saxony, tmp_path, clock):
    released(saxony)
    first = publish(saxony, tmp_path / "a", reader="alliance")
    clock.ms += 60_000
    again = publish(saxony, tmp_path / "b", reader="alliance")
    assert (first.number, first.new, again.number, again.new) == (1, True, 1, False)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert publish(saxony, tmp_path / "c", reader="secretariat").number == 1
    position(saxony, stance="oppose")
    assert publish(saxony, tmp_path / "d", reader="alliance").number == 2


def test_a_recall_takes_the_next_number_and_is_no_end(saxony, tmp_path):
    released(saxony)
    with pytest.raises(NothingPublished):
        publish(saxony, tmp_path / "x", reader="alliance", recall="Grund")
    send(saxony, tmp_path)
    with pytest.raises(ValueRefused):
        publish(saxony, tmp_path / "x", reader="alliance", recall=" ")
    done = publish(saxony, tmp_path / "r", reader="alliance", recall="Die Zahl war falsch.")
    assert (done.number, done.points, done.recalls) == (2, 0, "Die Zahl war falsch.")
    assert LINE.encode() not in (tmp_path / "r").read_bytes()
    with pytest.raises(NothingPublished):
        publish(saxony, tmp_path / "x", reader="alliance", recall="Noch einmal")
    assert publish(saxony, tmp_path / "n", reader="alliance").number == 3


def test_what_cannot_be_written_leaves_no_number_behind(saxony, tmp_path):
    released(saxony)
    with pytest.raises(TargetUnwritable):
        publish(saxony, tmp_path / "no" / "x", reader="alliance")
    assert list_publications(saxony) == ()
    assert publish(saxony, tmp_path / "x", reader="alliance").number == 1


def test_another_replica_goes_on_counting(new_dossier, befriend, saxony, tmp_path):
    bela = new_dossier("Bela")
    befriend(saxony, bela, "principal")
    released(saxony)
    send(saxony, tmp_path)
    export_bundle(saxony, tmp_path / "b", to=[cards.own_card(bela)[1]])
    take_in_bundle(bela, (tmp_path / "b").read_bytes())
    assert [one.publication.name for one in list_publications(bela)] == ["DED-alliance-1"]
    position(bela, stance="oppose")
    done = publish(bela, tmp_path / "x", reader="alliance")
    assert done.number == 2
    own, theirs = (read_publication(data) for data in (send(saxony, tmp_path), (tmp_path / "x").read_bytes()))
    assert own.publisher != theirs.publisher
