# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""One event: its programme by day with our slots and interventions, the chosen item or the event itself beside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ara_desktop.core.values import Changes
from ara_desktop.service import records
from ara_desktop.service.programme import Programme, Sheet, point_choices, programme, sheet, today
from ara_desktop.service.programme_edit import add_participant, new_item
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.event_form import RecordForm
from ara_desktop.ui.views.event_item import ItemPanel
from ara_desktop.ui.views.event_people import People
from ara_desktop.ui.views.event_words import programme_lines
from ara_desktop.ui.views.home_words import countdown
from ara_desktop.ui.views.intervention_keeping import Keeper
from ara_desktop.ui.views.intervention_words import speech_line
from ara_desktop.ui.views.programme_lines import Lines
from ara_desktop.ui.views.programme_reading import Reader
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.flow import Flow
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import page_of, visible

if TYPE_CHECKING:  # SQLAlchemy is imported after the first paint
    from ara_desktop.store.views import View as Snapshot

_BESIDE_FROM_EM = 60


@dataclass(frozen=True)
class _Page:
    """Everything that is read at once."""

    programme: Programme | None
    event: Sheet | None
    item: Sheet | None
    points: tuple[tuple[str, str, str], ...]
    persons: tuple[tuple[str, str], ...]


class Event(View):
    """One event; ``record_id`` is its id, or that of an agenda item, an intervention or a participation of it."""

    code, heading = "event", msgid("Event")
    kinds = frozenset(
        {
            "event",
            "agenda_item",
            "intervention",
            "paragraph",
            "participation",
            "person",
            "point",
            "rehearsal",
            "translation",
        }
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reader, self._keeper = Reader(session), Keeper(session, self)
        self.programme: Programme | None = None
        self._item = ""
        self._focus_item = False
        self._shown: tuple[str, str] = ("", "")
        self.name, self.facts = Text(role="h2", wrap=True), Text(role="muted", wrap=True)
        self.new, self.edit = Button(session.theme, "plus", "primary"), Button(session.theme, "pencil")
        self.pack = Button(session.theme, "book-open")
        self.list = Lines(session.theme, grows=True, opens_on_click=False, lead_em=6.5)
        self.none = Text(role="muted", wrap=True)
        self.item, self.event_form = ItemPanel(session, self._keeper), RecordForm(session, self._keeper, "event")
        self.people = People(session)
        self._arrange()
        self._connect()

    # -- place --------------------------------------------------------------------------------------------------------
    @property
    def title(self) -> str:
        """Name of the event."""
        name = visible(self.programme.event.name) if self.programme else ""
        return name or super().title

    def show_record(self, record_id: str | None) -> None:
        """Show an event; with an item of it that one is chosen."""
        self.record_id = record_id
        self._item = record_id or ""
        self.reload()

    def reload(self) -> None:
        """Read on the lane; what is being typed stays."""
        self.record_id = self.record_id or (self.programme.event.id if self.programme else None)
        if self.record_id is None:
            QTimer.singleShot(0, self._leave_empty)  # after this visit is over
            return
        wanted, item, language = self.record_id, self._item, self.session.tr.language
        day = today(self.session.dossier.store.clock)

        def read(view: "Snapshot") -> _Page:
            found = programme(view, wanted, language, day)
            persons = tuple((one.id, one.text("name")) for one in view.records("person"))
            if found is None:
                return _Page(None, None, None, (), ())
            return _Page(
                found, sheet(view, "event", found.event.id), sheet(view, "agenda_item", item) if item else None,
                point_choices(view, language), persons,
            )  # fmt: skip

        self._reader.ask(read, self._show)

    def _leave_empty(self) -> None:
        if self.record_id is None and self.isVisible():
            self.session.go("events")

    def leave(self) -> None:
        """Write what is being typed."""
        self.event_form.flush()
        self.item.form.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen item beside the programme where there is room, below it elsewhere."""
        super().resizeEvent(event)
        self._fold()

    # -- showing ------------------------------------------------------------------------------------------------------
    def _show(self, page: _Page) -> None:
        found = page.programme
        if found is None or page.event is None:
            self.session.say(self.session.words("This event is no longer in the dossier."))
            self.session.go("events")
            return
        fresh = self.programme is None or self.programme.event.id != found.event.id
        self.programme = found
        if fresh:
            self._keeper.forget()
        self._show_head(found)
        self.list.blockSignals(True)
        self.list.show_lines(programme_lines(found, self.session.words, self.session.formats))
        self.list.blockSignals(False)
        self.list.setVisible(bool(found.items))
        self.none.setVisible(not found.items)
        read_only = self.session.dossier.store.read_only or found.retired is not None
        for button in (self.new, self.edit):
            button.setEnabled(not self.session.dossier.store.read_only)
        self._show_sheets(page, found, read_only=read_only)
        self.people.show_people(found.people, page.persons, read_only=read_only)
        self.renamed.emit()

    def _show_head(self, found: Programme) -> None:
        words, formats, event = self.session.words, self.session.formats, found.event
        self.name.setText(visible(found.theme))
        self.name.setVisible(bool(found.theme))
        when = (
            formats.span(event.starts_on, event.ends_on or event.starts_on) if event.starts_on else words("no day yet")
        )
        zone = (
            formats.zone_name(f"{event.starts_on}T12:00:00Z", event.zone) if len(event.starts_on) == 10 else event.zone
        )
        left = words("past") if event.over else countdown(event, words)
        facts = (left, when, visible(event.place), visible(event.host), words("times in {zone}", zone=visible(zone)))
        self.facts.setText(" · ".join(part for part in facts if part))

    def _show_sheets(self, page: _Page, found: Programme, *, read_only: bool) -> None:
        assert page.event is not None
        zone, day = found.event.zone, found.event.starts_on
        event, item = page.event, page.item if any(one.id == self._item for one in found.items) else None
        if (event.id, "") != self._shown and self._shown[0] != event.id:
            self.event_form.begin(event, zone, day, page.points)
        self.event_form.renew(event, zone, day, page.points, read_only=read_only)
        if item is not None:
            line = next(one for one in found.items if one.id == item.id)
            if self._shown[1] != item.id:
                self.item.form.begin(item, zone, day, page.points)
            self.item.form.renew(item, zone, day, page.points, read_only=read_only)
            speeches = [speech_line(one, self.session.words, self.session.formats) for one in line.speeches]
            top = self.session.words("Item {label}", label=visible(line.label)) if line.label else ""
            self.item.show_item(
                " · ".join(part for part in (top, visible(line.title)) if part), speeches, read_only=read_only
            )
            self.list.blockSignals(True)
            self.list.choose(item.id)
            self.list.blockSignals(False)
        self._shown = (event.id, item.id if item else "")
        self.item.setVisible(item is not None)
        self._event_box.setVisible(item is None)
        self.edit.setVisible(item is not None)
        if self._focus_item and item is not None:
            self._focus_item = False
            self._into_panel()

    # -- what the user does -------------------------------------------------------------------------------------------
    def _choose(self, key: str) -> None:
        if key != self._item:
            self.leave()
            self._item = key
            self.reload()

    def _open(self, key: str) -> None:
        self._focus_item = True
        if key == self._shown[1]:
            self._focus_item = False
            self._into_panel()
        else:
            self._choose(key)

    def _into_panel(self) -> None:
        field = self.item.form.fields["title"]
        field.setFocus()
        page = page_of(self)
        if page is not None:
            QTimer.singleShot(0, lambda: page.ensureWidgetVisible(field))

    def _edit_event(self) -> None:
        self.leave()
        self._item = ""
        self.list.clearSelection()
        self.reload()
        self.event_form.fields["name"].setFocus()

    def _new_item(self) -> None:
        if self.programme is None:
            return
        self.leave()
        store, event = self.session.dossier.store, self.programme.event.id

        def work() -> Changes:
            made, changes = new_item(store, event)
            self._item, self._focus_item = made, True
            return changes

        self._keeper.run(work)

    def _take_out(self) -> None:
        words, store, id_ = self.session.words, self.session.dossier.store, self._item
        reason = self.session.ask.line(
            words("Take the agenda item out"),
            words("Reason; it can be brought back with Undo"),
            words("Agenda revised"),
        )
        if reason and reason.strip():
            self._item = ""
            self._keeper.run(lambda: records.retire(store, id_, reason, "agenda_item")[1])

    def _add_person(self, person: str, name: str, role: str) -> None:
        if self.programme is not None:
            store, event = self.session.dossier.store, self.programme.event.id
            self._keeper.run(lambda: add_participant(store, event, role=role, person=person, name=name))

    def _remove_person(self, id_: str, name: str) -> None:
        words, store = self.session.words, self.session.dossier.store
        reason = self.session.ask.line(
            words("Remove a participant"),
            words("Reason why {name} does not take part", name=visible(name)),
            words("does not take part"),
        )
        if reason and reason.strip():
            self._keeper.run(lambda: records.retire(store, id_, reason, "participation")[1])

    # -- construction -------------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        session = self.session
        self.list.moved.connect(self._choose)
        self.list.opened.connect(self._open)
        self.new.clicked.connect(self._new_item)
        self.edit.clicked.connect(self._edit_event)
        self.pack.clicked.connect(lambda: session.go("packs"))
        self.undo.clicked.connect(self._keeper.undo)
        self._keeper.moved.connect(lambda: self.undo.setEnabled(self._keeper.can_undo))
        self.item.take.clicked.connect(self._take_out)
        self.item.wanted.connect(lambda: session.go("interventions", self._item))
        self.item.speeches.opened.connect(lambda key: session.go("intervention", key))
        self.people.added.connect(self._add_person)
        self.people.removed.connect(self._remove_person)
        for form in (self.event_form, self.item.form):
            form.settle.connect(lambda: session.go("conflicts"))
        session.tr.changed.connect(lambda _language: self.reload() if self.record_id else None)
        session.theme.changed.connect(self._grow)
        self._grow()

    def _arrange(self) -> None:
        session, tr = self.session, self.session.tr
        tr.bind(self.new.setText, msgid("New agenda &item"))
        tr.bind(self.edit.setText, msgid("&Edit the event"))
        tr.bind(self.pack.setText, msgid("Make the &briefing pack"))
        tr.bind(self.list.setAccessibleName, msgid("Programme"))
        tr.bind(self.none.setText, msgid("No agenda item yet. Enter the items in which something is said or decided."))
        self.undo = Button(session.theme, "undo-2")
        tr.bind(self.undo.setText, msgid("Undo last change"))
        self.undo.setEnabled(False)
        buttons = Flow(gap=session.theme.em(0.45))
        for button in (self.new, self.edit, self.pack, self.undo):
            buttons.addWidget(button)
        left, self._left = QWidget(), QVBoxLayout()
        left.setLayout(self._left)
        self._left.addWidget(self.list)
        self._left.addWidget(self.none)
        self._left.addWidget(self.people)
        self._left.addStretch(1)
        right, self._right = QWidget(), QVBoxLayout()
        right.setLayout(self._right)
        self._event_box = Panel(session.theme, "sheet")
        title = Text(role="h2")
        tr.bind(title.setText, msgid("The event"))
        self._event_box.add(title)
        self._event_box.add(self.event_form)
        self._right.addWidget(self.item)
        self._right.addWidget(self._event_box)
        self._right.addStretch(1)
        for column in (self._left, self._right):
            column.setContentsMargins(0, 0, 0, 0)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(left, 5)
        self._columns.addWidget(right, 4)
        self._page = QVBoxLayout(self)
        self._page.addWidget(self.name)
        self._page.addWidget(self.facts)
        self._page.addLayout(buttons)
        self._page.addLayout(self._columns)
        self._page.addStretch(1)
        self.item.hide()
        self._event_box.hide()

    def _fold(self) -> None:
        wide = self.width() >= self.session.theme.em(_BESIDE_FROM_EM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)

    def _grow(self) -> None:
        em = self.session.theme.em
        self._page.setContentsMargins(em(1.2), em(0.9), em(1.2), em(0.9))
        self._page.setSpacing(em(0.6))
        self._columns.setSpacing(em(1.1))
        self._fold()
