# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Keys of a replica: Ed25519 for signing (libsodium), X25519 for age. Randomness is handed in where the library allows."""

import pyrage
from nacl.exceptions import BadSignatureError, CryptoError
from nacl.signing import SigningKey, VerifyKey

KEY_BYTES = 32
SIGNATURE_BYTES = 64


def new_signing_key(random: bytes) -> bytes:
    """The seed of a signing key from 32 random bytes."""
    return bytes(SigningKey(random))


def public_key(seed: bytes) -> bytes:
    """The public key (32 bytes) of a seed."""
    return bytes(SigningKey(seed).verify_key)


def sign(seed: bytes, message: bytes) -> bytes:
    """The Ed25519 signature (64 bytes) over a message."""
    return bytes(SigningKey(seed).sign(message).signature)


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature is by that key over that message; False for keys and signatures that are none."""
    if len(public) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        VerifyKey(public).verify(message, signature)
    except (BadSignatureError, CryptoError):
        return False
    return True


def new_age_identity() -> str:
    """A new secret key ``AGE-SECRET-KEY-1…``, from the operating system's randomness."""
    return str(pyrage.x25519.Identity.generate())


def age_recipient(identity: str) -> str:
    """The public ``age1…`` of a secret key. Raises: ValueError for text that is no key."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError as wrong:
        raise ValueError("age identity") from wrong


def is_age_recipient(text: str) -> bool:
    """Whether this is an X25519 recipient, written the one way."""
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False
