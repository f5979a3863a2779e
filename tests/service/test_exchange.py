# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Bundles between dossiers: everything merges, only the same field conflicts, closed fields stay closed."""

import pytest

from ara_desktop.bundle.errors import CardRefused, RoleRefused, SenderUnknown
from ara_desktop.core.classes import COMPARTMENTS
from ara_desktop.core.errors import BundleError, SeedMismatch
from ara_desktop.service import cards
from ara_desktop.service.clearance import record_clearance
from ara_desktop.service.exchange import export_bundle, plan_bundle, take_in_bundle
from ara_desktop.service.records import (
    Assignment,
    conflicts,
    list_records,
    resolve,
    restore,
    retire,
    set_fields,
    show,
    write_fields,
)
from ara_desktop.store.rebuilding import derived_lines


def put(store, kind, id_=None, /, **fields):
    return set_fields(store, kind, id_, [Assignment(f, "=", v) for f, v in fields.items()])


def position(store, **fields):
    return put(store, "position", region="DED", point="3", **fields)[0]


def send(one, other, tmp_path, **how):
    out = tmp_path / f"{one.path.stem}-{one.ids.token(4).hex()}.arabundle"
    export_bundle(one, out, to=[cards.own_card(other)[1]], **how)
    return take_in_bundle(other, out.read_bytes())


def derived(store):
    with store.reading() as view:
        return list(derived_lines(view.connection))


@pytest.fixture
def pair(new_dossier, befriend):
    anna, bela = new_dossier("Anna"), new_dossier("Bela")
    befriend(anna, bela, "principal")
    return anna, bela


def test_two_new_dossiers_of_a_region_are_replicas_of_one(pair, tmp_path):
    anna, bela = pair
    position(anna, line="Text", red_line="Nie")
    report = send(anna, bela, tmp_path)
    assert report.plan.new > 0
    assert not report.plan.conflicts
    assert derived(anna) == derived(bela)


def test_only_the_same_field_conflicts_and_resolving_ends_it(pair, tmp_path):
    anna, bela = pair
    position(anna, line="Grund")
    send(anna, bela, tmp_path)
    position(anna, line="von Anna", ask="Bitte")
    position(bela, line="von Bela", reasons="Weil")
    report = send(anna, bela, tmp_path)
    send(bela, anna, tmp_path)
    assert [field for _, _, field in report.plan.conflicts] == ["line"]
    (conflict,) = conflicts(anna)
    assert conflict.base == "Grund"
    assert {head.value for head in conflict.heads} == {"von Anna", "von Bela"}
    merged = show(anna, conflict.id)
    assert merged.fields["line"] is None
    assert merged.fields["ask"] == "Bitte"
    assert merged.fields["reasons"] == "Weil"
    resolve(anna, conflict.id, "line", take="theirs")
    send(anna, bela, tmp_path)
    assert not conflicts(bela)
    assert show(bela, conflict.id).fields["line"] == "von Bela"
    assert derived(anna) == derived(bela)


def test_equal_edits_are_no_conflict(pair, tmp_path):
    anna, bela = pair
    position(anna, line="gleich")
    position(bela, line="gleich")
    assert not send(anna, bela, tmp_path).plan.conflicts
    assert show(bela, position(bela, ask="x").id).fields["line"] == "gleich"


def test_a_delegation_reader_never_gets_the_principal_log(new_dossier, befriend, tmp_path):
    anna, bela = new_dossier("Anna"), new_dossier("Bela")
    befriend(anna, bela, "delegation", back="principal")
    record = position(anna, line="Text", red_line="Kein Beschluss ohne uns")
    send(anna, bela, tmp_path)
    assert "red_line" not in show(bela, record.id).fields
    assert show(bela, record.id).fields["line"] == "Text"
    with bela.reading() as view:
        assert not view.vector(("principal",))


def test_without_recipient_only_open_texts_go_and_nothing_is_sealed(pair, tmp_path):
    anna, _ = pair
    position(anna, line="Text", red_line="Kein Beschluss ohne uns")
    done = export_bundle(anna, tmp_path / "offen.arabundle")
    assert done.compartments == ("delegation",)
    assert done.recipients == ()


def test_a_bundle_taken_twice_is_taken_once(pair, tmp_path):
    anna, bela = pair
    position(anna, line="Text")
    out = tmp_path / "a.arabundle"
    export_bundle(anna, out, to=[cards.own_card(bela)[1]])
    first, second = take_in_bundle(bela, out.read_bytes()), take_in_bundle(bela, out.read_bytes())
    assert first.plan.new == second.plan.known > 0
    assert second.plan.new == 0


def test_the_next_bundle_carries_only_what_is_lacking(pair, tmp_path):
    anna, bela = pair
    position(anna, line="Text", ask="Bitte")
    send(anna, bela, tmp_path)
    send(bela, anna, tmp_path)
    position(anna, line="Neu")
    done = export_bundle(anna, tmp_path / "b.arabundle", to=[cards.own_card(bela)[1]])
    assert done.ops == 1
    full = export_bundle(anna, tmp_path / "c.arabundle", to=[cards.own_card(bela)[1]], full=True)
    assert full.ops > 1


def test_a_gap_waits_and_is_named(pair, tmp_path):
    anna, bela = pair
    to = [cards.own_card(bela)[1]]
    position(anna, line="eins")
    export_bundle(anna, tmp_path / "1.arabundle", to=to)
    with anna.writing() as work:
        work.keep_vector(cards.own_card(bela)[0].replica, work.view.vector(COMPARTMENTS))
    position(anna, line="zwei")
    export_bundle(anna, tmp_path / "2.arabundle", to=to)
    late = take_in_bundle(bela, (tmp_path / "2.arabundle").read_bytes())
    assert late.plan.missing
    assert not late.plan.new
    take_in_bundle(bela, (tmp_path / "1.arabundle").read_bytes())
    take_in_bundle(bela, (tmp_path / "2.arabundle").read_bytes())
    assert derived(anna) == derived(bela)


def test_a_third_replica_gets_everything_through_a_relay(new_dossier, befriend, tmp_path):
    anna, bela, cleo = new_dossier("Anna"), new_dossier("Bela"), new_dossier("Cleo")
    befriend(anna, bela, "principal")
    befriend(bela, cleo, "principal")
    position(anna, line="Text", red_line="Nie")
    send(anna, bela, tmp_path)
    send(bela, cleo, tmp_path)
    assert derived(anna) == derived(cleo)
    with cleo.reading() as view:
        assert {k.state for k in cards.known_cards(view).values()} == {"verified", "vouched"}


def test_a_plan_writes_nothing(pair, tmp_path):
    anna, bela = pair
    position(anna, line="Text")
    out = tmp_path / "a.arabundle"
    export_bundle(anna, out, to=[cards.own_card(bela)[1]])
    before = derived(bela)
    report = plan_bundle(bela, out.read_bytes())
    assert report.plan.new > 0
    assert derived(bela) == before
    assert take_in_bundle(bela, out.read_bytes()).plan == report.plan


def test_a_bundle_tells_which_clearances_it_voids(pair, tmp_path):
    anna, bela = pair
    record = position(anna, line="Text")
    record_clearance(anna, subject=record.id, part="line", language="de", unit="54", state="co_signed")
    send(anna, bela, tmp_path)
    send(bela, anna, tmp_path)
    position(bela, line="Anderer Text")
    assert send(bela, anna, tmp_path).plan.voided == ((record.id, "line"),)


def test_retirement_never_buries_what_its_author_had_not_seen(pair, tmp_path):
    anna, bela = pair
    record = position(anna, line="Text")
    send(anna, bela, tmp_path)
    retire(anna, record.id, "überholt")
    position(bela, ask="Ungesehen")
    send(bela, anna, tmp_path)
    send(anna, bela, tmp_path)
    for store in pair:
        assert show(store, record.id).retired is None
        (conflict,) = conflicts(store)
        assert conflict.field == "retired"
        assert {head.value for head in conflict.heads} == {"überholt", "Ungesehen"}
    op = next(head.op for head in conflict.heads if head.value == "überholt")
    resolve(anna, record.id, "retired", take=op)
    send(anna, bela, tmp_path)
    assert show(bela, record.id).retired == "überholt"
    assert derived(anna) == derived(bela)
    restore(bela, "position", record.id)
    assert list_records(bela, "position")


def test_an_edit_begun_before_an_import_conflicts_with_what_came(pair, tmp_path):
    anna, bela = pair
    record = position(anna, line="Grund")
    send(anna, bela, tmp_path)
    with bela.reading() as view:
        seen = view.all_heads("position", record.id)
    position(anna, line="inzwischen")
    send(anna, bela, tmp_path)
    written, changes = write_fields(bela, "position", record.id, {"line": "getippt"}, seen=seen)
    assert written.conflicts == ("line",)
    assert changes.conflicts == 1


def test_attachments_travel_with_the_change_that_names_them(pair, tmp_path):
    anna, bela = pair
    with anna.writing() as work:
        digest = work.keep_blob(b"%PDF-1.7 Protokoll")
    put(anna, "attachment", name="p.pdf", sha256=digest)
    send(anna, bela, tmp_path)
    with bela.reading() as view:
        assert view.blob(digest) == b"%PDF-1.7 Protokoll"


def test_refusals_leave_the_dossier_as_it_was(new_dossier, befriend, tmp_path):
    anna, bela, other = new_dossier("Anna"), new_dossier("Bela"), new_dossier("Otto", region="DE2")
    position(anna, line="Text")
    out = tmp_path / "a.arabundle"
    with pytest.raises(SenderUnknown):
        export_bundle(anna, out, to=[cards.own_card(bela)[1]])
    assert not out.exists()
    export_bundle(anna, out)
    before = derived(bela)
    with pytest.raises(SenderUnknown):
        take_in_bundle(bela, out.read_bytes())
    with pytest.raises(CardRefused):
        cards.trust(anna, cards.own_card(anna)[1], "delegation")
    with pytest.raises(CardRefused):
        cards.trust(anna, cards.own_card(other)[1], "delegation")
    cards.trust(anna, cards.own_card(other)[1], "partner")
    with pytest.raises(RoleRefused):
        export_bundle(anna, out, to=[cards.own_card(other)[1]])
    with pytest.raises(BundleError):
        take_in_bundle(bela, b"not a bundle")
    assert derived(bela) == before


def test_reference_data_of_another_edition_is_refused(pair, tmp_path):
    anna, bela = pair
    with anna.writing() as work:
        replica = work.view.facts().seeds["reference"]
        log = work.view.logs.need(replica, "delegation")
        log.digest = bytes(32)
        work.view.connection.exec_driver_sql("UPDATE op SET digest=? WHERE oid=?", (bytes(32), log.oid(log.last)))
        work.view.logs.keep(log)
    position(anna, line="Text")
    export_bundle(anna, tmp_path / "a.arabundle", to=[cards.own_card(bela)[1]])
    with pytest.raises(SeedMismatch):
        take_in_bundle(bela, (tmp_path / "a.arabundle").read_bytes())
