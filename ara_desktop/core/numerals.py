# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as words, German, English (British) and French (France), below 10**15.

A number comes back in spoken *elements*: ``zweitausendfünfunddreißig`` is one written word but four elements (zwei, tausend, fünfund,
dreißig). Elements take about as long as a word, and make languages comparable. ``JOINT`` stands between elements that
are written together; ``plain`` takes it out. Sources: Duden, Zahlwörter; Collins Cobuild, numbers; Le bon usage, § 599
(traditional spelling).
"""

from collections.abc import Callable

JOINT = "\ue000"
LIMIT = 10**15


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_DE_ONES = _listed(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
)
_DE_TENS = _listed("- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_DE_SCALES = (("Billion", "Billionen"), ("Milliarde", "Milliarden"), ("Million", "Millionen"))
_DE_ORDINALS = {1: "erste", 3: "dritte", 7: "siebte", 8: "achte"}

_EN_ONES = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_EN_TENS = _listed("- - twenty thirty forty fifty sixty seventy eighty ninety")
_EN_SCALES = ("trillion", "billion", "million", "thousand")
_EN_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

_FR_ONES = _listed(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
)
_FR_TENS = _listed("- - vingt trente quarante cinquante soixante")
_FR_SCALES = (("billion", "billions"), ("milliard", "milliards"), ("million", "millions"))


def plain(text: str) -> str:
    """``text`` as it is written, without the marks between elements."""
    return text.replace(JOINT, "")


def cardinal(number: int, language: str) -> str:
    """``number`` in words with joints; other languages than de and fr count as English does. Raises: ValueError out of range."""
    if not 0 <= number < LIMIT:
        raise ValueError(number)
    return _CARDINALS.get(language, _english)(number)


def year(number: int, language: str) -> str:
    """A year as it is read: neunzehnhundertneunundneunzig, twenty thirty-five, deux mille trente-cinq."""
    century, rest = divmod(number, 100)
    if language == "de" and 1100 <= number < 2000:
        return JOINT.join(filter(None, (_german(century), "hundert", _german(rest) if rest else "")))
    if language == "en" and (1100 <= number < 2000 or 2010 <= number < 2100):
        tail = "hundred" if not rest else f"oh {_english(rest)}" if rest < 10 else _english(rest)
        return f"{_english(century)} {tail}"
    return cardinal(number, language)


def ordinal(number: int, language: str) -> str:
    """``dritte``, ``third``, ``troisième`` (``premier`` for one)."""
    if language == "de":
        return _german_ordinal(number)
    if language == "fr":
        return _french_ordinal(number)
    return _english_ordinal(number)


def _german(number: int) -> str:
    words: list[str] = []
    for power, (one, many) in zip((12, 9, 6), _DE_SCALES, strict=True):
        count, number = divmod(number, 10**power)
        if count:
            words.append(f"eine {one}" if count == 1 else f"{_german_below_million(count)} {many}")
    if number or not words:
        words.append(_german_below_million(number))
    return " ".join(words)


def _german_below_million(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return JOINT.join(_german_below_thousand(rest))
    head = [*_german_below_thousand(thousands, last="ein"), "tausend"]
    return JOINT.join(head + (_german_below_thousand(rest) if rest else []))


def _german_below_thousand(number: int, last: str = "eins") -> list[str]:
    hundreds, rest = divmod(number, 100)
    found = ["ein" if hundreds == 1 else _DE_ONES[hundreds], "hundert"] if hundreds else []
    if rest == 1:
        return [*found, last]
    if rest < 20:
        return [*found, _DE_ONES[rest]] if rest or not found else found
    tens, ones = divmod(rest, 10)
    return [*found, *([f"{'ein' if ones == 1 else _DE_ONES[ones]}und"] if ones else ()), _DE_TENS[tens]]


def _german_ordinal(number: int) -> str:
    rest = number % 100
    if rest in _DE_ORDINALS:
        head = cardinal(number - rest, "de") + JOINT if number > rest else ""
        return head + _DE_ORDINALS[rest]
    return cardinal(number, "de") + ("te" if 0 < rest < 20 else "ste")


def _english(number: int) -> str:
    words: list[str] = []
    for power, scale in zip((12, 9, 6, 3), _EN_SCALES, strict=True):
        count, number = divmod(number, 10**power)
        if count:
            words.append(f"{_english_below_thousand(count)} {scale}")
    if number or not words:
        joined = "and " if words and number < 100 else ""
        words.append(joined + _english_below_thousand(number))
    return " ".join(words)


def _english_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    small = _EN_ONES[rest] if rest < 20 else _EN_TENS[tens] + (f"-{JOINT}{_EN_ONES[ones]}" if ones else "")
    if not hundreds:
        return small
    return f"{_EN_ONES[hundreds]} hundred" + (f" and {small}" if rest else "")


def _english_ordinal(number: int) -> str:
    words = cardinal(number, "en")
    cut = max(words.rfind(" "), words.rfind(JOINT)) + 1
    head, last = words[:cut], words[cut:]
    return head + _EN_ORDINALS.get(last, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _french(number: int) -> str:
    words: list[str] = []
    for power, (one, many) in zip((12, 9, 6), _FR_SCALES, strict=True):
        count, number = divmod(number, 10**power)
        if count:
            words.append(f"{_french_below_thousand(count)} {one if count == 1 else many}")
    thousands, rest = divmod(number, 1000)
    if thousands:
        # before "mille", an adjective of number, "cent" and "vingt" take no plural: deux cent mille
        words.append("mille" if thousands == 1 else f"{_french_below_thousand(thousands, plural=False)} mille")
    if rest or not words:
        words.append(_french_below_thousand(rest))
    return " ".join(words)


def _french_below_thousand(number: int, *, plural: bool = True) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _french_below_hundred(rest, plural=plural)
    head = "cent" if hundreds == 1 else f"{_FR_ONES[hundreds]} cent"
    if not rest:
        return f"{head}s" if hundreds > 1 and plural else head
    return f"{head} {_french_below_hundred(rest, plural=plural)}"


def _french_below_hundred(number: int, *, plural: bool) -> str:
    if number < 20:
        return _FR_ONES[number].replace("-", f"-{JOINT}")
    if number >= 80:
        rest = number - 80
        return f"quatre-{JOINT}vingt" + (
            f"-{JOINT}{_french_below_hundred(rest, plural=plural)}" if rest else "s" * plural
        )
    tens, ones = (6, number - 60) if number >= 60 else divmod(number, 10)
    if not ones:
        return _FR_TENS[tens]
    if ones in (1, 11):
        return f"{_FR_TENS[tens]} et {_FR_ONES[ones]}"
    return f"{_FR_TENS[tens]}-{JOINT}{_french_below_hundred(ones, plural=plural)}"


def _french_ordinal(number: int) -> str:
    if number == 1:
        return "premier"
    words = cardinal(number, "fr")
    if words.endswith("cinq"):
        return f"{words}uième"
    if words.endswith("neuf"):
        return f"{words[:-1]}vième"
    return (words[:-1] if words.endswith(("e", "ents", "ingts")) else words) + "ième"


_CARDINALS: dict[str, Callable[[int], str]] = {"de": _german, "en": _english, "fr": _french}
