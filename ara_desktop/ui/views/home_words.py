# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What Home says of each thing that is missing: one line of words, where it is, and how urgent it is."""

from collections.abc import Callable, Mapping

from ara_desktop.service.home import GRAVE, SOON, Lack
from ara_desktop.service.programme import EventLine
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats, stopwatch
from ara_desktop.ui.models.lines import Line
from ara_desktop.ui.widgets.prose_growing import visible

LOOKS: Mapping[str, str] = {GRAVE: "bad", SOON: "warn"}
Titles = Mapping[str, Callable[[Words, Lack], str]]

_TITLES: Titles = {
    "no_position": lambda words, lack: words.n(
        "{n} point without our position", "{n} points without our position", lack.times
    ),
    "objected": lambda words, lack: words.n("{n} objection to our texts", "{n} objections to our texts", lack.times),
    "fallen": lambda words, lack: words.n(
        "{n} clearance has fallen: the text was changed",
        "{n} clearances have fallen: the texts were changed",
        lack.times,
    ),
    "no_stance": lambda words, lack: words.n("{n} point without a stance", "{n} points without a stance", lack.times),
    "no_line": lambda words, lack: words.n(
        "{n} point without a line to take", "{n} points without a line to take", lack.times
    ),
    "uncleared": lambda words, lack: words.n(
        "{n} point not cleared completely", "{n} points not cleared completely", lack.times
    ),
    "expired": lambda words, lack: words.n("{n} position is out of date", "{n} positions are out of date", lack.times),
    "stale_evidence": lambda words, lack: words.n(
        "{n} piece of evidence must be checked again", "{n} pieces of evidence must be checked again", lack.times
    ),
    "rival_evidence": lambda words, lack: words.n(
        "{n} piece of evidence contradicts another", "{n} pieces of evidence contradict others", lack.times
    ),
    "text_unknown": lambda words, lack: words.n(
        "{n} point whose text is not known yet", "{n} points whose text is not known yet", lack.times
    ),
    "disputed": lambda words, lack: words.n(
        "{n} position with diverging versions", "{n} positions with diverging versions", lack.times
    ),
    "stale_translation": lambda words, lack: words.n(
        "{n} translation is out of date", "{n} translations are out of date", lack.times
    ),
    "speech_over": lambda words, lack: words("Intervention is {time} min too long", time=stopwatch(lack.seconds)),
    "speech_tight": lambda words, _lack: words("Intervention fills more than 95 % of its slot"),
    "speech_empty": lambda words, _lack: words("Intervention has no text yet"),
    "speech_nobody": lambda words, _lack: words("Intervention has no speaker yet"),
    "speech_disputed": lambda words, _lack: words("Intervention with diverging versions"),
    "slot_silent": lambda words, lack: words("{time} min to speak, but no intervention", time=stopwatch(lack.seconds)),
    "reply_due": lambda words, _lack: words("The event asks for a reply"),
}
_OF_ITEM = ("speech_over", "speech_tight", "speech_empty", "speech_nobody", "speech_disputed", "slot_silent")


def lack_line(lack: Lack, key: str, words: Words, formats: Formats) -> Line:
    """One line of "What is missing"."""
    title = visible(lack.text) if lack.code == "task" else _TITLES[lack.code](words, lack)
    return Line(
        key=key,
        title=title,
        below=tuple(filter(None, (_where(lack, words, formats),))),
        mark=_mark(lack, words),
        look=LOOKS.get(lack.weight, "quiet"),
    )


def countdown(event: EventLine, words: Words) -> str:
    """``In 116 days``, ``Tomorrow``, ``Today``, ``Under way``; empty where the day is not known."""
    if event.days is None:
        return ""
    if event.days < 0:
        return words("Under way")
    if event.days <= 1:
        return words("Tomorrow") if event.days else words("Today")
    return words.n("In {n} day", "In {n} days", event.days)


def _where(lack: Lack, words: Words, formats: Formats) -> str:
    names = [visible(name) for name in lack.names if name]
    if lack.code == "task":
        return words("Task for {who}", who=visible(lack.who)) if lack.who else words("Task")
    if lack.code in _OF_ITEM:
        label, title = (visible(part) for part in (*lack.names, "", "")[:2])
        item = words("Item {label}", label=label) if label else ""
        return " · ".join(part for part in (item, title) if part)
    if lack.code in ("stale_translation", "reply_due"):
        return " · ".join(names)
    if len(names) == 1:
        return words("Point {number}", number=names[0])
    return words("Points {numbers}", numbers=formats.listing(names))


def _mark(lack: Lack, words: Words) -> str:
    if lack.days is not None:
        return _due(lack.days, words)
    if lack.weight == GRAVE:
        return words("✗ urgent")
    return words("! to do") if lack.weight == SOON else ""


def _due(days: int, words: Words) -> str:
    if days < 0:
        return words.n("✗ {n} day overdue", "✗ {n} days overdue", -days)
    if days == 0:
        return words("! due today")
    sign = "! " if days <= 14 else ""
    return sign + words.n("in {n} day", "in {n} days", days)
