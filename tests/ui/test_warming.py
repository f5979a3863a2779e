# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Modules are imported when nobody waits for the lane, one after the other."""

import sys
import threading

import pytest

from ara_desktop.ui.application import LATER, PLACES
from ara_desktop.ui.warming import Warming


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Three modules; the second cannot be imported."""
    monkeypatch.syspath_prepend(tmp_path)
    for name, text in (("warm_one", ""), ("warm_two", "raise ImportError('secret')"), ("warm_three", "")):
        (tmp_path / f"{name}.py").write_text(text)
    yield ("warm_one", "warm_two", "warm_three")
    for name in ("warm_one", "warm_two", "warm_three"):
        sys.modules.pop(name, None)


def test_what_cannot_be_imported_is_passed_over_and_the_end_is_told_once(jobs, qtbot, modules, caplog):
    over = []
    Warming(jobs, modules, lambda: over.append(set(sys.modules) & set(modules)), jobs)
    qtbot.waitUntil(lambda: bool(over))
    qtbot.wait(200)
    assert over == [{"warm_one", "warm_three"}]
    assert [record.getMessage() for record in caplog.records] == ["job failed"]


def test_work_of_the_user_goes_first(jobs, qtbot, modules):
    go_on, over = threading.Event(), []
    jobs.start(lambda _monitor: go_on.wait(5))
    Warming(jobs, modules[:1], lambda: over.append(True), jobs)
    qtbot.wait(300)
    assert not over
    assert modules[0] not in sys.modules
    go_on.set()
    qtbot.waitUntil(lambda: bool(over))
    assert modules[0] in sys.modules


def test_every_place_is_imported_later():
    assert len(LATER) == len(PLACES) + 1
    assert "ara_desktop.ui.views.packs" in LATER
