# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The fields of an event or an agenda item; what only the principal may see stands in a panel of its own.

Which editor a field gets follows from its declaration (``core/kinds.py``), its label too. Everything saves itself.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ara_desktop.core.kinds import KINDS
from ara_desktop.service.fiche import Held
from ara_desktop.service.programme import Sheet, local_day
from ara_desktop.service.programme_edit import keep_time
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.event_fields import MomentField, PointsButton, TagsField
from ara_desktop.ui.views.intervention_fields import LineField, SlotField, plain_value, shown_line
from ara_desktop.ui.views.intervention_keeping import Keeper
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.fields import Choice, DateField
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel, PrincipalPanel
from ara_desktop.ui.widgets.prose_kept import Kept

Points = Sequence[tuple[str, str, str]]
FACTS: Mapping[str, tuple[str, ...]] = {
    "event": (
        "name", "starts_on", "ends_on", "kind", "zone", "place", "country", "host", "languages", "theme", "reply_by",
        "file_number", "contact",
    ),
    "agenda_item": (
        "title", "label", "kind", "starts_at", "ends_at", "slot_seconds", "room", "seat", "speaker_before",
        "speaker_after", "counterpart", "interpretation", "points", "contact",
    ),
}  # fmt: skip
TEXTS: Mapping[str, tuple[str, ...]] = {
    "event": ("outcome",),
    "agenda_item": ("arrangements", "background", "result", "next_steps"),
}
CLOSED: Mapping[str, tuple[str, ...]] = {
    "event": ("objective", "messages", "avoid"),
    "agenda_item": ("objective", "messages", "avoid", "assessment"),
}
_WIDE = ("name", "title", "theme", "place", "points", "speaker_before", "speaker_after")
_TWO_FROM_EM = 27
_ABOVE_MINUTES = "slot_seconds"


class RecordForm(QWidget):
    """All fields of one record of a kind.

    Signals:
        settle(): to the place where diverging versions are decided.
    """

    settle = Signal()

    def __init__(self, session: Session, keeper: Keeper, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._keeper, self.kind = session, keeper, kind
        self._sheet: Sheet | None = None
        self._zone, self._day = "UTC", ""
        self._points: Points = ()
        self._columns = 0
        self._labels: dict[str, Text] = {}
        self._boxes: list[tuple[str, QWidget]] = []
        self.fields: dict[str, QWidget] = {}
        self._grid = QGridLayout()
        self._disputes, self._go = Text(wrap=True), Button(session.theme, "git-merge")
        session.tr.bind(self._go.setText, msgid("Decide which text holds"))
        self._go.clicked.connect(self.settle)
        self._note = Panel(session.theme, "note")
        self._note.add(self._disputes)
        self._note.add_row(self._go, None)
        self._note.hide()
        self._closed = PrincipalPanel(session.theme, session.tr)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._note)
        self._column.addLayout(self._grid)
        for name in FACTS[kind]:
            self._boxes.append((name, self._labelled(name)))
        for name in TEXTS[kind]:
            self._column.addWidget(self._labelled(name))
        for name in CLOSED[kind]:
            self._closed.add(self._labelled(name))
        self._column.addWidget(self._closed)
        session.tr.changed.connect(self._name)
        self._name()
        self._lay_out()

    def begin(self, sheet: Sheet, zone: str, day: str, points: Points) -> None:
        """Show another record; what was typed before has been flushed. ``day``: the one that a time alone means."""
        self._sheet = None
        for name, field in self.fields.items():
            if isinstance(field, LineField | Kept):
                field.begin(*shown_line(sheet.held.get(name)))
                self._keeper.give_back(sheet.id, name, field)
        self.renew(sheet, zone, day, points, read_only=False)

    def renew(self, sheet: Sheet, zone: str, day: str, points: Points, *, read_only: bool) -> None:
        """Show what the store holds now; what is being typed stays."""
        self._sheet, self._zone, self._points = sheet, zone, points
        self._day = local_day(plain_value(sheet.held.get("starts_at")), zone) or day
        for name, field in self.fields.items():
            self._fill(name, field, sheet)
            if isinstance(field, LineField | Kept):
                field.setReadOnly(read_only)
            else:
                field.setEnabled(not read_only)
        self._tell_disputes(sheet)

    def flush(self) -> None:
        """Save what is being typed."""
        for field in self.fields.values():
            if isinstance(field, LineField | Kept):
                field.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Short fields side by side where there is room."""
        super().resizeEvent(event)
        self._lay_out()

    # -- filling ------------------------------------------------------------------------------------------------------
    def _fill(self, name: str, field: QWidget, sheet: Sheet) -> None:
        value = plain_value(sheet.held.get(name))
        if isinstance(field, LineField | Kept):
            field.renew(*shown_line(sheet.held.get(name)))
        elif isinstance(field, Choice):
            field.show_code(value)
        elif field.hasFocus():
            return
        elif isinstance(field, DateField):
            field.show_date(value)
        elif isinstance(field, MomentField):
            field.show_moment(value, self._zone, self._day)
        elif isinstance(field, SlotField):
            field.show_seconds(int(value) if value else None)
        elif isinstance(field, TagsField):
            field.show_tags(sheet.sets.get(name, ()))
        elif isinstance(field, PointsButton):
            field.show_points(sheet.sets.get(name, ()), self._points)

    def _tell_disputes(self, sheet: Sheet) -> None:
        words = self._session.words
        names = [labels.field(self.kind, name, words) for name, held in sheet.held.items() if held.versions]
        self._note.setVisible(bool(names))
        if names:
            listed = self._session.formats.listing(names)
            self._disputes.setText(
                words("Diverging versions: {fields}. All are kept until one is chosen.", fields=listed)
            )

    def _name(self, _language: str = "") -> None:
        words = self._session.words
        for name, field in self.fields.items():
            said = labels.field(self.kind, name, words)
            self._labels[name].setText(said)
            if isinstance(field, PointsButton):
                field.name_as(said)
            else:
                field.setAccessibleName(said)
            if isinstance(field, Choice):
                choices = KINDS[self.kind].fields[name].choices
                options = [(code, labels.choice(self.kind, name, code, words)) for code in choices]
                field.offer([("", words("not set")), *options])
        if self._sheet is not None:
            self._tell_disputes(self._sheet)

    # -- saving -------------------------------------------------------------------------------------------------------
    def _keep(self, name: str, value: object) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        held = sheet.held.get(name, Held(name))
        if name in ("starts_at", "ends_at"):
            store, id_, moment = self._session.dossier.store, sheet.id, str(value) or None
            self._keeper.run(lambda: keep_time(store, id_, name, moment, held.heads))
        else:
            kept = value if isinstance(value, tuple) else (value or None)
            self._keeper.keep_value(self.kind, sheet.id, name, kept, held.heads)  # type: ignore[arg-type]

    def _keep_text(self, name: str, field: LineField | Kept) -> Callable[[str, object], None]:
        def keep(text: str, seen: object) -> None:
            if self._sheet is not None:
                self._keeper.keep_text(self.kind, self._sheet.id, name, text, seen, field)  # type: ignore[arg-type]

        return keep

    # -- construction -------------------------------------------------------------------------------------------------
    def _labelled(self, name: str) -> QWidget:
        field = self._made(name)
        self.fields[name] = field
        box, label = QWidget(), Text(role="cap")
        label.setBuddy(field)
        self._labels[name] = label
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(field)
        return box

    def _made(self, name: str) -> QWidget:
        declared, session = KINDS[self.kind].fields[name], self._session
        if declared.type == "prose":
            prose = Kept(session.theme, lines=2)
            prose.wanted.connect(self._keep_text(name, prose))
            return prose
        if declared.type == "choice":
            choice = Choice()
            choice.chosen.connect(lambda code: self._keep(name, code))
            return choice
        makers: Mapping[str, Callable[[], DateField | MomentField | SlotField | TagsField | PointsButton]] = {
            "date": lambda: DateField(session.tr),
            "moment": lambda: MomentField(session.tr),
            "number": lambda: SlotField(session.tr),
            "tags": lambda: TagsField(session.tr),
            "refs": lambda: PointsButton(session),
        }
        if declared.type in makers:
            made = makers[declared.type]()
            made.entered.connect(lambda value: self._keep(name, value))
            return made
        line = LineField()
        line.wanted.connect(self._keep_text(name, line))
        return line

    def _lay_out(self) -> None:
        em = self._session.theme.em
        self._grid.setHorizontalSpacing(em(0.8))
        self._grid.setVerticalSpacing(em(0.5))
        self._column.setSpacing(em(0.6))
        columns = 2 if self.width() >= em(_TWO_FROM_EM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        row = at = 0
        for name, box in self._boxes:
            span = columns if name in _WIDE else 1
            if at + span > columns:
                row, at = row + 1, 0
            self._grid.addWidget(box, row, at, 1, span)
            at += span
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
