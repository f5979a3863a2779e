# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Design tokens: everything visible comes from here. One frozen class, three instances, one table of pairs used together."""

from dataclasses import dataclass, fields
from enum import Enum


class Scheme(Enum):
    """What the user chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class Ink:
    """A surface and the text colour that stands on it; at least 4.5:1."""

    back: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """Colours as #RRGGBB.

    Attributes:
        bg, surface, sunken, raised: The window, sheets on it, hollows in it, what floats above it.
        border, border_strong: Quiet lines; outlines that must be seen (3:1).
        text, text2, text_disabled: Text, second text, text that cannot be used.
        accent, on_accent, accent_hover: What to do next; its text; under the pointer.
        focus: The ring around what has the keyboard (3:1 on every surface).
        soft: Chosen rows and quiet marks.
        ok, warn, bad: State; ``bad`` is kept for red lines and errors.
        selection: Marked text.
        principal: The principal-only block and its bar.
        training: The band of a training dossier.
        stances: Colour per stance code, for matrix cells and chips, with ``unknown`` for no record.
        classes: Colour per class of confidentiality, for badges.
    """

    name: str
    dark: bool
    bg: str
    surface: str
    sunken: str
    raised: str
    border: str
    border_strong: str
    text: str
    text2: str
    text_disabled: str
    accent: str
    on_accent: str
    accent_hover: str
    focus: str
    soft: Ink
    ok: Ink
    warn: Ink
    bad: Ink
    selection: Ink
    principal: Ink
    principal_bar: str
    training: Ink
    training_stripe: str
    stances: tuple[tuple[str, Ink], ...]
    classes: tuple[tuple[str, Ink], ...]

    def stance(self, code: str) -> Ink:
        """Colours of a stance code; ``unknown`` for a code of a newer program."""
        known = dict(self.stances)
        return known.get(code, known["unknown"])

    def class_ink(self, code: str) -> Ink:
        """Colours of a class badge; the highest class for a code that is not known."""
        known = dict(self.classes)
        return known.get(code, known["principal"])

    def text_pairs(self) -> tuple[tuple[str, str, str], ...]:
        """(what, text, ground) of all pairs in which text stands on a ground: 4.5:1."""
        grounds = ("bg", "surface", "sunken", "raised")
        plain = [
            (f"{t} on {g}", getattr(self, t), getattr(self, g)) for t in ("text", "text2", "accent") for g in grounds
        ]
        plain += [(f"on_accent on {g}", self.on_accent, getattr(self, g)) for g in ("accent", "accent_hover")]
        plain += [(f"text on {name}", self.text, ink.back) for name, ink in self._inks() if name in _TEXT_ALSO_ON]
        plain += [
            (f"{name} mark on {g}", ink.text, getattr(self, g))
            for name, ink in self._inks()
            if name in _MARKS
            for g in grounds
        ]
        return (*plain, *((name, ink.text, ink.back) for name, ink in self._inks()))

    def part_pairs(self) -> tuple[tuple[str, str, str], ...]:
        """(what, part, ground) of outlines, rings and bars that must be seen: 3:1."""
        parts = ("border_strong", "focus", "accent", "principal_bar")
        grounds = ("bg", "surface", "sunken", "raised")
        return (
            *(
                (f"{part} on {ground}", getattr(self, part), getattr(self, ground))
                for part in parts
                for ground in grounds
            ),
            ("focus on soft", self.focus, self.soft.back),
            ("focus on principal", self.focus, self.principal.back),
            ("principal_bar on principal", self.principal_bar, self.principal.back),
            ("on_accent ring on accent", self.on_accent, self.accent),
        )

    def _inks(self) -> list[tuple[str, Ink]]:
        own = [(f.name, value) for f in fields(self) if isinstance(value := getattr(self, f.name), Ink)]
        return [*own, *((f"stance {c}", i) for c, i in self.stances), *((f"class {c}", i) for c, i in self.classes)]


_TEXT_ALSO_ON = {"soft", "principal"}
_MARKS = {"ok", "warn", "bad"}

STANCES = ("support", "support_with_changes", "can_live_with", "reservation", "oppose", "no_position", "unknown")
CLASSES = ("public", "alliance", "secretariat", "delegation", "principal")

LIGHT = Tokens(
    name="light",
    dark=False,
    bg="#F3F4F6",
    surface="#FFFFFF",
    sunken="#EAECF0",
    raised="#FFFFFF",
    border="#D9DDE4",
    border_strong="#7B8696",
    text="#18202C",
    text2="#4C5868",
    text_disabled="#858F9D",
    accent="#1F568F",
    on_accent="#FFFFFF",
    accent_hover="#184876",
    focus="#1A62B8",
    soft=Ink("#E3ECF6", "#15416E"),
    ok=Ink("#E0F0E8", "#17633F"),
    warn=Ink("#FAEED6", "#7A4A00"),
    bad=Ink("#FBE5E2", "#9C241B"),
    selection=Ink("#C9DCF3", "#10233B"),
    principal=Ink("#F5EDF6", "#6B2C73"),
    principal_bar="#8A3C93",
    training=Ink("#FFE08A", "#3D2B00"),
    training_stripe="#E0AC1B",
    stances=(
        ("support", Ink("#4FA3A0", "#041F1E")),
        ("support_with_changes", Ink("#A3D2CF", "#0B3B39")),
        ("can_live_with", Ink("#DCECEA", "#1F4A48")),
        ("reservation", Ink("#F6D9B4", "#5A3203")),
        ("oppose", Ink("#E39A55", "#2E1700")),
        ("no_position", Ink("#E6E8EC", "#3F4A59")),
        ("unknown", Ink("#FFFFFF", "#4C5868")),
    ),
    classes=(
        ("public", Ink("#E6E8EC", "#39434F")),
        ("alliance", Ink("#DDEBE9", "#17514E")),
        ("secretariat", Ink("#E3ECF6", "#15416E")),
        ("delegation", Ink("#E7E4F5", "#41357F")),
        ("principal", Ink("#6B2C73", "#FFFFFF")),
    ),
)

DARK = Tokens(
    name="dark",
    dark=True,
    bg="#14171C",
    surface="#1B2027",
    sunken="#101318",
    raised="#242B34",
    border="#303945",
    border_strong="#7A8799",
    text="#E6EAF0",
    text2="#A9B4C2",
    text_disabled="#6C7888",
    accent="#86B6EE",
    on_accent="#0B1A2C",
    accent_hover="#A3C8F4",
    focus="#86B6EE",
    soft=Ink("#22344A", "#C3DBF7"),
    ok=Ink("#17332A", "#7CCBA3"),
    warn=Ink("#3A2E16", "#E6BA6C"),
    bad=Ink("#43211F", "#F49A90"),
    selection=Ink("#2C4A6E", "#F3F7FC"),
    principal=Ink("#2C2130", "#DDA8E4"),
    principal_bar="#B56EC0",
    training=Ink("#4A3A0C", "#FFE08A"),
    training_stripe="#8A6B14",
    stances=(
        ("support", Ink("#2A7D79", "#F2FFFE")),
        ("support_with_changes", Ink("#22595A", "#D3F1EF")),
        ("can_live_with", Ink("#213B3E", "#BFE0DE")),
        ("reservation", Ink("#54391E", "#F6D9B4")),
        ("oppose", Ink("#8F5620", "#FFF3E6")),
        ("no_position", Ink("#2B323C", "#C3CCD8")),
        ("unknown", Ink("#1B2027", "#A9B4C2")),
    ),
    classes=(
        ("public", Ink("#2B323C", "#C3CCD8")),
        ("alliance", Ink("#1D3D3D", "#B5E0DD")),
        ("secretariat", Ink("#22344A", "#C3DBF7")),
        ("delegation", Ink("#302B50", "#CFC8F6")),
        ("principal", Ink("#D49ADC", "#2A0F2E")),
    ),
)

CONTRAST = Tokens(
    name="contrast",
    dark=True,
    bg="#000000",
    surface="#000000",
    sunken="#000000",
    raised="#0A0A0A",
    border="#A6A6A6",
    border_strong="#FFFFFF",
    text="#FFFFFF",
    text2="#FFFFFF",
    text_disabled="#A6A6A6",
    accent="#7FD4FF",
    on_accent="#000000",
    accent_hover="#B8E7FF",
    focus="#FFE600",
    soft=Ink("#00324D", "#FFFFFF"),
    ok=Ink("#002B14", "#7CFFB2"),
    warn=Ink("#332400", "#FFD166"),
    bad=Ink("#3D0000", "#FFB3AB"),
    selection=Ink("#FFE600", "#000000"),
    principal=Ink("#26002B", "#FFC2FF"),
    principal_bar="#FF8CFF",
    training=Ink("#FFD400", "#000000"),
    training_stripe="#000000",
    stances=(
        ("support", Ink("#00B3A6", "#000000")),
        ("support_with_changes", Ink("#005F58", "#FFFFFF")),
        ("can_live_with", Ink("#00332F", "#FFFFFF")),
        ("reservation", Ink("#6B3A00", "#FFFFFF")),
        ("oppose", Ink("#FF9933", "#000000")),
        ("no_position", Ink("#333333", "#FFFFFF")),
        ("unknown", Ink("#000000", "#FFFFFF")),
    ),
    classes=(
        ("public", Ink("#333333", "#FFFFFF")),
        ("alliance", Ink("#00332F", "#FFFFFF")),
        ("secretariat", Ink("#00324D", "#FFFFFF")),
        ("delegation", Ink("#1F1A4D", "#FFFFFF")),
        ("principal", Ink("#FF8CFF", "#000000")),
    ),
)


def tokens_for(scheme: Scheme, *, system_dark: bool = False) -> Tokens:
    """The tokens of a scheme; SYSTEM asks whether the desktop is dark."""
    if scheme is Scheme.SYSTEM:
        return DARK if system_dark else LIGHT
    return {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}[scheme]
