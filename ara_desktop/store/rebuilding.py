# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Derived tables, dropped and made again from the log."""

import json
from collections.abc import Iterator
from typing import cast

import sqlalchemy

from ara_desktop.core.kinds import declarations_digest
from ara_desktop.core.ports import Monitor
from ara_desktop.store.applying import Applier
from ara_desktop.store.logs import Logs
from ara_desktop.store.running import Connection
from ara_desktop.store.schema import DERIVED, SEARCH, SEARCH_DROP
from ara_desktop.store.views import decode_op

REPORT_EVERY = 5_000


def make_derived(connection: Connection) -> None:
    """Make the derived tables, empty; the connection is that of a unit of work."""
    DERIVED.create_all(cast("sqlalchemy.Connection", connection))
    connection.exec_driver_sql(SEARCH)


def rebuild(connection: Connection, monitor: Monitor) -> None:
    """Drop all derived tables and make them again, in the transaction of the connection."""
    connection.exec_driver_sql(SEARCH_DROP)
    DERIVED.drop_all(cast("sqlalchemy.Connection", connection))
    make_derived(connection)
    dossier = str(connection.exec_driver_sql("SELECT value FROM about WHERE key='dossier'").scalar())
    logs = Logs(connection, dossier)
    total = int(connection.exec_driver_sql("SELECT count(*) FROM op").scalar() or 0)
    applier = Applier(connection, logs, keep_ops=False, from_start=True)
    for done, (oid, header, payload, digest) in enumerate(
        connection.exec_driver_sql("SELECT oid, header, payload, digest FROM op ORDER BY oid").fetchall()
    ):
        applier.add(logs.of(oid), decode_op(header, payload), digest)
        if done % REPORT_EVERY == 0:
            monitor.progress(done, total, "rebuild")
    applier.finish()
    connection.exec_driver_sql("INSERT OR REPLACE INTO about VALUES ('derived',?)", (declarations_digest(),))


def derived_lines(connection: Connection) -> Iterator[bytes]:
    """The derived tables as canonical lines that do not depend on row numbers: equal on all replicas with equal logs.

    The list of words is left out: it may still hold words of texts that were replaced since.
    """
    rows = connection.exec_driver_sql(
        "SELECT r.kind, r.id, f.name, hex(o.digest), h.value, r.retired, d.fid IS NOT NULL, s.rowid IS NOT NULL"
        " FROM record r JOIN field f USING (rid) JOIN head h USING (fid) JOIN op o USING (oid)"
        " LEFT JOIN dispute d USING (fid) LEFT JOIN search s ON s.rowid=f.fid ORDER BY 1,2,3,4"
    )
    for row in rows:
        yield json.dumps(list(row), ensure_ascii=False).encode()
