# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Writing interventions: new ones, and their paragraphs put in and moved. Each function is one unit of work."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from ara_desktop.core.errors import RecordUnknown
from ara_desktop.core.placing import placed, reading_order
from ara_desktop.core.ports import Ids
from ara_desktop.core.values import Changes, FieldValue, Record
from ara_desktop.service.records import write_in
from ara_desktop.store.store import Store
from ara_desktop.store.views import View

CHANCE_BYTES = 2
Seen = Mapping[str, tuple[str, ...]]


def write_seen(
    store: Store, kind: str, id_: str, values: Mapping[str, FieldValue], seen: Seen
) -> tuple[Mapping[str, tuple[str, ...]], Changes]:
    """Write fields over what was on the screen when typing began; what arrived since stays beside it as a conflict.

    The answer names by field the ops that the writer may count as seen from now on: those of before and the own new one.
    Raises: InputRefused, StoreError.
    """
    known = {name: seen.get(name, ()) for name in values}
    with store.writing() as work:
        _, changes = write_in(work, kind, id_, values, seen=known)
        me = work.view.facts().replica
        heads = {name: work.view.heads(kind, id_, name) for name in values}
    own = {name: [head.op for head in found if head.replica == me] for name, found in heads.items()}
    return {name: tuple(dict.fromkeys((*known[name], *own[name]))) for name in values}, changes


def new_speech(
    store: Store, event: str, item: str = "", *, language: str = "", slot_seconds: int | None = None, title: str = ""
) -> tuple[str, Changes]:
    """A new intervention with one empty paragraph. Slot, points and interpretation come from the agenda item.

    The speaker is the principal of the event, where one is named. Raises: RecordUnknown, InputRefused, StoreError.
    """
    with store.writing() as work:
        view = work.view
        if view.record("event", event) is None:
            raise RecordUnknown(kind="event", name=event)
        at = view.record("agenda_item", item) if item else None
        others = _of_event(view, event)
        values: dict[str, FieldValue] = {
            "event": event,
            "item": item or None,
            "title": title or None,
            "language": language or None,
            "speaker": _principal(view, event) or None,
            "mode": "interpreted" if at and at.many("interpretation") else "free",
            "slot_seconds": slot_seconds or (at.number("slot_seconds") if at else None),
            "points": at.many("points") if at else (),
            "status": "draft",
            "sort_key": _at_end(store.ids, others),
        }
        record, changes = write_in(work, "intervention", None, values)
        first = {"intervention": record.id, "language": record.text("language"), "rank": "must"}
        paragraph, more = write_in(work, "paragraph", None, {**first, "sort_key": _at_end(store.ids, ())})
    return record.id, _together(changes, more, ("paragraph", paragraph.id))


def put_paragraph(
    store: Store, intervention: str, at: int, *, text: str = "", rank: str = "must"
) -> tuple[str, Changes]:
    """A new paragraph at place ``at`` (0 is the first). Raises: RecordUnknown, InputRefused, StoreError."""
    with store.writing() as work:
        speech = _speech(work.view, intervention)
        others = _siblings(work.view, intervention)
        where = max(0, min(at, len(others)))
        keys = _keys(store.ids, others, where)
        values: dict[str, FieldValue] = {
            "intervention": intervention,
            "language": speech.text("language") or work.view.facts().language,
            "text": text or None,
            "rank": rank,
            "sort_key": keys.pop(where),
        }
        made, changes = write_in(work, "paragraph", None, values)
        order = [*others[:where], made, *others[where:]]
        for place, key in keys.items():
            _, more = write_in(work, "paragraph", order[place].id, {"sort_key": key})
            changes = _together(changes, more)
    return made.id, changes


def move_paragraph(store: Store, paragraph: str, at: int) -> Changes:
    """Put a paragraph at place ``at`` among its siblings, itself not counted; settles diverging places.

    Raises: RecordUnknown, StoreError.
    """
    with store.writing() as work:
        moved = work.view.record("paragraph", paragraph)
        if moved is None:
            raise RecordUnknown(kind="paragraph", name=paragraph)
        others = [one for one in _siblings(work.view, moved.text("intervention")) if one.id != paragraph]
        where = max(0, min(at, len(others)))
        order = [*others[:where], moved, *others[where:]]
        changes = Changes()
        for place, key in _keys(store.ids, others, where).items():
            _, done = write_in(work, "paragraph", order[place].id, {"sort_key": key}, label="edit")
            changes = _together(changes, done)
    return changes


def keep_rehearsal(store: Store, intervention: str, *, words: int, seconds: int) -> Changes:
    """Remember how long a text took when it was rehearsed; later estimates for this speaker follow it.

    Raises: RecordUnknown, InputRefused, StoreError.
    """
    with store.writing() as work:
        speech = _speech(work.view, intervention)
        now = datetime.fromtimestamp(store.clock.now_ms() / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        values: dict[str, FieldValue] = {
            "intervention": intervention,
            "speaker": speech.text("speaker") or None,
            "language": speech.text("language") or work.view.facts().language,
            "mode": speech.text("mode") or "interpreted",
            "words": words,
            "seconds": seconds,
            "rehearsed_at": now,
        }
        return write_in(work, "rehearsal", None, values)[1]


def _keys(ids: Ids, siblings: Sequence[Record], at: int) -> dict[int, str]:
    return placed([one.text("sort_key") for one in siblings], at, lambda: ids.token(CHANCE_BYTES))


def _at_end(ids: Ids, siblings: Sequence[Record]) -> str:
    return _keys(ids, siblings, len(siblings))[len(siblings)]


def _siblings(view: View, intervention: str) -> list[Record]:
    return [one for one in view.records("paragraph") if one.text("intervention") == intervention]


def _of_event(view: View, event: str) -> list[Record]:
    found = [one for one in view.records("intervention") if one.text("event") == event]
    return sorted((one for one in found if one.text("sort_key")), key=lambda one: reading_order(one.text("sort_key")))


def _speech(view: View, id_: str) -> Record:
    record = view.record("intervention", id_)
    if record is None:
        raise RecordUnknown(kind="intervention", name=id_)
    return record


def _principal(view: View, event: str) -> str:
    mine = [one for one in view.records("participation") if one.text("event") == event]
    return next((one.text("person") for one in mine if one.text("role") == "principal"), "")


def _together(one: Changes, other: Changes, *more: tuple[str, str]) -> Changes:
    change = other.change or one.change
    return Changes(one.records | other.records | frozenset(more), change, one.conflicts + other.conflicts)
