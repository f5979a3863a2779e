# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import re
from collections import defaultdict
from pathlib import Path

import pytest

from ara_desktop.core.fields import Kind
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.resources import program_file
from ara_desktop.core.seeds import SeedRecord, expand
from ara_desktop.service.reference import REFERENCE_AUTHOR, reference_entries

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
RECORDS = expand(REFERENCE_AUTHOR, reference_entries())


def of(kind: str) -> list[SeedRecord]:
    return [record for record in RECORDS if record.kind == kind]


def test_the_same_files_make_the_same_records() -> None:
    assert expand(REFERENCE_AUTHOR, reference_entries()) == RECORDS


def test_every_fact_has_source_date_confidence_and_verified() -> None:
    def is_sourced(kind: Kind) -> bool:
        return "verified" in kind.fields

    for record in RECORDS:
        if is_sourced(KINDS[record.kind]):
            assert {"source", "confidence", "verified"} <= record.fields.keys(), record
            assert "source_date" in record.fields or "undatiert" in str(record.fields["source"]), record
            assert record.fields["verified"] == (record.fields["confidence"] == "high") or record.kind == "evidence"


def test_the_ten_points_are_there_and_seven_to_ten_are_not_known() -> None:
    (ten,) = [one.id for one in of("declaration") if one.fields["code"] == "ten-points"]
    points = {one.fields["label"]: one for one in of("point") if one.fields["declaration"] == ten}
    assert list(points) == [str(n) for n in range(1, 11)]
    for label, point in points.items():
        known = int(label) <= 6
        assert ("heading" in point.fields, "summary" in point.fields) == (known, known)
        assert point.fields["verified"] is known
        if not known:
            assert point.fields["confidence"] == "unknown"
            assert 'point import FILE TEXTFILE --declaration "Zehn-Punkte-Erklärung"' in str(point.fields["note"])
            assert "https://cor.europa.eu/de/engage/" in str(point.fields["note"])


def test_no_official_wording_is_shipped() -> None:
    assert of("wording") == []


def test_everything_german_has_an_english_translation() -> None:
    translated = {(r.fields["subject_record"], r.fields["subject_field"]) for r in of("translation")}
    same_in_both = {"name", "unit", "stated_by"}
    for record in RECORDS:
        for name in record.fields:
            declared = KINDS[record.kind].fields[name]
            if declared.translatable and record.kind != "translation" and name not in same_in_both:
                assert (record.id, name) in translated, (record.kind, record.fields)


def test_figures_that_conflict_stay_in_conflict() -> None:
    values: dict[object, set[object]] = defaultdict(set)
    for one in of("evidence"):
        values[one.fields["counted"]].add(one.fields.get("value"))
    assert len(values["Arbeitsplätze der Automobilbranche in der EU"]) == 8
    assert values["Mitgliedsregionen der Allianz"] >= {"20", "22", "23", "36", "38", "40"}
    assert len(values["In Pamplona 2023 vertretene Mitgliedsregionen"]) == 3


def test_figures_of_autoregion_are_flagged_undated() -> None:
    found = [one for one in of("evidence") if "autoregion e.V." in str(one.fields["counted"])]
    assert len(found) == 6
    for one in found:
        assert "as_of" not in one.fields
        assert "undatiert" in str(one.fields["source"])


def test_molewa_has_its_consortium_and_its_end() -> None:
    (molewa,) = [one for one in of("organisation") if str(one.fields["name"]).startswith("MoLeWa")]
    assert (molewa.fields["starts_on"], molewa.fields["ends_on"]) == ("2022-07-01", "2025-06-30")
    roles = [link.fields["role"] for link in of("link") if link.fields["object_record"] == molewa.id]
    assert roles.count("consortium_lead") == 1
    assert roles.count("consortium_partner") == 8
    assert roles.count("associated") == 2
    assert roles.count("funder") == 1


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the original documents are not beside the repository (../shared/seeds)")
@pytest.mark.parametrize("path", sorted(program_file("resources").rglob("*.toml")), ids=lambda p: p.name)
def test_no_eight_words_in_a_row_come_from_the_original_documents(path: Path) -> None:
    ours = _runs(path.read_text(encoding="utf-8"))
    theirs = {run for seed in SEEDS.glob("*.txt") for run in _runs(seed.read_text(encoding="utf-8"))}
    assert len(theirs) > 1500
    assert ours & theirs == set()


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"https?://\S+", "", text.casefold()))  # an address is no sentence
    return {tuple(words[start : start + 8]) for start in range(len(words) - 7)}
