# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Every kind is declared whole: no field without class, key fields that cannot close a record, prose with a language."""

import json
from pathlib import Path

import pytest

from ara_desktop.core import fields
from ara_desktop.core.classes import Audience
from ara_desktop.core.fields import Kind
from ara_desktop.core.kinds import DECLARED, KINDS, field_of

GOLDEN = Path(__file__).parents[1] / "data" / "format-1" / "kinds.json"
TYPES = {
    "text", "prose", "number", "decimal", "flag", "date", "moment", "choice", "language", "ref", "refs", "tags",
    "sort_key", "digest",
}  # fmt: skip
NEVER_LOWERED = (
    ("position", "red_line"),
    ("position", "fallback"),
    ("position", "assessment"),
    ("agenda_item", "assessment"),
)
FIXED = {
    "event": {"name", "starts_on", "ends_on", "place"},
    "agenda_item": {"event", "title", "slot_seconds"},
    "intervention": {"event", "item", "language", "slot_seconds", "title"},
    "paragraph": {"intervention", "text", "rank"},
    "position": {
        "region", "point", "language", "stance", "line", "reasons", "ask", "red_line", "fallback", "assessment",
        "if_asked", "state_of_play", "priority", "release",
    },
    "wording": {"point", "language", "text", "source", "url", "status"},
}  # fmt: skip

all_fields = pytest.mark.parametrize(
    ("kind", "field"), [(kind, one) for kind in KINDS.values() for one in kind.fields.values()], ids=lambda x: x.name
)


@all_fields
def test_every_field_has_a_class_and_a_known_type(kind, field):
    assert isinstance(field.ceiling, Audience)
    assert field.type in TYPES
    assert not field.refers or all(name == "*" or name in KINDS for name in field.refers)
    assert (field.type == "choice") == bool(field.choices)


def test_a_field_without_class_is_not_a_declaration():
    with pytest.raises(TypeError):
        fields.text()


def test_every_annotated_field_is_declared():
    for model in DECLARED:
        names = {n for base in model.__mro__ for n in getattr(base, "__annotations__", {})}
        assert names == set(model.KIND.fields)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_keys_orders_and_titles_name_fields(kind: Kind):
    for name in (*kind.key, *kind.order, *kind.title):
        assert name in kind.fields
    for name in (kind.about, kind.about_field):
        assert name is None or name in kind.fields


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_with_prose_says_its_language(kind: Kind):
    if any(one.prose for one in kind.fields.values()):
        assert "language" in kind.fields


@pytest.mark.parametrize(("kind", "name"), NEVER_LOWERED)
def test_what_can_never_be_lowered_is_of_class_principal(kind, name):
    assert field_of(kind, name).ceiling is Audience.PRINCIPAL


@pytest.mark.parametrize("kind", ["reading", "relation"])
def test_readings_and_relations_are_closed_as_a_whole(kind):
    assert {one.ceiling for one in KINDS[kind].fields.values()} == {Audience.PRINCIPAL}


@pytest.mark.parametrize("kind", FIXED)
def test_fields_that_scripts_use_are_there(kind):
    assert FIXED[kind] <= set(KINDS[kind].fields)


def test_released_fields_are_never_renamed_retyped_or_moved():
    """The golden file of format 1: fields may be added to it, never taken out or changed."""
    golden = json.loads(GOLDEN.read_text("utf-8"))
    for kind, names in golden.items():
        for name, (type_, ceiling) in names.items():
            present = field_of(kind, name)
            assert present is not None, f"{kind}.{name}"
            assert present.type == type_, f"{kind}.{name}"
            assert (present.ceiling is Audience.PRINCIPAL) == (ceiling == "principal"), f"{kind}.{name}"


def test_an_unknown_field_of_a_newer_program_is_no_fault():
    assert field_of("position", "mood") is None
    assert field_of("weather", "rain") is None
