# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Takes the text of a declaration in: its points, their wordings, preamble and footnotes.

The same text again writes nothing; a corrected one changes the wordings that differ. What we wrote about a point in our
own words (heading, summary, note) is never touched.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ara_desktop.core.acceptance import accept
from ara_desktop.core.classes import DELEGATION
from ara_desktop.core.errors import ConflictOpen, RecordUnknown, TextRefused, ValueRefused
from ara_desktop.core.identity import keyed_id
from ara_desktop.core.ops import Value
from ara_desktop.core.points import Division, Part, divide
from ara_desktop.core.seeds import text_hash
from ara_desktop.core.values import Changes, Record
from ara_desktop.service.naming import find
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.store.writing import Edit

LABEL = "point_import"
OFFICIAL = "official"
_QUOTES = "\"'„“”‚‘’«»‹› \t"
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # page and line breaks of every kind
_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class TextTaken:
    """What an import found. ``points``: labels in order; ``created``: whether the declaration was new here."""

    declaration: str
    title: str
    language: str
    points: tuple[str, ...]
    preamble: str
    footnotes: str
    created: bool


def import_points(
    store: Store, text_file: bytes, file_name: str, *, declaration: str, language: str | None = None
) -> tuple[TextTaken, Changes]:
    """Divide a text and keep its points under a declaration named by code or title; an unknown title makes a new one.

    What follows the last point is kept behind the footnotes, so that no word of the text is missing in the dossier.
    ``language``: that of the text, else the dossier's. Raises: TextRefused, ValueRefused, TextTooLong, RecordAmbiguous,
    ConflictOpen for a text that has several last versions, StoreError; nothing was written then.
    """
    division = _divided(text_file, file_name)
    with store.writing() as work:
        view = work.view
        language = language or view.facts().language
        accept("wording", "language", language)
        id_, present, made = _declaration(view, declaration, language)
        edits = [*_fields(view, "declaration", id_, made)]
        edits += _surroundings(view, id_, present, division, language)
        for point in division.points:
            edits += _point(view, id_, point, language, file_name)
        change = work.append(LABEL, edits) if edits else None
        record = view.record("declaration", id_)
    title = record.text("title") if record else declaration
    labels = tuple(point.label for point in division.points)
    taken = TextTaken(id_, title, language, labels, division.preamble, _behind(division), present is None)
    return taken, Changes(frozenset((edit.kind, edit.id) for edit in edits), change)


def _divided(text_file: bytes, file_name: str) -> Division:
    try:
        return divide(_decoded(text_file))
    except TextRefused as fault:
        raise TextRefused(file=file_name) from fault


def _decoded(text_file: bytes) -> str:
    """Text of a file as editors write it: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows' western page."""
    named = next((name for mark, name in _ENCODINGS if text_file.startswith(mark)), "utf-8")
    try:
        text = text_file.decode(named)
    except UnicodeDecodeError:
        text = text_file.decode("cp1252", "replace")
    if "\x00" in text or text.startswith("%PDF") or "\ufffd" in text:
        raise TextRefused
    return _BREAKS.sub("\n", text)


def _declaration(view: View, name: str, language: str) -> tuple[str, Record | None, dict[str, str]]:
    """Id, record and what is still to be written of the declaration meant."""
    asked = name.strip().strip(_QUOTES)
    try:
        _, id_ = find(view, "declaration", asked)
    except RecordUnknown:
        code = re.sub(r"[^a-z0-9]+", "-", _plain(asked)).strip("-")
        if not code:
            raise ValueRefused(kind="declaration", field="title", value=name[:80], expected="title") from None
        id_ = keyed_id("declaration", [code])
        made = {"code": code, "title": asked, "language": language}
        present = view.record("declaration", id_)
        return id_, present, {} if present else made
    return id_, view.record("declaration", id_), {}


def _plain(title: str) -> str:
    """Letters that every system can write: a code never changes."""
    from unicodedata import normalize

    spelled = title.casefold().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"})
    return normalize("NFKD", spelled).encode("ascii", "ignore").decode()


def _surroundings(view: View, id_: str, present: Record | None, division: Division, language: str) -> Iterable[Edit]:
    """Preamble and footnotes: in the declaration's own language on it, in any other as its translation."""
    texts = {"preamble": division.preamble, "footnotes": _behind(division)}
    kept = {name: text for name, text in texts.items() if text}
    if present is None or present.text("language") in ("", language):
        yield from _fields(view, "declaration", id_, kept)
        return
    for name, text in kept.items():
        based_on = text_hash(present.text(name))
        yield from _translation(view, id_, name, {"language": language, "text": text, "based_on": based_on})


def _translation(view: View, subject: str, name: str, values: Mapping[str, str]) -> Iterable[Edit]:
    id_ = keyed_id("translation", [subject, name, values["language"]])
    yield from _fields(view, "translation", id_, {"subject_record": subject, "subject_field": name, **values})


def _behind(division: Division) -> str:
    return "\n\n".join(text for text in (division.footnotes, division.tail) if text)


def _point(view: View, declaration: str, part: Part, language: str, file_name: str) -> Iterable[Edit]:
    """A point that is new here, and its wording."""
    id_ = keyed_id("point", [declaration, part.label])
    if view.record("point", id_) is None:
        place = int(part.label) if part.label.isdigit() else ord(part.label) - ord("a") + 1
        made = {"declaration": declaration, "label": part.label, "sort_key": f"{place:02d}5", "language": language}
        yield from _fields(view, "point", id_, made | ({"heading": part.heading} if part.heading else {}))
    wording = keyed_id("wording", [id_, language, OFFICIAL])
    present = view.record("wording", wording)
    values = {"point": id_, "language": language, "status": OFFICIAL, "text": part.text}
    source = {} if present and present.text("source") else {"source": file_name}
    yield from _fields(view, "wording", wording, values | source)


def _fields(view: View, kind: str, id_: str, values: Mapping[str, str]) -> Iterable[Edit]:
    """Edits for what differs; all of it is open reference data. Raises: ConflictOpen."""
    present = view.record(kind, id_)
    for name, text in values.items():
        value: Value = accept(kind, name, text)
        if present is not None and name in present.conflicts:
            if all(head.value != value for head in view.heads(kind, id_, name)):
                raise ConflictOpen(kind=kind, id=id_, field=name)
        elif present is None or present.fields.get(name) != value:
            yield Edit(kind, id_, name, value, DELEGATION)
