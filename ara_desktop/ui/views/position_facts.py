# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What is chosen and not written about a position: stance, priority, lead unit, validity, release, and why it changed."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ara_desktop.core.kinds import KINDS
from ara_desktop.service.fiche import Held, Sheet
from ara_desktop.text import labels
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_names import SETTINGS, author_of, field_name, value_of
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.fields import Choice, DateField
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.prose_kept import Kept

CHOICES = ("stance", "priority", "release")
REASON = "reason_for_change"
_COLUMNS_FROM_EM = ((44, 3), (26, 2), (0, 1))


class UnitField(QComboBox):
    """The sign of a unit: one of the house, or another that is typed.

    Signals:
        entered(str): when one chooses, or leaves the field after a change.
    """

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(8)
        self.activated.connect(self._on_done)
        line = self.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._on_done)

    def offer(self, units: Sequence[tuple[str, str]]) -> None:
        """The units of the house as (sign, name)."""
        if [self.itemData(at) for at in range(self.count())] == [sign for sign, _ in units]:
            return
        self.blockSignals(True)
        self.clear()
        for sign, name in units:
            self.addItem(f"{sign} – {name}" if name else sign, sign)
        self.blockSignals(False)
        self.show_sign(self._value)

    def show_sign(self, sign: str) -> None:
        """Show a sign without telling."""
        self._value = sign
        index = self.findData(sign)
        self.setCurrentIndex(index)
        if index < 0:
            self.setEditText(sign)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    @property
    def sign(self) -> str:
        """What stands there now: the sign of a unit, or what was typed."""
        return self._read()

    @property
    def typing(self) -> bool:
        """Whether something stands there that was not told yet."""
        return self._read() != self._value

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()

    def _read(self) -> str:
        text = self.currentText().strip()
        index = self.findText(text)
        return str(self.itemData(index)) if index >= 0 else text

    def _on_done(self) -> None:
        sign = self._read()
        if sign != self._value:
            self._value = sign
            self.entered.emit(sign)


class Facts(QWidget):
    """The settings of a position in a grid that follows the width.

    Signals:
        chosen(str field, str value, tuple heads): to be written, with the ops that were on the screen.
        came(str field): the keyboard is in a field.
        settle(): to the place where diverging versions are decided.
    """

    chosen = Signal(str, str, object)
    came = Signal(str)
    settle = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._held: Mapping[str, Held] = {}
        self._columns = 0
        self.choices = {name: Choice() for name in CHOICES}
        self.unit, self.until = UnitField(), DateField(session.tr)
        self.reason = Kept(session.theme, lines=1)
        self.fields: dict[str, QWidget] = {
            "stance": self.choices["stance"],
            "priority": self.choices["priority"],
            "lead_unit": self.unit,
            "valid_until": self.until,
            "release": self.choices["release"],
        }
        self._boxes = [self._labelled(name, field) for name, field in self.fields.items()]
        self._reason_box = self._labelled(REASON, self.reason)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._disputes = Text(wrap=True)
        self._disputes.set_ink("warn")
        self._disputes.hide()
        self._decide = Button(session.theme, "git-merge")
        session.tr.bind(self._decide.setText, msgid("Decide which value holds"))
        self._decide.clicked.connect(self.settle)
        self._decide.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self._disputes)
        column.addWidget(self._decide, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._reason_box)
        self._connect()
        session.theme.changed.connect(self._lay_out)

    def order_tabs(self) -> None:
        """Tab goes through the fields in reading order; call it when they stand in the window's tree."""
        fields = [*self.fields.values(), self.reason]
        for one, following in pairwise(fields):
            QWidget.setTabOrder(one, following)

    def begin(self, page: Sheet) -> None:
        """Show the settings of another position."""
        self.reason.begin(page.settings[REASON].value, page.settings[REASON].heads)
        self._fill(page, fresh=True)

    def renew(self, page: Sheet) -> None:
        """Show what the same position holds now; what is being typed stays."""
        held = page.settings[REASON]
        self.reason.renew(held.value, held.heads)
        self._fill(page, fresh=False)

    def lock(self, *, locked: bool) -> None:
        """Nothing can be chosen: the position was taken out, or the dossier is open for reading."""
        for field in self.fields.values():
            field.setEnabled(not locked)
        self.reason.setReadOnly(locked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns where there is room, one where there is little."""
        super().resizeEvent(event)
        self._lay_out()

    def _fill(self, page: Sheet, *, fresh: bool) -> None:
        self._held = page.settings
        words = self._session.words
        for name, field in self.choices.items():
            codes = KINDS["position"].fields[name].choices
            field.offer([("", "–"), *((code, labels.choice("position", name, code, words)) for code in codes)])
            field.show_code(page.settings[name].value)
            field.setPlaceholderText(words("diverging versions"))
            if page.settings[name].versions:
                field.setCurrentIndex(-1)
        self.unit.offer(page.units)
        if fresh or not self.unit.typing:
            self.unit.show_sign(page.settings["lead_unit"].value)
        if fresh or not self.until.hasFocus():
            self.until.show_date(page.settings["valid_until"].value)
        self._reason_box.setVisible(page.exists)
        self._tell_disputes(page)

    def _tell_disputes(self, page: Sheet) -> None:
        words, formats = self._session.words, self._session.formats
        lines = []
        for name, held in page.settings.items():
            if held.versions:
                each = [
                    words(
                        "{value} ({who})",
                        value=value_of(name, one.value, words, formats),
                        who=author_of(one.author, words),
                    )
                    for one in held.versions
                ]
                lines.append(
                    words(
                        "{field}: diverging versions: {versions}",
                        field=field_name(name, words),
                        versions=formats.listing(each),
                    )
                )
        self._disputes.setText("\n".join(lines))
        self._disputes.setVisible(bool(lines))
        self._decide.setVisible(bool(lines))

    # Construction

    def _labelled(self, name: str, field: QWidget) -> QWidget:
        box = QWidget(self)
        label = Text(role="cap")
        label.setBuddy(field)
        self._session.tr.bind(label.setText, SETTINGS[name])
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(field)
        self._session.tr.changed.connect(lambda: self._name(name, field))
        self._name(name, field)
        return box

    def _name(self, name: str, field: QWidget) -> None:
        field.setAccessibleName(field_name(name, self._session.words))
        line = _line(field)
        if line is not None:
            line.setAccessibleName(field_name(name, self._session.words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The details follow the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            name = next((name for name, field in self.fields.items() if watched in (field, _line(field))), None)
            if name is not None:
                self.came.emit(name)
        return False

    def _connect(self) -> None:
        for field in self.fields.values():
            (_line(field) or field).installEventFilter(self)
        self.reason.came.connect(lambda: self.came.emit(REASON))
        for name, field in self.choices.items():
            field.chosen.connect(lambda code, name=name: self._choose(name, code))
        self.unit.entered.connect(lambda sign: self._choose("lead_unit", sign))
        self.until.entered.connect(lambda day: self._choose("valid_until", day))

    def _choose(self, name: str, value: str) -> None:
        held = self._held.get(name, Held(name))
        if value != held.value or held.versions:
            self.chosen.emit(name, value, held.heads)

    def _lay_out(self) -> None:
        em = self._session.theme.em
        width_em = self.width() / max(1, self._session.theme.text_px)
        columns = next(count for least, count in _COLUMNS_FROM_EM if width_em >= least)
        self._grid.setHorizontalSpacing(em(0.9))
        self._grid.setVerticalSpacing(em(0.55))
        if columns == self._columns:
            return
        self._columns = columns
        for box in self._boxes:
            self._grid.removeWidget(box)
        for at, box in enumerate(self._boxes):
            self._grid.addWidget(box, at // columns, at % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _line(field: QWidget) -> QLineEdit | None:
    """The line in which one types into a field of several choices."""
    return field.lineEdit() if isinstance(field, QComboBox) else None
