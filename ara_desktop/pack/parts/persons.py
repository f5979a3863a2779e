# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Who is who: people at the event with the office they hold on its day."""

from collections.abc import Sequence

from ara_desktop.core.allowed import Allowed
from ara_desktop.pack.blocks import Block, Heading, Para, Part, Spans, Together, joined, span
from ara_desktop.pack.parts.desk import Desk
from ara_desktop.text import labels

_ROLES = ("principal", "speaker", "delegate", "staff", "interpreter", "contact", "guest")
_DELEGATION = ("principal", "delegate", "staff", "interpreter", "contact")


def part(desk: Desk) -> Part | None:
    """The delegation first, then guests and counterparts; None if nobody is entered."""
    met = _by_person(desk)
    if not met:
        return None
    words = desk.words
    own = [pair for pair in met if is_ours(desk, *pair)]
    guests = [pair for pair in met if not is_ours(desk, *pair)]
    blocks: list[Block] = []
    for title, group in ((words("Our delegation"), own), (words("Others present"), guests)):
        if group:
            blocks.append(Heading(2, span(title)))
        for person, roles in group:
            blocks.append(Together(tuple(_fiche(desk, person, roles))))
    note = words("Offices as of {date}.", date=desk.formats.day(desk.day_of_event))
    return Part(words("People"), "persons", (Para(span(desk.plain(note)), "small"), *blocks))


def _by_person(desk: Desk) -> list[tuple[Allowed, list[Allowed]]]:
    """People at the event with their roles, in the order of the roles."""
    found: dict[str, list[Allowed]] = {}
    for one in desk.shelf.of("participation", event=desk.event.id):
        found.setdefault(one.text("person"), []).append(one)
    known = [(person, roles) for id_, roles in found.items() if (person := desk.shelf.get("person", id_))]
    return sorted(known, key=lambda pair: min(_rank(one.text("role")) for one in pair[1]))


def _rank(role: str) -> int:
    return _ROLES.index(role) if role in _ROLES else len(_ROLES)


def is_ours(desk: Desk, person: Allowed, roles: Sequence[Allowed]) -> bool:
    """Whether somebody belongs to our delegation: by an office in our region, or by a role and no office elsewhere."""
    held = {office.text("held_at") for office in offices_on(desk, person, desk.day_of_event)}
    if held:
        return desk.frame.region in held
    return any(one.text("role") in _DELEGATION or one.value("deputy_for") for one in roles)


def offices_on(desk: Desk, person: Allowed, day: str) -> tuple[Allowed, ...]:
    """The offices a person holds on a day."""
    return tuple(
        one
        for one in desk.shelf.of("office", person=person.id)
        if desk.begun(one.text("starts_on"), day) and not desk.over(one.text("ends_on"), day)
    )


def office_line(desk: Desk, office: Allowed) -> Spans:
    """``Ministerin, Mittelmark (seit März 2024)``."""
    place = desk.shelf.any(office.text("held_at"))
    since = office.text("starts_on")
    shown = desk.words(" (since {date})", date=desk.formats.day(since)) if since else ""
    name = span(place.text("name")) if place else ()
    return (*joined([desk.short(office, "title"), name], ", "), *span(desk.plain(shown)))


def _fiche(desk: Desk, person: Allowed, roles: Sequence[Allowed]) -> list[Block]:
    words = desk.words
    shown = [labels.choice("participation", "role", one.text("role"), words) for one in roles if one.text("role")]
    for one in roles:
        deputy = desk.person(one.text("deputy_for"))
        shown += [words("deputy for {name}", name=deputy)] if deputy else []
    blocks: list[Block] = [Heading(3, span(desk.person(person.id)))]
    offices = offices_on(desk, person, desk.day_of_event)
    lines = [office_line(desk, office) for office in offices] or [span(words("No office on that day is recorded."))]
    blocks.append(Para(joined(lines, "\n")))
    reach = [one.text("mobile") for one in roles] + [person.text("mobile"), person.text("contact")]
    address = person.text("address")
    salutation = words("address: {form}", form=address) if address else ""
    about = [desk.formats.listing(dict.fromkeys(shown)), salutation, *dict.fromkeys(filter(None, reach))]
    blocks.append(Para(span(" · ".join(filter(None, about))), "small"))
    former = _former(desk, person)
    if former:
        blocks.append(Para((*span(words("Before: ")), *joined(former, "; ")), "small"))
    blocks += desk.prose(person, "biography")
    return [*blocks, *_relations(desk, person)]


def _relations(desk: Desk, person: Allowed) -> list[Block]:
    """What binds or separates, named by the other one; only the principal's shelf has any."""
    blocks: list[Block] = []
    for one in desk.shelf.of("relation"):
        pair = (one.text("subject_record"), one.text("object_record"))
        if person.id not in pair:
            continue
        other = desk.person(pair[1] if pair[0] == person.id else pair[0])
        for block in desk.prose(one, "what"):
            name = span(desk.words("With {name}: ", name=other), bold=True)
            blocks.append(Para((*name, *block.text)) if isinstance(block, Para) and block.style == "body" else block)
    return blocks


def _former(desk: Desk, person: Allowed) -> list[Spans]:
    """Offices that had ended by the day of the event, newest first."""
    over = [
        one for one in desk.shelf.of("office", person=person.id) if desk.over(one.text("ends_on"), desk.day_of_event)
    ]
    found = []
    for one in reversed(over):
        years = desk.formats.span(one.text("starts_on")[:4], one.text("ends_on")[:4])
        found.append((*desk.short(one, "title"), *span(f" ({years})")))
    return found
