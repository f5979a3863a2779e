# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Texts: plain text only, whatever stands in it; titles that shorten instead of pushing the window wider."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from ara_desktop.ui.widgets.buttons import repolish


class Text(QLabel):
    """A label that never reads markup. ``role``: "", h1, h2, big, cap, muted, small, principal."""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)

    def set_ink(self, ink: str) -> None:
        """Colour by state: "", ok, warn, bad. The words must say it too."""
        self.setProperty("ink", ink)
        repolish(self)


class Chip(QLabel):
    """A rounded mark: a sign and a word. ``look``: ok, warn, bad, info, quiet, principal."""

    def __init__(self, text: str = "", look: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("chip", look)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, look: str) -> None:
        """Change words and look together."""
        self.setText(text)
        self.setProperty("chip", look)
        repolish(self)


class Elided(QLabel):
    """One line that ends in … where the room ends; the tooltip and the spoken name hold the whole."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().horizontalAdvance("MMM…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as tooltip only where it does not fit."""
        super().resizeEvent(event)
        self.setToolTip("" if self._fits() else self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shortened text."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)

    def _fits(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
