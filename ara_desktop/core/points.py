# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Tells the points of a declaration's text apart: what comes before, the points, footnotes, what comes after.

Nothing is lost: the parts in their order are exactly the text. Points are counted ``a)``, ``(a)``, ``a.``, ``1.``,
``1)``, ``(1)``, ``Artikel 1``, ``Point 1`` or ``§ 1`` at the beginning of a line; marks of Markdown before the label
(bullet, heading, bold) belong to it. A list inside a point stays in that point. Footnotes stand where they were,
between two points too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ara_desktop.core.errors import TextRefused

PREAMBLE, POINT, FOOTNOTE, TAIL = "preamble", "point", "footnote", "tail"

_DECORATION = r"(?:[-*+•–][ \t]+|#{1,6}[ \t]+|>[ \t]?)*(?:\*\*|__)?"
_LABEL = r"(?:[1-9]\d?|[a-z])"
_WORD = r"(?:Artikel|Article|Art\.|Punkt|Point|Nr\.|No\.|§)"
_MARKER = re.compile(
    rf"^[ \t]*{_DECORATION}(?:(?P<word>{_WORD})[ \t]*(?P<counted>{_LABEL})(?![\w/,]|\.\d)[ \t]*[.:)–—-]?"
    rf"|(?P<open>\()?(?P<label>{_LABEL})(?P<close>\)|\.\)?))(?:\*\*|__)?(?=\s|\Z)[ \t]*",
    re.IGNORECASE | re.ASCII,
)
_NOTE = re.compile(r"^[ \t]*(?:[¹²³⁰⁴-⁹]+|\[\^?\d{1,3}\]:?|[†‡]|\\\*)[ \t]*(?=\S)")
_RULE = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+\S|(?:[-*_][ \t]*){3,}$)")
_BOLD = re.compile(r"^(\*\*|__)(?P<inside>[^*_\n]+)\1$")
_HEADING_MOST = 120
_MOST_MARKS = 2_000
FIRST = ("1", "a")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text as it stands there. ``skip``: characters of ``raw`` that are only the label of a point."""

    role: str
    raw: str
    label: str = ""
    skip: int = 0

    @property
    def text(self) -> str:
        """The piece without the label and without space around it."""
        return self.raw[self.skip :].strip()

    @property
    def heading(self) -> str:
        """A heading that the text gives to a point, free of marks; empty if it has none."""
        first, _, rest = self.text.partition("\n")
        plain = first.strip().strip("*_# \t")
        marked = bool(_BOLD.match(first.strip())) or self.raw.lstrip().startswith("#")
        worded = bool(re.match(rf"\s*{_DECORATION}{_WORD}", self.raw, re.IGNORECASE)) and plain[-1:] not in ".;:"
        return plain if rest.strip() and len(plain) <= _HEADING_MOST and (marked or worded) else ""


@dataclass(frozen=True, slots=True)
class Division:
    """A text and its parts; ``"".join(part.raw for part in parts)`` is the text."""

    parts: tuple[Part, ...]

    @property
    def points(self) -> tuple[Part, ...]:
        """The points, each once, in order; a footnote inside a point does not cut it in two for the reader."""
        found: dict[str, Part] = {}
        for part in self._of(POINT):
            before = found.get(part.label)
            whole = Part(POINT, before.raw + part.raw, part.label, before.skip) if before else part
            found[part.label] = whole
        return tuple(found.values())

    @property
    def preamble(self) -> str:
        """What stands before the first point, footnotes left out."""
        return _joined(self._of(PREAMBLE))

    @property
    def footnotes(self) -> str:
        """All footnotes, in order."""
        return _joined(self._of(FOOTNOTE))

    @property
    def tail(self) -> str:
        """What stands after the last point: place, date, names."""
        return _joined(self._of(TAIL))

    def _of(self, role: str) -> list[Part]:
        return [part for part in self.parts if part.role == role]


def divide(text: str) -> Division:
    """The parts of a text. Raises: TextRefused (without a file name) if it holds no list of two points or more."""
    lines = text.splitlines(keepends=True)
    run = _outermost(_runs(lines))
    if not run:
        raise TextRefused
    return Division(tuple(_merged(_assigned(lines, run))))


@dataclass(frozen=True, slots=True)
class _Mark:
    """A label at the beginning of a line. ``form`` tells ``a)`` from ``1.``; ``indent`` and ``skip`` are characters."""

    line: int
    label: str
    indent: int
    skip: int
    form: str


def _marks(lines: Sequence[str]) -> Iterator[_Mark]:
    for number, line in enumerate(lines):
        found = _MARKER.match(line)
        if not found:
            continue
        label = found["counted"] or found["label"]
        shape = (found["word"] or "").lower() or f"{found['open'] or ''}{found['close']}"
        letter = "A" if label.isupper() else "1" if label.isdigit() else "a"
        indent = len(line) - len(line.lstrip())
        yield _Mark(number, label.lower(), indent, found.end(), letter + shape)


def _runs(lines: Sequence[str]) -> list[list[_Mark]]:
    """Lists that count up. A label goes on with the list that expects it, as far indented if it can be."""
    growing: dict[str, list[list[_Mark]]] = {}
    for number, mark in enumerate(_marks(lines)):
        if number == _MOST_MARKS:
            raise TextRefused  # no declaration: lists would be compared with each other for hours
        runs = growing.setdefault(mark.form, [])
        expecting = [run for run in runs if mark.label == _after(run[-1].label)]
        if expecting and mark.label not in FIRST:
            max(enumerate(expecting), key=lambda run: (run[1][0].indent == mark.indent, run[0]))[1].append(mark)
        else:
            runs.append([mark])
    return [run for runs in growing.values() for run in runs]


def _after(label: str) -> str:
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)


def _outermost(runs: list[list[_Mark]]) -> list[_Mark]:
    """The longest list that does not stand inside a point of another; the earlier of two equally long ones.

    Lists begin with 1 or a. A piece of a numbered list, such as points 7 to 10 alone, counts where there is no other, or
    where the other is a shorter or further indented one inside a point of the piece.
    """
    long = [run for run in runs if len(run) > 1]
    whole = _longest([run for run in long if run[0].label in FIRST])
    piece = _longest([run for run in long if run[0].label not in FIRST and run[0].label.isdigit()])
    if whole and piece and _inside(whole, piece):
        return piece if len(piece) > len(whole) or whole[0].indent > piece[0].indent else whole
    return whole or piece


def _longest(lists: list[list[_Mark]]) -> list[_Mark]:
    outer = [run for run in lists if not any(_inside(run, other) for other in lists)]
    return max(outer, key=lambda run: (len(run), -run[0].line), default=[])


def _inside(run: Sequence[_Mark], other: Sequence[_Mark]) -> bool:
    """Between two points of ``other``, or after its last one and further indented."""
    between = any(one.line < run[0].line and run[-1].line < two.line for one, two in pairwise(other))
    return between or (other[-1].line < run[0].line and run[0].indent > other[0].indent)


def _assigned(lines: Sequence[str], run: Sequence[_Mark]) -> Iterator[Part]:
    """One part a line; empty lines go with what stands before them."""
    starts = {mark.line: mark for mark in run}
    end = _end_of_last(lines, run)
    role, label = PREAMBLE, ""
    resumed = role
    for number, line in enumerate(lines):
        mark = starts.get(number)
        if mark:
            role = resumed = POINT
            label = mark.label
        elif number == end:
            role, resumed, label = TAIL, TAIL, ""
        elif _begins_note(lines, number):
            role = FOOTNOTE
        elif role == FOOTNOTE and line.strip() and not lines[number - 1].strip():
            role = resumed
        yield Part(role, line, label if role == POINT else "", mark.skip if mark else 0)


def _begins_note(lines: Sequence[str], number: int) -> bool:
    """A footnote begins a paragraph or follows another one; a mark in the middle of a paragraph is text."""
    if not _NOTE.match(lines[number]):
        return False
    before = lines[number - 1].strip() if number else ""
    return not before or bool(_NOTE.match(lines[number - 1])) or bool(_RULE.match(lines[number - 1]))


def _end_of_last(lines: Sequence[str], run: Sequence[_Mark]) -> int:
    """The line where the last point is over: a rule or heading, or its second paragraph where no other point has two."""
    one_each = all(_paragraphs(lines, one.line, two.line) == 1 for one, two in pairwise(run))
    note = False
    for number in range(run[-1].line + 1, len(lines)):
        begins = bool(lines[number].strip()) and not lines[number - 1].strip()
        note = _begins_note(lines, number) or (note and not begins)
        if note:
            continue
        if _RULE.match(lines[number]) or (begins and one_each):
            return number
    return len(lines)


def _paragraphs(lines: Sequence[str], first: int, last: int) -> int:
    """How many paragraphs stand in these lines, footnotes left out."""
    begun = [n for n in range(first, last) if lines[n].strip() and (n == first or not lines[n - 1].strip())]
    return sum(not _begins_note(lines, n) for n in begun)


def _merged(parts: Iterator[Part]) -> Iterator[Part]:
    """Neighbouring lines of one part joined; each point and each footnote stays a part of its own."""
    held: Part | None = None
    for part in parts:
        starts_anew = part.skip or (part.role == FOOTNOTE and _NOTE.match(part.raw))
        if held and (held.role, held.label) == (part.role, part.label) and not starts_anew:
            held = Part(held.role, held.raw + part.raw, held.label, held.skip)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def _joined(parts: Sequence[Part]) -> str:
    return "".join(part.raw for part in parts).strip()
