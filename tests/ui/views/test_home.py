# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout

from ara_desktop.service.records import retire, write_fields
from tests.ui.stall import no_stall


@pytest.fixture
def shown(show_place):
    return show_place("home")


def line(rows, part):
    return next(one for one in rows.rows.lines if part in one.title)


def press(shown, rows, key):
    rows.choose(key)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    shown.settle()
    return shown.window.work.page


def test_the_next_event_stands_first_with_its_days(shown):
    view = shown.view
    assert view.next.days.text().startswith(("In ", "Morgen", "Heute", "Läuft"))
    assert view.next.name.text() == "Jahreskonferenz 2027 der Übungsallianz"
    assert "18.–19." in view.next.facts.text()


def test_each_missing_thing_has_words_a_sign_and_a_place(shown):
    view = shown.view
    long = line(view.missing, "zu lang")
    assert long.mark == "✗ dringend"
    assert long.look == "bad"
    page = press(shown, view.missing, long.key)
    assert page.code == "intervention"
    assert page.title.endswith(" · Warum Birkenmark zustimmt")


def test_a_gap_of_one_point_leads_to_that_point_and_of_many_to_the_list(shown):
    view = shown.view
    assert press(shown, view.missing, line(view.missing, "hinfällig").key).code == "point"
    shown.session.go("home")
    shown.settle()
    assert press(shown, view.missing, line(view.missing, "nicht vollständig mitgezeichnet").key).code == "points"


def test_tasks_say_who_and_how_late(shown):
    late = line(shown.view.missing, "Erneute Mitzeichnung")
    assert "überfällig" in late.mark
    assert late.below == ("Aufgabe für Timo Ansgarsen",)


def test_an_unencrypted_dossier_says_so_at_once_and_training_too(shown):
    view = shown.view
    assert view.next.open.isVisible()
    assert view.next.open.text() == "! Dossier nicht verschlüsselt"
    assert line(view.aside, "Nicht verschlüsselt").mark == "!"
    assert line(view.aside, "Übungsdossier")


def test_conflicts_are_named_above_and_in_the_list(show_place, store, monkeypatch):
    from ara_desktop.store.views import View

    monkeypatch.setattr(View, "conflict_count", lambda _self: 2)
    view = show_place("home").view
    assert view.next.conflicts.isVisible()
    assert line(view.aside, "2 Texte mit abweichenden Fassungen").look == "warn"


def test_it_follows_what_is_changed_elsewhere(shown, store):
    view, session = shown.view, shown.session
    long = line(view.missing, "zu lang")
    with store.reading() as snapshot:
        id_ = next(one.id for one in snapshot.records("intervention") if one.text("title").startswith("Warum"))
    session.write(lambda: write_fields(store, "intervention", id_, {"slot_seconds": 400})[1])
    shown.settle()
    shown.settle()
    assert long.title not in [one.title for one in view.missing.rows.lines]


def test_without_an_event_it_says_what_to_do_first(show_place, store):
    with store.reading() as view:
        ids = [one.id for one in view.records("event")]
    for id_ in ids:
        retire(store, id_, "Test", "event")
    shown = show_place("home")
    view = shown.view
    assert view.next.name.text() == "Keine Veranstaltung in Sicht"
    assert view.next.new.isVisible()
    assert view.missing.rows.lines[0].title == "Die nächste Konferenz oder Sitzung eintragen"
    assert line(view.missing, "Unsere Positionen").mark == "✓ begonnen"
    assert press(shown, view.missing, "event").code == "events"


def test_buttons_lead_to_programme_and_pack(shown):
    QTest.keyClick(shown.view.next.programme, Qt.Key.Key_Space)
    shown.settle()
    assert shown.window.work.page.code == "event"
    assert shown.window.work.page.title == "Jahreskonferenz 2027 der Übungsallianz"


def test_the_lists_fold_below_each_other_where_it_is_narrow(show_place):
    wide = show_place("home", size=(1500, 800)).view
    assert wide._columns.direction() == QBoxLayout.Direction.LeftToRight
    narrow = show_place("home", percent=150).view
    assert narrow._columns.direction() == QBoxLayout.Direction.TopToBottom
    assert narrow.missing.height() > 300


def test_the_language_changes_at_once(shown):
    shown.session.tr.choose("en")
    shown.settle()
    view = shown.view
    assert view.next.name.text() == "Annual conference 2027 of the training alliance"
    assert line(view.missing, "too long").mark == "✗ urgent"
    shown.session.tr.choose("de")
    shown.settle()


def test_coming_home_never_stops_the_window(shown, qtbot):
    shown.session.go("events")
    shown.settle()
    with no_stall(qtbot):
        shown.session.go("home")
        shown.settle()
