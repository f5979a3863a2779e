# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Our position on a point: settings, texts, and apart from them what only the principal may see. It saves by itself."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ara_desktop.service.fiche import CLOSED_TEXTS, TEXTS, Sheet
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_facts import REASON, Facts
from ara_desktop.ui.views.position_part import PartEditor
from ara_desktop.ui.views.position_saving import Saving
from ara_desktop.ui.widgets.badges import StanceBadge
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel, PrincipalPanel
from ara_desktop.ui.widgets.prose_kept import Kept, Seen


class PositionPanel(QWidget):
    """The editor of our position.

    Signals:
        came(str field): the keyboard is in a field.
        settle(): to the diverging versions of the position.
        sign(): a clearance is to be recorded.
        restore(): the position that was taken out is to come back.
    """

    came = Signal(str)
    settle = Signal()
    sign = Signal()
    restore = Signal()

    def __init__(self, session: Session, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._page: Sheet | None = None
        self._saving = saving
        self.facts = Facts(session)
        self.parts = {name: PartEditor(session, name) for name in (*TEXTS, *CLOSED_TEXTS)}
        self.stance = StanceBadge(session.theme, session.tr, None)
        self.record_clearance = Button(session.theme, "stamp")
        session.tr.bind(self.record_clearance.setText, msgid("Rec&ord a clearance…"))
        self.open = Panel(session.theme, "sheet")
        self.closed = PrincipalPanel(session.theme, session.tr)
        self.empty, self.retired, self.torn = self._notes()
        self._arrange()
        self._connect()

    @property
    def editors(self) -> Mapping[str, Kept]:
        """All editors of texts by field."""
        return {name: part.editor for name, part in self.parts.items()} | {REASON: self.facts.reason}

    def begin(self, page: Sheet) -> None:
        """Show another position; what was typed before has been flushed."""
        self._page = page
        self.facts.begin(page)
        for name, part in self.parts.items():
            part.begin(page.parts[name], page.language)
        for name, editor in self.editors.items():
            self._saving.give_back(editor, page, name)
        self._fill(page)

    def renew(self, page: Sheet) -> None:
        """Show what the same position holds now."""
        self._page = page
        self.facts.renew(page)
        for name, part in self.parts.items():
            part.renew(page.parts[name], page.language)
        self._fill(page)

    def flush(self) -> None:
        """Save what is being typed, now."""
        for editor in self.editors.values():
            editor.flush()

    def _fill(self, page: Sheet) -> None:
        locked = page.retired is not None or self._session.dossier.store.read_only
        held = page.settings["stance"]
        self.stance.setVisible(page.exists and not held.versions)
        self.stance.show_stance(held.value or None)
        self.empty.setVisible(not page.exists and not locked)
        self.retired.setVisible(page.retired is not None)
        self.retired_reason.setText(page.retired or "")
        self.torn.setVisible(page.torn)
        self.facts.lock(locked=locked)
        for part in self.parts.values():
            part.show_retired(retired=locked)
        self.record_clearance.setEnabled(page.exists and not locked)

    def _notes(self) -> tuple[Panel, Panel, Panel]:
        tr, theme = self._session.tr, self._session.theme
        empty = Panel(theme, "hollow")
        title, advice = Text(role="h3", wrap=True), Text(role="muted", wrap=True)
        tr.bind(title.setText, msgid("We have no position on this point yet"))
        tr.bind(advice.setText, msgid("Choose a stance or begin to write: what you enter first creates the position."))
        empty.add(title)
        empty.add(advice)
        retired = Panel(theme, "note")
        gone = Text(role="h3", wrap=True)
        tr.bind(gone.setText, msgid("This position was taken out"))
        self.retired_reason = Text(wrap=True)
        back = Button(theme, "rotate-ccw")
        tr.bind(back.setText, msgid("Bring it back"))
        back.clicked.connect(self.restore)
        retired.add(gone)
        retired.add(self.retired_reason)
        retired.add_row(back, None)
        torn = Panel(theme, "note")
        both = Text(role="h3", wrap=True)
        tr.bind(both.setText, msgid("Somebody took this position out while somebody else changed it"))
        settle = Button(theme, "git-merge")
        tr.bind(settle.setText, msgid("Decide whether it stays"))
        settle.clicked.connect(self.settle)
        torn.add(both)
        torn.add_row(settle, None)
        return empty, retired, torn

    def _arrange(self) -> None:
        title = Text(role="h2")
        self._session.tr.bind(title.setText, msgid("Our position"))
        head = self.open.add_row(title, self.stance, None)
        head.addWidget(self.record_clearance)
        for widget in (self.empty, self.retired, self.torn, self.facts):
            self.open.add(widget)
        for name in TEXTS:
            self.open.add(self.parts[name])
        for name in CLOSED_TEXTS:
            self.closed.add(self.parts[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._session.theme.em(0.9))
        column.addWidget(self.open)
        column.addWidget(self.closed)

    def _connect(self) -> None:
        for part in self.parts.values():
            part.wanted.connect(self._on_text)
            part.came.connect(self.came)
            part.settle.connect(self.settle)
        self.facts.chosen.connect(self._on_choice)
        self.facts.came.connect(self.came)
        self.facts.settle.connect(self.settle)
        self.facts.reason.wanted.connect(lambda text, seen: self._on_text(REASON, text, seen))
        self.record_clearance.clicked.connect(self.sign)

    def _on_text(self, field: str, text: str, seen: Seen) -> None:
        if self._page is not None:
            self._saving.keep_text(self._page, field, text, seen, self.editors[field])

    def _on_choice(self, field: str, value: str, heads: tuple[str, ...]) -> None:
        if self._page is not None:
            self._saving.keep_value(self._page, field, value, heads)
