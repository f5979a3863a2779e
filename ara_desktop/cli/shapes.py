# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Values as the JSON objects that DESIGN 6 fixes."""

from collections.abc import Iterable, Mapping
from typing import Any

from ara_desktop.cli.tables import in_order, plain
from ara_desktop.core.fields import Field, Kind
from ara_desktop.core.identity import ID
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.values import Conflict, Head, Hit, Past, Record

_MARKS = str.maketrans("", "", "\x02\x03")
_ID = ID.pattern.removesuffix(r"\Z")
_PATTERNS = {
    "date": r"^\d{4}(-\d{2}(-\d{2})?)?$",
    "decimal": r"^-?\d{1,18}(\.\d{1,12})?$",
    "language": r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    "sort_key": r"^[0-9A-Za-z]{1,64}$",
    "digest": r"^[0-9a-f]{32}([0-9a-f]{32})?$",
    "ref": f"^{_ID}$",
    "refs": f"^{_ID}$",
}


def record_shape(record: Record) -> dict[str, object]:
    """A record; a disputed field is null and named in ``conflicts``. Fields stand in the order of their declaration."""
    fields = {name: plain(record.fields[name]) for name in in_order(record.kind, record.fields)}
    return {
        "kind": record.kind,
        "id": record.id,
        "fields": fields,
        "conflicts": list(record.conflicts),
        "retired": record.retired,
    }


def past_shape(past: Past) -> dict[str, object]:
    """One entry of a history."""
    return {
        "op": past.op, "field": past.field, "value": plain(past.value), "label": past.label, "author": past.author,
        "at": past.at, "replica": past.replica, "change": past.change, "replaces": list(past.replaces),
    }  # fmt: skip


def hit_shape(hit: Hit) -> dict[str, object]:
    """One find, without the marks around its words."""
    return {
        "kind": hit.kind, "id": hit.id, "field": hit.field, "title": hit.title, "snippet": hit.snippet.translate(_MARKS)
    }  # fmt: skip


def conflict_shape(conflict: Conflict) -> dict[str, object]:
    """A disputed field with base and heads."""
    return {
        "kind": conflict.kind, "id": conflict.id, "field": conflict.field, "base": plain(conflict.base),
        "heads": [head_shape(head) for head in conflict.heads],
    }  # fmt: skip


def head_shape(head: Head) -> dict[str, object]:
    """One of several last versions."""
    return {
        "value": plain(head.value), "author": head.author, "at": head.at, "replica": head.replica, "op": head.op,
        "mine": head.mine,
    }  # fmt: skip


def kinds_shape(names: Iterable[str]) -> dict[str, object]:
    """JSON Schema of record kinds."""
    return {name: kind_schema(KINDS[name]) for name in names}


def kind_schema(kind: Kind) -> dict[str, Any]:
    """JSON Schema of one kind: its fields with type, class and prose."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.name,
        "description": (kind.model.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {name: field_schema(field) for name, field in kind.fields.items()},
        "required": list(kind.key),
        "additionalProperties": False,
        "x-key": list(kind.key),
        "x-order": list(kind.order),
    }


def field_schema(field: Field) -> dict[str, Any]:
    """JSON Schema of one field. ``x-class`` is the widest audience that may ever see it."""
    return {
        **_typed(field),
        "x-class": field.ceiling.code,
        "x-prose": field.prose,
        "x-translatable": field.translatable,
        "x-type": field.type,
        **({"x-refers": list(field.refers)} if field.refers else {}),
    }


def _typed(field: Field) -> Mapping[str, Any]:
    if field.many:
        return {"type": "array", "items": _text(field), "uniqueItems": True}
    if field.type == "number":
        return {"type": "integer", "minimum": 0}
    if field.type == "flag":
        return {"type": "boolean"}
    return _text(field)


def _text(field: Field) -> Mapping[str, Any]:
    if field.type == "choice":
        return {"type": "string", "enum": list(field.choices)}
    if field.type == "moment":
        return {"type": "string", "format": "date-time"}
    if field.type in _PATTERNS:
        return {"type": "string", "pattern": _PATTERNS[field.type]}
    return {"type": "string", "maxLength": field.limit}
