# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The age envelope (age-encryption.org/v1) around a bundle; ``age -d`` opens it without our program.

age does not name the sender; the signature is inside and names the recipients.
"""

from collections.abc import Sequence

import pyrage

from ara_desktop.bundle.errors import BundlePassphraseNeeded, BundlePassphraseWrong, ContainerRefused, NotForUs

_MAGIC = b"age-encryption.org/v1\n"
_SCRYPT = b"-> scrypt "


def is_sealed(data: bytes) -> bool:
    """Whether this is an age file."""
    return data.startswith(_MAGIC)


def wants_passphrase(data: bytes) -> bool:
    """Whether a sealed file was sealed with a passphrase."""
    return data.startswith(_MAGIC + _SCRYPT)


def seal(data: bytes, *, recipients: Sequence[str] = (), passphrase: str | None = None) -> bytes:
    """The age file for these recipients (``age1…``), or for a passphrase. Raises: ValueError unless exactly one is given."""
    if bool(recipients) == bool(passphrase):
        raise ValueError("recipients or passphrase")
    if passphrase:
        return bytes(pyrage.passphrase.encrypt(data, passphrase))
    try:
        found = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    except pyrage.RecipientError as wrong:
        raise ValueError("age recipient") from wrong
    return bytes(pyrage.encrypt(data, found))


def unseal(data: bytes, *, identity: str | None = None, passphrase: str | None = None) -> bytes:
    """What is inside.

    Raises: BundlePassphraseNeeded; BundlePassphraseWrong; NotForUs if it is sealed for other keys or none was handed in;
    ContainerRefused for a damaged file.
    """
    if wants_passphrase(data):
        return _with_passphrase(data, passphrase)
    if not identity:
        raise NotForUs(recipients=())
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.IdentityError as wrong:
        raise NotForUs(recipients=()) from wrong
    except pyrage.DecryptError as wrong:
        if _is_for_others(wrong):
            raise NotForUs(recipients=()) from wrong
        raise ContainerRefused(reason="sealed_damaged") from wrong


def _with_passphrase(data: bytes, passphrase: str | None) -> bytes:
    if not passphrase:
        raise BundlePassphraseNeeded
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as wrong:
        raise BundlePassphraseWrong from wrong


def _is_for_others(wrong: Exception) -> bool:
    return "No matching keys" in str(wrong)
