# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Bring the catalogues up to date: ``python -m ara_desktop.text.refresh [--compile] [--add LANGUAGE]``, in a checkout.

Texts of the source are found anew; translations stay; texts that are gone are dropped. English is the text itself. What lacks a
translation is listed, and the exit code is then 1. ``--compile`` also writes the ``.mo`` files that a package carries;
``--add fr`` begins a new language, which the program offers as soon as its catalogue is there.
"""

import io
import sys
from copy import deepcopy
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from ara_desktop.core.resources import program_file
from ara_desktop.text.catalogue import compiled_catalogue

PROJECT = "ARA Desktop"
DOMAIN = "ara_desktop"
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_HEAD = """\
# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
msgid ""
msgstr ""
"Project-Id-Version: ARA Desktop\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def template(root: Path) -> Catalog:
    """All texts of the source below ``root``; file names without lines, so that catalogues change only with the texts."""
    with (root / "i18n" / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call]  # Babel types only part of its tools
    found = Catalog(project=PROJECT, charset="utf-8")
    texts = extract_from_dir(root, methods, options, keywords=KEYWORDS, directory_filter=_is_source)
    for file, _, text, comments, context in sorted(texts, key=lambda text: (text[0], text[1])):
        found.add(text, None, [(file.replace("\\", "/"), 0)], auto_comments=comments, context=context)
    return found


def refreshed(po_file: Path, texts: Catalog) -> Catalog:
    """The catalogue of a file with exactly the texts of ``texts``; translations of the same text and context are kept."""
    language = po_file.parent.parent.name
    with po_file.open("rb") as readable:
        kept = read_po(readable, locale=language, domain=DOMAIN)
    kept.update(deepcopy(texts), no_fuzzy_matching=True)  # a copy: new messages are taken over as they are, not cloned
    kept.obsolete.clear()
    if language == "en":
        for message in kept:
            if message.id:
                message.string = message.id
    return kept


def begin(root: Path, language: str) -> Path:
    """An empty catalogue for a language that CLDR knows; an existing one stays as it is."""
    po_file = root / "i18n" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not po_file.exists():
        po_file.parent.mkdir(parents=True, exist_ok=True)
        po_file.write_bytes(written(Catalog(locale=language, domain=DOMAIN)))
    return po_file


def written(catalogue: Catalog) -> bytes:
    """The ``.po`` file; its head has no dates or names, so that two runs give the same bytes."""
    body = io.BytesIO()
    write_po(body, catalogue, width=120, omit_header=True, sort_by_file=True)
    head = _HEAD.format(language=catalogue.locale, plurals=catalogue.plural_forms)
    return head.encode() + body.getvalue().rstrip() + b"\n"


def missing(catalogue: Catalog) -> list[Message]:
    """Texts without a translation, in the order of the catalogue."""
    return [message for message in catalogue if message.id and not _is_complete(message)]


def main(arguments: list[str]) -> int:
    """Write all catalogues; 1 if something lacks a translation."""
    root = program_file("i18n").parent
    if "--add" in arguments:
        begin(root, arguments[arguments.index("--add") + 1])
    texts = template(root)
    lacking = 0
    for po_file in sorted(root.glob(f"i18n/*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = refreshed(po_file, texts)
        part = po_file.with_suffix(".part")  # whole or not at all: somebody else may be reading it
        part.write_bytes(written(catalogue))
        part.replace(po_file)
        lacking += _tell(po_file, catalogue)
        if "--compile" in arguments:
            po_file.with_suffix(".mo").write_bytes(compiled_catalogue(po_file))
    return 1 if lacking else 0


def _tell(po_file: Path, catalogue: Catalog) -> int:
    lacking = missing(catalogue)
    sys.stdout.write(f"{po_file}: {len(catalogue)} texts, {len(lacking)} without translation\n")
    for message in lacking:
        context = f"[{message.context}] " if message.context else ""
        sys.stdout.write(f"  {context}{message.id!r}\n")
    return len(lacking)


def _is_complete(message: Message) -> bool:
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return bool(strings) and all(strings) and not message.fuzzy


def _is_source(folder: str | Path) -> bool:
    """Only our package is read, never an environment or the tests beside it."""
    name = Path(folder).name
    return not name.startswith((".", "_")) and name not in ("tests", "resources", "i18n", "packaging", "build", "dist")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
