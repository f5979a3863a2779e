# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Meter of the event loop: a heartbeat of 5 ms; a gap between two beats is the time in which nothing else could happen.

A watcher thread samples the main thread's stack while it is stuck, so that a failing test names the guilty line.
"""

import contextlib
import sys
import threading
import time
import traceback
from collections import Counter

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
_SAMPLE_S = 0.01
_STUCK_MS = 50


class Heartbeat(QObject):
    """Gaps in ms, and where the main thread was during the longest."""

    def __init__(self):
        super().__init__()
        self.gaps = []
        self._places = Counter()
        self._last = time.perf_counter()
        self._main = threading.get_ident()
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    @property
    def worst_ms(self):
        return max(self.gaps, default=0.0)

    @property
    def stuck_at(self):
        """Where the main thread was seen most often while the loop stood still."""
        return next((place for place, _ in self._places.most_common(1)), "")

    def stop(self):
        self._beat()
        self._timer.stop()
        self._over.set()
        self._watcher.join()

    def _beat(self):
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def _watch(self):
        while not self._over.wait(_SAMPLE_S):
            if (time.perf_counter() - self._last) * 1000 > _STUCK_MS:
                self._places[_place_of(self._main)] += 1


def _place_of(thread):
    """Where a thread is; no frame is kept beyond this call, for it would keep a painter alive that Qt has done with."""
    frame = sys._current_frames().get(thread)
    return "".join(traceback.format_stack(frame)[-3:]) if frame is not None else ""


def slowness():
    """How much slower this machine is now than a quiet one: limits are multiplied by it, never below 1."""
    start = time.perf_counter()
    total = 0
    for number in range(200_000):
        total += number * number
    return max(1.0, (time.perf_counter() - start) / 0.012)


GENEROUS = 3  # here only gross stops are caught; the goal of 50 ms is measured by ``tests/bench/window.py``


@contextlib.contextmanager
def no_stall(qtbot, limit_ms=50, settle_ms=40):
    """Fail when the event loop stood still for longer than the limit, scaled by how busy the machine is."""
    qtbot.wait(settle_ms)
    before = slowness()
    heart = Heartbeat()
    yield heart
    qtbot.wait(settle_ms)
    heart.stop()
    limit = limit_ms * GENEROUS * max(before, slowness())
    assert heart.worst_ms <= limit, (
        f"event loop stood still for {heart.worst_ms:.0f} ms (limit {limit:.0f}); stuck at:\n{heart.stuck_at}"
    )
