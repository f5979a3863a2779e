# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What the codes in the facts of errors say: reasons, expectations, and faults that the system reports in English.

A code that is not in the table is shown as it is: it is for whoever looks into the file, not for the reader of the sentence.
"""

from collections.abc import Mapping
from types import MappingProxyType

from ara_desktop.text.catalogue import Words, msgid

_BROKEN = msgid("its structure is damaged")
_NAMES = msgid("a name in it is not allowed")
_TWICE = msgid("something stands in it twice")
_TOO_BIG = msgid("a part is too big")
_CHANGED = msgid("it was changed after it was signed")
_VALUE = msgid("a value does not fit its field")
_TABLES = msgid("its contents do not agree with each other")

REASONS: Mapping[str, str] = MappingProxyType(
    {
        # bundles and cards
        "name": _NAMES,
        "label": _NAMES,
        "header": _BROKEN,
        "directory": _BROKEN,
        "shape": _BROKEN,
        "json": _BROKEN,
        "canonical": _BROKEN,
        "lines": _BROKEN,
        "payload": _BROKEN,
        "text": _BROKEN,
        "id": _BROKEN,
        "parents": _BROKEN,
        "list": _TABLES,
        "missing": msgid("a part is missing"),
        "size": _TABLES,
        "hash": _TABLES,
        "compartments": _TABLES,
        "log_range": _TABLES,
        "name_twice": _TWICE,
        "log_twice": _TWICE,
        "blob_twice": _TWICE,
        "card_twice": _TWICE,
        "recipient_twice": _TWICE,
        "too_many": msgid("it has too many parts"),
        "too_big": _TOO_BIG,
        "line_too_long": _TOO_BIG,
        "expansion": msgid("it would become too big when unpacked"),
        "cut_off": msgid("its end is missing"),
        "not_a_bundle": msgid("it is not an exchange bundle"),
        "sealed_damaged": msgid("the encrypted part is damaged"),
        "type": _VALUE,
        "value": _VALUE,
        "number": _VALUE,
        "field": _VALUE,
        "too_long": msgid("a text is too long"),
        "control": msgid("it contains control characters"),
        "signature": _CHANGED,
        "key": msgid("name and key do not belong together"),
        "recipient": msgid("the key for encryption is not valid"),
        "dossier": msgid("it does not name a dossier"),
        "expiry": msgid("it expires before it was made"),
        "not_a_card": msgid("it is not a contact card"),
        "several_cards": msgid("it holds several cards"),
        "format": msgid("it comes from another version of the program"),
        "own": msgid("it is your own card"),
        "other_dossier": msgid("it belongs to the dossier of another delegation"),
        # publications
        "not_a_publication": msgid("it is not a publication"),
        "a_publication": msgid("it is a publication, not an exchange bundle"),
        "a_bundle": msgid("it is an exchange bundle, not a publication"),
        "point_twice": _TWICE,
        "text_twice": _TWICE,
        "content": _TABLES,
        # files
        "exists": msgid("there is a file of this name already"),
        "dossier_there": msgid("this is a dossier or the name of one, and dossiers are never written over"),
        "absent": msgid("it is not there"),
        "utf-8": msgid("it is not a text file in UTF-8"),
        "text_too_big": msgid("it is larger than a text may be"),
        "1-4096": msgid("its first line is empty or too long for a passphrase"),
        "no such file or directory": msgid("there is no such file or folder"),
        "permission denied": msgid("permission is missing"),
        "operation not permitted": msgid("permission is missing"),
        "is a directory": msgid("it is a folder"),
        "not a directory": msgid("a part of the path is not a folder"),
        "file exists": msgid("there is a file of this name already"),
        "no space left on device": msgid("the drive is full"),
        "read-only file system": msgid("the drive cannot be written"),
        "file name too long": msgid("the name is too long"),
        "input/output error": msgid("the drive reports an error"),
        "disk i/o error": msgid("the drive reports an error"),
        "unable to open database file": msgid("the file cannot be opened"),
        "database is locked": msgid("another program is using the file"),
        "database disk image is malformed": msgid("the structure of the file is damaged"),
        "derived tables differ from the log": msgid("tables and record of changes disagree"),
        # what a field expects
        "one line": msgid("one line of text"),
        "a whole number": msgid("a whole number, zero or more"),
        "single": msgid("one value, written with =; += and -= are for fields that hold several"),
        "once": msgid("one value, and this field was named twice"),
        "after_start": msgid("an end that is not before the beginning"),
        "a short name that can be read": msgid("a short name of one line"),
        "true or false": msgid("yes or no"),
        "text without control characters": msgid("text without control characters"),
        "a moment with its zone, e.g. 2027-03-18t09:30:00+01:00": msgid(
            "a moment with its time zone, such as 2027-03-18T09:30:00+01:00"
        ),
        "language": msgid("the code of a language, such as de or pt-BR"),
        "decimal": msgid("a figure with a decimal point, such as 37.5"),
        "digest": msgid("a checksum of 32 or 64 hexadecimal digits"),
        "ref": msgid("the identifier of a record"),
        "refs": msgid("the identifiers of records"),
        "sort_key": msgid("letters and digits only"),
        "str": msgid("text"),
        "int": msgid("a whole number"),
        "bool": msgid("yes or no"),
        "title": msgid("a title"),
        # nothing to do
        "set": msgid("no field was named"),
        "reason": msgid("no reason was given"),
        "resolve": msgid("no choice was made"),
        "bundle": msgid("bundle"),
        "log": msgid("record of changes"),
    }
)


def reason(code: str, words: Words) -> str:
    """The words for a code; an unknown one as it is, none at all as ``not stated``."""
    if not code:
        return words("not stated")
    known = REASONS.get(code.casefold())
    return words(known) if known else code
