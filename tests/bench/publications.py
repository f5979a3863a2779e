# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Time of taking publications in: ``python tests/bench/publications.py``; one run, one table.

Forty invented regions publish ten points each with line, reasons and ask in two languages; one dossier takes them in,
each in a transaction of its own, then once more (twice is once), then shows its matrix with them. Times are in seconds,
as wall clock and as processor time. The floor is what nobody can save: judging the same files in memory. Goal (issue 3):
under 2 s for the forty.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
REGIONS, POINTS, GOAL_SECONDS = 40, 10, 2.0
FIELDS = {"line": 400, "reasons": 1500, "ask": 600}  # characters
NOW_MS = 1_800_000_000_000


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def prose(region: str, point: int, field: str, language: str, characters: int) -> str:
    words = f"{region} {language} {field} {point}: erfundener Satz über Werke, Zulieferer und Fristen. "
    return (words * (characters // len(words) + 1))[:characters].strip()


def dossier(folder: Path) -> Any:
    from ara_desktop.app import SystemClock, SystemIds
    from ara_desktop.service import dossiers

    parts: dict[str, Any] = {"clock": SystemClock(), "ids": SystemIds()}
    file = folder / "bench.aradossier"
    dossiers.demo(file, regions=REGIONS + 1, **parts)
    return dossiers.open_dossier(file, holder="bench", **parts)


def publications(store: Any) -> list[bytes]:
    """One publication of each region but ours, whose cards were checked."""
    from ara_desktop.bundle import keys
    from ara_desktop.bundle.publication import Head, Releasable, Wording, introduction_to_sign, write_publication
    from ara_desktop.core.classes import Audience
    from ara_desktop.core.identity import replica_id, training_id
    from ara_desktop.core.values import Card, Known
    from ara_desktop.service import cards

    with store.reading() as view:
        codes = [one.text("code") for one in view.records("region") if one.text("code") != view.facts().region]
        points = [(one.id, one.text("label")) for one in view.records("point")][:POINTS]
    files = []
    with store.writing() as work:
        for number, code in enumerate(codes[:REGIONS]):
            sign, seed = (keys.new_signing_key(bytes([number, kind]) * 16) for kind in (1, 2))
            public, home = keys.public_key(sign), training_id(f"bench-{code}")
            age = keys.age_recipient(keys.new_age_identity())
            card = Card(home, replica_id(public), code, code, public, age, training=True)
            cards.keep(work, Known(card, "partner", "verified"))
            content = [
                Releasable(
                    Audience.ALLIANCE, id_, "training", label, "support",
                    tuple(
                        Wording(field, language, prose(code, at, field, language, size), original=language == "de")
                        for field, size in FIELDS.items()
                        for language in ("de", "en")
                    ),
                )
                for at, (id_, label) in enumerate(points)
            ]  # fmt: skip
            head = Head(home, code, True, Audience.ALLIANCE, 1, NOW_MS)
            said = keys.sign(sign, introduction_to_sign(home, code, keys.public_key(seed)))
            files.append(write_publication(head, content, seed=seed, introducer=card.replica, introduction=said))
    return files


def main() -> int:
    from ara_desktop.bundle.publication_judging import read_publication
    from ara_desktop.service.matrix import stance_matrix
    from ara_desktop.service.publications_in import take_in_publication

    with tempfile.TemporaryDirectory() as folder:
        store = dossier(Path(folder))
        try:
            files = publications(store)
            rows = {
                "floor: judge in memory": lambda: [read_publication(one) for one in files],
                "take in, one transaction each": lambda: [take_in_publication(store, one) for one in files],
                "the same again": lambda: [take_in_publication(store, one) for one in files],
            }
            sys.stdout.write(f"{len(files)} publications, {sum(map(len, files)) / len(files) / 1000:.0f} kB each\n")
            taken = 0.0
            for name, work in rows.items():
                done, wall, cpu = timed(work)
                taken = wall if name.startswith("take in") else taken
                sys.stdout.write(f"{name:32} {wall:8.3f} s wall {cpu:8.3f} s cpu {len(done):5} files\n")
            with store.reading() as view:
                _, wall, cpu = timed(lambda: stance_matrix(view, "de", "2099-01-01"))
            sys.stdout.write(f"{'matrix with all of them':32} {wall:8.3f} s wall {cpu:8.3f} s cpu\n")
        finally:
            store.close()
    sys.stdout.write(f"goal {GOAL_SECONDS} s: {'met' if taken < GOAL_SECONDS else 'MISSED'}\n")
    return int(taken >= GOAL_SECONDS or len(files) != REGIONS)


if __name__ == "__main__":
    raise SystemExit(main())
