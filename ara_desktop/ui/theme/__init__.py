# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Look of the window: tokens, palette, style sheet, icons, text size. Fusion everywhere, so measures are the same on each system."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QStyleFactory

from ara_desktop.core.resources import program_file
from ara_desktop.ui.theme.fonts import install_fonts, interface_font, text_px
from ara_desktop.ui.theme.icons import Drawings, IconEngine
from ara_desktop.ui.theme.sheet import palette, sheet
from ara_desktop.ui.theme.tokens import LIGHT, Ink, Scheme, Tokens, tokens_for

__all__ = ["PERCENTS", "Ink", "Scheme", "Theme", "Tokens"]

PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)


class Theme(QObject):
    """The look that is in force.

    Attributes:
        tokens: Colours now; delegates read them when they paint.
        scheme: What the user chose.
        percent: Text size, 80 to 200.
        text_px: Normal text in pixels; measures of own widgets grow with it.

    Signals:
        changed(): after palette, style sheet and font were set.
    """

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._normal_px = text_px(100)
        self._family = install_fonts(program_file("resources", "fonts"))
        self._icons: Path = program_file("resources", "icons")
        self._drawings = Drawings(self._icons)
        self.tokens = LIGHT
        self.scheme = Scheme.SYSTEM
        self.percent = 100
        self._telling = False
        self.text_px = self._normal_px
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(self._on_system)

    def apply(self, scheme: Scheme | None = None, percent: int | None = None) -> None:
        """Set colours and text size; what is not given stays."""
        self.scheme = scheme or self.scheme
        self.percent = min(200, max(80, percent or self.percent))
        self.text_px = round(self._normal_px * self.percent / 100)
        self._tell_system()
        self.tokens = tokens_for(self.scheme, system_dark=self._system_is_dark())
        # To put a sheet in the place of another takes Qt four times as long as to take that off first (1,800 widgets:
        # 0.9 s, 0.2 s). And while a sheet is set, a new font alone changes nothing: font first, then the sheet again.
        self._app.setStyleSheet("")
        self._app.setPalette(palette(self.tokens))
        self._app.setFont(interface_font(self._family, self.text_px))
        self._app.setStyleSheet(sheet(self.tokens, text_px=self.text_px, icons=self._icons))
        self.changed.emit()

    def icon(self, name: str, role: str = "text") -> QIcon:
        """A Lucide icon in the colour of a token; it follows the theme."""
        return QIcon(IconEngine(self._drawings, lambda: self.tokens, name, role))

    def em(self, times: float) -> int:
        """A length in pixels that grows with the text."""
        return round(self.text_px * times)

    def _tell_system(self) -> None:
        """Title bars and the system's own dialogs get the same brightness."""
        hints = self._app.styleHints()
        self._telling = True
        if self.scheme is Scheme.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Light if self.scheme is Scheme.LIGHT else Qt.ColorScheme.Dark)
        self._telling = False

    def _on_system(self) -> None:
        if self.scheme is Scheme.SYSTEM and not self._telling:
            self.apply()

    def _system_is_dark(self) -> bool:
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
