# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The set-up script as a module: it lies outside the package and is loaded from its file."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture(scope="session")
def ara() -> ModuleType:
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module("ara")
    finally:
        sys.path.remove(str(FOLDER))


@pytest.fixture(scope="session")
def system(ara: ModuleType) -> ModuleType:
    return ara.system
