# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Where the others stand: a strip with signs and numbers, all names in text, and our readings apart from what was declared."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ara_desktop.service.fiche_context import Context, ReadAs, Stand
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.theme.stances import paint_stance
from ara_desktop.ui.views.position_layout import emptied
from ara_desktop.ui.widgets.badges import StanceBadge
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel, PrincipalPanel
from ara_desktop.ui.widgets.prose_growing import visible


class Strip(QWidget):
    """How many regions hold each stance, as lengths; every field has its sign and its number below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = session.theme, session
        self._counts: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        session.theme.changed.connect(self.updateGeometry)

    def show_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        """(stance, number of regions) in the order of the scale; stances that nobody holds are left out."""
        self._counts = tuple((code, n) for code, n in counts if n)
        words = self._session.words
        said = [f"{labels.stance(code or None, words)}: {n}" for code, n in self._counts]
        self.setAccessibleName(words("Stances of the other regions: {stances}", stances="; ".join(said)))
        self.setToolTip("\n".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """A bar and a line of numbers."""
        return QSize(self._theme.em(20), self._theme.em(3.2))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(self._theme.em(8), self._theme.em(3.2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fields in proportion, never narrower than their sign."""
        whole = sum(n for _, n in self._counts)
        if not whole:
            return
        em, t = self._theme.em, self._theme.tokens
        least, gap = em(1.9), 3
        room = self.width() - gap * (len(self._counts) - 1) - least * len(self._counts)
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(em(0.87))
        left = 0.0
        for code, n in self._counts:
            width = least + max(0, room) * n / whole
            start = self.width() - left - width if self.isRightToLeft() else left
            paint_stance(painter, QRectF(start, 0, width, em(1.8)), t, code or None, font=font)
            painter.setFont(font)
            painter.setPen(QColor(t.text2))
            painter.drawText(QRectF(start, em(1.9), width, em(1.3)), Qt.AlignmentFlag.AlignCenter, str(n))
            left += width + gap


class OthersPanel(QWidget):
    """The strip, the names by stance, and below it, for the principal only, how we read some of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._declared_shown: tuple[object, ...] = ()
        self._read_shown: tuple[object, ...] = ()
        self.declared = Panel(session.theme, "sheet")
        title, note = Text(role="h2"), Text(role="small", wrap=True)
        session.tr.bind(title.setText, msgid("Where the others stand"))
        session.tr.bind(note.setText, msgid("What each region declared last"))
        self.strip = Strip(session)
        self._names = QGridLayout()
        self._names.setColumnStretch(1, 1)
        self._names.setHorizontalSpacing(session.theme.em(0.8))
        self._names.setVerticalSpacing(session.theme.em(0.5))
        for widget in (title, note, self.strip):
            self.declared.add(widget)
        self.declared.column.addLayout(self._names)
        self.read = PrincipalPanel(session.theme, session.tr)
        heading = Text(role="h3")
        session.tr.bind(heading.setText, msgid("How we read them"))
        self.read.add(heading)
        self._readings = QVBoxLayout()
        self._readings.setSpacing(session.theme.em(0.5))
        self.read.column.addLayout(self._readings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.em(0.9))
        column.addWidget(self.declared)
        column.addWidget(self.read)

    def show_declared(self, context: Context) -> None:
        """Show what was declared around a point."""
        now = (context.stands, self._session.words.language)
        if now == self._declared_shown:
            return
        self._declared_shown = now
        counts = context.counted()
        self.strip.show_counts(tuple(counts.items()))
        emptied(self._names)
        for line, code in enumerate(code for code, n in counts.items() if n):
            self._add_line(line, code, [one for one in context.stands if one.stance == code])

    def show_readings(self, context: Context) -> None:
        """Show how we read some of the regions; nothing is shown for none."""
        now = (context.readings, self._session.words.language)
        if now == self._read_shown:
            return
        self._read_shown = now
        emptied(self._readings)
        for reading in context.readings:
            self._readings.addWidget(self._reading(reading))
        self.read.setVisible(bool(context.readings))

    def _add_line(self, line: int, code: str, stands: Sequence[Stand]) -> None:
        theme, words = self._session.theme, self._session.words
        badge = StanceBadge(theme, self._session.tr, code or None)
        names = ", ".join(visible(one.name) for one in stands)
        top = Qt.AlignmentFlag.AlignTop
        self._names.addWidget(badge, line, 0, top)
        text = words("{n}: {names}", n=len(stands), names=names)
        self._names.addWidget(Text(text, wrap=True), line, 1)

    def _reading(self, one: ReadAs) -> QWidget:
        theme, words = self._session.theme, self._session.words
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        grid.addWidget(Text(visible(one.name), "h3"), 0, 0)
        grid.addWidget(StanceBadge(theme, self._session.tr, one.stance or None, reading=True), 0, 1)
        day = self._session.formats.short_day(one.day) if one.day else words("undated")
        grid.addWidget(Text(day, "small"), 0, 2)
        if one.why:
            grid.addWidget(Text(visible(one.why), wrap=True), 1, 0, 1, 3)
        return box
