# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Records are read once in a snapshot, and always as they are in a unit of work."""

import pytest

from ara_desktop.core.kinds import KINDS
from ara_desktop.service.dossiers import demo, open_dossier
from ara_desktop.service.records import Assignment, set_fields
from ara_desktop.store import reading
from ara_desktop.store.ordering import natural_key
from ara_desktop.store.writing import Edit


def name(store, text, id_=None):
    return set_fields(store, "organisation", id_, [Assignment("name", "=", text)])[0].id


@pytest.fixture
def training(tmp_path, clock, ids):
    path = tmp_path / "t.aradossier"
    demo(path, clock=clock, ids=ids)
    store = open_dossier(path, passphrase=None, holder="Anna", clock=clock, ids=ids)
    yield store
    store.close()


def test_a_kind_stands_in_the_order_that_each_record_has_alone(training):
    for kind in KINDS:
        with training.reading() as view:
            found = view.records(kind, retired=True)
        with training.reading() as view:
            alone = [view.record(kind, one.id) for one in found]
            assert list(found) == alone == sorted(alone, key=lambda one: natural_key(one, view.record))


def test_a_snapshot_asks_for_each_kind_once(training):
    with training.reading() as view:
        assert view.records("position") is not view.records("position", retired=True)
        first, again = view.records("point", retired=True), view.records("point", retired=True)
        assert first is again
        assert view.record("point", first[0].id) is first[0]
        assert view.record("*", first[0].id) == first[0]
        assert view.record("event", first[0].id) is None


def test_the_next_snapshot_shows_what_was_written_meanwhile(new_dossier):
    store = new_dossier()
    id_ = name(store, "Kammer")
    with store.reading() as before:
        assert before.record("organisation", id_).text("name") == "Kammer"
        name(store, "Verband", id_)
        assert before.records("organisation") == before.records("organisation")
        assert before.record("organisation", id_).text("name") == "Kammer"
    with store.reading() as after:
        assert after.record("organisation", id_).text("name") == "Verband"


def test_a_unit_of_work_reads_what_it_wrote(new_dossier):
    store = new_dossier()
    id_ = name(store, "Kammer")
    with store.writing() as work:
        assert work.view.record("organisation", id_).text("name") == "Kammer"
        assert "Kammer" in [one.text("name") for one in work.view.records("organisation")]
        work.append("", [Edit("organisation", id_, "name", "Verband", "delegation")])
        assert work.view.record("organisation", id_).text("name") == "Verband"
        assert "Verband" in [one.text("name") for one in work.view.records("organisation")]


def test_what_was_read_is_forgotten_when_it_becomes_much(training, monkeypatch):
    with training.reading() as view:
        wanted = view.records("statement")
    monkeypatch.setattr(reading, "_MOST_KEPT", 3)
    with training.reading() as view:
        assert view.records("statement") == wanted
        assert view.record("statement", wanted[0].id) == wanted[0]
        assert view.records("statement", retired=True) is not view.records("statement", retired=True)
