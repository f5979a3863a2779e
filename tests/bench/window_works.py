# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The core workflows in the real window, each with the heartbeat of its event loop.

``python -m tests.bench.window_works FOLDER`` prints one JSON line a workflow. FOLDER is made by ``prepare``: the own
dossier, and a bundle of a colleague with ten thousand changes.
"""

import gc
import json
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTableView, QTextEdit

from ara_desktop.app import build
from ara_desktop.ui.application import LATER, PLACES
from ara_desktop.ui.start import Look, run
from tests.bench.pulse import Pulse

_TICK_MS = 2
_KEY_MS = 30
_REST_MS = 250
_AUTOSAVE_MS = 2_300
_LONGEST_S = 60
TEXT = "Wir brauchen verlässliche Fristen, offene Netze und Geld für die Betriebe. "
COLLEAGUE_OPS = 10_000
OWN, BUNDLE = "own.aradossier", "colleague.arabundle"


def prepare(folder):
    """The own training dossier, a colleague's, cards exchanged, and the colleague's bundle."""
    from ara_desktop.app import SystemClock, SystemIds
    from ara_desktop.service import cards, exchange
    from ara_desktop.service.dossiers import demo, open_dossier
    from ara_desktop.store.writing import Edit

    parts = {"clock": SystemClock(), "ids": SystemIds()}
    stores = []
    for file, name in ((OWN, "Erika Beispiel"), ("other.aradossier", "Jonas Falk")):
        demo(folder / file, name=name, **parts)
        stores.append(open_dossier(folder / file, holder=name, **parts))
    own, other = stores
    cards.trust(own, cards.own_card(other)[1], "principal")
    cards.trust(other, cards.own_card(own)[1], "principal")
    edits = [
        Edit("organisation", f"{number:032x}", field, value, "delegation")
        for number in range(COLLEAGUE_OPS // 2)
        for field, value in (("name", f"Verband {number}"), ("note", TEXT * 4))
    ]
    with other.writing() as work:
        work.append("", edits)
    with own.reading() as view:
        me = view.facts().replica
    exchange.export_bundle(other, folder / BUNDLE, partners=[me])
    for store in stores:
        store.close()


class Answers:
    """Dialogs that answer at once."""

    def __init__(self, folder):
        self._folder = folder

    def confirm(self, _question):
        return True

    def save_file(self, _title, name, _pattern):
        return self._folder / name


@dataclass
class Room:
    """What a workflow acts on."""

    desk: object
    jobs: object
    store: object
    folder: Path

    @property
    def page(self):
        return self.desk.work.page

    def go(self, code, record=None):
        """Visit a place and wait until everything is there."""
        self.desk.go(code, record)
        yield self.settled()

    def settled(self):
        """The lane is empty, and has been for a moment."""
        empty_since = None

        def rests():
            nonlocal empty_since
            now = time.perf_counter()
            if self.jobs.busy:
                empty_since = None
            elif empty_since is None:
                empty_since = now
            return empty_since is not None and (now - empty_since) * 1000 > _REST_MS

        return rests

    def first(self, kind, wanted=lambda _record: True):
        """The id of the first record that is wanted."""
        with self.store.reading() as view:
            return next((one.id for one in view.records(kind) if wanted(one)), None)

    def type(self, text):
        """Type into the longest text that can be written, key by key, until it is saved."""
        editors = [e for kind in (QPlainTextEdit, QTextEdit) for e in self.page.findChildren(kind)]
        open_ones = [e for e in editors if e.isVisible() and e.isEnabled() and not e.isReadOnly()]
        editor = max(open_ones, key=lambda e: len(e.toPlainText()))
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        yield 100
        for sign in text:
            QTest.keyClick(editor, sign)
            yield _KEY_MS
        yield _AUTOSAVE_MS
        yield self.settled()


def quiet(_room):
    """From the first glance until everything is imported and garbage is looked for again."""
    yield gc.isenabled
    yield 500


def idle(_room):
    yield 2_000


def own_position(room):
    from ara_desktop.service.shelves import own_region

    with room.store.reading() as view:
        region = own_region(view)
        position = next(
            one for one in view.records("position") if one.text("region") == region and len(one.text("line")) > 20
        )
    return position.text("point")


def position(room):
    yield from room.go("point", own_position(room))
    yield from room.type(TEXT * 2)


def intervention(room):
    yield from room.go("intervention", room.first("intervention", lambda one: one.text("status") == "draft"))
    yield from room.type(TEXT * 2)


def search(room):
    field = room.desk.top.search
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    for words in ("wasserstoff", "ladepunkte an fernstraßen", "e"):
        field.selectAll()
        for sign in words:
            QTest.keyClick(field, sign)
            yield 60
        yield room.settled()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    yield room.settled()


def matrix(room):
    yield from room.go("matrix")
    table = room.page.findChild(QTableView)
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Left):
        for _ in range(8):
            QTest.keyClick(table, key)
            yield _KEY_MS
    yield room.settled()


def export(room):
    yield from room.go("exchange")
    room.page.send.full.setChecked(True)
    for row in room.page.send.rows:
        row.tick.setChecked(True)
    yield room.settled()
    room.page.send.write.click()
    yield room.settled()


def plan(room):
    yield from room.go("exchange")
    room.page.receive_file(room.folder / BUNDLE)
    yield room.settled()


def take_in(room):
    room.page.decision.take.click()
    yield room.settled()


def after_import(room):
    for code in ("home", "points", "exchange"):
        yield from room.go(code)


def preview(room):
    yield from room.go("packs")
    yield room.settled()


def leaf(room):
    for page in range(min(room.page.pages.count, 12)):
        room.page.pages.go(page)
        yield 60
    yield room.settled()


def hand_out(room):
    room.page.export.click()
    yield room.settled()


def again(room):
    for place in PLACES:
        if place.listed:
            yield from room.go(place.code)


def languages(room):
    for code in ("en", "de"):
        room.desk.top.language_chosen.emit(code)
        yield room.settled()


def looks(room):
    from ara_desktop.ui.theme import Scheme

    for scheme in (Scheme.DARK, Scheme.LIGHT):
        room.desk.top.look_chosen.emit(scheme)
        yield room.settled()


def opened(place):
    """First visit of a place; those that show one record get one."""
    kinds = {"point": "point", "intervention": "intervention", "event": "event"}

    def visit(room):
        record = own_position(room) if place.code == "point" else None
        if place.code in kinds and record is None:
            record = room.first(kinds[place.code])
        yield from room.go(place.code, record)

    return visit


def stories():
    """Name and workflow, in order; what is not built yet reports itself."""
    yield "imports after the start", quiet
    yield "nothing at all (noise)", idle
    for place in PLACES:
        if place.code not in ("home", "search", "packs"):
            yield f"open {place.code}", opened(place)
    yield "write a position", position
    yield "write an intervention", intervention
    yield "search while typing", search
    yield "matrix by keys", matrix
    yield "open packs with preview", preview
    yield "leaf through the preview", leaf
    yield "hand out the pack", hand_out
    yield "open every place again", again
    yield "export a bundle", export
    yield f"judge a bundle of {COLLEAGUE_OPS}", plan
    yield f"take in {COLLEAGUE_OPS} changes", take_in
    yield "open places after the import", after_import
    yield "(change the language)", languages
    yield "(change the colours)", looks


class Teller(QObject):
    """Plays one workflow after the other inside the running event loop and tells what it measured."""

    def __init__(self, room):
        super().__init__()
        self._room, self._left = room, iter(stories())
        self._name, self._story, self._until, self._pulse, self._begun = "", iter(()), None, None, 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)

    def _tick(self):
        late = self._pulse is not None and time.perf_counter() - self._begun > _LONGEST_S
        if late:
            self._end("took too long")
        elif self._until is None or self._until():
            self._step()

    def _step(self):
        self._until = None
        try:
            wanted = next(self._story)
            self._until = wanted if callable(wanted) else _after(wanted)
        except StopIteration:
            self._end()
        except Exception as missing:  # a place that is not ready must not keep the others from being measured
            self._end(f"{type(missing).__name__}: {missing}")

    def _end(self, fault=""):
        if self._pulse is not None:
            gaps = [asdict(gap) for gap in self._pulse.stop()[:3]]
            print(json.dumps({"name": self._name, "gaps": gaps, "fault": fault}), flush=True)
        self._pulse = None
        named = next(self._left, None)
        if named is None:
            self._timer.stop()
            self._room.desk.close()
            return
        self._name, make = named
        self._story, self._pulse, self._begun = make(self._room), Pulse(), time.perf_counter()


def _after(pause_ms):
    end = time.perf_counter() + pause_ms / 1000
    return lambda: time.perf_counter() >= end


def main(folder):
    context = build()
    kept = []

    def begin(ground):
        from ara_desktop.ui.opening import open_path

        def tell():
            ground.desk.activateWindow()
            kept.append(Teller(Room(ground.desk, ground.jobs, ground.desk._session.dossier.store, folder)))

        ground.desk.resize(1366, 768)
        ground.desk.opened.connect(lambda: QTimer.singleShot(0, tell), Qt.ConnectionType.SingleShotConnection)
        open_path(context, replace(ground, ask=Answers(folder)), folder / OWN)

    return run(sys.argv[:1], begin, PLACES, look=Look("de", "light", 100), later=LATER)


if __name__ == "__main__":
    gc.disable()  # as the program does; the start switches it on again
    sys.exit(main(Path(sys.argv[1])))
