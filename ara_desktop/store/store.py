# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The open dossier: hands out units of work."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ara_desktop.core.collector import resting
from ara_desktop.core.errors import ReadOnly
from ara_desktop.core.ports import Clock, Ids
from ara_desktop.store.engine import Writer, open_connection, translated
from ara_desktop.store.lock import WriterLock
from ara_desktop.store.running import Readers
from ara_desktop.store.search import Vocabulary
from ara_desktop.store.views import View
from ara_desktop.store.writing import Writing


class Store:
    """One dossier file. Any thread may read or write; writes wait for each other, readers never wait."""

    def __init__(
        self,
        path: Path,
        *,
        readers: Readers,
        writer: Writer | None,
        lock: WriterLock | None,
        clock: Clock,
        ids: Ids,
        key: bytes | None,
    ) -> None:
        self.path, self.clock, self.ids, self.key = path, clock, ids, key
        self._readers, self._writer, self._lock = readers, writer, lock
        self._vocabulary = Vocabulary()
        self._one_writer = threading.Lock()

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return self.key is not None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written through this object."""
        return self._writer is None

    @contextmanager
    def reading(self) -> Iterator[View]:
        """One snapshot to read from. Raises: StoreError."""
        with translated(self.path, encrypted=self.encrypted), self._readers.begin() as connection:
            yield View(connection, self._vocabulary, unchanging=True)

    @contextmanager
    def writing(self, *, keep: bool = True) -> Iterator[Writing]:
        """One unit of work: committed when the block ends well, else rolled back. ``keep`` False always rolls back.

        Raises: ReadOnly for a dossier opened for reading; StoreError when the file cannot be written.
        """
        if self._writer is None:
            raise ReadOnly(file=self.path.name)
        with (
            resting(),
            self._one_writer,
            translated(self.path, encrypted=self.encrypted),
            self._writer.engine.connect() as connection,
            connection.begin() as transaction,
        ):
            yield Writing(connection, self._vocabulary, self.clock, self.ids)
            if not keep:
                transaction.rollback()

    def copy_into(self, target: Path) -> None:
        """Write a consistent copy to a new file, encrypted with the same key."""
        source = open_connection(self.path, self.key, write=False)
        try:
            copy = open_connection(target, self.key, write=True)
            try:
                source.backup(copy)
                copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                copy.close()
        finally:
            source.close()

    def close(self) -> None:
        """End the session and give the writer's lock back."""
        self._readers.dispose()
        if self._writer is not None:
            self._writer.dispose()
        if self._lock is not None:
            self._lock.release()
