# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A desktop of its own for one program: X server, window manager, session bus and accessibility bus, all ended afterwards.

Needs the Debian packages xvfb openbox xdotool imagemagick at-spi2-core dbus python3-pyatspi; ``missing()`` names what is not there.
"""

import json
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[3]
READER = Path(__file__).with_name("reader.py")
DEBIAN_PYTHON = "/usr/bin/python3"
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
_PAUSE_S = 0.05


def missing():
    """Programs of the rig that this machine does not have."""
    wanted = ("Xvfb", "openbox", "xdotool", "import", "dbus-daemon", DEBIAN_PYTHON, BUS_LAUNCHER)
    absent = [name for name in wanted if shutil.which(name) is None]
    if (
        not absent
        and subprocess.run([DEBIAN_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False).returncode
    ):
        absent.append("python3-pyatspi")
    return absent


@dataclass
class Desktop:
    """Use as a context; ``start`` runs the program, the other methods act on its window."""

    home: Path
    width: int = 1366
    height: int = 768
    scale: float = 1.0
    env: dict = field(default_factory=dict)
    program: subprocess.Popen | None = None
    _running: list = field(default_factory=list)

    def __enter__(self):
        try:
            self._start_display()
            self._start_buses()
            self._running.append(subprocess.Popen(["openbox"], env=self.env, stderr=subprocess.DEVNULL))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.program is not None:
            self._running.append(self.program)
        for process in reversed(self._running):
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()

    # ---- what a person does

    def start(self, *arguments, code=None):
        """Run ``python -m ara_desktop ARGUMENTS``, or the Python source ``code``, and wait for its window."""
        command = (
            [sys.executable, "-c", code, *arguments] if code else [sys.executable, "-m", "ara_desktop", *arguments]
        )
        with (self.home / "program.log").open("w") as log:
            self.program = subprocess.Popen(command, env=self.env, cwd=ROOT, stdout=log, stderr=log)
        self._tool("search", "--sync", "--onlyvisible", "--pid", str(self.program.pid))
        return self

    def keys(self, *names):
        """Press keys one after the other, as xdotool names them: "ctrl+k", "Tab", "Return"."""
        for name in names:
            self._tool("key", "--clearmodifiers", name)

    def type(self, text):
        """Type a text."""
        self._tool("type", "--delay", "12", text)

    def shot(self, file):
        """Picture of the whole screen."""
        subprocess.run(["import", "-window", "root", str(file)], env=self.env, check=True, timeout=30)

    # ---- what a screen reader hears

    def tree(self):
        """Nodes as dictionaries: role, name, description, states, depth."""
        return self._read("tree")

    def focused(self):
        """(role, name) of what has the keyboard."""
        found = self._read("focused")
        return (found["role"], found["name"]) if found else None

    def press(self, role, name):
        """Do the first action of a node, as a screen reader would."""
        return self._read("press", role, name)

    def wait_for(self, question, seconds=10):
        """Ask again until the answer is true; the answer."""
        pause = threading.Event()
        for _ in range(int(seconds / _PAUSE_S)):
            if answer := question():
                return answer
            pause.wait(_PAUSE_S)
        raise AssertionError(f"waited {seconds} s in vain; the program said: {self.said()[-800:]}")

    def wait_for_name(self, name, seconds=10):
        """Wait until some node has that name."""
        return self.wait_for(lambda: any(node["name"] == name for node in self.tree()), seconds)

    def ended(self, seconds=10):
        """Exit code of the program, once it has ended."""
        return self.program.wait(seconds)

    def said(self):
        """What the program wrote to its output."""
        return (self.home / "program.log").read_text("utf-8", "replace")

    # ---- parts

    def _start_display(self):
        read, write = os.pipe()
        size = f"{self.width}x{self.height}x24"
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        self._running.append(subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL))
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        runtime = self.home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        own = {
            "DISPLAY": f":{number}",
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHONPATH": str(ROOT),
        }
        own |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": str(self.scale)}
        own["QT_LOGGING_RULES"] = (
            "qt.accessibility.atspi*=false"  # it complains about each question that it does not know
        )
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        self.env = {**kept, "LANG": "C.UTF-8", **own, **self.env}

    def _start_buses(self):
        config = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        bus = subprocess.Popen(config, env=self.env, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL)
        self._running.append(bus)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        launcher = [BUS_LAUNCHER, "--launch-immediately"]
        self._running.append(subprocess.Popen(launcher, env=self.env, stderr=subprocess.DEVNULL))

    def _tool(self, *arguments):
        subprocess.run(["xdotool", *arguments], env=self.env, check=True, timeout=30, stdout=subprocess.DEVNULL)

    def _read(self, *question):
        command = [DEBIAN_PYTHON, str(READER), str(self.program.pid), *question]
        env = {name: value for name, value in self.env.items() if name != "PYTHONPATH"}
        answer = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
        assert answer.returncode == 0, answer.stderr
        return json.loads(answer.stdout)
