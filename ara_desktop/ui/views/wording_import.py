# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A point whose text is not known yet: where it is to be found, and how it is taken in."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ara_desktop.core.errors import FileUnreadable
from ara_desktop.core.values import Changes
from ara_desktop.service.points import import_points
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_names import language_name
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import Quote, visible

LANGUAGES = (
    "de", "en", "fr", "bg", "cs", "da", "el", "es", "et", "fi", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl",
    "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip


_LONGEST_BYTES = 10_000_001  # one more than is ever taken in


class UnknownNote(Panel):
    """What to do about points that nobody has the text of."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "hollow", parent)
        self._session = session
        self._declaration = ""
        self._title = Text(role="h3", wrap=True)
        self._note = Text(wrap=True)
        self.command = Quote(session.theme)
        session.tr.bind(self.command.setAccessibleName, msgid("Command that takes the text in"))
        self._advice = Text(role="muted", wrap=True)
        session.tr.bind(
            self._advice.setText,
            msgid("Save the text as a file and take it in here, or on the command line with this command:"),
        )
        self.take_in, self.copy = Button(session.theme, "folder-input"), Button(session.theme, "copy")
        session.tr.bind(self.take_in.setText, msgid("Take in the text from a file…"))
        session.tr.bind(self.copy.setText, msgid("Copy the command"))
        for widget in (self._title, self._note, self._advice, self.command):
            self.add(widget)
        self.add_row(self.take_in, self.copy, None)
        self.take_in.clicked.connect(self._on_take_in)
        self.copy.clicked.connect(self._on_copy)

    def tell(self, title: str, note: str, declaration: str) -> None:
        """``title`` says which points, ``note`` where their text is; ``declaration`` is the short name of the text.

        Without a title only the button is shown. What the note says of the command stands below it, with the right names.
        """
        self._declaration = declaration
        self._title.setText(title)
        kept = [one for one in note.split("\n\n") if "ara-desktop point import" not in one]
        self._note.setText(visible("\n\n".join(kept)))
        self._note.setVisible(bool(kept[0]))
        for widget in (self._title, self._advice, self.command, self.copy):
            widget.setVisible(bool(title))
        file = self._session.dossier.store.path.name
        self.command.show_text(f'ara-desktop point import "{file}" TEXT.txt --declaration {declaration} --language de')
        self.take_in.setEnabled(not self._session.dossier.store.read_only)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.toPlainText())
        self._session.say(self._session.words("The command was copied"))

    def _on_take_in(self) -> None:
        words, formats, ask = self._session.words, self._session.formats, self._session.ask
        title = words("Take in the text of a declaration")
        path = ask.open_file(title, words("Text files (*.txt *.md)"))
        if path is None:
            return
        names = tuple(language_name(code, formats) for code in LANGUAGES)
        chosen = ask.choice(title, words("In which language is the text?"), names)
        if chosen is not None:
            self._take_in(path, LANGUAGES[chosen])

    def _take_in(self, path: Path, language: str) -> None:
        store, declaration = self._session.dossier.store, self._declaration
        labels: list[str] = []

        def use_case() -> Changes:
            taken, changes = import_points(store, _read(path), path.name, declaration=declaration, language=language)
            labels.extend(taken.points)
            return changes

        def done(_changes: Changes) -> None:
            points = self._session.formats.listing(labels)
            self._session.say(self._session.words("Taken in: points {points}", points=points))

        self._session.write(use_case, done=done)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(_LONGEST_BYTES)
    except OSError as fault:
        raise FileUnreadable(file=path.name, reason=fault.strerror or "") from fault
