# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What a pack holds, what it leaves out for this reader, and what to look at before it leaves the house."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout

from ara_desktop.service.pack_reading import Caution, Prepared
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.pack_names import GRAVE, caution_line, part_name
from ara_desktop.ui.widgets.cards import Card
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel


class PackFacts(Panel):
    """The right column: three lists."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme, "")
        self._session = session
        self._shown: Prepared | None = None
        self._cautions = self._section(msgid("Look at this first"))
        self._contained = self._section(msgid("In this pack"))
        self._withheld = self._section(msgid("Left out for this reader"))
        self.fill_up()
        session.tr.changed.connect(lambda _language: self._fill())
        self._fill()

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """What is said in each list, for tests."""
        return tuple(_texts(column) for column in (self._cautions, self._contained, self._withheld))

    def show_draft(self, draft: Prepared | None) -> None:
        """Show what is known of a draft; None for nothing yet."""
        self._shown = draft
        self._fill()

    def _section(self, heading: str) -> QVBoxLayout:
        title = Text(role="h3", wrap=True)
        self._session.tr.bind(title.setText, heading)
        self.add(title)
        column = QVBoxLayout()
        column.setSpacing(self._session.theme.em(0.3))
        self.column.addLayout(column)
        self.column.addSpacing(self._session.theme.em(0.7))
        return column

    def _fill(self) -> None:
        words, draft = self._session.words, self._shown
        for column in (self._cautions, self._contained, self._withheld):
            _clear(column)
        if draft is None:
            self._tell(self._cautions, [words("The pack is being made.")])
            return
        for one in draft.cautions:
            self._cautions.addWidget(self._line(one))
        if not draft.cautions:
            self._tell(self._cautions, [words("Nothing was noticed.")])
        self._tell(self._contained, [f"✓  {part_name(code, words)}" for code in draft.contained])
        self._tell(self._withheld, [f"–  {part_name(code, words)}" for code in draft.withheld])
        if not draft.withheld:
            self._tell(self._withheld, [words("Nothing: this reader may see everything.")])

    def _line(self, one: Caution) -> Card | Text:
        """A way to where it can be mended, or just the words."""
        session = self._session
        title, line = caution_line(one, session.words, session.formats)
        if not one.place:
            return Text(f"!  {title}: {line}", wrap=True)
        card = Card(session.theme, "triangle-alert" if one.code in GRAVE else "circle-alert")
        card.tell(title, line)
        card.clicked.connect(lambda _checked=False: session.go(one.place, one.target))
        return card

    def _tell(self, column: QVBoxLayout, lines: Iterable[str]) -> None:
        for line in lines:
            column.addWidget(Text(line, wrap=True))


def _texts(column: QVBoxLayout) -> tuple[str, ...]:
    items = (column.itemAt(at) for at in range(column.count()))
    widgets = [item.widget() for item in items if item is not None]
    return tuple(one.text() if isinstance(one, Text) else one.accessibleName() for one in widgets if one is not None)


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
