# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Records as rows become values; what was read in a snapshot once is not read again."""

import json
from collections.abc import Iterable
from typing import cast

from ara_desktop.core.values import Record
from ara_desktop.store.assembling import HeadRow, assemble
from ara_desktop.store.logs import Logs
from ara_desktop.store.ordering import DEPTH, in_order, targets
from ara_desktop.store.running import Connection

ROWS = (
    "SELECT r.rid, r.kind, r.id, r.retired, f.name, h.oid, h.value"
    " FROM record r JOIN field f USING (rid) JOIN head h USING (fid)"
)
_MOST_KEPT = 20_000
_OF_KIND = f"{ROWS} WHERE r.kind=? ORDER BY r.rid, f.fid"
_ONE = f"{ROWS} WHERE r.id=? ORDER BY r.rid, f.fid"
_MANY = f"{ROWS} WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.rid, f.fid"  # noqa: S608 - our own text


class Records:
    """The records of a connection. ``keeps``: nothing can change meanwhile, so each is read once, up to 20,000."""

    def __init__(self, connection: Connection, logs: Logs, *, keeps: bool) -> None:
        self._run, self._logs, self._keeps = connection, logs, keeps
        self._kinds: dict[str, tuple[Record, ...]] = {}
        self._known: dict[tuple[str, str], Record] = {}
        self._asked: dict[str, tuple[Record, ...]] = {}

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """All records of a kind in natural order, retired ones too."""
        found = self._kinds.get(kind)
        if found is None:
            read = self._read(_OF_KIND, kind)
            self._follow(read)
            found = tuple(in_order(read, self.one))
            self._kinds[kind] = found
            self._known |= {(kind, one.id): one for one in found}
            self._forget()
        return found

    def one(self, kind: str, id_: str) -> Record | None:
        """One record, retired or not; ``kind`` may be ``*``."""
        known = self._known.get((kind, id_))
        if known is not None or kind in self._kinds:
            return known
        found = self._asked.get(id_)
        if found is None:
            found = self._asked[id_] = tuple(self._read(_ONE, id_))
            self._forget()
        return next((one for one in found if kind in ("*", one.kind)), None)

    def many(self, ids: Iterable[str]) -> list[Record]:
        """The records with these ids in one question, in no order."""
        return self._read(_MANY, json.dumps(sorted(ids)))

    def _follow(self, records: Iterable[Record]) -> None:
        """Read all that the order of these records looks at, a question for each step instead of each record."""
        for _ in range(DEPTH):
            wanted = {id_ for kind, id_ in targets(records) if kind not in self._kinds and id_ not in self._asked}
            if not wanted:
                return
            records = self.many(wanted)
            found: dict[str, list[Record]] = {id_: [] for id_ in wanted}
            for one in records:
                found[one.id].append(one)
            self._asked |= {id_: tuple(same) for id_, same in found.items()}

    def _forget(self) -> None:
        if not self._keeps or len(self._known) + len(self._asked) > _MOST_KEPT:
            self._kinds.clear()
            self._known.clear()
            self._asked.clear()

    def _read(self, statement: str, value: str) -> list[Record]:
        rows = self._run.exec_driver_sql(statement, (value,)).fetchall()
        return list(assemble(cast("list[HeadRow]", rows), self._logs))
