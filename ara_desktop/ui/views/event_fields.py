# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Fields that events and agenda items need beside the common ones: a moment in the event's zone, words with commas, points."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from ara_desktop.service.programme import moment_of
from ara_desktop.text.formats import Formats
from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.session import Session
from ara_desktop.ui.widgets.buttons import Button, repolish
from ara_desktop.ui.widgets.prose_growing import visible

_LONGEST = 80


class MomentField(QLineEdit):
    """Day and time in the zone of the event; a time alone means the day that stood there.

    Signals:
        entered(str): UTC moment or "", when one leaves the field after a change that makes sense.
    """

    entered = Signal(str)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._moment, self._zone, self._day = "", "UTC", ""
        self.editingFinished.connect(self._on_finished)
        tr.bind(self.setPlaceholderText, "day.month.year hours:minutes")
        tr.changed.connect(self._write)

    def show_moment(self, moment: str, zone: str, day: str) -> None:
        """Show a UTC moment in ``zone`` without telling; ``day``: the one that a time alone means."""
        self._moment, self._zone, self._day = moment, zone, day
        self._write()

    def _write(self, _language: str = "") -> None:
        self.setText(Formats(self._tr.language).moment(self._moment, self._zone, short=True) if self._moment else "")
        self._mark(wrong=False)

    def _on_finished(self) -> None:
        text = self.text().strip()
        found = moment_of(text, self._zone, self._day) if text else ""
        if found is None:
            self._mark(wrong=True)
            return
        changed = found != self._moment
        self._moment = found
        self._write()
        if changed:
            self.entered.emit(found)

    def _mark(self, *, wrong: bool) -> None:
        self.setProperty("wrong", wrong)
        self.setToolTip(
            self._tr.words("This is no time: day.month.year hours:minutes, or hours:minutes") if wrong else ""
        )
        self.setAccessibleDescription(self.toolTip())
        repolish(self)


class TagsField(QLineEdit):
    """Short words with commas between them, e.g. languages.

    Signals:
        entered(tuple): when one leaves the field after a change.
    """

    entered = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        tr.bind(self.setPlaceholderText, "separated by commas")
        self.editingFinished.connect(self._on_finished)

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Show words without telling."""
        self._tags = tags
        self.setText(", ".join(tags))

    def _on_finished(self) -> None:
        found = tuple(sorted({part for one in self.text().split(",") if (part := one.strip())}))
        if found != tuple(sorted(self._tags)):
            self._tags = found
            self.entered.emit(found)
        self.setText(", ".join(found))


class PointsButton(Button):
    """The points that an item deals with; a menu with ticks.

    Signals:
        entered(tuple ids): a tick was set or taken away.
    """

    entered = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "list-checks", "", parent)
        self._session = session
        self._ids: tuple[str, ...] = ()
        self._points: tuple[tuple[str, str, str], ...] = ()
        self._name = ""
        self._menu = QMenu(self)
        self.clicked.connect(self._open)

    def name_as(self, name: str) -> None:
        """The label of the field, for screen readers."""
        self._name = name
        self._menu.setAccessibleName(name)
        self._say()

    def show_points(self, ids: tuple[str, ...], points: Sequence[tuple[str, str, str]]) -> None:
        """Show which are chosen; ``points``: all as (id, number, heading) in order."""
        self._ids, self._points = ids, tuple(points)
        self._say()

    def _say(self) -> None:
        words = self._session.words
        numbers = [number for id_, number, _ in self._points if id_ in self._ids]
        self.setText(self._session.formats.listing(numbers) if numbers else words("none chosen"))
        self.setAccessibleName(words("{field}: {chosen}", field=self._name, chosen=self.text()))

    def _open(self) -> None:
        self._menu.clear()
        for id_, number, heading in self._points:
            action = self._menu.addAction(f"{number}  {visible(heading)}"[:_LONGEST].replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(id_ in self._ids)
            action.triggered.connect(lambda on, id_=id_: self._toggle(id_, on=on))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _toggle(self, id_: str, *, on: bool) -> None:
        self._ids = tuple(sorted({*self._ids, id_} if on else {one for one in self._ids if one != id_}))
        self._say()
        self.entered.emit(self._ids)
