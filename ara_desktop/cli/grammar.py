# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What stands behind ``set``, ``show``, ``--where``: names of records and assignments."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ara_desktop.core.errors import FileUnreadable, RecordAmbiguous, RecordUnknown, UsageError

if TYPE_CHECKING:  # SQLAlchemy comes with it: only once a dossier is opened
    from ara_desktop.service.records import Assignment
    from ara_desktop.store.store import Store

_ASSIGNMENT = re.compile(r"([A-Za-z_][\w:-]*?)(\+=|-=|=)(.*)\Z", re.DOTALL)
_TEXT_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Named:
    """A record as named on the command line: by one word, or by a kind and the values of fields."""

    kind: str | None
    name: str
    keys: tuple[tuple[str, str], ...] = ()


def named(words: Sequence[str]) -> Named:
    """``ID``, ``KIND NAME`` or ``KIND field=value ...``. Raises: UsageError."""
    if len(words) == 1:
        return Named(None, words[0])
    kind, *rest = words
    keys = tuple((found[1], found[3]) for word in rest if (found := _ASSIGNMENT.match(word)) and found[2] == "=")
    if len(keys) == len(rest):
        return Named(kind, " ".join(rest), keys)
    if len(rest) == 1:
        return Named(kind, rest[0])
    raise UsageError(word=rest[1])


def identified(store: "Store", what: Named) -> tuple[str | None, str]:
    """Kind and name for the use cases. Raises: RecordUnknown, RecordAmbiguous, InputRefused for a wrong value."""
    from ara_desktop.service.records import kind_named, list_records

    if what.kind is not None:
        kind_named(what.kind)
    if what.kind is None or not what.keys:
        return what.kind, what.name
    found = list_records(store, what.kind, what.keys, 6)
    if not found:
        raise RecordUnknown(kind=what.kind, name=what.name)
    if len(found) > 1:
        raise RecordAmbiguous(kind=what.kind, name=what.name, ids=tuple(one.id[:12] for one in found))
    return what.kind, found[0].id


def parted(words: Sequence[str]) -> tuple[str | None, tuple["Assignment", ...]]:
    """The id or name, if one stands first, and the assignments. Raises: UsageError, FileUnreadable."""
    rest = list(words)
    first = rest.pop(0) if rest and not _ASSIGNMENT.match(rest[0]) else None
    return first, tuple(assignment(word) for word in rest)


def assignment(word: str) -> "Assignment":
    """``field=value``, ``field=@FILE``, ``f+=v``, ``f-=v``; ``@@`` is a literal @. Raises: UsageError, FileUnreadable."""
    from ara_desktop.service.records import Assignment

    found = _ASSIGNMENT.match(word)
    if not found:
        raise UsageError(word=word)
    return Assignment(found[1], found[2], value_of(found[3]))


def condition(word: str) -> tuple[str, str]:
    """``field=value`` of ``--where``. Raises: UsageError."""
    name, equals, value = word.partition("=")
    if not equals or not name:
        raise UsageError(word=word)
    return name, value


def value_of(word: str) -> str:
    """A value, or the text of the file that ``@FILE`` names; ``@-`` is what comes in. Raises: FileUnreadable."""
    if word.startswith("@@"):
        return word[1:]
    return text_of(word[1:]) if word.startswith("@") else word


def text_of(file: str) -> str:
    """The text of a file; one line end at its end is not part of it. Raises: FileUnreadable."""
    data = sys.stdin.buffer.read(_TEXT_BYTES + 1) if file == "-" else bytes_of(Path(file), _TEXT_BYTES)
    if len(data) > _TEXT_BYTES:
        raise FileUnreadable(file=Path(file).name, reason="text_too_big")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise FileUnreadable(file=Path(file).name, reason="UTF-8") from fault
    return text.replace("\r\n", "\n").removesuffix("\n")


def bytes_of(file: Path, limit_bytes: int) -> bytes:
    """The bytes of a file, at most one more than the limit. Raises: FileUnreadable."""
    try:
        with file.open("rb") as opened:
            return opened.read(limit_bytes + 1)
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else ""
        raise FileUnreadable(file=file.name or str(file), reason=reason or "") from fault
