# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Where the other regions stand: the latest statement per region and point up to now, and what we read into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ara_desktop.core.allowed import Allowed
from ara_desktop.core.kinds import STANCES
from ara_desktop.pack.blocks import Block, Count, Heading, Para, Span, Spans, Strip, span
from ara_desktop.pack.parts.desk import Desk
from ara_desktop.text import labels

UNKNOWN = ""
FOR = ("support", "support_with_changes", "can_live_with")
AGAINST = ("reservation", "oppose")
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one region on one point; ``stance`` is empty for not known."""

    region: str
    stance: str
    statement: Allowed | None = None
    reading: str = ""


class Others:
    """All regions beside ours, and their stances, looked up once for the whole pack."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.regions = _regions(desk)
        self._statements = _latest(desk, "statement", "stated_on")
        self._readings = _latest(desk, "reading", "as_of") if desk.recipe.closed else {}

    def on(self, point: str) -> tuple[Known, ...]:
        """Every other region on a point, in the order of names."""
        return tuple(self.one(region.id, point) for region in self.regions)

    def one(self, region: str, point: str) -> Known:
        """One region on a point."""
        said = self._statements.get((region, point))
        read = self._readings.get((region, point))
        reading = read.text("stance") if read else ""
        return Known(region, said.text("stance") if said else UNKNOWN, said, reading)


def _regions(desk: Desk) -> tuple[Allowed, ...]:
    """Member regions on the day of the event; where no membership is recorded, every region somebody spoke for."""
    day = desk.day_of_event
    members = {
        one.text("region")
        for one in desk.shelf.of("membership")
        if one.value("status") in ("founder", "member")
        and desk.begun(one.text("starts_on"), day)
        and not desk.over(one.text("ends_on"), day)
    }
    heard = {one.text("region") for kind in ("statement", "reading") for one in desk.shelf.of(kind)}
    wanted = (members | heard) - {desk.frame.region}
    found = [one for one in desk.shelf.of("region") if one.id in wanted]
    return tuple(sorted(found, key=lambda one: _sorting(one.text("name"))))


def _sorting(name: str) -> tuple[str, str]:
    import unicodedata

    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.casefold(), name


def _latest(desk: Desk, kind: str, dated: str) -> Mapping[tuple[str, str], Allowed]:
    """The last record with a stance per (region, point) that is not after today."""
    found: dict[tuple[str, str], Allowed] = {}
    for one in desk.shelf.of(kind):
        if not one.value("stance") or not desk.begun(one.text(dated), desk.today):
            continue
        key = (one.text("region"), one.text("point"))
        if key not in found or found[key].text(dated) <= one.text(dated):
            found[key] = one
    return found


def counts(desk: Desk, known: Sequence[Known]) -> tuple[Count, ...]:
    """How many regions hold each stance, in the order of the scale, not known last; empty ones are left out."""
    codes = (*STANCES, UNKNOWN)
    numbers = {code: sum(1 for one in known if one.stance == code) for code in codes}
    return tuple(Count(code, labels.stance(code or None, desk.words), numbers[code]) for code in codes if numbers[code])


def standing(desk: Desk, others: Others, point: Allowed) -> tuple[Block, ...]:
    """Strip and two derived sentences; a third for the principal where our readings differ."""
    known = others.on(point.id)
    if not known:
        return ()
    words = desk.words
    found = counts(desk, known)
    spoken = desk.formats.listing([f"{one.label}: {one.number}" for one in found])
    blocks: list[Block] = [Heading(3, span(words("Where the others stand"))), Strip(found, spoken)]
    blocks.append(Para(_sentences(desk, known)))
    differing = [one for one in known if one.reading and one.reading != one.stance]
    if differing:
        shown = [f"{desk.region_name(one.region)} ({labels.stance(one.reading, words)})" for one in differing]
        text = words("In our reading these differ from what was declared: {regions}.", regions=_names(desk, shown))
        blocks.append(Para(span(desk.plain(text), italic=True)))
    return tuple(blocks)


def _sentences(desk: Desk, known: Sequence[Known]) -> Spans:
    words, total = desk.words, len(known)
    carrying = [one for one in known if one.stance in FOR]
    against = [one for one in known if one.stance in AGAINST]
    unknown = sum(1 for one in known if one.stance == UNKNOWN)
    first = words.n(
        "{n} of {total} regions agrees or can live with it", "{n} of {total} regions agree or can live with it",
        len(carrying), total=total,
    )  # fmt: skip
    newest = max(carrying, key=_date, default=None)
    if newest is not None and _date(newest):
        first = words(
            "{sentence}, most recently {region} ({date})",
            sentence=first, region=desk.region_name(newest.region), date=desk.formats.short_day(_date(newest)),
        )  # fmt: skip
    names = [desk.region_name(one.region) for one in against]
    second = (
        words("Reservation or opposition: {regions}", regions=_names(desk, names))
        if names
        else words("No region has declared a reservation or opposition")
    )
    last = words.n("for {n} region nothing is known", "for {n} regions nothing is known", unknown) if unknown else ""
    text = f"{first}. {second}" + (f"; {last}." if last else ".")
    return (Span(desk.plain(text)),)


def _date(known: Known) -> str:
    return known.statement.text("stated_on") if known.statement else ""


def _names(desk: Desk, names: Sequence[str]) -> str:
    """At most six names; the rest as a number."""
    if len(names) <= _MOST_NAMES:
        return desk.formats.listing(names)
    rest = len(names) - _MOST_NAMES + 1
    more = desk.words.n("{n} more", "{n} more", rest)
    return desk.formats.listing([*names[: _MOST_NAMES - 1], more])
