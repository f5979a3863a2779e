# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Prose that takes the height it needs: the page scrolls, never a text inside it."""

import re
import unicodedata

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QResizeEvent,
    QShowEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.prose import COLUMN_LETTERS, ProseEdit

_FRAME_PX = 16  # padding and border of a text field in the style sheet, and a pixel to spare
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Co", "Cs"})
_ALLOWED = frozenset("\n\t\u00ad\u200b")
_MARK = re.compile(r"\[(?:beleg|evidence):[0-9a-f]{4,32}\]|\[B[1-9]\d{0,2}\]|\[cue:[^\[\]\n]{1,120}\]", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*")


def hidden_signs(text: str) -> tuple[str, ...]:
    """Control and direction signs in a text, as ``U+202E``, each once."""
    found = dict.fromkeys(sign for sign in text if sign not in _ALLOWED and unicodedata.category(sign) in _HIDDEN)
    return tuple(f"U+{ord(sign):04X}" for sign in found)


def visible(text: str) -> str:
    """A text for display: control and direction signs become ``‹U+202E›``, so that it reads as it is."""
    if not hidden_signs(text):
        return text
    return "".join(
        f"‹U+{ord(sign):04X}›" if sign not in _ALLOWED and unicodedata.category(sign) in _HIDDEN else sign
        for sign in text
    )


class Growing(ProseEdit):
    """The prose editor without a scroll bar of its own; marks of evidence stand back, bold is bold."""

    def __init__(self, theme: Theme, *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(theme, lines=lines, parent=parent)
        self._height = 0
        _let_page_scroll(self)
        self._marks = Marks(theme, self.document())
        self.cursorPositionChanged.connect(self._follow)
        theme.changed.connect(self._fit_width)
        self._fit_width()

    def sizeHint(self) -> QSize:
        """Height of the whole text, at least the lines asked for."""
        return QSize(self._theme.em(20), grown_height(self, self._lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower column makes more lines."""
        super().resizeEvent(event)
        self._regrow()

    def showEvent(self, event: QShowEvent) -> None:
        """Lines are known only now."""
        super().showEvent(event)
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into sight, however the keyboard came here."""
        super().focusInEvent(event)
        self._follow()

    def _regrow(self) -> None:
        height = self.sizeHint().height()
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def _follow(self) -> None:
        """Keep the cursor in sight while the page scrolls."""
        page = page_of(self)
        content = page.widget() if page is not None else None
        if self.hasFocus() and page is not None and content is not None:
            spot = self.viewport().mapTo(content, self.cursorRect().center())
            page.ensureVisible(spot.x(), spot.y(), 0, self._theme.em(3))

    def _fit_width(self) -> None:
        self.setMaximumWidth(column_width(self, self._theme))


class Quote(QPlainTextEdit):
    """A text to be read and copied, not changed; it takes the height it needs. Hidden signs are shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = 0
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Fixed)
        self.setSizePolicy(policy)
        _let_page_scroll(self)
        Marks(theme, self.document())
        theme.changed.connect(self._fit_width)
        self._fit_width()

    def show_text(self, text: str) -> None:
        """Show a text."""
        shown = visible(text)
        if shown != self.toPlainText():
            self.setPlainText(shown)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Height of the whole text."""
        return QSize(self._theme.em(16), grown_height(self, 1))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible, low is not."""
        return QSize(self._theme.em(10), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower column makes more lines."""
        super().resizeEvent(event)
        height = self.sizeHint().height()
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Lines are known only now."""
        super().showEvent(event)
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def _fit_width(self) -> None:
        self.setMaximumWidth(column_width(self, self._theme))


class Marks(QSyntaxHighlighter):
    """Shows the marks of prose: evidence and cues in the second colour, bold in bold. It changes nothing."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """One line."""
        quiet, strong = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(self._theme.tokens.text2))
        strong.setFontWeight(QFont.Weight.DemiBold)
        for found in _BOLD.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), strong)
        for found in _MARK.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), quiet)


def column_width(widget: QWidget, theme: Theme) -> int:
    """Pixels of a column of 75 letters with the edges of a field."""
    return QFontMetrics(widget.font()).averageCharWidth() * COLUMN_LETTERS + theme.em(2)


def grown_height(editor: QPlainTextEdit, lines: int) -> int:
    """Pixels that the text of an editor takes at its present width, edges included."""
    layout, block = editor.document().documentLayout(), editor.document().firstBlock()
    height = 0.0
    while block.isValid():
        height += layout.blockBoundingRect(block).height()
        block = block.next()
    least = lines * QFontMetrics(editor.font()).lineSpacing()
    return round(max(height, least)) + round(editor.document().documentMargin()) + _FRAME_PX


def page_of(widget: QWidget) -> QScrollArea | None:
    """The scroll area that a widget lies in."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def _let_page_scroll(editor: QPlainTextEdit) -> None:
    editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
