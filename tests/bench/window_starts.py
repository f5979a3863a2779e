# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Starts of the window beside a bare one, seen from outside: pixels of the screen, processor time and memory from the kernel.

The program is a copy of this checkout with compiled catalogues, as ``packaging/ara.py`` and the wheel give it, in German.
Each start gets a fresh copy of the training dossier. Without Xvfb the program tells its moments itself (see ``TOLD``).
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench import screen

ROOT = Path(__file__).resolve().parents[2]
BARE = Path(__file__).with_name("bare_window.py")
SIZE = ("1290", "810")  # what the window takes at 15 pixels of text
TOLD = Path(__file__).with_name("told_window.py")
_LINGER_S = 0.7


@dataclass(frozen=True)
class Moment:
    """Seconds since exec, and processor seconds of the program until then."""

    wall_s: float
    cpu_s: float


@dataclass(frozen=True)
class Start:
    """One start; ``shown`` and memory in MB only where they were looked at."""

    painted: Moment
    shown: Moment | None = None
    rss_mb: float = 0.0
    pss_mb: float = 0.0


def copy_of_program(folder):
    """The checkout as it is now, catalogues compiled; gives its folder."""
    from ara_desktop.text.catalogue import compiled_catalogue

    for name in ("ara_desktop", "resources", "i18n"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for source in (folder / "i18n").rglob("*.po"):
        source.with_suffix(".mo").write_bytes(compiled_catalogue(source))
    return folder


@dataclass(frozen=True)
class Stage:
    """Where programs are started: the copy, a home of their own, the dossier."""

    folder: Path
    program: Path
    dossier: Path

    @classmethod
    def build(cls, folder, dossier):
        """Home with German settings and a light theme."""
        settings = folder / "home" / ".config" / "ara-desktop" / "settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text('language = "de"\ntheme = "light"\ntype_size_percent = 100\n', "utf-8")
        program = folder / "program"
        program.mkdir()
        return cls(folder, copy_of_program(program), dossier)

    def environment(self, more):
        """Variables of a program: nothing of the one who measures but its PATH."""
        home = str(self.folder / "home")
        own = {"HOME": home, "PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(self.program), "LANG": "C.UTF-8"}
        return own | {"XDG_RUNTIME_DIR": home} | more

    def fresh_dossier(self):
        """A copy that nobody has opened yet."""
        at = self.folder / "Training.aradossier"
        for left in self.folder.glob(at.name + "*"):
            left.unlink()
        return shutil.copyfile(self.dossier, at)

    def bare(self):
        """The command of the bare window."""
        return [sys.executable, str(BARE), *SIZE]

    def ours(self):
        """The command of the program."""
        return [sys.executable, "-P", "-m", "ara_desktop", str(self.fresh_dossier())]


def cpu_s(pid):
    """Processor seconds of all threads of a process."""
    spent = 0
    for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        spent += int(thread.read_text().split()[0])
    return spent / 1e9


def memory_mb(pid):
    """(resident, proportional) memory in MB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    facts = {line.split(":")[0]: line.split()[1] for line in lines if line.endswith("kB")}
    return int(facts["Rss"]) / 1024, int(facts["Pss"]) / 1024


def on_screen(stage, count):
    """Alternating starts on one X server: (bare, ours)."""
    with screen.screen(stage.folder) as (variables, picture):
        empty = picture.rows()
        watch = _Watch(stage.environment(variables), picture, empty)
        watch.start(stage.bare())
        finished = watch.look_at_result(stage.ours())
        bare, ours = [], []
        for _ in range(count):
            bare.append(watch.start(stage.bare()))
            ours.append(watch.start(stage.ours(), finished))
        return bare, ours


@dataclass(frozen=True)
class _Watch:
    environment: dict
    picture: screen.Picture
    empty: list

    def start(self, command, finished=None):
        """Start, look, end: when it painted, and when it showed what a finished start shows."""
        begun = time.perf_counter()
        with subprocess.Popen(command, env=self.environment) as process:
            try:
                painted = self._moment(process, begun, lambda: screen.painted(self.picture, self.empty))
                shown = None
                if finished is not None:
                    shown = self._moment(process, begun, lambda: screen.shows(self.picture, finished))
                time.sleep(_LINGER_S)
                memory = memory_mb(process.pid)
            finally:
                process.terminate()
        self._clear()
        return Start(painted, shown, *memory)

    def look_at_result(self, command):
        """The picture of a start that has come to rest; it also warms every cache."""
        with subprocess.Popen(command, env=self.environment) as process:
            try:
                self._moment(process, time.perf_counter(), lambda: screen.painted(self.picture, self.empty))
                rows = screen.settled(self.picture)
            finally:
                process.terminate()
        self._clear()
        return rows

    def _moment(self, process, begun, question):
        seen = screen.wait_until(question)
        return Moment(seen - begun, cpu_s(process.pid))

    def _clear(self):
        screen.wait_until(lambda: screen.shows(self.picture, self.empty))


def offscreen(stage, count):
    """Alternating starts without a screen: the programs tell their moments themselves."""
    environment = stage.environment({"QT_QPA_PLATFORM": "offscreen"})
    environment["PYTHONPATH"] += os.pathsep + str(ROOT)
    bare, ours = [], []
    for turn in range(count + 1):
        pair = (_told(["bare", *SIZE], environment), _told(["ours", str(stage.fresh_dossier())], environment))
        if turn:
            bare.append(pair[0])
            ours.append(pair[1])
    return bare, ours


def _told(words, environment):
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-P", str(TOLD), *words], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        moments = {}
        for line in process.stdout:
            moments[line.strip()] = Moment(time.perf_counter() - begun, cpu_s(process.pid))
            if line.strip() == "rest":
                memory = memory_mb(process.pid)
                process.terminate()
    return Start(moments["painted"], moments.get("shown"), *memory)
