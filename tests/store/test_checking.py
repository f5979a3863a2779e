# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Proving, rebuilding, copying, keeping backups."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlcipher3

from ara_desktop.core.errors import Cancelled, TargetUnwritable
from ara_desktop.core.ports import Silent
from ara_desktop.service import dossiers
from ara_desktop.service.records import Assignment, list_records, retire, set_fields
from ara_desktop.store.checking import keep_backup, superfluous
from ara_desktop.store.rebuilding import derived_lines


def edit(store, point, text):
    fields = {"region": "DED", "point": point, "line": text, "red_line": f"Nie {text}"}
    return set_fields(store, "position", None, [Assignment(f, "=", v) for f, v in fields.items()])[0]


def derived(store):
    with store.reading() as view:
        return list(derived_lines(view.connection))


def test_a_healthy_dossier_has_no_findings(new_dossier):
    store = new_dossier()
    edit(store, "1", "Text")
    assert dossiers.check(store, Silent()) == ()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE op SET header=x'7b7d' WHERE oid=(SELECT min(oid) FROM op)",
        "DELETE FROM op WHERE oid=(SELECT min(oid) FROM op)",
        "DELETE FROM head WHERE fid=(SELECT max(fid) FROM head)",
        "UPDATE head SET value='gelogen' WHERE fid=(SELECT max(fid) FROM head)",
    ],
)
def test_check_finds_harm_that_the_engine_calls_ok(new_dossier, harm):
    store = new_dossier()
    edit(store, "1", "Text")
    with store.writing() as work:
        work.view.connection.exec_driver_sql(harm)
    assert dossiers.check(store, Silent())


def test_rebuilt_tables_equal_maintained_ones(new_dossier):
    store = new_dossier()
    for text in ("eins", "zwei", "drei"):
        edit(store, "1", text)
        record = edit(store, "2", text)
    retire(store, record.id, "weg")
    before = derived(store)
    dossiers.rebuild_tables(store, Silent())
    assert derived(store) == before


def test_rebuild_can_be_stopped_and_changes_nothing(new_dossier):
    store = new_dossier()
    before = derived(store)

    class Stop:
        def progress(self, *stage):
            raise Cancelled(what=stage[-1])

    with pytest.raises(Cancelled):
        dossiers.rebuild_tables(store, Stop())
    assert derived(store) == before


def test_a_backup_opens_and_is_whole(new_dossier, tmp_path, clock, ids):
    store = new_dossier(passphrase="geheim")
    edit(store, "1", "Text")
    out = tmp_path / "kopie.aradossier"
    dossiers.backup(store, out)
    copy = dossiers.open_dossier(out, passphrase="geheim", clock=clock, ids=ids, holder="Test")
    assert list_records(copy, "position")[0].text("line") == "Text"
    copy.close()
    assert not list(tmp_path.glob("*.part*"))


def test_a_backup_never_overwrites(new_dossier, tmp_path):
    store = new_dossier()
    out = tmp_path / "kopie.aradossier"
    out.write_bytes(b"wichtig")
    with pytest.raises(TargetUnwritable):
        dossiers.backup(store, out)
    assert out.read_bytes() == b"wichtig"


def test_a_damaged_copy_is_not_handed_out(new_dossier, tmp_path, monkeypatch):
    store = new_dossier()
    monkeypatch.setattr(
        type(store), "copy_into", lambda _, part: part.write_bytes(b"SQLite format 3\x00" + b"x" * 5000)
    )
    with pytest.raises(Exception) as caught:
        dossiers.backup(store, tmp_path / "kopie.aradossier")
    assert caught.value.code in ("NOT_A_DOSSIER", "DOSSIER_DAMAGED")
    assert not (tmp_path / "kopie.aradossier").exists()


def test_backups_thin_out_with_age():
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    stamps = [now - timedelta(hours=6 * n) for n in range(4 * 400)]
    names = [f"d-{when:%Y%m%dT%H%M%S}-000.aradossier" for when in stamps]
    gone = superfluous([*names, "fremd.aradossier"], now)
    kept = sorted(set(names) - set(gone))
    assert "fremd.aradossier" not in gone
    assert len([name for name in kept if name >= "d-20261120T12"]) == 9
    assert 9 + 10 + 6 + 6 <= len(kept) <= 9 + 12 + 10 + 9


def test_backups_in_one_folder_do_not_touch_others(new_dossier, tmp_path, clock):
    store = new_dossier()
    folder = tmp_path / "backups"
    first = keep_backup(store, folder, clock.ms)
    clock.ms += 1000
    second = keep_backup(store, folder, clock.ms)
    assert first.exists()
    assert second.exists()
    assert sqlcipher3.connect(second).execute("SELECT count(*) FROM op").fetchone()[0] > 0
