# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Key slots: the random key of an encrypted dossier, wrapped once for each secret that may open it (FORMAT, ``FILE.keys``).

A slot is the key in a libsodium secretbox under Argon2id of a passphrase or of a printed recovery code. The cost stands in
the slot, so it can be raised later. Changing a passphrase wraps 32 bytes anew; the dossier is not touched.
"""

import json
import unicodedata
from typing import Annotated

from msgspec import Meta, MsgspecError, Struct
from msgspec import json as fast
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from ara_desktop.core.errors import PassphraseWrong

FORMAT = 1
KEY_BYTES, SALT_BYTES, NONCE_BYTES = 32, argon2id.SALTBYTES, SecretBox.NONCE_SIZE
RANDOM_BYTES = SALT_BYTES + NONCE_BYTES
PASSPHRASE, RECOVERY = "passphrase", "recovery"
_FILE_BYTES = 64 << 10


class Cost(Struct, frozen=True):
    """What one guess costs: memory in bytes and passes over it."""

    memory_bytes: Annotated[int, Meta(ge=8 << 10, le=1 << 30)]
    passes: Annotated[int, Meta(ge=1, le=16)]


FULL = Cost(256 << 20, 3)


class _Slot(Struct, frozen=True, forbid_unknown_fields=True):
    box: Annotated[str, Meta(pattern=r"^[0-9a-f]{96}\Z")]
    cost: Cost
    kdf: Annotated[str, Meta(pattern=r"^argon2id13\Z")]
    kind: Annotated[str, Meta(pattern=r"^(?:passphrase|recovery)\Z")]
    nonce: Annotated[str, Meta(pattern=r"^[0-9a-f]{48}\Z")]
    salt: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]


class _File(Struct, frozen=True):
    format: Annotated[int, Meta(ge=1, le=FORMAT)]
    slots: Annotated[list[_Slot], Meta(max_length=16)]


def wrap_key(
    key: bytes, secret: str, *, random: bytes, kind: str = PASSPHRASE, cost: Cost = FULL, others: bytes | None = None
) -> bytes:
    """The slot file in which ``secret`` opens ``key``; a slot of the same kind in ``others`` (a slot file) is replaced.

    ``random`` is 40 random bytes, used once. Raises: PassphraseWrong if ``others`` is no slot file; ValueError for
    a key or randomness of another length.
    """
    if len(key) != KEY_BYTES or len(random) != RANDOM_BYTES:
        raise ValueError("32 bytes of key, 40 of randomness")
    salt, nonce = random[:SALT_BYTES], random[SALT_BYTES:]
    box = SecretBox(_stretched(secret, salt, cost)).encrypt(key, nonce).ciphertext
    slot = _Slot(box.hex(), cost, "argon2id13", kind, nonce.hex(), salt.hex())
    kept = [old for old in _read(others, "").slots if old.kind != kind] if others else []
    return _written(_File(FORMAT, [*kept, slot]))


def unwrap(data: bytes, secret: str, *, kind: str = PASSPHRASE, file: str = "") -> bytes:
    """The key. Raises: PassphraseWrong, the one answer to a wrong secret, a missing slot and a damaged file."""
    for slot in _read(data, file).slots:
        if slot.kind != kind:
            continue
        box = SecretBox(_stretched(secret, bytes.fromhex(slot.salt), slot.cost))
        try:
            return box.decrypt(bytes.fromhex(slot.box), bytes.fromhex(slot.nonce))
        except CryptoError:
            continue
    raise PassphraseWrong(file=file)


def kinds(data: bytes) -> tuple[str, ...]:
    """Which kinds of secret open it. Raises: PassphraseWrong for a damaged file."""
    return tuple(slot.kind for slot in _read(data, "").slots)


def _stretched(secret: str, salt: bytes, cost: Cost) -> bytes:
    text = unicodedata.normalize("NFC", secret).encode()
    return argon2id.kdf(KEY_BYTES, text, salt, opslimit=cost.passes, memlimit=cost.memory_bytes)


def _read(data: bytes, file: str) -> _File:
    try:
        if len(data) > _FILE_BYTES:
            raise PassphraseWrong(file=file)
        return fast.decode(data, type=_File, strict=True)
    except (MsgspecError, UnicodeError, RecursionError) as wrong:
        raise PassphraseWrong(file=file) from wrong


def _written(file: _File) -> bytes:
    return json.dumps(fast.decode(fast.encode(file)), indent=2, sort_keys=True).encode() + b"\n"
