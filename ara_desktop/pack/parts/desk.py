# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What every part works at: values for one reader, the event, and how its language writes things."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ara_desktop.core import prose as marks
from ara_desktop.core.allowed import Allowed, Shelf
from ara_desktop.pack.blocks import Block, Items, Panel, Para, Span, Spans, joined, span
from ara_desktop.pack.recipe import Recipe
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats, stopwatch
from ara_desktop.text.spacing import bound


@dataclass(frozen=True, slots=True)
class Frame:
    """What an edition is about. ``event`` and ``region`` (our own) are record ids; moments are UTC.

    ``edition`` 0 and an empty ``code`` stand for a pack that is not numbered yet; ``replaces`` is number and moment of
    the edition before.
    """

    event: str
    region: str
    issued_at: str
    edition: int = 0
    code: str = ""
    replaces: tuple[int, str] | None = None


@dataclass(frozen=True)
class Desk:
    """Everything a part may use. ``numbers``: evidence id -> number of its row in the evidence list."""

    shelf: Shelf
    recipe: Recipe
    frame: Frame
    words: Words
    formats: Formats
    event: Allowed
    numbers: Mapping[str, int] = field(default_factory=dict)

    # -- time ------------------------------------------------------------------------------------------------------
    @property
    def zone(self) -> str:
        """The IANA zone of the event; UTC where none is known."""
        return self.event.text("zone") or "UTC"

    @property
    def today(self) -> str:
        """The day of this edition where the event takes place, YYYY-MM-DD."""
        return self.local_day(self.frame.issued_at)

    @property
    def day_of_event(self) -> str:
        """The first day of the event, or today if it has none: offices are shown as of that day."""
        return self.event.text("starts_on") or self.today

    def local_day(self, moment: str) -> str:
        """The day of a moment in the zone of the event, YYYY-MM-DD; empty for no moment."""
        if not moment:
            return ""
        known = datetime.fromisoformat(moment)
        aware = known if known.tzinfo else known.replace(tzinfo=UTC)
        try:
            return aware.astimezone(ZoneInfo(self.zone)).date().isoformat()
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return aware.astimezone(UTC).date().isoformat()

    def begun(self, day: str, by: str) -> bool:
        """Whether ``day`` (possibly partial, empty for always) is not after ``by``."""
        return day[: len(by)] <= by[: len(day)]

    def over(self, day: str, by: str) -> bool:
        """Whether ``day`` (possibly partial, empty for never) has passed at ``by``."""
        return bool(day) and day < by[: len(day)]

    def clock_span(self, item: Allowed) -> str:
        """``10:15–11:00 Uhr`` of an agenda item, with what is known."""
        start, end = item.text("starts_at"), item.text("ends_at")
        if start and end:
            return self.formats.clock_span(start, end, self.zone)
        return self.formats.clock(start, self.zone) if start else ""

    def slot(self, seconds: int | None) -> str:
        """``3:00 min``; empty for no slot."""
        return self.words("{time} min", time=stopwatch(seconds)) if seconds else ""

    # -- texts -----------------------------------------------------------------------------------------------------
    def plain(self, text: str) -> str:
        """A program's or record's text with the non-breaking spaces of the pack's language."""
        return bound(text, self.shelf.language)

    def foreign(self, language: str) -> str:
        """The language tag if it is another than the pack's, else empty."""
        return "" if _primary(language) in ("", _primary(self.shelf.language)) else language

    def language_name(self, language: str) -> str:
        """``Englisch`` for ``en``; the tag itself where CLDR has no name."""
        from babel import Locale

        names = Locale.parse(self.formats.locale).languages
        return str(names.get(language.replace("-", "_")) or names.get(_primary(language)) or language)

    def short(self, record: Allowed, name: str, *, bold: bool = False) -> Spans:
        """A field on one line, in its language, with the mark of its state."""
        if name in record.disputed:
            versions = [span(str(one), bold=bold) for one in record.disputed[name]]
            return (*joined(versions, " / "), self._mark(self.words("diverging versions")))
        said = record.said(name)
        if said is None:
            return span(self.plain(record.text(name)), bold=bold)
        foreign = self.foreign(said.language)
        text = bound(said.text, said.language)
        return (Span(text, language=foreign, bold=bold), *self._state(said.state, said.language))

    def _state(self, state: str, language: str) -> Spans:
        if state == "stale":
            name = self.language_name(language)
            return (self._mark(self.words("{language}, translation out of date", language=name)),)
        return (Span(f" [{self.language_name(language)}]", italic=True),) if state == "untranslated" else ()

    def _mark(self, text: str) -> Span:
        return Span(f" [{text}]", alert=True)

    def prose(self, record: Allowed, name: str) -> tuple[Block, ...]:
        """A prose field as blocks, in its language, with the marks of its state; empty if there is nothing."""
        if name in record.disputed:
            return (self._diverging(record, name),)
        said = record.said(name)
        if said is None:
            return self.written(record.text(name), "", record)
        return (*self._note(said.state, said.language), *self.written(said.text, said.language, record))

    def _diverging(self, record: Allowed, name: str) -> Panel:
        """All last texts of a field in conflict, one after the other."""
        language = record.text("language") if name != "language" else ""
        blocks: list[Block] = []
        for at, text in enumerate(record.disputed[name], 1):
            blocks.append(Para(span(self.words("Version {n}", n=at), bold=True), "small"))
            blocks += self.written("" if text is None else str(text), language, record)
        return Panel("plain", self.words("Diverging versions, not yet decided"), tuple(blocks))

    def _note(self, state: str, language: str) -> tuple[Block, ...]:
        if state == "stale":
            name = self.language_name(language)
            text = self.words("▲ Translation out of date; this is the original ({language}).", language=name)
            return (Para(span(text, alert=True), "mark"),)
        if state == "untranslated":
            name = self.language_name(language)
            return (
                Para(span(self.words("Original ({language}), not translated", language=name), italic=True), "mark"),
            )
        return ()

    def written(self, text: str, language: str, record: Allowed | None = None) -> tuple[Block, ...]:
        """Prose as it was written: paragraphs and lists. ``record``: whose list of evidence its numbers mean."""
        own = record.many("evidence") if record and "evidence" in record.fields else ()
        blocks: list[Block] = []
        for block in marks.parse(text):
            if isinstance(block, marks.Listing):
                entries = tuple(self.inline(entry, language, own) for entry in block.entries)
                blocks.append(Items(entries, ordered=block.numbered))
            else:
                blocks.append(Para(self.inline(block.inlines, language, own)))
        return tuple(blocks)

    def inline(self, parts: Iterable[marks.Inline], language: str, own: tuple[str, ...] = ()) -> Spans:
        """Inline marks as spans: bold, line breaks, cues in brackets, links to the evidence list."""
        foreign = self.foreign(language)
        found: list[Span] = []
        for part in parts:
            if isinstance(part, marks.Words):
                found.append(Span(bound(part.text, language or self.shelf.language), bold=part.bold, language=foreign))
            elif isinstance(part, marks.LineBreak):
                found.append(Span("\n"))
            elif isinstance(part, marks.Cue):
                found.append(Span(f"[{part.text}]", italic=True, language=foreign))
            else:
                found += self.references(self._meant(part, own))
        return tuple(found)

    def _meant(self, part: marks.Evidence, own: tuple[str, ...]) -> tuple[str, ...]:
        if part.by_id:
            return tuple(one for one in self.numbers if one.startswith(part.reference))[:1]
        at = int(part.reference) - 1
        return own[at : at + 1]

    # -- evidence --------------------------------------------------------------------------------------------------
    def evidence_label(self, id_: str) -> str:
        """``B3``; empty for evidence that is not in this pack."""
        number = self.numbers.get(id_)
        return self.words.p("evidence number", "E{n}", n=number) if number else ""

    def references(self, ids: Iterable[str]) -> Spans:
        """Small raised links to the evidence list, in the order of their numbers."""
        known = sorted((self.numbers[one], one) for one in set(ids) if one in self.numbers)
        return joined([(Span(self.evidence_label(one), link=evidence_key(one), raised=True),) for _, one in known], " ")

    # -- records ---------------------------------------------------------------------------------------------------
    @property
    def items(self) -> tuple[Allowed, ...]:
        """The agenda of the event, in order."""
        return self.shelf.of("agenda_item", event=self.event.id)

    @property
    def interventions(self) -> tuple[Allowed, ...]:
        """Our interventions at the event, in the order of the agenda; dropped ones are left out."""
        order = {item.id: at for at, item in enumerate(self.items)}
        found = [i for i in self.shelf.of("intervention", event=self.event.id) if i.value("status") != "dropped"]
        return tuple(sorted(found, key=lambda one: order.get(one.text("item"), len(order))))

    def interventions_at(self, item: Allowed) -> tuple[Allowed, ...]:
        """Our interventions at one agenda item."""
        return tuple(one for one in self.interventions if one.value("item") == item.id)

    def person(self, id_: str) -> str:
        """The name of a person, empty if not known."""
        person = self.shelf.get("person", id_)
        return person.text("name") if person else ""

    def region_name(self, id_: str) -> str:
        """The name of a region in the pack's language."""
        region = self.shelf.get("region", id_)
        return region.text("name") if region else ""

    def top(self, item: Allowed | None) -> str:
        """``TOP 3``; empty for no item or one without label."""
        label = item.text("label") if item else ""
        return self.plain(self.words("Item {label}", label=label)) if label else ""


def evidence_key(id_: str) -> str:
    """The place of a piece of evidence in the evidence list."""
    return f"evidence-{id_[:12]}"


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower()


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values without repetition, first come first."""
    return tuple(dict.fromkeys(values))
