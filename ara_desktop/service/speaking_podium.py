# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""An intervention as it is read at the lectern: phrases as the author broke them, cues apart, when each paragraph begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ara_desktop.core import prose
from ara_desktop.core.speech import Piece
from ara_desktop.service.speaking import Pace, begins

Phrase = tuple[tuple[str, bool], ...]
"""Stretches of one line of the author: text and whether it is bold."""


@dataclass(frozen=True, slots=True)
class Block:
    """What belongs together on a page. ``begins``: seconds gone, None for the rest of a paragraph and for cues."""

    phrases: tuple[Phrase, ...]
    begins: float | None = None
    cue: bool = False
    omit: bool = False

    @property
    def text(self) -> str:
        """The phrases, one a line."""
        return "\n".join("".join(text for text, _ in phrase) for phrase in self.phrases)


def podium_blocks(pieces: Sequence[Piece], notes: Sequence[str], pace: Pace) -> tuple[Block, ...]:
    """Paragraphs as blocks, in order; ``notes``: a remark for the speaker behind each piece, or ""."""
    starts = begins(pieces, pace)
    found: list[Block] = []
    for piece, note, start in zip(pieces, notes, starts, strict=False):
        mark: float | None = start
        for phrases, cue in _runs(piece.text):
            found.append(Block(phrases, None if cue else mark, cue, omit=piece.rank == "could" and not cue))
            mark = mark if cue else None
        if note.strip():
            found.append(Block((((" ".join(note.split()), False),),), cue=True))
    return tuple(found)


def _runs(text: str) -> Iterator[tuple[tuple[Phrase, ...], bool]]:
    """Runs of phrases and the cues between them; references to evidence are not read aloud."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for block in prose.parse(text):
        for entry in block.entries if isinstance(block, prose.Listing) else (block.inlines,):
            if lines[-1]:
                lines.append([])
            for part in entry:
                if isinstance(part, prose.Words):
                    lines[-1].append((part.text, part.bold))
                elif isinstance(part, prose.LineBreak):
                    lines.append([])
                elif isinstance(part, prose.Cue):
                    yield from _flushed(lines)
                    lines = [[]]
                    yield (((part.text, False),),), True
    yield from _flushed(lines)


def _flushed(lines: list[list[tuple[str, bool]]]) -> Iterator[tuple[tuple[Phrase, ...], bool]]:
    kept = tuple(_trimmed(line) for line in lines if "".join(text for text, _ in line).strip())
    if kept:
        yield kept, False


def _trimmed(line: list[tuple[str, bool]]) -> Phrase:
    (text, bold), *rest = [one for one in line if one[0]]
    return ((text.lstrip(), bold), *rest)
