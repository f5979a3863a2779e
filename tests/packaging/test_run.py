# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What ``ara.py run`` asks of the program, with a stand-in that writes down how it was called."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import json, sys
from pathlib import Path
command, file = sys.argv[1], Path(sys.argv[2])
with Path(__file__).with_name("calls").open("a") as calls:
    print(*sys.argv[1:], file=calls)
if Path(__file__).with_name(f"refuse-{command}").exists():
    sys.exit(1)
if command == "demo":
    file.write_bytes(b"dossier")
elif command == "list":
    print(json.dumps({"records": [{"kind": "agenda_item", "id": "a", "fields": {"event": "e1", "title": "Begrüßung"}}]}))
elif command == "pack":
    Path(sys.argv[sys.argv.index("-o") + 1]).write_bytes(b"pack")
"""

pytestmark = pytest.mark.skipif(sys.prefix == sys.base_prefix, reason="the tests do not run in a virtual environment")


@pytest.fixture
def place(ara, tmp_path):
    package = tmp_path / "ara_desktop"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    return ara.Place(tmp_path, Path(sys.prefix))


@pytest.fixture
def dossier(tmp_path) -> Path:
    return tmp_path / "user data" / "Training.aradossier"


def calls(place) -> list[str]:
    return (place.source / "ara_desktop" / "calls").read_text(encoding="utf-8").splitlines()


def test_the_training_dossier_is_made_once(ara, place, dossier):
    assert ara.make_training(place, dossier) == 0
    assert ara.make_training(place, dossier) == 0
    assert calls(place) == [f"demo {dossier}"]


def test_without_a_screen_the_pack_is_made_once_and_both_are_named(ara, place, dossier, capfd):
    dossier.parent.mkdir()
    pack = dossier.with_suffix(".pdf")
    for _ in range(2):
        assert ara.show_without_screen(place, dossier) == 0
        shown = capfd.readouterr().out
        assert str(dossier) in shown
        assert str(pack) in shown
    options = f"--event e1 --reader principal --language de -o {pack}"
    assert calls(place) == [f"list {dossier} agenda_item --json", f"pack {dossier} {options}"]


def test_a_pack_that_is_refused_is_not_said_to_be_there(ara, place, dossier, capfd):
    dossier.parent.mkdir()
    (place.source / "ara_desktop" / "refuse-pack").touch()
    assert ara.show_without_screen(place, dossier) == 1
    assert capfd.readouterr().out == ""


def test_a_list_that_is_refused_stops(ara, place, dossier):
    (place.source / "ara_desktop" / "refuse-list").touch()
    with pytest.raises(ara.SetupError, match="list ended with 1"):
        ara.answer(place, ["list", str(dossier), "agenda_item", "--json"])


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be replaced there")
@pytest.mark.parametrize("refused", [False, True])
def test_the_program_takes_the_place_of_the_script(ara, place, dossier, refused):
    dossier.parent.mkdir()
    if refused:
        (place.source / "ara_desktop" / "refuse-demo").touch()
    code = (
        f"import sys; sys.path.insert(0, {str(Path(ara.__file__).parent)!r})\n"
        "import ara; from pathlib import Path\n"
        f"place = ara.Place(Path({str(place.source)!r}), Path({str(place.venv)!r}))\n"
        f"ara.become(place, ['demo', {str(dossier)!r}]); sys.exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == int(refused)
    assert dossier.exists() is not refused


def test_relative_paths_are_those_of_the_caller(ara, place, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert ara.start(place, ["demo", "mine.aradossier"]) == 0
    assert os.listdir(elsewhere) == ["mine.aradossier"]  # noqa: PTH208 - names only
