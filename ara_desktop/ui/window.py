# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The one window: places at the left, one work surface, details at the right, state below."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ara_desktop.core.errors import AraError, Cancelled
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.frame import PROGRAM, Frame
from ara_desktop.ui.history import History, Visit
from ara_desktop.ui.hub import Hub
from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.jobs import Jobs
from ara_desktop.ui.keys import Keys
from ara_desktop.ui.places import Command, PlaceEntry, View
from ara_desktop.ui.session import Question, Session
from ara_desktop.ui.theme import PERCENTS, Scheme, Theme
from ara_desktop.ui.widgets.notice import announce

if TYPE_CHECKING:  # read after the first paint
    from ara_desktop.core.values import Changes

_SEARCH = "search"


class Window(Frame):
    """The frame at work: places, news, looks, the end; it is the ``Desk`` that views reach through their session.

    Signals:
        look_changed(): the user chose a language, a scheme or a text size.
        opened(): a session was taken over and its first place is on screen.
    """

    look_changed = Signal()
    opened = Signal()

    def __init__(
        self, theme: Theme, tr: Translator, hub: Hub, jobs: Jobs, places: Sequence[PlaceEntry], languages: Sequence[str]
    ) -> None:
        super().__init__(theme, tr, jobs, places, languages)
        self._tr, self._jobs = tr, jobs
        self._places = {place.code: place for place in places}
        self._first = places[0].code
        self._session: Session | None = None
        self._arriving: tuple[Session, Sequence[Command]] | None = None
        self._leaving: Callable[[], None] | None = None
        self._history = History()
        self._closing = self._refused = False
        self._actions = self._install_keys()
        self.side.menu.fill((), self._actions)
        self._connect(hub)
        self._retitle()

    # What views may ask for

    def go(self, code: str, record_id: str | None = None) -> None:
        """Visit a place; Back returns. A code that is not in the tuple of places is an error of the program."""
        self._visit(Visit(code, record_id))
        self.work.focus_page()

    def say(self, text: str) -> None:
        """Tell in the bottom bar and to screen readers."""
        self.bottom.say(text)

    def translated(self, text: str) -> str:
        """A text of the composition in the window's language."""
        return self._tr(text)

    def show_error(self, error: Exception) -> None:
        """Show the sentence of an error above the work surface; what the user stopped is no error."""
        if isinstance(error, Cancelled):
            return
        from ara_desktop.text.messages import sentence  # every sentence of the program: not before one is needed

        known = error if isinstance(error, AraError) else AraError()
        self.notice.tell(sentence(known, self._tr.words))
        self._refused, self._closing, self._leaving = self._closing, False, None
        if self._arriving is not None:  # what was typed in the open dossier could not be saved: stay there
            self._arriving[0].dossier.close()
            self._arriving = None

    # Life

    def open(self, session: Session, commands: Sequence[Command] = ()) -> None:
        """Take over an open dossier and show the first place; the one before is closed when its last text is saved."""
        page = self.work.page
        if page is not None:
            page.leave()
        self._arriving = (session, commands)
        if not self._jobs.busy:
            self._take_over()

    def _take_over(self) -> None:
        if self._arriving is None:
            return
        (session, commands), self._arriving = self._arriving, None
        if self._session is not None and self._session.dossier is not session.dossier:
            self._session.dossier.close()
        self.work.clear()
        self.details.clear()
        self.notice.hide()
        self._session, self._history = session, History()
        self.side.menu.fill(commands, self._actions)
        self._allow_places(may=True)
        self.refresh()
        self.go(self._first)
        self.opened.emit()

    def put_away(self, then: Callable[[], None]) -> None:
        """Close the dossier when its last text is saved, then call ``then``; an error on the way leaves it open."""
        page = self.work.page
        if page is not None:
            page.leave()
        self._leaving = then
        if not self._jobs.busy:
            self._let_go()

    def _let_go(self) -> None:
        if self._leaving is None:
            return
        then, self._leaving = self._leaving, None
        if self._session is not None:
            self._session.dossier.close()
        self._session, self._history = None, History()
        self.work.clear()
        self.details.clear()
        for band in (self.notice, self.band):
            band.hide()
        self.bottom.show_state(None)
        self.side.name.setText(PROGRAM)
        self.side.places.set_points(())
        self._retitle()
        then()

    def offer(self, widget: QWidget, title: str, commands: Sequence[Command] = ()) -> None:
        """Show ``widget`` while no dossier is open (first start, nothing chosen); ``title`` is translated already."""
        self.side.menu.fill(commands, self._actions)
        self._allow_places(may=False)
        self.work.offer(widget)
        self.top.title.setText(title)
        self.work.focus_page()
        announce(self, title)

    def _allow_places(self, *, may: bool) -> None:
        """Places and search lead nowhere while no dossier is open."""
        for widget in (self.side.places, self.top.search):
            widget.setEnabled(may)

    def refresh(self) -> None:
        """Read again what the frame shows of the dossier: state, points, name."""
        if self._session is None:
            return
        state = self._session.dossier.state()
        self.band.setVisible(state.training)
        self.bottom.show_state(state)
        self.side.name.setText(state.name or PROGRAM)
        self.side.places.set_points(self._session.dossier.ten_points(self._tr.language))
        self._retitle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is being typed, stop what can be stopped, wait for the rest without blocking, then close."""
        if not self._closing and not self._begin_closing():
            event.ignore()
            return
        if self._jobs.busy:
            self._jobs.cancel_all()
            self.say(self._tr.words("Finishing what is being saved…"))
            event.ignore()
            return
        if self._session is not None:
            self._session.dossier.close()
            self._session = None
        super().closeEvent(event)

    def _begin_closing(self) -> bool:
        """Write what is being typed; where that failed before, ask. False when the user stays."""
        page = self.work.page
        if self._refused and self._session is not None:
            self._refused = False
            self._closing = self._session.ask.confirm(self._unsaved_question())
            return self._closing
        self._closing = True
        if page is not None:
            page.leave()
        return True

    def _unsaved_question(self) -> Question:
        words = self._tr.words
        text = words("What you typed last could not be saved. If you close now, it is gone.")
        return Question(words("Close without saving?"), text, words("Close without saving"), grave=True)

    # Visits

    def _visit(self, visit: Visit, *, instead: bool = False) -> None:
        if self._session is None:
            return
        entry = self._places[visit.code]
        page = self.work.page
        self.notice.hide()
        if page is not None:
            page.leave()
        view, fresh = self.work.bring(entry, self._session)
        self._history.visit(visit, instead=instead)  # only once the place is there: a view that fails leaves no trace
        self._show(view, visit, fresh=fresh)

    def _show(self, view: View, visit: Visit, *, fresh: bool) -> None:
        if fresh:
            view.renamed.connect(self._retitle)
            view.detailed.connect(self._on_detailed)
        view.show_record(visit.record_id)
        self.side.places.mark(visit.code, visit.record_id)
        self._retitle()
        self._on_detailed()
        announce(self, view.title)

    def _step(self, by: int) -> None:
        visit = self._history.step(by)
        if visit is not None and self._session is not None:
            page = self.work.page
            if page is not None:
                page.leave()
            view, fresh = self.work.bring(self._places[visit.code], self._session)
            self._show(view, visit, fresh=fresh)
            self.work.focus_page()

    def _search(self, text: str) -> None:
        if text and _SEARCH in self._places:
            here = self._history.here
            self._visit(Visit(_SEARCH, text), instead=here is not None and here.code == _SEARCH)

    def _leave_search(self) -> None:
        here = self._history.here
        if here is not None and here.code == _SEARCH:
            self._step(-1)
        else:
            self.work.focus_page()

    # News and looks

    def _on_changed(self, changes: "Changes") -> None:
        page = self.work.page
        if page is not None and page.touched(changes):
            page.reload()
        self.refresh()

    def _on_language(self, _language: str = "") -> None:
        self.refresh()
        self._retitle()

    def _retitle(self) -> None:
        page, here = self.work.page, self._history.here
        self.top.title.setText(page.title if page is not None else "")
        self.top.back.setEnabled(self._history.can_go_back)
        self.top.forward.setEnabled(self._history.can_go_forward)
        place = self._tr(self._places[here.code].label) if here is not None else ""
        marker = self._tr("Training") if not self.band.isHidden() else ""
        # The title of the window is seen by others (task bar, screen sharing): name of the place, never content.
        self.setWindowTitle(" – ".join(part for part in (marker, place, PROGRAM) if part))

    def _on_detailed(self) -> None:
        page = self.work.page
        self.details.hold(page.details if page is not None else None)
        self.order_tabs()
        self.fold()

    def _choose(self, *, language: str | None = None, scheme: Scheme | None = None, percent: int | None = None) -> None:
        if language is not None:
            self._tr.choose(language)
        if scheme is not None or percent is not None:
            self._theme.apply(scheme, percent)
        self.look_changed.emit()

    def _resize_text(self, by: int) -> None:
        nearest = min(range(len(PERCENTS)), key=lambda i: abs(PERCENTS[i] - self._theme.percent))
        index = min(len(PERCENTS) - 1, max(0, nearest + by)) if by else PERCENTS.index(100)
        self._choose(percent=PERCENTS[index])
        self.say(self._tr.words("Text {percent} %", percent=PERCENTS[index]))

    # Construction

    def _connect(self, hub: Hub) -> None:
        hub.changed.connect(self._on_changed)
        self._jobs.failed.connect(self.show_error)
        self._jobs.idle.connect(self._on_idle)
        self._tr.changed.connect(self._on_language)
        self.side.places.wanted.connect(self.go)
        self.top.back.clicked.connect(lambda: self._step(-1))
        self.top.forward.clicked.connect(lambda: self._step(1))
        self.top.language_chosen.connect(lambda code: self._choose(language=code))
        self.top.look_chosen.connect(lambda scheme: self._choose(scheme=scheme))
        self.top.size_chosen.connect(lambda percent: self._choose(percent=percent))
        self.top.search.asked.connect(self._search)
        self.top.search.entered.connect(self.work.focus_page)
        self.top.search.left.connect(self._leave_search)

    def _install_keys(self) -> tuple[QAction, ...]:
        """Keys of the window; those returned stand in the menu."""
        keys = Keys(self, self._tr)
        keys.add(msgid("Back"), "Alt+Left", lambda: self._step(-1))
        keys.add(msgid("Forward"), "Alt+Right", lambda: self._step(1))
        keys.add(msgid("Search"), "Ctrl+K", self._focus_search)
        keys.add(msgid("Next area"), "F6", lambda: self.areas.step(1))
        keys.add(msgid("Previous area"), "Shift+F6", lambda: self.areas.step(-1))
        keys.add(msgid("Details"), "F9", self.top.details.click)
        keys.add(msgid("Menu"), "F10", self.side.menu.click)
        for number, place in enumerate([p for p in self._places.values() if p.listed][:9], start=1):
            keys.add(place.label, f"Ctrl+{number}", partial(self.go, place.code))
        return (
            keys.add(msgid("Larger text"), "Ctrl++", lambda: self._resize_text(1)),
            keys.add(msgid("Smaller text"), "Ctrl+-", lambda: self._resize_text(-1)),
            keys.add(msgid("Normal text"), "Ctrl+0", lambda: self._resize_text(0)),
            keys.add(msgid("Quit"), "Ctrl+Q", self.close),
        )

    def _focus_search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The side buttons of a mouse go back and forward."""
        steps = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
        if event.button() in steps:
            self._step(steps[event.button()])
        super().mouseReleaseEvent(event)

    def _on_idle(self) -> None:
        self._take_over()
        self._let_go()
        self.refresh()
        if self._closing:
            self.close()
