# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Labels of record kinds, fields and choices, derived from their codes (``core/kinds.py``).

The English label is the code written as words, or stands in ``label_table`` where that would not read well; every other language
has it in its catalogue under the contexts ``kind``, ``field`` and ``choice``. A code from a newer program is shown as it is.
"""

from collections.abc import Iterator

from ara_desktop.core.classes import Audience
from ara_desktop.core.kinds import KINDS
from ara_desktop.text.catalogue import Words
from ara_desktop.text.label_table import ACTIONS, CHOICES, FIELDS, KIND_NAMES, NOT_KNOWN, PRESETS, ROLES, STAGES

KIND, FIELD, CHOICE = "kind", "field", "choice"


def kind(code: str, words: Words) -> str:
    """``Position``, ``Speaking contribution`` ... in the singular."""
    return words.p(KIND, _kind(code)) if code in KINDS else code


def kinds(code: str, words: Words) -> str:
    """The plural, for headings of lists."""
    return words.p(KIND, KIND_NAMES[code][1]) if code in KINDS else code


def field(kind_code: str, code: str, words: Words) -> str:
    """Label of a field in a form or a table head; with no kind that of the first kind which has such a field."""
    with_it = (found for found in KINDS.values() if code in found.fields)
    known = KINDS.get(kind_code) if kind_code else next(with_it, None)
    if known is None or code not in known.fields:
        return code
    return words.p(FIELD, _field(known.name, code))


def choice(kind_code: str, field_code: str, code: str | None, words: Words) -> str:
    """Label of a value of a choice field; no value at all is ``not known`` for a stance and empty elsewhere."""
    if code is None:
        return stance(None, words) if field_code == "stance" else ""
    known = KINDS.get(kind_code)
    declared = known.fields.get(field_code) if known else None
    if declared is None or code not in declared.choices:
        return code
    return words.p(CHOICE, _choice(kind_code, field_code, code))


def stance(code: str | None, words: Words) -> str:
    """Label of a stance; None, or no record, is ``not known``."""
    return words.p(CHOICE, NOT_KNOWN) if code is None else choice("position", "stance", code, words)


def reader_class(audience: Audience | str, words: Words) -> str:
    """Öffentlich, Allianz, Sekretariat, Delegation, Leitung."""
    code = audience if isinstance(audience, str) else audience.code
    return choice("issue", "reader_class", code, words)


def preset(code: str, words: Words) -> str:
    """Name of a reader of packs: ``Interpreters``, ``Short version`` ..."""
    return words.p("preset", PRESETS[code]) if code in PRESETS else code


def action(code: str, words: Words) -> str:
    """What a label of the log says was done; a label of a newer program counts as a change."""
    return words.p("log", ACTIONS.get(code, ACTIONS["edit"]))


def stage(code: str, words: Words) -> str:
    """What long work is doing now; a code without words says nothing."""
    return words.p("stage", STAGES[code]) if code in STAGES else ""


def role(code: str, words: Words) -> str:
    """Role of a contact card: ``Own delegation``, ``Partner region`` ..."""
    return words.p("role", ROLES[code]) if code in ROLES else code


def every() -> Iterator[tuple[str, str]]:
    """All (context, English label) pairs, for the catalogues; in the order of the declarations."""
    for name, known in KINDS.items():
        yield KIND, _kind(name)
        yield KIND, KIND_NAMES[name][1] if name in KIND_NAMES else _kind(name)
        for field_name, declared in known.fields.items():
            yield FIELD, _field(name, field_name)
            yield from ((CHOICE, _choice(name, field_name, code)) for code in declared.choices)
    yield CHOICE, NOT_KNOWN
    for context, table in (("preset", PRESETS), ("log", ACTIONS), ("stage", STAGES), ("role", ROLES)):
        yield from ((context, text) for text in table.values())


def _kind(code: str) -> str:
    return KIND_NAMES[code][0] if code in KIND_NAMES else _spelled(code)


def _field(kind_code: str, code: str) -> str:
    return FIELDS.get(f"{kind_code}.{code}") or FIELDS.get(code) or _spelled(code)


def _choice(kind_code: str, field_code: str, code: str) -> str:
    ways = (f"{kind_code}.{field_code}.{code}", f"{field_code}.{code}", code)
    return next((CHOICES[way] for way in ways if way in CHOICES), _spelled(code))


def _spelled(code: str) -> str:
    return code.replace("_", " ").capitalize()
