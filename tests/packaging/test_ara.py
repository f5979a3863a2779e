# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Choices of the set-up script. Nothing here installs anything or uses a network."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "ara.py"


@pytest.mark.parametrize(
    ("platform", "environment", "seen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_there(ara, platform, environment, seen):
    assert ara.has_screen(platform, environment) is seen


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_data_folder_is_the_one_of_platformdirs(ara, platform, monkeypatch):
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    found = ara.data_folder(platform, {})
    assert found.is_relative_to(Path.home())
    assert found.name == "ara-desktop"
    if platform == sys.platform:
        platformdirs = pytest.importorskip("platformdirs")
        assert found == platformdirs.user_data_path("ara-desktop", appauthor=False)


def test_the_data_folder_follows_the_environment(ara, tmp_path):
    assert ara.data_folder("linux", {"XDG_DATA_HOME": str(tmp_path)}) == tmp_path / "ara-desktop"
    assert ara.data_folder("win32", {"LOCALAPPDATA": str(tmp_path)}) == tmp_path / "ara-desktop"


def test_the_pack_is_made_for_the_event_with_the_longest_agenda(ara):
    items = [{"fields": {"event": event}} for event in ("past", "next", "next")]
    assert ara.fullest_event(json.dumps({"records": items})) == "next"


def test_a_dossier_without_an_agenda_is_said_so(ara):
    with pytest.raises(ara.SetupError, match="no event with an agenda"):
        ara.fullest_event('{"records": []}')


def test_the_stamp_decides_whether_to_install(ara):
    stamp = {"run": "1", "dev": "2"}
    assert ara.is_installed(stamp, {"run": "1"})
    assert ara.is_installed(stamp, {"run": "1", "dev": "2"})
    assert not ara.is_installed({"run": "1"}, {"run": "1", "dev": "2"})
    assert not ara.is_installed({"run": "old"}, {"run": "1"})
    assert not ara.is_installed({}, {"run": "1"})


@pytest.mark.parametrize("content", [None, "", "{", "[]", "\udcff"])
def test_a_stamp_that_cannot_be_read_counts_as_none(ara, tmp_path, content):
    stamp = tmp_path / "stamp.json"
    if content is not None:
        stamp.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert ara.read_stamp(stamp) == {}


def test_a_changed_lock_changes_its_hash(ara, tmp_path):
    for name in ara.LOCKS.values():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a==1\n", encoding="utf-8")
    before = ara.lock_hashes(tmp_path, "dev")
    (tmp_path / ara.LOCKS["dev"]).write_text("a==2\n", encoding="utf-8")
    after = ara.lock_hashes(tmp_path, "dev")
    assert before["run"] == after["run"]
    assert before["dev"] != after["dev"]
    assert ara.lock_hashes(tmp_path, "run") == {"run": before["run"]}


def test_a_writable_checkout_is_used_as_it_is(ara, tmp_path):
    place = ara.locate(tmp_path, writable=True)
    assert (place.source, place.venv) == (tmp_path, tmp_path / ".venv")


def test_a_read_only_checkout_is_copied_to_the_cache(ara, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    root = tmp_path / "checkout"
    (root / ".git").mkdir(parents=True)
    (root / "ara_desktop").mkdir()
    module = root / "ara_desktop" / "__init__.py"
    module.write_text("", encoding="utf-8")
    module.chmod(0o444)
    gone = root / "ara_desktop" / "gone.py"
    gone.write_text("", encoding="utf-8")
    ara.locate(root, writable=False)
    gone.unlink()
    place = ara.locate(root, writable=False)
    assert place.source.is_relative_to(tmp_path / "cache")
    assert os.access(place.source / "ara_desktop" / "__init__.py", os.W_OK)
    assert not (place.source / ".git").exists()
    assert not (place.source / "ara_desktop" / "gone.py").exists()
    assert not place.venv.is_relative_to(place.source)


def test_only_stale_catalogues_are_compiled(ara, tmp_path):
    made, stale, missing = (tmp_path / "i18n" / code / "LC_MESSAGES" / "ara_desktop.po" for code in ("de", "en", "fr"))
    for source in (made, stale, missing):
        source.parent.mkdir(parents=True)
        source.write_text("", encoding="utf-8")
    for source, seconds in ((made, 1), (stale, -1)):
        source.with_suffix(".mo").write_bytes(b"")
        moment = source.stat().st_mtime + seconds
        os.utime(source.with_suffix(".mo"), (moment, moment))
    assert ara.stale_catalogues(tmp_path) == [stale, missing]


def test_pytest_runs_in_two_processes_unless_debugged(ara, tmp_path):
    place = ara.Place(tmp_path, tmp_path / ".venv")
    assert "-n" in ara.pytest_command(place, [])
    assert ara.pytest_command(place, ["-n", "0", "-k", "one"])[-4:] == ["-n", "0", "-k", "one"]
    assert "-n" not in ara.pytest_command(place, ["--pdb"])


def test_every_check_of_a_commit_is_run(ara, tmp_path):
    names = list(ara.checks(ara.Place(tmp_path, tmp_path / ".venv")))
    assert names == ["ruff check", "ruff format", "mypy", "mypy packaging", "import-linter"]


def test_the_source_is_importable_and_the_callers_path_is_kept(ara, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "before")
    place = ara.Place(tmp_path, tmp_path / ".venv")
    assert place.environment["PYTHONPATH"] == os.pathsep.join([str(tmp_path), "before"])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt's wheels hold every library")
def test_a_missing_library_stops_only_what_needs_it(ara, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    absent = [ara.system.Library("libara-does-not-exist.so.1", "libara1")]
    ara.equip(ara.Needs(absent, essential=[]), can_make_venv=True)
    with pytest.raises(ara.SetupError, match="as root: apt-get install -y --no-install-recommends libara1"):
        ara.equip(ara.Needs(absent, essential=absent), can_make_venv=True)


@pytest.mark.skipif(sys.prefix == sys.base_prefix, reason="the tests do not run in a virtual environment")
def test_an_environment_that_works_is_left_alone(ara, tmp_path, capfd):
    ara.make_venv(ara.Place(tmp_path, Path(sys.prefix)))
    assert capfd.readouterr().out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_an_environment_whose_python_is_gone_is_named(ara, tmp_path):
    place = ara.Place(tmp_path, tmp_path / ".venv")
    place.python.parent.mkdir(parents=True)
    place.python.symlink_to(tmp_path / "gone")
    with pytest.raises(ara.SetupError, match="delete that folder"):
        ara.make_venv(place)


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["walk"], 2), (["--help"], 0)])
def test_the_usage_is_printed(arguments, code):
    done = subprocess.run([sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "ara.py run" in done.stdout + done.stderr


@pytest.mark.parametrize("name", ["ara.py", "system.py"])
def test_the_script_needs_the_standard_library_only(name):
    tree = ast.parse((ROOT / "packaging" / name).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {one.split(".")[0] for one in imported} - sys.stdlib_module_names == (
        {"system"} if name == "ara.py" else set()
    )
