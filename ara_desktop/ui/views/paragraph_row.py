# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""One paragraph of an intervention: rank and seconds beside the text, evidence and remark below it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ara_desktop.core.kinds import RANKS
from ara_desktop.service.speaking import EvidenceNote, ParagraphText
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.formats import stopwatch
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.intervention_fields import shown_line
from ara_desktop.ui.views.paragraph_evidence import EvidenceLine
from ara_desktop.ui.views.paragraph_versions import Versions
from ara_desktop.ui.views.position_names import language_name
from ara_desktop.ui.widgets.buttons import Button, MenuButton
from ara_desktop.ui.widgets.fields import Choice
from ara_desktop.ui.widgets.labels import Chip, Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import hidden_signs
from ara_desktop.ui.widgets.prose_kept import Kept

GUTTER_EM = 8.4
ACTIONS: Mapping[str, tuple[str, str, str]] = {  # code: text, icon, key that is shown
    "up": (msgid("Move up"), "chevron-up", "Alt+↑"),
    "down": (msgid("Move down"), "chevron-down", "Alt+↓"),
    "split": (msgid("Split at the cursor"), "scissors", msgid("Ctrl+Return")),
    "add": (msgid("New paragraph below"), "plus", msgid("Ctrl+Shift+Return")),
    "note": (msgid("Remark for the speaker"), "message-square", ""),
    "evidence": (msgid("Evidence…"), "quote", ""),
    "retire": (msgid("Take out…"), "archive", ""),
}
_KEYS = {
    (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): "up",
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): "down",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): "split",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier): "add",
}


class ParagraphRow(Panel):
    """The editor of one paragraph.

    Signals:
        wanted(str field, str text, Seen): text or remark, to be saved.
        chosen(str field, object value, tuple heads): rank or evidence, to be saved.
        asked(str action): up, down, split, add, retire.
        typed(): the text changes; times follow a little later.
        came(): the keyboard is here.
        taken(str field, str op): one of several diverging versions is to hold.
    """

    wanted = Signal(str, str, object)
    chosen = Signal(str, object, object)
    asked = Signal(str)
    typed = Signal()
    came = Signal()
    taken = Signal(str, str)

    def __init__(self, session: Session, paragraph: ParagraphText, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "", parent)
        self.id = paragraph.id
        self._session, self._paragraph = session, paragraph
        self._number, self._spoken = 0, paragraph.language
        self.text, self.note = Kept(session.theme, lines=2), Kept(session.theme, lines=1)
        self.rank = Choice()
        self.seconds, self._place = Text(role="h3"), Text(role="cap")
        self.dropped = Chip(look="warn")
        self.menu = MenuButton(session.theme, session.tr, "ellipsis", msgid("More for this paragraph"))
        self.evidence = EvidenceLine(session)
        self.versions = Versions(session)
        self._foreign, self._signs = Text(role="small", wrap=True), Text(role="small", wrap=True)
        self.adopt = Button(session.theme, "languages")
        self.adopt.hide()
        self._note_label = Text(role="cap")
        session.tr.bind(self._note_label.setText, "Remark for the speaker")
        self._note_label.setBuddy(self.note)
        self._arrange()
        self._fill_menu()
        self._connect()
        self.text.begin(*shown_line(paragraph.held["text"]))
        self.note.begin(*shown_line(paragraph.held["note"]))
        session.tr.changed.connect(self._say)
        session.theme.changed.connect(self._fit_gutter)
        self._fit_gutter()

    def renew(
        self, paragraph: ParagraphText, evidence: Sequence[EvidenceNote], number: int, spoken: str, *, read_only: bool
    ) -> None:
        """Show what the store holds now; what is being typed stays. ``spoken``: language of the intervention."""
        self._paragraph, self._number, self._spoken = paragraph, number, spoken
        self.text.renew(*shown_line(paragraph.held["text"]))
        self.note.renew(*shown_line(paragraph.held["note"]))
        for editor in (self.text, self.note):
            editor.setReadOnly(read_only)
        self.rank.setEnabled(not read_only)
        self.menu.setEnabled(not read_only)
        self.evidence.show_evidence(paragraph.evidence, evidence)
        self.versions.show_versions(paragraph.held["text"].versions)
        self._say()

    def number_as(self, number: int) -> None:
        """The place among the paragraphs, from 1."""
        if number != self._number:
            self._number = number
            self._say()

    def show_time(self, seconds: float, begins: float, *, kept: bool, target: str) -> None:
        """Seconds of this paragraph, when it begins, and whether the chosen cut would leave it out."""
        words = self._session.words
        self.seconds.setText(words("{seconds} s", seconds=round(seconds)))
        self.seconds.setAccessibleName(words("{seconds} seconds", seconds=round(seconds)))
        self._place.setText(words("from {time}", time=stopwatch(begins)) if kept else "")
        self._place.setVisible(kept)
        self.dropped.setText(words("– left out at {target}", target=target))
        self.dropped.setVisible(not kept)

    @property
    def is_noted(self) -> bool:
        """Whether a remark stands here or is asked for."""
        return bool(self.note.toPlainText()) or self.note.hasFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        self.text.flush()
        self.note.flush()

    def split(self) -> str:
        """Cut the text at the cursor: what stood behind it is given back, and saved away from here."""
        cursor = self.text.textCursor()
        whole = self.text.toPlainText()
        place = cursor.position()
        rest = whole[place:].strip()
        if rest:
            cursor.setPosition(len(whole[:place].rstrip()))
            cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self.flush()
        return rest

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the paragraph, while its text is being written."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            pressed = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            action = _KEYS.get((pressed, modifiers))
            if action and not self.text.isReadOnly():
                self.asked.emit(action)
                return True
        return super().eventFilter(watched, event)

    # -- words --------------------------------------------------------------------------------------------------------
    def _say(self, _language: str = "") -> None:
        words = self._session.words
        self.rank.offer([(code, labels.choice("paragraph", "rank", code, words)) for code in RANKS])
        self.rank.show_code(self._paragraph.rank)
        self.text.setAccessibleName(words("Paragraph {number}", number=self._number))
        self.text.setPlaceholderText(words("What is said here; a new line is a pause for breath"))
        self.note.setAccessibleName(words("Remark on paragraph {number}", number=self._number))
        self.rank.setAccessibleName(words("Rank of paragraph {number}", number=self._number))
        self.menu.rename(words("More for paragraph {number}", number=self._number))
        self.evidence.name_for(self._number)
        self._warn_of_language()
        for action in self.menu.choices.actions():
            text, _, key = ACTIONS[str(action.data())]
            action.setText("\t".join(words(part) for part in (text, key) if part))
        self._arrange_note()
        self._warn_of_signs()

    def _warn_of_language(self) -> None:
        """Another language than that of the intervention; or a place that two people chose differently."""
        words, formats = self._session.words, self._session.formats
        found = []
        if self._paragraph.foreign:
            language = language_name(self._paragraph.language, formats)
            found.append(words("This paragraph is in another language: {language}", language=language))
        if self._paragraph.held["sort_key"].versions:
            found.append(words("It was moved to different places: move it to where it belongs."))
        self._foreign.setText(" ".join(found))
        self._foreign.setVisible(bool(found))
        spoken = language_name(self._spoken, formats)
        self.adopt.setText(words("It is in {language} now", language=spoken))
        self.adopt.setAccessibleName(
            words("Paragraph {number} is in {language} now", number=self._number, language=spoken)
        )
        self.adopt.setVisible(self._paragraph.foreign and not self.text.isReadOnly())

    def _warn_of_signs(self) -> None:
        signs = hidden_signs(self.text.toPlainText())
        text = self._session.words("This text holds signs that cannot be seen: {signs}", signs=", ".join(signs))
        self._signs.setText(text if signs else "")
        self._signs.setVisible(bool(signs))

    def _arrange_note(self) -> None:
        self._note_label.setVisible(self.is_noted)
        self.note.setVisible(self.is_noted)

    # -- construction -------------------------------------------------------------------------------------------------
    def _arrange(self) -> None:
        self._gutter = QWidget()
        side = QVBoxLayout(self._gutter)
        side.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.seconds)
        head.addStretch(1)
        head.addWidget(self.menu)
        side.addLayout(head)
        side.addWidget(self.rank)
        side.addWidget(self._place)
        side.addStretch(1)
        main = QVBoxLayout()
        for widget in (
            self.dropped, self.text, self._foreign, self.adopt, self._signs, self.versions, self.evidence, self._note_label, self.note,
        ):  # fmt: skip
            main.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(self._session.theme.em(0.9))
        row.addWidget(self._gutter)
        row.addLayout(main, 1)
        self.column.addLayout(row)
        for label in (self._foreign, self._signs):
            label.set_ink("warn")
            label.hide()
        self.dropped.hide()
        QWidget.setTabOrder(self.text, self.rank)
        QWidget.setTabOrder(self.rank, self.menu)

    def _fill_menu(self) -> None:
        for code, (_, icon, _) in ACTIONS.items():
            action = self.menu.choices.addAction("")
            action.setIcon(self._session.theme.icon(icon, "text2"))
            action.setData(code)
        self.menu.choices.triggered.connect(lambda action: self._do(str(action.data())))

    def _do(self, action: str) -> None:
        if action == "note":
            self._note_label.show()
            self.note.show()
            self.note.setFocus()
        elif action == "evidence":
            self.evidence.open_choices()
        else:
            self.asked.emit(action)

    def _connect(self) -> None:
        self.text.wanted.connect(lambda text, seen: self.wanted.emit("text", text, seen))
        self.note.wanted.connect(lambda text, seen: self.wanted.emit("note", text, seen))
        self.text.typed.connect(self.typed)
        self.text.typed.connect(self._warn_of_signs)
        self.text.came.connect(self.came)
        self.note.left.connect(self._arrange_note)
        self.rank.chosen.connect(self._choose_rank)
        self.adopt.clicked.connect(self.take_language)
        self.evidence.chosen.connect(lambda ids: self.chosen.emit("evidence", ids, ()))
        self.versions.taken.connect(lambda op: self.taken.emit("text", op))
        self.text.installEventFilter(self)

    def take_language(self) -> None:
        """The text is in the language of the intervention by now."""
        self.chosen.emit("language", self._spoken, self._paragraph.held["language"].heads)

    def _choose_rank(self, code: str) -> None:
        held = self._paragraph.held["rank"]
        if code != held.value or held.versions:
            self.chosen.emit("rank", code, held.heads)

    def _grow(self) -> None:
        super()._grow()
        self.column.setContentsMargins(0, self._theme.em(0.2), 0, self._theme.em(0.2))

    def _fit_gutter(self) -> None:
        self._gutter.setFixedWidth(self._session.theme.em(GUTTER_EM))
