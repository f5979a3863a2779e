# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The real window, offscreen, on a sample dossier; dialogs answer as the test says."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from ara_desktop.ui.hub import Hub
from ara_desktop.ui.jobs import Jobs
from ara_desktop.ui.start import Look, lay_ground
from tests.ui.sample import Answers, SampleDossier, commands, places, session_of


def pytest_collection_modifyitems(items):
    """The offscreen plugin says on each window what it cannot do: that is no fault of ours."""
    for item in items:
        if "tests/ui" in item.nodeid:
            item.add_marker(
                pytest.mark.qt_log_ignore("^This plugin does not support (propagateSizeHints|raise|grabbing)")
            )


@pytest.fixture
def hub(qapp):
    return Hub()


@pytest.fixture
def jobs(qapp):
    lane = Jobs()
    yield lane
    lane.close()


@pytest.fixture
def ground(qapp, qtbot):
    """Everything that exists before a dossier is open; English, light, 100 %."""
    laid = lay_ground(qapp, places(), Look("en", "light", 100))
    qtbot.addWidget(laid.desk)
    with qtbot.waitExposed(laid.desk):
        laid.desk.show()
    yield laid
    laid.jobs.close()
    qapp.setStyleSheet("")


@pytest.fixture
def dossier():
    return SampleDossier()


@pytest.fixture
def ask():
    return Answers()


@pytest.fixture
def session(ground, dossier, ask):
    return session_of(ground, dossier, ask)


@pytest.fixture
def window(ground, session, qtbot):
    """The window with the sample dossier open, at Home, as on a small laptop."""
    ground.desk.resize(1366, 720)
    ground.open(session, commands())
    with qtbot.waitActive(ground.desk):
        ground.desk.activateWindow()
    return ground.desk
