# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The evidence behind a paragraph: what it says, whether it still holds, and a menu to choose other pieces."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ara_desktop.service.speaking import EvidenceNote
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats
from ara_desktop.ui.session import Session
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.prose_growing import visible

OTHERS_SHOWN = 40
_LONGEST = 90


class EvidenceLine(QWidget):
    """Small lines below a paragraph.

    Signals:
        chosen(tuple ids): the evidence that the paragraph is to have.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: tuple[str, ...] = ()
        self._known: tuple[EvidenceNote, ...] = ()
        self._shown: object = None
        self._number = 0
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_evidence(self, ids: tuple[str, ...], known: Sequence[EvidenceNote]) -> None:
        """Show what the paragraph names; ``known``: all evidence, that of the points first."""
        self._ids, self._known = ids, tuple(known)
        self._say()

    def name_for(self, number: int) -> None:
        """The number of the paragraph, for screen readers; says everything again in the language of the window."""
        self._number = number
        self._menu.setAccessibleName(self._session.words("Evidence of paragraph {number}", number=number))
        self._say()

    def open_choices(self) -> None:
        """A menu of all evidence with ticks; what is on the points of the intervention first."""
        words, formats = self._session.words, self._session.formats
        self._menu.clear()
        near = [note for note in self._known if note.near or note.id in self._ids]
        far = [note for note in self._known if note not in near][: OTHERS_SHOWN if near else 2 * OTHERS_SHOWN]
        for group in (near, far):
            for note in group:
                action = self._menu.addAction(evidence_text(note, words, formats)[:_LONGEST].replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(note.id in self._ids)
                action.setToolTip(visible(note.claim))
                action.triggered.connect(lambda on, id_=note.id: self._toggle(id_, on=on))
            if group is near and near and far:
                self._menu.addSeparator()
        if not self._known:
            self._menu.addAction(words("There is no evidence in this dossier yet")).setEnabled(False)
        anchor = self.parentWidget() if self.isHidden() else self
        self._menu.popup((anchor or self).mapToGlobal(QPoint(0, 0)))

    def _toggle(self, id_: str, *, on: bool) -> None:
        ids = {*self._ids, id_} if on else {one for one in self._ids if one != id_}
        self.chosen.emit(tuple(sorted(ids)))

    def _say(self) -> None:
        words, formats = self._session.words, self._session.formats
        now = (self._ids, tuple(note for note in self._known if note.id in self._ids), words.language)
        if now == self._shown:
            return
        self._shown = now
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        known = {note.id: note for note in self._known}
        for id_ in self._ids:
            note = known.get(id_)
            label = Text(role="small", wrap=True)
            label.setText(words("Evidence: {said}", said=said_of(note, words, formats)))
            if note is None or note.stale or note.rival:
                label.set_ink("warn")
            self._column.addWidget(label)
        self.setVisible(bool(self._ids))


def evidence_text(note: EvidenceNote, words: Words, formats: Formats) -> str:
    """``Beschäftigte: 14.000 (2025)``, or the claim where there is no figure."""
    figure = formats.quantity(note.value, note.unit) if note.value else ""
    what = visible(note.counted) or visible(note.claim).split("\n")[0] or words("without a text")
    day = f" ({formats.short_day(note.as_of)})" if note.as_of else ""
    return (f"{what}: {figure}" if figure else what) + day


def said_of(note: EvidenceNote | None, words: Words, formats: Formats) -> str:
    """The same with what is wrong about it."""
    if note is None:
        return words("! not in this dossier")
    warnings = [words("! must be checked again")] if note.stale else []
    warnings += [words("! contradicted by other evidence")] if note.rival else []
    return " · ".join((evidence_text(note, words, formats), *warnings))
