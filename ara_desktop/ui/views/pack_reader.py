# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The text of a pack with its headings, for screen readers and for whoever would rather read text than pages."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from ara_desktop.service.pack_text import Passage
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.widgets.fields import Choice, Labelled
from ara_desktop.ui.widgets.prose_growing import column_width, visible

_SIZES = {1: 1.5, 2: 1.22, 3: 1.08, 4: 1.0}
_LISTED = 2


class Reader(QWidget):
    """Headings to jump to, and the text below them. It is filled when it is first looked at."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._passages: tuple[Passage, ...] = ()
        self._blocks: dict[str, int] = {}
        self._waiting = False
        self.parts = Choice()
        self.parts.chosen.connect(self._jump)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setTabChangesFocus(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        session.tr.bind(self.text.setAccessibleName, msgid("Text of the pack"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Labelled(session.tr, msgid("&Go to"), self.parts))
        column.addWidget(self.text, 1)
        session.theme.changed.connect(self._renew)

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show another text; the first lines are written when it is looked at."""
        if tuple(passages) == self._passages:
            return
        self._passages = tuple(passages)
        self._renew()

    def look(self) -> None:
        """Write what was shown meanwhile."""
        if self._waiting:
            self._waiting = False
            self._write()

    def _renew(self) -> None:
        self._waiting = True
        if self.isVisible():
            self.look()

    def _write(self) -> None:
        kept = self.text.verticalScrollBar().value()
        self.text.setUpdatesEnabled(False)
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        headings: list[tuple[str, str]] = []
        for number, passage in enumerate(self._passages):
            look, block = self._looks(passage)
            if number:
                cursor.insertBlock(block, look)
            else:
                cursor.setBlockFormat(block)
                cursor.setCharFormat(look)
            sign = "– " if passage.entry else ""
            cursor.insertText(sign + visible(passage.text).replace("\n", "\u2028"), look)
            if 0 < passage.level <= _LISTED:
                self._blocks[str(number)] = number
                indent = "    " * (passage.level - 1)
                headings.append((str(number), indent + visible(passage.text)))
        cursor.endEditBlock()
        self.text.setMaximumWidth(column_width(self.text, self._session.theme))
        self.text.setUpdatesEnabled(True)
        self.text.verticalScrollBar().setValue(kept)
        self.parts.offer(headings)
        if self.parts.currentIndex() < 0 and headings:
            self.parts.setCurrentIndex(0)

    def _looks(self, passage: Passage) -> tuple[QTextCharFormat, QTextBlockFormat]:
        em = self._session.theme.em
        look, block = QTextCharFormat(), QTextBlockFormat()
        block.setTopMargin(em(0.9 if passage.level else 0.25))
        block.setBottomMargin(em(0.25))
        if passage.level:
            block.setHeadingLevel(passage.level)
            font = QFont(self.text.font())
            font.setPixelSize(em(_SIZES[passage.level]))
            font.setWeight(QFont.Weight.DemiBold)
            look.setFont(font)
        if passage.entry:
            block.setLeftMargin(em(1.1))
            block.setTextIndent(-em(0.9))
        return look, block

    def _jump(self, code: str) -> None:
        """Put the heading at the upper edge and the cursor on it."""
        block = self.text.document().findBlockByNumber(self._blocks.get(code, 0))
        cursor = QTextCursor(block)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
