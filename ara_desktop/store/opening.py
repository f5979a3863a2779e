# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Making and opening the dossier file."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3

from ara_desktop.core.errors import (
    DossierDamaged,
    DossierExists,
    DossierMissing,
    DossierNewer,
    NotADossier,
    PassphraseNeeded,
    StoreError,
    TargetUnwritable,
    UpgradeFailed,
)
from ara_desktop.core.kinds import declarations_digest
from ara_desktop.core.ops import chain
from ara_desktop.core.ports import Clock, Ids, Monitor, Silent
from ara_desktop.store.engine import Writer, make_readers, open_connection, translated, writing_engine
from ara_desktop.store.files import remove_database, sync_folder
from ara_desktop.store.lock import WriterLock
from ara_desktop.store.logs import Logs
from ara_desktop.store.running import Connection
from ara_desktop.store.search import Vocabulary
from ara_desktop.store.store import Store
from ara_desktop.store.writing import Writing

if TYPE_CHECKING:  # it comes with the first unit of work
    from sqlalchemy import Engine

APPLICATION_ID = 0x41524131
FORMAT = 2  # 2: receipts of imports
PLAIN_HEADER = b"SQLite format 3\x00"
CHECKED_AT_OPEN = 100
BACKUPS = "backups"


def create_store(
    path: Path,
    about: Mapping[str, str],
    fill: Callable[[Writing], None],
    *,
    key: bytes | None,
    clock: Clock,
    ids: Ids,
) -> None:
    """Make a dossier file whole or not at all: built beside its place, then renamed.

    ``about`` are its facts, ``fill`` writes what it begins with. Raises: DossierExists, TargetUnwritable, StoreError.
    """
    if path.exists():
        raise DossierExists(file=path.name)
    part = path.with_name(path.name + ".part")
    try:
        remove_database(part)
        part.touch(mode=0o600)
        with translated(path):
            _build(part, about, fill, key=key, clock=clock, ids=ids)
        part.chmod(0o600)
        part.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        raise TargetUnwritable(file=path.name, reason=fault.strerror or "") from fault
    finally:
        with suppress(OSError):
            remove_database(part)


def _build(
    part: Path, about: Mapping[str, str], fill: Callable[[Writing], None], *, key: bytes | None, clock: Clock, ids: Ids
) -> None:
    from ara_desktop.store.rebuilding import make_derived

    engine = writing_engine(part, key)
    try:
        with engine.begin() as connection:
            _make_log_tables(connection)
        with engine.begin() as connection:
            make_derived(connection)
            rows = [(name, value) for name, value in {**about, "derived": declarations_digest()}.items()]
            connection.exec_driver_sql("INSERT INTO about VALUES (?,?)", rows)
            fill(Writing(connection, Vocabulary(), clock, ids))
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")
        _checkpoint(engine)
    finally:
        engine.dispose()
    with part.open("rb") as file:
        os.fsync(file.fileno())


def _make_log_tables(connection: Connection) -> None:
    """The log's own tables as they are today, in the transaction of the connection.

    Alembic is imported only where tables are made or changed: it costs a quarter of a second.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _checkpoint(engine: "Engine") -> None:
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


def is_encrypted(path: Path) -> bool:
    """Whether the file is not plain SQLite. Raises: DossierMissing, NotADossier for an empty or short file."""
    try:
        with path.open("rb") as file:
            header = file.read(16)
    except FileNotFoundError as fault:
        raise DossierMissing(file=path.name) from fault
    except OSError as fault:
        raise NotADossier(file=path.name) from fault
    if len(header) < 16:
        raise NotADossier(file=path.name)
    return header != PLAIN_HEADER


def open_store(
    path: Path,
    *,
    key: bytes | None,
    clock: Clock,
    ids: Ids,
    holder: str,
    write: bool = True,
    monitor: Monitor | None = None,
    backups: Path | None = None,
) -> Store:
    """Open a dossier. ``key``: its 32 raw bytes if it is encrypted; ``holder`` is shown to a second writer.

    A file of an older format is read as it is; opened for writing it is brought up to date, after a backup in
    ``backups`` (else in the folder of that name beside it).
    Raises: DossierMissing, NotADossier, PassphraseNeeded, PassphraseWrong, DossierNewer, DossierDamaged, DossierInUse,
    ReadOnly, UpgradeFailed. A file that is refused is left as it was.
    """
    encrypted = is_encrypted(path)
    if encrypted and key is None:
        raise PassphraseNeeded(file=path.name)
    if not encrypted:
        key = None
    found = _look(path, key, encrypted)
    lock = WriterLock(path, holder).acquire() if write else None
    writer = Writer(path, key) if write else None
    store = Store(path, readers=make_readers(path, key), writer=writer, lock=lock, clock=clock, ids=ids, key=key)
    try:
        with translated(path, encrypted=encrypted):
            _first_checks(store)
            if writer is not None:
                if found < FORMAT:
                    _upgrade(store, writer, found, backups or path.absolute().parent / BACKUPS)
                _rebuild_if_stale(store, writer, monitor or Silent())
    except BaseException:
        store.close()
        raise
    return store


def _look(path: Path, key: bytes | None, encrypted: bool) -> int:
    """Judge marks and format before anything may write; gives the format."""
    with translated(path, encrypted=encrypted):
        connection: sqlcipher3.Connection = open_connection(path, key, write=False)
        try:
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
            (found,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    if mark != APPLICATION_ID:
        raise NotADossier(file=path.name)
    if found > FORMAT:
        raise DossierNewer(file=path.name, found=found, known=FORMAT)
    return int(found)


def _upgrade(store: Store, writer: Writer, found: int, backups: Path) -> None:
    """Bring the log's own tables to the format of today: backup first, then one transaction. Raises: UpgradeFailed."""
    from ara_desktop.store.checking import keep_backup

    try:
        keep_backup(store, backups, store.clock.now_ms())
        with translated(store.path, encrypted=store.encrypted), writer.engine.begin() as connection:
            _make_log_tables(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")
    except (StoreError, TargetUnwritable) as fault:
        reason = str(fault.facts.get("reason") or fault.facts.get("finding") or "")
        raise UpgradeFailed(file=store.path.name, found=found, reason=reason) from fault


def _first_checks(store: Store) -> None:
    """Heads and the last ops of each log at open; the rest of the chain is proved on demand (``checking``)."""
    with store.reading() as view:
        finding = last_ops_finding(view.connection, view.logs, CHECKED_AT_OPEN)
    if finding:
        raise DossierDamaged(file=store.path.name, finding=finding)


def _rebuild_if_stale(store: Store, writer: Writer, monitor: Monitor) -> None:
    """Derived tables that another program's declarations made are made again."""
    with store.reading() as view:
        stale = view.about("derived") != declarations_digest()
    if stale:
        from ara_desktop.store.rebuilding import rebuild

        with writer.engine.begin() as connection:
            rebuild(connection, monitor)


def last_ops_finding(connection: Connection, logs: Logs, depth: int) -> str:
    """What is wrong at the end of the logs; empty if nothing is. ``depth``: ops a log to look at."""
    for log in logs:
        first = max(1, log.last - depth + 1)
        rows = connection.exec_driver_sql(
            "SELECT header, digest FROM op WHERE oid BETWEEN ? AND ? ORDER BY oid", (log.oid(first), log.oid(log.last))
        ).fetchall()
        if len(rows) != min(log.last, depth):
            return f"log {log.replica[:8]}.{log.compartment}: ops are missing"
        for before, row in pairwise(rows):
            if chain(before[1], row[0]) != row[1]:
                return f"log {log.replica[:8]}.{log.compartment}: the chain is broken"
        if rows and rows[-1][1] != log.digest:
            return f"log {log.replica[:8]}.{log.compartment}: the end does not fit"
    return ""
