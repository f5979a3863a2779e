# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``publish``, ``publication import|inspect|list``: the story of two regions on the command line."""

import pytest

from ara_desktop.app import SystemClock, SystemIds
from ara_desktop.service.cards import own_card, trust
from ara_desktop.service.dossiers import create, open_dossier

POSITION = ("position", "region=DED", "point=3")
LINE = "Wir tragen Punkt 3 mit."


@pytest.fixture(scope="session")
def regions(tmp_path_factory):
    """Saxony, and Bavaria that checked Saxony's card; made once."""
    folder = tmp_path_factory.mktemp("regions")
    opened = {}
    for name, region in (("anna", "DED"), ("bela", "DE2")):
        path, parts = folder / f"{name}.aradossier", {"clock": SystemClock(), "ids": SystemIds()}
        create(path, region=region, name=name.title(), **parts)
        opened[name] = open_dossier(path, holder=name, **parts)
    trust(opened["bela"], own_card(opened["anna"])[1], "partner")
    for store in opened.values():
        store.close()
    return folder


@pytest.fixture
def released(ara, tmp_path, regions):
    """Copies of the two in the present folder; Saxony's line on point 3 is released and cleared."""
    for file in regions.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    fields = (f"line={LINE}", "stance=support", "lead_unit=54", "release=alliance", "red_line=Nie")
    made = ara("set", "anna.aradossier", *POSITION, *fields, "--json").json
    clear(ara, made["id"])
    return made["id"]


def clear(ara, position):
    digest = text_hash_of(ara, position)
    key = (f"subject_record={position}", "part=line", "language=de", "unit=54")
    ara("set", "anna.aradossier", "clearance", *key, "state=co_signed", f"text_hash={digest}")


def text_hash_of(ara, position):
    from ara_desktop.core.seeds import text_hash

    return text_hash(ara("show", "anna.aradossier", position, "--json").json["fields"]["line"])


def send(ara, *more):
    return ara("publish", "anna.aradossier", "--to", "alliance", "-o", "x.arapub", "--json", *more)


def take_in(ara, *more):
    return ara("publication", "import", "bela.aradossier", "x.arapub", "--json", *more)


def test_a_publication_goes_from_one_region_to_another(ara, released):
    made = send(ara).json
    assert (made["reader"], made["number"], made["points"], made["new"], made["shared"]) == ("alliance", 1, 1, True, [])
    done = take_in(ara)
    assert (done.code, done.json["new"], done.json["state"], done.json["publisher"]) == (
        0,
        True,
        "current",
        "introduced",
    )
    assert (done.json["region"], done.json["sha256"], done.json["refused"]) == ("DED", made["sha256"], None)
    (one,) = ara("publication", "list", "bela.aradossier", "--json").json["publications"]
    (stated,) = one["content"]
    assert (stated["declaration"], stated["label"], stated["stance"]) == ("ten-points", "3", "support")
    assert stated["texts"] == [{"field": "line", "language": "de", "original": True, "text": LINE}]
    assert ara("list", "bela.aradossier", "position", "--json").json["records"] == []
    again = take_in(ara)
    assert (again.code, again.json["new"], again.json["change"]) == (0, False, None)


def test_it_is_told_to_a_person(ara, released):
    assert "Publication 1: x.arapub" in ara("publish", "anna.aradossier", "--to", "alliance", "-o", "x.arapub").out
    told = ara("publication", "inspect", "x.arapub").out
    assert "Publication 1 of DED for: Alliance" in told
    assert LINE in told
    assert "Taken in." in ara("publication", "import", "bela.aradossier", "x.arapub").out
    assert "already" in ara("publication", "import", "bela.aradossier", "x.arapub").out
    assert "1 publication" in ara("publication", "list", "bela.aradossier").out
    assert "0 publications" in ara("publication", "list", "bela.aradossier", "--region", "DE1").out
    german = ara("publication", "inspect", "x.arapub", env={"LANG": "de_DE.UTF-8"}).out
    assert "Weitergabe 1 von DED" in german


def test_inspecting_needs_no_dossier_and_names_the_key(ara, released):
    send(ara)
    told = ara("publication", "inspect", "x.arapub", "--json").json
    assert (told["region"], told["reader"], told["points"], told["recalls"]) == ("DED", "alliance", 1, None)
    assert len(told["key"]) == 64
    assert told["created"].endswith("Z")


def test_a_recall_and_what_it_recalled(ara, released, tmp_path):
    send(ara)
    first = (tmp_path / "x.arapub").read_bytes()
    recalled = send(ara, "--recall", "Die Zahl war falsch.").json
    assert (recalled["number"], recalled["recalls"], recalled["points"]) == (2, "Die Zahl war falsch.", 0)
    assert take_in(ara).json["state"] == "recalled"
    assert "Die Zahl war falsch." in ara("publication", "inspect", "x.arapub").out
    (tmp_path / "x.arapub").write_bytes(first)
    refused = take_in(ara)
    assert (refused.error, refused.code, refused.out) == ("PUBLICATION_RECALLED", 1, "")
    assert "Die Zahl war falsch." in refused.err


def test_a_newer_one_replaces(ara, released, tmp_path):
    send(ara)
    first = (tmp_path / "x.arapub").read_bytes()
    ara("set", "anna.aradossier", *POSITION, "stance=oppose")
    assert send(ara).json["number"] == 2
    assert take_in(ara).json["replaces"] is None
    (tmp_path / "x.arapub").write_bytes(first)
    refused = take_in(ara)
    assert (refused.error, refused.code) == ("PUBLICATION_OLDER", 1)


def test_diverging_ones_are_kept_and_end_with_3(ara, released, tmp_path):
    (tmp_path / "restored").write_bytes((tmp_path / "anna.aradossier").read_bytes())
    send(ara)
    take_in(ara)
    (tmp_path / "anna.aradossier").write_bytes((tmp_path / "restored").read_bytes())
    ara("set", "anna.aradossier", *POSITION, "stance=oppose")
    assert send(ara).json["number"] == 1
    done = take_in(ara)
    assert (done.code, done.json["state"], done.json["publisher"]) == (3, "diverging", "changed")
    listed = ara("publication", "list", "bela.aradossier", "--region", "DED")
    assert listed.out.count("they differ") == 2
    assert "another key" in ara("publication", "import", "bela.aradossier", "x.arapub").out or done.code == 3


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("publish", "bela.aradossier", "--to", "public", "-o", "y"), "NOTHING_RELEASED"),
        (("publish", "bela.aradossier", "--to", "public", "-o", "y", "--recall", "Grund"), "NOTHING_PUBLISHED"),
        (("publish", "anna.aradossier", "--to", "alliance", "-o", "no/y"), "TARGET_UNWRITABLE"),
        (("publish", "anna.aradossier", "--to", "alliance", "-o", "y", "--recall", " "), "VALUE_REFUSED"),
        (("publication", "import", "bela.aradossier", "bela.aradossier"), "PUBLICATION"),
        (("publication", "import", "bela.aradossier", "nix"), "FILE_UNREADABLE"),
        (("publication", "import", "anna.aradossier", "x.arapub"), "PUBLICATION_OWN"),
        (("publication", "inspect", "bela.aradossier"), "PUBLICATION"),
        (("bundle", "import", "bela.aradossier", "x.arapub"), "MANIFEST"),
        (("publish", "anna.aradossier", "--to", "delegation", "-o", "y"), "USAGE"),
    ],
)
def test_what_is_refused_changes_nothing(ara, released, tmp_path, words, code):
    send(ara)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.aradossier")}
    done = ara(*words, "--json")
    assert (done.error, done.code, done.out) == (code, 2 if code == "USAGE" else 1, "")
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.aradossier")} == before
    assert not (tmp_path / "y").exists()


def test_readers_are_named_in_words(ara, released):
    german = ara("publish", "bela.aradossier", "--to", "public", "-o", "y", env={"LANG": "de_DE.UTF-8"})
    assert "Empfängerkreis (Öffentlich (public))" in german.err


def test_a_region_without_a_checked_card_is_refused(ara, released, tmp_path):
    ara("new", "cleo.aradossier", "--region", "DE1", "--name", "Cleo")
    send(ara)
    done = ara("publication", "import", "cleo.aradossier", "x.arapub")
    assert (done.error, done.code) == ("PUBLISHER_UNKNOWN", 1)
