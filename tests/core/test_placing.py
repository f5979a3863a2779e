# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ara_desktop.core.acceptance import accept
from ara_desktop.core.placing import LIMIT, key_between, placed, reading_order
from ara_desktop.core.values import Record
from ara_desktop.store.ordering import in_order


def order_of_lists(keys):
    """The order in which the store lists paragraphs with these keys."""
    records = [Record("paragraph", f"{at:032x}", {"sort_key": key}) for at, key in enumerate(keys)]
    return [int(one.id, 16) for one in in_order(records, lambda _kind, _id: None)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""), ("015", "025"), ("015", ""), ("", "015"), ("015", "016"), ("015", "015m"), ("995", ""), ("", "000"),
        ("015kx", "016"), ("015b", "015c"), ("m", "n"), ("", "m"), ("015", "015b"), ("1", "2"), ("015M", "015P"),
    ],
)  # fmt: skip
def test_a_key_stands_between_its_neighbours(before, after):
    key = key_between(before, after, b"\x03\x07")
    if (before, after) == ("", "000"):
        assert key is None
        return
    assert key is not None
    assert accept("paragraph", "sort_key", key) == key
    keys = [one for one in (before, key, after) if one]
    assert order_of_lists(keys) == list(range(len(keys)))
    assert len({reading_order(one) for one in keys}) == len(keys)


@pytest.mark.parametrize(("before", "after"), [("015", "015"), ("025", "015"), ("015", "015a"), ("m", "m")])
def test_where_there_is_no_room_it_says_so(before, after):
    assert key_between(before, after) is None


def chances(seed):
    found = random.Random(seed)
    return lambda: found.randbytes(2)


def put_in(keys, at, chance):
    """The keys of the list after something came in at ``at``; and how many neighbours got another key."""
    made = placed(keys, at, chance)
    after = [*keys[:at], "", *keys[at:]]
    for place, key in made.items():
        after[place] = key
    return after, len(made) - 1


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60), st.integers(0, 99))
def test_whatever_is_put_where_it_stays_there(places, seed):
    keys, chance = [], chances(seed)
    for place in places:
        keys, _ = put_in(keys, place % (len(keys) + 1), chance)
        assert order_of_lists(keys) == list(range(len(keys)))
        assert all(0 < len(key) <= LIMIT for key in keys)


@given(st.lists(st.sampled_from(["", "015", "025", "025", "030", "a1", "z", "1a1"]), max_size=8), st.data())
def test_keys_that_others_wrote_are_lived_with(keys, data):
    ordered = sorted(keys, key=lambda key: (not key, reading_order(key)))
    at = data.draw(st.integers(0, len(ordered)))
    made, _ = put_in(ordered, at, chances(1))
    assert order_of_lists(made)[at] == at


def test_neighbours_keep_their_keys_where_there_is_room():
    keys = ["015", "025", "035"]
    for _ in range(200):
        keys, renewed = put_in(keys, 2, chances(len(keys)))
        assert renewed == 0


def test_two_people_at_the_same_place_get_different_keys_and_a_third_fits_between():
    one, other = key_between("015", "025", b"\x01\x02"), key_between("015", "025", b"\x09\x04")
    assert one != other
    assert key_between(*sorted([one, other], key=reading_order), b"\x05\x05") is not None


def test_equal_neighbours_are_parted_by_a_new_key_for_the_second():
    made = placed(["015", "025", "025", "035"], 2, chances(2))
    assert set(made) == {2, 3}
    after, _ = put_in(["015", "025", "025", "035"], 2, chances(2))
    assert order_of_lists(after) == [0, 1, 2, 3, 4]


def test_those_without_a_key_get_one_when_something_comes_behind_them():
    made = placed(["015", "", ""], 3, chances(3))
    assert set(made) == {1, 2, 3}
