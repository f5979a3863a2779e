# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The work surface: one page per place, built on the first visit; and the column for details of the selection."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ara_desktop.ui.areas import focusables
from ara_desktop.ui.places import PlaceEntry, View
from ara_desktop.ui.session import Session
from ara_desktop.ui.theme import Theme


class WorkSurface(QStackedWidget):
    """Pages by code. A page that needs more room than there is scrolls; the window never grows for it."""

    def __init__(self, first: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work")
        self._pages: dict[str, tuple[View, QScrollArea]] = {}
        self.addWidget(first)

    @property
    def page(self) -> View | None:
        """The view on screen; None before the first visit."""
        shown = self.currentWidget()
        return next((view for view, frame in self._pages.values() if frame is shown), None)

    @property
    def built(self) -> tuple[str, ...]:
        """Codes of the places that were built, in the order of the first visits."""
        return tuple(self._pages)

    def bring(self, entry: PlaceEntry, session: Session) -> tuple[View, bool]:
        """Put a place on top; (view, whether it was built just now)."""
        fresh = entry.code not in self._pages
        if fresh:
            self._pages[entry.code] = self._framed(entry.build(session))
        view, frame = self._pages[entry.code]
        self.setCurrentWidget(frame)
        return view, fresh

    def offer(self, widget: QWidget) -> None:
        """Show something instead of a place: first start, no dossier, another passphrase."""
        old = self.widget(0)
        frame = _scrolling(widget)
        self.insertWidget(0, frame)
        self.setCurrentWidget(frame)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()

    def clear(self) -> None:
        """Forget all pages: another dossier was opened."""
        for _view, frame in self._pages.values():
            self.removeWidget(frame)
            frame.deleteLater()
        self._pages = {}

    def focus_page(self) -> None:
        """Give the keyboard to the entrance of the page, else to its first widget, else to the page itself so that it scrolls."""
        shown = self.currentWidget() or self
        entrance = self.page.entrance if self.page is not None else None
        if entrance is None or not entrance.isVisibleTo(shown) or not entrance.isEnabled():
            entrance = next(focusables(shown), shown)
        entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _framed(self, view: View) -> tuple[View, QScrollArea]:
        frame = _scrolling(view)
        self.addWidget(frame)
        return view, frame


class DetailsColumn(QFrame):
    """Details of what is selected; each place brings its own widget."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self._theme = theme
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        theme.changed.connect(self._grow)
        self._grow()

    def hold(self, widget: QWidget | None) -> None:
        """Show a widget; None leaves the column empty."""
        if widget is None:
            return
        frame = next(
            (
                f
                for i in range(self._stack.count())
                if isinstance(f := self._stack.widget(i), QScrollArea) and f.widget() is widget
            ),
            None,
        )
        if frame is None:
            frame = _scrolling(widget)
            self._stack.addWidget(frame)
        self._stack.setCurrentWidget(frame)

    def clear(self) -> None:
        """Forget all widgets: another dossier was opened."""
        while (frame := self._stack.widget(0)) is not None:
            self._stack.removeWidget(frame)
            frame.deleteLater()

    def _grow(self) -> None:
        self.setMinimumWidth(self._theme.em(16))


def _scrolling(widget: QWidget) -> QScrollArea:
    """A frame in which ``widget`` scrolls where it needs more room, on the ground of what is behind."""
    frame = QScrollArea()
    frame.setWidgetResizable(True)
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.setWidget(widget)
    for shown in (widget, frame.viewport()):
        shown.setAutoFillBackground(False)
    return frame
