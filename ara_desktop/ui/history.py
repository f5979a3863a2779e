# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The way one came: Back and Forward like a browser."""

from dataclasses import dataclass, field

_LONGEST = 200


@dataclass(frozen=True)
class Visit:
    """A place and the record that was shown there."""

    code: str
    record_id: str | None = None


@dataclass
class History:
    """Visits in order and where one is; a new visit forgets what lay ahead."""

    _visits: list[Visit] = field(default_factory=list)
    _here: int = -1

    @property
    def here(self) -> Visit | None:
        """Where one is; None before the first visit."""
        return self._visits[self._here] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        """Whether something lies behind."""
        return self._here > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether something lies ahead."""
        return self._here < len(self._visits) - 1

    def visit(self, visit: Visit, *, instead: bool = False) -> None:
        """Go on to ``visit``; ``instead`` replaces the present one (a search that is still being typed)."""
        if visit == self.here:
            return
        del self._visits[self._here + (0 if instead and self._visits else 1) :]
        self._visits.append(visit)
        del self._visits[:-_LONGEST]
        self._here = len(self._visits) - 1

    def step(self, by: int) -> Visit | None:
        """Go back (-1) or forward (1); None at the end."""
        target = self._here + by
        if not 0 <= target < len(self._visits):
            return None
        self._here = target
        return self._visits[target]
