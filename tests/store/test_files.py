# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Files written whole or not at all, and never over a dossier."""

import pytest

from ara_desktop.core.errors import TargetUnwritable
from ara_desktop.store.files import DATABASE, replace_whole, write_whole


def test_an_ordinary_file_is_written_and_written_over(tmp_path):
    out = tmp_path / "pack.pdf"
    write_whole(out, b"one")
    write_whole(out, b"two")
    assert out.read_bytes() == b"two"
    assert out.stat().st_mode & 0o077 == 0
    assert [one.name for one in tmp_path.iterdir()] == ["pack.pdf"]


@pytest.mark.parametrize("name", ["a.aradossier", "renamed.db", "sealed", "a.ARADOSSIER"])
def test_a_dossier_is_never_written_over(tmp_path, name):
    dossier = tmp_path / name
    before = b"\x81" * 64 if name == "sealed" else DATABASE + b"rest"
    dossier.write_bytes(before)
    if name == "sealed":
        (tmp_path / "sealed.keys").write_bytes(b"{}")
    with pytest.raises(TargetUnwritable):
        write_whole(dossier, b"%PDF")
    assert dossier.read_bytes() == before


@pytest.mark.parametrize("suffix", [".keys", ".lock", "-wal", "-shm"])
def test_nor_is_what_lies_beside_it(tmp_path, suffix):
    (tmp_path / "a.aradossier").write_bytes(DATABASE)
    beside = tmp_path / f"a.aradossier{suffix}"
    beside.write_bytes(b"kept")
    with pytest.raises(TargetUnwritable):
        write_whole(beside, b"%PDF")
    assert beside.read_bytes() == b"kept"


def test_no_other_file_takes_the_name_of_a_dossier(tmp_path):
    with pytest.raises(TargetUnwritable):
        write_whole(tmp_path / "new.aradossier", b"%PDF")
    assert not list(tmp_path.iterdir())


def test_the_program_replaces_its_own_files(tmp_path):
    slots = tmp_path / "a.aradossier.keys"
    (tmp_path / "a.aradossier").write_bytes(DATABASE)
    replace_whole(slots, b"one")
    replace_whole(slots, b"two")
    assert slots.read_bytes() == b"two"
