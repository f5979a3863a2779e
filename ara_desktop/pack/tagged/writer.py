# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""From a drawn document to bytes: catalogue, links, outline, structure tree, object streams, cross-reference stream.

ReportLab's own writer is not used: it lays no line end before ``endstream`` (PDF/A 6.1.7.1), dates files by the wall
clock, and writes no object streams, which halve a tagged file. Only its objects are; nothing of ReportLab is patched.
"""

import hashlib
import zlib
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObjectReference

from ara_desktop.pack.errors import LinkDead
from ara_desktop.pack.tagged.canvas import TaggedCanvas
from ara_desktop.pack.tagged.operators import number, text_string
from ara_desktop.pack.tagged.pdfa import Meta, attach, information, metadata, output_intent
from ara_desktop.pack.tagged.structure import Numbers, write_structure
from ara_desktop.pack.tagged.tree import LINK_KEY

_IN_ONE_STREAM = 100  # objects; readers unpack a whole stream to get at one
_STREAM_END = b"endstream\n"


def write(canvas: TaggedCanvas, meta: Meta, lang: str) -> bytes:
    """The finished file. Raises: LinkDead."""
    document = canvas.document
    canvas.bind()
    for font in document.delayedFonts:
        font.addObjects(document)
    numbers = Numbers(document)
    annotations = _links(canvas, numbers)
    structure = write_structure(canvas.tree, numbers, annotations)
    entries: dict[str, object] = {
        "Type": "/Catalog",
        "Pages": document.Reference(document.Pages),
        "Lang": text_string(lang),
        "MarkInfo": PDFDictionary({"Marked": "true"}),
        "ViewerPreferences": PDFDictionary({"DisplayDocTitle": "true"}),
        "StructTreeRoot": f"{structure} 0 R",
        "Metadata": document.Reference(metadata(meta, lang)),
        "OutputIntents": output_intent(document),
        **attach(document, meta),
        **_outline(canvas, document),
    }
    catalogue = numbers.of(document.Reference(PDFDictionary(entries)))
    info = numbers.of(document.Reference(information(meta)))
    return _assemble(_bodies(document), catalogue, info)


def _destination(canvas: TaggedCanvas, key: str) -> PDFArray:
    page, (x, y) = canvas.places[key]
    return PDFArray([PDFObjectReference(f"Page{page + 1}"), "/XYZ", number(x), number(y), "null"])


def _links(canvas: TaggedCanvas, numbers: Numbers) -> list[int]:
    """Write the link annotations; returns their object numbers in order."""
    document = canvas.document
    made: list[int] = []
    by_page: dict[int, list[Any]] = {}
    for key, note in enumerate(canvas.tree.links, LINK_KEY):
        x, y, width, height = note.box
        entries: dict[str, object] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": PDFArray([number(value) for value in (x, y, x + width, y + height)]),
            "Border": PDFArray([0, 0, 0]),
            "F": 4,
            "Contents": text_string(note.text or note.target),
            "StructParent": key,
        }
        if note.target.startswith("#"):
            if note.target[1:] not in canvas.places:
                raise LinkDead(key=note.target[1:], text=note.text)
            entries["Dest"] = _destination(canvas, note.target[1:])
        else:
            entries["A"] = PDFDictionary({"S": "/URI", "URI": text_string(_address(note.target))})
        reference = document.Reference(PDFDictionary(entries))
        made.append(numbers.of(reference))
        by_page.setdefault(note.page, []).append(reference)
    for page, references in by_page.items():
        document.Pages.pages[page].Annots = PDFArray(references)
    return made


def _address(target: str) -> str:
    """An address in ASCII (ISO 32000-1, 12.6.4.7)."""
    return "".join(
        letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode()) for letter in target
    )


def _outline(canvas: TaggedCanvas, document: Any) -> dict[str, object]:
    """The bookmarks; a level that skips one is pulled up."""
    if not canvas.outline:
        return {}
    root = _Bookmark(PDFDictionary({"Type": "/Outlines"}), [])
    root.reference = document.Reference(root.entries)
    stack = [root]
    for level, title, key in canvas.outline:
        del stack[max(level, 0) + 1 :]
        mark = _Bookmark(PDFDictionary({"Title": text_string(title), "Dest": _destination(canvas, key)}), [])
        mark.reference = document.Reference(mark.entries)
        mark.entries["Parent"] = stack[-1].reference
        stack[-1].kids.append(mark)
        stack.append(mark)
    root.join()
    return {"Outlines": root.reference, "PageMode": "/UseOutlines"}


@dataclass(slots=True, eq=False)
class _Bookmark:
    entries: PDFDictionary
    kids: "list[_Bookmark]"
    reference: Any = None

    def join(self) -> int:
        """Write First, Last, Next, Prev and Count; returns how many bookmarks are below."""
        if not self.kids:
            return 0
        for before, after in zip(self.kids, self.kids[1:], strict=False):
            before.entries["Next"] = after.reference
            after.entries["Prev"] = before.reference
        self.entries["First"] = self.kids[0].reference
        self.entries["Last"] = self.kids[-1].reference
        below = sum(1 + kid.join() for kid in self.kids)
        self.entries["Count"] = below
        return below


def _bodies(document: Any) -> list[bytes]:
    """The bytes of all objects; formatting one may add others."""
    bodies: list[bytes] = []
    while len(bodies) + 1 in document.numberToId:
        item = document.idToObject[document.numberToId[len(bodies) + 1]]
        body: bytes = pdfdoc.format(item, document, toplevel=1)
        if body.endswith(_STREAM_END) and b"stream\n" in body:
            body = body[: -len(_STREAM_END)] + b"\nendstream"
        bodies.append(body)
    return bodies


def _assemble(bodies: list[bytes], catalogue: int, info: int) -> bytes:
    """Header, objects, object streams, cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8)."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    small: list[int] = []
    for at, body in enumerate(bodies, 1):
        if body.endswith(b"endstream"):
            rows[at] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (at, body)
        else:
            small.append(at)
    next_number = len(bodies) + 1
    for start in range(0, len(small), _IN_ONE_STREAM):
        inside = small[start : start + _IN_ONE_STREAM]
        rows.update({at: (2, next_number, index) for index, at in enumerate(inside)})
        rows[next_number] = (1, len(out), 0)
        out += _object_stream(next_number, [(at, bodies[at - 1]) for at in inside])
        next_number += 1
    rows[next_number] = (1, len(out), 0)
    digest = hashlib.sha256(out).hexdigest()[:32].encode("ascii")
    table = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + last.to_bytes(2, "big")
        for kind, place, last in (rows[at] for at in range(next_number + 1))
    )
    head = b"/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>]" % (
        next_number + 1,
        catalogue,
        info,
        digest,
        digest,
    )
    start_xref = len(out)
    out += _stream(next_number, head, table)
    out += b"startxref\n%d\n%%%%EOF\n" % start_xref
    return bytes(out)


def _object_stream(at: int, members: list[tuple[int, bytes]]) -> bytes:
    index: list[str] = []
    data = bytearray()
    for member, body in members:
        index.append(f"{member} {len(data)}")
        data += body.rstrip() + b"\n"
    head = (" ".join(index) + "\n").encode("ascii")
    return _stream(at, b"/Type /ObjStm /N %d /First %d" % (len(members), len(head)), head + bytes(data))


def _stream(at: int, entries: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"%d 0 obj\n<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (
        at,
        entries,
        len(packed),
        packed,
    )
