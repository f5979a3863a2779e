# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The list of points on the training dossier, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from ara_desktop.core.identity import keyed_id
from ara_desktop.service.dossiers import create, open_dossier
from ara_desktop.service.records import write_fields
from tests.ui.views.conftest import PARTS


@pytest.fixture
def points(show_place):
    return show_place("points")


def texts(shown, line):
    rows = shown.view.groups[0].rows
    return [rows.data(rows.index(line, column)) for column in range(rows.columnCount())]


def spoken(shown, line):
    rows = shown.view.groups[0].rows
    role = Qt.ItemDataRole.AccessibleTextRole
    return [rows.data(rows.index(line, column), role) for column in range(rows.columnCount())]


def test_shows_ten_points_with_stance_gaps_and_others(points):
    number, heading, stance, missing, others = texts(points, 5)
    row = points.view.groups[0].rows.row_at(5)
    assert (number, heading, stance) == ("6", "Beihilferahmen für den Umbau", "Vorbehalt")
    assert "1 Einwand" in missing.splitlines()
    assert others.splitlines() == [f"{row.supporting} dafür", f"{row.opposing} dagegen"]
    assert points.view.groups[0].rows.rowCount() == 10


def test_cells_read_as_sentences(points):
    number, _, stance, _, others = spoken(points, 5)
    assert number == "Punkt 6 der Erklärung: Beihilferahmen für den Umbau"
    assert stance == "Vorbehalt"
    assert f"{points.view.groups[0].rows.row_at(5).supporting} Regionen stimmen zu" in others


def test_the_model_keeps_the_rules_of_qt(points):
    tester = QAbstractItemModelTester(points.view.groups[0].rows)
    points.view.reload()
    points.settle()
    assert tester.model().rowCount() == 10


def test_return_opens_the_point(points, qtbot):
    table = points.view.groups[0].table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    points.settle()
    page = points.window.work.page
    assert page.code == "point"
    assert page.title == "Punkt 2 der Erklärung"


def test_the_keyboard_is_in_the_table_when_the_points_come(show_place, qtbot):
    shown = show_place("points")
    with qtbot.waitActive(shown.window):
        shown.window.activateWindow()
    assert shown.view.groups[0].table.hasFocus()


def test_the_details_follow_the_keyboard(points, qtbot):
    table = points.view.groups[0].table
    table.setFocus()
    for _ in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert points.view.details.point == points.view.groups[0].rows.key_at(2)
    qtbot.mouseClick(points.view.details.opened, Qt.MouseButton.LeftButton)
    assert points.window.work.page.title == "Punkt 3 der Erklärung"


def test_the_selection_survives_news(points, qtbot, store):
    table = points.view.groups[0].table
    table.setFocus()
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    kept = points.view.groups[0].rows.key_at(table.currentIndex())
    position = keyed_id("position", [keyed_id("region", ["X01"]), kept])
    points.session.write(lambda: write_fields(store, "position", position, {"stance": "oppose"})[1])
    points.settle()
    assert texts(points, 3)[2] == "Ablehnung"
    assert points.view.groups[0].rows.key_at(table.currentIndex()) == kept


def test_the_language_changes_at_once(points):
    points.session.tr.choose("en")
    points.settle()
    assert texts(points, 5)[1:3] == ["A State aid framework for conversion", "Reservation"]


# ---- points that are not known


@pytest.fixture
def saxony(tmp_path):
    path = tmp_path / "sachsen.aradossier"
    create(path, region="DED", name="Anna", **PARTS)
    opened = open_dossier(path, holder="Anna", **PARTS)
    yield opened
    opened.close()


@pytest.fixture
def store(request, training_file, tmp_path):
    """The training dossier, or the reference data where the test asks for them."""
    if "unknown" in request.fixturenames:
        yield request.getfixturevalue("saxony")
        return
    path = tmp_path / "training.aradossier"
    path.write_bytes(Path(training_file).read_bytes())
    opened = open_dossier(path, holder="Test", **PARTS)
    yield opened
    opened.close()


@pytest.fixture
def unknown(show_place):
    return show_place("points")


def test_points_that_nobody_has_say_where_they_are_and_how_they_come_in(unknown, qtbot):
    note = unknown.view.groups[0].unknown
    assert note.isVisible()
    assert note.command.toPlainText() == (
        'ara-desktop point import "sachsen.aradossier" TEXT.txt --declaration ten-points --language de'
    )
    qtbot.mouseClick(note.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == note.command.toPlainText()
    assert texts(unknown, 6)[1] == "Noch nicht bekannt"


def test_a_text_is_taken_in_from_a_file(unknown, qtbot, tmp_path, saxony):
    text = tmp_path / "text.txt"
    text.write_text("\n".join(f"{n}. Satz Nummer {n} der Übung." for n in range(1, 11)), encoding="utf-8")
    unknown.ask.open_file = lambda _title, _pattern: text
    unknown.ask.choice = lambda _title, _label, _options: 0
    qtbot.mouseClick(unknown.view.groups[0].unknown.take_in, Qt.MouseButton.LeftButton)
    unknown.settle()
    assert not unknown.view.groups[0].unknown.isVisible()
    with saxony.reading() as view:
        assert len(view.records("wording")) == 10


def test_a_file_that_cannot_be_read_is_said(unknown, qtbot, tmp_path):
    unknown.ask.open_file = lambda _title, _pattern: tmp_path / "none.txt"
    unknown.ask.choice = lambda _title, _label, _options: 0
    qtbot.mouseClick(unknown.view.groups[0].unknown.take_in, Qt.MouseButton.LeftButton)
    unknown.settle()
    assert "none.txt" in unknown.window.notice.text
