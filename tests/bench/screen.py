# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A screen without glass whose pixels can be read: Xvfb with its picture in a file, looked at while programs start."""

import mmap
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

WIDTH, HEIGHT = 1600, 1000
_LOOK_EVERY_S = 0.001
_COLOUR_BYTES = 12
_PAINTED_ROWS = 0.4
_SAME_ROWS = 0.97  # the rest may be a caret that blinks


def present():
    """Whether this machine has Xvfb."""
    return shutil.which("Xvfb") is not None


class Picture:
    """What the screen shows now, row by row."""

    def __init__(self, file):
        with file.open("rb") as opened:
            self._bytes = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        head = [int.from_bytes(self._bytes[at : at + 4], "big") for at in range(0, 100, 4)]
        self._start, self._row = head[0] + head[19] * _COLOUR_BYTES, head[12]

    def rows(self):
        """A copy of all rows."""
        return [self._row_at(number) for number in range(HEIGHT)]

    def same_as(self, rows):
        """Share of rows that are alike, 0 to 1."""
        return sum(self._row_at(number) == row for number, row in enumerate(rows)) / HEIGHT

    def close(self):
        self._bytes.close()

    def _row_at(self, number):
        at = self._start + number * self._row
        return self._bytes[at : at + self._row]


@contextmanager
def screen(folder):
    """An X server; gives (variables for programs, its picture)."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)]
    server = subprocess.Popen([*command, "-nolisten", "tcp", "-noreset"], pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        picture = Picture(Path(folder) / "Xvfb_screen0")
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}, picture
        picture.close()
    finally:
        server.terminate()
        server.wait(10)


def painted(picture, empty):
    """Whether a window covers the screen that was empty."""
    return picture.same_as(empty) < 1 - _PAINTED_ROWS


def shows(picture, wanted):
    """Whether the screen shows the wanted rows."""
    return picture.same_as(wanted) >= _SAME_ROWS


def wait_until(question, seconds=30):
    """Look again and again; gives the moment at which the answer was yes."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        if question():
            return time.perf_counter()
        time.sleep(_LOOK_EVERY_S)
    raise TimeoutError


def settled(picture, seconds=1.5):
    """The rows once they have stood still for so long."""
    rows, since = picture.rows(), time.perf_counter()
    while time.perf_counter() - since < seconds:
        time.sleep(0.05)
        if not shows(picture, rows):
            rows, since = picture.rows(), time.perf_counter()
    return rows
