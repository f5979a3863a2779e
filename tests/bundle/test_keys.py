# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Signing keys, age keys and the envelope."""

import pytest

from ara_desktop.bundle import crypt, keys
from ara_desktop.bundle.errors import ContainerRefused, NotForUs

SEED = keys.new_signing_key(bytes(range(32)))


def test_a_known_answer():
    """RFC 8032, 7.1, test 2."""
    seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    assert keys.public_key(seed).hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert keys.sign(seed, b"\x72").hex().startswith("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da")


def test_only_the_right_message_key_and_signature_fit():
    public, made = keys.public_key(SEED), keys.sign(SEED, b"message")
    assert keys.verify(public, b"message", made)
    assert not keys.verify(public, b"massage", made)
    assert not keys.verify(keys.public_key(bytes(32)), b"message", made)
    for at in range(64):
        assert not keys.verify(public, b"message", made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :])


@pytest.mark.parametrize(
    "public", [b"", bytes(31), bytes(32), b"\x01" + bytes(31), b"\xff" * 32, bytes(33)], ids=bytes.hex
)
def test_what_is_no_key_verifies_nothing(public):
    assert not keys.verify(public, b"message", keys.sign(SEED, b"message"))
    assert not keys.verify(public, b"message", bytes(64))


@pytest.mark.parametrize("made", [b"", bytes(63), bytes(65)], ids=len)
def test_what_is_no_signature_fits_nothing(made):
    assert not keys.verify(keys.public_key(SEED), b"message", made)


def test_a_signature_plus_the_group_order_is_another_signature():
    """Signatures cannot be bent into others that fit too."""
    order = 2**252 + 27742317777372353535851937790883648493
    made = keys.sign(SEED, b"message")
    bent = made[:32] + (int.from_bytes(made[32:], "little") + order).to_bytes(32, "little")
    assert not keys.verify(keys.public_key(SEED), b"message", bent)


def test_age_keys():
    identity = keys.new_age_identity()
    assert identity.startswith("AGE-SECRET-KEY-1")
    assert identity != keys.new_age_identity()
    assert keys.is_age_recipient(keys.age_recipient(identity))


@pytest.mark.parametrize(
    "text", ["", "age1", "AGE1" + "Q" * 58, "age1" + "q" * 58, "age1yubikey1qqq", "ssh-ed25519 AAAA"]
)
def test_what_is_no_age_key(text):
    assert not keys.is_age_recipient(text)
    with pytest.raises(ValueError, match="age"):
        keys.age_recipient(text)
    with pytest.raises(ValueError, match="age"):
        crypt.seal(b"x", recipients=[text])


def test_a_capital_recipient_is_not_the_one_way():
    assert not keys.is_age_recipient(keys.age_recipient(keys.new_age_identity()).upper())


def test_sealing_wants_one_of_both():
    for given in ({}, {"recipients": ["age1"], "passphrase": "x"}):
        with pytest.raises(ValueError, match="recipients or passphrase"):
            crypt.seal(b"x", **given)


def test_every_cut_and_flip_of_a_sealed_file_is_refused():
    identity = keys.new_age_identity()
    sealed = crypt.seal(b"content", recipients=[keys.age_recipient(identity)])
    assert crypt.unseal(sealed, identity=identity) == b"content"
    for at in range(22, len(sealed)):
        for damaged in (sealed[:at], sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]):
            with pytest.raises((NotForUs, ContainerRefused)):
                crypt.unseal(damaged, identity=identity)
