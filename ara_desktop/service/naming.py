# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Which record somebody means: id, unique prefix of one, or the name that nature gives it.

Points of the ten-point declaration are named by number (``3``), others by declaration (``leipzig-2022/c``); regions by
NUTS code or name; events, units, persons and organisations by code, sign or name.
"""

import re

from ara_desktop.core.errors import RecordAmbiguous, RecordUnknown, RegionUnknown
from ara_desktop.core.identity import keyed_id
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.values import Record
from ara_desktop.store.views import View

MAIN_DECLARATION = "ten-points"
PREFIX = re.compile(r"[0-9a-f]{4,32}\Z")
NAMED_BY = {
    "region": ("code", "name"),
    "declaration": ("code", "title"),
    "event": ("code", "name"),
    "unit": ("sign", "name"),
    "person": ("name", "family_name"),
    "organisation": ("name",),
    "agenda_item": ("label", "title"),
    "intervention": ("title",),
}
Found = tuple[str, str]


def find(view: View, kind: str | None, name: str) -> Found:
    """(kind, id) of the record meant. Raises: RecordUnknown, RecordAmbiguous, RegionUnknown."""
    found = _by_id(view, kind, name) or _by_nature(view, kind, name)
    if found is None:
        raise RegionUnknown(name=name) if kind == "region" else RecordUnknown(kind=kind or "", name=name)
    return found


def find_any(view: View, kinds: tuple[str, ...], name: str) -> Found:
    """Like ``find`` for a reference that may point to several kinds; ``*`` means any."""
    if kinds == ("*",):
        return find(view, None, name)
    for kind in kinds[:-1]:
        try:
            return find(view, kind, name)
        except (RecordUnknown, RegionUnknown):
            continue
    return find(view, kinds[-1], name)


def _by_id(view: View, kind: str | None, name: str) -> Found | None:
    if not PREFIX.match(name):
        return None
    hits = view.named(name, kind)
    if len(hits) > 1:
        raise RecordAmbiguous(kind=kind or "", name=name, ids=", ".join(id_[:12] for _, id_ in hits))
    return hits[0] if hits else None


def _by_nature(view: View, kind: str | None, name: str) -> Found | None:
    if kind == "point":
        return _point(view, name)
    for one in (kind,) if kind else tuple(NAMED_BY):
        hits = _by_name(view, one, name)
        if len(hits) > 1:
            raise RecordAmbiguous(kind=one, name=name, ids=", ".join(hit.id[:12] for hit in hits))
        if hits:
            return one, hits[0].id
    return None


def _by_name(view: View, kind: str, name: str) -> list[Record]:
    wanted = name.strip().casefold()
    for field in NAMED_BY.get(kind, ()):
        if KINDS[kind].key == (field,):
            record = view.record(kind, keyed_id(kind, [name.strip()]))
            if record:
                return [record]
        hits = [one for one in view.records(kind) if one.text(field).casefold() == wanted]
        if hits:
            return hits
    return _translated(view, kind, wanted)


def _translated(view: View, kind: str, wanted: str) -> list[Record]:
    """A region or event may be named in any language that is here."""
    ids = {one.id for one in view.records(kind)}
    found = {
        one.text("subject_record")
        for one in view.records("translation")
        if one.text("subject_record") in ids and one.text("subject_field") in NAMED_BY.get(kind, ())
        and one.text("text").casefold() == wanted
    }  # fmt: skip
    return [record for id_ in sorted(found) if (record := view.record(kind, id_))]


def _point(view: View, name: str) -> Found | None:
    declaration, _, label = name.rpartition("/")
    code = declaration or MAIN_DECLARATION
    try:
        _, parent = find(view, "declaration", code)
    except RecordUnknown:
        return None
    id_ = keyed_id("point", [parent, label.strip()])
    return ("point", id_) if view.record("point", id_) else None
