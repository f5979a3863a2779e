# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The real window on a real training dossier, one place at a time: ``view = show_place("matrix")``."""

import shutil
from dataclasses import dataclass

import pytest

from ara_desktop.app import SystemClock, SystemIds
from ara_desktop.service.dossiers import demo, open_dossier
from ara_desktop.ui.application import PLACES
from ara_desktop.ui.dossier import OpenDossier
from ara_desktop.ui.session import Session
from ara_desktop.ui.start import Look, lay_ground
from tests.ui.sample import Answers
from tests.ui.views.starting import device, dossier_file, start

__all__ = ["device", "dossier_file", "show_place", "start", "store", "training_file"]

PARTS = {"clock": SystemClock(), "ids": SystemIds()}


@pytest.fixture(scope="session")
def training_file(tmp_path_factory):
    """One training dossier a run; tests work on copies."""
    path = tmp_path_factory.mktemp("training") / "training.aradossier"
    demo(path, **PARTS)
    return path


@pytest.fixture
def store(training_file, tmp_path):
    """A training dossier of the test's own, open for writing."""
    path = tmp_path / "training.aradossier"
    shutil.copyfile(training_file, path)
    opened = open_dossier(path, holder="Test", **PARTS)
    yield opened
    opened.close()


@dataclass
class Shown:
    """The window with one place on screen."""

    window: object
    session: Session
    view: object
    ask: Answers
    _qtbot: object

    def settle(self):
        """Wait until the lane has nothing more to do."""
        self._qtbot.waitUntil(lambda: not self.session.jobs.busy, timeout=20_000)


@pytest.fixture
def show_place(qapp, qtbot, store):
    """Opens the window at a place; places are built by the real composition."""
    grounds = []

    def show(code, record=None, *, language="de", scheme="light", percent=100, size=(1366, 768)):
        first = tuple(sorted(PLACES, key=lambda place: place.code != code))
        ground = lay_ground(qapp, first, Look(language, scheme, percent))
        grounds.append(ground)
        window, ask = ground.desk, Answers()
        qtbot.addWidget(window)
        window.show()
        window.resize(*size)
        session = Session(OpenDossier(store), ground.hub, ground.jobs, ground.tr, ground.theme, ask, window)
        ground.open(session, ())
        if record is not None:
            session.go(code, record)
        qtbot.waitUntil(lambda: not ground.jobs.busy, timeout=20_000)
        view = window.findChild(object, f"place-{code}")
        return Shown(window, session, view, ask, qtbot)

    yield show
    for ground in grounds:
        ground.jobs.close()
    qapp.setStyleSheet("")
