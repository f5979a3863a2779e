# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""History as people read it, and taking back an own change."""

import pytest

from ara_desktop.core.errors import UndoRefused
from ara_desktop.core.identity import keyed_id
from ara_desktop.service.past import entries, take_back
from ara_desktop.service.records import retire, write_fields

REGION, POINT = keyed_id("region", ["DED"]), keyed_id("point", [keyed_id("declaration", ["ten-points"]), "3"])
ID = keyed_id("position", [REGION, POINT])
MINUTE_MS = 60_000


@pytest.fixture
def store(new_dossier):
    return new_dossier()


def write(store, seen=None, **values):
    return write_fields(store, "position", ID, {"region": REGION, "point": POINT, **values}, seen=seen)


def past(store, field=None):
    with store.reading() as view:
        return entries(view, "position", ID, field)


def value(store, name):
    with store.reading() as view:
        record = view.record("position", ID)
        return record.text(name) if record.retired is None else None


def test_the_newest_change_stands_first_with_what_was_before(store, clock):
    write(store, line="Eins")
    clock.ms += 60 * MINUTE_MS
    write(store, line="Zwei")
    newest, oldest = past(store, "line")
    assert (newest.before, newest.after, newest.standing) == ("Eins", "Zwei", True)
    assert (oldest.before, oldest.after, oldest.label, oldest.standing) == ("", "Eins", "create", False)
    assert newest.author == "Anna"


def test_saves_of_one_go_are_one_entry(store, clock):
    write(store, line="Eins")
    clock.ms += 60 * MINUTE_MS
    for text in ("Eins u", "Eins und", "Eins und zwei"):
        write(store, line=text)
        clock.ms += MINUTE_MS
        write(store, ask=text)
    newest, _ = past(store, "line")
    assert (newest.before, newest.after) == ("Eins", "Eins und zwei")
    assert len(past(store, "ask")) == 1


def test_a_go_is_taken_back_whole(store, clock):
    write(store, line="Eins")
    clock.ms += 60 * MINUTE_MS
    write(store, line="Zwei")
    write(store, line="Zwei und mehr")
    take_back(store, "position", ID, past(store, "line")[0])
    assert value(store, "line") == "Eins"
    assert past(store, "line")[0].label == "undo"


def test_what_was_changed_since_is_not_taken_back(store, clock):
    write(store, line="Eins")
    clock.ms += 60 * MINUTE_MS
    write(store, line="Zwei")
    old = past(store, "line")[0]
    clock.ms += 60 * MINUTE_MS
    write(store, line="Drei")
    with pytest.raises(UndoRefused):
        take_back(store, "position", ID, old)
    assert value(store, "line") == "Drei"


def test_taking_back_the_creation_takes_the_record_out(store):
    write(store, line="Eins")
    take_back(store, "position", ID, next(one for one in past(store) if one.change))
    assert value(store, "line") is None


def test_the_first_text_is_taken_back_alone(store):
    write(store, line="Eins", ask="Geld")
    take_back(store, "position", ID, past(store, "line")[0])
    assert (value(store, "line"), value(store, "ask")) == ("", "Geld")


def test_evidence_that_came_and_went_is_named(store, clock):
    first = write_fields(store, "evidence", None, {"claim": "Zwölf Betriebe", "value": "12"})[0]
    write(store, line="Eins")
    write(store, evidence=(first.id,))
    write(store, evidence=())
    went, came = past(store, "evidence")
    assert came.after
    assert came.after == went.before
    take_back(store, "position", ID, went)
    with store.reading() as view:
        assert view.record("position", ID).many("evidence") == (first.id,)


def test_diverging_texts_are_two_entries_and_settling_names_how_many(store):
    write(store, line="Eins")
    write(store, seen={"line": ()}, line="Zwei")
    assert len(past(store, "line")) == 2
    write(store, line="Drei")
    assert past(store, "line")[0].replaced == 2


def test_taking_out_is_an_entry_with_its_reason(store):
    write(store, line="Eins")
    retire(store, ID, "Irrtum", "position")
    newest = past(store)[0]
    assert (newest.field, newest.label, newest.after) == ("retired", "retire", "Irrtum")
