# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The structure tree as PDF objects (ISO 32000-1, 14.7.2 and 14.7.4.4)."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference

from ara_desktop.pack.tagged.operators import text_string
from ara_desktop.pack.tagged.tree import LINK_KEY, Annotated, Elem, Marked, StructTree


class Raw(PDFObject):
    """An indirect object whose bytes we write ourselves."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.data = b""

    def format(self, _document: Any) -> bytes:
        """ReportLab's hook."""
        return self.data


class Numbers:
    """Numbers of objects in ReportLab's document."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def new(self) -> tuple[int, Raw]:
        """A new object of ours and its number."""
        raw = Raw()
        return self.of(self.document.Reference(raw)), raw

    def of(self, reference: Any) -> int:
        """The number behind a reference."""
        return int(self.document.idToObjectNumberAndVersion[reference.name][0])

    def page(self, index: int) -> int:
        """The number of a page object."""
        return self.of(PDFObjectReference(f"Page{index + 1}"))


def write_structure(tree: StructTree, numbers: Numbers, annotations: list[int]) -> int:
    """Write the tree; ``annotations`` are the object numbers of ``tree.links``. Returns the number of its root."""
    tree.root.prune()
    root_number, root = numbers.new()
    made: list[tuple[Elem, Raw]] = []
    for elem in tree.root.walk():
        elem.number, raw = numbers.new()
        made.append((elem, raw))
    for elem, raw in made:
        raw.data = _element(elem, numbers, annotations, root_number)
    parents_number, parents = numbers.new()
    parents.data = _parent_tree(tree, numbers)
    root.data = (
        f"<< /Type /StructTreeRoot /K {tree.root.number} 0 R /ParentTree {parents_number} 0 R "
        f"/ParentTreeNextKey {LINK_KEY + len(tree.links)} >>"
    ).encode("ascii")
    return root_number


def _parent_tree(tree: StructTree, numbers: Numbers) -> bytes:
    entries: list[str] = []
    for page, owners in enumerate(tree.pages):
        number, raw = numbers.new()
        raw.data = ("[" + " ".join(f"{elem.number} 0 R" for elem in owners) + "]").encode("ascii")
        entries.append(f"{page} {number} 0 R")
    entries += [f"{LINK_KEY + at} {note.elem.number} 0 R" for at, note in enumerate(tree.links)]
    return f"<< /Nums [{' '.join(entries)}] >>".encode("ascii")


def _element(elem: Elem, numbers: Numbers, annotations: list[int], root: int) -> bytes:
    first = next((kid.page for kid in elem.kids if isinstance(kid, Marked)), None)
    parent = elem.parent.number if elem.parent is not None else root
    out = [f"<< /Type /StructElem /S /{elem.tag} /P {parent} 0 R".encode("ascii")]
    if first is not None:
        out.append(f"/Pg {numbers.page(first)} 0 R".encode("ascii"))
    kids = " ".join(_kid(kid, first, numbers, annotations) for kid in elem.kids)
    if kids:
        out.append(f"/K [{kids}]".encode("ascii"))
    for key, value in (("Alt", elem.alt), ("ActualText", elem.actual), ("Lang", elem.lang), ("T", elem.title)):
        if value:
            out.append(b"/" + key.encode("ascii") + b" " + text_string(value))
    if elem.attributes:
        out.append(b"/A " + _attributes(elem))
    return b" ".join([*out, b">>"])


def _kid(kid: Elem | Marked | Annotated, first: int | None, numbers: Numbers, annotations: list[int]) -> str:
    if isinstance(kid, Elem):
        return f"{kid.number} 0 R"
    if isinstance(kid, Annotated):
        note = annotations[kid.key - LINK_KEY]
        return f"<< /Type /OBJR /Pg {numbers.page(kid.page)} 0 R /Obj {note} 0 R >>"
    if kid.page == first:
        return str(kid.number)
    return f"<< /Type /MCR /Pg {numbers.page(kid.page)} 0 R /MCID {kid.number} >>"


def _attributes(elem: Elem) -> bytes:
    parts = [
        f"<< /O /{owner} {' '.join(f'/{key} {value}' for key, value in values.items())} >>"
        for owner, values in elem.attributes.items()
    ]
    return ("[" + " ".join(parts) + "]").encode("latin-1")
