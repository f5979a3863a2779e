# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What runs statements: SQLAlchemy's connection where something is written, a bare one where something is only read.

A window reads a dossier before it writes one; with bare readers SQLAlchemy, a fifth of the whole start, is imported with
the first unit of work, and a statement costs a tenth.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

import sqlcipher3

_MOST_IDLE = 3


class Rows(Protocol):
    """What a statement found."""

    def fetchall(self) -> Sequence[Any]:
        """All rows."""

    def fetchone(self) -> Any:
        """The next row, None after the last."""

    def scalar(self) -> Any:
        """The first column of the first row, None if there is none."""

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """Runs statements in the transaction that is open."""

    def exec_driver_sql(self, statement: str, parameters: Any = None) -> Rows:
        """Run a statement; ``parameters`` is a tuple, or for a writer a list of tuples."""


class Readers:
    """Connections that only read; any thread may begin. Those that are idle are kept, up to three."""

    def __init__(self, connect: Callable[[], sqlcipher3.Connection]) -> None:
        self._connect = connect
        self._idle: list[sqlcipher3.Connection] = []
        self._lock = threading.Lock()
        self._disposed = False

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One snapshot; it ends with the block. Raises: sqlcipher3.Error."""
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        connection = connection or self._connect()
        try:
            connection.execute("BEGIN")
            yield _Reader(connection)
            connection.rollback()
        except BaseException:
            connection.close()  # whatever state it is in
            raise
        with self._lock:
            keeps = not self._disposed and len(self._idle) < _MOST_IDLE
            if keeps:
                self._idle.append(connection)
        if not keeps:
            connection.close()

    def dispose(self) -> None:
        """Close what is idle; what is in use is closed when its block ends."""
        with self._lock:
            self._disposed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()


class _Reader:
    def __init__(self, connection: sqlcipher3.Connection) -> None:
        self._connection = connection

    def exec_driver_sql(self, statement: str, parameters: Any = None) -> Rows:
        return _Rows(self._connection.execute(statement, parameters or ()))


class _Rows:
    __slots__ = ("_cursor",)

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def fetchall(self) -> Sequence[Any]:
        found: list[Any] = self._cursor.fetchall()
        return found

    def fetchone(self) -> Any:
        return self._cursor.fetchone()

    def scalar(self) -> Any:
        row = self._cursor.fetchone()
        self._cursor.close()
        return row[0] if row is not None else None

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)
