# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Issue a briefing pack: read once, build, let the gate judge the bytes, write the file whole, register the edition."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from ara_desktop.core.classes import Audience
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.ports import Clock, Monitor, Silent
from ara_desktop.core.values import FieldValue, Record
from ara_desktop.pack import content
from ara_desktop.pack.blocks import Block
from ara_desktop.pack.parts.desk import Desk, Frame
from ara_desktop.pack.recipe import Recipe, recipe_for
from ara_desktop.service.naming import find
from ara_desktop.service.records import write_in
from ara_desktop.service.shelves import allowed_texts, own_region, restricted_texts, shelf_for
from ara_desktop.store.files import write_whole
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats

EPOCH = "SOURCE_DATE_EPOCH"
CLOSED_PARTS: Mapping[tuple[str, str], str] = {
    ("event", "objective"): "objectives",
    ("event", "messages"): "objectives",
    ("event", "avoid"): "objectives",
    ("agenda_item", "objective"): "objectives",
    ("agenda_item", "messages"): "objectives",
    ("agenda_item", "avoid"): "objectives",
    ("position", "red_line"): "red_lines",
    ("position", "fallback"): "fallbacks",
    ("position", "assessment"): "assessments",
    ("agenda_item", "assessment"): "assessments",
    ("reading", "stance"): "readings",
    ("relation", "what"): "relations",
}


@dataclass(frozen=True, slots=True)
class Issued:
    """What was handed out. ``contained`` and ``withheld`` name parts; the pack itself tells nothing of the withheld."""

    file: Path
    pages: int
    sha256: str
    reader: str
    contained: tuple[str, ...]
    withheld: tuple[str, ...]
    edition: int
    code: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A pack that was not handed out. ``desk`` and ``blocks`` are what ``data`` was printed from; ``digest`` names them."""

    data: bytes
    pages: int
    contained: tuple[str, ...]
    withheld: tuple[str, ...]
    digest: str
    desk: Desk
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """Everything read in one unit of work."""

    desk: Desk
    parts: Mapping[str, Block]
    digest: str
    restricted: tuple[str, ...]
    allowed: tuple[str, ...]
    withheld: tuple[str, ...]
    editions: tuple[Record, ...]


def issue_pack(
    store: Store,
    *,
    event: str,
    reader: str,
    language: str,
    out: Path,
    words: Words | None = None,
    clock: Clock | None = None,
    monitor: Monitor | None = None,
) -> Issued:
    """Make the pack of an event for a reader (a preset) and write it to ``out``.

    The same recipe, content and clock give the edition that is already registered, and the same bytes.
    Raises: PresetUnknown, RecordUnknown, EventEmpty, PackError, PackLeak, TargetUnwritable, StoreError, Cancelled.
    """
    watch = monitor or Silent()
    moment = moment_of(clock or store.clock)
    draft = _drafted(store, event, recipe_for(reader), _spoken(words, language), moment, watch)
    number, known = _number(draft, moment)
    frame = _numbered(draft, number, moment)
    data, pages = _rendered(draft, frame, watch)
    _judged(draft, data, out.name, watch)
    watch.progress(3, 4, "pack-write")
    digest = sha256(data).hexdigest()
    if known:
        write_whole(out, data)
    else:
        with store.writing() as work:
            write_in(work, "issue", None, _issue(draft, frame, digest, pages), label="issue-pack")
            write_whole(out, data)
    watch.progress(4, 4, "pack-write")
    desk = draft.desk
    contained = (*draft.parts, *_closed_parts(desk))
    return Issued(out, pages, digest, desk.recipe.preset, contained, draft.withheld, number, frame.code)


def preview_pack(
    store: Store,
    *,
    event: str,
    reader: str,
    language: str,
    words: Words | None = None,
    clock: Clock | None = None,
    monitor: Monitor | None = None,
) -> bytes:
    """The pack as it would be issued now, without number; nothing is written and nothing registered. Raises: as above."""
    spoken = _spoken(words, language)
    return draft_pack(store, event=event, reader=reader, words=spoken, clock=clock, monitor=monitor).data


def draft_pack(
    store: Store, *, event: str, reader: str, words: Words, clock: Clock | None = None, monitor: Monitor | None = None
) -> Drafted:
    """The same with what it holds and what it leaves out; the language is that of ``words``. Raises: as above."""
    watch = monitor or Silent()
    moment = moment_of(clock or store.clock)
    draft = _drafted(store, event, recipe_for(reader), words, moment, watch)
    frame = replace(draft.desk.frame, code=content.code_of(draft.digest))
    data, pages = _rendered(draft, frame, watch)
    blocks = tuple(draft.parts.values())
    contained = (*draft.parts, *_closed_parts(draft.desk))
    return Drafted(data, pages, contained, draft.withheld, draft.digest, draft.desk, blocks)


def moment_of(clock: Clock) -> str:
    """The clock of everything that is written into a pack: ``SOURCE_DATE_EPOCH`` where it is set, else the present."""
    epoch = os.environ.get(EPOCH, "")
    seconds = int(epoch) if epoch.isdigit() else clock.now_ms() // 1000
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _spoken(words: Words | None, language: str) -> Words:
    """The words of the pack's own language, whatever the window or the command line speaks."""
    wanted = Words(language)
    return words if words is not None and words == wanted else wanted


def _drafted(store: Store, event: str, recipe: Recipe, words: Words, moment: str, watch: Monitor) -> _Draft:
    """One unit of work: what the reader may see as blocks, what he may not see for the gate."""
    watch.progress(0, 4, "pack-read")
    with store.reading() as view:
        event_id = find(view, "event", event)[1]
        shelf = shelf_for(view, recipe.reader, words.language)
        frame = Frame(event_id, own_region(view), moment)
        desk = content.desk_for(shelf, recipe, frame, words, Formats(words.language))
        parts = content.parts_of(desk)
        restricted = tuple(restricted_texts(view, recipe.reader))
        allowed = tuple(allowed_texts(view, recipe.reader)) if restricted else ()
        editions = tuple(
            one
            for one in view.records("issue")
            if one.text("event") == event_id and one.text("reader") == recipe.preset
        )
        withheld = tuple(dict.fromkeys(_withheld(view, recipe.reader)))
    return _Draft(desk, parts, content.digest(tuple(parts.values())), restricted, allowed, withheld, editions)


def _withheld(view: View, reader: Audience) -> Iterator[str]:
    """Kinds of text that stand in this dossier above the reader's class."""
    if reader is Audience.PRINCIPAL:
        return
    for (kind, name), part in CLOSED_PARTS.items():
        if reader.may_read(KINDS[kind].fields[name].ceiling):
            continue
        if any(one.fields.get(name) or name in one.conflicts for one in view.records(kind)):
            yield part


def _closed_parts(desk: Desk) -> tuple[str, ...]:
    """The same, as far as this reader gets them."""
    found = (
        part
        for (kind, name), part in CLOSED_PARTS.items()
        if any(one.value(name) or name in one.disputed for one in desk.shelf.of(kind))
    )
    return tuple(dict.fromkeys(found)) if desk.recipe.preset != "podium" else ()


def _number(draft: _Draft, moment: str) -> tuple[int, bool]:
    """The number of the edition, and whether it is registered already."""
    language = draft.desk.shelf.language
    for one in draft.editions:
        same = (one.text("content"), one.text("issued_at"), one.text("language"))
        if same == (draft.digest, moment, language):
            return one.number("number") or 1, True
    return max((one.number("number") or 0 for one in draft.editions), default=0) + 1, False


def _numbered(draft: _Draft, number: int, moment: str) -> Frame:
    """The frame with number, code and the edition that it replaces: the last one before it in the same language."""
    language = draft.desk.shelf.language
    before = [
        one for one in draft.editions if (one.number("number") or 0) < number and one.text("language") == language
    ]
    last = max(before, key=lambda one: one.number("number") or 0, default=None)
    replaces = (last.number("number") or 0, last.text("issued_at")) if last and last.text("issued_at") else None
    code = content.code_of(draft.digest)
    return replace(draft.desk.frame, issued_at=moment, edition=number, code=code, replaces=replaces)


def _rendered(draft: _Draft, frame: Frame, watch: Monitor) -> tuple[bytes, int]:
    """Bytes and number of pages; ReportLab is loaded here, not when the program starts."""
    from ara_desktop.pack.render import built

    watch.progress(1, 4, "pack-pages")
    done = built(
        content.numbered(tuple(draft.parts.values()), draft.desk, frame), content.imprint(draft.desk, frame), watch
    )
    return done.data, len(done.pages)


def _judged(draft: _Draft, data: bytes, name: str, watch: Monitor) -> None:
    """Nothing leaves without the gate; the program's own labels are harmless."""
    from ara_desktop.pack.gate import judge

    watch.progress(2, 4, "pack-gate")
    words = draft.desk.words
    harmless = (words.p(context, text) for context, text in labels.every())
    judge(data, name, draft.restricted, draft.allowed, harmless)


def _issue(draft: _Draft, frame: Frame, digest: str, pages: int) -> dict[str, FieldValue]:
    desk = draft.desk
    return {
        "event": desk.event.id,
        "reader": desk.recipe.preset,
        "reader_class": desk.recipe.reader.code,
        "language": desk.shelf.language,
        "number": frame.edition,
        "content": draft.digest,
        "sha256": digest,
        "pages": pages,
        "issued_at": frame.issued_at,
    }
