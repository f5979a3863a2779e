# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The list of points: groups, gaps, and how the others stand."""

import pytest

from ara_desktop.core.identity import keyed_id
from ara_desktop.service.clearance import record_clearance
from ara_desktop.service.points_list import points_list
from ara_desktop.service.records import retire, write_fields

HOME = keyed_id("declaration", ["ten-points"])
POINT = keyed_id("point", [HOME, "3"])
TODAY = "2026-11-22"


@pytest.fixture
def store(new_dossier):
    return new_dossier()


def region(code):
    return keyed_id("region", [code])


def position(store, **values):
    key = {"region": region("DED"), "point": POINT}
    return write_fields(store, "position", None, {**key, **values})[0]


def say(store, code, stance, day="2026-03-01"):
    values = {"region": region(code), "point": POINT, "stance": stance, "stated_on": day}
    return write_fields(store, "statement", None, values)[0]


def groups(store, language="de"):
    with store.reading() as view:
        return points_list(view, language, TODAY)


def row(store):
    return next(one for group in groups(store) for one in group.rows if one.id == POINT)


def codes(store):
    return {gap.code: gap.times for gap in row(store).gaps}


def test_the_ten_points_come_first_and_texts_that_are_not_here_last(store):
    found = groups(store)
    assert found[0].main
    assert [one.number for one in found[0].rows] == [str(n) for n in range(1, 11)]
    assert [bool(group.rows) for group in found] == sorted((bool(group.rows) for group in found), reverse=True)


def test_points_without_text_say_so(store):
    assert [one.number for one in groups(store)[0].rows if not one.known] == ["7", "8", "9", "10"]
    assert all(one.misses("text_unknown") for one in groups(store)[0].rows if not one.known)


def test_no_position_is_one_gap_and_an_empty_one_two(store):
    assert "no_position" in codes(store)
    position(store, priority="high")
    assert {"no_stance", "no_line"} <= codes(store).keys()
    assert "no_position" not in codes(store)


def test_a_position_that_was_taken_out_is_none(store):
    record = position(store, stance="support", line="Ja")
    retire(store, record.id, "Irrtum")
    assert row(store).stance == ""
    assert "no_position" in codes(store)


def test_clearances_fall_and_object(store):
    record = position(store, stance="support", line="Ja")
    assert codes(store)["uncleared"] == 1
    record_clearance(store, subject=record.id, part="line", language="de", unit="21", state="co_signed")
    assert "uncleared" not in codes(store)
    record_clearance(store, subject=record.id, part="line", language="de", unit="42", state="objected")
    assert codes(store)["objected"] == 1
    write_fields(store, "position", record.id, {"line": "Nein"})
    assert codes(store)["fallen"] == 1
    assert codes(store)["uncleared"] == 1


def test_what_is_over_is_said(store):
    position(store, stance="support", line="Ja", valid_until="2026-10")
    assert "expired" in codes(store)


def test_evidence_that_is_old_or_contradicted_is_counted(store):
    figure = {"claim": "Zahl", "counted": "Betriebe", "unit": "Betriebe", "as_of": "2026", "points": (POINT,)}
    before = codes(store).get("rival_evidence", 0)
    write_fields(store, "evidence", None, {**figure, "value": "10", "review_by": "2026-11-21"})
    write_fields(store, "evidence", None, {**figure, "value": "12", "review_by": "2026-11-22"})
    assert codes(store)["stale_evidence"] == 1
    assert codes(store)["rival_evidence"] == before + 2


def test_the_last_word_of_each_region_counts_up_to_today(store):
    say(store, "DE1", "oppose", "2025-01-01")
    say(store, "DE1", "support", "2026-01-01")
    say(store, "DE2", "reservation")
    say(store, "ITC4", "support", "2027-01-01")
    say(store, "DED", "oppose")
    found = row(store)
    assert (found.supporting, found.opposing) == (1, 1)


def test_open_comments_are_counted(store):
    record = position(store, stance="support")
    write_fields(store, "comment", None, {"subject_record": record.id, "text": "Bitte prüfen"})
    write_fields(store, "comment", None, {"subject_record": POINT, "text": "Erledigt", "resolved": True})
    assert codes(store)["open_comments"] == 1


def test_diverging_stances_are_all_named(store):
    record = position(store, stance="support")
    write_fields(store, "position", record.id, {"stance": "oppose"}, seen={"stance": ()})
    assert set(row(store).stances) == {"support", "oppose"}
    assert codes(store)["disputed"] == 1


def test_headings_follow_the_language(store):
    assert groups(store, "en")[0].rows[2].heading != row(store).heading
