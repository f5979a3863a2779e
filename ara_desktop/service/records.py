# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing records: the use cases behind every editor and behind ``set``, ``list``, ``show``, ``retire``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ara_desktop.core.acceptance import accept, accept_reason, declared
from ara_desktop.core.classes import DELEGATION, PRINCIPAL
from ara_desktop.core.errors import (
    ChoiceAmbiguous,
    KeyFixed,
    KeyIncomplete,
    KindUnknown,
    NoConflict,
    NothingToDo,
    RecordUnknown,
    ValueRefused,
)
from ara_desktop.core.fields import Kind
from ara_desktop.core.identity import id_from
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.ops import Value
from ara_desktop.core.values import Changes, Conflict, FieldValue, Head, Past, Record
from ara_desktop.service.compartments import compartment_for, inherited_compartment
from ara_desktop.service.naming import find, find_any
from ara_desktop.service.placing import SORT_KEY, sort_key_for
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.store.writing import Edit, Writing

Seen = Mapping[str, tuple[str, ...]]
SPANS = (("starts_on", "ends_on"), ("starts_at", "ends_at"))


@dataclass(frozen=True, slots=True)
class Assignment:
    """``field op value`` as typed; ``op`` is ``=``, ``+=`` or ``-=``; an empty value clears."""

    field: str
    op: str
    value: str


def kind_named(name: str) -> Kind:
    """The declared kind. Raises: KindUnknown."""
    if name not in KINDS:
        raise KindUnknown(kind=name)
    return KINDS[name]


# -- reading ----------------------------------------------------------------------------------------------------------
def list_records(
    store: Store, kind: str, where: Sequence[tuple[str, str]] = (), limit: int | None = None
) -> tuple[Record, ...]:
    """The records of a kind in natural order. ``where`` matches any head of a field, ``id`` included."""
    kind_named(kind)
    with store.reading() as view:
        wanted = [(name, _wanted(view, kind, name, value)) for name, value in where]
        found = [one for one in view.records(kind) if all(_matches(view, one, *want) for want in wanted)]
    return tuple(found[:limit])


def _wanted(view: View, kind: str, name: str, value: str) -> FieldValue:
    if name == "id":
        return find(view, kind, value)[1]
    one = declared(kind, name)
    return find_any(view, one.refers, value)[1] if one.refers and value else accept(kind, name, value)


def _matches(view: View, record: Record, name: str, wanted: FieldValue) -> bool:
    if name == "id":
        return record.id == wanted
    if name in record.conflicts:
        return any(head.value == wanted for head in view.heads(record.kind, record.id, name))
    value = record.fields.get(name)
    return wanted in value if isinstance(value, tuple) else value == wanted


def show(store: Store, name: str, kind: str | None = None) -> Record:
    """One record, retired or not. Raises: RecordUnknown, RecordAmbiguous."""
    with store.reading() as view:
        return _needed(view, *find(view, kind, name))


def history(store: Store, name: str, kind: str | None = None) -> tuple[Past, ...]:
    """Everything ever written into a record, oldest first."""
    with store.reading() as view:
        return view.history(*find(view, kind, name))


def conflicts(store: Store) -> tuple[Conflict, ...]:
    """Every field with several last texts."""
    with store.reading() as view:
        return view.conflicts()


def _needed(view: View, kind: str, id_: str) -> Record:
    record = view.record(kind, id_)
    if record is None:
        raise RecordUnknown(kind=kind, name=id_)
    return record


# -- writing ----------------------------------------------------------------------------------------------------------
def write_fields(
    store: Store,
    kind: str,
    id_: str | None,
    values: Mapping[str, FieldValue],
    *,
    seen: Seen | None = None,
    label: str = "edit",
) -> tuple[Record, Changes]:
    """Create (``id_`` None) or edit a record. ``seen``: by field, the ops on the screen when typing began.

    A set field takes the whole set. Equal values are not written again. Raises: InputRefused, StoreError.
    """
    with store.writing() as work:
        return write_in(work, kind, id_, values, seen=seen, label=label)


def write_in(
    work: Writing,
    kind: str,
    id_: str | None,
    values: Mapping[str, FieldValue],
    *,
    seen: Seen | None = None,
    label: str = "edit",
) -> tuple[Record, Changes]:
    """``write_fields`` inside a unit of work that goes on."""
    declaration = kind_named(kind)
    accepted = {name: _accepted(kind, name, value) for name, value in values.items()}
    target, present = _target(work, declaration, id_, accepted)
    if present is None:
        accepted = _with_defaults(work, declaration, accepted)
    compartment = _inherited(work.view, declaration, accepted, present)
    edits: list[Edit] = []
    for name, value in accepted.items():
        edits += _edits(declaration, target, name, value, present, seen or {}, compartment)
    created = present is None
    change = work.append("create" if created and label == "edit" else label, edits) if edits else None
    record = _needed(work.view, kind, target)
    touched = frozenset({(kind, target)}) if change else frozenset()
    return record, Changes(touched, change, len(record.conflicts))


def _accepted(kind: str, name: str, value: FieldValue) -> FieldValue:
    if declared(kind, name).many:
        items = value if isinstance(value, tuple) else (value,) if value not in (None, "") else ()
        return tuple(sorted({str(accept(kind, name, item)) for item in items}))
    return accept(kind, name, value)


def _target(
    work: Writing, declaration: Kind, id_: str | None, values: Mapping[str, FieldValue]
) -> tuple[str, Record | None]:
    if id_ is None and declaration.key:
        id_ = id_from(declaration.name, values)
        if id_ is None:
            missing = [name for name in declaration.key if values.get(name) in (None, "")]
            raise KeyIncomplete(kind=declaration.name, missing=", ".join(missing))
    if id_ is None:
        return work.new_id(), None
    present = work.view.record(declaration.name, id_)
    if present is not None:
        changed = [n for n in declaration.key if n in values and values[n] != present.fields.get(n)]
        if changed:
            raise KeyFixed(kind=declaration.name, field=changed[0])
    elif not declaration.key or id_from(declaration.name, values) != id_:
        raise RecordUnknown(kind=declaration.name, name=id_)
    return id_, present


def _with_defaults(work: Writing, declaration: Kind, values: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """A new record speaks the dossier's language and stands last, or where its time puts it."""
    filled = dict(values)
    if "language" in declaration.fields and not filled.get("language") and "language" not in declaration.key:
        filled["language"] = work.view.facts().language
    if SORT_KEY in declaration.order and not declaration.key and not filled.get(SORT_KEY):
        filled[SORT_KEY] = sort_key_for(work, declaration, filled)
    return filled


def _inherited(view: View, declaration: Kind, values: Mapping[str, FieldValue], present: Record | None) -> str | None:
    """The compartment of a kind that takes it from what it is about; fixed when the record is made."""
    if declaration.inherits and present is not None:
        return PRINCIPAL if present.closed else DELEGATION

    def subject(id_: str) -> tuple[str, bool] | None:
        found = view.record("*", id_)
        return (found.kind, found.closed) if found else None

    return inherited_compartment(declaration, values, subject)


def _edits(
    declaration: Kind,
    id_: str,
    name: str,
    value: FieldValue,
    present: Record | None,
    seen: Seen,
    inherited: str | None,
) -> list[Edit]:
    one = declaration.fields[name]
    compartment = compartment_for(declaration, name, inherited)
    old = present.fields.get(name) if present else None
    if one.many:
        before, after = set(old if isinstance(old, tuple) else ()), set(value if isinstance(value, tuple) else ())
        changed = [(item, True) for item in sorted(after - before)] + [(item, None) for item in sorted(before - after)]
        return [Edit(declaration.name, id_, f"{name}:{item}", kept, compartment) for item, kept in changed]
    same = value == old and not (present and name in present.conflicts)
    if same or isinstance(value, tuple):
        return []
    return [Edit(declaration.name, id_, name, value, compartment, seen.get(name))]


def set_fields(
    store: Store, kind: str, name: str | None, assignments: Sequence[Assignment], *, label: str = "edit"
) -> tuple[Record, Changes]:
    """``set`` of the command line: ``name`` is an id, a prefix or a natural name, or None for key=value or a new record.

    References take natural names. Raises: InputRefused.
    """
    if not assignments:
        raise NothingToDo(what="set")
    declaration = kind_named(kind)
    with store.writing() as work:
        id_ = find(work.view, kind, name)[1] if name else None
        named = _by_field(work.view, kind, assignments)
        if id_ is None and declaration.key:
            id_ = _present_key(work.view, declaration, {key: steps[0][1] for key, steps in named.items()})
        present = work.view.record(kind, id_) if id_ else None
        values = {
            field: _combined(present, field, steps) if declaration.fields[field].many else steps[0][1]
            for field, steps in named.items()
        }
        _ends_after_start(kind, values, present)
        return write_in(work, kind, id_, values, label=label)


def _by_field(view: View, kind: str, assignments: Sequence[Assignment]) -> dict[str, list[tuple[str, FieldValue]]]:
    """The steps for each field, in the order typed. Raises: ValueRefused where a single value is named twice or added to."""
    named: dict[str, list[tuple[str, FieldValue]]] = {}
    for one in assignments:
        steps = named.setdefault(one.field, [])
        steps.append((one.op, _resolved(view, kind, one)))
        if declared(kind, one.field).many:
            continue
        if one.op != "=":
            raise ValueRefused(kind=kind, field=one.field, value=one.value[:80], expected="single")
        if len(steps) > 1:
            raise ValueRefused(kind=kind, field=one.field, value=one.value[:80], expected="once")
    return named


def _resolved(view: View, kind: str, assignment: Assignment) -> FieldValue:
    one = declared(kind, assignment.field)
    if one.refers and assignment.value:
        return find_any(view, one.refers, assignment.value)[1]
    return None if one.type == "ref" else assignment.value


def _ends_after_start(kind: str, values: Mapping[str, FieldValue], present: Record | None) -> None:
    """Raises: ValueRefused for an end before its beginning, as far as both are known."""
    for begins, ends in SPANS:
        if begins not in KINDS[kind].fields or not {begins, ends} & values.keys():
            continue
        first, last = (
            str((accept(kind, name, values[name]) if name in values else present and present.text(name)) or "")
            for name in (begins, ends)
        )
        known = min(len(first), len(last))  # 2027 ends in 2027-03
        if last[:known] < first[:known]:
            raise ValueRefused(kind=kind, field=ends, value=last, expected="after_start")


def _present_key(view: View, declaration: Kind, values: Mapping[str, FieldValue]) -> str | None:
    accepted = {n: _accepted(declaration.name, n, v) for n, v in values.items() if n in declaration.key}
    id_ = id_from(declaration.name, accepted)
    return id_ if id_ and view.record(declaration.name, id_) else None


def _combined(present: Record | None, field: str, steps: Sequence[tuple[str, FieldValue]]) -> tuple[str, ...]:
    """A set after all steps; the first ``=`` empties it, so that ``f=a f=b`` are both."""
    held = set(present.many(field)) if present and all(op != "=" for op, _ in steps) else set()
    for op, value in steps:
        item = {str(value)} if value not in (None, "") else set()
        held = held - item if op == "-=" else held | item
    return tuple(sorted(held))


def retire(store: Store, name: str, reason: str, kind: str | None = None) -> tuple[Record, Changes]:
    """Take a record out with a reason; it can be brought back. Raises: NothingToDo without a reason."""
    if not reason.strip():
        raise NothingToDo(what="reason")
    with store.writing() as work:
        found_kind, id_ = find(work.view, kind, name)
        said, present = accept_reason(found_kind, reason), _needed(work.view, found_kind, id_)
        if present.retired == said:
            return present, Changes()
        change = work.append("retire", work.retirement(found_kind, id_, said))
        return _needed(work.view, found_kind, id_), Changes(frozenset({(found_kind, id_)}), change)


def restore(store: Store, kind: str, id_: str) -> tuple[Record, Changes]:
    """Bring a retired record back."""
    with store.writing() as work:
        change = work.append("restore", work.retirement(kind, id_, None))
        return _needed(work.view, kind, id_), Changes(frozenset({(kind, id_)}), change)


def resolve(
    store: Store, name: str, field: str, *, take: str | None = None, text: str | None = None, kind: str | None = None
) -> tuple[Record, Changes]:
    """Settle a conflict: ``take`` is mine, theirs or an op (prefix); ``text`` a new text. Replaces every head.

    Raises: NoConflict, ChoiceAmbiguous, NothingToDo.
    """
    with store.writing() as work:
        found_kind, id_ = find(work.view, kind, name)
        record = _needed(work.view, found_kind, id_)
        if field not in record.conflicts:
            raise NoConflict(kind=found_kind, id=id_, field=field)
        conflict = work.view.conflict(found_kind, id_, field)
        if field == "retired":
            edits = work.retirement(found_kind, id_, _retirement_reason(work.view, conflict, take))
        else:
            value = accept(found_kind, field, text) if text is not None else _taken(conflict.heads, field, take)
            edits = [Edit(found_kind, id_, field, value, _compartment(work.view, record, field))]
        change = work.append("resolve", edits)
        after = _needed(work.view, found_kind, id_)
        return after, Changes(frozenset({(found_kind, id_)}), change, len(after.conflicts))


def _retirement_reason(view: View, conflict: Conflict, take: str | None) -> str | None:
    """The reason, if the retirement is taken; None if a text that its author had not seen is: the record comes back."""
    chosen = _chosen(conflict.heads, "retired", take or "")
    retirements = {
        op for name, ops in view.all_heads(conflict.kind, conflict.id).items() if name[0] == "~" for op in ops
    }
    return str(chosen.value) if chosen.op in retirements else None


def _taken(heads: Sequence[Head], field: str, take: str | None) -> Value:
    if take is None:
        raise NothingToDo(what="resolve")
    value = _chosen(heads, field, take).value
    if isinstance(value, tuple):
        raise NoConflict(kind="", id="", field=field)
    return value


def _chosen(heads: Sequence[Head], field: str, take: str) -> Head:
    if take in ("mine", "theirs"):
        fitting = [head for head in heads if head.mine == (take == "mine")]
    else:
        fitting = [head for head in heads if len(take) >= 4 and head.op.startswith(take)]
    values = {head.value for head in fitting}
    if len(values) != 1:
        raise ChoiceAmbiguous(field=field, ops=", ".join(head.op[:12] for head in heads))
    return fitting[0]


def _compartment(view: View, record: Record, field: str) -> str:
    rows = view.head_rows(record.kind, record.id).get(field, [])
    return view.logs.of(rows[0]).compartment
