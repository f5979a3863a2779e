# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Home: the next event first, what is missing for it, our interventions there, and what came in. Each line leads to its place."""

from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ara_desktop.service.home import Home as Glance
from ara_desktop.service.home import Lead, home
from ara_desktop.service.programme import EventLine, today
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.lines import Line
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.home_words import countdown, lack_line
from ara_desktop.ui.views.intervention_words import speech_line
from ara_desktop.ui.views.position_names import local_zone
from ara_desktop.ui.views.programme_lines import Lines
from ara_desktop.ui.views.programme_reading import Reader
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.flow import Flow
from ara_desktop.ui.widgets.labels import Chip, Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible

LATER_SHOWN = 3
_ASIDE_FROM_EM = 62
_HEAD_FROM_EM = 34


class NextEvent(Panel):
    """The event to come: days left, name, when and where; and the ways to work on it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        self._event = ""
        self.days, self.name = Text(role="big"), Text(role="h2", wrap=True)
        self.facts = Text(role="muted", wrap=True)
        self.conflicts, self.open = Chip(look="warn"), Chip(look="warn")
        words = QVBoxLayout()
        words.setSpacing(session.theme.em(0.25))
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        chips = Flow(gap=session.theme.em(0.4))
        chips.addWidget(self.conflicts)
        chips.addWidget(self.open)
        words.addLayout(chips)
        words.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.days)
        self._head.addLayout(words, 1)
        self.column.addLayout(self._head)
        self.programme = self._button("calendar-days", msgid("Open the &programme"), "primary")
        self.pack = self._button("book-open", msgid("Make the &briefing pack"))
        self.new = self._button("plus", msgid("Enter an &event"), "primary")
        self.add_flow(self.programme, self.pack, self.new)
        self.programme.clicked.connect(lambda: session.go("event", self._event))
        self.pack.clicked.connect(lambda: session.go("packs"))
        self.new.clicked.connect(lambda: session.go("events"))

    def show_event(self, event: EventLine | None) -> None:
        """Show the next event, or that none is known."""
        words, formats = self._session.words, self._session.formats
        self._event = event.id if event else ""
        self.programme.setVisible(event is not None)
        self.pack.setVisible(event is not None)
        self.new.setVisible(event is None)
        if event is None:
            self.days.hide()
            self.name.setText(words("No event is coming up"))
            self.facts.setText(
                words("Enter the next conference or meeting; then this page says what is missing for it.")
            )
            return
        left = countdown(event, words)
        self.days.setText(left)
        self.days.setVisible(bool(left))
        self.name.setText(visible(event.name) or words("Event without a name"))
        when = formats.span(event.starts_on, event.ends_on or event.starts_on) if event.starts_on else ""
        self.facts.setText(" · ".join(part for part in (when, visible(event.place), visible(event.host)) if part))

    def show_warnings(self, conflicts: int, *, encrypted: bool) -> None:
        """What must not be overlooked, also where the list below is long."""
        words = self._session.words
        self.conflicts.setText(
            words.n("! {n} text with diverging versions", "! {n} texts with diverging versions", conflicts)
        )
        self.conflicts.setVisible(bool(conflicts))
        self.open.setText(words("! Dossier not encrypted"))
        self.open.setVisible(not encrypted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Days beside the name where there is room, above it elsewhere."""
        super().resizeEvent(event)
        wide = self.width() >= self._session.theme.em(_HEAD_FROM_EM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(direction)
        self._head.setSpacing(self._session.theme.em(1.6 if wide else 0.2))

    def _button(self, icon: str, text: str, kind: str = "") -> Button:
        made = Button(self._session.theme, icon, kind)
        self._session.tr.bind(made.setText, text)
        return made


class Home(View):
    """One glance for somebody who has little time."""

    code, heading = "home", msgid("Home")
    kinds = frozenset({
        "event", "agenda_item", "intervention", "paragraph", "position", "clearance", "evidence", "translation",
        "statement", "task", "comment", "wording", "point", "membership", "rehearsal", "person", "declaration",
    })  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reader = Reader(session)
        self._glance: Glance | None = None
        self._leads: dict[str, Lead] = {}
        self.next = NextEvent(session)
        self.missing = Lines(session.theme, grows=True, lead_em=0, narrow_em=24)
        self.aside = Lines(session.theme, grows=True, lead_em=3.8, narrow_em=16)
        self._missing_box, self._missing_title = self._titled(self.missing, msgid("What is missing"))
        self._aside_box, _ = self._titled(self.aside, msgid("Also to be known"))
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.addWidget(self._missing_box, 3)
        self._columns.addWidget(self._aside_box, 2)
        self._arrange()
        for rows in (self.missing, self.aside):
            rows.opened.connect(self._open)
        session.tr.changed.connect(lambda _language: self.reload())
        session.theme.changed.connect(self._grow)
        self._grow()

    def reload(self) -> None:
        """Read on the lane; what stands there stays until then."""
        language, day = self.session.tr.language, today(self.session.dossier.store.clock)
        self._reader.ask(lambda view: home(view, language, day), self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._fold()

    # -- what is shown ------------------------------------------------------------------------------------------------
    def _show(self, glance: Glance) -> None:
        self._glance = glance
        self._leads = {}
        self.next.show_event(glance.event)
        self.next.show_warnings(glance.conflicts, encrypted=self.session.dossier.store.encrypted)
        lines = self._missing_lines(glance) if glance.event else self._first_steps(glance)
        words = self.session.words
        self._missing_title.setText(words("What is missing") if glance.event else words("What to do first"))
        self.missing.setAccessibleName(self._missing_title.text())
        self.missing.show_lines(lines)
        self.aside.show_lines([*self._speeches(glance), *self._arrived(glance), *self._safety(glance)])
        self.next.show()
        self._missing_box.show()
        self._aside_box.show()

    def _missing_lines(self, glance: Glance) -> list[Line]:
        words, formats = self.session.words, self.session.formats
        soon = [lack for lack in glance.lacks if lack.weight != "later"]
        later = [lack for lack in glance.lacks if lack.weight == "later"]
        made = []
        for number, lack in enumerate((*soon, *later[:LATER_SHOWN])):
            key = f"{lack.code}-{number}"
            self._leads[key] = lack.lead
            made.append(lack_line(lack, key, words, formats))
        if len(later) > LATER_SHOWN:
            more = len(later) - LATER_SHOWN
            made.append(Line("later", words.n("{n} more for later", "{n} more for later", more), heading=True))
        if not made:
            self._leads["nothing"] = Lead("packs")
            text = words("The briefing pack can be made.")
            made.append(Line("nothing", words("Nothing is missing"), below=(text,), mark="✓", look="ok"))
        return made

    def _first_steps(self, glance: Glance) -> list[Line]:
        words = self.session.words
        steps = (
            ("event", Lead("events"), words("Enter the next conference or meeting"), words("Day, place, agenda, our slots")),
            ("position", Lead("points"), words("Record our positions"), words("Stance, line to take and reasons for each point")),
            (
                "intervention", Lead("interventions"), words("Write the interventions"),
                words("The time runs along against the slot"),
            ),
            (
                "bundle", Lead("exchange"), words("Take in what colleagues have"),
                words("By file, without a server; conflicts are shown, nothing is written over"),
            ),
        )  # fmt: skip
        made = []
        for code, lead, title, text in steps:
            self._leads[code] = lead
            done = glance.began.get(code, False)
            made.append(Line(code, title, below=(text,), mark=words("✓ begun") if done else "", look="ok", quiet=done))
        return made

    def _speeches(self, glance: Glance) -> list[Line]:
        words, formats = self.session.words, self.session.formats
        if not glance.speeches:
            return []
        made = [Line("speeches", words("Our interventions"), heading=True)]
        for speech in glance.speeches:
            self._leads[speech.id] = Lead("intervention", speech.id)
            line = speech_line(speech, words, formats)
            made.append(replace(line, below=(line.end,), end="", spoken=line.sentence))
        return made

    def _arrived(self, glance: Glance) -> list[Line]:
        words, formats = self.session.words, self.session.formats
        made = [Line("arrived", words("Came in from colleagues"), heading=True)]
        if glance.conflicts:
            self._leads["conflicts"] = Lead("conflicts")
            title = words.n("{n} text with diverging versions", "{n} texts with diverging versions", glance.conflicts)
            made.append(Line("conflicts", title, below=(words("Decide which one holds"),), mark="!", look="warn"))
        self._leads["exchange"] = Lead("exchange")
        for arrival in glance.arrivals[:1]:
            when = formats.moment(arrival.at, local_zone())
            title = words("Last change of a colleague: {who}", who=visible(arrival.author))
            made.append(Line("exchange", title, below=(when,)))
        if not glance.arrivals:
            made.append(
                Line(
                    "exchange", words("Nothing has come in yet"), below=(words("Bundles are taken in under Exchange"),)
                )
            )
        return made

    def _safety(self, glance: Glance) -> list[Line]:
        words = self.session.words
        made = [Line("safety", words("This dossier"), heading=True)]
        self._leads["training"], self._leads["encryption"] = Lead("events"), Lead("settings")
        if glance.training:
            text = words("Everything in it is invented. Try whatever you like.")
            made.append(Line("training", words("Training dossier"), below=(text,), mark=words("Training"), look="warn"))
        if self.session.dossier.store.encrypted:
            made.append(Line("encryption", words("Encrypted with a passphrase"), mark="✓", look="ok"))
        else:
            text = words("Whoever gets hold of the file can read everything in it, red lines included.")
            made.append(Line("encryption", words("Not encrypted"), below=(text,), mark="!", look="warn"))
        return made

    def _open(self, key: str) -> None:
        lead = self._leads.get(key)
        if lead is not None:
            self.session.go(lead.place, lead.record)

    # -- construction -------------------------------------------------------------------------------------------------
    def _titled(self, rows: Lines, title: str) -> tuple[QWidget, Text]:
        box, head = QWidget(), Text(role="h2")
        self.session.tr.bind(head.setText, title)
        self.session.tr.bind(rows.setAccessibleName, title)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(head)
        column.addWidget(rows)
        column.addStretch(1)
        box.hide()
        return box, head

    def _arrange(self) -> None:
        self.next.hide()
        self._page = QVBoxLayout(self)
        self._page.addWidget(self.next)
        self._page.addLayout(self._columns)
        self._page.addStretch(1)

    def _fold(self) -> None:
        wide = self.width() >= self.session.theme.em(_ASIDE_FROM_EM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)

    def _grow(self) -> None:
        em = self.session.theme.em
        self._page.setContentsMargins(em(1.2), em(1), em(1.2), em(1))
        self._page.setSpacing(em(1.1))
        self._columns.setSpacing(em(1.1))
        self._fold()
