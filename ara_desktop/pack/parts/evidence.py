# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Evidence: numbered once for the whole pack, with date and source; stale and contradictory figures are marked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ara_desktop.core.allowed import Allowed
from ara_desktop.pack.blocks import Bar, Block, Chart, Para, Part, Row, Span, Spans, Table, joined, span
from ara_desktop.pack.parts.desk import Desk, evidence_key
from ara_desktop.text import labels

_WIDTHS = (0.05, 0.42, 0.165, 0.115, 0.25)
_LONGEST_FIGURE = 16
_LEAST_BARS, _MOST_BARS = 3, 8


def numbered(used: Iterable[str], known: Sequence[Allowed]) -> Mapping[str, int]:
    """Evidence id -> number, in the order of first use; only what the reader may see is numbered."""
    allowed = {one.id for one in known}
    wanted = [one for one in dict.fromkeys(used) if one in allowed]
    return {one: at for at, one in enumerate(wanted, 1)}


def rivals(desk: Desk, one: Allowed) -> tuple[Allowed, ...]:
    """Other evidence that counts the same thing at the same time and comes to another figure."""
    counted = one.text("counted").casefold()
    if not counted or not one.value("value"):
        return ()
    return tuple(
        other
        for other in desk.shelf.of("evidence")
        if other.id != one.id
        and other.text("counted").casefold() == counted
        and other.value("unit") == one.value("unit")
        and other.value("value") not in (None, one.value("value"))
        and _same_time(other.text("as_of"), one.text("as_of"))
    )


def _same_time(one: str, other: str) -> bool:
    """Figures of the same year contradict each other; an undated one contradicts any."""
    return not one or not other or one[:4] == other[:4]


def stale(desk: Desk, one: Allowed) -> bool:
    """Whether the figure should have been looked at again by now."""
    return desk.over(one.text("review_by"), desk.today)


def figure(desk: Desk, one: Allowed) -> str:
    """``rund 14,6 Mio. Beschäftigte``; empty where the evidence is a fact without figure."""
    value = one.text("value")
    if not value:
        return ""
    qualifier = one.text("qualifier")
    shown = desk.formats.quantity(value, one.text("unit"))
    if qualifier in ("", "exact"):
        return shown
    words = {
        "about": desk.words("about {figure}", figure=shown),
        "over": desk.words("over {figure}", figure=shown),
        "at_least": desk.words("at least {figure}", figure=shown),
    }
    return words.get(qualifier, shown)


def row(desk: Desk, one: Allowed, *, anchor: bool = False) -> Row:
    """One line: number, what is counted with its marks, figure, as-of date, source.

    ``anchor``: the line of the evidence list, with the claim in full; links lead here.
    """
    marks = [span(text, alert=True) for text in _warnings(desk, one)]
    counted, claim = desk.short(one, "counted"), desk.short(one, "claim")
    shown = [counted, tuple(replace(part, italic=True) for part in claim)] if counted and anchor else [counted or claim]
    claim = joined([*shown, *marks], "\n")
    number = Span(desk.evidence_label(one.id), bold=True, link="" if anchor else evidence_key(one.id))
    as_of = one.text("as_of")
    when = desk.formats.short_day(as_of) if as_of else desk.words("undated")
    figure_spans = span(_narrow(figure(desk, one)))
    if "value" in one.disputed:
        figure_spans = span(" / ".join(str(value) for value in one.disputed["value"]), alert=True)
    cells = ((number,), claim, figure_spans, span(when), source(desk, one, full=anchor))
    return Row(cells, key=evidence_key(one.id) if anchor else "")


def _narrow(shown: str) -> str:
    """A long figure breaks before its unit and nowhere else."""
    if len(shown) <= _LONGEST_FIGURE or "\u00a0" not in shown:
        return shown
    head, _, unit = shown.rpartition("\u00a0")
    return f"{head}\n{unit}"


def _warnings(desk: Desk, one: Allowed) -> tuple[str, ...]:
    found = []
    if stale(desk, one):
        found.append(desk.words("▲ Review due since {date}", date=desk.formats.short_day(one.text("review_by"))))
    against = rivals(desk, one)
    if against:
        shown = desk.formats.listing([desk.evidence_label(other.id) or figure(desk, other) for other in against])
        found.append(desk.words("▲ Other sources differ: {evidence}", evidence=shown))
    if one.value("confidence") == "low" or one.value("verified") is False:
        found.append(desk.words("▲ Not verified"))
    return tuple(found)


def source(desk: Desk, one: Allowed, *, full: bool) -> Spans:
    """Source and page; ``full`` adds who states it and the date of the source."""
    page = one.text("page")
    if page.isdigit():
        page = desk.words("p. {page}", page=page)
    stated_by = desk.short(one, "stated_by") if full else ()
    parts = [
        (*stated_by, Span(": "), *desk.short(one, "source"))
        if stated_by and one.text("source")
        else desk.short(one, "source"),
        span(desk.formats.short_day(one.text("source_date")) if full and one.text("source_date") else ""),
        span(desk.plain(page)),
        span(labels.choice("evidence", "confidence", "unknown", desk.words) if not one.text("source") else ""),
    ]
    return joined(parts, ", ")


def table(desk: Desk, found: Sequence[Allowed], *, summary: str, anchors: bool = False) -> Table:
    """The evidence table of a fiche or of the whole pack."""
    words = desk.words
    head = (words.p("table", "No."), words("Claim"), words("Figure"), words("As of"), words("Source"))
    return Table(summary, head, tuple(row(desk, one, anchor=anchors) for one in found), _WIDTHS, right=(2,))


def chart(desk: Desk, found: Sequence[Allowed]) -> Chart | None:
    """Bars where at least three figures count the same thing in the same unit at different times; None otherwise."""
    groups: dict[tuple[str, str], list[Allowed]] = defaultdict(list)
    for one in found:
        if one.text("counted") and one.value("value") and one.text("as_of") and "value" not in one.disputed:
            groups[one.text("counted"), one.text("unit")].append(one)
    for (counted, _), members in groups.items():
        dates = [one.text("as_of") for one in members]
        if len(members) >= _LEAST_BARS and len(set(dates)) == len(dates):
            return _bars(desk, counted, sorted(members, key=lambda one: one.text("as_of"))[-_MOST_BARS:])
    return None


def _bars(desk: Desk, counted: str, members: Sequence[Allowed]) -> Chart:
    bars = tuple(
        Bar(desk.formats.short_day(one.text("as_of")), figure(desk, one), int(Decimal(one.text("value")) * 1000),
            ours=one is members[-1])
        for one in members
    )  # fmt: skip
    spoken = "; ".join(f"{bar.label}: {bar.shown}" for bar in bars)
    sources = desk.formats.listing(dict.fromkeys(one.text("source") for one in members if one.text("source")))
    note = desk.words("Source: {source}", source=sources) if sources else ""
    return Chart(counted, bars, f"{counted}: {spoken}", note)


def part(desk: Desk) -> Part | None:
    """The list of all evidence that the pack uses; None if it uses none."""
    order = sorted(desk.numbers.items(), key=lambda item: item[1])
    found = [one for id_, _ in order if (one := desk.shelf.get("evidence", id_))]
    if not found:
        return None
    words = desk.words
    title = words("Evidence")
    due = sum(1 for one in found if stale(desk, one))
    differing = sum(1 for one in found if rivals(desk, one))
    notes: list[Block] = []
    if due or differing:
        counted = (
            words.n("{n} figure is due for review", "{n} figures are due for review", due) if due else "",
            words.n("{n} figure is contradicted", "{n} figures are contradicted by each other", differing)
            if differing
            else "",
        )
        notes.append(Para(span(desk.plain("; ".join(filter(None, counted)) + "."))))
    return Part(title, "evidence", (*notes, table(desk, found, summary=title, anchors=True)))
