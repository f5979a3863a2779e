# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The heartbeat of an event loop for measuring: each gap between two beats with processor time and the line that held it up.

Wall time above processor time of the whole process is the machine's doing; processor time of the process above that of
the main thread is another thread of ours that held the interpreter.
"""

import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
_SAMPLE_S = 0.004
_STUCK_S = 0.012
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Gap:
    """Milliseconds between two beats: on the wall, of the main thread, of all threads; and where the main thread was."""

    wall_ms: float
    main_ms: float
    all_ms: float
    place: str = ""


class Pulse(QObject):
    """Beats from its making to ``stop``."""

    def __init__(self):
        super().__init__()
        self.gaps = []
        self._places = Counter()
        self._main = threading.get_ident()
        self._over = threading.Event()
        self._last = (time.perf_counter(), time.thread_time(), time.process_time())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def stop(self):
        """End; gives the gaps, longest first."""
        self._beat()
        self._timer.stop()
        self._over.set()
        self._watcher.join()
        return sorted(self.gaps, key=lambda gap: -gap.wall_ms)

    def _beat(self):
        now = (time.perf_counter(), time.thread_time(), time.process_time())
        wall, main, everything = ((a - b) * 1000 for a, b in zip(now, self._last, strict=True))
        places, self._places = self._places, Counter()
        place = next((text for text, _ in places.most_common(1)), "")
        self.gaps.append(Gap(wall, main, everything, place))
        self._last = now

    def _watch(self):
        while not self._over.wait(_SAMPLE_S):
            if time.perf_counter() - self._last[0] > _STUCK_S:
                self._places[_place_of(self._main)] += 1


def _place_of(thread):
    """The innermost lines of our own program, nearest first.

    No frame may be kept beyond this call: it would keep a painter alive that Qt has done with.
    """
    frame, lines = sys._current_frames().get(thread), []
    while frame is not None and len(lines) < 3:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_ROOT) or "ara_desktop" in file.parts:
            lines.append(f"{file.name}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(lines)
