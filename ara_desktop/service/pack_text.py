# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The text of a pack as headings, paragraphs and list entries, in reading order: what a screen reader reads instead of pages.

It is made from the same blocks as the pages, so it says what they say and holds back what they hold back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch

from ara_desktop.pack import blocks as b
from ara_desktop.text.catalogue import Words

HEADINGS = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph. ``level``: 1 to 4 for a heading, 0 for text; ``entry``: one of a list; ``language``: another than the pack's."""

    text: str
    level: int = 0
    entry: bool = False
    language: str = ""


def text_of(blocks: Iterable[b.Block], words: Words) -> tuple[Passage, ...]:
    """All passages of a pack; ``words`` are those of the pack's language."""
    found: list[Passage] = []
    for one in _all(blocks, words):
        repeats = bool(found) and found[-1].level > 0 and found[-1].text == one.text  # a table named like its section
        if one.text.strip() and not repeats:
            found.append(one)
    return tuple(found)


def _all(blocks: Iterable[object], words: Words) -> Iterator[Passage]:
    for block in blocks:
        yield from _passages(block, words)


@singledispatch
def _passages(block: object, words: Words) -> Iterator[Passage]:
    raise TypeError(type(block), words.language)


@_passages.register
def _(block: b.Contents, words: Words) -> Iterator[Passage]:
    """A list of page numbers is of no use where there are no pages."""
    del block, words
    return iter(())


@_passages.register
def _(block: b.Cover, words: Words) -> Iterator[Passage]:
    yield Passage(_said(block.title), 1)
    for line in (block.training, block.kicker, block.when_where):
        yield Passage(line)
    for label, text in (*block.edition, *((name, _said(value)) for name, value in block.facts)):
        yield _pair(label, text)
    if block.openings:
        yield Passage(block.openings_title, 2)
    for one in block.openings:
        about = ", ".join(part for part in (one.label, _said(one.about)) if part)
        yield Passage(words("{name}: {said}", name=about, said=_said(one.words)), entry=True)


@_passages.register
def _(block: b.Part, words: Words) -> Iterator[Passage]:
    yield Passage(block.title, 1)
    yield from _all(block.blocks, words)


@_passages.register
def _(block: b.Fiche, words: Words) -> Iterator[Passage]:
    yield Passage(_said(block.title), 2)
    yield _plain(block.kicker)
    yield from _all(block.blocks, words)


@_passages.register
def _(block: b.Note, words: Words) -> Iterator[Passage]:
    yield Passage(_said(block.title), 2)
    yield _plain(block.kicker)
    yield Passage(" · ".join(block.identity))
    yield from _all(block.remarks, words)
    for one in block.paragraphs:
        said = "\n".join(_said(phrase) for phrase in one.phrases)
        mark = f"{block.omit_mark}: " if one.omit else ""
        begins = f"[{one.begins}] " if one.begins else ""
        language = next((span.language for phrase in one.phrases for span in phrase), "")
        yield Passage(f"[{said}]" if one.cue else f"{begins}{mark}{said}", language=language)


@_passages.register
def _(block: b.Heading, words: Words) -> Iterator[Passage]:
    del words
    yield Passage(_said(block.text), min(block.level, HEADINGS))


@_passages.register
def _(block: b.Para, words: Words) -> Iterator[Passage]:
    del words
    yield _plain(block.text)


@_passages.register
def _(block: b.Items, words: Words) -> Iterator[Passage]:
    del words
    for number, entry in enumerate(block.entries, 1):
        sign = f"{number}. " if block.ordered else ""
        yield Passage(sign + _said(entry), entry=True, language=_language(entry))


@_passages.register
def _(block: b.Table, words: Words) -> Iterator[Passage]:
    """Each row as a sentence: every cell with the head of its column."""
    yield Passage(block.summary)
    for row in block.rows:
        cells = [
            words("{name}: {said}", name=head, said=_said(cell)) if head else _said(cell)
            for head, cell in zip(block.head, row.cells, strict=False)
            if _said(cell).strip()
        ]
        yield Passage("; ".join(cells), entry=True)


@_passages.register
def _(block: b.Badge, words: Words) -> Iterator[Passage]:
    yield Passage(words("Stance: {stance}", stance=block.label))


@_passages.register
def _(block: b.Panel, words: Words) -> Iterator[Passage]:
    yield Passage(block.title, HEADINGS)
    yield from _all(block.blocks, words)


@_passages.register
def _(block: b.Margin, words: Words) -> Iterator[Passage]:
    del words
    yield Passage(block.title, HEADINGS)
    for title, lines in block.notes:
        yield _pair(title, "; ".join(_said(line) for line in lines))


@_passages.register
def _(block: b.Together, words: Words) -> Iterator[Passage]:
    yield from _all(block.blocks, words)


@_passages.register
def _(block: b.Strip, words: Words) -> Iterator[Passage]:
    del words
    yield Passage(block.spoken)


@_passages.register
def _(block: b.Chart, words: Words) -> Iterator[Passage]:
    yield Passage(block.title, HEADINGS)
    yield Passage(block.spoken)
    for bar in block.bars:
        yield Passage(words("{name}: {said}", name=bar.label, said=bar.shown), entry=True)
    yield Passage(block.source)


@_passages.register
def _(block: b.Matrix, words: Words) -> Iterator[Passage]:
    yield Passage(block.summary)
    for row in block.rows:
        cells = [
            words("{name}: {said}", name=" ".join(head), said=cell.spoken)
            for head, cell in zip(block.heads, row.cells, strict=True)
        ]
        yield Passage(words("{name}: {said}", name=row.region, said="; ".join(cells)), entry=True)


def _pair(name: str, text: str) -> Passage:
    return Passage(f"{name}: {text}" if name and text else name or text)


def _plain(spans: b.Spans) -> Passage:
    return Passage(_said(spans), language=_language(spans))


def _said(spans: b.Spans) -> str:
    return "".join(one.text for one in spans)


def _language(spans: b.Spans) -> str:
    """The language of a text that is not the pack's, if all of it is in that one."""
    found = {one.language for one in spans if one.text.strip()}
    return found.pop() if len(found) == 1 else ""
