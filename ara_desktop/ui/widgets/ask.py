# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The real dialogs behind ``session.ask``; one window for a decision, nothing else is ever modal."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.session import Question
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Text


class DecisionDialog(QDialog):
    """What will happen, in words; the verb that does it; and Cancel, which is the default for grave questions."""

    def __init__(self, theme: Theme, tr: Translator, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.title)
        self.setMinimumWidth(theme.em(26))
        self.setAccessibleDescription(question.text)
        mark = QLabel()
        icon = theme.icon("triangle-alert", "bad") if question.grave else theme.icon("info", "accent")
        mark.setPixmap(icon.pixmap(theme.em(1.8), theme.em(1.8)))
        words = QVBoxLayout()
        words.setSpacing(theme.em(0.5))
        words.addWidget(Text(question.title, "h2", wrap=True))
        words.addWidget(Text(question.text, wrap=True))
        if question.detail:
            words.addWidget(self._detail(theme, tr, question.detail))
        head = QHBoxLayout()
        head.setSpacing(theme.em(0.9))
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.go = Button(theme, kind="grave" if question.grave else "primary")
        self.go.setText(question.action)
        self.stay = Button(theme)
        self.stay.setText(tr("Cancel"))
        _lay_out(self, theme, head, (self.stay, self.go))
        likely = self.stay if question.grave else self.go
        likely.setDefault(True)
        likely.setFocus()
        self.go.clicked.connect(self.accept)
        self.stay.clicked.connect(self.reject)

    def _detail(self, theme: Theme, tr: Translator, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text)
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setAccessibleName(tr("Details"))
        field.setFixedHeight(theme.em(9))
        return field


class EntryDialog(QDialog):
    """One field with its label: a line, a passphrase, or a choice."""

    def __init__(
        self, theme: Theme, tr: Translator, title: str, label: str, field: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.em(24))
        caption = Text(label, wrap=True)
        caption.setBuddy(field)
        field.setAccessibleName(label)
        body = QVBoxLayout()
        body.setSpacing(theme.em(0.4))
        body.addWidget(Text(title, "h2", wrap=True))
        body.addSpacing(theme.em(0.3))
        body.addWidget(caption)
        body.addWidget(field)
        go, stay = Button(theme, kind="primary"), Button(theme)
        go.setText(tr("Continue"))
        stay.setText(tr("Cancel"))
        go.setDefault(True)
        go.clicked.connect(self.accept)
        stay.clicked.connect(self.reject)
        _lay_out(self, theme, body, (stay, go))
        field.setFocus()


def _lay_out(dialog: QDialog, theme: Theme, body: QHBoxLayout | QVBoxLayout, buttons: tuple[Button, Button]) -> None:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(theme.em(1.4), theme.em(1.3), theme.em(1.4), theme.em(1.1))
    column.setSpacing(theme.em(1.2))
    column.addLayout(body)
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)


class WindowAsk:
    """Dialogs over a window; the files are asked for with the system's own dialog."""

    def __init__(self, theme: Theme, tr: Translator, window: QWidget) -> None:
        self._theme, self._tr, self._window = theme, tr, window

    def confirm(self, question: Question) -> bool:
        """Whether the action is wanted."""
        return _decided(DecisionDialog(self._theme, self._tr, question, self._window))

    def line(self, title: str, label: str, value: str = "") -> str | None:
        """One line of text; None if the user left."""
        field = QLineEdit(value)
        return field.text() if self._enter(title, label, field) else None

    def secret(self, title: str, label: str) -> str | None:
        """A passphrase, not shown while typing; None if the user left."""
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field.text() if self._enter(title, label, field) else None

    def choice(self, title: str, label: str, options: tuple[str, ...]) -> int | None:
        """Index of one option; None if the user left."""
        field = QComboBox()
        field.addItems(options)
        return field.currentIndex() if self._enter(title, label, field) else None

    def open_file(self, title: str, pattern: str) -> Path | None:
        """An existing file."""
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", pattern)
        return Path(name) if name else None

    def save_file(self, title: str, name: str, pattern: str) -> Path | None:
        """A file to be written; the system asked before replacing."""
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, name, pattern)
        return Path(chosen) if chosen else None

    def folder(self, title: str) -> Path | None:
        """An existing folder."""
        name = QFileDialog.getExistingDirectory(self._window, title)
        return Path(name) if name else None

    def _enter(self, title: str, label: str, field: QWidget) -> bool:
        return _decided(EntryDialog(self._theme, self._tr, title, label, field, self._window))


def _decided(dialog: QDialog) -> bool:
    """Ask, and let go of the dialog when the event loop turns again: its field can still be read now."""
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted
