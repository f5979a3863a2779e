# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What is written is read again, value for value, and only from whom and for whom it was meant."""

import random
from dataclasses import replace
from hashlib import sha256

import pytest

from ara_desktop.bundle import container, crypt, judging
from ara_desktop.bundle.errors import NotForUs
from ara_desktop.core.errors import Cancelled

PICTURE = b"\x89PNG" + bytes(2000)


def test_ops_come_back_byte_for_byte(world):
    ops = world.ops(world.row(), world.row(value=None, parents=("1",)), world.row(field="priority", value="high"))
    judged = world.judge(world.write(world.segment(ops, world.ben)))
    assert [tuple(segment.ops()) for segment in judged.segments] == [ops]
    assert tuple(judged.segments[0].ops()) == ops, "a second reading gives the same"
    assert judged.segments[0].end == world.segment(ops, world.ben).end
    assert judged.segments[0].previous == world.segment(ops, world.ben).previous


def test_a_later_run_of_a_log_comes_back(world):
    start = world.log(world.row(), world.row(value="b", parents=("1",))).end.digest
    ops = world.ops(world.row(value="c", parents=("2",)), first=3)
    sent = world.segment(ops, world.ben, first=3, previous=start)
    (found,) = world.judge(world.write(sent)).segments
    assert (found.first, found.end, found.previous, tuple(found.ops())) == (3, sent.end, start, ops)


def test_both_compartments_come_back(world):
    logs = (world.log(), world.log(world.row(field="red_line", value="Nie."), compartment="principal"))
    judged = world.judge(world.write(*logs, compartments=("principal", "delegation")))
    assert judged.facts.compartments == ("delegation", "principal")
    assert [s.end.compartment for s in judged.segments] == ["delegation", "principal"]


def test_facts_of_the_manifest(world):
    facts = world.judge(
        world.write(world.log(), recipients=(world.ana.card, world.cleo.card), expires_ms=world.now + 1)
    ).facts
    assert facts.sender == world.ben.card
    assert facts.logs == ((world.ben.replica, "delegation", 1, 1),)
    assert set(facts.recipients) == {(world.ana.replica, "Ana"), (world.cleo.replica, "Cleo")}
    assert (facts.ops, facts.blobs, facts.created_ms, facts.expires_ms) == (1, 0, world.now, world.now + 1)


def test_blobs_vector_and_seeds_come_back(world):
    name = sha256(PICTURE).hexdigest()
    vector, seeds = {f"{world.ben.replica}.delegation": 7}, {"training-Leipzig 1": (3, "0" * 64)}
    judged = world.judge(world.write(world.log(), blobs=[("delegation", name, PICTURE)], vector=vector, seeds=seeds))
    assert [(b.compartment, b.sha256, bytes(b.data)) for b in judged.blobs] == [("delegation", name, PICTURE)]
    assert (judged.vector, judged.seeds) == (vector, seeds)


def test_a_blob_of_two_compartments_travels_once(world):
    name = sha256(PICTURE).hexdigest()
    blobs = [("principal", name, PICTURE), ("delegation", name, PICTURE)]
    data = world.write(compartments=("delegation", "principal"), blobs=blobs)
    assert [b.compartment for b in world.judge(data).blobs] == ["delegation", "principal"]
    assert [n for n in container.read(data) if n.startswith("blobs/")] == [f"blobs/{name}"]


def test_an_erased_payload_stays_erased(world):
    erased = world.ops(world.row())[0]._replace(payload=None, value=None)
    judged = world.judge(world.write(world.segment((erased,), world.ben)))
    assert list(judged.segments[0].ops()) == [erased]


def test_the_same_input_gives_the_same_bytes(world):
    logs = [world.log(), world.log(who=world.cleo)]
    cards = [world.ben.known(), world.cleo.known()]
    assert world.write(*logs, cards=cards) == world.write(*reversed(logs), cards=cards[::-1])


def test_an_own_end_without_signature_is_signed(world):
    log = world.log()
    unsigned = replace(log, end=replace(log.end, signature=b""))
    assert world.judge(world.write(unsigned)).segments[0].end.signature == log.end.signature


def test_sealed_for_recipients(world):
    inner = world.write(world.log(), recipients=(world.ana.card,))
    sealed = crypt.seal(inner, recipients=[world.ana.card.age_recipient, world.cleo.card.age_recipient])
    assert crypt.is_sealed(sealed)
    assert world.judge(sealed, identity=world.ana.identity).facts.ops == 1
    with pytest.raises(NotForUs):
        world.judge(sealed, identity=world.ben.identity)
    with pytest.raises(NotForUs):
        world.judge(sealed)


@pytest.mark.slow
def test_sealed_with_a_passphrase(world):
    sealed = crypt.seal(world.write(world.log()), passphrase="vier Wörter zum Merken")
    assert world.judge(sealed, passphrase="vier Wörter zum Merken").facts.ops == 1


def test_inspect_needs_no_dossier(world):
    data = world.write(world.log(), recipients=(world.ana.card,))
    seen = judging.inspect(data)
    assert (seen.sealed, seen.size_bytes, seen.facts.sender.name, seen.facts.ops) == ("", len(data), "Ben", 1)


def test_inspect_says_that_a_bundle_is_sealed(world):
    sealed = crypt.seal(world.write(world.log()), recipients=[world.ana.card.age_recipient])
    assert (judging.inspect(sealed).sealed, judging.inspect(sealed).facts) == ("recipients", None)
    assert judging.inspect(sealed, identity=world.ana.identity).facts.ops == 1


@pytest.mark.slow
def test_a_log_that_is_too_large_to_keep_is_read_again(world):
    """Above 64 MiB the ops are decoded anew at each call; they are the same ops."""
    noise = random.Random(5)
    texts = [noise.randbytes(45_000).hex() for _ in range(20)]
    rows = [
        world.row(value=texts[n % 20], salt=noise.randbytes(16), parents=(str(n),) if n else ()) for n in range(760)
    ]
    (segment,) = world.judge(world.write(world.log(*rows))).segments
    assert "ops" not in repr(segment)
    first, second = (sum(len(op.payload) for op in segment.ops()) for _ in range(2))
    assert first == second > 64 << 20


def test_work_can_be_stopped(world):
    class Stop:
        def progress(self, *_):
            raise Cancelled

    with pytest.raises(Cancelled):
        world.write(world.log(), monitor=Stop())
    with pytest.raises(Cancelled):
        world.judge(world.write(world.log()), monitor=Stop())


def test_progress_runs_to_the_end(world):
    told = []

    class Note:
        def progress(self, done, total, what):
            told.append((what, done, total))

    logs = [world.log(), world.log(who=world.cleo)]
    world.judge(world.write(*logs, cards=[world.cleo.known()], monitor=Note()), monitor=Note())
    assert told == [
        (stage, at, total) for stage, total in (("bundle_write", 2), ("bundle_judge", 4)) for at in range(total)
    ]
