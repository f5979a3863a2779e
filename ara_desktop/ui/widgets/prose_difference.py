# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What became of a text, word by word: what went is struck through, what came is underlined, and a sentence says it too."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from ara_desktop.core.diff import Span, difference
from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.prose_growing import visible

_AROUND = 48
_GAP = " … "


def excerpt(spans: Sequence[Span], around: int = _AROUND) -> tuple[Span, ...]:
    """The changes and some words around them; what stayed elsewhere becomes an ellipsis."""
    found: list[Span] = []
    for at, span in enumerate(spans):
        if span.state != "same" or len(span.text) <= 2 * around:
            found.append(span)
            continue
        first, last = at == 0, at == len(spans) - 1
        head = "" if first else span.text[:around].rsplit(" ", 1)[0]
        tail = "" if last else span.text[-around:].split(" ", 1)[-1]
        found.append(Span("same", f"{head}{_GAP}{tail}"))
    return tuple(found)


class Difference(QTextEdit):
    """Two texts as one. It cannot be edited and takes the height it needs."""

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tr = theme, tr
        self._spans: tuple[Span, ...] = ()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Fixed)
        self.setSizePolicy(policy)
        theme.changed.connect(self._draw)
        tr.changed.connect(self._say)

    def compare(self, old: str, new: str, *, whole: bool = False) -> None:
        """Show what became of ``old``; only the changes and some words around them, unless the ``whole`` is wanted."""
        spans = difference(old, new)
        self._spans = spans if whole else excerpt(spans)
        self._draw()
        self._say()

    def sizeHint(self) -> QSize:
        """Height of the text at the present width."""
        self.document().setTextWidth(max(1, self.viewport().width()))
        return QSize(self._theme.em(12), round(self.document().size().height()) + self._theme.em(1.1))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible, low is not."""
        return QSize(self._theme.em(8), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower column makes more lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def _draw(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for span in self._spans:
            cursor.insertText(visible(span.text), self._look(span.state))
        self.updateGeometry()

    def _look(self, state: str) -> QTextCharFormat:
        look, t = QTextCharFormat(), self._theme.tokens
        if state == "added":
            look.setForeground(QColor(t.ok.text))
            look.setBackground(QColor(t.ok.back))
            look.setFontUnderline(True)
        elif state == "removed":
            look.setForeground(QColor(t.text2))
            look.setBackground(QColor(t.sunken))
            look.setFontStrikeOut(True)
        else:
            look.setForeground(QColor(t.text))
        return look

    def _say(self, _language: str = "") -> None:
        words = self._tr.words
        parts = {"removed": words("Removed"), "added": words("Added")}
        said = [f"{parts[span.state]}: {visible(span.text).strip()}." for span in self._spans if span.state in parts]
        self.setAccessibleName(" ".join(said) or words("No difference"))
