# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The program as it starts, with its files below a folder of the test: ``started = start(); started.begin()``."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ara_desktop.app import build
from ara_desktop.service import dossiers
from ara_desktop.ui.application import PLACES
from ara_desktop.ui.opening import Opening
from ara_desktop.ui.preferences import Preferences
from ara_desktop.ui.start import Look, lay_ground
from ara_desktop.ui.views.start_page import StartPage
from tests.ui.sample import Answers


@pytest.fixture
def device(tmp_path):
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    made = build(environment={"LANG": "en", "HOME": str(home)})
    places = type(made.places)(home / "s.toml", home / "policy.toml", home / "logs", home / "data")
    return type(made)(made.clock, made.ids, places, made.settings, made.environment)


class Started:
    """The program as it starts, with its files below a folder of the test."""

    def __init__(self, context, ground, qtbot, ask):
        self.context, self.ground, self.ask, self._qtbot = context, ground, ask, qtbot
        self.window = ground.desk
        self.preferences = Preferences(context.places, system_language="en")
        self.opening = Opening(context, ground, self.preferences)

    def begin(self, path=None):
        self.opening.begin(path)
        self.settle()

    def settle(self):
        self._qtbot.waitUntil(lambda: not self.ground.jobs.busy, timeout=20_000)
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._qtbot.waitUntil(lambda: not self.ground.jobs.busy, timeout=20_000)

    @property
    def page(self):
        return self.window.findChild(StartPage)

    @property
    def store(self):
        return self.opening._session.dossier.store

    def command(self, text):
        action = next(one for one in self.window.side.menu.choices.actions() if one.text().replace("&", "") == text)
        action.trigger()
        self.settle()


@pytest.fixture
def start(qapp, qtbot, device):
    made = []

    def begin(language="en", percent=100, size=(1366, 768)):
        ground = lay_ground(qapp, PLACES, Look(language, "light", percent))
        ask = Answers()
        object.__setattr__(ground, "ask", ask)
        qtbot.addWidget(ground.desk)
        ground.desk.resize(*size)
        with qtbot.waitExposed(ground.desk):
            ground.desk.show()
        made.append(ground)
        return Started(device, ground, qtbot, ask)

    yield begin
    for ground in made:
        ground.desk.close()
        ground.jobs.close()
    qapp.setStyleSheet("")


@pytest.fixture
def dossier_file(tmp_path, device):
    path = tmp_path / "t.aradossier"
    dossiers.demo(path, clock=device.clock, ids=device.ids)
    return path
