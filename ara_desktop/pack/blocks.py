# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What a pack says, as frozen data: ``content`` makes these values, ``render`` turns them into pages.

A block knows nothing of type or paper. Text stands in ``Span`` values exactly as it was written; nothing in it is
markup. ``words_of`` gives all text of a block in reading order, so tests and the gate read the model and not the page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

Style = Literal["body", "lead", "kicker", "small", "mark", "question", "notice", "fine", "total"]
Tone = Literal["red", "plain", "training"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one look. ``language``: BCP 47, empty for the pack's own; ``link``: key of a place here.

    ``page`` names a place too: its page number stands here once the pages are laid out; such a span is alone in its cell.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    language: str = ""
    raised: bool = False
    alert: bool = False
    page: str = ""


Spans = tuple[Span, ...]


class Block:
    """Root of all blocks."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading inside a part: level 2 to 4. ``key`` makes it a place that links and the contents page can name."""

    level: int
    text: Spans
    key: str = ""


@dataclass(frozen=True, slots=True)
class Para(Block):
    """A paragraph."""

    text: Spans
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Items(Block):
    """A list; an entry is one paragraph."""

    entries: tuple[Spans, ...]
    ordered: bool = False
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table. ``ours``: our own slot, set apart; ``quiet``: a break; ``key``: links can lead here."""

    cells: tuple[Spans, ...]
    ours: bool = False
    quiet: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table. ``widths`` are shares of the full measure; ``right``: columns of figures; the first column names the row."""

    summary: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    right: tuple[int, ...] = ()
    row_heads: bool = True


@dataclass(frozen=True, slots=True)
class Badge(Block):
    """Our stance, with sign and words. ``stance`` is a code or empty for not known."""

    stance: str
    label: str


@dataclass(frozen=True, slots=True)
class Panel(Block):
    """Blocks on a tint with a bar at the left; ``red`` is kept for red lines."""

    tone: Tone
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many regions hold a stance; ``code`` empty means not known."""

    code: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Strip(Block):
    """Where the others stand: one bar, widths are numbers of regions."""

    counts: tuple[Count, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: label, height as written in ``shown``, value in thousandths for drawing."""

    label: str
    shown: str
    thousandths: int
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Chart(Block):
    """Bars with direct labels."""

    title: str
    bars: tuple[Bar, ...]
    spoken: str
    source: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of the matrix: what was declared, what we read into it, and the words for both."""

    declared: str
    reading: str
    spoken: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A region and its stances."""

    region: str
    cells: tuple[Cell, ...]
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Matrix(Block):
    """Regions by points on one page. ``heads``: (label, short title); ``totals``: (code, words, a number a point)."""

    summary: str
    region_head: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[tuple[str, str, tuple[int, ...]], ...]
    legend: tuple[tuple[str, str], ...]
    totals_head: str
    reading_legend: str = ""


@dataclass(frozen=True, slots=True)
class Margin(Block):
    """The margin column beside what follows: (title, lines) each."""

    title: str
    notes: tuple[tuple[str, tuple[Spans, ...]], ...]


@dataclass(frozen=True, slots=True)
class Together(Block):
    """Blocks that stay on one page if a page can hold them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Contents(Block):
    """The contents page; entries and page numbers are filled in from the headings."""

    title: str


@dataclass(frozen=True, slots=True)
class Part(Block):
    """A part of the pack, begun on a new page, with its level-1 heading. ``plain``: no heading is drawn (contents)."""

    title: str
    key: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Fiche(Block):
    """One or two pages inside a part, begun on a new page; ``running`` stands in the head line of its pages."""

    running: str
    kicker: Spans
    title: Spans
    key: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """How a speaking note begins: the guard against the wrong text on the lectern."""

    label: str
    about: Spans
    words: Spans
    key: str


@dataclass(frozen=True, slots=True)
class Cover(Block):
    """The first page. ``facts``: (label, text); the edition is filled in last, by ``content.numbered``."""

    kicker: str
    title: Spans
    when_where: str
    facts: tuple[tuple[str, Spans], ...]
    openings_title: str
    openings: tuple[Opening, ...]
    training: str = ""
    edition: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph of a speaking note: phrases a line each, and when it begins. ``omit``: it may be left out."""

    begins: str
    phrases: tuple[Spans, ...]
    omit: bool = False
    cue: bool = False


@dataclass(frozen=True, slots=True)
class Note(Block):
    """A speaking note for the lectern. ``identity``: speaker, region, event, TOP, language, printed on every sheet.

    ``next_word`` goes before the first words of the next sheet; ``omit_mark`` explains the sign of what may be left out.
    """

    title: Spans
    key: str
    kicker: Spans
    identity: tuple[str, ...]
    language: str
    remarks: tuple[Block, ...]
    paragraphs: tuple[Spoken, ...]
    next_word: str
    omit_mark: str = ""


def texts(blocks: Iterable[object]) -> Iterator[str]:
    """Every text of the blocks in reading order; codes, keys and looks are left out."""
    for block in blocks:
        yield from _texts(block)


_SILENT = frozenset(
    {"key", "link", "page", "language", "style", "tone", "stance", "code", "declared", "reading", "running"}
)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, tuple) and value and all(isinstance(one, Span) for one in value):
        yield from _texts("".join(one.text for one in value))
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _SILENT:
                yield from _texts(getattr(value, field.name))


def span(text: str, **look: object) -> Spans:
    """One span as a text; empty for no text."""
    return (Span(text, **look),) if text else ()  # type: ignore[arg-type]


def joined(parts: Iterable[Spans], between: str) -> Spans:
    """Texts in a row with a separator; empty ones are left out."""
    found: list[Span] = []
    for part in parts:
        if part and found:
            found.append(Span(between))
        found.extend(part)
    return tuple(found)
