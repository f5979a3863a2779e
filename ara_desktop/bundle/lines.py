# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The lines of a log part: for each change its header, then its payload (an empty line once it was erased)."""

from collections.abc import Iterable, Iterator

from ara_desktop.bundle import frames
from ara_desktop.bundle.errors import HashRefused, PartsRefused
from ara_desktop.bundle.limits import LINE_BYTES
from ara_desktop.bundle.manifest import LogRun
from ara_desktop.core.ops import Op, chain

Pair = tuple[bytes, bytes]


def joined(ops: Iterable[Op], run: LogRun) -> Iterator[bytes]:
    """The bytes of a part. Raises: HashRefused if the log does not end as its author signed: better here than there."""
    digest, seq = bytes.fromhex(run.previous), run.first - 1
    for op in ops:
        digest, seq = chain(digest, op.header), seq + 1
        yield op.header + b"\n" + (op.payload or b"") + b"\n"
    if (seq, digest.hex()) != (run.last, run.hash):
        raise HashRefused(log=run.name, at=seq)


def pairs(data: memoryview, raw: int, part: str) -> Iterator[Pair]:
    """Header and payload of each change, as bytes. Raises: PartsRefused."""
    waiting: list[bytes] = []
    rest = b""
    try:
        for chunk in frames.chunks(data, raw):
            lines = (rest + chunk).split(b"\n")
            rest = lines.pop()
            if len(rest) > LINE_BYTES or (lines and max(map(len, lines)) > LINE_BYTES):
                raise PartsRefused(part=part, reason="line_too_long")
            waiting += lines
            odd = [waiting.pop()] if len(waiting) % 2 else []
            row = iter(waiting)
            yield from zip(row, row, strict=True)
            waiting = odd
    except frames.FrameDamaged as wrong:
        raise PartsRefused(part=part, reason="expansion") from wrong
    if rest or waiting:
        raise PartsRefused(part=part, reason="lines")


def follow(run: LogRun, rows: Iterable[Pair]) -> None:
    """Step 9: the chain of headers leads from ``previous`` to the signed end and no further. Raises: HashRefused."""
    digest, seq = bytes.fromhex(run.previous), run.first - 1
    for header, _ in rows:
        digest, seq = chain(digest, header), seq + 1
        if seq > run.last:
            break
    if (seq, digest.hex()) != (run.last, run.hash):
        raise HashRefused(log=run.name, at=seq)
