# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""PDF operators as text (ISO 32000-1, 8 and 9): numbers, colours, strings; no state."""

from functools import lru_cache
from typing import Any

from reportlab.lib.rl_accel import escapePDF

from ara_desktop.pack.tagged.text import Look


def number(value: float) -> str:
    """A PDF number with at most two decimals (a hundredth of a point is 3.5 micrometres)."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


@lru_cache(maxsize=256)
def colour(value: str) -> str:
    """``#RRGGBB`` as three PDF numbers."""
    return " ".join(f"{int(value[at : at + 2], 16) / 255:.4f}".rstrip("0").rstrip(".") for at in (1, 3, 5))


def show(look: Look, text: str, document: Any) -> str:
    """Show ``text`` at the current place: font, colour, rise and string operators."""
    font = look.face.font
    size = number(look.size_pt)
    out = [f"{colour(look.colour)} rg"]
    if look.rise_pt:
        out.append(f"{number(look.rise_pt)} Ts")
    for subset, codes in font.splitString(text, document):
        out.append(f"{font.getSubsetInternalName(subset, document)} {size} Tf ({escapePDF(codes)}) Tj")
    if look.rise_pt:
        out.append("0 Ts")
    return " ".join(out)


def name(value: str) -> str:
    """A PDF name (7.3.5), e.g. ``/application#2Fjson``."""
    raw = value.encode("utf-8")
    return "/" + "".join(chr(byte) if byte < 128 and chr(byte).isalnum() else f"#{byte:02X}" for byte in raw)


def text_string(value: str) -> bytes:
    """A PDF text string object, UTF-16 with mark where ASCII does not do (7.9.2.2)."""
    raw = value.encode("ascii") if value.isascii() else b"\xfe\xff" + value.encode("utf-16-be", "replace")
    for char in (b"\\", b"(", b")"):
        raw = raw.replace(char, b"\\" + char)
    return b"(" + raw.replace(b"\r", b"\\r").replace(b"\n", b"\\n") + b")"
