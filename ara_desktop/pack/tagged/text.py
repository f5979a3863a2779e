# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Text on its way to the page: ``plain`` (the one place where user text is made safe), runs, styles, fragments.

There is no markup: a run says with fields that it is bold or a link, so no letter of a user's text can ever mean
anything but itself.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ara_desktop.pack.fonts import Face, FaceName, Fonts, variant

SOFT_HYPHEN = "\u00ad"
_NEWLINES = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile("[\u200b\u2060\ufeff\ufe00-\ufe0f]")  # no meaning on paper: left out
_WIDE_SPACES = re.compile("[\t\u2000-\u2006\u2008\u205f\u3000]")
# bidi controls, joiners, controls, surrogates, private use, tags, not assigned: shown, so that nobody can hide a text
_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_PRINTABLE_ASCII = re.compile("[\x20-\x7e\n]*")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """User text as it will be printed: composed letters, one kind of line end, hidden characters made visible.

    A right-to-left override becomes ``[U+202E]``; soft hyphens stay (they say where a word may break); the result is what a reader
    of the file extracts, so tests compare with it.
    """
    if _PRINTABLE_ASCII.fullmatch(text):
        return text
    text = _UNSEEN.sub("", _WIDE_SPACES.sub(" ", _NEWLINES.sub("\n", text)))
    text = unicodedata.normalize("NFC", text)
    return "".join([_shown(letter) if unicodedata.category(letter) in _SHOWN else letter for letter in text])


def _shown(letter: str) -> str:
    return letter if letter in {"\n", SOFT_HYPHEN} else f"[U+{ord(letter):04X}]"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look. ``link``: ``#key`` of a place in the pack, or an address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    colour: str = ""  # "#RRGGBB"; empty: that of the style
    raised: bool = False  # small and high, for references
    lang: str = ""  # BCP 47, where it differs from the paragraph's
    spoken: str = ""  # ActualText: what is read aloud or copied in place of the letters


Text = str | Run | Sequence[str | Run]


def runs(text: Text) -> tuple[Run, ...]:
    """Any text as runs, with every letter safe."""
    if isinstance(text, str):
        return (Run(plain(text)),)
    if isinstance(text, Run):
        text = (text,)
    return tuple(_safe(part) for part in text)


def _safe(part: str | Run) -> Run:
    if isinstance(part, str):
        return Run(plain(part))
    safe = plain(part.text)
    if safe == part.text:
        return part
    return Run(safe, part.bold, part.italic, part.link, part.colour, part.raised, part.lang, part.spoken)


def letters_of(text: Text) -> str:
    """The bare text, soft hyphens left out, line breaks as spaces: for outlines, contents pages and messages."""
    return " ".join("".join(run.text for run in runs(text)).replace(SOFT_HYPHEN, "").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a paragraph looks; all lengths in points. ``hyphenate_from``: shortest word that may be cut; 0 = none."""

    name: str
    size_pt: float
    leading_pt: float
    face: FaceName = "regular"
    colour: str = "#1B1F24"
    before_pt: float = 0
    after_pt: float = 0
    left_pt: float = 0
    right_pt: float = 0
    align: Literal["left", "right", "centre"] = "left"
    hyphenate_from: int = 0
    keep_next: bool = False  # never the last thing on a page
    whole: bool = False  # never cut by a page end
    wide: bool = False  # may use the margin column too
    label_at_pt: float = 0  # where a label (bullet, number, time mark) starts, from the paragraph's left edge
    label_face: FaceName = "regular"
    label_colour: str = ""
    label_size_pt: float = 0  # 0: as the text
    fill: str = ""  # a tint behind the paragraph
    fill_pad_pt: float = 0


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A resolved run: compared by identity, one per run and face."""

    face: Face
    size_pt: float
    colour: str
    rise_pt: float
    run: Run
    place: int  # of the run in its paragraph

    def width(self, text: str) -> float:
        """Width of ``text`` in points."""
        return self.face.width(text) * self.size_pt

    @property
    def special(self) -> bool:
        """Whether the run needs a structure element of its own."""
        return bool(self.run.link or self.run.lang or self.run.spoken)


Fragment = tuple[Look, str]


def fragments(parts: Iterable[Run], style: TextStyle, fonts: Fonts) -> list[Fragment]:
    """Runs with their faces found, cut where the symbol font must help. Raises: GlyphMissing, FontMissing."""
    found: list[Fragment] = []
    for place, run in enumerate(parts):
        name = variant(style.face, bold=run.bold, italic=run.italic)
        size = style.size_pt * (0.68 if run.raised else 1)
        rise = style.size_pt * 0.33 if run.raised else 0.0
        looks: dict[FaceName, Look] = {}
        for start, line in enumerate(run.text.split("\n")):
            if start and found:
                found[-1] = (found[-1][0], found[-1][1] + "\n")
            for face, text in fonts.covered(line, name):
                look = looks.get(face.name)
                if look is None:
                    look = looks[face.name] = Look(face, size, run.colour or style.colour, rise, run, place)
                found.append((look, text))
    return found


def width_of(text: Text, style: TextStyle, fonts: Fonts) -> float:
    """Width in points of one line of text. Raises: GlyphMissing."""
    return sum(look.width(part) for look, part in fragments(runs(text), style, fonts))
