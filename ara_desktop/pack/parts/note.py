# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Speaking notes for the lectern: phrases as the author broke them, when each paragraph begins, who speaks where.

A note is in the language it will be spoken in, whatever the language of the pack; every sheet names it.
"""

from collections.abc import Iterator, Sequence

from ara_desktop.core import prose, speech
from ara_desktop.core.allowed import Allowed
from ara_desktop.pack.blocks import Block, Note, Opening, Para, Part, Row, Span, Spans, Spoken, Table, joined, span
from ara_desktop.pack.parts.desk import Desk
from ara_desktop.text import labels
from ara_desktop.text.formats import stopwatch
from ara_desktop.text.spacing import bound, quoted

_WIDTHS = (0.09, 0.42, 0.24, 0.15, 0.10)
_OPENING_WORDS = 9


def part(desk: Desk) -> Part | None:
    """An overview, then one note per intervention; None if we do not speak."""
    notes = [note(desk, one) for one in desk.interventions if paragraphs_of(desk, one)]
    if not notes:
        return None
    return Part(desk.words("Speaking notes"), "notes", (_overview(desk), *notes))


def paragraphs_of(desk: Desk, intervention: Allowed) -> tuple[Allowed, ...]:
    """The paragraphs of an intervention, in order."""
    return desk.shelf.of("paragraph", intervention=intervention.id)


def note_key(intervention: Allowed) -> str:
    """The place of a speaking note in the pack."""
    return f"note-{intervention.id[:12]}"


def note(desk: Desk, intervention: Allowed) -> Note:
    """One speaking note."""
    found = paragraphs_of(desk, intervention)
    language = intervention.text("language") or desk.shelf.language
    spoken = tuple(_spoken(desk, intervention, found, language))
    remarks = desk.prose(intervention, "note")
    return Note(
        title=_title(desk, intervention),
        key=note_key(intervention),
        kicker=_kicker(desk, intervention, found, language),
        identity=_identity(desk, intervention, language),
        language=desk.foreign(language),
        remarks=tuple(remarks),
        paragraphs=spoken,
        next_word=desk.words.p("catchword", "next"),
        omit_mark=desk.words("may be left out") if any(one.omit for one in spoken) else "",
    )


def _title(desk: Desk, intervention: Allowed) -> Spans:
    item = desk.shelf.get("agenda_item", intervention.text("item"))
    return (
        desk.short(intervention, "title") or (desk.short(item, "title") if item else ()) or span(desk.words("Speech"))
    )


def _identity(desk: Desk, intervention: Allowed, language: str) -> tuple[str, ...]:
    """Speaker, region, event, TOP, language: on every sheet, so that nobody reads the wrong text."""
    item = desk.shelf.get("agenda_item", intervention.text("item"))
    regions = intervention.many("regions") or (desk.frame.region,)
    parts = (
        desk.person(intervention.text("speaker")),
        desk.formats.listing(filter(None, (desk.region_name(one) for one in regions))),
        desk.event.text("name"),
        desk.top(item),
        desk.language_name(language),
    )
    return tuple(desk.plain(one) for one in parts if one)


def _kicker(desk: Desk, intervention: Allowed, found: Sequence[Allowed], language: str) -> Spans:
    """Item, time, slot, and how long the text takes as it is spoken."""
    words = desk.words
    item = desk.shelf.get("agenda_item", intervention.text("item"))
    day = desk.local_day(item.text("starts_at")) if item else ""
    start = item.text("starts_at") if item else ""
    when = f"{desk.formats.weekday(day)} {desk.formats.clock(start, desk.zone)}" if start else ""
    slot = intervention.number("slot_seconds") or (item.number("slot_seconds") if item else None)
    whole = speech.estimate(_aloud(found), language, intervention.text("mode"), intervention.number("rate"))
    took = words(
        "spoken {low}–{high} min", low=stopwatch(whole.low_seconds), high=stopwatch(whole.high_seconds)
    )  # fmt: skip
    over = bool(slot) and speech.judge(whole, float(slot or 0)) == "over"
    parts = [
        span(desk.top(item)),
        span(when),
        span(words("slot {time}", time=desk.slot(slot)) if slot else ""),
        span(took, alert=over),
        span(
            words("status: {status}", status=_status(desk, intervention)) if _unsettled(intervention) else "",
            alert=True,
        ),
    ]
    return joined(parts, " · ")


def _unsettled(intervention: Allowed) -> bool:
    return intervention.text("status") in ("draft", "in_clearance")


def _status(desk: Desk, intervention: Allowed) -> str:
    return labels.choice("intervention", "status", intervention.text("status"), desk.words)


def _aloud(found: Sequence[Allowed]) -> str:
    return "\n\n".join(prose.letters(prose.parse(one.text("text"))) for one in found)


def _spoken(desk: Desk, intervention: Allowed, found: Sequence[Allowed], language: str) -> Iterator[Spoken]:
    """Paragraphs with the time at which each begins; cues stand apart; references are not spoken."""
    texts = [prose.letters(prose.parse(one.text("text"))) for one in found]
    ends = speech.elapsed(texts, language, intervention.text("mode"), intervention.number("rate"))
    begins = (0.0, *ends)
    for at, one in enumerate(found):
        yield from _paragraph(desk, one, stopwatch(begins[at]), language)


def _paragraph(desk: Desk, one: Allowed, begins: str, language: str) -> Iterator[Spoken]:
    foreign = desk.foreign(language)
    omit = one.value("rank") == "could"
    if "text" in one.disputed:
        yield Spoken("", ((Span(desk.words("Diverging versions, not yet decided"), alert=True),),), cue=True)
        versions = [str(text) for text in one.disputed["text"] if text]
    else:
        said = one.said("text")
        if said and said.state in ("untranslated", "stale"):
            mark = (
                desk.words("not translated") if said.state == "untranslated" else desk.words("translation out of date")
            )
            yield Spoken("", (span(mark, alert=True),), cue=True)
            foreign, language = desk.foreign(said.language), said.language
        versions = [one.text("text")]
    for version in versions:
        for phrases, cue in _pieces(version, language, foreign):
            yield Spoken("" if cue else begins, phrases, omit and not cue, cue)
            begins = begins if cue else ""
    for direction in desk.prose(one, "note"):
        if isinstance(direction, Para) and direction.style == "body":
            yield Spoken("", (direction.text,), cue=True)


def _pieces(text: str, language: str, foreign: str) -> Iterator[tuple[tuple[Spans, ...], bool]]:
    """Runs of phrases and the cues between them, in order."""
    lines: list[list[Span]] = [[]]
    for block in prose.parse(text):
        entries = block.entries if isinstance(block, prose.Listing) else (block.inlines,)
        for entry in entries:
            if lines[-1]:
                lines.append([])
            for part in entry:
                if isinstance(part, prose.Words):
                    lines[-1].append(Span(bound(part.text, language), bold=part.bold, language=foreign))
                elif isinstance(part, prose.LineBreak):
                    lines.append([])
                elif isinstance(part, prose.Cue):
                    yield from _flushed(lines)
                    lines = [[]]
                    yield ((Span(part.text, italic=True, language=foreign),),), True
    yield from _flushed(lines)


def _flushed(lines: list[list[Span]]) -> Iterator[tuple[tuple[Spans, ...], bool]]:
    kept = tuple(_trimmed(line) for line in lines if "".join(one.text for one in line).strip())
    if kept:
        yield kept, False


def _trimmed(line: list[Span]) -> Spans:
    first, *rest = [one for one in line if one.text]
    return (Span(first.text.lstrip(), first.bold, language=first.language), *rest)


def openings(desk: Desk) -> tuple[Opening, ...]:
    """The first words of each note, with who says them where."""
    found = []
    for one in desk.interventions:
        paragraphs = paragraphs_of(desk, one)
        if not paragraphs:
            continue
        text = " ".join(prose.letters(prose.parse(paragraphs[0].text("text"))).split())
        words = text.split(" ")
        cut = " ".join(words[:_OPENING_WORDS]).rstrip(",;:–- ") + (" …" if len(words) > _OPENING_WORDS else "")
        language = one.text("language") or desk.shelf.language
        item = desk.shelf.get("agenda_item", one.text("item"))
        about = joined([_title(desk, one), span(desk.person(one.text("speaker")))], ", ")
        shown = Span(quoted(cut, language), italic=True, language=desk.foreign(language))
        found.append(Opening(desk.top(item), about, (shown,), note_key(one)))
    return tuple(found)


def _overview(desk: Desk) -> Block:
    """All notes with item, speaker, language and page."""
    words = desk.words
    head = (words("Item"), words("Subject"), words("Speaker"), words("Language"), words("Page"))
    rows = []
    for one in desk.interventions:
        item = desk.shelf.get("agenda_item", one.text("item"))
        has_text = bool(paragraphs_of(desk, one))
        language = one.text("language") or desk.shelf.language
        cells = (
            span(item.text("label") if item else "", bold=True),
            _title(desk, one) if has_text else (*_title(desk, one), Span(f" [{words('no text yet')}]", alert=True)),
            span(desk.person(one.text("speaker"))),
            span(desk.language_name(language)),
            (Span("", page=note_key(one)),) if has_text else (),
        )
        rows.append(Row(cells))
    return Table(words("Speaking notes"), head, tuple(rows), _WIDTHS, right=(4,))
