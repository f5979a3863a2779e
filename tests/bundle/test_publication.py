# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Publications as bytes: one way to write them, nothing but releasable values in them, any change shows."""

import json
import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from ara_desktop.bundle import container, keys, sshsig
from ara_desktop.bundle.errors import ManifestRefused, TrainingMix
from ara_desktop.bundle.publication import (
    Head,
    Releasable,
    Stated,
    Wording,
    introduction_to_sign,
    write_publication,
)
from ara_desktop.bundle.publication_errors import (
    PublicationAltered,
    PublicationNewer,
    PublicationOwn,
    PublicationRefused,
    PublisherChanged,
    PublisherUnknown,
)
from ara_desktop.bundle.publication_judging import publisher_state, read_publication, refuse_stranger
from ara_desktop.core.allowed import Allowed
from ara_desktop.core.canonical import canonical
from ara_desktop.core.classes import Audience
from ara_desktop.core.errors import BundleError
from ara_desktop.core.identity import dossier_id, keyed_id
from ara_desktop.core.values import Record

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "data" / "publication-v1" / "X02-alliance-3.arapub"
SEED = keys.new_signing_key(bytes(range(32)))
POINT = keyed_id("point", (keyed_id("declaration", ("ten-points",)), "3"))
HEAD = Head(dossier_id("X02"), "X02", False, Audience.ALLIANCE, 3, 1_800_000_000_000)
TEXTS = (Wording("line", "de", "Wir tragen Punkt 3 mit."), Wording("line", "en", "We support point 3.", original=False))
CONTENT = (Releasable(Audience.ALLIANCE, POINT, "ten-points", "3", "support", TEXTS),)


@pytest.fixture
def ben(world):
    """Ben, of the region X02, publishes; Ana knows his card."""
    card = replace(world.ben.card, dossier=HEAD.dossier, region="X02")
    return replace(world.ben, card=card)


def introduced(ben, head=HEAD):
    return keys.sign(ben.seed, introduction_to_sign(head.dossier, head.region, keys.public_key(SEED)))


@pytest.fixture
def write(ben):
    def made(head=HEAD, content=CONTENT, seed=SEED):
        return write_publication(
            head, content, seed=seed, introducer=ben.replica, introduction=introduced(ben)
        )  # fmt: skip

    return made


def forged(data, seed=SEED, **changes):
    """The same publication with other facts, signed again."""
    listed = json.loads(bytes(container.read(data)["manifest.json"])) | changes
    text = canonical(listed)
    return container.write([("manifest.json", text), ("manifest.sig", sshsig.sign(seed, text))])


def refusal(data):
    with pytest.raises(BundleError) as caught:
        read_publication(data)
    return type(caught.value), caught.value.facts.get("reason")


def test_what_is_written_is_read(write):
    found = read_publication(write())
    assert found.head == HEAD
    assert found.content == (Stated(POINT, "ten-points", "3", "support", TEXTS),)
    assert found.publisher == keys.public_key(SEED)
    assert found.name == "X02-alliance-3"


def test_the_same_values_give_the_same_bytes(write):
    assert write() == write()


def test_a_publication_of_format_1_is_read_for_ever(write):
    assert GOLDEN.read_bytes() == write()
    assert read_publication(GOLDEN.read_bytes()).content[0].texts == TEXTS


@pytest.mark.parametrize(
    "value",
    [
        Record("position", POINT, {"line": "Text"}),
        Allowed("position", POINT, {"line": "Text"}),
        Stated(POINT, "ten-points", "3", "support", TEXTS),
        {"point": POINT},
        replace(CONTENT[0], texts=("Text",)),
    ],
)
def test_nothing_but_releasable_values_goes_out(write, value):
    with pytest.raises(TypeError):
        write(content=(value,))


def test_a_subclass_is_no_way_around(write):
    class Wider(Releasable):
        pass

    with pytest.raises(TypeError):
        write(content=(Wider(Audience.PUBLIC, POINT, "ten-points", "3", "support", ()),))


@pytest.mark.parametrize("audience", [Audience.SECRETARIAT, Audience.DELEGATION, Audience.PRINCIPAL])
def test_a_value_above_the_readers_class_is_refused(write, audience):
    with pytest.raises(ValueError, match=str(int(audience))):
        write(content=(replace(CONTENT[0], audience=audience),))


def test_nobody_inside_a_delegation_gets_publications(write):
    with pytest.raises(ValueError, match="3"):
        write(replace(HEAD, reader=Audience.DELEGATION))


def test_releasable_values_are_made_in_one_place():
    makers = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "ara_desktop").rglob("*.py")
        if "Releasable(" in path.read_text(encoding="utf-8")
    }
    assert makers <= {"ara_desktop/service/publishing.py"}


@pytest.mark.slow
def test_the_type_checker_refuses_a_record(tmp_path):
    (tmp_path / "tried.py").write_text(
        "from ara_desktop.bundle.publication import Head, write_publication\n"
        "from ara_desktop.core.values import Record\n"
        "def tried(head: Head, record: Record) -> bytes:\n"
        "    return write_publication(head, [record], seed=b'', introducer='', introduction=b'')\n",
        encoding="utf-8",
    )
    mypy = shutil.which("mypy", path=str(ROOT / ".venv" / "bin")) or shutil.which("mypy")
    if mypy is None:
        pytest.skip("mypy is not installed")
    command = [mypy, "--config-file", str(ROOT / "pyproject.toml"), str(tmp_path / "tried.py")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert 'List item 0 has incompatible type "Record"; expected "Releasable"' in done.stdout, done.stdout + done.stderr


def test_a_recall_has_a_reason_and_no_content(write):
    found = read_publication(write(replace(HEAD, recalls="Die Zahl war falsch."), ()))
    assert found.head.recalls == "Die Zahl war falsch."
    for head, content in ((HEAD, ()), (replace(HEAD, recalls="Grund"), CONTENT)):
        with pytest.raises(PublicationRefused):
            write(head, content)


# -- judging, step by step --------------------------------------------------------------------------------------------
def test_every_changed_byte_is_noticed(write):
    data = write()
    bits = random.Random(7)
    for at in range(len(data)):
        with pytest.raises((PublicationRefused, PublicationAltered)):
            read_publication(data[:at] + bytes([data[at] ^ 1 << bits.randrange(8)]) + data[at + 1 :])


def test_every_shorter_and_any_longer_file_is_refused(write):
    data = write()
    for cut in (*range(0, len(data), 17), len(data) - 1):
        assert refusal(data[:cut])[0] is PublicationRefused
    assert refusal(data + b"\0")[0] is PublicationRefused


def test_a_word_changed_by_a_relay_breaks_the_signature(write):
    files = {name: bytes(part) for name, part in container.read(write()).items()}
    files["manifest.json"] = files["manifest.json"].replace(b"We support", b"We regret!")
    with pytest.raises(PublicationAltered) as caught:
        read_publication(container.write(list(files.items())))
    assert caught.value.facts == {"region": "X02"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"number": 0}, "shape"),
        ({"reader": "delegation"}, "shape"),
        ({"kind": "changes"}, "a_bundle"),
        ({"kind": "letter"}, "not_a_publication"),
        ({"region": "X0\u202e2"}, "name"),
        ({"content": [{}]}, "shape"),
        ({"content": []}, "content"),
        ({"recalls": "Grund"}, "content"),
        ({"needs": None}, "shape"),
    ],
)
def test_what_is_not_shaped_as_the_format_says_is_refused(write, changes, reason):
    assert refusal(forged(write(), **changes)) == (PublicationRefused, reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ({"text": "a\x00b"}, "value"),
        ({"text": "a\x07b"}, "value"),
        ({"text": "La\u0308nder"}, "value"),
        ({"text": "a\r\nb"}, "value"),
        ({"text": ""}, "shape"),
        ({"text": "x" * 100_001}, "shape"),
        ({"language": "Deutsch"}, "value"),
        ({"field": "Line"}, "value"),
        ({"field": ""}, "value"),
    ],
)
def test_texts_are_judged_like_everything_that_comes_in(write, text, reason):
    listed = json.loads(bytes(container.read(write())["manifest.json"]))
    listed["content"][0]["texts"][0] |= text
    assert refusal(forged(write(), content=listed["content"])) == (PublicationRefused, reason)


def test_the_same_point_or_text_twice_is_refused(write):
    content = json.loads(bytes(container.read(write())["manifest.json"]))["content"]
    assert refusal(forged(write(), content=content * 2)) == (PublicationRefused, "point_twice")
    content[0]["texts"] *= 2
    assert refusal(forged(write(), content=content)) == (PublicationRefused, "text_twice")


def test_fields_of_a_newer_program_are_passed_over_and_needs_are_not(write):
    content = json.loads(bytes(container.read(write())["manifest.json"]))["content"]
    content[0] |= {"mood": 3, "stance": "enthusiasm"}
    assert read_publication(forged(write(), content=content, mood="x")).content[0].stance == "enthusiasm"
    for newer in ({"format": 2}, {"needs": ["pictures"]}):
        assert refusal(forged(write(), **newer))[0] is PublicationNewer


def test_a_bundle_is_no_publication_nor_the_other_way_round(world, write):
    assert refusal(world.write(world.log())) == (PublicationRefused, "a_bundle")
    with pytest.raises(ManifestRefused) as caught:
        world.judge(write())
    assert caught.value.facts == {"reason": "a_publication"}
    assert refusal(b"no file at all") == (PublicationRefused, "not_a_publication")


def test_another_part_has_no_place_in_it(write):
    files = [(name, bytes(part)) for name, part in container.read(write()).items()]
    assert refusal(container.write([*files, (f"blobs/{'a' * 64}", b"x")])) == (PublicationRefused, "too_many")
    assert refusal(container.write(files[:1])) == (PublicationRefused, "missing")
    assert refusal(bytes(9 << 20)) == (PublicationRefused, "too_big")


def test_identity_is_judged_before_trust(write):
    found = read_publication(write())
    ours = dossier_id("X01")
    refuse_stranger(found, dossier=ours, training=False)
    with pytest.raises(PublicationOwn):
        refuse_stranger(found, dossier=HEAD.dossier, training=False)
    with pytest.raises(TrainingMix):
        refuse_stranger(found, dossier=ours, training=True)
    with pytest.raises(PublicationRefused):
        refuse_stranger(read_publication(write(replace(HEAD, region="X03"))), dossier=ours, training=False)


def test_a_key_counts_when_somebody_we_checked_says_whose_it_is(write, ben):
    found, key = read_publication(write()), keys.public_key(SEED)
    known = {ben.replica: ben.known("partner")}
    assert publisher_state(found, held=(), cards=known) == "introduced"
    assert publisher_state(found, held=(key,), cards={}) == "held"
    assert publisher_state(found, held=(b"other",), cards=known) == "changed"
    with pytest.raises(PublisherUnknown):
        publisher_state(found, held=(), cards={})
    with pytest.raises(PublisherChanged):
        publisher_state(found, held=(b"other",), cards={})


def test_an_introduction_that_is_not_the_cards_own_counts_for_nothing(write, ben, world):
    found = read_publication(write())
    for known in (
        ben.known("partner", "vouched"),
        replace(ben.known("partner"), card=replace(ben.card, region="X03")),
        replace(ben.known("partner"), card=replace(ben.card, training=True)),
        replace(ben.known("partner"), card=replace(ben.card, sign_key=world.cleo.card.sign_key)),
    ):
        with pytest.raises(PublisherUnknown):
            publisher_state(found, held=(), cards={ben.replica: known})


def test_signing_again_with_ones_own_key_does_not_make_it_the_regions(write, ben, world):
    relayed = forged(write(), world.cleo.seed, publisher=world.cleo.card.sign_key.hex())
    found = read_publication(relayed)
    with pytest.raises(PublisherUnknown):
        publisher_state(found, held=(), cards={ben.replica: ben.known("partner")})


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_ssh_keygen_verifies_a_publication_by_hand(write, tmp_path):
    files = {name: bytes(part) for name, part in container.read(write()).items()}
    (tmp_path / "manifest.sig").write_bytes(files["manifest.sig"])
    (tmp_path / "signers").write_text(sshsig.allowed_signer("X02", keys.public_key(SEED)), encoding="utf-8")
    command = ["ssh-keygen", "-Y", "verify", "-f", "signers", "-I", "X02", "-n", sshsig.NAMESPACE, "-s", "manifest.sig"]
    done = subprocess.run(command, cwd=tmp_path, input=files["manifest.json"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
