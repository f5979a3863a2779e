# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.core.errors import ReadOnly
from ara_desktop.service.programme import programme
from ara_desktop.service.records import retire, show, write_fields
from tests.ui.stall import no_stall

TITLE = "Aussprache: Geld für Zulieferregionen"


def id_of(store, kind, text, field="title"):
    with store.reading() as view:
        return next(one.id for one in view.records(kind) if text in one.text(field))


@pytest.fixture
def conference(show_place, store, qtbot):
    shown = show_place("event", id_of(store, "event", "Jahreskonferenz 2027", "name"))
    with qtbot.waitActive(shown.window):
        shown.window.activateWindow()
    return shown


def settle(shown):
    shown.settle()
    shown.settle()


def agenda(store, event):
    with store.reading() as view:
        return programme(view, event, "de", "2026-11-22").items


# -- the list


def test_events_to_come_stand_above_past_ones(show_place):
    lines = show_place("events").view.list.rows.lines
    assert [line.title for line in lines if line.heading] == ["Bevorstehend", "Vergangen"]
    assert lines[1].title == "Jahreskonferenz 2027 der Übungsallianz"
    assert lines[1].mark
    assert [line.quiet for line in lines if not line.heading] == [False, True, True]
    assert "12 TOP · 8 Redebeiträge" in lines[1].below


def test_a_new_event_by_keyboard(show_place, store, qtbot):
    shown = show_place("events")
    with qtbot.waitActive(shown.window):
        shown.window.activateWindow()
    view = shown.view
    QTest.keyClick(view.new, Qt.Key.Key_Space)
    form = view.form
    assert QApplication.focusWidget() is form.name
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert form.hint.isVisible()
    QTest.keyClicks(form.name, "Fachkonferenz")
    form.begins.setFocus()
    QTest.keyClicks(form.begins, "3.6.2027")
    form.place.setFocus()
    QTest.keyClicks(form.place, "Hafen")
    QTest.keyClick(form.place, Qt.Key.Key_Return)
    settle(shown)
    made = show(store, id_of(store, "event", "Fachkonferenz", "name"), "event")
    assert (made.text("starts_on"), made.text("ends_on"), made.text("place")) == ("2027-06-03", "2027-06-03", "Hafen")
    assert shown.window.work.page.title == "Fachkonferenz"
    assert shown.window.work.page.none.isVisible()


def test_escape_leaves_the_form(show_place):
    view = show_place("events").view
    view.new.click()
    QTest.keyClick(view.form, Qt.Key.Key_Escape)
    assert view.form.isHidden()


def test_no_event_at_all_says_what_to_do(show_place, store):
    with store.reading() as view:
        ids = [one.id for one in view.records("event")]
    for id_ in ids:
        retire(store, id_, "Test", "event")
    view = show_place("events").view
    assert view.empty.isVisible()
    view.first.click()
    assert view.form.isVisible()


# -- one event


def test_the_programme_says_day_time_in_the_zone_slot_and_who_speaks_around_us(conference):
    lines = conference.view.list.rows.lines
    assert [line.title for line in lines if line.heading] == [
        "Donnerstag, 18.\u00a0März 2027",
        "Freitag, 19.\u00a0März 2027",
    ]
    debate = next(line for line in lines if line.title == TITLE)
    assert debate.lead == "10:45–12:00"
    assert "vor uns: Lorenzo Altavera" in debate.below[1]
    assert "Punkte 1 und 6" in debate.below[1]
    assert debate.mark == "✓ passt"
    assert "Donnerstag, 18.\u00a0März 2027" in debate.sentence
    assert "Redezeit 3:00" in debate.sentence


def test_arrow_keys_choose_an_item_and_return_leads_into_its_fields(conference):
    view = conference.view
    view.list.setFocus()
    for _ in range(2):
        QTest.keyClick(view.list, Qt.Key.Key_Down)
    settle(conference)
    assert view.item.isVisible()
    assert not view._event_box.isVisible()
    assert view.item.form.fields["title"].text() == TITLE
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.item.form.fields["title"]
    assert [line.title for line in view.item.speeches.rows.lines] == ["Das Geld folgt den Arbeitsplätzen"]


def test_the_id_of_an_item_chooses_it(show_place, store):
    item = id_of(store, "agenda_item", TITLE)
    view = show_place("event", item).view
    assert view.list.current_key == item
    assert view.item.form.fields["slot_seconds"].text() == "3:00"


def test_fields_of_an_item_save_themselves(conference, store):
    view, item = conference.view, id_of(store, "agenda_item", TITLE)
    view.list.choose(item)
    settle(conference)
    fields = view.item.form.fields
    fields["room"].setFocus()
    fields["room"].selectAll()
    QTest.keyClicks(fields["room"], "Saal 4")
    fields["slot_seconds"].setText("2:00")
    fields["slot_seconds"].editingFinished.emit()
    fields["kind"].show_code("keynote")
    fields["kind"].chosen.emit("keynote")
    fields["objective"].setFocus()
    QTest.keyClicks(fields["objective"], "Ziel ")
    fields["interpretation"].setText("fr, de")
    fields["interpretation"].editingFinished.emit()
    view.leave()
    settle(conference)
    record = show(store, item, "agenda_item")
    assert (record.text("room"), record.number("slot_seconds"), record.text("kind")) == ("Saal 4", 120, "keynote")
    assert "Ziel " in record.text("objective")
    assert record.many("interpretation") == ("de", "fr")
    assert record.conflicts == ()


def test_what_only_the_principal_may_see_stands_in_its_own_panel(conference, store):
    view = conference.view
    closed = view.event_form._closed
    for name in ("objective", "messages", "avoid"):
        assert closed.isAncestorOf(view.event_form.fields[name])
    assert not closed.isAncestorOf(view.event_form.fields["place"])
    view.list.choose(id_of(store, "agenda_item", TITLE))
    settle(conference)
    for name in ("objective", "messages", "avoid", "assessment"):
        assert view.item.form._closed.isAncestorOf(view.item.form.fields[name])


def test_another_time_moves_the_item_in_the_programme(conference, store):
    view, item = conference.view, id_of(store, "agenda_item", TITLE)
    event = view.programme.event.id
    view.list.choose(item)
    settle(conference)
    field = view.item.form.fields["starts_at"]
    field.setText("15:15")
    field.editingFinished.emit()
    settle(conference)
    assert field.text() == "18.03.2027, 15:15"
    order = [one.title for one in agenda(store, event)]
    assert order.index(TITLE) == order.index("Podium: Qualifizierung im Betrieb") + 1
    field.setText("gleich")
    field.editingFinished.emit()
    settle(conference)
    assert field.property("wrong") is True
    assert show(store, item, "agenda_item").text("starts_at") == "2027-03-18T14:15:00Z"


def test_a_new_item_is_chosen_and_ready_to_be_named(conference, store):
    view = conference.view
    QTest.keyClick(view.new, Qt.Key.Key_Space)
    settle(conference)
    field = view.item.form.fields["title"]
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "Verschiedenes")
    view.leave()
    settle(conference)
    made = agenda(store, view.programme.event.id)[-1]
    assert (made.title, made.label) == ("Verschiedenes", "13")
    assert view.list.current_key == made.id


def test_points_are_chosen_from_a_menu(conference, store):
    view, item = conference.view, id_of(store, "agenda_item", TITLE)
    view.list.choose(item)
    settle(conference)
    button = view.item.form.fields["points"]
    assert button.text() == "1 und 6"
    button.click()
    menu = button._menu
    menu.actions()[1].trigger()
    menu.close()
    settle(conference)
    assert button.text() == "1, 2 und 6"
    assert len(show(store, item, "agenda_item").many("points")) == 3


def test_an_item_is_taken_out_with_a_reason_and_comes_back_with_undo(conference, store):
    view, item = conference.view, id_of(store, "agenda_item", TITLE)
    conference.ask.line = lambda *_: "entfällt"
    view.list.choose(item)
    settle(conference)
    view.item.take.click()
    settle(conference)
    assert show(store, item, "agenda_item").retired == "entfällt"
    assert item not in [one.id for one in agenda(store, view.programme.event.id)]
    assert view._event_box.isVisible()
    view.undo.click()
    settle(conference)
    assert item in [one.id for one in agenda(store, view.programme.event.id)]


def test_participants_are_added_and_removed(conference, store):
    view = conference.view
    people = view.people
    count = len(people.list.rows.lines)
    people.person.show_code("")
    people.person.chosen.emit("")
    people.name.setText("Neue Person")
    people.role.show_code("staff")
    QTest.keyClick(people.name, Qt.Key.Key_Return)
    settle(conference)
    assert len(people.list.rows.lines) == count + 1
    line = next(one for one in people.list.rows.lines if one.title == "Neue Person")
    conference.ask.line = lambda *_: "krank"
    people.list.choose(line.key)
    QTest.keyClick(people.list, Qt.Key.Key_Delete)
    settle(conference)
    assert show(store, line.key, "participation").retired == "krank"


def test_an_intervention_is_written_for_the_chosen_item(conference, store):
    view = conference.view
    item = id_of(store, "agenda_item", TITLE)
    view.list.choose(item)
    settle(conference)
    view.item.write.click()
    settle(conference)
    page = conference.window.work.page
    assert page.code == "interventions"
    assert page.form.isVisible()
    assert page.form.which_item.code == item


def test_what_is_typed_is_not_replaced_by_news(conference, store):
    view = conference.view
    name = view.event_form.fields["name"]
    name.setFocus()
    name.end(False)
    QTest.keyClicks(name, " neu")
    write_fields(store, "event", view.programme.event.id, {"host": "Anderswo"})
    view.reload()
    settle(conference)
    assert name.text().endswith(" neu")
    assert view.event_form.fields["host"].text() == "Anderswo"


def test_a_read_only_dossier_is_read_not_written(conference, store, monkeypatch):
    monkeypatch.setattr(type(store), "read_only", property(lambda _self: True))
    view = conference.view
    view.reload()
    settle(conference)
    assert view.event_form.fields["name"].isReadOnly()
    assert not view.new.isEnabled()


def test_choosing_items_never_stops_the_window(conference, qtbot):
    view = conference.view
    view.list.setFocus()
    with no_stall(qtbot):
        for _ in range(5):
            QTest.keyClick(view.list, Qt.Key.Key_Down)
            qtbot.wait(40)
        conference.settle()


def test_what_could_not_be_saved_is_there_again_when_one_comes_back(conference, store, monkeypatch):
    view = conference.view
    first, second = view.list.rows.lines[1].key, view.list.rows.lines[2].key
    view.list.choose(first)
    settle(conference)
    field = view.item.form.fields["room"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Saal 9")

    def refuse(*_args, **_kwargs):
        raise ReadOnly(file="training.aradossier")

    with monkeypatch.context() as broken:
        broken.setattr(store, "writing", refuse)
        view.list.choose(second)
        settle(conference)
    assert conference.window.notice.isVisible()
    assert field.text() != "Saal 9"
    view.list.choose(first)
    settle(conference)
    assert field.text() == "Saal 9"
    view.leave()
    settle(conference)
    assert show(store, first, "agenda_item").text("room") == "Saal 9"
