# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Our position in other languages on the training dossier."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.core.identity import keyed_id
from ara_desktop.service.fiche_translations import FRESH, STALE, translations
from ara_desktop.service.records import write_fields
from tests.ui import a11y

HOME = keyed_id("declaration", ["ten-points"])
POINT = keyed_id("point", [HOME, "1"])
POSITION = keyed_id("position", [keyed_id("region", ["X01"]), POINT])


@pytest.fixture
def shown(show_place, qtbot):
    found = show_place("point", POINT)
    with qtbot.waitActive(found.window):
        found.window.activateWindow()
    press(found.view.translations.unfold)
    return found


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def state(shown, store, field="line", language="en"):
    with store.reading() as view:
        return translations(view, shown.view._page, language)[field].state


def test_folded_it_shows_nothing(show_place):
    view = show_place("point", POINT).view
    assert not view.translations.rows["line"].isVisible()
    assert not view.translations.language.isVisible()


def test_shows_original_and_translation(shown):
    row = shown.view.translations.rows["line"]
    assert shown.view.translations.language.code == "en"
    assert row.original.toPlainText().startswith("Birkenmark unterstützt")
    assert row.editor.toPlainText().startswith("Birkenmark supports")
    assert row._state.text() == "Aktuell"


def test_a_changed_original_makes_it_stale_until_somebody_says_it_fits(shown, store):
    editor = shown.view.position.parts["line"].editor
    editor.insertPlainText("Ja. ")
    editor.flush()
    shown.settle()
    row = shown.view.translations.rows["line"]
    assert (state(shown, store), row._state.text()) == (STALE, "Original seither geändert")
    press(row.fits)
    shown.settle()
    assert state(shown, store) == FRESH
    assert not row.fits.isVisible()


def test_what_is_typed_is_saved(shown, store):
    row = shown.view.translations.rows["line"]
    row.editor.setFocus()
    row.editor.selectAll()
    QTest.keyClicks(row.editor, "Yes")
    row.editor.flush()
    QTest.keyClicks(row.editor, ".")
    shown.session.go("points")
    shown.settle()
    with store.reading() as view:
        record = view.record("translation", keyed_id("translation", [POSITION, "line", "en"]))
    assert record.text("text") == "Yes."
    assert record.conflicts == ()


def test_another_language_keeps_what_was_typed_in_this_one(shown, store):
    panel = shown.view.translations
    panel.rows["ask"].editor.setPlainText("Money.")
    panel.language.show_code("fr")
    panel.language.chosen.emit("fr")
    shown.settle()
    assert panel.rows["ask"].editor.toPlainText() == ""
    panel.rows["ask"].editor.setPlainText("De l'argent.")
    panel.flush()
    shown.settle()
    with store.reading() as view:
        texts = {
            code: view.record("translation", keyed_id("translation", [POSITION, "ask", code])).text("text")
            for code in ("en", "fr")
        }
    assert texts == {"en": "Money.", "fr": "De l'argent."}


def test_diverging_translations_lead_to_their_decision(shown, store, monkeypatch):
    id_ = keyed_id("translation", [POSITION, "line", "en"])
    shown.session.write(lambda: write_fields(store, "translation", id_, {"text": "Other."}, seen={"text": ()})[1])
    shown.settle()
    row = shown.view.translations.rows["line"]
    assert row.versions.isVisible()
    assert not row.editor.isVisible()
    asked = []
    monkeypatch.setattr(shown.window, "go", lambda code, record=None: asked.append((code, record)))
    row.versions.settle.emit()
    assert asked == [("conflicts", id_)]


def test_red_lines_are_translated_apart(shown):
    panel = shown.view.translations
    assert panel.closed.isVisible()
    assert panel.rows["red_line"].parent() is panel.closed


@pytest.mark.parametrize("language", ["de", "en", "pseudo"])
def test_unfolded_it_has_no_findings(show_place, language):
    found = show_place("point", POINT, language=language)
    found.view.translations.unfold.setChecked(True)
    for _ in range(3):
        QApplication.sendPostedEvents()
    assert a11y.every_finding(found.window) == []
