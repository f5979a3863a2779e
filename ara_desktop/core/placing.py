# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Fractional keys: something put between two neighbours gets a key between theirs, and nobody else's key changes.

A key is a number with some letters (``115kx``). Lists sort keys as people read them: runs of digits as numbers, letters
without case (``store.ordering``); what has no key stands last. Two letters at the end come from chance, so that two people who
insert at the same place at the same time get different keys, and both texts stay where their authors wanted them.
"""

import re
from collections.abc import Callable, Sequence

STEP = 10
LIMIT = 64
_HEAD = re.compile(r"\d*")
_DIGITS = re.compile(r"\d+")
_FIRST, _LETTERS = ord("a"), 26
_LONGEST_HEAD = 8


def reading_order(key: str) -> str:
    """What a key sorts by: digits as numbers of eight places, letters without case."""
    return _DIGITS.sub(lambda found: found[0].zfill(_LONGEST_HEAD), key.casefold())


def key_between(before: str, after: str, chance: bytes = b"") -> str | None:
    """A key between two others; empty stands for none at that side. None where there is no room between them.

    ``chance``: random bytes; each becomes a letter at the end.
    """
    low, high = before.casefold(), after.casefold()
    tail = "".join(chr(_FIRST + 1 + byte % (_LETTERS - 2)) for byte in chance)
    for made in (_by_number(low, high), _by_letters(low, high)):
        key = f"{made}{tail}" if made else ""
        if key and len(key) <= LIMIT and _fits(low, key, high):
            return key
    return None


def placed(keys: Sequence[str], at: int, chance: Callable[[], bytes]) -> dict[int, str]:
    """The key for what comes in at place ``at`` of a list, as ``{at: key}``, with new keys for neighbours that leave no room.

    Places in the answer count what came in. ``keys`` are in the order of the list; empty ones have none yet.
    """
    first = last = at  # keys[first:last] get new ones too
    while first > 0 and not keys[first - 1]:
        first -= 1
    while True:
        made = _row(keys[first - 1] if first else "", keys[last] if last < len(keys) else "", last - first + 1, chance)
        if made is not None:
            return dict(enumerate(made, start=first))
        if last < len(keys):
            last += 1
        else:
            first = max(0, first - 1)


def _row(before: str, after: str, count: int, chance: Callable[[], bytes]) -> list[str] | None:
    made: list[str] = []
    for _ in range(count):
        key = key_between(made[-1] if made else before, after, chance())
        if key is None:
            return None
        made.append(key)
    return made


def _fits(low: str, key: str, high: str) -> bool:
    above = not low or reading_order(low) < reading_order(key)
    return above and (not high or reading_order(key) < reading_order(high))


def _head(key: str) -> str:
    found = _HEAD.match(key)
    return found[0] if found else ""


def _by_number(low: str, high: str) -> str:
    """A number between the leading ones; after the last key a step further; empty if there is none between."""
    before, after = _head(low), _head(high)
    if (low and not before) or (high and not after):
        return ""
    width = max(len(before), len(after), 3)
    if not high:
        number = int(before or 10 * STEP) + STEP
        return f"{number:0{width}}" if len(str(number)) <= width else ""
    least = int(before) if low else -1
    number = (least + int(after) + 1) // 2 if low else int(after) // 2
    return f"{number:0{width}}" if least < number < int(after) else ""


def _by_letters(low: str, high: str) -> str:
    """The lower key, or where there is none the number of the higher one, with letters behind it."""
    head = _head(low) if low else _head(high)
    same = bool(high) and _head(high) == head
    between = _letters(low[len(head) :], high[len(head) :] if same else "", bounded=same)
    return f"{head}{between}" if between else ""


def _letters(low: str, high: str, *, bounded: bool) -> str:
    """Letters that sort between two runs of letters, never ending in a; empty where there is no room."""
    made = ""
    for place in range(LIMIT):
        least = ord(low[place]) - _FIRST if place < len(low) else 0
        most = _LETTERS
        if bounded:
            if place >= len(high):
                return ""
            most = ord(high[place]) - _FIRST
        if most - least > 1:
            return made + chr(_FIRST + (least + most) // 2)
        if most < least or least < 0:
            return ""
        made += chr(_FIRST + least)
        bounded = bounded and most == least
    return ""
