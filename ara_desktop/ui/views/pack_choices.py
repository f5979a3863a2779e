# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""For which event, for whom, in which language."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ara_desktop.service.pack_reading import READERS, PackEvent
from ara_desktop.text import labels
from ara_desktop.text.catalogue import languages, msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_names import language_name
from ara_desktop.ui.widgets.fields import Choice, Labelled
from ara_desktop.ui.widgets.flow import Flow
from ara_desktop.ui.widgets.prose_growing import visible

_EVENT_EM = (16, 34)
_READER_EM, _LANGUAGE_EM, _NARROW_EM = 10, 9, 8


class PackChoices(QWidget):
    """Three choices side by side.

    Signals:
        chosen(): by the user only.
    """

    chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._events: tuple[PackEvent, ...] = ()
        self.for_event, self.for_reader, self.in_language = Choice(), Choice(), Choice()
        self._gap = session.theme.em(0.7)
        row = Flow(self, gap=self._gap)
        for label, choice in (
            (msgid("E&vent"), self.for_event),
            (msgid("&Reader"), self.for_reader),
            (msgid("&Language of the pack"), self.in_language),
        ):
            choice.chosen.connect(lambda _code: self.chosen.emit())
            row.addWidget(Labelled(session.tr, label, choice))
        self.for_event.currentTextChanged.connect(self.for_event.setToolTip)
        self._offer_readers()
        self.for_reader.show_code(READERS[0])
        session.tr.changed.connect(self._retranslate)
        session.theme.changed.connect(self._share)

    @property
    def event_id(self) -> str:
        """Record id of the event; "" while there is none."""
        return self.for_event.code

    @property
    def reader(self) -> str:
        """Code of the preset."""
        return self.for_reader.code

    @property
    def language(self) -> str:
        """The pack's language."""
        return self.in_language.code

    def offer(self, events: Sequence[PackEvent], *, language: str) -> None:
        """Offer events; what is chosen stays, else it is the first one and the dossier's language."""
        self._events = tuple(events)
        self.for_event.offer([(one.id, self._name(one)) for one in self._events])
        if self.for_event.currentIndex() < 0 and self._events:
            self.for_event.setCurrentIndex(0)
        if not self.language:
            self.in_language.show_code(language if language in languages() else self._session.words.language)

    def choose_event(self, event: str) -> None:
        """Choose an event that is offered; another is left alone."""
        if any(one.id == event for one in self._events):
            self.for_event.show_code(event)

    def file_name(self) -> str:
        """Harmless by construction: day, reader and language; no name, no subject."""
        day = next((one.starts_on for one in self._events if one.id == self.event_id), "")
        parts = (self._session.words("Briefing"), day, labels.preset(self.reader, self._session.words), self.language)
        return "-".join(part.replace(" ", "-") for part in parts if part) + ".pdf"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names of events are long: theirs is what the others leave."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        em = self._session.theme.em
        short = (self.for_reader, em(_READER_EM)), (self.in_language, em(_LANGUAGE_EM))
        widths = {choice: max(least, choice.sizeHint().width()) for choice, least in short}
        for choice, width in widths.items():
            choice.setFixedWidth(width)
        rest = self.width() - sum(widths.values()) - 2 * self._gap
        least, most = em(_EVENT_EM[0]), em(_EVENT_EM[1])
        self.for_event.setFixedWidth(min(most, rest if rest >= least else max(em(_NARROW_EM), self.width())))

    def _name(self, event: PackEvent) -> str:
        day = self._session.formats.short_day(event.starts_on) if event.starts_on else ""
        return " · ".join(part for part in (visible(event.name), day) if part)

    def _offer_readers(self) -> None:
        words, formats = self._session.words, self._session.formats
        self.for_reader.offer([(code, labels.preset(code, words)) for code in READERS])
        chosen = self.language
        self.in_language.offer([(code, language_name(code, formats)) for code in languages()])
        if not chosen:
            self.in_language.setCurrentIndex(-1)

    def _retranslate(self, _language: str = "") -> None:
        self._offer_readers()
        self.for_event.offer([(one.id, self._name(one)) for one in self._events])
        self._share()
