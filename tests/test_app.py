# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The composition: language, holder, passphrase, backups, log."""

import logging
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from ara_desktop import app
from ara_desktop.app import Context, SystemClock, SystemIds, build, keep_log, passphrase_in
from ara_desktop.core.errors import FileUnreadable
from ara_desktop.settings import Settings, places, write_settings

ROOT = Path(__file__).resolve().parents[1]


def context(tmp_path, environment=None, **values) -> Context:
    settings = Settings({**Settings().values, **values})
    return Context(SystemClock(), SystemIds(), places(tmp_path), settings, environment or {})


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT"}, "de"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "de:en"}, "de"),
        ({"LANG": "C", "LANGUAGE": "de"}, "en"),
        ({"LC_ALL": "de_DE", "LANG": "en_GB"}, "de"),
        ({"LC_MESSAGES": "de_DE", "LANG": "en_GB"}, "de"),
        ({"LANG": "tlh"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_system(tmp_path, environment, language):
    assert context(tmp_path, environment).words.language == language


def test_a_set_language_wins(tmp_path):
    assert context(tmp_path, {"LANG": "en_GB"}, language="de").words.language == "de"


def test_who_works_here_is_told_as_name_and_device(tmp_path):
    assert context(tmp_path, {"USER": "anna", "COMPUTERNAME": "PC7"}).holder == "anna @ PC7"
    assert context(tmp_path, {}).holder


def test_the_context_is_frozen(tmp_path):
    with pytest.raises(FrozenInstanceError):
        context(tmp_path).clock = SystemClock()


def test_the_passphrase_is_the_first_line_of_a_file(tmp_path):
    file = tmp_path / "s.txt"
    file.write_bytes("\ufeff  mit Rändern \r\nzweite Zeile\n".encode())
    assert passphrase_in(file) == "  mit Rändern "
    here = context(tmp_path, {app.PASSPHRASE_FILE: str(file)})
    assert here.passphrase() == "  mit Rändern "
    assert context(tmp_path).passphrase() is None
    other = tmp_path / "o.txt"
    other.write_text("anderes")
    assert here.passphrase(str(other)) == "anderes"


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfe", b"x" * 5000])
def test_a_file_that_holds_no_passphrase_is_refused(tmp_path, data):
    (tmp_path / "s.txt").write_bytes(data)
    with pytest.raises(FileUnreadable):
        passphrase_in(tmp_path / "s.txt")


def test_backups_lie_beside_the_dossier_or_where_it_is_set(tmp_path):
    assert context(tmp_path).backups(tmp_path / "x.aradossier") == tmp_path / "backups"
    assert context(tmp_path, backup_folder="/elsewhere").backups(tmp_path / "x.aradossier") == Path("/elsewhere")


def test_a_dossier_is_opened_and_holds_its_writer(tmp_path, new_dossier):
    path = new_dossier().path
    store = context(tmp_path).open(path, write=False)
    assert store.read_only
    store.close()


def test_settings_are_read_when_the_context_is_built(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_settings(places(tmp_path), {"theme": "dark"})
    built = build(portable=True, environment={"LANG": "de_DE"})
    assert built.settings.text("theme") == "dark"
    assert built.places == places(tmp_path)
    assert built.language == "de"


def test_clock_and_randomness_are_the_systems():
    assert SystemClock().now_ms() > 1_700_000_000_000
    assert len(SystemIds().token(16)) == 16
    assert SystemIds().token(16) != SystemIds().token(16)


@pytest.fixture
def handler(tmp_path):
    made = keep_log(tmp_path / "logs")
    yield made
    logger = logging.getLogger("ara_desktop")
    logger.removeHandler(made)
    logger.propagate = True
    logger.setLevel(logging.NOTSET)
    made.close()


def fail(text: str) -> None:
    try:
        int(text)
    except ValueError:
        logging.getLogger("ara_desktop.here").exception("unexpected error")


def test_the_log_names_places_of_the_source_and_no_texts(tmp_path, handler):
    assert not (tmp_path / "logs").exists()
    fail("Rote Linie: geheim")
    said = (tmp_path / "logs" / app.LOG_FILE).read_text(encoding="utf-8")
    assert "ValueError" in said
    assert "test_app.py" in said
    assert "geheim" not in said


def test_a_full_log_becomes_the_old_one(tmp_path, handler):
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / app.LOG_FILE).write_bytes(b"x" * (app.LOG_BYTES + 1))
    fail("neu")
    assert (tmp_path / "logs" / app.LOG_FILE).stat().st_size < 10_000
    assert (tmp_path / "logs" / "ara-desktop.old").exists()


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path, handler, capsys):
    (tmp_path / "logs").write_bytes(b"")
    fail("neu")
    assert capsys.readouterr().err == ""


def test_nothing_heavy_is_imported_before_it_is_used():
    heavy = ("PySide6", "sqlalchemy", "alembic", "reportlab", "nacl", "pyrage", "babel", "click", "msgspec")
    code = f"import sys, ara_desktop.app as a; a.build(); sys.exit(','.join(n for n in {heavy!r} if n in sys.modules) or None)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
