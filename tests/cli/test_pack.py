# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``pack``, ``point import``, ``self-test``."""

import shutil
from hashlib import sha256
from importlib.util import find_spec

import pytest

from ara_desktop.app import SystemClock, SystemIds
from ara_desktop.service.dossiers import demo
from tests.cli.conftest import started

TEXT = "Die Häfen einigten sich¹:\n\na) Eins.\nb) Zwei.\n\n¹ Quelle.\n\nc) Drei.\n"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    file = tmp_path_factory.mktemp("training") / "training.aradossier"
    demo(file, clock=SystemClock(), ids=SystemIds())
    return file


@pytest.fixture
def training(made, tmp_path):
    return shutil.copy(made, tmp_path / "training.aradossier")


@pytest.fixture
def conference(ara, training):
    """The event with the fullest agenda."""
    events = [one["fields"]["event"] for one in ara("list", training, "agenda_item", "--json").json["records"]]
    return max(events, key=events.count)


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["principal", "delegation", "podium"])
def test_a_pack_names_its_parts_and_what_it_withholds(ara, training, conference, tmp_path, reader):
    done = ara("pack", training, "--event", conference, "--reader", reader, "-o", "x.pdf", "--json")
    assert (done.code, done.err) == (0, "")
    told = done.json
    data = (tmp_path / "x.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert told["sha256"] == sha256(data).hexdigest()
    assert (told["file"], told["reader"], told["language"]) == ("x.pdf", reader, "de")
    assert told["pages"] > 5
    assert ("red_lines" in told["contained"]) is (reader == "principal")
    assert not set(told["contained"]) & set(told["withheld"])


@pytest.mark.slow
def test_the_same_clock_makes_the_same_bytes(ara, training, conference, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    ask = ("pack", training, "--event", conference, "--reader", "podium", "--language", "en", "--json")
    one, two = ara(*ask, "-o", "a.pdf").json, ara(*ask, "-o", "b.pdf").json
    assert (one["sha256"], one["edition"], one["code"]) == (two["sha256"], two["edition"], two["code"])
    assert one["language"] == "en"


def test_a_pack_for_nobody_nothing_or_nowhere_is_refused(ara, training, conference, tmp_path):
    ask = ("pack", training, "--reader", "principal")
    assert ara(*ask, "--event", "Nirgends", "-o", "x.pdf").error == "RECORD_UNKNOWN"
    assert ara("pack", training, "--event", conference, "--reader", "chef", "-o", "x.pdf").error == "PRESET_UNKNOWN"
    ara("set", training, "event", "name=Leer", "starts_on=2030-01-01")
    assert ara(*ask, "--event", "Leer", "-o", "x.pdf").error == "EVENT_EMPTY"
    assert ara(*ask, "--event", conference, "-o", "no/x.pdf").error == "TARGET_UNWRITABLE"
    assert not list(tmp_path.glob("*.pdf*"))
    assert ara("list", training, "issue", "--json").json["records"] == []


def test_point_import_tells_what_it_found(ara, saxony, tmp_path):
    (tmp_path / "haefen.txt").write_text(TEXT, encoding="utf-8")
    ask = ("point", "import", saxony, "haefen.txt", "--declaration", "Erklärung der Häfen", "--language", "de")
    told = ara(*ask, "--json").json
    assert told["points"] == ["a", "b", "c"]
    assert told["preamble"] == "Die Häfen einigten sich¹:"
    assert told["footnotes"] == "¹ Quelle."
    assert told["created"] is True
    assert len(told["change"]) == 32
    again = ara(*ask, "--json").json
    assert (again["change"], again["created"], again["records"]) == (None, False, 0)
    assert "3 points: a, b, c" in ara(*ask).out
    wordings = ara("list", saxony, "wording", "--where", "point=erklaerung-der-haefen/c", "--json").json["records"]
    assert [one["fields"]["text"] for one in wordings] == ["Drei."]


@pytest.mark.slow
def test_self_test_tries_dossier_pack_and_bundle(ara, tmp_path):
    done = ara("self-test", "--no-window", "--json")
    assert (done.code, done.json["ok"]) == (0, True)
    assert [one["name"] for one in done.json["parts"]] == ["dossier", "pack", "bundle"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_self_test_fails_where_there_is_no_window(ara, caplog):
    done = ara("self-test")
    assert done.code == 1
    assert "FAILED" in done.out
    assert "no window" in caplog.text


@pytest.mark.slow
def test_self_test_opens_the_real_window(tmp_path):
    absent = [name for name in ("events", "exchange", "settings") if find_spec(f"ara_desktop.ui.views.{name}") is None]
    if absent:
        pytest.skip(f"views are not built yet: {', '.join(absent)}")
    done = started("self-test", "--json", cwd=tmp_path)
    assert (done.code, done.json["ok"]) == (0, True), done.out
    assert done.json["parts"][-1]["detail"].startswith("home, points, ")
