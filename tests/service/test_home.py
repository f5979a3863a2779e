# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest

from ara_desktop.core.identity import keyed_id
from ara_desktop.core.seeds import text_hash
from ara_desktop.service.clearance import record_clearance
from ara_desktop.service.exchange import export_bundle, take_in_bundle
from ara_desktop.service.finds import finds
from ara_desktop.service.home import GRAVE, LATER, SOON, Lead, home, lead_of
from ara_desktop.service.programme_edit import add_participant, keep_time, new_event, new_item
from ara_desktop.service.records import find, retire, write_fields
from ara_desktop.service.speaking_edit import new_speech, put_paragraph

TODAY = "2026-11-22"


@pytest.fixture
def store(new_dossier):
    return new_dossier()


@pytest.fixture
def event(store):
    return new_event(store, name="Konferenz", starts_on="2026-12-10", zone="Europe/Berlin")[0]


@pytest.fixture
def item(store, event):
    """An item about point 3 with a slot of two minutes."""
    id_, _ = new_item(store, event, title="Aussprache")
    write_fields(store, "agenda_item", id_, {"slot_seconds": 120, "points": (point(store, "3"),)})
    keep_time(store, id_, "starts_at", "2026-12-10T09:00:00Z", ())
    return id_


def point(store, number):
    with store.reading() as view:
        return find(view, "point", number)[1]


def read(store, day=TODAY):
    with store.reading() as view:
        return home(view, "de", day)


def lack(store, code):
    return next((one for one in read(store).lacks if one.code == code), None)


def test_without_an_event_nothing_is_missing_and_what_was_begun_is_known(store):
    found = read(store)
    assert found.event is None
    assert found.lacks == ()
    assert dict(found.began) == {"event": True, "position": False, "intervention": False}


def test_the_next_event_comes_with_its_days(store, event):
    new_event(store, name="Später", starts_on="2027-05-01")
    assert (read(store).event.id, read(store).event.days) == (event, 18)


def test_points_of_the_agenda_without_a_position_are_named(store, item):
    found = lack(store, "no_position")
    assert (found.weight, found.names, found.lead) == (GRAVE, ("3",), Lead("point", point(store, "3")))


def test_a_position_takes_the_gap_away_and_is_then_uncleared(store, item):
    region = keyed_id("region", ["DED"])
    record, _ = write_fields(
        store, "position", None,
        {"region": region, "point": point(store, "3"), "stance": "support", "line": "Wir stimmen zu.", "lead_unit": "42"},
    )  # fmt: skip
    assert lack(store, "no_position") is None
    assert lack(store, "uncleared").weight == SOON
    record_clearance(store, subject=record.id, part="line", language="de", unit="42", state="co_signed")
    assert lack(store, "uncleared") is None
    write_fields(store, "position", record.id, {"line": "Wir stimmen nicht zu."})
    assert (lack(store, "fallen").weight, lack(store, "fallen").names) == (GRAVE, ("3",))


def test_a_slot_without_an_intervention_is_named_and_leads_to_the_item(store, item):
    found = lack(store, "slot_silent")
    assert (found.lead, found.seconds, found.names) == (Lead("event", item), 120, ("1", "Aussprache"))
    new_speech(store, read(store).event.id, item)
    assert lack(store, "slot_silent") is None


def test_interventions_without_text_or_over_their_slot_are_named(store, event, item):
    id_, _ = new_speech(store, event, item)
    assert (lack(store, "speech_empty").lead, lack(store, "speech_nobody").weight) == (Lead("intervention", id_), SOON)
    put_paragraph(store, id_, 1, text=" ".join(["Wort"] * 400))
    found = lack(store, "speech_over")
    assert found.weight == GRAVE
    assert found.seconds > 60
    assert lack(store, "speech_empty") is None
    write_fields(store, "intervention", id_, {"status": "delivered"})
    assert lack(store, "speech_over") is None


def test_stale_translations_are_named_where_they_are(store, event, item):
    id_, _ = new_speech(store, event, item, title="Geld")
    made, _ = put_paragraph(store, id_, 1, text="Neu.")
    values = {"subject_record": made, "subject_field": "text", "language": "en", "text": "Old."}
    write_fields(store, "translation", None, {**values, "based_on": text_hash("Neu.")})
    assert lack(store, "stale_translation") is None
    write_fields(store, "paragraph", made, {"text": "Noch neuer."})
    found = lack(store, "stale_translation")
    assert (found.lead, found.names) == (Lead("intervention", made), ("Geld", "en"))


def test_tasks_weigh_by_their_day(store, event, item):
    for day, state in (("2026-11-20", "open"), ("2026-11-30", "open"), ("2026-12-09", None), ("2026-11-20", "done")):
        write_fields(store, "task", None, {"what": f"bis {day}", "due_on": day, "state": state, "about": item})
    write_fields(store, "task", None, {"what": "viel später", "due_on": "2027-06-01", "state": "open"})
    found = [(one.text, one.weight, one.days) for one in read(store).lacks if one.code == "task"]
    assert found == [("bis 2026-11-20", GRAVE, -2), ("bis 2026-11-30", SOON, 8), ("bis 2026-12-09", LATER, 17)]
    assert all(one.lead == Lead("event", item) for one in read(store).lacks if one.code == "task")


def test_the_reply_that_the_event_asks_for_is_named_in_time(store, event):
    write_fields(store, "event", event, {"reply_by": "2026-11-25"})
    assert lack(store, "reply_due").days == 3
    assert next((one for one in read(store, "2026-11-01").lacks if one.code == "reply_due"), None) is None


def test_what_came_in_is_named_with_its_author(new_dossier, befriend, store, tmp_path):
    other = new_dossier("Bert")
    befriend(store, other)
    write_fields(other, "task", None, {"what": "von Bert"})
    out = tmp_path / "b.arabundle"
    export_bundle(other, out)
    assert read(store).arrivals == ()
    take_in_bundle(store, out.read_bytes())
    assert [one.author for one in read(store).arrivals] == ["Bert"]


# -- where records are


def test_every_record_leads_to_the_place_where_it_is_changed(store, event, item):
    speech, _ = new_speech(store, event, item)
    paragraph, _ = put_paragraph(store, speech, 1, text="Text")
    three = point(store, "3")
    position, _ = write_fields(store, "position", None, {"region": keyed_id("region", ["DED"]), "point": three})
    comment, _ = write_fields(store, "comment", None, {"subject_record": position.id, "text": "Bitte prüfen"})
    evidence, _ = write_fields(store, "evidence", None, {"claim": "Zahl", "points": (three,)})
    loose, _ = write_fields(store, "evidence", None, {"claim": "ohne Punkt"})
    task, _ = write_fields(store, "task", None, {"what": "kürzen", "about": paragraph})
    add_participant(store, event, role="staff", name="Berta Beispiel")
    with store.reading() as view:
        person = next(one for one in view.records("person") if one.text("name") == "Berta Beispiel")
        leads = {
            "item": lead_of(view, item), "speech": lead_of(view, speech), "paragraph": lead_of(view, paragraph),
            "position": lead_of(view, position.id), "comment": lead_of(view, comment.id),
            "evidence": lead_of(view, evidence.id), "loose": lead_of(view, loose.id), "task": lead_of(view, task.id),
            "person": lead_of(view, person.id), "region": lead_of(view, keyed_id("region", ["DED"])),
            "nothing": lead_of(view, "0" * 32),
        }  # fmt: skip
    assert leads == {
        "item": Lead("event", item), "speech": Lead("intervention", speech),
        "paragraph": Lead("intervention", paragraph), "position": Lead("point", three), "comment": Lead("point", three),
        "evidence": Lead("point", three), "loose": Lead("points"), "task": Lead("intervention", paragraph),
        "person": Lead("event", event), "region": Lead("matrix"), "nothing": Lead("home"),
    }  # fmt: skip


def test_finds_name_each_record_once_with_what_it_belongs_to(store, event, item):
    speech, _ = new_speech(store, event, item, title="Hafenkran")
    paragraph, _ = put_paragraph(store, speech, 1, text="Der Hafenkran dreht sich.")
    gone, _ = put_paragraph(store, speech, 2, text="Noch ein Hafenkran.")
    write_fields(store, "agenda_item", item, {"title": "Hafenkran", "background": "Der Hafenkran steht am Kai."})
    retire(store, gone, "weg", "paragraph")
    with store.reading() as view:
        found = {one.hit.id: one for one in finds(view, "hafenkr", 60)}
    assert found.keys() == {speech, paragraph, item}
    assert found[paragraph].lead == Lead("intervention", paragraph)
    assert (found[item].belongs_to, found[paragraph].belongs_to, found[speech].belongs_to) == (
        "Konferenz",
        "Hafenkran",
        "",
    )
    assert "\x02" in found[paragraph].hit.snippet
