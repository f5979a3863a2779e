# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Where the program's own files are: inside the installed package, or beside it in a checkout."""

from pathlib import Path


def program_file(*parts: str) -> Path:
    """Path of a file below ``resources/`` or ``i18n/``, e.g. ``program_file("resources", "fonts")``."""
    package = Path(__file__).resolve().parent.parent  # importlib.resources costs 6 ms of the start and gives the same
    inside = package.joinpath(*parts)
    return inside if inside.exists() else package.parent.joinpath(*parts)
