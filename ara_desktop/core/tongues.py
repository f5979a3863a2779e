# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""How three languages read out what is written short: units, currencies, abbreviations, months.

Keys are what stands in the text; the longest match wins. Every other language is counted with the fallback, whose words are English:
it is only for counting, never for display.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's readings. ``decimal`` is the decimal sign, read as ``point``, the other sign as ``dot``; pairs are (one, many)."""

    code: str
    decimal: str
    point: str
    dot: str
    to: str
    minus: str
    months: tuple[str, ...]
    scales: Mapping[str, tuple[str, str]]
    currencies: Mapping[str, tuple[str, str]]
    units: Mapping[str, str]
    abbreviations: Mapping[str, str]
    symbols: Mapping[str, str]


GERMAN = Tongue(
    code="de",
    decimal=",",
    point="Komma",
    dot="Punkt",
    to="bis",
    minus="minus",
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    scales={
        "Mio.": ("Million", "Millionen"),
        "Mrd.": ("Milliarde", "Milliarden"),
        "Bio.": ("Billion", "Billionen"),
        "Tsd.": ("Tausend", "Tausend"),
        "Millionen": ("Million", "Millionen"),
        "Milliarden": ("Milliarde", "Milliarden"),
        "Million": ("Million", "Million"),
        "Milliarde": ("Milliarde", "Milliarde"),
    },
    currencies={
        "€": ("Euro", "Euro"),
        "EUR": ("Euro", "Euro"),
        "Euro": ("Euro", "Euro"),
        "$": ("Dollar", "Dollar"),
        "US-$": ("US-Dollar", "US-Dollar"),
        "USD": ("US-Dollar", "US-Dollar"),
        "£": ("Pfund", "Pfund"),
        "CHF": ("Franken", "Franken"),
    },
    units={
        "%": "Prozent",
        "‰": "Promille",
        "°C": "Grad Celsius",
        "g/km": "Gramm pro Kilometer",
        "km/h": "Kilometer pro Stunde",
        "kWh": "Kilowattstunden",
        "MWh": "Megawattstunden",
        "GWh": "Gigawattstunden",
        "TWh": "Terawattstunden",
        "kW": "Kilowatt",
        "MW": "Megawatt",
        "GW": "Gigawatt",
        "km²": "Quadratkilometer",
        "km": "Kilometer",
        "m²": "Quadratmeter",
        "m": "Meter",
        "kg": "Kilogramm",
        "g": "Gramm",
        "kt": "Kilotonnen",
        "Mt": "Megatonnen",
        "t": "Tonnen",
        "h": "Stunden",
        "min": "Minuten",
        "Min.": "Minuten",
        "Std.": "Stunden",
    },
    abbreviations={
        "z. B.": "zum Beispiel",
        "d. h.": "das heißt",
        "u. a.": "unter anderem",
        "i. d. R.": "in der Regel",
        "i. S. d.": "im Sinne des",
        "i. V. m.": "in Verbindung mit",
        "v. a.": "vor allem",
        "z. T.": "zum Teil",
        "u. U.": "unter Umständen",
        "e. V.": "eingetragener Verein",
        "o. g.": "oben genannt",
        "s. o.": "siehe oben",
        "s. u.": "siehe unten",
        "bzw.": "beziehungsweise",
        "ggf.": "gegebenenfalls",
        "usw.": "und so weiter",
        "etc.": "et cetera",
        "vgl.": "vergleiche",
        "ca.": "circa",
        "sog.": "sogenannt",
        "insb.": "insbesondere",
        "inkl.": "inklusive",
        "einschl.": "einschließlich",
        "Nr.": "Nummer",
        "Art.": "Artikel",
        "Abs.": "Absatz",
        "Ziff.": "Ziffer",
        "Kap.": "Kapitel",
        "S.": "Seite",
        "Dr.": "Doktor",
        "Prof.": "Professor",
        "St.": "Sankt",
        "Jh.": "Jahrhundert",
        "Mio.": "Millionen",
        "Mrd.": "Milliarden",
        "Kfz": "Kraftfahrzeug",
        "Pkw": "P K W",
        "Lkw": "L K W",
    },
    symbols={"§§": "Paragraphen", "§": "Paragraph", "&": "und", "+": "plus", "=": "gleich", "€": "Euro", "%": "Prozent"},
)  # fmt: skip

ENGLISH = Tongue(
    code="en",
    decimal=".",
    point="point",
    dot="comma",
    to="to",
    minus="minus",
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ),
    scales={
        "bn": ("billion", "billion"),
        "billion": ("billion", "billion"),
        "million": ("million", "million"),
        "trillion": ("trillion", "trillion"),
        "tn": ("trillion", "trillion"),
        "m": ("million", "million"),
        "k": ("thousand", "thousand"),
    },
    currencies={
        "€": ("euro", "euros"),
        "EUR": ("euro", "euros"),
        "euros": ("euro", "euros"),
        "euro": ("euro", "euro"),
        "$": ("dollar", "dollars"),
        "USD": ("dollar", "dollars"),
        "£": ("pound", "pounds"),
    },
    units={
        "%": "per cent",
        "‰": "per thousand",
        "°C": "degrees Celsius",
        "g/km": "grams per kilometre",
        "km/h": "kilometres per hour",
        "kWh": "kilowatt hours",
        "MWh": "megawatt hours",
        "GWh": "gigawatt hours",
        "TWh": "terawatt hours",
        "kW": "kilowatts",
        "MW": "megawatts",
        "GW": "gigawatts",
        "km²": "square kilometres",
        "km": "kilometres",
        "m²": "square metres",
        "kg": "kilograms",
        "g": "grams",
        "kt": "kilotonnes",
        "Mt": "megatonnes",
        "t": "tonnes",
        "h": "hours",
        "min": "minutes",
    },
    abbreviations={
        "e.g.": "for example",
        "i.e.": "that is",
        "etc.": "et cetera",
        "vs.": "versus",
        "approx.": "approximately",
        "incl.": "including",
        "no.": "number",
        "No.": "Number",
        "Art.": "Article",
        "para.": "paragraph",
        "p.": "page",
        "Dr": "Doctor",
        "Mr": "Mister",
        "Mrs": "Missis",
        "St.": "Saint",
    },
    symbols={"§§": "sections", "§": "section", "&": "and", "+": "plus", "=": "equals", "€": "euros", "%": "per cent"},
)  # fmt: skip

FRENCH = Tongue(
    code="fr",
    decimal=",",
    point="virgule",
    dot="point",
    to="à",
    minus="moins",
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    scales={
        "Md": ("milliard d’", "milliards d’"),
        "Mds": ("milliard d’", "milliards d’"),
        "M": ("million d’", "millions d’"),
        "k": ("mille", "mille"),
        "milliards d’": ("milliard d’", "milliards d’"),
        "milliards d'": ("milliard d’", "milliards d’"),
        "milliard d’": ("milliard d’", "milliard d’"),
        "milliard d'": ("milliard d’", "milliard d’"),
        "millions d’": ("million d’", "millions d’"),
        "millions d'": ("million d’", "millions d’"),
        "million d’": ("million d’", "million d’"),
        "million d'": ("million d’", "million d’"),
    },
    currencies={
        "€": ("euro", "euros"),
        "EUR": ("euro", "euros"),
        "euros": ("euro", "euros"),
        "euro": ("euro", "euro"),
        "$": ("dollar", "dollars"),
        "USD": ("dollar", "dollars"),
        "£": ("livre", "livres"),
    },
    units={
        "%": "pour cent",
        "‰": "pour mille",
        "°C": "degrés Celsius",
        "g/km": "grammes par kilomètre",
        "km/h": "kilomètres par heure",
        "kWh": "kilowattheures",
        "MWh": "mégawattheures",
        "GWh": "gigawattheures",
        "TWh": "térawattheures",
        "kW": "kilowatts",
        "MW": "mégawatts",
        "GW": "gigawatts",
        "km²": "kilomètres carrés",
        "km": "kilomètres",
        "m²": "mètres carrés",
        "kg": "kilogrammes",
        "g": "grammes",
        "kt": "kilotonnes",
        "Mt": "mégatonnes",
        "t": "tonnes",
        "min": "minutes",
    },
    abbreviations={
        "p. ex.": "par exemple",
        "c.-à-d.": "c’est-à-dire",
        "etc.": "et cetera",
        "env.": "environ",
        "art.": "article",
        "n°": "numéro",
        "N°": "Numéro",
        "p.": "page",
        "cf.": "confer",
        "M.": "Monsieur",
        "Mme": "Madame",
        "Dr": "Docteur",
    },
    symbols={"§": "paragraphe", "&": "et", "+": "plus", "=": "égale", "€": "euros", "%": "pour cent"},
)  # fmt: skip

OTHER = Tongue(
    code="",
    decimal=",",
    point="point",
    dot="point",
    to="to",
    minus="minus",
    months=(),
    scales={},
    currencies={"€": ("euro", "euros"), "EUR": ("euro", "euros"), "$": ("dollar", "dollars"), "£": ("pound", "pounds")},
    units={code: word for code, word in ENGLISH.units.items() if code not in ("h", "min", "g", "t")},
    abbreviations={},
    symbols=ENGLISH.symbols,
)

TONGUES: Mapping[str, Tongue] = {"de": GERMAN, "en": ENGLISH, "fr": FRENCH}
_POINT_LANGUAGES = frozenset({"ga", "mt"})


def tongue(language: str) -> Tongue:
    """Readings of a BCP 47 language; the fallback for all but de, en and fr."""
    code = language.replace("_", "-").split("-", maxsplit=1)[0].lower()
    if code in _POINT_LANGUAGES:
        return ENGLISH
    return TONGUES.get(code, OTHER)
