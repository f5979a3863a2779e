# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The words of the interface, of documents and of the command line in one language."""

import gettext
import io
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from ara_desktop.core.resources import program_file

PSEUDO = "pseudo"
FALLBACK = "en"
_DOMAIN = "ara_desktop"
_SHAPE = re.compile(r"[a-z]{2,8}")
_PSEUDO_GROWTH = 0.35


def msgid(text: str) -> str:
    """Mark a text for the catalogue where it is only stored; ``words(text)`` translates it later."""
    return text


@dataclass(frozen=True)
class Words:
    """Texts in one language; equal when the language is.

    ``language`` is the language really used: one without a catalogue becomes English. ``pseudo`` marks every text that went
    through the catalogue and makes it 35 % longer, for tests.
    """

    language: str
    _texts: gettext.NullTranslations = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        spoken = _known(self.language)
        object.__setattr__(self, "language", spoken)
        object.__setattr__(self, "_texts", _translations(spoken))

    def __call__(self, text: str, **facts: object) -> str:
        """Translation of ``text``; ``{name}`` stands for a fact. Without facts braces are left alone."""
        return _filled(self._texts.gettext(text), facts)

    def n(self, one: str, many: str, n: int, **facts: object) -> str:
        """Translation in the form for ``n`` things; ``{n}`` is the number itself."""
        return _filled(self._texts.ngettext(one, many, n), {"n": n, **facts})

    def p(self, context: str, text: str, **facts: object) -> str:
        """Translation of ``text`` as used in ``context``: the same English may need another word there."""
        return _filled(self._texts.pgettext(context, text), facts)


def languages() -> tuple[str, ...]:
    """Languages with a catalogue, sorted."""
    folder = program_file("i18n")
    found = (path.parent.parent.name for path in folder.glob(f"*/LC_MESSAGES/{_DOMAIN}.[pm]o"))
    return tuple(sorted(set(found)))


def _filled(text: str, facts: dict[str, object]) -> str:
    return text.format_map(facts) if facts else text


def _known(language: str) -> str:
    """The catalogue for a BCP 47 tag: ``de-AT`` is served by ``de``."""
    code = re.split(r"[-_]", language.strip().lower(), maxsplit=1)[0]
    if code == PSEUDO or (_SHAPE.fullmatch(code) and _catalogue(code) is not None):
        return code
    return FALLBACK


def _catalogue(language: str) -> Path | None:
    """The compiled catalogue, or in a checkout the readable one."""
    folder = program_file("i18n", language, "LC_MESSAGES")
    return next((path for end in ("mo", "po") if (path := folder / f"{_DOMAIN}.{end}").is_file()), None)


def _translations(language: str) -> gettext.NullTranslations:
    if language == PSEUDO:
        return _Pseudo()
    path = _catalogue(language)
    return _read(path, path.stat().st_mtime_ns) if path else gettext.NullTranslations()


@lru_cache(maxsize=8)
def _read(path: Path, _changed_ns: int) -> gettext.NullTranslations:
    """Catalogue of a file; never altered afterwards, so one copy serves all."""
    compiled = path.read_bytes() if path.suffix == ".mo" else compiled_catalogue(path)
    return gettext.GNUTranslations(io.BytesIO(compiled))


def compiled_catalogue(po_file: Path) -> bytes:
    """Bytes of the ``.mo`` file for a ``.po`` file; fuzzy entries are left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po_file.open("rb") as readable:
        catalogue = read_po(readable)
    catalogue.creation_date = datetime(2026, 1, 1, tzinfo=UTC)  # Babel would put the time of compiling into the head
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


class _Pseudo(gettext.NullTranslations):
    """Made, not stored: what lacks the brackets on screen did not come from a catalogue."""

    def gettext(self, message: str) -> str:
        return _stretched(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _stretched(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return _stretched(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        del context
        return self.ngettext(msgid1, msgid2, n)


def _stretched(text: str) -> str:
    """``text`` in brackets, a third longer (German is about that much longer than English)."""
    frame = len("[!!  !!]")
    padding = max(1, round(len(text) * _PSEUDO_GROWTH) - frame)
    return f"[!! {text} {'ö' * padding} !!]"
