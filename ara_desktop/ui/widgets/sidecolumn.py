# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The left column: name of the dossier, the menu, the places. Narrow windows show a rail of icons."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.places import PlaceEntry
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.labels import Elided
from ara_desktop.ui.widgets.menu import MainMenu
from ara_desktop.ui.widgets.sidebar import Sidebar

_WIDEST_EM = 19.5
_WIDE_EM = 17
_RAIL_EM = 3.8
_PLACES_FROM_EM = 46
_ROOMY_FROM_EM = 88


class SideColumn(QFrame):
    """Holds the places; its width follows the text size."""

    def __init__(
        self, theme: Theme, tr: Translator, places: Sequence[PlaceEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._theme = theme
        self._roomy = False
        self.menu = MainMenu(theme, tr)
        self.name = Elided("h2")
        self.places = Sidebar(theme, tr, places)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(self.menu)
        head.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 6)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.places, 1)
        theme.changed.connect(self._grow)
        self._grow()

    def fit(self, window_em: float) -> None:
        """Fold to icons in a narrow window, give the headings of the points room in a wide one; widths in text sizes."""
        rail = window_em < _PLACES_FROM_EM
        self._roomy = window_em >= _ROOMY_FROM_EM
        self.places.set_rail(rail)
        self.name.setVisible(not rail)
        self._grow()

    def _grow(self) -> None:
        wide = _WIDEST_EM if self._roomy else _WIDE_EM
        self.setFixedWidth(self._theme.em(_RAIL_EM if self.places.rail else wide))
