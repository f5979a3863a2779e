# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The list of all points: our stance, what is missing, and how others stand; in groups by declaration.

Reads all statements and clearances: for the lane.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ara_desktop.core.identity import keyed_id
from ara_desktop.core.values import Record
from ara_desktop.service.clearance import FALLEN, GIVEN, Standing, standings
from ara_desktop.service.fiche import points_in_order, said
from ara_desktop.service.fiche_context import AGAINST, FOR, about, latest, others, over, rivals, stale
from ara_desktop.service.naming import MAIN_DECLARATION
from ara_desktop.service.shelves import own_region
from ara_desktop.store.views import View

GAPS = (
    "text_unknown", "no_position", "no_stance", "no_line", "disputed", "fallen", "objected", "uncleared", "expired",
    "stale_evidence", "rival_evidence", "open_comments",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing or wrong: a code of ``GAPS``, and how often."""

    code: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point. ``stance`` is empty for no position; ``stances`` has several in conflict; counts are of other regions."""

    id: str
    number: str
    heading: str
    summary: str
    note: str
    known: bool
    stance: str
    stances: tuple[str, ...]
    line: str
    gaps: tuple[Gap, ...]
    supporting: int
    opposing: int
    silent: int

    def misses(self, code: str) -> bool:
        """Whether a gap of that code is there."""
        return any(gap.code == code for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class PointGroup:
    """The points of one declaration in its order; none where its text has not been taken in."""

    declaration: str
    title: str
    code: str
    status: str
    note: str
    main: bool
    rows: tuple[PointRow, ...]


def points_list(view: View, language: str, today: str) -> tuple[PointGroup, ...]:
    """The ten points first, then the other declarations, newest first. ``today``: YYYY-MM-DD."""
    facts = _Facts(view, language, today)
    by_declaration: dict[str, list[PointRow]] = defaultdict(list)
    points = {one.id: one for one in view.records("point")}
    for id_ in points_in_order(view):
        by_declaration[points[id_].text("declaration")].append(facts.row(points[id_]))
    home = keyed_id("declaration", [MAIN_DECLARATION])
    groups = [
        PointGroup(
            one.id, said(view, one, "title", language), one.text("code"), one.text("status"),
            said(view, one, "note", language), one.id == home, tuple(by_declaration[one.id]),
        )
        for one in reversed(view.records("declaration"))
    ]  # fmt: skip
    return tuple(sorted(groups, key=lambda group: (not group.main, not group.rows)))


class _Facts:
    """What all rows need, read once."""

    def __init__(self, view: View, language: str, today: str) -> None:
        self._view, self._language, self._today = view, language, today
        self._region = own_region(view)
        self._others = others(view, today)
        self._evidence = view.records("evidence")
        self._last = _by_point(latest(view.records("statement"), today))
        self._wordings = {one.text("point") for one in view.records("wording") if one.text("text") or one.conflicts}
        self._standings: dict[str, list[Standing]] = defaultdict(list)
        for one in standings(view):
            self._standings[one.record.text("subject_record")].append(one)
        self._comments = Counter(
            one.text("subject_record") for one in view.records("comment") if one.fields.get("resolved") is not True
        )

    def row(self, point: Record) -> PointRow:
        """One point as the list shows it."""
        position = self._view.record("position", keyed_id("position", [self._region, point.id]))
        if position is not None and position.retired is not None:
            position = None
        known = point.id in self._wordings or bool(point.text("heading") or point.text("summary"))
        said_by = {region: code for region, code in self._last.get(point.id, {}).items() if region != self._region}
        return PointRow(
            id=point.id,
            number=point.text("label"),
            heading=said(self._view, point, "heading", self._language),
            summary=said(self._view, point, "summary", self._language),
            note=said(self._view, point, "note", self._language),
            known=known,
            stance=position.text("stance") if position else "",
            stances=self._stances(position),
            line=said(self._view, position, "line", self._language) if position else "",
            gaps=tuple(self._gaps(point, position, known=known)),
            supporting=sum(code in FOR for code in said_by.values()),
            opposing=sum(code in AGAINST for code in said_by.values()),
            silent=len(self._others - said_by.keys()),
        )

    def _stances(self, position: Record | None) -> tuple[str, ...]:
        if position is None or "stance" not in position.conflicts:
            return ()
        heads = self._view.heads("position", position.id, "stance")
        return tuple(dict.fromkeys(str(head.value or "") for head in heads))

    def _gaps(self, point: Record, position: Record | None, *, known: bool) -> list[Gap]:
        comments = self._comments[point.id] + (self._comments[position.id] if position else 0)
        counts = {"text_unknown": int(not known), "open_comments": comments, **self._evidence_gaps(point, position)}
        if position is None:
            counts["no_position"] = 1
        else:
            counts |= {
                "no_stance": int(not position.text("stance") and "stance" not in position.conflicts),
                "no_line": int(not position.text("line") and "line" not in position.conflicts),
                "disputed": len(position.conflicts),
                "expired": int(over(position.text("valid_until"), self._today)),
                **_clearance_gaps(position, self._standings[position.id]),
            }
        return [Gap(code, counts[code]) for code in GAPS if counts.get(code)]

    def _evidence_gaps(self, point: Record, position: Record | None) -> Mapping[str, int]:
        mine = [one for one in self._evidence if about(one, point.id, position)]
        return {
            "stale_evidence": sum(stale(one, self._today) for one in mine),
            "rival_evidence": sum(bool(rivals(one, self._evidence)) for one in mine),
        }


def _clearance_gaps(position: Record, found: Sequence[Standing]) -> Mapping[str, int]:
    """Fallen and refused signatures; parts with a text on which nobody's signature holds (texts that leave the house)."""
    holding = {one.record.text("part") for one in found if one.holds}
    wanted = [name for name in ("line", "reasons", "ask") if position.text(name)]
    return {
        "fallen": sum(one.state == FALLEN and one.record.text("state") in GIVEN for one in found),
        "objected": sum(one.state in ("objected", "withdrawn") for one in found),
        "uncleared": sum(name not in holding for name in wanted),
    }


def _by_point(last: Mapping[tuple[str, str], Record]) -> Mapping[str, Mapping[str, str]]:
    """Point -> region -> stance."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (region, point), one in last.items():
        found[point][region] = one.text("stance")
    return found
