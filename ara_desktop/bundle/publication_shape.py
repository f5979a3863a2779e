# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``manifest.json`` of a publication: canonical JSON, signed as it stands; the whole publication is in it.

Keys that only a newer program knows are passed over, unless it lists a feature in ``needs`` that we do not know: the
file is kept whole, so nothing of them is lost.
"""

import re
from typing import Annotated

from msgspec import Meta, MsgspecError, Struct, convert, json

from ara_desktop.bundle.limits import MANIFEST_BYTES
from ara_desktop.bundle.manifest import KIND as CHANGES
from ara_desktop.bundle.manifest import PUBLICATION, Hash, Id, Moment, Number, Signature
from ara_desktop.bundle.naming import is_name
from ara_desktop.bundle.publication_errors import PublicationNewer, PublicationRefused
from ara_desktop.core.acceptance import accept
from ara_desktop.core.canonical import canonical
from ara_desktop.core.errors import InputRefused
from ara_desktop.core.fields import PROSE_LIMIT, TEXT_LIMIT
from ara_desktop.core.kinds import field_of

FORMAT = 1
KIND = PUBLICATION
KNOWN_FEATURES: frozenset[str] = frozenset()
POINTS = 1000
TEXTS = 1000
_CODE = re.compile(r"(?:[a-z][a-z0-9_]{0,47})?\Z")

Code = Annotated[str, Meta(max_length=48)]
Short = Annotated[str, Meta(max_length=TEXT_LIMIT)]


class Text(Struct, frozen=True):
    """One text of a position; ``original`` False for a translation."""

    field: Code
    language: Code
    original: bool
    text: Annotated[str, Meta(min_length=1, max_length=PROSE_LIMIT)]


class Entry(Struct, frozen=True):
    """What the region says on one point; ``declaration`` and ``label`` name it for readers without a dossier."""

    declaration: Short
    label: Short
    point: Id
    stance: Code
    texts: Annotated[list[Text], Meta(max_length=TEXTS)]


class Introduction(Struct, frozen=True):
    """A replica's word that the publishing key is its region's."""

    replica: Id
    signature: Signature


class Listed(Struct, frozen=True):
    """Everything that the region signs. ``created`` is milliseconds since 1970 in UTC; ``recalls`` a reason or nothing."""

    content: Annotated[list[Entry], Meta(max_length=POINTS)]
    created: Moment
    dossier: Id
    format: int
    introduction: Introduction
    kind: str
    needs: list[str]
    number: Number
    publisher: Hash
    reader: Annotated[str, Meta(pattern=r"^(?:public|alliance|secretariat)\Z")]
    recalls: Annotated[str, Meta(min_length=1, max_length=PROSE_LIMIT)] | None
    region: str
    training: bool


def encode(listed: Listed) -> bytes:
    """The bytes to sign."""
    return canonical(json.decode(json.encode(listed)))


def decode(data: bytes) -> Listed:
    """Steps 3 and 4. Raises: PublicationRefused; PublicationNewer before the shape of an unknown format is judged."""
    if len(data) > MANIFEST_BYTES:
        raise PublicationRefused(reason="too_big")
    fields = _fields(data)
    _refuse_newer(fields)
    try:
        listed = convert(fields, Listed, strict=True)
    except (MsgspecError, RecursionError) as wrong:
        raise PublicationRefused(reason="shape") from wrong
    reason = _fault(listed)
    if reason:
        raise PublicationRefused(reason=reason)
    return listed


def _fields(data: bytes) -> dict[str, object]:
    try:
        found = json.decode(data)
        same = canonical(found) == data
    except (MsgspecError, UnicodeError, RecursionError, TypeError) as wrong:
        raise PublicationRefused(reason="json") from wrong
    if not isinstance(found, dict) or not same:
        raise PublicationRefused(reason="canonical")
    return found


def _refuse_newer(fields: dict[str, object]) -> None:
    found, kind, needs = fields.get("format"), fields.get("kind"), fields.get("needs")
    if type(found) is not int or not isinstance(kind, str) or not isinstance(needs, list) or found < 1:
        raise PublicationRefused(reason="shape")
    if kind != KIND:
        raise PublicationRefused(reason="a_bundle" if kind == CHANGES else "not_a_publication")
    if found > FORMAT or any(need not in KNOWN_FEATURES for need in needs if isinstance(need, str)):
        raise PublicationNewer(found=found, known=FORMAT)


def _fault(listed: Listed) -> str:
    """The code of what does not fit together, or nothing."""
    points = [entry.point for entry in listed.content]
    texts = [(entry.point, one.field, one.language) for entry in listed.content for one in entry.texts]
    faults = {
        "name": not is_name(listed.region),
        "point_twice": len(set(points)) != len(points),
        "text_twice": len(set(texts)) != len(texts),
        "content": bool(listed.content) is (listed.recalls is not None),
        "value": not all(map(_fits, listed.content)),
        "text": listed.recalls is not None and not _is_kept_so("position", "line", listed.recalls),
    }
    return next((reason for reason, found in faults.items() if found), "")


def _fits(entry: Entry) -> bool:
    """Whether every value is written as we would write it; fields and stances may be newer than we are."""
    named = _is_kept_so("declaration", "code", entry.declaration) and _is_kept_so("point", "label", entry.label)
    return named and bool(_CODE.match(entry.stance)) and all(map(_text_fits, entry.texts))


def _text_fits(one: Text) -> bool:
    known = field_of("position", one.field)
    like = one.field if known and known.prose else "line"
    named = bool(one.field) and bool(_CODE.match(one.field)) and _is_kept_so("position", "language", one.language)
    return named and _is_kept_so("position", like, one.text)


def _is_kept_so(kind: str, field: str, value: str) -> bool:
    try:
        return (accept(kind, field, value) or "") == value
    except InputRefused:
        return False
