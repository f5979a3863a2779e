# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What can stop a briefing pack from being made; nothing has been written when one of these is raised.

PackError
├── FontMissing GlyphMissing                          letters cannot be printed
├── LayoutImpossible                                  something is larger than a page
└── TextUntagged HeadingSkipped FigureSilent LinkDead TableRagged KeyTwice   the strict mode of ``pack.tagged``
"""

from ara_desktop.core.errors import PackError


class FontMissing(PackError):
    """A font file of the program is absent or damaged. facts: file, reason."""

    code = "FONT_MISSING"


class GlyphMissing(PackError):
    """No font of the program can print these letters. facts: characters, where."""

    code = "GLYPH_MISSING"


class LayoutImpossible(PackError):
    """A part cannot be cut and is higher than a page. facts: what, height_pt, room_pt."""

    code = "LAYOUT_IMPOSSIBLE"


class TextUntagged(PackError):
    """Text would be drawn that no structure element and no named artifact claims. facts: text, page."""

    code = "TEXT_UNTAGGED"


class HeadingSkipped(PackError):
    """Heading levels must not skip one (ISO 14289-1, 7.4.2). facts: level, after, text."""

    code = "HEADING_SKIPPED"


class FigureSilent(PackError):
    """A figure has no alternative text (ISO 14289-1, 7.3). facts: what."""

    code = "FIGURE_SILENT"


class LinkDead(PackError):
    """A link points to a place that the pack does not contain. facts: key, text."""

    code = "LINK_DEAD"


class KeyTwice(PackError):
    """Two places of one pack carry the same key. facts: key."""

    code = "KEY_TWICE"


class TableRagged(PackError):
    """The rows of a table do not fill its columns. facts: row, cells, columns."""

    code = "TABLE_RAGGED"
