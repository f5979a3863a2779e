# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What belongs together on a line, and quotation marks: the small typography of each language."""

import re
from functools import cache

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"
_SPACE = "[ \u00a0\u202f]"

# Primary marks of CLDR 44, all 24 official languages of the EU; French with narrow spaces inside (Imprimerie nationale).
QUOTES = {
    "bg": "„“",
    "cs": "„“",
    "da": "“”",
    "de": "„“",
    "el": "«»",
    "en": "“”",
    "es": "“”",
    "et": "„“",
    "fi": "””",
    "fr": "«»",
    "ga": "“”",
    "hr": "„“",
    "hu": "„”",
    "it": "«»",
    "lt": "„“",
    "lv": "“”",
    "mt": "“”",
    "nl": "‘’",
    "pl": "„”",
    "pt": "«»",
    "ro": "„”",
    "sk": "„“",
    "sl": "„“",
    "sv": "””",
}

_GERMAN_ABBREVIATIONS = (
    "z. B.", "d. h.", "u. a.", "u. Ä.", "o. Ä.", "i. d. R.", "i. V. m.", "i. S. d.", "z. T.", "z. H.", "s. o.", "s. u.",
    "v. a.", "a. a. O.", "e. V.", "i. A.", "i. V.", "o. g.", "u. U.", "n. Chr.", "v. Chr.",
)  # fmt: skip
_GERMAN_LEADERS = (
    "§§?|Art\\.|Abs\\.|Nr\\.|Ziff\\.|S\\.|Bd\\.|Kap\\.|Anl\\.|TOP|Punkt|Artikel|Anlage|Seite|Nummer|Dr\\.|Prof\\."
)
_GERMAN_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_UNITS = (
    "%|‰|€|EUR|Euro|US-Dollar|USD|\\$|£|Mio\\.|Mrd\\.|Tsd\\.|Millionen|Milliarden|million|billion|millions|milliards|"
    "t|kt|Mt|kg|g|km|m|kW|MW|GW|kWh|MWh|GWh|TWh|h|min|s|Uhr|°C|CO2|CO₂|Prozent|Minuten|Sekunden|Wörter"
)
_BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))")
_SCALE_CURRENCY = re.compile(r"(?<=\b(?:Mio|Mrd|Tsd)\.) (?=[€$£]|EUR\b|USD\b|Euro\b|t\b)")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def quoted(text: str, language: str) -> str:
    """``text`` in the quotation marks of its language; marks inside are the writer's and stay."""
    code = _code(language)
    marks = QUOTES.get(code, QUOTES["en"])
    gap = NARROW_NBSP if code == "fr" else ""
    return f"{marks[0]}{gap}{text}{gap}{marks[1]}"


def bound(text: str, language: str) -> str:
    """``text`` with non-breaking spaces where a line must not end: figures and units, abbreviations, paragraph signs."""
    held = _THOUSANDS.sub(NBSP, text)
    held = _SCALE_CURRENCY.sub(NBSP, _BEFORE_UNIT.sub(NBSP, held))
    code = _code(language)
    if code in ("de", "pseudo"):
        return _german(held)
    if code == "fr":
        return re.sub(rf"{_SPACE}(?=[;!?»])|(?<=«){_SPACE}", NARROW_NBSP, re.sub(rf"{_SPACE}(?=:)", NBSP, held))
    return held


def _german(text: str) -> str:
    held = _abbreviations().sub(lambda found: re.sub(r"\.\s*(?=\S)", f".{NBSP}", found[0]), text)
    held = re.sub(rf"(?<=\d\.) (?={_GERMAN_MONTHS})", NBSP, held)
    return re.sub(rf"(?<!\w)({_GERMAN_LEADERS}) (?=\d)", rf"\1{NBSP}", held)


@cache
def _abbreviations() -> re.Pattern[str]:
    ways = (re.escape(short).replace(r"\ ", r"[ \u00a0\u202f]?") for short in _GERMAN_ABBREVIATIONS)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})")


def _code(language: str) -> str:
    return re.split(r"[-_]", language, maxsplit=1)[0].lower()
