# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Undo and redo of what was done in this session: each is a new change that writes the former values back, or refuses."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ara_desktop.ui.session import Session

if TYPE_CHECKING:
    from ara_desktop.core.values import Changes

_LONGEST = 200


class Actions(QObject):
    """The own actions of a session, the last one first; it hears of them as every place does."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._done: list[str] = []
        self._undone: list[str] = []
        self._stepping = False
        session.hub.changed.connect(self._on_changed)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone and nothing done since."""
        return bool(self._undone)

    def end(self) -> None:
        """Hear no more: another dossier is being opened."""
        self._session.hub.changed.disconnect(self._on_changed)
        self.deleteLater()

    def undo(self) -> None:
        """Take the last action back."""
        words = self._session.words
        self._step(self._done, self._undone, words("Undone."), words("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was undone last."""
        words = self._session.words
        self._step(self._undone, self._done, words("Done again."), words("There is nothing to do again."))

    def _step(self, source: list[str], target: list[str], said: str, nothing: str) -> None:
        if self._stepping:
            return
        if not source:
            self._session.say(nothing)
            return
        change, store = source.pop(), self._session.dossier.store
        self._stepping = True

        def use_case() -> "Changes":
            from ara_desktop.service.undo import undo

            return undo(store, change)

        def done(changes: "Changes") -> None:
            self._stepping = False
            if changes.change:
                target.append(changes.change)
            self._session.say(said)

        def failed(error: Exception) -> None:
            self._stepping = False
            self._session.show_error(error)

        self._session.write(use_case, done=done, failed=failed)

    def _on_changed(self, changes: "Changes") -> None:
        """Keep own actions; what a bundle brought is undone in another way."""
        if self._stepping or not changes.change:
            return
        with self._session.dossier.store.reading() as view:
            own = view.actions(changes.change) is not None
        if own:
            self._done.append(changes.change)
            del self._done[:-_LONGEST]
            self._undone.clear()
