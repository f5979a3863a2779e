# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A small dossier and three small places: what the window is tested with before and beside the real ones."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QVBoxLayout

from ara_desktop.core.values import Changes
from ara_desktop.ui.places import Command, PlaceEntry, PointLine, View
from ara_desktop.ui.session import DossierState, Session
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.labels import Chip, Text
from ara_desktop.ui.widgets.panels import Panel

EVENT_NEWS = Changes(frozenset({("event", "e" * 26)}))
HEADINGS = (
    "Klimaneutrale Mobilität als gemeinsames Ziel",
    "Offenheit für alle Antriebsarten",
    "Wandel der Zulieferer begleiten",
    "Qualifizierung der Beschäftigten",
    "Ladepunkte und Wasserstoff",
    "Batterien und Rohstoffe",
    "Digitales Fahren",
    "Europäischer Mechanismus für Regionen",
    "Forschung und Erprobung",
    "Gerechter Übergang",
)


@dataclass
class SampleDossier:
    """Stands for the open store."""

    facts: DossierState = field(
        default_factory=lambda: DossierState(
            "Nordmark",
            "Erika Beispiel, Laptop 2",
            datetime(2026, 3, 2, 9, 42).astimezone(),
        )
    )
    closed: int = 0

    def state(self):
        return self.facts

    def ten_points(self, _language):
        return tuple(PointLine(f"point-{n}", str(n), heading) for n, heading in enumerate(HEADINGS, start=1))

    def close(self):
        self.closed += 1

    def train(self):
        self.facts = replace(self.facts, training=True, read_only=True, holder="Max Beispiel")


@dataclass
class Answers:
    """Dialogs that answer at once and remember what they were asked."""

    yes: bool = True
    asked: list = field(default_factory=list)

    def confirm(self, question):
        self.asked.append(question)
        return self.yes


class Home(View):
    code, heading = "home", "Home"
    kinds = frozenset({"event"})

    def __init__(self, session, parent=None):
        super().__init__(session, parent)
        self.reloads = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        self.panel = Panel(session.theme, "sheet")
        self.panel.add(Text("Konferenz der Automobilregionen, 12. November 2026", "h2", wrap=True))
        self.panel.add(Text("In 41 Tagen · Ort und Gastgeber stehen fest · Redezeit 2 Minuten", "muted", wrap=True))
        self.panel.add_flow(
            Chip("✓ 6 Punkte mitgezeichnet", "ok"), Chip("! 3 überfällig", "warn"), Chip("Entwurf", "quiet")
        )
        column.addWidget(self.panel)
        self.list = QListWidget()
        self.list.setTabKeyNavigation(False)
        self.list.addItems(
            [
                "Punkt 2: keine Position",
                "Punkt 5: Beleg älter als ein Jahr",
                "Redebeitrag zu TOP 3: 18 Sekunden zu lang",
            ]
        )
        session.tr.bind(self.list.setAccessibleName, "What is missing")
        column.addWidget(self.list, 1)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        session.tr.bind(self.note.setAccessibleName, "Comment")
        column.addWidget(self.note)
        self.field = QLineEdit("Kurz")
        session.tr.bind(self.field.setAccessibleName, "Title")
        column.addWidget(self.field)
        row = Panel(session.theme, "")
        self.go = Button(session.theme, "file-down", "primary")
        session.tr.bind(self.go.setText, "Make the pack")
        self.other = Button(session.theme, "history")
        session.tr.bind(self.other.setText, "History")
        self.grave = Button(session.theme, "archive", "grave")
        session.tr.bind(self.grave.setText, "Retire")
        row.add_row(self.go, self.other, self.grave, None)
        column.addWidget(row)
        self.side = Panel(session.theme, "")
        self.side.add(Text("Auswahl", "cap"))
        self.side.add(Text("Punkt 2: Offenheit für alle Antriebsarten", "h2", wrap=True))
        self.side.add(Text("Noch keine Position. Federführung: Referat 42.", "muted", wrap=True))
        self.open_point = Button(session.theme, "arrow-right")
        session.tr.bind(self.open_point.setText, "Open")
        self.side.add_row(self.open_point, None)
        self.side.fill_up()

    @property
    def details(self):
        return self.side

    def reload(self):
        self.reloads += 1


class Point(View):
    code, heading = "point", "Point"
    kinds = frozenset({"position"})

    def __init__(self, session, parent=None):
        super().__init__(session, parent)
        self.left = []
        column = QVBoxLayout(self)
        self.line = QLineEdit()
        session.tr.bind(self.line.setAccessibleName, "Line to take")
        column.addWidget(self.line)
        column.addStretch(1)

    @property
    def title(self):
        number = (self.record_id or "").removeprefix("point-")
        return self.session.words("Point {number}", number=number)

    def leave(self):
        self.left.append(self.record_id)


class Points(View):
    code, heading = "points", "Points"

    def __init__(self, session, parent=None):
        super().__init__(session, parent)
        column = QVBoxLayout(self)
        empty = EmptyState(
            session.theme,
            session.tr,
            "list-ordered",
            "No position yet",
            "Choose a point on the left, or import a text.",
        )
        empty.add_button("folder-input", "Import a text", primary=True)
        column.addWidget(empty)


class Search(View):
    code, heading = "search", "Search"

    def __init__(self, session, parent=None):
        super().__init__(session, parent)
        column = QVBoxLayout(self)
        self.list = QListWidget()
        session.tr.bind(self.list.setAccessibleName, "Finds")
        column.addWidget(self.list)

    def reload(self):
        self.list.clear()
        self.list.addItem(self.record_id or "")


def blank(code, label):
    class Blank(Points):
        heading = label

    Blank.code = code
    return Blank


def places():
    knowledge, exchange = "Knowledge", "Delegation"
    rows = [
        ("home", "Home", "house", Home, ""),
        ("points", "Points", "list-ordered", Points, ""),
        ("interventions", "Interventions", "mic", None, ""),
        ("matrix", "Matrix", "grid-3x3", None, ""),
        ("events", "Events", "calendar-days", None, ""),
        ("packs", "Packs", "book-open", None, ""),
        ("exchange", "Exchange", "arrow-left-right", None, exchange),
        ("conflicts", "Conflicts", "git-merge", None, exchange),
        ("evidence", "Evidence", "quote", None, knowledge),
        ("declarations", "Declarations", "scroll-text", None, knowledge),
        ("regions", "Regions", "map", None, knowledge),
        ("organisations", "Organisations", "building-2", None, knowledge),
        ("people", "People", "users", None, knowledge),
        ("settings", "Settings", "settings", None, knowledge),
    ]
    listed = [
        PlaceEntry(code, label, icon, view or blank(code, label), group) for code, label, icon, view, group in rows
    ]
    return (
        *listed,
        PlaceEntry("point", "Point", "list-ordered", Point, listed=False, parent="points"),
        PlaceEntry("search", "Search", "search", Search, listed=False),
    )


def commands():
    return (
        Command("Open a dossier", lambda: None, "folder-open", "Ctrl+O", "dossier"),
        Command("New dossier", lambda: None, "plus", "Ctrl+N", "dossier"),
        Command("Make a backup", lambda: None, "hard-drive", "", "safety"),
    )


def session_of(ground, dossier, ask=None):
    return Session(dossier, ground.hub, ground.jobs, ground.tr, ground.theme, ask or ground.ask, ground.desk)
