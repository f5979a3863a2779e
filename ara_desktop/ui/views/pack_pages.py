# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The pages of a pack as they will be printed, from bytes in memory: nothing is written to disk for looking at it.

A page of a PDF says nothing to a screen reader; the same text stands in the tab beside it. QtPdf is imported at first use.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPalette, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.widgets.buttons import IconButton
from ara_desktop.ui.widgets.fields import NumberField
from ara_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

_STEP = 1.25
_LEAST, _MOST = 0.25, 4.0
_POINTS_PER_INCH = 72


def load_pdf_module() -> None:
    """Import QtPdf; it takes a while, so the lane does it."""
    import PySide6.QtPdfWidgets  # noqa: F401


class Pages(QWidget):
    """Pages one below the other, with page number, zoom and the keys for both."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: QPdfView | None = None
        self._document: QPdfDocument | None = None
        self._source: QBuffer | None = None
        self._frame = _Frame(session)
        self._controls = QWidget()
        self.number = NumberField(session.theme, least=1, most=1)
        self._count = Text(role="muted")
        self._arrange()
        session.theme.changed.connect(self._colour)
        session.tr.changed.connect(self._say)

    # -- what is shown ----------------------------------------------------------------------------------------------
    @property
    def count(self) -> int:
        """Number of pages."""
        return self._document.pageCount() if self._document is not None else 0

    @property
    def page(self) -> int:
        """The page that is read now, from 1; 0 before the first pack."""
        return self._view.pageNavigator().currentPage() + 1 if self._view is not None and self.count else 0

    def show_pdf(self, data: bytes) -> None:
        """Show other bytes; page and zoom stay as far as they can."""
        view, document = self._made()
        page, scrolled = self.page, view.verticalScrollBar().value()
        source = QBuffer(self)
        source.setData(QByteArray(data))
        source.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(source)
        if self._source is not None:
            self._source.deleteLater()
        self._source = source
        self.number.setMaximum(max(1, self.count))
        if 1 < page <= self.count:
            view.verticalScrollBar().setValue(scrolled)
        self._say()

    def clear(self) -> None:
        """Show nothing."""
        if self._document is not None:
            self._document.close()
        self._say()

    # -- moving ------------------------------------------------------------------------------------------------------
    def go(self, page: int) -> None:
        """Go to a page, from 1."""
        if self._view is not None and 1 <= page <= self.count:
            self._view.pageNavigator().jump(page - 1, QPointF(), 0)
            self._say()

    def zoom(self, by: float) -> None:
        """Make the pages larger or smaller by a factor."""
        if self._view is not None and self.count:
            factor = min(_MOST, max(_LEAST, self._factor() * by))
            self._view.setZoomMode(self._view.ZoomMode.Custom)
            self._view.setZoomFactor(factor)

    def fit_width(self) -> None:
        """As wide as the room is."""
        if self._view is not None:
            self._view.setZoomMode(self._view.ZoomMode.FitToWidth)

    def fit_page(self) -> None:
        """A whole page at a time."""
        if self._view is not None:
            self._view.setZoomMode(self._view.ZoomMode.FitInView)

    def _factor(self) -> float:
        """The present size of a page against the paper."""
        view, document = self._view, self._document
        assert view is not None
        assert document is not None
        if view.zoomMode() == view.ZoomMode.Custom:
            return float(view.zoomFactor())
        size = document.pagePointSize(max(0, self.page - 1))
        room = view.viewport().size()
        inch = view.logicalDpiX() / _POINTS_PER_INCH
        margins = view.documentMargins()
        wide = (room.width() - margins.left() - margins.right()) / (size.width() * inch)
        if view.zoomMode() == view.ZoomMode.FitToWidth:
            return wide
        return min(wide, (room.height() - margins.top() - margins.bottom()) / (size.height() * inch))

    # -- building ----------------------------------------------------------------------------------------------------
    def _made(self) -> "tuple[QPdfView, QPdfDocument]":
        if self._view is not None and self._document is not None:
            return self._view, self._document
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        document, view = QPdfDocument(self), QPdfView()
        view.setDocument(document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = view.verticalScrollBar()
        bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the pages themselves have no role for a screen reader
        bar.setSingleStep(self._session.theme.em(3))
        view.setFocusProxy(bar)
        self._session.tr.bind(bar.setAccessibleName, msgid("Scroll the pages"))
        self._session.tr.bind(bar.setAccessibleDescription, msgid("The text of the pack stands in the tab “Text”."))
        bar.installEventFilter(self._frame)
        view.pageNavigator().currentPageChanged.connect(self._say)
        self._frame.hold(view)
        self._view, self._document = view, document
        self._colour()
        return view, document

    def _colour(self) -> None:
        if self._view is not None:
            palette = self._view.palette()
            palette.setColor(QPalette.ColorRole.Dark, QColor(self._session.theme.tokens.sunken))
            self._view.setPalette(palette)

    def _say(self, _page: object = None) -> None:
        self._controls.setEnabled(self.count > 0)
        self.number.show_number(max(1, self.page))
        self._count.setText(self._session.words("of {n}", n=self.count) if self.count else "")

    def _arrange(self) -> None:
        session = self._session
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        session.tr.bind(self.number.setAccessibleName, msgid("Page"))
        self.number.entered.connect(self.go)
        label = Text()
        session.tr.bind(label.setText, msgid("Page"))
        moves = (
            ("chevron-left", msgid("Previous page"), "Alt+PgUp", lambda: self.go(self.page - 1)),
            ("chevron-right", msgid("Next page"), "Alt+PgDown", lambda: self.go(self.page + 1)),
        )
        looks = (
            ("zoom-out", msgid("Smaller pages"), "Alt+-", lambda: self.zoom(1 / _STEP)),
            ("zoom-in", msgid("Larger pages"), "Alt++", lambda: self.zoom(_STEP)),
            ("arrow-left-right", msgid("Fit the width"), "Alt+0", self.fit_width),
            ("file-text", msgid("Whole page"), "Alt+9", self.fit_page),
        )
        buttons = [self._button(*one) for one in moves]
        for widget in (buttons[0], label, self.number, self._count, buttons[1]):
            row.addWidget(widget)
        row.addStretch(1)
        for button in [self._button(*one) for one in looks]:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._controls)
        column.addWidget(self._frame, 1)
        self._controls.setEnabled(False)

    def _button(self, icon: str, name: str, key: str, run: object) -> IconButton:
        button = IconButton(self._session.theme, self._session.tr, icon, name, shortcut=key)
        button.clicked.connect(lambda _checked=False: run())  # type: ignore[operator]
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)
        return button


class _Frame(QFrame):
    """The edge of the pages: it shows where the keyboard is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._held: QPdfView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 2, 2, 2)

    def hold(self, view: "QPdfView") -> None:
        """Show the pages."""
        self._held = view
        self._column.addWidget(view)

    def eventFilter(self, _watched: object, event: object) -> bool:
        """The focus came or went."""
        del event
        self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring where the keyboard is, else a quiet edge."""
        super().paintEvent(event)
        focused = self._held is not None and self._held.verticalScrollBar().hasFocus()
        tokens = self._session.theme.tokens
        painter = QPainter(self)
        width = 2 if focused else 1
        painter.setPen(QPen(QColor(tokens.focus if focused else tokens.border), width))
        painter.drawRect(self.rect().adjusted(1, 1, -width, -width))
        painter.end()
