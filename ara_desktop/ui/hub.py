# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""One road for news: a use case returns ``Changes``, the hub says so, each place asks "mine?"."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:  # read after the first paint
    from ara_desktop.core.values import Changes


class Hub(QObject):
    """Says what changed; the window is the only subscriber and asks each built place.

    Signals:
        changed(Changes): after a commit, on the main thread.
    """

    changed = Signal(object)

    def tell(self, changes: "Changes") -> None:
        """Pass on what a unit of work changed; silence where nothing did."""
        if changes.records or changes.kinds:
            self.changed.emit(changes)
