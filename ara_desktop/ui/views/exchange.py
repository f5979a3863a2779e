# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Exchange: one's card, partners, bundles out, and what comes in: judged, planned, and taken in only when a person wants it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ara_desktop.core.errors import AraError
from ara_desktop.core.ports import Monitor
from ara_desktop.core.values import Known
from ara_desktop.service import cards, exchange, partners
from ara_desktop.service.exchange import Exported, Report
from ara_desktop.service.inspecting import bundle_bytes, write_file
from ara_desktop.service.partners import Face, Outlook, Partner
from ara_desktop.service.searching import titles
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.messages import sentence, shown
from ara_desktop.ui.areas import focusables, order_by_layout
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.exchange_cards import CardCheck, OwnCard, PastedCard
from ara_desktop.ui.views.exchange_plan import DonePanel, Offer, PlanPanel
from ara_desktop.ui.views.exchange_send import Send
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.cards import Card
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.notice import announce
from ara_desktop.ui.widgets.panels import Panel

_BESIDE_FROM_EM = 56
_CARD_BYTES = 100_000
_CARD_MARKS = (b"[ara-card-1:", b'"ara_card"')
_ASK_AGAIN = ("BUNDLE_PASSPHRASE_NEEDED", "BUNDLE_PASSPHRASE_WRONG")
Decision = CardCheck | PlanPanel | DonePanel


class Exchange(View):
    """The place for everything that comes from others and goes to them."""

    code, heading = "exchange", msgid("Exchange")
    kinds = frozenset({"*"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.decision: Decision | None = None
        self._remake: Callable[[], Decision] | None = None
        self._place = QVBoxLayout()
        self.conflicts = Card(session.theme, "git-merge")
        self.receive = Panel(session.theme, "sheet")
        self.open = Button(session.theme, "folder-input", "primary")
        self.send, self.own, self.pasted = Send(session), OwnCard(session), PastedCard(session)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._arrange()
        self._connect()
        self.setAcceptDrops(True)

    # -- place --------------------------------------------------------------------------------------------------------
    def touched(self, _changes: object) -> bool:
        """Every change is one that a partner lacks."""
        return True

    def reload(self) -> None:
        """Read partners and the own card again."""
        store, language, chosen = self.session.dossier.store, self.session.words.language, self.send.chosen

        def read() -> tuple[Face, tuple[Partner, ...], int, Outlook]:
            with store.reading() as view:
                own = partners.own_face(view, language)
                outlook = partners.outlook(view, chosen, full=self.send.full.isChecked())
                return own, partners.partners(view), view.conflict_count(), outlook

        self.session.read(read, done=self._show)

    def _show(self, found: tuple[Face, tuple[Partner, ...], int, Outlook]) -> None:
        own, people, conflicts, outlook = found
        self.own.show_face(own)
        self.send.show_partners(people)
        self.send.show_outlook(outlook)
        words = self.session.words
        self.conflicts.tell(
            words.n("{n} text with diverging versions", "{n} texts with diverging versions", conflicts),
            words("Both versions stay until somebody decides."),
        )
        self.conflicts.setVisible(conflicts > 0)
        self._order()

    # -- what comes in ------------------------------------------------------------------------------------------------
    def receive_file(self, file: Path, passphrase: str | None = None) -> None:
        """Judge a file: a card is shown to be compared, a bundle with what it would do. Nothing is written."""
        store, language = self.session.dossier.store, self.session.words.language

        def work(monitor: Monitor) -> Offer | tuple[bytes, Face]:
            data = bundle_bytes(file)
            if len(data) <= _CARD_BYTES and any(mark in data for mark in _CARD_MARKS):
                with store.reading() as view:
                    return data, partners.face_of(view, data, language)
            report = exchange.plan_bundle(store, data, passphrase=passphrase, monitor=monitor)
            plan = report.plan
            ids = {one[1] for one in (*plan.updated, *plan.conflicts)} | {subject for subject, _ in plan.voided}
            with store.reading() as view:
                names = {one.replica: one.name for one in partners.partners(view)}
            return Offer(file.name, data, passphrase, report, titles(store, ids), names)

        self.session.work(
            self.session.words("Judging the file"), work, done=self._judged, failed=partial(self._refuse, file)
        )  # fmt: skip

    def _judged(self, found: Offer | tuple[bytes, Face]) -> None:
        if isinstance(found, Offer):
            self._decide(partial(self._plan_panel, found))
        else:
            self._decide(partial(self._check_panel, found[1], found[0]))

    def _refuse(self, file: Path, error: Exception) -> None:
        """Ask for a passphrase where one is missing; everything else is told, with what helps."""
        words = self.session.words
        code = error.code if isinstance(error, AraError) else ""
        if isinstance(error, AraError) and code in _ASK_AGAIN:
            given = self.session.ask.secret(words("Open the bundle"), sentence(error, words))
            if given is not None:
                self.receive_file(file, given)
            return
        self._settle()
        self.session.show_error(error)
        if code == "SENDER_UNKNOWN":
            self.pasted.text.setFocus()

    def _read_pasted(self, text: str) -> None:
        store, language, data = self.session.dossier.store, self.session.words.language, text.encode()
        try:
            with store.reading() as view:
                face = partners.face_of(view, data, language)
        except AraError as refused:
            self.session.show_error(refused)
            return
        self._decide(partial(self._check_panel, face, data))

    def _compare(self, replica: str) -> None:
        with self.session.dossier.store.reading() as view:
            face = partners.known_face(view, replica, self.session.words.language)
        if face is not None:
            self._decide(partial(self._check_panel, face, None))

    # -- decisions ----------------------------------------------------------------------------------------------------
    def _check_panel(self, face: Face, data: bytes | None) -> CardCheck:
        panel = CardCheck(self.session, face)
        panel.accept.setEnabled(not self.session.dossier.store.read_only)
        panel.accepted.connect(lambda role: self._trust(face, data, role))
        panel.left.connect(self._settle)
        return panel

    def _plan_panel(self, offer: Offer) -> PlanPanel:
        panel = PlanPanel(self.session, offer, may_write=not self.session.dossier.store.read_only)
        panel.wanted.connect(lambda: self._take_in(offer))
        panel.left.connect(self._settle)
        return panel

    def _done_panel(self, report: Report) -> DonePanel:
        panel = DonePanel(self.session, report)
        panel.decide.connect(lambda: self.session.go("conflicts"))
        panel.left.connect(self._settle)
        return panel

    def _decide(self, make: Callable[[], Decision]) -> None:
        """Put a decision at the top of the page, with the keyboard on it."""
        self._settle()
        self._remake = make
        panel = make()
        self.decision = panel
        self._place.addWidget(panel)
        self._order()
        announce(self, panel.title)
        QTimer.singleShot(0, self._show_decision)

    def _order(self) -> None:
        order_by_layout(self)
        self.detailed.emit()

    def _show_decision(self) -> None:
        panel = self.decision
        if panel is None:
            return
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            page.verticalScrollBar().setValue(0)
        first = next(focusables(panel), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            if page is not None:
                page.ensureWidgetVisible(first)

    def _settle(self) -> None:
        """Take the decision away."""
        self._remake = None
        if self.decision is not None:
            self._place.removeWidget(self.decision)
            self.decision.hide()
            self.decision.deleteLater()
            self.decision = None

    def _trust(self, face: Face, data: bytes | None, role: str) -> None:
        store = self.session.dossier.store

        def use_case(_monitor: Monitor) -> Known:
            return cards.trust(store, data, role) if data is not None else partners.verify(store, face.replica, role)

        def done(known: Known) -> None:
            self._settle()
            self.pasted.text.clear()
            self.session.say(self.session.words("Accepted: {name}", name=shown(known.card.name)))
            self.reload()

        self.session.work(self.session.words("Keeping the card"), use_case, done=done)

    def _take_in(self, offer: Offer) -> None:
        store, backups = self.session.dossier.store, self.session.preferences.backups(self.session.dossier.store.path)

        def work(monitor: Monitor) -> Report:
            return exchange.take_in_bundle(
                store, offer.data, passphrase=offer.passphrase, monitor=monitor, backups=backups
            )

        def done(report: Report) -> None:
            self._decide(partial(self._done_panel, report))
            self.session.hub.tell(report.changes)
            self.reload()

        if isinstance(self.decision, PlanPanel):
            self.decision.take.setEnabled(False)
        job = self.session.work(self.session.words("Taking in changes"), work, done=done)
        job.stopped.connect(lambda: self._decide(partial(self._plan_panel, offer)))

    # -- what goes out ------------------------------------------------------------------------------------------------
    def _save_card(self) -> None:
        words, store = self.session.words, self.session.dossier.store
        name = words("card") + ".aracard"
        out = self.session.ask.save_file(words("Save the card"), name, words("Contact card (*.aracard)"))
        if out is None:
            return

        def work(_monitor: Monitor) -> Path:
            write_file(out, cards.own_card(store)[1])
            return out

        self.session.work(
            words("Saving the card"), work, done=lambda file: self.session.say(words("Saved: {file}", file=shown(file.name)))
        )  # fmt: skip

    def _write_bundle(self, passphrase: str | None = None) -> None:
        words, store = self.session.words, self.session.dossier.store
        people, full = (() if passphrase else self.send.chosen), self.send.full.isChecked()
        name = f"{words('bundle')}.arabundle"
        out = self.session.ask.save_file(words("Write the bundle"), name, words("Exchange bundle (*.arabundle)"))
        if out is None:
            return
        target = out if out.suffix else out.with_suffix(".arabundle")

        def work(monitor: Monitor) -> Exported:
            return exchange.export_bundle(
                store, target, partners=people, full=full, passphrase=passphrase, monitor=monitor
            )

        self.session.work(words("Writing the bundle"), work, done=self._written)

    def _written(self, done: Exported) -> None:
        words = self.session.words
        changes = words.n("{n} change", "{n} changes", done.ops)
        size = self.session.formats.size(done.size_bytes)
        said = words("{file} was written: {changes}, {size}", file=shown(done.file.name), changes=changes, size=size)
        self.session.say(said)
        self.last.setText(said)
        self.last.show()

    def _seal(self) -> None:
        words = self.session.words
        title = words("Bundle with a passphrase")
        first = self.session.ask.secret(
            title,
            words(
                "Passphrase for this bundle. Tell it on another way than the file. "
                "Only what the whole delegation may read goes along; red lines, fallback positions and assessments stay here."
            ),
        )
        if not first:
            return
        again = self.session.ask.secret(title, words("The same passphrase once more"))
        if again is None:
            return
        if again != first:
            self.session.say(words("The two passphrases differ; no bundle was written."))
            return
        self._write_bundle(first)

    # -- building -----------------------------------------------------------------------------------------------------
    def _open(self) -> None:
        words = self.session.words
        pattern = words("Bundles and cards (*.arabundle *.aracard *.age *.json *.txt);;All files (*)")
        file = self.session.ask.open_file(words("Open a bundle or a card"), pattern)
        if file is not None:
            self.receive_file(file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped here."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """As if it had been opened."""
        event.acceptProposedAction()
        self.receive_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        wide = self.width() / max(1, self.session.theme.text_px) >= _BESIDE_FROM_EM
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )  # fmt: skip

    def _on_language(self, _language: str) -> None:
        make = self._remake
        if make is not None:
            self._decide(make)
        self.reload()

    def _connect(self) -> None:
        self.open.clicked.connect(self._open)
        self.conflicts.clicked.connect(lambda: self.session.go("conflicts"))
        self.own.keep.connect(self._save_card)
        self.pasted.given.connect(self._read_pasted)
        self.send.changed.connect(self.reload)
        self.send.to_partners.connect(self._write_bundle)
        self.send.with_passphrase.connect(self._seal)
        self.send.compare.connect(self._compare)
        self.session.tr.changed.connect(self._on_language)
        self.session.theme.changed.connect(self._turn)

    def _arrange(self) -> None:
        em, tr = self.session.theme.em, self.session.tr
        title, advice = Text(role="h3"), Text(role="small", wrap=True)
        tr.bind(title.setText, msgid("Receiving"))
        tr.bind(
            advice.setText,
            msgid(
                "A bundle or card from a stick, a folder or an e-mail. You see what it would do before anything is written."
            ),
        )
        tr.bind(self.open.setText, msgid("&Open a bundle or a card…"))
        for widget in (title, advice):
            self.receive.add(widget)
        self.receive.add_row(self.open, None)
        self.last = Text(role="small", wrap=True)
        self.last.hide()
        self.send.add(self.last)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, panels in ((left, (self.receive, self.send)), (right, (self.own, self.pasted))):
            column.setSpacing(em(0.9))
            for panel in panels:
                column.addWidget(panel)
            column.addStretch(1)
        self._columns.setSpacing(em(0.9))
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.conflicts.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(em(1.2), em(0.9), em(1.2), em(1.2))
        page.setSpacing(em(0.9))
        page.addLayout(self._place)
        page.addWidget(self.conflicts)
        page.addLayout(self._columns)
        page.addStretch(1)
