# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Briefing packs: choose event, reader and language, look at the real pages, hand out an edition."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ara_desktop.core.collector import resting
from ara_desktop.core.errors import AraError
from ara_desktop.core.ports import Monitor
from ara_desktop.core.values import Changes
from ara_desktop.service import pack_reading
from ara_desktop.service.pack_reading import Desktop, Prepared
from ara_desktop.service.packs import Issued, issue_pack
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.messages import sentence
from ara_desktop.ui.jobs import Job
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Question, Session
from ara_desktop.ui.views.pack_choices import PackChoices
from ara_desktop.ui.views.pack_editions import Editions
from ara_desktop.ui.views.pack_facts import PackFacts
from ara_desktop.ui.views.pack_names import GRAVE, caution_line
from ara_desktop.ui.views.pack_pages import Pages, load_pdf_module
from ara_desktop.ui.views.pack_reader import Reader
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible

Wanted = tuple[str, str, str, str]  # event, reader, language, state of the dossier and day


class Packs(View):
    """The place for packs; ``record_id`` is an event, None the one to come."""

    code, heading = "packs", msgid("Packs")
    kinds = frozenset(
        {
            "event", "agenda_item", "intervention", "paragraph", "position", "point", "evidence", "clearance", "statement",
            "reading", "reaction", "person", "office", "participation", "region", "translation", "issue", "unit",
        }
    )  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._known: Desktop | None = None
        self._draft: Prepared | None = None
        self._made: Wanted | None = None
        self._job: Job | None = None
        self.choices = PackChoices(session)
        self.export = Button(session.theme, "file-down", "primary")
        self.again = Button(session.theme, "refresh-cw")
        self.summary = Text(role="small", wrap=True)
        self.done = Panel(session.theme, "sheet")
        self._done_text = Text(wrap=True)
        self.pages, self.reader_text, self.editions = Pages(session), Reader(session), Editions(session)
        self.tabs = QTabWidget()
        self.body = QWidget()
        self.empty = EmptyState(
            session.theme, session.tr, "book-open", msgid("No event to make a pack for"),
            msgid("Enter an event with its agenda items and interventions first."),
        )  # fmt: skip
        self._facts = PackFacts(session)
        self._arrange()
        self._connect()
        self._retranslate()

    # -- place --------------------------------------------------------------------------------------------------------
    @property
    def details(self) -> QWidget:
        """What is in the pack, what is not, what to look at."""
        return self._facts

    def reload(self) -> None:
        """Read what can be chosen; a pack is made anew only where something has changed."""
        store, language = self.session.dossier.store, self.session.tr.language

        def read() -> Desktop:
            with store.reading() as view:
                return pack_reading.desktop(view, language)

        self.session.read(read, done=self._offer)

    def leave(self) -> None:
        """A preview that nobody looks at must not keep others waiting."""
        if self._job is not None:
            self._job.cancel()

    # -- choices ------------------------------------------------------------------------------------------------------
    def _offer(self, found: Desktop) -> None:
        self._known = found
        events = pack_reading.offered(found, today())
        self.body.setVisible(bool(events))
        self.empty.setVisible(not events)
        self.choices.offer(events, language=found.language)
        if self.record_id:
            self.choices.choose_event(self.record_id)
            self.record_id = None
        self._show_editions()
        self._prepare()

    def _show_editions(self) -> None:
        if self._known is not None:
            self.editions.show_editions([one for one in self._known.editions if one.event == self.choices.event_id])

    def _on_chosen(self) -> None:
        self.done.hide()
        self._show_editions()
        self._prepare()

    # -- preview ------------------------------------------------------------------------------------------------------
    def _wanted(self) -> Wanted | None:
        if self._known is None or not self.choices.event_id:
            return None
        chosen = self.choices
        return chosen.event_id, chosen.reader, chosen.language, f"{today()} {self._known.state}"

    def _prepare(self) -> None:
        """Make the pack unless it is there already or on its way."""
        wanted = self._wanted()
        if wanted is None or wanted == self._made:
            return
        if self._job is not None:
            self._job.cancel()
        self._made, self._draft = wanted, None
        self._facts.show_draft(None)
        self.export.setEnabled(False)
        self.again.hide()
        self.summary.set_ink("")
        self.summary.setText(self.session.words("The pack is being made…"))
        store = self.session.dossier.store
        event, reader, language, _ = wanted

        def work(monitor: Monitor) -> Prepared:
            load_pdf_module()
            with resting():
                return pack_reading.prepare(store, event=event, reader=reader, language=language, monitor=monitor)

        job = self.session.work(
            self.session.words("Making the preview"), work,
            done=lambda draft: self._show(wanted, draft), failed=lambda error: self._refuse(wanted, error),
        )  # fmt: skip
        job.stopped.connect(lambda: self._on_stopped(wanted))
        job.ended.connect(lambda _job: self._forget(job))
        self._job = job

    def _forget(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _show(self, wanted: Wanted, draft: Prepared) -> None:
        if wanted != self._made:
            return
        self._draft = draft
        self.pages.show_pdf(draft.data)
        self.reader_text.show_passages(draft.text)
        self._facts.show_draft(draft)
        self.export.setEnabled(not self.session.dossier.store.read_only)
        self._summarise()

    def _refuse(self, wanted: Wanted, error: Exception) -> None:
        if wanted != self._made:
            return
        known = error if isinstance(error, AraError) else AraError()
        self._nothing(sentence(known, self.session.words))
        self.summary.set_ink("bad")
        self.session.say(self.summary.text())

    def _on_stopped(self, wanted: Wanted) -> None:
        if wanted == self._made:
            self._nothing(self.session.words("The preview was stopped."))

    def _nothing(self, text: str) -> None:
        self._draft = None
        self._made = None
        self.pages.clear()
        self.reader_text.show_passages(())
        self.summary.setText(text)
        self.again.show()

    def _summarise(self) -> None:
        draft, words = self._draft, self.session.words
        if draft is None:
            return
        parts = [words.n("{n} page", "{n} pages", draft.pages)]
        if draft.withheld:
            parts.append(words.n("{n} kind of text left out", "{n} kinds of text left out", len(draft.withheld)))
        if draft.cautions:
            parts.append(words.n("{n} thing to look at first", "{n} things to look at first", len(draft.cautions)))
        if draft.same_as is not None:
            parts.append(words("says the same as edition {number}", number=draft.same_as))
        self.summary.setText(" · ".join(parts))

    # -- handing out --------------------------------------------------------------------------------------------------
    def _on_export(self) -> None:
        draft, words = self._draft, self.session.words
        if draft is None or not self._may_leave(draft):
            return
        target = self.session.ask.save_file(words("Hand out the pack"), self.choices.file_name(), words("PDF (*.pdf)"))
        if target is None:
            return
        out = target if target.suffix else target.with_suffix(".pdf")
        store, chosen = self.session.dossier.store, self.choices
        event, reader, language = chosen.event_id, chosen.reader, chosen.language
        self.export.setEnabled(False)

        def work(monitor: Monitor) -> Issued:
            with resting():
                return issue_pack(store, event=event, reader=reader, language=language, out=out, monitor=monitor)

        job = self.session.work(words("Making the pack"), work, done=self._on_issued)
        job.ended.connect(lambda _job: self.export.setEnabled(self._draft is not None))

    def _may_leave(self, draft: Prepared) -> bool:
        """Undecided texts and fallen clearances are shown once more before a pack leaves the house."""
        words, formats = self.session.words, self.session.formats
        grave = [caution_line(one, words, formats) for one in draft.cautions if one.code in GRAVE]
        if not grave:
            return True
        lines = "\n".join(f"{name}: {matter}" for name, matter in grave)
        title = words("Hand it out as it is?")
        text = words.n("{n} text is not settled yet.", "{n} texts are not settled yet.", len(grave))
        return self.session.ask.confirm(Question(title, text, words("Hand out"), detail=lines))

    def _on_issued(self, issued: Issued) -> None:
        words = self.session.words
        self._done_text.setText(
            words(
                "Edition {number} for: {reader}. {pages}, code {code}. Saved as {file}",
                number=issued.edition,
                reader=labels.preset(issued.reader, words),
                pages=words.n("{n} page", "{n} pages", issued.pages),
                code=issued.code,
                file=visible(str(issued.file)),
            )
        )
        self.done.show()
        self.session.say(words("Edition {number} was saved.", number=issued.edition))
        self.session.hub.tell(Changes(frozenset({("issue", issued.sha256)})))

    # -- building -----------------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        self.choices.chosen.connect(self._on_chosen)
        self.export.clicked.connect(self._on_export)
        self.again.clicked.connect(self._prepare)
        self.tabs.currentChanged.connect(lambda _index: self.reader_text.look())
        self.session.tr.changed.connect(self._retranslate)

    def _arrange(self) -> None:
        session, em = self.session, self.session.theme.em
        tr = session.tr
        tr.bind(self.export.setText, msgid("&Hand out as PDF…"))
        tr.bind(self.again.setText, msgid("&Make the preview again"))
        to_events = self.empty.add_button("calendar-days", msgid("To the events"), primary=True)
        to_events.clicked.connect(lambda: session.go("events"))
        self.done.add_row(self._done_text)
        self.done.hide()
        state = Panel(session.theme, "")
        state.column.setContentsMargins(0, 0, 0, 0)
        row = state.add_row(self.export, self.again)
        row.addWidget(self.summary, 1)
        row.setAlignment(self.export, Qt.AlignmentFlag.AlignTop)
        for page in (self.pages, self.reader_text, self.editions):
            self.tabs.addTab(page, "")
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(em(0.6))
        inner.addWidget(self.choices)
        inner.addWidget(state)
        inner.addWidget(self.done)
        inner.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.2), em(0.8), em(1.2), em(0.8))
        column.addWidget(self.body, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()
        self.again.hide()

    def _retranslate(self, _language: str = "") -> None:
        words = self.session.words
        for at, text in enumerate((words("Pages"), words("Text"), words("Editions"))):
            self.tabs.setTabText(at, text)
        self._summarise()


def today() -> str:
    """The present day on this device, YYYY-MM-DD."""
    return datetime.now(UTC).astimezone().date().isoformat()
