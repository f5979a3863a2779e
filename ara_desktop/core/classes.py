# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Who may ever see a field: five audiences, each wider than the next.

``public < alliance < secretariat < delegation < principal`` (FORMAT, "Class, release, clearance").
"""

from enum import IntEnum


class Audience(IntEnum):
    """A circle of readers; a lower number is a wider circle."""

    PUBLIC = 0
    ALLIANCE = 1
    SECRETARIAT = 2
    DELEGATION = 3
    PRINCIPAL = 4

    @property
    def code(self) -> str:
        """The name in files and on the command line, e.g. ``delegation``."""
        return self.name.lower()

    def may_read(self, needed: "Audience") -> bool:
        """Whether a reader of this circle may see what is meant for ``needed``."""
        return self >= needed


def audience(code: str) -> Audience:
    """The audience with that code. Raises: KeyError for another word."""
    return Audience[code.upper()]


DELEGATION = "delegation"
PRINCIPAL = "principal"
COMPARTMENTS = (DELEGATION, PRINCIPAL)


def compartment_of(ceiling: Audience) -> str:
    """The log that carries a field: ``principal`` for that class, ``delegation`` for every other."""
    return PRINCIPAL if ceiling is Audience.PRINCIPAL else DELEGATION


def audience_now(ceiling: Audience, release: str | None, *, cleared: bool) -> Audience:
    """The audience of a releasable field today.

    It stays inside the delegation until a release is set and the clearance holds; then the narrower of
    ceiling and release. A field of class principal is never lowered.
    """
    if ceiling is Audience.PRINCIPAL:
        return ceiling
    if not cleared or release in (None, "none"):
        return Audience.DELEGATION
    return max(ceiling, audience(str(release)))
