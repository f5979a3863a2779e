# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing records through the use cases."""

import pytest

from ara_desktop.core.errors import (
    ChoiceUnknown,
    DateRefused,
    FieldUnknown,
    KeyFixed,
    KeyIncomplete,
    KindUnknown,
    NothingToDo,
    RecordAmbiguous,
    RecordUnknown,
    RegionUnknown,
    TextTooLong,
    ValueRefused,
)
from ara_desktop.service.records import (
    Assignment,
    history,
    list_records,
    restore,
    retire,
    set_fields,
    show,
    write_fields,
)


def put(store, kind, id_=None, /, **fields):
    return set_fields(store, kind, id_, [Assignment(f, "=", v) for f, v in fields.items()])


def test_a_position_is_created_and_edited_by_its_key(new_dossier):
    store = new_dossier()
    first, made = put(store, "position", region="DED", point="3", stance="support")
    again, _ = put(store, "position", region="Sachsen", point="ten-points/3", line="Text")
    assert first.id == again.id
    assert again.fields["stance"] == "support"
    assert again.fields["line"] == "Text"
    assert again.fields["language"] == "de"
    assert made.change is not None
    assert made.records == {("position", first.id)}


def test_two_regions_names_lead_to_the_same_record(new_dossier):
    store = new_dossier()
    german, _ = put(store, "position", region="Sachsen", point="1", stance="support")
    english, _ = put(store, "position", region="Saxony", point="1", stance="oppose")
    assert german.id == english.id


def test_equal_values_are_not_written_again(new_dossier):
    store = new_dossier()
    put(store, "position", region="DED", point="3", line="Text")
    _, changes = put(store, "position", region="DED", point="3", line="Text")
    assert changes.change is None
    assert not changes.records


def test_sets_grow_and_shrink_by_element(new_dossier):
    store = new_dossier()
    event, _ = put(store, "event", name="Konferenz")
    for op, value in (("+=", "de"), ("+=", "fr"), ("-=", "de")):
        event, _ = set_fields(store, "event", event.id, [Assignment("languages", op, value)])
    assert event.many("languages") == ("fr",)


def test_an_empty_value_clears_the_field(new_dossier):
    store = new_dossier()
    put(store, "position", region="DED", point="3", line="Text")
    record, _ = put(store, "position", region="DED", point="3", line="")
    assert "line" not in record.fields


def test_where_matches_references_by_natural_name(new_dossier):
    store = new_dossier()
    put(store, "position", region="DED", point="3", stance="support")
    put(store, "position", region="DED", point="4", stance="oppose")
    assert [r.text("stance") for r in list_records(store, "position", [("point", "4")])] == ["oppose"]
    assert len(list_records(store, "position", [("region", "Saxony")])) == 2
    assert len(list_records(store, "position", limit=1)) == 1


def test_positions_stand_in_the_order_of_the_points(new_dossier):
    store = new_dossier()
    for label in ("10", "2", "1"):
        put(store, "position", region="DED", point=label, line=f"Punkt {label}")
    assert [r.text("line") for r in list_records(store, "position")] == ["Punkt 1", "Punkt 2", "Punkt 10"]


def test_a_retired_record_leaves_lists_and_comes_back(new_dossier):
    store = new_dossier()
    record, _ = put(store, "position", region="DED", point="3", line="Text", red_line="Nie")
    gone, _ = retire(store, record.id, "erledigt")
    assert gone.retired == "erledigt"
    assert not list_records(store, "position")
    back, _ = restore(store, "position", record.id)
    assert back.retired is None
    assert list_records(store, "position") == (back,)


def test_history_tells_every_text_in_order(new_dossier, clock):
    store = new_dossier()
    for text in ("eins", "zwei", "drei"):
        clock.ms += 60_000
        record, _ = put(store, "position", region="DED", point="3", line=text)
    past = [p for p in history(store, record.id) if p.field == "line"]
    assert [p.value for p in past] == ["eins", "zwei", "drei"]
    assert past[2].replaces == (past[1].op,)
    assert past[0].author == "Anna"


def test_text_that_looks_like_markup_stays_text(new_dossier):
    store = new_dossier()
    for text in ("<img src='/etc/passwd'>", "'; DROP TABLE op; --", "=1+1", "\u202egnp.exe", "<b>&amp;</b>"):
        record, _ = put(store, "position", region="DED", point="3", line=text)
        assert show(store, record.id).fields["line"] == text


def test_a_record_is_named_by_a_unique_prefix(new_dossier):
    store = new_dossier()
    record, _ = put(store, "event", name="Konferenz")
    assert show(store, record.id[:10]).id == record.id
    assert show(store, "Konferenz", "event").id == record.id


@pytest.mark.parametrize(
    ("error", "kind", "fields"),
    [
        (KindUnknown, "posture", {"x": "y"}),
        (FieldUnknown, "position", {"region": "DED", "point": "3", "mood": "good"}),
        (ChoiceUnknown, "position", {"region": "DED", "point": "3", "stance": "maybe"}),
        (DateRefused, "event", {"name": "K", "starts_on": "2027-02-30"}),
        (DateRefused, "event", {"name": "K", "starts_on": "morgen"}),
        (ValueRefused, "agenda_item", {"slot_seconds": "zwei"}),
        (ValueRefused, "evidence", {"value": "14,6"}),
        (ValueRefused, "event", {"name": "zwei\nZeilen"}),
        (ValueRefused, "position", {"region": "DED", "point": "3", "line": "nul\x00"}),
        (TextTooLong, "position", {"region": "DED", "point": "3", "line": "x" * 100_001}),
        (KeyIncomplete, "position", {"region": "DED", "stance": "support"}),
        (RegionUnknown, "position", {"region": "Atlantis", "point": "3"}),
        (RecordUnknown, "position", {"region": "DED", "point": "11"}),
        (NothingToDo, "position", {}),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(new_dossier, error, kind, fields):
    store = new_dossier()
    with store.reading() as view:
        before = view.vector(("delegation", "principal"))
    with pytest.raises(error):
        put(store, kind, **fields)
    with store.reading() as view:
        assert view.vector(("delegation", "principal")) == before


@pytest.mark.parametrize("reason", ["", "   ", "nul\x00", "piep\x07"])
def test_a_reason_that_others_would_refuse_is_not_written(new_dossier, reason):
    store = new_dossier()
    record, _ = put(store, "event", name="K")
    with pytest.raises((NothingToDo, ValueRefused)):
        retire(store, record.id, reason)
    assert show(store, record.id).retired is None


@pytest.mark.parametrize(
    ("moment", "kept"),
    [("2027-03-18T09:30:00+01:00", "2027-03-18T08:30:00Z"), ("0999-01-01T00:00:00Z", "0999-01-01T00:00:00Z")],
)
def test_moments_are_kept_in_utc(new_dossier, moment, kept):
    record, _ = put(new_dossier(), "agenda_item", title="T", starts_at=moment)
    assert record.fields["starts_at"] == kept


@pytest.mark.parametrize("moment", ["2027-03-18T09:30", "9999-12-31T23:59:59-05:00", "gleich"])
def test_moments_without_zone_or_beyond_the_calendar_are_refused(new_dossier, moment):
    with pytest.raises(ValueRefused):
        put(new_dossier(), "agenda_item", title="T", starts_at=moment)


def test_key_fields_never_change(new_dossier):
    store = new_dossier()
    record, _ = put(store, "position", region="DED", point="3", line="Text")
    with pytest.raises(KeyFixed):
        put(store, "position", record.id, point="4")


def test_an_unknown_id_creates_nothing(new_dossier):
    store = new_dossier()
    with pytest.raises(RecordUnknown):
        put(store, "event", "ffffffff", name="Nein")
    with pytest.raises(RecordUnknown):
        write_fields(store, "event", "f" * 32, {"name": "Nein"})


def test_two_records_of_one_name_are_ambiguous(new_dossier):
    store = new_dossier()
    put(store, "person", name="Kim Beispiel")
    put(store, "person", name="Kim Beispiel")
    with pytest.raises(RecordAmbiguous):
        show(store, "Kim Beispiel", "person")


def test_a_comment_on_a_red_line_stands_in_the_principal_log(new_dossier):
    store = new_dossier()
    position, _ = put(store, "position", region="DED", point="3", red_line="Nie")
    closed, _ = put(store, "comment", subject_record=position.id, subject_field="red_line", text="Streng")
    opened, _ = put(store, "comment", subject_record=position.id, subject_field="line", text="Offen")
    assert closed.closed
    assert not opened.closed
    with store.reading() as view:
        assert view.facts().replica + ".principal" in view.vector(("principal",))


@pytest.mark.parametrize(("reader_class", "closed"), [("principal", True), ("delegation", False)])
def test_the_register_of_a_principal_pack_stays_in_the_principal_log(new_dossier, reader_class, closed):
    record, _ = put(new_dossier(), "issue", reader=reader_class, reader_class=reader_class, content="a" * 64)
    assert record.closed == closed
