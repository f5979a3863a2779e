# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Proving the file, copying it, and keeping backups."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from ara_desktop.core.errors import DossierDamaged, TargetUnwritable
from ara_desktop.core.ops import chain, chain_start
from ara_desktop.core.ports import Monitor
from ara_desktop.store.engine import open_connection, translated
from ara_desktop.store.files import remove_database, replace_whole, sync_folder
from ara_desktop.store.logs import Log
from ara_desktop.store.rebuilding import derived_lines, rebuild
from ara_desktop.store.running import Connection
from ara_desktop.store.store import Store

REPORT_EVERY = 5_000
NAME = "%Y%m%dT%H%M%S"
SLOTS = ".keys"
KEEP_ALL = timedelta(days=2)
KEEP = (("%Y%m%d", 12), ("%G%V", 10), ("%Y%m", 9))  # daily, weekly, monthly


def findings(store: Store, monitor: Monitor) -> tuple[str, ...]:
    """What is wrong with the file, in plain technical words; empty if nothing is."""
    with store.reading() as view:
        said = view.connection.exec_driver_sql("PRAGMA integrity_check").fetchall()
        found = [str(row[0]) for row in said if row[0] != "ok"]
        dossier = view.facts().dossier
        for log in view.logs:
            found += _chain_findings(view.connection, dossier, log, monitor)
    return (*found, *_derived_findings(store, monitor)) if not found else tuple(found)


def _chain_findings(connection: Connection, dossier: str, log: Log, monitor: Monitor) -> list[str]:
    digest, seq = chain_start(dossier, log.replica, log.compartment), 0
    name = f"{log.replica[:8]}.{log.compartment}"
    rows = connection.exec_driver_sql(
        "SELECT oid, header, digest FROM op WHERE oid BETWEEN ? AND ? ORDER BY oid", (log.oid(1), log.oid(log.last))
    )
    for oid, header, kept in rows:
        seq += 1
        digest = chain(digest, header)
        if oid != log.oid(seq) or digest != kept:
            return [f"{name}: {seq}"]
        if seq % REPORT_EVERY == 0:
            monitor.progress(seq, log.last, "check")
    return [] if seq == log.last and (digest == log.digest) else [f"{name}: {seq} / {log.last}"]


def _derived_findings(store: Store, monitor: Monitor) -> tuple[str, ...]:
    """Rebuild beside and compare; the transaction is rolled back."""
    if store.read_only:
        return ()
    with store.writing(keep=False) as work:
        kept = list(derived_lines(work.view.connection))
        rebuild(work.view.connection, monitor)
        again = list(derived_lines(work.view.connection))
    return () if kept == again else ("derived tables differ from the log",)


def rebuild_tables(store: Store, monitor: Monitor) -> None:
    """Drop what is derived and make it again from the log."""
    with store.writing() as work:
        rebuild(work.view.connection, monitor)


def copy_to(store: Store, out: Path) -> None:
    """A consistent copy under a final name only when it is whole and opens. Raises: TargetUnwritable, DossierDamaged."""
    part = out.with_name(out.name + ".part")
    try:
        remove_database(part)
        part.touch(mode=0o600)
        with translated(out):
            store.copy_into(part)
        _proved(part, store)
        part.chmod(0o600)
        part.replace(out)
        sync_folder(out.parent)
    except OSError as fault:
        raise TargetUnwritable(file=out.name, reason=fault.strerror or "") from fault
    finally:
        remove_database(part)


def _proved(part: Path, store: Store) -> None:
    with translated(part, encrypted=store.encrypted):
        connection = open_connection(part, store.key, write=False)
        try:
            (said,) = connection.execute("PRAGMA quick_check").fetchone()
        finally:
            connection.close()
    if said != "ok":
        raise DossierDamaged(file=store.path.name, finding="database disk image is malformed")


def keep_backup(store: Store, folder: Path, now_ms: int) -> Path:
    """A dated backup in ``folder``; older ones thin out: all of 2 days, 12 daily, 10 weekly, 9 monthly.

    Raises: TargetUnwritable, DossierDamaged.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise TargetUnwritable(file=folder.name, reason=fault.strerror or "") from fault
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    out = folder / f"{store.path.stem}-{now.strftime(NAME)}-{now_ms % 1000:03d}{store.path.suffix}"
    if not out.exists():
        _keep_slots(store.path, out)
        copy_to(store, out)
        for name in superfluous([p.name for p in folder.glob(f"{store.path.stem}-*{store.path.suffix}")], now):
            (folder / name).unlink()
            (folder / f"{name}{SLOTS}").unlink(missing_ok=True)
    return out


def _keep_slots(path: Path, out: Path) -> None:
    """The key slots go along: without them nobody could open the backup of an encrypted dossier."""
    slots = path.with_name(path.name + SLOTS)
    if slots.exists():
        replace_whole(out.with_name(out.name + SLOTS), slots.read_bytes())


def superfluous(names: list[str], now: datetime) -> list[str]:
    """Which backups may go; the newest of each kept day, week and month stays."""
    dated = sorted(((when, name) for name in names if (when := _when(name))), reverse=True)
    kept = {name for when, name in dated if now - when <= KEEP_ALL}
    for pattern, count in KEEP:
        newest: dict[str, str] = {}
        for when, name in dated:
            newest.setdefault(when.strftime(pattern), name)
        kept.update(list(newest.values())[:count])
    return sorted(name for _, name in dated if name not in kept)


def _when(name: str) -> datetime | None:
    parts = Path(name).stem.rsplit("-", 2)
    try:
        return datetime.strptime(parts[-2], NAME).replace(tzinfo=UTC)
    except (ValueError, IndexError):
        return None
