# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What reaches a reader, and what does not."""

import pytest

from ara_desktop.core.allowed import Said, allow, shelf
from ara_desktop.core.classes import Audience, audience, audience_now, compartment_of
from ara_desktop.core.values import Record

P = Audience


def cut(record, reader, disputed=None):
    said = lambda r, f: Said(r.text(f.name), "de")  # noqa: E731
    return allow(record, reader, needed=lambda _, one: one.ceiling, translate=said, disputed=disputed or {})


POSITION = Record("position", "a" * 32, {"line": "Text", "red_line": "Nie", "stance": "support"}, ("red_line",))


def test_what_is_above_the_reader_is_not_there_at_all():
    shown = cut(POSITION, P.DELEGATION, {"red_line": ("Nie", "Niemals")})
    assert dict(shown.fields) == {"line": "Text", "stance": "support"}
    assert not shown.disputed
    assert "Nie" not in repr(shown)


def test_the_principal_sees_all_versions_of_a_disputed_field():
    shown = cut(POSITION, P.PRINCIPAL, {"red_line": ("Nie", "Niemals")})
    assert shown.disputed["red_line"] == ("Nie", "Niemals")


def test_a_closed_record_reaches_nobody_below_the_principal():
    record = Record("comment", "a" * 32, {"text": "Streng"}, closed=True)
    assert cut(record, P.DELEGATION) is None
    assert cut(record, P.PRINCIPAL) is not None
    assert cut(Record("reading", "a" * 32, {"why": "weil"}), P.DELEGATION) is None


def test_only_declared_fields_can_be_read():
    shown = cut(POSITION, P.PRINCIPAL)
    for ask in (shown.value, shown.text, shown.said, shown.many, shown.number):
        with pytest.raises(LookupError):
            ask("mood")


def test_a_shelf_finds_by_kind_id_and_field():
    shown = cut(POSITION, P.PRINCIPAL)
    found = shelf(P.PRINCIPAL, "de", [shown])
    assert found.of("position", stance="support") == (shown,)
    assert not found.of("position", stance="oppose")
    assert found.get("position", "a" * 32) is shown
    assert found.any("a" * 32) is shown
    assert found.get("event", "a" * 32) is None


@pytest.mark.parametrize(
    ("ceiling", "release", "cleared", "expected"),
    [
        (P.ALLIANCE, None, True, P.DELEGATION),
        (P.ALLIANCE, "none", True, P.DELEGATION),
        (P.ALLIANCE, "alliance", False, P.DELEGATION),
        (P.ALLIANCE, "alliance", True, P.ALLIANCE),
        (P.ALLIANCE, "public", True, P.ALLIANCE),
        (P.ALLIANCE, "secretariat", True, P.SECRETARIAT),
        (P.DELEGATION, "public", True, P.DELEGATION),
        (P.PRINCIPAL, "public", True, P.PRINCIPAL),
    ],
)
def test_release_never_goes_beyond_the_ceiling_nor_without_clearance(ceiling, release, cleared, expected):
    assert audience_now(ceiling, release, cleared=cleared) is expected


def test_codes_and_compartments():
    assert [audience(one.code) for one in P] == list(P)
    assert compartment_of(P.PRINCIPAL) == "principal"
    assert {compartment_of(one) for one in P if one is not P.PRINCIPAL} == {"delegation"}
