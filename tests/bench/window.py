# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Start, memory and heartbeat of the window, everything compared in one run.

``python -m tests.bench.window [STARTS [ROUNDS]]``. Goals (issue 2): painted at most 2.0 x a bare window, the dossier shown
at most 4.0 x; the event loop never held up for more than 50 ms, change of language and colours apart. On a shared machine
look at processor time first: what the wall says above it, others have taken.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.bench import screen, window_starts, window_works

STARTS, ROUNDS = 9, 3
GOALS = {"painted": 2.0, "shown": 4.0}
LONGEST_MS = 50


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


def works(stage, rounds):
    """Longest gaps of each workflow in each round, by name in the order played."""
    source = stage.folder / "works"
    source.mkdir()
    window_works.prepare(source)
    found = defaultdict(list)
    for number in range(rounds):
        folder = stage.folder / f"works-{number}"
        shutil.copytree(source, folder)
        for told in _played(stage, folder):
            found[told["name"]].append(told)
    return found


def _played(stage, folder):
    if not screen.present():
        return _lines(stage.environment({"QT_QPA_PLATFORM": "offscreen"}), folder)
    with screen.screen(folder) as (variables, _picture):
        return _lines(stage.environment(variables), folder)


def _lines(environment, folder):
    environment["PYTHONPATH"] += os.pathsep + str(window_starts.ROOT)
    command = [sys.executable, "-P", "-m", "tests.bench.window_works", str(folder)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        print(f"the window ended with {ended.returncode}: {ended.stderr.strip()[-300:]}")
    return [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")]


def works_table(found):
    """Prints the longest gap a workflow: best and worst round, its processor time, and where the main thread was."""
    print(
        f"{'longest gap in ms':36}{'best':>6}{'worst':>6}   {'main':>5}{'all':>5}  {'over':>5}  where, in the best round"
    )
    for name, rounds in found.items():
        longest = sorted((told["gaps"][0] for told in rounds if told["gaps"]), key=lambda gap: gap["wall_ms"])
        faults = {told["fault"] for told in rounds if told["fault"]}
        if not longest:
            continue
        best, worst = longest[0], longest[-1]
        mark = "!" if best["wall_ms"] > LONGEST_MS and not name.startswith("(") else ""
        over = sum(gap["wall_ms"] > LONGEST_MS for told in rounds for gap in told["gaps"]) / len(rounds)
        cpu = f"{best['main_ms']:5.0f}{best['all_ms']:5.0f}"
        where = best["place"] if best["wall_ms"] > LONGEST_MS else ""
        print(f"{mark:1}{name:35}{best['wall_ms']:6.0f}{worst['wall_ms']:6.0f}   {cpu}  {over:5.1f}  {where}")
        for fault in sorted(faults):
            print(f"    not measured to the end: {fault[:100]}")


def load():
    """The load of the machine in words."""
    return "load average " + " ".join(f"{one:.2f}" for one in os.getloadavg())


def main(words):
    count, rounds = [*map(int, words), *(STARTS, ROUNDS)[len(words) :]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stage = window_starts.Stage.build(folder, training(folder))
        where = window_starts.on_screen if screen.present() else window_starts.offscreen
        print(f"starts, {'Xvfb' if screen.present() else 'offscreen'}, {count} each, alternating; {load()}")
        starts_table(*where(stage, count))
        print(f"\nworkflows, {rounds} rounds; {load()}")
        works_table(works(stage, rounds))
        print(load())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
