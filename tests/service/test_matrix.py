# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The stance matrix as values: what counts at a date, declared or as we read it."""

import pytest

from ara_desktop.service.matrix import stance_matrix
from ara_desktop.service.records import Assignment, set_fields


def put(store, kind, /, **fields):
    return set_fields(store, kind, None, [Assignment(f, "=", v) for f, v in fields.items()])[0]


def say(store, day, stance, region="DE2", point="3", **more):
    return put(store, "statement", region=region, point=point, stated_on=day, stance=stance, **more)


def cell(store, until, region="Bayern", point=3, *, readings=False):
    with store.reading() as view:
        matrix = stance_matrix(view, "de", until, readings=readings)
    row = next(row for row in matrix.rows if row.name == region)
    return row.cells[point - 1]


@pytest.fixture
def store(new_dossier):
    return new_dossier()


def test_the_last_statement_up_to_the_date_counts(store):
    say(store, "2024-05", "support", quote="Ja.")
    say(store, "2026-02-01", "oppose", quote="Nein.")
    assert cell(store, "2023-12-31").stance == ""
    assert cell(store, "2025-01-01").stance == "support"
    late = cell(store, "2026-03-01")
    assert late.stance == "oppose"
    assert [said.text for said in late.entries] == ["Nein.", "Ja."]


def test_our_reading_counts_only_when_asked_for(store):
    say(store, "2026-01-01", "support")
    put(store, "reading", region="DE2", point="3", as_of="2026-01-02", stance="reservation", why="Zögert.")
    declared, read = cell(store, "2026-06-01"), cell(store, "2026-06-01", readings=True)
    assert declared.stance == "support"
    assert not any(said.reading for said in declared.entries)
    assert read.stance == "reservation"
    assert read.counted.reading


def test_our_own_region_stands_first_with_our_position(store):
    put(store, "position", region="DED", point="3", stance="can_live_with")
    with store.reading() as view:
        matrix = stance_matrix(view, "de", "2026-06-01")
    assert matrix.rows[0].own
    assert matrix.rows[0].cells[2].stance == "can_live_with"
    assert [row.name for row in matrix.rows[1:]] == sorted((row.name for row in matrix.rows[1:]), key=str.casefold)


def test_totals_count_every_region_once(store):
    say(store, "2026-01-01", "oppose")
    with store.reading() as view:
        matrix = stance_matrix(view, "en", "2026-06-01")
    found = matrix.totals(2)
    assert found["oppose"] == 1
    assert sum(found.values()) == len(matrix.rows)
    assert matrix.days == ("2026-01-01",)


def test_a_statement_without_stance_does_not_count(store):
    say(store, "2026-01-01", "support")
    put(store, "statement", region="DE2", point="3", stated_on="2026-02-01", quote="Wir prüfen.")
    assert cell(store, "2026-06-01").stance == "support"
