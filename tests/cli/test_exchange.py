# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``card``, ``trust``, ``bundle``, ``conflicts``, ``resolve``."""

import pytest

from ara_desktop.app import SystemClock, SystemIds
from ara_desktop.service.cards import own_card, trust
from ara_desktop.service.dossiers import create, open_dossier

POSITION = ("position", "region=DED", "point=3")


@pytest.fixture(scope="session")
def friends(tmp_path_factory):
    """Two replicas that trust each other in the role ``principal``, made once."""
    folder = tmp_path_factory.mktemp("friends")
    opened = {}
    for name in ("anna", "bela"):
        path, parts = folder / f"{name}.aradossier", {"clock": SystemClock(), "ids": SystemIds()}
        create(path, region="DED", name=name.title(), **parts)
        opened[name] = open_dossier(path, holder=name, **parts)
        (folder / f"{name}.card").write_bytes(own_card(opened[name])[1])
    trust(opened["anna"], (folder / "bela.card").read_bytes(), "principal")
    trust(opened["bela"], (folder / "anna.card").read_bytes(), "principal")
    for store in opened.values():
        store.close()
    return folder


@pytest.fixture
def pair(ara, tmp_path, friends):
    """Copies of the two in the present folder, and a way to send."""
    for file in friends.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())

    def send(one: str, other: str, *more: str):
        ara("bundle", "export", f"{one}.aradossier", "-o", "x.arabundle", "--to", f"{other}.card")
        return ara("bundle", "import", f"{other}.aradossier", "x.arabundle", "--json", *more)

    return send


def disputed(ara, send):
    ara("set", "anna.aradossier", *POSITION, "line=von Anna")
    ara("set", "bela.aradossier", *POSITION, "line=von Bela")
    return send("bela", "anna")


def test_a_card_names_its_words_and_can_be_printed(ara, saxony):
    card = ara("card", saxony, "--json").json
    assert (card["name"], card["region"], card["training"], card["file"]) == ("Anna", "DED", False, None)
    assert len(card["words"]) == 6
    assert ara("card", saxony).out.strip() == card["card"].strip()
    out = ara("card", saxony, "-o", "a.card")
    assert " ".join(card["words"]) in out.out


def test_trust_answers_with_the_card_and_its_words(ara, pair):
    done = ara("trust", "anna.aradossier", "bela.card", "--role", "delegation", "--json").json
    assert (done["name"], done["role"], done["state"]) == ("Bela", "delegation", "verified")
    assert done["words"] == ara("card", "bela.aradossier", "--json").json["words"]


def test_a_bundle_says_what_it_carries(ara, pair):
    ara("set", "anna.aradossier", *POSITION, "line=x", "red_line=Nie")
    made = ara("bundle", "export", "anna.aradossier", "-o", "x.arabundle", "--to", "bela.card", "--json").json
    assert (made["recipients"], made["ops"], made["encrypted"]) == (["Bela"], 5, True)
    assert made["compartments"] == ["delegation", "principal"]
    sealed = ara("bundle", "inspect", "x.arabundle", "--json").json
    assert (sealed["sealed"], sealed["sender"]) == ("recipients", None)
    assert "only its recipients" in ara("bundle", "inspect", "x.arabundle").out
    open_one = ara("bundle", "export", "anna.aradossier", "-o", "y.arabundle", "--json").json
    assert (open_one["recipients"], open_one["encrypted"]) == ([], False)
    told = ara("bundle", "inspect", "y.arabundle", "--json").json
    assert told["sender"]["name"] == "Anna"
    assert told["ops"] == 4
    assert told["compartments"] == ["delegation"]
    assert told["logs"][0]["first"] == 1
    assert told["created"].endswith("Z")
    assert "From: Anna" in ara("bundle", "inspect", "y.arabundle").out


def test_a_plan_writes_nothing_and_an_import_says_the_same(ara, pair):
    ara("set", "anna.aradossier", *POSITION, "line=x")
    planned = pair("anna", "bela", "--plan").json
    assert ara("list", "bela.aradossier", "position", "--json").json["records"] == []
    taken = pair("anna", "bela").json
    assert planned == {**taken, "receipt": None}
    assert (taken["new"], taken["known"], taken["conflicts"], taken["missing"]) == (4, 0, [], [])
    assert taken["refused"] is None
    assert len(taken["receipt"]) == 32
    assert len(taken["created"]) == 1
    assert ara("list", "bela.aradossier", "position", "--json").json["records"][0]["fields"]["line"] == "x"


def test_twice_is_once(ara, pair):
    ara("set", "anna.aradossier", *POSITION, "line=x")
    pair("anna", "bela")
    again = ara("bundle", "import", "bela.aradossier", "x.arabundle", "--json")
    assert (again.code, again.json["new"], again.json["known"]) == (0, 0, 4)


def test_a_backup_is_kept_before_an_import_that_brings_something(ara, pair, tmp_path):
    ara("set", "anna.aradossier", *POSITION, "line=x")
    pair("anna", "bela", "--plan")
    assert not (tmp_path / "backups").exists()
    pair("anna", "bela")
    (backup,) = (tmp_path / "backups").glob("bela-*.aradossier")
    assert ara("list", backup, "position", "--json").json["records"] == []


def test_a_conflict_ends_with_3_and_is_listed_with_base_and_heads(ara, pair):
    ara("set", "anna.aradossier", *POSITION, "line=zuerst")
    pair("anna", "bela")
    done = disputed(ara, pair)
    assert done.code == 3
    assert done.json["conflicts"][0]["field"] == "line"
    (one,) = ara("conflicts", "anna.aradossier", "--json").json["conflicts"]
    assert one["base"] == "zuerst"
    assert [set(head) for head in one["heads"]] == [{"value", "author", "at", "replica", "op", "mine"}] * 2
    assert [head["op"] for head in one["heads"]] == sorted(head["op"] for head in one["heads"])
    listed = ara("list", "anna.aradossier", "position", "--json").json["records"][0]
    assert (listed["fields"]["line"], listed["conflicts"]) == (None, ["line"])
    either = ara("list", "anna.aradossier", "position", "--where", "line=von Bela", "--json").json["records"]
    assert len(either) == 1
    told = ara("conflicts", "anna.aradossier").out
    assert "von Anna" in told
    assert "mine, Anna" in told
    assert "1 conflict" in told


def test_writing_a_record_with_an_open_conflict_ends_with_3(ara, pair):
    disputed(ara, pair)
    assert ara("set", "anna.aradossier", *POSITION, "ask=y").code == 3
    assert ara("set", "anna.aradossier", "position", "region=DED", "point=4", "ask=y").code == 0
    assert "(diverging texts)" in ara("show", "anna.aradossier", *POSITION).out


@pytest.mark.parametrize(
    ("take", "value"),
    [("mine", "von Anna"), ("theirs", "von Bela"), ("text=neu", "neu"), ("text=@neu.txt", "aus der Datei")],
)
def test_a_person_decides_which_text_holds(ara, pair, tmp_path, take, value):
    (tmp_path / "neu.txt").write_text("aus der Datei\n", encoding="utf-8")
    disputed(ara, pair)
    done = ara("resolve", "anna.aradossier", *POSITION, "line", "--take", take, "--json")
    assert (done.code, done.json["fields"]["line"], done.json["conflicts"]) == (0, value, [])
    assert ara("conflicts", "anna.aradossier", "--json").json["conflicts"] == []


def test_one_text_can_be_named_by_its_op(ara, pair):
    disputed(ara, pair)
    (one,) = ara("conflicts", "anna.aradossier", "--json").json["conflicts"]
    wanted = next(head for head in one["heads"] if head["value"] == "von Bela")
    done = ara("resolve", "anna.aradossier", one["id"], "line", "--take", wanted["op"][:10], "--json")
    assert done.json["fields"]["line"] == "von Bela"


def test_resolve_ends_with_3_while_others_remain(ara, pair):
    for name, text in (("anna", "A"), ("bela", "B")):
        ara("set", f"{name}.aradossier", *POSITION, f"line={text}", f"ask={text}")
    pair("bela", "anna")
    assert ara("resolve", "anna.aradossier", *POSITION, "line", "--take", "mine").code == 3
    assert ara("resolve", "anna.aradossier", *POSITION, "ask", "--take", "mine").code == 0


def test_a_wrong_choice_is_refused(ara, pair):
    disputed(ara, pair)
    assert ara("resolve", "anna.aradossier", *POSITION, "line", "--take", "ffffffff").error == "CHOICE_AMBIGUOUS"
    assert ara("resolve", "anna.aradossier", *POSITION, "ask", "--take", "mine").error == "NO_CONFLICT"


def test_strangers_and_wrong_recipients_are_refused(ara, pair):
    ara("new", "cora.aradossier", "--region", "DED", "--name", "Cora")
    ara("card", "cora.aradossier", "-o", "cora.card")
    assert ara("bundle", "export", "anna.aradossier", "-o", "y", "--to", "cora.card").error == "SENDER_UNKNOWN"
    ara("bundle", "export", "anna.aradossier", "-o", "y.arabundle")
    assert ara("bundle", "import", "cora.aradossier", "y.arabundle").error == "SENDER_UNKNOWN"
    ara("bundle", "export", "anna.aradossier", "-o", "z.arabundle", "--to", "bela.card")
    assert ara("bundle", "import", "cora.aradossier", "z.arabundle").error == "NOT_FOR_US"


def test_partners_get_no_bundles(ara, pair):
    ara("trust", "anna.aradossier", "bela.card", "--role", "partner")
    assert ara("bundle", "export", "anna.aradossier", "-o", "y", "--to", "bela.card").error == "ROLE_REFUSED"


def test_dossiers_of_others_and_training_are_refused(ara, pair):
    ara("new", "x.aradossier", "--region", "DE2", "--name", "Bayern")
    ara("card", "x.aradossier", "-o", "x.card")
    assert ara("trust", "anna.aradossier", "x.card", "--role", "principal").error == "CARD"
    ara("bundle", "export", "anna.aradossier", "-o", "y.arabundle")
    assert ara("bundle", "import", "x.aradossier", "y.arabundle").error == "OTHER_DOSSIER"
    ara("demo", "d.aradossier")
    assert ara("bundle", "import", "d.aradossier", "y.arabundle").error == "TRAINING_MIX"


def test_one_card_is_not_trusted_by_its_own_dossier(ara, pair):
    assert ara("trust", "anna.aradossier", "anna.card", "--role", "principal").error == "CARD"


@pytest.mark.slow
def test_a_bundle_can_be_sealed_with_a_passphrase(ara, pair, tmp_path):
    (tmp_path / "s.txt").write_text("ein Kennwort\n")
    (tmp_path / "w.txt").write_text("falsch\n")
    ara("set", "anna.aradossier", *POSITION, "line=x")
    seal = ("--bundle-passphrase-file", "s.txt")
    made = ara("bundle", "export", "anna.aradossier", "-o", "y.arabundle", *seal, "--json")
    assert made.json["encrypted"] is True
    assert ara("bundle", "inspect", "y.arabundle", "--json").json["sealed"] == "passphrase"
    assert ara("bundle", "inspect", "y.arabundle", *seal, "--json").json["ops"] == 4
    assert ara("bundle", "import", "bela.aradossier", "y.arabundle").error == "BUNDLE_PASSPHRASE_NEEDED"
    wrong = ("--bundle-passphrase-file", "w.txt")
    assert ara("bundle", "import", "bela.aradossier", "y.arabundle", *wrong).error == "BUNDLE_PASSPHRASE_WRONG"
    assert ara("bundle", "import", "bela.aradossier", "y.arabundle", *seal).code == 0


@pytest.mark.slow
def test_the_passphrase_of_a_bundle_is_asked_for_at_a_terminal(ara, pair, tmp_path, monkeypatch):
    (tmp_path / "s.txt").write_text("ein Kennwort\n")
    ara("bundle", "export", "anna.aradossier", "-o", "y.arabundle", "--bundle-passphrase-file", "s.txt")
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: "ein Kennwort")
    assert ara("bundle", "inspect", "y.arabundle", "--json", terminal=True).json["sender"]["name"] == "Anna"
    assert ara("bundle", "import", "bela.aradossier", "y.arabundle", terminal=True).code == 0


def test_a_changed_byte_is_refused_and_writes_nothing(ara, pair, tmp_path):
    ara("set", "anna.aradossier", *POSITION, "line=x")
    ara("bundle", "export", "anna.aradossier", "-o", "y.arabundle")
    data = bytearray((tmp_path / "y.arabundle").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "y.arabundle").write_bytes(data)
    done = ara("bundle", "import", "bela.aradossier", "y.arabundle")
    assert (done.code, bool(done.error)) == (1, True)
    assert ara("list", "bela.aradossier", "position", "--json").json["records"] == []


def test_full_sends_everything_and_the_rule_is_what_they_lack(ara, pair):
    ara("set", "anna.aradossier", *POSITION, "line=x")
    pair("anna", "bela")
    pair("bela", "anna")
    export = ("bundle", "export", "anna.aradossier", "-o", "y.arabundle", "--to", "bela.card", "--json")
    assert ara(*export).json["ops"] == 0
    assert ara(*export, "--since-known").json["ops"] == 0
    assert ara(*export, "--full").json["ops"] == 4


def test_people_are_told_what_an_import_did(ara, pair):
    ara("set", "anna.aradossier", *POSITION, "line=x")
    ara("bundle", "export", "anna.aradossier", "-o", "y.arabundle", "--to", "bela.card")
    assert "Nothing was written." in ara("bundle", "import", "bela.aradossier", "y.arabundle", "--plan").out
    told = ara("bundle", "import", "bela.aradossier", "y.arabundle").out
    assert "From: Anna" in told
    assert "4 new changes" in told
    assert "1 new record" in told
