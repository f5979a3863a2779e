# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Fields of forms about speaking: a slot in minutes and seconds, one line of text that saves itself, languages."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ara_desktop.service.fiche import Held
from ara_desktop.service.speaking import seconds_of
from ara_desktop.text.formats import Formats, stopwatch
from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.views.position_names import language_name
from ara_desktop.ui.widgets.buttons import repolish
from ara_desktop.ui.widgets.prose import SAVE_AFTER_MS
from ara_desktop.ui.widgets.prose_kept import Seen

EU_LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl",
    "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip


def language_options(formats: Formats, *kept: str) -> list[tuple[str, str]]:
    """The official languages of the Union by name, and those that are in use already."""
    codes = dict.fromkeys((*EU_LANGUAGES, *(code for code in kept if code)))
    return sorted(((code, language_name(code, formats)) for code in codes), key=lambda pair: pair[1].casefold())


class SlotField(QLineEdit):
    """Time to speak: ``2:30``, ``150 s``, ``2,5``; empty is no slot.

    Signals:
        entered(object): seconds or None, when one leaves the field after a change that makes sense.
    """

    entered = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._seconds: int | None = None
        self.editingFinished.connect(self._on_finished)
        tr.bind(self.setPlaceholderText, "min:s")

    @property
    def seconds(self) -> int | None:
        """What stands there; None for empty, or while it is no time."""
        return seconds_of(self.text())

    def show_seconds(self, seconds: int | None) -> None:
        """Show a time without telling."""
        self._seconds = seconds
        self.setText(stopwatch(seconds) if seconds else "")
        self._mark()

    def _on_finished(self) -> None:
        found = self.seconds
        if self.text().strip() and found is None:
            self._mark()
            return
        changed = found != self._seconds
        self.show_seconds(found or None)
        if changed:
            self.entered.emit(found or None)

    def _mark(self) -> None:
        wrong = bool(self.text().strip()) and self.seconds is None
        self.setProperty("wrong", wrong)
        self.setToolTip(self._tr.words("This is no time: minutes:seconds, e.g. 2:30") if wrong else "")
        self.setAccessibleDescription(self.toolTip())
        repolish(self)


class LineField(QLineEdit):
    """One line of a record that saves itself after a pause and on leaving; what arrives never replaces what is typed.

    It answers like ``Kept``: each ``wanted`` wants ``saved`` or ``refused`` with the turn of that moment.

    Signals:
        wanted(str text, Seen): to be saved.
    """

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._seen = Seen()
        self._saving = 0
        self.turn = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self.textEdited.connect(lambda _text: self._pause.start())

    @property
    def busy(self) -> bool:
        """Whether something is typed or being saved."""
        return self.text() != self._kept or self._saving > 0

    def begin(self, text: str, heads: tuple[str, ...]) -> None:
        """Show another record's text; call ``flush`` first."""
        self._pause.stop()
        self.turn += 1
        self._saving, self._kept, self._seen = 0, text, Seen(heads)
        self.setText(text)
        self.setCursorPosition(0)

    def renew(self, text: str, heads: tuple[str, ...]) -> None:
        """Show what the same record holds now, unless it is being written here."""
        if self.busy:
            return
        self._seen = Seen(heads)
        if text != self._kept:
            place = self.cursorPosition()
            self._kept = text
            self.setText(text)
            self.setCursorPosition(min(place, len(text)))

    def flush(self) -> None:
        """Save what was typed, now."""
        self._pause.stop()
        if self.text() != self._kept:
            self._kept = self.text()
            self._saving += 1
            self.wanted.emit(self._kept, self._seen)

    def saved(self, turn: int) -> None:
        """A save came home; one of an earlier record is ignored."""
        if turn == self.turn:
            self._saving = max(0, self._saving - 1)

    def refused(self, turn: int) -> bool:
        """A save was refused: the text stays and counts as typed. False where another record stands here by now."""
        if turn != self.turn:
            return False
        self._saving = max(0, self._saving - 1)
        self._kept = "\0"
        return True

    def take_back(self, text: str, seen: Seen) -> None:
        """Show again what could not be saved; the next pause or ``flush`` tries again."""
        self.turn += 1
        self._saving, self._kept, self._seen = 0, "\0", seen
        self.setText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return saves at once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
        super().keyPressEvent(event)


def shown_line(field: Held | None) -> tuple[str, tuple[str, ...]]:
    """What a field for one text holds: the value, or where versions diverge the own one (else the first) and only its op."""
    if field is None:
        return "", ()
    if not field.versions:
        return field.value, field.heads
    chosen = next((one for one in field.versions if one.mine), field.versions[0])
    return chosen.value, (chosen.op,)


def plain_value(field: Held | None) -> str:
    """The value of a field; of diverging ones the own, else the first."""
    if field is None:
        return ""
    if not field.versions:
        return field.value
    return next((one.value for one in field.versions if one.mine), field.versions[0].value)
