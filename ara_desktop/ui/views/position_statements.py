# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What was said on a point, newest first; one region alone shows how its stance moved."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ara_desktop.service.fiche_context import Spoken
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.base import Column, RowsModel
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_table import CellPainter, GrownTable, StancePainter
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.fields import Choice
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible

AT_ONCE = 8
_SHARES = (6.6, 0.36, 10.8, 0.64)
_STANCE = 2


class StatementsPanel(Panel):
    """The timeline of statements."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        self._spoken: tuple[Spoken, ...] = ()
        self._all = False
        title = Text(role="h2")
        session.tr.bind(title.setText, msgid("Statements"))
        self.region = Choice()
        self.region.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.region.setMinimumContentsLength(14)
        session.tr.bind(self.region.setAccessibleName, msgid("Statements of which region"))
        self._none = Text(role="muted", wrap=True)
        session.tr.bind(self._none.setText, msgid("No statement on this point is known yet"))
        columns = (
            Column[Spoken](msgid("Said on"), self._day),
            Column[Spoken](msgid("Region"), lambda one: visible(one.name)),
            Column[Spoken](msgid("Stance"), self._stance),
            Column[Spoken](msgid("Statement and source"), self._said),
        )
        self.rows = RowsModel[Spoken](session.tr, columns, lambda one: one.id, self)
        self.table = GrownTable(session.theme)
        self.table.hold(self.rows, _SHARES)
        self.table.setItemDelegateForColumn(_STANCE, StancePainter(session.theme, self.table, lambda one: one.stance))
        self.table.setItemDelegateForColumn(1, CellPainter(session.theme, self.table, bold=True))
        session.tr.bind(self.table.setAccessibleName, msgid("Statements, newest first"))
        self.more = Button(session.theme, "chevron-down", "ghost")
        head = self.add_row(title, None)
        head.addWidget(self.region)
        for widget in (self._none, self.table):
            self.add(widget)
        self.add_row(self.more, None)
        self.more.hide()
        self.region.chosen.connect(lambda _code: self._fill())
        self.more.clicked.connect(self._show_all)

    def begin(self) -> None:
        """Another point: the latest statements of all regions."""
        self._all = False
        self.region.show_code("")

    def show_statements(self, spoken: Sequence[Spoken]) -> None:
        """Show them, newest first."""
        self._spoken = tuple(spoken)
        names = dict(sorted({one.region: visible(one.name) for one in spoken}.items(), key=lambda item: item[1]))
        self.region.offer([("", self._session.words("All regions")), *names.items()])
        if self.region.currentIndex() < 0:
            self.region.show_code("")
        self._fill()

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        self.table.setFocus()

    def _fill(self) -> None:
        wanted = [one for one in self._spoken if self.region.code in ("", one.region)]
        shown = tuple(wanted if self._all or self.region.code else wanted[:AT_ONCE])
        if shown != self.rows.rows:
            self.rows.show_rows(shown)
        self._none.setVisible(not wanted)
        self.table.setVisible(bool(wanted))
        self.region.setVisible(bool(self._spoken))
        self.more.setText(self._session.words.n("Show {n} statement", "Show all {n} statements", len(wanted)))
        self.more.setVisible(len(shown) < len(wanted))

    def _day(self, one: Spoken) -> str:
        return self._session.formats.short_day(one.day) if one.day else self._session.words("undated")

    def _stance(self, one: Spoken) -> str:
        return labels.stance(one.stance or None, self._session.words)

    def _said(self, one: Spoken) -> str:
        words = self._session.words
        quote = words("“{quote}”", quote=visible(one.quote)) if one.quote else ""
        source = ", ".join(filter(None, (visible(one.who), visible(one.event), visible(one.source))))
        return "\n".join(filter(None, (quote, source))) or "–"
