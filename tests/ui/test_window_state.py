# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The window's state: news, errors, jobs, its end, its look."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ara_desktop.core.errors import Cancelled, DiskFull
from ara_desktop.core.values import Changes
from ara_desktop.ui.theme import PERCENTS
from tests.ui.sample import EVENT_NEWS

OTHER_NEWS = Changes(frozenset({("task", "t" * 26)}))


def page(window):
    return window.work.page


def settled(qtbot, jobs):
    qtbot.waitUntil(lambda: not jobs.busy, timeout=5000)


# ---- news


def test_news_reload_the_place_that_is_shown_if_it_is_touched(window, ground):
    view = page(window)
    before = view.reloads
    ground.hub.tell(OTHER_NEWS)
    assert view.reloads == before
    ground.hub.tell(EVENT_NEWS)
    assert view.reloads == before + 1


def test_a_hidden_place_reads_again_when_it_is_visited(window, ground):
    view = page(window)
    window.go("points")
    before = view.reloads
    ground.hub.tell(EVENT_NEWS)
    assert view.reloads == before
    window.go("home")
    assert view.reloads == before + 1


def test_a_write_on_the_lane_becomes_news(window, session, qtbot):
    done, view = [], page(window)
    before = view.reloads
    session.write(lambda: EVENT_NEWS, done=done.append)
    qtbot.waitUntil(lambda: done == [EVENT_NEWS])
    assert view.reloads == before + 1


def test_the_lower_edge_says_when_it_was_saved(window, ground, dossier):
    assert window.bottom.text.startswith("Saved 09:42 · Nordmark · Erika Beispiel, Laptop 2")
    dossier.facts = replace(dossier.facts, saved_at=dossier.facts.saved_at.replace(hour=10))
    ground.hub.tell(OTHER_NEWS)
    assert window.bottom.text.startswith("Saved 10:42")


def test_a_slow_write_is_said_and_a_slow_read_is_not(window, session, qtbot):
    go_on = threading.Event()
    session.read(lambda: go_on.wait(5), done=lambda _: None)
    qtbot.wait(400)
    assert window.bottom.text.startswith("Saved 09:42")
    session.write(lambda: EVENT_NEWS)
    qtbot.waitUntil(lambda: window.bottom.text.startswith("Saving…"))
    go_on.set()
    qtbot.waitUntil(lambda: window.bottom.text.startswith("Saved 09:42"))


def test_what_is_read_on_the_lane_holds_what_was_written_before(session, qtbot):
    log, read = [], []
    session.write(lambda: log.append("written") or EVENT_NEWS)
    session.read(lambda: tuple(log), done=read.append)
    qtbot.waitUntil(lambda: read == [("written",)])


def test_read_only_and_training_are_said(window, dossier):
    assert window.band.isHidden()
    dossier.train()
    window.refresh()
    assert window.band.isVisible()
    assert "Read only: Max Beispiel" in window.bottom.text
    assert window.windowTitle().startswith("Training – ")


def test_the_title_of_the_window_names_the_place_and_no_content(window):
    window.go("point", "point-3")
    assert window.top.title.text() == "Point 3"
    assert window.windowTitle() == "Point – ARA Desktop"


# ---- errors, jobs, the end


def test_an_error_is_shown_as_its_sentence_and_stops_nothing(window):
    page(window).note.setFocus()
    window.show_error(DiskFull(file="nordmark"))
    assert "nordmark" in window.notice.text
    assert page(window).note.hasFocus()


def test_an_error_is_gone_when_one_goes_on(window):
    window.show_error(DiskFull(file="nordmark"))
    window.go("points")
    assert window.notice.isHidden()


def test_an_error_of_the_program_shows_no_trace(window):
    window.show_error(ZeroDivisionError("secret text"))
    assert "secret" not in window.notice.text
    assert window.notice.isVisible()


def test_what_the_user_stopped_is_no_error(window):
    window.show_error(Cancelled())
    assert window.notice.isHidden()


def test_long_work_shows_progress_and_can_be_cancelled(window, session, qtbot, ground):
    go_on = threading.Event()

    def long(monitor):
        for step in range(3):
            monitor.progress(step, 3, "pages")
            assert go_on.wait(5)

    job = session.work("Briefingmappe wird erstellt", long)
    panel = window.bottom._work
    with qtbot.waitSignal(job.progressed):
        pass
    assert panel.isVisible()
    with qtbot.waitSignal(job.stopped):
        panel.cancel.click()
        go_on.set()
    settled(qtbot, ground.jobs)
    assert panel.isHidden()


def test_closing_gives_the_dossier_back_once(window, dossier):
    assert window.close()
    assert dossier.closed == 1


def test_closing_waits_for_what_is_being_saved_without_blocking(window, session, dossier, qtbot):
    go_on = threading.Event()
    session.write(lambda: go_on.wait(5) and EVENT_NEWS)
    assert not window.close()
    assert window.isVisible()
    assert dossier.closed == 0
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert dossier.closed == 1


def test_closing_saves_what_is_being_typed(window, session, qtbot):
    saved = []
    page(window).leave = lambda: session.write(lambda: saved.append(1) or EVENT_NEWS)
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert saved == [1]


def test_closing_stops_when_the_last_text_cannot_be_saved(window, session, ask, dossier, qtbot):
    def full():
        raise DiskFull(file="nordmark")

    page(window).leave = lambda: session.write(full)
    window.close()
    qtbot.waitUntil(window.notice.isVisible)
    assert window.isVisible()
    assert dossier.closed == 0
    ask.yes = False
    assert not window.close()
    assert ask.asked[-1].grave
    assert window.isVisible()


def test_the_user_may_close_without_what_cannot_be_saved(window, session, ask, dossier, qtbot):
    def full():
        raise DiskFull(file="nordmark")

    page(window).leave = lambda: session.write(full)
    window.close()
    qtbot.waitUntil(window.notice.isVisible)
    settled(qtbot, session.jobs)
    assert window.close()
    assert ask.asked
    assert dossier.closed == 1


# ---- language, look, room


def test_the_language_changes_at_once(window, ground):
    assert window.top.back.toolTip().startswith("Back")
    window.top.language_chosen.emit("de")
    assert window.top.back.toolTip().startswith("Zurück")
    assert window.bottom.text.startswith("Gespeichert um 09:42")
    assert ground.tr.language == "de"


def test_the_look_is_told_to_the_settings(window, qtbot):
    with qtbot.waitSignal(window.look_changed):
        QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)


def test_text_grows_with_the_keyboard(window, ground):
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert ground.theme.percent == 110
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert ground.theme.percent == 100


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(1366, 720, p) for p in PERCENTS] + [(911, 480, 100), (911, 480, 150)]
)
def test_the_window_fits_small_screens(window, ground, dossier, width, height, percent):
    dossier.train()
    ground.theme.apply(percent=percent)
    window.refresh()
    window.resize(width, height)
    QApplication.sendPostedEvents()
    assert (window.width(), window.height()) == (width, height)


def test_details_fold_away_on_narrow_windows_and_come_back(window):
    assert window.details.isVisible()
    window.resize(911, 512)
    assert not window.details.isVisible()
    window.top.details.click()
    assert window.details.isVisible()
    window.top.details.click()
    window.resize(1366, 720)
    assert window.details.isVisible()


def test_a_place_without_details_has_no_right_column(window):
    window.go("points")
    assert not window.details.isVisible()
    assert not window.top.details.isEnabled()


def test_places_become_a_rail_at_200_percent(window, ground):
    ground.theme.apply(percent=200)
    assert window.side.places.rail
    ground.theme.apply(percent=100)
    assert not window.side.places.rail
