# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Imports undone at random between edits, retirements, resolves and further imports: exactly their inverse, all converge.

``ARA_NIGHTLY=1`` runs 2,000 examples instead of 60.
"""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from ara_desktop.core.errors import InputRefused
from ara_desktop.service import exchange
from ara_desktop.service.receipts import receipts, records_in, undo_import
from ara_desktop.store.rebuilding import derived_lines
from tests.service.test_convergence import Converging

EXAMPLES = 2_000 if os.environ.get("ARA_NIGHTLY") else 60


def state(store):
    """Every field of every position: its values and its heads; and why the record is out."""
    with store.reading() as view:
        found = {}
        for one in view.records("position", retired=True):
            for name, ops in view.all_heads("position", one.id).items():
                heads = view.heads("position", one.id, name)
                said = {head.value for head in heads} - {None}
                found[one.id, name] = (bool(any(said)) if ":" in name else frozenset(said), frozenset(ops))
            found[one.id, "retired"] = (one.retired, frozenset())
        return found


def fields_of(found, id_):
    return {name: one for (record, name), one in found.items() if record == id_}


class Undoing(Converging):
    """What a delegation can do, and undoing of any import at any later time."""

    def __init__(self) -> None:
        super().__init__()
        self.imports: list[tuple[int, str, dict, dict]] = []
        self.by_undo: set[str] = set()

    @rule(data=st.data())
    def deliver(self, data):
        if not self.bundles:
            return
        to, bundle = data.draw(st.sampled_from(self.bundles), label="bundle")
        before = state(self.stores[to])
        report = exchange.take_in_bundle(self.stores[to], bundle)
        if report.plan.new:
            self.imports.append((to, report.receipt, before, state(self.stores[to])))

    @rule(data=st.data())
    def undo_an_import(self, data):
        if not self.imports:
            return
        who, receipt, before, after = data.draw(st.sampled_from(self.imports), label="import")
        store = self.stores[who]
        now = state(store)
        try:
            done = undo_import(store, receipt)
        except InputRefused:
            assert state(store) == now
            return
        assert next(one for one in receipts(store) if one.id == receipt).undone == done.changes.change
        then = state(store)
        self._check(before, after, now, then, done, records_in(store, receipt)[0])
        self.by_undo |= {op for _, ops in then.values() for op in ops} - {op for _, ops in now.values() for op in ops}

    def _check(self, before, after, now, then, done, created) -> None:
        made = {id_ for _, id_ in created}
        kept = {one.id for one in done.kept}
        for id_ in {record for record, _ in now}:
            fields = fields_of(now, id_)
            untouched = {n for n, (_, heads) in fields.items() if heads == after.get((id_, n), ((), ()))[1]}
            if id_ in made:
                whole = set(fields) <= untouched and now[id_, "retired"][0] is None
                assert not whole or then[id_, "retired"][0] == "undo_import"
                assert whole or id_ not in kept or fields_of(then, id_) == fields
                continue
            for name in untouched - {"retired", "~retired.delegation", "~retired.principal"}:
                empty = (False if ":" in name else frozenset(), None)
                assert then[id_, name][0] == before.get((id_, name), empty)[0], name
            if set(fields) <= untouched and before[id_, "retired"] == after[id_, "retired"]:
                assert then[id_, "retired"] == before[id_, "retired"]
            restored = {field for _, record, field in done.restored if record == id_}
            out = {"retired", "~retired.delegation", "~retired.principal"}
            for name in set(fields) - untouched - out:
                seen_through = name in restored and fields[name][1] <= self.by_undo
                assert seen_through or then[id_, name] == now[id_, name], name


def test_an_undone_import_is_exactly_its_inverse_and_all_converge():
    run_state_machine_as_test(
        Undoing,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )


def test_a_rebuilt_dossier_undoes_the_same(tmp_path):
    from ara_desktop.core.ports import Silent
    from ara_desktop.service.dossiers import rebuild_tables
    from tests.conftest import MovedClock
    from tests.service.test_receipts import House

    house = House(tmp_path, MovedClock())
    anna, bela, _ = house.stores
    house.position(anna, line="Grund")
    house.all_to_all()
    house.position(bela, line="Neu", ask="Neu")
    house.send(bela, anna)
    rebuild_tables(anna, Silent())
    assert {field for *_, field in undo_import(anna, "last").restored} == {"line", "ask"}
    with anna.reading() as view:
        assert list(derived_lines(view.connection))
    for store in house.stores:
        store.close()
