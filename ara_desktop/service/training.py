# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The training dossier: an invented alliance, so that no stance or quote is put into a real mouth.

The texts stand in ``resources/training``; here is only what a seed decides: who said what about which point and when.
The same seed and number of regions always make the same entries.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from ara_desktop.core.errors import ValueRefused
from ara_desktop.core.kinds import STANCES
from ara_desktop.core.resources import program_file
from ara_desktop.core.seeds import Entry, entries_from, text_hash

FILES = (
    "alliance", "points", "evidence", "people", "events", "positions", "interventions", "reactions", "follow_up",
    "statements",
)  # fmt: skip
POINTS = range(1, 11)
LEAST = 2
SCALE = tuple(reversed(STANCES[:5]))  # from oppose to support, as ``leaning`` counts
YEARS = (2024, 2025, 2026)
SILENT, UNDECIDED, MOVED, MOVED_TWICE, QUOTED = 0.14, 0.05, 0.42, 0.3, 0.85
WAVERING = (-2, -1, 0, 0, 0, 1)


@dataclass(frozen=True, slots=True)
class Place:
    """One invented region; ``leaning`` is its group's stance on each point, counted along ``SCALE``."""

    code: str
    name: str
    country: str
    speaks: str
    leaning: tuple[int, ...]


def training_author(seed: str) -> str:
    """The fixed author under which a training dossier's data stands."""
    return f"training-{seed}"


def training_entries(seed: str, regions: int = 36) -> tuple[Entry, ...]:
    """All entries of the training dossier, with ``regions`` invented regions.

    The texts speak of 36 regions; with fewer, what hangs on a missing one is left out.
    Raises: ValueRefused below two regions, or above the names there are.
    """
    random = Random(f"ara-training-{seed}")  # noqa: S311 - variety, not secrecy
    places = _places(random, regions)
    everything = [entry for name in FILES for entry in entries_from(_file(name))]
    missing = {row["code"] for row in _file("regions")["regions"]} - {place.code for place in places}
    written = _standing_alone(everything, missing)
    return (
        *(_region(place) for place in places),
        *(_membership(place, number) for number, place in enumerate(places)),
        *(_hashed(entry) for entry in written),
        *_statements(random, places, {_about(entry) for entry in written if entry.kind == "statement"}),
    )


def _file(name: str) -> Mapping[str, Any]:
    return tomllib.loads(program_file("resources", "training", f"{name}.toml").read_text(encoding="utf-8"))


# -- regions ----------------------------------------------------------------------------------------------------------


def _places(random: Random, wanted: int) -> tuple[Place, ...]:
    book = _file("regions")
    leaning = {group: tuple(steps) for group, steps in book["leaning"].items()}
    written = [
        Place(row["code"], row["name"], row["country"], row["speaks"], leaning.get(row["group"], ()))
        for row in book["regions"]
    ]
    names = [start + end for start in book["starts"] for end in book["ends"]]
    if not LEAST <= wanted <= len(written) + len(names):
        expected = f"{LEAST}-{len(written) + len(names)}"
        raise ValueRefused(kind="dossier", field="regions", value=wanted, expected=expected)
    groups = sorted(leaning)
    further = (
        Place(f"X{number:02d}", name, f"X{'ABCDEFGHIJKL'[number % 12]}", "de", leaning[groups[number % len(groups)]])
        for number, name in enumerate(random.sample(names, len(names)), len(written) + 1)
    )
    return (*written, *further)[:wanted]


def _region(place: Place) -> Entry:
    told = {"code": place.code, "name": place.name, "language": "de", "country": place.country}
    return Entry("region", place.code, {**told, **_sourced("2024-05-23")})


def _membership(place: Place, number: int) -> Entry:
    status, since = next(
        (status, since)
        for limit, status, since in (
            (22, "founder", "2024-05-23"),
            (33, "member", "2025-04-10"),
            (36, "member", "2026-04-17"),
            (number + 1, "observer", "2026-04-17"),
        )
        if number < limit
    )
    told = {"region": f"@{place.code}", "status": status, "starts_on": since}
    return Entry("membership", f"{place.code}-{status}", {**told, **_sourced(since)})


def _sourced(day: str) -> dict[str, object]:
    return {"source": "Übungsmaterial", "source_date": day, "confidence": "high", "verified": True}


def _standing_alone(entries: Sequence[Entry], missing: set[str]) -> tuple[Entry, ...]:
    """The entries without those that name something missing, and without what names those; sets lose the name only."""
    gone = set(missing)
    left = list(entries)
    while True:
        kept = [entry for entry in left if not any(_names(value) in gone for value in entry.fields.values())]
        if len(kept) == len(left):
            return tuple(
                replace(entry, fields={n: _thinned(v, gone) for n, v in entry.fields.items()}) for entry in kept
            )
        gone |= {entry.name for entry in left if entry not in kept and entry.name}
        left = kept


def _names(value: object) -> str | None:
    """The name that a reference field points to."""
    return value[1:].rpartition(":")[2] if isinstance(value, str) and value.startswith("@") else None


def _thinned(value: object, gone: set[str]) -> object:
    return [item for item in value if _names(item) not in gone] if isinstance(value, list) else value


# -- clearances -------------------------------------------------------------------------------------------------------


def _hashed(entry: Entry) -> Entry:
    """Give a clearance the hash of the text it names: today's, or an ``earlier_text`` that has changed since."""
    if entry.kind != "clearance":
        return entry
    named = dict(entry.fields)
    earlier = named.pop("earlier_text", None)
    return replace(entry, fields={**named, "text_hash": text_hash(str(earlier)) if earlier else "@now"})


# -- statements -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Voices:
    """The quotes that are left; each is used once."""

    random: Random
    book: Mapping[str, Any]

    def quote(self, language: str, point: int, stance: str) -> tuple[str, str] | None:
        """A quote with its language, in the speaker's own where there is one left."""
        for tongue in dict.fromkeys((language, "de")):
            left = self.book.get(tongue, {}).get(str(point), {}).get(stance, [])
            if left:
                return tongue, left.pop(self.random.randrange(len(left)))
        return None


def _about(statement: Entry) -> tuple[str, str]:
    """Region and point of a written statement; the seed adds none to those."""
    return str(statement.fields["region"]), str(statement.fields["point"])


def _statements(random: Random, places: Sequence[Place], written: set[tuple[str, str]]) -> Iterator[Entry]:
    voices = _Voices(random, _file("voices"))
    others = [place for place in places if place.leaning]
    speakers = {place.code: random.choice(voices.book["people"]["roles"]) for place in others}
    for point in POINTS:
        for place in random.sample(others, len(others)):
            if (f"@{place.code}", f"@{point}") in written:
                continue
            for year, stance in _course(random, place.leaning[point - 1]):
                yield _statement(voices, place, speakers[place.code], point, year, stance)


def _course(random: Random, leaning: int) -> list[tuple[int, str]]:
    """Year and stance of what one region said on one point, oldest first; sometimes nothing."""
    if random.random() < SILENT:
        return []
    last = min(max(leaning + random.choice(WAVERING), 0), len(SCALE) - 1)
    said = [(2026, SCALE[last] if random.random() > UNDECIDED else STANCES[5])]
    step = last
    for year, chance in ((2025, MOVED), (2024, MOVED_TWICE)):
        if random.random() < chance:
            step = min(max(step + random.choice((-1, -1, 0, 1)), 0), len(SCALE) - 1)
            said.insert(0, (year, SCALE[step]))
    return said


def _statement(voices: _Voices, place: Place, speaker: str, point: int, year: int, stance: str) -> Entry:
    random = voices.random
    at_conference = year == YEARS[-1] and random.random() < 0.3
    day = "2026-04-16" if at_conference else _working_day(random, year)
    public = not at_conference and random.random() < 0.6
    sources = voices.book["sources"]
    fields: dict[str, object] = {
        "region": f"@{place.code}",
        "who": f"{speaker}, {place.name}",
        "point": f"@{point}",
        "stated_on": day,
        "stance": stance,
        "language": "de",
        "source": "Jahreskonferenz 2026" if at_conference else random.choice(sources["press" if public else "inside"]),
        "source_public": public,
        "confidence": "high" if public or at_conference else "medium",
    }
    if at_conference:
        fields["event"] = "@rivanera-2026"
    found = voices.quote(place.speaks, point, stance) if random.random() < QUOTED else None
    if found:
        fields["language"], fields["quote"] = found
    return Entry("statement", f"{place.code}/{point}/{year}", fields)


def _working_day(random: Random, year: int) -> str:
    """Some Monday to Friday between February and October."""
    day = date(year, random.randint(2, 10), random.randint(3, 28))
    return (day - timedelta(days=max(day.weekday() - 4, 0))).isoformat()
