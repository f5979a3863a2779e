# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The paragraphs of an intervention in order: put in, moved, split, taken out, each saved by itself."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ara_desktop.core.speech import Piece
from ara_desktop.core.values import Changes
from ara_desktop.service import records
from ara_desktop.service.speaking import ParagraphText, Speech
from ara_desktop.service.speaking_edit import move_paragraph, put_paragraph
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.intervention_keeping import Keeper
from ara_desktop.ui.views.paragraph_row import ParagraphRow
from ara_desktop.ui.widgets.prose_kept import Seen


class ParagraphRows(QWidget):
    """One editor a paragraph.

    Attributes:
        rows: In the order of the intervention.
        focus_next: Id of the paragraph that gets the keyboard when it is shown next.

    Signals:
        typed(): times follow a little later.
        arranged(ParagraphRow): a paragraph has another place; it is to be in sight.
    """

    typed = Signal()
    arranged = Signal(object)

    def __init__(self, session: Session, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._keeper = session, keeper
        self._speech = ""
        self.rows: list[ParagraphRow] = []
        self.focus_next = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        session.theme.changed.connect(self._grow)
        self._grow()

    def begin(self, speech: str) -> None:
        """Another intervention: nothing of the one before stays; what was typed has been flushed."""
        self._speech = speech
        for row in self.rows:
            self._let_go(row)
        self.rows = []

    def show_speech(self, speech: Speech, *, read_only: bool) -> None:
        """One row a paragraph, in order; rows that stay keep what is typed in them."""
        present = {row.id: row for row in self.rows}
        for id_ in present.keys() - {one.id for one in speech.paragraphs}:
            row = present.pop(id_)
            row.flush()
            self._let_go(row)
        self.rows = [present.get(one.id) or self._made(one) for one in speech.paragraphs]
        self._put_in_order()
        for number, (row, paragraph) in enumerate(zip(self.rows, speech.paragraphs, strict=True), start=1):
            row.renew(paragraph, speech.evidence, number, speech.pace.language, read_only=read_only)

    def flush(self) -> None:
        """Save what is being typed."""
        for row in self.rows:
            row.flush()

    def pieces(self) -> list[Piece]:
        """Paragraphs as they stand in the editors now."""
        return [Piece(row.id, row.text.toPlainText(), row.rank.code or "must") for row in self.rows]

    def row(self, id_: str) -> ParagraphRow | None:
        """The row of a paragraph."""
        return next((row for row in self.rows if row.id == id_), None)

    def put(self, at: int, *, text: str = "", rank: str = "must") -> None:
        """A new paragraph at a place; it gets the keyboard."""
        store, speech = self._session.dossier.store, self._speech

        def work() -> Changes:
            made, changes = put_paragraph(store, speech, at, text=text, rank=rank)
            self.focus_next = made
            return changes

        self._keeper.run(work)

    # -- what the user does -------------------------------------------------------------------------------------------
    def _do(self, row: ParagraphRow, action: str) -> None:
        at = self.rows.index(row)
        if action in ("up", "down"):
            self._move(row, at + (-1 if action == "up" else 1))
        elif action == "add":
            self.put(at + 1)
        elif action == "split":
            self.put(at + 1, text=row.split(), rank=row.rank.code or "must")
        elif action == "retire":
            self._retire(row)

    def _move(self, row: ParagraphRow, to: int) -> None:
        """Shown at once; the store follows."""
        if not 0 <= to < len(self.rows):
            return
        row.flush()
        self.rows.remove(row)
        self.rows.insert(to, row)
        self._put_in_order()
        for number, one in enumerate(self.rows, start=1):
            one.number_as(number)
        store, id_ = self._session.dossier.store, row.id
        self._keeper.run(lambda: move_paragraph(store, id_, to))
        said = self._session.words("Now paragraph {number} of {count}", number=to + 1, count=len(self.rows))
        self._session.say(said)
        self.arranged.emit(row)

    def _retire(self, row: ParagraphRow) -> None:
        words, store, id_ = self._session.words, self._session.dossier.store, row.id
        reason: str | None = words("Empty paragraph")
        if row.text.toPlainText().strip():
            reason = self._session.ask.line(
                words("Take the paragraph out"),
                words("Reason; the paragraph can be brought back at any time"),
                words("Shortened"),
            )
        if not reason or not reason.strip():
            return
        row.flush()
        kept, at = reason, self.rows.index(row)
        neighbours: Sequence[ParagraphRow] = (*self.rows[max(0, at - 1) : at], *self.rows[at + 1 : at + 2])
        self.focus_next = neighbours[0].id if neighbours else ""
        self._keeper.run(lambda: records.retire(store, id_, kept, "paragraph")[1])

    def _keep_text(self, row: ParagraphRow, field: str, text: str, seen: Seen) -> None:
        editor = row.text if field == "text" else row.note
        self._keeper.keep_text("paragraph", row.id, field, text, seen, editor)

    def _settle(self, id_: str, field: str, op: str) -> None:
        store = self._session.dossier.store
        self._keeper.run(lambda: records.resolve(store, id_, field, take=op, kind="paragraph")[1])

    # -- rows ---------------------------------------------------------------------------------------------------------
    def _made(self, paragraph: ParagraphText) -> ParagraphRow:
        id_ = paragraph.id
        row = ParagraphRow(self._session, paragraph, self)
        row.wanted.connect(lambda field, text, seen: self._keep_text(row, field, text, seen))
        row.chosen.connect(lambda field, value, heads: self._keeper.keep_value("paragraph", id_, field, value, heads))
        row.chosen.connect(lambda *_: self.typed.emit())
        row.asked.connect(lambda action: self._do(row, action))
        row.typed.connect(self.typed)
        row.taken.connect(lambda field, op: self._settle(id_, field, op))
        for field, editor in (("text", row.text), ("note", row.note)):
            self._keeper.give_back(id_, field, editor)
        return row

    def _put_in_order(self) -> None:
        for at, row in enumerate(self.rows):
            if self._column.indexOf(row) != at:
                self._column.removeWidget(row)
                self._column.insertWidget(at, row)
                row.show()

    def _let_go(self, row: ParagraphRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _grow(self) -> None:
        self._column.setSpacing(self._session.theme.em(0.6))
