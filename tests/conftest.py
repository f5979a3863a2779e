# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Real parts for all tests: a clock that tests move, repeatable ids, dossiers in a temporary folder."""

import itertools
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ara_desktop.service import cards, dossiers
from ara_desktop.store.store import Store

START_MS = 1_790_000_000_000


class MovedClock:
    """A clock that stands until a test moves it."""

    def __init__(self, now_ms: int = START_MS) -> None:
        self.ms = now_ms

    def now_ms(self) -> int:
        return self.ms


class RepeatableIds:
    """Random bytes that are the same in every run."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def token(self, size_bytes: int) -> bytes:
        return self._random.randbytes(size_bytes)


NewDossier = Callable[..., Store]


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def ids() -> RepeatableIds:
    return RepeatableIds(1)


@pytest.fixture
def new_dossier(tmp_path: Path, clock: MovedClock) -> Iterator[NewDossier]:
    """Makes and opens dossiers of Saxony's delegation: ``new_dossier("Anna")``."""
    opened: list[Store] = []
    numbers = itertools.count(1)

    def make(name: str = "Anna", *, region: str = "DED", passphrase: str | None = None) -> Store:
        number = next(numbers)
        path = tmp_path / f"{name}-{number}.aradossier"
        parts = {"clock": clock, "ids": RepeatableIds(number)}
        dossiers.create(path, region=region, name=name, passphrase=passphrase, **parts)
        store = dossiers.open_dossier(path, passphrase=passphrase, holder=name, **parts)
        opened.append(store)
        return store

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def befriend() -> Callable[..., None]:
    """Lets two dossiers trust each other's cards in the roles given."""

    def both(one: Store, other: Store, role: str = "delegation", back: str | None = None) -> None:
        cards.trust(one, cards.own_card(other)[1], role)
        cards.trust(other, cards.own_card(one)[1], back or role)

    return both
