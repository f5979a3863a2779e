# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``new``, ``demo``, ``rebuild``, ``check``, ``backup``, passphrases."""

import pytest

SECRET = "ein langes Kennwort mit Zeichen äöü"


@pytest.fixture
def secret(tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text(SECRET + "\nzweite Zeile\n", encoding="utf-8")
    return file


def test_new_loads_the_reference_data(ara, tmp_path):
    done = ara("new", "x.aradossier", "--region", "Sachsen", "--name", "Büro-PC", "--json")
    assert done.code == 0
    assert done.json["encrypted"] is False
    points = ara("list", "x.aradossier", "point", "--where", "declaration=ten-points", "--json").json["records"]
    assert [one["fields"]["label"] for one in points] == [str(n) for n in range(1, 11)]
    assert (tmp_path / "x.aradossier").stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.glob("*.part")) == []


def test_two_new_dossiers_of_one_region_are_replicas_of_one_dossier(ara):
    cards = []
    for name in ("a", "b"):
        ara("new", f"{name}.aradossier", "--region", "DED", "--name", name)
        cards.append(ara("card", f"{name}.aradossier", "--json").json)
    assert cards[0]["dossier"] == cards[1]["dossier"]
    assert cards[0]["replica"] != cards[1]["replica"]


def test_new_texts_speak_the_language_asked_for(ara):
    ara("new", "x.aradossier", "--region", "DED", "--name", "A", "--language", "en")
    made = ara("set", "x.aradossier", "position", "region=DED", "point=1", "line=x", "--json").json
    assert made["fields"]["language"] == "en"


def test_an_encrypted_dossier_opens_with_its_passphrase_only(ara, secret, tmp_path):
    assert ara("new", "x.aradossier", "--region", "DED", "--name", "A", "--passphrase-file", secret, "--json").json[
        "encrypted"
    ]
    assert (tmp_path / "x.aradossier.keys").exists()
    assert b"Sachsen" not in (tmp_path / "x.aradossier").read_bytes()
    assert ara("list", "x.aradossier", "event").error == "PASSPHRASE_NEEDED"
    assert ara("list", "x.aradossier", "event", "--passphrase-file", secret).code == 0
    assert ara("--passphrase-file", secret, "list", "x.aradossier", "event").code == 0
    assert ara("list", "x.aradossier", "event", env={"ARA_PASSPHRASE_FILE": str(secret)}).code == 0
    (tmp_path / "wrong.txt").write_text("falsch")
    wrong = ara("list", "x.aradossier", "event", "--passphrase-file", "wrong.txt")
    assert (wrong.error, wrong.code) == ("PASSPHRASE_WRONG", 1)


def test_the_backup_of_an_encrypted_dossier_opens_with_the_same_passphrase(ara, secret):
    ara("new", "x.aradossier", "--region", "DED", "--name", "A", "--passphrase-file", secret)
    assert ara("backup", "x.aradossier", "-o", "b.aradossier", "--passphrase-file", secret).code == 0
    assert ara("list", "b.aradossier", "event", "--passphrase-file", secret).code == 0


@pytest.mark.slow
def test_the_backup_before_an_import_opens_with_the_same_passphrase(ara, secret, tmp_path, saxony):
    opens = ("--passphrase-file", secret)
    ara("new", "x.aradossier", "--region", "DED", "--name", "A", *opens)
    ara("card", saxony, "-o", "anna.card")
    assert ara("trust", "x.aradossier", "anna.card", "--role", "delegation", *opens).code == 0
    ara("set", saxony, "position", "region=DED", "point=1", "line=x")
    ara("bundle", "export", saxony, "-o", "y.arabundle")
    (tmp_path / "backups").write_text("no folder")
    assert ara("bundle", "import", "x.aradossier", "y.arabundle", *opens).error == "TARGET_UNWRITABLE"
    (tmp_path / "backups").unlink()
    assert ara("bundle", "import", "x.aradossier", "y.arabundle", *opens).code == 0
    (backup,) = (tmp_path / "backups").glob("*.aradossier")
    assert ara("list", backup, "position", "--json", *opens).json["records"] == []


def test_demo_is_training_and_the_same_for_the_same_seed(ara):
    assert ara("demo", "a.aradossier", "--seed", "7", "--json").json["training"] is True
    ara("demo", "b.aradossier", "--seed", "7")
    ara("demo", "c.aradossier", "--seed", "8")
    one, two, other = (ara("list", f"{name}.aradossier", "statement", "--json").json for name in "abc")
    assert one == two
    assert one != other
    assert ara("card", "a.aradossier", "--json").json["training"] is True
    assert all(
        region["fields"]["code"].startswith("X")
        for region in ara("list", "a.aradossier", "region", "--json").json["records"]
    )


def test_demo_refuses_numbers_of_regions_it_has_no_names_for(ara, tmp_path):
    assert ara("demo", "a.aradossier", "--regions", "100000").error == "VALUE_REFUSED"
    assert not (tmp_path / "a.aradossier").exists()


def test_check_rebuild_and_backup_agree(ara, saxony, tmp_path):
    ara("set", saxony, "position", "region=DED", "point=1", "line=Text")
    before = ara("list", saxony, "position", "--json").out
    assert ara("check", saxony, "--json").json == {"ok": True, "findings": []}
    assert ara("rebuild", saxony, "--json").json == {"ok": True}
    assert ara("list", saxony, "position", "--json").out == before
    copied = ara("backup", saxony, "-o", tmp_path / "copy.aradossier", "--json").json
    assert copied["bytes"] == (tmp_path / "copy.aradossier").stat().st_size
    assert ara("list", "copy.aradossier", "position", "--json").out == before


def test_people_are_told_what_happened(ara, saxony):
    assert "New dossier: n.aradossier" in ara("new", "n.aradossier", "--region", "DED", "--name", "A").out
    assert "all is in order" in ara("check", saxony).out
    assert "made again" in ara("rebuild", saxony).out
    assert "Copied to" in ara("backup", saxony, "-o", "b.aradossier").out
    assert "invented" in ara("demo", "d.aradossier").out


def test_an_encrypted_dossier_without_its_key_file_says_which_file_is_missing(ara, tmp_path):
    (tmp_path / "secret.txt").write_text("lang genug, aber leer im Sinn\n", encoding="utf-8")
    ara("new", "x.aradossier", "--region", "DED", "--name", "A", "--passphrase-file", "secret.txt")
    (tmp_path / "x.aradossier.keys").unlink()
    for words in ((), ("--passphrase-file", "secret.txt")):
        done = ara("list", "x.aradossier", "event", *words)
        assert (done.error, done.code) == ("KEYS_MISSING", 1)
        assert "x.aradossier.keys" in done.err


def test_a_language_that_is_none_makes_no_dossier(ara, tmp_path):
    done = ara("new", "x.aradossier", "--region", "DED", "--name", "A", "--language", "Deutsch")
    assert (done.error, done.code) == ("VALUE_REFUSED", 1)
    assert not list(tmp_path.glob("x.*"))
