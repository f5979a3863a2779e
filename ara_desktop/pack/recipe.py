# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Who gets what: a preset names the reader's class and the parts of the pack in their order (PACKS, "Readers and parts")."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ara_desktop.core.classes import Audience
from ara_desktop.core.errors import PackError

COVER, CONTENTS, GLANCE, UNDECIDED, PROGRAMME, MEETINGS = (
    "cover", "contents", "glance", "undecided", "programme", "meetings",
)  # fmt: skip
POINTS, MATRIX, REACTIONS, PERSONS, EVIDENCE, NOTES = (
    "points", "matrix", "reactions", "persons", "evidence", "speaking_notes",
)  # fmt: skip


class PresetUnknown(PackError):
    """There is no such reader. facts: preset, known."""

    code = "PRESET_UNKNOWN"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one kind of reader gets. ``closed``: the parts may hold what only the principal sees."""

    preset: str
    reader: Audience
    parts: tuple[str, ...]

    @property
    def closed(self) -> bool:
        """Whether red lines, fallbacks, assessments and readings belong into it."""
        return self.reader is Audience.PRINCIPAL


_ALL = (COVER, CONTENTS, GLANCE, UNDECIDED, PROGRAMME, MEETINGS, NOTES, POINTS, MATRIX, REACTIONS, PERSONS, EVIDENCE)
PRESETS: Mapping[str, Recipe] = MappingProxyType(
    {
        recipe.preset: recipe
        for recipe in (
            Recipe("principal", Audience.PRINCIPAL, _ALL),
            Recipe("delegation", Audience.DELEGATION, _ALL),
            Recipe("podium", Audience.DELEGATION, (COVER, NOTES)),
        )
    }
)


def recipe_for(preset: str) -> Recipe:
    """The recipe of a preset. Raises: PresetUnknown."""
    found = PRESETS.get(preset)
    if found is None:
        raise PresetUnknown(preset=preset, known=tuple(PRESETS))
    return found
