# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Fixtures of the pack room: one veraPDF per session, the sample pack built once."""

import pytest

from ara_desktop.pack.tagged import Built
from tests.pack.tagged.sample import sample
from tests.vera import Vera


@pytest.fixture(scope="session")
def vera(tmp_path_factory: pytest.TempPathFactory) -> Vera:
    return Vera(tmp_path_factory.mktemp("vera"))


@pytest.fixture(scope="session")
def built() -> Built:
    return sample()
