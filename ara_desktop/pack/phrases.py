# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Phrases on the lectern: one that is too long for its line is broken in the middle, so that no single word hangs below."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ara_desktop.pack import style
from ara_desktop.pack.tagged import Run, Story, width_of

_ROOM = style.PODIUM_FRAME[2]
_AFTER_COMMA = 0.12  # share of a line by which a break after a comma may be off the middle and still be the better one


def balanced(runs: Sequence[Run], story: Story) -> list[Run]:
    """The runs of a phrase, with line breaks where it needs more than one line."""
    text = "".join(run.text for run in runs)
    width = _width(text, story)
    if width <= _ROOM:
        return list(runs)
    breaks = _breaks(text, int(width / (_ROOM * 0.97)) + 1, story)
    return _broken(runs, breaks) if breaks else list(runs)


def _width(text: str, story: Story) -> float:
    return width_of(text, style.PODIUM, story.fonts)


def _breaks(text: str, lines: int, story: Story) -> list[int]:
    """Places of the spaces that become line ends, near equal shares of the width; none where they do not fit."""
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    whole = _width(text, story)
    found: list[int] = []
    for line in range(1, lines):
        costs = [(_cost(text, at, whole * line / lines, story), at) for at in spaces if not found or at > found[-1]]
        if not costs:
            return []
        found.append(min(costs)[1])
    fits = all(_width(text[start:stop].strip(), story) <= _ROOM for start, stop in pairwise([0, *found, len(text)]))
    return found if fits else []


def _cost(text: str, at: int, wanted: float, story: Story) -> float:
    off = abs(_width(text[:at], story) - wanted)
    return off - (_AFTER_COMMA * _ROOM if text[at - 1] in ",;:–" else 0.0)


def _broken(runs: Sequence[Run], breaks: Sequence[int]) -> list[Run]:
    """The same runs with line ends in place of the spaces."""
    made: list[Run] = []
    start = 0
    for run in runs:
        letters = list(run.text)
        for at in breaks:
            if start <= at < start + len(letters):
                letters[at - start] = "\n"
        made.append(replace(run, text="".join(letters)))
        start += len(letters)
    return made
