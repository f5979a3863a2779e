# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Opening a dossier in the window, after its first paint: passphrase, somebody else writing, sessions."""

from pathlib import Path

from ara_desktop.app import Context
from ara_desktop.core.errors import DossierInUse, PassphraseNeeded, PassphraseWrong
from ara_desktop.text.messages import sentence
from ara_desktop.ui.dossier import OpenDossier
from ara_desktop.ui.session import Question, Session
from ara_desktop.ui.start import Ground


def open_first(context: Context, ground: Ground, path: Path | None) -> None:
    """Open the file that was named, else the one that was open last. Raises: StoreError."""
    last = context.settings.text("last_dossier")
    chosen = path or (Path(last) if last else None)
    if chosen is not None:
        open_path(context, ground, chosen)


def open_path(context: Context, ground: Ground, path: Path) -> None:
    """Open a dossier into the window; asks for a passphrase, offers reading where somebody else writes."""
    passphrase = context.passphrase()
    write, holder = True, ""
    while True:
        try:
            store = context.open(path, passphrase=passphrase, write=write)
            break
        except (PassphraseNeeded, PassphraseWrong) as refused:
            title = ground.tr.words("Open the dossier")
            passphrase = ground.ask.secret(title, sentence(refused, ground.tr.words))
            if passphrase is None:
                return
        except DossierInUse as refused:
            holder = str(refused.facts["holder"])
            if not ground.ask.confirm(_reading_question(ground, refused)):
                return
            write = False
    dossier = OpenDossier(store, holder=holder)
    session = Session(dossier, ground.hub, ground.jobs, ground.tr, ground.theme, ground.ask, ground.desk)
    ground.open(session, ())


def _reading_question(ground: Ground, refused: DossierInUse) -> Question:
    words = ground.tr.words
    return Question(words("Open the dossier"), sentence(refused, words), words("Open for reading"))
