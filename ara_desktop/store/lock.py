# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""One writer: an operating-system lock on ``FILE.lock`` (FORMAT, "Files and processes")."""

import os
import sys
from pathlib import Path
from typing import Self

from ara_desktop.core.errors import DossierInUse, ReadOnly

LOCKED_AT = 1 << 20  # bytes beyond the holder's name, so that a second process can read who holds it


class WriterLock:
    """Held while a process may write. A dead holder leaves no lock: the system releases it."""

    def __init__(self, dossier: Path, holder: str) -> None:
        self.path = dossier.with_name(dossier.name + ".lock")
        self._dossier, self._holder, self._file = dossier, holder, -1

    def acquire(self) -> Self:
        """Take the lock. Raises: DossierInUse with the holder's name, ReadOnly where no lock file can be made."""
        try:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as fault:
            raise ReadOnly(file=self._dossier.name) from fault
        if not _try_lock(file):
            said = os.read(file, 200).decode("utf-8", "replace").strip()
            os.close(file)
            raise DossierInUse(file=self._dossier.name, holder=said)
        os.ftruncate(file, 0)
        os.write(file, self._holder.encode()[:200])
        self._file = file
        return self

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._file >= 0:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = -1


if sys.platform == "win32":  # pragma: no cover - not run here
    import msvcrt

    def _try_lock(file: int) -> bool:
        os.lseek(file, LOCKED_AT, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, LOCKED_AT)
        except OSError:
            return False
        return True
