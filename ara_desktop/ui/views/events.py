# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""All events: those to come first, with the days left; past ones below; and the way to a new one."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ara_desktop.service.programme import EventLine, events, today
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.lines import Line
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.event_new import NewEvent
from ara_desktop.ui.views.home_words import countdown
from ara_desktop.ui.views.programme_lines import Lines
from ara_desktop.ui.views.programme_reading import Reader
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.prose_growing import visible


class Events(View):
    """A list; Return opens the programme."""

    code, heading = "events", msgid("Events")
    kinds = frozenset({"event", "agenda_item", "intervention", "translation"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reader = Reader(session)
        self.new = Button(session.theme, "plus", "primary")
        session.tr.bind(self.new.setText, "&New event")
        self.new.clicked.connect(self._begin)
        self.form = NewEvent(session)
        self.form.hide()
        self.form.made.connect(lambda id_: session.go("event", id_))
        self.form.left.connect(self._end)
        self.list = Lines(session.theme, lead_em=8)
        session.tr.bind(self.list.setAccessibleName, "Events")
        self.list.opened.connect(lambda key: session.go("event", key))
        self.empty = EmptyState(
            session.theme, session.tr, "calendar-days", msgid("No event yet"),
            msgid("Enter the next conference or meeting: day, place, agenda and our slots."),
        )  # fmt: skip
        self.first = self.empty.add_button("plus", msgid("Enter the first one"), primary=True)
        self.first.clicked.connect(self._begin)
        self._arrange()
        session.tr.changed.connect(lambda _language: self.reload())
        session.theme.changed.connect(self._grow)
        self._grow()

    def reload(self) -> None:
        """Read on the lane."""
        language, day = self.session.tr.language, today(self.session.dossier.store.clock)
        self._reader.ask(lambda view: events(view, language, day), self._show)

    def _show(self, found: tuple[EventLine, ...]) -> None:
        words = self.session.words
        coming, past = [one for one in found if not one.over], [one for one in found if one.over]
        lines: list[Line] = []
        for heading, group in ((words("To come"), coming), (words("Past"), past)):
            if group:
                lines.append(Line(heading, heading, heading=True))
                lines += [self._line(one) for one in group]
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._bar.setVisible(bool(lines) and self.form.isHidden())
        self.empty.setVisible(not lines and self.form.isHidden())

    def _line(self, event: EventLine) -> Line:
        words, formats = self.session.words, self.session.formats
        when = formats.span(event.starts_on, event.ends_on or event.starts_on) if event.starts_on else ""
        kind = labels.choice("event", "kind", event.kind, words) if event.kind else ""
        counts = (
            words.n("{n} agenda item", "{n} agenda items", event.items),
            words.n("{n} intervention", "{n} interventions", event.speeches),
        )
        left = "" if event.over else countdown(event, words)
        return Line(
            key=event.id,
            title=visible(event.name) or words("Event without a name"),
            lead=when or words("no day yet"),
            below=(
                " · ".join(part for part in (visible(event.place), visible(event.host), kind) if part),
                " · ".join(counts),
            ),
            mark=left,
            look="info",
            quiet=event.over,
        )

    def _begin(self) -> None:
        self.form.begin()
        self.form.show()
        self._bar.hide()
        self.empty.hide()

    def _end(self) -> None:
        self.form.hide()
        self.reload()
        self._bar.show()
        self.new.setFocus()

    def _arrange(self) -> None:
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.new)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._bar)
        self._column.addWidget(self.form)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.empty, 1)
        self.list.hide()
        self.empty.hide()

    def _grow(self) -> None:
        em = self.session.theme.em
        self._column.setContentsMargins(em(1.2), em(0.9), em(1.2), em(0.9))
        self._column.setSpacing(em(0.8))
