# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``receipts``, ``undo``, ``undo-edit``."""

import shutil
from pathlib import Path

from tests.cli.test_exchange import POSITION, friends, pair  # noqa: F401 - fixtures

OLD = Path(__file__).parents[1] / "data" / "format-1" / "plain.aradossier"


def line_of(ara, name):
    return ara("show", f"{name}.aradossier", *POSITION, "--json").json["fields"].get("line")


def test_the_story_of_an_import_that_is_undone_weeks_later(ara, pair, clock):  # noqa: F811
    ara("set", "anna.aradossier", *POSITION, "line=Grund", "ask=Grund")
    pair("anna", "bela")
    ara("set", "anna.aradossier", *POSITION, "line=Anna", "ask=Anna")
    ara("set", "anna.aradossier", "position", "region=DED", "point=4", "line=Neu")
    receipt = pair("anna", "bela").json["receipt"]
    clock.ms += 21 * 24 * 3_600_000
    ara("set", "bela.aradossier", *POSITION, "ask=Bela")
    ara("set", "anna.aradossier", "position", "region=DED", "point=5", "line=später")
    pair("anna", "bela")
    told = ara("receipts", "bela.aradossier", "--json").json["receipts"]
    assert [one["new"] for one in told] == [4, 6, 5]
    assert told[1]["receipt"] == receipt
    assert (told[1]["created"], told[1]["updated"], told[1]["undone"]) == (1, 1, None)
    assert told[1]["sender"]["name"] == "Anna"
    planned = ara("undo", "bela.aradossier", receipt[:8], "--plan", "--json").json
    done = ara("undo", "bela.aradossier", receipt[:8], "--json")
    assert (done.code, planned) == (0, {**done.json, "change": None})
    assert [one["field"] for one in done.json["restored"]] == ["line"]
    assert [(one["field"], one["why"], one["author"]) for one in done.json["kept"]] == [("ask", "edited", "Bela")]
    assert len(done.json["retired"]) == 1
    assert line_of(ara, "bela") == "Grund"
    assert len(ara("list", "bela.aradossier", "position", "--json").json["records"]) == 2
    pair("bela", "anna")
    both = [ara("list", f"{name}.aradossier", "position", "--json").json for name in ("anna", "bela")]
    assert both[0] == both[1]
    assert ara("receipts", "bela.aradossier", "--json").json["receipts"][1]["undone"]["change"] == done.json["change"]


def test_an_import_is_undone_once_and_the_undo_can_be_undone(ara, pair):  # noqa: F811
    ara("set", "anna.aradossier", *POSITION, "line=x")
    pair("anna", "bela")
    done = ara("undo", "bela.aradossier", "last", "--json").json
    again = ara("undo", "bela.aradossier", done["receipt"])
    assert (again.error, again.code) == ("RECEIPT_UNDONE", 1)
    assert ara("undo", "bela.aradossier", "last").error == "RECEIPT_UNKNOWN"
    assert ara("list", "bela.aradossier", "position", "--json").json["records"] == []
    back = ara("undo-edit", "bela.aradossier", done["change"], "--json").json
    assert [one["kind"] for one in back["records"]] == ["position"]
    assert line_of(ara, "bela") == "x"


def test_where_everything_was_edited_since_undo_refuses(ara, pair):  # noqa: F811
    ara("set", "anna.aradossier", *POSITION, "line=x")
    pair("anna", "bela")
    ara("set", "bela.aradossier", *POSITION, "line=y")
    assert ara("undo", "bela.aradossier", "last").error == "UNDO_EMPTY"
    assert line_of(ara, "bela") == "y"


def test_an_own_edit_is_undone_by_its_change_and_refused_when_edited_since(ara, saxony):
    ara("set", saxony, *POSITION, "line=eins")
    change = ara("set", saxony, *POSITION, "line=zwei", "--json").json["change"]
    done = ara("undo-edit", saxony, change[:8], "--json")
    assert (done.code, ara("show", saxony, *POSITION, "--json").json["fields"]["line"]) == (0, "eins")
    assert done.json["change"]
    assert ara("undo-edit", saxony, change).error == "UNDO_REFUSED"
    assert ara("undo-edit", saxony, "0" * 32).error == "CHANGE_UNKNOWN"


def test_people_are_told_what_came_and_what_undo_did(ara, pair):  # noqa: F811
    ara("set", "anna.aradossier", *POSITION, "line=x")
    ara("bundle", "export", "anna.aradossier", "-o", "y.arabundle", "--to", "bela.card")
    told = ara("bundle", "import", "bela.aradossier", "y.arabundle").out
    receipt = ara("receipts", "bela.aradossier", "--json").json["receipts"][0]["receipt"]
    assert f"Receipt: {receipt[:12]}" in told
    listed = ara("receipts", "bela.aradossier").out
    assert receipt[:12] in listed
    assert "Anna" in listed
    assert "4 changes" in listed
    ara("set", "bela.aradossier", *POSITION, "ask=y")
    kept = ara("undo", "bela.aradossier", "last", "--plan").out
    assert kept == ""
    assert ara("undo", "bela.aradossier", "last", "--plan").error == "UNDO_EMPTY"
    ara("set", "anna.aradossier", "position", "region=DED", "point=4", "line=x")
    pair("anna", "bela")
    told = ara("undo", "bela.aradossier", "last").out
    assert "1 record taken out again" in told
    assert "Undone. The change: " in told
    assert "undone" in ara("receipts", "bela.aradossier").out
    german = ara("receipts", "bela.aradossier", env={"LANG": "de_DE.UTF-8"}).out
    assert "rückgängig gemacht" in german


def test_a_dossier_of_format_1_has_no_receipts_yet(ara, tmp_path):
    shutil.copy(OLD, tmp_path / "alt.aradossier")
    assert ara("receipts", "alt.aradossier", "--json").json == {"receipts": []}
    assert ara("undo", "alt.aradossier", "last").error == "RECEIPT_UNKNOWN"
    assert list((tmp_path / "backups").glob("alt-*.aradossier"))
