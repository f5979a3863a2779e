# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Prose (``core.prose``) as paragraphs and lists of a story."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ara_desktop.core.prose import Block, Cue, Evidence, Inline, LineBreak, Listing
from ara_desktop.pack.tagged.story import Story
from ara_desktop.pack.tagged.text import Run, TextStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseStyles:
    """Styles of paragraphs, list entries and, for notes at the lectern, of cues on a line of their own."""

    paragraph: TextStyle
    item: TextStyle
    number: TextStyle
    cue: TextStyle | None = None
    cue_colour: str = ""


def add_prose(
    story: Story,
    blocks: Iterable[Block],
    styles: ProseStyles,
    *,
    reference: Callable[[Evidence], Run | None],
    lang: str = "",
) -> None:
    """Add prose; ``reference`` says how an evidence reference is printed (None: not at all)."""
    for block in blocks:
        if isinstance(block, Listing):
            style = styles.number if block.numbered else styles.item
            entries = [runs_of(entry, styles, reference) for entry in block.entries]
            story.items(entries, style, numbered=block.numbered, lang=lang)
        elif styles.cue is not None and len(block.inlines) == 1 and isinstance(block.inlines[0], Cue):
            story.p(block.inlines[0].text, styles.cue, lang=lang)
        else:
            story.p(runs_of(block.inlines, styles, reference), styles.paragraph, lang=lang)


def runs_of(
    inlines: Sequence[Inline], styles: ProseStyles, reference: Callable[[Evidence], Run | None]
) -> list[str | Run]:
    """The inline marks of one paragraph as runs."""
    found: list[str | Run] = []
    for inline in inlines:
        if isinstance(inline, LineBreak):
            found.append("\n")
        elif isinstance(inline, Cue):
            found.append(Run(f"[{inline.text}]", italic=True, colour=styles.cue_colour))
        elif isinstance(inline, Evidence):
            run = reference(inline)
            found += [] if run is None else [run]
        else:
            found.append(Run(inline.text, bold=inline.bold))
    return found
