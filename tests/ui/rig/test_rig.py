# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The window on a real X server, driven by keys and read by what a screen reader hears."""

import os
from pathlib import Path

import pytest

from tests.ui.rig.desktop import Desktop, missing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=f"not on this machine: {missing()}")]

GOLDEN = Path(__file__).with_name("home_tree.txt")
PROGRAM = """
import sys
from ara_desktop.ui.start import Look, run
from tests.ui.sample import SampleDossier, commands, places, session_of

def build(ground):
    ground.open(session_of(ground, SampleDossier()), commands())

sys.exit(run(["ara-desktop"], build, places(), look=Look("en", "light")))
"""


@pytest.fixture
def desktop(tmp_path):
    with Desktop(tmp_path) as own:
        own.start(code=PROGRAM)
        own.wait_for_name("What is missing")
        yield own


def names(desktop, role):
    return [node["name"] for node in desktop.tree() if node["role"] == role]


def test_a_screen_reader_hears_the_whole_frame(desktop):
    tree = desktop.tree()
    heard = {(node["role"], node["name"]) for node in tree}
    assert ("frame", "Home – ARA Desktop") in heard
    assert {
        ("list", "Places"),
        ("text", "Search the dossier"),
        ("list", "What is missing"),
        ("text", "Comment"),
    } <= heard
    assert {name for role, name in heard if role in ("push button", "button")} >= {"Make the pack", "History", "Retire"}
    assert [n["name"] for n in tree if n["role"] == "list item"].count("Point 3: Wandel der Zulieferer begleiten") == 1


def test_the_tree_is_the_one_that_was_agreed(desktop):
    """Role and name of everything a screen reader meets at Home; ``ARA_WRITE_GOLDEN=1`` writes the file anew, for review."""
    told = "".join(
        f"{'  ' * node['depth']}{node['role']} {node['name']!r}\n"
        for node in desktop.tree()
        if "showing" in node["states"]
    )
    if os.environ.get("ARA_WRITE_GOLDEN"):
        GOLDEN.write_text(told, "utf-8")
    assert told == GOLDEN.read_text("utf-8")


def test_nothing_that_can_have_the_focus_is_nameless(desktop):
    spoken = {
        "push button",
        "toggle button",
        "check box",
        "radio button",
        "text",
        "entry",
        "combo box",
        "list",
        "table",
        "menu item",
    }
    nameless = [
        node
        for node in desktop.tree()
        if node["role"] in spoken and {"focusable", "showing"} <= set(node["states"]) and not node["name"]
    ]
    assert nameless == []


def test_a_journey_with_keys_alone(desktop, tmp_path):
    desktop.keys("ctrl+k")
    desktop.wait_for(lambda: desktop.focused() == ("text", "Search the dossier"))
    desktop.type("lade")
    desktop.wait_for(lambda: "Search – ARA Desktop" in names(desktop, "frame"))
    desktop.keys("Escape")
    desktop.wait_for(lambda: "Home – ARA Desktop" in names(desktop, "frame"))
    desktop.keys("ctrl+4")
    desktop.wait_for(lambda: "Matrix – ARA Desktop" in names(desktop, "frame"))
    desktop.keys("alt+Left")
    desktop.wait_for(lambda: "Home – ARA Desktop" in names(desktop, "frame"))
    desktop.shot(tmp_path / "journey.png")
    assert (tmp_path / "journey.png").stat().st_size > 10_000
    desktop.keys("ctrl+q")
    assert desktop.ended() == 0
    assert "Traceback" not in desktop.said()


def test_a_screen_reader_can_press_a_button(desktop):
    assert desktop.press("push button", "Open") or desktop.press("button", "Open")


def test_a_screen_reader_can_open_a_menu_and_keys_choose_in_it(desktop):
    assert desktop.press("push button", "Language")
    desktop.keys("Up", "Return")
    desktop.wait_for(lambda: names(desktop, "frame") not in ([], ["Home – ARA Desktop"]))
    assert "Sprache" in names(desktop, "push button")


def test_the_rig_ends_what_it_started(tmp_path):
    with Desktop(tmp_path) as own:
        own.start(code=PROGRAM)
        started = [process.pid for process in (*own._running, own.program)]
    assert [pid for pid in started if Path(f"/proc/{pid}").exists()] == []
