# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Diverging versions as a person decides them: base, every version, a combination where one can be offered, and what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ara_desktop.core.classes import Audience
from ara_desktop.core.diff import combine
from ara_desktop.core.kinds import field_of
from ara_desktop.core.seeds import text_hash
from ara_desktop.core.values import Changes, Conflict, FieldValue, Head, Record
from ara_desktop.service.clearance import GIVEN, standings
from ara_desktop.service.records import resolve
from ara_desktop.store.store import Store
from ara_desktop.store.views import View

RETIRED = "retired"
_RETIREMENT_SIGN = "~"  # the fields of the log that take a record out begin with it


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """One conflict in the list. ``authors``: who wrote the versions, each once; ``newest``: UTC moment."""

    kind: str
    id: str
    field: str
    title: str
    authors: tuple[str, ...]
    newest: str

    @property
    def key(self) -> str:
        """Names the conflict for good."""
        return f"{self.kind}/{self.id}/{self.field}"


@dataclass(frozen=True, slots=True)
class Version:
    """One of the versions.

    Attributes:
        field: Of which field; another than the conflict's only where a record was taken out.
        title: Short name of the record that the value refers to; "" for other values.
        clears: Units whose co-signature holds if this version is taken.
        takes_out: It is the wish to take the record out; the value is the reason.
    """

    op: str
    field: str
    value: FieldValue
    title: str
    author: str
    at: str
    mine: bool
    clears: tuple[str, ...] = ()
    takes_out: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """One conflict with everything that helps to decide it.

    Attributes:
        prose: Whether words can be compared and a text of one's own can be written.
        base: The newest value that all versions come from; None if there is none.
        versions: The own ones first, then by time.
        offer: A text with the edits of all, where they lie in different paragraphs; it counts only when a person takes it.
        signed: Units that had co-signed an earlier text of this field.
    """

    kind: str
    id: str
    field: str
    title: str
    language: str
    ceiling: Audience
    prose: bool
    base: FieldValue
    base_title: str
    versions: tuple[Version, ...]
    offer: str | None
    signed: tuple[str, ...]

    @property
    def key(self) -> str:
        """Names the conflict for good."""
        return f"{self.kind}/{self.id}/{self.field}"

    @property
    def taken_out(self) -> bool:
        """Whether somebody took the record out while others went on writing."""
        return self.field == RETIRED


def dispute_lines(view: View) -> tuple[DisputeLine, ...]:
    """All conflicts, the newest first."""
    found = []
    for one in view.conflicts():
        authors = tuple(dict.fromkeys(head.author for head in one.heads))
        newest = max((head.at for head in one.heads), default="")
        field = RETIRED if one.field.startswith(_RETIREMENT_SIGN) else one.field
        found.append(DisputeLine(one.kind, one.id, field, view.title(one.kind, one.id), authors, newest))
    unique = {line.key: line for line in found}  # a record taken out in two compartments is one decision
    return tuple(sorted(unique.values(), key=lambda line: line.newest, reverse=True))


def dispute(view: View, kind: str, id_: str, field: str) -> Dispute | None:
    """One conflict; None if it is settled."""
    record = view.record(kind, id_)
    if record is None or field not in record.conflicts:
        return None
    conflict = view.conflict(kind, id_, field)
    fields = _fields_of_ops(view, conflict)
    versions = tuple(_version(view, conflict, head, fields) for head in conflict.heads)
    declared = field_of(kind, field)
    ordered = tuple(sorted(versions, key=lambda one: (not one.mine, one.at, one.op)))
    prose = declared is not None and declared.type in ("prose", "text")
    signed, cleared = _signatures(view, record, field, ordered)
    return Dispute(
        kind=kind,
        id=id_,
        field=field,
        title=view.title(kind, id_),
        language=record.text("language") or view.facts().language,
        ceiling=declared.ceiling if declared else Audience.PRINCIPAL,
        prose=prose,
        base=conflict.base,
        base_title=_title_of(view, kind, field, conflict.base),
        versions=cleared,
        offer=_offer(conflict.base, cleared) if prose else None,
        signed=signed,
    )


def settle(
    store: Store, shown: Dispute, *, take: str | None = None, text: str | None = None
) -> Changes:  # fmt: skip
    """Decide as a person did who saw ``shown``: take the version with that op, or a new text.

    Where other versions have come meanwhile nothing is written, so that nothing unseen is replaced; the changes are empty then.
    """
    with store.reading() as view:
        now = dispute(view, shown.kind, shown.id, shown.field)
    if now is None or {one.op for one in now.versions} != {one.op for one in shown.versions}:
        return Changes()
    return resolve(store, shown.id, shown.field, take=take, text=text, kind=shown.kind)[1]


def _version(view: View, conflict: Conflict, head: Head, fields: Mapping[str, str]) -> Version:
    name = fields.get(head.op, conflict.field)
    takes_out = conflict.field == RETIRED and name.startswith(_RETIREMENT_SIGN)
    title = "" if takes_out else _title_of(view, conflict.kind, name, head.value)
    shown = RETIRED if takes_out else name
    return Version(head.op, shown, head.value, title, head.author, head.at, head.mine, takes_out=takes_out)


def _fields_of_ops(view: View, conflict: Conflict) -> Mapping[str, str]:
    """In which field each version stands; needed only where a record was taken out."""
    if conflict.field != RETIRED:
        return {}
    return {op: name for name, ops in view.all_heads(conflict.kind, conflict.id).items() for op in ops}


def _title_of(view: View, kind: str, name: str, value: FieldValue) -> str:
    declared = field_of(kind, name.partition(":")[0])
    if declared is None or not declared.refers:
        return ""
    id_ = name.partition(":")[2] or value
    return view.title("*", id_) if isinstance(id_, str) else ""


def _signatures(
    view: View, record: Record, field: str, versions: Sequence[Version]
) -> tuple[tuple[str, ...], tuple[Version, ...]]:
    """Units that had co-signed, and the versions with those whose co-signature would hold."""
    given = [
        one.record
        for one in standings(view, record.id)
        if one.record.text("part") == field and one.record.text("state") in GIVEN
    ]
    signed = tuple(dict.fromkeys(one.text("unit") for one in given))
    return signed, tuple(
        replace(one, clears=tuple(dict.fromkeys(
            clearance.text("unit") for clearance in given if clearance.text("text_hash") == text_hash(str(one.value or ""))
        )))
        for one in versions
    )  # fmt: skip


def _offer(base: FieldValue, versions: Sequence[Version]) -> str | None:
    """The edits of all versions in one text; None where two touch the same paragraph."""
    texts = [str(one.value or "") for one in versions]
    if not isinstance(base, str) or len(texts) < 2:
        return None
    whole: str | None = texts[0]
    for text in texts[1:]:
        whole = combine(base, whole, text) if whole is not None else None
    return whole if whole is not None and whole not in texts else None
