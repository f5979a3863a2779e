# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Files written whole or not at all: beside their place, synced, renamed (TRUST, R-05)."""

import os
from contextlib import suppress
from pathlib import Path

from ara_desktop.core.errors import TargetUnwritable


def write_whole(path: Path, data: bytes) -> None:
    """Write a file readable by its owner only. Raises: TargetUnwritable; nothing is left behind then."""
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
