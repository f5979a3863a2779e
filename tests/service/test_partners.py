# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Partners: how well we know them, what they lack, what a bundle would carry."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ara_desktop.bundle.errors import CardRefused, RoleRefused, SenderUnknown
from ara_desktop.service import cards, exchange, partners, records
from ara_desktop.service.inspecting import bundle_bytes
from ara_desktop.service.partners import Partner
from ara_desktop.store.store import Store

New = Callable[..., Store]
Befriend = Callable[..., None]


def known(store: Store) -> dict[str, Partner]:
    with store.reading() as view:
        return {one.name: one for one in partners.partners(view)}


def event(store: Store, **values: object) -> None:
    records.write_fields(store, "event", None, {"name": "Treffen", **values})  # type: ignore[arg-type]


def sent(one: Store, other: Store, out: Path, **how: object) -> exchange.Report:
    with one.reading() as view:
        names = {partner.name: partner.replica for partner in partners.partners(view)}
    with other.reading() as view:
        me = view.facts().name
    exchange.export_bundle(one, out, partners=[names[me]], **how)  # type: ignore[arg-type]
    return exchange.take_in_bundle(other, bundle_bytes(out))


def test_the_own_card_can_be_read_back(new_dossier: New):
    anna, ben = new_dossier("Anna"), new_dossier("Ben")
    with anna.reading() as view:
        own = partners.own_face(view, "de")
    with ben.reading() as view:
        face = partners.face_of(view, own.paragraph.encode(), "de")
    assert face.words == own.words
    assert (face.name, face.same_house, face.role) == ("Anna", True, "")
    assert len(face.words) == 6


def test_words_are_in_the_language_asked_for(new_dossier: New):
    with new_dossier().reading() as view:
        assert partners.own_face(view, "en").words != partners.own_face(view, "de").words


def test_the_own_card_is_refused(new_dossier: New):
    store = new_dossier()
    data = cards.own_card(store)[1]
    with store.reading() as view, pytest.raises(CardRefused):
        partners.face_of(view, data, "de")


def test_a_card_of_another_delegation_is_told_apart(new_dossier: New):
    anna, other = new_dossier("Anna"), new_dossier("Carla", region="DE1")
    data = cards.own_card(other)[1]
    with anna.reading() as view:
        assert not partners.face_of(view, data, "de").same_house
    cards.trust(anna, data, "partner")
    carla = known(anna)["Carla"]
    assert (carla.inside, carla.lacks) == (False, 0)
    with pytest.raises(RoleRefused):
        exchange.export_bundle(anna, anna.path.with_name("b.arabundle"), partners=[carla.replica])
    with pytest.raises(CardRefused):
        partners.verify(anna, carla.replica, "principal")


def test_what_a_partner_lacks_is_counted_until_they_answer(new_dossier: New, befriend: Befriend, tmp_path: Path):
    anna, ben = new_dossier("Anna"), new_dossier("Ben")
    befriend(anna, ben)
    event(anna)
    before = known(anna)["Ben"]
    assert not before.met
    assert before.lacks > 0
    assert before.heard_at == ""
    sent(anna, ben, tmp_path / "1.arabundle")
    event(ben)
    sent(ben, anna, tmp_path / "2.arabundle")
    after = known(anna)["Ben"]
    assert (after.met, after.lacks) == (True, 0)
    assert after.heard_at.startswith("2026-")


def test_changes_for_the_principal_are_lacked_only_by_their_circle(
    new_dossier: New, befriend: Befriend, tmp_path: Path
):
    anna, ben, cem = new_dossier("Anna"), new_dossier("Ben"), new_dossier("Cem")
    befriend(anna, ben, "delegation")
    befriend(anna, cem, "principal")
    sent(ben, anna, tmp_path / "b.arabundle")
    sent(cem, anna, tmp_path / "c.arabundle")
    records.write_fields(anna, "relation", None, {"what": "Sie duzen sich."})
    found = known(anna)
    assert found["Ben"].lacks == 0
    assert found["Cem"].lacks > 0


def test_the_outlook_says_what_goes_and_because_of_whom_something_stays(new_dossier: New, befriend: Befriend):
    anna, ben, cem = new_dossier("Anna"), new_dossier("Ben"), new_dossier("Cem")
    befriend(anna, ben, "delegation")
    befriend(anna, cem, "principal")
    event(anna, objective="Geheim.")
    found = known(anna)
    with anna.reading() as view:
        inner = partners.outlook(view, [found["Cem"].replica])
        mixed = partners.outlook(view, [found["Cem"].replica, found["Ben"].replica])
        nobody = partners.outlook(view, [])
    assert (inner.closed, inner.holding_back) == (True, ())
    assert (mixed.closed, mixed.holding_back) == (False, ("Ben",))
    assert inner.ops == mixed.ops + 1
    assert nobody.ops == mixed.ops
    assert not nobody.closed


def test_the_outlook_counts_what_the_bundle_then_holds(new_dossier: New, befriend: Befriend, tmp_path: Path):
    anna, ben = new_dossier("Anna"), new_dossier("Ben")
    befriend(anna, ben)
    event(anna)
    sent(anna, ben, tmp_path / "1.arabundle")
    sent(ben, anna, tmp_path / "2.arabundle")
    event(anna)
    replica = known(anna)["Ben"].replica
    with anna.reading() as view:
        expected = partners.outlook(view, [replica])
        everything = partners.outlook(view, [replica], full=True)
    done = exchange.export_bundle(anna, tmp_path / "3.arabundle", partners=[replica])
    whole = exchange.export_bundle(anna, tmp_path / "4.arabundle", partners=[replica], full=True)
    assert (done.ops, whole.ops) == (expected.ops, everything.ops)
    assert everything.ops > expected.ops


def test_somebody_named_by_a_partner_is_vouched_for_until_the_words_are_compared(
    new_dossier: New, befriend: Befriend, tmp_path: Path
):
    anna, ben, cem = new_dossier("Anna"), new_dossier("Ben"), new_dossier("Cem")
    befriend(anna, ben)
    befriend(ben, cem)
    event(ben)
    sent(ben, anna, tmp_path / "1.arabundle")
    found = known(anna)["Cem"]
    assert (found.state, found.voucher) == ("vouched", "Ben")
    with anna.reading() as view:
        face = partners.known_face(view, found.replica, "de")
    with cem.reading() as view:
        assert face is not None
        assert face.words == partners.own_face(view, "de").words
    partners.verify(anna, found.replica, "principal")
    now = known(anna)["Cem"]
    assert (now.state, now.role, now.voucher) == ("verified", "principal", "")


def test_strangers_have_no_card_and_get_nothing(new_dossier: New, tmp_path: Path):
    store = new_dossier()
    with store.reading() as view:
        assert partners.known_face(view, "0" * 32, "de") is None
        assert partners.partners(view) == ()
    with pytest.raises(SenderUnknown):
        exchange.export_bundle(store, tmp_path / "x.arabundle", partners=["0" * 32])
    with pytest.raises(CardRefused):
        partners.verify(store, "0" * 32, "delegation")
    assert list(tmp_path.glob("*.arabundle")) == []
