# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The reference data that ``new`` loads: what is known of the alliance, each fact with source and date.

Points 7 to 10 of the ten are not yet known; they are there without heading and summary, and say where to find them.
"""

import tomllib

from ara_desktop.core.resources import program_file
from ara_desktop.core.seeds import Entry, entries_from

REFERENCE_AUTHOR = "reference"
FILES = ("regions", "declarations", "events", "organisations", "evidence")


def reference_entries() -> tuple[Entry, ...]:
    """All entries, file by file; their sources and notes are German originals with English translations."""
    return tuple(entry for name in FILES for entry in _entries(name))


def _entries(name: str) -> tuple[Entry, ...]:
    text = program_file("resources", "reference", f"{name}.toml").read_text(encoding="utf-8")
    return entries_from(tomllib.loads(text))


def region_names(language: str) -> tuple[tuple[str, str], ...]:
    """(NUTS code, name in ``language`` where there is one) of every region of the reference data, by name."""
    found = [one for one in _entries("regions") if one.kind == "region"]
    wanted = language.partition("-")[0]
    named = (
        (str(one.fields["code"]), one.translations.get(wanted, {}).get("name") or str(one.fields["name"]))
        for one in found
    )
    return tuple(sorted(named, key=lambda one: (one[1].casefold(), one[0])))
