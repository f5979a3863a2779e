# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Files written whole or not at all: beside their place, synced, renamed (TRUST, R-05)."""

import os
from contextlib import suppress
from pathlib import Path

from ara_desktop.core.errors import TargetUnwritable

DATABASE = b"SQLite format 3\x00"
DOSSIER = ".aradossier"
BESIDE = (".keys", ".lock", "-wal", "-shm")  # what lies beside a dossier and belongs to it


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that goes out of the house, readable by its owner only; a dossier is never written over.

    Raises: TargetUnwritable; nothing is left behind then.
    """
    if _is_dossier(path) or any(_is_dossier(base) for base in _bases(path)):
        raise TargetUnwritable(file=path.name, reason="dossier_there")
    replace_whole(path, data)


def _is_dossier(path: Path) -> bool:
    """Whether a dossier lies there, plain or encrypted, whatever its name is."""
    if not path.is_file():
        return path.suffix.casefold() == DOSSIER
    if any(path.with_name(path.name + suffix).exists() for suffix in BESIDE):
        return True
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(DATABASE)) == DATABASE
    return False


def _bases(path: Path) -> list[Path]:
    """The dossiers that a file of this name would belong to, as far as they are there."""
    named = [path.with_name(path.name.removesuffix(suffix)) for suffix in BESIDE if path.name.endswith(suffix)]
    return [one for one in named if one.name and one.is_file()]


def replace_whole(path: Path, data: bytes) -> None:
    """Write one of the program's own files, readable by its owner only. Raises: TargetUnwritable, as above."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            part.chmod(0o600)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        with suppress(OSError):
            part.unlink()
        raise TargetUnwritable(file=path.name, reason=fault.strerror or "") from fault


def sync_folder(folder: Path) -> None:
    """Make a rename durable; systems without folder handles skip it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_database(path: Path) -> None:
    """Delete a database file with its log and index files; missing ones are no fault. Raises: OSError."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
