# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The marks of prose (DESIGN.md 4): plain text in, frozen blocks out. Everything that is not a mark is text.

blank line            a new paragraph
- at a line's start   an entry of a list with bullets
1. at a line's start  an entry of a numbered list: counted from 1, at least two ("1. Mai" and "14. Oktober" are text)
**bold**              bold, also over line ends inside one paragraph; no space inside the stars
line end              a line break (in interventions: a phrase break)
[cue: PAUSE]          a cue for the speaker, never read aloud
[B3]                  evidence by the number it has in this text's own list
[beleg:1a2b] [evidence:1a2b]   evidence by record id (lower-case hex, 4 to 32 letters)
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The author began a new line."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A direction for the speaker."""

    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reference: a number (``3``) or the beginning of a record id."""

    reference: str
    by_id: bool


Inline = Words | LineBreak | Cue | Evidence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text up to a blank line or a list."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each entry is one paragraph of text."""

    entries: tuple[tuple[Inline, ...], ...]
    numbered: bool = False


Block = Paragraph | Listing

_BULLET = re.compile(r"\s{0,3}-[ \t]+(?=\S)")
_NUMBER = re.compile(r"\s{0,3}([1-9]\d?)\.[ \t]+(?=\S)")
_BOLD = re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*", re.DOTALL)
_MARK = re.compile(
    r"\[cue:[ \t]*(?P<cue>[^\[\]\n]{1,120}?)[ \t]*\]"
    r"|\[B(?P<number>[1-9]\d{0,2})\]"
    r"|\[(?:beleg|evidence):(?P<id>[0-9a-f]{4,32})\]"
    r"|(?P<line>\n)",
    re.IGNORECASE,
)


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a prose field, in order; no empty ones."""
    reader = _Reader()
    for line in re.split(r"\r\n?|\n|\u2028|\u2029", text):
        reader.take(line)
    return tuple(reader.finish())


def inlines(text: str) -> tuple[Inline, ...]:
    """The inline marks of text that is known to be one paragraph."""
    found: list[Inline] = []
    at = 0
    for bold in _BOLD.finditer(text):
        found += _marks(text[at : bold.start()], bold=False)
        found += _marks(bold.group(1), bold=True)
        at = bold.end()
    found += _marks(text[at:], bold=False)
    return tuple(found)


def letters(blocks: Iterable[Block]) -> str:
    """The text that is read aloud: no marks, no cues, no references; a line per line, a blank line between blocks."""
    return "\n\n".join(filter(None, ("\n".join(_lines(block)) for block in blocks)))


def _lines(block: Block) -> Iterator[str]:
    for entry in block.entries if isinstance(block, Listing) else (block.inlines,):
        text = "".join(
            inline.text if isinstance(inline, Words) else "\n" if isinstance(inline, LineBreak) else ""
            for inline in entry
        )
        if text.strip():
            yield "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _marks(text: str, *, bold: bool) -> Iterator[Inline]:
    at = 0
    for mark in _MARK.finditer(text):
        if mark.start() > at:
            yield Words(text[at : mark.start()], bold)
        at = mark.end()
        if mark["line"]:
            yield LineBreak()
        elif mark["cue"]:
            yield Cue(mark["cue"])
        else:
            yield Evidence((mark["number"] or mark["id"]).lower(), by_id=bool(mark["id"]))
    if at < len(text):
        yield Words(text[at:], bold)


class _Reader:
    """Lines to blocks: what is open is a paragraph or a list."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.kind = ""  # "text", "bullet", "number"
        self.entries: list[str] = []
        self.gap = False  # a blank line came after what is open

    def take(self, line: str) -> None:
        """One line of the text."""
        if not line.strip():
            self.gap = True
            return
        bullet, number = _BULLET.match(line), _NUMBER.match(line)
        if bullet:
            self._entry("bullet", line[bullet.end() :], begins=self.kind != "bullet")
        elif number and self._counts(int(number[1])):
            self._entry("number", line[number.end() :], begins=int(number[1]) == 1)
        elif self.entries and not self.gap:
            self.entries[-1] += "\n" + line.strip()
        else:
            self._entry("text", line.strip(), begins=True)
        self.gap = False

    def _counts(self, number: int) -> bool:
        return number == 1 or (self.kind == "number" and number == len(self.entries) + 1)

    def _entry(self, kind: str, text: str, *, begins: bool) -> None:
        if begins:
            self._close()
            self.kind = kind
        self.entries.append(text.strip())

    def _close(self) -> None:
        if self.kind == "text" or (self.kind == "number" and len(self.entries) == 1):
            start = "1. " if self.kind == "number" else ""
            self.blocks.append(Paragraph(inlines(start + self.entries[0])))
        elif self.entries:
            entries = tuple(inlines(entry) for entry in self.entries)
            self.blocks.append(Listing(entries, numbered=self.kind == "number"))
        self.entries, self.kind = [], ""

    def finish(self) -> list[Block]:
        """All blocks."""
        self._close()
        return self.blocks
