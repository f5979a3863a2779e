# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A person at the keyboard of the real window: presses keys, types, and looks where the keyboard is. No mouse, no call."""

import json
import socket
import threading
from pathlib import Path

from tests.ui.rig.desktop import Desktop

PROBE = Path(__file__).with_name("window_probe.py")
_PAUSE_S = 0.02
_PATIENCE_S = 20
_MOST_STOPS = 160


class Keyboard:
    """Use as a context: a desktop of its own with the program on it."""

    def __init__(self, home: Path, *arguments: object) -> None:
        self.desktop, self._arguments = Desktop(home), [str(one) for one in arguments]
        self._socket = home / "probe"

    def __enter__(self):
        self.desktop.__enter__()
        try:
            code = f"import runpy, sys; sys.argv[0] = {str(PROBE)!r}; runpy.run_path(sys.argv[0], run_name='__main__')"
            self.desktop.start(str(self._socket), *self._arguments, code=code)
            self._client = socket.socket(socket.AF_UNIX)
            self._client.settimeout(_PATIENCE_S)
            self._client.connect(str(self._socket))
            self._line = self._client.makefile("rw", encoding="utf-8")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.desktop.__exit__()
        if hasattr(self, "_line"):
            self._line.close()
            self._client.close()

    # ---- what a person sees

    def state(self) -> dict:
        self._line.write("?\n")
        self._line.flush()
        return json.loads(self._line.readline())

    def wait(self, question, what: object = "") -> dict:
        """Look again until the answer is true; gives what was seen then."""
        pause = threading.Event()
        for _ in range(int(_PATIENCE_S / _PAUSE_S)):
            seen = self.state()
            if question(seen):
                return seen
            pause.wait(_PAUSE_S)
        raise AssertionError(f"waited in vain for {what}: {seen}\n{self.desktop.said()[-800:]}")

    def at(self, place: str) -> None:
        """Wait for a window or place of that title."""
        self.wait(lambda seen: seen["window"].startswith(place), place)

    def on(self, name: str) -> dict:
        """Wait until the keyboard is on something of that name."""
        return self.wait(lambda seen: called(seen, name), name)["focus"]

    def reads(self, text: str) -> None:
        """Wait until a text is on screen."""
        self.wait(lambda seen: any(text in one for one in seen["texts"]), text)

    # ---- what a person does

    def press(self, *keys: str) -> None:
        self.desktop.keys(*keys)

    def tab_to(self, name: str, key: str = "Tab") -> dict:
        """Go on with Tab until the keyboard is on something of that name."""
        seen = self.state()
        passed = []
        for _ in range(_MOST_STOPS):
            if called(seen, name):
                return seen["focus"]
            before = place(seen)
            passed.append(before[1:])
            self.press(key)
            seen = self.wait(lambda now, before=before: place(now) != before, f"a step from {before}")
        raise AssertionError(f"not reached by Tab: {name}; passed {passed}")

    def type(self, text: str) -> None:
        """Type into what has the keyboard, and see that it arrives."""
        self.desktop.type(text)
        self.wait(lambda seen: text in seen["focus"]["value"], text)

    def choose(self, value: str, key: str = "Down") -> None:
        """Step through a choice until it shows a value."""
        seen = self.state()
        for _ in range(40):
            if seen["focus"]["value"] == value:
                return
            before = place(seen)
            self.press(key)
            seen = self.wait(lambda now, before=before: place(now) != before, f"after {before}")
        raise AssertionError(f"no choice {value}: {seen['focus']}")

    def name_file(self, path: Path, dialog: str) -> None:
        """Type a path into the dialog for files of that title, and confirm."""
        self.wait(lambda seen: seen["window"] == dialog and seen["focus"]["kind"] == "QLineEdit", dialog)
        self.press("ctrl+a")
        self.type(str(path))
        self.press("Return")
        self.wait(lambda seen: seen["window"] not in ("", dialog), "the dialog to close")


def called(seen: dict, name: str) -> bool:
    return seen["focus"]["name"].startswith(name)


def place(seen: dict) -> tuple:
    found = seen["focus"]
    return found["id"], found["name"], found["row"], found["value"], seen["window"]
