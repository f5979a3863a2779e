# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Diverging versions of a paragraph side by side; one is taken with a button, nothing is lost before that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ara_desktop.service.fiche import Version
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_names import author_of, local_zone
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import Quote


class Versions(Panel):
    """What others wrote in the same place at the same time.

    Signals:
        taken(str op): this version is to hold.
    """

    taken = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "note", parent)
        self._session = session
        self._shown: object = None
        title = Text(role="h3", wrap=True)
        session.tr.bind(title.setText, msgid("Diverging versions: all are kept until you take one"))
        self._column = QVBoxLayout()
        self._column.setSpacing(session.theme.em(0.35))
        self.add(title)
        self.column.addLayout(self._column)
        self.hide()

    def show_versions(self, versions: tuple[Version, ...]) -> None:
        """Show them, the own one too; nothing is shown for none."""
        words, formats = self._session.words, self._session.formats
        now = (versions, words.language)
        if now == self._shown:
            return
        self._shown = now
        self.setVisible(bool(versions))
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for version in versions:
            who = words("your version") if version.mine else author_of(version.author, words)
            head = Text(role="small", wrap=True)
            head.setText(words("{who}, {when}", who=who, when=formats.moment(version.at, local_zone())))
            quote = Quote(self._session.theme)
            quote.show_text(version.value or words("(empty)"))
            quote.setAccessibleName(words("Version: {who}", who=who))
            take = Button(self._session.theme, "check")
            take.setText(words("Take this version"))
            take.setAccessibleName(words("Take this version: {who}", who=who))
            take.clicked.connect(lambda _on=False, op=version.op: self.taken.emit(op))
            self._column.addWidget(head)
            self._column.addWidget(quote)
            self._column.addWidget(take)
