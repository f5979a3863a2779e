# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Bad input: a code and a sentence on stderr, nothing on stdout, exit code 1 or 2, nothing changed."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from ara_desktop.app import Context
from ara_desktop.cli.main import run
from ara_desktop.core.errors import AraError
from ara_desktop.settings import Settings, places
from ara_desktop.text.messages import SENTENCES

ROOT = Path(__file__).resolve().parents[2]

POSITION = ("position", "region=DED", "point=3")
REFUSED = {
    "unknown kind": (("list", "FILE", "nichts"), "KIND_UNKNOWN"),
    "unknown kind in set": (("set", "FILE", "nichts", "a=b"), "KIND_UNKNOWN"),
    "unknown kind in show": (("show", "FILE", "nichts", "Name"), "KIND_UNKNOWN"),
    "unknown kind in kinds": (("kinds", "nichts"), "KIND_UNKNOWN"),
    "unknown field": (("set", "FILE", *POSITION, "farbe=rot"), "FIELD_UNKNOWN"),
    "unknown field in where": (("list", "FILE", "event", "--where", "farbe=rot"), "FIELD_UNKNOWN"),
    "choice": (("set", "FILE", *POSITION, "stance=ja"), "CHOICE_UNKNOWN"),
    "day that does not exist": (("set", "FILE", "event", "name=E", "starts_on=2027-02-30"), "DATE_REFUSED"),
    "month that does not exist": (("set", "FILE", "event", "name=E", "starts_on=2027-13"), "DATE_REFUSED"),
    "not a date": (("set", "FILE", "event", "name=E", "starts_on=morgen"), "DATE_REFUSED"),
    "moment that does not exist": (("set", "FILE", "agenda_item", "starts_at=2027-02-30T10:00:00Z"), "DATE_REFUSED"),
    "moment without zone": (("set", "FILE", "agenda_item", "starts_at=2027-02-03T10:00:00"), "VALUE_REFUSED"),
    "not a number": (("set", "FILE", "agenda_item", "slot_seconds=zwei"), "VALUE_REFUSED"),
    "negative number": (("set", "FILE", "agenda_item", "slot_seconds=-1"), "VALUE_REFUSED"),
    "huge number": (("set", "FILE", "agenda_item", "slot_seconds=99999999999999999999"), "VALUE_REFUSED"),
    "added to what is no set": (("set", "FILE", "event", "name+=x"), "VALUE_REFUSED"),
    "one field twice": (("set", "FILE", "event", "name=A", "name=B"), "VALUE_REFUSED"),
    "ends before it begins": (("set", "FILE", "event", "starts_on=2027-03", "ends_on=2026-12-31"), "VALUE_REFUSED"),
    "reference that nothing answers to": (("set", "FILE", *POSITION, "evidence+=nichts"), "RECORD_UNKNOWN"),
    "card over the dossier": (("card", "FILE", "-o", "FILE"), "TARGET_UNWRITABLE"),
    "bundle over the dossier": (("bundle", "export", "FILE", "-o", "FILE"), "TARGET_UNWRITABLE"),
    "not a flag": (("set", "FILE", "statement", "source_public=vielleicht"), "VALUE_REFUSED"),
    "not a language": (("set", "FILE", *POSITION, "language=Deutsch"), "VALUE_REFUSED"),
    "not a decimal": (("set", "FILE", "evidence", "value=14,6"), "VALUE_REFUSED"),
    "control character": (("set", "FILE", *POSITION, "line=a\x07b"), "VALUE_REFUSED"),
    "line break in a line": (("set", "FILE", "event", "name=a\nb"), "VALUE_REFUSED"),
    "over-long prose": (("set", "FILE", *POSITION, "line=" + "x" * 100_001), "TEXT_TOO_LONG"),
    "over-long line": (("set", "FILE", "event", "name=" + "x" * 2_001), "TEXT_TOO_LONG"),
    "key without a part": (("set", "FILE", "position", "region=DED", "line=x"), "KEY_INCOMPLETE"),
    "unknown region": (("set", "FILE", "position", "region=Atlantis", "point=3", "line=x"), "REGION_UNKNOWN"),
    "unknown point": (("set", "FILE", "position", "region=DED", "point=99", "line=x"), "RECORD_UNKNOWN"),
    "unknown record": (("show", "FILE", "ffffffff"), "RECORD_UNKNOWN"),
    "unknown name": (("show", "FILE", "event", "Nirgends"), "RECORD_UNKNOWN"),
    "no record of that key": (("show", "FILE", *POSITION), "RECORD_UNKNOWN"),
    "several records": (("show", "FILE", "point", "declaration=ten-points"), "RECORD_AMBIGUOUS"),
    "reference to nothing": (("set", "FILE", "agenda_item", "event=Nirgends"), "RECORD_UNKNOWN"),
    "nothing to set": (("set", "FILE", "event", "Nirgends"), "NOTHING_TO_DO"),
    "no reason": (("retire", "FILE", "region", "DED", "--reason", " "), "NOTHING_TO_DO"),
    "nothing to resolve": (("resolve", "FILE", "region", "DED", "name", "--take", "mine"), "NO_CONFLICT"),
    "text file is not there": (("set", "FILE", *POSITION, "line=@nirgends.txt"), "FILE_UNREADABLE"),
    "text file is a folder": (("set", "FILE", *POSITION, "line=@."), "FILE_UNREADABLE"),
    "text file has no name": (("set", "FILE", *POSITION, "line=@"), "FILE_UNREADABLE"),
    "text file is no text": (("set", "FILE", *POSITION, "line=@latin.txt"), "FILE_UNREADABLE"),
    "no points": (("point", "import", "FILE", "prose.txt", "--declaration", "X"), "TEXT_REFUSED"),
    "points from nothing": (("point", "import", "FILE", "nix.txt", "--declaration", "X"), "FILE_UNREADABLE"),
    "dossier is not there": (("list", "nix.aradossier", "event"), "DOSSIER_MISSING"),
    "not a dossier": (("list", "prose.txt", "event"), "NOT_A_DOSSIER"),
    "an empty file": (("list", "empty", "event"), "NOT_A_DOSSIER"),
    "dossier is a folder": (("list", ".", "event"), "NOT_A_DOSSIER"),
    "exists already": (("new", "FILE", "--region", "DED", "--name", "A"), "DOSSIER_EXISTS"),
    "exists already, demo": (("demo", "FILE"), "DOSSIER_EXISTS"),
    "new for no region": (("new", "x.aradossier", "--region", "Atlantis", "--name", "A"), "REGION_UNKNOWN"),
    "new in no folder": (("new", "no/x.aradossier", "--region", "DED", "--name", "A"), "TARGET_UNWRITABLE"),
    "backup in no folder": (("backup", "FILE", "-o", "no/x.aradossier"), "TARGET_UNWRITABLE"),
    "backup over a file": (("backup", "FILE", "-o", "prose.txt"), "TARGET_UNWRITABLE"),
    "card in no folder": (("card", "FILE", "-o", "no/x.card"), "TARGET_UNWRITABLE"),
    "bundle in no folder": (("bundle", "export", "FILE", "-o", "no/x.arabundle"), "TARGET_UNWRITABLE"),
    "card is no card": (("trust", "FILE", "prose.txt", "--role", "principal"), "CARD"),
    "card is not there": (("trust", "FILE", "nix", "--role", "principal"), "FILE_UNREADABLE"),
    "to a card that is none": (("bundle", "export", "FILE", "-o", "x", "--to", "prose.txt"), "CARD"),
    "bundle is not there": (("bundle", "import", "FILE", "nix"), "FILE_UNREADABLE"),
    "bundle is none": (("bundle", "import", "FILE", "prose.txt"), "CONTAINER"),
    "bundle is none, plan": (("bundle", "import", "FILE", "prose.txt", "--plan"), "CONTAINER"),
    "bundle is none, inspect": (("bundle", "inspect", "prose.txt"), "CONTAINER"),
    "no passphrase file": (("--passphrase-file", "nix", "list", "FILE", "event"), "FILE_UNREADABLE"),
    "empty passphrase file": (("list", "FILE", "event", "--passphrase-file", "empty"), "FILE_UNREADABLE"),
    "no bundle passphrase file": (
        ("bundle", "export", "FILE", "-o", "x", "--bundle-passphrase-file", "nix"), "FILE_UNREADABLE"
    ),
}  # fmt: skip
MISUSED = {
    "unknown command": ("lsit", "FILE"),
    "unknown option": ("list", "FILE", "event", "--farbe"),
    "unknown option before": ("--farbe", "list", "FILE", "event"),
    "unknown role": ("trust", "FILE", "x", "--role", "chef"),
    "no kind": ("list", "FILE"),
    "no command of a group": ("bundle",),
    "unknown command of a group": ("bundle", "send"),
    "where without value": ("list", "FILE", "event", "--where", "name"),
    "limit that is no number": ("list", "FILE", "event", "--limit", "viele"),
    "set without words": ("set", "FILE", "event"),
    "two names": ("set", "FILE", "event", "eins", "zwei"),
    "names and keys mixed": ("show", "FILE", "position", "region=DED", "x"),
    "no reason": ("retire", "FILE", "region", "DED"),
    "no region": ("new", "x.aradossier", "--name", "A"),
    "no words": ("search", "FILE"),
    "empty words": ("search", "FILE", " "),
    "since-known and full": ("bundle", "export", "FILE", "-o", "x", "--since-known", "--full"),
    "bytes that are no text": ("set", "FILE", "event", "name=\udcff"),
    "only --json": ("--json",),
    "no take": ("resolve", "FILE", "region", "DED", "name"),
    "regions below one": ("demo", "x.aradossier", "--regions", "0"),
}


@pytest.fixture
def laid_out(saxony, tmp_path):
    (tmp_path / "prose.txt").write_text("Nur ein Absatz ohne Punkte, aber lang genug für mehr.", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Zulieferförderung".encode("latin-1"))
    (tmp_path / "empty").write_bytes(b"")
    return saxony


def digest(file):
    return sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_refused_with_its_code_and_changes_nothing(ara, laid_out, tmp_path, name):
    words, code = REFUSED[name]
    before, there = digest(laid_out), sorted(path.name for path in tmp_path.iterdir())
    done = ara(*(laid_out if word == "FILE" else word for word in words), "--json")
    assert (done.error, done.code, done.out) == (code, 1, "")
    assert code in SENTENCES
    assert len(done.err.splitlines()) == 1
    assert digest(laid_out) == before
    left = {path.name for path in tmp_path.iterdir()} - set(there)
    assert left <= {f"{laid_out.name}.lock", f"{laid_out.name}-wal", f"{laid_out.name}-shm"}


@pytest.mark.parametrize("name", MISUSED)
def test_what_is_not_understood_ends_with_2(ara, laid_out, name):
    done = ara(*(laid_out if word == "FILE" else word for word in MISUSED[name]))
    assert (done.error, done.code, done.out) == ("USAGE", 2, "")


def test_errors_speak_the_language_of_the_system(ara, laid_out):
    german = ara("list", laid_out, "nichts", env={"LANG": "de_DE.UTF-8"})
    assert german.err.startswith("error KIND_UNKNOWN: ")
    assert "es wurde nichts geändert" in german.err


def test_a_key_field_cannot_be_changed(ara, saxony):
    made = ara("set", saxony, *POSITION, "line=x", "--json").json
    assert ara("set", saxony, "position", made["id"], "point=4").error == "KEY_FIXED"


def test_a_prefix_of_several_ids_is_ambiguous(ara, saxony):
    ids = [one["id"] for one in ara("list", saxony, "translation", "--json").json["records"]]
    ids += [one["id"] for one in ara("list", saxony, "evidence", "--json").json["records"]]
    short = next((i[:4] for i in ids if sum(other.startswith(i[:4]) for other in ids) > 1), None)
    if short is None:
        pytest.skip("no two records of the reference data share four digits")
    assert ara("show", saxony, short).error == "RECORD_AMBIGUOUS"


RUN = "import sys; from ara_desktop.__main__ import main; sys.exit(main())"
HOLDING = """
import sys
from pathlib import Path
from ara_desktop.store.lock import WriterLock
WriterLock(Path(sys.argv[1]), "Bela @ Büro").acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_writer_is_told_who_writes(ara, saxony):
    command = [sys.executable, "-c", HOLDING, str(saxony)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True) as other:
        assert other.stdout.readline() == "held\n"
        done = ara("set", saxony, *POSITION, "line=x")
        assert (done.error, done.code) == ("DOSSIER_IN_USE", 1)
        assert "Bela @ Büro" in done.err
        assert ara("list", saxony, "event").code == 0
        assert ara("check", saxony, "--json").json["ok"] is True
        other.stdin.close()
    assert ara("set", saxony, *POSITION, "line=x").code == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sizes of files cannot be limited there")
@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("new", "x.aradossier", "--region", "DED", "--name", "A"), "x.aradossier"),
        (("backup", "FILE", "-o", "b.aradossier"), "b.aradossier"),
        (("card", "FILE", "-o", "a.card"), "a.card"),
    ],
)
def test_a_full_disk_leaves_nothing_behind(saxony, tmp_path, words, left):
    before = digest(saxony)
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); {RUN}"
    arguments = [str(saxony) if word == "FILE" else word for word in words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", limited, *arguments],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith(("error DISK_FULL", "error TARGET_UNWRITABLE", "error STORE_UNWRITABLE")), done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(left)] == []
    assert digest(saxony) == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_refuses_writing_and_allows_reading(ara, saxony, tmp_path):
    folder = tmp_path / "medium"
    folder.mkdir()
    file = folder / "x.aradossier"
    file.write_bytes(saxony.read_bytes())
    folder.chmod(0o500)
    try:
        assert ara("set", file, *POSITION, "line=x").error in ("READ_ONLY", "STORE_UNWRITABLE")
        assert ara("backup", saxony, "-o", folder / "b.aradossier").error == "TARGET_UNWRITABLE"
    finally:
        folder.chmod(0o700)


def test_a_damaged_dossier_is_named_and_left_as_it_is(ara, saxony):
    data = bytearray(saxony.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xa5" * 4096
    saxony.write_bytes(data)
    before = digest(saxony)
    done = ara("check", saxony, "--json")
    assert done.code == 1
    assert done.error in ("", "DOSSIER_DAMAGED", "NOT_A_DOSSIER")
    if not done.error:
        assert done.json["ok"] is False
        assert done.json["findings"]
    assert digest(saxony) == before


def test_a_dossier_of_a_newer_program_is_refused_unchanged(ara, saxony):
    import sqlcipher3

    connection = sqlcipher3.connect(str(saxony))
    connection.execute("PRAGMA user_version=99")
    connection.commit()
    connection.close()
    before = digest(saxony)
    done = ara("list", saxony, "event")
    assert (done.error, done.code) == ("DOSSIER_NEWER", 1)
    assert digest(saxony) == before


def test_an_error_of_the_program_itself_is_a_sentence_too(saxony, ids, tmp_path, capsys, caplog):
    class BrokenClock:
        def now_ms(self) -> int:
            raise RuntimeError("inside")

    context = Context(BrokenClock(), ids, places(tmp_path), Settings(), {"LANG": "C"})
    assert run(["set", str(saxony), *POSITION, "line=x"], context) == 1
    said = capsys.readouterr()
    assert said.err.startswith(f"error {AraError.code}: ")
    assert "inside" not in said.err
    assert "RuntimeError: inside" in caplog.text
