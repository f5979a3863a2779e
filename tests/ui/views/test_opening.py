# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Between dossiers: opening again, the menu, undo and redo, what is handed in, and what is remembered."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ara_desktop.service import cards, dossiers, records
from ara_desktop.ui.application import Memory
from ara_desktop.ui.preferences import Preferences
from ara_desktop.ui.start import Look
from ara_desktop.ui.views.exchange_cards import CardCheck
from tests.ui import a11y

# ---- the next start


def test_the_dossier_that_was_open_last_opens_again(start, dossier_file):
    started = start()
    started.begin(dossier_file)
    assert started.window.work.page.code == "home"
    started.window.close()
    again = start()
    again.begin()
    assert again.window.work.page.code == "home"


def test_one_that_is_gone_leads_to_the_start_page(start, dossier_file, tmp_path):
    started = start()
    started.preferences.keep("last_dossier", str(tmp_path / "gone.aradossier"))
    started.begin()
    assert started.page is not None
    started.begin(tmp_path / "named.aradossier")
    assert started.page is not None
    assert "named.aradossier" in started.window.notice.text


def test_a_dossier_in_use_can_be_read(start, dossier_file, device):
    writer = dossiers.open_dossier(dossier_file, clock=device.clock, ids=device.ids, holder="Jonas @ desk")
    started = start()
    # The lock is the system's and counts for a process; here the refusal is given by hand.
    from ara_desktop.core.errors import DossierInUse

    writer.close()
    real, calls = started.opening._context.open, []

    class Held:
        def __getattr__(self, name):
            return getattr(device, name)

        def open(self, path, *, passphrase=None, write=True, monitor=None):
            calls.append(write)
            if write:
                raise DossierInUse(file=path.name, holder="Jonas @ desk")
            return real(path, passphrase=passphrase, write=False, monitor=monitor)

    started.opening._context = Held()
    started.begin(dossier_file)
    started.settle()
    assert calls == [True, False]
    assert "Jonas @ desk" in started.window.bottom.text


# ---- the menu


def test_commands_of_a_dossier_stand_in_the_menu_only_while_one_is_open(start, dossier_file):
    started = start()
    started.begin()
    texts = [one.text().replace("&", "") for one in started.window.side.menu.choices.actions()]
    assert "New dossier…" in texts
    assert "Back up…" not in texts
    started.opening.open(dossier_file)
    started.settle()
    texts = [one.text().replace("&", "") for one in started.window.side.menu.choices.actions()]
    assert {"Back up…", "Check the dossier", "Close the dossier", "Undo last change", "Do again"} <= set(texts)
    assert a11y.duplicate_mnemonics(started.window) == []
    assert a11y.duplicate_shortcuts(started.window) == []


def test_closing_leads_to_the_start_page_and_one_key_back(start, dossier_file):
    started = start()
    started.begin(dossier_file)
    store = started.store
    started.command("Close the dossier")
    assert started.page is not None
    assert started.preferences.text("last_dossier") == ""
    assert started.window.bottom.text == "No dossier is open"
    dossiers.open_dossier(store.path, clock=started.context.clock, ids=started.context.ids, holder="x").close()
    QTest.keyClick(started.page.back_card, Qt.Key.Key_Space)
    started.settle()
    assert started.window.work.page.code == "home"


def test_backing_up_and_checking(start, dossier_file, tmp_path):
    started = start()
    started.begin(dossier_file)
    started.ask.save_file = lambda *_: tmp_path / "copy"
    started.command("Back up…")
    assert (tmp_path / "copy.aradossier").stat().st_size > 10_000
    said = []
    started.window.bottom.say = said.append
    started.command("Check the dossier")
    assert said == ["Checked: file, chains of changes and tables are in order."]


def test_another_dossier_takes_the_place_of_the_first(start, dossier_file, tmp_path, device):
    other = tmp_path / "other.aradossier"
    dossiers.create(other, region="DED", name="Anna", clock=device.clock, ids=device.ids)
    started = start()
    started.begin(dossier_file)
    first = started.store
    started.ask.open_file = lambda *_: other
    started.command("Open a dossier…")
    assert started.store is not first
    assert not started.window.band.isVisible()
    started.opening.open(other)
    started.settle()
    assert started.window.notice.isHidden()


# ---- undo and redo


def line(store, id_):
    return records.show(store, id_).fields.get("line")


def test_the_last_change_is_undone_and_done_again_with_keys(start, dossier_file, qtbot):
    started = start()
    started.begin(dossier_file)
    store, session = started.store, started.opening._session
    with store.reading() as view:
        position = next(one for one in view.records("position") if one.text("line"))
    before = position.text("line")
    for text in ("Eins.", "Zwei."):
        session.write(lambda text=text: records.write_fields(store, "position", position.id, {"line": text})[1])
        started.settle()
    with qtbot.waitActive(started.window):
        started.window.activateWindow()
    started.window.side.places.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    steps = [
        (Qt.Key.Key_Z, both, "Eins."),
        (Qt.Key.Key_Z, both, before),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, "Eins."),
    ]
    for key, modifier, expected in steps:
        QTest.keyClick(started.window, key, modifier)
        started.settle()
        assert line(store, position.id) == expected
    session.write(lambda: records.write_fields(store, "position", position.id, {"line": "Drei."})[1])
    started.settle()
    assert not started.opening._actions.can_redo


def test_undo_refuses_what_was_changed_since_and_nothing_to_undo_is_said(start, dossier_file):
    started = start()
    started.begin(dossier_file)
    store, session = started.store, started.opening._session
    said = []
    started.window.bottom.say = said.append
    started.command("Undo last change")
    started.command("Do again")
    assert said == ["There is nothing to undo.", "There is nothing to do again."]
    with store.reading() as view:
        position = next(one for one in view.records("position") if one.text("line"))
    session.write(lambda: records.write_fields(store, "position", position.id, {"line": "Eins."})[1])
    started.settle()
    records.write_fields(store, "position", position.id, {"line": "Von anderswo."})
    started.command("Undo last change")
    assert started.window.notice.isVisible()
    assert line(store, position.id) == "Von anderswo."


# ---- what is handed in


def test_a_card_named_on_the_command_line_opens_in_the_exchange(start, dossier_file, tmp_path, device):
    other = tmp_path / "o.aradossier"
    dossiers.demo(other, name="Jonas", clock=device.clock, ids=device.ids)
    store = dossiers.open_dossier(other, clock=device.clock, ids=device.ids, holder="x")
    card = tmp_path / "jonas.aracard"
    card.write_bytes(cards.own_card(store)[1])
    store.close()
    started = start()
    started.preferences.keep("last_dossier", str(dossier_file))
    started.begin(card)
    started.settle()
    view = started.window.work.page
    assert view.code == "exchange"
    assert isinstance(view.decision, CardCheck)


def test_a_bundle_waits_until_a_dossier_is_open(start, dossier_file, tmp_path):
    bundle = tmp_path / "b.arabundle"
    bundle.write_bytes(b"PK rubbish")
    started = start()
    started.begin(bundle)
    assert "b.arabundle" in started.page.waiting.text()
    started.ask.open_file = lambda *_: dossier_file
    started.page.open_card.click()
    started.settle()
    started.settle()
    assert started.window.work.page.code == "exchange"
    assert started.window.notice.isVisible()


# ---- memory


def test_the_look_and_the_place_of_the_window_are_remembered(start):
    started = start()
    memory = Memory(started.preferences)
    memory.arrange(started.window)
    memory.keep_look(Look("de", "dark", 125))
    kept = Preferences(started.context.places, system_language="en")
    assert (kept.language, kept.text("theme"), kept.number("type_size_percent")) == ("de", "dark", 125)
    started.window.setGeometry(40, 50, 720, 600)
    started.window.close()
    kept = Preferences(started.context.places)
    assert kept.text("window_geometry")
    again = start()
    Memory(kept).arrange(again.window)
    assert (again.window.width(), again.window.height()) == (720, 600)
    assert again.window.pos() != QPoint(0, 0)


def test_the_language_of_the_system_stays_that_of_the_system(start):
    started = start()
    memory = Memory(started.preferences)
    memory.arrange(started.window)
    memory.keep_look(Look("en", "dark", 100))
    assert started.preferences.text("language") == "system"


def test_a_locked_look_holds_for_the_session_and_says_so(start, monkeypatch):
    started = start()
    monkeypatch.setattr(started.preferences, "is_locked", lambda name: name == "theme")
    said = []
    started.window.bottom.say = said.append
    memory = Memory(started.preferences)
    memory.arrange(started.window)
    memory.keep_look(Look("en", "dark", 100))
    assert started.preferences.text("theme") == "system"
    assert len(said) == 1


def test_settings_that_cannot_be_written_are_said_and_stop_nobody(start, dossier_file):
    started = start()
    started.context.places.settings.mkdir()
    started.begin(dossier_file)
    assert started.window.work.page.code == "home"
    assert started.window.notice.isVisible()
