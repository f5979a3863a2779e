# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Where a word may be broken, per language, by the pattern files that pyphen ships (Liang's method).

pyphen takes 0.4 s to read the German patterns because it takes every line apart. Here the whole file is turned into a
table by three string operations (0.02 s), and a pattern is taken apart only when a word needs it: no cache file, nothing
to go stale. Results are pyphen's (a test compares them), but compounds are treated in two steps as the files ask.
"""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pyphen

_HEADS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND", "NOHYPHEN")
_DIGITS = str.maketrans("", "", "0123456789")
_HEX = re.compile(r"\^\^([0-9a-f]{2})")
_PART = re.compile(r"(\d?)(\D?)")
_LEAST_BEFORE, _LEAST_AFTER = 3, 3  # letters that stay on a line; two look torn off
_RESPELL = 10  # above every weight of a pattern (one digit)


class Patterns:
    """One set of patterns: letters -> the same with weights between them."""

    def __init__(self, raw: dict[str, str]) -> None:
        self._raw = raw
        self._parsed: dict[str, tuple[int, ...]] = {}
        self._longest = max(map(len, raw), default=0)

    def points(self, word: str) -> tuple[int, ...]:
        """All indexes inside ``word`` that the patterns allow. Breaks that would change the spelling are left out."""
        dotted = f".{word.lower()}."
        size = len(dotted)
        if size != len(word) + 2:  # a letter whose small form is longer: positions would not fit
            return ()
        values = [0] * (size + 1)
        raw, longest = self._raw, self._longest
        for start in range(size - 1):
            for stop in range(start + 1, min(start + longest, size) + 1):
                piece = dotted[start:stop]
                if piece in raw:
                    for at, value in enumerate(self._weights(piece), start):
                        values[at] = max(values[at], value)
        inside = enumerate(values[2 : len(word) + 1], 1)
        return tuple(at for at, value in inside if value % 2 and value < _RESPELL)

    def _weights(self, letters: str) -> tuple[int, ...]:
        weights = self._parsed.get(letters)
        if weights is None:
            pattern, _, change = self._raw[letters].partition("/")
            found = [int(digit or "0") for digit, _ in _PART.findall(pattern)]
            if change:  # an odd weight that needs another spelling outranks the others and is never offered
                found = [value + _RESPELL if value % 2 else value for value in found]
            weights = self._parsed[letters] = tuple(found)
        return weights


class Hyphenator:
    """Break positions of words in one language.

    German and a few others have two sets of patterns: the first finds the joints of compounds, the second works on
    each member by itself ("Grund-stücks-eigentümer", where one set alone says "Grunds-tücks").
    """

    def __init__(self, joints: Patterns | None, syllables: Patterns) -> None:
        self._joints = joints
        self._syllables = syllables
        self._known: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> tuple[int, ...]:
        """Indexes where a hyphen may go, ascending; at least three letters stay on each side."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = tuple(
                at for at in self.points(word) if _LEAST_BEFORE <= at <= len(word) - _LEAST_AFTER
            )
        return found

    def points(self, word: str) -> tuple[int, ...]:
        """All indexes that the patterns allow."""
        syllables = self._syllables.points(word)
        joints = self._joints.points(word) if self._joints else ()
        if not joints:
            return syllables
        joints = tuple(at for at in joints if at in syllables or not _crowded(at, joints))
        edges = (0, *joints, len(word))
        found = set(joints)
        for start, stop in pairwise(edges):
            inner = self._syllables.points(word[start:stop])
            found.update(start + at for at in inner if 1 < at < stop - start - 1)
        return tuple(sorted(found))


def _crowded(at: int, joints: tuple[int, ...]) -> bool:
    """Whether another joint is so near that one of the two must be wrong ("Über-g-angs")."""
    return any(0 < abs(at - other) < _LEAST_AFTER for other in joints)


@cache
def hyphenator(language: str) -> Hyphenator | None:
    """The hyphenator of a language such as ``de`` or ``pt-PT``; None where pyphen ships no patterns (mt, fi, ga)."""
    name = pyphen.language_fallback(language)
    return None if name is None else _read(pyphen.LANGUAGES[name])


@cache
def _read(path: Path) -> Hyphenator:
    head, _, rest = path.read_bytes().partition(b"\n")
    encoding = head.decode("ascii").strip()
    text = rest.decode("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding).replace("\r", "")
    if "^^" in text:
        text = _HEX.sub(lambda match: chr(int(match.group(1), 16)), text)
    first, second, rest_of_text = text.partition("\nNEXTLEVEL")
    return Hyphenator(_table(first), _table(rest_of_text)) if second else Hyphenator(None, _table(first))


def _table(text: str) -> Patterns:
    lines = [line.strip() for line in text.split("\n") if line and not line.startswith(_HEADS)]
    if not lines:  # French has a first set without patterns
        return Patterns({})
    letters = "\n".join(lines).translate(_DIGITS).split("\n")
    if "/" in text:
        letters = [word.partition("/")[0] for word in letters]
    return Patterns(dict(zip(letters, lines, strict=True)))
