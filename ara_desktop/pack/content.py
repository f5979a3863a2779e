# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""From allow-list values to blocks: which parts, in which order, in which words. Pure: same input, same blocks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256

from ara_desktop.core import prose
from ara_desktop.core.allowed import Allowed, Shelf
from ara_desktop.core.errors import PackError
from ara_desktop.core.kinds import KINDS
from ara_desktop.pack import recipe as recipes
from ara_desktop.pack.blocks import Block, Contents, Cover
from ara_desktop.pack.parts import (
    cover,
    evidence,
    fiche,
    glance,
    matrix,
    meetings,
    note,
    persons,
    points,
    programme,
    reactions,
    undecided,
)
from ara_desktop.pack.parts.desk import Desk, Frame
from ara_desktop.pack.parts.others import Others
from ara_desktop.pack.recipe import Recipe
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats

_CODE_LETTERS = 8


class EventEmpty(PackError):
    """The event has neither agenda items nor interventions. facts: event."""

    code = "EVENT_EMPTY"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands at the edges of every page, ready for print. ``{page}`` and ``{pages}`` are filled in at the end."""

    title: str
    language: str
    marking: str
    event: str
    edition: str
    code: str
    page: str
    sheet: str
    contact: str
    training: str
    made_at: str


def desk_for(shelf: Shelf, recipe: Recipe, frame: Frame, words: Words, formats: Formats) -> Desk:
    """The desk of a pack. Raises: EventEmpty if the event is not there or has neither items nor interventions."""
    event = shelf.get("event", frame.event)
    if event is None:
        raise EventEmpty(event=frame.event)
    bare = Desk(shelf, recipe, frame, words, formats, event)
    if not bare.items and not bare.interventions:
        raise EventEmpty(event=event.text("name") or event.id)
    if recipes.EVIDENCE not in recipe.parts:
        return bare
    numbers = evidence.numbered(_evidence_used(bare), shelf.of("evidence"))
    return replace(bare, numbers=numbers)


def build(shelf: Shelf, recipe: Recipe, frame: Frame, words: Words, formats: Formats) -> tuple[Block, ...]:
    """All blocks of a pack, in reading order. Raises: EventEmpty."""
    desk = desk_for(shelf, recipe, frame, words, formats)
    return numbered(blocks_of(desk), desk, frame)


def parts_of(desk: Desk) -> dict[str, Block]:
    """The parts of the recipe that have something to say, by name, in order; the cover carries no edition yet."""
    made = {name: _MAKERS[name](desk) for name in desk.recipe.parts}
    return {name: block for name, block in made.items() if block is not None}


def blocks_of(desk: Desk) -> tuple[Block, ...]:
    """The same without their names."""
    return tuple(parts_of(desk).values())


def numbered(blocks: Sequence[Block], desk: Desk, frame: Frame) -> tuple[Block, ...]:
    """The blocks with number, moment and code of the edition on the cover; as they are while there is no number."""
    if not frame.edition:
        return tuple(blocks)
    edition = cover.edition_of(desk, frame)
    return tuple(replace(one, edition=edition) if isinstance(one, Cover) else one for one in blocks)


def digest(blocks: Sequence[Block]) -> str:
    """SHA-256 over all that the blocks say and how they say it; number and moment of the edition are left out."""
    hashed = sha256()
    bare = (replace(one, edition=()) if isinstance(one, Cover) else one for one in blocks)
    for piece in _pieces(tuple(bare)):
        hashed.update(piece.encode())
    return hashed.hexdigest()


def code_of(content_digest: str) -> str:
    """The short code on every page: it tells of the contained values and of nothing else."""
    short = content_digest[:_CODE_LETTERS].upper()
    return f"{short[:4]}-{short[4:]}"


def imprint(desk: Desk, frame: Frame) -> Imprint:
    """Head and foot of the pages. The title of the file is harmless by construction: it names no record."""
    words = desk.words
    contact = cover.contact_line(desk)
    kind = words("Speaking notes") if desk.recipe.preset == "podium" else words("Briefing pack")
    edition = words("Edition {n}", n=frame.edition) if frame.edition else words("Draft")
    return Imprint(
        title=" – ".join(filter(None, (kind, edition, frame.code))),
        language=desk.shelf.language,
        marking=words("Only for: {readers}", readers=labels.reader_class(desk.recipe.reader, words)),
        event=desk.plain(desk.event.text("name")),
        edition=desk.plain(edition),
        code=frame.code,
        page=words("Page {page} of {pages}", page="{page}", pages="{pages}"),
        sheet=words("Sheet {page} of {pages}", page="{page}", pages="{pages}"),
        contact=desk.plain(words("Questions to {contact}", contact=contact)) if contact else "",
        training=words("Training") if desk.shelf.training else "",
        made_at=frame.issued_at,
    )


def _pieces(value: object) -> Iterator[str]:
    """An unambiguous spelling of frozen data, for hashing."""
    if isinstance(value, tuple):
        yield f"({len(value)}"
        for one in value:
            yield from _pieces(one)
    elif is_dataclass(value):
        yield f"<{type(value).__name__}"
        for one in fields(value):
            yield from _pieces(getattr(value, one.name))
    else:
        text = str(value)
        yield f"{type(value).__name__}{len(text)}:{text}"


def _evidence_used(desk: Desk) -> Iterator[str]:
    """Evidence in the order in which a reader meets it: in our texts, filed under the points, in the notes."""
    for point in points.points_of(desk):
        position = points.own_position(desk, point)
        if position is not None:
            own = position.many("evidence")
            yield from _referenced(desk, position, own)
            yield from own
        yield from (one.id for one in desk.shelf.of("evidence") if point.id in one.many("points"))
    for intervention in desk.interventions:
        for paragraph in note.paragraphs_of(desk, intervention):
            yield from paragraph.many("evidence")


def _referenced(desk: Desk, record: Allowed, own: tuple[str, ...]) -> Iterator[str]:
    known = [one.id for one in desk.shelf.of("evidence")]
    for declared in KINDS[record.kind].fields.values():
        if not declared.prose:
            continue
        for inline in _inlines(record.text(declared.name)):
            if isinstance(inline, prose.Evidence) and inline.by_id:
                yield from (one for one in known if one.startswith(inline.reference))
            elif isinstance(inline, prose.Evidence):
                at = int(inline.reference) - 1
                yield from own[at : at + 1]


def _inlines(text: str) -> Iterator[prose.Inline]:
    if "[" not in text:
        return
    for block in prose.parse(text):
        for entry in block.entries if isinstance(block, prose.Listing) else (block.inlines,):
            yield from entry


def _points(desk: Desk) -> Block | None:
    found = points.points_of(desk)
    others = Others(desk)
    return points.part(desk, found, [fiche.fiche(desk, others, point) for point in found])


_MAKERS: Mapping[str, Callable[[Desk], Block | None]] = {
    recipes.COVER: cover.part,
    recipes.CONTENTS: lambda desk: Contents(desk.words("Contents")),
    recipes.GLANCE: glance.part,
    recipes.UNDECIDED: undecided.part,
    recipes.PROGRAMME: programme.part,
    recipes.MEETINGS: meetings.part,
    recipes.NOTES: note.part,
    recipes.POINTS: _points,
    recipes.MATRIX: lambda desk: matrix.part(desk, Others(desk), points.points_of(desk)),
    recipes.REACTIONS: lambda desk: reactions.part(desk, points.points_of(desk)),
    recipes.PERSONS: persons.part,
    recipes.EVIDENCE: evidence.part,
}
