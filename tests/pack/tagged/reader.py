# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Reads a finished file as a screen reader does: through the structure tree, content by content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from ara_desktop.pack.tagged import Elem, Stack
from ara_desktop.pack.tagged.blocks import Block
from ara_desktop.pack.tagged.paragraph import Paragraph
from ara_desktop.pack.tagged.table import Table


@dataclass
class Read:
    """What a file says. ``contents``: (page, marked content) -> text; ``artifacts``: texts outside the tree."""

    elements: list[tuple[str, str]] = field(default_factory=list)  # tag, own text, in reading order
    artifacts: list[str] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)


def read(data: bytes) -> Read:
    found = Read()
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = {page.objgen: at for at, page in enumerate(pdf.pages)}
        contents: dict[tuple[int, int], str] = {}
        for at, page in enumerate(pdf.pages):
            _page(at, page, contents, found)
        for elem in _walk(pdf.Root.StructTreeRoot.K):
            found.elements.append((str(elem.S)[1:], "".join(_own(elem, numbers, contents))))
    return found


def _walk(elem: Any) -> Iterator[Any]:
    yield elem
    for kid in elem.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _walk(kid)


def _own(elem: Any, numbers: dict[Any, int], contents: dict[tuple[int, int], str]) -> Iterator[str]:
    for kid in elem.get("/K", []):
        if isinstance(kid, int):
            yield contents[numbers[elem.Pg.objgen], kid]
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield contents[numbers[kid.Pg.objgen], int(kid.MCID)]


def _page(at: int, page: Any, contents: dict[tuple[int, int], str], found: Read) -> None:
    tables = {name: _unicode(font) for name, font in page.Resources.Font.items()}
    found.fonts |= {str(font.BaseFont) for font in page.Resources.Font.values() if "/FontFile2" in font.FontDescriptor}
    assert len(found.fonts) >= 1
    table: dict[int, str] = {}
    opened: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            mark = operands[1].get("/MCID")
            opened.append(None if mark is None else int(mark))
            if mark is not None:
                assert (at, int(mark)) not in contents
                contents[at, int(mark)] = ""
        elif name == "EMC":
            opened.pop()
        elif name == "Tf":
            table = tables[str(operands[0])]
        elif name == "Tj":
            text = "".join(table[code] for code in bytes(operands[0]))
            assert len(opened) == 1, f"text in {len(opened)} marked contents: {text}"
            if opened[0] is None:
                found.artifacts.append(text)
            else:
                contents[at, opened[0]] += text
        elif name in {"f", "S", "s", "Do", "B"}:
            assert opened, "painted outside of every element and artifact"
    assert not opened


def _unicode(font: Any) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]+)>", bytes(font.ToUnicode.read_bytes()))
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in rows}


def joined(text: str) -> str:
    """Text as it was written: soft hyphens at line ends taken out, spaces made one."""
    return " ".join(text.replace("\u00ad", "").replace("\u00a0", " ").split())


def model(blocks: list[Block], root: Elem) -> dict[int, str]:
    """The text that each element should have, from the blocks and not from the page; keys are ids of elements."""
    texts: dict[int, str] = {}
    for paragraph in _paragraphs(blocks):
        if paragraph.elem is not None:
            own = "".join(text for look, text in paragraph.parts if not look.special)
            texts[id(paragraph.elem)] = texts.get(id(paragraph.elem), "") + " " + own
    return texts


def _paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Stack):
            yield from _paragraphs(block.blocks)
        elif isinstance(block, Table):
            for row in (*block.head, *block.body):
                for slot in row.slots:
                    yield from _paragraphs(slot.stack.blocks)
