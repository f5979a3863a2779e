# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""SSH signatures (OpenSSH PROTOCOL.sshsig), Ed25519 and SHA-512, so that ``ssh-keygen -Y verify`` can check a bundle.

Only the exact text that we would write is a signature: nothing is parsed, so nothing can be bent.
"""

import base64
import binascii
import struct
from hashlib import sha512

from ara_desktop.bundle import keys

NAMESPACE = "ara-bundle"
_BEGIN, _END = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"
_MAGIC, _KEY_TYPE, _HASH = b"SSHSIG", b"ssh-ed25519", b"sha512"
_LINE = 70


def sign(seed: bytes, message: bytes) -> bytes:
    """The armoured signature over a message."""
    return _armour(keys.public_key(seed), keys.sign(seed, _to_sign(message)))


def verify(public: bytes, message: bytes, armoured: bytes) -> bool:
    """Whether this is the signature by that key over that message, byte for byte as ``sign`` writes it."""
    body = armoured.removeprefix(_BEGIN).removesuffix(_END)
    try:
        signature = base64.b64decode(body.replace(b"\n", b""), validate=True)[-keys.SIGNATURE_BYTES :]
    except binascii.Error:
        return False
    return _armour(public, signature) == armoured and keys.verify(public, _to_sign(message), signature)


def allowed_signer(name: str, public: bytes) -> str:
    """The line that ``ssh-keygen -Y verify -f`` wants to know a key by name."""
    blob = base64.b64encode(_text(_KEY_TYPE) + _text(public)).decode()
    return f'{name} namespaces="{NAMESPACE}" ssh-ed25519 {blob}\n'


def _text(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _to_sign(message: bytes) -> bytes:
    return _MAGIC + _text(NAMESPACE.encode()) + _text(b"") + _text(_HASH) + _text(sha512(message).digest())


def _armour(public: bytes, signature: bytes) -> bytes:
    key, made = _text(_KEY_TYPE) + _text(public), _text(_KEY_TYPE) + _text(signature)
    blob = _MAGIC + struct.pack(">I", 1) + _text(key) + _text(NAMESPACE.encode()) + _text(b"") + _text(_HASH)
    body = base64.b64encode(blob + _text(made))
    lines = [body[at : at + _LINE] + b"\n" for at in range(0, len(body), _LINE)]
    return b"".join([_BEGIN, *lines, _END])
