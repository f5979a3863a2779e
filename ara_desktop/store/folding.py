# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Words as they are looked for: lower case, no accents, ae = ä, ss = ß.

Both the index and the query are folded the same way. ``ä`` and ``ae`` both become ``a``, so that "Laender", "Länder" and
"Lander" find each other.
"""

import re
import unicodedata

WORDS = re.compile(r"\w+")
_MARKS = re.compile("[\u0300-\u036f\u00ad]")
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def fold(text: str) -> str:
    """The text as the index holds it."""
    folded = text.lower()
    if not folded.isascii():
        folded = _MARKS.sub("", unicodedata.normalize("NFKD", folded.replace("ß", "ss")))
    for long, short in _DIGRAPHS:
        folded = folded.replace(long, short)
    return folded


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the place in the text it came from."""
    plain, places = [], []
    for at, char in enumerate(text):
        for one in _MARKS.sub("", unicodedata.normalize("NFKD", char.lower().replace("ß", "ss"))):
            plain.append(one)
            places.append(at)
    joined, kept, at = "".join(plain), [], 0
    out = []
    while at < len(joined):
        out.append(joined[at])
        kept.append(places[at])
        at += 2 if joined[at : at + 2] in ("ae", "oe", "ue") else 1
    return "".join(out), kept
