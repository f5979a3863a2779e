# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Receipts of imports, and undoing one import: its inverse and nothing more, weeks later too."""

import pytest

from ara_desktop.core.errors import NothingToDo, ReceiptUndone, ReceiptUnknown, UndoEmpty
from ara_desktop.core.identity import dossier_id, keyed_id
from ara_desktop.service import cards, exchange
from ara_desktop.service.clearance import record_clearance, standings
from ara_desktop.service.receipts import plan_undo, receipts, records_in, undo_import
from ara_desktop.service.records import conflicts, history, list_records, resolve, retire, show, write_fields
from ara_desktop.service.undo import undo
from ara_desktop.store.rebuilding import derived_lines
from tests.conftest import MovedClock
from tests.service.test_convergence import replica

REGION = keyed_id("region", ["X"])
POINTS = {n: keyed_id("point", ["p", n]) for n in "123"}


class House:
    """Three replicas that trust each other, and bundles between them."""

    def __init__(self, folder, clock):
        self.clock, self.folder = clock, folder
        self.stores = [replica(folder, number, clock) for number in range(3)]
        for one in self.stores:
            for other in self.stores:
                if one is not other:
                    cards.trust(one, cards.own_card(other)[1], "principal")

    def bundle(self, one, other, **how):
        out = self.folder / "x.arabundle"
        exchange.export_bundle(one, out, to=[cards.own_card(other)[1]], **how)
        return out.read_bytes()

    def send(self, one, other, **how):
        self.clock.ms += 1000
        return exchange.take_in_bundle(other, self.bundle(one, other, **how))

    def all_to_all(self):
        for _ in range(2):
            for one in self.stores:
                for other in self.stores:
                    if one is not other:
                        self.send(one, other)

    def position(self, store, point="1", **fields):
        self.clock.ms += 1000
        return write_fields(store, "position", None, {"region": REGION, "point": POINTS[point], **fields})[0]


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path, MovedClock())
    yield made
    for store in made.stores:
        store.close()


def values(store, record):
    """What stands in every field, several values where they diverge."""
    with store.reading() as view:
        found = {}
        for name in view.all_heads(record.kind, record.id):
            said = {head.value for head in view.heads(record.kind, record.id, name)} - {None}
            if said and name[0] != "~":
                found[name] = said
        return found, view.record(record.kind, record.id).retired


def past(store, record):
    return {(one.field, one.value) for one in history(store, record.id, record.kind)}


def derived(store):
    with store.reading() as view:
        return list(derived_lines(view.connection))


def test_an_import_leaves_a_receipt_that_says_what_came(house):
    anna, bela, _ = house.stores
    record = house.position(anna, line="Grund")
    house.send(anna, bela)
    house.position(anna, line="Anna", ask="Bitte")
    house.position(anna, "2", line="Neu")
    house.position(bela, line="Bela")
    made_ms = house.clock.ms + 1000
    report = house.send(anna, bela)
    last, first = receipts(bela)
    assert last.id == report.receipt
    assert (last.name, last.sender) == ("Anna", cards.own_card(anna)[0].replica)
    assert last.at_ms == last.made_ms == made_ms
    assert last.told.new == report.plan.new
    assert (last.told.created, last.told.updated) == (1, 1)
    assert last.told.conflicts == (("position", record.id, "line"),)
    assert (len(last.bundle), len(last.sha256)) == (32, 64)
    assert first.number < last.number
    created, updated = records_in(bela, last.id[:8])
    assert updated == (("position", record.id),)
    assert [kind for kind, _ in created] == ["position"]


def test_a_plan_leaves_no_receipt(house):
    anna, bela, _ = house.stores
    house.position(anna, line="Text")
    assert exchange.plan_bundle(bela, house.bundle(anna, bela)).receipt == ""
    assert receipts(bela) == ()


def test_the_same_file_again_is_noted_on_its_first_receipt(house):
    anna, bela, _ = house.stores
    house.position(anna, line="Text")
    data = house.bundle(anna, bela)
    first = exchange.take_in_bundle(bela, data)
    house.clock.ms += 5000
    assert exchange.take_in_bundle(bela, data).receipt == first.receipt
    (kept,) = receipts(bela)
    assert (kept.again, kept.again_ms) == (1, house.clock.ms)


def test_undo_gives_fields_their_former_values_and_travels(house):
    anna, bela, cleo = house.stores
    record = house.position(anna, line="Grund", red_line="Nie", ask="Bitte")
    house.all_to_all()
    house.position(bela, line="Neu", red_line="Doch", ask="")
    house.send(bela, anna)
    undone = undo_import(anna, "last")
    assert {field for *_, field in undone.restored} == {"line", "red_line", "ask"}
    assert not undone.kept
    assert undone.changes.change
    house.all_to_all()
    for store in house.stores:
        assert values(store, record)[0] == values(anna, record)[0]
        assert show(store, record.id).fields["line"] == "Grund"
        assert show(store, record.id).fields["ask"] == "Bitte"
        assert not conflicts(store)
        assert ("line", "Neu") in past(store, record)
        assert history(store, record.id)[-1].label == "undo_import"
    assert derived(anna) == derived(bela) == derived(cleo)


def test_undo_retires_what_the_import_made(house):
    anna, bela, _ = house.stores
    record = house.position(bela, line="Neu", red_line="Nie")
    house.send(bela, anna)
    undone = undo_import(anna, receipts(anna)[0].id)
    assert undone.retired == (("position", record.id),)
    assert list_records(anna, "position") == ()
    house.all_to_all()
    assert list_records(bela, "position") == ()


def test_what_was_edited_since_is_kept_and_listed(house):
    anna, bela, cleo = house.stores
    record = house.position(anna, line="Grund", ask="Grund", reasons="Grund")
    house.all_to_all()
    house.position(bela, line="Bela", ask="Bela", reasons="Bela")
    receipt = house.send(bela, anna).receipt
    house.send(bela, cleo)
    house.position(anna, line="Anna danach")
    house.position(cleo, ask="Cleo danach")
    house.send(cleo, anna)
    undone = undo_import(anna, receipt)
    assert [(one.field, one.why, one.author) for one in undone.kept] == [
        ("ask", "edited", "Cleo"),
        ("line", "edited", "Anna"),
    ]
    fields = show(anna, record.id).fields
    assert (fields["line"], fields["ask"], fields["reasons"]) == ("Anna danach", "Cleo danach", "Grund")


def test_a_record_that_somebody_went_on_with_stays_whole(house):
    anna, bela, _ = house.stores
    record = house.position(bela, line="Bela", reasons="Bela")
    gone = house.position(bela, "2", line="Bela")
    house.send(bela, anna)
    house.position(anna, ask="Anna danach")
    undone = undo_import(anna, "last")
    assert undone.retired == (("position", gone.id),)
    assert [(one.id, one.field, one.why) for one in undone.kept] == [(record.id, "ask", "edited")]
    fields = show(anna, record.id).fields
    assert (fields["line"], fields["reasons"], fields["ask"]) == ("Bela", "Bela", "Anna danach")


def test_what_later_work_refers_to_stays(house):
    anna, bela, _ = house.stores
    event = write_fields(bela, "event", None, {"name": "Konferenz"})[0]
    item = write_fields(bela, "agenda_item", None, {"event": event.id, "title": "TOP"})[0]
    other = write_fields(bela, "event", None, {"name": "Andere"})[0]
    house.send(bela, anna)
    write_fields(anna, "intervention", None, {"item": item.id, "title": "Rede"})
    undone = undo_import(anna, "last")
    assert {(one.id, one.why) for one in undone.kept} == {(item.id, "used"), (event.id, "used")}
    assert undone.retired == (("event", other.id),)


def test_a_text_that_was_cleared_since_is_not_taken_away(house):
    anna, bela, _ = house.stores
    record = house.position(anna, line="Grund", ask="Grund")
    house.all_to_all()
    house.position(bela, line="Neu", ask="Neu")
    house.send(bela, anna)
    record_clearance(anna, subject=record.id, part="line", language="de", unit="54", state="co_signed")
    undone = undo_import(anna, "last")
    assert [(one.field, one.why) for one in undone.kept] == [("line", "cleared")]
    assert show(anna, record.id).fields["ask"] == "Grund"
    with anna.reading() as view:
        assert all(one.holds for one in standings(view))


def test_a_clearance_that_the_import_voided_holds_again(house):
    anna, bela, _ = house.stores
    record = house.position(anna, line="Grund")
    record_clearance(anna, subject=record.id, part="line", language="de", unit="54", state="co_signed")
    house.all_to_all()
    house.position(bela, line="Neu")
    assert house.send(bela, anna).plan.voided == ((record.id, "line"),)
    assert receipts(anna)[0].told.voided == ((record.id, "line"),)
    assert undo_import(anna, "last").cleared == ((record.id, "line"),)


def test_a_conflict_that_the_import_brought_ends_with_the_own_text(house):
    anna, bela, _ = house.stores
    record = house.position(anna, line="Grund")
    house.all_to_all()
    house.position(anna, line="Anna")
    house.position(bela, line="Bela")
    house.send(bela, anna)
    assert conflicts(anna)
    undo_import(anna, "last")
    assert show(anna, record.id).fields["line"] == "Anna"
    house.all_to_all()
    assert all(show(store, record.id).fields["line"] == "Anna" for store in house.stores)


def test_a_conflict_that_the_import_settled_is_open_again(house):
    anna, bela, _ = house.stores
    record = house.position(anna, line="Grund")
    house.all_to_all()
    house.position(anna, line="Anna")
    house.position(bela, line="Bela")
    house.send(anna, bela)
    house.send(bela, anna)
    resolve(bela, record.id, "line", text="gemeinsam")
    house.send(bela, anna)
    assert not conflicts(anna)
    undo_import(anna, "last")
    (again,) = conflicts(anna)
    assert {head.value for head in again.heads} == {"Anna", "Bela"}


def test_sets_go_back_element_by_element(house):
    anna, bela, _ = house.stores
    one, two, three = (keyed_id("evidence", [text]) for text in "abc")
    record = house.position(anna, evidence=(one, two))
    house.all_to_all()
    house.position(bela, evidence=(two, three))
    house.send(bela, anna)
    house.position(anna, ask="danach")
    undo_import(anna, "last")
    assert show(anna, record.id).fields["evidence"] == tuple(sorted((one, two)))


def test_a_retirement_that_came_is_taken_back(house):
    anna, bela, _ = house.stores
    record = house.position(anna, line="Grund", red_line="Nie")
    house.all_to_all()
    retire(bela, record.id, "weg")
    house.send(bela, anna)
    assert show(anna, record.id).retired == "weg"
    assert undo_import(anna, "last").restored == (("position", record.id, "retired"),)
    assert show(anna, record.id).retired is None


def test_a_record_that_was_out_is_out_again(house):
    anna, bela, _ = house.stores
    record = house.position(anna, line="Grund", red_line="Nie")
    house.all_to_all()
    retire(anna, record.id, "weg")
    house.position(bela, line="Neu", red_line="Doch")
    house.send(bela, anna)
    assert show(anna, record.id).retired is None
    undo_import(anna, "last")
    assert values(anna, record) == ({**values(anna, record)[0], "line": {"Grund"}, "red_line": {"Nie"}}, "weg")
    assert not conflicts(anna)


def test_a_record_that_was_taken_out_since_stays_out(house):
    anna, bela, _ = house.stores
    record = house.position(anna, line="Grund", red_line="Nie")
    house.all_to_all()
    house.position(bela, line="Neu")
    house.send(bela, anna)
    retire(anna, record.id, "weg")
    undo_import(anna, "last")
    assert show(anna, record.id).retired == "weg"
    assert show(anna, record.id).fields["line"] == "Grund"
    assert not conflicts(anna)


def test_an_import_is_undone_once(house):
    anna, bela, _ = house.stores
    house.position(bela, line="Neu")
    receipt = house.send(bela, anna).receipt
    undo_import(anna, receipt)
    with pytest.raises(ReceiptUndone) as caught:
        undo_import(anna, receipt)
    assert caught.value.facts["undone"].endswith("Z")
    with pytest.raises(ReceiptUnknown):
        undo_import(anna, "last")


def test_where_nothing_stands_as_it_came_undo_refuses(house):
    anna, bela, _ = house.stores
    record = house.position(anna, line="Grund")
    house.all_to_all()
    house.position(bela, line="Bela")
    receipt = house.send(bela, anna).receipt
    house.position(anna, line="Anna")
    with pytest.raises(UndoEmpty) as caught:
        undo_import(anna, receipt)
    assert caught.value.facts["kept"] == 1
    assert show(anna, record.id).fields["line"] == "Anna"
    assert not receipts(anna)[0].undone


@pytest.mark.parametrize("name", ["", "abc", "0" * 32, "last"])
def test_unknown_receipts_are_refused(house, name):
    with pytest.raises(ReceiptUnknown):
        undo_import(house.stores[0], name)


def test_a_plan_of_an_undo_writes_nothing(house):
    anna, bela, _ = house.stores
    house.position(bela, line="Neu")
    house.send(bela, anna)
    before = derived(anna)
    plan = plan_undo(anna, "last")
    assert derived(anna) == before
    assert not receipts(anna)[0].undone
    done = undo_import(anna, "last")
    assert (done.restored, done.retired, done.kept) == (plan.restored, plan.retired, plan.kept)


def test_the_undo_of_an_import_can_be_undone(house):
    anna, bela, _ = house.stores
    record = house.position(anna, line="Grund")
    house.all_to_all()
    house.position(bela, line="Neu")
    made = house.position(bela, "2", line="Neu", red_line="Nie")
    house.send(bela, anna)
    undone = undo_import(anna, "last")
    undo(anna, undone.changes.change)
    assert show(anna, record.id).fields["line"] == "Neu"
    assert show(anna, made.id).retired is None


def test_two_imports_are_undone_one_after_the_other_in_either_order(house):
    anna, bela, cleo = house.stores
    record = house.position(anna, line="Grund", ask="Grund")
    house.all_to_all()
    house.position(bela, line="Bela", ask="Bela")
    house.send(bela, cleo)
    first = house.send(bela, anna).receipt
    house.position(cleo, line="Cleo", reasons="Cleo")
    second = house.send(cleo, anna).receipt
    assert [one.field for one in plan_undo(anna, first).kept] == ["line"]
    undo_import(anna, second)
    assert show(anna, record.id).fields["line"] == "Bela"
    assert not undo_import(anna, first).kept
    fields = show(anna, record.id).fields
    assert (fields["line"], fields["ask"], fields.get("reasons")) == ("Grund", "Grund", None)


def test_an_own_edit_is_undone_apart_from_imports(house):
    anna, _, _ = house.stores
    with pytest.raises(NothingToDo):
        undo(anna, dossier_id("X"))
