# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Which values a field takes. Text is data: nothing is interpreted, control characters are refused."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from ara_desktop.core.canonical import clean
from ara_desktop.core.classes import Audience
from ara_desktop.core.errors import ChoiceUnknown, DateRefused, FieldUnknown, KindUnknown, TextTooLong, ValueRefused
from ara_desktop.core.fields import Field
from ara_desktop.core.identity import ID
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.ops import Value

NUMBER_LIMIT = 1 << 53
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_PATTERNS = {
    "language": re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z"),
    "decimal": re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,12})?\Z"),
    "digest": re.compile(r"[0-9a-f]{32}([0-9a-f]{32})?\Z"),
    "sort_key": re.compile(r"[0-9A-Za-z]{1,64}\Z"),
    "ref": ID,
    "refs": ID,
}
_TRUE, _FALSE = ("true", "yes", "1", "ja"), ("false", "no", "0", "nein")


def declared(kind: str, name: str) -> Field:
    """The declared field. Raises: KindUnknown, FieldUnknown."""
    if kind not in KINDS:
        raise KindUnknown(kind=kind)
    found = KINDS[kind].fields.get(name)
    if found is None:
        raise FieldUnknown(kind=kind, field=name)
    return found


def accept(kind: str, name: str, value: object) -> Value:
    """The value as it is kept, or one element of a set. ``None`` and the empty text clear the field.

    Raises: KindUnknown, FieldUnknown, ValueRefused, ChoiceUnknown, DateRefused, TextTooLong.
    """
    one = declared(kind, name)
    if value is None or value == "":
        return None
    return _BY_TYPE.get(one.type, _pattern)(kind, one, value)


def accept_reason(kind: str, value: str) -> str:
    """A reason for taking a record out: prose, not empty. Raises: ValueRefused, TextTooLong."""
    field = Field("reason", "prose", Audience.DELEGATION)
    reason = _text(kind, field, value.strip())
    if not reason:
        raise _refused(kind, field, value, "str")
    return str(reason)


def _text(kind: str, one: Field, value: object) -> Value:
    if not isinstance(value, str):
        raise _refused(kind, one, value, "str")
    text = clean(value)
    if len(text) > one.limit:
        raise TextTooLong(kind=kind, field=one.name, characters=len(text), limit=one.limit)
    if _CONTROL.search(text):
        raise _refused(kind, one, text[:40], "text without control characters")
    if not one.prose and "\n" in text:
        raise _refused(kind, one, text[:40], "one line")
    return text


def _number(kind: str, one: Field, value: object) -> Value:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,16}", value.strip()):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < NUMBER_LIMIT:
        raise _refused(kind, one, value, "a whole number")
    return value


def _flag(kind: str, one: Field, value: object) -> Value:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word not in _TRUE + _FALSE:
        raise _refused(kind, one, value, "true or false")
    return word in _TRUE


def _choice(kind: str, one: Field, value: object) -> Value:
    if value not in one.choices:
        raise ChoiceUnknown(kind=kind, field=one.name, value=str(value)[:80], choices=", ".join(one.choices))
    return str(value)


def _date(kind: str, one: Field, value: object) -> Value:
    found = _DATE.match(str(value))
    try:
        if not found:
            raise ValueError  # noqa: TRY301 - one answer for both ways to be wrong
        year, month, day = (int(part or 1) for part in found.groups())
        date(year, month, day)
    except ValueError as fault:
        raise DateRefused(kind=kind, field=one.name, value=str(value)[:40]) from fault
    return str(value)


def _moment(kind: str, one: Field, value: object) -> Value:
    try:
        found = datetime.fromisoformat(str(value))
        if found.tzinfo is None:
            raise _refused(kind, one, value, "a moment with its zone, e.g. 2027-03-18T09:30:00+01:00")
        return found.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    except (ValueError, OverflowError) as fault:
        raise DateRefused(kind=kind, field=one.name, value=str(value)[:40]) from fault


def _pattern(kind: str, one: Field, value: object) -> Value:
    if not isinstance(value, str) or not _PATTERNS[one.type].match(value):
        raise _refused(kind, one, value, one.type)
    return value


def _refused(kind: str, one: Field, value: object, expected: str) -> ValueRefused:
    return ValueRefused(kind=kind, field=one.name, value=str(value)[:80], expected=expected)


_BY_TYPE: dict[str, Callable[[str, Field, object], Value]] = {
    "text": _text,
    "prose": _text,
    "tags": _text,
    "number": _number,
    "flag": _flag,
    "choice": _choice,
    "date": _date,
    "moment": _moment,
}
