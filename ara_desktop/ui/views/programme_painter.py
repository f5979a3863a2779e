# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""How a line of a list is laid out and drawn: lead, title, small lines, time and mark at the end."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ara_desktop.ui.models.lines import LINE_ROLE, Line
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.prose_growing import visible

Index = QModelIndex | QPersistentModelIndex
ROW_EM, MARK_GAP_EM, EDGE_EM = 2.5, 0.8, 0.7
BEGIN, END = "\x02", "\x03"
_REMEMBERED = 600
_FINDS = re.compile(f"([{BEGIN}{END}])")


@dataclass(frozen=True)
class _Texts:
    """One line laid out at a width: texts with their corners, the mark's box, the height of all."""

    placed: tuple[tuple[QTextLayout, QPointF, str], ...]
    mark: QRectF
    height: int


class LinePainter(QStyledItemDelegate):
    """Draws a line; the same layout gives its height.

    Attributes:
        chooses: The current line is shown also while the keyboard is elsewhere.
    """

    def __init__(self, theme: Theme, owner: QListView, *, lead_em: float, narrow_em: float) -> None:
        super().__init__(owner)
        self._theme, self._owner = theme, owner
        self._lead_em, self._narrow_em = lead_em, narrow_em
        self.chooses = False
        self._laid: dict[tuple[Line, int], _Texts] = {}
        self._fonts: dict[tuple[float, QFont.Weight], QFont] = {}
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Measures and colours have changed."""
        self._laid, self._fonts = {}, {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Height of the wrapped texts at the list's width."""
        line: Line = index.data(LINE_ROLE)
        return QSize(self._theme.em(10), self._laid_out(line, self._owner.viewport().width()).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, texts, mark, and the ring of the keyboard."""
        line: Line = index.data(LINE_ROLE)
        t, box = self._theme.tokens, option.rect
        shows = self.chooses or self._owner.hasFocus()
        chosen = shows and bool(option.state & QStyle.StateFlag.State_Selected) and not line.heading
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and not line.heading
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, box, line, chosen=chosen, over=bool(option.state & QStyle.StateFlag.State_MouseOver))
        laid = self._laid_out(line, box.width())
        mirrored = self._owner.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for text, corner, role in laid.placed:
            painter.setPen(QColor(t.soft.text if chosen and role == "text" else getattr(t, role)))
            left = box.width() - corner.x() - text.boundingRect().width() if mirrored else corner.x()
            text.draw(painter, QPointF(box.left() + left, box.top() + corner.y()))
        if line.mark:
            self._draw_mark(painter, box, laid.mark, line, mirrored=mirrored)
        if focused:
            painter.setPen(QPen(QColor(t.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()

    def _draw_ground(self, painter: QPainter, box: QRect, line: Line, *, chosen: bool, over: bool) -> None:
        t = self._theme.tokens
        if line.heading:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or over:
            painter.setBrush(QColor(t.soft.back if chosen else t.sunken))
            painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), 6, 6)
        else:
            painter.setPen(QColor(t.border))
            painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _draw_mark(self, painter: QPainter, box: QRect, mark: QRectF, line: Line, *, mirrored: bool) -> None:
        t = self._theme.tokens
        inks = {"ok": t.ok, "warn": t.warn, "bad": t.bad, "info": t.soft}
        ink = inks.get(line.look)
        left = box.width() - mark.right() if mirrored else mark.left()
        place = QRectF(box.left() + left, box.top() + mark.top(), mark.width(), mark.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.back if ink else t.sunken))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(QColor(ink.text if ink else t.text2))
        painter.setFont(self._font(0.87, QFont.Weight.DemiBold))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line.mark)

    # -- measures -------------------------------------------------------------------------------------------------
    def _laid_out(self, line: Line, width: int) -> _Texts:
        """Laying out texts is most of the work: each line once a width."""
        key = (line, width)
        if key not in self._laid:
            if len(self._laid) > _REMEMBERED:
                self._laid = {}
            self._laid[key] = self._lay_out(line, width)
        return self._laid[key]

    def _lay_out(self, line: Line, width: int) -> _Texts:
        em = self._theme.em
        edge, narrow = em(EDGE_EM), width < em(self._narrow_em)
        if line.heading:
            return self._heading(line, width - 2 * edge, edge)
        placed: list[tuple[QTextLayout, QPointF, str]] = []
        mark, end = self._mark_size(line), self._end_width(line)
        lead = em(self._lead_em) if self._lead_em and not narrow else 0
        taken = 0 if narrow else sum(size + em(MARK_GAP_EM) for size in (mark.width(), end) if size)
        taken_height = mark.height() if taken else 0
        room = width - 2 * edge - lead - taken
        top = y = float(em(0.45))
        if line.lead:
            # beside the title where there is room, else a small line of its own above it
            text = self._text(line.lead, lead - em(0.5) if lead else room, 0.93, QFont.Weight.DemiBold)
            placed.append((text, QPointF(edge, y), "text2"))
            y += 0 if lead else text.boundingRect().height()
        for words, size, weight, role in self._column(line, narrow=narrow):
            text = self._text(words, room, size, weight)
            placed.append((text, QPointF(edge + lead, y), role))
            y += text.boundingRect().height()
            y, room = max(y, top + taken_height), width - 2 * edge - lead  # below title and mark the lines run on
        bottom = max(y, *(corner.y() + text.boundingRect().height() for text, corner, _ in placed))
        box = QRectF(width - edge - mark.width(), top, mark.width(), mark.height())
        if line.mark and narrow:
            box = QRectF(edge + lead, bottom + em(0.2), mark.width(), mark.height())
        if end and not narrow:
            left = (box.left() - em(MARK_GAP_EM) if line.mark else width - edge) - end
            placed.append((self._text(line.end, end + 2, 0.93, QFont.Weight.Normal), QPointF(left, top), "text2"))
        bottom = max(bottom, box.bottom() if line.mark else 0.0)
        return _Texts(tuple(placed), box, max(em(ROW_EM), round(bottom + em(0.5))))

    def _column(self, line: Line, *, narrow: bool) -> list[tuple[str, float, QFont.Weight, str]]:
        found = [(line.title, 1.0, QFont.Weight.DemiBold, "text2" if line.quiet else "text")]
        small = (*line.below, line.end if narrow else "")
        found += [(words, 0.9, QFont.Weight.Normal, "text2") for words in small if words]
        if line.snippet:
            found.append((line.snippet, 0.93, QFont.Weight.Normal, "text2"))
        return found

    def _heading(self, line: Line, room: int, edge: int) -> _Texts:
        em = self._theme.em
        text = self._text(line.title, room, 1.0, QFont.Weight.DemiBold)
        placed = [(text, QPointF(edge, em(0.9)), "accent")]
        y = em(0.9) + text.boundingRect().height()
        for words in line.below:
            small = self._text(words, room, 0.87, QFont.Weight.Normal)
            placed.append((small, QPointF(edge, y), "text2"))
            y += small.boundingRect().height()
        return _Texts(tuple(placed), QRectF(), round(y + em(0.35)))

    def _end_width(self, line: Line) -> int:
        return QFontMetrics(self._font(0.93, QFont.Weight.Normal)).horizontalAdvance(line.end) if line.end else 0

    def _mark_size(self, line: Line) -> QSize:
        if not line.mark:
            return QSize(0, 0)
        metrics = QFontMetrics(self._font(0.87, QFont.Weight.DemiBold))
        return QSize(metrics.horizontalAdvance(line.mark) + self._theme.em(1.3), round(metrics.height() * 1.25))

    def _text(self, words: str, width: float, size: float, weight: QFont.Weight) -> QTextLayout:
        """Plain text, wrapped; finds between the marks of the search are bold."""
        plain, spans = _without_marks(words)
        made = QTextLayout(plain, self._font(size, weight))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        made.setFormats([_bold(start, length, self._theme) for start, length in spans])
        made.beginLayout()
        y = 0.0
        while (row := made.createLine()).isValid():
            row.setLineWidth(max(width, 10.0))
            row.setPosition(QPointF(0, y))
            y += row.height()
        made.endLayout()
        return made

    def _font(self, size: float, weight: QFont.Weight) -> QFont:
        key = (size, weight)
        if key not in self._fonts:
            font = QFont(self._owner.font())
            font.setPixelSize(self._theme.em(size))
            font.setWeight(weight)
            self._fonts[key] = font
        return self._fonts[key]


def _without_marks(words: str) -> tuple[str, list[tuple[int, int]]]:
    """Text without U+0002 and U+0003, hidden signs made visible, and where the finds stand in it (start, length).

    Places count as Qt does, in units of UTF-16.
    """
    plain, spans, begun, at = "", [], -1, 0
    for piece in _FINDS.split(words):
        if piece == BEGIN:
            begun = at
        elif piece == END:
            if begun >= 0:
                spans.append((begun, at - begun))
            begun = -1
        else:
            shown = visible(piece).replace("\n", "\u2028")
            plain += shown
            at += len(shown.encode("utf-16-le", "surrogatepass")) // 2
    return plain, spans


def _bold(start: int, length: int, theme: Theme) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)  # titles are bold themselves
    look.setForeground(QColor(theme.tokens.text))
    made.format = look
    return made
