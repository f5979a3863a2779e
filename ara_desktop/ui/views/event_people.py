# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Who takes part in an event: a list by role, and a line to add somebody."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ara_desktop.core.kinds import KINDS
from ara_desktop.service.programme import Participant
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.lines import Line
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.programme_lines import Lines
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.fields import Choice, Labelled
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible

_PERSON_EM, _ROLE_EM = 13, 14
ROLES = KINDS["participation"].fields["role"].choices


class People(Panel):
    """The participants of one event.

    Signals:
        added(str person, str name, str role): somebody is to take part; ``name`` where it is a new person.
        removed(str participation, str name): somebody is not to take part.
    """

    added = Signal(str, str, str)
    removed = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "", parent)
        self._session = session
        self._people: dict[str, Participant] = {}
        tr = session.tr
        title = Text(role="h2")
        tr.bind(title.setText, msgid("Participants"))
        self.list = _Removable(session.theme, grows=True, opens_on_click=False, lead_em=9)
        self.list.unwanted.connect(self._remove)
        tr.bind(self.list.setAccessibleName, msgid("Participants"))
        self.none = Text(role="muted", wrap=True)
        tr.bind(self.none.setText, msgid("Nobody is entered yet."))
        self.person, self.name, self.role = Choice(), QLineEdit(), Choice()
        self.put, self.take = Button(session.theme, "plus"), Button(session.theme, "x")
        tr.bind(self.put.setText, msgid("Add"))
        tr.bind(self.take.setText, msgid("Remove the chosen one…"))
        self._named = Labelled(tr, msgid("Name of the new person"), self.name)
        self.add(title)
        self.add(self.list)
        self.add(self.none)
        self.add_flow(Labelled(tr, msgid("Person"), self.person), self._named, Labelled(tr, msgid("Role"), self.role))
        self.add_flow(self.put, self.take)
        session.theme.changed.connect(self._widen)
        self._widen()
        self.person.chosen.connect(lambda code: self._named.setVisible(not code))
        self.put.clicked.connect(self._add)
        self.take.clicked.connect(lambda: self._remove(self.list.current_key))
        self.name.returnPressed.connect(self._add)

    def show_people(self, people: Sequence[Participant], known: Sequence[tuple[str, str]], *, read_only: bool) -> None:
        """Show participants; ``known``: all persons of the dossier as (id, name)."""
        words = self._session.words
        self._people = {one.id: one for one in people}
        self.list.show_lines([self._line(one) for one in people])
        self.list.setVisible(bool(people))
        self.none.setVisible(not people)
        here = {one.person for one in people}
        self.person.offer(
            [("", words("a new person")), *((id_, visible(name)) for id_, name in known if id_ not in here)]
        )
        if self.person.currentIndex() < 0:
            self.person.show_code("")
        self._named.setVisible(not self.person.code)
        self.role.offer([(code, labels.choice("participation", "role", code, words)) for code in ROLES])
        if not self.role.code:
            self.role.show_code("delegate")
        for widget in (self.person, self.name, self.role, self.put, self.take):
            widget.setEnabled(not read_only)
        self.take.setVisible(bool(people))

    def _grow(self) -> None:
        super()._grow()  # called by the panel itself, before there are fields
        self.column.setContentsMargins(0, self._theme.em(0.8), 0, 0)

    def _widen(self) -> None:
        em = self._theme.em
        for choice, width in ((self.person, _PERSON_EM), (self.role, _ROLE_EM)):
            choice.setMinimumWidth(em(width))

    def _line(self, one: Participant) -> Line:
        words = self._session.words
        role = labels.choice("participation", "role", one.role, words) if one.role else ""
        deputy = words("in place of {name}", name=visible(one.deputy_for)) if one.deputy_for else ""
        below = " · ".join(part for part in (deputy, visible(one.mobile)) if part)
        return Line(one.id, visible(one.name) or words("not known"), role, (below,))

    def _add(self) -> None:
        person, name = self.person.code, self.name.text().strip()
        if not person and not name:
            self.name.setFocus()
            return
        self.added.emit(person, "" if person else name, self.role.code)
        self.name.clear()

    def _remove(self, key: str) -> None:
        one = self._people.get(key)
        if one is not None and self.take.isEnabled():
            self.removed.emit(key, one.name)


class _Removable(Lines):
    """A list in which the Delete key means the current line.

    Signals:
        unwanted(str key).
    """

    unwanted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to take the line out."""
        if event.key() == Qt.Key.Key_Delete and self.current_key:
            self.unwanted.emit(self.current_key)
        else:
            super().keyPressEvent(event)
