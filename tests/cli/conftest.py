# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The command line as a function: ``ara("list", file, "event")`` runs it in this process."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ara_desktop.app import Context, SystemClock, SystemIds
from ara_desktop.cli.main import run
from ara_desktop.service.dossiers import create
from ara_desktop.settings import places, read_settings

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        """The one object on stdout."""
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """The code of the error on stderr; empty if there is none."""
        said = next((line for line in self.err.splitlines() if line.startswith("error ")), "")
        return said.removeprefix("error ").partition(":")[0]


Ara = Callable[..., Done]


@pytest.fixture
def ara(tmp_path, clock, ids, capsys, monkeypatch) -> Ara:
    """Runs a command line; ``file=`` parts may be paths, ``env=`` adds to the environment, ``terminal=`` asks."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object, env: dict[str, str] | None = None, terminal: bool = False) -> Done:
        where = places(tmp_path / "home")
        context = Context(clock, ids, where, read_settings(where), {"LANG": "C", "USER": "anna", **(env or {})})
        capsys.readouterr()
        clock.ms += 1000
        code = run([str(one) for one in arguments], context, terminal=terminal)
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def saxony_bytes(tmp_path_factory) -> bytes:
    """A dossier for Saxony, made once; every test gets a copy."""
    file = tmp_path_factory.mktemp("saxony") / "anna.aradossier"
    create(file, region="DED", name="Anna", clock=SystemClock(), ids=SystemIds())
    return file.read_bytes()


@pytest.fixture
def saxony(tmp_path, saxony_bytes) -> Path:
    """A dossier for Saxony."""
    file = tmp_path / "anna.aradossier"
    file.write_bytes(saxony_bytes)
    return file


def started(*arguments: object, cwd: Path, env: dict[str, str] | None = None) -> Done:
    """The program as its own process, with a home of its own."""
    home = cwd / "home"
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT), **(env or {})}
    command = [sys.executable, "-m", "ara_desktop", *(str(one) for one in arguments)]
    done = subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, encoding="utf-8", check=False)
    return Done(done.returncode, done.stdout, done.stderr)
