# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""At the lectern: the text over the whole screen in large type, the author's phrases, time marks, keyboard only.

Lower quarter empty, so that the eyes stay up; no paragraph over a page where it fits on one; the next word stands below.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from ara_desktop.service.speaking_podium import Block, Phrase
from ara_desktop.text.formats import stopwatch
from ara_desktop.ui.session import Session
from ara_desktop.ui.widgets.notice import announce
from ara_desktop.ui.widgets.prose_growing import visible

LARGEST, SMALLEST = 2.2, 0.5
_TYPE_EM, _LINE = 2.3, 1.38
_EMPTY_BELOW = 0.25
_FORWARD = {
    Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter,
}  # fmt: skip
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}
_LARGER, _SMALLER = {Qt.Key.Key_Plus, Qt.Key.Key_Equal}, {Qt.Key.Key_Minus}


@dataclass(frozen=True)
class _Row:
    """One phrase laid out; ``mark`` stands in the margin."""

    text: QTextLayout
    height: float
    block: Block
    mark: str = ""
    gap: float = 0.0


class Podium(QWidget):
    """The text of one intervention over the whole screen.

    Signals:
        left(int seconds, bool to_end): it was closed; seconds of the running clock, 0 if it never ran.
    """

    left = Signal(int, bool)

    def __init__(self, session: Session, blocks: Sequence[Block], identity: str, slot_seconds: int | None) -> None:
        super().__init__(session.desk if isinstance(session.desk, QWidget) else None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._blocks = session, tuple(blocks)
        self._identity, self._slot = identity, slot_seconds
        self._pages: list[list[_Row]] = [[]]
        self._zoom = 1.0
        self._reached_end = False
        self.page = 0
        self._clock = QElapsedTimer()
        self._counted = 0.0
        self._tick = QTimer(self)
        self._tick.setInterval(200)
        self._tick.timeout.connect(self.update)
        self.setWindowTitle(session.words("Podium"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)

    @property
    def pages(self) -> int:
        """Number of sheets at this size."""
        return len(self._pages)

    @property
    def seconds(self) -> float:
        """What the clock shows."""
        running = self._clock.elapsed() / 1000 if self._tick.isActive() else 0.0
        return self._counted + running

    def text_of_page(self) -> str:
        """What stands on the sheet, for screen readers."""
        blocks = dict.fromkeys(row.block for row in self._pages[self.page])
        return "\n\n".join(visible(block.text) for block in blocks)

    def turn(self, page: int) -> None:
        """Show a sheet, and have it said."""
        self.page = max(0, min(page, self.pages - 1))
        self._reached_end = self._reached_end or (self.isVisible() and self.page == self.pages - 1)
        self._name()
        announce(self, self.accessibleName())
        self.update()

    def zoom(self, by: float) -> None:
        """Larger or smaller type; the first words of the sheet stay on the screen."""
        first = next((row.block for row in self._pages[self.page]), None)
        self._zoom = min(LARGEST, max(SMALLEST, self._zoom + by))
        self._lay_out()
        self.turn(next((n for n, rows in enumerate(self._pages) if any(r.block is first for r in rows)), 0))

    def toggle_clock(self) -> None:
        """Start or stop the clock."""
        if self._tick.isActive():
            self._counted = self.seconds
            self._tick.stop()
        else:
            self._clock.start()
            self._tick.start()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything is a key here."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in _FORWARD:
            self.turn(self.page + 1)
        elif key in _BACK:
            self.turn(self.page - 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turn(0 if key == Qt.Key.Key_Home else self.pages - 1)
        elif key in _LARGER or key in _SMALLER:
            self.zoom(0.1 if key in _LARGER else -0.1)
        elif key == Qt.Key.Key_T:
            self.toggle_clock()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell how long it took."""
        seconds = round(self.seconds)
        self._tick.stop()
        self.left.emit(seconds, self._reached_end)
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other sheets at another size."""
        super().resizeEvent(event)
        self._lay_out()
        self.turn(min(self.page, self.pages - 1))

    # -- sheets -------------------------------------------------------------------------------------------------------
    @property
    def _type_px(self) -> int:
        return max(12, round(self._session.theme.em(_TYPE_EM) * self._zoom))

    def _lay_out(self) -> None:
        room = self.height() * (1 - _EMPTY_BELOW) - self._top
        pages: list[list[_Row]] = [[]]
        used = 0.0
        for block in self._blocks:
            rows = self._rows(block)
            height = sum(row.height + row.gap for row in rows)
            if pages[-1] and used + height > room:
                pages.append([])
                used = 0.0
            for row in rows:
                if pages[-1] and used + row.height > room:  # a paragraph longer than a sheet goes on behind it
                    pages.append([])
                    used = 0.0
                pages[-1].append(row)
                used += row.height + row.gap
        self._pages = pages

    def _rows(self, block: Block) -> list[_Row]:
        size = self._type_px
        width = self.width() - self._margin - 2.0 * size
        made = []
        for number, phrase in enumerate(block.phrases):
            text, height = self._phrase(phrase, width, italic=block.cue)
            mark = stopwatch(block.begins) if block.begins is not None and not number else ""
            last = number == len(block.phrases) - 1
            made.append(_Row(text, height, block, mark, size * (0.65 if last else 0.12)))
        return made

    def _phrase(self, phrase: Phrase, width: float, *, italic: bool) -> tuple[QTextLayout, float]:
        shown = [(visible(text).replace("\n", " "), bold) for text, bold in phrase]
        font = QFont(self.font())
        font.setPixelSize(round(self._type_px * (0.62 if italic else 1)))
        font.setItalic(italic)
        layout = QTextLayout("".join(text for text, _ in shown), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(_bolds(shown))
        layout.beginLayout()
        y, step = 0.0, font.pixelSize() * _LINE
        indent = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20.0, width - indent))
            line.setPosition(QPointF(indent, y))
            y += step
            indent = font.pixelSize() * 1.0  # what wraps stands in: the eye sees that the phrase goes on
        layout.endLayout()
        return layout, y

    # -- painting -----------------------------------------------------------------------------------------------------
    @property
    def _margin(self) -> float:
        return self._session.theme.em(5.5) + self._type_px * 0.8

    @property
    def _top(self) -> float:
        return self._session.theme.em(3.4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Head line, text with marks, next word, clock."""
        t, em = self._session.theme.tokens, self._session.theme.em
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.surface))
        small = QFont(self.font())
        small.setPixelSize(em(1.05))
        painter.setFont(small)
        painter.setPen(QColor(t.text2))
        edge = em(1.2)
        head = QRectF(edge, em(0.9), self.width() - 2 * edge, em(1.6))
        words = self._session.words
        number = words("{page} of {pages}", page=self.page + 1, pages=self.pages)
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        room = head.adjusted(0, 0, -em(8), 0)
        line = painter.fontMetrics().elidedText(self._identity, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        y = self._top
        for row in self._pages[self.page]:
            self._draw_row(painter, row, y, small)
            y += row.height + row.gap
        self._draw_foot(painter, small)

    def _draw_row(self, painter: QPainter, row: _Row, y: float, small: QFont) -> None:
        t, em = self._session.theme.tokens, self._session.theme.em
        if row.mark:
            painter.setFont(small)
            painter.setPen(QColor(t.text2))
            painter.drawText(
                QRectF(0, y, em(5), self._type_px * _LINE),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                row.mark,
            )
        if row.block.omit:
            painter.fillRect(QRectF(em(5.6), y + 4, 3, row.height - 8), QColor(t.text2))
        painter.setPen(QColor(t.text2 if row.block.cue else t.text))
        row.text.draw(painter, QPointF(self._margin, y))

    def _draw_foot(self, painter: QPainter, small: QFont) -> None:
        t, em, words = self._session.theme.tokens, self._session.theme.em, self._session.words
        box = QRectF(em(1.2), self.height() - em(2.6), self.width() - 2 * em(1.2), em(1.8))
        painter.setFont(small)
        painter.setPen(QColor(t.text2))
        after = self._pages[self.page + 1] if self.page + 1 < self.pages else []
        following = next((row for row in after if not row.block.cue), None)
        word = " ".join(following.text.text().split()[:3]) if following else ""
        if word:
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"→ {word} …")
        keys = words("→ next  ← back  + − size  T clock  Esc leave")
        shown = self._clock_text() if self.seconds else keys
        if self._slot and self.seconds > self._slot:
            painter.setPen(QColor(t.bad.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _clock_text(self) -> str:
        words = self._session.words
        now = stopwatch(int(self.seconds))
        if not self._slot:
            return now
        if self.seconds > self._slot:
            return words("✗ {now} of {slot} min: over time", now=now, slot=stopwatch(self._slot))
        return words("{now} of {slot} min", now=now, slot=stopwatch(self._slot))

    def _name(self) -> None:
        head = self._session.words("Sheet {page} of {pages}", page=self.page + 1, pages=self.pages)
        self.setAccessibleName(f"{head}. {self.text_of_page()}")


def _bolds(shown: Sequence[tuple[str, bool]]) -> list[QTextLayout.FormatRange]:
    found, at = [], 0
    for text, bold in shown:
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        if bold:
            made = QTextLayout.FormatRange()
            made.start, made.length = at, length
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            made.format = look
            found.append(made)
        at += length
    return found
