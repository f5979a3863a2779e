# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Publishing and taking in: only what is released and cleared goes out, what came stays as it came."""

import itertools

import pytest

from ara_desktop.bundle import container, keys
from ara_desktop.bundle.publication import Head, introduction_to_sign, write_publication
from ara_desktop.bundle.publication_errors import (
    NothingPublished,
    NothingReleased,
    PublicationAltered,
    PublicationOlder,
    PublicationOwn,
    PublicationRecalled,
    PublisherChanged,
    PublisherUnknown,
)
from ara_desktop.bundle.publication_judging import read_publication
from ara_desktop.core.classes import Audience
from ara_desktop.core.errors import RegionUnknown, TargetUnwritable, ValueRefused
from ara_desktop.core.identity import dossier_id
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.seeds import text_hash
from ara_desktop.service import cards, dossiers
from ara_desktop.service.clearance import record_clearance
from ara_desktop.service.exchange import export_bundle, take_in_bundle
from ara_desktop.service.matrix import stance_matrix
from ara_desktop.service.publications_in import list_publications, take_in_publication, unreadable
from ara_desktop.service.publishing import publish, releasables
from ara_desktop.service.records import Assignment, retire, set_fields
from ara_desktop.store.rebuilding import derived_lines
from tests.conftest import RepeatableIds

LINE, ASK = "Wir tragen Punkt 3 mit.", "Bitte mehr Zeit."


def put(store, kind, id_=None, /, **fields):
    return set_fields(store, kind, id_, [Assignment(f, "=", v) for f, v in fields.items()])[0]


def position(store, region="DED", point="3", **fields):
    return put(store, "position", region=region, point=point, **fields)


def clear(store, record, *parts, unit="54", language="de", state="co_signed"):
    for part in parts:
        record_clearance(store, subject=record.id, part=part, language=language, unit=unit, state=state)


def translate(store, record, field, text, language="en"):
    key = {"subject_record": record.id, "subject_field": field, "language": language}
    return put(store, "translation", **key, text=text, based_on=text_hash(record.text(field)))


def released(store, region="DED", release="alliance", **fields):
    """A position whose line is released and cleared."""
    given = {"stance": "support", "line": LINE, "lead_unit": "54", "release": release, **fields}
    record = position(store, region, **given)
    clear(store, record, "line")
    return record


_numbers = itertools.count(1)


def send(store, tmp_path, reader="alliance", recall=None):
    """The bytes of a new publication."""
    out = tmp_path / f"{next(_numbers)}.arapub"
    publish(store, out, reader=reader, recall=recall)
    return out.read_bytes()


def content(store, reader="alliance"):
    with store.reading() as view:
        found = releasables(view, Audience[reader.upper()])
    return {(one.label, text.field, text.language): text.text for one in found for text in one.texts}


@pytest.fixture
def saxony(new_dossier):
    return new_dossier("Anna")


@pytest.fixture
def bavaria(new_dossier, saxony):
    """A dossier of another region that checked Anna's card."""
    store = new_dossier("Bela", region="DE2")
    cards.trust(store, cards.own_card(saxony)[1], "partner")
    return store


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
    put(store, "comment", subject_record=record.id, subject_field="line", text="Kanarienvogel-Anmerkung")
    put(store, "task", about=record.id, what="Kanarienvogel-Aufgabe")
    put(store, "reading", region="DE2", point="3", stance="oppose", why="Kanarienvogel-Lesart")
    put(store, "person", name="Kanarienvogel-Person")
    put(store, "intervention", title="Kanarienvogel-Rede", status="draft")
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


# -- what comes in ------------------------------------------------------------------------------------------------------
def stance(store, region="Sachsen", point=3):
    with store.reading() as view:
        matrix = stance_matrix(view, "en", "2099-01-01")
    return next(row for row in matrix.rows if row.name in (region, "Saxony")).cells[point - 1]


def test_a_publication_is_kept_beside_our_reading(saxony, bavaria, tmp_path):
    record = released(saxony)
    translate(saxony, record, "line", "We support point 3.")
    clear(saxony, record, "line", language="en")
    put(bavaria, "reading", region="DED", point="3", stance="reservation", why="Zögert.")
    done = take_in_publication(bavaria, send(saxony, tmp_path))
    assert (done.new, done.kept.state, done.replaces, done.publisher) == (True, "current", None, "introduced")
    cell = stance(bavaria)
    assert cell.stance == "support"
    assert [(said.text, said.source, said.reading) for said in cell.entries] == [
        ("We support point 3.", "DED-alliance-1", False)
    ]


def test_the_same_file_twice_is_once(saxony, bavaria, tmp_path):
    released(saxony)
    data = send(saxony, tmp_path)
    take_in_publication(bavaria, data)
    with bavaria.reading() as view:
        before = list(derived_lines(view.connection))
    again = take_in_publication(bavaria, data)
    assert (again.new, again.changes.change) == (False, None)
    with bavaria.reading() as view:
        assert list(derived_lines(view.connection)) == before


def test_a_newer_one_replaces_and_an_older_one_is_refused(saxony, bavaria, tmp_path):
    released(saxony)
    first = send(saxony, tmp_path)
    position(saxony, stance="oppose")
    second = send(saxony, tmp_path)
    take_in_publication(bavaria, first)
    done = take_in_publication(bavaria, second)
    assert (done.replaces, done.publisher) == (1, "held")
    assert [one.state for one in list_publications(bavaria)] == ["replaced", "current"]
    assert stance(bavaria).stance == "oppose"
    assert not take_in_publication(bavaria, first).new
    put(bavaria, "attachment", list_publications(bavaria)[0].attachment, media_type="x")
    with pytest.raises(PublicationOlder) as caught:
        take_in_publication(bavaria, first)
    assert caught.value.facts == {"region": "DED", "found": 1, "held": 2}


def test_a_recall_empties_and_what_it_recalled_is_refused(saxony, bavaria, tmp_path):
    released(saxony)
    first = send(saxony, tmp_path)
    recall = send(saxony, tmp_path, recall="Die Zahl war falsch.")
    done = take_in_publication(bavaria, recall)
    assert done.kept.state == "recalled"
    with pytest.raises(PublicationRecalled) as caught:
        take_in_publication(bavaria, first)
    assert caught.value.facts["why"] == "Die Zahl war falsch."
    assert stance(bavaria).stance == ""


def test_two_of_one_number_diverge_and_both_are_shown(saxony, bavaria, tmp_path, clock):
    released(saxony)
    other = tmp_path / "restored.aradossier"
    saxony.copy_into(other)
    send(saxony, tmp_path)
    twin = dossiers.open_dossier(other, holder="Anna", clock=clock, ids=RepeatableIds(77))
    try:
        position(twin, stance="oppose")
        theirs = send(twin, tmp_path)
    finally:
        twin.close()
    take_in_publication(bavaria, send(saxony, tmp_path))
    done = take_in_publication(bavaria, theirs)
    assert (done.kept.state, done.publisher) == ("diverging", "changed")
    assert {one.state for one in list_publications(bavaria)} == {"diverging"}
    assert {said.stance for said in stance(bavaria).entries} == {"support", "oppose"}


def test_whoever_relays_can_neither_alter_nor_sign_for_the_region(saxony, bavaria, tmp_path):
    released(saxony)
    data = send(saxony, tmp_path)
    files = {name: bytes(part) for name, part in container.read(data).items()}
    files["manifest.json"] = files["manifest.json"].replace(b'"support"', b'"opposed"')
    with pytest.raises(PublicationAltered):
        take_in_publication(bavaria, container.write(list(files.items())))
    foreign = keys.new_signing_key(b"r" * 32)
    read = read_publication(data)
    with saxony.reading() as view:
        released_now = releasables(view, Audience.ALLIANCE)
    again = write_publication(
        read.head, released_now, seed=foreign, introducer=read.introducer, introduction=read.introduction
    )
    with pytest.raises(PublisherUnknown):
        take_in_publication(bavaria, again)
    take_in_publication(bavaria, data)
    with pytest.raises(PublisherChanged):
        take_in_publication(bavaria, again)
    assert len(list_publications(bavaria)) == 1


def test_a_stranger_and_our_own_are_refused(saxony, new_dossier, tmp_path):
    released(saxony)
    data = send(saxony, tmp_path)
    with pytest.raises(PublisherUnknown):
        take_in_publication(new_dossier("Cleo", region="DE2"), data)
    with pytest.raises(PublicationOwn):
        take_in_publication(new_dossier("Dora"), data)


def test_a_region_that_nobody_knows_is_refused(bavaria):
    seed = keys.new_signing_key(b"s" * 32)
    said = introduction_to_sign(dossier_id("X99"), "X99", keys.public_key(seed))
    head = Head(dossier_id("X99"), "X99", False, Audience.ALLIANCE, 1, 0, "Grund")
    data = write_publication(head, (), seed=seed, introducer="0" * 32, introduction=keys.sign(seed, said))
    with pytest.raises(RegionUnknown):
        take_in_publication(bavaria, data)


def test_once_taken_in_the_whole_delegation_has_it(saxony, bavaria, new_dossier, befriend, tmp_path):
    colleague = new_dossier("Cora", region="DE2")
    befriend(bavaria, colleague, "delegation")
    released(saxony)
    data = send(saxony, tmp_path)
    take_in_publication(bavaria, data)
    export_bundle(bavaria, tmp_path / "b", to=[cards.own_card(colleague)[1]])
    take_in_bundle(colleague, (tmp_path / "b").read_bytes())
    assert stance(colleague).stance == "support"
    assert not take_in_publication(colleague, data).new
    position(saxony, stance="oppose")
    assert take_in_publication(colleague, send(saxony, tmp_path)).publisher == "held"


def test_a_file_that_does_not_bear_its_signature_is_named_and_counts_for_nothing(bavaria):
    with bavaria.writing() as work:
        sha = work.keep_blob(b"no publication")
    fields = {"about": "DED", "name": "x.arapub", "media_type": "application/vnd.ara-publication", "sha256": sha}
    put(bavaria, "attachment", **fields, title="DED-alliance-9")
    assert list_publications(bavaria) == ()
    with bavaria.reading() as view:
        assert unreadable(view) == ("DED-alliance-9 · x.arapub",)


def test_a_refused_file_changes_nothing(saxony, bavaria, tmp_path):
    released(saxony)
    data = send(saxony, tmp_path)
    copy = tmp_path / "before.aradossier"
    bavaria.copy_into(copy)
    for at in range(0, len(data), 13):
        with pytest.raises(Exception, match="PUBLICATION"):
            take_in_publication(bavaria, data[:at] + bytes([data[at] ^ 0x20]) + data[at + 1 :])
    after = tmp_path / "after.aradossier"
    bavaria.copy_into(after)
    assert copy.read_bytes() == after.read_bytes()
