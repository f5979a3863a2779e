# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Connections that only read: kept while idle, one snapshot each, closed after a fault."""

import subprocess
import sys
import threading

import pytest
import sqlcipher3

from ara_desktop.store.engine import make_readers, open_connection
from ara_desktop.store.running import Readers


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "numbers.db"
    made = open_connection(path, None, write=True)
    made.execute("CREATE TABLE number (value)")
    made.execute("INSERT INTO number VALUES (1), (2), (3)")
    made.close()
    return path


@pytest.fixture
def opened(file):
    """Readers that count the connections they open."""
    made = []

    def connect():
        made.append(open_connection(file, None, write=False))
        return made[-1]

    readers = Readers(connect)
    yield readers, made
    readers.dispose()


def numbers(connection):
    return [row[0] for row in connection.exec_driver_sql("SELECT value FROM number ORDER BY value")]


def test_an_idle_connection_is_used_again(opened):
    readers, made = opened
    for _ in range(5):
        with readers.begin() as connection:
            assert numbers(connection) == [1, 2, 3]
    assert len(made) == 1


def test_rows_are_handed_out_in_every_way_the_store_asks_for_them(opened):
    with opened[0].begin() as connection:
        found = connection.exec_driver_sql("SELECT value FROM number WHERE value>? ORDER BY value", (1,))
        assert found.fetchone() == (2,)
        assert found.fetchall() == [(3,)]
        assert found.fetchone() is None
        assert connection.exec_driver_sql("SELECT max(value) FROM number").scalar() == 3
        assert connection.exec_driver_sql("SELECT value FROM number WHERE value>9").scalar() is None


def test_a_reader_sees_one_snapshot_whatever_others_write(opened, file):
    readers, made = opened
    with readers.begin() as before:
        assert numbers(before) == [1, 2, 3]
        writer = open_connection(file, None, write=True)
        writer.execute("INSERT INTO number VALUES (4)")
        writer.close()
        assert numbers(before) == [1, 2, 3]
        with readers.begin() as after:
            assert numbers(after) == [1, 2, 3, 4]
    assert len(made) == 2


def test_a_reader_cannot_write(opened):
    with pytest.raises(sqlcipher3.Error, match="readonly"), opened[0].begin() as connection:
        connection.exec_driver_sql("DELETE FROM number")


def test_a_connection_on_which_something_failed_is_not_used_again(opened):
    readers, made = opened
    with pytest.raises(LookupError), readers.begin():
        raise LookupError
    with pytest.raises(sqlcipher3.ProgrammingError):
        made[0].execute("SELECT 1")
    with readers.begin() as connection:
        assert numbers(connection) == [1, 2, 3]
    assert len(made) == 2


def test_rows_nobody_fetched_do_not_hold_the_snapshot(opened, file):
    readers, _ = opened
    with readers.begin() as connection:
        unread = connection.exec_driver_sql("SELECT value FROM number")
        unread.fetchone()
    writer = open_connection(file, None, write=True)
    writer.execute("DELETE FROM number")
    assert writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    writer.close()
    with readers.begin() as connection:
        assert numbers(connection) == []
    del unread


def test_after_the_end_nothing_is_kept_open(opened):
    readers, made = opened
    with readers.begin() as connection:
        readers.dispose()
        assert numbers(connection) == [1, 2, 3]
    with pytest.raises(sqlcipher3.ProgrammingError):
        made[0].execute("SELECT 1")


def test_threads_read_at_the_same_time(file):
    readers, together, found = make_readers(file, None), threading.Barrier(4, timeout=10), []

    def read():
        with readers.begin() as connection:
            together.wait()
            found.append(numbers(connection))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    readers.dispose()
    assert found == [[1, 2, 3]] * 4


def test_who_only_reads_does_not_load_sqlalchemy(new_dossier):
    path = new_dossier().path
    source = f"""
import sys
from pathlib import Path
from ara_desktop.app import build
store = build().open(Path({str(path)!r}), write=False)
with store.reading() as view:
    assert view.records("point")
store.close()
print("sqlalchemy" in sys.modules)
"""
    ended = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "False"
