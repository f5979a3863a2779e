# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Line breaking: fragments in, lines out; pure. Greedy, ragged, with hyphenation.

Each line remembers how it ended, so that the drawing can put the word space or the soft hyphen there that a screen
reader and a text extraction need ("WortWort", "Planungssicher-heit" otherwise).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ara_desktop.pack.tagged.text import SOFT_HYPHEN, Fragment, Look

_GAPS = re.compile("([ \n]+)")
_AFTER_MARK = re.compile(r"(?<=\w[-‐–/])(?=[^\W\d_])|(?<=[/?&=])(?=[^\W\d])")
_CORE = re.compile(r"[^\W\d_]+")
_LADDER = 2  # at most so many hyphens below each other
_ROOM_LEAST = 2.2  # in units of type size: less is not worth a look into the patterns

Positions = Callable[[str], Sequence[int]]


@dataclass(slots=True, eq=False)
class Line:
    """One line. ``end``: a space, a newline (broken by the author), a soft hyphen, or nothing (glued, or last)."""

    parts: list[Fragment]
    width_pt: float
    end: str = ""


class Word(NamedTuple):
    """What stands between two gaps. Widths in points; ``gap`` is the space before it."""

    parts: tuple[Fragment, ...]
    width: float
    gap: float
    gap_look: Look | None
    forced: bool  # the author broke the line before it


class Cut(NamedTuple):
    """A place where a word may be cut; ``hyphen`` tells whether one must be written."""

    at: int
    hyphen: bool


def break_lines(
    parts: Sequence[Fragment], width: float, *, positions: Positions | None = None, hyphenate_from: int = 0
) -> list[Line]:
    """Break text into lines of at most ``width`` points; a word that is wider than a line is cut anywhere."""
    breaker = _Breaker(width, positions if hyphenate_from else None, hyphenate_from)
    words = _words(parts)
    for at, word in enumerate(words, 1):
        breaker.final = at == len(words)
        breaker.take(word)
    return breaker.finish()


class _Breaker:
    def __init__(self, width: float, positions: Positions | None, hyphenate_from: int) -> None:
        self.width = max(width, 1.0)
        self.positions = positions
        self.hyphenate_from = hyphenate_from
        self.lines: list[Line] = []
        self.line: list[Fragment] = []
        self.used = 0.0
        self.ladder = 0
        self.final = False  # the paragraph's last word: half of it alone on a line looks lost

    def take(self, word: Word) -> None:
        if word.forced and self.line:
            self._close("\n")
        gap = word.gap if self.line else 0.0
        if self.used + gap + word.width <= self.width + 1e-6:
            self._put(word, gap)
            return
        whole = self.final and self.line and word.width <= self.width
        if not whole and self._cut_here(word, gap):
            return
        if self.line:
            self._close(" ")
            if word.width <= self.width + 1e-6 or self._cut_here(word, 0.0):
                if not self.line:
                    self._put(word, 0.0)
                return
        self._force(word)

    def finish(self) -> list[Line]:
        if self.line:
            self._close("")
        elif self.lines:
            self.lines[-1].end = ""
        return self.lines

    def _put(self, word: Word, gap: float) -> None:
        if self.line and word.gap_look is not None:
            self._join((word.gap_look, " "))
        for part in word.parts:
            self._join(part)
        self.used += gap + word.width

    def _join(self, part: Fragment) -> None:
        look, text = part
        if self.line and self.line[-1][0] is look:
            text = self.line[-1][1] + text
            self.line[-1] = (look, text)
        elif text:
            self.line.append(part)

    def _close(self, end: str) -> None:
        if SOFT_HYPHEN in "".join(text for _, text in self.line):
            self.line = [(look, text.replace(SOFT_HYPHEN, "")) for look, text in self.line]
        self.lines.append(Line(self.line, self.used, end))
        self.ladder = self.ladder + 1 if end == SOFT_HYPHEN else 0
        self.line, self.used = [], 0.0

    def _cut_here(self, word: Word, gap: float) -> bool:
        """Put the first part of the word on this line and the rest on the next ones."""
        look = word.parts[0][0]
        room = self.width - self.used - gap
        if room < _ROOM_LEAST * look.size_pt:
            return False
        hyphen = look.width("-")
        for cut in reversed(self._cuts(word)):
            if cut.hyphen and self.ladder >= _LADDER:
                continue
            head, tail = _divide(word, cut.at)
            if head.width + (hyphen if cut.hyphen else 0.0) <= room:
                self._put(head, gap)
                self._close(SOFT_HYPHEN if cut.hyphen else "")
                self.take(tail)
                return True
        return False

    def _cuts(self, word: Word) -> list[Cut]:
        text = "".join(part for _, part in word.parts)
        cuts = {match.start(): False for match in _AFTER_MARK.finditer(text)}
        soft = [at for at, letter in enumerate(text) if letter == SOFT_HYPHEN and 0 < at < len(text) - 1]
        cuts.update(dict.fromkeys(soft, True))
        if self.positions is not None and not soft and len(text) >= self.hyphenate_from:
            for match in _CORE.finditer(text):
                core = match.group()
                if len(core) >= self.hyphenate_from and not core.isupper():
                    cuts.update(dict.fromkeys([match.start() + at for at in self.positions(core)], True))
        return [Cut(at, hyphen) for at, hyphen in sorted(cuts.items())]

    def _force(self, word: Word) -> None:
        """A word without a useful cut that is wider than the line: letters as they fit, at least one."""
        look, text = word.parts[0]
        fits = 1
        while fits < len(text) and look.width(text[: fits + 1]) <= self.width:
            fits += 1
        head, tail = _divide(word, fits)
        self._put(head, 0.0)
        if tail.parts:
            self._close("")
            self.take(tail)


def _words(parts: Sequence[Fragment]) -> list[Word]:
    words: list[Word] = []
    open_parts: list[Fragment] = []
    width = gap = 0.0
    gap_look: Look | None = None
    forced = False
    for look, text in parts:
        for piece in _GAPS.split(text):
            if not piece:
                continue
            if piece[0] in " \n":
                if open_parts:
                    words.append(Word(tuple(open_parts), width, gap, gap_look, forced))
                    open_parts, width, forced = [], 0.0, False
                forced = forced or "\n" in piece
                gap, gap_look = look.width(" "), look
            else:
                open_parts.append((look, piece))
                width += look.width(piece.replace(SOFT_HYPHEN, "") if SOFT_HYPHEN in piece else piece)
    if open_parts:
        words.append(Word(tuple(open_parts), width, gap, gap_look, forced))
    return words


def _divide(word: Word, at: int) -> tuple[Word, Word]:
    """Cut a word in two before its letter ``at``; a soft hyphen there is used up."""
    head: list[Fragment] = []
    tail: list[Fragment] = []
    seen = 0
    for look, text in word.parts:
        here = min(max(at - seen, 0), len(text))
        if here:
            head.append((look, text[:here]))
        if here < len(text):
            tail.append((look, text[here:]))
        seen += len(text)
    if tail and tail[0][1].startswith(SOFT_HYPHEN):
        tail[0] = (tail[0][0], tail[0][1][1:])
    return _measured(head, word.gap, word.gap_look), _measured(tail, 0.0, None)


def _measured(parts: list[Fragment], gap: float, gap_look: Look | None) -> Word:
    width = sum(look.width(text.replace(SOFT_HYPHEN, "")) for look, text in parts)
    return Word(tuple(parts), width, gap, gap_look, forced=False)
