# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What was found in the dossier, by kind; Return opens the record at its place."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ara_desktop.service.finds import Find, finds
from ara_desktop.service.home import Lead
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.models.lines import Line
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.programme_lines import Lines
from ara_desktop.ui.views.programme_painter import BEGIN, END
from ara_desktop.ui.views.programme_reading import Reader
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.prose_growing import visible

LIMIT = 60
_TITLE = 100
_NAMELESS = ("paragraph", "translation", "clearance", "comment", "rehearsal", "membership", "link", "participation")


class Search(View):
    """Finds of the words in ``record_id``; reads on the lane while one types, the newest words win."""

    code, heading = "search", msgid("Search")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reader = Reader(session)
        self._leads: dict[str, Lead] = {}
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
        wanted = self.words
        if wanted:
            self._reader.ask(lambda view: (wanted, finds(view, wanted, LIMIT)), self._show)
        else:
            self._reader.drop()
            self._show(("", ()))

    def _show(self, answer: tuple[str, tuple[Find, ...]]) -> None:
        words, (wanted, found) = self.session.words, answer
        self._leads = {one.hit.id: one.lead for one in found}
        self.list.show_lines(self._lines(found))
        self.list.go_to(self.list.rows.first())
        self.list.setVisible(bool(found))
        self.none.setVisible(bool(wanted) and not found)
        self.hint.setVisible(not wanted)
        shown, count = visible(wanted), len(found)
        said = words.n("{n} find for “{words_}”", "{n} finds for “{words_}”", count, words_=shown)
        self.count.setText(said if found else words("Nothing found for “{words_}”", words_=shown))
        self.count.setVisible(bool(wanted))

    def _lines(self, found: tuple[Find, ...]) -> list[Line]:
        """Headings by kind in the order of the best find of each."""
        words = self.session.words
        groups: dict[str, list[Find]] = {}
        for one in found:
            groups.setdefault(one.hit.kind, []).append(one)
        lines: list[Line] = []
        for kind, members in groups.items():
            lines.append(Line(f"kind-{kind}", labels.kinds(kind, words), heading=True))
            lines += [self._line(one) for one in members]
        return lines

    def _line(self, found: Find) -> Line:
        """The title, or where the find is in the title itself the title with its mark; then field and text around it."""
        words, hit = self.session.words, found.hit
        plain = hit.snippet.replace(BEGIN, "").replace(END, "").strip("…")
        title = hit.title[:_TITLE] or labels.kind(hit.kind, words)
        if plain and plain in title:
            return Line(hit.id, title.replace(plain, hit.snippet.strip("…"), 1), below=(found.belongs_to,))
        if found.belongs_to and hit.kind in _NAMELESS:
            title = found.belongs_to[:_TITLE]
        field = labels.field(hit.kind, hit.field, words)
        below = found.belongs_to if found.belongs_to != title else ""
        return Line(hit.id, title, below=(below,), snippet=f"{field}: {hit.snippet}")

    def _open(self, key: str) -> None:
        lead = self._leads.get(key)
        if lead is not None:
            self.session.go(lead.place, lead.record)

    def _grow(self) -> None:
        em = self.session.theme.em
        self._column.setContentsMargins(em(1.2), em(0.7), em(1.2), em(0.9))
        self._column.setSpacing(em(0.5))
