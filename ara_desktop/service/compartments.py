# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Which log a field belongs to, for kinds that take their compartment from what they are about too."""

from collections.abc import Callable, Mapping

from ara_desktop.core.classes import DELEGATION, PRINCIPAL, Audience, audience, compartment_of
from ara_desktop.core.fields import Kind
from ara_desktop.core.kinds import KINDS

Subject = Callable[[str], tuple[str, bool] | None]  # id -> (kind, stands in the principal compartment)


def inherited_compartment(declaration: Kind, values: Mapping[str, object], subject: Subject) -> str | None:
    """The compartment of a whole record of an inheriting kind, from the values it is made with; None for every other kind."""
    if declaration.closed_for is not None:
        return compartment_of(audience(str(values.get(declaration.closed_for) or Audience.PRINCIPAL.code)))
    if not declaration.inherits:
        return None
    about = str(values.get(declaration.about or "") or "")
    part = str(values.get(declaration.about_field or "") or "")
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
