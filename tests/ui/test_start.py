# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The window paints before anything heavy is imported; run as programs of their own, because tests import everything."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ara_desktop.core.errors import DiskFull, DossierMissing
from ara_desktop.service.dossiers import demo
from ara_desktop.ui.start import FirstPaint, Look, _begin
from ara_desktop.ui.widgets.empty import EmptyState
from tests.ui import a11y
from tests.ui.sample import EVENT_NEWS, SampleDossier, commands, session_of

ROOT = Path(__file__).parents[2]
HEAVY = (
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "reportlab",
    "nacl",
    "pikepdf",
    "pyrage",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
)
PROGRAM = """
import json, sys
from PySide6.QtCore import QTimer
from ara_desktop.ui.start import Look, run
from tests.ui.sample import SampleDossier, commands, places, session_of

seen = {}

def build(ground):
    seen["heavy"] = sorted(set(sys.modules) & set(HEAVY))
    seen["visible"] = ground.desk.isVisible()
    ground.open(session_of(ground, SampleDossier()), commands())
    seen["title"] = ground.desk.top.title.text()
    QTimer.singleShot(0, ground.desk.close)

code = run(["ara-desktop"], build, places(), look=Look("en"))
print(json.dumps({**seen, "code": code}))
"""


def run_program(source, *words, **env):
    text = f"HEAVY = {HEAVY!r}\n" + source
    command = [sys.executable, "-W", "error", "-c", text, *words]
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **env}
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, timeout=60, check=False)


def test_the_window_paints_before_heavy_imports_and_ends_cleanly():
    ended = run_program(PROGRAM)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout.splitlines()[-1]) == {"heavy": [], "visible": True, "title": "Home", "code": 0}
    assert "Error" not in ended.stderr
    assert "Traceback" not in ended.stderr


DOSSIER = """
import gc
gc.disable()
import json, linecache, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ara_desktop.app import build
from ara_desktop.ui.application import PLACES
from ara_desktop.ui.start import Look, run

context, seen = build(), {}

def loaded():
    return sorted(set(sys.modules) & set(HEAVY))

def shown(ground):
    seen["with data"] = loaded()
    seen["lines"] = ground.desk.work.page.missing.model().rowCount()
    seen["sources"] = [file for file in linecache.cache if "/store/" in file or "/views/" in file]
    wait(ground)

def wait(ground):
    if gc.isenabled():
        seen["collects"] = True
        seen["later"] = "ara_desktop.ui.views.matrix" in sys.modules
        ground.desk.close()
    else:
        QTimer.singleShot(10, lambda: wait(ground))

def begin(ground):
    seen["painted"] = loaded()
    from ara_desktop.ui.opening import open_path

    ground.jobs.idle.connect(lambda: QTimer.singleShot(0, lambda: shown(ground)))
    open_path(context, ground, Path(sys.argv[1]))

code = run(["ara-desktop"], begin, PLACES, look=Look("en"), later=["ara_desktop.ui.views.matrix"])
print(json.dumps({**seen, "code": code}))
"""


def test_a_dossier_is_shown_without_what_only_making_signing_and_printing_need(tmp_path, clock, ids):
    path = tmp_path / "t.aradossier"
    demo(path, clock=clock, ids=ids)
    ended = run_program(DOSSIER, str(path), HOME=str(tmp_path))
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout.splitlines()[-1])
    assert told["painted"] == []
    assert told["with data"] == ["sqlcipher3"]
    assert (told["lines"] > 0, told["collects"], told["later"], told["code"]) == (True, True, True, 0)
    assert told["sources"] == []  # see ara_desktop/ui/__init__.py


def test_an_error_of_the_program_is_shown_and_the_window_lives_on():
    source = PROGRAM.replace(
        "QTimer.singleShot(0, ground.desk.close)",
        """
    def fail():
        raise RuntimeError("secret text")
    def look():
        seen["notice"] = ground.desk.notice.text
        ground.desk.close()
    QTimer.singleShot(0, fail)
    QTimer.singleShot(50, look)""",
    )
    ended = run_program(source)
    assert ended.returncode == 0, ended.stderr
    notice = json.loads(ended.stdout.splitlines()[-1])["notice"]
    assert notice
    assert "secret" not in notice


def test_the_first_paint_is_told_once(qtbot, ground):
    told = []
    ground.desk.installEventFilter(FirstPaint(ground.desk, lambda: told.append(1)))
    ground.desk.update()
    qtbot.waitUntil(lambda: told == [1])
    ground.desk.update()
    qtbot.wait(30)
    assert told == [1]


def test_a_dossier_that_cannot_be_opened_is_said(ground, qtbot):
    def refuse(_ground):
        raise DossierMissing(file="nordmark")

    _begin(ground, refuse)
    assert "nordmark" in ground.desk.notice.text


def test_without_a_dossier_the_window_offers_a_way(ground, qtbot):
    with qtbot.waitActive(ground.desk):
        ground.desk.activateWindow()
    welcome = EmptyState(ground.theme, ground.tr, "folder-open", "No dossier is open")
    button = welcome.add_button("plus", "New dossier", primary=True)
    ground.desk.offer(welcome, "Welcome", commands())
    assert ground.desk.top.title.text() == "Welcome"
    qtbot.waitUntil(button.hasFocus)
    ground.desk.go("home")
    assert ground.desk.work.page is None


def test_another_dossier_can_be_opened_afterwards(window, ground, dossier, ask, qtbot):
    first = window.work.page
    window.go("points")
    other = SampleDossier()
    ground.open(session_of(ground, other, ask), commands())
    assert (dossier.closed, other.closed) == (1, 0)
    qtbot.waitUntil(lambda: a11y.duplicate_shortcuts(window) == [])
    assert window.work.page.code == "home"
    assert window.work.page is not first
    assert not window.top.back.isEnabled()


def test_another_dossier_waits_until_the_last_text_is_saved(window, ground, session, dossier, ask, qtbot):
    go_on, other = threading.Event(), SampleDossier()
    window.work.page.leave = lambda: session.write(lambda: go_on.wait(5) and EVENT_NEWS)
    ground.open(session_of(ground, other, ask), ())
    assert dossier.closed == 0
    go_on.set()
    with qtbot.waitSignal(window.opened):
        pass
    assert (dossier.closed, other.closed) == (1, 0)


def test_a_text_that_cannot_be_saved_keeps_its_dossier_open(window, ground, session, dossier, ask, qtbot):
    def full():
        raise DiskFull(file="nordmark")

    other, page = SampleDossier(), window.work.page
    page.leave = lambda: session.write(full)
    ground.open(session_of(ground, other, ask), ())
    qtbot.waitUntil(window.notice.isVisible)
    qtbot.waitUntil(lambda: not ground.jobs.busy)
    assert (dossier.closed, other.closed) == (0, 1)
    assert window.work.page is page


def test_a_look_says_what_the_settings_remember(ground, qtbot):
    assert Look() == Look("de", "system", 100)
    with pytest.raises(ValueError, match="pink"):
        type(ground.theme.scheme)("pink")
