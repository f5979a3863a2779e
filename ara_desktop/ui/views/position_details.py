# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The right column of a point's page: clearances, evidence and history of the part in which the keyboard is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ara_desktop.service.clearance import AGAINST
from ara_desktop.service.fiche import Part, Sheet, Signature
from ara_desktop.service.fiche_context import Figure
from ara_desktop.service.past import Entry
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.clearance_bar import spoken
from ara_desktop.ui.views.history_panel import HistoryPanel
from ara_desktop.ui.views.position_evidence import figure_text, warnings_of
from ara_desktop.ui.views.position_layout import emptied
from ara_desktop.ui.views.position_names import PARTS, field_name
from ara_desktop.ui.widgets.buttons import IconButton
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible

CITED_DIGITS = 12


class PartDetails(Panel):
    """Follows the keyboard.

    Signals:
        undo(Entry): an own change is to be taken back.
        cite(str mark): a reference is to be put into the text that is being written.
    """

    undo = Signal(object)
    cite = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "", parent)
        self._session = session
        self._original = ""
        self._title, self._circle = Text(role="h2", wrap=True), Text(role="small", wrap=True)
        self._signs, self._figures = _Section(session, msgid("Clearance")), _Section(session, msgid("Evidence"))
        self.history = HistoryPanel(session)
        self.history.undo.connect(self.undo)
        for widget in (self._title, self._circle, self._signs, self._figures, self.history):
            self.add(widget)
        self.fill_up()

    def show_field(self, page: Sheet, field: str, figures: Sequence[Figure], past: Sequence[Entry]) -> None:
        """Show what belongs to a field of the position."""
        words = self._session.words
        self._title.setText(field_name(field, words))
        part = page.parts.get(field)
        self._original = page.language
        self._circle.setText(self._explained(part) if part is not None else "")
        self._circle.setVisible(part is not None)
        signatures = part.signatures if part is not None else ()
        self._signs.show_all([(one, self._signature) for one in signatures])
        writable = part is not None and page.retired is None and not self._session.dossier.store.read_only
        cited = [one for one in figures if field in one.cited]
        offered = [one for one in figures if field not in one.cited]
        shown = [(one, self._cited) for one in cited]
        shown += [(one, self._offered) for one in offered] if writable else []
        self._figures.show_all(shown if field in PARTS else [])
        self.history.show_entries(past, field)

    def _explained(self, part: Part) -> str:
        """Who may ever read the part, and who may today."""
        words = self._session.words
        ever, now = labels.reader_class(part.ceiling, words), labels.reader_class(part.now, words)
        if part.now == part.ceiling:
            return words("Readers: {circle}", circle=ever)
        return words(
            "Readers: {circle}. Today only: {now}, until it is released and the lead unit has co-signed.",
            circle=ever,
            now=now,
        )

    def _signature(self, one: Signature) -> QWidget:
        words = self._session.words
        lines = []
        by = ", ".join(
            filter(
                None,
                (visible(one.signed_by), labels.choice("clearance", "channel", one.channel or None, words)),
            )
        )
        if by:
            lines.append(by)
        if one.recorded_by:
            lines.append(words("Recorded by: {who}", who=visible(one.recorded_by)))
        if one.comment:
            lines.append(visible(one.comment))
        if one.proof:
            lines.append(words("Proof: {file}", file=visible(one.proof)))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = Text(visible(spoken(one, self._session, self._original)), wrap=True)
        head.set_ink("warn" if one.fallen or one.given in AGAINST else "")
        column.addWidget(head)
        if lines:
            column.addWidget(Text("\n".join(lines), "small", wrap=True))
        return box

    def _cited(self, one: Figure) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(figure_text(one, self._session), wrap=True))
        for warning in warnings_of(one, self._session):
            label = Text(warning, "small", wrap=True)
            label.set_ink("warn")
            column.addWidget(label)
        return box

    def _offered(self, one: Figure) -> QWidget:
        """A figure that the text does not name yet, with the button that names it."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        text = figure_text(one, self._session)
        button = IconButton(self._session.theme, self._session.tr, "plus", msgid("Put a reference into the text"))
        button.setAccessibleName(self._session.words("Put a reference into the text: {figure}", figure=text))
        button.clicked.connect(lambda: self.cite.emit(f"[beleg:{one.id[:CITED_DIGITS]}]"))
        row.addWidget(Text(text, "muted", wrap=True), 1)
        row.addWidget(button)
        return box


class _Section(QWidget):
    """A heading and what stands below it; hidden while there is nothing."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self._shown: list[object] = []
        self._session = session
        heading = Text(role="h3")
        session.tr.bind(heading.setText, title)
        self._column = QVBoxLayout()
        self._column.setSpacing(session.theme.em(0.45))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.em(0.3))
        column.addWidget(heading)
        column.addLayout(self._column)

    def show_all(self, things: Sequence[tuple[object, object]]) -> None:
        """Each value with the method that makes its widget."""
        now: list[object] = [*things, self._session.words.language]
        self.setVisible(bool(things))
        if now == self._shown:
            return
        self._shown = now
        emptied(self._column)
        for value, make in things:
            if callable(make):
                self._column.addWidget(make(value))
