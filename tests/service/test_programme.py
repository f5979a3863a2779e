# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest

from ara_desktop.core.errors import RecordUnknown
from ara_desktop.service.programme import (
    ItemChoice,
    days_until,
    event_choices,
    events,
    local_day,
    moment_of,
    next_event,
    point_choices,
    programme,
    sheet,
    speeches_by_event,
    today,
)
from ara_desktop.service.programme_edit import add_participant, keep_time, new_event, new_item
from ara_desktop.service.records import retire, show, write_fields
from ara_desktop.service.speaking_edit import new_speech

TODAY = "2026-11-22"


@pytest.fixture
def store(new_dossier):
    """A dossier whose reference events are all past."""
    return new_dossier()


@pytest.fixture
def event(store):
    return new_event(store, name="Konferenz", starts_on="2027-03-18", ends_on="2027-03-19", zone="Europe/Berlin")[0]


def read(store, id_):
    with store.reading() as view:
        return programme(view, id_, "de", TODAY)


def lines(store):
    with store.reading() as view:
        return events(view, "de", TODAY)


def test_events_to_come_stand_first_soonest_first_then_the_past(store, event):
    soon = new_event(store, name="Sitzung", starts_on="2026-12-01")[0]
    undated = new_event(store, name="Irgendwann")[0]
    month = new_event(store, name="Im Mai", starts_on="2027-05")[0]
    found = lines(store)
    assert [one.id for one in found[:4]] == [soon, event, month, undated]
    assert [one.over for one in found[:4]] == [False] * 4
    assert all(one.over for one in found[4:])
    past = [one.ends_on or one.starts_on for one in found[4:]]
    assert past == sorted(past, reverse=True)
    assert [one.days for one in found[:4]] == [9, 116, None, None]
    assert next_event(found).id == soon


def test_an_event_under_way_is_not_over(store):
    id_ = new_event(store, name="Läuft", starts_on="2026-11-21", ends_on="2026-11-22")[0]
    line = next(one for one in lines(store) if one.id == id_)
    assert (line.days, line.over) == (-1, False)
    assert next_event(lines(store)).id == id_


def test_items_stand_by_day_in_the_zone_of_the_event(store, event):
    late, _ = new_item(store, event, title="Abend")
    keep_time(store, late, "starts_at", "2027-03-18T23:30:00Z", ())
    early, _ = new_item(store, event, title="Morgen")
    keep_time(store, early, "starts_at", "2027-03-18T08:00:00Z", ())
    loose, _ = new_item(store, event, title="Ohne Zeit")
    found = read(store, event)
    assert [(day, [one.title for one in items]) for day, items in found.days] == [
        ("2027-03-18", ["Morgen"]),
        ("2027-03-19", ["Abend"]),
        ("", ["Ohne Zeit"]),
    ]
    assert [one.label for one in found.items] == ["2", "1", "3"]
    assert read(store, loose).event.id == event


def test_an_item_goes_to_its_place_by_time_so_that_packs_list_it_there(store, event):
    ids = []
    for hour in (9, 11, 13):
        id_, _ = new_item(store, event)
        keep_time(store, id_, "starts_at", f"2027-03-18T{hour:02}:00:00Z", ())
        ids.append(id_)
    heads = show(store, ids[2], "agenda_item")
    with store.reading() as view:
        seen = view.all_heads("agenda_item", heads.id)["starts_at"]
    keep_time(store, ids[2], "starts_at", "2027-03-18T10:00:00Z", seen)
    with store.reading() as view:
        order = [one.id for one in view.records("agenda_item") if one.text("event") == event]
    assert order == [ids[0], ids[2], ids[1]]
    assert show(store, ids[2], "agenda_item").conflicts == ()


def test_a_new_item_begins_when_the_last_one_ends(store, event):
    first, _ = new_item(store, event)
    keep_time(store, first, "starts_at", "2027-03-18T09:00:00Z", ())
    keep_time(store, first, "ends_at", "2027-03-18T09:45:00Z", ())
    second, _ = new_item(store, event)
    assert show(store, second, "agenda_item").text("starts_at") == "2027-03-18T09:45:00Z"


def test_what_we_say_stands_at_its_item_and_the_rest_elsewhere(store, event):
    item, _ = new_item(store, event, title="Aussprache")
    at_item, _ = new_speech(store, event, item)
    loose, _ = new_speech(store, event)
    found = read(store, event)
    assert [one.id for one in found.items[0].speeches] == [at_item]
    assert [one.id for one in found.elsewhere] == [loose]
    write_fields(store, "intervention", at_item, {"status": "dropped"})
    assert read(store, event).items[0].speeches == ()


def test_participants_stand_by_role_and_can_be_new_people(store, event):
    add_participant(store, event, role="staff", name="Berta Beispiel")
    add_participant(store, event, role="principal", name="Anna Beispiel")
    found = read(store, event).people
    assert [(one.name, one.role) for one in found] == [("Anna Beispiel", "principal"), ("Berta Beispiel", "staff")]
    add_participant(store, event, role="guest", person=found[0].person)
    assert len(read(store, event).people) == 3


def test_an_item_needs_its_event(store):
    with pytest.raises(RecordUnknown):
        new_item(store, "0" * 32)


def test_what_is_not_here_has_no_programme(store):
    assert read(store, "0" * 32) is None
    with store.reading() as view:
        assert sheet(view, "event", "0" * 32) is None


def test_a_retired_event_says_so_and_stands_in_no_list(store, event):
    retire(store, event, "abgesagt", "event")
    assert read(store, event).retired == "abgesagt"
    assert event not in [one.id for one in lines(store)]


def test_the_sheet_holds_every_field_and_the_sets(store, event):
    item, _ = new_item(store, event)
    write_fields(store, "agenda_item", item, {"interpretation": ("de", "fr"), "objective": "Ziel"})
    with store.reading() as view:
        found = sheet(view, "agenda_item", item)
    assert found.held["objective"].value == "Ziel"
    assert len(found.held["objective"].heads) == 1
    assert found.sets["interpretation"] == ("de", "fr")


def test_interventions_are_grouped_in_the_order_of_events(store, event):
    other = new_event(store, name="Vorher", starts_on="2026-12-01")[0]
    made = [new_speech(store, event)[0], new_speech(store, other)[0]]
    with store.reading() as view:
        found = speeches_by_event(view, "de", TODAY)
    assert [(group.id, [one.id for one in members]) for group, members in found] == [
        (other, [made[1]]),
        (event, [made[0]]),
    ]


def test_forms_offer_events_with_their_items_and_all_points(store, event):
    item, _ = new_item(store, event, title="Aussprache")
    write_fields(store, "agenda_item", item, {"slot_seconds": 120})
    with store.reading() as view:
        offered = event_choices(view, "de", TODAY)
        points = point_choices(view, "de")
    assert offered[0].items == (ItemChoice(item, "1", "Aussprache", 120, spoken=False),)
    assert offered[0].silent == offered[0].items[0]
    assert [number for _, number, _ in points[:3]] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("18.3.2027 10:30", "2027-03-18T09:30:00Z"),
        ("18.03.2027, 10:30", "2027-03-18T09:30:00Z"),
        ("18/03/2027, 10:30", "2027-03-18T09:30:00Z"),
        ("2027-03-18 10:30", "2027-03-18T09:30:00Z"),
        ("10:30", "2027-03-18T09:30:00Z"),
        ("10.30 Uhr", "2027-03-18T09:30:00Z"),
        ("1.7.2027 0:15", "2027-06-30T22:15:00Z"),
        ("31.2.2027 10:30", None),
        ("25:00", None),
        ("bald", None),
        ("", None),
    ],
)
def test_a_moment_is_read_as_people_write_it_in_the_zone_of_the_event(text, moment):
    assert moment_of(text, "Europe/Berlin", "2027-03-18") == moment


def test_a_time_alone_needs_a_day():
    assert moment_of("10:30", "Europe/Berlin", "") is None


def test_days_are_counted_only_between_full_dates():
    assert days_until("2026-11-23", TODAY) == 1
    assert days_until("2026-11", TODAY) is None
    assert local_day("2027-03-18T23:30:00Z", "Europe/Berlin") == "2027-03-19"
    assert local_day("bald", "Europe/Berlin") == ""


def test_today_is_the_day_on_this_device(clock):
    assert today(clock).startswith("2026-09-2")
