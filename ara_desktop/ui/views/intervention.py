# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The editor of an intervention: paragraphs in order, the time live against the slot, cuts to try, the lectern."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ara_desktop.core.speech import Cut, Piece
from ara_desktop.service.programme import today
from ara_desktop.service.speaking import Pace, Speech, cut, speech_of, timing
from ara_desktop.service.speaking_edit import keep_rehearsal
from ara_desktop.service.speaking_podium import podium_blocks
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.formats import stopwatch
from ara_desktop.ui.areas import tab_stops
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Question, Session
from ara_desktop.ui.views.intervention_clock import SLOT, WHOLE, CutBar, SpeechClock, target_text
from ara_desktop.ui.views.intervention_details import SpeechDetails
from ara_desktop.ui.views.intervention_facts import SpeechFacts
from ara_desktop.ui.views.intervention_keeping import Keeper
from ara_desktop.ui.views.intervention_podium import Podium
from ara_desktop.ui.views.intervention_words import item_of
from ara_desktop.ui.views.paragraph_row import ParagraphRow
from ara_desktop.ui.views.paragraph_rows import ParagraphRows
from ara_desktop.ui.views.position_names import language_name
from ara_desktop.ui.views.programme_reading import Reader
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.prose_growing import visible
from ara_desktop.ui.widgets.prose_kept import Seen

ESTIMATE_AFTER_MS = 200
SHORTEST_REHEARSAL_S = 20


class Intervention(View):
    """One intervention; ``record_id`` is its id or that of one of its paragraphs."""

    code, heading = "intervention", msgid("Intervention")
    kinds = frozenset(
        {"intervention", "paragraph", "event", "agenda_item", "person", "rehearsal", "evidence", "point", "translation"}
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.speech: Speech | None = None
        self._reader, self._keeper = Reader(session), Keeper(session, self)
        self.paragraphs = ParagraphRows(session, self._keeper)
        self.clock, self.cuts, self.facts = SpeechClock(session), CutBar(session), SpeechFacts(session)
        self._details = SpeechDetails(session, self._keeper)
        self.podium = Button(session.theme, "podium")
        session.tr.bind(self.podium.setText, "Po&dium view")
        self.add = Button(session.theme, "plus")
        session.tr.bind(self.add.setText, "&New paragraph")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ESTIMATE_AFTER_MS)
        self._pause.timeout.connect(self._reckon)
        self._arrange()
        self._connect()

    # -- place --------------------------------------------------------------------------------------------------------
    @property
    def rows(self) -> list[ParagraphRow]:
        """The editors of the paragraphs, in order."""
        return self.paragraphs.rows

    @property
    def title(self) -> str:
        """Item and title of the intervention."""
        if self.speech is None:
            return super().title
        name = visible(self.speech.title or self.speech.slot.title) or self.session.words("Intervention")
        return " · ".join(part for part in (item_of(self.speech.slot, self.session.words), name) if part)

    @property
    def details(self) -> QWidget:
        """Where and when it is spoken, what was taken out, undo."""
        return self._details

    def reload(self) -> None:
        """Read on the lane; what is being typed stays."""
        self.record_id = self.record_id or (self.speech.id if self.speech else None)
        if self.record_id is None:
            QTimer.singleShot(0, self._leave_empty)  # after this visit is over
            return
        wanted, language = self.record_id, self.session.tr.language
        day = today(self.session.dossier.store.clock)
        self._reader.ask(lambda view: speech_of(view, wanted, language, day), self._show)

    def _leave_empty(self) -> None:
        if self.record_id is None and self.isVisible():
            self.session.go("interventions")

    def leave(self) -> None:
        """Write what is being typed."""
        self.facts.flush()
        self.paragraphs.flush()

    # -- showing ------------------------------------------------------------------------------------------------------
    def _show(self, speech: Speech | None) -> None:
        if speech is None:
            self.session.say(self.session.words("This intervention is no longer in the dossier."))
            self.session.go("interventions")
            return
        fresh = self.speech is None or self.speech.id != speech.id
        self.speech = speech
        if fresh:
            self._begin(speech)
        read_only = self._is_read_only(speech)
        self.facts.renew(speech, read_only=read_only)
        self.paragraphs.show_speech(speech, read_only=read_only)
        self.add.setEnabled(not read_only)
        self._details.show_speech(speech, read_only=read_only)
        self._order_tabs()
        self._reckon()
        self._move_focus(speech, fresh=fresh)
        self.renamed.emit()
        self.detailed.emit()

    def _begin(self, speech: Speech) -> None:
        self.paragraphs.begin(speech.id)
        self._keeper.forget()
        self.cuts.reset()
        self.facts.begin(speech)
        self._keeper.give_back(speech.id, "title", self.facts.title)
        self.page.verticalScrollBar().setValue(0)

    def _move_focus(self, speech: Speech, *, fresh: bool) -> None:
        asked = self.record_id if fresh and self.record_id != speech.id else ""
        row = self.paragraphs.row(self.paragraphs.focus_next or asked or "")
        self.paragraphs.focus_next = ""
        if row is not None:
            row.text.setFocus()
            QTimer.singleShot(0, lambda: self._bring_into_sight(row))

    def _bring_into_sight(self, row: ParagraphRow) -> None:
        if row in self.rows:
            self.page.ensureWidgetVisible(row)

    def _order_tabs(self) -> None:
        stops = [stop for part in (self.facts, *self.rows, self.add) for stop in tab_stops(part) or (part,)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _is_read_only(self, speech: Speech) -> bool:
        return self.session.dossier.store.read_only or speech.retired is not None

    # -- time ---------------------------------------------------------------------------------------------------------
    def _reckon(self) -> None:
        """Times of what stands in the editors; called a little after the last key."""
        speech = self.speech
        if speech is None:
            return
        pieces, pace, slot = self.paragraphs.pieces(), speech.pace, speech.slot_seconds
        self.clock.show_timing(found := timing(pieces, pace, slot), pace)
        chosen = self._cut(pieces, pace, slot)
        self.cuts.show_cut(chosen, len(pieces), has_slot=bool(slot))
        kept = set(chosen.kept) if chosen else {piece.key for piece in pieces}
        target, gone = target_text(self.cuts.target, slot, self.session.words), 0.0
        for row in self.rows:
            seconds = found.parts[row.id].seconds
            row.show_time(seconds, gone, kept=row.id in kept, target=target)
            gone += seconds if row.id in kept else 0.0

    def _cut(self, pieces: list[Piece], pace: Pace, slot: int | None) -> Cut | None:
        target = self.cuts.target
        seconds = slot if target == SLOT else target
        return cut(pieces, pace, seconds) if target != WHOLE and seconds and pieces else None

    # -- what the user does -------------------------------------------------------------------------------------------
    def open_podium(self) -> Podium | None:
        """The lectern: the whole text, or what the chosen cut keeps."""
        speech = self.speech
        if speech is None:
            return None
        self.leave()
        pieces = self.paragraphs.pieces()
        chosen = self._cut(pieces, speech.pace, speech.slot_seconds)
        kept = [piece for piece in pieces if chosen is None or piece.key in chosen.kept]
        notes = {row.id: row.note.toPlainText() for row in self.rows}
        blocks = podium_blocks(kept, [notes[piece.key] for piece in kept], speech.pace)
        target = self.cuts.target
        slot = target if target > 0 else speech.slot_seconds
        podium = Podium(self.session, blocks, self._identity(speech), slot)
        words_said = timing(kept, speech.pace, slot).whole.words
        podium.left.connect(lambda seconds, to_end: self._rehearsed(seconds, words_said if to_end else 0))
        podium.showFullScreen()
        podium.activateWindow()
        podium.setFocus()
        return podium

    def _identity(self, speech: Speech) -> str:
        parts = (
            visible(speech.speaker), visible(speech.slot.event_name), item_of(speech.slot, self.session.words),
            language_name(speech.pace.language, self.session.formats),
        )  # fmt: skip
        return " · ".join(part for part in parts if part)

    def _rehearsed(self, seconds: int, words_said: int) -> None:
        """The lectern was left; what was read to the end with the clock running teaches the estimate, if wanted."""
        self.window().activateWindow()
        self.podium.setFocus()
        speech, words = self.speech, self.session.words
        if speech is None or seconds < SHORTEST_REHEARSAL_S or not words_said or self._is_read_only(speech):
            return
        text = words(
            "{time} min for {count} words. Later estimates for this speaker, language and mode will follow it.",
            time=stopwatch(seconds), count=words_said,
        )  # fmt: skip
        if self.session.ask.confirm(Question(words("Remember this rehearsal?"), text, words("Remember"))):
            store, id_ = self.session.dossier.store, speech.id
            self._keeper.run(lambda: keep_rehearsal(store, id_, words=words_said, seconds=seconds))

    # -- construction -------------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        self.cuts.chosen.connect(lambda _target: self._reckon())
        self.facts.chosen.connect(self._keep_fact)
        self.facts.title.wanted.connect(self._keep_title)
        self.podium.clicked.connect(self.open_podium)
        self.add.clicked.connect(lambda: self.paragraphs.put(len(self.rows)))
        self.paragraphs.typed.connect(self._pause.start)
        self.paragraphs.arranged.connect(self._on_arranged)
        self.session.tr.changed.connect(lambda _language: self.reload() if self.record_id else None)
        self.session.theme.changed.connect(self._grow)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F5", self.open_podium),
            ("Ctrl+Alt+Z", self._keeper.undo),
            ("Ctrl+Alt+Y", self._keeper.redo),
        )
        for key, run in keys:
            QShortcut(QKeySequence(key), self, activated=run)  # type: ignore[call-overload]
        self._grow()

    def _on_arranged(self, row: ParagraphRow) -> None:
        self._reckon()
        self._bring_into_sight(row)

    def _keep_fact(self, field: str, value: object, heads: object) -> None:
        speech = self.speech
        if speech is None:
            return
        self._keeper.keep_value("intervention", speech.id, field, value, heads)  # type: ignore[arg-type]
        if field == "language":  # what has no text yet will be written in the new language
            empty = {row.id for row in self.rows if not row.text.toPlainText().strip()}
            for one in speech.paragraphs:
                if one.id in empty:
                    self._keeper.keep_value("paragraph", one.id, field, str(value), one.held["language"].heads)

    def _keep_title(self, text: str, seen: Seen) -> None:
        if self.speech is not None:
            self._keeper.keep_text("intervention", self.speech.id, "title", text, seen, self.facts.title)

    def _arrange(self) -> None:
        self._head = QVBoxLayout()
        row = QHBoxLayout()
        row.addWidget(self.clock, 1)
        row.addWidget(self.podium)
        self._head.addLayout(row)
        self._head.addWidget(self.cuts)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addWidget(self.facts)
        self._column.addWidget(self.paragraphs)
        end = QHBoxLayout()
        end.addWidget(self.add)
        end.addStretch(1)
        self._column.addLayout(end)
        self._column.addStretch(1)
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFocusPolicy(self.focusPolicy())
        self.page.setWidget(content)
        for shown in (content, self.page.viewport()):
            shown.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._head)
        whole.addWidget(self.page, 1)

    def _grow(self) -> None:
        em = self.session.theme.em
        self._head.setContentsMargins(em(1.2), em(0.7), em(1.2), 0)
        self._head.setSpacing(em(0.3))
        self._column.setContentsMargins(em(1.2), em(0.3), em(1.2), em(0.9))
        self._column.setSpacing(em(0.8))
        self.page.setMinimumHeight(em(14))
