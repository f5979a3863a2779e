# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A bundle of 4 kB: every byte changed, every length cut, everything appended is refused, and nothing crashes."""

import os
import random

import pytest

from ara_desktop.core.errors import BundleError

NIGHTLY = os.environ.get("ARA_NIGHTLY") == "1"


@pytest.fixture(scope="module")
def small(world):
    texts = [f"{n} {random.Random(n).randbytes(40).hex()}" for n in range(22)]
    log = world.log(*(world.row(value=text, salt=random.Random(text).randbytes(16)) for text in texts))
    data = world.write(log, recipients=[world.ana.card])
    assert 4000 <= len(data) <= 6000
    assert world.judge(data).facts.ops == 22
    return data


def accepted(world, data):
    try:
        world.judge(data)
    except BundleError:
        return False
    return True


def test_every_byte(world, small):
    for at in range(len(small)):
        for mask in [1 << bit for bit in range(8)] if NIGHTLY else [1 << at % 8, 0xFF]:
            damaged = bytearray(small)
            damaged[at] ^= mask
            assert not accepted(world, bytes(damaged)), at


def test_every_length(world, small):
    assert not [length for length in range(len(small)) if accepted(world, small[:length])]


def test_every_byte_left_out(world, small):
    assert not [at for at in range(len(small)) if accepted(world, small[:at] + small[at + 1 :])]


def test_something_before_or_behind(world, small):
    for more in (b"\0", b"x", b"\n", b"PK\5\6" + bytes(18), small, bytes(4096)):
        assert not accepted(world, small + more)
        assert not accepted(world, more + small)


def test_blocks_of_garbage(world, small):
    noise = random.Random(4)
    for at in range(0, len(small), 64):
        assert not accepted(world, small[:at] + noise.randbytes(64) + small[at + 64 :])


def test_conflict_copies_are_the_same_file(world, small):
    """The name of a file says nothing: the bytes do."""
    assert world.judge(bytes(bytearray(small))).sha256 == world.judge(small).sha256
