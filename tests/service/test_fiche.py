# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The page of a point: what is shown, with the ops that were on the screen; and saves that never write over the unseen."""

import pytest

from ara_desktop.core.classes import Audience
from ara_desktop.core.identity import keyed_id
from ara_desktop.service import cards, fiche, records
from ara_desktop.service.clearance import record_clearance
from ara_desktop.service.exchange import export_bundle, take_in_bundle

POINT = keyed_id("point", [keyed_id("declaration", ["ten-points"]), "3"])


def page(store, language="de", point=POINT):
    with store.reading() as view:
        return fiche.sheet(view, point, language)


def write(store, seen=None, **values):
    shown = page(store)
    heads = {name: fiche_heads(shown, name) for name in values} if seen is None else seen
    return fiche.write_position(store, shown, values, heads)


def fiche_heads(shown, name):
    return (shown.parts[name].held if name in shown.parts else shown.settings[name]).heads


@pytest.fixture
def send(tmp_path):
    """Brings what one has written to the other."""

    def go(one, other):
        out = tmp_path / f"{one.ids.token(4).hex()}.arabundle"
        export_bundle(one, out, to=[cards.own_card(other)[1]])
        return take_in_bundle(other, out.read_bytes())

    return go


def test_a_point_without_position_shows_empty_parts_with_their_circles(new_dossier):
    shown = page(new_dossier())
    assert (shown.exists, shown.retired, shown.language) == (False, None, "de")
    assert [shown.parts[name].held.value for name in fiche.TEXTS] == [""] * 5
    assert shown.parts["line"].ceiling is Audience.ALLIANCE
    assert shown.parts["line"].now is Audience.DELEGATION
    assert shown.parts["red_line"].now is Audience.PRINCIPAL


def test_the_first_value_makes_the_position(new_dossier):
    store = new_dossier()
    write(store, stance="support")
    shown = page(store)
    assert shown.exists
    assert shown.settings["stance"].value == "support"
    assert len(shown.settings["stance"].heads) == 1


def test_points_are_named_in_the_language_of_the_reader_and_know_their_neighbours(new_dossier):
    store = new_dossier()
    german, english = page(store).point, page(store, "en").point
    assert german.heading != english.heading
    assert english.known
    assert page(store, point=german.after).point.before == POINT
    with store.reading() as view:
        first = fiche.first_point(view)
        assert page(store, point=first).point.before is None
        assert fiche.points_in_order(view)[2] == POINT


def test_a_point_that_nobody_has_the_text_of_is_not_known(new_dossier):
    store = new_dossier()
    unknown = keyed_id("point", [keyed_id("declaration", ["ten-points"]), "7"])
    shown = page(store, point=unknown).point
    assert not shown.known
    assert "point import" in shown.note


def test_a_point_that_is_not_here_has_no_page(new_dossier):
    assert page(new_dossier(), point="0" * 32) is None


def test_saving_again_replaces_the_own_text_only(new_dossier):
    store = new_dossier()
    shown = page(store)
    heads, _ = fiche.write_position(store, shown, {"line": "Eins"}, {"line": ()})
    fiche.write_position(store, shown, {"line": "Zwei"}, heads)
    held = page(store).parts["line"].held
    assert (held.value, held.versions) == ("Zwei", ())


def test_what_arrived_while_typing_becomes_a_conflict_on_the_own_side_only(new_dossier, befriend, send):
    anna, ben = new_dossier("Anna"), new_dossier("Ben")
    befriend(anna, ben)
    write(anna, line="Anfang")
    send(anna, ben)
    seen = {"line": page(ben).parts["line"].held.heads}
    write(anna, line="Von Anna")
    send(anna, ben)
    heads, changes = fiche.write_position(ben, page(ben), {"line": "Von Ben"}, seen)
    assert changes.conflicts == 1
    fiche.write_position(ben, page(ben), {"line": "Von Ben, länger"}, heads)
    held = page(ben).parts["line"].held
    assert held.value == ""
    assert {(one.value, one.author, one.mine) for one in held.versions} == {
        ("Von Anna", "Anna", False),
        ("Von Ben, länger", "Ben", True),
    }


def test_a_field_that_was_empty_on_the_screen_writes_over_nothing(new_dossier, befriend, send):
    anna, ben = new_dossier("Anna"), new_dossier("Ben")
    befriend(anna, ben)
    empty = page(ben)
    write(anna, ask="Von Anna")
    send(anna, ben)
    fiche.write_position(ben, empty, {"ask": "Von Ben"}, {})
    assert {one.value for one in page(ben).parts["ask"].held.versions} == {"Von Anna", "Von Ben"}


def test_a_fallen_clearance_knows_the_text_that_was_signed(new_dossier):
    store = new_dossier()
    write(store, line="Wir stimmen zu.")
    position = page(store).position
    record_clearance(store, subject=position, part="line", language="de", unit="21", state="co_signed")
    (held,) = page(store).parts["line"].signatures
    assert (held.fallen, held.signed_text) == (False, "Wir stimmen zu.")
    write(store, line="Wir lehnen ab.")
    (fallen,) = page(store).parts["line"].signatures
    assert (fallen.fallen, fallen.state, fallen.given) == (True, "void", "co_signed")
    assert (fallen.signed_text, fallen.text_now) == ("Wir stimmen zu.", "Wir lehnen ab.")


def test_a_clearance_of_diverging_texts_says_so(new_dossier):
    store = new_dossier()
    write(store, line="Eins")
    record_clearance(store, subject=page(store).position, part="line", language="de", unit="21", state="co_signed")
    write(store, seen={}, line="Zwei")
    (fallen,) = page(store).parts["line"].signatures
    assert (fallen.fallen, fallen.disputed, fallen.text_now) == (True, True, "")


def test_a_clearance_of_a_translation_falls_with_the_translation(new_dossier):
    store = new_dossier()
    write(store, line="Ja.")
    position = page(store).position
    key = {"subject_record": position, "subject_field": "line", "language": "en"}
    made, _ = records.write_fields(store, "translation", None, {**key, "text": "Yes."})
    record_clearance(store, subject=position, part="line", language="en", unit="21", state="co_signed")
    records.write_fields(store, "translation", made.id, {"text": "No."})
    (fallen,) = page(store).parts["line"].signatures
    assert (fallen.fallen, fallen.signed_text, fallen.text_now) == (True, "Yes.", "No.")


def test_the_circle_of_today_widens_with_release_and_clearance(new_dossier):
    store = new_dossier()
    write(store, line="Ja.", lead_unit="21", release="alliance")
    assert page(store).parts["line"].now is Audience.DELEGATION
    record_clearance(store, subject=page(store).position, part="line", language="de", unit="21", state="co_signed")
    assert page(store).parts["line"].now is Audience.ALLIANCE
    assert page(store).parts["if_asked"].now is Audience.DELEGATION


@pytest.mark.parametrize("language", ["de", "en"])
def test_reference_data_have_no_author(new_dossier, language):
    store = new_dossier()
    records.write_fields(store, "point", POINT, {"note": "Eigen"}, seen={"note": ()})
    with store.reading() as view:
        record = view.record("point", POINT)
        held = fiche.held(view, record, "note", view.all_heads("point", POINT))
    assert {one.author for one in held.versions} == {"", "Anna"}
    assert page(store, language).point.number == "3"


def test_a_position_taken_out_while_it_was_changed_is_torn(new_dossier, befriend, send):
    anna, ben = new_dossier("Anna"), new_dossier("Ben")
    befriend(anna, ben)
    write(anna, line="Anfang")
    send(anna, ben)
    records.retire(anna, page(anna).position, "Irrtum", "position")
    write(ben, line="Doch")
    send(anna, ben)
    shown = page(ben)
    assert (shown.torn, shown.retired) == (True, None)
    assert not page(anna).torn
