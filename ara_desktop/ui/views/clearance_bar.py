# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Clearances of one text: chips side by side, one a unit and language; what has fallen is shown with the difference."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ara_desktop.core.classes import Audience
from ara_desktop.service.fiche import Part, Signature
from ara_desktop.text import labels
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_layout import emptied
from ara_desktop.ui.views.position_names import language_name, unit_name
from ara_desktop.ui.widgets.badges import ClearanceChip
from ara_desktop.ui.widgets.flow import Flow
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_difference import Difference
from ara_desktop.ui.widgets.prose_growing import column_width


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
            self.setVisible(self._chips.count() > 0)
            return
        self._shown = now
        self._clear()
        for signature in part.signatures:
            self._chips.addWidget(self._chip(signature, language))
        for together in _by_text(part.signatures):
            self._fallen.addWidget(FallenNote(self._session, together))
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
        said = spoken(signature, self._session, language)
        chip.setAccessibleName(said)
        chip.setToolTip(said)
        return chip

    def _clear(self) -> None:
        self._chips.clear()
        emptied(self._fallen)


class FallenNote(Panel):
    """Clearances of one text that hold no more: who had signed when, and what was changed since."""

    def __init__(self, session: Session, together: Sequence[Signature], parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "note", parent)
        self.setMaximumWidth(column_width(self, session.theme))
        words, formats = session.words, session.formats
        names = [
            words("{unit} ({day})", unit=unit_name(one.unit, words), day=formats.short_day(one.day))
            if one.day
            else unit_name(one.unit, words)
            for one in together
        ]
        title, said = Text(role="h3", wrap=True), Text(wrap=True)
        title.setText(words("Clearance fallen: {unit}", unit=formats.listing(names)))
        self.add(title)
        self.add(said)
        first = together[0]
        if first.disputed:
            said.setText(
                words("The text has diverging versions. It is cleared again once the co-signed one is chosen.")
            )
            return
        if first.signed_text is None:
            said.setText(words("The text was changed after the co-signature. The co-signed text is not known here."))
            return
        said.setText(words("The text was changed after the co-signature:"))
        self.difference = Difference(session.theme, session.tr)
        self.difference.compare(first.signed_text, first.text_now)
        self.add(self.difference)


def _by_text(signatures: Sequence[Signature]) -> tuple[tuple[Signature, ...], ...]:
    """Fallen clearances, those of the same text together."""
    found: dict[tuple[str | None, str], list[Signature]] = {}
    for one in signatures:
        if one.fallen:
            found.setdefault((one.signed_text, one.language), []).append(one)
    return tuple(tuple(together) for together in found.values())


def spoken(signature: Signature, session: Session, original: str) -> str:
    """``Referat 21 (Haushalt): Mitgezeichnet, 3. November 2026``; the language where it is not the ``original``'s."""
    words, formats = session.words, session.formats
    unit = unit_name(signature.unit, words)
    if signature.unit_name:
        unit = f"{unit} ({signature.unit_name})"
    state = labels.choice("clearance", "state", signature.given, words)
    parts = [f"{unit}: {state}"]
    if signature.day:
        parts.append(formats.day(signature.day))
    if signature.fallen:
        parts.append(words("fallen, the text was changed since"))
    if signature.given == "requested" and signature.reply_by:
        parts.append(words("reply by {day}", day=formats.day(signature.reply_by)))
    if signature.language not in ("", original):
        parts.append(language_name(signature.language, formats))
    return ", ".join(parts)
