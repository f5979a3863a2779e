# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The form for a new event: its name, from when to when, where. Everything else follows on its page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ara_desktop.core.kinds import KINDS
from ara_desktop.core.values import Changes
from ara_desktop.service.programme_edit import new_event
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_names import local_zone
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.fields import Choice, DateField, Labelled
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel


class NewEvent(Panel):
    """Asks for as little as possible.

    Signals:
        made(str id): it was written.
        left(): the user left the form.
    """

    made = Signal(str)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        tr = session.tr
        title = Text(role="h2")
        tr.bind(title.setText, msgid("New event"))
        self.name, self.place, self.kind = QLineEdit(), QLineEdit(), Choice()
        self.begins, self.ends = DateField(tr), DateField(tr)
        self.hint = Text(role="small", wrap=True)
        self.hint.set_ink("bad")
        self.make, self.stay = Button(session.theme, "plus", "primary"), Button(session.theme)
        tr.bind(self.make.setText, msgid("&Create the event"))
        tr.bind(self.stay.setText, msgid("Cancel"))
        self.add(title)
        self.add(Labelled(tr, msgid("Na&me"), self.name))
        self.add_flow(
            Labelled(tr, msgid("&From"), self.begins),
            Labelled(tr, msgid("&To"), self.ends),
            Labelled(tr, msgid("&Kind"), self.kind),
        )
        self.add(Labelled(tr, msgid("P&lace"), self.place))
        self.add(self.hint)
        self.add_flow(self.make, self.stay)
        self.make.clicked.connect(self._create)
        self.stay.clicked.connect(self.left)
        tr.changed.connect(self._offer)
        self._offer()

    def begin(self) -> None:
        """An empty form."""
        for field in (self.name, self.place):
            field.clear()
        for field_ in (self.begins, self.ends):
            field_.show_date("")
        self.kind.show_code("meeting")
        self.hint.hide()
        self.make.setEnabled(True)
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Return in a field creates."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._create()
        else:
            super().keyPressEvent(event)

    def _offer(self, _language: str = "") -> None:
        words = self._session.words
        choices = KINDS["event"].fields["kind"].choices
        self.kind.offer([(code, labels.choice("event", "kind", code, words)) for code in choices])

    def _create(self) -> None:
        words, name = self._session.words, self.name.text().strip()
        wrong = [field for field in (self.begins, self.ends) if not field.is_understood]
        if not name or wrong:
            self.hint.setText(
                words("A date is not understood: day.month.year") if wrong else words("Please give it a name.")
            )
            self.hint.show()
            (wrong[0] if wrong else self.name).setFocus()
            return
        begins, ends = self.begins.value, self.ends.value or self.begins.value
        store, place, kind, zone = self._session.dossier.store, self.place.text().strip(), self.kind.code, local_zone()
        made: list[str] = []

        def work() -> Changes:
            id_, changes = new_event(
                store, name=name, starts_on=begins, ends_on=ends, place=place, zone=zone, kind=kind
            )
            made.append(id_)
            return changes

        self.make.setEnabled(False)
        self._session.write(work, done=lambda _changes: self._created(made[0]), failed=self._refused)

    def _created(self, id_: str) -> None:
        self.hide()
        self.made.emit(id_)

    def _refused(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self._session.show_error(error)
