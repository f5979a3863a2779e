# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Lucide icons as QIcons that take their colour from the tokens when they are painted: any size, any theme, no reload."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ara_desktop.ui.theme.tokens import Ink, Tokens

ReadTokens = Callable[[], Tokens]
_MOST_KEPT = 400


class Drawings:
    """The SVG files of a folder, rendered in a colour; each pair is parsed once, each picture painted once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._pictures: dict[tuple[str, str, int, int, bool], QPixmap] = {}

    def renderer(self, name: str, colour: str) -> QSvgRenderer:
        """Renderer of ``name``.svg with its lines in ``colour``. Raises: FileNotFoundError for a name that is not shipped."""
        found = self._renderers.get((name, colour))
        if found is None:
            if name not in self._sources:
                self._sources[name] = (self._folder / f"{name}.svg").read_text("utf-8")
            found = QSvgRenderer(QByteArray(self._sources[name].replace("currentColor", colour).encode()))
            self._renderers[(name, colour)] = found
        return found

    def picture(self, name: str, colour: str, size: QSize) -> QPixmap:
        """The drawing at the reading start of a box of ``size`` device pixels: a wide box is an icon with a gap before the text."""
        mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        key = (name, colour, size.width(), size.height(), mirrored)
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) >= _MOST_KEPT:
                self._pictures.clear()
            found = self._pictures[key] = QPixmap(size)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            self.draw(painter, found.rect(), name, colour, mirrored=mirrored)
            painter.end()
        return found

    def draw(self, painter: QPainter, rect: QRect, name: str, colour: str, *, mirrored: bool) -> None:
        """Paint the drawing at the reading start of ``rect``."""
        side = min(rect.width(), rect.height())
        box = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        if mirrored:
            box.moveRight(rect.right() + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.renderer(name, colour).render(painter, box)
        painter.restore()


class IconEngine(QIconEngine):
    """Draws one icon in the colour that a token role has at that moment."""

    def __init__(self, drawings: Drawings, tokens: ReadTokens, name: str, role: str) -> None:
        super().__init__()
        self._drawings, self._tokens, self._name, self._role = drawings, tokens, name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw at the reading start of ``rect``."""
        mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._drawings.draw(painter, rect, self._name, self._colour(mode), mirrored=mirrored)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon alone, on nothing."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The icon for a screen with ``scale`` pixels per unit; ``size`` is in device pixels already."""
        del scale, state
        return self._drawings.picture(self._name, self._colour(mode), size)

    def clone(self) -> QIconEngine:
        """Another engine of the same icon."""
        return IconEngine(self._drawings, self._tokens, self._name, self._role)

    def _colour(self, mode: QIcon.Mode) -> str:
        tokens = self._tokens()
        if mode == QIcon.Mode.Disabled:
            return tokens.text_disabled
        value = getattr(tokens, self._role)
        return value.text if isinstance(value, Ink) else str(value)
