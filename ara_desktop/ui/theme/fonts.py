# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The interface font: Source Sans 3 from ``resources/fonts``, else what the system has."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

FAMILY = "Source Sans 3"
SMALLEST_PX = 15


def install_fonts(folder: Path) -> str:
    """Register the fonts of ``folder`` (signs that the interface font lacks come from the second); the family to use, or "" where the interface font is missing."""
    for file in sorted(folder.glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))
    return FAMILY if FAMILY in QFontDatabase.families() else ""


def text_px(percent: int) -> int:
    """Pixels of normal text: the larger of the system's size and ours, times the user's setting (80 to 200)."""
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
    return round(max(system, SMALLEST_PX) * percent / 100)


def interface_font(family: str, size_px: int) -> QFont:
    """The font of the window; figures have one width so that clocks and tables stand still."""
    font = QFont(family) if family else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(size_px)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
