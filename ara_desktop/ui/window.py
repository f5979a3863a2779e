# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The one window: places at the left, one work surface, details at the right, state below."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from ara_desktop.core.errors import AraError, Cancelled
from ara_desktop.core.values import Changes
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.messages import sentence
from ara_desktop.ui.areas import Areas, tab_stops
from ara_desktop.ui.history import History, Visit
from ara_desktop.ui.hub import Hub
from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.jobs import Jobs
from ara_desktop.ui.keys import Keys
from ara_desktop.ui.places import Command, PlaceEntry
from ara_desktop.ui.session import Question, Session
from ara_desktop.ui.theme import PERCENTS, Scheme, Theme
from ara_desktop.ui.widgets.bottombar import BottomBar
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.notice import Notice, TrainingBand, announce
from ara_desktop.ui.widgets.sidecolumn import SideColumn
from ara_desktop.ui.widgets.surface import DetailsColumn, WorkSurface
from ara_desktop.ui.widgets.topbar import TopBar

PROGRAM = "ARA Desktop"
_DETAILS_FROM_EM = 78
_NARROWEST_EM, _LOWEST_EM = 30, 15
_SEARCH = "search"


class Window(QMainWindow):
    """The shell around the places; it is the ``Desk`` that views reach through their session.

    Signals:
        look_changed(): the user chose a language, a scheme or a text size.
        opened(): a session was taken over and its first place is on screen.
    """

    look_changed = Signal()
    opened = Signal()

    def __init__(
        self, theme: Theme, tr: Translator, hub: Hub, jobs: Jobs, places: Sequence[PlaceEntry], languages: Sequence[str]
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self._theme, self._tr, self._jobs = theme, tr, jobs
        self._places = {place.code: place for place in places}
        self._first = places[0].code
        self._session: Session | None = None
        self._history = History()
        self._closing = self._refused = False
        self._wants_details = {True: True, False: False}  # by: whether the window is wide
        self._build(places, languages)
        self._actions = self._install_keys()
        self.side.menu.fill((), self._actions)
        self.areas = Areas((self.side, self.top, self.work, self.details, self.bottom), self)
        self._connect(hub)
        self._retitle()
        self._size_to_screen()
        self._grow()
        self._fold()

    # What views may ask for

    def go(self, code: str, record_id: str | None = None) -> None:
        """Visit a place; Back returns. A code that is not in the tuple of places is an error of the program."""
        self._visit(Visit(code, record_id))
        self.work.focus_page()

    def say(self, text: str) -> None:
        """Tell in the bottom bar and to screen readers."""
        self.bottom.say(text)

    def show_error(self, error: Exception) -> None:
        """Show the sentence of an error above the work surface; what the user stopped is no error."""
        if isinstance(error, Cancelled):
            return
        known = error if isinstance(error, AraError) else AraError()
        self.notice.tell(sentence(known, self._tr.words))
        self._refused, self._closing = self._closing, False

    # Life

    def open(self, session: Session, commands: Sequence[Command] = ()) -> None:
        """Take over an open dossier and show the first place."""
        self.work.clear()
        self.details.clear()
        self._session = session
        self._history = History()
        self.side.menu.fill(commands, self._actions)
        self.refresh()
        self.go(self._first)
        self.opened.emit()

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
        if page is not None:
            page.leave()
        self._history.visit(visit, instead=instead)
        self._show(entry, visit, self._session)

    def _show(self, entry: PlaceEntry, visit: Visit, session: Session) -> None:
        view, fresh = self.work.bring(entry, session)
        if fresh:
            view.renamed.connect(self._retitle)
            view.detailed.connect(self._on_detailed)
        view.show_record(visit.record_id)
        if fresh:
            self._order_tabs()
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
            self._show(self._places[visit.code], visit, self._session)
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

    def _on_changed(self, changes: Changes) -> None:
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
        self._order_tabs()
        self._fold()

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

    # Folding

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold columns where the window is narrow, measured in text widths."""
        super().resizeEvent(event)
        self._fold()

    def _size_to_screen(self) -> None:
        """Comfortable where there is room, whole screen where there is little."""
        room = self.screen().availableSize()
        wanted = QSize(self._theme.em(86), self._theme.em(54))
        self.resize(wanted.boundedTo(room))
        if wanted.width() > room.width() * 0.9 or wanted.height() > room.height() * 0.9:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _grow(self) -> None:
        # Said outright, or a window that jumps to a narrow size would be stopped by columns that are about to fold.
        self.setMinimumSize(self._theme.em(_NARROWEST_EM), self._theme.em(_LOWEST_EM))
        self._fold()

    def _fold(self) -> None:
        width_em = self.width() / self._theme.text_px
        wide = width_em >= _DETAILS_FROM_EM
        page = self.work.page
        has = page is not None and page.details is not None
        self.top.details.setEnabled(has)
        self.top.details.setChecked(has and self._wants_details[wide])
        self.details.setVisible(has and self._wants_details[wide])
        self.side.fit(width_em)

    def _toggle_details(self) -> None:
        wide = self.width() / self._theme.text_px >= _DETAILS_FROM_EM
        self._wants_details[wide] = not self._wants_details[wide]
        self._fold()

    # Construction

    def _build(self, places: Sequence[PlaceEntry], languages: Sequence[str]) -> None:
        theme, tr = self._theme, self._tr
        self.band = TrainingBand(theme, tr)
        self.band.hide()
        self.side = SideColumn(theme, tr, places)
        self.top = TopBar(theme, tr, languages)
        self.notice = Notice(theme, tr)
        waiting = EmptyState(theme, tr, "folder-open", msgid("The dossier is being opened"))
        self.work, self.details = WorkSurface(waiting), DetailsColumn(theme)
        self.bottom = BottomBar(theme, tr, self._jobs)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.work)
        split.addWidget(self.details)
        split.setStretchFactor(0, 1)
        split.setSizes([theme.em(60), theme.em(20)])
        middle = _column(self.top, self.notice)
        middle.addWidget(split, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(middle, 1)
        whole = QWidget()
        column = _column(self.band)
        column.addLayout(row, 1)
        column.addWidget(self.bottom)
        whole.setLayout(column)
        self.setCentralWidget(whole)

    def _connect(self, hub: Hub) -> None:
        hub.changed.connect(self._on_changed)
        self._jobs.failed.connect(self.show_error)
        self._jobs.idle.connect(self._on_idle)
        self._tr.changed.connect(self._on_language)
        self._theme.changed.connect(self._grow)
        self.side.places.wanted.connect(self.go)
        self.top.back.clicked.connect(lambda: self._step(-1))
        self.top.forward.clicked.connect(lambda: self._step(1))
        self.top.details.clicked.connect(self._toggle_details)
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

    def _order_tabs(self) -> None:
        """Details and lower edge come after the page: what is built later stands last in Qt's chain."""
        page = self.work.page
        if page is None:
            return
        before: QWidget = page
        for widget in (*tab_stops(page), *tab_stops(self.details), *tab_stops(self.bottom)):
            if before is not page:
                QWidget.setTabOrder(before, widget)
            before = widget

    def _on_idle(self) -> None:
        self.refresh()
        if self._closing:
            self.close()


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return column
