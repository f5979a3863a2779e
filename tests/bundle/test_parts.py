# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Parts, packed data, lines and chains that somebody with a good key bent (steps 8 and 9)."""

import json
import random
import tracemalloc
from hashlib import sha256

import pytest
import zstandard

from ara_desktop.bundle import container, frames, sshsig
from ara_desktop.bundle import errors as e
from ara_desktop.bundle.limits import BLOB_BYTES, LINE_BYTES
from ara_desktop.core.canonical import canonical

PACK = zstandard.ZstdCompressor(level=3, write_checksum=True).compress


def refused(world, data, error, reason=None):
    with pytest.raises(error) as found:
        world.judge(data)
    assert type(found.value) is error
    if reason:
        assert found.value.facts["reason"] == reason


# parts ---------------------------------------------------------------------------------------------------------------------------
BLOB = sha256(b"x").hexdigest()
PARTS = {
    "missing": {"files": lambda f: f[:2]},
    "unsigned part more": {"files": lambda f: [*f, ("blobs/" + BLOB, b"x")]},
    "another in its place": {"files": lambda f: [*f[:2], ("blobs/" + BLOB, b"x")]},
    "one byte changed": {"files": lambda f: [*f[:2], (f[2][0], f[2][1][:-1] + bytes([f[2][1][-1] ^ 1]))]},
    "one byte more": {"files": lambda f: [*f[:2], (f[2][0], f[2][1] + b"x")]},
    "not listed": {"manifest": lambda m: m.update(parts=[])},
    "listed twice": {"manifest": lambda m: m.update(parts=m["parts"] * 2)},
    "no log": {"manifest": lambda m: m.update(logs=[])},
    "raw size of 1 TiB": {"manifest": lambda m: m["parts"][0].update(raw=1 << 40)},
    "raw size too small": {"manifest": lambda m: m["parts"][0].update(raw=1)},
    "raw size too large": {"manifest": lambda m: m["parts"][0].update(raw=m["parts"][0]["raw"] + 1)},
    "other name": {"manifest": lambda m: m["parts"][0].update(name="blobs/" + BLOB)},
}


@pytest.mark.parametrize("name", PARTS)
def test_parts(world, name):
    refused(world, world.forge(world.pair(), **PARTS[name]), e.PartsRefused)


def test_parts_in_another_order(world):
    logs = [world.log(), world.log(who=world.cleo)]
    good = world.write(*logs, cards=[world.cleo.known()])
    files = list(container.read(good).items())
    refused(world, container.write([*files[:2], *files[:1:-1]]), e.PartsRefused)
    listed = json.loads(bytes(files[0][1]))
    text = canonical(listed | {"parts": listed["parts"][::-1]})
    data = container.write(
        [("manifest.json", text), ("manifest.sig", sshsig.sign(world.ben.seed, text)), *files[:1:-1]]
    )
    refused(world, data, e.PartsRefused)


def with_blob(data, name):
    def change(m):
        m["blobs"] = [{"compartments": ["delegation"], "sha256": name}]
        digest = sha256(data).hexdigest()
        m["parts"] += [{"name": f"blobs/{name}", "raw": len(data), "sha256": digest, "size": len(data)}]

    return {"manifest": change, "files": lambda f: [*f, (f"blobs/{name}", data)]}


def test_a_blob_under_a_false_name(world):
    refused(world, world.forge(world.pair(), **with_blob(b"y", BLOB)), e.PartsRefused, "hash")


def test_a_blob_that_is_too_big(world):
    big = bytes(BLOB_BYTES + 1)
    refused(world, world.forge(world.pair(), **with_blob(big, sha256(big).hexdigest())), e.PartsRefused, "too_big")


# packed data ------------------------------------------------------------------------------------------------------------------------
def packed(world, data, raw):
    return world.forge(world.pair(), data=data, manifest=lambda m: m["parts"][0].update(raw=raw))


def test_bombs_cost_little_memory(world):
    bomb = zstandard.ZstdCompressor(level=3, write_checksum=True).compressobj()
    data = b"".join([*(bomb.compress(bytes(1 << 20)) for _ in range(256)), bomb.flush()])
    honest, liar = packed(world, data, 256 << 20), packed(world, data, 100)
    tracemalloc.start()
    for bundle, reason in ((honest, "expansion"), (liar, "expansion")):
        refused(world, bundle, e.PartsRefused, reason)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_never_more_is_expanded_than_was_stated():
    frame = memoryview(PACK(bytes(8 << 20)))
    given = []
    with pytest.raises(frames.FrameDamaged):
        given.extend(frames.chunks(frame, 100))
    assert given == []


def test_a_part_that_would_expand_too_far(world):
    """Refused by what it states, before anything is expanded."""
    data = PACK(bytes(8 << 20))
    refused(world, packed(world, data, 8 << 20), e.PartsRefused, "expansion")


def test_a_line_more_than_announced_ends_the_work(world):
    """The chain is followed no further than its signed end, however many lines come behind it."""
    noise = random.Random(3)
    data = PACK(b"".join(noise.randbytes(2).hex().encode() + b"\n" for _ in range(100_000)))
    refused(world, packed(world, data, 500_000), e.HashRefused)


def test_packed_data_that_is_not_one_frame(world):
    line = b"\n".join(world.pair()) + b"\n"
    good, params = PACK(line), zstandard.ZstdCompressionParameters
    wide = zstandard.ZstdCompressor(
        compression_params=params.from_level(19, window_log=27, write_checksum=True)
    ).compressobj()
    wide_data = wide.compress(line) + wide.flush()
    cases = {
        "two frames": good + good,
        "cut off": good[:-3],
        "garbage behind": good + b"garbage",
        "skippable frame behind": good + b"\x50\x2a\x4d\x18\x04\0\0\0abcd",
        "skippable frame before": b"\x50\x2a\x4d\x18\x04\0\0\0abcd" + good,
        "not packed": line,
        "empty": b"",
        "no checksum": zstandard.ZstdCompressor(level=3).compress(line),
        "window of 128 MiB": wide_data,
        "magic only": good[:4],
        "header only": good[:6],
    }
    for data in cases.values():
        refused(world, packed(world, data, len(line)), e.PartsRefused)


LINES = {
    "no last line break": b"\n".join,
    "header without payload": lambda pair: pair[0] + b"\n",
    "CRLF": lambda pair: b"\r\n".join(pair) + b"\n",
    "a line more": lambda pair: b"\n".join(pair) + b"\n\n",
    "change twice": lambda pair: (b"\n".join(pair) + b"\n") * 2,
    "nothing": lambda _: b"",
    "empty header": lambda pair: b"\n" + pair[1] + b"\n",
    "line too long": lambda pair: pair[0] + b"\n" + b"x" * (LINE_BYTES + 1) + b"\n",
}


@pytest.mark.parametrize("name", LINES)
def test_lines(world, name):
    with pytest.raises((e.PartsRefused, e.HashRefused)):
        world.judge(world.forge(world.pair(), lines=LINES[name](world.pair())))


# the chain -----------------------------------------------------------------------------------------------------------------------------
def test_a_false_start_of_the_chain(world):
    refused(world, world.forge(world.pair(), manifest=lambda m: m["logs"][0].update(previous="0" * 64)), e.HashRefused)


def test_a_log_that_its_author_began_elsewhere(world):
    """Correctly signed, but its chain does not start where this dossier's logs start."""
    log = world.segment(world.ops(world.row()), world.ben, previous=bytes(32))
    refused(world, world.write(log), e.HashRefused)


def test_a_false_end_of_the_chain(world):
    refused(world, world.forge(world.pair(), manifest=lambda m: m["logs"][0].update(hash="0" * 64)), e.SignatureRefused)


def test_headers_swapped_within_a_log(world):
    first, second = world.pair(), world.pair(seq=2)
    lines = b"".join(one + b"\n" for one in (*second, *first))
    refused(world, world.forge(first, second, lines=lines), e.HashRefused)
