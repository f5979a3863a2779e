# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Lines under headings: what the lists of Home, Interventions, Events and Search show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ara_desktop.ui.widgets.prose_growing import visible

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or a heading over lines. Texts are in the window's language; every sign is shown as it is.

    Attributes:
        key: Names the line for good, so that the selection survives a reload.
        title: What it is about; may hold finds like ``snippet``.
        lead: Before the title: a time, a number.
        below: Small lines under the title.
        snippet: A piece of text with finds between U+0002 and U+0003, drawn bold.
        end: At the end of the line, before the mark: a time, a number.
        mark: A word with its sign at the end, coloured by ``look``: ok, warn, bad, info, quiet.
        spoken: The sentence of a screen reader; title, small lines and mark where it is missing.
        heading: Read only; arrow keys pass over it.
        quiet: Stands back: past, dropped.
    """

    key: str
    title: str
    lead: str = ""
    below: tuple[str, ...] = ()
    snippet: str = ""
    end: str = ""
    mark: str = ""
    look: str = "quiet"
    spoken: str = ""
    heading: bool = False
    quiet: bool = False

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        parts = (self.lead, self.title, *self.below, self.snippet, self.end, self.mark)
        return self.spoken or unmarked(". ".join(part for part in parts if part))


class LinesModel(QAbstractListModel):
    """A list of lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines with their headings."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """The place of a line, -1 if it is not there."""
        return next((at for at, line in enumerate(self._lines) if line.key == key and not line.heading), -1)

    def first(self) -> int:
        """The place of the first line that is no heading, -1 for none."""
        return next((at for at, line in enumerate(self._lines) if not line.heading), -1)

    def line(self, index: Index) -> Line | None:
        """The line at an index; None for a heading or outside."""
        found = self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None
        return None if found is None or found.heading else found

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of lines and headings."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title; the sentence for screen readers; ``LINE_ROLE`` gives the line itself."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return unmarked(line.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.sentence
        return line if role == LINE_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be read, not chosen."""
        if self.line(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def unmarked(text: str) -> str:
    """A text without the marks of finds; other hidden signs are made visible."""
    return visible(text.replace("\x02", "").replace("\x03", ""))
