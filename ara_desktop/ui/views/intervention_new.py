# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The form for a new intervention: event, agenda item, language, slot. The slot comes from the item and can be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ara_desktop.core.values import Changes
from ara_desktop.service.programme import EventChoice, event_choices, today
from ara_desktop.service.speaking_edit import new_speech
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.formats import stopwatch
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.intervention_fields import SlotField, language_options
from ara_desktop.ui.views.programme_reading import Reader
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.fields import Choice, Labelled
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible


class NewSpeech(Panel):
    """Asks for as little as possible; everything can be changed in the editor.

    Signals:
        made(str id): it was written.
        left(): the user left the form.
    """

    made = Signal(str)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session, self._reader = session, Reader(session)
        self._events: tuple[EventChoice, ...] = ()
        self._wanted: str | None = None
        tr = session.tr
        title = Text(role="h2")
        tr.bind(title.setText, msgid("New intervention"))
        self.which_event, self.which_item, self.language, self.slot = Choice(), Choice(), Choice(), SlotField(tr)
        self.hint = Text(role="small", wrap=True)
        self.make = Button(session.theme, "plus", "primary")
        tr.bind(self.make.setText, msgid("&Create and write"))
        self.stay, self.enter = Button(session.theme), Button(session.theme, "calendar-days")
        tr.bind(self.stay.setText, msgid("Cancel"))
        tr.bind(self.enter.setText, msgid("Enter an &event"))
        self.add(title)
        self.add(Labelled(tr, msgid("E&vent"), self.which_event))
        self.add(Labelled(tr, msgid("Agenda &item"), self.which_item))
        self.add_flow(Labelled(tr, msgid("&Language"), self.language), Labelled(tr, msgid("&Slot"), self.slot))
        self.add(self.hint)
        self.add_flow(self.make, self.stay, self.enter)
        self.which_event.chosen.connect(lambda _code: self._offer_items())
        self.which_item.chosen.connect(lambda _code: self._take_slot())
        self.make.clicked.connect(self._create)
        self.stay.clicked.connect(self.left)
        self.enter.clicked.connect(lambda: session.go("events"))

    def begin(self, wanted: str | None = None) -> None:
        """Offer events and items; ``wanted``: id of the event or item to begin with."""
        self._wanted = wanted
        language, day = self._session.tr.language, today(self._session.dossier.store.clock)
        self._reader.ask(lambda view: event_choices(view, language, day), self._offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Return in a field creates."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.make.isEnabled():
            self._create()
        else:
            super().keyPressEvent(event)

    def _offer(self, events: tuple[EventChoice, ...]) -> None:
        words = self._session.words
        self._events = events
        self.which_event.offer([(one.id, visible(one.name) or words("Event without a name")) for one in events])
        wanted = next((one for one in events if self._wanted in (one.id, *(item.id for item in one.items))), None)
        chosen = wanted or next(iter(events), None)
        self.which_event.show_code(chosen.id if chosen else "")
        own = self._session.dossier.store
        with own.reading() as view:
            spoken = view.facts().language
        self.language.offer(language_options(self._session.formats, spoken))
        self.language.show_code(spoken)
        self.make.setEnabled(bool(events))
        self.enter.setVisible(not events)
        self.hint.setText("" if events else words("There is no event yet. Enter one first."))
        self.hint.setVisible(not events)
        self._offer_items()
        (self.which_item if events else self.enter).setFocus()

    def _offer_items(self) -> None:
        words = self._session.words
        chosen = next((one for one in self._events if one.id == self.which_event.code), None)
        options = [("", words("no agenda item"))]
        for item in chosen.items if chosen else ():
            number = words("Item {label}", label=visible(item.label)) if item.label else ""
            time = words("{time} min", time=stopwatch(item.slot_seconds)) if item.slot_seconds else ""
            spoken = words("intervention exists") if item.spoken else ""
            text = " · ".join(part for part in (number, visible(item.title), time, spoken) if part)
            options.append((item.id, text))
        self.which_item.offer(options)
        silent = chosen.silent.id if chosen and chosen.silent else ""
        offered = chosen is not None and any(item.id == self._wanted for item in chosen.items)
        self.which_item.show_code(self._wanted if offered and self._wanted else silent)
        self._take_slot()

    def _take_slot(self) -> None:
        items = [item for one in self._events for item in one.items]
        slot = next((item.slot_seconds for item in items if item.id == self.which_item.code), None)
        self.slot.show_seconds(slot)

    def _create(self) -> None:
        event, item, language, slot = self.which_event.code, self.which_item.code, self.language.code, self.slot.seconds
        store = self._session.dossier.store
        made: list[str] = []

        def work() -> Changes:
            id_, changes = new_speech(store, event, item, language=language, slot_seconds=slot)
            made.append(id_)
            return changes

        self.make.setEnabled(False)
        self._session.write(work, done=lambda _changes: self._created(made[0]), failed=self._refused)

    def _created(self, id_: str) -> None:
        self.make.setEnabled(True)
        self.hide()
        self.made.emit(id_)

    def _refused(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self._session.show_error(error)
