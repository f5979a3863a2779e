# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Differences of two and three texts."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ara_desktop.core.diff import Passage, Span, after, before, combine, difference, three_way

paragraph = st.text(alphabet="ab \n.ö", max_size=8)
document = st.lists(paragraph, max_size=6).map("\n\n".join)
words = st.lists(st.sampled_from(["Wir", "fordern", "Mittel", "und", "Zeit", ",", "."]), max_size=30).map(" ".join)

BASE = "Wir bitten um Zeit.\n\nWir bitten um Mittel.\n\nWir danken."
MINE = "Wir bitten um mehr Zeit.\n\nWir bitten um Mittel.\n\nWir danken."
THEIRS = "Wir bitten um Zeit.\n\nWir bitten um Mittel.\n\nWir danken sehr."


@given(st.one_of(document, st.text()), st.one_of(document, st.text()))
def test_a_difference_gives_both_texts_back(old: str, new: str) -> None:
    spans = difference(old, new)
    assert before(spans) == old
    assert after(spans) == new


@given(words, words)
def test_a_difference_of_words_gives_both_texts_back(old: str, new: str) -> None:
    assert (before(difference(old, new)), after(difference(old, new))) == (old, new)


@given(document)
def test_equal_texts_have_no_difference(text: str) -> None:
    assert all(span.state == "same" for span in difference(text, text))


@given(document, document)
def test_spans_are_never_empty_and_neighbours_differ(old: str, new: str) -> None:
    spans = difference(old, new)
    assert all(span.text for span in spans)
    assert all(one.state != two.state for one, two in pairwise(spans))


def test_one_word_is_shown_as_one_word() -> None:
    assert difference("Wir fordern fünf Milliarden.", "Wir fordern sechs Milliarden.") == (
        Span("same", "Wir fordern "), Span("removed", "fünf"), Span("added", "sechs"), Span("same", " Milliarden."),
    )  # fmt: skip


def test_neighbouring_edits_are_one() -> None:
    states = [span.state for span in difference("alt grau klein Haus", "neu bunt gross Haus")]
    assert states == ["removed", "added", "same"]


def test_an_added_paragraph_leaves_the_others_whole() -> None:
    spans = difference("Eins.\n\nZwei.", "Eins.\n\nNeu dazu.\n\nZwei.")
    assert [span.state for span in spans] == ["same", "added", "same"]


def test_bullets_are_paragraphs_of_their_own() -> None:
    base = "- eins\n- zwei"
    assert combine(base, "- eins!\n- zwei", "- eins\n- zwei!") == "- eins!\n- zwei!"


def test_a_phrase_break_does_not_make_a_paragraph() -> None:
    assert combine("eins\nzwei", "eins!\nzwei", "eins\nzwei!") is None


def test_long_texts_are_answered_at_once() -> None:
    old = " ".join(f"wort{n}" for n in range(20_000))
    new = " ".join(f"word{n}" for n in range(20_000))
    began = time.perf_counter()
    assert after(difference(old, new)) == new
    assert time.perf_counter() - began < 2


@given(document, document, document)
def test_columns_give_the_three_texts_back(base: str, mine: str, theirs: str) -> None:
    passages = three_way(base, mine, theirs)
    assert "".join(passage.base for passage in passages) == base
    assert "".join(passage.mine for passage in passages) == mine
    assert "".join(passage.theirs for passage in passages) == theirs


@given(document, document, document)
def test_states_say_who_changed_what(base: str, mine: str, theirs: str) -> None:
    for passage in three_way(base, mine, theirs):
        one, two, old = passage.mine.strip(), passage.theirs.strip(), passage.base.strip()
        if passage.state == "same":
            assert one.split() == two.split() == old.split()
        elif passage.state == "conflict":
            assert passage.mine != passage.theirs
        elif passage.state == "equal":
            assert one == two


def test_three_way_shows_each_edit_in_its_column() -> None:
    assert three_way(BASE, MINE, THEIRS) == (
        Passage("mine", "Wir bitten um Zeit.", "Wir bitten um mehr Zeit.", "Wir bitten um Zeit."),
        Passage("same", *["\n\nWir bitten um Mittel."] * 3),
        Passage("theirs", "\n\nWir danken.", "\n\nWir danken.", "\n\nWir danken sehr."),
    )


def test_edits_of_different_paragraphs_are_offered() -> None:
    assert combine(BASE, MINE, THEIRS) == "Wir bitten um mehr Zeit.\n\nWir bitten um Mittel.\n\nWir danken sehr."


def test_edits_of_one_paragraph_are_not_offered() -> None:
    assert combine(BASE, MINE, BASE.replace("Zeit", "Geduld")) is None
    assert three_way(BASE, MINE, BASE.replace("Zeit", "Geduld"))[0].state == "conflict"


def test_neighbouring_paragraphs_are_different_paragraphs() -> None:
    assert combine("a\n\nb", "A\n\nb", "a\n\nB") == "A\n\nB"


def test_equal_edits_are_no_conflict() -> None:
    both = BASE.replace("Zeit", "Geduld")
    assert combine(BASE, both, both) == both
    assert [passage.state for passage in three_way(BASE, both, both)] == ["equal", "same"]
    mine = both.replace("danken", "danken sehr")
    assert combine(BASE, mine, both) == mine


def test_two_additions_at_one_place_are_not_offered() -> None:
    assert combine("a\n\nz", "a\n\nmine\n\nz", "a\n\ntheirs\n\nz") is None


def test_addition_beside_an_edit_is_offered() -> None:
    assert combine("a\n\nz", "a\n\nnew\n\nz", "a\n\nZ") == "a\n\nnew\n\nZ"


def test_deletion_against_edit_is_not_offered() -> None:
    assert combine("a\n\nb\n\nc", "a\n\nc", "a\n\nB\n\nc") is None


def test_deletion_of_the_first_paragraph_leaves_no_break_in_front() -> None:
    assert combine("a\n\nb\n\nc", "b\n\nc", "a\n\nb\n\nC") == "b\n\nC"


def test_first_texts_without_a_base_are_not_offered() -> None:
    assert combine("", "mine", "theirs") is None


@given(document, document, document)
def test_combining_does_not_depend_on_who_asks(base: str, mine: str, theirs: str) -> None:
    assert combine(base, mine, theirs) == combine(base, theirs, mine)


@given(document, document)
def test_one_sided_edits_stand(base: str, text: str) -> None:
    assert combine(base, text, base) == combine(base, base, text) == combine(base, text, text) == text


@given(document, document, document)
def test_nothing_written_by_either_is_lost_in_an_offer(base: str, mine: str, theirs: str) -> None:
    offered = combine(base, mine, theirs)
    if offered is not None:
        known = set(base.split())
        for word in (set(mine.split()) | set(theirs.split())) - known:
            assert word in offered


@given(document, document, document)
def test_an_offer_is_made_exactly_where_no_passage_conflicts(base: str, mine: str, theirs: str) -> None:
    conflicts = any(passage.state == "conflict" for passage in three_way(base, mine, theirs))
    if mine != theirs and base not in (mine, theirs):
        assert (combine(base, mine, theirs) is None) is conflicts
