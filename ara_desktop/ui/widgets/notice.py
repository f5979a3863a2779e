# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Bands above the work surface: the marker of a training dossier, and sentences of errors that do not stop the work."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPolygon,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.buttons import IconButton
from ara_desktop.ui.widgets.labels import Text


class TrainingBand(QLabel):
    """Across the whole window: nothing here is real. Words, stripes and colour say the same."""

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training")
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tr.bind(self.setText, "TRAINING – all persons, regions and statements are invented")
        theme.changed.connect(self._grow)
        self._grow()

    def minimumSizeHint(self) -> QSize:
        """Any width will do: the words become smaller."""
        return QSize(1, self._theme.em(1.75))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Stripes at both ends, words on a plain ground between them."""
        t = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(t.training.back))
        font = QFont(self.font())
        font.setBold(True)
        need = QFontMetrics(font).horizontalAdvance(self.text()) + 16
        font.setPixelSize(max(10, round(font.pixelSize() * min(1.0, self.width() / need))))
        painter.setFont(font)
        words = painter.fontMetrics().horizontalAdvance(self.text()) + 2 * self._theme.em(1.5)
        end = max(0, (self.width() - words) // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.training_stripe))
        step, height = self._theme.em(1.4), self.height()
        for left in (0, self.width() - end):
            painter.setClipRect(left, 0, end, height)
            for x in range(left - height, left + end + height, step):
                points = [
                    QPoint(x, height),
                    QPoint(x + height, 0),
                    QPoint(x + height + step // 2, 0),
                    QPoint(x + step // 2, height),
                ]
                painter.drawPolygon(QPolygon(points))
        painter.setClipping(False)
        painter.setPen(QColor(t.training.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _grow(self) -> None:
        self.setFixedHeight(self._theme.em(1.75))
        self.setMinimumWidth(1)


class Notice(QWidget):
    """One sentence above the work surface, until it is closed or the next one comes; the keyboard stays where it is."""

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._theme = theme
        self._text, self._mark = Text(wrap=True), QLabel()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = IconButton(theme, tr, "x", "Close this message")
        self._close.clicked.connect(self.hide)
        sheet = QFrame()
        sheet.setProperty("panel", "error")
        row = QHBoxLayout(sheet)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 0)
        outer.addWidget(sheet)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def tell(self, text: str) -> None:
        """Show the sentence and say it at once."""
        self._text.setText(text)
        self.show()
        announce(self, text, urgent=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        self._mark.setPixmap(self._theme.icon("circle-alert", "bad").pixmap(self._theme.em(1.3), self._theme.em(1.3)))


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say ``text``; urgent interrupts what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, text)
    kinds = QAccessible.AnnouncementPoliteness
    event.setPoliteness(kinds.Assertive if urgent else kinds.Polite)
    QAccessible.updateAccessibility(event)
