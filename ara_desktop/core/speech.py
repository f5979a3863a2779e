# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""How long a text takes to say, whether it fits its slot, and what to leave out when it does not.

Rates in words a minute. Free speech and interpretation: `INTERFACE.md`, "Speech", from associations of interpreters (100 words a
minute, or three minutes a page of 30 lines), a survey of sermons (100-160) and the relations between languages of
Trauzettel-Klosinski and Dietz, IOVS 53 (2012) 5452: ten languages read aloud, 184 +- 29 words, 863 +- 234 characters a minute.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from ara_desktop.core.spoken import spoken

Mode = Literal["free", "read", "interpreted"]
Verdict = Literal["within", "tight", "over"]

INTERPRETED_RATE = 100
FREE_RATES = {"de": 115, "en": 130, "fr": 125, "it": 120, "es": 130, "nl": 125, "pl": 105, "sk": 110}
FREE_RATE_ELSEWHERE = 115
READ_FASTER = 1.2  # reading aloud on a podium; at full natural speed the study measured 1.5 times the rates above
LETTERS_A_MINUTE = 550  # the study's 880 letters, slowed down as the words are
TIGHT_SHARE = 0.95
INTERPRETABLE_RATE = 120  # Gerver (1969): 95 to 120 words a minute is what interpreters follow best
SPREAD_DEFAULT = 0.10  # of a rate nobody has measured for this speaker
SPREAD_LEARNED = 0.06
RANKS = ("must", "should", "could")


@dataclass(frozen=True, slots=True)
class Estimate:
    """``words`` as spoken, and the time they take: whole seconds, low <= seconds <= high."""

    words: int
    low_seconds: int
    high_seconds: int
    rate_words_per_minute: float

    @property
    def seconds(self) -> float:
        """The middle: words by rate."""
        return 60 * self.words / self.rate_words_per_minute


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph for cutting: any ``key`` (its record id), its text and its rank."""

    key: str
    text: str
    rank: str = "must"


@dataclass(frozen=True, slots=True)
class Cut:
    """What stays and what goes, as keys in the order of the text; ``fits`` is False when the must paragraphs alone are too long."""

    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    estimate: Estimate
    fits: bool


def default_rate(language: str, mode: str) -> float:
    """Words a minute for a language (BCP 47) and a mode; an unknown mode counts as interpreted, the slowest."""
    free = FREE_RATES.get(language.replace("_", "-").split("-", maxsplit=1)[0].lower(), FREE_RATE_ELSEWHERE)
    return {"free": free, "read": free * READ_FASTER}.get(mode, INTERPRETED_RATE)


def learned_rate(rehearsals: Iterable[tuple[int, float]]) -> float | None:
    """Median rate of (words, seconds) of one speaker, language and mode; None without a usable one (30 words or more)."""
    rates = [60 * words / seconds for words, seconds in rehearsals if seconds > 0 and words >= 30]
    return median(rates) if rates else None


def estimate(text: str, language: str, mode: str = "interpreted", rate: float | None = None) -> Estimate:
    """How long ``text`` takes. ``rate``: this speaker's own, learned from rehearsals; then the range is narrower.

    Without it the upper end also covers the count of letters: long words take longer than their number says.
    """
    said = spoken(text, language)
    pace = rate if rate and rate > 0 else default_rate(language, mode)
    spread = SPREAD_LEARNED if rate else SPREAD_DEFAULT
    seconds = 60 * said.words / pace
    high = seconds * (1 + spread)
    if not rate:
        letters = sum(sign.isalnum() for sign in said.text)
        letters_a_minute = LETTERS_A_MINUTE * pace / default_rate(language, "free")
        high = max(high, min(60 * letters / letters_a_minute, seconds * (1 + 2 * spread)))
    return Estimate(said.words, math.floor(seconds * (1 - spread)), math.ceil(high), pace)


def judge(found: Estimate, slot_seconds: float) -> Verdict:
    """``over`` beyond the slot, ``tight`` above 95 % of it, else ``within``; judged by the middle of the estimate."""
    if found.seconds > slot_seconds:
        return "over"
    return "tight" if found.seconds > TIGHT_SHARE * slot_seconds else "within"


def needed_rate(words: int, seconds: float) -> float:
    """Words a minute it takes to say ``words`` in ``seconds``; infinite for no time."""
    return 60 * words / seconds if seconds > 0 else math.inf if words else 0.0


def is_too_fast_to_interpret(found: Estimate, slot_seconds: float) -> bool:
    """Whether saying it in the slot, or at the speaker's own rate, is faster than interpreters follow well."""
    return max(found.rate_words_per_minute, needed_rate(found.words, slot_seconds)) > INTERPRETABLE_RATE


def fit(
    pieces: Sequence[Piece], seconds: float, language: str, mode: str = "interpreted", rate: float | None = None
) -> Cut:
    """Choose paragraphs for a shorter slot, so that the rest stays under 95 % of it.

    Must paragraphs always stay; then should, then could, each in the order of the text and each only if it still fits.
    A lower rank is only looked at when all of the higher one is in.
    """
    times = [estimate(piece.text, language, mode, rate).seconds for piece in pieces]
    room = TIGHT_SHARE * seconds
    chosen = {index for index, piece in enumerate(pieces) if piece.rank not in RANKS[1:]}
    used = sum(times[index] for index in chosen)
    for rank in RANKS[1:]:
        wanted = [index for index, piece in enumerate(pieces) if piece.rank == rank]
        for index in wanted:
            if used + times[index] <= room:
                chosen.add(index)
                used += times[index]
        if not chosen.issuperset(wanted):
            break
    kept = [piece for index, piece in enumerate(pieces) if index in chosen]
    whole = estimate("\n\n".join(piece.text for piece in kept), language, mode, rate)
    dropped = tuple(piece.key for index, piece in enumerate(pieces) if index not in chosen)
    return Cut(tuple(piece.key for piece in kept), dropped, whole, whole.seconds <= seconds)


def elapsed(
    texts: Sequence[str], language: str, mode: str = "interpreted", rate: float | None = None
) -> tuple[float, ...]:
    """Seconds gone at the end of each text when all are said in a row; for marks in the margin."""
    gone, marks = 0.0, []
    for text in texts:
        gone += estimate(text, language, mode, rate).seconds
        marks.append(gone)
    return tuple(marks)
