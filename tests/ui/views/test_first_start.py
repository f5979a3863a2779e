# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""From nothing to a dossier, and between dossiers: three questions, training, opening, closing, undo; settings remember it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ara_desktop.app import build
from ara_desktop.core.identity import keyed_id
from ara_desktop.service import cards, dossiers, records
from ara_desktop.ui.application import PLACES, Memory
from ara_desktop.ui.opening import Opening
from ara_desktop.ui.preferences import Preferences
from ara_desktop.ui.start import Look, lay_ground
from ara_desktop.ui.views.exchange_cards import CardCheck
from ara_desktop.ui.views.start_page import StartPage
from tests.ui import a11y
from tests.ui.sample import Answers


@pytest.fixture
def context(tmp_path):
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    made = build(environment={"LANG": "en", "HOME": str(home)})
    places = type(made.places)(home / "s.toml", home / "policy.toml", home / "logs", home / "data")
    return type(made)(made.clock, made.ids, places, made.settings, made.environment)


class Started:
    """The program as it starts, with its files below a folder of the test."""

    def __init__(self, context, ground, qtbot, ask):
        self.context, self.ground, self.ask, self._qtbot = context, ground, ask, qtbot
        self.window = ground.desk
        self.preferences = Preferences(context.places, system_language="en")
        self.opening = Opening(context, ground, self.preferences)

    def begin(self, path=None):
        self.opening.begin(path)
        self.settle()

    def settle(self):
        self._qtbot.waitUntil(lambda: not self.ground.jobs.busy, timeout=20_000)
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._qtbot.waitUntil(lambda: not self.ground.jobs.busy, timeout=20_000)

    @property
    def page(self):
        return self.window.findChild(StartPage)

    @property
    def store(self):
        return self.opening._session.dossier.store

    def command(self, text):
        action = next(one for one in self.window.side.menu.choices.actions() if one.text().replace("&", "") == text)
        action.trigger()
        self.settle()


@pytest.fixture
def start(qapp, qtbot, context, monkeypatch):
    made = []

    def begin(language="en", percent=100, size=(1366, 768)):
        ground = lay_ground(qapp, PLACES, Look(language, "light", percent))
        ask = Answers()
        object.__setattr__(ground, "ask", ask)
        qtbot.addWidget(ground.desk)
        ground.desk.resize(*size)
        with qtbot.waitExposed(ground.desk):
            ground.desk.show()
        made.append(ground)
        return Started(context, ground, qtbot, ask)

    yield begin
    for ground in made:
        ground.desk.close()
        ground.jobs.close()
    qapp.setStyleSheet("")


@pytest.fixture
def file(tmp_path, context):
    path = tmp_path / "t.aradossier"
    dossiers.demo(path, clock=context.clock, ids=context.ids)
    return path


# ---- the first start


def test_without_a_dossier_there_is_a_page_that_says_what_to_do(start):
    started = start()
    started.begin()
    assert started.page is not None
    assert started.page.region.count() > 30
    assert not started.window.side.places.isEnabled()
    assert started.page.language.code == "de"


def test_three_questions_by_keyboard_make_a_dossier(start, tmp_path, qtbot):
    started = start()
    started.begin()
    page = started.page
    with qtbot.waitActive(started.window):
        started.window.activateWindow()
    page.region.setFocus()
    QTest.keyClicks(page.region, "Saxony (DED)")
    page.name.setFocus()
    QTest.keyClicks(page.name, "Anna, laptop 2")
    page.language.show_code("en")
    assert page.file.text().endswith("Saxony.aradossier")
    page.file.setText(str(tmp_path / "mine"))
    QTest.keyClick(page.make, Qt.Key.Key_Space)
    started.settle()
    assert (tmp_path / "mine.aradossier").exists()
    with started.store.reading() as view:
        facts = view.facts()
    assert (facts.region, facts.name, facts.language) == ("DED", "Anna, laptop 2", "en")
    assert started.window.work.page.code == "home"
    assert started.preferences.text("last_dossier") == str(tmp_path / "mine.aradossier")


def test_a_region_that_is_typed_as_code_or_name_is_found(start, tmp_path):
    started = start()
    started.begin()
    page = started.page
    page.region.setEditText("  Sachsen ")
    page.name.setText("Anna")
    page.file.setText(str(tmp_path / "s"))
    page.make.click()
    started.settle()
    with started.store.reading() as view:
        assert view.facts().region == "DED"


def test_what_is_missing_is_said_where_it_is_missing(start, tmp_path):
    started = start()
    started.begin()
    page = started.page
    page.make.click()
    assert "region" in page.said.text()
    page.region.setEditText("DED")
    page.make.click()
    assert "who writes" in page.said.text()
    page.name.setText("Anna")
    page.file.setText("")
    page.make.click()
    assert "keep" in page.said.text()
    page.file.setText(str(tmp_path / "x"))
    page.encrypt.setChecked(True)
    page.make.click()
    assert "passphrase" in page.said.text()
    page.secret.setText("eins")
    page.again.setText("zwei")
    page.make.click()
    assert "differ" in page.said.text()
    assert list(tmp_path.glob("x*")) == []


def test_an_unknown_region_is_refused_and_the_answers_stay(start, tmp_path):
    started = start()
    started.begin()
    page = started.page
    page.region.setEditText("Atlantis")
    page.name.setText("Anna")
    page.file.setText(str(tmp_path / "x"))
    page.make.click()
    started.settle()
    assert "Atlantis" in started.window.notice.text
    assert started.page is page
    assert page.name.text() == "Anna"


def test_an_encrypted_dossier_opens_with_its_passphrase_only(start, tmp_path, monkeypatch):
    started = start()
    started.begin()
    page = started.page
    page.region.setEditText("DED")
    page.name.setText("Anna")
    page.file.setText(str(tmp_path / "geheim"))
    page.encrypt.setChecked(True)
    page.secret.setText("offen")
    page.again.setText("offen")
    page.make.click()
    started.settle()
    assert started.store.encrypted
    started.command("Close the dossier")
    answers = iter(["falsch", "offen"])
    asked = []
    started.ask.secret = lambda _title, label: asked.append(label) or next(answers)
    started.opening.open(tmp_path / "geheim.aradossier")
    started.settle()
    started.settle()
    assert len(asked) == 2
    assert asked[0] != asked[1]
    assert started.window.work.page.code == "home"


def test_leaving_the_passphrase_leads_to_the_start_page(start, tmp_path, context):
    path = tmp_path / "g.aradossier"
    dossiers.create(path, region="DED", name="A", passphrase="x", clock=context.clock, ids=context.ids)
    started = start()
    started.ask.secret = lambda *_: None
    started.begin(path)
    assert started.page is not None


def test_the_training_dossier_is_made_where_one_wants_it(start, tmp_path):
    started = start()
    started.begin()
    started.ask.save_file = lambda *_: tmp_path / "ueben"
    QTest.keyClick(started.page.training_card, Qt.Key.Key_Space)
    started.settle()
    assert (tmp_path / "ueben.aradossier").exists()
    assert started.window.band.isVisible()


def test_the_proposed_file_never_stands_on_another(start, monkeypatch):
    from PySide6.QtCore import QStandardPaths

    started = start()
    started.begin()
    folder = started.context.places.data.parent / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda *_: str(folder))
    (folder / "Saxony.aradossier").touch()
    started.page.region.setEditText("Saxony (DED)")
    assert started.page.file.text() == str(folder / "Saxony-2.aradossier")


@pytest.mark.parametrize(
    ("language", "percent", "size"), [("de", 100, (1366, 768)), ("de", 200, (1366, 768)), ("en", 100, (800, 600))]
)
def test_the_start_page_has_no_finding(start, qtbot, language, percent, size):
    started = start(language, percent, size)
    started.begin()
    started.page.encrypt.setChecked(True)
    started.settle()
    assert a11y.every_finding(started.window) == []
    with qtbot.waitActive(started.window):
        started.window.activateWindow()
    assert a11y.unreachable(started.window) == []


def test_the_start_page_follows_the_language(start):
    started = start()
    started.begin()
    started.ground.tr.choose("de")
    started.settle()
    assert started.window.top.title.text() == "Start"
    assert any("Sachsen" in started.page.region.itemText(at) for at in range(started.page.region.count()))
    assert "anlegen" in started.page.make.text()


# ---- the next start


def test_the_dossier_that_was_open_last_opens_again(start, file):
    started = start()
    started.begin(file)
    assert started.window.work.page.code == "home"
    started.window.close()
    again = start()
    again.begin()
    assert again.window.work.page.code == "home"


def test_one_that_is_gone_leads_to_the_start_page(start, file, tmp_path):
    started = start()
    started.preferences.keep("last_dossier", str(tmp_path / "gone.aradossier"))
    started.begin()
    assert started.page is not None
    started.begin(tmp_path / "named.aradossier")
    assert started.page is not None
    assert "named.aradossier" in started.window.notice.text


def test_a_dossier_in_use_can_be_read(start, file, context):
    writer = dossiers.open_dossier(file, clock=context.clock, ids=context.ids, holder="Jonas @ desk")
    started = start()
    # The lock is the system's and counts for a process; here the refusal is given by hand.
    from ara_desktop.core.errors import DossierInUse

    writer.close()
    real, calls = started.opening._context.open, []

    class Held:
        def __getattr__(self, name):
            return getattr(context, name)

        def open(self, path, *, passphrase=None, write=True, monitor=None):
            calls.append(write)
            if write:
                raise DossierInUse(file=path.name, holder="Jonas @ desk")
            return real(path, passphrase=passphrase, write=False, monitor=monitor)

    started.opening._context = Held()
    started.begin(file)
    started.settle()
    assert calls == [True, False]
    assert "Jonas @ desk" in started.window.bottom.text


# ---- the menu


def test_commands_of_a_dossier_stand_in_the_menu_only_while_one_is_open(start, file):
    started = start()
    started.begin()
    texts = [one.text().replace("&", "") for one in started.window.side.menu.choices.actions()]
    assert "New dossier…" in texts
    assert "Back up…" not in texts
    started.opening.open(file)
    started.settle()
    texts = [one.text().replace("&", "") for one in started.window.side.menu.choices.actions()]
    assert {"Back up…", "Check the dossier", "Close the dossier", "Undo last change", "Do again"} <= set(texts)
    assert a11y.duplicate_mnemonics(started.window) == []
    assert a11y.duplicate_shortcuts(started.window) == []


def test_closing_leads_to_the_start_page_and_one_key_back(start, file):
    started = start()
    started.begin(file)
    store = started.store
    started.command("Close the dossier")
    assert started.page is not None
    assert started.preferences.text("last_dossier") == ""
    assert started.window.bottom.text == "No dossier is open"
    dossiers.open_dossier(store.path, clock=started.context.clock, ids=started.context.ids, holder="x").close()
    QTest.keyClick(started.page.back_card, Qt.Key.Key_Space)
    started.settle()
    assert started.window.work.page.code == "home"


def test_backing_up_and_checking(start, file, tmp_path):
    started = start()
    started.begin(file)
    started.ask.save_file = lambda *_: tmp_path / "copy"
    started.command("Back up…")
    assert (tmp_path / "copy.aradossier").stat().st_size > 10_000
    said = []
    started.window.bottom.say = said.append
    started.command("Check the dossier")
    assert said == ["Checked: file, chains of changes and tables are in order."]


def test_another_dossier_takes_the_place_of_the_first(start, file, tmp_path, context):
    other = tmp_path / "other.aradossier"
    dossiers.create(other, region="DED", name="Anna", clock=context.clock, ids=context.ids)
    started = start()
    started.begin(file)
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


def test_the_last_change_is_undone_and_done_again_with_keys(start, file, qtbot):
    started = start()
    started.begin(file)
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


def test_undo_refuses_what_was_changed_since_and_nothing_to_undo_is_said(start, file):
    started = start()
    started.begin(file)
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


def test_a_card_named_on_the_command_line_opens_in_the_exchange(start, file, tmp_path, context):
    other = tmp_path / "o.aradossier"
    dossiers.demo(other, name="Jonas", clock=context.clock, ids=context.ids)
    store = dossiers.open_dossier(other, clock=context.clock, ids=context.ids, holder="x")
    card = tmp_path / "jonas.aracard"
    card.write_bytes(cards.own_card(store)[1])
    store.close()
    started = start()
    started.preferences.keep("last_dossier", str(file))
    started.begin(card)
    started.settle()
    view = started.window.work.page
    assert view.code == "exchange"
    assert isinstance(view.decision, CardCheck)


def test_a_bundle_waits_until_a_dossier_is_open(start, file, tmp_path):
    bundle = tmp_path / "b.arabundle"
    bundle.write_bytes(b"PK rubbish")
    started = start()
    started.begin(bundle)
    assert "b.arabundle" in started.page.waiting.text()
    started.ask.open_file = lambda *_: file
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


def test_settings_that_cannot_be_written_are_said_and_stop_nobody(start, file):
    started = start()
    started.context.places.settings.mkdir()
    started.begin(file)
    assert started.window.work.page.code == "home"
    assert started.window.notice.isVisible()


def test_regions_have_their_ids(start):
    started = start()
    started.begin()
    codes = [started.page.region.itemData(at) for at in range(started.page.region.count())]
    assert keyed_id("region", ["DED"])
    assert "DED" in codes
    assert all(isinstance(button, QPushButton) for button in (started.page.make, started.page.choose))
