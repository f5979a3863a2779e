# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Saving by itself: what was typed goes to the lane, and what could not be saved is kept until its record is shown again."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from ara_desktop.core.values import Changes, FieldValue
from ara_desktop.service import fiche
from ara_desktop.service.fiche import Sheet
from ara_desktop.service.fiche_translations import write_translation
from ara_desktop.ui.session import Session
from ara_desktop.ui.widgets.prose_kept import Kept, Seen

Place = tuple[str, str, str]  # position, field, language of a translation or ""
Write = Callable[[tuple[str, ...]], tuple[tuple[str, ...], Changes]]


class Saving(QObject):
    """One for all editors of a page."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._unsaved: dict[Place, tuple[str, Seen]] = {}

    def keep_text(self, page: Sheet, field: str, text: str, seen: Seen, editor: Kept) -> None:
        """Save one text of our position."""
        store = self._session.dossier.store

        def write(known: tuple[str, ...]) -> tuple[tuple[str, ...], Changes]:
            heads, changes = fiche.write_position(store, page, {field: text}, {field: known})
            return heads[field], changes

        self._keep((page.position, field, ""), text, seen, editor, write)

    def keep_translation(self, page: Sheet, field: str, language: str, text: str, seen: Seen, editor: Kept) -> None:
        """Save one text of our position in another language."""
        store = self._session.dossier.store
        self._keep(
            (page.position, field, language), text, seen, editor,
            lambda known: write_translation(store, page, field, language, text, known),
        )  # fmt: skip

    def keep_value(self, page: Sheet, field: str, value: str, heads: tuple[str, ...]) -> None:
        """Save what was chosen."""
        store = self._session.dossier.store
        values: Mapping[str, FieldValue] = {field: value}
        self._session.write(lambda: fiche.write_position(store, page, values, {field: heads})[1])

    def give_back(self, editor: Kept, page: Sheet, field: str, language: str = "") -> None:
        """Put into the editor what was typed here before and could not be saved."""
        left = self._unsaved.pop((page.position, field, language), None)
        if left is not None:
            editor.take_back(*left)

    def _keep(self, place: Place, text: str, seen: Seen, editor: Kept, write: Write) -> None:
        """Later saves of the same typing wait for this one on the lane and know its op."""
        turn = editor.turn

        def use_case() -> Changes:
            seen.heads, changes = write(seen.heads)
            return changes

        def done(_changes: Changes) -> None:
            self._unsaved.pop(place, None)
            editor.saved(turn)

        def failed(error: Exception) -> None:
            if not editor.refused(turn):
                self._unsaved[place] = (text, seen)
            self._session.show_error(error)

        self._session.write(use_case, done=done, failed=failed)
