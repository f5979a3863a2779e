# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Which log a field belongs to, for kinds that take their compartment from what they are about too."""

from collections.abc import Callable

from ara_desktop.core.classes import DELEGATION, PRINCIPAL, Audience, compartment_of
from ara_desktop.core.fields import Kind
from ara_desktop.core.kinds import KINDS

Subject = Callable[[str], tuple[str, bool] | None]  # id -> (kind, stands in the principal compartment)


def inherited_compartment(declaration: Kind, about: str, part: str, subject: Subject) -> str | None:
    """The compartment of a whole record of an inheriting kind; None for every other kind.

    ``about``: id of the record it is about, ``part``: the field, empty for the record as a whole.
    """
    if not declaration.inherits:
        return None
    found = subject(about) if about else None
    if found is None:
        return DELEGATION
    kind, closed = found
    known = KINDS.get(kind)
    fields = known.fields if known else {}
    everything = bool(fields) and all(one.ceiling is Audience.PRINCIPAL for one in fields.values())
    part_closed = part in fields and fields[part].ceiling is Audience.PRINCIPAL
    return PRINCIPAL if closed or everything or part_closed else DELEGATION


def compartment_for(declaration: Kind, field: str, inherited: str | None) -> str:
    """The compartment of one field."""
    return inherited or compartment_of(declaration.fields[field].ceiling)
