# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Contact cards: a replica's public face, signed by itself, as a small text file or as one paragraph for a mail.

The signature shows that nobody changed a card on the road, not whose it is: for that, two people read the six words of
``fingerprint_words`` to each other once.
"""

import base64
import binascii
import json
import re
from hashlib import sha256
from typing import Annotated

from msgspec import Meta, MsgspecError, Struct, convert

from ara_desktop.bundle import keys
from ara_desktop.bundle.errors import CardRefused
from ara_desktop.bundle.limits import CARD_BYTES
from ara_desktop.bundle.naming import is_name
from ara_desktop.core.canonical import canonical
from ara_desktop.core.identity import ID, replica_id
from ara_desktop.core.resources import program_file
from ara_desktop.core.values import Card

FORMAT = 1
WORDS = 6
LANGUAGES = ("de", "en")
_PARAGRAPH = re.compile(r"\[ara-card-1:([^\[\]]*)\]")
_QUOTING = re.compile(r"[\s>|]+")


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the file, sorted."""

    age: str
    ara_card: int
    dossier: str
    name: str
    region: str
    replica: str
    sign_key: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    signature: Annotated[str, Meta(pattern=r"^[0-9a-f]{128}\Z")]
    training: bool


def write_card(card: Card, sign_seed: bytes) -> bytes:
    """The card as a text file (UTF-8 JSON). Raises: CardRefused if ``read_card`` would refuse it."""
    return json.dumps(_signed(card, sign_seed), ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


def write_card_paragraph(card: Card, sign_seed: bytes) -> str:
    """The card as one paragraph for a mail: name and region to read, the rest in brackets; line breaks do no harm."""
    body = base64.urlsafe_b64encode(canonical(_signed(card, sign_seed))).decode()
    return f"{card.name} ({card.region}) [ara-card-1:{body}]"


def read_card(data: bytes) -> Card:
    """The card in a file or in the text of a mail.

    Steps: size, UTF-8, frame (file or paragraph), JSON, format, shape, names, key, recipient, signature.
    Raises: CardRefused with the step that failed as ``reason``.
    """
    if len(data) > CARD_BYTES:
        raise CardRefused(reason="too_big")
    written = _shape(_fields(_text(data)))
    card = _card(written)
    reason = _fault(card)
    if reason:
        raise CardRefused(reason=reason)
    if not keys.verify(card.sign_key, _to_sign(card), bytes.fromhex(written.signature)):
        raise CardRefused(reason="signature")
    return card


def fingerprint_words(card: Card, language: str = "en") -> tuple[str, ...]:
    """Six words for a card's signing key, to be read aloud: 68 bits in German, 66 in English.

    Every other thing on a card is signed with that key. Words come from the lists in ``resources/wordlist``: SHA-256
    over the key, read as a number with as many digits as there are words, to the base of the list's length.
    """
    code = language if language in LANGUAGES else "en"
    words = program_file("resources", "wordlist", f"{code}.txt").read_text("utf-8").split()
    number = int.from_bytes(sha256(b"ara-words-1" + card.sign_key).digest(), "big")
    found = []
    for _ in range(WORDS):
        number, digit = divmod(number, len(words))
        found.append(words[digit])
    return tuple(found)


def _signed(card: Card, sign_seed: bytes) -> dict[str, object]:
    reason = "key" if keys.public_key(sign_seed) != card.sign_key else _fault(card)
    if reason:
        raise CardRefused(reason=reason)
    return {**_facts(card), "signature": keys.sign(sign_seed, _to_sign(card)).hex()}


def _facts(card: Card) -> dict[str, object]:
    return {
        "age": card.age_recipient,
        "ara_card": FORMAT,
        "dossier": card.dossier,
        "name": card.name,
        "region": card.region,
        "replica": card.replica,
        "sign_key": card.sign_key.hex(),
        "training": card.training,
    }


def _to_sign(card: Card) -> bytes:
    return canonical(["ara-card-1", _facts(card)])


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig").strip()
    except UnicodeDecodeError as wrong:
        raise CardRefused(reason="text") from wrong
    if text.startswith("{"):
        return text
    found = _PARAGRAPH.findall(text)
    if len(found) != 1:
        raise CardRefused(reason="not_a_card" if not found else "several_cards")
    try:
        return base64.b64decode(_QUOTING.sub("", found[0]), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError) as wrong:
        raise CardRefused(reason="not_a_card") from wrong


def _fields(text: str) -> dict[str, object]:
    try:
        found = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as wrong:
        raise CardRefused(reason="json") from wrong
    if not isinstance(found, dict) or type(found.get("ara_card")) is not int:
        raise CardRefused(reason="not_a_card")
    if found["ara_card"] != FORMAT:
        raise CardRefused(reason="format")
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


def _shape(fields: dict[str, object]) -> _Written:
    try:
        return convert(fields, _Written, strict=True)
    except MsgspecError as wrong:
        raise CardRefused(reason="shape") from wrong


def _card(written: _Written) -> Card:
    key = bytes.fromhex(written.sign_key)
    return Card(written.dossier, written.replica, written.name, written.region, key, written.age, written.training)


def _fault(card: Card) -> str:
    """The code of what cannot stand on a card, or nothing."""
    if not ID.match(card.dossier):
        return "dossier"
    if not is_name(card.name) or not is_name(card.region):
        return "name"
    if card.replica != replica_id(card.sign_key):
        return "key"
    return "" if keys.is_age_recipient(card.age_recipient) else "recipient"
