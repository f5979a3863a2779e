# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Publications that come in: judged step by step, kept as they came, shown beside our own reading."""

import pytest

from ara_desktop.bundle import container, keys
from ara_desktop.bundle.publication import Head, introduction_to_sign, write_publication
from ara_desktop.bundle.publication_errors import (
    PublicationAltered,
    PublicationOlder,
    PublicationOwn,
    PublicationRecalled,
    PublisherChanged,
    PublisherUnknown,
)
from ara_desktop.bundle.publication_judging import read_publication
from ara_desktop.core.classes import Audience
from ara_desktop.core.errors import RegionUnknown
from ara_desktop.core.identity import dossier_id
from ara_desktop.service import cards, dossiers
from ara_desktop.service.exchange import export_bundle, take_in_bundle
from ara_desktop.service.matrix import stance_matrix
from ara_desktop.service.publications_in import list_publications, take_in_publication, unreadable
from ara_desktop.service.publishing import releasables
from ara_desktop.service.records import retire
from ara_desktop.store.rebuilding import derived_lines
from tests.conftest import RepeatableIds
from tests.service.releasing import clear, position, put, released, send, translate


@pytest.fixture
def saxony(new_dossier):
    return new_dossier("Anna")


@pytest.fixture
def bavaria(new_dossier, saxony):
    """A dossier of another region that checked Anna's card."""
    store = new_dossier("Bela", region="DE2")
    cards.trust(store, cards.own_card(saxony)[1], "partner")
    return store


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


def test_an_import_can_be_taken_back_and_made_again(saxony, bavaria, tmp_path):
    released(saxony)
    data = send(saxony, tmp_path)
    kept = take_in_publication(bavaria, data).kept
    retire(bavaria, kept.attachment, "Versehen")
    assert list_publications(bavaria) == ()
    assert stance(bavaria).stance == ""
    assert take_in_publication(bavaria, data).new
    assert stance(bavaria).stance == "support"
