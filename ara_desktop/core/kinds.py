# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Every record kind, declared once (DESIGN 4, FORMAT).

Tables, search index, merge rules, JSON of the command line and form labels are derived from here. Adding a kind is
one class, one form and one line of documentation. The class written at a field is its ceiling: the widest audience it
may ever reach. Released fields are never renamed, retyped or moved between compartments.
"""

from hashlib import sha256

from ara_desktop.core import fields as f
from ara_desktop.core.classes import Audience
from ara_desktop.core.fields import Field, Kind, kind

OPEN, ALLIANCE, INSIDE, CLOSED = Audience.PUBLIC, Audience.ALLIANCE, Audience.DELEGATION, Audience.PRINCIPAL

STANCES = ("support", "support_with_changes", "can_live_with", "reservation", "oppose", "no_position")
RANKS = ("must", "should", "could")
CONFIDENCES = ("high", "medium", "low", "unknown")
MODES = ("free", "read", "interpreted")
RELEASES = ("none", "secretariat", "alliance", "public")
CLEARANCES = ("requested", "co_signed", "co_signed_with_changes", "objected", "withdrawn", "void")
Text = str | None
Many = tuple[str, ...]


@kind()
class Sourced:
    """Where a fact comes from; shared by all reference kinds."""

    source: Text = f.text(OPEN)
    source_date: Text = f.date(OPEN)
    confidence: Text = f.choice(OPEN, *CONFIDENCES)
    verified: bool | None = f.flag(OPEN)


@kind(key=("code",), sorted_by=("adopted_on", "code"), title=("title",))
class Declaration(Sourced):
    """A text adopted or drafted by the alliance."""

    code: Text = f.text(OPEN)
    title: Text = f.text(OPEN, translatable=True)
    language: Text = f.language(OPEN)
    adopted_on: Text = f.date(OPEN)
    place: Text = f.text(OPEN)
    status: Text = f.choice(OPEN, "draft", "adopted")
    version: Text = f.text(OPEN)
    url: Text = f.text(OPEN)
    supersedes: Text = f.ref(OPEN, "declaration")
    preamble: Text = f.prose(OPEN)
    footnotes: Text = f.prose(OPEN)
    note: Text = f.prose(OPEN)


@kind(key=("declaration", "label"), sorted_by=("declaration", "sort_key", "label"), title=("label", "heading"))
class Point(Sourced):
    """A numbered or lettered provision; heading and summary are our own words."""

    declaration: Text = f.ref(OPEN, "declaration")
    label: Text = f.text(OPEN)
    sort_key: Text = f.sort_key(OPEN)
    language: Text = f.language(OPEN)
    heading: Text = f.text(OPEN, translatable=True)
    summary: Text = f.prose(OPEN)
    note: Text = f.prose(OPEN)


@kind(key=("point", "language", "status"), sorted_by=("point", "language", "status"), title=("point", "language"))
class Wording(Sourced):
    """The text of a point in one language; each language is a record of its own."""

    point: Text = f.ref(OPEN, "point")
    language: Text = f.language(OPEN)
    status: Text = f.choice(OPEN, "official", "courtesy", "own")
    text: Text = f.prose(OPEN)
    url: Text = f.text(OPEN)
    based_on: Text = f.text(OPEN)
    divergence: Text = f.prose(OPEN)


@kind(key=("code",), sorted_by=("name",), title=("name",))
class Region(Sourced):
    """A region; its code is the NUTS code, or ``X01`` and on in training."""

    code: Text = f.text(OPEN)
    name: Text = f.text(OPEN, translatable=True)
    language: Text = f.language(OPEN)
    country: Text = f.text(OPEN)
    accent: Text = f.text(OPEN)
    note: Text = f.prose(OPEN)


@kind(key=("region", "status", "starts_on"), sorted_by=("starts_on", "region"), title=("region", "status"))
class Membership(Sourced):
    """What a region is to the alliance, from and to a date."""

    region: Text = f.ref(OPEN, "region")
    status: Text = f.choice(OPEN, "founder", "member", "observer", "announced", "guest", "unclear")
    starts_on: Text = f.date(OPEN)
    ends_on: Text = f.date(OPEN)
    language: Text = f.language(OPEN)
    note: Text = f.prose(OPEN)


@kind(sorted_by=("name",), title=("name",))
class Organisation(Sourced):
    """An institution, association, union, cluster, network, project, chamber or science body."""

    name: Text = f.text(OPEN, translatable=True)
    language: Text = f.language(OPEN)
    type: Text = f.text(OPEN, translatable=True)
    level: Text = f.choice(OPEN, "eu", "national", "regional", "cross_border", "international", "local")
    country: Text = f.text(OPEN)
    note: Text = f.prose(OPEN)
    starts_on: Text = f.date(OPEN)
    ends_on: Text = f.date(OPEN)
    funding: Text = f.text(OPEN, translatable=True)
    url: Text = f.text(OPEN)


@kind(sorted_by=("sign",), title=("sign", "name"))
class Unit:
    """A unit of the house that clears texts."""

    sign: Text = f.text(INSIDE)
    name: Text = f.text(INSIDE)
    head: Text = f.text(INSIDE)
    deputy: Text = f.text(INSIDE)
    mailbox: Text = f.text(INSIDE)


@kind(key=("subject_record", "object_record", "role"), sorted_by=("subject_record", "role"), title=("role",))
class Link(Sourced):
    """What joins two records in public: consortium, membership of a network, stakeholder of a point."""

    subject_record: Text = f.ref(OPEN)
    object_record: Text = f.ref(OPEN)
    role: Text = f.text(OPEN)


@kind(sorted_by=("subject_record",), title=("what",))
class Relation:
    """What binds or separates persons; for the principal only."""

    subject_record: Text = f.ref(CLOSED, "person")
    object_record: Text = f.ref(CLOSED, "person")
    language: Text = f.language(CLOSED)
    what: Text = f.prose(CLOSED)
    as_of: Text = f.date(CLOSED)


@kind(sorted_by=("family_name", "name"), title=("name",))
class Person:
    """Somebody; offices over time are records of their own."""

    name: Text = f.text(INSIDE)
    family_name: Text = f.text(INSIDE)
    address: Text = f.text(INSIDE)
    contact: Text = f.text(INSIDE)
    mobile: Text = f.text(INSIDE)
    language: Text = f.language(INSIDE)
    biography: Text = f.prose(INSIDE)
    photo: Text = f.ref(INSIDE, "attachment")
    photo_rights: Text = f.text(INSIDE)
    purpose: Text = f.text(INSIDE)
    keep_until: Text = f.date(INSIDE)


@kind(sorted_by=("person", "starts_on"), title=("title",))
class Office:
    """An office held by a person from and to a date."""

    person: Text = f.ref(INSIDE, "person")
    language: Text = f.language(INSIDE)
    title: Text = f.text(INSIDE, translatable=True)
    held_at: Text = f.ref(INSIDE, "organisation", "region")
    starts_on: Text = f.date(INSIDE)
    ends_on: Text = f.date(INSIDE)


@kind(sorted_by=("starts_on", "name"), title=("name",))
class Event(Sourced):
    """A conference or meeting; chair, host and event are three things."""

    code: Text = f.text(ALLIANCE)
    name: Text = f.text(ALLIANCE, translatable=True)
    language: Text = f.language(ALLIANCE)
    kind: Text = f.choice(ALLIANCE, "launch", "annual", "conference", "meeting", "bilateral")
    starts_on: Text = f.date(ALLIANCE)
    ends_on: Text = f.date(ALLIANCE)
    zone: Text = f.text(ALLIANCE)
    place: Text = f.text(ALLIANCE)
    country: Text = f.text(ALLIANCE)
    host: Text = f.text(ALLIANCE)
    languages: Many = f.tags(ALLIANCE)
    theme: Text = f.text(ALLIANCE, translatable=True)
    declaration: Text = f.ref(ALLIANCE, "declaration")
    outcome: Text = f.prose(ALLIANCE)
    objective: Text = f.prose(CLOSED)
    messages: Text = f.prose(CLOSED)
    avoid: Text = f.prose(CLOSED)
    reply_by: Text = f.date(INSIDE)
    file_number: Text = f.text(INSIDE)
    contact: Text = f.text(INSIDE)


@kind(sorted_by=("starts_on", "role"), title=("role", "region"))
class ChairTerm(Sourced):
    """Who chairs, from and to a date."""

    role: Text = f.choice(OPEN, "chair", "vice_chair")
    region: Text = f.ref(OPEN, "region")
    holder: Text = f.text(OPEN)
    portfolio: Text = f.text(OPEN, translatable=True)
    starts_on: Text = f.date(OPEN)
    ends_on: Text = f.date(OPEN)
    language: Text = f.language(OPEN)
    note: Text = f.prose(OPEN)


@kind(sorted_by=("event", "person"), title=("role",))
class Participation:
    """Who takes part in an event, in which role, for whom."""

    person: Text = f.ref(INSIDE, "person")
    event: Text = f.ref(INSIDE, "event")
    role: Text = f.choice(INSIDE, "principal", "speaker", "delegate", "staff", "interpreter", "guest", "contact")
    deputy_for: Text = f.ref(INSIDE, "person")
    mobile: Text = f.text(INSIDE)


@kind(sorted_by=("event", "sort_key"), title=("label", "title"))
class AgendaItem:
    """One item of an event's agenda; survives a revised agenda."""

    event: Text = f.ref(ALLIANCE, "event")
    label: Text = f.text(ALLIANCE)
    sort_key: Text = f.sort_key(ALLIANCE)
    starts_at: Text = f.moment(ALLIANCE)
    ends_at: Text = f.moment(ALLIANCE)
    language: Text = f.language(ALLIANCE)
    title: Text = f.text(ALLIANCE, translatable=True)
    kind: Text = f.choice(
        ALLIANCE, "opening", "debate", "decision", "keynote", "break", "bilateral", "press", "closing"
    )
    points: Many = f.refs(ALLIANCE, "point")
    slot_seconds: int | None = f.number(ALLIANCE)
    documents: Many = f.refs(ALLIANCE, "attachment")
    room: Text = f.text(ALLIANCE)
    seat: Text = f.text(ALLIANCE)
    interpretation: Many = f.tags(ALLIANCE)
    speaker_before: Text = f.text(ALLIANCE)
    speaker_after: Text = f.text(ALLIANCE)
    counterpart: Text = f.text(INSIDE)
    objective: Text = f.prose(CLOSED)
    messages: Text = f.prose(CLOSED)
    avoid: Text = f.prose(CLOSED)
    assessment: Text = f.prose(CLOSED)
    arrangements: Text = f.prose(INSIDE)
    background: Text = f.prose(INSIDE)
    contact: Text = f.text(INSIDE)
    result: Text = f.prose(INSIDE)
    next_steps: Text = f.prose(INSIDE)


@kind(key=("region", "point"), sorted_by=("point", "region"), title=("point", "region"), gate="release")
class Position:
    """What a region holds on one point."""

    region: Text = f.ref(OPEN, "region")
    point: Text = f.ref(OPEN, "point")
    language: Text = f.language(ALLIANCE)
    stance: Text = f.choice(ALLIANCE, *STANCES)
    priority: Text = f.choice(INSIDE, "high", "medium", "low")
    line: Text = f.prose(ALLIANCE)
    reasons: Text = f.prose(ALLIANCE)
    ask: Text = f.prose(ALLIANCE)
    if_asked: Text = f.prose(INSIDE)
    state_of_play: Text = f.prose(INSIDE)
    red_line: Text = f.prose(CLOSED)
    fallback: Text = f.prose(CLOSED)
    assessment: Text = f.prose(CLOSED)
    lead_unit: Text = f.text(INSIDE)
    valid_until: Text = f.date(INSIDE)
    release: Text = f.choice(INSIDE, *RELEASES)
    evidence: Many = f.refs(INSIDE, "evidence")
    reason_for_change: Text = f.prose(INSIDE)


@kind(
    key=("subject_record", "subject_field", "language"),
    sorted_by=("subject_record", "subject_field", "language"),
    title=("subject_field", "language"),
    about="subject_record",
    about_field="subject_field",
)
class Translation:
    """One field of one record in another language; stale as soon as the original moves."""

    subject_record: Text = f.ref(OPEN)
    subject_field: Text = f.text(OPEN)
    language: Text = f.language(OPEN)
    text: Text = f.prose(OPEN)
    based_on: Text = f.digest(OPEN)
    by_machine: bool | None = f.flag(OPEN)
    translator: Text = f.text(OPEN)


@kind(
    key=("subject_record", "part", "language", "unit"),
    sorted_by=("subject_record", "part", "language", "unit"),
    title=("unit", "state"),
    about="subject_record",
    about_field="part",
)
class Clearance:
    """A unit's co-signature on one exact text in one language."""

    subject_record: Text = f.ref(INSIDE)
    part: Text = f.text(INSIDE)
    language: Text = f.language(INSIDE)
    unit: Text = f.text(INSIDE)
    state: Text = f.choice(INSIDE, *CLEARANCES)
    text_hash: Text = f.digest(INSIDE)
    signed_by: Text = f.text(INSIDE)
    signed_on: Text = f.date(INSIDE)
    channel: Text = f.choice(INSIDE, "program", "mail", "phone", "paper")
    recorded_by: Text = f.text(INSIDE)
    proof: Text = f.ref(INSIDE, "attachment")
    reply_by: Text = f.date(INSIDE)
    comment: Text = f.prose(INSIDE)


@kind(sorted_by=("counted", "as_of", "claim"), title=("claim",))
class Evidence(Sourced):
    """A figure or fact: what is counted, value, unit, as-of date, source."""

    language: Text = f.language(OPEN)
    claim: Text = f.prose(OPEN)
    counted: Text = f.text(OPEN, translatable=True)
    value: Text = f.decimal(OPEN)
    unit: Text = f.text(OPEN, translatable=True)
    qualifier: Text = f.choice(OPEN, "exact", "about", "over", "at_least")
    as_of: Text = f.date(OPEN)
    page: Text = f.text(OPEN)
    url: Text = f.text(OPEN)
    stated_by: Text = f.text(OPEN, translatable=True)
    review_by: Text = f.date(INSIDE)
    checked_by: Text = f.text(INSIDE)
    points: Many = f.refs(OPEN, "point")


@kind(sorted_by=("point", "region", "stated_on"), title=("who", "quote"))
class Statement:
    """Something somebody said on a point, dated, quoted, sourced."""

    region: Text = f.ref(ALLIANCE, "region")
    who: Text = f.text(ALLIANCE)
    point: Text = f.ref(ALLIANCE, "point")
    event: Text = f.ref(ALLIANCE, "event")
    stated_on: Text = f.date(ALLIANCE)
    stance: Text = f.choice(ALLIANCE, *STANCES)
    language: Text = f.language(ALLIANCE)
    quote: Text = f.prose(ALLIANCE)
    source: Text = f.text(ALLIANCE)
    source_public: bool | None = f.flag(ALLIANCE)
    confidence: Text = f.choice(ALLIANCE, *CONFIDENCES)


@kind(sorted_by=("point", "region", "as_of"), title=("region", "point"))
class Reading:
    """How we interpret a region on a point; for the principal only."""

    region: Text = f.ref(CLOSED, "region")
    point: Text = f.ref(CLOSED, "point")
    stance: Text = f.choice(CLOSED, *STANCES)
    language: Text = f.language(CLOSED)
    why: Text = f.prose(CLOSED)
    as_of: Text = f.date(CLOSED)


@kind(sorted_by=("event", "item", "sort_key"), title=("title",), gate="delivered")
class Intervention:
    """A speaking contribution for one slot."""

    event: Text = f.ref(OPEN, "event")
    item: Text = f.ref(OPEN, "agenda_item")
    sort_key: Text = f.sort_key(OPEN)
    language: Text = f.language(OPEN)
    title: Text = f.text(OPEN, translatable=True)
    speaker: Text = f.ref(OPEN, "person")
    mode: Text = f.choice(OPEN, *MODES)
    slot_seconds: int | None = f.number(OPEN)
    rate: int | None = f.number(INSIDE)
    status: Text = f.choice(INSIDE, "draft", "in_clearance", "agreed", "delivered", "dropped")
    regions: Many = f.refs(OPEN, "region")
    points: Many = f.refs(OPEN, "point")
    note: Text = f.prose(INSIDE)


@kind(sorted_by=("intervention", "sort_key"), title=("text",), gate="delivered")
class Paragraph:
    """An ordered part of an intervention; a line break is a phrase break."""

    intervention: Text = f.ref(OPEN, "intervention")
    sort_key: Text = f.sort_key(OPEN)
    language: Text = f.language(OPEN)
    text: Text = f.prose(OPEN)
    rank: Text = f.choice(INSIDE, *RANKS)
    evidence: Many = f.refs(INSIDE, "evidence")
    note: Text = f.prose(INSIDE)


@kind(sorted_by=("intervention", "rehearsed_at"), title=("speaker",))
class Rehearsal:
    """A timed reading aloud; teaches the estimate."""

    intervention: Text = f.ref(INSIDE, "intervention")
    speaker: Text = f.ref(INSIDE, "person")
    language: Text = f.language(INSIDE)
    mode: Text = f.choice(INSIDE, *MODES)
    words: int | None = f.number(INSIDE)
    seconds: int | None = f.number(INSIDE)
    rehearsed_at: Text = f.moment(INSIDE)


@kind(sorted_by=("point", "sort_key"), title=("trigger",))
class Reaction:
    """If they say X, we answer Y."""

    point: Text = f.ref(INSIDE, "point")
    region: Text = f.ref(INSIDE, "region")
    sort_key: Text = f.sort_key(INSIDE)
    language: Text = f.language(INSIDE)
    trigger: Text = f.prose(INSIDE)
    answer: Text = f.prose(INSIDE)


@kind(sorted_by=("event", "logged_at"), title=("who", "quote"))
class LogEntry:
    """A line of the meeting log."""

    event: Text = f.ref(INSIDE, "event")
    item: Text = f.ref(INSIDE, "agenda_item")
    logged_at: Text = f.moment(INSIDE)
    points: Many = f.refs(INSIDE, "point")
    region: Text = f.ref(INSIDE, "region")
    who: Text = f.text(INSIDE)
    stance: Text = f.choice(INSIDE, *STANCES)
    language: Text = f.language(INSIDE)
    quote: Text = f.prose(INSIDE)


@kind(sorted_by=("due_on", "what"), title=("what",))
class Commitment:
    """Something promised in a meeting."""

    event: Text = f.ref(INSIDE, "event")
    item: Text = f.ref(INSIDE, "agenda_item")
    language: Text = f.language(INSIDE)
    what: Text = f.prose(INSIDE)
    who: Text = f.text(INSIDE)
    due_on: Text = f.date(INSIDE)
    state: Text = f.choice(INSIDE, "open", "done", "dropped")


@kind(sorted_by=("year", "title"), title=("title",))
class Theme:
    """A theme of the work programme."""

    year: Text = f.date(OPEN)
    language: Text = f.language(OPEN)
    title: Text = f.text(OPEN, translatable=True)
    points: Many = f.refs(OPEN, "point")
    source: Text = f.text(OPEN)


@kind(sorted_by=("subject_record", "made_at"), title=("text",), about="subject_record", about_field="subject_field")
class Comment:
    """A remark on a record or one of its fields."""

    subject_record: Text = f.ref(INSIDE)
    subject_field: Text = f.text(INSIDE)
    anchor: Text = f.text(INSIDE)
    language: Text = f.language(INSIDE)
    text: Text = f.prose(INSIDE)
    who: Text = f.text(INSIDE)
    made_at: Text = f.moment(INSIDE)
    resolved: bool | None = f.flag(INSIDE)


@kind(sorted_by=("due_on", "what"), title=("what",), about="about")
class Task:
    """A deadline or a gap."""

    about: Text = f.ref(INSIDE)
    language: Text = f.language(INSIDE)
    what: Text = f.prose(INSIDE)
    who: Text = f.text(INSIDE)
    due_on: Text = f.date(INSIDE)
    state: Text = f.choice(INSIDE, "open", "done", "dropped")


@kind(sorted_by=("title", "name"), title=("title", "name"), about="about")
class Attachment:
    """A file, content-addressed; missing is shown as missing."""

    about: Text = f.ref(INSIDE)
    name: Text = f.text(INSIDE)
    media_type: Text = f.text(INSIDE)
    sha256: Text = f.digest(INSIDE)
    size_bytes: int | None = f.number(INSIDE)
    language: Text = f.language(INSIDE)
    title: Text = f.text(INSIDE)
    source: Text = f.text(INSIDE)
    dated: Text = f.date(INSIDE)


@kind(sorted_by=("event", "name"), title=("name",))
class Pack:
    """The recipe of a briefing pack."""

    event: Text = f.ref(INSIDE, "event")
    name: Text = f.text(INSIDE)
    preset: Text = f.choice(INSIDE, "principal", "delegation", "podium")
    parts: Many = f.tags(INSIDE)
    language: Text = f.language(INSIDE)


@kind(sorted_by=("event", "reader", "number"), title=("event", "reader", "number"), closed_for="reader_class")
class Issue:
    """One exported edition of a pack; numbers count per reader."""

    event: Text = f.ref(INSIDE, "event")
    reader: Text = f.text(INSIDE)
    reader_class: Text = f.choice(INSIDE, *(a.code for a in Audience))
    language: Text = f.language(INSIDE)
    number: int | None = f.number(INSIDE)
    content: Text = f.digest(INSIDE)
    sha256: Text = f.digest(INSIDE)
    pages: int | None = f.number(INSIDE)
    issued_at: Text = f.moment(INSIDE)


DECLARED = (
    Declaration, Point, Wording, Region, Membership, Organisation, Unit, Link, Relation, Person, Office, Event,
    ChairTerm, Participation, AgendaItem, Position, Translation, Clearance, Evidence, Statement, Reading,
    Intervention, Paragraph, Rehearsal, Reaction, LogEntry, Commitment, Theme, Comment, Task, Attachment, Pack, Issue,
)  # fmt: skip
KINDS: dict[str, Kind] = {found.name: found for found in map(f.kind_of, DECLARED)}


def field_of(kind_name: str, field_name: str) -> Field | None:
    """The declared field, or None for one that only a newer program knows."""
    known = KINDS.get(kind_name)
    return known.fields.get(field_name) if known else None


def declarations_digest() -> str:
    """SHA-256 over all declarations: derived tables that carry another one are rebuilt."""
    lines = [
        f"{k.name}|{','.join(k.key)}|{k.about}|{k.closed_for}|{x.name}|{x.type}|{x.ceiling.code}|{','.join(x.choices)}"
        for k in KINDS.values()
        for x in k.fields.values()
    ]
    return sha256("\n".join(lines).encode()).hexdigest()
