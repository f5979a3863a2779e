# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Finds for the window: one a record, its best field, with the place where it is opened and what it belongs to."""

from dataclasses import dataclass

from ara_desktop.core.values import Hit
from ara_desktop.service.home import Lead, lead_to
from ara_desktop.store.views import View

_OWNERS = {"paragraph": "intervention", "agenda_item": "event"}


@dataclass(frozen=True, slots=True)
class Find:
    """A record that was found. ``belongs_to``: title of what it is a part of or filed under, empty for what stands alone."""

    hit: Hit
    lead: Lead
    belongs_to: str = ""


def finds(view: View, words: str, limit: int) -> tuple[Find, ...]:
    """The best finds, best first, each record once; at most ``limit`` fields are looked at."""
    found: dict[str, Find] = {}
    for hit in view.search(words, limit):
        if hit.id in found:
            continue
        record = view.record(hit.kind, hit.id)
        if record is None:
            continue
        lead = lead_to(view, record)
        owner = record.text(_OWNERS[record.kind]) if record.kind in _OWNERS else lead.record or ""
        found[hit.id] = Find(hit, lead, view.title("*", owner) if owner not in ("", hit.id) else "")
    return tuple(found.values())
