# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What a point's page shows of its texts: wordings, our position part by part, clearances as they stand today.

Quick enough for the main thread; what needs all statements or all evidence stands in ``fiche_context``. Every field comes
with the ops that were on the screen, and ``write_position`` hands them back: what arrived meanwhile is never overwritten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ara_desktop.core.classes import Audience
from ara_desktop.core.identity import keyed_id
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.seeds import text_hash
from ara_desktop.core.values import Changes, FieldValue, Past, Record
from ara_desktop.service.clearance import GIVEN, Standing, standings, texts_of
from ara_desktop.service.naming import MAIN_DECLARATION
from ara_desktop.service.records import write_in
from ara_desktop.service.shelves import Sorting, own_region
from ara_desktop.store.store import Store
from ara_desktop.store.views import View

TEXTS = ("line", "reasons", "ask", "if_asked", "state_of_play")
CLOSED_TEXTS = ("red_line", "fallback", "assessment")
SETTINGS = ("stance", "priority", "lead_unit", "valid_until", "release", "reason_for_change")


@dataclass(frozen=True, slots=True)
class Version:
    """One of several last values of a field. ``author`` is empty for reference and training data."""

    op: str
    value: str
    author: str
    at: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A field as it stands: its value and the ops it comes from; ``versions`` where several last values differ."""

    name: str
    value: str = ""
    heads: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A unit's answer on one part in one language.

    ``state`` is how it stands today (``void`` once the text has changed), ``given`` what was answered. ``signed_text`` is
    the text that was co-signed, None where it is not the present one and is not found in the history. ``disputed``: the
    text has several last versions; ``text_now`` is empty then.
    """

    id: str
    part: str
    language: str
    unit: str
    unit_name: str
    state: str
    given: str
    day: str
    signed_by: str
    channel: str
    recorded_by: str
    comment: str
    reply_by: str
    proof: str
    signed_text: str | None
    text_now: str
    disputed: bool

    @property
    def fallen(self) -> bool:
        """Whether it was given and the text has changed since."""
        return self.given in GIVEN and self.state not in GIVEN


@dataclass(frozen=True, slots=True)
class Part:
    """One text of the position. ``ceiling`` may ever see it, ``now`` may see it today."""

    held: Held
    ceiling: Audience
    now: Audience
    signatures: tuple[Signature, ...] = ()

    @property
    def name(self) -> str:
        """Code of the field."""
        return self.held.name


@dataclass(frozen=True, slots=True)
class WordingText:
    """The text of the point in one language. ``status``: official, courtesy, own; ``texts``: more than one in conflict."""

    id: str
    language: str
    status: str
    texts: tuple[str, ...]
    source: str
    source_date: str
    url: str
    based_on: str
    divergence: str


@dataclass(frozen=True, slots=True)
class PointHead:
    """How a point is named. ``known``: there is a heading, a summary or a wording; ``before``, ``after``: its neighbours."""

    id: str
    number: str
    heading: str
    summary: str
    note: str
    declaration: str
    declaration_code: str
    known: bool
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A point's page. ``position`` is the id our position has or would have; ``retired`` the reason it was taken out for.

    ``torn``: somebody took it out while somebody else changed it.
    """

    point: PointHead
    region: str
    position: str
    exists: bool
    retired: str | None
    torn: bool
    language: str
    settings: Mapping[str, Held]
    parts: Mapping[str, Part]
    wordings: tuple[WordingText, ...]
    units: tuple[tuple[str, str], ...]


def first_point(view: View) -> str | None:
    """The first point of the ten-point declaration, else of any; None while there is none."""
    return next(iter(points_in_order(view)), None)


def points_in_order(view: View) -> tuple[str, ...]:
    """Ids of all points: the ten points first, then those of other declarations, newest declaration first."""
    home = keyed_id("declaration", [MAIN_DECLARATION])
    order = [home, *(one.id for one in reversed(view.records("declaration")) if one.id != home)]
    place = {id_: at for at, id_ in enumerate(order)}
    points = view.records("point")
    return tuple(one.id for one in sorted(points, key=lambda one: place.get(one.text("declaration"), len(place))))


def sheet(view: View, point_id: str, language: str) -> Sheet | None:
    """The page of a point, headings in ``language`` where there is a text in it; None for a point that is not here."""
    point = view.record("point", point_id)
    if point is None:
        return None
    region = own_region(view)
    id_ = keyed_id("position", [region, point_id])
    record = view.record("position", id_)
    wordings = _wordings(view, point_id)
    return Sheet(
        point=_head(view, point, language, has_wording=bool(wordings)),
        region=region,
        position=id_,
        exists=record is not None,
        retired=record.retired if record else None,
        torn=record is not None and "retired" in record.conflicts,
        language=(record.text("language") if record else "") or view.facts().language,
        settings=_settings(view, id_, record),
        parts=_parts(view, id_, record),
        wordings=wordings,
        units=tuple((one.text("sign"), one.text("name")) for one in view.records("unit")),
    )


def write_position(
    store: Store, page: Sheet, values: Mapping[str, FieldValue], seen: Mapping[str, tuple[str, ...]]
) -> tuple[Mapping[str, tuple[str, ...]], Changes]:
    """Write fields of our position on the point of ``page``; the first value makes the position.

    ``seen``: by field the ops on the screen when typing began; a field that was empty had none. The answer names, by field,
    the ops that the writer may count as seen from now on: those of before and the own new one. Raises: InputRefused, StoreError.
    """
    key = {"region": page.region, "point": page.point.id}
    known = {name: seen.get(name, ()) for name in values}
    with store.writing() as work:
        record, changes = write_in(work, "position", page.position, {**key, **values}, seen=known)
        me = work.view.facts().replica
        heads = {name: work.view.heads("position", record.id, name) for name in values}
    own = {name: [head.op for head in found if head.replica == me] for name, found in heads.items()}
    return {name: tuple(dict.fromkeys((*known[name], *own[name]))) for name in values}, changes


def said(view: View, record: Record, field: str, language: str) -> str:
    """A text of a record in ``language`` where a translation of the present original is here, else the original."""
    text = record.text(field)
    if not text or _primary(record.text("language") or view.facts().language) == _primary(language):
        return text
    other = view.record("translation", keyed_id("translation", [record.id, field, _primary(language)]))
    fresh = other is not None and other.text("based_on") == text_hash(text)
    return (other.text("text") if other and fresh else "") or text


def _head(view: View, point: Record, language: str, *, has_wording: bool) -> PointHead:
    declaration = view.record("declaration", point.text("declaration"))
    order = points_in_order(view)
    at = order.index(point.id) if point.id in order else -1
    return PointHead(
        id=point.id,
        number=point.text("label"),
        heading=said(view, point, "heading", language),
        summary=said(view, point, "summary", language),
        note=said(view, point, "note", language),
        declaration=said(view, declaration, "title", language) if declaration else "",
        declaration_code=declaration.text("code") if declaration else "",
        known=has_wording or bool(point.text("heading") or point.text("summary")),
        before=order[at - 1] if at > 0 else None,
        after=order[at + 1] if 0 <= at < len(order) - 1 else None,
    )


def _wordings(view: View, point_id: str) -> tuple[WordingText, ...]:
    """Every wording of the point: official ones first, then by language."""
    rank = {"official": 0, "courtesy": 1, "own": 2}
    mine = [one for one in view.records("wording") if one.text("point") == point_id]
    ordered = sorted(mine, key=lambda one: (rank.get(one.text("status"), 3), one.text("language")))
    return tuple(
        WordingText(
            one.id, one.text("language"), one.text("status"), _all_texts(view, one, "text"), one.text("source"),
            one.text("source_date"), one.text("url"), one.text("based_on"), one.text("divergence"),
        )
        for one in ordered
    )  # fmt: skip


def _all_texts(view: View, record: Record, field: str) -> tuple[str, ...]:
    if field in record.conflicts:
        return tuple(str(head.value or "") for head in view.heads(record.kind, record.id, field))
    return (record.text(field),)


# -- fields -----------------------------------------------------------------------------------------------------------
def _settings(view: View, id_: str, record: Record | None) -> Mapping[str, Held]:
    ops = view.all_heads("position", id_) if record else {}
    return {name: held(view, record, name, ops) for name in SETTINGS}


def held(view: View, record: Record | None, name: str, ops: Mapping[str, tuple[str, ...]]) -> Held:
    """One field with the ops it comes from; ``ops`` as ``View.all_heads`` gives them."""
    if record is None:
        return Held(name)
    if name not in record.conflicts:
        return Held(name, record.text(name), ops.get(name, ()))
    seeds = set(view.facts().seeds.values())
    versions = tuple(
        Version(one.op, str(one.value or ""), "" if one.replica in seeds else one.author, one.at, one.mine)
        for one in view.heads(record.kind, record.id, name)
    )
    return Held(name, "", ops.get(name, ()), versions)


def _parts(view: View, id_: str, record: Record | None) -> Mapping[str, Part]:
    sorting = Sorting(view, Audience.PRINCIPAL, view.facts().language)
    ops = view.all_heads("position", id_) if record else {}
    signatures = _signatures(view, id_) if record else ()
    found = {}
    for name in (*TEXTS, *CLOSED_TEXTS):
        one = KINDS["position"].fields[name]
        now = sorting.needed(record, one) if record else max(one.ceiling, Audience.DELEGATION)
        own = tuple(sign for sign in signatures if sign.part == name)
        found[name] = Part(held(view, record, name, ops), one.ceiling, now, own)
    return found


# -- clearance --------------------------------------------------------------------------------------------------------
def _signatures(view: View, subject: str) -> tuple[Signature, ...]:
    found = standings(view, subject)
    fallen = any(one.record.text("state") in GIVEN and not one.holds for one in found)
    past = view.history("position", subject) if fallen else ()
    names = {one.text("sign"): one.text("name") for one in view.records("unit")} if found else {}
    return tuple(_signature(view, one, names, past) for one in found)


def _signature(view: View, one: Standing, names: Mapping[str, str], past: Sequence[Past]) -> Signature:
    record = one.record
    part, language = record.text("part"), record.text("language")
    own, now = _text_of(view, record.text("subject_record"), part, language)
    signed = now if one.holds else _signed_text(record, past if own else _translation_past(view, record))
    proof = view.record("attachment", record.text("proof")) if record.text("proof") else None
    return Signature(
        id=record.id,
        part=part,
        language=language,
        unit=record.text("unit"),
        unit_name=names.get(record.text("unit"), ""),
        state=one.state,
        given=record.text("state"),
        day=record.text("signed_on"),
        signed_by=record.text("signed_by"),
        channel=record.text("channel"),
        recorded_by=record.text("recorded_by"),
        comment=record.text("comment"),
        reply_by=record.text("reply_by"),
        proof=(proof.text("title") or proof.text("name")) if proof else "",
        signed_text=signed,
        text_now=now,
        disputed=len(set(texts_of(view, record.text("subject_record"), part, language))) > 1,
    )


def _text_of(view: View, subject: str, part: str, language: str) -> tuple[bool, str]:
    """Whether the language is that of the original, and the present text in it (empty in conflict)."""
    record = view.record("position", subject)
    original = (record.text("language") if record else "") or view.facts().language
    if not language or language == original:
        return True, record.text(part) if record else ""
    translation = view.record("translation", keyed_id("translation", [subject, part, language]))
    return False, translation.text("text") if translation else ""


def _translation_past(view: View, record: Record) -> Sequence[Past]:
    key = [record.text("subject_record"), record.text("part"), record.text("language")]
    past = view.history("translation", keyed_id("translation", key))
    return tuple(one for one in past if one.field == "text")


def _signed_text(record: Record, past: Sequence[Past]) -> str | None:
    wanted = record.text("text_hash")
    if not wanted:
        return None
    texts = (str(one.value or "") for one in past if one.field in (record.text("part"), "text"))
    return next((text for text in texts if text_hash(text) == wanted), None)


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower()
