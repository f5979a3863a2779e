# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A bundle for the delegation tells nothing of the principal's compartment: no byte, no count, no name, no role."""

from hashlib import sha256

import pytest
import zstandard

from ara_desktop.bundle import container
from ara_desktop.bundle.errors import (
    BundleTooBig,
    CompartmentRefused,
    HashRefused,
    ManifestRefused,
    PartsRefused,
    SignatureRefused,
)
from ara_desktop.bundle.limits import BLOB_BYTES

SECRET = b"Untergrenze 40 Prozent"


def everything(world, **changes):
    """What a dossier with a busy principal's compartment would hand in for the delegation."""
    ben = world.ben.replica
    return world.write(
        world.log(),
        **{
            "vector": {
                f"{ben}.delegation": 1,
                f"{ben}.principal": 8_152_637,
                f"{world.cleo.replica}.principal": 47_110_815,
            },
            "seeds": {"reference": (3, "0" * 64), f"{'5' * 32}.principal": (9, "0" * 64)},
            "cards": [world.ben.known("principal"), world.cleo.known("principal"), world.ana.known("delegation")],
            **changes,
        },
    )


def readable(data):
    """All bytes of a bundle, with its parts expanded."""
    parts = container.read(data)
    packed = [
        zstandard.ZstdDecompressor().decompress(part, 1 << 20) for name, part in parts.items() if name.endswith("zst")
    ]
    return data + b"".join(packed)


def test_nothing_is_told(world):
    found = readable(everything(world))
    for word in (b"principal", b"8152637", b"47110815", b"5" * 32):
        assert word not in found


def test_the_same_bundle_whether_or_not_there_is_more(world):
    """Non-interference: what the principal's compartment holds changes no byte."""
    ben, both = world.ben.replica, [world.ben, world.cleo, world.ana]
    plain = everything(
        world,
        vector={f"{ben}.delegation": 1},
        seeds={"reference": (3, "0" * 64)},
        cards=[one.known("delegation") for one in both],
    )
    assert everything(world) == plain


def test_the_principals_bundle_tells_both(world):
    data = everything(world, compartments=("delegation", "principal"))
    judged = world.judge(data)
    assert len(judged.vector) == 3
    assert {card.role for card in judged.cards} == {"principal"}


def test_segments_of_another_compartment_are_a_mistake(world):
    log = world.log(world.row(field="red_line", value=SECRET.decode()), compartment="principal")
    with pytest.raises(CompartmentRefused):
        world.write(world.log(), log)


def test_blobs_of_another_compartment_are_a_mistake(world):
    with pytest.raises(CompartmentRefused):
        world.write(blobs=[("principal", sha256(SECRET).hexdigest(), SECRET)])


def test_outsiders_cards_stay_behind(world):
    cards = [world.cleo.known("partner"), world.ana.known("secretariat"), world.ben.known("delegation", "changed")]
    data = world.write(cards=cards)
    assert b"Cleo" not in data
    assert world.judge(data).facts.people == ()


# what the writer refuses, because others would ---------------------------------------------------------------------------
def test_a_log_that_does_not_end_as_signed(world):
    log = world.log()
    other = world.log(world.row(value="anders"))
    with pytest.raises(HashRefused):
        world.write(type(log)(log.end, log.first, log.previous, other.ops))


def test_an_unsigned_log_of_somebody_else(world):
    log = world.log(who=world.cleo)
    bare = type(log.end)(log.end.replica, log.end.compartment, log.end.last, log.end.digest)
    with pytest.raises(SignatureRefused):
        world.write(type(log)(bare, log.first, log.previous, log.ops))


def test_a_blob_under_a_false_name(world):
    with pytest.raises(PartsRefused):
        world.write(blobs=[("delegation", "0" * 64, SECRET)])


def test_a_blob_that_is_too_big(world):
    big = bytes(BLOB_BYTES + 1)
    with pytest.raises(PartsRefused):
        world.write(blobs=[("delegation", sha256(big).hexdigest(), big)])


def test_a_bundle_that_is_too_big(world):
    """Twenty-two attachments of the largest size are more than a bundle may carry."""
    blobs = [bytes([n]) * BLOB_BYTES for n in range(22)]
    with pytest.raises(BundleTooBig):
        world.write(blobs=[("delegation", sha256(one).hexdigest(), one) for one in blobs])


def test_names_that_others_refuse(world):
    for changes in ({"bundle_id": "x"}, {"compartments": ()}, {"expires_ms": 1}, {"created_ms": -1}):
        with pytest.raises(ManifestRefused):
            world.write(**changes)
