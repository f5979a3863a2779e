# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Evidence on a point: figures with date and source; what is stale, contradicted or unsure says so."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ara_desktop.service.fiche_context import Figure
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.base import Column, RowsModel
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_names import field_name
from ara_desktop.ui.views.position_table import CellPainter, GrownTable
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible

_SHARES = (0.34, 0.22, 0.28, 0.28)
_MARKS = 3


def quantity(one: Figure, session: Session) -> str:
    """``rund 14,6 Mio. Beschäftigte``; empty for a fact without figure."""
    if not one.value:
        return ""
    words = session.words
    shown = session.formats.quantity(one.value, visible(one.unit))
    kinds = {
        "about": words("about {figure}", figure=shown),
        "over": words("over {figure}", figure=shown),
        "at_least": words("at least {figure}", figure=shown),
    }
    return kinds.get(one.qualifier, shown)


def figure_text(one: Figure, session: Session) -> str:
    """What is counted and how much, in one line."""
    what = visible(one.counted or one.claim).split("\n")[0]
    much = quantity(one, session)
    return f"{what}: {much}" if much else what


def warnings_of(one: Figure, session: Session) -> tuple[str, ...]:
    """What is wrong with a figure, each as a sentence."""
    words, formats = session.words, session.formats
    found = []
    if one.stale:
        found.append(words("▲ Review due since {date}", date=formats.short_day(one.review_by)))
    if one.rivals:
        each = [f"{formats.quantity(value, visible(unit))} ({visible(source)})" for value, unit, source in one.rivals]
        found.append(words("▲ Other sources differ: {evidence}", evidence=formats.listing(each)))
    if one.unsure:
        found.append(words("▲ Not verified"))
    return tuple(found)


class EvidencePanel(Panel):
    """The evidence on a point as a table.

    Signals:
        add_wanted(): a piece of evidence is to be linked with the position.
        remove_wanted(str id): one is to be taken from the position.
    """

    add_wanted = Signal()
    remove_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        title = Text(role="h2")
        session.tr.bind(title.setText, msgid("Evidence"))
        self._none = Text(role="muted", wrap=True)
        session.tr.bind(self._none.setText, msgid("No evidence on this point yet"))
        columns = (
            Column[Figure](msgid("What is counted"), self._what),
            Column[Figure](msgid("Figure"), self._much),
            Column[Figure](msgid("Source"), self._source),
            Column[Figure](msgid("Used in, notes"), self._marks),
        )
        self.rows = RowsModel[Figure](session.tr, columns, lambda one: one.id, self)
        self.table = GrownTable(session.theme)
        self.table.hold(self.rows, _SHARES)
        warn = CellPainter(session.theme, self.table, ink=lambda one: "warn" if _doubtful(one) else "text2")
        self.table.setItemDelegateForColumn(_MARKS, warn)
        session.tr.bind(self.table.setAccessibleName, msgid("Evidence on this point"))
        self.add_button, self.remove_button = Button(session.theme, "plus"), Button(session.theme, "x")
        session.tr.bind(self.add_button.setText, msgid("Link evidence…"))
        session.tr.bind(self.remove_button.setText, msgid("Unlink"))
        for widget in (title, self._none, self.table):
            self.add(widget)
        self.add_row(self.add_button, self.remove_button, None)
        self.add_button.clicked.connect(self.add_wanted)
        self.remove_button.clicked.connect(self._on_remove)
        self.table.picked.connect(self._allow)

    def show_figures(self, figures: Sequence[Figure], *, locked: bool) -> None:
        """Show them; ``locked``: nothing can be linked."""
        kept = self.rows.key_at(self.table.currentIndex())
        if tuple(figures) != self.rows.rows:
            self.rows.show_rows(figures)
            line = self.rows.line_of(kept) if kept else None
            if line is not None:
                self.table.setCurrentIndex(self.rows.index(line, 0))
        self._none.setVisible(not figures)
        self.table.setVisible(bool(figures))
        self.add_button.setEnabled(not locked)
        self.remove_button.setProperty("locked", locked)
        self._allow()

    def _allow(self, _line: int = -1) -> None:
        one = self.rows.row_at(self.table.currentIndex()) if self.table.currentIndex().isValid() else None
        self.remove_button.setEnabled(one is not None and one.linked and not self.remove_button.property("locked"))

    def _on_remove(self) -> None:
        one = self.rows.row_at(self.table.currentIndex())
        if one is not None:
            self.remove_wanted.emit(one.id)

    def _what(self, one: Figure) -> str:
        return visible(one.counted or one.claim)

    def _much(self, one: Figure) -> str:
        words = self._session.words
        when = self._session.formats.short_day(one.as_of) if one.as_of else words("undated")
        much = quantity(one, self._session)
        number, gap, unit = much.partition("\u00a0")
        much = f"{number}{gap}{unit.replace(gap, ' ')}" if gap else much
        return f"{much}\n{words('as of {day}', day=when)}" if much else when

    def _source(self, one: Figure) -> str:
        return ", ".join(filter(None, (visible(one.source), visible(one.page))))

    def _marks(self, one: Figure) -> str:
        words = self._session.words
        marks = list(warnings_of(one, self._session))
        if one.cited:
            names = self._session.formats.listing(field_name(name, words) for name in one.cited)
            marks.append(words("in: {parts}", parts=names))
        elif one.linked:
            marks.append(words("linked with our position"))
        return "\n".join(marks) or "–"


def _doubtful(one: Figure) -> bool:
    return one.stale or bool(one.rivals) or one.unsure
