# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Key slots: one key, several secrets, one answer to everything that does not open it."""

import json

import pytest

from ara_desktop.bundle import slots
from ara_desktop.core.errors import PassphraseWrong

CHEAP = slots.Cost(8 << 10, 1)
KEY, RANDOM = bytes(range(32)), bytes(range(40))


@pytest.fixture
def file():
    return slots.wrap_key(KEY, "Türkis und Koralle", random=RANDOM, cost=CHEAP)


def test_the_passphrase_opens_it(file):
    assert slots.unwrap(file, "Türkis und Koralle") == KEY


def test_another_way_to_type_the_same_letters_opens_it(file):
    assert slots.unwrap(file, "Tu\u0308rkis und Koralle") == KEY


@pytest.mark.parametrize("secret", ["", "türkis und koralle", "Türkis und Koralle ", "x" * 10_000])
def test_nothing_else_opens_it(file, secret):
    with pytest.raises(PassphraseWrong) as found:
        slots.unwrap(file, secret, file="x.aradossier")
    assert found.value.facts == {"file": "x.aradossier"}


def test_a_recovery_code_beside_it(file):
    both = slots.wrap_key(KEY, "B7K2-QX", random=RANDOM[::-1], kind=slots.RECOVERY, cost=CHEAP, others=file)
    assert slots.kinds(both) == (slots.PASSPHRASE, slots.RECOVERY)
    assert slots.unwrap(both, "B7K2-QX", kind=slots.RECOVERY) == KEY
    assert slots.unwrap(both, "Türkis und Koralle") == KEY
    with pytest.raises(PassphraseWrong):
        slots.unwrap(both, "B7K2-QX")


def test_a_new_passphrase_replaces_the_old_one(file):
    both = slots.wrap_key(KEY, "code", random=RANDOM, kind=slots.RECOVERY, cost=CHEAP, others=file)
    new = slots.wrap_key(KEY, "neu", random=RANDOM, cost=CHEAP, others=both)
    assert slots.unwrap(new, "neu") == slots.unwrap(new, "code", kind=slots.RECOVERY) == KEY
    with pytest.raises(PassphraseWrong):
        slots.unwrap(new, "Türkis und Koralle")


def test_the_key_does_not_stand_in_it(file):
    assert KEY not in file
    assert KEY.hex().encode() not in file


def test_the_cost_stands_in_the_slot(file):
    assert json.loads(file)["slots"][0]["cost"] == {"memory_bytes": 8 << 10, "passes": 1}
    assert (slots.FULL.memory_bytes, slots.FULL.passes) == (256 << 20, 3)


def changed(file, **fields):
    content = json.loads(file)
    content["slots"][0].update(fields)
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    "fields",
    [{"cost": {"memory_bytes": 1 << 40, "passes": 1}}, {"cost": {"memory_bytes": 8 << 10, "passes": 10**9}}, {"cost": {}},
     {"kdf": "md5"}, {"kind": "backdoor"}, {"box": ""}, {"nonce": "zz"}, {"salt": 1}, {"more": 1},
     {"box": "0" * 96}, {"salt": "0" * 32}, {"nonce": "0" * 48}, {"cost": {"memory_bytes": 8 << 10, "passes": 2}}],
    ids=str,
)  # fmt: skip
def test_a_changed_slot(file, fields):
    with pytest.raises(PassphraseWrong):
        slots.unwrap(changed(file, **fields), "Türkis und Koralle")


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"format":2,"slots":[]}', b'{"format":1,"slots":[]}', b" " * 70_000],
    ids=lambda d: ascii(d[:9]),
)
def test_a_damaged_file(data):
    with pytest.raises(PassphraseWrong):
        slots.unwrap(data, "x")


def test_every_length_of_a_damaged_file(file):
    for length in range(len(file) - 3):
        with pytest.raises(PassphraseWrong):
            slots.unwrap(file[:length], "Türkis und Koralle")


@pytest.mark.parametrize(("key", "random"), [(KEY[1:], RANDOM), (KEY, RANDOM[1:])])
def test_lengths(key, random):
    with pytest.raises(ValueError, match="32 bytes"):
        slots.wrap_key(key, "x", random=random, cost=CHEAP)


@pytest.mark.slow
def test_the_full_cost_works():
    assert slots.unwrap(slots.wrap_key(KEY, "x", random=RANDOM), "x") == KEY
