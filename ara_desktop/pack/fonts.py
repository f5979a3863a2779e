# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The fonts of a pack: five faces of Source Sans 3 and DejaVu Sans for odd symbols; measured, never drawn here.

Faces are read when first asked for (4 ms each) and kept for the process. Widths are in points for type of 1 pt.
Shaping stays off: it costs twice the time and writes wrong code points for Greek (research, 1).
"""

import struct
from functools import cache
from pathlib import Path
from typing import Any, Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from ara_desktop.core.resources import program_file
from ara_desktop.pack.errors import FontMissing, GlyphMissing

FaceName = Literal["regular", "italic", "semibold", "bold", "bold-italic", "symbols"]

FILES: dict[FaceName, str] = {
    "regular": "SourceSans3-Regular.ttf",
    "italic": "SourceSans3-Italic.ttf",
    "semibold": "SourceSans3-SemiBold.ttf",
    "bold": "SourceSans3-Bold.ttf",
    "bold-italic": "SourceSans3-BoldItalic.ttf",
    "symbols": "DejaVuSans.ttf",
}
_STRONG: dict[FaceName, FaceName] = {"regular": "bold", "italic": "bold-italic", "semibold": "bold"}
_SLANTED: dict[FaceName, FaceName] = {"regular": "italic", "semibold": "italic", "bold": "bold-italic"}
_MEMO_LIMIT = 100_000
_BROKEN = (OSError, TTFError, struct.error, ValueError, KeyError, IndexError, TypeError, AssertionError)


def variant(name: FaceName, *, bold: bool, italic: bool) -> FaceName:
    """The face for a run inside text of face ``name``."""
    if bold:
        name = _STRONG.get(name, name)
    return _SLANTED.get(name, name) if italic else name


class PackFont(TTFont):
    """A TrueType font whose ToUnicode table names no U+0000 and keeps blocks of at most 100 (ISO 32000-1, 9.10.3)."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """ReportLab's hook at the end of a document; its own table maps unused codes to U+0000."""
        subsets = [list(subset) for subset in self.state[doc].subsets] if doc in self.state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            font = doc.idToObject["BasicFonts"].dict[self.filed_as(number, doc)]
            doc.idToObject[font.ToUnicode.name].content = unicode_map(font.BaseFont, subset)

    def filed_as(self, number: int, doc: Any) -> str:
        """The name under which ``addObjects`` filed a subset (its own state is gone by then)."""
        return f"{doc.fontMapping[self.fontName][1:]}+{number}"


def unicode_map(name: str, subset: list[int]) -> str:
    """The ToUnicode table of one subset: list index is the code, value the character (0 = unused)."""
    rows = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(subset) if char]
    blocks: list[str] = []
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        blocks += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    head = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    return "\n".join([*head, *blocks, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


class Face:
    """One font file: what it covers and how wide words are."""

    __slots__ = ("_memo", "advances", "font", "letters", "name")

    def __init__(self, name: FaceName, font: PackFont) -> None:
        self.name = name
        self.font = font
        widths: dict[int, float] = font.face.charWidths
        self.advances = {chr(code): widths[code] / 1000 for code in font.face.charToGlyph}
        self.advances["\u00a0"] = self.advances[" "]  # ReportLab draws it as a space
        self.letters = frozenset(self.advances)
        self._memo: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Width in points of ``text`` set in 1 pt. Raises: KeyError for a letter the face lacks (see ``covered``)."""
        found = self._memo.get(text)
        if found is None:
            if len(self._memo) > _MEMO_LIMIT:
                self._memo.clear()
            found = self._memo[text] = sum(map(self.advances.__getitem__, text))
        return found

    def covers(self, text: str) -> bool:
        """Whether every letter can be printed."""
        return self.letters.issuperset(text)


class Fonts:
    """The faces of one folder, read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._faces: dict[FaceName, Face] = {}

    def face(self, name: FaceName) -> Face:
        """A face by name. Raises: FontMissing when its file is absent or damaged."""
        found = self._faces.get(name)
        if found is None:
            found = self._faces[name] = self._read(name)
        return found

    def covered(self, text: str, name: FaceName) -> list[tuple[Face, str]]:
        """Cut ``text`` where the wanted face lacks letters and the symbol font must help.

        Raises: GlyphMissing when neither has a letter.
        """
        face = self.face(name)
        if face.covers(text):
            return [(face, text)]
        symbols = self.face("symbols")
        lacking = sorted({letter for letter in text if letter not in face.letters and letter not in symbols.letters})
        if lacking:
            raise GlyphMissing(characters=[f"{letter} U+{ord(letter):04X}" for letter in lacking], where=text[:80])
        parts: list[tuple[Face, str]] = []
        for letter in text:
            best = face if letter in face.letters else symbols
            if parts and parts[-1][0] is best:
                parts[-1] = (best, parts[-1][1] + letter)
            else:
                parts.append((best, letter))
        return parts

    def _read(self, name: FaceName) -> Face:
        path = self.folder / FILES[name]
        try:
            if not path.is_file():
                raise FontMissing(file=str(path), reason="absent")
            _judge(path.read_bytes())
            font = PackFont(f"ara-{name}", str(path), shapable=False, asciiReadable=True)
            face = Face(name, font)
        except _BROKEN as error:
            raise FontMissing(file=str(path), reason=type(error).__name__) from error
        pdfmetrics.registerFont(font)
        return face


def _judge(data: bytes) -> None:
    """Whether all tables lie inside the file; ReportLab finds out only when it embeds one (OpenType, 4.1)."""
    (tables,) = struct.unpack(">H", data[4:6])
    for at in range(tables):
        offset, length = struct.unpack(">LL", data[20 + 16 * at : 28 + 16 * at])
        if offset + length > len(data):
            raise ValueError("cut short")


@cache
def house_fonts() -> Fonts:
    """The program's own fonts; read once per process, and not before somebody sets type."""
    return Fonts(program_file("resources", "fonts"))
