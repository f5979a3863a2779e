# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The rows of table ``log`` while a unit of work runs."""

from collections.abc import Iterator
from dataclasses import dataclass

from ara_desktop.core.ops import chain_start
from ara_desktop.store.running import Connection

SEQ_BITS = 40
SEQ_MASK = (1 << SEQ_BITS) - 1


@dataclass(slots=True)
class Log:
    """One log. ``last``: sequence of its newest op here; ``digest``: the chain's hash there."""

    lid: int
    replica: str
    compartment: str
    last: int
    digest: bytes
    signature: bytes
    stamp: int
    action: int

    def oid(self, seq: int) -> int:
        """The row number of one of its ops."""
        return self.lid << SEQ_BITS | seq


class Logs:
    """All logs of a dossier by replica and compartment; a missing one is made when it is first named."""

    def __init__(self, connection: Connection, dossier: str) -> None:
        self._connection, self._dossier = connection, dossier
        rows = connection.exec_driver_sql(
            "SELECT lid, replica, compartment, last, digest, signature, stamp, action FROM log ORDER BY lid"
        )
        found = [Log(*row) for row in rows]
        self._by_name = {(log.replica, log.compartment): log for log in found}
        self._by_lid = {log.lid: log for log in found}

    def __iter__(self) -> Iterator[Log]:
        return iter(sorted(self._by_lid.values(), key=lambda log: (log.replica, log.compartment)))

    def by_lid(self, lid: int) -> Log:
        """The log with that row number."""
        return self._by_lid[lid]

    def of(self, oid: int) -> Log:
        """The log that an op stands in."""
        return self._by_lid[oid >> SEQ_BITS]

    def find(self, replica: str, compartment: str) -> Log | None:
        """The log, or None while nothing of it was ever named."""
        return self._by_name.get((replica, compartment))

    def need(self, replica: str, compartment: str) -> Log:
        """The log, made empty if it is new."""
        log = self._by_name.get((replica, compartment))
        if log is None:
            lid = max(self._by_lid, default=0) + 1
            log = Log(lid, replica, compartment, 0, chain_start(self._dossier, replica, compartment), b"", 0, 0)
            self._by_name[replica, compartment] = self._by_lid[lid] = log
            self._connection.exec_driver_sql(
                "INSERT INTO log VALUES (?,?,?,0,?,?,0,0)", (lid, replica, compartment, log.digest, b"")
            )
        return log

    def keep(self, log: Log) -> None:
        """Write how far a log reaches now."""
        self._connection.exec_driver_sql(
            "UPDATE log SET last=?, digest=?, signature=?, stamp=?, action=? WHERE lid=?",
            (log.last, log.digest, log.signature, log.stamp, log.action, log.lid),
        )

    def newest_stamp(self, compartment: str) -> int:
        """The newest stamp of a compartment: clocks are kept per compartment, so that one tells nothing of the other."""
        return max((log.stamp for log in self if log.compartment == compartment), default=0)

    def reference(self, oid: int, inside: Log) -> str:
        """How an op of log ``inside`` names the op ``oid`` among its parents."""
        log, seq = self.of(oid), oid & SEQ_MASK
        return str(seq) if log.lid == inside.lid else f"{log.replica}:{seq}"

    def locate(self, parent: str, inside: Log) -> tuple[int, Log]:
        """The row number of a parent named in log ``inside``, and the log it stands in."""
        replica, _, seq = parent.rpartition(":")
        log = self.need(replica, inside.compartment) if replica else inside
        return log.oid(int(seq)), log
