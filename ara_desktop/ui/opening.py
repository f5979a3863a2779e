# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Which dossier is in the window: opens, makes, backs up, proves and closes it; where there is none, the start page is shown.

Files are opened on the lane, after the first paint. What the user is asked for on the way (passphrase, reading while somebody
else writes) is asked here.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ara_desktop.app import Context
from ara_desktop.core.errors import AraError, DossierInUse, PassphraseNeeded, PassphraseWrong
from ara_desktop.core.ports import Monitor
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.places import Command
from ara_desktop.ui.preferences import Preferences
from ara_desktop.ui.session import Question, Session
from ara_desktop.ui.start import Ground

if TYPE_CHECKING:  # SQLAlchemy comes with it, after the first paint
    from ara_desktop.store.store import Store
    from ara_desktop.ui.actions import Actions
    from ara_desktop.ui.views.start_page import Wanted

HANDED_IN = (".arabundle", ".aracard", ".arapub", ".age")
SUFFIX = ".aradossier"


def open_first(context: Context, ground: Ground, path: Path | None, preferences: Preferences | None = None) -> None:
    """Open the file that was named, else the one that was open last, else show the start page."""
    Opening(context, ground, preferences or Preferences()).begin(path)


def open_path(
    context: Context, ground: Ground, path: Path, *, failed: Callable[[Exception], object] | None = None
) -> None:
    """Open a dossier into the window; the window says ``opened`` when it is there. Nothing of it is remembered."""
    Opening(context, ground, Preferences()).open(path, failed=failed)


class Opening:
    """One for the window; its commands stand in the menu."""

    def __init__(self, context: Context, ground: Ground, preferences: Preferences) -> None:
        self._context, self._ground, self._preferences = context, ground, preferences
        self._session: Session | None = None
        self._arriving: Session | None = None
        self._before: Path | None = None
        self._actions: Actions | None = None
        self._handed_in: Path | None = None
        ground.desk.opened.connect(self._on_opened)

    # -- which dossier --------------------------------------------------------------------------------------------------
    def begin(self, path: Path | None) -> None:
        """Open what was named on the command line, else what was open last; a bundle or card waits for a dossier."""
        last = self._preferences.text("last_dossier")
        if path is not None and is_handed_in(path):
            self._handed_in, path = path, None
        if path is not None:
            self.open(path, failed=self._on_first_failed)
        elif last and Path(last).exists():
            self.open(Path(last), failed=self._on_first_failed)
        else:
            self.offer()

    def open(
        self,
        path: Path,
        *,
        passphrase: str | None = None,
        write: bool = True,
        holder: str = "",
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Open a dossier; asks for a passphrase, offers reading where somebody else writes."""
        if self._is_open(path):
            self._ground.desk.say(self._words("This dossier is open already."))
            return

        def work(monitor: Monitor) -> "Store":
            secret = passphrase or self._context.passphrase()
            return self._context.open(path, passphrase=secret, write=write, monitor=monitor)

        def refused(error: Exception) -> None:
            if isinstance(error, PassphraseNeeded | PassphraseWrong):
                self._ask_passphrase(path, error, write=write, holder=holder, failed=failed)
            elif isinstance(error, DossierInUse) and write:
                self._ask_reading(path, error, passphrase=passphrase, failed=failed)
            else:
                (failed or self._ground.desk.show_error)(error)

        self._ground.jobs.start(
            work, label=self._words("Opening the dossier"), done=lambda store: self._enter(store, holder), failed=refused
        )  # fmt: skip

    def _enter(self, store: "Store", holder: str) -> None:
        from ara_desktop.ui.dossier import OpenDossier

        ground = self._ground
        dossier = OpenDossier(store, holder=holder)
        session = Session(
            dossier, ground.hub, ground.jobs, ground.tr, ground.theme, ground.ask, ground.desk, self._preferences
        )
        self._arriving = session
        ground.open(session, (*self._file_commands(), *self._dossier_commands()))

    def _on_opened(self) -> None:
        """A dossier is on screen: its actions can be undone, and what was handed in is shown."""
        from ara_desktop.ui.actions import Actions

        if self._arriving is None:
            return
        self._session, self._arriving = self._arriving, None
        if self._actions is not None:
            self._actions.end()
        self._actions = Actions(self._session, self._ground.desk)
        self._keep("last_dossier", str(self._session.dossier.store.path.absolute()))
        if self._handed_in is not None:
            file, self._handed_in = self._handed_in, None
            self._hand_in(file)

    def _hand_in(self, file: Path) -> None:
        """Show a bundle or card in the place for exchange."""
        from ara_desktop.ui.views.exchange import Exchange

        self._ground.desk.go("exchange")
        view = self._ground.desk.work.page
        if isinstance(view, Exchange):
            view.receive_file(file)

    def _is_open(self, path: Path) -> bool:
        return self._session is not None and self._session.dossier.store.path.absolute() == path.absolute()

    def _on_first_failed(self, error: Exception) -> None:
        self.offer()
        self._ground.desk.show_error(error)

    def _ask_passphrase(
        self, path: Path, error: AraError, *, write: bool, holder: str, failed: Callable[[Exception], object] | None
    ) -> None:
        from ara_desktop.text.messages import sentence

        words = self._ground.tr.words
        given = self._ground.ask.secret(words("Open the dossier"), sentence(error, words))
        if given is not None:
            self.open(path, passphrase=given, write=write, holder=holder, failed=failed)
        elif self._session is None:
            self.offer()

    def _ask_reading(
        self, path: Path, error: DossierInUse, *, passphrase: str | None, failed: Callable[[Exception], object] | None
    ) -> None:
        from ara_desktop.text.messages import sentence

        words = self._ground.tr.words
        question = Question(words("Open the dossier"), sentence(error, words), words("Open for reading"))
        if self._ground.ask.confirm(question):
            holder = str(error.facts["holder"])
            self.open(path, passphrase=passphrase, write=False, holder=holder, failed=failed)
        elif self._session is None:
            self.offer()

    # -- without a dossier ----------------------------------------------------------------------------------------------
    def offer(self) -> None:
        """Show the start page: make one, open one, or look around in a training dossier."""
        from ara_desktop.ui.views.start_page import StartPage

        page = StartPage(self._ground, self._preferences)
        page.wanted.connect(self.make)
        page.open_wanted.connect(self.choose)
        page.training_wanted.connect(self.train)
        if self._handed_in is not None:
            page.tell_handed_in(self._handed_in.name)
        if self._before is not None:
            page.tell_before(self._before.stem)
            page.back_wanted.connect(self._go_back)
        self._ground.desk.offer(page, self._words("Start"), self._file_commands())

    def _go_back(self) -> None:
        if self._before is not None:
            self.open(self._before)

    def make(self, wanted: "Wanted") -> None:
        """Make a dossier and open it."""
        context = self._context

        def work(_monitor: Monitor) -> Path:
            from ara_desktop.service.dossiers import create

            create(
                wanted.file, region=wanted.region, name=wanted.name, language=wanted.language,
                passphrase=wanted.passphrase or None, clock=context.clock, ids=context.ids,
            )  # fmt: skip
            return wanted.file

        self._ground.jobs.start(
            work, label=self._words("Making the dossier"),
            done=lambda file: self.open(file, passphrase=wanted.passphrase or None),
        )  # fmt: skip

    def train(self) -> None:
        """Make a training dossier where the user wants it, and open it."""
        words, context = self._ground.tr.words, self._context
        name = words("Training") + SUFFIX
        chosen = self._ground.ask.save_file(words("Training dossier"), name, words("Dossier (*.aradossier)"))
        if chosen is None:
            return
        file = suffixed(chosen)

        def work(_monitor: Monitor) -> Path:
            from ara_desktop.service.dossiers import demo

            demo(file, name=words("Training"), clock=context.clock, ids=context.ids)
            return file

        self._ground.jobs.start(work, label=words("Making the training dossier"), done=self.open)

    # -- the menu -------------------------------------------------------------------------------------------------------
    def _file_commands(self) -> tuple[Command, ...]:
        return (
            Command(msgid("&New dossier…"), self.new, "plus", "Ctrl+N", "file"),
            Command(msgid("&Open a dossier…"), self.choose, "folder-open", "Ctrl+O", "file"),
            Command(msgid("&Training dossier…"), self.train, "graduation-cap", "", "file"),
        )

    def _dossier_commands(self) -> tuple[Command, ...]:
        return (
            Command(msgid("&Close the dossier"), self.close, "x", "Ctrl+W", "file"),
            Command(msgid("&Back up…"), self.back_up, "hard-drive", "", "care"),
            Command(msgid("Chec&k the dossier"), self.check, "shield-check", "", "care"),
            Command(msgid("&Undo last change"), self.undo, "undo-2", "Ctrl+Shift+Z", "edit"),
            Command(msgid("&Do again"), self.redo, "redo-2", "Ctrl+Y", "edit"),
        )

    def new(self) -> None:
        """The start page; the open dossier is closed first, and one click brings it back."""
        self.close()

    def choose(self) -> None:
        """Open a file that the user names; a bundle or card goes to the exchange."""
        words = self._ground.tr.words
        pattern = words("Dossiers (*.aradossier);;All files (*)")
        file = self._ground.ask.open_file(words("Open a dossier"), pattern)
        if file is None:
            return
        if not is_handed_in(file):
            self.open(file)
        elif self._session is not None:
            self._hand_in(file)
        else:
            self._handed_in = file
            self.offer()

    def close(self) -> None:
        """Close the dossier and show the start page."""
        session = self._session
        if session is None:
            self.offer()
            return

        def closed() -> None:
            self._before = session.dossier.store.path
            if self._actions is not None:
                self._actions.end()
            self._session = self._actions = None
            self._keep("last_dossier", "")
            self.offer()

        self._ground.desk.put_away(closed)

    def undo(self) -> None:
        """Take the last own action back."""
        if self._actions is not None:
            self._actions.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._actions is not None:
            self._actions.redo()

    def back_up(self) -> None:
        """Write a whole copy where the user wants it."""
        session, words = self._session, self._ground.tr.words
        if session is None:
            return
        store = session.dossier.store
        day = datetime.now(UTC).astimezone().date().isoformat()
        folder = self._preferences.backups(store.path)
        proposed = str((folder if folder.is_dir() else store.path.parent) / f"{store.path.stem}-{day}{SUFFIX}")
        chosen = self._ground.ask.save_file(words("Back up the dossier"), proposed, words("Dossier (*.aradossier)"))
        if chosen is None:
            return
        file = suffixed(chosen)

        def work(_monitor: Monitor) -> Path:
            from ara_desktop.service.dossiers import backup

            backup(store, file)
            return file

        session.work(
            words("Writing the backup"), work,
            done=lambda written: session.say(words("Backed up and opened once to prove it: {file}", file=written.name)),
        )  # fmt: skip

    def check(self) -> None:
        """Prove the whole dossier."""
        session, words = self._session, self._ground.tr.words
        if session is None:
            return
        store = session.dossier.store

        def work(monitor: Monitor) -> tuple[str, ...]:
            from ara_desktop.service.dossiers import check

            return check(store, monitor)

        def done(found: tuple[str, ...]) -> None:
            if not found:
                session.say(words("Checked: file, chains of changes and tables are in order."))
                return
            from ara_desktop.core.errors import DossierDamaged

            session.show_error(DossierDamaged(file=store.path.name, finding=", ".join(found)))

        session.work(words("Checking the dossier"), work, done=done)

    # -- small things ---------------------------------------------------------------------------------------------------
    def _keep(self, name: str, value: str) -> None:
        """Remember a place; a settings file that cannot be written stops nobody."""
        try:
            if not self._preferences.is_locked(name):
                self._preferences.keep(name, value)
        except AraError as error:
            self._ground.desk.show_error(error)

    def _words(self, text: str) -> str:
        return self._ground.tr(text)


def is_handed_in(path: Path) -> bool:
    """Whether a file is for the exchange: a bundle, a publication or a card."""
    return path.suffix.lower() in HANDED_IN


def suffixed(path: Path) -> Path:
    """The path with the suffix of a dossier where the user gave none."""
    return path if path.suffix else path.with_suffix(SUFFIX)
