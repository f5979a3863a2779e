# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Undo and redo of own edits: new changes that put the old values back, or refuse."""

import pytest

from ara_desktop.core.errors import NothingToDo, UndoRefused
from ara_desktop.service import cards
from ara_desktop.service.exchange import export_bundle, take_in_bundle
from ara_desktop.service.records import Assignment, conflicts, list_records, resolve, retire, set_fields, show
from ara_desktop.service.undo import undo


def position(store, **fields):
    keyed = {"region": "DED", "point": "3", **fields}
    return set_fields(store, "position", None, [Assignment(f, "=", v) for f, v in keyed.items()])


def test_undo_writes_the_former_values_and_redo_the_later_ones(new_dossier):
    store = new_dossier()
    record, _ = position(store, line="eins", red_line="nie")
    _, change = position(store, line="zwei", red_line="", ask="Bitte")
    undone = undo(store, change.change)
    fields = show(store, record.id).fields
    assert (fields["line"], fields["red_line"], fields.get("ask")) == ("eins", "nie", None)
    undo(store, undone.change)
    fields = show(store, record.id).fields
    assert (fields["line"], fields.get("red_line"), fields["ask"]) == ("zwei", None, "Bitte")


def test_steps_are_taken_back_and_done_again_one_after_the_other(new_dossier):
    store = new_dossier()
    record, _ = position(store, line="eins")
    changes = [position(store, line=text)[1].change for text in ("zwei", "drei", "vier")]
    undone = []
    for change, text in zip(reversed(changes), ("drei", "zwei", "eins"), strict=True):
        undone.append(undo(store, change).change)
        assert show(store, record.id).fields["line"] == text
    for change, text in zip(reversed(undone), ("zwei", "drei", "vier"), strict=True):
        undo(store, change)
        assert show(store, record.id).fields["line"] == text
    assert not conflicts(store)


def test_a_step_is_not_taken_back_over_a_later_edit_that_was_kept(new_dossier):
    store = new_dossier()
    record, _ = position(store, line="eins")
    first = position(store, line="zwei")[1].change
    second = position(store, line="drei")[1].change
    undo(store, second)
    position(store, line="von Hand")
    for change in (second, first):
        with pytest.raises(UndoRefused):
            undo(store, change)
    assert show(store, record.id).fields["line"] == "von Hand"


def test_undo_of_a_creation_retires_and_redo_brings_it_back(new_dossier):
    store = new_dossier()
    record, made = position(store, line="eins")
    undone = undo(store, made.change)
    assert not list_records(store, "position")
    undo(store, undone.change)
    assert [one.id for one in list_records(store, "position")] == [record.id]


def test_undo_of_a_retirement_brings_the_record_back(new_dossier):
    store = new_dossier()
    record, _ = position(store, line="eins", red_line="nie")
    _, gone = retire(store, record.id, "weg")
    undo(store, gone.change)
    assert show(store, record.id).retired is None


def test_undo_refuses_when_the_field_was_changed_since(new_dossier):
    store = new_dossier()
    record, first = position(store, line="eins")
    _, second = position(store, line="zwei")
    position(store, line="drei")
    with pytest.raises(UndoRefused):
        undo(store, second.change)
    with pytest.raises(UndoRefused):
        undo(store, first.change)
    assert show(store, record.id).fields["line"] == "drei"


def test_undo_of_a_resolve_brings_every_former_text_back(new_dossier, befriend, tmp_path):
    anna, bela = new_dossier("Anna"), new_dossier("Bela")
    befriend(anna, bela)
    position(anna, line="von Anna")
    record, _ = position(bela, line="von Bela")
    out = tmp_path / "a.arabundle"
    export_bundle(anna, out, to=[cards.own_card(bela)[1]])
    take_in_bundle(bela, out.read_bytes())
    _, settled = resolve(bela, record.id, "line", text="gemeinsam")
    assert not conflicts(bela)
    undo(bela, settled.change)
    (again,) = conflicts(bela)
    assert {head.value for head in again.heads} == {"von Anna", "von Bela"}


def test_an_unknown_change_cannot_be_undone(new_dossier):
    with pytest.raises(NothingToDo):
        undo(new_dossier(), "0" * 32)
