# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Fields of forms: choices by code, whole numbers, dates that may be empty or partial; and a label that belongs to its field."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.buttons import repolish
from ara_desktop.ui.widgets.labels import Text

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(?:(?:(\d{1,2})[./])?(\d{1,2})[./])?(\d{4})")


class Choice(QComboBox):
    """One of some codes, shown by their labels. The wheel scrolls the page, it never changes a field that one only passes.

    Signals:
        chosen(str code): by the user only.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index) or ""))

    @property
    def code(self) -> str:
        """Code of what is shown; "" for none."""
        return str(self.currentData() or "")

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the options, (code, label) in order; the same code stays chosen where it is still there."""
        kept = self.code
        self.blockSignals(True)
        self.clear()
        for code, label in options:
            self.addItem(label, code)
        self.blockSignals(False)
        self.show_code(kept)

    def show_code(self, code: str) -> None:
        """Choose a code without telling; a code that is not offered is shown as it is."""
        index = self.findData(code)
        if index < 0 and code:
            self.addItem(code, code)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A label without room ends in …; Qt would cut through a letter."""
        if self.currentIndex() < 0:
            super().paintEvent(event)  # the placeholder
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        whole, control = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(whole, option, control, self).width()
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        self.setToolTip("" if shown == self.currentText() else self.currentText())
        option.currentText = shown
        painter = QStylePainter(self)
        painter.drawComplexControl(whole, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()


class NumberField(QSpinBox):
    """A whole number with a unit; the wheel scrolls the page.

    Signals:
        entered(int): when one leaves the field or presses Return after a change.
    """

    entered = Signal(int)

    def __init__(self, theme: Theme, *, least: int = 0, most: int = 99999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._told = theme, least
        self.setRange(least, most)
        self.editingFinished.connect(self._on_finished)
        theme.changed.connect(self._grow)
        self._grow()

    def show_number(self, number: int) -> None:
        """Show a number without telling."""
        self._told = number
        self.setValue(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()

    def _on_finished(self) -> None:
        if self.value() != self._told:
            self._told = self.value()
            self.entered.emit(self._told)

    def _grow(self) -> None:
        # A style sheet's padding does not reach the text of a spin box.
        self.lineEdit().setTextMargins(self._theme.em(0.45), 0, 0, 0)


class DateField(QLineEdit):
    """A day, a month or a year; empty is empty. Shown as the language writes it, read in that form and as YYYY-MM-DD.

    Signals:
        entered(str): YYYY[-MM[-DD]] or "", when one leaves the field after a change that makes sense.
    """

    entered = Signal(str)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._value = ""
        self.editingFinished.connect(self._on_finished)
        tr.bind(self.setPlaceholderText, "day.month.year")
        tr.changed.connect(self._write)

    @property
    def value(self) -> str:
        """YYYY[-MM[-DD]] or ""."""
        return self._value

    @property
    def is_understood(self) -> bool:
        """Whether what stands there is a date or empty."""
        return not self.text().strip() or bool(partial_date(self.text()))

    def show_date(self, value: str) -> None:
        """Show YYYY[-MM[-DD]] or "" without telling."""
        self._value = value
        self._write()

    def minimumSizeHint(self) -> QSize:
        """A whole date can always be read."""
        width = self.fontMetrics().horizontalAdvance("00.00.0000__")
        return QSize(width + 20, super().minimumSizeHint().height())

    def _write(self, _language: str = "") -> None:
        parts = self._value.split("-")
        self.setText(".".join(reversed(parts)) if self._value else "")
        self._mark()

    def _on_finished(self) -> None:
        read = partial_date(self.text())
        if not self.is_understood:
            self._mark()
            return
        changed = read != self._value
        self._value = read
        self._write()
        if changed:
            self.entered.emit(read)

    def _mark(self) -> None:
        self.setProperty("wrong", not self.is_understood)
        self.setToolTip(
            "" if self.is_understood else self._tr.words("This is not a date: day.month.year, month.year or year")
        )
        self.setAccessibleDescription(self.toolTip())
        repolish(self)


def partial_date(text: str) -> str:
    """YYYY[-MM[-DD]] of what a person wrote: 7.3.2025, 03/2025, 2025, 2025-03-07; "" where it is no date."""
    compact = text.strip().replace(" ", "")
    iso, local = _ISO.fullmatch(compact), _DAY_FIRST.fullmatch(compact)
    if iso is not None:
        year, month, day = iso.groups()
    elif local is not None:
        day, month, year = local.groups()
    else:
        return ""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


class Labelled(QWidget):
    """A label above its field; the label is the field's name for screen readers and carries its mnemonic."""

    def __init__(
        self, tr: Translator, label: str, field: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = Text()
        self._label.setBuddy(field)
        tr.bind(self._label.setText, label)
        tr.bind(field.setAccessibleName, label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._label)
        column.addWidget(field)
        if hint:
            below = Text(role="small", wrap=True)
            tr.bind(below.setText, hint)
            tr.bind(field.setAccessibleDescription, hint)
            column.addWidget(below)
