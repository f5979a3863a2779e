# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The editions of an event's packs that were handed out: number, reader, when, pages, and the code on each page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ara_desktop.service.pack_reading import Edition
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.base import Column, RowsModel
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_names import language_name, local_zone
from ara_desktop.ui.widgets.labels import Text

_SHA_SHOWN = 16
_ROW_EM = 2.3
_WIDTHS_EM = (5, 7.5, 6.5, 9.5, 4.5, 7.5, 12)


class Editions(QWidget):
    """A table, newest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = RowsModel[Edition](session.tr, self._columns(), lambda one: one.id, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setStretchLastSection(True)
        session.tr.bind(self.table.setAccessibleName, msgid("Editions handed out"))
        self._none = Text(role="muted", wrap=True)
        session.tr.bind(self._none.setText, msgid("No edition has been handed out for this event yet."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self.table, 1)
        session.theme.changed.connect(self._grow)
        self._grow()

    def show_editions(self, editions: Sequence[Edition]) -> None:
        """Show those of one event; the chosen line stays chosen."""
        chosen = self.model.key_at(self.table.currentIndex())
        self.model.show_rows(editions)
        line = self.model.line_of(chosen) if chosen else None
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(line or 0, 0))
        self.table.setVisible(bool(editions))
        self._none.setVisible(not editions)

    def sizeHint(self) -> QSize:
        """No more than it gets."""
        return QSize(self._session.theme.em(30), self._session.theme.em(12))

    def _columns(self) -> tuple[Column[Edition], ...]:
        session = self._session
        return (
            Column(msgid("Edition"), lambda one: str(one.number), order=lambda one: one.number, right=True),
            Column(msgid("Reader"), lambda one: labels.preset(one.reader, session.words)),
            Column(msgid("Language"), lambda one: language_name(one.language, session.formats)),
            Column(
                msgid("Handed out"), lambda one: session.formats.moment(one.issued_at, local_zone(), short=True),
                order=lambda one: one.issued_at,
            ),
            Column(msgid("Pages"), lambda one: str(one.pages), order=lambda one: one.pages, right=True),
            Column(msgid("Code"), lambda one: one.code, tip=lambda _one: session.words("It stands on each page.")),
            Column(
                msgid("Checksum"), lambda one: f"{one.sha256[:_SHA_SHOWN]}…", spoken=lambda one: one.sha256,
                tip=lambda one: f"SHA-256 {one.sha256}",
            ),
        )  # fmt: skip

    def _grow(self) -> None:
        em = self._session.theme.em
        self.table.verticalHeader().setDefaultSectionSize(em(_ROW_EM))
        for number, width in enumerate(_WIDTHS_EM):
            self.table.setColumnWidth(number, em(width))
