# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""All interventions by event, each with its time against the slot; and the way to a new one."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ara_desktop.service.programme import EventLine, speeches_by_event, today
from ara_desktop.service.speaking import SpeechLine
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.lines import Line
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.home_words import countdown
from ara_desktop.ui.views.intervention_new import NewSpeech
from ara_desktop.ui.views.intervention_words import speech_line
from ara_desktop.ui.views.programme_lines import Lines
from ara_desktop.ui.views.programme_reading import Reader
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.prose_growing import visible

Groups = tuple[tuple[EventLine | None, tuple[SpeechLine, ...]], ...]


class Interventions(View):
    """A list with headings for events; Return opens the editor."""

    code, heading = "interventions", msgid("Interventions")
    kinds = frozenset({"intervention", "paragraph", "event", "agenda_item", "person", "rehearsal", "translation"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reader = Reader(session)
        self.new = Button(session.theme, "plus", "primary")
        session.tr.bind(self.new.setText, "&New intervention")
        self.new.clicked.connect(self._begin)
        self.form = NewSpeech(session)
        self.form.hide()
        self.form.made.connect(lambda id_: session.go("intervention", id_))
        self.form.left.connect(self._end)
        self.list = Lines(session.theme, lead_em=5)
        session.tr.bind(self.list.setAccessibleName, "Interventions")
        self.list.opened.connect(lambda key: session.go("intervention", key))
        self.empty = EmptyState(
            session.theme, session.tr, "mic", msgid("No intervention yet"),
            msgid("An intervention belongs to an event; its slot comes from the agenda item."),
        )  # fmt: skip
        self.first = self.empty.add_button("plus", msgid("Write the first one"), primary=True)
        self.first.clicked.connect(self._begin)
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.new)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        for widget in (self._bar, self.form):
            self._column.addWidget(widget)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.empty, 1)
        self.list.hide()
        self.empty.hide()
        session.tr.changed.connect(lambda _language: self.reload())
        session.theme.changed.connect(self._grow)
        self._grow()

    def show_record(self, record_id: str | None) -> None:
        """The list; with the id of an event or agenda item the form for a new intervention there."""
        super().show_record(record_id)
        if record_id:
            self._begin()

    def reload(self) -> None:
        """Read on the lane."""
        language, day = self.session.tr.language, today(self.session.dossier.store.clock)
        self._reader.ask(lambda view: speeches_by_event(view, language, day), self._show)

    def _show(self, groups: Groups) -> None:
        words, formats = self.session.words, self.session.formats
        lines: list[Line] = []
        for event, speeches in groups:
            lines.append(self._heading(event, len(speeches)))
            lines += [speech_line(speech, words, formats) for speech in speeches]
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._bar.setVisible(bool(lines) and self.form.isHidden())
        self.empty.setVisible(not lines and self.form.isHidden())

    def _heading(self, event: EventLine | None, count: int) -> Line:
        words, formats = self.session.words, self.session.formats
        number = words.n("{n} intervention", "{n} interventions", count)
        if event is None:
            return Line("none", words("Without an event"), below=(number,), heading=True)
        when = formats.span(event.starts_on, event.ends_on or event.starts_on) if event.starts_on else ""
        left = countdown(event, words) if not event.over else words("past")
        below = " · ".join(part for part in (when, left, number) if part)
        return Line(event.id, visible(event.name), below=(below,), heading=True)

    def _begin(self) -> None:
        self.form.begin(self.record_id)
        self.form.show()
        self._bar.hide()
        self.empty.hide()

    def _end(self) -> None:
        self.form.hide()
        self.reload()
        self._bar.show()
        self.new.setFocus()

    def _grow(self) -> None:
        em = self.session.theme.em
        self._column.setContentsMargins(em(1.2), em(0.9), em(1.2), em(0.9))
        self._column.setSpacing(em(0.8))
