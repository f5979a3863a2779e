# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Where a new record stands in its list: last, or where its time puts it (FORMAT, "Language, time, names")."""

from collections.abc import Mapping

from ara_desktop.core.fields import Kind
from ara_desktop.core.placing import key_between
from ara_desktop.core.values import FieldValue
from ara_desktop.store.writing import Writing

SORT_KEY = "sort_key"
CHANCE_BYTES = 2


def sort_key_for(work: Writing, declaration: Kind, values: Mapping[str, FieldValue]) -> str | None:
    """A key behind those of the records that it is listed with; before the first of them that begins later."""
    group = declaration.order[: declaration.order.index(SORT_KEY)]
    listed = [
        one
        for one in work.view.records(declaration.name)
        if one.text(SORT_KEY) and all(one.text(name) == (values.get(name) or "") for name in group)
    ]
    starts = str(values.get("starts_at") or "")
    at = next((n for n, one in enumerate(listed) if starts and one.text("starts_at") > starts), len(listed))
    keys = ["", *(one.text(SORT_KEY) for one in listed), ""]
    chance = bytes.fromhex(work.new_id())[:CHANCE_BYTES]
    return key_between(keys[at], keys[at + 1], chance) or key_between(keys[-2], "", chance)
