# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The areas of the window for the keyboard: F6 goes from one to the next, and each remembers where the focus was."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from weakref import ReferenceType, ref

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from shiboken6 import isValid

_BY_TAB = Qt.FocusPolicy.TabFocus.value


class Areas(QObject):
    """Areas in reading order; hidden ones are passed over."""

    def __init__(self, areas: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._areas = tuple(areas)
        self._last: dict[int, ReferenceType[QWidget]] = {}
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def step(self, by: int) -> None:
        """Give the focus to the next (1) or previous (-1) area that can take it."""
        here = self._index_of(QApplication.focusWidget())
        count = len(self._areas)
        start = here if here is not None else (-1 if by > 0 else 0)
        for offset in range(1, count + 1):
            index = (start + by * offset) % count
            if self.focus(index):
                return

    def focus(self, index: int) -> bool:
        """Give the focus to what had it last in an area, else to its first widget."""
        area = self._areas[index]
        if not area.isVisible():
            return False
        last = self._last.get(index)
        widget = last() if last is not None else None
        if widget is None or not isValid(widget) or not widget.isVisible() or not widget.isEnabled():
            widget = next(focusables(area), None)
        if widget is None:
            return False
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _index_of(self, widget: QWidget | None) -> int | None:
        if widget is None:
            return None
        return next((i for i, area in enumerate(self._areas) if area is widget or area.isAncestorOf(widget)), None)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        index = self._index_of(new)
        if index is not None and new is not None:
            self._last[index] = ref(new)


def focusables(root: QWidget) -> Iterator[QWidget]:
    """What Tab can reach inside ``root`` now, in Tab order."""
    return (widget for widget in tab_stops(root) if widget.isVisibleTo(root) and widget.isEnabled())


def tab_stops(root: QWidget) -> tuple[QWidget, ...]:
    """What Tab could reach inside ``root``, hidden and disabled widgets included, in Tab order."""
    stops = [one for one in root.findChildren(QWidget) if one.focusPolicy().value & _BY_TAB and root.isAncestorOf(one)]
    if len(stops) < 2:
        return tuple(stops)
    # The chain goes through all pages of the window: it is followed only until everything wanted was met.
    left, found = set(stops), []
    widget = root.nextInFocusChain()
    while left and widget is not None and widget is not root:
        if widget in left:
            left.discard(widget)
            found.append(widget)
        widget = widget.nextInFocusChain()
    return tuple(found)


def order_by_layout(root: QWidget) -> None:
    """Let Tab follow the layouts below ``root``: what was built later would otherwise come last."""
    for before, after in pairwise(_stops_in(root)):
        QWidget.setTabOrder(before, after)


def _stops_in(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    layout = widget.layout()
    if layout is None:
        yield from tab_stops(widget)
    else:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _stops_of(inner)
        elif widget is not None:
            yield from _stops_in(widget)
