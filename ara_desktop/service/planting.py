# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Seed records as edits of a seed log."""

from collections.abc import Iterator, Sequence

from ara_desktop.core.classes import PRINCIPAL
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.seeds import SeedRecord
from ara_desktop.service.compartments import compartment_for, inherited_compartment
from ara_desktop.store.writing import Edit


def seed_edits(records: Sequence[SeedRecord]) -> Iterator[Edit]:
    """One edit a field, set elements one by one, in the order of the records."""
    by_id = {record.id: record for record in records}
    closed: dict[str, bool] = {}

    def subject(id_: str) -> tuple[str, bool] | None:
        found = by_id.get(id_)
        return (found.kind, closed.get(id_, False)) if found else None

    for record in records:
        declaration = KINDS[record.kind]
        inherited = inherited_compartment(declaration, record.fields, subject)
        closed[record.id] = inherited == PRINCIPAL
        for name, value in record.fields.items():
            compartment = compartment_for(declaration, name, inherited)
            if isinstance(value, tuple):
                for item in value:
                    yield Edit(record.kind, record.id, f"{name}:{item}", True, compartment)
            else:
                yield Edit(record.kind, record.id, name, value, compartment)
