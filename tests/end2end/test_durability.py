# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Power cuts and kills at creation, edit and import: nothing acknowledged is lost, nothing half done is found."""

import contextlib
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from ara_desktop.core.errors import AraError
from ara_desktop.core.ports import Silent
from ara_desktop.service import cards
from ara_desktop.service.dossiers import check
from ara_desktop.service.exchange import export_bundle
from ara_desktop.service.records import write_fields
from ara_desktop.store.opening import open_store
from tests.conftest import MovedClock, RepeatableIds
from tests.end2end import power, worker

CUTS = 5_000 if os.environ.get("ARA_NIGHTLY") else 250
KILLS = 100 if os.environ.get("ARA_NIGHTLY") else 12
IMPORTED = 300
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
PARTS = {"clock": MovedClock(), "ids": RepeatableIds(8)}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "box"
    made.mkdir()
    return made


def opened(path):
    return open_store(path, key=None, holder="Prüfung", **PARTS)


@contextlib.contextmanager
def opening(path):
    store = opened(path)
    try:
        yield store
    finally:
        store.close()


def prepare(operation, folder):
    """A dossier to work on, and for an import a bundle from a second one."""
    if operation == "create":
        return
    worker.create(folder / "d.aradossier")
    if operation == "import":
        other = folder.parent / "other.aradossier"
        second_replica(other)
        with opening(other) as theirs, opening(folder / "d.aradossier") as mine:
            cards.trust(mine, cards.own_card(theirs)[1], "delegation")
            cards.trust(theirs, cards.own_card(mine)[1], "delegation")
            for number in range(IMPORTED // 3):
                values = {"name": f"Konferenz {number}", "place": "Ort"}
                write_fields(theirs, "event", None, values)
            export_bundle(theirs, folder.parent / "in.arabundle", to=[cards.own_card(mine)[1]])


def second_replica(path):
    from ara_desktop.bundle import keys
    from ara_desktop.core.identity import dossier_id, replica_id
    from ara_desktop.store.opening import create_store

    seed, identity = keys.new_signing_key(bytes(reversed(range(32)))), keys.new_age_identity()
    about = {
        "dossier": dossier_id("X"), "replica": replica_id(keys.public_key(seed)), "region": "X", "name": "Bela",
        "language": "de", "training": "0", "sign_seed": seed.hex(), "age_identity": identity,
        "age_recipient": keys.age_recipient(identity),
    }  # fmt: skip
    create_store(path, about, lambda _: None, key=None, **PARTS)


def verdict(path: Path, said: list[str]) -> str:
    """``whole``, or what is wrong with the dossier after a fault."""
    if not path.exists():
        return "lost" if said else "whole"
    try:
        with opening(path) as store:
            findings = check(store, Silent())
            with store.reading() as view:
                events = view.counts().get("event", 0)
                positions = view.records("position")
    except AraError as error:
        return f"does not open: {error.code}"
    if findings:
        return f"damaged: {findings[0]}"
    if events not in (0, IMPORTED // 3) or ("imported" in said and not events):
        return f"import half done: {events}"
    acknowledged = max((int(one.split()[1]) for one in said if one.startswith("saved")), default=0)
    held = int(positions[0].text("line").split()[1]) if positions else 0
    return "whole" if held >= acknowledged else f"lost {acknowledged}, holds {held}"


def cuts(operation, folder, count, *, unsafe=False):
    """How many of ``count`` power cuts ended in which verdict."""
    prepare(operation, folder)
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    command = [sys.executable, str(Path(worker.__file__)), operation, str(folder), *(["unsafe"] if unsafe else [])]
    steps = recorded(command, folder)
    chance = random.Random(4)
    found = Counter()
    box = folder.parent / "after"
    for _ in range(count):
        cut = chance.randint(0, len(steps))
        said = [s.data.decode().strip() for s in steps[:cut] if s.what == "said"]
        shutil.rmtree(box, ignore_errors=True)
        box.mkdir()
        start = [power.Step("name", str(folder / name)) for name in before]
        start += [power.Step("write", str(folder / name), 0, data) for name, data in before.items()]
        start += [power.Step("sync", str(folder / name)) for name in before] + [power.Step("sync", str(folder))]
        for name, data in power.after_cut([*start, *steps[:cut]], chance).items():
            if not name.endswith("-shm"):
                (box / Path(name).name).write_bytes(data)
        found[verdict(box / "d.aradossier", [line for part in said for line in part.splitlines()])] += 1
    return found


def recorded(command, folder):
    environment = dict(os.environ, PYTHONPATH=str(Path(__file__).parents[2]))
    os.environ.update(environment)
    return power.record(command, folder.parent / "trace", folder)


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("operation", ["create", "edit", "import"])
def test_a_power_cut_loses_nothing_acknowledged(folder, operation):
    assert cuts(operation, folder, CUTS) == {"whole": CUTS}


@needs_strace
@pytest.mark.slow
def test_the_test_catches_a_program_that_does_not_sync(folder):
    found = cuts("edit", folder, 60, unsafe=True)
    assert found["whole"] < 60


@pytest.mark.slow
@pytest.mark.parametrize("operation", ["create", "edit", "import"])
def test_a_kill_loses_nothing_acknowledged(tmp_path, operation):
    chance = random.Random(7)
    environment = dict(os.environ, PYTHONPATH=str(Path(__file__).parents[2]))
    seen = Counter()
    for number in range(KILLS):
        box = tmp_path / str(number) / "box"
        box.mkdir(parents=True)
        prepare(operation, box)
        command = [sys.executable, str(Path(worker.__file__)), operation, str(box)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        if operation != "create":
            child.stdout.readline()
        time.sleep(chance.uniform(0, 0.9 if operation == "create" else 0.15))
        child.kill()
        said = child.communicate()[0].splitlines()
        seen[verdict(box / "d.aradossier", said)] += 1
    assert seen == {"whole": KILLS}
