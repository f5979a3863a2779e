# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A full disk and a medium that cannot be written: a clear error, nothing lost, and work goes on when there is room."""

import os
import subprocess

import pytest

from ara_desktop.core.errors import DiskFull, ReadOnly, StoreError, TargetUnwritable
from ara_desktop.core.ports import Silent
from ara_desktop.service import dossiers
from ara_desktop.service.records import Assignment, list_records, set_fields
from tests.conftest import MovedClock, RepeatableIds

PARTS = {"clock": MovedClock(), "ids": RepeatableIds(3)}
needs_root = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="a small disk needs root to mount it")


def mounted(folder, options):
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("a small disk cannot be mounted here")


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 8 MB."""
    mounted(tmp_path, "size=8m")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def opened(path, **more):
    return dossiers.open_dossier(path, holder="Test", **PARTS, **more)


def write_until_full(store):
    for number in range(1, 400):
        write(store, number)
        store.acknowledged = number


def write(store, number):
    text = f"{number} " + "Text über Werke und Wege. " * 1500
    fields = {"region": "DED", "point": "3", "line": text}
    return set_fields(store, "position", None, [Assignment(f, "=", v) for f, v in fields.items()])


@needs_root
def test_a_full_disk_stops_the_save_and_nothing_else(small_disk):
    path = small_disk / "d.aradossier"
    dossiers.create(path, region="DED", name="Anna", **PARTS)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(3_000_000))
    store = opened(path)
    with pytest.raises(DiskFull):
        write_until_full(store)
    saved = int(list_records(store, "position")[0].text("line").split()[0])
    assert saved == store.acknowledged
    ballast.unlink()
    write(store, saved + 1)
    assert list_records(store, "position")[0].text("line").startswith(f"{saved + 1} ")
    assert dossiers.check(store, Silent()) == ()
    store.close()


@needs_root
def test_a_dossier_that_does_not_fit_leaves_no_file(small_disk):
    (small_disk / "ballast").write_bytes(bytes(7_900_000))
    with pytest.raises(StoreError):
        dossiers.create(small_disk / "d.aradossier", region="DED", name="Anna", **PARTS)
    assert [p.name for p in small_disk.iterdir()] == ["ballast"]


@needs_root
def test_a_backup_that_does_not_fit_leaves_no_file(small_disk):
    path = small_disk / "d.aradossier"
    dossiers.create(path, region="DED", name="Anna", **PARTS)
    store = opened(path)
    room = os.statvfs(small_disk)
    (small_disk / "ballast").write_bytes(bytes(room.f_bavail * room.f_frsize - 200_000))
    with pytest.raises((DiskFull, TargetUnwritable)):
        dossiers.backup(store, small_disk / "kopie.aradossier")
    assert not list(small_disk.glob("kopie*"))
    store.close()


@needs_root
def test_a_read_only_medium_is_read_and_not_written(small_disk):
    path = small_disk / "d.aradossier"
    dossiers.create(path, region="DED", name="Anna", **PARTS)
    store = opened(path)
    write(store, 1)
    store.close()
    (small_disk / "d.aradossier.lock").unlink(missing_ok=True)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ReadOnly):
        opened(path)
    reader = opened(path, write=False)
    assert list_records(reader, "position")[0].text("line").startswith("1 ")
    with pytest.raises(TargetUnwritable):
        dossiers.create(small_disk / "neu.aradossier", region="DED", name="Anna", **PARTS)
    reader.close()
