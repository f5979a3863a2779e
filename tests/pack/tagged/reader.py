# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Reads a finished file as a screen reader does: through the structure tree, content by content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf


@dataclass
class Read:
    """What a file says."""

    elements: list[tuple[str, str]] = field(default_factory=list)  # tag, text with all below, in reading order
    artifacts: list[str] = field(default_factory=list)  # texts outside the tree
    fonts: set[str] = field(default_factory=set)
    pages: int = 0

    def texts(self, *tags: str) -> list[str]:
        return [joined(text) for tag, text in self.elements if tag in tags]


def read(data: bytes) -> Read:
    found = Read()
    with pikepdf.open(BytesIO(data)) as pdf:
        found.pages = len(pdf.pages)
        numbers = {page.objgen: at for at, page in enumerate(pdf.pages)}
        contents: dict[tuple[int, int], str] = {}
        for at, page in enumerate(pdf.pages):
            _page(at, page, contents, found)
        for elem in _walk(
            pdf.Root.StructTreeRoot.K[0] if _is_array(pdf.Root.StructTreeRoot.K) else pdf.Root.StructTreeRoot.K
        ):
            found.elements.append((str(elem.S)[1:], _text(elem, numbers, contents)))
    return found


def _is_array(value: Any) -> bool:
    return isinstance(value, pikepdf.Array)


def _walk(elem: Any) -> Iterator[Any]:
    yield elem
    for kid in elem.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _walk(kid)


def _text(elem: Any, numbers: dict[Any, int], contents: dict[tuple[int, int], str]) -> str:
    parts: list[str] = []
    for kid in elem.get("/K", []):
        if isinstance(kid, int):
            parts.append(contents[numbers[elem.Pg.objgen], kid])
        elif "/MCID" in kid:
            parts.append(contents[numbers[kid.Pg.objgen], int(kid.MCID)])
        elif "/S" in kid:
            parts.append(_text(kid, numbers, contents))
    return "".join(parts)


def _page(at: int, page: Any, contents: dict[tuple[int, int], str], found: Read) -> None:
    tables = {}
    for name, font in page.Resources.Font.items():
        assert "/FontFile2" in font.FontDescriptor, f"{font.BaseFont} is not embedded"
        found.fonts.add(str(font.BaseFont))
        tables[name] = _unicode(font)
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
            assert 0 not in bytes(operands[0]), "glyph .notdef"
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
    rows = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>", bytes(font.ToUnicode.read_bytes()))
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in rows}


def joined(text: str) -> str:
    """Text as it was written: soft hyphens taken out, spaces made one."""
    return " ".join(text.replace("\u00ad", "").replace("\u00a0", " ").split())
