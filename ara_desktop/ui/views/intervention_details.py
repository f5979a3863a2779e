# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Beside the editor: when and where it is spoken, who comes before and after, its points, what was taken out, undo."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ara_desktop.service import records
from ara_desktop.service.speaking import Speech
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.intervention_keeping import Keeper
from ara_desktop.ui.views.intervention_words import item_of, when_of
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.cards import Card
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible

_SHORT = 120


class SpeechDetails(Panel):
    """The right column of the editor."""

    def __init__(self, session: Session, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "", parent)
        self._session, self._keeper = session, keeper
        self._shown: object = None
        self._event = ""
        self._where, self._around = Text(role="h2", wrap=True), Text(role="muted", wrap=True)
        self.programme = Button(session.theme, "calendar-days")
        session.tr.bind(self.programme.setText, msgid("Open the programme"))
        self.programme.clicked.connect(lambda: session.go("event", self._event))
        self._parts = QVBoxLayout()
        self.undo, self.redo = Button(session.theme, "undo-2"), Button(session.theme, "redo-2")
        session.tr.bind(self.undo.setText, msgid("Undo last change"))
        session.tr.bind(self.redo.setText, msgid("Redo"))
        session.tr.bind(self.undo.setToolTip, msgid("Ctrl+Alt+Z"))
        session.tr.bind(self.redo.setToolTip, msgid("Ctrl+Alt+Y"))
        self.undo.clicked.connect(keeper.undo)
        self.redo.clicked.connect(keeper.redo)
        keeper.moved.connect(self._enable)
        for widget in (self._where, self._around):
            self.add(widget)
        self.add_row(self.programme, None)
        self.column.addLayout(self._parts)
        self.add_flow(self.undo, self.redo)
        self.fill_up()
        self._enable()

    def show_speech(self, speech: Speech, *, read_only: bool) -> None:
        """Fill everything; nothing is built anew where nothing changed."""
        words, formats = self._session.words, self._session.formats
        now = (speech.slot, speech.points, speech.taken_out, speech.retired, read_only, words.language)
        if now == self._shown:
            return
        self._shown = now
        slot = speech.slot
        self._event = slot.item or slot.event
        self.programme.setVisible(bool(self._event))
        head = " · ".join(part for part in (item_of(slot, words), visible(slot.title)) if part)
        self._where.setText(head or visible(slot.event_name) or words("Without an event"))
        around = (
            visible(slot.event_name) if head else "",
            when_of(slot, formats),
            visible(slot.room),
            words("before us: {name}", name=visible(slot.before)) if slot.before else "",
            words("after us: {name}", name=visible(slot.after)) if slot.after else "",
        )
        self._around.setText("\n".join(part for part in around if part))
        self._clear()
        self._add_points(speech)
        self._add_taken_out(speech, read_only=read_only)
        if speech.retired is not None:
            note = Text(wrap=True)
            note.setText(words("This intervention was taken out: {reason}", reason=visible(speech.retired)))
            note.set_ink("warn")
            self._parts.addWidget(note)

    def _add_points(self, speech: Speech) -> None:
        if not speech.points:
            return
        self._add_cap(self._session.words("Points of the declaration it deals with"))
        for id_, name in speech.points:
            card = Card(self._session.theme)
            card.tell(visible(name))
            card.clicked.connect(lambda _on=False, id_=id_: self._session.go("point", id_))
            self._parts.addWidget(card)

    def _add_taken_out(self, speech: Speech, *, read_only: bool) -> None:
        words = self._session.words
        if not speech.taken_out:
            return
        self._add_cap(words.n("{n} paragraph taken out", "{n} paragraphs taken out", len(speech.taken_out)))
        store = self._session.dossier.store
        for id_, text in speech.taken_out:
            short = " ".join(visible(text).split())
            short = short if len(short) <= _SHORT else f"{short[:_SHORT].rstrip()} …"
            self._parts.addWidget(Text(short, "small", wrap=True))
            back = Button(self._session.theme, "rotate-ccw")
            back.setText(words("Bring back"))
            back.setAccessibleName(words("Bring back: {text_}", text_=short[:60]))
            back.setEnabled(not read_only)
            back.clicked.connect(
                lambda _on=False, id_=id_: self._keeper.run(lambda: records.restore(store, "paragraph", id_)[1])
            )
            self._parts.addWidget(back)

    def _add_cap(self, text: str) -> None:
        self._parts.addWidget(Text(text, "cap", wrap=True))

    def _clear(self) -> None:
        while (item := self._parts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _enable(self) -> None:
        self.undo.setEnabled(self._keeper.can_undo)
        self.redo.setEnabled(self._keeper.can_redo)
