# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Import, search and opening, each against a stated baseline in the same run: ``python -m tests.bench.store [OPS ...]``.

Import: the floor is ``executemany`` of the same rows into the same tables (derived and index rows included) in one
transaction on the same engine. Search: every keystroke of ten queries over 100,000 records. Opening: a dossier with
100,000 records and 1,000,000 ops against an empty one. Sizes come from the command line, in ops; default 1,000 to 100,000.
"""

import random
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sqlcipher3

from ara_desktop.core.ops import chain, chain_start, make_op
from ara_desktop.core.ports import Silent
from ara_desktop.core.values import LogEnd, Segment
from ara_desktop.store.folding import fold
from ara_desktop.store.opening import create_store, open_store
from ara_desktop.store.schema import SEARCH
from ara_desktop.store.store import Store
from tests.conftest import START_MS, MovedClock

DOSSIER, AUTHOR = "a" * 32, "b" * 32
LONG, SHORT = "claim", ("counted", "source", "page")
TABLES = ("op", "record", "field", "head", "word")
QUERIES = (
    "transformation",
    "liefer",
    "batterie",
    "quote",
    "region am",
    "stand",
    "kredit",
    "ausbildung",
    "netz",
    "werk",
)
PARTS = [
    "an",
    "be",
    "da",
    "ein",
    "fer",
    "ge",
    "halt",
    "ion",
    "kon",
    "la",
    "mo",
    "netz",
    "ort",
    "pro",
    "quer",
    "ra",
    "stadt",
    "ter",
    "um",
    "ver",
    "werk",
    "zug",
    "for",
    "tra",
    "bat",
    "lie",
    "kre",
    "aus",
    "bil",
]


class SystemIds:
    def token(self, size_bytes: int) -> bytes:
        return secrets.token_bytes(size_bytes)


def vocabulary(size: int, chance: random.Random) -> list[str]:
    """Word-like words, so that the index has the shape of a real one."""
    made = {"".join(chance.choices(PARTS, k=chance.randint(1, 4))) for _ in range(size * 2)}
    return [*sorted(made)[:size], "transformation", "zulieferer", "batterie", "ausbildung", "kredit"]


def log_of(count: int, *, ops_per_record: int = 4) -> Segment:
    """Somebody's log: texts of about 50 words and short fields, edited again and again."""
    chance = random.Random(1)
    words = vocabulary(20_000, chance)
    records = [f"{chance.getrandbits(128):032x}" for _ in range(max(1, count // ops_per_record))]
    last: dict[tuple[str, str], int] = {}
    ops = []
    digest = chain_start(DOSSIER, AUTHOR, "delegation")
    for seq in range(1, count + 1):
        record, name = records[seq % len(records)], chance.choice((LONG, *SHORT))
        value = " ".join(chance.choices(words, k=50 if name == LONG else 6))
        parents = (str(last[record, name]),) if (record, name) in last else ()
        op = make_op(
            seq=seq, stamp=(START_MS << 12) + seq, action=seq, kind="evidence", record=record, field=name,
            parents=parents, label="edit", value=value, salt=chance.randbytes(16),
        )  # fmt: skip
        digest = chain(digest, op.header)
        last[record, name] = seq
        ops.append(op)
    end = LogEnd(AUTHOR, "delegation", count, digest, b"-")
    return Segment(end, 1, chain_start(DOSSIER, AUTHOR, "delegation"), lambda: iter(ops))


def empty(folder: Path, name: str) -> Store:
    path = folder / f"{name}.aradossier"
    about = {
        "dossier": DOSSIER,
        "replica": secrets.token_hex(16),
        "region": "X",
        "name": name,
        "language": "de",
        "training": "0",
    }
    parts = {"clock": MovedClock(), "ids": SystemIds()}
    create_store(path, about, lambda _: None, key=None, **parts)
    return open_store(path, key=None, holder="bench", **parts)


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def take_in(store: Store, segment: Segment) -> None:
    with store.writing() as work:
        work.take_in([segment], Silent(), lambda _: None)


def floor(store: Store, folder: Path) -> float:
    """The same rows into the same tables with ``executemany`` in one transaction."""
    source = sqlcipher3.connect(store.path)
    rows = {name: source.execute(f'SELECT * FROM "{name}"').fetchall() for name in TABLES}
    texts = source.execute("SELECT f.fid, h.value FROM field f JOIN head h USING (fid)").fetchall()
    made = source.execute(
        "SELECT sql FROM sqlite_master WHERE name IN ('op','record','field','head','word','record_kind')"
    )
    statements = [sql for (sql,) in made if sql]
    index = [(fid, fold(text)) for fid, text in texts]
    target = sqlcipher3.connect(folder / f"floor-{time.monotonic_ns()}.db", isolation_level=None)
    for pragma in ("synchronous=EXTRA", "journal_mode=WAL", "cache_size=-32000", "temp_store=MEMORY"):
        target.execute(f"PRAGMA {pragma}")
    for sql in (*statements, SEARCH):
        target.execute(sql)

    def write() -> None:
        target.execute("BEGIN IMMEDIATE")
        for name, lines in rows.items():
            if lines:
                marks = ",".join("?" * len(lines[0]))
                target.executemany(f'INSERT INTO "{name}" VALUES ({marks})', lines)
        target.executemany("INSERT INTO search (rowid, body) VALUES (?,?)", index)
        target.execute("COMMIT")

    return seconds(write)


def import_table(folder: Path, counts: list[int]) -> None:
    print("import      ops   seconds   us/op  cpu us/op   floor s   ratio (goal 4.0)")
    per_op = []
    for count in counts:
        store, segment = empty(folder, f"import-{count}"), log_of(count)
        worked = time.process_time()
        spent = seconds(lambda: take_in(store, segment))  # noqa: B023 - used at once
        worked = time.process_time() - worked
        base = floor(store, folder)
        per_op.append(worked / count)
        print(
            f"{count:15,} {spent:9.2f} {spent / count * 1e6:7.1f} {worked / count * 1e6:10.1f} {base:9.2f} {spent / base:7.2f}",
            flush=True,
        )
        store.close()
    print(f"processor time per op, largest to smallest size: {max(per_op) / min(per_op):.2f} x (goal 1.5)\n")


def search_table(folder: Path, records: int) -> None:
    store = empty(folder, "search")
    take_in(store, log_of(records, ops_per_record=1))
    first = seconds(lambda: search(store, "tra"))
    spent = [seconds(lambda: search(store, query[:end])) for query in QUERIES for end in range(1, len(query) + 1)]  # noqa: B023
    scan = [seconds(lambda: like(store, query)) for query in QUERIES[:3]]  # noqa: B023
    high = statistics.quantiles(spent, n=20)[-1]
    print(f"search over {records:,} records, {len(spent)} keystrokes, without snippets")
    print(
        f"  95th percentile {high * 1000:.1f} ms (goal 20), median {statistics.median(spent) * 1000:.1f}, first {first * 1000:.0f}"
    )
    print(f"  baseline, LIKE over the same texts: {statistics.median(scan) * 1000:.0f} ms\n")
    store.close()


def search(store: Store, words: str) -> None:
    with store.reading() as view:
        view.search(words, snippets=False)


def like(store: Store, words: str) -> None:
    with store.reading() as view:
        view.connection.exec_driver_sql("SELECT fid FROM head WHERE value LIKE ? LIMIT 30", (f"%{words}%!",)).fetchall()


def open_table(folder: Path, count: int) -> None:
    small, large = empty(folder, "open-empty"), empty(folder, "open-large")
    take_in(large, log_of(count, ops_per_record=10))
    paths = [small.path, large.path]
    small.close()
    large.close()

    def once(path: Path) -> None:
        open_store(path, key=None, holder="bench", clock=MovedClock(), ids=SystemIds()).close()

    spent = [[seconds(lambda: once(path)) for _ in range(9)] for path in paths]  # noqa: B023 - used at once
    bare, full = (statistics.median(times) * 1000 for times in spent)
    print(
        f"opening: empty {bare:.1f} ms, {count:,} ops in {count // 10:,} records {full:.1f} ms, {full / bare:.2f} x (goal 1.3)"
    )


def main() -> None:
    counts = [int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        import_table(folder, counts)
        search_table(folder, min(100_000, max(counts)))
        open_table(folder, max(counts))


if __name__ == "__main__":
    main()
