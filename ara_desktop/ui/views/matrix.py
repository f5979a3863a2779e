# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The stance matrix: all regions on all points at a date; a cell opens what was said, when, and where it stands."""

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ara_desktop.core.kinds import STANCES
from ara_desktop.service.matrix import Cell, Matrix, Row, Said, stance_matrix
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.matrix import CELL_ROLE, MatrixModel
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.theme.stances import paint_stance
from ara_desktop.ui.widgets.badges import StanceBadge
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.fields import Choice, DateField, Labelled
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel

DENSE_EM, ROOMY_EM = 1.25, 2.3
COLUMN_EM, WIDEST_EM = 3.1, 4.6
TOTALS_EM = 3.4
EARLIER = 6


class StanceDelegate(QStyledItemDelegate):
    """Draws a cell: colour, sign and texture say the same; the focused cell has a frame."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One field; no selection colour under it."""
        cell = index.data(CELL_ROLE)
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        reading = bool(cell.counted and cell.counted.reading)
        font = option.font
        paint_stance(painter, rect, self._theme.tokens, cell.stance or None, font=font, reading=reading)
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus or state & QStyle.StateFlag.State_Selected:
            painter.save()
            painter.setPen(QPen(QColor(self._theme.tokens.focus), 2))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
            painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for two signs."""
        return QSize(self._theme.em(COLUMN_EM), self._theme.em(DENSE_EM))


class CellDetails(Panel):
    """What is known of one region on one point, newest first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme, "")
        self._session = session
        self._body = Panel(session.theme, "")
        self.add(self._body)
        self.fill_up()

    def show_cell(self, row: Row, heading: str, cell: Cell, until: str) -> None:
        """Replace everything."""
        fresh = Panel(self._session.theme, "")
        fresh.add(Text(row.name, "h2", wrap=True))
        fresh.add(Text(heading, "muted", wrap=True))
        reading = bool(cell.counted and cell.counted.reading)
        fresh.add(StanceBadge(self._session.theme, self._session.tr, cell.stance or None, reading=reading))
        if row.own:
            fresh.add(Text(self._session.words("This is our own position. Enter opens it."), "muted", wrap=True))
        elif not cell.entries:
            fresh.add(Text(self._session.words("Nothing is known of this region on this point."), "muted", wrap=True))
        for said in cell.entries[:EARLIER]:
            self._add_entry(fresh, said, until)
        self.column.replaceWidget(self._body, fresh)
        self._body.hide()
        self._body.deleteLater()
        self._body = fresh

    def _add_entry(self, into: Panel, said: Said, until: str) -> None:
        words, formats = self._session.words, self._session.formats
        day = formats.day(said.day) if said.day else words("undated")
        kind = words("our reading") if said.reading else words("declared")
        head = " · ".join(part for part in (day, labels.stance(said.stance or None, words), kind) if part)
        if said.day > until:
            head = words("{entry} (after the date shown)", entry=head)
        into.add(Text(head, "cap", wrap=True))
        if said.text:
            into.add(Text(said.text, wrap=True))
        origin = " · ".join(part for part in (said.who, said.event, said.source) if part)
        if origin:
            into.add(Text(origin, "small", wrap=True))


class MatrixPlace(View):
    """Regions by points; arrows move cell by cell, the details stand at the right."""

    code, heading = "matrix", msgid("Matrix")
    kinds = frozenset({"statement", "reading", "position", "region", "membership", "point", "translation", "event"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._details = CellDetails(session)
        self._until = today()
        self._asked = 0
        self._column = column = QVBoxLayout(self)
        column.addWidget(self._controls())
        self.table = self._table()
        column.addWidget(self.table, 1)
        self.totals = Text(role="small", wrap=True)
        column.addWidget(self.totals)
        self.empty = EmptyState(
            session.theme, session.tr, "grid-3x3", msgid("No region has a stance yet"),
            msgid("Record what a region said on a point, or take in a colleague's bundle."),
        )  # fmt: skip
        column.addWidget(self.empty, 1)
        session.tr.changed.connect(lambda _language: self.reload())
        session.theme.changed.connect(self._grow)
        self._grow()

    # -- building -------------------------------------------------------------------------------------------------
    def _controls(self) -> QWidget:
        tr = self.session.tr
        bar = Panel(self.session.theme, "")
        self.day = DateField(tr)
        self.day.show_date(self._until)
        self.day.entered.connect(self._on_day)
        self.name = QLineEdit()
        self.name.setClearButtonEnabled(True)
        self.name.textChanged.connect(self._filter)
        self.stance = Choice()
        self.stance.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.stance.chosen.connect(lambda _code: self._filter())
        self.readings = QCheckBox()
        tr.bind(self.readings.setText, "Our &readings")
        self.readings.toggled.connect(lambda _on: self.reload())
        self.roomy = QCheckBox()
        tr.bind(self.roomy.setText, "&Tall rows")
        self.roomy.toggled.connect(lambda _on: self._grow())
        bar.column.setContentsMargins(0, 0, 0, 0)
        row = bar.add_row(
            Labelled(tr, msgid("&As of"), self.day),
            Labelled(tr, msgid("Reg&ion"), self.name),
            Labelled(tr, msgid("&Holds"), self.stance),
            self.readings,
            self.roomy,
            None,
        )
        for box in (self.readings, self.roomy):
            row.setAlignment(box, Qt.AlignmentFlag.AlignBottom)
        return bar

    def _table(self) -> QTableView:
        self.model = MatrixModel(self.session.tr, self)
        table = QTableView()
        table.setModel(self.model)
        table.setItemDelegate(StanceDelegate(self.session.theme, table))
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setCornerButtonEnabled(False)
        self.session.tr.bind(table.setAccessibleName, "Stance matrix")
        table.selectionModel().currentChanged.connect(self._on_current)
        table.activated.connect(self._on_activated)
        table.viewport().installEventFilter(self)
        return table

    # -- place ----------------------------------------------------------------------------------------------------
    @property
    def details(self) -> QWidget:
        """Quotation, source and date of the current cell."""
        return self._details

    @property
    def entrance(self) -> QWidget:
        """The cells, not the filters above them."""
        return self.table

    def reload(self) -> None:
        """Read on the lane; the newest request wins."""
        self._asked += 1
        asked, language, until, readings = self._asked, self.session.tr.language, self._until, self.readings.isChecked()
        store = self.session.dossier.store

        def read(_monitor: object) -> Matrix:
            with store.reading() as view:
                return stance_matrix(view, language, until, readings=readings)

        self.session.jobs.start(read, done=lambda matrix: self._show(matrix) if asked == self._asked else None)

    def _show(self, matrix: Matrix) -> None:
        current = self.table.currentIndex()
        region = self.model.row(current.row()).id if current.isValid() else ""
        column = max(current.column(), 0)
        self._offer_stances()
        self.model.show_matrix(matrix)
        known = any(cell.entries or cell.stance for row in matrix.rows for cell in row.cells)
        self.table.setVisible(known)
        self.totals.setVisible(known)
        self.empty.setVisible(not known)
        self._grow()
        line = max(self.model.line_of(region), 0)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(line, column))
            self._on_current(self.table.currentIndex())

    def _offer_stances(self) -> None:
        words = self.session.words
        options = [("", words("any stance")), *((code, labels.stance(code, words)) for code in STANCES)]
        self.stance.offer(options)

    # -- what the user does -------------------------------------------------------------------------------------------
    def _on_day(self, value: str) -> None:
        self._until = value or today()
        if not value:
            self.day.show_date(self._until)
        self.reload()

    def _filter(self) -> None:
        self.model.filter_rows(self.name.text().strip(), self.stance.code or None)

    def _on_current(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row, point = self.model.row(index.row()), self.model.matrix.points[index.column()]
        words = self.session.words
        heading = words("Point {number}: {heading}", number=point.number, heading=point.heading)
        self._details.show_cell(row, heading, self.model.cell(index), self._until)
        self._say_totals(index.column())

    def _say_totals(self, column: int) -> None:
        words, point = self.session.words, self.model.matrix.points[column]
        found = self.model.matrix.totals(column)
        counts = " · ".join(
            f"{labels.stance(code or None, words)} {number}" for code, number in found.items() if number
        )
        facts = {"number": point.number, "heading": point.heading, "counts": counts}
        self.totals.setText(words("Point {number}, {heading}: {counts}", **facts))

    def _on_activated(self, index: QModelIndex) -> None:
        self.session.go("point", self.model.matrix.points[index.column()].id)

    def _grow(self) -> None:
        em = self.session.theme.em
        self._column.setContentsMargins(em(1.2), em(0.8), em(1.2), em(0.4))
        self._column.setSpacing(em(0.6))
        height = em(ROOMY_EM if self.roomy.isChecked() else DENSE_EM)
        self.table.verticalHeader().setMinimumSectionSize(height)
        self.totals.setMinimumHeight(em(TOTALS_EM))
        self.table.verticalHeader().setDefaultSectionSize(height)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Columns share the room, between what a sign needs and what an eye still connects."""
        em, count = self.session.theme.em, self.model.columnCount()
        share = self.table.viewport().width() // count if count else 0
        for column in range(count):
            self.table.setColumnWidth(column, min(max(share, em(COLUMN_EM)), em(WIDEST_EM)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The table's room has changed."""
        if event.type() == QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)


def today() -> str:
    """The present day on this device, YYYY-MM-DD."""
    return datetime.now(UTC).astimezone().date().isoformat()
