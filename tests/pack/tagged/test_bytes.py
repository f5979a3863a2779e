# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Same input and same clock give the same bytes, in every process."""

import hashlib
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from ara_desktop.pack import style
from ara_desktop.pack.tagged import Attachment, Built, Meta, Sheet, Story, build
from tests.pack.tagged.sample import CLOCK, sample

ROOT = Path(__file__).parents[3]
CODE = "import hashlib; from tests.pack.tagged.sample import sample; print(hashlib.sha256(sample().data).hexdigest())"


def small(meta: Meta) -> bytes:
    story = Story("de-DE")
    story.h(1, "Titel", style.TITLE, key="t")
    story.p("Text", style.BODY)
    return build(story, [Sheet(name="a", size_pt=style.A4, frame=style.BODY_FRAME)], meta).data


def test_two_runs_in_one_process(built: Built):
    assert sample().data == built.data


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_with_another_hash_seed(built: Built, seed: str):
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
        "TZ": "Asia/Tokyo",
        "SOURCE_DATE_EPOCH": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", CODE], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(built.data).hexdigest()


def test_the_clock_is_the_one_handed_in():
    berlin = timezone(timedelta(hours=2))
    one, two = (small(Meta(title="T", made_at=at)) for at in (datetime(2031, 5, 6, 9, 8, 9, tzinfo=berlin), CLOCK))
    assert one == two
    with pikepdf.open(BytesIO(one)) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20310506070809Z"
        assert b"2031-05-06T07:08:09Z" in pdf.Root.Metadata.read_bytes()
    assert small(Meta(title="T", made_at=datetime(2031, 5, 6, 7, 8, 10, tzinfo=UTC))) != one


def test_metadata_is_escaped_and_says_what_it_is():
    meta = Meta(title="A & <B> \u202ex „Ü“", made_at=CLOCK, author="Referat (54) \\", subject="S", keywords="k1, k2")
    with pikepdf.open(BytesIO(small(meta))) as pdf:
        assert str(pdf.docinfo.Title) == "A & <B> [U+202E]x „Ü“"
        assert str(pdf.docinfo.Author) == "Referat (54) \\"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "A & <B> [U+202E]x „Ü“"
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("2", "A", "1")
        assert str(pdf.Root.Lang) == "de-DE"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_attachments_come_out_as_they_went_in():
    data = bytes(range(256)) * 40
    meta = Meta(
        title="T",
        made_at=CLOCK,
        attachments=(
            Attachment("z.json", b"{}", "application/json", "Z"),
            Attachment("Über.bin", data, "application/octet-stream", "Daten", "Data"),
        ),
    )
    with pikepdf.open(BytesIO(small(meta))) as pdf:
        assert pdf.attachments["Über.bin"].get_file().read_bytes() == data
        assert [str(one.AFRelationship) for one in pdf.Root.AF] == ["/Supplement", "/Data"]


def test_nothing_of_the_machine_is_in_the_file(built: Built):
    with pikepdf.open(BytesIO(built.data)) as pdf:
        pdf.save(
            plain := BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False, qdf=True
        )
    text = plain.getvalue()
    for word in (b"ReportLab", b"/work", b"/home", b"/root", str(ROOT).encode(), b"Helvetica"):
        assert word not in text
    assert not re.search(rb"/(JavaScript|JS|Launch|OpenAction|AA)\b", text)


def test_the_outline_follows_the_headings(built: Built):
    with pikepdf.open(BytesIO(built.data)) as pdf, pdf.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles[2] == ("CO₂-Flottengrenzwerte: Überprüfung 2031", ["Belege"])
    assert [title for title, _ in titles][-2:] == ["Sprechzettel: Flottenziele", "Karte"]
