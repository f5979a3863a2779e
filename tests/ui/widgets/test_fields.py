# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ara_desktop.ui.widgets.fields import Choice, DateField, Labelled, NumberField, partial_date


@pytest.fixture
def page(ground, qtbot):
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def put(page, widget):
    page.layout().addWidget(widget)
    widget.show()
    return widget


def wheel(widget):
    event = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event


@pytest.mark.parametrize(
    ("written", "meant"),
    [("7.3.2025", "2025-03-07"), ("07/03/2025", "2025-03-07"), (" 7. 3. 2025 ", "2025-03-07"), ("3.2025", "2025-03"), ("03/2025", "2025-03"),
     ("2025", "2025"), ("2025-3-7", "2025-03-07"), ("2025-03", "2025-03"), ("", ""), ("31.2.2025", ""), ("13.2025", ""), ("7.3.25", ""),
     ("bald", ""), ("0000", "")],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(written, meant):
    assert partial_date(written) == meant


def test_a_whole_date_can_be_read_however_narrow_the_form(ground, page, qtbot):
    field = put(page, DateField(ground.tr))
    field.show_date("2028-12-28")
    page.resize(10, 100)
    qtbot.waitUntil(lambda: field.width() >= field.fontMetrics().horizontalAdvance("28.12.2028") + 16)


def test_an_empty_date_is_empty(ground, page):
    field = put(page, DateField(ground.tr))
    assert (field.text(), field.value, field.is_understood) == ("", "", True)


def test_a_date_is_told_when_the_field_is_left(ground, page, qtbot):
    field = put(page, DateField(ground.tr))
    QTest.keyClicks(field, "9.11.2023")
    with qtbot.waitSignal(field.entered) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["2023-11-09"]
    assert field.text() == "09.11.2023"


def test_what_is_no_date_is_kept_and_marked_but_not_told(ground, page, qtbot):
    field = put(page, DateField(ground.tr))
    field.show_date("2023-11")
    field.clear()
    QTest.keyClicks(field, "Herbst")
    with qtbot.assertNotEmitted(field.entered):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Herbst"
    assert field.property("wrong") is True
    assert field.accessibleDescription()
    assert field.value == "2023-11"


def test_emptying_a_date_is_told(ground, page, qtbot):
    field = put(page, DateField(ground.tr))
    field.show_date("2023")
    field.clear()
    with qtbot.waitSignal(field.entered) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [""]


def test_a_choice_tells_the_user_s_choice_only(page, qtbot):
    field = put(page, Choice())
    with qtbot.assertNotEmitted(field.chosen):
        field.offer([("support", "Zustimmung"), ("oppose", "Ablehnung")])
        field.show_code("oppose")
    assert field.code == "oppose"
    with qtbot.waitSignal(field.chosen) as told:
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert told.args == ["support"]


def test_a_choice_survives_new_labels_and_shows_codes_of_newer_programs(page):
    field = put(page, Choice())
    field.offer([("support", "Zustimmung"), ("oppose", "Ablehnung")])
    field.show_code("oppose")
    field.offer([("support", "Support"), ("oppose", "Oppose")])
    assert field.currentText() == "Oppose"
    field.show_code("novel")
    assert field.code == "novel"


def test_the_wheel_never_changes_a_field(ground, page):
    choice, number = put(page, Choice()), put(page, NumberField(ground.theme))
    choice.offer([("a", "A"), ("b", "B")])
    choice.show_code("a")
    number.show_number(5)
    assert not wheel(choice).isAccepted()
    assert not wheel(number).isAccepted()
    assert (choice.code, number.value()) == ("a", 5)


def test_a_number_is_told_once_after_a_change(ground, page, qtbot):
    field = put(page, NumberField(ground.theme, most=600))
    field.show_number(90)
    told = []
    field.entered.connect(told.append)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [91]


def test_a_label_names_its_field(ground, page):
    field = DateField(ground.tr)
    form = put(page, Labelled(ground.tr, "Reply by", field, hint="Until when an answer is expected"))
    label = form.findChildren(QLabel)[0]
    assert label.buddy() is field
    assert field.accessibleName() == "Reply by"
    assert field.accessibleDescription() == "Until when an answer is expected"
