# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The canonical ZIP: one and only one file for given names and bytes (EXCHANGE, "Bundles").

Stored entries, the date of 1980-01-01, no extra fields, no comments, nothing before, between or after. Reading walks
the local headers and then demands every byte that ``write`` would have written, so there is one way to read it.
"""

import re
import struct
import zlib
from collections.abc import Sequence

from ara_desktop.bundle.errors import ContainerRefused
from ara_desktop.bundle.limits import PARTS

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
NAME = re.compile(
    r"(?:manifest\.(?:json|sig)|blobs/[0-9a-f]{64}"
    r"|ops/[0-9a-f]{32}\.[a-z]{1,16}\.[1-9][0-9]{0,15}-[1-9][0-9]{0,15}\.jsonl\.zst)\Z"
)
Data = bytes | memoryview
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_ENTRY = struct.Struct("<HHHHHIIIHH")
_LOCAL_BYTES = len(_LOCAL) + _ENTRY.size
_SIZE_AT = 22
_VERSION, _NEW_YEAR_1980 = 20, 33


def write(files: Sequence[tuple[str, Data]]) -> bytes:
    """The container of these files, in this order. Raises: ContainerRefused for a name that no bundle may have."""
    names = [name for name, _ in files]
    if len(set(names)) != len(names) or len(names) > PARTS + 2 or not all(NAME.match(name) for name in names):
        raise ContainerRefused(reason="name")
    entries = [_entry(name, data) for name, data in files]
    pieces: list[Data] = []
    for entry, (_, data) in zip(entries, files, strict=True):
        pieces += [_LOCAL, entry, data]
    return b"".join([*pieces, _directory(entries, [len(data) for _, data in files])])


def read(data: bytes) -> dict[str, memoryview]:
    """The files by name, in the order of the container. Raises: ContainerRefused."""
    files = _walk(data)
    entries = [_entry(name, part) for name, part in files.items()]
    at = 0
    for entry, part in zip(entries, files.values(), strict=True):
        if data[at + len(_LOCAL) : at + len(_LOCAL) + len(entry)] != entry:
            raise ContainerRefused(reason="header")
        at += len(_LOCAL) + len(entry) + len(part)
    if data[at:] != _directory(entries, [len(part) for part in files.values()]):
        raise ContainerRefused(reason="directory")
    return files


def _walk(data: bytes) -> dict[str, memoryview]:
    """Names and places as the local headers tell them; nothing of it is trusted yet."""
    view, at, files = memoryview(data), 0, dict[str, memoryview]()
    while data[at : at + len(_LOCAL)] == _LOCAL and at + _LOCAL_BYTES <= len(data):
        size, length = struct.unpack_from("<IH", data, at + _SIZE_AT)
        at += _LOCAL_BYTES
        name = data[at : at + length].decode("ascii", "replace")
        if not NAME.match(name):
            raise ContainerRefused(reason="name")
        if name in files or len(files) >= PARTS + 2:
            raise ContainerRefused(reason="name_twice" if name in files else "too_many")
        at += length + size
        if at > len(data):
            raise ContainerRefused(reason="cut_off")
        files[name] = view[at - size : at]
    if not files:
        raise ContainerRefused(reason="not_a_bundle")
    return files


def _entry(name: str, data: Data) -> bytes:
    """What local header and directory have in common, and the name."""
    raw = name.encode("ascii")
    fixed = _ENTRY.pack(_VERSION, 0, 0, 0, _NEW_YEAR_1980, zlib.crc32(data), len(data), len(data), len(raw), 0)
    return fixed + raw


def _directory(entries: Sequence[bytes], sizes: Sequence[int]) -> bytes:
    rows, at = [], 0
    for entry, size in zip(entries, sizes, strict=True):
        fixed, name = entry[: _ENTRY.size], entry[_ENTRY.size :]
        rows.append(_CENTRAL + struct.pack("<H", _VERSION) + fixed + struct.pack("<HHHII", 0, 0, 0, 0, at) + name)
        at += len(_LOCAL) + len(entry) + size
    table = b"".join(rows)
    return table + _END + struct.pack("<HHHHIIH", 0, 0, len(rows), len(rows), len(table), at, 0)
