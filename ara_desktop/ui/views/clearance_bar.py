# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Clearances of one text: chips side by side, one a unit and language; what has fallen is shown with the difference."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ara_desktop.core.classes import Audience
from ara_desktop.service.fiche import Part, Signature
from ara_desktop.text import labels
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_names import language_name, unit_name
from ara_desktop.ui.widgets.badges import ClearanceChip
from ara_desktop.ui.widgets.flow import Flow
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_difference import Difference


class ClearanceBar(QWidget):
    """Below a text of the position."""

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._name = session, name
        self._shown: tuple[object, ...] = ()
        self._chips = Flow(gap=session.theme.em(0.4))
        self._fallen = QVBoxLayout()
        self._fallen.setSpacing(session.theme.em(0.4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.em(0.4))
        column.addLayout(self._chips)
        column.addLayout(self._fallen)

    def show_part(self, part: Part, language: str) -> None:
        """Show how the clearances of a part stand; ``language`` is that of the original, which chips do not name."""
        now = (part.signatures, bool(part.held.value), part.ceiling, language, self._session.words.language)
        if now == self._shown:
            return
        self._shown = now
        self._clear()
        for signature in part.signatures:
            self._chips.addWidget(self._chip(signature, language))
            if signature.fallen:
                self._fallen.addWidget(FallenNote(self._session, signature))
        if not part.signatures and part.held.value and part.ceiling < Audience.DELEGATION:
            none = Text(role="small")
            none.setText(self._session.words("Not yet co-signed by any unit"))
            self._chips.addWidget(none)
        self.setVisible(self._chips.count() > 0)

    def _chip(self, signature: Signature, language: str) -> ClearanceChip:
        chip = ClearanceChip(self._session.tr)
        sign = signature.unit if signature.language == language else f"{signature.unit} ({signature.language})"
        day = signature.day or (signature.reply_by if signature.given == "requested" else "")
        chip.show_clearance(sign, signature.state, self._session.formats.short_day(day) if day else "")
        said = spoken(signature, self._session)
        chip.setAccessibleName(said)
        chip.setToolTip(said)
        return chip

    def _clear(self) -> None:
        self._chips.clear()
        while (item := self._fallen.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class FallenNote(Panel):
    """A clearance that holds no more: who had signed when, and what was changed since."""

    def __init__(self, session: Session, signature: Signature, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "note", parent)
        words = session.words
        unit = unit_name(signature.unit, words)
        title = Text(role="h3", wrap=True)
        title.setText(words("Clearance fallen: {unit}", unit=unit))
        self.add(title)
        said = Text(wrap=True)
        day = session.formats.day(signature.day) if signature.day else ""
        if signature.signed_text is None:
            said.setText(words("The text was changed after the co-signature. The co-signed text is not known here."))
        elif day:
            said.setText(words("Co-signed on {day}, changed since then:", day=day))
        else:
            said.setText(words("Co-signed, changed since then:"))
        self.add(said)
        if signature.signed_text is not None:
            self.difference = Difference(session.theme, session.tr)
            self.difference.compare(signature.signed_text, signature.text_now)
            self.add(self.difference)


def spoken(signature: Signature, session: Session) -> str:
    """``Referat 21 (Haushalt): mitgezeichnet am 3. November 2026``; for tooltips and screen readers."""
    words, formats = session.words, session.formats
    unit = unit_name(signature.unit, words)
    if signature.unit_name:
        unit = f"{unit} ({signature.unit_name})"
    state = labels.choice("clearance", "state", signature.state, words)
    parts = [f"{unit}: {state}"]
    if signature.day:
        parts.append(formats.day(signature.day))
    if signature.given == "requested" and signature.reply_by:
        parts.append(words("reply by {day}", day=formats.day(signature.reply_by)))
    if signature.language:
        parts.append(language_name(signature.language, formats))
    return ", ".join(parts)
