# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What is said of speaking times, slots and languages: in lists, in the editor and on Home alike."""

from ara_desktop.core.speech import Estimate
from ara_desktop.service.speaking import EMPTY, NO_SLOT, Slot, SpeechLine, Timing
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats, stopwatch
from ara_desktop.ui.models.lines import Line
from ara_desktop.ui.views.position_names import language_name
from ara_desktop.ui.widgets.prose_growing import visible


def span_of(found: Estimate) -> str:
    """``2:24–2:43``."""
    return f"{stopwatch(found.low_seconds)}–{stopwatch(found.high_seconds)}"


def verdict_of(timing: Timing, words: Words) -> tuple[str, str]:
    """A sign with words, and the look: within, tight, over, without slot, without text."""
    if timing.verdict == EMPTY:
        return words("– no text yet"), "quiet"
    if timing.verdict == NO_SLOT:
        return words("– no slot known"), "quiet"
    if timing.verdict == "over":
        return words("✗ {time} min too long", time=stopwatch(timing.over_seconds)), "bad"
    if timing.verdict == "tight":
        return words("! tight"), "warn"
    return words("✓ fits"), "ok"


def against_slot(timing: Timing, words: Words) -> str:
    """``2:24–2:43 of 3:00 min``."""
    slot = stopwatch(timing.slot_seconds) if timing.slot_seconds else ""
    if timing.verdict == EMPTY:
        return words("slot {slot} min", slot=slot) if slot else ""
    if not slot:
        return words("{span} min", span=span_of(timing.whole))
    return words("{span} of {slot} min", span=span_of(timing.whole), slot=slot)


def item_of(slot: Slot, words: Words) -> str:
    """``Item 3``; empty without one."""
    return words("Item {label}", label=visible(slot.label)) if slot.label else ""


def when_of(slot: Slot, formats: Formats) -> str:
    """``Thursday, 18 March 2027, 10:30–11:15`` in the zone of the event; empty where nothing is known."""
    from ara_desktop.service.programme import local_day

    if not slot.starts_at:
        return ""
    day = formats.day(local_day(slot.starts_at, slot.zone), weekday=True)
    if slot.ends_at:
        return f"{day}, {formats.clock_span(slot.starts_at, slot.ends_at, slot.zone)}"
    return f"{day}, {formats.clock(slot.starts_at, slot.zone)}"


def speech_line(line: SpeechLine, words: Words, formats: Formats) -> Line:
    """An intervention in a list: item, title, time against slot; then speaker, language, mode and status."""
    mark, look = verdict_of(line.timing, words)
    status = labels.choice("intervention", "status", line.status, words) if line.status else ""
    mode = labels.choice("intervention", "mode", line.mode, words) if line.mode else ""
    facts = (visible(line.speaker) or words("no speaker yet"), language_name(line.language, formats), mode, status)
    fast = words("faster than interpreters follow well") if line.timing.too_fast else ""
    disputed = words("diverging versions") if line.disputed else ""
    return Line(
        key=line.id,
        title=visible(line.title) or words("Without a title"),
        lead=item_of(line.slot, words),
        below=(
            " · ".join(part for part in facts if part),
            " · ".join(part for part in (fast, disputed) if part),
        ),
        end=against_slot(line.timing, words),
        mark=mark,
        look=look,
        quiet=line.status == "dropped",
    )
