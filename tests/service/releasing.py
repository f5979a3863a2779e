# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Positions that are released and cleared, and publications of them."""

import itertools

from ara_desktop.core.seeds import text_hash
from ara_desktop.service.clearance import record_clearance
from ara_desktop.service.publishing import publish
from ara_desktop.service.records import Assignment, set_fields

LINE, ASK = "Wir tragen Punkt 3 mit.", "Bitte mehr Zeit."


def put(store, kind, id_=None, /, **fields):
    return set_fields(store, kind, id_, [Assignment(f, "=", v) for f, v in fields.items()])[0]


def position(store, region="DED", point="3", **fields):
    return put(store, "position", region=region, point=point, **fields)


def clear(store, record, *parts, unit="54", language="de", state="co_signed"):
    for part in parts:
        record_clearance(store, subject=record.id, part=part, language=language, unit=unit, state=state)


def translate(store, record, field, text, language="en"):
    key = {"subject_record": record.id, "subject_field": field, "language": language}
    return put(store, "translation", **key, text=text, based_on=text_hash(record.text(field)))


def released(store, region="DED", release="alliance", **fields):
    """A position whose line is released and cleared."""
    given = {"stance": "support", "line": LINE, "lead_unit": "54", "release": release, **fields}
    record = position(store, region, **given)
    clear(store, record, "line")
    return record


_numbers = itertools.count(1)


def send(store, tmp_path, reader="alliance", recall=None):
    """The bytes of a new publication."""
    out = tmp_path / f"{next(_numbers)}.arapub"
    publish(store, out, reader=reader, recall=recall)
    return out.read_bytes()
