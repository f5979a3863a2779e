# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a pack are called, and what is said of the things to look at before it leaves the house."""

from collections.abc import Mapping

from ara_desktop.service.pack_reading import Caution
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words, msgid
from ara_desktop.text.formats import Formats, stopwatch
from ara_desktop.ui.widgets.prose_growing import visible

PARTS: Mapping[str, str] = {
    "cover": msgid("Cover"),
    "contents": msgid("Contents"),
    "glance": msgid("At a glance"),
    "programme": msgid("Programme"),
    "meetings": msgid("Agenda items one by one"),
    "speaking_notes": msgid("Speaking notes"),
    "points": msgid("Points with our positions"),
    "matrix": msgid("Stance matrix"),
    "reactions": msgid("Answers if asked"),
    "persons": msgid("People"),
    "evidence": msgid("Evidence"),
    "objectives": msgid("Objectives, messages, what to avoid"),
    "red_lines": msgid("Red lines"),
    "fallbacks": msgid("Fallback positions"),
    "assessments": msgid("Assessments"),
    "readings": msgid("Our readings of others"),
    "relations": msgid("Relations between people"),
}
GRAVE = frozenset({"conflict", "fallen", "no_text"})


def part_name(code: str, words: Words) -> str:
    """The name of a part; a code of a newer program as it is."""
    return words(PARTS[code]) if code in PARTS else code


def caution_line(one: Caution, words: Words, formats: Formats) -> tuple[str, str]:
    """(what it is about, what is the matter)."""
    name = visible(one.name) or labels.kind(one.kind, words)
    if one.code == "conflict":
        return name, words("Diverging versions of “{field}”", field=labels.field(one.kind, one.detail, words))
    if one.code == "fallen":
        return name, words("Changed since unit {unit} co-signed it", unit=visible(one.detail))
    if one.code == "over":
        return name, words("{time} min over the slot", time=stopwatch(int(one.detail)))
    if one.code == "stale_figure":
        return name, words("Figure was to be reviewed by {day}", day=formats.day(one.detail))
    said = {
        "no_text": words("No text yet"),
        "rival_figures": words("Figures contradict each other"),
        "stale_translation": words("Translation is out of date"),
        "untranslated": words("Not translated"),
    }
    return name, said.get(one.code, "")
