# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Fonts of the program: complete, licensed, named when they are missing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ara_desktop.core.resources import program_file
from ara_desktop.pack.errors import FontMissing
from ara_desktop.pack.fonts import FILES, Fonts, house_fonts, unicode_map

FOLDER = program_file("resources", "fonts")


def test_every_face_is_there_with_its_licence():
    for name, file in FILES.items():
        assert house_fonts().face(name).covers("Grüße 123")
        assert "SPDX-License-Identifier" in (FOLDER / f"{file}.license").read_text(encoding="utf-8")


def test_an_absent_file_is_named(tmp_path: Path):
    with pytest.raises(FontMissing) as caught:
        Fonts(tmp_path).face("bold")
    assert caught.value.facts == {"file": str(tmp_path / FILES["bold"]), "reason": "absent"}


@pytest.mark.parametrize("keep", [0, 11, 300, 5000, 200_000])
def test_a_damaged_file_is_named(tmp_path: Path, keep: int):
    data = (FOLDER / FILES["regular"]).read_bytes()
    (tmp_path / FILES["regular"]).write_bytes(data[:keep])
    with pytest.raises(FontMissing) as caught:
        Fonts(tmp_path).face("regular")
    assert caught.value.facts["reason"] != "absent"


def test_other_bytes_are_no_font(tmp_path: Path):
    shutil.copy(__file__, tmp_path / FILES["regular"])
    with pytest.raises(FontMissing):
        Fonts(tmp_path).face("regular")


def test_importing_reads_no_font():
    code = "import sys, ara_desktop.pack.style, ara_desktop.pack.shapes; from ara_desktop.pack.fonts import house_fonts; sys.exit(house_fonts.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", code], cwd=FOLDER.parent.parent, check=False).returncode == 0


def test_the_code_table_names_no_empty_letter_and_short_blocks():
    table = unicode_map("X", [0, 0, 65, *range(100, 250)])
    assert "<00>" not in table.partition("endcodespacerange")[2]
    assert "<02> <0041>" in table
    assert "100 beginbfchar" in table
    assert "51 beginbfchar" in table
