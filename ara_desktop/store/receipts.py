# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Rows of table ``receipt``: what one import did. They belong to this file and never travel."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from ara_desktop.store.running import Connection

Record = tuple[str, str]
Place = tuple[str, str, str]
_COLUMNS = "number, id, at, sender, name, bundle, sha256, made, extent, told, again, again_at, undone, undone_at"


@dataclass(frozen=True, slots=True)
class Extent:
    """What an import added, by row number of the log: where every log ended ``before`` it, and where grown ones ended ``after``."""

    before: Mapping[int, int]
    after: Mapping[int, int]

    def held_before(self, lid: int, seq: int) -> bool:
        """Whether that change was here when the import began."""
        return seq <= self.before.get(lid, 0)

    def held_after(self, lid: int, seq: int) -> bool:
        """Whether that change was here when the import had ended."""
        return seq <= self.after.get(lid, self.before.get(lid, 0))

    def runs(self) -> tuple[tuple[int, int, int], ...]:
        """What came: (log, first, last)."""
        return tuple((lid, self.before.get(lid, 0) + 1, last) for lid, last in sorted(self.after.items()))


@dataclass(frozen=True, slots=True)
class Told:
    """What the person was told; numbers count changes and records.

    Attributes:
        conflicts: Fields in conflict after it.
        missing: Gaps, as ``LOG:FIRST-LAST``.
        late: What was held back because of a fork, in the same form.
        forks: Logs that somebody wrote twice under one name.
        voided: Clearances that fell, as (record, part).
    """

    new: int
    known: int
    created: int
    updated: int
    conflicts: tuple[Place, ...] = ()
    missing: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    forks: tuple[str, ...] = ()
    voided: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """One import. Moments are milliseconds since 1970 in UTC, 0 for never.

    Attributes:
        number: Rises with every import of this file.
        sender: Replica of the sender; ``name`` as it was known then.
        bundle: The bundle's own id; ``sha256`` names the file; ``made_ms`` is its age by the sender's clock.
        again: How often the same file came again and brought nothing.
        undone: The change that took it back; empty while it stands.
    """

    number: int
    id: str
    at_ms: int
    sender: str
    name: str
    bundle: str
    sha256: str
    made_ms: int
    extent: Extent
    told: Told
    again: int = 0
    again_ms: int = 0
    undone: str = ""
    undone_ms: int = 0


_EXTENT, _TOLD = msgspec.json.Decoder(Extent), msgspec.json.Decoder(Told)


def keep_receipt(run: Connection, receipt: Receipt, created: Sequence[Record], updated: Sequence[Record]) -> None:
    """Write a new receipt; its number is given here."""
    records = {"created": _by_kind(created), "updated": _by_kind(updated)}
    run.exec_driver_sql(
        "INSERT INTO receipt SELECT coalesce(max(number),0)+1,?,?,?,?,?,?,?,?,?,?,0,0,'',0 FROM receipt",
        (
            receipt.id, receipt.at_ms, receipt.sender, receipt.name, receipt.bundle, receipt.sha256, receipt.made_ms,
            _json(receipt.extent), _json(receipt.told), _json(records),
        ),
    )  # fmt: skip


def all_receipts(run: Connection) -> tuple[Receipt, ...]:
    """Every receipt, newest first; none in a file that was never opened for writing since there are receipts."""
    if not run.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name='receipt'").scalar():
        return ()
    rows = run.exec_driver_sql(f"SELECT {_COLUMNS} FROM receipt ORDER BY number DESC")  # noqa: S608 - our own text
    return tuple(_receipt(row) for row in rows)


def records_of(run: Connection, id_: str) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """The records that an import made, and those that it changed."""
    found = json.loads(str(run.exec_driver_sql("SELECT records FROM receipt WHERE id=?", (id_,)).scalar()))
    created, updated = (
        tuple((kind, one) for kind, ids in found[name].items() for one in ids) for name in ("created", "updated")
    )
    return created, updated


def mark_again(run: Connection, id_: str, now_ms: int) -> None:
    """Note that the same file came once more and brought nothing."""
    run.exec_driver_sql("UPDATE receipt SET again=again+1, again_at=? WHERE id=?", (now_ms, id_))


def mark_undone(run: Connection, id_: str, change: str, now_ms: int) -> None:
    """Note the change that took an import back."""
    run.exec_driver_sql("UPDATE receipt SET undone=?, undone_at=? WHERE id=?", (change, now_ms, id_))


def _receipt(row: Sequence[object]) -> Receipt:
    number, id_, at, sender, name, bundle, sha256, made, extent, told, again, again_at, undone, undone_at = row
    return Receipt(
        _whole(number), str(id_), _whole(at), str(sender), str(name), str(bundle), str(sha256), _whole(made),
        _EXTENT.decode(str(extent)), _TOLD.decode(str(told)), _whole(again), _whole(again_at), str(undone),
        _whole(undone_at),
    )  # fmt: skip


def _by_kind(records: Sequence[Record]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, id_ in records:
        found.setdefault(kind, []).append(id_)
    return found


def _whole(value: object) -> int:
    return int(str(value))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
