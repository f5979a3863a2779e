# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Help, version, places, asking for a passphrase, the program as a process."""

import json
import sys

import click
import pytest

from ara_desktop import __version__
from ara_desktop.__main__ import opens_window
from ara_desktop.cli.main import root
from tests.cli.conftest import started


def every_command(group: click.Group, path: tuple[str, ...] = ()):
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from every_command(command, (*path, name))


COMMANDS = dict(every_command(root))


def test_version_and_places(ara, tmp_path):
    assert ara("--version").out == f"ara-desktop {__version__}\n"
    assert ara("--version", "--json").json == {"version": __version__}
    where = ara("--paths", "--json").json
    assert {"settings", "policy", "logs", "data", "locked", "findings"} == set(where)
    assert where["findings"] == []
    assert where["settings"] in ara("--paths").out


def test_help_speaks_the_language_of_the_system(ara):
    english, german = ara("--help"), ara("--help", env={"LANG": "de_DE.UTF-8"})
    assert english.code == german.code == 0
    assert "Usage:" in english.out
    assert "Aufruf:" in german.out
    assert german.out != english.out


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("language", ["de_DE.UTF-8", "en_GB.UTF-8"])
def test_every_command_explains_itself_in_every_language(ara, words, language):
    done = ara(*words, "--help", env={"LANG": language})
    assert done.code == 0
    command = COMMANDS[words]
    texts = [command.help, *(one.help for one in command.params if isinstance(one, click.Option))]
    assert all(texts)
    said = " ".join(done.out.split())
    for text in texts:
        assert (" ".join(text.split()) in said) is (language != "de_DE.UTF-8"), text


@pytest.mark.parametrize("words", [w for w, c in COMMANDS.items() if not isinstance(c, click.Group)], ids=" ".join)
def test_every_command_takes_json_and_a_passphrase_file(words):
    assert {"as_json", "passphrase_file"} <= {one.name for one in COMMANDS[words].params}


def test_all_commands_of_the_contract_are_there():
    wanted = ["new", "demo", "kinds", "list", "show", "set", "retire", "search", "point import", "pack", "card", "trust",
              "bundle export", "bundle inspect", "bundle import", "conflicts", "resolve", "publish", "publication import",
              "publication inspect", "publication list", "rebuild", "check", "backup",
              "self-test"]  # fmt: skip
    assert set(wanted) <= {" ".join(words) for words in COMMANDS}


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True), (["x.aradossier"], True), (["X.ARABUNDLE"], True), (["./nothing"], True), (["--version"], False),
        (["list"], False), (["x.bin"], True), (["y.bin"], False), (["kinds"], False), (["lsit"], False), (["list", "x.aradossier"], False),
    ],
)  # fmt: skip
def test_no_word_or_one_file_asks_for_the_window(arguments, window, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").touch()
    (tmp_path / "x.bin").touch()
    assert opens_window(arguments) is window


def test_a_passphrase_is_asked_for_only_at_a_terminal(ara, tmp_path, monkeypatch):
    (tmp_path / "s.txt").write_text("geheim\n")
    ara("new", "x.aradossier", "--region", "DED", "--name", "A", "--passphrase-file", "s.txt")
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: "geheim")
    assert ara("list", "x.aradossier", "event").error == "PASSPHRASE_NEEDED"
    assert ara("list", "x.aradossier", "event", terminal=True).code == 0
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: "falsch")
    assert ara("list", "x.aradossier", "event", terminal=True).error == "PASSPHRASE_WRONG"


def test_leaving_the_question_is_cancelled(ara, tmp_path, monkeypatch):
    (tmp_path / "s.txt").write_text("geheim\n")
    ara("new", "x.aradossier", "--region", "DED", "--name", "A", "--passphrase-file", "s.txt")

    def leave(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("click.termui.hidden_prompt_func", leave)
    assert ara("list", "x.aradossier", "event", terminal=True).error == "CANCELLED"


@pytest.mark.slow
def test_the_program_runs_as_a_process(tmp_path):
    version = started("--version", cwd=tmp_path)
    assert (version.code, version.out, version.err) == (0, f"ara-desktop {__version__}\n", "")
    made = started("new", "x.aradossier", "--region", "DED", "--name", "A", "--json", cwd=tmp_path)
    assert (made.code, made.err) == (0, "")
    assert json.loads(made.out)["file"] == "x.aradossier"
    wrong = started("list", "x.aradossier", "nichts", cwd=tmp_path, env={"LANG": "de_DE.UTF-8"})
    assert (wrong.code, wrong.out, wrong.error) == (1, "", "KIND_UNKNOWN")
    assert "es wurde nichts geändert" in wrong.err
    assert started("frobnicate", cwd=tmp_path).code == 2
    portable = started("--portable", "--paths", "--json", cwd=tmp_path).json
    assert portable["settings"] == str(tmp_path / "ara-desktop-settings" / "settings.toml")


@pytest.mark.slow
def test_the_start_needs_neither_window_nor_store(tmp_path):
    code = (
        "import sys; from ara_desktop.__main__ import main; main(['--version']);"
        "print([n for n in ('PySide6', 'sqlalchemy', 'alembic', 'reportlab', 'nacl', 'pyrage', 'msgspec', 'pikepdf')"
        " if n in sys.modules])"
    )
    import subprocess

    from tests.cli.conftest import ROOT

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


GERMAN = {"LANG": "de_DE.UTF-8"}
HINTS = {
    ("quatsch",): "Einen Befehl „quatsch“ gibt es nicht; bekannt sind: new, demo, kinds",
    ("bundle",): "Es fehlt ein Befehl; bekannt sind: export, inspect und import",
    ("list", "x"): "Es fehlt: ART",
    ("pack", "x"): "Es fehlt: --event",
    ("list", "x", "event", "--farbe"): "Eine Option „--farbe“ gibt es hier nicht.",
    ("list", "x", "event", "--limit", "-1"): "--limit verlangt eine ganze Zahl ab 0.",
    ("trust", "x", "y", "--role", "chef"): "--role verlangt einen dieser Werte: delegation, principal",
    ("list", "x", "event", "--where", "name"): "name",
}


@pytest.mark.parametrize("words", HINTS, ids=" ".join)
def test_what_was_not_understood_is_said_in_the_language_of_the_user(ara, words):
    done = ara(*words, env=GERMAN)
    first, second = done.err.splitlines()
    assert first.startswith("error USAGE: ")
    assert second.startswith(HINTS[words])


def test_help_is_german_to_its_placeholders(ara):
    said = ara("set", "--help", env=GERMAN).out
    assert "Aufruf: ara-desktop set [OPTIONEN] DATEI ART [KENNUNG] FELD=WERT..." in said
    assert "FILE" not in ara("list", "--help", env=GERMAN).out


def test_json_shows_no_sign_that_steers_a_terminal(ara, saxony):
    text = "a\u202eb\u2066c\u200bd\u2028e"
    done = ara("set", saxony, "task", f"what={text}", "--json")
    assert done.out.rstrip("\n").isprintable()
    assert done.json["fields"]["what"] == text
