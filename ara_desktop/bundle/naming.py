# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Names that strangers chose: short, visible, one line."""

import unicodedata

from ara_desktop.bundle.limits import NAME_CHARACTERS

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def is_name(text: str) -> bool:
    """Whether it can be shown as it is: not empty, not long, no control, direction or unassigned characters."""
    return (
        0 < len(text) <= NAME_CHARACTERS
        and text == text.strip()
        and not any(unicodedata.category(character) in _UNSEEN for character in text)
    )
