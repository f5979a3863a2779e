# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A unit's answer recorded by hand: several parts, with its proof, all or nothing."""

from hashlib import sha256

import pytest

from ara_desktop.core.errors import ChoiceUnknown, FileUnreadable, NothingToDo
from ara_desktop.core.identity import keyed_id
from ara_desktop.service.clearance import standings
from ara_desktop.service.records import write_fields
from ara_desktop.service.signing import PROOF_LIMIT_BYTES, Answer, Proof, record_answer

REGION, POINT = keyed_id("region", ["DED"]), keyed_id("point", [keyed_id("declaration", ["ten-points"]), "3"])


@pytest.fixture
def store(new_dossier):
    return new_dossier()


@pytest.fixture
def subject(store):
    values = {"region": REGION, "point": POINT, "line": "Ja", "ask": "Geld", "red_line": "Nie"}
    return write_fields(store, "position", None, values)[0].id


def answer(subject, *parts, **more):
    return Answer(**{"subject": subject, "parts": parts, "language": "de", "unit": "21", "state": "co_signed", **more})


def found(store, subject):
    with store.reading() as view:
        return {one.record.text("part"): one for one in standings(view, subject)}


def test_several_parts_are_signed_at_once(store, subject):
    more = {"channel": "mail", "signed_by": " Dr. Muster ", "signed_on": "2026-11-20", "comment": "Einverstanden"}
    changes = record_answer(store, answer(subject, "line", "ask", **more))
    held = found(store, subject)
    assert {part: one.holds for part, one in held.items()} == {"line": True, "ask": True}
    assert held["line"].record.text("signed_by") == "Dr. Muster"
    assert changes.kinds == {"clearance"}


def test_the_proof_is_kept_with_its_bytes(store, subject):
    record_answer(store, answer(subject, "line", proof=Proof("mail.eml", "message/rfc822", b"Ja, gern.")))
    record = found(store, subject)["line"].record
    with store.reading() as view:
        proof = view.record("attachment", record.text("proof"))
        assert view.blob(proof.text("sha256")) == b"Ja, gern."
    assert proof.text("sha256") == sha256(b"Ja, gern.").hexdigest()
    assert proof.number("size_bytes") == 9


def test_the_proof_of_a_red_line_stays_in_the_principal_log(store, subject):
    record_answer(store, answer(subject, "red_line", proof=Proof("mail.eml", "message/rfc822", b"Ja")))
    record = found(store, subject)["red_line"].record
    with store.reading() as view:
        assert record.closed
        assert view.record("attachment", record.text("proof")).closed


@pytest.mark.parametrize(
    ("wrong", "error"),
    [({"parts": ()}, NothingToDo), ({"unit": " "}, NothingToDo), ({"state": "perhaps"}, ChoiceUnknown)],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(store, subject, wrong, error):
    with pytest.raises(error):
        record_answer(store, answer(subject, **{"parts": ("line",), **wrong}))
    assert found(store, subject) == {}


def test_a_proof_that_is_too_large_is_refused(store, subject):
    proof = Proof("film.mp4", "video/mp4", bytes(PROOF_LIMIT_BYTES + 1))
    with pytest.raises(FileUnreadable):
        record_answer(store, answer(subject, "line", proof=proof))
    assert found(store, subject) == {}
