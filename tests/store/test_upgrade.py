# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers of format 1, written by the program of that time, are opened, read and brought up to date by every later one."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
import sqlcipher3

from ara_desktop.core.errors import UpgradeFailed
from ara_desktop.core.ports import Silent
from ara_desktop.service import dossiers
from ara_desktop.service.records import conflicts, history, list_records, write_fields
from ara_desktop.store.checking import findings
from ara_desktop.store.opening import FORMAT
from tests.conftest import MovedClock, RepeatableIds

DATA = Path(__file__).parents[1] / "data" / "format-1"
WANTED = json.loads((DATA / "dossiers.json").read_text("utf-8"))
SECRETS = {"plain": None, "encrypted": "Muster 1"}
NAMES = sorted(SECRETS)


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


@pytest.fixture
def old(name, tmp_path):
    """A copy of a dossier of format 1, with its key slots."""
    for file in DATA.glob(f"{name}.aradossier*"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / f"{name}.aradossier"


def opened(path, name, **more):
    parts = {"clock": MovedClock(), "ids": RepeatableIds(5), "holder": "Test"}
    return dossiers.open_dossier(path, passphrase=SECRETS[name], **parts, **more)


def told(store):
    kinds = ("position", "intervention", "paragraph", "event", "attachment", "clearance")
    records = {kind: list_records(store, kind) for kind in kinds}
    plain = {
        kind: [
            {
                "id": one.id,
                "fields": {k: list(v) if isinstance(v, tuple) else v for k, v in one.fields.items()},
                "conflicts": list(one.conflicts),
            }
            for one in found
        ]
        for kind, found in records.items()
    }
    disputed = [[c.kind, c.id, c.field, c.base, sorted(str(h.value) for h in c.heads)] for c in conflicts(store)]
    past = sum(len(history(store, one.id, kind)) for kind, found in records.items() for one in found)
    return {"records": plain, "conflicts": disputed, "history": past}


def format_of(path, name):
    """The mark in a plain file; an encrypted one says it to those who have its key."""
    key = dossiers.unlock(path, SECRETS[name])
    connection = sqlcipher3.connect(path)
    if key is not None:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return found


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("kept", [*(f"{name}.aradossier" for name in NAMES), "encrypted.aradossier.keys"])
def test_files_of_format_1_are_kept_for_ever(kept):
    assert (DATA / kept).is_file(), f"{kept} was written by format 1 and must stay"


def test_reading_leaves_the_old_file_as_it_is(old, name):
    before = digest(old)
    store = opened(old, name, write=False)
    assert told(store) == WANTED[name]
    store.close()
    assert digest(old) == before
    assert format_of(old, name) == 1


def test_opening_for_writing_brings_it_up_to_date_and_loses_nothing(old, name):
    store = opened(old, name)
    assert told(store) == WANTED[name]
    assert findings(store, Silent()) == ()
    record = list_records(store, "position")[0]
    write_fields(store, "position", record.id, {"ask": "weiter"})
    store.close()
    assert format_of(old, name) == FORMAT
    again = opened(old, name)
    assert list_records(again, "position")[0].fields["ask"] == "weiter"
    again.close()


def test_a_backup_of_the_old_file_is_kept_first_and_only_once(old, name, tmp_path):
    opened(old, name).close()
    opened(old, name).close()
    (kept,) = (tmp_path / "backups").glob("*.aradossier")
    assert format_of(kept, name) == 1
    store = opened(kept, name, write=False)
    assert told(store) == WANTED[name]
    store.close()


def test_without_a_backup_nothing_is_upgraded(old, name, tmp_path):
    (tmp_path / "backups").write_text("no folder")
    before = digest(old)
    with pytest.raises(UpgradeFailed) as caught:
        opened(old, name)
    assert caught.value.facts["reason"]
    assert digest(old) == before
    (tmp_path / "backups").unlink()
    opened(old, name).close()


def test_an_upgrade_that_fails_half_way_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "plain.aradossier"
    shutil.copy(DATA / path.name, path)
    connection = sqlcipher3.connect(path)
    connection.execute("CREATE TABLE receipt (odd)")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = digest(path)
    with pytest.raises(UpgradeFailed):
        opened(path, "plain")
    assert digest(path) == before
    assert format_of(path, "plain") == 1
    store = opened(path, "plain", write=False)
    assert told(store) == WANTED["plain"]
    store.close()
