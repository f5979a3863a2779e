# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Writing events: new ones, agenda items in their place by time, participants. Each function is one unit of work."""

from collections.abc import Sequence

from ara_desktop.core.errors import RecordUnknown
from ara_desktop.core.placing import placed
from ara_desktop.core.ports import Ids
from ara_desktop.core.values import Changes, FieldValue, Record
from ara_desktop.service.records import write_in
from ara_desktop.service.speaking_edit import CHANCE_BYTES
from ara_desktop.store.store import Store
from ara_desktop.store.views import View


def new_event(
    store: Store, *, name: str, starts_on: str = "", ends_on: str = "", place: str = "", zone: str = "", kind: str = ""
) -> tuple[str, Changes]:
    """A new event. Days are YYYY[-MM[-DD]]; ``zone`` by its IANA name. Raises: InputRefused, StoreError."""
    values: dict[str, FieldValue] = {
        "name": name or None, "starts_on": starts_on or None, "ends_on": ends_on or None, "place": place or None,
        "zone": zone or None, "kind": kind or None,
    }  # fmt: skip
    with store.writing() as work:
        record, changes = write_in(work, "event", None, {key: value for key, value in values.items() if value})
    return record.id, changes


def new_item(store: Store, event: str, *, title: str = "") -> tuple[str, Changes]:
    """A new agenda item behind the others: it begins when the last one ends, with the next number.

    Raises: RecordUnknown, InputRefused, StoreError.
    """
    with store.writing() as work:
        if work.view.record("event", event) is None:
            raise RecordUnknown(kind="event", name=event)
        others = _items(work.view, event)
        keys = _keys(store.ids, others, len(others))
        last = others[-1] if others else None
        numbers = [int(one.text("label")) for one in others if one.text("label").isdigit()]
        values: dict[str, FieldValue] = {
            "event": event,
            "title": title or None,
            "label": str(max(numbers, default=0) + 1),
            "starts_at": (last.text("ends_at") if last else "") or None,
            "sort_key": keys.pop(len(others)),
        }
        made, changes = write_in(work, "agenda_item", None, values)
        for place, key in keys.items():
            _, more = write_in(work, "agenda_item", others[place].id, {"sort_key": key})
            changes = _together(changes, more)
    return made.id, changes


def keep_time(store: Store, item: str, field: str, moment: str | None, heads: tuple[str, ...]) -> Changes:
    """Write ``starts_at`` or ``ends_at`` (UTC); an item that begins at another time goes to its place in the agenda.

    ``heads``: the ops that were on the screen. Raises: RecordUnknown, InputRefused, StoreError.
    """
    with store.writing() as work:
        _, changes = write_in(work, "agenda_item", item, {field: moment}, seen={field: heads})
        moved = work.view.record("agenda_item", item)
        if moved is None:
            raise RecordUnknown(kind="agenda_item", name=item)
        order = _items(work.view, moved.text("event"))
        others = [one for one in order if one.id != item]
        at = next((n for n, one in enumerate(order) if one.id == item), len(others))
        where = _place_by_time(others, moment) if field == "starts_at" and moment else at
        if where == at:
            return changes
        renewed = [*others[:where], moved, *others[where:]]
        for place, key in _keys(store.ids, others, where).items():
            _, more = write_in(work, "agenda_item", renewed[place].id, {"sort_key": key})
            changes = _together(changes, more)
    return changes


def add_participant(store: Store, event: str, *, role: str, person: str = "", name: str = "") -> Changes:
    """Somebody takes part: a person of the dossier, or by ``name`` a new one. Raises: InputRefused, StoreError."""
    with store.writing() as work:
        changes = Changes()
        if not person:
            record, changes = write_in(work, "person", None, {"name": name})
            person = record.id
        _, more = write_in(work, "participation", None, {"event": event, "person": person, "role": role})
    return _together(changes, more)


def _place_by_time(others: Sequence[Record], moment: str) -> int:
    """Behind the last item that begins no later; items without a time keep to the one before them."""
    place = 0
    for at, one in enumerate(others):
        begins = one.text("starts_at")
        if begins and begins > moment:
            break
        if begins or place == at:
            place = at + 1
    return place


def _items(view: View, event: str) -> list[Record]:
    return [one for one in view.records("agenda_item") if one.text("event") == event]


def _keys(ids: Ids, siblings: Sequence[Record], at: int) -> dict[int, str]:
    return placed([one.text("sort_key") for one in siblings], at, lambda: ids.token(CHANCE_BYTES))


def _together(one: Changes, other: Changes) -> Changes:
    return Changes(one.records | other.records, other.change or one.change, one.conflicts + other.conflicts)
