# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The page of one point: its wording, our position, and everything around it.

What is written is read at once on the main thread (a few records); what needs all statements and evidence, and the history,
comes from the lane a moment later.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ara_desktop.core.ports import Monitor
from ara_desktop.core.values import Changes
from ara_desktop.service import fiche
from ara_desktop.service.fiche import Sheet
from ara_desktop.service.fiche_context import Context, context
from ara_desktop.service.past import Entry, entries
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_actions import Actions
from ara_desktop.ui.views.position_details import PartDetails
from ara_desktop.ui.views.position_evidence import EvidencePanel
from ara_desktop.ui.views.position_layout import SectionBar, Turns, page_area
from ara_desktop.ui.views.position_names import local_today
from ara_desktop.ui.views.position_others import OthersPanel
from ara_desktop.ui.views.position_panel import PositionPanel
from ara_desktop.ui.views.position_saving import Saving
from ara_desktop.ui.views.position_statements import StatementsPanel
from ara_desktop.ui.views.position_translations import TranslationsPanel
from ara_desktop.ui.views.position_uses import CommentsPanel, UsesPanel
from ara_desktop.ui.views.wording_import import UnknownNote
from ara_desktop.ui.views.wording_panel import WordingPanel
from ara_desktop.ui.widgets.buttons import IconButton
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.prose_growing import visible

FIRST_PART = "line"


@dataclass(frozen=True, slots=True)
class Around:
    """What the lane brings: everything around the position, and its history, newest first."""

    context: Context
    past: tuple[Entry, ...]


_NOTHING = Around(Context((), (), (), (), (), ()), ())


class Point(View):
    """One point; ``record_id`` is the id of the point, None the one that was shown last, else the first."""

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
        self._around = _NOTHING
        self._field = FIRST_PART
        self._asked = 0
        theme, tr = session.theme, session.tr
        self.before = IconButton(theme, tr, "chevron-left", msgid("Previous point"), shortcut="Ctrl+PgUp")
        self.after = IconButton(theme, tr, "chevron-right", msgid("Next point"), shortcut="Ctrl+PgDn")
        self._declaration, self._heading = Text(role="cap", wrap=True), Text(role="h1", wrap=True)
        self.unknown, self.wording = UnknownNote(session), WordingPanel(session)
        saving = Saving(session, self)
        self.position = PositionPanel(session, saving)
        self.translations = TranslationsPanel(session, saving)
        self.others, self.statements = OthersPanel(session), StatementsPanel(session)
        self.evidence, self.uses = EvidencePanel(session), UsesPanel(session)
        self.comments = CommentsPanel(session)
        self.side = PartDetails(session)
        self.acts, self.turns = Actions(session, self), Turns(self)
        self.page = page_area()
        self.bar = SectionBar(session, self.page, self._sections())
        self._arrange()
        self.position.facts.order_tabs()
        for one, following in pairwise((self.bar, self.before, self.after)):
            QWidget.setTabOrder(one, following)
        self._connect()

    @property
    def title(self) -> str:
        """``Punkt 3 der Erklärung``; what it is about stands large on the page."""
        if self._page is None:
            return super().title
        return self.session.words("Point {number} of the declaration", number=visible(self._page.point.number))

    @property
    def details(self) -> QWidget | None:
        """Clearances, evidence and history of the part in which the keyboard is."""
        return self.side

    def show_record(self, record_id: str | None) -> None:
        """Show a point; None shows the one that was shown last, else the first."""
        shown = self._page.point.id if self._page is not None else None
        self.record_id = record_id or shown
        page = self._read()
        if page is None:
            return
        if page.point.id == shown:
            self.reload()
            return
        self._page, self._around = page, _NOTHING
        self.record_id = page.point.id
        self.position.begin(page)
        self.statements.begin()
        self.side.hide()
        for panel in self._around_panels:
            panel.hide()
        self.page.verticalScrollBar().setValue(0)
        self._fill()
        self._look_around()

    def reload(self) -> None:
        """Read again; what is being typed stays."""
        page = self._read() if self._page is not None else None
        if page is None:
            return
        self._page = page
        self.position.renew(page)
        self._fill()
        self._look_around()

    def leave(self) -> None:
        """Save what is being typed."""
        self.position.flush()
        self.translations.flush()

    # Reading

    def _read(self) -> Sheet | None:
        with self.session.dossier.store.reading() as view:
            point = self.record_id or fiche.first_point(view)
            return fiche.sheet(view, point, self.session.words.language) if point else None

    def _look_around(self) -> None:
        """Ask the lane; an answer to an older question is dropped."""
        page, store = self._page, self.session.dossier.store
        if page is None:
            return
        self._asked += 1
        asked, language, today = self._asked, self.session.words.language, local_today(store.clock.now_ms())

        def read(_monitor: Monitor) -> Around:
            with store.reading() as view:
                found = context(view, page.point.id, page.position, language, today)
                return Around(found, entries(view, "position", page.position) if page.exists else ())

        def done(around: Around) -> None:
            if asked == self._asked:
                self._around = around
                self._fill_around()

        self.session.jobs.start(read, done=done)

    # Showing

    def _fill(self) -> None:
        page, words = self._page, self.session.words
        if page is None:
            return
        self.acts.page = page
        self._declaration.setText(visible(page.point.declaration))
        self._heading.setText(visible(page.point.heading) or words("Not yet known"))
        self.unknown.setVisible(not page.point.known)
        if not page.point.known:
            title = words("The text of this point is not known yet")
            self.unknown.tell(title, page.point.note, page.point.declaration_code)
        self.wording.setVisible(page.point.known)
        self.wording.show_texts(page.point, page.wordings)
        self.translations.setVisible(page.exists)
        self.translations.show_page(page)
        self.before.setEnabled(page.point.before is not None)
        self.after.setEnabled(page.point.after is not None)
        self.comments.lock(locked=self.session.dossier.store.read_only)
        self.comments.about(self._field)
        self.renamed.emit()

    def _fill_around(self) -> None:
        if self._page is None:
            return
        found = self._around.context
        locked = self._page.retired is not None or self.session.dossier.store.read_only
        fills: tuple[tuple[QWidget, Callable[[], None]], ...] = (
            (self.side, lambda: self._show_field(self._field)),
            (self.others, lambda: self.others.show_declared(found)),
            (self.others, lambda: self.others.show_readings(found)),
            (self.statements, lambda: self.statements.show_statements(found.spoken)),
            (self.evidence, lambda: self.evidence.show_figures(found.figures, locked=locked)),
            (self.uses, lambda: self.uses.show_uses(found.uses)),
            (self.comments, lambda: self.comments.show_remarks(found.remarks)),
        )
        signs = tuple(part.show_clearances for part in self.position.parts.values())
        self.turns.begin(*signs, *(step for panel, fill in fills for step in (fill, panel.show)))

    @property
    def _around_panels(self) -> tuple[QWidget, ...]:
        """What the lane fills; another point's is never shown meanwhile."""
        return self.others, self.statements, self.evidence, self.uses, self.comments

    def _show_field(self, field: str) -> None:
        self._field = field
        self.comments.about(field)
        if self._page is not None:
            self.side.show_field(self._page, field, self._around.context.figures, self._around.past)

    # Acting

    def _step(self, by: int) -> None:
        """To the neighbour; whoever writes in a part goes on in the same part there."""
        if self._page is None:
            return
        target = self._page.point.before if by < 0 else self._page.point.after
        editor = self.position.editors.get(self._field)
        stays = editor is not None and editor.hasFocus()
        if target is not None:
            self.session.go(self.code, target)
            if stays and editor is not None:
                editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cite(self, mark: str) -> None:
        editor = self.position.editors.get(self._field)
        if editor is not None:
            editor.insertPlainText(mark)
            editor.setFocus()

    def _sign(self) -> None:
        if self._page is not None:
            self.position.flush()
            self.acts.ask_for_clearance(self._field)

    def _connect(self) -> None:
        for keys, button, by in (("Ctrl+PgUp", self.before, -1), ("Ctrl+PgDown", self.after, 1)):
            button.clicked.connect(lambda _on=False, by=by: self._step(by))
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._step(by))
        acts = self.acts
        self.position.came.connect(self._show_field)
        self.position.sign.connect(self._sign)
        self.position.settle.connect(acts.settle_versions)
        self.position.restore.connect(acts.restore)
        self.translations.settle.connect(acts.settle_translation)
        self.translations.confirmed.connect(acts.confirm_translation)
        self.side.cite.connect(self._cite)
        self.side.undo.connect(acts.take_back)
        self.evidence.add_wanted.connect(acts.link_evidence)
        self.evidence.remove_wanted.connect(acts.unlink_evidence)
        self.uses.opened.connect(lambda id_: self.session.go("intervention", id_))
        self.comments.written.connect(acts.comment)
        self.comments.settled.connect(acts.settle_comment)
        self.session.tr.changed.connect(self.reload)

    def touched(self, changes: Changes) -> bool:
        """Whether something on this page changed: our own kinds, other positions left out."""
        others = {("position", id_) for kind, id_ in changes.records if kind == "position"}
        if self._page is not None and changes.records and changes.records == others:
            return ("position", self._page.position) in others
        return super().touched(changes)

    # Construction

    def _sections(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            (msgid("Wording"), self.wording),
            (msgid("Position"), self.position.open),
            (msgid("Principal"), self.position.closed),
            (msgid("Languages"), self.translations),
            (msgid("Others"), self.others),
            (msgid("Statements"), self.statements),
            (msgid("Evidence"), self.evidence),
            (msgid("Interventions"), self.uses),
            (msgid("Comments"), self.comments),
        )

    def _arrange(self) -> None:
        em = self.session.theme.em
        content = QWidget()
        content.setAutoFillBackground(False)
        column = QVBoxLayout(content)
        column.setContentsMargins(em(1.2), em(0.9), em(1.2), em(1.6))
        column.setSpacing(em(0.9))
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._declaration)
        head.addWidget(self._heading)
        column.addLayout(head)
        for widget in (
            self.unknown, self.wording, self.position, self.translations, self.others, self.statements, self.evidence, self.uses,
            self.comments,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        self.page.setWidget(content)
        row = QHBoxLayout()
        row.setContentsMargins(em(0.6), 2, em(0.9), 0)
        row.setSpacing(em(0.3))
        row.addWidget(self.bar, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row)
        outer.addWidget(self.page, 1)
