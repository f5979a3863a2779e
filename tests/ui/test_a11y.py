# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Each check finds the fault that was planted for it; and the window itself has none, in any language, look and size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from tests.ui import a11y
from tests.ui.sample import HEADINGS, places

CODES = [place.code for place in places()]
LANGUAGES = ["de", "en", "pseudo"]


def lay_out():
    for _ in range(3):
        QApplication.sendPostedEvents()


# ---- the window has no findings


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_findings_anywhere(window, ground, language, percent):
    ground.tr.choose(language)
    ground.theme.apply(percent=percent)
    findings = {}
    for code in CODES:
        window.go(code)
        lay_out()
        if found := a11y.every_finding(window):
            findings[code] = found
    assert findings == {}


@pytest.mark.parametrize("code", ["home", "points", "search"])
def test_tab_reaches_everything_and_nothing_traps_it(window, code):
    window.go(code)
    assert a11y.unreachable(window) == []


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_painted_texts_have_contrast(window, ground, dossier, scheme):
    from ara_desktop.ui.theme import Scheme

    dossier.train()
    window.refresh()
    ground.theme.apply(Scheme(scheme))
    for code in ("home", "points"):
        window.go(code)
        lay_out()
        assert a11y.low_contrast(window) == []


def test_every_text_of_the_frame_is_translated(window, ground, dossier):
    dossier.train()
    ground.tr.choose("pseudo")
    window.refresh()
    own = {
        dossier.facts.name,
        dossier.facts.writer,
        dossier.facts.holder,
        *HEADINGS,
        "Deutsch",
        "English",
        "ARA Desktop",
    }

    def is_content(text):
        return any(part in text for part in own if part)

    for frame in (window.side, window.top, window.bottom, window.band, window.notice):
        assert a11y.untranslated(frame, is_content) == []


# ---- each check finds its fault


def panel_of(window):
    return window.work.page.side


def plant(window, widget):
    """Put a widget among the details, where everything is shown."""
    panel_of(window).column.insertWidget(0, widget)
    widget.show()
    lay_out()
    return widget


def findings(window):
    lay_out()
    return " | ".join(a11y.every_finding(window))


def test_finds_a_button_without_a_name(window):
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    plant(window, button)
    assert "unnamed: Button" in findings(window)


def test_finds_a_field_without_a_label(window):
    field = QLineEdit()
    field.setPlaceholderText("A placeholder is no label")
    plant(window, field)
    assert "unlabelled: QLineEdit" in findings(window)


def test_a_buddy_is_a_label(window):
    field = plant(window, QLineEdit())
    label = QLabel("&Title")
    label.setBuddy(field)
    plant(window, label)
    assert "unlabelled" not in findings(window)


def test_finds_a_focusable_widget_without_a_role(window):
    bare = QWidget()
    bare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bare.setMinimumSize(30, 30)
    plant(window, bare)
    assert "without_role: QWidget" in findings(window)


def test_finds_a_trap(window):
    editor = window.work.page.note
    editor.setTabChangesFocus(False)
    assert any(f.startswith("trap: QPlainTextEdit") for f in a11y.unreachable(window))


def test_finds_what_tab_never_reaches(window):
    class Selfish(QPushButton):
        def focusNextPrevChild(self, _forward):
            window.side.places.setFocus()
            return True

    plant(window, Selfish("Here"))
    assert any(f.startswith("not reached") for f in a11y.unreachable(window))


def test_finds_a_key_given_twice(window):
    action = QAction("Another", window)
    action.setShortcut(QKeySequence("Ctrl+K"))
    window.addAction(action)
    assert "duplicate_shortcuts: Ctrl+K" in findings(window)


def test_finds_a_mnemonic_given_twice(window):
    plant(window, QPushButton("&Save"))
    plant(window, QPushButton("&Send"))
    assert "duplicate_mnemonics: S" in findings(window)


def test_finds_a_mnemonic_given_twice_in_a_menu(window):
    menu = window.side.menu.choices
    menu.addAction("&One")
    menu.addAction("&Other")
    assert "duplicate_mnemonics: " in findings(window)


def test_finds_a_small_target(window):
    button = QPushButton("x")
    button.setFixedSize(20, 20)
    button.setStyleSheet("min-height: 0; padding: 0")
    plant(window, button)
    assert "small_targets: QPushButton" in findings(window)


def test_finds_low_rows(window):
    rows = QListWidget()
    rows.setAccessibleName("Rows")
    rows.setStyleSheet("QListView::item { padding: 0; min-height: 0; } QListView { font-size: 8px; }")
    rows.addItem("low")
    plant(window, rows)
    assert "low_rows: QListWidget" in findings(window)


def test_finds_a_clipped_text(window):
    label = QLabel("A text that has far too little room")
    label.setFixedWidth(40)
    plant(window, label)
    assert "clipped: 'A text" in findings(window)


def test_finds_a_wrapped_text_that_is_cut_below(window):
    label = QLabel("A text that goes on in the next line and the next " * 4)
    label.setWordWrap(True)
    label.setFixedSize(120, 20)
    plant(window, label)
    assert "clipped: 'A text" in findings(window)


def test_finds_a_text_that_lies_outside(window):
    label = QLabel("Outside", window.top)
    label.move(window.top.width() - 10, 5)
    label.show()
    assert "clipped: 'Outside' is cut off" in findings(window)


def test_finds_a_text_that_is_not_translated(window, ground):
    ground.tr.choose("pseudo")
    plant(window, QLabel("Plain English"))
    assert "QLabel 'Plain English'" in a11y.untranslated(panel_of(window))


def test_finds_a_low_contrast(window):
    label = QLabel("Pale words")
    label.setStyleSheet("color: #B8BEC8")
    plant(window, label)
    assert any("Pale words" in finding for finding in a11y.low_contrast(window))


def test_finds_a_text_hidden_in_an_editor_without_name(window):
    plant(window, QPlainTextEdit())
    assert "unnamed: EditableText" in findings(window)
