# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``kinds``, ``list``, ``show``, ``set``, ``retire``, ``search``: shapes, names, grammar."""

import json

import pytest

from ara_desktop.core.kinds import KINDS

POSITION = ("position", "region=DED", "point=3")


def test_set_creates_and_prints_the_record_and_its_change(ara, saxony):
    done = ara("set", saxony, *POSITION, "stance=support", "red_line=Nie", "--json")
    assert (done.code, done.err) == (0, "")
    answer = done.json
    assert answer["kind"] == "position"
    assert answer["fields"]["stance"] == "support"
    assert answer["fields"]["red_line"] == "Nie"
    assert answer["fields"]["language"] == "de"
    assert answer["conflicts"] == []
    assert len(answer["change"]) == 32
    assert len(done.out.splitlines()) == 1


def test_the_same_value_again_is_no_change(ara, saxony):
    ara("set", saxony, *POSITION, "stance=support")
    assert ara("set", saxony, *POSITION, "stance=support", "--json").json["change"] is None
    assert "Nothing was changed" in ara("set", saxony, *POSITION, "stance=support").out


def test_a_record_is_found_by_key_id_and_prefix(ara, saxony):
    made = ara("set", saxony, *POSITION, "line=Text", "--json").json
    for name in ((*POSITION,), (made["id"],), (made["id"][:8],), ("position", made["id"][:10])):
        assert ara("show", saxony, *name, "--json").json["fields"] == made["fields"]


def test_regions_and_points_are_named_as_people_name_them(ara, saxony):
    one = ara("set", saxony, "position", "region=Sachsen", "point=leipzig-2022/c", "line=x", "--json").json
    other = ara("set", saxony, "position", "region=Saxony", "point=leipzig-2022/c", "ask=y", "--json").json
    assert other["id"] == one["id"]
    assert set(other["fields"]) >= {"line", "ask"}


def test_show_names_the_last_change_and_its_history(ara, saxony):
    ara("set", saxony, *POSITION, "line=eins")
    made = ara("set", saxony, *POSITION, "line=zwei", "--json").json
    shown = ara("show", saxony, *POSITION, "--history", "--json").json
    assert shown["change"] == made["change"]
    lines = [entry for entry in shown["history"] if entry["field"] == "line"]
    assert [entry["value"] for entry in lines] == ["eins", "zwei"]
    assert lines[1]["replaces"] == [lines[0]["op"]]
    assert lines[0]["author"] == "Anna"
    assert "history" not in ara("show", saxony, *POSITION, "--json").json


def test_list_where_limit_and_order(ara, saxony):
    for point in ("3", "1", "2"):
        ara("set", saxony, "position", "region=DED", f"point={point}", f"line=Linie {point}")
    ara("set", saxony, "position", "region=DE2", "point=1", "line=Bayern")
    listed = ara("list", saxony, "position", "--json").json["records"]
    assert len(listed) == 4
    assert set(listed[0]) == {"kind", "id", "fields", "conflicts"}
    own = ara("list", saxony, "position", "--where", "region=DED", "--json").json["records"]
    assert [one["fields"]["line"] for one in own] == ["Linie 1", "Linie 2", "Linie 3"]
    both = ara("list", saxony, "position", "--where", "region=Sachsen", "--where", "point=2", "--json").json["records"]
    assert [one["fields"]["line"] for one in both] == ["Linie 2"]
    assert len(ara("list", saxony, "position", "--limit", "2", "--json").json["records"]) == 2
    by_id = ara("list", saxony, "position", "--where", f"id={both[0]['id'][:9]}", "--json").json["records"]
    assert by_id == both


def test_event_item_intervention_and_paragraph_refer_to_each_other(ara, saxony):
    event = ara("set", saxony, "event", "name=Konferenz 2027", "starts_on=2027-03-18", "--json").json
    item = ara("set", saxony, "agenda_item", "event=Konferenz 2027", "title=Debatte", "slot_seconds=120", "--json").json
    assert item["fields"]["event"] == event["id"]
    assert item["fields"]["slot_seconds"] == 120
    speech = ara("set", saxony, "intervention", f"event={event['id'][:8]}", "item=Debatte", "title=Rede", "--json").json
    assert speech["fields"]["item"] == item["id"]
    paragraph = ara("set", saxony, "paragraph", f"intervention={speech['id']}", "text=Guten Tag", "rank=must", "--json")
    assert paragraph.code == 0
    found = ara("list", saxony, "agenda_item", "--where", "event=Konferenz 2027", "--json").json["records"]
    assert [one["id"] for one in found] == [item["id"]]


def test_without_an_id_kinds_without_key_always_create(ara, saxony):
    ara("set", saxony, "reaction", "trigger=X", "answer=Y")
    ara("set", saxony, "reaction", "trigger=X", "answer=Y")
    assert len(ara("list", saxony, "reaction", "--json").json["records"]) == 2


def test_sets_grow_and_shrink_and_empty_values_clear(ara, saxony):
    made = ara("set", saxony, "agenda_item", "title=T", "points+=1", "points+=3", "--json").json
    assert len(made["fields"]["points"]) in (1, 2)
    one = ara("set", saxony, "agenda_item", made["id"], "points+=2", "room=A", "--json").json
    less = ara("set", saxony, "agenda_item", made["id"], "points-=2", "room=", "--json").json
    assert set(less["fields"]["points"]) == set(one["fields"]["points"]) - (
        set(one["fields"]["points"]) - set(made["fields"]["points"])
    )
    assert "room" not in less["fields"]


def test_text_comes_from_a_file_and_a_literal_at_is_doubled(ara, saxony, tmp_path):
    (tmp_path / "text.txt").write_bytes("\ufeffErste Zeile\r\nZweite = Zeile\r\n".encode())
    made = ara("set", saxony, *POSITION, "line=@text.txt", "ask=@@home", "reasons=a=b", "--json").json["fields"]
    assert made["line"] == "Erste Zeile\nZweite = Zeile"
    assert made["ask"] == "@home"
    assert made["reasons"] == "a=b"


def test_retire_takes_out_and_show_still_knows_why(ara, saxony):
    ara("set", saxony, *POSITION, "line=x")
    done = ara("retire", saxony, *POSITION, "--reason", "doppelt", "--json")
    assert (done.code, done.json["retired"]) == (0, "doppelt")
    assert ara("list", saxony, "position", "--json").json["records"] == []
    assert ara("show", saxony, done.json["id"], "--json").json["retired"] == "doppelt"
    assert "Retired: doppelt" in ara("show", saxony, done.json["id"]).out


def test_search_finds_inside_compounds_and_without_accents(ara, saxony):
    made = ara("set", saxony, *POSITION, "line=Die Zulieferförderung bleibt", "--json").json
    for words in ("förderung", "foerderung", "ZULIEFER"):
        hits = ara("search", saxony, words, "--json").json["hits"]
        assert made["id"] in {hit["id"] for hit in hits}
    hit = next(hit for hit in ara("search", saxony, "förderung", "--json").json["hits"] if hit["id"] == made["id"])
    assert set(hit) == {"kind", "id", "field", "title", "snippet"}
    assert hit["snippet"] == "Die Zulieferförderung bleibt"
    assert len(ara("search", saxony, "die", "--limit", "1", "--json").json["hits"]) == 1


def test_kinds_are_json_schema_with_class_and_prose(ara):
    kinds = ara("kinds", "--json").json["kinds"]
    assert set(kinds) == set(KINDS)
    position = kinds["position"]["properties"]
    assert position["red_line"]["x-class"] == "principal"
    assert position["red_line"]["x-prose"] is True
    assert position["stance"]["enum"][0] == "support"
    assert position["stance"]["x-class"] == "alliance"
    assert kinds["position"]["x-key"] == ["region", "point"]
    assert kinds["event"]["properties"]["languages"]["type"] == "array"
    for name, kind in kinds.items():
        assert kind["type"] == "object", name
        assert all({"x-class", "x-prose"} <= set(field) for field in kind["properties"].values())


def test_kinds_can_be_read(ara):
    assert "position" in ara("kinds").out
    one = ara("kinds", "position")
    assert "red_line" in one.out
    assert set(ara("kinds", "position", "--json").json["kinds"]) == {"position"}


def test_lists_for_people_are_aligned_and_name_records(ara, saxony):
    ara("set", saxony, *POSITION, "line=x")
    head, row, count = ara("list", saxony, "position").out.splitlines()
    assert "Sachsen" in row
    assert row.index("Sachsen") == head.index("Region")
    assert count == "1 record"


@pytest.mark.parametrize(
    "text",
    [
        "<img src='/etc/passwd'/>", "'; DROP TABLE op; --", "=HYPERLINK(1)", "\u202egnp.exe", "<b>fett</b>", "{file} %s",
        "\u2028", "𝕬", "a\u0301",
    ],
)  # fmt: skip
def test_text_that_looks_like_markup_is_kept_as_text(ara, saxony, text):
    made = ara("set", saxony, *POSITION, f"line={text}", "--json").json
    assert made["fields"]["line"] == text.replace("a\u0301", "á")
    shown = ara("show", saxony, *POSITION)
    assert "\u202e" not in shown.out
    assert "\u2028" not in shown.out
    assert ara("check", saxony, "--json").json == {"ok": True, "findings": []}


def test_numbers_flags_and_dates_are_typed_in_json(ara, saxony):
    made = ara("set", saxony, "statement", "who=X", "source_public=ja", "stated_on=2026-05", "--json").json["fields"]
    assert made["source_public"] is True
    assert made["stated_on"] == "2026-05"
    assert json.dumps(made)


def test_json_may_stand_before_the_command(ara, saxony):
    assert ara("--json", "list", saxony, "event").json["records"]


def test_paragraphs_stay_in_the_order_in_which_they_were_written(ara, saxony):
    ara("set", saxony, "event", "name=K")
    ara("set", saxony, "intervention", "event=K", "title=Rede")
    ara("set", saxony, "intervention", "event=K", "title=Andere")
    texts = [f"Absatz {number}" for number in range(9)]
    for text in texts:
        ara("set", saxony, "paragraph", "intervention=Rede", f"text={text}")
        ara("set", saxony, "paragraph", "intervention=Andere", "text=x")
    listed = ara("list", saxony, "paragraph", "--where", "intervention=Rede", "--json").json["records"]
    assert [one["fields"]["text"] for one in listed] == texts


def test_an_item_that_begins_earlier_stands_before_the_later_ones(ara, saxony):
    ara("set", saxony, "event", "name=K")
    for hour in ("09", "14", "11", "10"):
        ara("set", saxony, "agenda_item", "event=K", f"title={hour}", f"starts_at=2027-03-18T{hour}:00:00Z")
    ara("set", saxony, "agenda_item", "event=K", "title=ohne Zeit")
    listed = ara("list", saxony, "agenda_item", "--json").json["records"]
    assert [one["fields"]["title"] for one in listed] == ["09", "10", "11", "14", "ohne Zeit"]


def test_several_steps_for_one_set_are_all_done(ara, saxony):
    made = ara("set", saxony, "event", "name=K", "languages=de", "languages+=en", "languages=fr", "--json").json
    assert made["fields"]["languages"] == ["de", "en", "fr"]
    edited = ara("set", saxony, "event", "K", "languages+=it", "languages-=de", "languages-=en", "--json").json
    assert edited["fields"]["languages"] == ["fr", "it"]
    assert ara("set", saxony, "event", "K", "languages=", "languages+=pl", "--json").json["fields"]["languages"] == [
        "pl"
    ]
    assert "languages" not in ara("set", saxony, "event", "K", "languages=", "--json").json["fields"]


def test_to_retire_twice_for_the_same_reason_is_once(ara, saxony):
    made = ara("set", saxony, "event", "name=K", "--json").json
    assert ara("retire", saxony, made["id"], "--reason", "abgesagt", "--json").json["change"]
    assert ara("retire", saxony, made["id"], "--reason", " abgesagt ", "--json").json["change"] is None
    assert ara("retire", saxony, made["id"], "--reason", "verschoben", "--json").json["retired"] == "verschoben"


def test_fields_stand_in_the_order_of_their_declaration_whoever_wrote_first(ara, saxony):
    ara("set", saxony, *POSITION, "red_line=R", "ask=A")
    made = ara("set", saxony, *POSITION, "stance=support", "line=L", "--json").json
    assert list(made["fields"]) == ["region", "point", "language", "stance", "line", "ask", "red_line"]


def test_history_names_records_and_codes_as_people_do(ara, saxony):
    ara("set", saxony, "event", "name=K")
    made = ara("set", saxony, "agenda_item", "event=K", "title=T", "kind=debate", "points=3", "--json").json
    ara("set", saxony, "agenda_item", made["id"], "points-=3", "points+=2", "kind=")
    said = ara("show", saxony, made["id"], "--history").out
    for text in ("+ 3 · Zulieferer", "− 3 · Zulieferer", "+ 2 · Folgenabschätzung", "Debate", "–"):
        assert text in said
    assert "Points:" not in said


def test_a_list_shows_each_record_in_one_line(ara, saxony):
    ara("set", saxony, "task", "what=eins\nzwei")
    assert "eins zwei" in ara("list", saxony, "task").out


def test_kinds_shows_every_choice(ara):
    assert "no_position" in ara("kinds", "position").out
