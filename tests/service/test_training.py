# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import re
from collections import Counter, defaultdict

import pytest

from ara_desktop.core import prose
from ara_desktop.core.errors import ValueRefused
from ara_desktop.core.kinds import KINDS, STANCES
from ara_desktop.core.resources import program_file
from ara_desktop.core.seeds import SeedRecord, expand, text_hash
from ara_desktop.core.speech import estimate
from ara_desktop.service.reference import REFERENCE_AUTHOR, reference_entries
from ara_desktop.service.training import training_author, training_entries

RECORDS = expand(training_author("1"), training_entries("1"))
BY_ID = {record.id: record for record in RECORDS}
SOON = "2026-11-22"


def of(kind: str, records: tuple[SeedRecord, ...] = RECORDS) -> list[SeedRecord]:
    return [record for record in records if record.kind == kind]


def words(text: str) -> str:
    """As read aloud."""
    return prose.letters(prose.parse(text))


def references(record: SeedRecord) -> list[str]:
    declared = KINDS[record.kind].fields
    found: list[str] = []
    for name, value in record.fields.items():
        if declared[name].type in ("ref", "refs"):
            found += value if isinstance(value, tuple) else [str(value)]
    return found


def spread(records: tuple[SeedRecord, ...]) -> dict[object, Counter[object]]:
    """Latest stance of each region, per point."""
    latest: dict[tuple[object, object], tuple[str, object]] = {}
    for one in of("statement", records):
        key = (one.fields["point"], one.fields["region"])
        said = (str(one.fields["stated_on"]), one.fields["stance"])
        latest[key] = max(latest.get(key, ("", "")), said)
    found: dict[object, Counter[object]] = defaultdict(Counter)
    for (point, _), (_, stance) in latest.items():
        found[point][stance] += 1
    return found


# -- a seed -----------------------------------------------------------------------------------------------------------


def test_the_same_seed_makes_the_same_records() -> None:
    assert expand(training_author("1"), training_entries("1")) == RECORDS


def test_two_seeds_differ_in_what_is_said_and_in_every_id_without_key() -> None:
    other = expand(training_author("2"), training_entries("2"))
    assert spread(other) != spread(RECORDS)
    assert not {one.id for one in of("statement")} & {one.id for one in of("statement", other)}


@pytest.mark.parametrize("regions", [36, 60, 120])
def test_the_number_of_regions_scales(regions: int) -> None:
    records = expand(training_author("1"), training_entries("1", regions))
    names = [str(one.fields["name"]) for one in of("region", records)]
    assert len(set(names)) == regions
    assert len(of("membership", records)) == regions
    assert len({one.fields["region"] for one in of("statement", records)}) == regions - 1


@pytest.mark.parametrize("regions", [0, 1, 100_000])
def test_fewer_regions_than_the_texts_speak_of_are_refused(regions: int) -> None:
    with pytest.raises(ValueRefused):
        training_entries("1", regions)


@pytest.mark.parametrize("seed", ["1", "Übung", "2027-03"])
def test_all_references_lead_to_records(seed: str) -> None:
    records = expand(training_author(seed), training_entries(seed))
    known = {record.id for record in records}
    for record in records:
        assert set(references(record)) <= known, record


# -- what is in it ----------------------------------------------------------------------------------------------------


def test_everything_the_story_needs_is_there() -> None:
    numbers = Counter(record.kind for record in RECORDS)
    assert numbers["region"] == 36
    assert numbers["position"] == 10
    assert numbers["evidence"] >= 25
    assert 10 <= numbers["reaction"] <= 14
    assert numbers["reading"] == 12
    assert numbers["intervention"] == 8
    assert numbers.keys() >= {
        "clearance", "comment", "commitment", "log_entry", "office", "organisation", "participation", "person",
        "relation", "task", "unit", "chair_term", "link", "membership", "theme", "wording",
    }  # fmt: skip


def test_every_position_of_ours_has_all_its_parts_and_english_for_what_leaves() -> None:
    translated = {(r.fields["subject_record"], r.fields["subject_field"]) for r in of("translation")}
    parts = {
        "stance", "priority", "line", "reasons", "ask", "if_asked", "state_of_play", "red_line", "fallback",
        "assessment", "lead_unit", "release", "evidence",
    }  # fmt: skip
    for position in of("position"):
        assert parts <= position.fields.keys()
        assert {(position.id, part) for part in ("line", "reasons", "ask")} <= translated
    assert {position.fields["release"] for position in of("position")} == {"none", "secretariat", "alliance", "public"}


def test_the_conference_has_twelve_items_in_the_order_of_the_clock() -> None:
    (event,) = [one for one in of("event") if one.fields["code"] == "halden-2027"]
    items = [one for one in of("agenda_item") if one.fields["event"] == event.id]
    assert [one.fields["label"] for one in items] == [str(n) for n in range(1, 13)]
    clock = [(one.fields["starts_at"], one.fields["ends_at"]) for one in items]
    assert clock == sorted(clock)
    assert all(start < end for start, end in clock)
    spoken = {one.fields["item"]: one.fields["slot_seconds"] for one in of("intervention")}
    assert spoken == {one.id: one.fields["slot_seconds"] for one in items if "slot_seconds" in one.fields}


def test_exactly_one_intervention_is_longer_than_its_slot() -> None:
    over = []
    for one in of("intervention"):
        told = [str(p.fields["text"]) for p in of("paragraph") if p.fields["intervention"] == one.id]
        assert 5 <= len(told) <= 9
        text = "\n\n".join(words(part) for part in told)
        assert max(map(len, text.splitlines())) <= 45
        takes = estimate(text, str(one.fields["language"]), str(one.fields["mode"]))
        if takes.seconds > int(one.fields["slot_seconds"]):
            over.append(one.fields["title"])
    assert over == ["Warum Birkenmark zustimmt"]
    assert {one.fields["language"] for one in of("intervention")} == {"de", "en", "fr"}


def test_one_clearance_has_fallen_and_the_others_hold() -> None:
    fallen = []
    for one in of("clearance"):
        subject = BY_ID[str(one.fields["subject_record"])]
        if one.fields["text_hash"] != text_hash(str(subject.fields[str(one.fields["part"])])):
            fallen.append(one)
    assert len(fallen) == 1
    states = {one.fields["state"] for one in of("clearance")}
    assert states == {"requested", "co_signed", "co_signed_with_changes", "objected", "withdrawn"}


def test_one_figure_is_stale_and_one_pair_contradicts() -> None:
    stale = [one for one in of("evidence") if str(one.fields["review_by"]) < SOON]
    assert [one.fields["counted"] for one in stale] == ["Öffentliche Ladepunkte in Birkenmark"]
    values: dict[object, set[object]] = defaultdict(set)
    for one in of("evidence"):
        values[one.fields["counted"], one.fields["as_of"]].add(one.fields["value"])
    assert sum(1 for found in values.values() if len(found) > 1) == 1


def test_an_office_changes_hands_shortly_before_the_event() -> None:
    gone = [one for one in of("office") if one.fields.get("ends_on") == "2027-02-28"]
    come = [one for one in of("office") if one.fields["starts_on"] == "2027-03-01"]
    minister, successor = gone[0].fields, come[0].fields
    assert str(minister["title"]).replace("Minister", "Ministerin") == successor["title"]
    assert minister["held_at"] == successor["held_at"]
    assert minister["person"] != successor["person"]


def test_statements_spread_over_three_years_and_all_stances() -> None:
    said = of("statement")
    assert {str(one.fields["stated_on"])[:4] for one in said} == {"2024", "2025", "2026"}
    assert {one.fields["stance"] for one in said} == set(STANCES)
    assert max(str(one.fields["stated_on"]) for one in said) < SOON
    quotes = [one.fields["quote"] for one in said if "quote" in one.fields]
    assert len(quotes) == len(set(quotes)) > 100
    assert {one.fields["language"] for one in said} == {"de", "en", "fr"}
    for point, stances in spread(RECORDS).items():
        assert len(stances) >= 3, BY_ID[str(point)].fields["heading"]


# -- what must never be in it -----------------------------------------------------------------------------------------


def test_no_real_region_is_named() -> None:
    real: set[str] = set()
    reference = expand(REFERENCE_AUTHOR, reference_entries())
    regions = {record.id: record for record in reference if record.kind == "region"}
    for record in regions.values():
        real |= {str(record.fields["name"]), str(record.fields["code"])}
    real |= {str(r.fields["text"]) for r in reference if r.fields.get("subject_record") in regions}
    assert len(real) > 80
    named = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(real)))})(?!\w)")
    for path in sorted(program_file("resources", "training").glob("*.toml")):
        assert named.findall(path.read_text(encoding="utf-8")) == [], path.name
    for record in expand(training_author("1"), training_entries("1", 200)):
        for value in record.fields.values():
            assert not named.search(str(value)), record


def test_it_says_that_it_is_training() -> None:
    declarations = [str(one.fields["title"]) for one in of("declaration")]
    assert "Übungserklärung der zehn Punkte" in declarations
    assert all("Übung" in title for title in declarations)
    for path in program_file("resources", "training").glob("*.toml"):
        assert "ÜBUNG" in path.read_text(encoding="utf-8")[:400], path.name


@pytest.mark.parametrize("regions", [2, 5, 20, 35])
def test_fewer_regions_leave_out_what_hangs_on_them(regions: int) -> None:
    records = expand(training_author("1"), training_entries("1", regions))
    assert sum(record.kind == "region" for record in records) == regions
    assert sum(record.kind == "position" for record in records) == 10
