# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A written text as it is spoken: figures, dates, times, money, units, abbreviations and CO2 in words, per language.

Not spoken is what stands in square brackets: cues ("[Pause]") and references to evidence ("[3]").
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from ara_desktop.core.numerals import JOINT, LIMIT, cardinal, ordinal, plain, year
from ara_desktop.core.tongues import Tongue, tongue

_CUE = re.compile(r"\[[^\[\]\n]*\]")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f]")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_CARBON = re.compile(r"(?<!\w)CO(?:2|₂)(?!\d)(-?)")
_ACRONYM = re.compile(r"(?<![\w’'])[A-ZÄÖÜ]{2,}(?![\w])")
_VOWELS = frozenset("AEIOUYÄÖÜ")
_WORD_END = re.compile(rf"[\s/–—|{JOINT}]+")
_RANGE = re.compile(r"(?<=\d) ?[–-] ?(?=\d)")
_MINUS = re.compile(r"(?<![\w.,])[−-](?=\d)")


class Spoken(NamedTuple):
    """``text`` in words, and how many words a speaker takes for it (a numeral counts its elements, see ``numerals``)."""

    text: str
    words: int


def spoken(text: str, language: str) -> Spoken:
    """``text`` as a speaker of ``language`` (BCP 47) reads it out."""
    known = tongue(language)
    said = _CUE.sub(" ", _SPACES.sub(" ", unicodedata.normalize("NFC", text).replace(JOINT, "")))
    carbon = f"CO-{JOINT}{cardinal(2, known.code)}"
    said = _CARBON.sub(lambda found: f"{carbon}{found[1]}{JOINT if found[1] else ''}", said)
    said = _dates(said, known)
    said = _clock_times(said, known)
    said = _shortened(said, known)
    said = _money_and_units(said, known)
    said = _RANGE.sub(f" {known.to} ", _MINUS.sub(f"{known.minus} ", said))
    said = _numbers(said, known)
    said = _letters(_replaced(said, known.symbols, before=" ", after=" "))
    words = sum(any(sign.isalnum() for sign in word) for word in _WORD_END.split(said))
    return Spoken(re.sub(r" {2,}", " ", plain(said)).strip(), words)


def _dates(text: str, known: Tongue) -> str:
    text = _ISO_DATE.sub(lambda found: _date(int(found[3]), int(found[2]), int(found[1]), known) or found[0], text)
    if known.code in ("de", ""):
        dotted = r"\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b"
        text = re.sub(dotted, lambda found: _date(int(found[1]), int(found[2]), int(found[3]), known) or found[0], text)
    if not known.months:
        return text
    named = "|".join(known.months)
    day = {"de": r"(\d{1,2})\.", "fr": r"(\d{1,2})(?:er)?"}.get(known.code, r"(\d{1,2})(?:st|nd|rd|th)?")
    pattern = rf"\b{day} ?({named})\b(?: (\d{{4}})\b)?"
    text = re.sub(pattern, lambda found: _named_date(found[1], found[2], found[3], known) or found[0], text)
    if known.code == "en":
        american = rf"\b({named}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}})\b)?"
        text = re.sub(american, lambda found: _named_date(found[2], found[1], found[3], known) or found[0], text)
    return text


def _named_date(day: str, month: str, year_digits: str | None, known: Tongue) -> str | None:
    return _date(int(day), known.months.index(month) + 1, int(year_digits) if year_digits else None, known)


def _date(day: int, month: int, year_number: int | None, known: Tongue) -> str | None:
    """The date in words; None where it is none, so that the figures are read one by one."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    name = known.months[month - 1] if known.months else "month"
    year_words = f" {year(year_number, known.code)}" if year_number else ""
    if known.code == "de":
        return f"{ordinal(day, 'de')}n {name}{year_words}"
    if known.code == "fr":
        return f"{ordinal(1, 'fr') if day == 1 else cardinal(day, 'fr')} {name}{year_words}"
    return f"the {ordinal(day, 'en')} of {name}{year_words}"


def _clock_times(text: str, known: Tongue) -> str:
    patterns = {"de": r"\b(\d{1,2})[:.](\d{2})( Uhr)?\b", "fr": r"\b(\d{1,2})(?: ?h ?|:)(\d{2})()\b"}
    pattern = patterns.get(known.code, r"\b(\d{1,2}):(\d{2})()\b")

    def read(found: re.Match[str]) -> str:
        hour, minute = int(found[1]), int(found[2])
        if hour > 24 or minute > 59 or (known.code == "de" and "." in found[0] and not found[3]):
            return found[0]
        hours, minutes = cardinal(hour, known.code), cardinal(minute, known.code) if minute else ""
        if known.code == "de":
            return f"{'ein' if hour == 1 else hours} Uhr {minutes}".strip()
        if known.code == "fr":
            return f"{'une heure' if hour == 1 else hours + ' heures'} {minutes}".strip()
        return f"{hours} {minutes or 'o’clock'}"

    return re.sub(pattern, read, text)


def _shortened(text: str, known: Tongue) -> str:
    """Abbreviations in full; those with inner spaces are also found without."""
    pattern = _any_of(known.abbreviations, loose=True)
    if pattern is None:
        return text
    full = {short.replace(" ", ""): word for short, word in known.abbreviations.items()}
    return pattern.sub(lambda found: full[found[0].replace(" ", "")], text)


def _money_and_units(text: str, known: Tongue) -> str:
    figure = r"\d(?:[\d.,]| (?=\d{3}(?!\d)))*"
    scale, coin = _choice(known.scales), _choice(known.currencies)
    in_front = rf"(?<!\w)({coin}) ?({figure})(?<![.,])(?: ?({scale})(?!\w))?"
    text = re.sub(in_front, lambda found: f"{found[2]}{' ' + found[3] if found[3] else ''} {found[1]}", text)
    behind = rf"({figure})(?<![.,])(?: ?({scale}))? ?({coin})(?!\w)"
    text = re.sub(behind, lambda found: _money(found[1], found[2], found[3], known), text)
    if known.scales:
        scaled = rf"({figure})(?<![.,]) ?({scale})(?=\W|$)"
        text = re.sub(scaled, lambda found: f"{found[1]} {_one_or_many(found[1], known.scales[found[2]])} ", text)
    units = rf"({figure})(?<![.,]) ?({_choice(known.units)})(?!\w)"
    return re.sub(units, lambda found: f"{found[1]} {known.units[found[2]]}", text)


def _money(figure: str, scale: str | None, coin: str, known: Tongue) -> str:
    whole, _, cents = figure.rpartition(known.decimal)
    if scale is None and whole and len(cents) == 2:
        return f"{whole} {_one_or_many(whole, known.currencies[coin])} {int(cents) or ''} "
    name = _one_or_many("2" if scale else figure, known.currencies[coin])
    if scale is None:
        return f"{figure} {name}"
    scale_word = _one_or_many(figure, known.scales[scale])
    return f"{figure} {scale_word}{'' if scale_word.endswith('’') else ' '}{name}"


def _one_or_many(figure: str, forms: tuple[str, str]) -> str:
    return forms[0] if figure == "1" else forms[1]


def _numbers(text: str, known: Tongue) -> str:
    separator = {",": r"[. ’']", ".": r"[, ’']"}[known.decimal]
    pattern = rf"(?<!\d)(\d{{1,3}}(?:{separator}\d{{3}})+(?!\d)|\d+)(?:([.,])(\d+))?"

    def read(found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found[1])
        glued = found.end() < len(text) and text[found.end()].isalpha()
        if found[3] is None:
            words = _whole(digits, known, is_year=len(digits) == 4 and digits == found[1])
        elif found[2] == known.decimal:
            words = _decimal(digits, found[3], known)
        else:
            words = f"{_whole(digits, known)} {known.dot} {_whole(found[3], known)}"
        return words + (" " if glued else "")

    return _articles(re.sub(pattern, read, _ordinals(text, known)), known)


def _ordinals(text: str, known: Tongue) -> str:
    if known.code == "en":
        text = re.sub(r"\b(\d{3})0s\b", lambda found: f"{year(int(found[1]) * 10, 'en')[:-1]}ies", text)
        return re.sub(r"\b(\d{1,4})(?:st|nd|rd|th)\b", lambda found: ordinal(int(found[1]), "en"), text)
    if known.code == "fr":
        return re.sub(r"\b(\d{1,4})(?:er|re|e|ème)\b", lambda found: ordinal(int(found[1]), "fr"), text)
    return text


def _articles(text: str, known: Tongue) -> str:
    """``ein Prozent`` and ``eine Million`` instead of ``eins``."""
    if known.code != "de":
        return text
    text = re.sub(r"\beins (Million|Milliarde|Billion|Tonne|Stunde|Minute)(?:e?n)?\b", r"eine \1", text)
    return re.sub(r"\beins (?=(?:Prozent|Euro|Dollar|Gramm|Kilo|Mega|Giga|Meter|Quadrat|Grad))", "ein ", text)


def _whole(digits: str, known: Tongue, *, is_year: bool = False) -> str:
    if (len(digits) > 1 and digits.startswith("0")) or int(digits) >= LIMIT:
        return _one_by_one(digits, known)
    return year(int(digits), known.code) if is_year else cardinal(int(digits), known.code)


def _decimal(digits: str, fraction: str, known: Tongue) -> str:
    as_number = known.code == "fr" and not fraction.startswith("0") and len(fraction) <= 2
    tail = cardinal(int(fraction), "fr") if as_number else _one_by_one(fraction, known)
    return f"{_whole(digits, known)} {known.point} {tail}"


def _one_by_one(digits: str, known: Tongue) -> str:
    return " ".join(cardinal(int(digit), known.code) for digit in digits)


def _letters(text: str) -> str:
    """CO2 and acronyms that are spelled: two letters take about as long as a word."""
    return _ACRONYM.sub(lambda found: _spelled(found[0]), text)


def _spelled(acronym: str) -> str:
    if len(acronym) > 3 and _VOWELS.intersection(acronym):
        return acronym
    return JOINT.join(acronym[start : start + 2] for start in range(0, len(acronym), 2))


def _replaced(text: str, table: Mapping[str, str], before: str, after: str) -> str:
    pattern = _any_of(table, loose=False)
    return pattern.sub(lambda found: f"{before}{table[found[0]]}{after}", text) if pattern else text


def _any_of(table: Mapping[str, str], *, loose: bool) -> re.Pattern[str] | None:
    return _pattern(tuple(table), loose=loose) if table else None


@cache
def _pattern(keys: tuple[str, ...], *, loose: bool) -> re.Pattern[str]:
    ways = (re.escape(key).replace(r"\ ", r" ?") for key in sorted(keys, key=len, reverse=True))
    if not loose:
        return re.compile("|".join(ways))
    return re.compile(rf"(?<![\w])(?:{'|'.join(ways)})(?!\w)")


def _choice(table: Iterable[str]) -> str:
    """A pattern that matches each key, longest first; nothing at all for an empty table."""
    keys = sorted(table, key=len, reverse=True)
    return "|".join(re.escape(key) for key in keys) or r"(?!)"
