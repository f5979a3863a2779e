# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Marks on records: class of confidentiality, stance, clearance. Each has a sign, a word and a colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ara_desktop.text import labels
from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.theme.stances import paint_stance
from ara_desktop.ui.widgets.labels import Chip


class _Drawn(QWidget):
    """A mark that is painted from tokens; a screen reader reads its name."""

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tr = theme, tr
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._renew)
        tr.changed.connect(self._renew)

    @property
    def text(self) -> str:
        """The word that is shown."""
        return self._text

    def minimumSizeHint(self) -> QSize:
        """It is never shortened."""
        return self.sizeHint()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.em(0.87))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _renew(self, _language: str = "") -> None:
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()


class ClassBadge(_Drawn):
    """Who may ever see the part beside it: one to five bars and the word. It shows, it does not set."""

    def __init__(self, theme: Theme, tr: Translator, code: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr, parent)
        self._code = code
        self._renew()

    def show_class(self, code: str) -> None:
        """Show another class: public, alliance, secretariat, delegation, principal."""
        self._code = code
        self._renew()

    def sizeHint(self) -> QSize:
        """Sign, gap and word."""
        from PySide6.QtGui import QFontMetrics

        em = self._theme.em
        width = QFontMetrics(self._font()).horizontalAdvance(self._text)
        return QSize(width + em(2.4), em(1.4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars like a signal: the more, the fewer readers."""
        ink = self._theme.tokens.class_ink(self._code)
        em = self._theme.em
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.back))
        painter.drawRoundedRect(QRectF(self.rect()), em(0.28), em(0.28))
        painter.setBrush(QColor(ink.text))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step, base = em(0.22), self.height() - em(0.35)
        for bar in range(_bars(self._code)):
            height = em(0.25) + bar * em(0.1)
            x = em(0.45) + bar * step
            left = self.width() - x - step * 0.6 if rtl else x
            painter.drawRect(QRectF(left, base - height, step * 0.6, height))
        painter.setPen(QColor(ink.text))
        painter.setFont(self._font())
        box = self.rect().adjusted(0, 0, -em(1.8), 0) if rtl else self.rect().adjusted(em(1.8), 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self._text)

    def _renew(self, _language: str = "") -> None:
        self._text = labels.reader_class(self._code, self._tr.words)
        super()._renew()
        self.setAccessibleName(self._tr.words("Readers: {circle}", circle=self._text))
        self.setToolTip(self.accessibleName())


class StanceBadge(_Drawn):
    """A stance: field with sign, and the word beside it."""

    def __init__(
        self, theme: Theme, tr: Translator, code: str | None, *, reading: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, tr, parent)
        self._code, self._reading = code, reading
        self._renew()

    def show_stance(self, code: str | None, *, reading: bool = False) -> None:
        """Show another stance; None for no record; ``reading`` for our own reading."""
        self._code, self._reading = code, reading
        self._renew()

    def sizeHint(self) -> QSize:
        """Field, gap and word."""
        from PySide6.QtGui import QFontMetrics

        em = self._theme.em
        return QSize(em(2.6) + QFontMetrics(self._font()).horizontalAdvance(self._text) + 2, em(1.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Field at the reading start, word after it."""
        em = self._theme.em
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        field = QRectF(self.width() - em(2.1) if rtl else 0, 0, em(2.1), self.height())
        paint_stance(painter, field, self._theme.tokens, self._code, font=self._font(), reading=self._reading)
        painter.setFont(self._font())
        painter.setPen(QColor(self._theme.tokens.text))
        box = self.rect().adjusted(0, 0, -em(2.6), 0) if rtl else self.rect().adjusted(em(2.6), 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self._text)

    def _renew(self, _language: str = "") -> None:
        word = labels.stance(self._code, self._tr.words)
        self._text = self._tr.words("{stance} (our reading)", stance=word) if self._reading else word
        super()._renew()
        self.setAccessibleName(self._tr.words("Stance: {stance}", stance=self._text))


_CLEARANCE = {
    "requested": ("…", "info"),
    "co_signed": ("✓", "ok"),
    "co_signed_with_changes": ("✓", "ok"),
    "objected": ("✗", "bad"),
    "withdrawn": ("↩", "quiet"),
    "void": ("!", "warn"),
}


class ClearanceChip(Chip):
    """One unit's co-signature: sign, unit, state, day. Chips of several units stand side by side, they are no chain."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._tr = tr

    def show_clearance(self, unit: str, state: str, day: str = "") -> None:
        """``state`` is a code of the kind clearance, ``day`` is written for a person already and may be empty."""
        sign, look = _CLEARANCE.get(state, ("?", "quiet"))
        word = labels.choice("clearance", "state", state, self._tr.words)
        self.show_state("  ".join(part for part in (f"{sign} {unit}", word, day) if part), look)


def _bars(code: str) -> int:
    order = ("public", "alliance", "secretariat", "delegation", "principal")
    return order.index(code) + 1 if code in order else len(order)
