# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Partners with their state, and the bundle for those that are ticked: what goes, what does not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ara_desktop.service.partners import Outlook, Partner
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.exchange_names import outlook_lines, state_line, trust_line
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Chip, Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible


class PartnerRow(Panel):
    """One partner: tick, role, how well known, what they lack.

    Signals:
        ticked(). compare(str replica): show words and role.
    """

    ticked = Signal()
    compare = Signal(str)

    def __init__(self, session: Session, one: Partner, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "hollow", parent)
        words, formats = session.words, session.formats
        self.partner = one
        self.tick = QCheckBox(f"{visible(one.name)} ({one.region})")
        state = state_line(one, words, formats)
        self.tick.setAccessibleDescription(state)
        self.tick.setEnabled(one.inside)
        trust, look = trust_line(one, words)
        self.more = Button(session.theme, "id-card", "ghost")
        self.more.setText(words("Words and role…"))
        self.more.setAccessibleName(words("Words and role of {name}", name=visible(one.name)))
        self.add_row(self.tick, None, self.more)
        self.add_flow(Chip(labels.role(one.role, words), "quiet"), Chip(trust, look))
        self.state = Text(state, "small", wrap=True)
        self.add(self.state)
        self.tick.toggled.connect(lambda _on: self.ticked.emit())
        self.more.clicked.connect(lambda: self.compare.emit(one.replica))


class Send(Panel):
    """The list and what can be sent.

    Signals:
        changed(): other partners are ticked.
        to_partners(): a bundle for those that are ticked. with_passphrase(): one for whoever knows a passphrase.
        compare(str replica).
    """

    changed = Signal()
    to_partners = Signal()
    with_passphrase = Signal()
    compare = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        self.rows: list[PartnerRow] = []
        title = Text(role="h3")
        session.tr.bind(title.setText, msgid("Partners and sending"))
        self._none = Text(role="muted", wrap=True)
        session.tr.bind(
            self._none.setText,
            msgid("No partner yet. Hand out your card, and add the card of a colleague who works on the same dossier."),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(session.theme.em(0.4))
        self.full = QCheckBox()
        session.tr.bind(self.full.setText, msgid("&Everything from the beginning, not only what they lack"))
        self.outlook = Text(wrap=True)
        self.write, self.seal = Button(session.theme, "send", "primary"), Button(session.theme, "key-round")
        session.tr.bind(self.write.setText, msgid("&Write the bundle…"))
        session.tr.bind(self.seal.setText, msgid("Bundle with a passp&hrase…"))
        self.add(title)
        self.add(self._none)
        self.column.addLayout(self._list)
        for widget in (self.full, self.outlook):
            self.add(widget)
        self.add_flow(self.write, self.seal)
        self.full.toggled.connect(lambda _on: self.changed.emit())
        self.write.clicked.connect(self.to_partners)
        self.seal.clicked.connect(self.with_passphrase)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Replicas that are ticked."""
        return tuple(row.partner.replica for row in self.rows if row.tick.isChecked())

    def show_partners(self, found: Sequence[Partner]) -> None:
        """Show all; ticks and the keyboard stay where they were."""
        ticked = set(self.chosen)
        focused = next((row.partner.replica for row in self.rows if row.tick.hasFocus() or row.more.hasFocus()), None)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [PartnerRow(self._session, one) for one in found]
        for row in self.rows:
            row.tick.setChecked(row.partner.replica in ticked)
            row.ticked.connect(self.changed)
            row.compare.connect(self.compare)
            self._list.addWidget(row)
            if row.partner.replica == focused:
                row.tick.setFocus()
        inside = any(one.inside for one in found)
        self._none.setVisible(not found)
        self.full.setVisible(inside)

    def show_outlook(self, found: Outlook) -> None:
        """Say what would go and what would stay."""
        words, chosen = self._session.words, self.chosen
        self.write.setEnabled(bool(chosen))
        if not chosen:
            self.outlook.setText(
                words("Tick who the bundle is for, or use a passphrase. A bundle carries only what they lack.")
            )
            return
        self.outlook.setText("\n".join(outlook_lines(found, words, self._session.formats)))
