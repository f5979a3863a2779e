# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The page of one point: its wording, our position, and everything around it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ara_desktop.core.values import Changes
from ara_desktop.service import fiche, records
from ara_desktop.service.fiche import Sheet
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_panel import PositionPanel
from ara_desktop.ui.views.wording_panel import WordingPanel
from ara_desktop.ui.widgets.buttons import IconButton
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.prose_growing import visible

CONFLICTS = "conflicts"


class Point(View):
    """One point; ``record_id`` is the id of the point, None the first one."""

    code, heading = "point", msgid("Point")
    kinds = frozenset(
        {
            "point", "declaration", "wording", "position", "translation", "clearance", "unit", "evidence", "statement",
            "reading", "region", "intervention", "comment", "attachment", "event", "membership",
        }
    )  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._page: Sheet | None = None
        self.before = IconButton(
            session.theme, session.tr, "chevron-left", msgid("Previous point"), shortcut="Ctrl+PgUp"
        )
        self.after = IconButton(session.theme, session.tr, "chevron-right", msgid("Next point"), shortcut="Ctrl+PgDn")
        self._number, self._heading = Text(role="cap", wrap=True), Text(role="h1", wrap=True)
        self.wording = WordingPanel(session)
        self.position = PositionPanel(session)
        self.page = _scrolling()
        self._arrange()
        self.position.facts.order_tabs()
        self._connect()

    @property
    def title(self) -> str:
        """``Punkt 3 der Erklärung``; what it is about stands large on the page."""
        if self._page is None:
            return super().title
        return self.session.words("Point {number} of the declaration", number=visible(self._page.point.number))

    def show_record(self, record_id: str | None) -> None:
        """Show a point; None shows the one that was shown last, else the first."""
        other = record_id is not None and (self._page is None or record_id != self._page.point.id)
        self.record_id = record_id or (self._page.point.id if self._page else None)
        page = self._read()
        if page is None:
            return
        if other or self._page is None:
            self._page = page
            self.record_id = page.point.id
            self.position.begin(page)
            self.page.verticalScrollBar().setValue(0)
            self._fill()
        else:
            self.reload()

    def reload(self) -> None:
        """Read again; what is being typed stays."""
        page = self._read() if self._page is not None else None
        if page is None:
            return
        self._page = page
        self.position.renew(page)
        self._fill()

    def leave(self) -> None:
        """Save what is being typed."""
        self.position.flush()

    def _read(self) -> Sheet | None:
        with self.session.dossier.store.reading() as view:
            point = self.record_id or fiche.first_point(view)
            return fiche.sheet(view, point, self.session.words.language) if point else None

    def _fill(self) -> None:
        page, words = self._page, self.session.words
        if page is None:
            return
        self._number.setText(visible(page.point.declaration))
        self._heading.setText(visible(page.point.heading) or words("Not yet known"))
        self.wording.show_texts(page.point, page.wordings)
        self.before.setEnabled(page.point.before is not None)
        self.after.setEnabled(page.point.after is not None)
        self.renamed.emit()

    def _step(self, target: str | None) -> None:
        if target is not None:
            self.session.go(self.code, target)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self._step(self._page.point.before if self._page else None))
        self.after.clicked.connect(lambda: self._step(self._page.point.after if self._page else None))
        for keys, button in (("Ctrl+PgUp", self.before), ("Ctrl+PgDown", self.after)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        self.position.settle.connect(lambda: self.session.go(CONFLICTS, self._page.position if self._page else None))
        self.position.restore.connect(self._restore)
        self.session.tr.changed.connect(self.reload)

    def _restore(self) -> None:
        if self._page is not None:
            store, id_ = self.session.dossier.store, self._page.position

            def use_case() -> Changes:
                return records.restore(store, "position", id_)[1]

            self.session.write(use_case)

    def _arrange(self) -> None:
        em = self.session.theme.em
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._number)
        words.addWidget(self._heading)
        head.addLayout(words, 1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(em(1.2), em(0.9), em(1.2), em(1.6))
        column.setSpacing(em(0.9))
        column.addLayout(head)
        for widget in (self.wording, self.position):
            column.addWidget(widget)
        column.addStretch(1)
        self.page.setWidget(content)
        content.setAutoFillBackground(False)
        self.page.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.page, 1)


def _scrolling() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
