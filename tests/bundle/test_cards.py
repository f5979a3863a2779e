# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Contact cards: read as they were written, refused when anything moved."""

import json
from dataclasses import replace

import pytest

from ara_desktop.bundle import cards, keys
from ara_desktop.bundle.errors import CardRefused
from ara_desktop.core.canonical import canonical
from ara_desktop.core.resources import program_file


@pytest.fixture
def card(world):
    return replace(world.ben.card, name="Referat 54, Frau Dr. Müller")


@pytest.fixture
def written(world, card):
    return cards.write_card(card, world.ben.seed)


def refused(data, reason=None):
    with pytest.raises(CardRefused) as found:
        cards.read_card(data)
    assert reason in (None, found.value.facts["reason"])


def bent(written, **fields):
    return json.dumps({**json.loads(written), **fields}).encode()


def test_the_file_is_read(card, written):
    assert cards.read_card(written) == card
    assert "Referat 54, Frau Dr. Müller" in written.decode()


def test_spaces_and_line_ends_do_no_harm(card, written):
    for moved in (
        written.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + written,
        b"\n\n" + written,
        json.dumps(json.loads(written)).encode(),
    ):
        assert cards.read_card(moved) == card


def test_the_paragraph_is_read_out_of_a_mail(world, card):
    text = cards.write_card_paragraph(card, world.ben.seed)
    assert text.startswith("Referat 54, Frau Dr. Müller (X01) [ara-card-1:")
    assert "\n" not in text
    wrapped = "\n".join(f"> {text[at : at + 70]}" for at in range(0, len(text), 70))
    mail = f"Guten Tag,\n\nanbei meine Karte [wie besprochen].\n\n{wrapped}\n\nMit freundlichen Grüßen"
    assert cards.read_card(mail.encode()) == card
    assert cards.read_card(mail.replace("\n", "\r\n").encode()) == card


@pytest.mark.parametrize(
    "field", ["name", "region", "dossier", "age", "replica", "sign_key", "signature", "training", "ara_card"]
)
def test_every_field_is_signed(world, written, field):
    other = json.loads(
        cards.write_card(replace(world.cleo.card, region="X02", training=True, dossier="0" * 32), world.cleo.seed)
    )
    refused(bent(written, **{field: 2 if field == "ara_card" else other[field]}))


CASES = {
    "too_big": b"{" + b" " * (1 << 14),
    "text": b"\xff\xfe{",
    "not_a_card": b"[ara-card-1:!!]",
    "several_cards": b"[ara-card-1:YQ==] [ara-card-1:YQ==]",
    "json": b'{"a":1,"a":2}',
}


@pytest.mark.parametrize("reason", CASES)
def test_steps(reason):
    refused(CASES[reason], reason)


def test_what_is_no_card(written):
    for data in (b"", b"Guten Tag", b"{}", b"[]", b"{" * 5000, b'{"ara_card":true}', written[:-3], written + b"x"):
        refused(data)


def test_shape(written):
    refused(bent(written, ara_card=2), "format")
    for fields in ({"name": 1}, {"training": 0}, {"sign_key": "00"}, {"signature": None}, {"more": "x"}):
        refused(bent(written, **fields), "shape")
    short = json.loads(written)
    del short["region"]
    refused(json.dumps(short).encode(), "shape")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({"name": "neB\u202e"}, "name"), ({"name": ""}, "name"), ({"name": "a\nb"}, "name"), ({"name": " Ben"}, "name"), ({"name": "x" * 201}, "name"),
     ({"region": "\u200b"}, "name"), ({"dossier": "X01"}, "dossier"), ({"replica": "0" * 32}, "key"),
     ({"age_recipient": "age1yubikey1qqq"}, "recipient"), ({"age_recipient": "ssh-ed25519 AAAA"}, "recipient"), ({"age_recipient": ""}, "recipient")],
)  # fmt: skip
def test_no_card_is_written_that_others_refuse(world, card, fields, reason):
    with pytest.raises(CardRefused) as found:
        cards.write_card(replace(card, **fields), world.ben.seed)
    assert found.value.facts["reason"] == reason
    wrong = replace(card, **fields)
    signed = {**cards._facts(wrong), "signature": keys.sign(world.ben.seed, cards._to_sign(wrong)).hex()}
    refused(canonical(signed), reason)


def test_nobody_writes_the_card_of_another(world, card):
    with pytest.raises(CardRefused):
        cards.write_card(card, world.cleo.seed)


def test_every_byte_of_a_card_counts(card, written):
    """A changed byte is refused, or it was only space between the words of the file."""
    for at in range(len(written)):
        damaged = bytearray(written)
        damaged[at] ^= 4
        try:
            assert cards.read_card(bytes(damaged)) == card
        except CardRefused:
            continue
        assert written[at : at + 1].isspace()


def test_six_words(world, card):
    german, english = cards.fingerprint_words(card, "de"), cards.fingerprint_words(card)
    assert len(german) == len(english) == 6
    assert cards.fingerprint_words(replace(card, name="Anders", region="X02")) == english, "words belong to the key"
    assert cards.fingerprint_words(world.cleo.card) != english
    assert cards.fingerprint_words(card, "fr") == english


@pytest.mark.parametrize(("language", "bits"), [("de", 68), ("en", 66)])
def test_enough_words(language, bits):
    words = program_file("resources", "wordlist", f"{language}.txt").read_text("utf-8").split()
    assert len(words) == len(set(words))
    assert len(words) ** cards.WORDS >= 1 << bits >= 1 << 64
    assert all(word.isascii() and word.islower() for word in words)
