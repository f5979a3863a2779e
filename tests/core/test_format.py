# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Ids and bytes of format 1, frozen: what is written today must be read for ever."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ara_desktop.core.canonical import canonical, clean
from ara_desktop.core.identity import dossier_id, id_from, keyed_id, replica_id, seed_replica, training_id
from ara_desktop.core.ops import chain, chain_start, end_to_sign, make_op, moment_of, next_stamp

GOLDEN = json.loads((Path(__file__).parents[1] / "data" / "format-1" / "bytes.json").read_text("utf-8"))
TEN = keyed_id("declaration", ["ten-points"])


def golden_op():
    return make_op(
        seq=7, stamp=(1_790_000_000_000 << 12) + 3, action=2, kind="position", record="ab" * 16, field="line",
        parents=("3", "cd" * 16 + ":5"), label="edit", value="Länder & „Zitat“\n<b>", salt=bytes(range(16)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("dossier_DED", dossier_id("DED")),
        ("training_1", training_id("1")),
        ("region_DED", keyed_id("region", ["DED"])),
        ("seed_reference", seed_replica("reference")),
        ("replica", replica_id(bytes(32))),
        ("point_3", keyed_id("point", [TEN, "3"])),
        (
            "position",
            id_from("position", {"region": keyed_id("region", ["DED"]), "point": keyed_id("point", [TEN, "3"])}),
        ),
        ("header", golden_op().header.decode()),
        ("payload", golden_op().payload.decode()),
        ("chain", chain(chain_start("0" * 32, "1" * 32, "delegation"), golden_op().header).hex()),
        ("end", end_to_sign("0" * 32, "1" * 32, "delegation", 7, bytes(32)).decode()),
    ],
)
def test_bytes_of_format_1_never_change(name, made):
    assert made == GOLDEN[name]


def test_the_same_thing_made_by_two_people_is_one_record():
    assert id_from("region", {"code": "DED"}) == id_from("region", {"name": "Sachsen", "code": "DED"})
    assert id_from("region", {"name": "Sachsen"}) is None
    assert id_from("event", {"name": "Konferenz"}) is None


def test_dossiers_of_regions_and_of_training_never_meet():
    assert len({dossier_id("DED"), dossier_id("DE2"), training_id("DED"), training_id("1")}) == 4


@pytest.mark.parametrize("value", [1.5, {"a": [1, 2.0]}, object()])
def test_floats_and_objects_have_no_canonical_form(value):
    with pytest.raises(TypeError):
        canonical(value)


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text()))
def test_canonical_form_does_not_depend_on_order(value):
    assert canonical(value) == canonical(dict(reversed(value.items())))
    assert json.loads(canonical(value)) == value


@given(st.text())
def test_clean_text_stays_clean(text):
    assert clean(clean(text)) == clean(text)
    assert "\r" not in clean(text)


@given(st.integers(0, 1 << 50), st.integers(0, 1 << 41))
def test_stamps_never_run_back(last, now_ms):
    stamp = next_stamp(last, 0, now_ms)
    assert stamp > last
    assert moment_of(stamp) >= now_ms


def test_a_clock_a_little_ahead_is_followed_one_far_ahead_is_not():
    now_ms = 1_790_000_000_000
    assert next_stamp(0, (now_ms + 60_000) << 12, now_ms) == ((now_ms + 60_000) << 12) + 1
    assert next_stamp(0, (now_ms + 10**11) << 12, now_ms) == now_ms << 12


def test_equal_short_values_have_different_payload_hashes():
    one, other = (
        make_op(
            seq=1,
            stamp=1,
            action=1,
            kind="position",
            record="a" * 32,
            field="stance",
            parents=(),
            label="edit",
            value="oppose",
            salt=bytes([n]) * 16,
        )
        for n in (1, 2)
    )
    assert json.loads(one.header)["h"] != json.loads(other.header)["h"]
