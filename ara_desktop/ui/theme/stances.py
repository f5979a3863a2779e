# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""How a stance is drawn: colour, sign and texture say the same, so none of them is needed alone."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from ara_desktop.ui.theme.tokens import Tokens

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "support": "++",
        "support_with_changes": "+",
        "can_live_with": "≈",
        "reservation": "−",
        "oppose": "−−",
        "no_position": "○",
        "unknown": "?",
    }
)
_HATCH = MappingProxyType({"reservation": Qt.BrushStyle.BDiagPattern, "oppose": Qt.BrushStyle.DiagCrossPattern})
_HATCH_STRENGTH = 46


def sign(code: str | None) -> str:
    """The sign of a stance code; a question mark for no record and for a code of a newer program."""
    return SIGNS.get(code or "unknown", SIGNS["unknown"])


def paint_stance(
    painter: QPainter, rect: QRectF, tokens: Tokens, code: str | None, *, font: QFont, reading: bool = False
) -> None:
    """Draw the field of a stance with its sign in the middle.

    ``code`` None, for no record, is an empty field with a broken outline. ``reading``, our own reading instead of something
    declared, is outlined and not filled. The sign is bold in ``font``.
    """
    ink = tokens.stance(code or "unknown")
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    radius = min(5.0, rect.height() / 4)
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _ground(painter, path, tokens, code, reading=reading)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    painter.setFont(bold)
    painter.setPen(QColor(tokens.text if reading else ink.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign(code))
    painter.restore()


def _ground(painter: QPainter, path: QPainterPath, tokens: Tokens, code: str | None, *, reading: bool) -> None:
    ink = tokens.stance(code or "unknown")
    if code in (None, "", "unknown"):
        painter.setPen(QPen(QColor(tokens.border_strong), 1, Qt.PenStyle.DotLine))
        painter.drawPath(path)
        return
    if reading:
        painter.setPen(QPen(QColor(ink.back), 2, Qt.PenStyle.DashLine))
        painter.drawPath(path)
        return
    painter.fillPath(path, QColor(ink.back))
    if code in _HATCH:
        line = QColor(ink.text)
        line.setAlpha(_HATCH_STRENGTH)
        painter.fillPath(path, QBrush(line, _HATCH[code]))
    painter.setPen(QPen(QColor(tokens.border_strong), 1))
    if tokens.name == "contrast":
        painter.drawPath(path)
