# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""From a story to a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from ara_desktop.core.collector import resting
from ara_desktop.pack.tagged.canvas import TaggedCanvas
from ara_desktop.pack.tagged.flow import Flow
from ara_desktop.pack.tagged.pdfa import Meta
from ara_desktop.pack.tagged.sheet import PageFacts, Sheet
from ara_desktop.pack.tagged.story import Story
from ara_desktop.pack.tagged.tree import Elem, StructTree
from ara_desktop.pack.tagged.writer import write


@dataclass(frozen=True, slots=True)
class Built:
    """A finished file and what is known about it. ``places``: key -> page from 1; ``root``: the structure tree."""

    data: bytes
    pages: tuple[PageFacts, ...]
    places: dict[str, int]
    root: Elem


def build(story: Story, sheets: Sequence[Sheet], meta: Meta, *, strict: bool = True) -> Built:
    """Lay out and write; the story is used up. Same story, sheets and meta give the same bytes.

    Raises: PackError (LayoutImpossible, TextUntagged, HeadingSkipped, LinkDead, KeyTwice, GlyphMissing).
    """
    with resting():
        canvas = TaggedCanvas(fonts=story.fonts, tree=StructTree(story.root), size_pt=sheets[0].size_pt, strict=strict)
        blocks = story.finish()
        pages = Flow(canvas, {sheet.name: sheet for sheet in sheets}).run(blocks)
        data = write(canvas, meta, story.lang)
    places = {key: page + 1 for key, (page, _) in canvas.places.items()}
    return Built(data, tuple(pages), places, story.root)
