# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Canonical JSON (RFC 8785 without floats) and canonical text: the same value always makes the same bytes."""

import json
import unicodedata


def canonical(value: object) -> bytes:
    """UTF-8 bytes with sorted keys and no spaces. Raises: TypeError for a float or another object."""
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError(value)
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)


def clean(text: str) -> str:
    """Text as it is kept: NFC, line ends LF."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
