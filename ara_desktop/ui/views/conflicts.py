# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Conflicts: a list, and one of them with base and versions side by side; a person decides, nothing else does."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from ara_desktop.core.values import Changes
from ara_desktop.service import conflict_reading
from ara_desktop.service.conflict_reading import Dispute, DisputeLine
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.areas import order_by_layout
from ara_desktop.ui.models.base import Column, RowsModel
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.conflict_names import field_label, line_authors, subject
from ara_desktop.ui.views.conflict_panels import BasePanel, OwnText, TakenOutPanels, VersionPanel, growing
from ara_desktop.ui.views.position_names import author_of, local_zone
from ara_desktop.ui.widgets.badges import ClassBadge
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.labels import Text

_BESIDE_FROM_EM = 44
_ROW_EM = 2.3
_MOST_ROWS = 5
_WIDTHS_EM = (26, 13, 18)


class Conflicts(View):
    """The place where versions are chosen; ``record_id`` is a record with a conflict, None the first in the list."""

    code, heading = "conflicts", msgid("Conflicts")
    kinds = frozenset({"*"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.found: Dispute | None = None
        self.versions: list[VersionPanel] = []
        self.taken_out: TakenOutPanels | None = None
        self._drafts: dict[str, str] = {}
        self._decided = False
        self._shown: tuple[Dispute | None, str] = (None, "")
        self.model = RowsModel[DisputeLine](session.tr, self._headings(), lambda line: line.key, self)
        self.table = self._table()
        self._title, self._field, self._legend = (
            Text(role="h2", wrap=True),
            Text(role="h3"),
            Text(role="small", wrap=True),
        )
        self._badge = ClassBadge(session.theme, session.tr, "principal")
        self.next = Button(session.theme, "chevron-right")
        self.columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.own = OwnText(session)
        self.body = QWidget()
        self.empty = EmptyState(
            session.theme, session.tr, "check-check", msgid("No versions diverge"),
            msgid("When two people change the same text, both versions stay and are decided here."),
        )  # fmt: skip
        self._arrange()
        self._connect()

    # -- place --------------------------------------------------------------------------------------------------------
    def touched(self, _changes: Changes) -> bool:
        """Any change may settle a conflict or bring one."""
        return True

    def show_record(self, record_id: str | None) -> None:
        """Show the first conflict of a record."""
        self.record_id = record_id
        self.reload()

    def reload(self) -> None:
        """Read the list again on the lane; the conflict that is shown stays, unless it is settled."""
        store = self.session.dossier.store

        def read() -> tuple[DisputeLine, ...]:
            with store.reading() as view:
                return conflict_reading.dispute_lines(view)

        self.session.read(read, done=self._show_lines)

    def _show_lines(self, lines: tuple[DisputeLine, ...]) -> None:
        chosen = self._wanted(lines)
        self.model.show_rows(lines)
        self.body.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        if not lines:
            self.found, self._shown = None, (None, "")
        else:
            self._choose(lines, chosen)
        if self._decided:
            self._decided = False
            self._tell_rest()

    def _choose(self, lines: tuple[DisputeLine, ...], chosen: str | None) -> None:
        self._fit_table()
        self.table.setVisible(len(lines) > 1)
        line = self.model.line_of(chosen) if chosen else None
        self.table.blockSignals(True)
        self.table.setCurrentIndex(self.model.index(line or 0, 0))
        self.table.blockSignals(False)
        self._show_line(line or 0)

    def _wanted(self, lines: tuple[DisputeLine, ...]) -> str | None:
        """Key of the conflict to show: that of the record asked for, else the one shown, else the one that follows it."""
        asked, self.record_id = self.record_id, None
        keys = [one.key for one in lines]
        if asked:
            return next((one.key for one in lines if one.id == asked), None)
        if self.found is None or self.found.key in keys:
            return self.found.key if self.found else None
        before = [one.key for one in self.model.rows]
        at = before.index(self.found.key) if self.found.key in before else 0
        return next((key for key in (*before[at:], *reversed(before[:at])) if key in keys), None)

    # -- one conflict -------------------------------------------------------------------------------------------------
    def _show_line(self, line: int) -> None:
        row = self.model.row_at(line)
        if row is None:
            return
        with self.session.dossier.store.reading() as view:
            found = conflict_reading.dispute(view, row.kind, row.id, row.field)
        if (found, self.session.words.language) == self._shown:
            return
        fresh = self._shown[0] is None or found is None or found.key != self._shown[0].key
        self.found, self._shown = found, (found, self.session.words.language)
        self._clear_columns()
        if found is not None:
            self._fill(found, fresh=fresh)

    def _fill(self, found: Dispute, *, fresh: bool) -> None:
        words = self.session.words
        self._title.setText(subject(found.kind, found.title, words))
        self._field.setText(field_label(found.kind, found.field, words))
        self._badge.show_class(found.ceiling.code)
        self._badge.setVisible(not found.taken_out)
        self.next.setVisible(self.model.rowCount() > 1)
        if found.taken_out:
            self._fill_taken_out(found)
        else:
            self._fill_versions(found)
        self.own.setVisible(found.prose and not found.taken_out)
        if fresh:
            self.own.begin(found, self._drafts.get(found.key))
        self._allow(may=not self.session.dossier.store.read_only)
        self._turn()
        order_by_layout(self)
        self.detailed.emit()

    def _fill_versions(self, found: Dispute) -> None:
        words = self.session.words
        self._legend.setText(
            words("Against the text before: what is underlined was added, what is struck through was removed.")
            if found.prose
            else words("Choose the value that holds.")
        )
        self.columns.addWidget(growing(BasePanel(self.session, found)), 1)
        for number, version in enumerate(found.versions, 1):
            panel = VersionPanel(self.session, found, version, number)
            panel.taken.connect(self._take)
            self.versions.append(panel)
            self.columns.addWidget(growing(panel), 1)

    def _fill_taken_out(self, found: Dispute) -> None:
        words = self.session.words
        who = next((one.author for one in found.versions if one.takes_out), "")
        self._legend.setText(
            words(
                "{who} took this record out without having seen the changes on the other side. "
                "It stays visible until somebody decides; the history keeps everything either way.",
                who=author_of(who, words),
            )
        )
        panels = TakenOutPanels(self.session, found)
        panels.take_out.clicked.connect(lambda: self._take(panels.ops[0]))
        panels.take_back.clicked.connect(lambda: self._take(panels.ops[1]))
        self.taken_out = panels
        for panel in (panels.keep, panels.out):
            self.columns.addWidget(growing(panel), 1)

    def _clear_columns(self) -> None:
        self.versions, self.taken_out = [], None
        while (item := self.columns.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _allow(self, *, may: bool) -> None:
        buttons = [panel.take for panel in self.versions]
        if self.taken_out is not None:
            buttons += [self.taken_out.take_out, self.taken_out.take_back]
        for button in buttons:
            button.setEnabled(may)
        self.own.take.setEnabled(may and self.own.take.isEnabled())

    # -- deciding -----------------------------------------------------------------------------------------------------
    def _take(self, op: str) -> None:
        self._settle(take=op)

    def _settle(self, *, take: str | None = None, text: str | None = None) -> None:
        found, store = self.found, self.session.dossier.store
        if found is None:
            return
        self._allow(may=False)

        def use_case() -> Changes:
            return conflict_reading.settle(store, found, take=take, text=text)

        def done(changes: Changes) -> None:
            if not changes.change:
                self.session.say(self.session.words("Another version has come meanwhile. Please look again."))
                self._shown = (None, "")
                self.reload()
                return
            self._drafts.pop(found.key, None)
            self._decided = True
            self.reload()

        self.session.write(use_case, done=done, failed=self._on_refused)

    def _tell_rest(self) -> None:
        """After deciding: how many are left; the next one is on screen."""
        words, rest = self.session.words, self.model.rowCount()
        if rest:
            left = words.n("{n} left", "{n} left", rest)
            self.session.say(words("Decided. {left}", left=left))
            QTimer.singleShot(0, self._focus_first)
        else:
            self.session.say(words("Decided. No versions diverge any more."))

    def _on_refused(self, error: Exception) -> None:
        self._allow(may=True)
        self.session.show_error(error)

    def _focus_first(self) -> None:
        if self.versions:
            self.versions[0].take.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.taken_out is not None:
            self.taken_out.take_back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, text: str) -> None:
        if self.found is not None:
            self._drafts[self.found.key] = text

    def _step(self) -> None:
        line = (self.table.currentIndex().row() + 1) % max(1, self.model.rowCount())
        self.table.setCurrentIndex(self.model.index(line, 0))

    # -- building -----------------------------------------------------------------------------------------------------
    def _headings(self) -> tuple[Column[DisputeLine], ...]:
        session = self.session
        return (
            Column(msgid("What it is about"), lambda one: subject(one.kind, one.title, session.words)),
            Column(msgid("Field"), lambda one: field_label(one.kind, one.field, session.words)),
            Column(msgid("Versions by"), lambda one: line_authors(one, session.words, session.formats)),
            Column(
                msgid("Newest"), lambda one: session.formats.moment(one.newest, local_zone(), short=True) if one.newest else "",
                order=lambda one: one.newest,
            ),
        )  # fmt: skip

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setStretchLastSection(True)
        self.session.tr.bind(table.setAccessibleName, msgid("Diverging versions"))
        return table

    def _fit_table(self) -> None:
        em = self.session.theme.em
        self.table.verticalHeader().setDefaultSectionSize(em(_ROW_EM))
        for number, width in enumerate(_WIDTHS_EM):
            self.table.setColumnWidth(number, em(width))
        rows = min(_MOST_ROWS, max(1, self.model.rowCount()))
        self.table.setFixedHeight(em(_ROW_EM) * rows + self.table.horizontalHeader().sizeHint().height() + em(1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        wide = self.width() / max(1, self.session.theme.text_px) >= _BESIDE_FROM_EM
        self.columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )  # fmt: skip

    def _grow(self) -> None:
        self._fit_table()
        self._turn()

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda index, _old: self._show_line(index.row()))
        self.next.clicked.connect(self._step)
        self.own.taken.connect(lambda text: self._settle(text=text))
        self.own.typed.connect(self._on_typed)
        self.session.tr.changed.connect(lambda _language: self.reload())
        self.session.theme.changed.connect(self._grow)
        keys = QShortcut(QKeySequence("Alt+N"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.next.click)

    def _arrange(self) -> None:
        em, tr = self.session.theme.em, self.session.tr
        tr.bind(self.next.setText, msgid("Next conflict"))
        to_exchange = self.empty.add_button("package", msgid("To the exchange"), primary=True)
        to_exchange.clicked.connect(lambda: self.session.go("exchange"))
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(em(0.6))
        inner.addWidget(self.table)
        inner.addWidget(self._title)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addWidget(self._field)
        row.addWidget(self._badge)
        row.addStretch(1)
        row.addWidget(self.next)
        inner.addLayout(row)
        inner.addWidget(self._legend)
        self.columns.setSpacing(em(0.7))
        inner.addLayout(self.columns)
        inner.addWidget(self.own)
        inner.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(em(1.2), em(0.9), em(1.2), em(1.2))
        page.addWidget(self.body)
        page.addWidget(self.empty, 1)
        self.empty.hide()
