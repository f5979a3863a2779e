# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What was found in the dossier, by kind; Return opens the record at its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ara_desktop.core.values import Hit
from ara_desktop.service.home import Lead, lead_of
from ara_desktop.service.searching import search
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.lines import Line
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.programme_lines import Lines
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.prose_growing import visible

LIMIT = 60
_TITLE = 100


@dataclass(frozen=True)
class _Finds:
    """Hits, and by id where each is opened."""

    words: str
    hits: tuple[Hit, ...]


class Search(View):
    """Finds of the words in ``record_id``; reads on the lane while one types, the newest words win."""

    code, heading = "search", msgid("Search")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._asked = 0
        self._ids: Mapping[str, str] = {}
        self.count = Text(role="muted", wrap=True)
        self.list = Lines(session.theme, lead_em=0)
        session.tr.bind(self.list.setAccessibleName, "Finds")
        self.list.opened.connect(self._open)
        self.hint = EmptyState(
            session.theme, session.tr, "search", msgid("Search in all texts"),
            msgid("Parts of words are found too; ä and ae, ß and ss are the same. Ctrl+K leads here from everywhere."),
        )  # fmt: skip
        self.none = EmptyState(
            session.theme, session.tr, "search", msgid("Nothing found"),
            msgid("Try fewer words or only the beginning of a word. What was taken out is not searched."),
        )  # fmt: skip
        self.points = self.none.add_button("list-ordered", msgid("Look through the points"))
        self.points.clicked.connect(lambda: session.go("points"))
        self.events = self.none.add_button("calendar-days", msgid("Look through the events"))
        self.events.clicked.connect(lambda: session.go("events"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.count)
        for widget in (self.list, self.hint, self.none):
            self._column.addWidget(widget, 1)
            widget.hide()
        session.tr.changed.connect(lambda _language: self.reload())
        session.theme.changed.connect(self._grow)
        self._grow()

    @property
    def words(self) -> str:
        """What is searched for."""
        return (self.record_id or "").strip()

    def touched(self, changes: object) -> bool:
        """Any change may find more or less."""
        return bool(changes) and bool(self.words)

    def reload(self) -> None:
        """Search on the lane."""
        self._asked += 1
        asked, wanted, store = self._asked, self.words, self.session.dossier.store
        if not wanted:
            self._show(_Finds("", ()))
            return
        self.session.jobs.start(
            lambda _monitor: _Finds(wanted, search(store, wanted, LIMIT)) if asked == self._asked else None,
            done=lambda finds: self._show(finds) if finds is not None and asked == self._asked else None,
        )

    def _show(self, finds: _Finds) -> None:
        words = self.session.words
        lines, self._ids = self._lines(finds)
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.none.setVisible(bool(finds.words) and not lines)
        self.hint.setVisible(not finds.words)
        count = len(self._ids)
        shown = visible(finds.words)
        said = words.n("{n} find for “{words_}”", "{n} finds for “{words_}”", count, words_=shown)
        if count >= LIMIT:
            said = words("The best {n} finds for “{words_}”", n=count, words_=shown)
        self.count.setText(said if lines else words("Nothing found for “{words_}”", words_=shown))
        self.count.setVisible(bool(finds.words))

    def _lines(self, finds: _Finds) -> tuple[list[Line], Mapping[str, str]]:
        """Headings by kind in the order of the best find of each; one line a record, its best field."""
        words = self.session.words
        groups: dict[str, dict[str, Hit]] = {}
        for hit in finds.hits:
            groups.setdefault(hit.kind, {}).setdefault(hit.id, hit)
        lines: list[Line] = []
        for kind, hits in groups.items():
            lines.append(Line(f"kind-{kind}", labels.kinds(kind, words), heading=True))
            for hit in hits.values():
                title = visible(hit.title)[:_TITLE] or labels.kind(kind, words)
                field = labels.field(kind, hit.field, words)
                lines.append(Line(hit.id, title, below=(field,), snippet=hit.snippet))
        return lines, {hit.id: hit.kind for hit in finds.hits}

    def _open(self, key: str) -> None:
        with self.session.dossier.store.reading() as view:
            lead: Lead = lead_of(view, key)
        self.session.go(lead.place, lead.record)

    def _grow(self) -> None:
        em = self.session.theme.em
        self._column.setContentsMargins(em(1.2), em(0.7), em(1.2), em(0.9))
        self._column.setSpacing(em(0.5))
