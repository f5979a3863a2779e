# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Search over all texts of a dossier, and the short names of records."""

from collections.abc import Iterable, Mapping

from ara_desktop.core.values import Hit
from ara_desktop.store.store import Store


def search(store: Store, words: str, limit: int = 30, *, snippets: bool = True) -> tuple[Hit, ...]:
    """The best finds, best first; retired records are left out."""
    with store.reading() as view:
        return view.search(words, limit, snippets=snippets)


def titles(store: Store, ids: Iterable[str]) -> Mapping[str, str]:
    """Short names of records by id; what is not here is left out."""
    with store.reading() as view:
        found = {id_: view.title("*", id_) for id_ in set(ids)}
    return {id_: title for id_, title in found.items() if title}


def dossier_language(store: Store) -> str:
    """The language in which the dossier is written."""
    with store.reading() as view:
        return view.facts().language
