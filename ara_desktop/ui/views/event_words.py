# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The programme as lines under the headings of its days."""

from ara_desktop.service.programme import ItemLine, Programme
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats, stopwatch
from ara_desktop.text.spacing import NBSP
from ara_desktop.ui.models.lines import Line
from ara_desktop.ui.views.intervention_words import verdict_of
from ara_desktop.ui.widgets.prose_growing import visible


def programme_lines(found: Programme, words: Words, formats: Formats) -> list[Line]:
    """All items of an event by day, in the zone of the event."""
    lines: list[Line] = []
    for day, items in found.days:
        head = formats.day(day, weekday=True) if day else words("Without a time")
        lines.append(Line(f"day-{day}", head, heading=True))
        lines += [_item(item, head, found, words, formats) for item in items]
    return lines


def _item(item: ItemLine, day: str, found: Programme, words: Words, formats: Formats) -> Line:
    zone = found.event.zone
    time = _time(item, zone, formats)
    number = words("Item {label}", label=visible(item.label)) if item.label else ""
    kind = labels.choice("agenda_item", "kind", item.kind, words) if item.kind else ""
    around = [
        words("before us: {name}", name=visible(item.before)) if item.before else "",
        words("after us: {name}", name=visible(item.after)) if item.after else "",
    ]
    numbers = [number_ for _, number_, _ in item.points]
    points = _points(numbers, words, formats)
    slot = words("{time} min", time=stopwatch(item.slot_seconds)) if item.slot_seconds else ""
    mark, look = _mark(item, found, words)
    title = visible(item.title) or words("Without a title")
    below = (
        " · ".join(part for part in (number, kind, visible(item.room)) if part),
        " · ".join(part for part in (*around, points) if part),
    )
    said = (day, time, title, *below, words("slot {slot}", slot=slot) if slot else "", mark)
    return Line(
        key=item.id,
        title=title,
        lead=time,
        below=below,
        end=slot,
        mark=mark,
        look=look,
        spoken=". ".join(part for part in said if part),
        quiet=item.kind == "break" and not item.speeches and not item.slot_seconds,
    )


def _time(item: ItemLine, zone: str, formats: Formats) -> str:
    if item.starts_at and item.ends_at:
        return formats.clock_span(item.starts_at, item.ends_at, zone).removesuffix(f"{NBSP}Uhr")
    return formats.clock(item.starts_at, zone) if item.starts_at else ""


def _points(numbers: list[str], words: Words, formats: Formats) -> str:
    if not numbers:
        return ""
    if len(numbers) == 1:
        return words("Point {number}", number=numbers[0])
    return words("Points {numbers}", numbers=formats.listing(numbers))


def _mark(item: ItemLine, found: Programme, words: Words) -> tuple[str, str]:
    """Of several interventions the one that fits worst; a slot without one is said while there is time."""
    if item.speeches:
        order = ("over", "empty", "tight", "no_slot", "within")
        worst = min(item.speeches, key=lambda one: order.index(one.timing.verdict))
        return verdict_of(worst.timing, words)
    if item.slot_seconds and not found.event.over:
        return words("! no intervention yet"), "warn"
    return "", "quiet"
