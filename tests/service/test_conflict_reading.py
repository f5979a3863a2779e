# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Diverging versions as they are decided: base, versions, an offer, what becomes of co-signatures; nothing unseen is replaced."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ara_desktop.core.identity import keyed_id
from ara_desktop.service import clearance, conflict_reading, exchange, records
from ara_desktop.service.conflict_reading import Dispute
from ara_desktop.service.inspecting import bundle_bytes
from ara_desktop.store.store import Store

BASE = "Erster Absatz.\n\nZweiter Absatz."
ONE = "Erster Absatz, von Anna ergänzt.\n\nZweiter Absatz."
TWO = "Erster Absatz.\n\nZweiter Absatz, von Ben ergänzt."


class Pair:
    """Anna and Ben, who work on the same position."""

    def __init__(self, anna: Store, ben: Store, folder: Path) -> None:
        self.anna, self.ben, self._folder, self._number = anna, ben, folder, 0
        point = keyed_id("point", [keyed_id("declaration", ["ten-points"]), "3"])
        region = keyed_id("region", ["DED"])
        record, _ = records.write_fields(
            anna, "position", None, {"region": region, "point": point, "line": BASE, "stance": "support"}
        )
        self.id = record.id
        self.send(anna, ben)

    def send(self, one: Store, other: Store) -> None:
        self._number += 1
        file = self._folder / f"{self._number}.arabundle"
        with other.reading() as view:
            replica = view.facts().replica
        exchange.export_bundle(one, file, partners=[replica])
        exchange.take_in_bundle(other, bundle_bytes(file))

    def write(self, store: Store, **values: object) -> None:
        records.write_fields(store, "position", self.id, values)  # type: ignore[arg-type]

    def part(self, anna: str, ben: str, field: str = "line") -> Dispute:
        """Both write; Anna takes Ben's in."""
        self.write(self.anna, **{field: anna})
        self.write(self.ben, **{field: ben})
        self.send(self.ben, self.anna)
        return self.shown(field)

    def shown(self, field: str = "line") -> Dispute:
        with self.anna.reading() as view:
            found = conflict_reading.dispute(view, "position", self.id, field)
        assert found is not None
        return found

    def lines(self) -> list[str]:
        with self.anna.reading() as view:
            return [one.key for one in conflict_reading.dispute_lines(view)]

    def value(self, field: str = "line") -> object:
        return records.show(self.anna, self.id).fields[field]


@pytest.fixture
def pair(new_dossier: Callable[..., Store], befriend: Callable[..., None], tmp_path: Path) -> Pair:
    anna, ben = new_dossier("Anna"), new_dossier("Ben")
    befriend(anna, ben, "principal")
    return Pair(anna, ben, tmp_path)


def test_base_and_versions_with_the_own_one_first(pair: Pair):
    found = pair.part(ONE, TWO)
    assert found.base == BASE
    assert [(one.value, one.author, one.mine) for one in found.versions] == [(ONE, "Anna", True), (TWO, "Ben", False)]
    assert found.prose
    assert pair.lines() == [found.key]


def test_edits_of_different_paragraphs_are_offered_as_one_text(pair: Pair):
    found = pair.part(ONE, TWO)
    assert found.offer == "Erster Absatz, von Anna ergänzt.\n\nZweiter Absatz, von Ben ergänzt."
    assert pair.value() is None  # offered, not taken


def test_edits_of_the_same_paragraph_are_offered_to_nobody(pair: Pair):
    assert pair.part("Eins.\n\nZweiter Absatz.", "Zwei.\n\nZweiter Absatz.").offer is None


def test_a_choice_has_no_offer_and_no_text(pair: Pair):
    found = pair.part("oppose", "reservation", "stance")
    assert (found.prose, found.offer, found.base) == (False, None, "support")


def test_taking_one_settles_it(pair: Pair):
    found = pair.part(ONE, TWO)
    changes = conflict_reading.settle(pair.anna, found, take=found.versions[1].op)
    assert changes.change
    assert pair.value() == TWO
    assert pair.lines() == []


def test_a_text_of_ones_own_settles_it(pair: Pair):
    conflict_reading.settle(pair.anna, pair.part(ONE, TWO), text="Ganz anders.")
    assert pair.value() == "Ganz anders."


def test_a_version_that_nobody_saw_is_not_replaced(pair: Pair):
    found = pair.part(ONE, TWO)
    pair.write(pair.ben, line="Noch eine Fassung von Ben.")
    pair.send(pair.ben, pair.anna)
    assert conflict_reading.settle(pair.anna, found, take=found.versions[0].op).change is None
    assert {one.value for one in pair.shown().versions} == {ONE, "Noch eine Fassung von Ben."}


def test_what_becomes_of_a_clearance_is_said_for_each_version(pair: Pair):
    pair.write(pair.anna, line=ONE)
    clearance.record_clearance(
        pair.anna, subject=pair.id, part="line", language="de", unit="34", state="co_signed"
    )  # fmt: skip
    pair.write(pair.ben, line=TWO)
    pair.send(pair.ben, pair.anna)
    found = pair.shown()
    assert found.signed == ("34",)
    assert [one.clears for one in found.versions] == [("34",), ()]
    conflict_reading.settle(pair.anna, found, take=found.versions[0].op)
    with pair.anna.reading() as view:
        assert [one.holds for one in clearance.standings(view, pair.id)] == [True]


def test_a_record_taken_out_while_others_wrote_is_one_decision(pair: Pair):
    pair.write(pair.ben, line=TWO, red_line="Niemals.")
    records.retire(pair.anna, pair.id, "erledigt", "position")
    pair.send(pair.ben, pair.anna)
    assert len(pair.lines()) == 1
    found = pair.shown("retired")
    assert found.taken_out
    out = [one for one in found.versions if one.takes_out]
    assert [(one.value, one.author) for one in out] == [("erledigt", "Anna")]
    unseen = {one.field: one.value for one in found.versions if not one.takes_out}
    assert unseen == {"line": TWO, "red_line": "Niemals."}
    keep = next(one.op for one in found.versions if not one.takes_out)
    conflict_reading.settle(pair.anna, found, take=keep)
    assert records.show(pair.anna, pair.id).retired is None
    assert pair.lines() == []


def test_taking_it_out_all_the_same(pair: Pair):
    pair.write(pair.ben, line=TWO)
    records.retire(pair.anna, pair.id, "erledigt", "position")
    pair.send(pair.ben, pair.anna)
    found = pair.shown("retired")
    conflict_reading.settle(pair.anna, found, take=next(one.op for one in found.versions if one.takes_out))
    assert records.show(pair.anna, pair.id).retired == "erledigt"


def test_what_is_settled_is_no_conflict(pair: Pair):
    with pair.anna.reading() as view:
        assert conflict_reading.dispute(view, "position", pair.id, "line") is None
        assert conflict_reading.dispute(view, "position", "0" * 32, "line") is None
        assert conflict_reading.dispute_lines(view) == ()
