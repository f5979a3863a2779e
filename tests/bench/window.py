# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Start, memory and heartbeat of the window, everything compared in one run: ``python -m tests.bench.window [STARTS]``."""

import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench import screen, window_starts

STARTS = 9
GOALS = {"painted": 2.0, "shown": 4.0}


def training(folder):
    """The training dossier."""
    from ara_desktop.service import dossiers
    from tests.conftest import MovedClock, RepeatableIds

    path = folder / "source.aradossier"
    dossiers.demo(path, clock=MovedClock(), ids=RepeatableIds(1))
    return path


def spread(values):
    """Median, smallest and largest."""
    return f"{statistics.median(values):7.3f} {min(values):7.3f} {max(values):7.3f}"


def starts_table(bare, ours):
    """Prints seconds and ratios."""
    print(f"{'':28}{'median':>7} {'min':>7} {'max':>7}   {'cpu':>7}   ratio wall  cpu  goal")
    base = [one.painted for one in bare]
    rows = {"bare window painted": (base, None), "window painted": ([one.painted for one in ours], "painted")}
    rows["Home shows the dossier"] = ([one.shown for one in ours], "shown")
    base_wall = statistics.median(m.wall_s for m in base)
    base_cpu = statistics.median(m.cpu_s for m in base)
    for name, (moments, goal) in rows.items():
        wall, cpu = [m.wall_s for m in moments], [m.cpu_s for m in moments]
        line = f"{name:28}{spread(wall)}   {statistics.median(cpu):7.3f}"
        if goal:
            line += f"   {statistics.median(wall) / base_wall:10.2f} {statistics.median(cpu) / base_cpu:4.2f} {GOALS[goal]:5.1f}"
        print(line)
    for name, them in (("bare window", bare), ("window with dossier", ours)):
        rss, pss = (statistics.median(getattr(one, part) for one in them) for part in ("rss_mb", "pss_mb"))
        print(f"memory of the {name:20} {rss:6.0f} MB resident, {pss:6.0f} MB proportional")


def load():
    """The load of the machine in words."""
    return "load average " + " ".join(f"{one:.2f}" for one in os.getloadavg())


def main(words):
    count = int(words[0]) if words else STARTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stage = window_starts.Stage.build(folder, training(folder))
        where = window_starts.on_screen if screen.present() else window_starts.offscreen
        print(f"starts, {'Xvfb' if screen.present() else 'offscreen'}, {count} each, alternating; {load()}")
        starts_table(*where(stage, count))
        print(load())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
