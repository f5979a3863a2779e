# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from ara_desktop.ui.hub import Hub
from ara_desktop.ui.jobs import Jobs


@pytest.fixture
def hub(qapp):
    return Hub()


@pytest.fixture
def jobs(qapp):
    lane = Jobs()
    yield lane
    lane.close()
