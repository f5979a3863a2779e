# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Contact cards: one's own to hand out, and somebody else's to be compared word by word before it counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QRadioButton, QWidget

from ara_desktop.service.partners import ROLES, Face
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.fields import Labelled
from ara_desktop.ui.widgets.labels import Chip, Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible

_MEANINGS = {
    "delegation": msgid("exchanges bundles, without red lines, fallback positions and assessments"),
    "principal": msgid("exchanges bundles with everything, red lines included"),
    "partner": msgid("another region: gets publications only"),
    "secretariat": msgid("the technical secretariat: gets publications only"),
}
_INSIDE = ("delegation", "principal")


class SixWords(Text):
    """The words of a card, large, to be read aloud; they can be selected with the keyboard."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(role="h2", wrap=True, parent=parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        session.tr.bind(self.setAccessibleDescription, msgid("Six words of a contact card, to be read aloud"))

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show them, three in a line as one reads them aloud."""
        half = (len(words) + 1) // 2
        self.setText("\n".join("  ·  ".join(line) for line in (words[:half], words[half:]) if line))
        self.setAccessibleName(", ".join(words))


class OwnCard(Panel):
    """What others need from us.

    Signals:
        keep(): to be saved as a file.
    """

    keep = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        self._face: Face | None = None
        self._name, self.six = Text(wrap=True), SixWords(session)
        title, advice = Text(role="h3"), Text(role="small", wrap=True)
        session.tr.bind(title.setText, msgid("Your contact card"))
        session.tr.bind(
            advice.setText,
            msgid("Hand it to colleagues once. Then read them these six words by telephone; they must see the same."),
        )
        self.save, self.copy = Button(session.theme, "id-card"), Button(session.theme, "copy")
        session.tr.bind(self.save.setText, msgid("Save the car&d…"))
        session.tr.bind(self.copy.setText, msgid("&Copy as text"))
        for widget in (title, self._name, advice, self.six):
            self.add(widget)
        self.add_flow(self.save, self.copy)
        self.save.clicked.connect(self.keep)
        self.copy.clicked.connect(self._on_copy)

    def show_face(self, face: Face) -> None:
        """Show the card."""
        self._face = face
        self._name.setText(f"{visible(face.name)} ({face.region})")
        self.six.show_words(face.words)

    def _on_copy(self) -> None:
        if self._face is not None:
            QGuiApplication.clipboard().setText(self._face.paragraph)
            self._session.say(self._session.words("The card was copied. Paste it into an e-mail."))


class PastedCard(Panel):
    """A card out of a mail.

    Signals:
        given(str): the text with a card in it.
    """

    given = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        title = Text(role="h3")
        session.tr.bind(title.setText, msgid("Add a colleague's card"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        session.tr.bind(self.text.setPlaceholderText, msgid("Name (region) [ara-card-1:…]"))
        self._session = session
        self.read = Button(session.theme, "clipboard-check")
        session.tr.bind(self.read.setText, msgid("Read the &pasted card"))
        self.read.setEnabled(False)
        self.add(title)
        self.add(
            Labelled(
                session.tr, msgid("Card pasted from an e-&mail"), self.text,
                hint=msgid("A card in a file is opened above, like a bundle."),
            )
        )  # fmt: skip
        self.add_row(self.read, None)
        self.read.clicked.connect(lambda: self.given.emit(self.text.toPlainText()))
        self.text.textChanged.connect(lambda: self.read.setEnabled(bool(self.text.toPlainText().strip())))
        session.theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.text.setFixedHeight(self._session.theme.em(5))


class CardCheck(Panel):
    """Somebody's card: compare the words, choose the role, accept.

    Signals:
        accepted(str role). left().
    """

    accepted = Signal(str)
    left = Signal()

    def __init__(self, session: Session, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        words = session.words
        self.title = words("Card of {name}", name=visible(face.name))
        self.add(Text(self.title, "h2", wrap=True))
        marks = [Chip(words("Region {code}", code=face.region), "quiet")]
        if face.training:
            marks.append(Chip(words("Training"), "warn"))
        if not face.same_house:
            marks.append(Chip(words("Dossier of another delegation"), "info"))
        self.add_flow(*marks)
        self.add(
            Text(words("Ask the other one by telephone to read the six words aloud. They must be these:"), wrap=True)
        )
        self.six = SixWords(session)
        self.six.show_words(face.words)
        self.add(self.six)
        self.add(Text(words("What may this card receive?"), "h3", wrap=True))
        self._roles = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        for role in ROLES:
            self._add_role(session, face, role)
        self.accept, self.leave = Button(session.theme, "badge-check", "primary"), Button(session.theme)
        self.accept.setText(words("The words agree: accept"))
        self.leave.setText(words("Do not accept"))
        self.add_flow(self.accept, self.leave)
        self.accept.clicked.connect(self._on_accept)
        self.leave.clicked.connect(self.left)

    def _add_role(self, session: Session, face: Face, role: str) -> None:
        words = session.words
        button = QRadioButton(f"{labels.role(role, words)}: {words(_MEANINGS[role])}")
        button.setEnabled(face.same_house or role not in _INSIDE)
        likely = face.role or ("delegation" if face.same_house else "partner")
        button.setChecked(role == likely)
        self._roles.addButton(button)
        self.choices[role] = button
        self.add(button)

    def _on_accept(self) -> None:
        chosen = next((role for role, button in self.choices.items() if button.isChecked()), "")
        if chosen:
            self.accepted.emit(chosen)
