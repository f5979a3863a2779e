# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Record by hand what a unit answered: one decision, several parts at once."""

import mimetypes
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ara_desktop.core.errors import FileUnreadable
from ara_desktop.core.kinds import CLEARANCES, KINDS
from ara_desktop.service.fiche import Sheet
from ara_desktop.service.signing import PROOF_LIMIT_BYTES, Answer, Proof
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_facts import UnitField
from ara_desktop.ui.views.position_names import field_name, language_name, local_today
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.fields import Choice, DateField
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.prose_growing import Growing, visible

STATES = tuple(code for code in CLEARANCES if code != "void")
OPEN_PARTS = ("line", "reasons", "ask")


class ClearanceDialog(QDialog):
    """What was answered, by whom, when and how; to which parts; and what proves it.

    Signals:
        answered(Answer): to be recorded; the dialog closes with it.
    """

    answered = Signal(object)

    def __init__(self, session: Session, page: Sheet, part: str, writer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._page, self._writer = session, page, writer
        self._proof: Path | None = None
        words = session.words
        self.setWindowTitle(words("Record a clearance"))
        self.unit, self.state, self.channel, self.language = UnitField(), Choice(), Choice(), Choice()
        self.by, self.on, self.reply_by = QLineEdit(), DateField(session.tr), DateField(session.tr)
        self.comment = Growing(session.theme, lines=2)
        self.parts = {name: QCheckBox(field_name(name, words)) for name, one in page.parts.items() if one.held.value}
        self.proof, self.no_proof = Button(session.theme, "paperclip"), Button(session.theme, "x", "ghost")
        self._proof_name, self._wrong = Text(role="muted", wrap=True), Text(wrap=True)
        self._wrong.set_ink("bad")
        self._wrong.hide()
        self.go, self.stay = Button(session.theme, kind="primary"), Button(session.theme)
        self._offer(part)
        self._arrange()
        self._connect()
        self._show_proof()
        self.unit.setFocus()

    def sizeHint(self) -> QSize:
        """Room for the form, inside the screen."""
        wanted = super().sizeHint().expandedTo(QSize(self._session.theme.em(40), self._session.theme.em(45)))
        screen = self.screen().availableSize() if self.screen() is not None else wanted
        return wanted.boundedTo(screen * 0.94)

    # What it holds

    def _offer(self, part: str) -> None:
        words, page = self._session.words, self._page
        self.unit.offer(page.units)
        self.unit.show_sign("")
        self.state.offer([(code, labels.choice("clearance", "state", code, words)) for code in STATES])
        self.state.show_code("co_signed")
        channels = KINDS["clearance"].fields["channel"].choices
        self.channel.offer(
            [("", "–"), *((code, labels.choice("clearance", "channel", code, words)) for code in channels)]
        )
        self.channel.show_code("mail")
        languages = dict.fromkeys((page.language, *(one.language for one in page.wordings)))
        self.language.offer([(code, language_name(code, self._session.formats)) for code in languages])
        self.language.show_code(page.language)
        self.on.show_date(local_today(self._session.dossier.store.clock.now_ms()))
        wanted = {part} & self.parts.keys() or {name for name in OPEN_PARTS if name in self.parts}
        for name, box in self.parts.items():
            box.setChecked(name in wanted)

    def answer(self) -> Answer | None:
        """What is to be recorded; None, with the sentence shown, while something is missing."""
        missing = self._missing()
        if missing is not None:
            sentence, field = missing
            self._wrong.setText(sentence)
            self._wrong.show()
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return Answer(
            self._page.position, self._chosen(), self.language.code, self.unit.sign, self.state.code,
            self.channel.code, self.by.text(), self.on.value, self._writer, self.reply_by.value,
            self.comment.toPlainText(),
        )  # fmt: skip

    def _chosen(self) -> tuple[str, ...]:
        return tuple(name for name, box in self.parts.items() if box.isChecked())

    def _missing(self) -> tuple[str, QWidget] | None:
        """What is missing, as a sentence, and where it is to be entered."""
        words = self._session.words
        if not self.unit.sign:
            return words("Please name the unit."), self.unit
        if not self._chosen():
            return words("Please choose at least one part of the text."), next(iter(self.parts.values()), self)
        wrong = next((field for field in (self.on, self.reply_by) if not field.is_understood), None)
        return (words("This is not a date: day.month.year, month.year or year"), wrong) if wrong else None

    def proof_file(self) -> Path | None:
        """The file that proves the answer; None for none."""
        return self._proof

    # What happens

    def _connect(self) -> None:
        self.go.clicked.connect(self._on_go)
        self.stay.clicked.connect(self.reject)
        self.proof.clicked.connect(self._on_proof)
        self.no_proof.clicked.connect(lambda: self._take(None))
        self.state.currentIndexChanged.connect(self._on_state)
        self._on_state()

    def _on_go(self) -> None:
        answer = self.answer()
        if answer is not None:
            self.answered.emit(answer)
            self.accept()

    def _on_state(self, _index: int = 0) -> None:
        """A request has no signature yet; an answer has no deadline any more."""
        asked = self.state.code == "requested"
        self._reply_box.setVisible(asked)
        for box in (self._by_box, self._on_box):
            box.setVisible(not asked)

    def _on_proof(self) -> None:
        words = self._session.words
        path = self._session.ask.open_file(words("Choose the proof"), words("All files (*)"))
        if path is not None:
            self._take(path)

    def _take(self, path: Path | None) -> None:
        self._proof = path
        self._show_proof()

    def _show_proof(self) -> None:
        name = visible(self._proof.name) if self._proof else self._session.words("No file chosen")
        self._proof_name.setText(name)
        self.no_proof.setVisible(self._proof is not None)

    # Construction

    def _arrange(self) -> None:
        words, em = self._session.words, self._session.theme.em
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(em(1.4), em(1.2), em(1.4), em(0.6))
        grid.setHorizontalSpacing(em(1))
        grid.setVerticalSpacing(em(0.8))
        grid.addWidget(Text(words("Record a clearance"), "h2", wrap=True), 0, 0, 1, 2)
        self._by_box, self._on_box = self._box(msgid("&By whom"), self.by), self._box(msgid("&When"), self.on)
        self._reply_box = self._box(msgid("Repl&y by"), self.reply_by)
        grid.addWidget(self._box(msgid("&Unit that answers"), self.unit), 1, 0)
        grid.addWidget(self._box(msgid("&State"), self.state), 1, 1)
        grid.addWidget(self._parts_box(), 2, 0, 1, 2)
        grid.addWidget(self._by_box, 3, 0)
        grid.addWidget(self._on_box, 3, 1)
        grid.addWidget(self._reply_box, 3, 1)
        grid.addWidget(self._box(msgid("&Language of the text"), self.language), 4, 0)
        grid.addWidget(self._box(msgid("Received t&hrough"), self.channel), 4, 1)
        grid.addWidget(self._box(msgid("Re&mark of the unit"), self.comment), 5, 0, 1, 2)
        grid.addWidget(self._proof_box(), 7, 0, 1, 2)
        told = Text(words("Recorded by: {who}", who=visible(self._writer)), "small", wrap=True)
        grid.addWidget(told, 8, 0, 1, 2)
        grid.setRowStretch(9, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, em(1))
        column.addWidget(area, 1)
        column.addLayout(self._buttons())

    def _box(self, label: str, field: QWidget) -> QWidget:
        box = QWidget()
        caption = Text(self._session.words(label), "cap")
        caption.setBuddy(field)
        name = caption.text().replace("&", "")
        field.setAccessibleName(name)
        line = field.lineEdit() if isinstance(field, UnitField) else None
        if line is not None:
            line.setAccessibleName(name)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(field)
        return box

    def _parts_box(self) -> QWidget:
        both = QWidget()
        grid = QGridLayout(both)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for at, box in enumerate(self.parts.values()):
            grid.addWidget(box, at // 2, at % 2)
        return _stacked(Text(self._session.words("For these parts of the text"), "cap"), (both,))

    def _proof_box(self) -> QWidget:
        words = self._session.words
        self.proof.setText(words("Choose the &proof…"))
        self.no_proof.setText(words("Remove"))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.proof)
        line.addWidget(self.no_proof)
        line.addStretch(1)
        return _stacked(Text(words("Proof, for example the e-mail"), "cap"), (row, self._proof_name))

    def _buttons(self) -> QHBoxLayout:
        em, words = self._session.theme.em, self._session.words
        self.go.setText(words("Record it"))
        self.stay.setText(words("Cancel"))
        self.go.setDefault(True)
        row = QHBoxLayout()
        row.setContentsMargins(em(1.4), em(0.4), em(1.4), 0)
        row.addWidget(self._wrong, 1)
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        return row


def _stacked(caption: Text, widgets: Sequence[QWidget]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(caption)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return box


def read_proof(path: Path) -> Proof:
    """A file as proof. Raises: FileUnreadable."""
    try:
        with path.open("rb") as opened:
            data = opened.read(PROOF_LIMIT_BYTES + 1)
    except OSError as fault:
        raise FileUnreadable(file=path.name, reason=fault.strerror or "") from fault
    return Proof(path.name, mimetypes.guess_type(path.name)[0] or "application/octet-stream", data)
