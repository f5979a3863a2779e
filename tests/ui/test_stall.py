# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The event loop turns while one works; and the meter finds a stall that was planted."""

import time

import pytest
from PySide6.QtTest import QTest

from ara_desktop.text.catalogue import Words
from ara_desktop.ui.theme import Scheme
from tests.ui.sample import places
from tests.ui.stall import no_stall


def test_the_meter_names_the_line_that_stood_still(qapp, qtbot):
    def slow_slot():
        end = time.perf_counter() + 0.3
        while time.perf_counter() < end:
            pass

    with pytest.raises(AssertionError, match="slow_slot"), no_stall(qtbot, 5):
        slow_slot()


def test_a_quiet_loop_passes(qapp, qtbot):
    with no_stall(qtbot, 50):
        qtbot.wait(60)


def test_typing_does_not_stop_the_loop(window, qtbot):
    with no_stall(qtbot, 50):
        for letter in "Zustimmung mit Änderungen":
            QTest.keyClicks(window.work.page.note, letter)
            qtbot.wait(5)


def test_changing_places_does_not_stop_the_loop(window, qtbot):
    codes = [place.code for place in places()]
    for code in codes:
        window.go(code)
    with no_stall(qtbot, 50):
        for code in codes:
            window.go(code)
            qtbot.wait(10)


def test_changing_the_language_does_not_stop_the_loop(window, ground, qtbot):
    Words("de")  # a checkout compiles its catalogue when it is first read; a package carries it compiled
    with no_stall(qtbot, 100):
        for language in ("de", "en"):
            ground.tr.choose(language)
            qtbot.wait(10)


def test_changing_the_look_stops_the_loop_for_a_moment_only(window, ground, qtbot):
    with no_stall(qtbot, 250):
        ground.theme.apply(Scheme.DARK)
        qtbot.wait(20)
