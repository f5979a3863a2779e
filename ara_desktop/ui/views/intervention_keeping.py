# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Saving from forms: each field with the ops that were on the screen, in the order typed, and the way back for each change."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ara_desktop.core.values import Changes, FieldValue
from ara_desktop.service.speaking_edit import write_seen
from ara_desktop.service.undo import undo
from ara_desktop.ui.session import Session
from ara_desktop.ui.widgets.prose_kept import Seen


class Typed(Protocol):
    """An editor for one text: ``Kept`` or ``LineField``."""

    turn: int

    def saved(self, turn: int) -> None:
        """A save came home."""

    def refused(self, turn: int) -> bool:
        """A save was refused; False where another record stands there by now."""

    def take_back(self, text: str, seen: Seen) -> None:
        """Show again what could not be saved."""


class Keeper(QObject):
    """Writes fields and remembers the own changes of this visit, so that they can be taken back and done again.

    Signals:
        moved(): what can be undone or redone is another now.
    """

    moved = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._seen: dict[tuple[str, str], Seen] = {}
        self._open: dict[tuple[str, str], int] = {}
        self._done: list[str] = []
        self._undone: list[str] = []
        self._unsaved: dict[tuple[str, str], tuple[str, Seen]] = {}

    @property
    def can_undo(self) -> bool:
        """Whether an own change of this visit can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something that was taken back can be done again."""
        return bool(self._undone)

    def forget(self) -> None:
        """Another record is shown."""
        self._done, self._undone = [], []
        self._seen = {key: seen for key, seen in self._seen.items() if self._open.get(key)}
        self.moved.emit()

    def keep_text(self, kind: str, id_: str, field: str, text: str, seen: Seen, editor: Typed) -> None:
        """Save what an editor wants. What was refused stays there, and waits for ``give_back`` where one goes on."""
        turn = editor.turn

        def refuse(error: Exception) -> None:
            self._unsaved[id_, field] = (text, seen)
            if _lives(editor):
                editor.refused(turn)
            self._session.show_error(error)

        def done(changes: Changes) -> None:
            self._unsaved.pop((id_, field), None)
            if _lives(editor):
                editor.saved(turn)
            self._remember(changes)

        self._session.write(lambda: self._write(kind, id_, field, text or None, seen), done=done, failed=refuse)

    def give_back(self, id_: str, field: str, editor: Typed) -> None:
        """After a record is shown again: what could not be saved when one left it stands there as typed."""
        kept = self._unsaved.pop((id_, field), None)
        if kept is not None:
            editor.take_back(*kept)

    def keep_value(self, kind: str, id_: str, field: str, value: FieldValue, heads: tuple[str, ...]) -> None:
        """Save a choice; ``heads``: the ops it stood on the screen for."""
        key = (id_, field)
        seen = self._seen.setdefault(key, Seen())
        settled = not self._open.get(key) and (not seen.heads or seen.heads[-1] in heads)
        seen.heads = heads if settled else tuple(dict.fromkeys((*seen.heads, *heads)))
        self._open[key] = self._open.get(key, 0) + 1

        def ended() -> None:
            self._open[key] -= 1

        def done(changes: Changes) -> None:
            ended()
            self._remember(changes)

        def refuse(error: Exception) -> None:
            ended()
            self._session.show_error(error)

        self._session.write(lambda: self._write(kind, id_, field, value, seen), done=done, failed=refuse)

    def run(self, use_case: Callable[[], Changes], done: Callable[[], object] | None = None) -> None:
        """Any other change: put in, move, take out."""

        def arrived(changes: Changes) -> None:
            self._remember(changes)
            if done is not None:
                done()

        self._session.write(use_case, done=arrived)

    def undo(self) -> None:
        """Take the last own change back."""
        if self._done:
            self._back(self._done, self._undone)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            self._back(self._undone, self._done)

    def _back(self, source: list[str], target: list[str]) -> None:
        change = source.pop()
        store = self._session.dossier.store

        def done(changes: Changes) -> None:
            if changes.change:
                target.append(changes.change)
            self.moved.emit()

        self._session.write(lambda: undo(store, change), done=done)
        self.moved.emit()

    def _write(self, kind: str, id_: str, field: str, value: FieldValue, seen: Seen) -> Changes:
        """On the lane: what was written counts as seen by the next save of the same field."""
        heads, changes = write_seen(self._session.dossier.store, kind, id_, {field: value}, {field: seen.heads})
        seen.heads = heads[field]
        return changes

    def _remember(self, changes: Changes) -> None:
        if changes.change:
            self._done.append(changes.change)
            self._undone = []
            self.moved.emit()


def _lives(editor: Typed) -> bool:
    return not isinstance(editor, QObject) or isValid(editor)
