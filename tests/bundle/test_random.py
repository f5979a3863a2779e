# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Random exchanges: whatever an honest program may write comes back; whatever a dishonest one signs never crashes us."""

import json
import os
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ara_desktop.core.acceptance import accept
from ara_desktop.core.canonical import canonical
from ara_desktop.core.classes import compartment_of
from ara_desktop.core.errors import BundleError
from ara_desktop.core.kinds import KINDS

NIGHTLY = os.environ.get("ARA_NIGHTLY") == "1"
MANY = 20_000 if NIGHTLY else 200
pytestmark = pytest.mark.timeout(3600 if NIGHTLY else 300)
RUNS = settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=300)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1)
IDS = st.text("0123456789abcdef", min_size=32, max_size=32)
FREE = st.tuples(
    st.sampled_from(["future", "other_kind"]), st.text("abcdefgh_", min_size=1).map("f".__add__).map(lambda f: f[:40])
)
ROWS = st.one_of(
    st.fixed_dictionaries(
        {"field": st.sampled_from(["line", "reasons", "ask"]), "value": st.none() | TEXTS.filter(bool)}
    ),
    st.builds(
        lambda names, value: {"kind": names[0], "field": names[1], "value": value},
        FREE,
        st.none() | TEXTS | NUMBERS | st.booleans(),
    ),
    st.builds(lambda one, value: {"field": f"evidence:{one}", "value": value}, IDS, st.sampled_from([True, None])),
)
COMMON = st.fixed_dictionaries(
    {
        "stamp": st.integers(0, 2**59),
        "action": st.integers(0, 2**53 - 1),
        "record": IDS,
        "label": st.text("abcdefgh.", max_size=30),
        "salt": st.binary(min_size=16, max_size=16),
        "parents": st.lists(IDS.map(lambda one: f"{one}:7"), max_size=4, unique=True).map(tuple),
    }
)


@given(
    rows=st.lists(st.builds(lambda a, b: a | b, COMMON, ROWS), min_size=1, max_size=12),
    erased=st.sets(st.integers(0, 11)),
)
@RUNS
def test_what_is_well_made_comes_back(world, rows, erased):
    ops = tuple(
        op._replace(payload=None, value=None) if at in erased else op
        for at, op in enumerate(world.ops(*(world.row(**row) for row in rows)))
    )
    (segment,) = world.judge(world.write(world.segment(ops, world.ben))).segments
    assert tuple(segment.ops()) == ops


NAIVE = [datetime.fromisoformat(day) for day in ("1000-01-02", "9999-12-30")]
MOMENTS = st.datetimes(*NAIVE, timezones=st.timezones())
VALUES = {
    "text": TEXTS.map(lambda text: text.replace("\n", " ")), "prose": TEXTS, "tags": TEXTS.map(lambda text: text.replace("\n", " ")),
    "number": st.integers(0, 2**53 - 1), "flag": st.booleans(), "date": st.dates().map(str), "moment": MOMENTS.map(datetime.isoformat),
    "language": st.sampled_from(["de", "pt-PT", "zh-Hant"]), "decimal": st.decimals(-(10**9), 10**9, places=2).map(str),
    "digest": IDS.map(lambda one: one * 2), "sort_key": st.text("0123456789abcXYZ", min_size=1, max_size=64), "ref": IDS, "refs": IDS,
}  # fmt: skip
DECLARED = st.sampled_from([(kind, one) for kind in KINDS.values() for one in kind.fields.values()])


@given(data=st.data(), declared=DECLARED)
@settings(RUNS, max_examples=MANY * 2)
def test_what_we_accept_at_the_keyboard_is_accepted_by_others(world, data, declared):
    """Otherwise one word that somebody typed would stop the exchange for good."""
    kind, one = declared
    typed = data.draw(st.sampled_from(one.choices) if one.choices else VALUES[one.type])
    value = accept(kind.name, one.name, typed)
    if one.many and value is None:
        return
    row = {"field": f"{one.name}:{value}", "value": True} if one.many else {"field": one.name, "value": value}
    pair = world.pair(kind=kind.name, **row)
    assert world.judge(world.forge(pair, compartment=compartment_of(one.ceiling))).facts.ops == 1


BENDS = st.lists(
    st.tuples(st.sampled_from(["set", "cut", "insert", "copy"]), st.integers(0, 5), st.floats(0, 1, exclude_max=True),
              st.binary(min_size=1, max_size=6) | st.sampled_from([b"{", b"}", b'"', b",", b"\\u0000", b"-", b"e9", b"null", b"[", b"]", b"\\"])),
    min_size=1, max_size=4,
)  # fmt: skip


@given(bends=BENDS)
@RUNS
def test_bent_lines_signed_by_an_insider(world, bends):
    """The chain and every signature fit; the lines are bent."""
    ops = world.ops(*(world.row(value=f"Text {n}", parents=(str(n),) if n else ()) for n in range(3)))
    lines = [bytearray(line) for op in ops for line in (op.header, op.payload)]
    for how, which, where, data in bends:
        line = lines[which]
        at = int(where * len(line))
        bent = {"set": data, "insert": data + line[at : at + 1], "cut": b"", "copy": bytes(line[:20])}[how]
        line[at : at + len(data) if how in ("set", "cut") else at + 1] = bent.replace(b"\n", b"")
    pairs = [(bytes(lines[at]), bytes(lines[at + 1])) for at in (0, 2, 4)]
    never_crashes(world, world.forge(*pairs))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2**70) | st.text(max_size=8) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = [
    "blobs", "bundle", "cards", "compartments", "created", "dossier", "expires", "format", "kind", "logs", "needs", "parts",
    "recipients", "schema", "seeds", "sender", "training", "vector",
]  # fmt: skip


@given(key=st.sampled_from(KEYS), inner=st.none() | st.text("abcdefhilnoprstw_", max_size=12), value=JSON)
@RUNS
def test_a_bent_manifest_signed_by_an_insider(world, key, inner, value):
    def bend(listed):
        place = listed[key][0] if inner and isinstance(listed[key], list) and listed[key] else listed[key]
        if inner and isinstance(place, dict):
            place[inner] = value
        else:
            listed[key] = value

    try:
        data = world.forge(world.pair(), manifest=bend)
    except TypeError:  # a float: not even canonical
        data = world.forge(world.pair(), text=json.dumps({key: value}).encode())
    never_crashes(world, data)


@given(head=JSON, payload=JSON)
@RUNS
def test_any_json_as_a_change(world, head, payload):
    line = json.dumps(head).encode()
    good = json.loads(world.pair()[0])
    if isinstance(head, dict):
        line = json.dumps(good | head, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
            "utf-8", "replace"
        )
    never_crashes(world, world.forge((line, json.dumps(payload).encode())))


@given(data=st.binary(max_size=400))
@RUNS
def test_any_bytes(world, data):
    for bytes_ in (data, b"PK\3\4" + data, b"age-encryption.org/v1\n" + data):
        never_crashes(world, bytes_)
    never_crashes(world, world.forge(world.pair(), data=data))
    never_crashes(world, world.forge(world.pair(), lines=data))


def never_crashes(world, data):
    try:
        judged = world.judge(data)
    except BundleError:
        return
    for segment in judged.segments:
        for op in segment.ops():
            assert canonical(json.loads(op.header)) == op.header
