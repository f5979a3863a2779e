# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Parts of the page of a point that are filled again and again, and the bar that leads to its sections."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QTabBar, QToolButton, QWidget

from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.areas import focusables
from ara_desktop.ui.session import Session


class Turns(QObject):
    """Fills a page section by section, one a turn of the event loop: typing goes on between them.

    Signals:
        ended(): the last section is filled.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    @property
    def busy(self) -> bool:
        """Whether sections are still to be filled."""
        return bool(self._steps)

    def begin(self, *steps: Callable[[], object]) -> None:
        """Do these, in order; what was still to be done before is dropped."""
        self._steps = deque(steps)
        self._timer.start()

    def _step(self) -> None:
        if self._steps:
            self._steps.popleft()()
        if not self._steps:
            self._timer.stop()
            self.ended.emit()


def emptied(layout: QLayout) -> None:
    """Let go of all widgets of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def page_area() -> QScrollArea:
    """What a long page scrolls in."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    return area


def without_stops(tabs: QTabBar) -> None:
    """Take the scroll buttons of a bar from the way of Tab: the arrow keys do their work."""
    for button in tabs.findChildren(QToolButton):
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class SectionBar(QTabBar):
    """Names of the sections of a page: a click scrolls there, Return goes there with the keyboard.

    It marks the section that is read while the page is scrolled.
    """

    chosen = Signal(int)

    def __init__(
        self,
        session: Session,
        area: QScrollArea,
        sections: Sequence[tuple[str, QWidget]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._area = session, area
        self._leading = False
        self._sections = tuple(widget for _, widget in sections)
        self._names = tuple(name for name, _ in sections)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        without_stops(self)
        for _ in sections:
            self.addTab("")
        session.tr.bind(self.setAccessibleName, msgid("Sections of this page"))
        session.tr.changed.connect(self._retranslate)
        self._retranslate()
        self.tabBarClicked.connect(self._scroll_to)
        area.verticalScrollBar().valueChanged.connect(self._mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk along the sections and scroll; Return and Down go into the section."""
        before = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Space):
            target = next(focusables(self._sections[before]), None)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._scroll_to(self.currentIndex())

    def _scroll_to(self, index: int) -> None:
        content = self._area.widget()
        if 0 <= index < len(self._sections) and content is not None:
            self.setCurrentIndex(index)
            top = self._sections[index].mapTo(content, self._sections[index].rect().topLeft()).y()
            self._leading = True
            self._area.verticalScrollBar().setValue(max(0, top - self._session.theme.em(0.6)))
            self._leading = False

    def _mark(self, value: int) -> None:
        content = self._area.widget()
        if content is None or self._leading:
            return
        line = value + self._session.theme.em(4)
        tops = [widget.mapTo(content, widget.rect().topLeft()).y() for widget in self._sections]
        passed = [at for at, top in enumerate(tops) if top <= line and not self._sections[at].isHidden()]
        self.setCurrentIndex(passed[-1] if passed else 0)

    def _retranslate(self, _language: str = "") -> None:
        for at, name in enumerate(self._names):
            self.setTabText(at, self._session.words(name))
