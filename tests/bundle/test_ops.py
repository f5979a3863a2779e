# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Ops that somebody with a good key bent (step 10), and what is kept as harmless text."""

import json
from hashlib import sha256

import pytest

from ara_desktop.bundle import errors as e
from ara_desktop.bundle.limits import STAMP
from ara_desktop.core.canonical import canonical

SALT = "0" * 32


def refused(world, data, error, reason=None):
    with pytest.raises(error) as found:
        world.judge(data)
    assert type(found.value) is error
    if reason:
        assert found.value.facts["reason"] == reason


def header(world, **fields):
    """The header and payload of a good op with some keys of the header changed, canonical."""
    line, payload = world.pair()
    return canonical(json.loads(line) | fields), payload


# ops: the header ----------------------------------------------------------------------------------------------------------------------
HEADERS = {
    "sequence 2": {"s": 2}, "sequence 0": {"s": 0}, "sequence below zero": {"s": -1}, "sequence 2^63": {"s": 1 << 63},
    "sequence 10^400": {"s": 10**400}, "sequence as text": {"s": "1"}, "sequence as truth": {"s": True},
    "stamp below zero": {"t": -1}, "stamp in the year 10,000": {"t": STAMP}, "stamp as text": {"t": "now"},
    "action below zero": {"a": -1}, "action 2^53": {"a": 1 << 53}, "schema 0": {"v": 0}, "schema as text": {"v": "1"},
    "id as a path": {"i": "../../../../etc/passwd"}, "id in capitals": {"i": "B" * 32}, "id with a line break": {"i": "b" * 31 + "\n"},
    "id too short": {"i": "b" * 31}, "kind with SQL": {"k": "x'; drop table op; --"}, "kind empty": {"k": ""},
    "kind in capitals": {"k": "Position"}, "field with SQL": {"f": 'line"; drop table op'}, "field empty": {"f": ""},
    "field with NUL": {"f": "line\0"}, "field with an element that is no set": {"f": "line:x"}, "element empty": {"f": "evidence:"},
    "element that is no id": {"f": "evidence:x"}, "element with NUL": {"f": "unknown_set:\0"}, "kind with a line break": {"k": "position\n"},
    "parent itself": {"p": ["1"]}, "parent in the future": {"p": ["9"]}, "parent 0": {"p": ["0"]}, "parent 01": {"p": ["01"]},
    "parent with SQL": {"p": ["x' or 1=1:1"]}, "parent as number": {"p": [1]}, "parents as text": {"p": "1"},
    "parent twice": {"p": ["0" * 32 + ":1"] * 2}, "parent with a plus": {"p": ["+1"]}, "parent with other digits": {"p": ["\u0661"]},
    "parents of 100,000": {"p": [f"{'0' * 32}:{n}" for n in range(1, 20_000)]}, "parent of 17 digits": {"p": ["0" * 32 + ":" + "9" * 17]},
    "label with NUL": {"l": "\0"}, "label too long": {"l": "x" * 2001}, "label as number": {"l": 1},
    "hash as a path": {"h": "../x"}, "no set field is known so": {"f": "~retired.delegation:x", "k": "bad kind"},
}  # fmt: skip


@pytest.mark.parametrize("name", HEADERS)
def test_header(world, name):
    with pytest.raises((e.OpsRefused, e.HashRefused)):
        world.judge(world.forge(header(world, **HEADERS[name])))


def test_the_own_replica_is_named_the_short_way_only(world):
    pairs = [world.pair(), header(world, s=2, p=[f"{world.ben.replica}:1"])]
    refused(world, world.forge(*pairs), e.OpsRefused, "parents")
    assert world.judge(world.forge(world.pair(), header(world, s=2, p=["1"]))).facts.ops == 2


HEADER_TEXTS = {
    "duplicate key": lambda line: line[:-1] + b',"v":1}',
    "duplicate key, other value": lambda line: line.replace(b'"f":"line"', b'"f":"line","f":"red_line"'),
    "space": lambda line: line.replace(b":", b": ", 1),
    "keys in another order": lambda line: canonical(dict(reversed(json.loads(line).items())))[:-1] + b" }",
    "escaped letter": lambda line: line.replace(b'"line"', b'"\\u006cine"'),
    "byte order mark": lambda line: b"\xef\xbb\xbf" + line,
    "bad UTF-8": lambda line: line.replace(b"position.edit", b"\xff\xfe"),
    "lone surrogate": lambda line: line.replace(b"position.edit", b"\\ud800"),
    "a key is missing": lambda line: line.replace(b'"a":1,', b""),
    "list": lambda line: b"[" + line + b"]",
    "deep": lambda _: b"[" * 100_000 + b"]" * 100_000,
    "deep key": lambda line: line[:-1] + b',"z":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    "float": lambda line: line.replace(b'"s":1,', b'"s":1.0,'),
    "exponent": lambda line: line.replace(b'"s":1,', b'"s":1e0,'),
    "minus zero": lambda line: line.replace(b'"a":1,', b'"a":-0,'),
    "float in an unknown key": lambda line: line[:-1] + b',"z":1.5}',
    "unknown key out of order": lambda line: b'{"z":1,' + line[1:],
    "not JSON": lambda _: b"x",
    "digits without end": lambda line: line.replace(b'"s":1,', b'"s":' + b"1" * 5000 + b","),
}


@pytest.mark.parametrize("name", HEADER_TEXTS)
def test_header_text(world, name):
    line, payload = world.pair()
    bent = HEADER_TEXTS[name](line)
    assert bent != line
    refused(world, world.forge((bent, payload)), e.OpsRefused)


# ops: the payload ---------------------------------------------------------------------------------------------------------------------
def with_payload(world, payload, **fields):
    return world.forge((header(world, h=sha256(payload).hexdigest(), **fields)[0], payload))


PAYLOADS = {
    "float": (b'["' + SALT.encode() + b'",1.5]', {}),
    "not a number": (b'["' + SALT.encode() + b'",NaN]', {}),
    "list": (canonical([SALT, ["a"]]), {}),
    "object": (canonical([SALT, {"a": 1}]), {}),
    "number in a text field": (canonical([SALT, 1]), {}),
    "truth in a text field": (canonical([SALT, True]), {}),
    "text in a number field": (canonical([SALT, "1"]), {"k": "intervention", "f": "slot_seconds"}),
    "truth in a number field": (canonical([SALT, True]), {"k": "intervention", "f": "slot_seconds"}),
    "number in a flag field": (canonical([SALT, 1]), {"k": "comment", "f": "resolved"}),
    "text in a set": (canonical([SALT, "x"]), {"f": "evidence:" + SALT}),
    "number of 2^53": (canonical([SALT, 1 << 53]), {"k": "unknown_kind"}),
    "number of -2^53": (canonical([SALT, -(1 << 53)]), {"k": "unknown_kind"}),
    "number of 10^400": (canonical([SALT, 10**400]), {"k": "unknown_kind"}),
    "prose too long": (canonical([SALT, "x" * 100_001]), {}),
    "text too long": (canonical([SALT, "x" * 2001]), {"f": "lead_unit"}),
    "text with a line break": (canonical([SALT, "a\nb"]), {"f": "lead_unit"}),
    "NUL": (canonical([SALT, "a\0b"]), {}),
    "carriage return": (canonical([SALT, "a\r\nb"]), {}),
    "escape": (canonical([SALT, "\x1b[31m"]), {}),
    "C1 control": (canonical([SALT, "a\x85b"]), {}),
    "delete": (canonical([SALT, "a\x7fb"]), {}),
    "NUL in an unknown field": (canonical([SALT, "a\0b"]), {"f": "unknown_field"}),
    "lone surrogate": (b'["' + SALT.encode() + b'","\\ud800x"]', {}),
    "bad UTF-8": (b'["' + SALT.encode() + b'","\xff"]', {}),
    "escaped letter": (b'["' + SALT.encode() + b'","\\u0041"]', {}),
    "space": (b'["' + SALT.encode() + b'", "a"]', {}),
    "salt too short": (canonical([SALT[1:], "a"]), {}),
    "salt in capitals": (canonical(["A" * 32, "a"]), {}),
    "no salt": (canonical(["a"]), {}),
    "three things": (canonical([SALT, "a", "b"]), {}),
    "text only": (canonical("a"), {}),
    "deep": (b"[" * 100_000 + b"]" * 100_000, {}),
    "reference that is no id": (canonical([SALT, "../x"]), {"f": "region"}),
    "date that does not exist": (canonical([SALT, "2027-02-30"]), {"f": "valid_until"}),
    "moment without zone": (canonical([SALT, "2027-01-01T10:00:00"]), {"k": "comment", "f": "made_at"}),
    "moment beyond the calendar": (
        canonical([SALT, "9999-12-31T23:59:59-05:00"]),
        {"k": "comment", "f": "made_at"},
    ),
    "code with capitals": (canonical([SALT, "Support!"]), {"f": "stance"}),
    "empty text": (canonical([SALT, ""]), {"f": "stance"}),
}  # fmt: skip


@pytest.mark.parametrize("name", PAYLOADS)
def test_payload(world, name):
    payload, fields = PAYLOADS[name]
    refused(world, with_payload(world, payload, **fields), e.OpsRefused)


@pytest.mark.parametrize("named", ["", "x", "A" * 64, "0" * 63, "0" * 64 + "\n", "../x"])
def test_an_erased_payload_whose_hash_is_none(world, named):
    refused(world, world.forge((header(world, h=named)[0], b"")), e.OpsRefused, "hash")


def test_a_payload_that_its_header_does_not_name(world):
    line, _ = world.pair()
    refused(world, world.forge((line, canonical([SALT, "another text"]))), e.HashRefused)


@pytest.mark.parametrize(("field", "compartment"), [
    ("red_line", "delegation"), ("line", "principal"), ("~retired.principal", "delegation"), ("evidence:" + SALT, "principal"),
])  # fmt: skip
def test_a_field_in_the_wrong_compartment(world, field, compartment):
    pair = world.pair(field=field, value=None)
    refused(world, world.forge(pair, compartment=compartment), e.CompartmentRefused)


@pytest.mark.parametrize("compartment", ["delegation", "principal"])
@pytest.mark.parametrize("row", [
    {"kind": "comment", "field": "text"}, {"kind": "translation", "field": "text"}, {"kind": "future", "field": "text"},
    {"field": "future"}, {"field": "~future"},
])  # fmt: skip
def test_what_inherits_or_is_unknown_stands_where_its_author_put_it(world, row, compartment):
    assert world.judge(world.forge(world.pair(**row), compartment=compartment)).facts.ops == 1


# kept as it is -----------------------------------------------------------------------------------------------------------------------------
HARMLESS = {
    "SQL": "'); drop table op; --",
    "HTML, ReportLab, CSV": "<script>alert(1)</script><img src='file:///etc/passwd'/><para>=HYPERLINK(\"http://x\")",
    "direction marks": "\u202epdf.exe\u2066",
    "line breaks and tabs": "a\n\tb",
    "all planes": "ﷺ𝔄🇪🇺 ́",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_text_is_data(world, name):
    (segment,) = world.judge(world.forge(world.pair(value=HARMLESS[name]))).segments
    assert [op.value for op in segment.ops()] == [HARMLESS[name]]


def test_unknown_keys_of_a_newer_writer_are_kept(world):
    line, payload = header(world, zz={"later": [1, "x"]}, v=2)
    (segment,) = world.judge(world.forge((line, payload))).segments
    assert [op.header for op in segment.ops()] == [line]


def test_unknown_kinds_and_fields_are_kept(world):
    for row in (
        {"kind": "future"},
        {"field": "future"},
        {"field": "future:any text"},
        {"field": "stance", "value": "new_stance"},
    ):
        assert world.judge(world.forge(world.pair(**row))).facts.ops == 1


def test_a_parent_of_another_field_or_log_is_left_to_the_store(world):
    assert world.judge(world.forge(header(world, p=["0" * 32 + ":999999999999"]))).facts.ops == 1


def test_what_the_limits_allow(world):
    whole = canonical([SALT, "ü" * 100_000])
    assert world.judge(with_payload(world, whole)).facts.ops == 1
    assert world.judge(with_payload(world, canonical([SALT, (1 << 53) - 1]), f="rate", k="intervention")).facts.ops == 1
