# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Speed and memory of packs: ``python tests/bench/packs.py``; everything compared in one run, on the training dossier.

Times are in seconds, as wall clock and as processor time (on a shared machine only the second is steady). Each "fresh"
row is the first pack of a new process; "warm" is the median of five more. The floor is the same text, run by run, with
``drawString`` on bare pages of ReportLab. Goals (issue 2): about 60 pages, fresh at most 1.0, warm 0.4, under 150 MB.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
GOALS = {"blocks to bytes, fresh": 1.0, "blocks to bytes, warm": 0.4, "gate": 2.0}
ROUNDS = 5


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def training(preset: str) -> tuple[Any, Any, Any]:
    """Desk, blocks and imprint of the training pack."""
    from ara_desktop.core.identity import keyed_id
    from ara_desktop.pack import content
    from ara_desktop.pack.parts.desk import Frame
    from ara_desktop.pack.recipe import recipe_for
    from ara_desktop.text.catalogue import Words
    from ara_desktop.text.formats import Formats
    from tests.pack.shelving import shelf_of, training_records

    records = training_records()
    shelf = shelf_of(records, recipe_for(preset).reader, "de")
    event = next(r for r in records if r.kind == "event" and r.fields.get("code") == "halden-2027")
    frame = Frame(event.id, keyed_id("region", ["X01"]), "2027-03-12T16:40:00Z", 3, "ABCD-0123")
    desk = content.desk_for(shelf, recipe_for(preset), frame, Words("de"), Formats("de"))
    return desk, content.numbered(content.blocks_of(desk), desk, frame), content.imprint(desk, frame)


def pages(preset: str) -> dict[str, Any]:
    """In a process of its own: first pack, warm packs, memory."""
    (desk, blocks, imprint), *_ = timed(lambda: training(preset))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    def make() -> Any:
        from ara_desktop.pack.render import built

        return built(blocks, imprint)

    done, wall, cpu = timed(make)
    rows = {"blocks to bytes, fresh": (wall, cpu)}
    runs = [timed(make) for _ in range(ROUNDS)]
    assert all(one.data == done.data for one, _, _ in runs)
    rows["blocks to bytes, warm"] = (median(r[1] for r in runs), median(r[2] for r in runs))
    from ara_desktop.pack import content

    again = [timed(lambda: content.blocks_of(desk)) for _ in range(ROUNDS)]
    rows["values to blocks, warm"] = (median(r[1] for r in again), median(r[2] for r in again))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    Path(tempfile.gettempdir(), f"ara-bench-{preset}.pdf").write_bytes(done.data)
    return {"pages": len(done.pages), "bytes": len(done.data), "rows": rows, "before_mb": before, "peak_mb": peak}


def gate(preset: str) -> dict[str, Any]:
    """The gate over the finished file; sought: every closed text of the training dossier, its words backwards (no hit)."""
    from ara_desktop.core.classes import Audience
    from ara_desktop.core.kinds import KINDS
    from ara_desktop.pack.gate import judge
    from tests.pack.shelving import training_records

    data = Path(tempfile.gettempdir(), f"ara-bench-{preset}.pdf").read_bytes()
    records = training_records()
    secret = [
        " ".join(reversed(value.split()))
        for r in records for name, value in r.fields.items()
        if isinstance(value, str) and KINDS[r.kind].fields[name].ceiling is Audience.PRINCIPAL
    ]  # fmt: skip
    runs = [timed(lambda: judge(data, "a.pdf", secret, [])) for _ in range(3)]
    return {"rows": {"gate": (median(r[1] for r in runs), median(r[2] for r in runs))}, "needles": len(secret)}


def floor(preset: str) -> dict[str, Any]:
    """The same text runs on bare pages: what nobody can be faster than with this library."""
    import pikepdf

    from ara_desktop.pack.fonts import house_fonts

    runs: list[list[tuple[float, float, str]]] = []
    with pikepdf.open(Path(tempfile.gettempdir(), f"ara-bench-{preset}.pdf")) as pdf:
        for page in pdf.pages:
            runs.append(_runs(page))
    font = house_fonts().face("regular").font.fontName

    def draw() -> bytes:
        from reportlab.pdfgen.canvas import Canvas

        canvas = Canvas("", invariant=1, pageCompression=1)
        for page in runs:
            canvas.setFont(font, 10)
            for x, y, text in page:
                canvas.drawString(x, y, text)
            canvas.showPage()
        return bytes(canvas.getpdfdata())

    draw()
    times = [timed(draw) for _ in range(ROUNDS)]
    return {"rows": {"floor: drawString": (median(r[1] for r in times), median(r[2] for r in times))},
            "runs": sum(map(len, runs))}  # fmt: skip


def _runs(page: Any) -> list[tuple[float, float, str]]:
    import pikepdf

    from ara_desktop.pack.reopened import letters_of

    tables = {str(name): letters_of(font) for name, font in page.Resources.Font.items()}
    found, x, y, table = [], 0.0, 0.0, None
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BT":
            x = y = 0.0
        elif name == "Td":
            x, y = x + float(operands[0]), y + float(operands[1])
        elif name == "Tf":
            table = tables[str(operands[0])]
        elif name == "Tj" and table:
            found.append((x, y, table.read(bytes(operands[0]))))
    return found


def command(preset: str) -> dict[str, Any]:
    """The whole use case on a training dossier: read, build, judge, write, register."""
    from ara_desktop.service import dossiers
    from ara_desktop.service.packs import issue_pack
    from tests.conftest import MovedClock, RepeatableIds

    parts = {"clock": MovedClock(), "ids": RepeatableIds(1)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "training.aradossier")
        dossiers.demo(path, **parts)
        store = dossiers.open_dossier(path, passphrase=None, holder="bench", **parts)
        rows = {}
        for name in ("whole use case, fresh", "whole use case, warm"):
            out = Path(folder, "out.pdf")
            _, wall, cpu = timed(
                lambda out=out: issue_pack(store, event="halden-2027", reader=preset, language="de", out=out)
            )
            rows[name] = (wall, cpu)
        store.close()
    return {"rows": rows}


STAGES = {"pages": pages, "gate": gate, "floor": floor, "command": command}


def child(stage: str, preset: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, __file__, stage, preset], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return json.loads(done.stdout.splitlines()[-1])


def main() -> int:
    for preset in ("principal", "delegation", "podium"):
        facts = child("pages", preset)
        print(f"\n{preset}: {facts['pages']} pages, {facts['bytes'] / 1000:.0f} kB")
        rows = dict(facts["rows"])
        others = {name: child(name, preset) for name in ("gate", "floor", "command")}
        for other in others.values():
            rows |= other["rows"]
        print(f"  {'':34}{'wall s':>9}{'cpu s':>9}{'goal':>8}")
        for name, (wall, cpu) in rows.items():
            goal = GOALS.get(name)
            print(f"  {name:34}{wall:9.3f}{cpu:9.3f}{f'{goal:8.1f}' if goal else ''}")
        bare = others["floor"]["rows"]["floor: drawString"][1]
        print(f"  warm is {rows['blocks to bytes, warm'][1] / bare:.1f} x the floor of {others['floor']['runs']} runs")
        print(
            f"  memory: {facts['before_mb']:.0f} MB with the values, {facts['peak_mb']:.0f} MB at the peak (goal 150)"
        )
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(STAGES[sys.argv[1]](sys.argv[2])))
    else:
        sys.exit(main())
