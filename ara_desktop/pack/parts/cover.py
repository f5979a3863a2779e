# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The cover: which event, for whom, which edition, whom to call, and how each speaking note begins."""

from ara_desktop.core.allowed import Allowed
from ara_desktop.pack.blocks import Cover, Spans, joined, span
from ara_desktop.pack.parts.desk import Desk, Frame
from ara_desktop.pack.parts.note import openings
from ara_desktop.pack.parts.persons import is_ours, office_line, offices_on
from ara_desktop.text import labels


def part(desk: Desk) -> Cover:
    """The cover; its edition is filled in by ``edition_of`` when the number is known."""
    words, event = desk.words, desk.event
    start, end = event.text("starts_on"), event.text("ends_on")
    same = not end or end == start
    when = (desk.formats.day(start, weekday=True) if same else desk.formats.span(start, end)) if start else ""
    podium = desk.recipe.preset == "podium"
    return Cover(
        kicker=words("Speaking notes") if podium else words("Briefing pack"),
        title=desk.short(event, "name") or span(words("Event without a name")),
        when_where=", ".join(filter(None, (event.text("place"), when))),
        facts=tuple((label, text) for label, text in _facts(desk) if text),
        openings_title=words("How our speeches begin"),
        openings=openings(desk),
        training=words("Training: everything in this pack is invented") if desk.shelf.training else "",
    )


def _facts(desk: Desk) -> list[tuple[str, Spans]]:
    words, event = desk.words, desk.event
    file_number = event.text("file_number")
    return [
        (words("For"), _reader(desk)),
        (words("Readers"), span(labels.reader_class(desk.recipe.reader, words))),
        (words("Theme"), desk.short(event, "theme")),
        (words("Host"), span(event.text("host"))),
        (words("File number"), span(file_number)),
        (words("Questions to"), span(desk.plain(contact_line(desk)))),
    ]


def _reader(desk: Desk) -> Spans:
    """Name and office of the principal; otherwise who the preset is made for."""
    if desk.recipe.preset == "principal":
        for one in _with_role(desk, "principal"):
            person = desk.shelf.get("person", one.text("person"))
            if person is not None:
                offices = [office_line(desk, office) for office in offices_on(desk, person, desk.day_of_event)]
                return joined([span(desk.person(person.id)), *offices[:1]], ", ")
    name = desk.region_name(desk.frame.region)
    return span(", ".join(filter(None, (labels.preset(desk.recipe.preset, desk.words), name))))


def _with_role(desk: Desk, role: str) -> tuple[Allowed, ...]:
    return desk.shelf.of("participation", event=desk.event.id, role=role)


def contact_line(desk: Desk) -> str:
    """Whom to call: the contact person with the number for the event, else what the event says."""
    found = [(desk.shelf.get("person", one.text("person")), one) for one in _with_role(desk, "contact")]
    known = [(person, one) for person, one in found if person is not None]
    for person, one in sorted(known, key=lambda pair: not is_ours(desk, pair[0], [pair[1]])):
        reach = one.text("mobile") or person.text("mobile") or person.text("contact")
        return ", ".join(filter(None, (person.text("name"), reach)))
    return desk.event.text("contact")


def edition_of(desk: Desk, frame: Frame) -> tuple[tuple[str, str], ...]:
    """Number, moment and code of the edition, and which one it replaces."""
    words = desk.words
    issued = desk.formats.moment(frame.issued_at, desk.zone)
    number_and_moment = words("{n} of {moment}", n=frame.edition, moment=issued)
    code = words("code {code}", code=frame.code) if frame.code else ""
    shown = [(words("Edition"), ", ".join(filter(None, (number_and_moment, code))))]
    if frame.replaces:
        number, moment = frame.replaces
        before = words("edition {n} of {moment}", n=number, moment=desk.formats.moment(moment, desk.zone))
        shown.append((words("Replaces"), before))
    return tuple((label, desk.plain(text)) for label, text in shown)
