# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What a listener hears of a pack, and what the model says he should hear; spaces and soft hyphens do not count."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import pikepdf

from ara_desktop.pack import blocks as b
from tests.pack.tagged.reader import Read, _page


def heard(data: bytes) -> str:
    """The structure tree read aloud: alternative text before content."""
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = {page.objgen: at for at, page in enumerate(pdf.pages)}
        contents: dict[tuple[int, int], str] = {}
        for at, page in enumerate(pdf.pages):
            _page(at, page, contents, Read())
        return bare("".join(_aloud(pdf.Root.StructTreeRoot, numbers, contents)))


def _aloud(elem: Any, numbers: Mapping[Any, int], contents: Mapping[tuple[int, int], str]) -> Iterator[str]:
    for key in ("/Alt", "/ActualText"):
        if key in elem:
            yield str(elem[key])
            return
    kids = elem.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array | list) else [kids]:
        if isinstance(kid, int):
            yield contents[numbers[elem.Pg.objgen], kid]
        elif "/MCID" in kid:
            yield contents[numbers[kid.Pg.objgen], int(kid.MCID)]
        elif "/S" in kid:
            yield from _aloud(kid, numbers, contents)


def bare(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


def expected(blocks: Sequence[b.Block], places: Mapping[str, int]) -> str:
    """The model in reading order: margin notes come at the end of their fiche."""
    model = _Model(places, _entries(blocks))
    return bare("".join(text for block in blocks for text in model.of(block)))


def _entries(blocks: Sequence[b.Block]) -> list[tuple[str, str]]:
    """Lines of the contents page: (title, key)."""
    found: list[tuple[str, str]] = []
    for part in blocks:
        if isinstance(part, b.Part):
            found.append((part.title, part.key))
            for inner in part.blocks:
                if isinstance(inner, b.Fiche):
                    found.append((inner.running, inner.key))
                elif isinstance(inner, b.Note):
                    found.append((_of(inner.title), inner.key))
    return found


def _of(text: b.Spans) -> str:
    return "".join(one.text for one in text)


class _Model:
    def __init__(self, places: Mapping[str, int], entries: Sequence[tuple[str, str]]) -> None:
        self.places, self.entries = places, entries

    def of(self, block: b.Block) -> Iterator[str]:
        yield from getattr(self, f"_{type(block).__name__.lower()}")(block)

    def _all(self, blocks: Sequence[b.Block]) -> Iterator[str]:
        late = [one for one in blocks if isinstance(one, b.Margin)]
        for block in (*(one for one in blocks if one not in late), *late):
            yield from self.of(block)

    def _cover(self, one: b.Cover) -> Iterator[str]:
        yield from (one.kicker, _of(one.title), one.when_where, one.training)
        for label, text in (*one.facts[:1], *((k, b.span(v)) for k, v in one.edition), *one.facts[1:]):
            yield from (label, _of(text))
        yield one.openings_title if one.openings else ""
        for opening in one.openings:
            yield from (opening.label, _of(opening.about), _of(opening.words), str(self.places[opening.key]))

    def _contents(self, one: b.Contents) -> Iterator[str]:
        yield one.title
        for title, key in self.entries:
            yield from (title, str(self.places[key]))

    def _part(self, one: b.Part) -> Iterator[str]:
        yield one.title
        yield from self._all(one.blocks)

    def _fiche(self, one: b.Fiche) -> Iterator[str]:
        yield from (_of(one.kicker), _of(one.title))
        yield from self._all(one.blocks)

    def _together(self, one: b.Together) -> Iterator[str]:
        yield from self._all(one.blocks)

    def _panel(self, one: b.Panel) -> Iterator[str]:
        yield one.title
        yield from self._all(one.blocks)

    def _heading(self, one: b.Heading) -> Iterator[str]:
        yield _of(one.text)

    def _para(self, one: b.Para) -> Iterator[str]:
        yield _of(one.text)

    def _items(self, one: b.Items) -> Iterator[str]:
        for at, entry in enumerate(one.entries, 1):
            yield from (f"{at}." if one.ordered else one.sign or "•", _of(entry))

    def _badge(self, one: b.Badge) -> Iterator[str]:
        yield one.label

    def _strip(self, one: b.Strip) -> Iterator[str]:
        yield one.spoken

    def _chart(self, one: b.Chart) -> Iterator[str]:
        yield from (one.title, one.spoken, one.source)

    def _table(self, one: b.Table) -> Iterator[str]:
        yield from one.head
        for row in one.rows:
            for cell in row.cells:
                yield str(self.places[cell[0].page]) if cell and cell[0].page else _of(cell)

    def _matrix(self, one: b.Matrix) -> Iterator[str]:
        yield one.region_head
        yield from (f"{label}{title}" for label, title in one.heads)
        for row in one.rows:
            yield row.region
            yield from (cell.spoken for cell in row.cells)
        if one.totals:
            yield one.totals_head
            yield from (label for label, _ in one.heads)
        for _, words, numbers in one.totals:
            yield words
            yield from (str(n) if n else "–" for n in numbers)
        yield from (words for _, words in one.legend)
        yield one.reading_legend

    def _margin(self, one: b.Margin) -> Iterator[str]:
        for title, lines in one.notes:
            yield title
            yield from (_of(line) for line in lines)

    def _note(self, one: b.Note) -> Iterator[str]:
        yield from (_of(one.kicker), _of(one.title))
        yield f"◇{one.omit_mark}" if one.omit_mark else ""
        yield from b.texts(one.remarks)
        for spoken in one.paragraphs:
            yield ("◇" if spoken.omit else "") + spoken.begins if not spoken.cue else ""
            yield from (_of(phrase) for phrase in spoken.phrases)
