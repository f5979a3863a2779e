# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Who speaks, in which language and mode, for how long, and how far the text has come."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ara_desktop.core.kinds import KINDS, MODES
from ara_desktop.service.fiche import Held
from ara_desktop.service.speaking import Speech
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.formats import stopwatch
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.intervention_fields import LineField, SlotField, language_options, plain_value, shown_line
from ara_desktop.ui.views.position_names import language_name
from ara_desktop.ui.widgets.cards import Card
from ara_desktop.ui.widgets.fields import Choice, Labelled, NumberField
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.prose_growing import visible

_COLUMNS_FROM_EM = ((44, 3), (26, 2), (0, 1))
LEAST_RATE, MOST_RATE = 60, 220


class SpeechFacts(QWidget):
    """The settings of an intervention.

    Signals:
        chosen(str field, object value, tuple heads): to be saved.
    """

    chosen = Signal(str, object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._speech: Speech | None = None
        self._columns = 0
        tr = session.tr
        self.title = LineField()
        self.speaker, self.language, self.mode, self.status = Choice(), Choice(), Choice(), Choice()
        self.slot, self.rate = SlotField(tr), NumberField(session.theme, least=0, most=MOST_RATE)
        self._fields = (
            Labelled(tr, msgid("Spea&ker"), self.speaker),
            Labelled(tr, msgid("&Language"), self.language),
            Labelled(tr, msgid("M&ode"), self.mode),
            Labelled(tr, msgid("&Slot"), self.slot),
            Labelled(tr, msgid("Stat&us"), self.status),
            Labelled(tr, msgid("Own &pace (words a minute)"), self.rate),
        )
        self._disputes = Text(role="small", wrap=True)
        self._disputes.set_ink("warn")
        self.summary = Card(session.theme, "sliders-horizontal")
        self.summary.setCheckable(True)
        self.summary.toggled.connect(self._fold)
        self._body, self._grid = QWidget(), QGridLayout()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Labelled(tr, msgid("&Title"), self.title))
        inner.addLayout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.summary, self._body, self._disputes):
            column.addWidget(widget)
        self._disputes.hide()
        self._body.hide()
        self._connect()
        tr.changed.connect(self._say)
        self._lay_out()

    def begin(self, speech: Speech) -> None:
        """Show another intervention; what was typed before has been flushed. One without a title shows its fields."""
        self.summary.setChecked(not plain_value(speech.held["title"]))
        self.title.begin(*shown_line(speech.held["title"]))
        self.renew(speech, read_only=False)

    def renew(self, speech: Speech, *, read_only: bool) -> None:
        """Show what the store holds now; a title that is being typed stays."""
        self._speech = speech
        self.title.renew(*shown_line(speech.held["title"]))
        self.title.setReadOnly(read_only)
        for field in (self.speaker, self.language, self.mode, self.status, self.slot, self.rate):
            field.setEnabled(not read_only)
        self._say()

    def flush(self) -> None:
        """Save what is being typed."""
        self.title.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where there is less room."""
        super().resizeEvent(event)
        self._lay_out()

    def _say(self, _language: str = "") -> None:
        speech, words = self._speech, self._session.words
        self.rate.setSpecialValueText(words("as usual or rehearsed"))
        if speech is None:
            return
        held = speech.held
        self.speaker.offer([("", words("nobody yet")), *((id_, visible(name)) for id_, name in speech.people)])
        self.speaker.show_code(plain_value(held["speaker"]))
        self.language.offer(language_options(self._session.formats, speech.pace.language))
        self.language.show_code(speech.pace.language)
        self.mode.offer([(code, labels.choice("intervention", "mode", code, words)) for code in MODES])
        self.mode.show_code(speech.pace.mode)
        statuses = KINDS["intervention"].fields["status"].choices
        self.status.offer([(code, labels.choice("intervention", "status", code, words)) for code in statuses])
        self.status.show_code(plain_value(held["status"]) or "draft")
        if not self.slot.hasFocus():
            self.slot.show_seconds(speech.slot_seconds)
        if not self.rate.hasFocus():
            self.rate.show_number(int(plain_value(held["rate"]) or 0))
        item = speech.slot.slot_seconds
        differs = bool(item) and item != speech.slot_seconds
        self.slot.setToolTip(words("The agenda item gives {time} min", time=stopwatch(item or 0)) if differs else "")
        self._tell_disputes(held)
        self._sum_up(speech)

    def _sum_up(self, speech: Speech) -> None:
        words = self._session.words
        facts = (
            visible(speech.speaker) or words("nobody yet"),
            language_name(speech.pace.language, self._session.formats),
            labels.choice("intervention", "mode", speech.pace.mode, words),
            words("{time} min", time=stopwatch(speech.slot_seconds)) if speech.slot_seconds else words("no slot known"),
            labels.choice("intervention", "status", plain_value(speech.held["status"]) or "draft", words),
        )
        open_ = self.summary.isChecked()
        hint = words("Fold the settings away") if open_ else words("Title, speaker, language, slot and status: change")
        self.summary.tell(" · ".join(facts), hint)

    def _fold(self, open_: bool) -> None:
        self._body.setVisible(open_)
        if self._speech is not None:
            self._sum_up(self._speech)

    def _tell_disputes(self, held: Mapping[str, Held]) -> None:
        words = self._session.words
        names = [labels.field("intervention", name, words) for name, field in held.items() if field.versions]
        self._disputes.setText(
            words(
                "Diverging versions of: {fields}. Choosing a value settles it.",
                fields=self._session.formats.listing(names),
            )
        )
        self._disputes.setVisible(bool(names))

    def _connect(self) -> None:
        for name in ("speaker", "language", "mode", "status"):
            field: Choice = getattr(self, name)
            field.chosen.connect(lambda code, name=name: self._choose(name, code or None))
        self.slot.entered.connect(lambda seconds: self._choose("slot_seconds", seconds))
        self.rate.entered.connect(lambda rate: self._choose("rate", max(rate, LEAST_RATE) if rate else None))

    def _choose(self, name: str, value: object) -> None:
        if self._speech is not None:
            self.chosen.emit(name, value, self._speech.held[name].heads)

    def _lay_out(self) -> None:
        em = self._session.theme.em
        width_em = self.width() / max(1, self._session.theme.text_px)
        columns = next(count for least, count in _COLUMNS_FROM_EM if width_em >= least)
        self._grid.setHorizontalSpacing(em(0.9))
        self._grid.setVerticalSpacing(em(0.55))
        if columns == self._columns:
            return
        self._columns = columns
        for at, box in enumerate(self._fields):
            self._grid.addWidget(box, at // columns, at % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
