# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The main job by command line only, each command a process of its own: from an empty folder to two equal dossiers."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from ara_desktop.app import build
from ara_desktop.cli.main import run
from ara_desktop.core.kinds import KINDS
from ara_desktop.pack.gate import PackLeak, judge

ROOT = Path(__file__).resolve().parents[2]
LEIPZIG = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "000_3cd8879edeb722f8.txt"
IMITATION = "\n".join(
    ["Die Regionen vereinbarten¹:", "", *(f"- {label}) Ein Satz zu {label}." for label in "abcd"), "", "¹ Quelle.", "",
     "- e) Ein letzter Satz.", ""]
)  # fmt: skip
RED_LINE = (
    "Unter keinen Umständen stimmen wir einer Kürzung der Mittel für die Regionen um mehr als ein Zwanzigstel zu."
)
POSITION = ("position", "region=DED", "point=leipzig-2022/c")
CONFLICTS_OPEN = 3


@dataclass(frozen=True)
class Person:
    """Somebody at a device of their own, with a home and a dossier."""

    folder: Path
    name: str

    @property
    def file(self) -> Path:
        return self.folder / f"{self.name}.aradossier"

    def run(self, *arguments: object, code: int = 0) -> dict:
        """One command; gives its JSON."""
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder / f"home-{self.name}"), "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": "1800000000",
        }  # fmt: skip
        command = [sys.executable, "-m", "ara_desktop", *(str(one) for one in arguments), "--json"]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == code, (arguments, done.returncode, done.stderr)
        assert done.stderr == ""
        return json.loads(done.stdout)

    def on(self, command: str, *arguments: object, code: int = 0) -> dict:
        """One command on the own dossier."""
        return self.run(*command.split(), self.file, *arguments, code=code)

    def edit(self, *assignments: str) -> dict:
        return self.on("set", *POSITION, *assignments)

    def everything(self) -> dict[str, list]:
        """All records of all kinds; the same command, but not thirty processes more."""
        context = build(environment={"LANG": "C"})
        found = {}
        for kind in KINDS:
            with redirect_stdout(io.StringIO()) as said:
                assert run(["list", str(self.file), kind, "--json"], context) == 0
            found[kind] = json.loads(said.getvalue())["records"]
        return found


def new(folder: Path, name: str) -> Person:
    person = Person(folder, name)
    person.on("new", "--region", "DED", "--name", name)
    person.on("card", "-o", folder / f"{name}.card")
    return person


def send(one: Person, other: Person, code: int = 0) -> dict:
    """A sealed bundle from one to the other, planned and taken in."""
    bundle = one.folder / f"{one.name}-{other.name}.arabundle"
    one.on("bundle export", "-o", bundle, "--to", one.folder / f"{other.name}.card")
    plan = other.on("bundle import", bundle, "--plan")
    taken = other.on("bundle import", bundle, code=code)
    assert plan["receipt"] is None
    assert {**plan, "sender": None, "receipt": None} == {**taken, "sender": None, "receipt": None}
    return taken


def leipzig_text(folder: Path) -> Path:
    """The real text where it lies; elsewhere one of the same structure."""
    if LEIPZIG.exists():
        return LEIPZIG
    file = folder / "leipzig.txt"
    file.write_text(IMITATION, encoding="utf-8")
    return file


def prepare_conference(anna: Person) -> str:
    """Anna's work before anybody else comes: text, position, event, item, intervention. Gives the event's id."""
    text = leipzig_text(anna.folder)
    taken = anna.on("point import", text, "--declaration", "Leipziger Erklärung", "--language", "de")
    assert taken["points"] == list("abcde")
    anna.edit("stance=support", "line=Sachsen steht zur jährlichen Konferenz.", f"red_line={RED_LINE}")
    event = anna.on("set", "event", "name=Konferenz Musterstadt", "starts_on=2027-03-18", "place=Musterstadt")["id"]
    item = anna.on("set", "agenda_item", f"event={event}", "title=Aussprache", "slot_seconds=120",
                   "points=leipzig-2022/c")["id"]  # fmt: skip
    speech = anna.on("set", "intervention", f"event={event}", f"item={item}", "title=Redebeitrag", "slot_seconds=120")
    anna.on("set", "paragraph", f"intervention={speech['id']}", "text=Sehr geehrte Damen und Herren", "rank=must")
    return event


def is_in(pdf: Path, text: str) -> bool:
    try:
        judge(pdf.read_bytes(), pdf.name, [text], [])
    except PackLeak:
        return True
    return False


@pytest.mark.slow
def test_the_pack_for_the_principal_has_the_red_line_and_that_for_the_delegation_has_not(tmp_path):
    anna = new(tmp_path, "Anna")
    event = prepare_conference(anna)
    for reader, there in (("principal", True), ("delegation", False)):
        out = tmp_path / f"{reader}.pdf"
        made = anna.on("pack", "--event", event, "--reader", reader, "--language", "de", "-o", out)
        assert made["pages"] > 1
        assert ("red_lines" in made["contained"]) is there
        assert ("red_lines" in made["withheld"]) is not there
        assert is_in(out, RED_LINE) is there
        assert is_in(out, "Sachsen steht zur jährlichen Konferenz.")
        again = anna.on("pack", "--event", event, "--reader", reader, "--language", "de", "-o", tmp_path / "again.pdf")
        assert again["sha256"] == made["sha256"]


@pytest.mark.slow
@pytest.mark.parametrize("role", ["principal", "delegation"])
def test_two_replicas_agree_after_edits_conflict_and_resolve(tmp_path, role):
    anna, bela = new(tmp_path, "Anna"), new(tmp_path, "Bela")
    prepare_conference(anna)
    anna.on("trust", tmp_path / "Bela.card", "--role", role)
    bela.on("trust", tmp_path / "Anna.card", "--role", role)
    first = send(anna, bela)
    assert first["new"] > 0
    assert first["conflicts"] == []
    before = bela.on("show", *POSITION)["fields"]
    assert ("red_line" in before) is (role == "principal")

    anna.edit("line=Linie von Anna", "ask=Anliegen von Anna")
    bela.edit("line=Linie von Bela", "reasons=Gründe von Bela")
    for taken in (send(anna, bela, CONFLICTS_OPEN), send(bela, anna, CONFLICTS_OPEN)):
        assert [one["field"] for one in taken["conflicts"]] == ["line"]
    for person in (anna, bela):
        (conflict,) = person.on("conflicts")["conflicts"]
        assert (conflict["kind"], conflict["field"]) == ("position", "line")
        assert conflict["base"] == "Sachsen steht zur jährlichen Konferenz."
        assert {head["value"] for head in conflict["heads"]} == {"Linie von Anna", "Linie von Bela"}
        assert [head["author"] for head in conflict["heads"] if head["mine"]] == [person.name]
        shown = person.on("show", *POSITION)
        assert (shown["fields"]["line"], shown["conflicts"]) == (None, ["line"])
        assert shown["fields"]["ask"] == "Anliegen von Anna"
        assert shown["fields"]["reasons"] == "Gründe von Bela"

    settled = anna.on("resolve", *POSITION, "line", "--take", "theirs")
    assert (settled["fields"]["line"], settled["conflicts"]) == ("Linie von Bela", [])
    assert send(anna, bela)["conflicts"] == []
    send(bela, anna)
    assert bela.on("conflicts")["conflicts"] == []

    hers, his = anna.everything(), bela.everything()
    if role == "delegation":
        assert RED_LINE not in json.dumps(his, ensure_ascii=False)
        (position,) = [one for one in hers["position"] if one["fields"].pop("red_line", None)]
        assert "red_line" not in next(one for one in his["position"] if one["id"] == position["id"])["fields"]
    assert hers == his
    for person in (anna, bela):
        assert person.on("check") == {"ok": True, "findings": []}
        person.on("rebuild")
    assert bela.everything() == his
