# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Conflicts in the window: side by side, decided by keyboard, one after the other; nothing is combined without a person."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.app import SystemClock, SystemIds
from ara_desktop.service import cards, exchange, records
from ara_desktop.service.dossiers import demo, open_dossier
from ara_desktop.service.shelves import own_region
from ara_desktop.ui.areas import tab_stops
from tests.ui import a11y

PARTS = {"clock": SystemClock(), "ids": SystemIds()}
BASE = "Erster Absatz.\n\nZweiter Absatz."
OURS = "Erster Absatz, hier ergänzt.\n\nZweiter Absatz."
THEIRS = "Erster Absatz.\n\nZweiter Absatz, dort ergänzt."


@pytest.fixture(scope="session")
def other_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("other") / "jonas.aradossier"
    demo(path, name="Jonas Falk", **PARTS)
    return path


class Pair:
    """The dossier in the window and a colleague's."""

    def __init__(self, store, other, folder):
        self.store, self.other, self._folder, self._number = store, other, folder, 0
        cards.trust(store, cards.own_card(other)[1], "principal")
        cards.trust(other, cards.own_card(store)[1], "principal")
        with store.reading() as view:
            region = own_region(view)
            self.ids = [one.id for one in view.records("position") if one.text("region") == region and one.text("line")]

    def write(self, store, id_, **values):
        with store.reading() as view:
            seen = view.all_heads("position", id_)
        records.write_fields(store, "position", id_, values, seen=seen)

    def begin(self, id_, **values):
        """Both hold the same."""
        self.write(self.store, id_, **values)
        self.send(self.store, self.other)

    def part(self, id_, ours, theirs):
        self.write(self.store, id_, **ours)
        self.write(self.other, id_, **theirs)

    def send(self, one, other):
        self._number += 1
        file = self._folder / f"{self._number}.arabundle"
        with other.reading() as view:
            replica = view.facts().replica
        exchange.export_bundle(one, file, partners=[replica])
        exchange.take_in_bundle(other, file.read_bytes())

    def receive(self):
        self.send(self.other, self.store)


@pytest.fixture
def pair(store, other_file, tmp_path):
    path = tmp_path / "jonas.aradossier"
    shutil.copyfile(other_file, path)
    other = open_dossier(path, holder="Jonas", **PARTS)
    yield Pair(store, other, tmp_path)
    other.close()


@pytest.fixture
def parted(pair):
    """One text with two versions."""
    pair.begin(pair.ids[0], line=BASE)
    pair.part(pair.ids[0], {"line": OURS}, {"line": THEIRS})
    pair.receive()
    return pair


def laid_out(shown):
    shown.settle()
    for _ in range(3):
        QApplication.sendPostedEvents()


def line_of(pair, at=0):
    return records.show(pair.store, pair.ids[at]).fields["line"]


def test_nothing_diverges_and_the_page_says_so(show_place):
    shown = show_place("conflicts", language="en")
    assert shown.view.empty.isVisible()
    assert not shown.view.body.isVisible()
    assert a11y.every_finding(shown.window) == []


def test_base_and_versions_stand_side_by_side_with_their_words_marked(show_place, parted):
    shown = show_place("conflicts", language="en")
    ours, theirs = shown.view.versions
    assert "Added: , hier ergänzt" in ours.text.accessibleName()
    assert "Added: , dort ergänzt" in theirs.text.accessibleName()
    assert ours.text.toPlainText() == OURS
    cursor = ours.text.textCursor()
    cursor.setPosition(OURS.index("hier") + 1)
    assert cursor.charFormat().fontUnderline()


def test_taking_a_version_by_keyboard(show_place, parted, qtbot):
    shown = show_place("conflicts", language="en")
    active(shown, qtbot)
    theirs = shown.view.versions[1]
    theirs.take.setFocus()
    QTest.keyClick(theirs.take, Qt.Key.Key_Space)
    shown.settle()
    assert line_of(parted) == THEIRS
    assert shown.view.empty.isVisible()


def test_a_combination_is_offered_and_counts_only_when_it_is_taken(show_place, parted):
    shown = show_place("conflicts", language="en")
    own = shown.view.own
    assert own.editor.toPlainText() == "Erster Absatz, hier ergänzt.\n\nZweiter Absatz, dort ergänzt."
    assert "only when you take it" in own.advice.text()
    shown.window.go("exchange")
    shown.settle()
    assert line_of(parted) is None
    shown.window.go("conflicts")
    shown.settle()
    own.take.click()
    shown.settle()
    assert line_of(parted) == "Erster Absatz, hier ergänzt.\n\nZweiter Absatz, dort ergänzt."


def test_what_was_written_stays_while_one_looks_at_another(show_place, parted, qtbot):
    parted.part(parted.ids[1], {"ask": "Unser Wunsch."}, {"ask": "Ihr Wunsch."})
    parted.receive()
    shown = show_place("conflicts", parted.ids[0], language="en")
    assert shown.view.model.rowCount() == 2
    active(shown, qtbot)
    shown.view.own.editor.setFocus()
    shown.view.own.editor.selectAll()
    QTest.keyClicks(shown.view.own.editor, "Mein eigener Satz.")
    first = shown.view.found.key
    QTest.keyClick(shown.view.own.editor, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert shown.view.found.key != first
    assert shown.view.own.editor.toPlainText() == "Unser Wunsch."
    shown.view.next.click()
    assert shown.view.found.key == first
    assert shown.view.own.editor.toPlainText() == "Mein eigener Satz."
    shown.view.own.take.click()
    shown.settle()
    assert line_of(parted) == "Mein eigener Satz."


def test_after_deciding_the_next_one_is_there_with_the_keyboard_on_it(show_place, parted, qtbot):
    parted.part(parted.ids[1], {"stance": "oppose"}, {"stance": "reservation"})
    parted.part(parted.ids[2], {"priority": "low"}, {"priority": "high"})
    parted.receive()
    shown = show_place("conflicts", language="en")
    active(shown, qtbot)
    QAbstractItemModelTester(shown.view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for left in (2, 1, 0):
        shown.view.versions[0].take.setFocus()
        QTest.keyClick(shown.view.versions[0].take, Qt.Key.Key_Space)
        shown.settle()
        assert shown.view.model.rowCount() == left
        if left:
            qtbot.waitUntil(shown.view.versions[0].take.hasFocus)
    assert shown.view.empty.isVisible()


def test_a_choice_is_shown_in_words(show_place, pair):
    pair.part(pair.ids[1], {"stance": "oppose"}, {"stance": "reservation"})
    pair.receive()
    shown = show_place("conflicts", language="en")
    from ara_desktop.ui.widgets.labels import Text

    said = {label.text() for panel in shown.view.versions for label in panel.findChildren(Text)}
    assert {"Oppose", "Reservation"} <= said
    assert not shown.view.own.isVisible()


def test_a_fallen_clearance_is_said_before_one_decides(show_place, store, pair):
    with store.reading() as view:
        clearance = next(
            one
            for one in view.records("clearance")
            if one.text("state") == "co_signed" and one.text("part") == "line" and one.text("language") == "de"
        )
        text = view.record("position", clearance.text("subject_record")).text("line")
    subject, unit = clearance.text("subject_record"), clearance.text("unit")
    pair.part(subject, {"line": text + " Ergänzt."}, {"line": text + " Anders ergänzt."})
    pair.receive()
    shown = show_place("conflicts", language="en")
    from ara_desktop.ui.widgets.labels import Text

    said = " ".join(label.text() for panel in shown.view.versions for label in panel.findChildren(Text))
    assert unit in said
    assert "stays void" in said


def test_a_record_taken_out_is_explained_and_can_be_kept(show_place, pair):
    pair.write(pair.other, pair.ids[0], line="Inzwischen geändert.")
    records.retire(pair.store, pair.ids[0], "erledigt", "position")
    pair.receive()
    shown = show_place("conflicts", language="en")
    assert "without having seen" in shown.view._legend.text()
    panels = shown.view.taken_out
    assert panels is not None
    assert not shown.view.own.isVisible()
    laid_out(shown)
    assert a11y.every_finding(shown.window) == []
    QTest.keyClick(panels.take_back, Qt.Key.Key_Space)
    shown.settle()
    record = records.show(pair.store, pair.ids[0])
    assert record.retired is None
    assert record.fields["line"] == "Inzwischen geändert."


def test_a_record_taken_out_can_stay_out(show_place, pair):
    pair.write(pair.other, pair.ids[0], line="Inzwischen geändert.")
    records.retire(pair.store, pair.ids[0], "erledigt", "position")
    pair.receive()
    shown = show_place("conflicts", language="en")
    shown.view.taken_out.take_out.click()
    shown.settle()
    assert records.show(pair.store, pair.ids[0]).retired == "erledigt"


def test_markup_and_hidden_signs_are_shown_as_text(show_place, pair):
    pair.part(pair.ids[0], {"line": "<b>fett</b> & mehr"}, {"line": "Zeile\u202eumgekehrt"})
    pair.receive()
    shown = show_place("conflicts", language="en")
    texts = [panel.text.toPlainText() for panel in shown.view.versions]
    assert any("<b>fett</b>" in text for text in texts)
    assert any("‹U+202E›" in text for text in texts)


@pytest.mark.parametrize(
    ("language", "percent", "size"), [("de", 100, (1366, 768)), ("de", 200, (1366, 768)), ("en", 100, (900, 700))]
)
def test_nothing_is_nameless_clipped_or_out_of_reach(show_place, parted, qtbot, language, percent, size):
    parted.part(parted.ids[1], {"stance": "oppose"}, {"stance": "reservation"})
    parted.receive()
    shown = show_place("conflicts", parted.ids[0], language=language, percent=percent, size=size)
    laid_out(shown)
    assert a11y.every_finding(shown.window) == []
    active(shown, qtbot)
    assert a11y.unreachable(shown.window) == []
    stops = list(tab_stops(shown.view))
    assert stops.index(shown.view.versions[0].take) < stops.index(shown.view.own.editor)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_painted_texts_have_contrast(show_place, parted, scheme):
    shown = show_place("conflicts", scheme=scheme)
    laid_out(shown)
    assert a11y.low_contrast(shown.window) == []


def active(shown, qtbot):
    with qtbot.waitActive(shown.window):
        shown.window.activateWindow()
