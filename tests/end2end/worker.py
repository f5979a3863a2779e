# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A child for the durability tests: ``python worker.py OPERATION FOLDER [unsafe]``; says what was acknowledged.

``unsafe`` switches the protection off: the positive control that the tests must catch.
"""

import sys
from pathlib import Path

from ara_desktop.bundle import keys
from ara_desktop.core.identity import dossier_id, keyed_id, replica_id
from ara_desktop.service.exchange import take_in_bundle
from ara_desktop.service.records import write_fields
from ara_desktop.store import engine
from ara_desktop.store.opening import create_store, open_store
from tests.conftest import MovedClock, RepeatableIds

REGION, POINT = keyed_id("region", ["X"]), keyed_id("point", ["p", "1"])
PARTS = {"clock": MovedClock(), "ids": RepeatableIds(5)}


def create(path: Path) -> None:
    seed, identity = keys.new_signing_key(bytes(range(32))), keys.new_age_identity()
    about = {
        "dossier": dossier_id("X"), "replica": replica_id(keys.public_key(seed)), "region": "X", "name": "Anna",
        "language": "de", "training": "0", "sign_seed": seed.hex(), "age_identity": identity,
        "age_recipient": keys.age_recipient(identity),
    }  # fmt: skip
    create_store(path, about, lambda _: None, key=None, **PARTS)


def edit(store, number: int) -> None:
    write_fields(store, "position", None, {"region": REGION, "point": POINT, "line": f"Text {number} " * 40})


def say(what: str) -> None:
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


def main(operation: str, folder: Path, unsafe: bool) -> None:
    path = folder / "d.aradossier"
    if unsafe:
        connect = engine.sqlcipher3.connect

        class Careless(engine.sqlcipher3.Connection):
            def execute(self, statement, *more):
                return super().execute(statement.replace("=EXTRA", "=OFF"), *more)

        engine.sqlcipher3.connect = lambda *a, **k: connect(*a, factory=Careless, **k)
        engine.EXTRA = 0
    if operation == "create":
        create(path)
        say("created")
        return
    store = open_store(path, key=None, holder="Anna", **PARTS)
    if operation == "edit":
        for number in range(1, 26):
            edit(store, number)
            say(f"saved {number}")
    elif operation == "import":
        edit(store, 1)
        say("saved 1")
        take_in_bundle(store, (folder.parent / "in.arabundle").read_bytes())
        say("imported")
        edit(store, 2)
        say("saved 2")
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), "unsafe" in sys.argv[3:])
