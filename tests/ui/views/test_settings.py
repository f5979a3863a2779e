# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Settings: each holds at once and is kept; what the administration lays down is shown and cannot be changed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.settings import Finding, Places
from ara_desktop.settings import Settings as Kept
from ara_desktop.ui.preferences import Preferences
from ara_desktop.ui.theme import Scheme
from ara_desktop.ui.views.settings import COMPONENTS, Settings, component_lines
from ara_desktop.ui.widgets.labels import Text
from tests.ui import a11y


@pytest.fixture
def places(tmp_path):
    return Places(tmp_path / "c" / "settings.toml", tmp_path / "policy.toml", tmp_path / "logs", tmp_path / "data")


@pytest.fixture
def shown(show_place, places, qtbot):
    """The place with settings that are kept in a file of the test."""
    found = show_place("settings", language="en")
    session = replace(found.session, preferences=Preferences(places, system_language="en"))
    view = Settings(session)
    qtbot.addWidget(view)
    view.reload()
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()
    found.view, found.session = view, session
    return found


def pick(choice, code):
    index = choice.findData(code)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def test_the_language_changes_at_once_and_is_kept(shown, places):
    pick(shown.view.language, "de")
    assert shown.session.tr.language == "de"
    assert Preferences(places).language == "de"
    assert shown.view.language.code == "de"
    pick(shown.view.language, "system")
    assert shown.session.tr.language == "en"
    assert Preferences(places).text("language") == "system"


def test_colours_and_text_size_change_at_once_and_are_kept(shown, places):
    pick(shown.view.scheme, "contrast")
    pick(shown.view.type_size, "150")
    assert (shown.session.theme.scheme, shown.session.theme.percent) == (Scheme.CONTRAST, 150)
    kept = Preferences(places)
    assert (kept.text("theme"), kept.number("type_size_percent")) == ("contrast", 150)


def test_the_upper_edge_and_the_place_show_the_same(shown):
    shown.session.theme.apply(Scheme.DARK, 125)
    assert (shown.view.scheme.code, shown.view.type_size.code) == ("dark", "125")


def test_the_language_of_new_dossiers_and_the_folder_for_backups(shown, places, tmp_path):
    pick(shown.view.content, "fr")
    shown.ask.folder = lambda _title: tmp_path / "elsewhere"
    QTest.keyClick(shown.view.choose, Qt.Key.Key_Space)
    kept = Preferences(places)
    assert kept.text("content_language") == "fr"
    assert kept.backups(tmp_path / "x.aradossier") == tmp_path / "elsewhere"
    assert shown.view.folder.text() == str(tmp_path / "elsewhere")
    shown.view.beside.click()
    assert Preferences(places).backups(tmp_path / "x.aradossier") == tmp_path / "backups"
    assert not shown.view.beside.isEnabled()


def test_what_the_administration_lays_down_is_shown_as_such(shown):
    kept = shown.session.preferences._settings
    shown.session.preferences._settings = Kept({**kept.values, "theme": "dark"}, frozenset({"theme", "backup_folder"}))
    shown.view.reload()
    assert not shown.view.scheme.isEnabled()
    assert not shown.view.choose.isEnabled()
    assert shown.view.language.isEnabled()
    assert [name for name, mark in shown.view._marks.items() if not mark.isHidden()] == ["theme", "backup_folder"]


def test_a_file_that_cannot_be_written_is_said_and_the_field_goes_back(shown, places):
    places.settings.parent.write_text("in the way")
    before = shown.view.content.code
    pick(shown.view.content, "fr")
    assert shown.window.notice.isVisible()
    assert shown.view.content.code == before


def test_where_files_lie_and_what_was_wrong_with_them(shown, places, store):
    shown.session.preferences._settings = Kept(findings=(Finding("policy_writable", str(places.policy)),))
    shown.view.reload()
    QApplication.sendPostedEvents()
    said = " ".join(label.text() for label in shown.view.findChildren(Text) if label.isVisible())
    for path in (store.path, places.settings, places.policy, places.logs, places.data):
        assert str(path) in said
    assert "left out" in said


def test_the_parts_of_the_program_are_named_with_version_and_licence(shown):
    shown.view._show_parts()
    shown.settle()
    lines = shown.view.parts.text().splitlines()
    assert len(lines) >= len(COMPONENTS)
    assert any(line.startswith("reportlab 5.1") for line in lines)
    assert component_lines()[-1] == "Lucide – ISC"


@pytest.mark.parametrize(("language", "percent"), [("de", 100), ("de", 200), ("en", 100)])
def test_nothing_is_nameless_or_clipped(show_place, language, percent):
    assert a11y.every_finding(show_place("settings", language=language, percent=percent).window) == []
