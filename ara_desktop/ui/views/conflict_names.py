# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Diverging versions in words: what they are about, who wrote them, what a value says, what follows from taking one."""

from ara_desktop.core.kinds import field_of
from ara_desktop.core.values import FieldValue
from ara_desktop.service.conflict_reading import RETIRED, Dispute, DisputeLine, Version
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats
from ara_desktop.ui.views.position_names import author_of, language_name, local_zone, unit_name
from ara_desktop.ui.widgets.prose_growing import visible

Language = tuple[Words, Formats]


def field_label(kind: str, field: str, words: Words) -> str:
    """The field of a conflict; for a record that was taken out, that."""
    return words("Taken out") if field == RETIRED else labels.field(kind, field.partition(":")[0], words)


def subject(kind: str, title: str, words: Words) -> str:
    """``Position: 3 · Ladenetz``."""
    return f"{labels.kind(kind, words)}: {visible(title)}" if title else labels.kind(kind, words)


def line_authors(line: DisputeLine, words: Words, formats: Formats) -> str:
    """Who wrote the versions."""
    return formats.listing([author_of(one, words) for one in line.authors])


def head_of(version: Version, words: Words, formats: Formats) -> str:
    """``Jonas Falk, 3. November 2026, 10:42 Uhr``."""
    who, when = author_of(version.author, words), formats.moment(version.at, local_zone())
    return words("{who}, {when}", who=who, when=when)


def value_text(kind: str, field: str, value: FieldValue, title: str, language: Language) -> str:
    """A value as a person reads it; an empty one is said to be empty."""
    words, formats = language
    declared = field_of(kind, field)
    if value in (None, ""):
        return words("(empty)")
    if title:
        return visible(title)
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    text = str(value)
    if declared is None:
        return visible(text)
    shown = {
        "choice": lambda: labels.choice(kind, field, text, words),
        "date": lambda: formats.day(text),
        "moment": lambda: formats.moment(text, local_zone()),
        "number": lambda: formats.number(text),
        "decimal": lambda: formats.number(text),
        "language": lambda: language_name(text, formats),
    }.get(declared.type)
    return shown() if shown is not None else visible(text)


def consequence(found: Dispute, version: Version, words: Words, formats: Formats) -> tuple[str, str]:
    """(what becomes of the co-signatures if this version is taken, ink)."""
    if not found.signed:
        return "", ""
    holding = [unit_name(one, words) for one in version.clears]
    fallen = [unit_name(one, words) for one in found.signed if one not in version.clears]
    parts = []
    if holding:
        parts.append(words("✓ Then the clearance of {units} holds again.", units=formats.listing(holding)))
    if fallen:
        parts.append(words("! Then the clearance of {units} stays void.", units=formats.listing(fallen)))
    return "\n".join(parts), "warn" if fallen else "ok"
