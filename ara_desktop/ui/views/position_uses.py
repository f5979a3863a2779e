# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Where a point is used: interventions that deal with it, and comments on our position."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ara_desktop.service.fiche_context import Remark, Use
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.formats import stopwatch
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_layout import emptied
from ara_desktop.ui.views.position_names import author_of, field_name, language_name, local_zone
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.cards import Card
from ara_desktop.ui.widgets.labels import Chip, Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import Growing, visible


class UsesPanel(Panel):
    """Interventions that deal with the point.

    Signals:
        opened(str id): one was chosen.
    """

    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        self._shown: tuple[object, ...] = ()
        title = Text(role="h2")
        session.tr.bind(title.setText, msgid("Interventions on this point"))
        self._none = Text(role="muted", wrap=True)
        session.tr.bind(self._none.setText, msgid("No intervention deals with this point yet"))
        self._column = QVBoxLayout()
        self._column.setSpacing(session.theme.em(0.4))
        self.add(title)
        self.add(self._none)
        self.column.addLayout(self._column)

    def show_uses(self, uses: Sequence[Use]) -> None:
        """Show them in their natural order."""
        now = (tuple(uses), self._session.words.language)
        self._none.setVisible(not uses)
        if now == self._shown:
            return
        self._shown = now
        emptied(self._column)
        for use in uses:
            self._column.addWidget(self._card(use))

    def _card(self, use: Use) -> Card:
        words, formats = self._session.words, self._session.formats
        card = Card(self._session.theme, "mic")
        minutes = words("{time} min", time=stopwatch(use.slot_seconds)) if use.slot_seconds else ""
        parts = (visible(use.speaker), visible(use.event), language_name(use.language, formats), minutes)
        card.tell(visible(use.title) or words("Without a title"), " · ".join(filter(None, parts)))
        if use.status:
            card.end_with(Chip(labels.choice("intervention", "status", use.status, words)))
        card.clicked.connect(lambda: self.opened.emit(use.id))
        return card


class CommentEdit(Growing):
    """A remark that is not part of the record until it is sent off.

    Signals:
        sent(): Ctrl+Return.
    """

    sent = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return sends."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sent.emit()
        else:
            super().keyPressEvent(event)


class CommentsPanel(Panel):
    """Comments on the position, open ones first, and the field for another one.

    Signals:
        written(str text, str field): a new comment on a part ("" for the whole).
        settled(str id, bool resolved): a comment is done, or open again.
    """

    written = Signal(str, str)
    settled = Signal(str, bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        self._shown: tuple[object, ...] = ()
        self._field = "line"
        title = Text(role="h2")
        session.tr.bind(title.setText, msgid("Comments"))
        self._none = Text(role="muted", wrap=True)
        session.tr.bind(self._none.setText, msgid("No comments yet"))
        self._column = QVBoxLayout()
        self._column.setSpacing(session.theme.em(0.6))
        self._label = Text(role="cap")
        self.edit = CommentEdit(session.theme, lines=2)
        self._label.setBuddy(self.edit)
        session.tr.bind(self._label.setText, msgid("New &comment"))
        self._about = Text(role="small", wrap=True)
        self.send = Button(session.theme, "message-square")
        session.tr.bind(self.send.setText, msgid("Add the commen&t"))
        session.tr.bind(self.send.setToolTip, msgid("Ctrl+Return"))
        self.add(title)
        self.add(self._none)
        self.column.addLayout(self._column)
        for widget in (self._label, self.edit, self._about):
            self.add(widget)
        self.add_row(self.send, None)
        self.send.clicked.connect(self._on_send)
        self.edit.sent.connect(self._on_send)
        self.edit.textChanged.connect(lambda: self.send.setEnabled(bool(self.edit.toPlainText().strip())))
        self.send.setEnabled(False)

    def about(self, field: str) -> None:
        """The part that a new comment is about."""
        self._field = field
        words = self._session.words
        self._about.setText(words("About: {part}", part=field_name(field, words)))
        self.edit.setAccessibleName(words("New comment about: {part}", part=field_name(field, words)))

    def lock(self, *, locked: bool) -> None:
        """Nothing can be written."""
        self.edit.setReadOnly(locked)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show them, open ones first."""
        now = (tuple(remarks), self._session.words.language)
        self._none.setVisible(not remarks)
        if now == self._shown:
            return
        self._shown = now
        emptied(self._column)
        for remark in remarks:
            self._column.addWidget(self._note(remark))

    def _on_send(self) -> None:
        text = self.edit.toPlainText().strip()
        if text:
            self.edit.start_text("")
            self.written.emit(text, self._field)

    def _note(self, remark: Remark) -> QWidget:
        words, formats = self._session.words, self._session.formats
        box = Panel(self._session.theme, "hollow")
        head = [author_of(remark.who, words)]
        if remark.at:
            head.append(formats.moment(remark.at, local_zone(), short=True))
        if remark.part:
            head.append(field_name(remark.part, words))
        box.add_row(Text(" · ".join(head), "cap", wrap=True), None)
        if remark.anchor:
            box.add(Text(words("On “{quote}”", quote=visible(remark.anchor)), "muted", wrap=True))
        box.add(Text(visible(remark.text), wrap=True))
        button = Button(self._session.theme, "rotate-ccw" if remark.resolved else "check", "ghost")
        button.setText(words("Open again") if remark.resolved else words("Done"))
        button.setEnabled(not self._session.dossier.store.read_only)
        button.clicked.connect(lambda: self.settled.emit(remark.id, not remark.resolved))
        state = [Chip(words("Done"), "ok")] if remark.resolved else []
        box.add_row(*state, button, None)
        return box
