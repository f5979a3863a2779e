# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The chosen agenda item: what we say there, the way to a new intervention, and all its fields."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.lines import Line
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.event_form import RecordForm
from ara_desktop.ui.views.intervention_keeping import Keeper
from ara_desktop.ui.views.programme_lines import Lines
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel


class ItemPanel(Panel):
    """Beside the programme, or below it.

    Signals:
        wanted(): an intervention is to be written for it.
    """

    wanted = Signal()

    def __init__(self, session: Session, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._title = Text(role="h2", wrap=True)
        self.speeches = Lines(session.theme, grows=True, lead_em=0, narrow_em=20)
        session.tr.bind(self.speeches.setAccessibleName, msgid("Interventions on this item"))
        self.write, self.take = Button(session.theme, "mic"), Button(session.theme, "archive")
        session.tr.bind(self.write.setText, msgid("&Write an intervention"))
        session.tr.bind(self.take.setText, msgid("Take out…"))
        self.write.clicked.connect(self.wanted)
        self.form = RecordForm(session, keeper, "agenda_item")
        self.add(self._title)
        self.add(self.speeches)
        self.add_flow(self.write, self.take)
        self.add(self.form)

    def show_item(self, title: str, speeches: Sequence[Line], *, read_only: bool) -> None:
        """Say which item it is, and what we say there."""
        self._title.setText(title)
        self.speeches.show_lines([replace(line, lead="") for line in speeches])
        self.speeches.setVisible(bool(speeches))
        for button in (self.write, self.take):
            button.setEnabled(not read_only)
