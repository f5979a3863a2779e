# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Our position in another language: each text beside its original, and whether it still says what the original says."""

from collections.abc import Mapping
from dataclasses import dataclass

from ara_desktop.core.identity import keyed_id
from ara_desktop.core.seeds import text_hash
from ara_desktop.core.values import Changes, Record
from ara_desktop.service.fiche import CLOSED_TEXTS, TEXTS, Held, Sheet, held
from ara_desktop.service.records import write_in
from ara_desktop.store.store import Store
from ara_desktop.store.views import View

FRESH, STALE, MISSING = "fresh", "stale", "missing"


@dataclass(frozen=True, slots=True)
class Translated:
    """One text in another language. ``state``: fresh, stale (the original was changed since), missing."""

    held: Held
    state: str
    by_machine: bool
    translator: str


def translations(view: View, page: Sheet, language: str) -> Mapping[str, Translated]:
    """The texts of our position in ``language`` by field; only fields whose original has a text."""
    return {
        name: _translated(view, page, name, language) for name in (*TEXTS, *CLOSED_TEXTS) if page.parts[name].held.value
    }


def counts(view: View, page: Sheet, languages: tuple[str, ...]) -> Mapping[str, tuple[int, int]]:
    """By language: how many texts are fresh, and how many there are to translate."""
    found = {}
    for language in languages:
        texts = translations(view, page, language)
        found[language] = (sum(one.state == FRESH for one in texts.values()), len(texts))
    return found


def write_translation(
    store: Store, page: Sheet, field: str, language: str, text: str, seen: tuple[str, ...]
) -> tuple[tuple[str, ...], Changes]:
    """Write one text in another language, made from the original as it stands now; the first one makes the record.

    ``seen``: the ops on the screen when typing began. The answer names those that count as seen from now on.
    Raises: InputRefused, StoreError.
    """
    key = {"subject_record": page.position, "subject_field": field, "language": language}
    id_ = keyed_id("translation", [page.position, field, language])
    with store.writing() as work:
        position = work.view.record("position", page.position)
        original = position.text(field) if position else ""
        values = {**key, "text": text, "based_on": text_hash(original) if original else None, "by_machine": None}
        _, changes = write_in(work, "translation", id_, values, seen={"text": seen})
        me = work.view.facts().replica
        own = [head.op for head in work.view.heads("translation", id_, "text") if head.replica == me]
    return tuple(dict.fromkeys((*seen, *own))), changes


def confirm(store: Store, page: Sheet, field: str, language: str) -> Changes:
    """Say that a translation still fits although the original was changed. Raises: StoreError."""
    id_ = keyed_id("translation", [page.position, field, language])
    with store.writing() as work:
        position = work.view.record("position", page.position)
        digest = text_hash(position.text(field)) if position and position.text(field) else None
        return write_in(work, "translation", id_, {"based_on": digest})[1]


def _translated(view: View, page: Sheet, field: str, language: str) -> Translated:
    id_ = keyed_id("translation", [page.position, field, language])
    record = view.record("translation", id_)
    if record is None or record.retired is not None:
        return Translated(Held("text"), MISSING, by_machine=False, translator="")
    found = held(view, record, "text", view.all_heads("translation", id_))
    return Translated(
        found, _state(record, page.parts[field].held.value, found), record.fields.get("by_machine") is True,
        record.text("translator"),
    )  # fmt: skip


def _state(record: Record, original: str, found: Held) -> str:
    if not found.value and not found.versions:
        return MISSING
    return FRESH if record.text("based_on") == text_hash(original) and not found.versions else STALE
