# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import tomllib

import pytest

from ara_desktop.core.identity import keyed_id
from ara_desktop.core.seeds import Entry, SeedRecord, entries_from, expand, text_hash

DECLARATION = Entry("declaration", "ten", {"code": "ten", "title": "Zehn", "language": "de"})
POINT = Entry(
    "point",
    "ten/1",
    {"heading": "Ein Punkt", "label": "1", "declaration": "@ten", "language": "de"},
    {"en": {"heading": "A point"}},
)


def one(kind: str, fields: dict[str, object], *others: Entry) -> SeedRecord:
    return expand("test", [Entry(kind, "it", fields), *others])[0]


def test_keyed_records_get_the_id_that_their_key_makes() -> None:
    declaration, point, _ = expand("test", [DECLARATION, POINT])
    assert declaration.id == keyed_id("declaration", ["ten"])
    assert point.id == keyed_id("point", [declaration.id, "1"])


def test_key_fields_come_first_then_the_order_of_the_declaration() -> None:
    point = expand("test", [POINT, DECLARATION])[0]
    assert list(point.fields) == ["declaration", "label", "language", "heading"]


def test_a_translation_becomes_a_record_after_its_subject() -> None:
    _, point, translation = expand("test", [DECLARATION, POINT])
    assert translation.kind == "translation"
    assert translation.fields == {
        "subject_record": point.id,
        "subject_field": "heading",
        "language": "en",
        "text": "A point",
        "based_on": text_hash("Ein Punkt"),
    }


def test_other_records_get_an_id_from_author_kind_and_name() -> None:
    entry = Entry("person", "minister", {"name": "A. B."})
    ids = {expand(author, [entry])[0].id for author in ("reference", "reference", "training-1")}
    assert len(ids) == 2


def test_lists_become_sorted_tuples_of_ids() -> None:
    other = Entry("point", "ten/2", {"label": "2", "declaration": "@ten"})
    record = one("evidence", {"points": ["@ten/2", "@point:ten/1"]}, other, POINT, DECLARATION)
    assert record.fields["points"] == tuple(
        sorted(keyed_id("point", [keyed_id("declaration", ["ten"]), n]) for n in "12")
    )


def test_a_name_is_looked_up_among_the_kinds_that_the_field_refers_to() -> None:
    event = Entry("event", "ten", {"name": "Zehn"})
    assert one("point", {"declaration": "@ten", "label": "3"}, DECLARATION, event).fields["declaration"] == keyed_id(
        "declaration", ["ten"]
    )


@pytest.mark.parametrize(
    ("kind", "fields", "finding"),
    [
        ("nonsense", {}, "unknown kind"),
        ("person", {"shoe_size": 43}, "unknown field shoe_size"),
        ("declaration", {"code": "x", "status": "proposed"}, "no choice"),
        ("declaration", {"code": "x", "adopted_on": "2023-02-29"}, "no date"),
        ("declaration", {"code": "x", "adopted_on": "29.02.2024"}, "no date"),
        ("agenda_item", {"starts_at": "2027-03-18T09:00"}, "no moment"),
        ("agenda_item", {"slot_seconds": "180"}, "expected number"),
        ("agenda_item", {"slot_seconds": True}, "expected number"),
        ("evidence", {"value": "1,5"}, "no decimal"),
        ("evidence", {"points": "@ten/1"}, "list of texts"),
        ("person", {"name": "two\nlines"}, "one line"),
        ("person", {"name": " padded"}, "padded"),
        ("position", {"region": "@nowhere", "point": "@ten/1"}, "names 0 records"),
        ("position", {"region": "@ten", "point": "@ten/1"}, "names 0 records"),
        ("position", {"region": "@declaration:ten", "point": "@ten/1"}, "names 1 records"),
        ("position", {"point": "@ten/1"}, "key needs region, point"),
    ],
)
def test_whatever_is_not_declared_is_refused_with_its_place(kind: str, fields: dict[str, object], finding: str) -> None:
    with pytest.raises(ValueError, match=finding) as refused:
        one(kind, fields, DECLARATION, POINT)
    assert f"{kind}:it" in str(refused.value)


@pytest.mark.parametrize(
    ("language", "field", "finding"),
    [("en", "label", "nothing to translate"), ("de", "heading", "nothing"), ("en", "colour", "unknown field colour")],
)
def test_only_translatable_fields_are_translated(language: str, field: str, finding: str) -> None:
    wrong = Entry("point", "ten/1", POINT.fields, {language: {field: "…"}})
    with pytest.raises(ValueError, match=finding):
        expand("test", [DECLARATION, wrong])


def test_the_same_name_or_key_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="used twice"):
        expand("test", [DECLARATION, DECLARATION])
    with pytest.raises(ValueError, match="made twice"):
        expand("test", [DECLARATION, Entry("declaration", "again", {"code": "ten"})])


def test_a_key_that_leads_to_itself_is_refused() -> None:
    circle = Entry("translation", "it", {"subject_record": "@it", "subject_field": "text", "language": "en"})
    with pytest.raises(ValueError, match="back to itself"):
        expand("test", [circle])


def test_entries_are_read_from_tables_with_a_name_and_languages() -> None:
    document = tomllib.loads(
        '[[point]]\nas = "ten/1"\nlabel = "1"\nsummary = """\nErstens.\n"""\n[point.en]\nsummary = "First."\n'
    )
    assert entries_from(document) == (
        Entry("point", "ten/1", {"label": "1", "summary": "Erstens."}, {"en": {"summary": "First."}}),
    )
    with pytest.raises(ValueError, match="point: expected"):
        entries_from({"point": {"label": "1"}})


EVIDENCE = Entry("evidence", "jobs", {"claim": "Arbeitsplätze.", "language": "de"})


def test_prose_cites_evidence_by_the_start_of_its_id() -> None:
    point = Entry(
        "point", "ten/1", {**POINT.fields, "summary": "Viele. [beleg:@jobs]"}, {"en": {"summary": "[beleg:@jobs]"}}
    )
    evidence, _, made, translation = expand("test", [EVIDENCE, DECLARATION, point])
    assert made.fields["summary"] == f"Viele. [beleg:{evidence.id[:12]}]"
    assert translation.fields["text"] == f"[beleg:{evidence.id[:12]}]"
    assert translation.fields["based_on"] == text_hash(str(made.fields["summary"]))


def test_a_citation_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="names no evidence"):
        one("point", {**POINT.fields, "summary": "[beleg:@ten]"}, DECLARATION)


def test_now_is_the_hash_of_the_text_that_is_cleared() -> None:
    position = Entry(
        "position", "X/1", {"region": "@X", "point": "@ten/1", "language": "de", "line": "Ja. [beleg:@jobs]"}
    )
    region = Entry("region", "X", {"code": "X"})
    told = {"subject_record": "@X/1", "part": "line", "language": "de", "unit": "34", "text_hash": "@now"}
    clearance, made, *_ = expand(
        "test", [Entry("clearance", "c", told), position, region, POINT, DECLARATION, EVIDENCE]
    )
    assert clearance.fields["text_hash"] == text_hash(str(made.fields["line"]))
    with pytest.raises(ValueError, match="names 0 texts"):
        expand(
            "test", [Entry("clearance", "c", {**told, "part": "ask"}), position, region, POINT, DECLARATION, EVIDENCE]
        )
