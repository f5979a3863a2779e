# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import gc

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton

from ara_desktop.text.catalogue import Words
from ara_desktop.ui.i18n import Translator


@pytest.fixture
def tr(qapp):
    return Translator(Words, "en")


def test_a_bound_text_follows_the_language(tr, qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    tr.bind(label.setText, "Events")
    assert label.text() == "Events"
    with qtbot.waitSignal(tr.changed) as told:
        tr.choose("de")
    assert (label.text(), told.args) == ("Veranstaltungen", ["de"])


def test_facts_fill_a_bound_text(tr, qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    tr.bind(label.setText, "Text {percent} %", percent=125)
    tr.choose("de")
    assert label.text() == "Schrift 125\N{NO-BREAK SPACE}%"


def test_own_methods_and_qt_methods_can_be_bound(tr, qtbot):
    class Named(QPushButton):
        def rename(self, text):
            self.setText(f"<{text}>")

    button, action = Named(), QAction()
    qtbot.addWidget(button)
    tr.bind(button.rename, "Events")
    tr.bind(action.setText, "Events")
    tr.choose("de")
    assert (button.text(), action.text()) == ("<Veranstaltungen>", "Veranstaltungen")


def test_a_plain_function_cannot_be_bound(tr):
    with pytest.raises(TypeError):
        tr.bind(lambda _text: None, "Events")


def test_a_widget_that_is_gone_is_forgotten(tr, qapp):
    gone, deleted = QLabel(), QLabel()
    tr.bind(gone.setText, "Events")
    tr.bind(deleted.setText, "Events")
    del gone
    deleted.deleteLater()
    QCoreApplication.sendPostedEvents(deleted, 52)  # DeferredDelete
    gc.collect()
    tr.choose("de")
    assert tr._bound == []


def test_the_same_language_again_changes_nothing(tr, qtbot):
    with qtbot.assertNotEmitted(tr.changed):
        tr.choose("en")


def test_standard_buttons_and_the_reading_direction_follow(tr, qapp, qtbot):
    tr.choose("de")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Abbrechen"
    assert QLocale().language() == QLocale.Language.German
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
