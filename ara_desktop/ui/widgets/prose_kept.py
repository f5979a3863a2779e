# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""An editor for one text of a record that knows what was on the screen when typing began.

What arrives from elsewhere is shown only where nothing is being typed or saved; the ops that were on the screen go with each
save, so that an unseen text becomes a conflict and is never written over.
"""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.prose_growing import Growing


@dataclass
class Seen:
    """The ops that one typing has seen: those on the screen when it began and its own since.

    Read and renewed by the saves themselves, one after the other on the lane.
    """

    heads: tuple[str, ...] = ()


class Kept(Growing):
    """One text of one record.

    Signals:
        wanted(str text, Seen): to be saved; answer with ``saved`` or ``refused`` and the turn of that moment.
        came(): the keyboard came here. left(): it went, and what was typed is on its way.
        rested(): nothing is being saved any more.
    """

    wanted = Signal(str, object)
    came = Signal()
    left = Signal()
    rested = Signal()

    def __init__(self, theme: Theme, *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(theme, lines=lines, parent=parent)
        self._seen = Seen()
        self._saving = 0
        self.turn = 0
        self.written.connect(self._on_written)

    @property
    def busy(self) -> bool:
        """Whether something is typed or being saved."""
        return self.dirty or self._saving > 0

    def begin(self, text: str, heads: tuple[str, ...]) -> None:
        """Show the text of another record; what was typed before has been flushed."""
        self.turn += 1
        self._saving = 0
        self._seen = Seen(heads)
        self.start_text(text)

    def renew(self, text: str, heads: tuple[str, ...]) -> None:
        """Show what the same record holds now, unless it is being written here."""
        if not self.busy:
            self._seen = Seen(heads)
            self.show_text(text)

    def take_back(self, text: str, seen: Seen) -> None:
        """Show again what could not be saved; the next pause tries once more."""
        self.turn += 1
        self._saving = 0
        self.start_text(text)
        self._seen = seen
        self.mark_unsaved()

    def saved(self, turn: int) -> None:
        """A save came home; one of an earlier record is ignored."""
        if turn == self.turn:
            self._saving = max(0, self._saving - 1)
            if not self._saving:
                self.rested.emit()

    def refused(self, turn: int) -> bool:
        """A save was refused: the text stays and counts as typed. False where another record stands here by now."""
        if turn != self.turn:
            return False
        self._saving = max(0, self._saving - 1)
        self.mark_unsaved()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusInEvent(event)
        self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save, then tell."""
        super().focusOutEvent(event)
        self.left.emit()

    def _on_written(self, text: str) -> None:
        self._saving += 1
        self.wanted.emit(text, self._seen)
