# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The time of an intervention against its slot, as a range; and what a shorter slot would leave."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ara_desktop.core.speech import TIGHT_SHARE, Cut, needed_rate
from ara_desktop.service.speaking import EMPTY, NO_SLOT, Pace, Timing
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words, msgid
from ara_desktop.text.formats import stopwatch
from ara_desktop.ui.session import Session
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.views.intervention_words import against_slot, span_of, verdict_of
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.flow import Flow
from ara_desktop.ui.widgets.labels import Chip, Text

MINUTES = (5, 3, 1)
WHOLE, SLOT = -1, 0


class SlotBar(QWidget):
    """How full the slot is: the sure part, the range, the end of the slot. The words beside it say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timing: Timing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_timing(self, timing: Timing) -> None:
        """Draw another time."""
        self._timing = timing
        self.setVisible(bool(timing.slot_seconds) and timing.verdict != EMPTY)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        return QSize(self._theme.em(8), self._theme.em(0.9))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Low end filled, range hatched, a stroke at the end of the slot."""
        timing = self._timing
        if timing is None or not timing.slot_seconds:
            return
        t = self._theme.tokens
        ink = {"over": t.bad, "tight": t.warn}.get(timing.verdict, t.ok)
        whole = max(timing.slot_seconds * 1.15, timing.whole.high_seconds * 1.02)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        height, step = float(self.height()), self.width() / whole
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.sunken))
        painter.drawRoundedRect(QRectF(0, height * 0.2, self.width(), height * 0.6), 3, 3)
        painter.setBrush(QColor(ink.text))
        painter.drawRoundedRect(QRectF(0, height * 0.2, timing.whole.low_seconds * step, height * 0.6), 3, 3)
        low, high = timing.whole.low_seconds * step, timing.whole.high_seconds * step
        painter.fillRect(QRectF(low, height * 0.2, high - low, height * 0.6), QColor(ink.back))
        painter.fillRect(QRectF(low, height * 0.2, high - low, height * 0.6), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(QRectF(timing.slot_seconds * step - 1.5, 0, 3, height), QColor(t.text))


class SpeechClock(QWidget):
    """Range, slot and verdict in large type, words and pace below; warnings where it does not go well."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._said: tuple[Timing, Pace] | None = None
        self.time, self.verdict = Text(role="h1"), Chip()
        self.facts, self.warning = Text(role="small", wrap=True), Text(role="small", wrap=True)
        self.warning.set_ink("warn")
        self.bar = SlotBar(session.theme)
        head = QHBoxLayout()
        head.setSpacing(session.theme.em(0.8))
        head.addWidget(self.time)
        head.addWidget(self.verdict)
        head.addWidget(self.bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.em(0.15))
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.warning)
        session.tr.changed.connect(self._say)

    def show_timing(self, timing: Timing, pace: Pace) -> None:
        """Show another time."""
        self._said = (timing, pace)
        self._say()

    def _say(self, _language: str = "") -> None:
        if self._said is None:
            return
        timing, pace = self._said
        words = self._session.words
        self.time.setText(against_slot(timing, words) or words("no text yet"))
        self.verdict.show_state(*verdict_of(timing, words))
        self.verdict.setVisible(timing.verdict != EMPTY)
        self.bar.show_timing(timing)
        count = words.n("{n} word as spoken", "{n} words as spoken", timing.whole.words)
        self.facts.setText(" · ".join((count, pace_text(timing, pace, words))))
        warning = warning_text(timing, words)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))


class CutBar(QWidget):
    """Which slot to try: nothing is deleted, the paragraphs only show what would be left out.

    Signals:
        chosen(int): seconds, 0 for the slot itself, -1 for the whole text.
    """

    chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        label = self._label = Text(role="cap")
        session.tr.bind(label.setText, msgid("Try a cut to"))
        self._group = QButtonGroup(self)
        self.result = Text(role="small", wrap=True)
        flow = Flow(gap=session.theme.em(0.35))
        flow.addWidget(label)
        self.buttons: dict[int, Button] = {}
        for target in (WHOLE, SLOT, *(60 * minutes for minutes in MINUTES)):
            button = Button(session.theme, "", "ghost")
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[target] = button
            button.clicked.connect(lambda _on=False, target=target: self.chosen.emit(target))
            flow.addWidget(button)
        self.buttons[WHOLE].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.em(0.15))
        column.addLayout(flow)
        column.addWidget(self.result)
        session.tr.changed.connect(self._name)
        session.theme.changed.connect(self._grow)
        self._name()
        self._grow()

    @property
    def target(self) -> int:
        """What is chosen: seconds, 0 for the slot, -1 for the whole text."""
        return next(target for target, button in self.buttons.items() if button.isChecked())

    def reset(self) -> None:
        """Back to the whole text."""
        self.buttons[WHOLE].setChecked(True)

    def show_cut(self, cut: Cut | None, count: int, *, has_slot: bool) -> None:
        """Say what the chosen cut gives; None for the whole text. ``count``: of all paragraphs."""
        words = self._session.words
        self.buttons[SLOT].setEnabled(has_slot)
        self.result.setVisible(cut is not None)
        if cut is None:
            return
        kept = words(
            "Spoken: {kept} of {count} paragraphs, {span} min.",
            kept=len(cut.kept),
            count=count,
            span=span_of(cut.estimate),
        )
        rest = (
            words("Nothing is deleted.")
            if cut.fits
            else words("✗ The must paragraphs alone are too long: shorten them or rank some lower.")
        )
        self.result.setText(f"{kept} {rest}")
        self.result.set_ink("" if cut.fits else "bad")

    def _grow(self) -> None:
        self._label.setMinimumHeight(self.buttons[WHOLE].sizeHint().height())

    def _name(self, _language: str = "") -> None:
        words = self._session.words
        for target, button in self.buttons.items():
            if target == WHOLE:
                button.setText(words("Whole text"))
            elif target == SLOT:
                button.setText(words("Our slot"))
            else:
                minutes = target // 60
                button.setText(words.n("{n} minute", "{n} minutes", minutes))


def pace_text(timing: Timing, pace: Pace, words: Words) -> str:
    """``with interpretation, 100 words a minute``, and where the pace comes from."""
    mode = labels.choice("intervention", "mode", pace.mode, words)
    rate = words("{rate} words a minute", rate=round(timing.whole.rate_words_per_minute))
    if pace.rehearsals and pace.rate:
        source = words.n("learned from {n} rehearsal", "learned from {n} rehearsals", pace.rehearsals)
    else:
        source = words("set for this intervention") if pace.rate else words("usual pace")
    return f"{mode}: {rate} ({source})"


def warning_text(timing: Timing, words: Words) -> str:
    """What does not go well; empty where all is well."""
    found = []
    if timing.verdict == "tight":
        found.append(
            words(
                "! More than {percent} % of the slot: no room for applause or a pause.",
                percent=round(100 * TIGHT_SHARE),
            )
        )
    if timing.too_fast and timing.slot_seconds and timing.verdict not in (EMPTY, NO_SLOT):
        rate = max(needed_rate(timing.whole.words, timing.slot_seconds), timing.whole.rate_words_per_minute)
        found.append(
            words("! {rate} words a minute would be needed; interpreters follow well up to 120.", rate=round(rate))
        )
    elif timing.too_fast:
        found.append(words("! Faster than 120 words a minute: interpreters cannot follow well."))
    return " ".join(found)


def target_text(target: int, slot_seconds: int | None, words: Words) -> str:
    """``2:30 min`` for what is chosen."""
    seconds = slot_seconds if target == SLOT else target
    return words("{time} min", time=stopwatch(seconds)) if seconds and seconds > 0 else ""
