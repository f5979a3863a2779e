# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Three replicas, edits, retirements, resolves, bundles in any order with loss and repetition: they converge, nothing is lost.

``ARA_NIGHTLY=1`` runs 2,000 examples instead of 200.
"""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from ara_desktop.bundle import keys
from ara_desktop.core.errors import InputRefused
from ara_desktop.core.identity import dossier_id, keyed_id, replica_id
from ara_desktop.core.ports import Silent
from ara_desktop.service import cards, exchange
from ara_desktop.service.dossiers import rebuild_tables
from ara_desktop.service.records import conflicts, list_records, resolve, restore, retire, write_fields
from ara_desktop.service.undo import undo
from ara_desktop.store.opening import create_store, open_store
from ara_desktop.store.rebuilding import derived_lines
from tests.conftest import MovedClock, RepeatableIds

NAMES = ("Anna", "Bela", "Cleo")
REGION = keyed_id("region", ["X"])
POINTS = [keyed_id("point", ["p", str(n)]) for n in range(2)]
WHO = st.integers(0, 2)
EXAMPLES = 2_000 if os.environ.get("ARA_NIGHTLY") else 200


def replica(folder: Path, number: int, clock: MovedClock):
    ids = RepeatableIds(number + 1)
    seed, identity = keys.new_signing_key(ids.token(32)), keys.new_age_identity()
    about = {
        "dossier": dossier_id("X"), "replica": replica_id(keys.public_key(seed)), "region": "X", "name": NAMES[number],
        "language": "de", "training": "0", "sign_seed": seed.hex(), "age_identity": identity,
        "age_recipient": keys.age_recipient(identity),
    }  # fmt: skip
    path = folder / f"{number}.aradossier"
    create_store(path, about, lambda _: None, key=None, clock=clock, ids=ids)
    return open_store(path, key=None, clock=clock, ids=ids, holder=NAMES[number])


class Delegation(RuleBasedStateMachine):
    """What a delegation can do to three replicas with clocks that disagree by hours."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
        self.clocks = [MovedClock(1_790_000_000_000 + hours * 3_600_000) for hours in (0, 22, -22)]
        self.stores = [replica(self.folder, number, self.clocks[number]) for number in range(3)]
        for one in self.stores:
            for other in self.stores:
                if one is not other:
                    cards.trust(one, cards.own_card(other)[1], "principal")
        self.bundles: list[tuple[int, bytes]] = []
        self.written: set[tuple[str, str]] = set()
        self.changes: list[tuple[int, str]] = []
        self.count = 0

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        shutil.rmtree(self.folder)

    @rule(who=WHO, point=st.sampled_from(POINTS), field=st.sampled_from(("line", "ask", "red_line")))
    def edit(self, who, point, field):
        self.count += 1
        text = f"{NAMES[who]} {self.count}"
        self.clocks[who].ms += 1000
        _, done = write_fields(self.stores[who], "position", None, {"region": REGION, "point": point, field: text})
        self.written.add((field, text))
        self.changes.append((who, done.change))

    @rule(who=WHO, point=st.sampled_from(POINTS), texts=st.sets(st.sampled_from(("a", "b", "c"))))
    def choose(self, who, point, texts):
        chosen = tuple(keyed_id("evidence", [text]) for text in sorted(texts))
        write_fields(self.stores[who], "position", None, {"region": REGION, "point": point, "evidence": chosen})

    @rule(who=WHO, back=st.booleans())
    def retire_or_bring_back(self, who, back):
        store = self.stores[who]
        with store.reading() as view:
            found = [one for one in view.records("position", retired=True) if bool(one.retired) == back]
        if found and back:
            restore(store, "position", found[0].id)
        elif found:
            retire(store, found[0].id, f"weg {self.count}")

    @rule(who=WHO, data=st.data())
    def settle(self, who, data):
        open_now = conflicts(self.stores[who])
        if not open_now:
            return
        one = data.draw(st.sampled_from(open_now), label="conflict")
        head = data.draw(st.sampled_from(one.heads), label="head")
        resolve(self.stores[who], one.id, one.field, take=head.op)

    @rule(data=st.data())
    def take_back(self, data):
        if not self.changes:
            return
        who, change = data.draw(st.sampled_from(self.changes), label="change")
        try:
            undo(self.stores[who], change)
        except InputRefused:
            return

    @rule(who=WHO, to=WHO, full=st.booleans())
    def export(self, who, to, full):
        if who != to:
            self.bundles.append((to, self._export(who, to, full=full)))

    @rule(data=st.data())
    def deliver(self, data):
        if self.bundles:
            to, bundle = data.draw(st.sampled_from(self.bundles), label="bundle")
            exchange.take_in_bundle(self.stores[to], bundle)

    @rule(who=WHO)
    def rebuild(self, who):
        before = self._derived(who)
        rebuild_tables(self.stores[who], Silent())
        assert self._derived(who) == before

    @invariant()
    def what_i_wrote_i_still_hold(self):
        for who, store in enumerate(self.stores):
            mine = {pair for pair in self.written if pair[1].startswith(NAMES[who])}
            assert mine <= self._past(store)

    def converge(self) -> None:
        for _ in range(2):
            for one in range(3):
                for other in range(3):
                    if one != other:
                        exchange.take_in_bundle(self.stores[other], self._export(one, other, full=False))
        first, *others = [self._derived(who) for who in range(3)]
        assert all(first == other for other in others)
        assert all(self.written <= self._past(store) for store in self.stores)
        shown = [list_records(store, "position") for store in self.stores]
        assert shown[0] == shown[1] == shown[2]

    def _export(self, who: int, to: int, *, full: bool) -> bytes:
        out = self.folder / "out.arabundle"
        exchange.export_bundle(self.stores[who], out, to=[cards.own_card(self.stores[to])[1]], full=full)
        return out.read_bytes()

    def _derived(self, who: int) -> list[bytes]:
        with self.stores[who].reading() as view:
            return list(derived_lines(view.connection))

    @staticmethod
    def _past(store) -> set[tuple[str, str]]:
        with store.reading() as view:
            records = view.records("position", retired=True)
            return {(p.field, p.value) for one in records for p in view.history("position", one.id)}


class Converging(Delegation):
    """The same, and at the end everybody exchanges with everybody."""

    def teardown(self) -> None:
        try:
            self.converge()
        finally:
            super().teardown()


def test_replicas_converge_and_lose_nothing():
    run_state_machine_as_test(
        Converging,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )
