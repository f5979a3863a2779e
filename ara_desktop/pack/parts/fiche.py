# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The fiche of a point: one glance to one minute, in the order of PACKS ("Look")."""

from collections.abc import Sequence
from dataclasses import replace

from ara_desktop.core.allowed import Allowed
from ara_desktop.core.seeds import text_hash
from ara_desktop.pack.blocks import (
    Badge,
    Block,
    Fiche,
    Heading,
    Items,
    Margin,
    Panel,
    Para,
    Span,
    Spans,
    Together,
    joined,
    span,
)
from ara_desktop.pack.parts.desk import Desk, unique
from ara_desktop.pack.parts.evidence import chart, rivals, table
from ara_desktop.pack.parts.others import Others, standing
from ara_desktop.pack.parts.points import fiche_key, items_on, own_position, point_label, stance_of, title_of
from ara_desktop.text import labels

_LONGEST_LEAD = 320
_TABLE_KEPT = 8  # rows of a table that is not cut by a page end
_HOLDING = ("co_signed", "co_signed_with_changes")


def fiche(desk: Desk, others: Others, point: Allowed) -> Fiche:
    """Everything the reader may see of one point."""
    position = own_position(desk, point)
    code, label = stance_of(desk, position)
    found = evidence_on(desk, point, position)
    blocks: list[Block] = [Badge(code, label), _margin(desk, point, position)]
    blocks += _what_we_say(desk, point, position, found)
    blocks += _limits(desk, position)
    blocks += standing(desk, others, point)
    blocks += _section(desk, position, "assessment", desk.words("Our assessment"))
    blocks += _figures(desk, position, found)
    asked = desk.prose(position, "if_asked") if position else ()
    if asked:
        blocks += [Heading(3, span(desk.words("If asked"))), *questions(asked)]
    play = _section(desk, position, "state_of_play", desk.words("State of play"))
    blocks += [replace(one, style="fine") if isinstance(one, Para) and one.style == "body" else one for one in play]
    title = title_of(desk, point)
    running = f"{point_label(desk, point)}: {''.join(one.text for one in title)}"
    return Fiche(running, _kicker(desk, point), title, fiche_key(point), tuple(blocks))


def evidence_on(desk: Desk, point: Allowed, position: Allowed | None) -> tuple[Allowed, ...]:
    """Evidence that our text names, then what is filed under the point, in the order of the numbers."""
    named = position.many("evidence") if position else ()
    filed = [one.id for one in desk.shelf.of("evidence") if point.id in one.many("points")]
    known = [one for one in unique((*named, *filed)) if one in desk.numbers]
    ordered = sorted(known, key=lambda id_: desk.numbers[id_])
    return tuple(one for id_ in ordered if (one := desk.shelf.get("evidence", id_)))


def _kicker(desk: Desk, point: Allowed) -> Spans:
    """``Punkt 3 · TOP 4 · Donnerstag, 19. März 2026, 10:15–11:00 Uhr``."""
    parts = [point_label(desk, point)]
    for item in items_on(desk, point)[:1]:
        day = desk.local_day(item.text("starts_at"))
        when = ", ".join(filter(None, (desk.formats.day(day, weekday=True) if day else "", desk.clock_span(item))))
        parts += [desk.top(item), when]
    return span(" · ".join(filter(None, parts)))


def _what_we_say(desk: Desk, point: Allowed, position: Allowed | None, found: Sequence[Allowed]) -> list[Block]:
    """Lead sentence and numbered messages: the line to take, then the reasons."""
    words = desk.words
    if position is None:
        return [*desk.prose(point, "summary"), Para(span(words("We have no position on this point yet.")), "notice")]
    line, reasons = list(desk.prose(position, "line")), list(desk.prose(position, "reasons"))
    if not line and not reasons:
        return [*desk.prose(point, "summary"), Para(span(words("No line to take has been entered yet.")), "notice")]
    notes = [one for one in line if isinstance(one, Para) and one.style == "mark"]
    line = [one for one in line if one not in notes]
    blocks: list[Block] = list(notes)
    if line and isinstance(line[0], Para):
        first = line.pop(0)
        assert isinstance(first, Para)
        short = sum(len(one.text) for one in first.text) <= _LONGEST_LEAD
        blocks.append(Para(first.text, "lead" if short else "body"))
    messages = _numbered([*line, *reasons], found, desk)
    if messages:
        blocks += [Heading(3, span(words("Key messages"))), *messages]
    return blocks


def _numbered(blocks: Sequence[Block], found: Sequence[Allowed], desk: Desk) -> list[Block]:
    """Paragraphs and list entries as one numbered list; marks and panels stay where they are."""
    entries: list[Spans] = []
    other: list[Block] = []
    for block in blocks:
        if isinstance(block, Items):
            entries += block.entries
        elif isinstance(block, Para) and block.style == "body":
            entries.append(block.text)
        else:
            other.append(block)
    if entries and not any(one.raised for entry in entries for one in entry):
        refs = desk.references(one.id for one in found)
        entries[-1] = (*entries[-1], *((Span(" "), *refs) if refs else ()))
    return [*other, *([Items(tuple(entries), ordered=True)] if entries else [])]


def _limits(desk: Desk, position: Allowed | None) -> list[Block]:
    """Red line and fallback; both are the principal's alone, so a delegation's fiche has neither box nor gap."""
    if position is None:
        return []
    red, fallback = desk.prose(position, "red_line"), desk.prose(position, "fallback")
    inner: list[Block] = [*_signed(red)]
    if fallback:
        inner += [Heading(4, span(desk.words("Fallback"))), *fallback]
    if not inner:
        return []
    return [Panel("red" if red else "plain", desk.words("Red line") if red else desk.words("Fallback"),
                  tuple(inner if red else fallback))]  # fmt: skip


def _signed(blocks: Sequence[Block]) -> list[Block]:
    """Red lines carry a sign, so that they are known without colour."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Items):
            found.append(Items(block.entries, sign="✗"))
        elif isinstance(block, Para) and block.style == "body":
            found.append(Items((block.text,), sign="✗"))
        else:
            found.append(block)
    return found


def _figures(desk: Desk, position: Allowed | None, found: Sequence[Allowed]) -> list[Block]:
    """What our text rests on, with figures that contradict it; the rest is named by number."""
    if not found:
        return []
    named = set(position.many("evidence")) if position else set()
    named |= {other.id for one in found if one.id in named for other in rivals(desk, one)}
    shown = [one for one in found if one.id in named] or list(found)
    title = desk.words("Evidence")
    whole = (Heading(3, span(title)), table(desk, shown, summary=title))
    blocks: list[Block] = [Together(whole)] if len(shown) <= _TABLE_KEPT else list(whole)
    more = desk.references(one.id for one in found if one not in shown)
    if more:
        flat = tuple(replace(one, raised=False) for one in more)
        blocks.append(Para((Span(desk.words("Further evidence: ")), *flat), "small"))
    drawn = chart(desk, found)
    return [*blocks, drawn] if drawn else blocks


def _section(desk: Desk, position: Allowed | None, name: str, title: str) -> list[Block]:
    text = desk.prose(position, name) if position else ()
    return [Heading(3, span(title)), *text] if text else []


def questions(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs whose first line is a question: the question apart, the answer below it."""
    found: list[Block] = []
    for block in blocks:
        breaks = [at for at, one in enumerate(block.text) if one.text == "\n"] if isinstance(block, Para) else []
        if isinstance(block, Para) and breaks and _asks(block.text[: breaks[0]]):
            found += [Para(block.text[: breaks[0]], "question"), Para(block.text[breaks[0] + 1 :])]
        else:
            found.append(block)
    return found


def _asks(line: Spans) -> bool:
    return "".join(one.text for one in line).rstrip(" “”\"'»«’").endswith("?")


def _margin(desk: Desk, point: Allowed, position: Allowed | None) -> Margin:
    """Beside the text: our slot, what we want, who answers for the text, whom to call."""
    words = desk.words
    notes: list[tuple[str, tuple[Spans, ...]]] = []
    spoken = [item for item in items_on(desk, point) if desk.interventions_at(item)]
    if spoken:
        notes.append((words("Our turn"), tuple(_slot_line(desk, item, alone=len(spoken) == 1) for item in spoken)))
    if position is not None:
        ask = tuple(text for block in desk.prose(position, "ask") for text in _lines(block))
        if ask:
            notes.append((words("What we ask for"), ask))
        notes += _trail(desk, position)
    calls = unique(filter(None, (item.text("contact") for item in items_on(desk, point))))
    if calls:
        notes.append((words("Contact"), tuple(span(desk.plain(call)) for call in calls)))
    return Margin(words("In the margin"), tuple(notes))


def _lines(block: Block) -> tuple[Spans, ...]:
    if isinstance(block, Items):
        return tuple((Span("– "), *entry) for entry in block.entries)
    if isinstance(block, Panel):
        return tuple(text for inner in block.blocks for text in _lines(inner))
    return (block.text,) if isinstance(block, Para) else ()


def _slot_line(desk: Desk, item: Allowed, *, alone: bool) -> Spans:
    """``TOP 3: Do 10:45, 3:00 min``; who speaks around us only where there is one item, else the programme tells."""
    ours = desk.interventions_at(item)
    seconds = sum(one.number("slot_seconds") or 0 for one in ours) or item.number("slot_seconds")
    start = item.text("starts_at")
    weekday = desk.formats.weekday(desk.local_day(start), short=True)
    when = f"{weekday} {desk.formats.clock(start, desk.zone)}" if start else ""
    before, after = (item.text("speaker_before"), item.text("speaker_after")) if alone else ("", "")
    what = ", ".join(filter(None, (when, desk.slot(seconds))))
    parts = [
        span(": ".join(filter(None, (desk.top(item), what)))),
        span(desk.words("after {name}", name=before) if before else ""),
        span(desk.words("before {name}", name=after) if after else ""),
    ]
    return joined(parts, "\n")


def _trail(desk: Desk, position: Allowed) -> list[tuple[str, tuple[Spans, ...]]]:
    """Lead unit, clearances as they hold for the text printed here, and how long the text is good for."""
    words = desk.words
    notes: list[tuple[str, tuple[Spans, ...]]] = []
    lead = position.text("lead_unit")
    if lead:
        notes.append((words("Lead unit"), (span(_unit(desk, lead)),)))
    signed = _clearances(desk, position)
    if signed:
        notes.append((words("Clearance"), signed))
    until = position.text("valid_until")
    if until:
        over = desk.over(until, desk.today)
        text = words("expired on {date}", date=desk.formats.day(until)) if over else desk.formats.day(until)
        notes.append((words("Valid until"), (span(desk.plain(text), alert=over),)))
    return notes


def _unit(desk: Desk, sign: str) -> str:
    """``Referat 21`` for a bare sign; the text as it stands otherwise."""
    known = next((unit for unit in desk.shelf.of("unit") if unit.text("sign") == sign), None)
    return desk.plain(desk.words("Unit {sign}", sign=sign)) if known or len(sign) <= 4 else sign


def _clearances(desk: Desk, position: Allowed) -> tuple[Spans, ...]:
    """``Referat 21: mitgezeichnet 05.03.2026 (Anliegen, Sprachregelung)``; a fallen one says that the text has changed."""
    words = desk.words
    found: dict[tuple[str, str, bool], list[Allowed]] = {}
    for one in desk.shelf.of("clearance", subject_record=position.id):
        state = one.text("state")
        fallen = state in _HOLDING and not _holds(position, one)
        shown = words("fallen, text changed since") if fallen else labels.choice("clearance", "state", state, words)
        alert = fallen or state in ("objected", "withdrawn", "void")
        found.setdefault((_unit(desk, one.text("unit")), shown, alert), []).append(one)
    lines = []
    for (unit, shown, alert), members in found.items():
        parts = desk.formats.listing(unique(labels.field("position", one.text("part"), words) for one in members))
        days = max(one.text("signed_on") for one in members)
        when = f" {desk.formats.short_day(days)}" if days and not alert else ""
        lines.append((Span(f"{unit}: "), Span(f"{shown}{when}", alert=alert), Span(f" ({parts})")))
    return tuple(lines)


def _holds(position: Allowed, one: Allowed) -> bool:
    """Whether the text that the unit signed is the text of this part today."""
    name = one.text("part")
    if name not in position.fields and name not in position.disputed:
        return True
    wanted = one.text("text_hash")
    texts = position.disputed.get(name) or (position.value(name),)
    said = position.texts.get(name)
    hashes = {text_hash(text) for text in texts if isinstance(text, str)}
    return hashes == {wanted} or (said is not None and said.state == "translated" and text_hash(said.text) == wanted)
