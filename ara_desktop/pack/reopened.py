# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Everything a finished PDF says, read again from its bytes, channel by channel (TRUST, "Gate").

The reader is written for our own files and for what may have got into them by mistake. Nothing is taken from the
program that made the file: neither its fonts nor its structure.
"""

import base64
import binascii
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

import pikepdf

_STRING = re.compile(
    rb"\((?:[^\\()]++|\\.|\((?:[^\\()]++|\\.|\((?:[^\\()]++|\\.)*+\))*+\))*+\)|<([0-9A-Fa-f\s]*+)>", re.DOTALL
)
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]{4,})")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_STREAM = re.compile(rb"stream\r?\n")
_HEX_RUN = re.compile(rb"(?:[0-9A-Fa-f]{2}\s?){20,}+")
_BASE64_RUN = re.compile(rb"(?:[A-Za-z0-9+/_-]{4,}[\r\n]*){5,}=*")
_SHOWN = re.compile(
    rb"/([^\s/<>\[\](){}%]+)\s+-?[\d.]+\s+Tf|(" + _STRING.pattern.replace(rb"<([", rb"<(?:[") + rb")"
    rb"|(?<![A-Za-z])(T[dDmJ*]|ET|BT|'|\")(?![A-Za-z])|(-?[\d.]+)",
    re.DOTALL,
)
_MAP_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_MAP_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_PERCENT = re.compile(rb"(?:%[0-9A-Fa-f]{2}[\x20-\x7e]{0,20}){3}")
_SPACE_KERN = -180  # thousandths of the type size; a gap this wide is a word space
_UNPACK_LIMIT = 64 << 20


class Found(NamedTuple):
    """One piece of text with the channel it stands in and its place there (a key, an object, a page)."""

    channel: str
    part: str
    text: str


def everything(data: bytes, file_name: str) -> Iterator[Found]:
    """All that the file says. Raises: pikepdf.PdfError if it cannot be opened."""
    yield Found("file-name", "", file_name)
    yield from _plain("bytes", "", data)
    yield from _hidden_streams(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names: set[bytes] = set()
        for item in pdf.objects:
            yield from _object(item, names)
        tables: Tables = {}
        for number, page in enumerate(pdf.pages, 1):
            yield Found("page-text", str(number), page_text(page, tables))


def page_text(page: pikepdf.Page, tables: "Tables") -> str:
    """The text a page shows, with the forms it draws, decoded through the fonts' own tables to Unicode.

    ``tables``: of the fonts read before, by object number.
    """
    data = page.Contents.read_bytes() if isinstance(page.get("/Contents"), pikepdf.Stream) else _joined(page)
    return "\n".join(_painted(data, page.obj.get("/Resources", pikepdf.Dictionary()), tables, 0))


def _joined(page: pikepdf.Page) -> bytes:
    parts = page.get("/Contents")
    return b"\n".join(part.read_bytes() for part in parts) if isinstance(parts, pikepdf.Array) else b""


def _painted(data: bytes, resources: pikepdf.Object, tables: "Tables", depth: int) -> Iterator[str]:
    """Text of a content stream, then of the form XObjects among its resources."""
    fonts = {str(name)[1:].encode(): _known_letters(font, tables) for name, font in _entries(resources, "/Font")}
    yield shown_text(data, fonts)
    for _, form in _entries(resources, "/XObject"):
        if depth < 4 and form.get("/Subtype") == "/Form":
            yield from _painted(form.read_bytes(), form.get("/Resources", resources), tables, depth + 1)


def _entries(resources: pikepdf.Object, key: str) -> Iterator[tuple[str, pikepdf.Object]]:
    found = resources.get(key)
    if isinstance(found, pikepdf.Dictionary):
        yield from found.items()


def shown_text(data: bytes, fonts: Mapping[bytes, "Letters"]) -> str:
    """The strings that a content stream shows; a move of the pen or a wide gap is a space."""
    letters, out = LATIN, []
    for name, string, move, number in _SHOWN.findall(data):
        if string:
            out.append(letters.read(_unescaped(string)))
        elif name:
            letters = fonts.get(name, LATIN)
        elif move:
            if move != b"TJ":
                out.append(" ")
        elif number.startswith(b"-") and len(number) > 3 and float(number) < _SPACE_KERN:
            out.append(" ")
    return "".join(out)


class Letters(NamedTuple):
    """How codes of a font read: table, and bytes per code."""

    table: Mapping[int, str]
    width: int

    def read(self, codes: bytes) -> str:
        """The characters of a shown string; unknown codes are left out."""
        if self.width == 1:
            return "".join(self.table.get(code, "") for code in codes)
        pairs = range(0, len(codes) - 1, 2)
        return "".join(self.table.get(int.from_bytes(codes[at : at + 2]), "") for at in pairs)


LATIN = Letters({code: bytes([code]).decode("cp1252", "replace") for code in range(256)}, 1)


Tables = dict[tuple[int, int], Letters]


def _known_letters(font: pikepdf.Object, tables: Tables) -> Letters:
    """The letters of a font, read once; a font without a number of its own is read each time."""
    if font.objgen == (0, 0):
        return letters_of(font)
    if font.objgen not in tables:
        tables[font.objgen] = letters_of(font)
    return tables[font.objgen]


def letters_of(font: pikepdf.Object) -> Letters:
    """How the codes of a font read: by its table to Unicode, else as cp1252."""
    table = font.get("/ToUnicode")
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    if not isinstance(table, pikepdf.Stream):
        return Letters(LATIN.table, width)
    return Letters(_unicode_table(table.read_bytes()), width)


def _unicode_table(data: bytes) -> dict[int, str]:
    """Code -> characters from a ToUnicode stream (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for kind, block in _MAP_BLOCK.findall(data):
        items = [
            bytes.fromhex(m[0].decode()) if not (m[1] or m[2]) else (m[1] or m[2]) for m in _MAP_HEX.findall(block)
        ]
        if kind == b"bfchar":
            for code, chars in zip(items[::2], items[1::2], strict=False):
                found[int.from_bytes(code)] = chars.decode("utf-16-be", "replace")
        else:
            _ranges(items, found)
    return found


def _ranges(items: list[bytes], found: dict[int, str]) -> None:
    at = 0
    while at + 2 < len(items):
        first, last = int.from_bytes(items[at]), int.from_bytes(items[at + 1])
        if items[at + 2] == b"[":
            end = items.index(b"]", at) if b"]" in items[at:] else len(items)
            targets = items[at + 3 : end]
            at = end + 1
        else:
            start = int.from_bytes(items[at + 2])
            size = len(items[at + 2])
            targets = [(start + step).to_bytes(size) for step in range(min(last - first, 0xFFFF) + 1)]
            at += 3
        for step, chars in enumerate(targets):
            found[first + step] = chars.decode("utf-16-be", "replace")


def _object(item: pikepdf.Object, seen: set[bytes]) -> Iterator[Found]:
    """Strings and names of an object, and all that its stream says after every filter. ``seen``: names found before."""
    if isinstance(item, pikepdf.Stream):
        head = item.stream_dict.unparse()
        try:
            body = item.read_bytes()
        except pikepdf.PdfError:
            body = item.read_raw_bytes()
        yield from _plain("stream", _type_of(head), body)
        if not (item.get("/Length1") or item.get("/Subtype") == "/Image"):
            yield from _strings("content-strings", _type_of(head), body)
            yield from _names("content-names", body, seen)
    else:
        head = item.unparse(resolved=True)
    if b"(" in head or head.count(b"<") > 2 * head.count(b"<<"):  # most structure elements hold no string
        yield from _strings(_channel(head), _type_of(head), head)
    yield from _names("names", head, seen)


_CHANNELS = (
    ("structure", re.compile(rb"/(?:S|K|Pg|IDTree|ParentTree)\b.*/(?:Alt|ActualText|E|T|P)\b|/StructElem", re.DOTALL)),
    (
        "outline",
        re.compile(rb"/Title\b.*/Dest\b|/(?:Prev|Next|Parent)\b.*/Title\b|/Title\b.*/(?:A|Parent)\b", re.DOTALL),
    ),
    ("annotation", re.compile(rb"/Subtype\s*/(?:Link|Text|FreeText|Popup|FileAttachment|Widget)|/Annot\b")),
    ("info", re.compile(rb"/(?:Producer|Creator|CreationDate|ModDate)\b")),
)


def _channel(head: bytes) -> str:
    return next((name for name, shape in _CHANNELS if shape.search(head)), "object-strings")


def _type_of(head: bytes) -> str:
    found = re.search(rb"/(?:Type|Subtype|S)\s*/([A-Za-z0-9]{1,24})", head)
    return found[1].decode() if found else ""


def _strings(channel: str, part: str, data: bytes) -> Iterator[Found]:
    texts = [_unescaped(found[0]) for found in _STRING.finditer(data)]
    yield Found(channel, part, "\n".join(reading for text in texts for reading in _decoded(text)))
    joined = b"".join(texts)  # a sentence shown letter by letter
    if len(texts) > 1:
        yield Found(channel, part, joined.decode("cp1252", "replace"))
    for text in texts:
        if len(text) > 40:
            yield from _packed(channel, part, text)


def _names(channel: str, data: bytes, seen: set[bytes]) -> Iterator[Found]:
    names = set(_NAME.findall(data)) - seen
    if not names:
        return
    seen |= names
    if any(b"#" in name for name in names):
        names = {re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes.fromhex(code[1].decode()), name) for name in names}
    yield Found(channel, "", "\n".join(reading for name in sorted(names) for reading in _decoded(name)))


def _unescaped(literal: bytes) -> bytes:
    if literal[:1] == b"<":
        digits = b"".join(literal[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    inner = literal[1:-1]
    return _ESCAPE.sub(_plain_escape, inner) if b"\\" in inner else inner


def _plain_escape(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return _LETTERS.get(code, code)


def _decoded(text: bytes) -> Iterator[str]:
    """The readings of a text string: by its mark, else as cp1252 and as UTF-8."""
    marks = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))
    known = next((code for mark, code in marks if text.startswith(mark)), None)
    if known:
        yield text.decode(known, "ignore")
        return
    latin = text.decode("cp1252", "replace")
    yield latin
    if _PERCENT.search(text):
        yield unquote(latin, "cp1252")
        yield unquote(latin, "utf-8")
    if not text.isascii():
        yield text.decode("utf-8", "ignore")


def _plain(channel: str, part: str, data: bytes) -> Iterator[Found]:
    """Bytes as text in every encoding that a mistake could have used."""
    latin = data.decode("cp1252", "replace")
    yield Found(channel, part, unescape(latin) if "&" in latin else latin)
    if _PERCENT.search(data):
        yield Found(channel, part, unquote(latin, "cp1252"))
        yield Found(channel, part, unquote(latin, "utf-8"))
    if "\\u" in latin:
        yield Found(channel, part, re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), latin))
    if not data.isascii():
        utf8 = data.decode("utf-8", "ignore")
        yield Found(channel, part, unescape(utf8) if "&" in utf8 else utf8)
    if data.count(0) * 8 > len(data) or b"\xfe\xff" in data or b"\xff\xfe" in data:
        for code in ("utf-16-be", "utf-16-le"):
            yield Found(channel, part, data.decode(code, "ignore"))
            yield Found(channel, part, data[1:].decode(code, "ignore"))
    elif b"\0" in data:
        yield Found(channel, part, data.replace(b"\0", b"").decode("cp1252", "replace"))
    yield from _packed(channel, part, data)


def _packed(channel: str, part: str, data: bytes) -> Iterator[Found]:
    """What is written as hex or base64, or packed in a zip, gzip or zlib stream inside ``data``."""
    for run in _HEX_RUN.findall(data):
        yield from _inner(channel, part + "+hex", bytes.fromhex(run.decode()))
    for run in _BASE64_RUN.findall(data):
        squeezed = b"".join(run.split()).translate(bytes.maketrans(b"-_", b"+/")).rstrip(b"=")
        for shift in range(4):
            piece = squeezed[shift : shift + (len(squeezed) - shift) // 4 * 4]
            yield from _inner(channel, part + "+base64", base64.b64decode(piece))
    if data[:4] == b"PK\x03\x04":
        yield from _unzipped(channel, part, data)
    elif data[:2] == b"\x1f\x8b":
        yield from _unzipped_stream(channel, part, data)


def _inner(channel: str, part: str, data: bytes) -> Iterator[Found]:
    yield Found(channel, part, data.decode("cp1252", "replace"))
    if not data.isascii():
        yield Found(channel, part, data.decode("utf-8", "ignore"))
    if b"\0" in data:
        yield Found(channel, part, data.decode("utf-16-be", "ignore"))
        yield Found(channel, part, data.decode("utf-16-le", "ignore"))


def _unzipped(channel: str, part: str, data: bytes) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for entry in packed.infolist():
                yield Found(channel, part + "+zip", entry.filename)
                if entry.file_size <= _UNPACK_LIMIT:
                    yield from _inner(channel, part + "+zip", packed.read(entry))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        return


def _unzipped_stream(channel: str, part: str, data: bytes) -> Iterator[Found]:
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            yield from _inner(channel, part + "+gzip", packed.read(_UNPACK_LIMIT))
    except (OSError, EOFError, zlib.error):
        return


def _hidden_streams(data: bytes) -> Iterator[Found]:
    """Compressed streams that no table of the file may name any more, such as those of an earlier revision."""
    for start in _STREAM.finditer(data):
        body = data[start.end() : start.end() + 4_000_000]
        if body[:1] in (b"x", b"h", b"\x08"):
            try:
                plain = zlib.decompressobj().decompress(body, _UNPACK_LIMIT)
            except zlib.error:
                continue
            yield Found("raw-stream", "", plain.decode("cp1252", "replace"))
            yield from _strings("raw-stream", "", plain)


def extra_revisions(data: bytes) -> int:
    """How many end marks the file has beyond the one it may have: an update appended hides the text before it."""
    return max(0, len(re.findall(rb"startxref\s+\d+\s+%%EOF", data)) - 1)


def refused_keys(data: bytes) -> tuple[str, ...]:
    """Active or hidden content that a pack never has, sorted: scripts, launch actions, optional layers, files."""
    banned = {
        "/JavaScript",
        "/JS",
        "/Launch",
        "/OCProperties",
        "/OCGs",
        "/XFA",
        "/RichMedia",
        "/SubmitForm",
        "/ImportData",
    }
    with pikepdf.open(io.BytesIO(data)) as pdf:
        heads = (
            i.stream_dict.unparse() if isinstance(i, pikepdf.Stream) else i.unparse(resolved=True) for i in pdf.objects
        )
        found = {name for head in heads for name in banned if name.encode() in head}
    return tuple(sorted(found))


BROKEN = (pikepdf.PdfError, binascii.Error, ValueError)
