# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What is handed in from outside, so that tests can move it: time, randomness, progress."""

from typing import Protocol


class Clock(Protocol):
    """The present, in milliseconds since 1970, UTC."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 in UTC."""
        ...


class Ids(Protocol):
    """A source of randomness for ids, salts and keys."""

    def token(self, size_bytes: int) -> bytes:
        """That many random bytes."""
        ...


class Monitor(Protocol):
    """Progress and cancel of long work; called from the working thread."""

    def progress(self, done: int, total: int, what: str) -> None:
        """``done`` of ``total`` steps of the stage with code ``what``. Raises: Cancelled if the user stopped it."""
        ...


class Silent:
    """A monitor that shows nothing and never stops the work."""

    def progress(self, done: int, total: int, what: str) -> None:
        """Nothing is shown."""
