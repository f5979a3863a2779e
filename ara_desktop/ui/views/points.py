# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""All points: our stance, what is missing, how the others stand; the ten points first, then those of other declarations."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ara_desktop.core.ports import Monitor
from ara_desktop.service.points_list import Gap, PointGroup, PointRow, points_list
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words, msgid
from ara_desktop.ui.models.base import Column, RowsModel
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_names import local_today
from ara_desktop.ui.views.position_table import CellPainter, GrownTable, StancePainter
from ara_desktop.ui.views.wording_import import UnknownNote
from ara_desktop.ui.widgets.badges import StanceBadge
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible

_SHARES = (3, 0.5, 10.8, 0.5, 6.6)
_STANCE, _MISSING = 2, 3


def gap_text(gap: Gap, words: Words) -> str:
    """``Keine Position``, ``2 Teile nicht mitgezeichnet`` and so on."""
    n = gap.times
    texts = {
        "text_unknown": words("Text not yet known"),
        "no_position": words("No position"),
        "no_stance": words("No stance"),
        "no_line": words("No line to take"),
        "disputed": words.n("{n} field with diverging versions", "{n} fields with diverging versions", n),
        "fallen": words.n("{n} clearance fallen", "{n} clearances fallen", n),
        "objected": words.n("{n} objection", "{n} objections", n),
        "uncleared": words.n("{n} text not cleared", "{n} texts not cleared", n),
        "expired": words("No longer valid"),
        "stale_evidence": words.n("{n} figure to be reviewed", "{n} figures to be reviewed", n),
        "rival_evidence": words.n("{n} contradictory figure", "{n} contradictory figures", n),
        "open_comments": words.n("{n} open comment", "{n} open comments", n),
    }
    return texts.get(gap.code, gap.code)


class PointRows(RowsModel[PointRow]):
    """Points as a table."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        words = session.tr
        columns = (
            Column[PointRow](msgid("No."), lambda row: visible(row.number), self._spoken),
            Column[PointRow](msgid("Heading"), self._heading),
            Column[PointRow](msgid("Our stance"), self._stance, self._stance_spoken),
            Column[PointRow](msgid("What is missing"), self._missing),
            Column[PointRow](msgid("The others"), self._others, self._others_spoken),
        )
        super().__init__(words, columns, lambda row: row.id, parent)

    def _spoken(self, row: PointRow) -> str:
        return self._session.words("Point {number}: {heading}", number=visible(row.number), heading=self._heading(row))

    def _heading(self, row: PointRow) -> str:
        return visible(row.heading) or self._session.words("Not yet known")

    def _stance(self, row: PointRow) -> str:
        words = self._session.words
        if row.stances:
            return " / ".join(labels.stance(code or None, words) for code in row.stances)
        return labels.stance(row.stance, words) if row.stance else "–"

    def _stance_spoken(self, row: PointRow) -> str:
        return self._stance(row) if row.stance or row.stances else self._session.words("No position")

    def _missing(self, row: PointRow) -> str:
        found = [gap for gap in row.gaps if gap.code != "text_unknown"]
        return "\n".join(gap_text(gap, self._session.words) for gap in found) or self._session.words("Nothing")

    def _others(self, row: PointRow) -> str:
        words = self._session.words
        return words("{supporting} for\n{opposing} against", supporting=row.supporting, opposing=row.opposing)

    def _others_spoken(self, row: PointRow) -> str:
        return others_text(row, self._session)


def others_text(row: PointRow, session: Session) -> str:
    """How many regions support a point, oppose it, and have not been heard."""
    words = session.words
    parts = [
        words.n("{n} region supports it", "{n} regions support it", row.supporting),
        words.n("{n} region opposes it", "{n} regions oppose it", row.opposing),
        words.n("of {n} region nothing is known", "of {n} regions nothing is known", row.silent),
    ]
    return session.formats.listing(parts)


class GroupPanel(Panel):
    """The points of one declaration."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        self.heading, self._count = Text(role="h2", wrap=True), Text(role="muted", wrap=True)
        self.rows = PointRows(session, self)
        self.table = GrownTable(session.theme)
        self.table.hold(self.rows, _SHARES)
        theme = session.theme
        for column, painter in {
            1: CellPainter(theme, self.table, ink=lambda row: "text" if row.known else "text2", bold=True),
            _STANCE: StancePainter(theme, self.table, lambda row: row.stance),
            _MISSING: CellPainter(theme, self.table, ink=lambda row: "warn" if row.gaps else "text2"),
        }.items():
            self.table.setItemDelegateForColumn(column, painter)
        self.unknown = UnknownNote(session)
        for widget in (self.heading, self._count, self.table, self.unknown):
            self.add(widget)

    def show_group(self, group: PointGroup) -> None:
        """Show a declaration."""
        words, formats = self._session.words, self._session.formats
        self.heading.setText(visible(group.title))
        self.table.setAccessibleName(words("Points of: {declaration}", declaration=visible(group.title)))
        self.table.setVisible(bool(group.rows))
        missing = [row for row in group.rows if not row.known]
        self.unknown.setVisible(bool(missing) or not group.rows)
        self._count.setText(words("Its points have not been taken in yet.") if not group.rows else "")
        self._count.setVisible(not group.rows)
        if missing:
            title = words.n(
                "Point {points} is not yet known",
                "Points {points} are not yet known",
                len(missing),
                points=formats.listing(row.number for row in missing),
            )
            self.unknown.tell(title, missing[0].note, group.code)
        else:
            self.unknown.tell("", "", group.code)
        if self.rows.rows != group.rows:
            kept = self.rows.key_at(self.table.currentIndex())
            self.rows.show_rows(group.rows)
            line = self.rows.line_of(kept) if kept else None
            if line is not None:
                self.table.setCurrentIndex(self.rows.index(line, 0))


class Points(View):
    """The list of points in groups; Return opens one."""

    code, heading = "points", msgid("Points")
    kinds = frozenset(
        {
            "declaration", "point", "wording", "position", "clearance", "evidence", "statement", "comment",
            "translation", "membership", "region",
        }
    )  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._groups: list[GroupPanel] = []
        self._asked = 0
        self._side = PointDetails(session)
        self._column = QVBoxLayout(self)
        em = session.theme.em
        self._column.setContentsMargins(em(1.2), em(0.9), em(1.2), em(1.6))
        self._column.setSpacing(em(0.9))
        self._column.addStretch(1)
        self._side.opened.clicked.connect(lambda: self._open(self._side.point))
        session.tr.changed.connect(self.reload)

    @property
    def details(self) -> QWidget | None:
        """The point that was picked."""
        return self._side

    @property
    def groups(self) -> tuple[GroupPanel, ...]:
        """Panels on screen, the ten points first."""
        return tuple(group for group in self._groups if not group.isHidden())

    def reload(self) -> None:
        """Read on the lane; what is on screen stays until the answer is there."""
        self._asked += 1
        asked, store, language = self._asked, self.session.dossier.store, self.session.words.language
        today = local_today(store.clock.now_ms())

        def read(_monitor: Monitor) -> tuple[PointGroup, ...]:
            with store.reading() as view:
                return points_list(view, language, today)

        self.session.jobs.start(read, done=lambda groups: self._show(groups) if asked == self._asked else None)

    def _show(self, groups: tuple[PointGroup, ...]) -> None:
        first_time = not self._groups
        while len(self._groups) < len(groups):
            self._groups.append(self._new_group())
        for panel, group in zip(self._groups, groups, strict=False):
            panel.setVisible(True)
            panel.show_group(group)
        for panel in self._groups[len(groups) :]:
            panel.hide()
        if first_time:
            self._take_focus()
        if self._side.point is None or all(row.id != self._side.point for group in groups for row in group.rows):
            first = next((row for group in groups for row in group.rows), None)
            self._side.show_row(first)
        else:
            self._side.show_row(next(row for group in groups for row in group.rows if row.id == self._side.point))

    def _take_focus(self) -> None:
        """The keyboard waited on the empty page: it goes to the first table now."""
        holder = QApplication.focusWidget()
        if self._groups and (holder is None or holder.isAncestorOf(self)):
            self._groups[0].table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_group(self) -> GroupPanel:
        panel = GroupPanel(self.session)
        self._column.insertWidget(len(self._groups), panel)
        panel.table.opened.connect(lambda line: self._open(panel.rows.key_at(line)))
        panel.table.picked.connect(lambda line: self._side.show_row(panel.rows.row_at(line)) if line >= 0 else None)
        return panel

    def _open(self, point: str | None) -> None:
        if point is not None:
            self.session.go("point", point)


class PointDetails(Panel):
    """The point that was picked: what it says, our line, what is missing, how the others stand."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "", parent)
        self._session = session
        self.point: str | None = None
        self._number, self._heading = Text(role="cap", wrap=True), Text(role="h2", wrap=True)
        self._summary, self._line = Text(role="muted", wrap=True), Text(wrap=True)
        self._stance = StanceBadge(session.theme, session.tr, None)
        self._missing, self._others = Text(wrap=True), Text(wrap=True)
        self._missing.set_ink("warn")
        self.opened = Button(session.theme, "arrow-right", "primary")
        session.tr.bind(self.opened.setText, msgid("&Open this point"))
        caps = [Text(role="cap") for _ in range(3)]
        for cap, text in zip(caps, (msgid("Our line"), msgid("What is missing"), msgid("The others")), strict=True):
            session.tr.bind(cap.setText, text)
        for widget in (self._number, self._heading, self._summary, self._stance):
            self.add(widget)
        for cap, shown in zip(caps, (self._line, self._missing, self._others), strict=True):
            self.add(cap)
            self.add(shown)
        self.add_row(self.opened, None)
        self.fill_up()

    def show_row(self, row: PointRow | None) -> None:
        """Show a point; nothing for none."""
        self.point = row.id if row is not None else None
        self.setVisible(row is not None)
        if row is None:
            return
        words = self._session.words
        self._number.setText(words("Point {number} of the declaration", number=visible(row.number)))
        self._heading.setText(visible(row.heading) or words("Not yet known"))
        self._summary.setText(visible(row.summary or row.note))
        self._stance.show_stance(row.stance or None)
        self._line.setText(visible(row.line) or words("No line to take yet"))
        self._missing.setText("\n".join(gap_text(gap, words) for gap in row.gaps) or words("Nothing"))
        self._missing.set_ink("warn" if row.gaps else "")
        self._others.setText(others_text(row, self._session))
