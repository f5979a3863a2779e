# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The editor for prose: plain text with marks, a readable column, and a save after a pause.

The text goes to the store when one stops typing or leaves the field, not on each key. News from elsewhere never replace what is
being typed.
"""

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ara_desktop.ui.theme import Theme

SAVE_AFTER_MS = 1200
COLUMN_LETTERS = 75


class ProseEdit(QPlainTextEdit):
    """One text of a record.

    Signals:
        written(str): the text as it should be kept; after a pause, on leaving, and on ``flush``.
        typed(): on each change by the user; for counters, which wait a little themselves.
    """

    written = Signal(str)
    typed = Signal()

    def __init__(self, theme: Theme, *, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._lines = theme, lines
        self._kept = ""
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._on_changed)
        theme.changed.connect(self._grow)
        self._grow()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that ``written`` has not told yet."""
        return self.toPlainText() != self._kept

    def show_text(self, text: str) -> None:
        """Show what the store holds; what is being typed stays, and the cursor stays where it was."""
        if self.dirty or text == self._kept:
            return
        self._kept = text
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)
        self._pause.stop()

    def start_text(self, text: str) -> None:
        """Show another record's text, whatever stood here before; call ``flush`` first."""
        self._kept = text
        self.setPlainText(text)
        self._pause.stop()

    def flush(self) -> None:
        """Tell what was typed, now."""
        self._pause.stop()
        if self.dirty:
            self._kept = self.toPlainText()
            self.written.emit(self._kept)

    def mark_unsaved(self) -> None:
        """The store refused what ``written`` told: it stays here as typed, and the next pause or ``flush`` tries again."""
        self._kept = "\0"

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text comes without looks."""
        if source.hasText():
            self.insertPlainText(source.text().replace("\u2028", "\n").replace("\u2029", "\n"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines fit, so another height is right."""
        super().resizeEvent(event)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Height of the text, at least the lines asked for, at most three times as many."""
        spacing = QFontMetrics(self.font()).lineSpacing()
        lines = min(max(self._lines, round(self.document().size().height())), 3 * self._lines)
        return QSize(self._theme.em(20), lines * spacing + self._theme.em(1.6))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible, low is not."""
        return QSize(self._theme.em(10), self.sizeHint().height())

    def _on_changed(self) -> None:
        if self.dirty:
            self._pause.start()
            self.typed.emit()
        self.updateGeometry()

    def _grow(self) -> None:
        letter = QFontMetrics(self.font()).averageCharWidth()
        self.setMaximumWidth(letter * COLUMN_LETTERS + self._theme.em(2))
        self.updateGeometry()
