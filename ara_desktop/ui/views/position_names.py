# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a position are called on its page, with mnemonics, and what to write there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words, msgid
from ara_desktop.text.formats import Formats
from ara_desktop.ui.widgets.prose_growing import visible


@dataclass(frozen=True, slots=True)
class Naming:
    """English label with the mnemonic, what to write, and how many lines are open to begin with."""

    label: str
    hint: str
    lines: int = 2


PARTS: Mapping[str, Naming] = {
    "line": Naming(msgid("&Line to take"), msgid("What we say in one to three sentences"), 3),
    "reasons": Naming(msgid("&Reasons"), msgid("Why, with figures; one reason a line, beginning with 1., 2., 3."), 3),
    "ask": Naming(
        msgid("What we &ask for"), msgid("What is to be decided or changed; one demand a line, beginning with -")
    ),
    "if_asked": Naming(msgid("&If asked"), msgid("“The question?” and in the next line the answer")),
    "state_of_play": Naming(
        msgid("State of &play"), msgid("Where the matter stands, who works on it, what comes next")
    ),
    "red_line": Naming(msgid("Re&d line"), msgid("What we will not accept under any circumstances")),
    "fallback": Naming(msgid("&Fallback"), msgid("What we can still accept if the line does not hold")),
    "assessment": Naming(msgid("Assess&ment"), msgid("How we judge the situation and the others")),
}
SETTINGS: Mapping[str, str] = {
    "stance": msgid("&Stance"),
    "priority": msgid("Priorit&y"),
    "lead_unit": msgid("Lead &unit"),
    "valid_until": msgid("&Valid until"),
    "release": msgid("R&eleased for"),
    "reason_for_change": msgid("Reason for the last chan&ge"),
}


def language_name(code: str, formats: Formats) -> str:
    """``Deutsch`` for ``de``; the code itself for a language that CLDR does not name."""
    from babel import Locale

    primary = code.replace("_", "-").split("-", maxsplit=1)[0].lower()
    return str(Locale.parse(formats.locale).languages.get(primary, code))


def unit_name(sign: str, words: Words) -> str:
    """``Referat 21`` for a bare number; other signs (``E1``, ``LS``) as they stand."""
    return words("Unit {sign}", sign=visible(sign)) if sign[:1].isdigit() and len(sign) <= 4 else visible(sign)


def value_of(field: str, value: str, words: Words, formats: Formats) -> str:
    """A value of a setting in words; ``–`` for none."""
    if not value:
        return "–"
    if field in ("stance", "priority", "release"):
        return labels.choice("position", field, value, words)
    if field == "lead_unit":
        return unit_name(value, words)
    return formats.day(value) if field == "valid_until" else visible(value)


def author_of(name: str, words: Words) -> str:
    """Who wrote something; the program's own data have no person behind them."""
    return visible(name) if name else words("Data of the program")


def field_name(field: str, words: Words) -> str:
    """A field of the position without its mnemonic."""
    return labels.field("position", field, words)


def local_zone() -> str:
    """The zone of this device by its IANA name; UTC where it has none."""
    from PySide6.QtCore import QTimeZone

    return bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC"


def local_today(now_ms: int) -> str:
    """The day of a moment as this device counts days, YYYY-MM-DD."""
    return datetime.fromtimestamp(now_ms / 1000, UTC).astimezone().date().isoformat()
