# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""One zstd frame (RFC 8878) a part, written and read as a stream, with a checksum and a small window."""

import struct
from collections.abc import Iterable, Iterator

from zstandard import ZstdCompressionParameters, ZstdCompressor, ZstdDecompressor, ZstdError

from ara_desktop.bundle.limits import WINDOW_BYTES

LEVEL = 3
_CHUNK = 1 << 20
_MAGIC = b"\x28\xb5\x2f\xfd"
_RLE, _RESERVED = 1, 3


class FrameDamaged(Exception):
    """Not one whole frame of the size that was stated."""


def compress(pieces: Iterable[bytes]) -> tuple[bytes, int]:
    """The frame of these pieces and their size in bytes. The same bytes give the same frame however they are cut."""
    settings = ZstdCompressionParameters.from_level(LEVEL, write_checksum=True, write_content_size=False)
    machine = ZstdCompressor(compression_params=settings).compressobj()
    out, raw, waiting = [], 0, bytearray()
    for piece in pieces:
        waiting += piece
        raw += len(piece)
        while len(waiting) >= _CHUNK:
            out.append(machine.compress(bytes(waiting[:_CHUNK])))
            del waiting[:_CHUNK]
    out.append(machine.compress(bytes(waiting)))
    out.append(machine.flush())
    return b"".join(out), raw


def chunks(frame: memoryview, raw: int) -> Iterator[bytes]:
    """What the frame holds, in chunks of at most 1 MiB. Raises: FrameDamaged; never yields more than ``raw`` bytes."""
    if _end(frame) != len(frame):
        raise FrameDamaged
    reader = ZstdDecompressor(max_window_size=WINDOW_BYTES).stream_reader(frame, read_across_frames=False)
    total = 0
    try:
        while chunk := reader.read(_CHUNK):
            total += len(chunk)
            if total > raw:
                raise FrameDamaged
            yield chunk
    except ZstdError as wrong:
        raise FrameDamaged from wrong
    if total != raw:
        raise FrameDamaged


def _end(frame: memoryview) -> int:
    """Where the first frame ends: its blocks are walked, not expanded, so that nothing can hide behind it."""
    try:
        at = _header_end(frame)
        last = False
        while not last:
            word = int.from_bytes(frame[at : at + 3], "little")
            last, kind, size = bool(word & 1), word >> 1 & 3, word >> 3
            if kind == _RESERVED or at + 3 > len(frame):
                raise FrameDamaged
            at += 3 + (1 if kind == _RLE else size)
    except (IndexError, struct.error) as wrong:
        raise FrameDamaged from wrong
    return at + 4


def _header_end(frame: memoryview) -> int:
    if bytes(frame[:4]) != _MAGIC:
        raise FrameDamaged
    described = frame[4]
    if described & 0b00001111 != 0b00000100:  # a checksum, no dictionary, nothing reserved
        raise FrameDamaged
    one_segment = described >> 5 & 1
    sizes = (one_segment, 2, 4, 8)
    return 5 + (0 if one_segment else 1) + sizes[described >> 6]
