# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest

from ara_desktop.core.errors import RecordUnknown
from ara_desktop.core.speech import Piece
from ara_desktop.service.exchange import export_bundle, take_in_bundle
from ara_desktop.service.records import retire, show, write_fields
from ara_desktop.service.speaking import (
    EMPTY,
    NO_SLOT,
    Pace,
    aloud,
    begins,
    cut,
    seconds_of,
    speech_lines,
    speech_of,
    timing,
)
from ara_desktop.service.speaking_edit import keep_rehearsal, move_paragraph, new_speech, put_paragraph, write_seen
from ara_desktop.service.speaking_podium import podium_blocks

TODAY = "2026-11-22"
GERMAN = Pace("de", "free")
FORTY = " ".join(["Wort"] * 40)


@pytest.fixture
def event(new_dossier):
    """A dossier with one event, one agenda item of two minutes, and a speaker."""
    store = new_dossier()
    event = write_fields(
        store, "event", None, {"name": "Konferenz", "starts_on": "2027-03-18", "zone": "Europe/Berlin"}
    )[0]
    item = write_fields(
        store, "agenda_item", None,
        {"event": event.id, "title": "Aussprache", "label": "3", "slot_seconds": 120, "interpretation": ("de", "fr")},
    )[0]  # fmt: skip
    person = write_fields(store, "person", None, {"name": "Erika Beispiel"})[0]
    write_fields(store, "participation", None, {"person": person.id, "event": event.id, "role": "principal"})
    return store, event.id, item.id


@pytest.fixture
def speech(event):
    store, event_id, item = event
    id_, _ = new_speech(store, event_id, item)
    return store, id_


def read(store, id_):
    with store.reading() as view:
        return speech_of(view, id_, "de", TODAY)


def texts(store, id_):
    return [one.held["text"].value for one in read(store, id_).paragraphs]


def test_a_new_speech_takes_slot_speaker_and_mode_from_its_item(speech):
    found = read(*speech)
    assert (found.slot_seconds, found.speaker, found.pace.mode) == (120, "Erika Beispiel", "interpreted")
    assert (found.slot.label, found.slot.title, found.slot.event_name) == ("3", "Aussprache", "Konferenz")
    assert [one.rank for one in found.paragraphs] == ["must"]
    assert found.held["status"].value == "draft"


def test_a_slot_of_its_own_wins_over_that_of_the_item(event):
    store, event_id, item = event
    id_, _ = new_speech(store, event_id, item, slot_seconds=90, language="fr")
    found = read(store, id_)
    assert (found.slot_seconds, found.pace.language) == (90, "fr")


def test_without_an_event_there_is_no_speech(new_dossier):
    with pytest.raises(RecordUnknown):
        new_speech(new_dossier(), "0" * 32)


def test_paragraphs_stand_where_they_are_put_and_moved(speech):
    store, id_ = speech
    first = read(store, id_).paragraphs[0].id
    write_fields(store, "paragraph", first, {"text": "A"})
    put_paragraph(store, id_, 1, text="C")
    made, _ = put_paragraph(store, id_, 1, text="B", rank="should")
    assert texts(store, id_) == ["A", "B", "C"]
    changes = move_paragraph(store, made, 0)
    assert texts(store, id_) == ["B", "A", "C"]
    assert changes.records == {("paragraph", made)}
    move_paragraph(store, first, 99)
    assert texts(store, id_) == ["B", "C", "A"]
    assert show(store, made, "paragraph").text("rank") == "should"


def test_paragraphs_from_a_script_stand_in_the_order_written(speech):
    store, id_ = speech
    loose = [write_fields(store, "paragraph", None, {"intervention": id_, "text": text})[0].id for text in "xyz"]
    order = [one.id for one in read(store, id_).paragraphs]
    assert order[1:] == loose
    made, _ = put_paragraph(store, id_, 4, text="letzter")
    assert [one.id for one in read(store, id_).paragraphs] == [*order, made]


def test_a_paragraph_taken_out_can_be_seen_and_a_paragraph_leads_to_its_speech(speech):
    store, id_ = speech
    made, _ = put_paragraph(store, id_, 1, text="Gestrichen")
    retire(store, made, "zu lang", "paragraph")
    found = read(store, made)
    assert found.id == id_
    assert found.taken_out == ((made, "Gestrichen"),)


@pytest.fixture
def two(new_dossier, befriend, event, tmp_path):
    """Two people with the same speech, and the way to give one's changes to the other."""
    store, event_id, item = event
    other = new_dossier("Bert")
    befriend(store, other)
    id_, _ = new_speech(store, event_id, item)

    def give(giver, taker):
        out = tmp_path / "changes.arabundle"
        export_bundle(giver, out)
        take_in_bundle(taker, out.read_bytes())
        out.unlink()

    give(store, other)
    return store, other, id_, give


def test_two_people_insert_at_the_same_place_and_both_texts_stay_in_order(two):
    store, other, id_, give = two
    put_paragraph(store, id_, 1, text="Ende")
    give(store, other)
    put_paragraph(store, id_, 1, text="von Anna")
    put_paragraph(other, id_, 1, text="von Bert")
    give(store, other)
    give(other, store)
    assert texts(store, id_) == texts(other, id_)
    assert set(texts(store, id_)[1:3]) == {"von Anna", "von Bert"}
    put_paragraph(store, id_, 2, text="dazwischen")
    assert texts(store, id_)[2] == "dazwischen"


def test_who_moves_a_paragraph_that_both_moved_settles_its_place(two):
    store, other, id_, give = two
    made, _ = put_paragraph(store, id_, 1, text="B")
    put_paragraph(store, id_, 2, text="C")
    give(store, other)
    move_paragraph(store, made, 2)
    move_paragraph(other, made, 0)
    give(other, store)
    assert show(store, made, "paragraph").conflicts == ("sort_key",)
    move_paragraph(store, made, 0)
    assert show(store, made, "paragraph").conflicts == ()
    assert texts(store, id_)[0] == "B"


def test_what_was_not_on_the_screen_is_never_written_over(two):
    store, other, id_, give = two
    paragraph = read(store, id_).paragraphs[0]
    write_fields(other, "paragraph", paragraph.id, {"text": "von Bert"})
    give(other, store)
    seen = {"text": paragraph.held["text"].heads}
    heads, changes = write_seen(store, "paragraph", paragraph.id, {"text": "getippt"}, seen)
    assert changes.conflicts == 1
    assert write_seen(store, "paragraph", paragraph.id, {"text": "weiter getippt"}, heads)[1].conflicts == 1
    versions = read(store, id_).paragraphs[0].held["text"].versions
    assert {one.value for one in versions} == {"von Bert", "weiter getippt"}
    assert read(store, id_).paragraphs[0].piece.text == "weiter getippt"


# -- time


def test_a_text_is_judged_against_its_slot():
    pieces = [Piece("a", FORTY), Piece("b", FORTY)]
    found = timing(pieces, GERMAN, 60)
    assert found.verdict == "within"
    assert found.whole.low_seconds <= found.whole.seconds <= found.whole.high_seconds
    assert sum(one.seconds for one in found.parts.values()) == pytest.approx(found.whole.seconds)
    assert timing(pieces, GERMAN, 43).verdict == "tight"
    over = timing(pieces, GERMAN, 30)
    assert (over.verdict, over.over_seconds) == ("over", 12)
    assert timing(pieces, GERMAN, None).verdict == NO_SLOT
    assert timing([Piece("a", "[cue: PAUSE]")], GERMAN, 60).verdict == EMPTY


def test_a_pace_that_interpreters_cannot_follow_is_named():
    pieces = [Piece("a", FORTY)]
    assert timing(pieces, Pace("de", "interpreted"), 15).too_fast
    assert timing(pieces, Pace("de", "interpreted", 130.0), None).too_fast
    assert not timing(pieces, Pace("de", "free"), 15).too_fast
    assert not timing(pieces, Pace("de", "interpreted"), 60).too_fast


def test_marks_are_not_read_aloud():
    assert aloud("Guten **Tag**,\n[cue: PAUSE]\nalle [B1].").split() == ["Guten", "Tag,", "alle", "."]


def test_a_cut_keeps_must_and_then_should_and_deletes_nothing():
    pieces = [Piece("a", FORTY, "must"), Piece("b", FORTY, "could"), Piece("c", FORTY, "should")]
    assert cut(pieces, GERMAN, 60).kept == ("a", "c")
    assert cut(pieces, GERMAN, 300).dropped == ()
    assert not cut(pieces, GERMAN, 10).fits


def test_marks_of_elapsed_time_begin_at_zero():
    marks = begins([Piece("a", FORTY), Piece("b", FORTY)], GERMAN)
    assert marks[0] == 0
    assert marks[1] == pytest.approx(marks[2] / 2)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("2:30", 150), ("0:45", 45), ("3", 180), ("3 min", 180), ("90", 90), ("90 s", 90), ("2,5", 150), ("2.5 min", 150),
        ("150 Sek.", 150), ("", None), ("zwei", None), ("2:75", None), ("-3", None),
    ],
)  # fmt: skip
def test_a_slot_is_read_as_people_write_it(written, seconds):
    assert seconds_of(written) == seconds


def test_rehearsals_teach_the_pace(speech):
    store, id_ = speech
    assert read(store, id_).pace.rate is None
    keep_rehearsal(store, id_, words=200, seconds=100)
    found = read(store, id_).pace
    assert (found.rate, found.rehearsals) == (120.0, 1)
    write_fields(store, "intervention", id_, {"rate": 90})
    assert read(store, id_).pace.rate == 90.0


def test_the_list_says_time_and_slot_of_each(speech):
    store, id_ = speech
    put_paragraph(store, id_, 1, text=FORTY)
    with store.reading() as view:
        (line,) = speech_lines(view, "de")
    assert (line.id, line.title, line.paragraphs, line.timing.slot_seconds) == (id_, "Aussprache", 2, 120)
    assert line.timing.verdict == "within"


# -- lectern


def test_the_lectern_shows_phrases_cues_and_when_each_begins():
    pieces = [Piece("a", "Guten Tag,\nalle zusammen.", "must"), Piece("b", "[cue: PAUSE]\n**Danke** [B1].", "could")]
    blocks = podium_blocks(pieces, ["", "langsam"], GERMAN)
    assert [(one.text, one.cue, one.omit) for one in blocks] == [
        ("Guten Tag,\nalle zusammen.", False, False),
        ("PAUSE", True, False),
        ("Danke .", False, True),
        ("langsam", True, False),
    ]
    assert blocks[0].begins == 0
    assert blocks[2].begins > 0
    assert blocks[2].phrases[0][0] == ("Danke", True)
