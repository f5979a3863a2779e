# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The canonical container: one way to write it, and nothing else is read."""

import io
import struct
import warnings
import zipfile
import zlib

import pytest

from ara_desktop.bundle import container
from ara_desktop.bundle.errors import ContainerRefused

OPS = "ops/" + "0" * 32 + ".delegation.1-1.jsonl.zst"
FILES = [("manifest.json", b"{}"), ("manifest.sig", b"sig"), (OPS, b"changes")]
GOOD = container.write(FILES)
END = 22


def by_zipfile(entries=FILES, prefix=b"", comment=b"", suffix=b"", **options):
    """The same content as Python's own zipfile writes it."""
    out = io.BytesIO(prefix)
    out.seek(len(prefix))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for name, data in entries:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            for option, value in options.items():
                setattr(info, option, value)
            archive.writestr(info, data)
        archive.comment = comment
    return out.getvalue() + suffix


def overlapping(times):
    """Directory rows that share one entry, as in Fifield's bomb."""
    *_, size, start, _ = struct.unpack("<4sHHHHIIH", GOOD[-END:])
    table = GOOD[start : start + size]
    row = table[-(46 + len(OPS)) :]
    count, table = len(FILES) + times, table + row * times
    return GOOD[:start] + table + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(table), start, 0)


def local(name, data=b"", size=None):
    raw = name.encode("latin-1")
    length = len(data) if size is None else size
    fixed = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, zlib.crc32(data), length, length, len(raw), 0)
    return b"PK\3\4" + fixed + raw + data


def test_what_is_written_is_read():
    assert [(name, bytes(data)) for name, data in container.read(GOOD).items()] == FILES


def test_the_views_cannot_be_written_to():
    assert all(view.readonly for view in container.read(GOOD).values())


def test_other_programs_read_it():
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [name for name, _ in FILES]


BAD_NAMES = [
    "../evil", "/etc/passwd", "C:\\evil", "\\\\srv\\share\\x", "ops/../../x", OPS + "\0", "blobs/" + "A" * 64, "", "ops/", "CON",
    "Manifest.json", "manifest.json ", "manifest.json.", "manifest.json\n", "x" * 60000, OPS + "/../../x", "ops/é",
    "blobs/" + "0" * 63, "blobs/" + "0" * 65, OPS.replace(".1-1", ".0-1"), OPS.replace(".1-1", ".01-1"), OPS.upper(),
]  # fmt: skip


@pytest.mark.parametrize("name", BAD_NAMES, ids=lambda name: ascii(name[:24]))
def test_no_other_names(name):
    with pytest.raises(ContainerRefused):
        container.write([*FILES[:2], (name, b"x")])
    with pytest.raises(ContainerRefused):
        container.read(local("manifest.json", b"{}") + local(name, b"x"))


TRICKS = {
    "same content by zipfile": by_zipfile(),
    "deflated": by_zipfile(compress_type=zipfile.ZIP_DEFLATED),
    "deflate bomb": by_zipfile([*FILES[:2], (OPS, bytes(1 << 24))], compress_type=zipfile.ZIP_DEFLATED),
    "bzip2": by_zipfile(compress_type=zipfile.ZIP_BZIP2),
    "symbolic link": by_zipfile(external_attr=0o120777 << 16),
    "folder flag": by_zipfile(external_attr=0x10),
    "extra field": by_zipfile(extra=b"\x99\x99\x00\x00"),
    "entry comment": by_zipfile(comment=b"c"),
    "archive comment": by_zipfile(comment=b"c"),
    "made by Unix": by_zipfile(create_system=3),
    "name twice": by_zipfile([*FILES, FILES[0]]),
    "prefix (program)": b"MZ" + GOOD,
    "prefix (zip)": by_zipfile(prefix=b"PK\5\6" + bytes(18)),
    "suffix": GOOD + b"x",
    "suffix of zeros": GOOD + bytes(1000),
    "comment that is stated": GOOD[:-2] + b"\1\0c",
    "two end records": GOOD + GOOD[-END:],
    "bundle behind bundle": GOOD + GOOD,
    "bundle in bundle": container.write([*FILES[:2], (OPS, GOOD)]) + GOOD[-END:],
    "no directory": GOOD[: GOOD.index(b"PK\1\2")],
    "no end record": GOOD[:-END],
    "rows share an entry": overlapping(1),
    "a thousand rows share an entry": overlapping(1000),
    "directory names another": GOOD[: GOOD.index(b"PK\1\2")]
    + GOOD[GOOD.index(b"PK\1\2") :].replace(b"manifest.sig", b"manifest.six"),
    "size beyond the end": local("manifest.json", b"{}", size=1 << 31),
    "size of 4 GiB": local("manifest.json", b"{}", size=(1 << 32) - 1),
    "other date": GOOD.replace(struct.pack("<HH", 0, 33), struct.pack("<HH", 1, 33)),
    "encrypted flag": GOOD.replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\1\0"),
    "data descriptor flag": GOOD.replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\x08\0"),
    "spanned marker": b"PK\x07\x08" + GOOD,
    "empty": b"",
    "end record only": GOOD[-END:],
    "PDF": b"%PDF-1.7\n" + b"x" * 9999,
    "SQLite": b"SQLite format 3\0" + bytes(4080),
    "zeros": bytes(1 << 20),
    "200,000 headers": local("manifest.json") * 200_000,
}


@pytest.mark.parametrize("trick", TRICKS)
def test_no_other_container(trick):
    assert TRICKS[trick] != GOOD
    with pytest.raises(ContainerRefused):
        container.read(TRICKS[trick])


def test_more_entries_than_a_bundle_may_have():
    many = [(f"blobs/{n:064x}", b"") for n in range(5000)]
    with pytest.raises(ContainerRefused):
        container.write(many)
    with pytest.raises(ContainerRefused) as refused:
        container.read(b"".join(local(name) for name, _ in many))
    assert refused.value.facts["reason"] == "too_many"


def test_every_bit_counts():
    for at in range(len(GOOD)):
        for bit in range(8):
            damaged = bytearray(GOOD)
            damaged[at] ^= 1 << bit
            with pytest.raises(ContainerRefused):
                container.read(bytes(damaged))


def test_every_length_counts():
    for length in range(len(GOOD)):
        with pytest.raises(ContainerRefused):
            container.read(GOOD[:length])
