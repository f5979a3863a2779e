# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""One part of a position: its text with class badge, diverging versions, and the clearances of this text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ara_desktop.core.classes import Audience
from ara_desktop.service.fiche import Held, Part, Version
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.clearance_bar import ClearanceBar
from ara_desktop.ui.views.position_layout import emptied
from ara_desktop.ui.views.position_names import PARTS, author_of, field_name, local_zone
from ara_desktop.ui.widgets.badges import ClassBadge
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import Quote, column_width, hidden_signs
from ara_desktop.ui.widgets.prose_kept import Kept


class PartEditor(QWidget):
    """A text of the position with all that belongs to it.

    Signals:
        wanted(str field, str text, Seen): to be saved.
        came(str field): the keyboard is here; the details show this part.
        settle(): to the place where diverging versions are decided.
    """

    wanted = Signal(str, str, object)
    came = Signal(str)
    settle = Signal()

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._session = session
        self._part: Part | None = None
        self._language = ""
        naming = PARTS[name]
        self.editor = Kept(session.theme, lines=naming.lines)
        self._label = Text(role="h3")
        self._label.setBuddy(self.editor)
        self._badge = ClassBadge(session.theme, session.tr, Audience.DELEGATION.code)
        self._today = Text(role="small")
        self._signs = Text(role="small", wrap=True)
        self._signs.set_ink("warn")
        self.versions = VersionsNote(session)
        self.clearances = ClearanceBar(session, name)
        session.tr.bind(self._label.setText, naming.label)
        session.tr.bind(self.editor.setPlaceholderText, naming.hint)
        self._arrange()
        self.editor.wanted.connect(lambda text, seen: self.wanted.emit(self.name, text, seen))
        self.editor.came.connect(lambda: self.came.emit(self.name))
        self.editor.rested.connect(self._arrange_versions)
        self.editor.left.connect(self._arrange_versions)
        self.editor.typed.connect(self._warn_of_signs)
        self.versions.settle.connect(self.settle)

    def begin(self, part: Part, language: str) -> None:
        """Show the part of another record; ``language`` is that of its texts."""
        self._language = language
        self.clearances.hide()
        self.editor.begin(*shown_text(part.held))
        self._fill(part)

    def renew(self, part: Part, language: str) -> None:
        """Show what the same record holds now; what is being typed stays."""
        self._language = language
        if self.editor.hasFocus() or not part.held.versions:
            self.editor.renew(*shown_text(part.held))
        self._fill(part)

    def show_retired(self, *, retired: bool) -> None:
        """A position that was taken out is read, not written."""
        self.editor.setReadOnly(retired)

    def show_clearances(self) -> None:
        """Show how the clearances of the text stand; a step of its own, because chips and differences take their time."""
        if self._part is not None:
            self.clearances.show_part(self._part, self._language)

    def _fill(self, part: Part) -> None:
        self._part = part
        words = self._session.words
        circle = labels.reader_class(part.ceiling, words)
        self._badge.show_class(part.ceiling.code)
        today = labels.reader_class(part.now, words)
        self._today.setText(words("today: {circle}", circle=today) if part.now != part.ceiling else "")
        self._today.setVisible(part.now != part.ceiling)
        self.editor.setAccessibleName(
            words("{field}, readers: {circle}", field=field_name(self.name, words), circle=circle)
        )
        self._warn_of_signs()
        self._arrange_versions()

    def _arrange_versions(self) -> None:
        """Diverging versions: whoever is typing keeps the own text and sees the others; else all stand side by side."""
        found = self._part.held.versions if self._part is not None else ()
        has_own = sum(one.mine for one in found) == 1
        typing = self.editor.busy or (self.editor.hasFocus() and has_own)
        own = self.editor.toPlainText()
        others = tuple(one for one in found if not (typing and one.value == own))
        self.versions.show_versions(others, field=self.name, beside_own=typing)
        self.editor.setVisible(typing or not found)

    def _warn_of_signs(self) -> None:
        signs = hidden_signs(self.editor.toPlainText())
        words = self._session.words
        text = words("This text holds signs that cannot be seen: {signs}", signs=", ".join(signs)) if signs else ""
        self._signs.setText(text)
        self._signs.setVisible(bool(signs))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(self._session.theme.em(0.55))
        head.addWidget(self._label)
        head.addWidget(self._badge)
        head.addWidget(self._today)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self._session.theme.em(0.45), 0, 0)
        column.setSpacing(self._session.theme.em(0.35))
        column.addLayout(head)
        column.addWidget(self.editor)
        for widget in (self._signs, self.versions, self.clearances):
            column.addWidget(widget)
        self._signs.hide()


class VersionsNote(Panel):
    """The last versions of a field that diverge, each with who wrote it, and the way to decide.

    Signals:
        settle(): the button was pressed.
    """

    settle = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "note", parent)
        self._session = session
        self._shown: tuple[object, ...] = ()
        self._title = Text(role="h3", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(session.theme.em(0.3))
        self._go = Button(session.theme, "git-merge")
        session.theme.changed.connect(self._fit)
        self._fit()
        session.tr.bind(self._go.setText, msgid("Decide which text holds"))
        self._go.clicked.connect(self.settle)
        self.add(self._title)
        self.column.addLayout(self._column)
        self.add_row(self._go, None)
        self.hide()

    def _fit(self) -> None:
        self.setMaximumWidth(column_width(self, self._session.theme))

    def show_versions(self, versions: tuple[Version, ...], *, field: str, beside_own: bool) -> None:
        """Show them; nothing is shown for none. ``beside_own``: the own version stands in the editor above."""
        words = self._session.words
        now = (versions, field, beside_own, words.language)
        if now == self._shown:
            return
        self._shown = now
        self.setVisible(bool(versions))
        emptied(self._column)
        if not versions:
            return
        self._title.setText(
            words("Meanwhile somebody else changed this text. Both stay; nothing is lost.")
            if beside_own
            else words.n("{n} version of this text", "{n} diverging versions of this text", len(versions))
        )
        for version in versions:
            self._add(version, field)

    def _add(self, version: Version, field: str) -> None:
        words, formats = self._session.words, self._session.formats
        who = words("your version") if version.mine else author_of(version.author, words)
        said = Text(role="small", wrap=True)
        when = formats.moment(version.at, local_zone())
        said.setText(words("{who}, {when}", who=who, when=when))
        quote = Quote(self._session.theme)
        quote.show_text(version.value or words("(empty)"))
        quote.setAccessibleName(words("{field}: version of {who}", field=field_name(field, words), who=who))
        self._column.addWidget(said)
        self._column.addWidget(quote)


def shown_text(held: Held) -> tuple[str, tuple[str, ...]]:
    """What an editor holds: the text, or where versions diverge the own one and only its op."""
    mine = [one for one in held.versions if one.mine]
    if held.versions:
        return (mine[0].value, (mine[0].op,)) if len(mine) == 1 else ("", held.heads)
    return held.value, held.heads
