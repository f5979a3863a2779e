# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Clearance names one exact text; any other text makes it fallen."""

from ara_desktop.service.clearance import cleared, record_clearance, standings
from ara_desktop.service.records import Assignment, set_fields


def position(store, **fields):
    keyed = {"region": "DED", "point": "3", **fields}
    return set_fields(store, "position", None, [Assignment(f, "=", v) for f, v in keyed.items()])[0]


def clear(store, record, unit, state="co_signed", language="de", part="line"):
    return record_clearance(store, subject=record.id, part=part, language=language, unit=unit, state=state)


def states(store):
    with store.reading() as view:
        return [(one.record.text("unit"), one.state, one.holds) for one in standings(view)]


def test_a_clearance_falls_with_the_text_and_stands_again_with_the_old_one(new_dossier):
    store = new_dossier()
    record = position(store, line="Länder")
    clear(store, record, "54")
    assert states(store) == [("54", "co_signed", True)]
    position(store, line="Andere Länder")
    assert states(store) == [("54", "void", False)]
    position(store, line="La\u0308nder")
    assert states(store) == [("54", "co_signed", True)]


def test_only_the_lead_unit_with_nobody_against_clears(new_dossier):
    store = new_dossier()
    record = position(store, line="Text")
    clear(store, record, "54")
    clear(store, record, "12", "requested")
    with store.reading() as view:
        assert cleared(view, record.id, "54")
        assert not cleared(view, record.id, "12")
    clear(store, record, "12", "objected")
    with store.reading() as view:
        assert not cleared(view, record.id, "54")


def test_a_clearance_is_of_one_language(new_dossier):
    store = new_dossier()
    record = position(store, line="Text")
    clear(store, record, "54", language="en")
    assert states(store) == [("54", "void", False)]
    fields = {"subject_record": record.id, "subject_field": "line", "language": "en", "text": "Text in English"}
    set_fields(store, "translation", None, [Assignment(f, "=", v) for f, v in fields.items()])
    clear(store, record, "54", language="en")
    assert states(store) == [("54", "co_signed", True)]


def test_a_clearance_of_a_red_line_stays_in_the_principal_log(new_dossier):
    store = new_dossier()
    record = position(store, red_line="Nie")
    kept, _ = clear(store, record, "54", part="red_line")
    assert kept.closed


def test_recording_again_edits_the_same_record(new_dossier):
    store = new_dossier()
    record = position(store, line="Text")
    first, _ = clear(store, record, "54", "requested")
    second, _ = clear(store, record, "54", "co_signed")
    assert first.id == second.id
    assert states(store) == [("54", "co_signed", True)]
