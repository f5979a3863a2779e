# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The history of a position: who changed what and when, word by word, and the way to take an own change back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ara_desktop.service.past import Entry
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_layout import emptied
from ara_desktop.ui.views.position_names import author_of, field_name, local_zone, value_of
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_difference import Difference
from ara_desktop.ui.widgets.prose_growing import visible

AT_ONCE = 8
_KEY = ("region", "point", "language")
_CHOSEN = ("stance", "priority", "release", "lead_unit", "valid_until")


class HistoryPanel(QWidget):
    """Changes of one field, or of the whole position, newest first.

    Signals:
        undo(Entry): an own change is to be taken back.
    """

    undo = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entries: tuple[Entry, ...] = ()
        self._field = ""
        self._many = AT_ONCE
        self._shown: tuple[object, ...] = ()
        self.whole = QCheckBox()
        session.tr.bind(self.whole.setText, msgid("The whole position"))
        self._none = Text(role="muted", wrap=True)
        session.tr.bind(self._none.setText, msgid("Nothing was changed yet"))
        self.older = Button(session.theme, "history", "ghost")
        session.tr.bind(self.older.setText, msgid("Show older"))
        title = Text(role="h3")
        session.tr.bind(title.setText, msgid("History"))
        self._column = QVBoxLayout()
        self._column.setSpacing(session.theme.em(0.5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (title, self.whole, self._none):
            column.addWidget(widget)
        column.addLayout(self._column)
        column.addWidget(self.older)
        self.whole.toggled.connect(lambda _on: self._fill())
        self.older.clicked.connect(self._show_older)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is listed now, newest first."""
        return self._wanted()[: self._many]

    def show_entries(self, found: Sequence[Entry], field: str) -> None:
        """Show the history of a field; ``found`` is that of the whole position, newest first."""
        if field != self._field:
            self._many = AT_ONCE
        self._entries, self._field = tuple(found), field
        self._fill()

    def _wanted(self) -> tuple[Entry, ...]:
        kept = [one for one in self._entries if one.field not in _KEY]
        return tuple(one for one in kept if self.whole.isChecked() or one.field == self._field)

    def _show_older(self) -> None:
        self._many += 2 * AT_ONCE
        self._fill()

    def _fill(self) -> None:
        wanted = self._wanted()
        now = (wanted[: self._many], self.whole.isChecked(), self._session.words.language)
        self._none.setVisible(not wanted)
        self.older.setVisible(len(wanted) > self._many)
        if now == self._shown:
            return
        self._shown = now
        emptied(self._column)
        for entry in wanted[: self._many]:
            card = EntryCard(self._session, entry, named=self.whole.isChecked())
            card.undo.connect(self.undo)
            self._column.addWidget(card)


class EntryCard(Panel):
    """One change.

    Signals:
        undo(Entry): the button was pressed.
    """

    undo = Signal(object)

    def __init__(self, session: Session, entry: Entry, *, named: bool, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "hollow", parent)
        words, formats = session.words, session.formats
        head = Text(role="cap", wrap=True)
        what = labels.action(entry.label, words)
        field = field_name(entry.field, words)
        head.setText(words("{field}: {action}", field=field, action=what) if named else what)
        by = Text(role="small", wrap=True)
        who = author_of(entry.author, words)
        by.setText(words("{who}, {when}", who=who, when=formats.moment(entry.at, local_zone(), short=True)))
        self.add(head)
        self.add(by)
        self._add_content(session, entry)
        if entry.mine and entry.standing and not session.dossier.store.read_only and entry.label != "retire":
            self.button = Button(session.theme, "undo-2", "ghost")
            self.button.setText(words.p("change", "Undo"))
            self.button.setAccessibleName(words("Undo this change: {field}", field=field))
            self.button.clicked.connect(lambda: self.undo.emit(entry))
            self.add_row(self.button, None)

    def _add_content(self, session: Session, entry: Entry) -> None:
        words = session.words
        if entry.replaced > 1:
            chosen = Text(wrap=True)
            chosen.setText(words.n("Settled {n} version", "Settled {n} diverging versions", entry.replaced))
            self.add(chosen)
        if entry.element:
            text = words("Added: {what}", what=visible(entry.after)) if entry.after else ""
            self.add(Text(text or words("Removed: {what}", what=visible(entry.before)), wrap=True))
        elif entry.field in _CHOSEN:
            before, after = (value_of(entry.field, one, words, session.formats) for one in (entry.before, entry.after))
            shown = words("{before} → {after}", before=before, after=after) if entry.before else after
            self.add(Text(shown, wrap=True))
        elif entry.label == "retire" or not entry.before:
            self.add(Text(_shortened(visible(entry.after)) or words("(empty)"), wrap=True))
        else:
            difference = Difference(session.theme, session.tr)
            difference.compare(entry.before, entry.after)
            self.add(difference)


def _shortened(text: str, longest: int = 240) -> str:
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]} …"
