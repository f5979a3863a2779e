# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The main job in the real window, by keys alone; afterwards the command line finds all of it in the dossier."""

from pathlib import Path

import pytest

from tests.end2end.test_story import Person, is_in, new
from tests.end2end.window_keys import Keyboard
from tests.ui.rig.desktop import missing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=f"not on this machine: {missing()}")]

POINT, HEADING = "3", "Suppliers and SMEs in the drivetrain change"
READERS, SLOT_S = ("Principal", "Delegation"), 120
LINE = "Saxony stands by the suppliers in the change."
RED_LINE = "We do not accept that the funds are cut by more than a twentieth."
EVENT, ITEM = "Conference in Probstadt", "General debate"
FIRST, SECOND = "Ladies and gentlemen, thank you for the invitation.", "Our suppliers need time and money."
HIS_LINE, HIS_REASONS = "Bela's line on the suppliers.", "Bela's reasons."


def test_the_main_job_by_keyboard_alone(tmp_path):
    anna, bundle = prepare(tmp_path)
    home = home_in_english(tmp_path / "desk")
    with Keyboard(home, anna.file) as keys:
        keys.at("Home")
        write_position(keys)
        write_event(keys)
        write_intervention(keys)
        packs = {reader: hand_out(keys, reader, tmp_path) for reader in READERS}
        take_in(keys, bundle)
        decide(keys)
        undo(keys)
        keys.press("ctrl+q")
        assert keys.desktop.ended() == 0
        assert "Traceback" not in keys.desktop.said()
    check_dossier(anna)
    assert is_in(packs["Principal"], RED_LINE)
    assert not is_in(packs["Delegation"], RED_LINE)
    for pack in packs.values():
        assert is_in(pack, LINE)
        assert is_in(pack, SECOND)


def prepare(folder: Path) -> tuple[Person, Path]:
    """Two people by command line; Bela has written on the same point, and his bundle lies there."""
    anna, bela = new(folder, "Anna"), new(folder, "Bela")
    anna.on("trust", folder / "Bela.card", "--role", "principal")
    bela.on("trust", folder / "Anna.card", "--role", "principal")
    point = point_id(anna)
    bela.on("set", "position", "region=DED", f"point={point}", f"line={HIS_LINE}", f"reasons={HIS_REASONS}")
    bundle = folder / "from-bela.arabundle"
    bela.on("bundle export", "-o", bundle, "--to", folder / "Anna.card")
    return anna, bundle


def point_id(person: Person) -> str:
    points = person.on("list", "point")["records"]
    return next(one["id"] for one in points if one["fields"].get("label") == POINT)


def home_in_english(home: Path) -> Path:
    settings = home / ".config" / "ara-desktop" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('language = "en"\ntheme = "light"\n', "utf-8")
    return home


def open_point(keys: Keyboard) -> None:
    keys.press("ctrl+2")
    keys.at("Points")
    keys.on("Points of: Ten-point declaration")
    keys.press("ctrl+Home", "Down", "Down", "Return")
    keys.at("Point –")
    keys.reads(HEADING)


def write_position(keys: Keyboard) -> None:
    open_point(keys)
    keys.press("alt+s")
    keys.on("Stance")
    keys.choose("Support")
    keys.press("alt+l")
    keys.on("Line to take")
    keys.type(LINE)
    keys.press("alt+d")
    keys.on("Red line")
    keys.type(RED_LINE)


def write_event(keys: Keyboard) -> None:
    keys.press("ctrl+5")
    keys.at("Events")
    keys.on("New event")
    keys.press("alt+n")
    keys.on("Name")
    keys.type(EVENT)
    keys.press("alt+f")
    keys.on("From")
    keys.type("18.03.2027")
    keys.press("alt+l")
    keys.on("Place")
    keys.type("Probstadt")
    keys.press("alt+c")
    keys.at("Event –")
    keys.reads("18 March 2027")
    keys.press("alt+i")
    keys.on("Title")
    keys.type(ITEM)
    keys.tab_to("Points")
    keys.press("Return")
    keys.wait(lambda seen: seen["popup"], "the menu of points")
    keys.press("Down", "Down", "Down", "Return")
    keys.on("Points: 3")


def write_intervention(keys: Keyboard) -> None:
    keys.press("alt+w")
    keys.on("Agenda item")
    keys.press("alt+s")
    keys.on("Slot")
    keys.type("2:00")
    keys.press("alt+c")
    keys.at("Intervention –")
    keys.tab_to("Paragraph 1")
    keys.type(FIRST)
    keys.press("alt+n")
    keys.on("Paragraph 2")
    keys.type(SECOND)


def hand_out(keys: Keyboard, reader: str, folder: Path) -> Path:
    out = folder / f"{reader}.pdf"
    keys.press("ctrl+6")
    keys.at("Packs")
    keys.press("alt+r")
    keys.on("Reader")
    keys.choose(reader, "Up" if reader == "Principal" else "Down")
    keys.tab_to("Hand out as PDF")
    keys.press("Return")
    keys.name_file(out, "Hand out the pack")
    keys.reads(out.name)
    return out


def take_in(keys: Keyboard, bundle: Path) -> None:
    keys.press("ctrl+7")
    keys.at("Exchange")
    keys.tab_to("Open a bundle or a card")
    keys.press("Return")
    keys.name_file(bundle, "Open a bundle or a card")
    keys.reads("Bundle from Bela")
    keys.reads("Versions diverge; both stay until somebody decides")
    keys.on("Take in")
    keys.press("Return")
    keys.reads("Taken in from Bela")
    keys.on("Decide now")
    keys.press("Return")
    keys.at("Conflicts")


def decide(keys: Keyboard) -> None:
    keys.reads("Version 2")
    keys.tab_to("Version 1")
    if HIS_LINE not in keys.state()["focus"]["value"]:
        keys.tab_to("Version 2")
    number = "1" if HIS_LINE in keys.state()["focus"]["value"] else "2"
    keys.press(f"alt+{number}")
    keys.reads("No versions diverge")


def undo(keys: Keyboard) -> None:
    """Back on the point, the stance is changed by mistake and the change taken back."""
    open_point(keys)
    keys.press("alt+s")
    keys.on("Stance")
    keys.choose("Support with changes")
    keys.reads("Support with changes")
    keys.press("ctrl+shift+z")
    keys.reads("Undone.")
    keys.wait(lambda seen: seen["focus"]["value"] == "Support", "the former stance")


def check_dossier(anna: Person) -> None:
    """All that the keys did, as the command line tells it."""
    (position,) = records(anna, "position", "point", point_id(anna))
    assert {name: position[name] for name in ("stance", "line", "reasons", "red_line")} == {
        "stance": "support", "line": HIS_LINE, "reasons": HIS_REASONS, "red_line": RED_LINE,
    }  # fmt: skip
    (event,) = records(anna, "event", "name", EVENT)
    assert (event["starts_on"], event["place"]) == ("2027-03-18", "Probstadt")
    (item,) = records(anna, "agenda_item", "title", ITEM)
    assert (item["event"], item["points"]) == (event["id"], [position["point"]])
    (speech,) = records(anna, "intervention", "item", item["id"])
    assert speech["slot_seconds"] == SLOT_S
    paragraphs = records(anna, "paragraph", "intervention", speech["id"])
    assert [one["text"] for one in paragraphs] == [FIRST, SECOND]
    assert len(records(anna, "issue", "event", event["id"])) == len(READERS)
    assert anna.on("conflicts")["conflicts"] == []
    assert anna.on("check") == {"ok": True, "findings": []}


def records(person: Person, kind: str, field: str, value: str) -> list[dict]:
    """Fields and id of the records with that value."""
    found = person.on("list", kind)["records"]
    return [{**one["fields"], "id": one["id"]} for one in found if one["fields"].get(field) == value]
