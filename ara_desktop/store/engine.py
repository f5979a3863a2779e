# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Connections to the dossier file, with the promises asserted at every open (TRUST, R-02)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3

from ara_desktop.core.errors import (
    DiskFull,
    DossierDamaged,
    NotADossier,
    PassphraseWrong,
    ReadOnly,
    StoreError,
    StoreUnwritable,
)
from ara_desktop.store.running import Connection, Readers

if TYPE_CHECKING:  # it comes with the first unit of work
    from sqlalchemy import Engine

EXTRA = 3
FAULTS: tuple[tuple[str, Callable[..., StoreError]], ...] = (
    ("disk is full", DiskFull),
    ("readonly", ReadOnly),
    ("malformed", DossierDamaged),
    ("disk i/o error", StoreUnwritable),
    ("locked", StoreUnwritable),
    ("unable to open", StoreUnwritable),
)


class PromiseBroken(RuntimeError):
    """The engine did not take a pragma that durability rests on."""


def open_connection(path: Path, key: bytes | None, *, write: bool) -> sqlcipher3.Connection:
    """A connection to the file. ``key``: 32 raw bytes, None for a plain file; readers cannot write.

    ``synchronous=EXTRA`` is set before WAL: in the other order a power cut at creation can lose the whole file.
    """
    mode = "rwc" if write else _read_mode(path)
    uri = f"file:{_quoted(path)}?{mode if '=' in mode else 'mode=' + mode}"
    made = sqlcipher3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=10)
    if key is not None:
        made.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        made.execute("PRAGMA cipher_log=off")
    made.execute("PRAGMA synchronous=EXTRA")
    if write:
        made.execute("PRAGMA journal_mode=WAL")
    else:
        made.execute("PRAGMA query_only=ON")
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY", "cache_size=-32000"):
        made.execute(f"PRAGMA {pragma}")
    if made.execute("PRAGMA synchronous").fetchone()[0] != EXTRA:
        raise PromiseBroken("synchronous")
    if write and made.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
        raise PromiseBroken("journal_mode")
    return made


def _read_mode(path: Path) -> str:
    """On a medium that cannot be written a WAL file is opened as it lies."""
    import os

    return "ro" if os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(str(path.resolve()))


class Writer:
    """The engine that writes; made, and SQLAlchemy imported, with the first unit of work."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        self._path, self._key = path, key
        self._engine: Engine | None = None

    @property
    def engine(self) -> "Engine":
        """One connection; its transactions begin at once, so that nobody writes between reading and writing."""
        if self._engine is None:
            self._engine = writing_engine(self._path, self._key)
        return self._engine

    def dispose(self) -> None:
        """Close it, if it was ever made."""
        if self._engine is not None:
            self._engine.dispose()


def make_readers(path: Path, key: bytes | None) -> Readers:
    """Connections that cannot write; each sees one snapshot at a time."""
    return Readers(lambda: open_connection(path, key, write=False))


def writing_engine(path: Path, key: bytes | None) -> "Engine":
    """An engine over one ``open_connection``; it begins its transactions at once."""
    from sqlalchemy import QueuePool, create_engine, event

    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3,
        creator=lambda: open_connection(path, key, write=True),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@contextmanager
def translated(path: Path, *, encrypted: bool = False) -> Iterator[None]:
    """Turn faults of the engine into our errors, with the file named."""
    try:
        yield
    except sqlcipher3.Error as fault:
        raise _error(path, str(fault), encrypted) from fault
    except Exception as fault:
        inner = getattr(fault, "orig", None)  # SQLAlchemy wraps what the driver raised
        if isinstance(inner, sqlcipher3.Error):
            raise _error(path, str(inner), encrypted) from fault
        raise


def _error(path: Path, said: str, encrypted: bool) -> StoreError:
    lower = said.lower()
    if "not a database" in lower:
        return PassphraseWrong(file=path.name) if encrypted else NotADossier(file=path.name)
    for words, kind in FAULTS:
        if words in lower:
            return kind(file=path.name, reason=said, finding=said)
    return StoreUnwritable(file=path.name, reason=said)
