# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Making and opening the file: promises, refusals, one writer."""

import hashlib
import os
import subprocess
import sys

import pytest
import sqlcipher3

from ara_desktop.core.errors import (
    DossierDamaged,
    DossierExists,
    DossierInUse,
    DossierMissing,
    DossierNewer,
    KeysMissing,
    NotADossier,
    PassphraseNeeded,
    PassphraseWrong,
    ReadOnly,
    RegionUnknown,
    TargetUnwritable,
    ValueRefused,
)
from ara_desktop.service import dossiers
from ara_desktop.service.records import Assignment, list_records, set_fields
from ara_desktop.store.opening import FORMAT
from tests.conftest import MovedClock, RepeatableIds


def parts():
    return {"clock": MovedClock(), "ids": RepeatableIds(9)}


def opened(path, **more):
    return dossiers.open_dossier(path, holder="Test", **parts(), **more)


def write_line(store, text):
    return set_fields(
        store,
        "position",
        None,
        [Assignment("region", "=", "DED"), Assignment("point", "=", "3"), Assignment("line", "=", text)],
    )


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "sachsen.aradossier"
    dossiers.create(path, region="DED", name="Anna", **parts())
    return path


def test_new_holds_the_reference_data_and_nothing_else_is_left(file):
    assert sorted(p.name for p in file.parent.iterdir()) == ["sachsen.aradossier"]
    store = opened(file)
    assert len(list_records(store, "point", [("declaration", "ten-points")])) == 10
    store.close()
    assert oct(file.stat().st_mode)[-3:] == "600"


def test_two_new_dossiers_differ_only_in_their_keys(tmp_path):
    ends = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.aradossier"
        dossiers.create(path, region="DED", name=name, clock=MovedClock(), ids=RepeatableIds(ord(name)))
        store = opened(path)
        with store.reading() as view:
            ends.append((view.facts().dossier, dict(view.seed_ends())))
        store.close()
    assert ends[0] == ends[1]


def test_durability_pragmas_are_asserted_in_the_right_order(file, monkeypatch):
    said = []
    real = sqlcipher3.connect

    class Listening(sqlcipher3.Connection):
        def execute(self, statement, *more):
            said.append(statement)
            return super().execute(statement, *more)

    monkeypatch.setattr("ara_desktop.store.engine.sqlcipher3.connect", lambda *a, **k: real(*a, factory=Listening, **k))
    store = opened(file)
    write_line(store, "Text")
    store.close()
    assert "PRAGMA journal_mode=WAL" in said
    at = said.index("PRAGMA journal_mode=WAL")
    assert "PRAGMA synchronous=EXTRA" in said[:at]


def test_an_engine_that_ignores_the_promise_is_not_used(file, monkeypatch):
    from ara_desktop.store import engine

    monkeypatch.setattr(engine, "EXTRA", 99)
    with pytest.raises(engine.PromiseBroken):
        opened(file)


def test_an_existing_file_is_never_overwritten(file):
    before = digest(file)
    with pytest.raises(DossierExists):
        dossiers.create(file, region="DED", name="B", **parts())
    assert digest(file) == before


def test_an_unknown_region_makes_no_file(tmp_path):
    with pytest.raises(RegionUnknown):
        dossiers.create(tmp_path / "x.aradossier", region="Atlantis", name="B", **parts())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", " ", "zwei\nZeilen", "\u202egnirts", "x" * 500])
def test_a_name_that_cannot_be_shown_makes_no_file(tmp_path, name):
    with pytest.raises(ValueRefused):
        dossiers.create(tmp_path / "x.aradossier", region="DED", name=name, **parts())
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises((TargetUnwritable, Exception)) as caught:
        dossiers.create(tmp_path / "no" / "x.aradossier", region="DED", name="B", **parts())
    assert caught.value.code in ("TARGET_UNWRITABLE", "STORE_UNWRITABLE")


@pytest.mark.parametrize("content", [b"", b"short", b"This is a letter, not a dossier. " * 100])
def test_other_files_are_refused_unchanged(tmp_path, content):
    path = tmp_path / "brief.aradossier"
    path.write_bytes(content)
    with pytest.raises((NotADossier, PassphraseNeeded)):
        opened(path)
    assert path.read_bytes() == content


def test_another_sqlite_file_is_not_a_dossier(tmp_path):
    path = tmp_path / "other.aradossier"
    connection = sqlcipher3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(NotADossier):
        opened(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DossierMissing):
        opened(tmp_path / "nowhere.aradossier")


def test_a_newer_format_is_refused_unchanged(file):
    connection = sqlcipher3.connect(file)
    connection.execute(f"PRAGMA user_version={FORMAT + 1}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = digest(file)
    with pytest.raises(DossierNewer) as caught:
        opened(file)
    assert caught.value.facts["found"] == FORMAT + 1
    assert digest(file) == before


def test_a_second_writer_is_told_who_holds_it(file):
    store = opened(file)
    code = (
        "import sys;from pathlib import Path;from ara_desktop.service import dossiers\n"
        "from ara_desktop.core.errors import DossierInUse\n"
        "class P:\n def now_ms(self): return 0\n def token(self,n): return bytes(n)\n"
        "try: dossiers.open_dossier(Path(sys.argv[1]),clock=P(),ids=P(),holder='Zweite')\n"
        "except DossierInUse as e: print(e.facts['holder'])\n"
        "s=dossiers.open_dossier(Path(sys.argv[1]),clock=P(),ids=P(),holder='Leserin',write=False);print(s.read_only)\n"
    )
    told = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["Test", "True"]
    store.close()
    opened(file).close()


def test_kill_leaves_no_lock_behind(file):
    code = (
        "import sys,time;from pathlib import Path;from ara_desktop.service import dossiers\n"
        "class P:\n def now_ms(self): return 0\n def token(self,n): return bytes(n)\n"
        "s=dossiers.open_dossier(Path(sys.argv[1]),clock=P(),ids=P(),holder='Tot');print('offen',flush=True);time.sleep(60)\n"
    )
    dead = subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE, text=True)
    assert dead.stdout.readline().strip() == "offen"
    with pytest.raises(DossierInUse):
        opened(file)
    dead.kill()
    dead.communicate()
    opened(file).close()


def test_a_reader_cannot_write(file):
    store = opened(file, write=False)
    with pytest.raises(ReadOnly):
        write_line(store, "Text")
    store.close()


def test_an_encrypted_dossier_holds_no_plain_text(tmp_path):
    path = tmp_path / "geheim.aradossier"
    dossiers.create(path, region="DED", name="Anna", passphrase="korrekt Pferd", **parts())
    store = opened(path, passphrase="korrekt Pferd")
    write_line(store, "Dieser Satz darf nirgends im Klartext stehen")
    files = [p.read_bytes() for p in path.parent.iterdir()]
    assert not any(b"Klartext stehen" in data or b"SQLite format" in data for data in files)
    store.close()
    assert b"Klartext stehen" not in path.read_bytes()
    with pytest.raises(PassphraseNeeded):
        opened(path)
    with pytest.raises(PassphraseWrong):
        opened(path, passphrase="falsch")
    again = opened(path, passphrase="korrekt Pferd")
    assert list_records(again, "position")[0].text("line").startswith("Dieser Satz")
    again.close()


def test_an_encrypted_dossier_without_its_slots_says_which_file_is_missing(tmp_path):
    path = tmp_path / "geheim.aradossier"
    dossiers.create(path, region="DED", name="Anna", passphrase="korrekt", **parts())
    dossiers.keys_path(path).unlink()
    with pytest.raises(KeysMissing):
        opened(path, passphrase="korrekt")


@pytest.mark.parametrize(
    "statement", ["UPDATE op SET digest=x'00' WHERE oid=(SELECT max(oid) FROM op)", "DELETE FROM op"]
)
def test_damage_at_the_end_of_a_log_is_found_at_open(file, statement):
    connection = sqlcipher3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()
    with pytest.raises(DossierDamaged):
        opened(file)


def test_changed_declarations_rebuild_the_tables(file):
    connection = sqlcipher3.connect(file)
    connection.execute("UPDATE about SET value='old' WHERE key='derived'")
    connection.execute("DELETE FROM head")
    connection.commit()
    connection.close()
    store = opened(file)
    assert len(list_records(store, "point", [("declaration", "ten-points")])) == 10
    store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_can_still_be_read(file):
    file.parent.chmod(0o500)
    try:
        store = opened(file, write=False)
        assert list_records(store, "point")
        store.close()
        with pytest.raises(ReadOnly):
            opened(file)
    finally:
        file.parent.chmod(0o700)


def test_opening_does_not_change_the_file(file):
    before = digest(file)
    opened(file, write=False).close()
    assert digest(file) == before
