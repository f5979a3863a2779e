# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""All 24 official languages on one page: every letter printable, extracted as written, with its language."""

from io import BytesIO

import pikepdf

from ara_desktop.pack import style
from ara_desktop.pack.fonts import house_fonts
from ara_desktop.pack.tagged import Built, Meta, Run, Sheet, Story, build, plain
from tests.pack.tagged.reader import read
from tests.pack.tagged.sample import CLOCK

# the Union's motto, and the letters of each language beyond a to z (CLDR main exemplars)
MOTTO = {
    "bg": ("Единство в многообразието", "абвгдежзийклмнопрстуфхцчшщъьюя"),
    "cs": ("Jednotná v rozmanitosti", "áčďéěíňóřšťúůýž"),
    "da": ("Forenet i mangfoldighed", "æøå"),
    "de": ("In Vielfalt geeint", "äöüßẞ"),
    "el": ("Ενωμένη στην πολυμορφία", "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ"),
    "en": ("United in diversity", "’“”–—"),
    "es": ("Unida en la diversidad", "áéíñóúü¿¡"),
    "et": ("Ühinenud mitmekesisuses", "šžõäöü"),
    "fi": ("Moninaisuudessaan yhtenäinen", "åäöšž"),
    "fr": ("Unie dans la diversité", "àâæçéèêëîïôœùûüÿ«»"),
    "ga": ("Aontaithe san éagsúlacht", "áéíóúḃċḋḟġṁṗṡṫ"),
    "hr": ("Ujedinjena u različitosti", "čćđšž"),
    "hu": ("Egység a sokféleségben", "áéíóöőúüű"),
    "it": ("Unita nella diversità", "àèéìòù"),
    "lt": ("Suvienijusi įvairovę", "ąčęėįšųūž"),
    "lv": ("Vienota dažādībā", "āčēģīķļņšūž"),
    "mt": ("Magħquda fid-diversità", "àċèġħìòùż"),
    "nl": ("In verscheidenheid verenigd", "áäéëíïóöúüĳ"),
    "pl": ("Zjednoczona w różnorodności", "ąćęłńóśźż"),
    "pt": ("Unida na diversidade", "àáâãçéêíòóôõú"),
    "ro": ("Unită în diversitate", "ăâîșțşţ"),
    "sk": ("Zjednotení v rozmanitosti", "áäčďéíĺľňóôŕšťúýž"),
    "sl": ("Združena v raznolikosti", "čšž"),
    "sv": ("Förenade i mångfalden", "åäöé"),
}
SIGNS = "€ § † ‡ … – — ‑ ‚ ‘ „ “ ” » « ≤ ≥ ≈ ± × ÷ ° µ ‰ ² ³ ½ → ← ✓ ✗ ■ ▶ • CO₂ 1\u202f234,5"


def languages() -> Built:
    story = Story("en")
    story.h(1, "24 languages", style.TITLE, key="top")
    for language, (motto, letters) in MOTTO.items():
        text = [f"{motto}. ", Run(motto, bold=True), " ", Run(motto, italic=True), f" {letters} {letters.upper()}"]
        story.p(text, style.BODY, lang=language)
    story.p(SIGNS, style.BODY)
    return build(
        story, [Sheet(name="a", size_pt=style.A4, frame=style.BODY_FRAME)], Meta(title="Languages", made_at=CLOCK)
    )


def test_every_letter_comes_back():
    texts = read(languages().data).texts("P")
    assert len(texts) == 25
    for (motto, letters), text in zip(MOTTO.values(), texts, strict=False):
        assert text == plain(f"{motto}. {motto} {motto} {letters} {letters.upper()}")
    assert texts[-1] == SIGNS.replace("\u00a0", " ").replace("\u202f", " ") or texts[-1] == SIGNS


def test_the_text_face_has_all_of_them():
    for motto, letters in MOTTO.values():
        for face in ("regular", "semibold", "bold", "italic", "bold-italic"):
            assert house_fonts().face(face).covers(plain(motto + letters + letters.upper()))


def test_every_paragraph_carries_its_language():
    with pikepdf.open(BytesIO(languages().data)) as pdf:
        document = pdf.Root.StructTreeRoot.K
        found = [str(kid.get("/Lang", "")) for kid in document.K]
    assert found == ["", *("" if language == "en" else language for language in MOTTO), ""]
