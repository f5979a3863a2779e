# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Files of format 1 as they were written on the day it was fixed; every later program reads them the same way."""

import json
from pathlib import Path

import pytest

from ara_desktop.bundle import cards, container, crypt, judging, slots
from ara_desktop.bundle.errors import BundlePassphraseNeeded, BundlePassphraseWrong
from ara_desktop.core.ops import SCHEMA

FOLDER = Path(__file__).resolve().parents[1] / "data" / "bundle-v1"
EXPECTED = json.loads((FOLDER / "expected.json").read_text("utf-8"))


def data(name):
    return (FOLDER / name).read_bytes()


def as_json(value):
    return json.loads(json.dumps(value))


def test_the_signed_bundle(world):
    judged = world.judge(data("signed.arabundle"))
    facts = judged.facts
    assert judged.sha256 == EXPECTED["sha256"]
    assert (facts.sender, facts.created_ms, facts.expires_ms, facts.schema) == (
        world.ben.card, EXPECTED["created_ms"], EXPECTED["expires_ms"], 1,
    )  # fmt: skip
    assert as_json([facts.compartments, facts.recipients]) == [EXPECTED["compartments"], EXPECTED["recipients"]]
    assert as_json([judged.vector, judged.seeds]) == [EXPECTED["vector"], EXPECTED["seeds"]]
    assert [[one.card.name, one.role, one.state] for one in judged.cards] == EXPECTED["cards"]
    assert [[b.compartment, b.sha256, bytes(b.data).decode()] for b in judged.blobs] == EXPECTED["blobs"]


def test_its_logs(world):
    segments = world.judge(data("signed.arabundle")).segments
    assert as_json({s.end.name: [op[:9] for op in s.ops()] for s in segments}) == EXPECTED["logs"]
    assert {
        s.end.name: [s.first, s.end.last, s.previous.hex(), s.end.digest.hex(), s.end.signature.hex()] for s in segments
    } == EXPECTED["ends"]


def test_it_is_written_the_same_way_again(world):
    """Manifest and container; packed bytes may change with the packing library, what they hold may not."""
    judged, files = world.judge(data("signed.arabundle")), container.read(data("signed.arabundle"))
    again = world.write(
        *judged.segments, compartments=judged.facts.compartments, recipients=[world.ana.card],
        expires_ms=judged.facts.expires_ms, blobs=judged.blobs, vector=judged.vector, seeds=judged.seeds,
        cards=[world.ben.known(), world.cleo.known("delegation")],
    )  # fmt: skip
    first, second = (
        json.loads(bytes(container.read(one)["manifest.json"])) for one in (data("signed.arabundle"), again)
    )
    for part in first["parts"] + second["parts"]:
        part.pop("size"), part.pop("sha256")
    assert first == second | {"schema": 1}
    assert SCHEMA >= 1
    assert list(files) == list(container.read(again))


def test_the_sealed_bundles(world):
    inner = data("signed.arabundle")
    for who in (world.ana, world.cleo):
        assert crypt.unseal(data("sealed.arabundle"), identity=who.identity) == inner
    assert crypt.unseal(data("passphrase.arabundle"), passphrase="vier Wörter zum Merken") == inner


def test_the_wrong_passphrase(world):
    with pytest.raises(BundlePassphraseWrong):
        world.judge(data("passphrase.arabundle"), passphrase="fünf Wörter zum Merken")
    with pytest.raises(BundlePassphraseNeeded):
        world.judge(data("passphrase.arabundle"), identity=world.ana.identity)
    assert judging.inspect(data("passphrase.arabundle")).sealed == "passphrase"


@pytest.mark.parametrize("name", ["ben.aracard", "ben-mail.txt"])
def test_the_card(world, name):
    assert cards.read_card(data(name)) == world.ben.card


def test_the_card_is_written_the_same_way_again(world):
    assert cards.write_card(world.ben.card, world.ben.seed) == data("ben.aracard")
    assert cards.write_card_paragraph(world.ben.card, world.ben.seed) in data("ben-mail.txt").decode()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_words(world, language):
    assert list(cards.fingerprint_words(world.ben.card, language)) == EXPECTED["words"][language]


def test_the_key_slots():
    assert slots.unwrap(data("dossier.keys"), "Türkis und Koralle") == bytes(range(32))
    assert slots.unwrap(data("dossier.keys"), "B7K2-QX9M", kind=slots.RECOVERY) == bytes(range(32))
