# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The text of the point language by language, and beside it what it says in our own words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QTabBar, QVBoxLayout, QWidget

from ara_desktop.service.fiche import PointHead, WordingText
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_layout import without_stops
from ara_desktop.ui.views.position_names import language_name
from ara_desktop.ui.widgets.labels import Chip, Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import Quote, visible

_BESIDE_FROM_EM = 46


class WordingPanel(Panel):
    """Tabs of languages over the text, its source and status; our summary beside it where there is room."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        self._texts: tuple[WordingText, ...] = ()
        self._chosen = ""
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        without_stops(self.tabs)
        session.tr.bind(self.tabs.setAccessibleName, msgid("Languages of the wording"))
        self.text = Quote(session.theme)
        self._status, self._none = Chip(), Text(role="muted", wrap=True)
        session.tr.bind(self._none.setText, msgid("The wording of this point has not been taken in yet."))
        self._source, self._note = Text(role="small", wrap=True), Text(role="small", wrap=True)
        self._note.set_ink("warn")
        self._ours = Text(wrap=True)
        self._ours.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._arrange()
        self.tabs.currentChanged.connect(self._choose)
        session.theme.changed.connect(self._turn)

    def show_texts(self, point: PointHead, texts: Sequence[WordingText]) -> None:
        """Show the wordings of a point; the language that was read stays where the point has it."""
        self._texts = tuple(texts)
        self._label_tabs()
        self._ours.setText(visible(point.summary) or self._session.words("No summary in our own words yet."))
        self._ours.setProperty("role", "" if point.summary else "muted")
        for widget in (self.tabs, self.text, self._status, self._source):
            widget.setVisible(bool(self._texts))
        self._none.setVisible(not self._texts)
        self._show()

    def _label_tabs(self) -> None:
        words, formats = self._session.words, self._session.formats
        names = [language_name(one.language, formats) for one in self._texts]
        twice = {name for name in names if names.count(name) > 1}
        shown = [
            f"{name} ({labels.choice('wording', 'status', one.status, words)})" if name in twice else name
            for name, one in zip(names, self._texts, strict=True)
        ]
        self.tabs.blockSignals(True)
        while self.tabs.count() > len(shown):
            self.tabs.removeTab(self.tabs.count() - 1)
        for at, name in enumerate(shown):
            if at < self.tabs.count():
                self.tabs.setTabText(at, name)
            else:
                self.tabs.addTab(name)
        wanted = self._chosen or words.language
        languages = [one.language for one in self._texts]
        self.tabs.setCurrentIndex(languages.index(wanted) if wanted in languages else 0)
        self.tabs.blockSignals(False)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._texts):
            self._chosen = self._texts[index].language
            self._show()

    def _show(self) -> None:
        index = self.tabs.currentIndex()
        if not 0 <= index < len(self._texts):
            self._note.hide()
            return
        one, words = self._texts[index], self._session.words
        self.text.show_text("\n\n– – –\n\n".join(one.texts))
        self.text.setAccessibleName(
            words("Wording in {language}", language=language_name(one.language, self._session.formats))
        )
        self._status.show_state(
            labels.choice("wording", "status", one.status, words), "info" if one.status == "official" else "quiet"
        )
        self._source.setText(self._origin(one))
        notes = [visible(one.divergence)] if one.divergence else []
        if len(one.texts) > 1:
            notes.insert(0, words.n("{n} version of this text", "{n} diverging versions of this text", len(one.texts)))
        self._note.setText("\n".join(notes))
        self._note.setVisible(bool(notes))

    def _origin(self, one: WordingText) -> str:
        words, formats = self._session.words, self._session.formats
        parts = [visible(one.source)] if one.source else []
        if one.source_date:
            parts.append(formats.day(one.source_date))
        if one.based_on:
            parts.append(words("translated from: {version}", version=visible(one.based_on)))
        if one.url:
            parts.append(visible(one.url))
        return " · ".join(parts) or words("Source not given")

    def _arrange(self) -> None:
        em = self._session.theme.em
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(em(0.35))
        for heading, column in ((msgid("Wording"), left), (msgid("In our own words"), right)):
            label = Text(role="h3")
            self._session.tr.bind(label.setText, heading)
            column.addWidget(label)
        for widget in (self.tabs, self.text, self._none):
            left.addWidget(widget)
        left.addWidget(self._status)
        left.addWidget(self._source)
        left.addWidget(self._note)
        left.addStretch(1)
        right.addWidget(self._ours)
        right.addStretch(1)
        self._beside.setSpacing(em(1.4))
        self._beside.addLayout(left, 3)
        self._beside.addLayout(right, 2)
        self.column.addLayout(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        wide = self.width() / max(1, self._session.theme.text_px) >= _BESIDE_FROM_EM
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() != direction:
            self._beside.setDirection(direction)
