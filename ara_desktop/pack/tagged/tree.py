# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The structure tree: what the document says, made with the story and filled by the drawing (ISO 32000-1, 14.7)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

Attributes = Mapping[str, Mapping[str, str]]  # owner -> key -> value in PDF syntax


class Marked(NamedTuple):
    """One marked-content sequence: page index and number on that page."""

    page: int
    number: int


class Annotated(NamedTuple):
    """One annotation of a link: page index and the annotation's key in the parent tree."""

    page: int
    key: int


class Elem:
    """One structure element. ``kids`` are in reading order, whatever the order of drawing."""

    __slots__ = ("actual", "alt", "attributes", "empty_ok", "kids", "lang", "number", "parent", "tag", "title")

    def __init__(self, tag: str, parent: "Elem | None" = None, *, lang: str = "", title: str = "") -> None:
        self.tag = tag
        self.parent: Elem | None = None
        self.kids: list[Elem | Marked | Annotated] = []
        self.lang = lang
        self.title = title
        self.alt = ""
        self.actual = ""
        self.attributes: Attributes = {}
        self.empty_ok = False  # stays in the tree without content (cells of a regular table)
        self.number = 0  # of the PDF object, given by the writer
        if parent is not None:
            parent.add(self)

    def add(self, kid: "Elem") -> "Elem":
        """Append an element."""
        kid.parent = self
        self.kids.append(kid)
        return kid

    def child(self, tag: str, *, lang: str = "", title: str = "") -> "Elem":
        """A new element at the end."""
        return Elem(tag, self, lang=lang, title=title)

    def elements(self) -> Iterator["Elem"]:
        """The element kids, in order."""
        return (kid for kid in self.kids if isinstance(kid, Elem))

    def walk(self) -> Iterator["Elem"]:
        """This element and all below, in reading order."""
        yield self
        for kid in self.elements():
            yield from kid.walk()

    def prune(self) -> bool:
        """Drop what nothing was drawn for; returns whether the element stays."""
        alive = {id(kid) for kid in self.elements() if kid.prune()}
        self.kids = [kid for kid in self.kids if not isinstance(kid, Elem) or id(kid) in alive]
        return bool(self.kids) or self.empty_ok


@dataclass(frozen=True, slots=True)
class LinkNote:
    """A link annotation waiting for its target. Rectangle in page points; ``target`` ``#key`` or an address."""

    page: int
    box: tuple[float, float, float, float]
    target: str
    text: str
    elem: Elem


class StructTree:
    """Which element owns which marked content and annotation."""

    def __init__(self, root: Elem) -> None:
        self.root = root
        self.pages: list[list[Elem]] = []  # page index -> owner of each marked-content number
        self.links: list[LinkNote] = []  # list index + LINK_KEY is the key in the parent tree

    def mark(self, page: int, elem: Elem) -> int:
        """A new marked-content number on the page, owned by ``elem``."""
        while len(self.pages) <= page:
            self.pages.append([])
        owners = self.pages[page]
        owners.append(elem)
        number = len(owners) - 1
        elem.kids.append(Marked(page, number))
        return number

    def link(self, note: LinkNote) -> None:
        """File a link annotation under its element."""
        note.elem.kids.append(Annotated(note.page, LINK_KEY + len(self.links)))
        self.links.append(note)


LINK_KEY = 1_000_000  # keys of pages are 0..n-1, keys of annotations start here
