# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The upper edge: back, forward, title, search, details, language, look."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QWidget

from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.theme import PERCENTS, Scheme, Theme
from ara_desktop.ui.widgets.buttons import IconButton, MenuButton
from ara_desktop.ui.widgets.labels import Elided

OWN_NAMES = {"de": "Deutsch", "en": "English", "fr": "Français"}
_SCHEMES = (
    (Scheme.SYSTEM, msgid("Like the system")),
    (Scheme.LIGHT, msgid("Light")),
    (Scheme.DARK, msgid("Dark")),
    (Scheme.CONTRAST, msgid("High contrast")),
)
_SEARCH_PAUSE_MS = 180


class SearchField(QLineEdit):
    """Asks while one types, after a short pause.

    Signals:
        asked(str): what to search for; empty when the field was emptied.
        entered(): Return or Down: into the finds.
        left(): Escape in an empty field.
    """

    asked = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(lambda _text: self._pause.start())
        self._theme = theme
        theme.changed.connect(self._grow)
        self._grow()
        tr.bind(self.setPlaceholderText, "Search (Ctrl+K)")
        tr.bind(self.setAccessibleName, "Search the dossier")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Down go to the finds, Escape empties and then leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if self._pause.isActive() or event.key() != Qt.Key.Key_Down:
                self._pause.stop()
                self._ask()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the glass at its reading start: Qt's own icon does not grow with the text."""
        super().paintEvent(event)
        side = self._theme.em(1.15)
        left = self._theme.em(0.6) if self.isLeftToRight() else self.width() - side - self._theme.em(0.6)
        painter = QPainter(self)
        self._theme.icon("search", "text2").paint(painter, QRect(left, (self.height() - side) // 2, side, side))
        painter.end()

    def _grow(self) -> None:
        room = self._theme.em(1.4)
        self.setTextMargins(room if self.isLeftToRight() else 0, 0, 0 if self.isLeftToRight() else room, 0)

    def _ask(self) -> None:
        self.asked.emit(self.text().strip())


class TopBar(QFrame):
    """Title of the place and what is always at hand.

    Signals:
        language_chosen(str), look_chosen(Scheme), size_chosen(int percent).
    """

    language_chosen = Signal(str)
    look_chosen = Signal(object)
    size_chosen = Signal(int)

    def __init__(self, theme: Theme, tr: Translator, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme, self._tr = theme, tr
        self.back = IconButton(theme, tr, "arrow-left", msgid("Back"), shortcut="Alt+←")
        self.forward = IconButton(theme, tr, "arrow-right", msgid("Forward"), shortcut="Alt+→")
        self.title = Elided("h1")
        self.title.setObjectName("title")
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.search = SearchField(theme, tr)
        self.details = IconButton(theme, tr, "panel-right", msgid("Details"), shortcut="F9")
        self.details.setCheckable(True)
        self.language = MenuButton(theme, tr, "languages", msgid("Language"))
        self.look = MenuButton(theme, tr, "contrast", msgid("Look and text size"))
        self._fill_languages(self.language.choices, languages)
        self._fill_looks(self.look.choices)
        self._arrange()
        theme.changed.connect(self._grow)
        self._grow()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(4)
        for widget in (self.back, self.forward):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.title, 3)
        row.addWidget(self.search, 2)
        row.addSpacing(4)
        for widget in (self.details, self.language, self.look):
            row.addWidget(widget)

    def _grow(self) -> None:
        self.search.setMinimumWidth(self._theme.em(9))
        self.search.setMaximumWidth(self._theme.em(26))

    def _fill_languages(self, menu: QMenu, languages: Sequence[str]) -> None:
        group = QActionGroup(menu)
        for code in languages:
            action = QAction(OWN_NAMES.get(code, code), group)
            action.setCheckable(True)
            action.setData(code)
            menu.addAction(action)
        menu.aboutToShow.connect(lambda: _check(group, self._tr.language))
        group.triggered.connect(lambda action: self.language_chosen.emit(action.data()))

    def _fill_looks(self, menu: QMenu) -> None:
        schemes, sizes = QActionGroup(menu), QActionGroup(menu)
        for scheme, text in _SCHEMES:
            action = QAction(schemes)
            self._tr.bind(action.setText, text)
            _add(menu, action, scheme)
        menu.addSeparator()
        for percent in PERCENTS:
            action = QAction(sizes)
            self._tr.bind(action.setText, msgid("Text {percent} %"), percent=percent)
            _add(menu, action, percent)
        menu.aboutToShow.connect(lambda: _check(schemes, self._theme.scheme))
        menu.aboutToShow.connect(lambda: _check(sizes, self._theme.percent))
        schemes.triggered.connect(lambda action: self.look_chosen.emit(action.data()))
        sizes.triggered.connect(lambda action: self.size_chosen.emit(action.data()))


def _add(menu: QMenu, action: QAction, value: object) -> None:
    action.setCheckable(True)
    action.setData(value)
    menu.addAction(action)


def _check(group: QActionGroup, value: object) -> None:
    for action in group.actions():
        action.setChecked(action.data() == value)
