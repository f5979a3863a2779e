# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The sentence of every error code: what is wrong, what was kept, what to do.

One table, ``code -> text with {facts}``; window and command line use the same. A code without a sentence of its own takes that
of its parent in the tree. To add one: write the line here, run ``python -m ara_desktop.text.refresh``, fill in the German.
Facts come from outside: control and bidirectional characters are made visible, long values are shortened.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from ara_desktop.core.errors import AraError
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words, msgid
from ara_desktop.text.formats import Formats
from ara_desktop.text.publication_messages import PUBLICATIONS
from ara_desktop.text.reasons import reason

_LONGEST_FACT = 160
_MOST_ITEMS = 12
_ONE_OF = {"choices": "choice", "missing": "field"}
_CODED = frozenset({"reason", "finding", "expected", "what"})
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Co", "Cs"})

GENERAL: Mapping[str, str] = {
    "INTERNAL": msgid(
        "The program made an error of its own. This step was not carried out, everything saved before is kept. "
        "Please close the program, open it again, and send the log file to those who look after it."
    ),
    "USAGE": msgid("The command was not understood; nothing was changed. “ara-desktop --help” lists the commands."),
    "CANCELLED": msgid("Stopped as you asked. Nothing was written."),
    "SETTING_LOCKED": msgid(
        "The setting “{field}” is laid down by the administration of this device; nothing was changed. "
        "Please speak to them if you need another one."
    ),
    "INPUT_REFUSED": msgid("This entry cannot be accepted; nothing was changed. Please check it and try again."),
    "KIND_UNKNOWN": msgid(
        "There is no kind of record called “{kind}”; nothing was changed. “ara-desktop kinds” lists all kinds."
    ),
    "FIELD_UNKNOWN": msgid(
        "“{kind}” has no field “{field}”; nothing was changed. “ara-desktop kinds KIND” lists the fields of one kind."
    ),
    "VALUE_REFUSED": msgid(
        "The value “{value}” does not fit the field “{field}”; nothing was changed. Expected: {expected}."
    ),
    "CHOICE_UNKNOWN": msgid(
        "The field “{field}” does not know “{value}”; nothing was changed. Please choose one of these: {choices}."
    ),
    "DATE_REFUSED": msgid(
        "“{value}” in the field “{field}” is not a date; nothing was changed. "
        "Please write the year, year and month, or the day: 2025, 2025-03 or 2025-03-07."
    ),
    "TEXT_TOO_LONG": msgid(
        "The text in the field “{field}” has {characters} characters, {limit} are possible. Nothing was changed. "
        "Please shorten it, or put it into an attachment."
    ),
    "RECORD_UNKNOWN": msgid(
        "There is no record “{name}” ({kind}) in this dossier; nothing was changed. "
        "Please check the name, or search for a word of it."
    ),
    "RECORD_AMBIGUOUS": msgid(
        "“{name}” ({kind}) fits several records; nothing was changed. Please name one of these: {ids}."
    ),
    "REGION_UNKNOWN": msgid(
        "There is no region “{name}” in the reference data; nothing was changed. "
        "Please give the NUTS code (such as DED) or the name as it stands in the list of regions."
    ),
    "KEY_INCOMPLETE": msgid(
        "A record of the kind “{kind}” needs these entries as well: {missing}. Nothing was changed. Please add them."
    ),
    "KEY_FIXED": msgid(
        "The field “{field}” identifies the record ({kind}) and can no longer be changed. Nothing was changed. "
        "Please create a new record, and retire the old one with a reason."
    ),
    "NOTHING_TO_DO": msgid("There is nothing to do: {what}. Everything stays as it was."),
    "CONFLICT_OPEN": msgid(
        "The field “{field}” ({kind}) has diverging texts. All are kept, nothing was changed. "
        "Please first decide which one holds."
    ),
    "NO_CONFLICT": msgid(
        "There are no diverging texts in the field “{field}” ({kind}); there is nothing to decide. Nothing was changed."
    ),
    "CHOICE_AMBIGUOUS": msgid(
        "It is not clear which text of the field “{field}” is meant; nothing was changed. "
        "Please name one of them by its mark: {ops}."
    ),
    "UNDO_REFUSED": msgid(
        "This cannot be undone: “{field}” was changed by {author} since. Nothing was changed. "
        "Please open the history and decide there which text holds."
    ),
    "CHANGE_UNKNOWN": msgid(
        "No change “{what}” was made in this dossier file; nothing was changed. "
        "“ara-desktop show --history” names the changes of a record; those of others can only be edited."
    ),
    "RECEIPT_UNKNOWN": msgid(
        "There is no import “{receipt}” in this dossier; nothing was changed. “ara-desktop receipts” lists all imports."
    ),
    "RECEIPT_UNDONE": msgid(
        "The import “{receipt}” was undone before, on {undone}. Nothing was changed. "
        "If you want its contents back, undo that change."
    ),
    "UNDO_EMPTY": msgid(
        "Nothing of the import “{receipt}” stands as it came, so there is nothing to undo. Nothing was changed. "
        "Places edited since: {kept}. They stay as they are."
    ),
    "FILE_UNREADABLE": msgid(
        "The file “{file}” cannot be read ({reason}); nothing was changed. "
        "Please check where it is and whether you may read it."
    ),
    "TARGET_UNWRITABLE": msgid(
        "The file “{file}” cannot be written ({reason}). Nothing was left behind, the dossier is unchanged. "
        "Please choose another folder or another name."
    ),
    "TEXT_REFUSED": msgid(
        "No points can be told apart in “{file}”; nothing was taken in. "
        "Please begin each point on a new line with its number or letter."
    ),
    "STORE": msgid(
        "The dossier file cannot be used as asked. It was left as it was. Please check it, or open a backup."
    ),
    "NOT_A_DOSSIER": msgid(
        "“{file}” is not a dossier of this program. The file was left as it was. Please choose another file."
    ),
    "DOSSIER_MISSING": msgid(
        "There is no dossier “{file}”. Nothing was created. Please check the name and whether the drive is connected."
    ),
    "DOSSIER_EXISTS": msgid(
        "“{file}” exists already and was left as it is. Please choose another name, or open the dossier."
    ),
    "DOSSIER_DAMAGED": msgid(
        "The dossier “{file}” is damaged ({finding}). The file was not touched. "
        "Please make a copy of it, and then open a backup or repair the copy."
    ),
    "DOSSIER_IN_USE": msgid(
        "The dossier “{file}” is being edited by {holder}. Nothing was changed. "
        "You may open it for reading, or wait until it is closed there."
    ),
    "DOSSIER_NEWER": msgid(
        "The dossier “{file}” was written by a newer version of the program (format {found}, known up to {known}). "
        "It was left as it was. Please update the program on this device."
    ),
    "UPGRADE_FAILED": msgid(
        "The dossier “{file}” comes from an older version of the program (format {found}) and could not be brought "
        "up to date ({reason}). It was left as it was. Please check whether its folder can be written and has space; "
        "until then you may open it for reading."
    ),
    "READ_ONLY": msgid(
        "The dossier “{file}” is open for reading only; nothing was changed. Please open it for editing to make changes."
    ),
    "DISK_FULL": msgid(
        "The drive of “{file}” is full. The last step was not saved, everything before it is kept. "
        "Please free some space and repeat the step."
    ),
    "STORE_UNWRITABLE": msgid(
        "The dossier “{file}” cannot be written ({reason}). Everything saved before is kept. "
        "Please check the permissions and whether the drive is connected."
    ),
    "PASSPHRASE_NEEDED": msgid(
        "The dossier “{file}” is encrypted; it was not opened. Please enter the passphrase or the recovery code."
    ),
    "KEYS_MISSING": msgid(
        "The dossier “{file}” is encrypted, and its key file “{keys}” does not lie beside it. It was left as it was. "
        "Please fetch the key file from where the dossier came from, or open a backup that has one."
    ),
    "PASSPHRASE_WRONG": msgid(
        "The dossier “{file}” cannot be opened with this passphrase. It was left as it was. "
        "Please check capitals and keyboard, or use the recovery code."
    ),
    "SEED_MISMATCH": msgid(
        "“{seed}” contains reference or training data that this version of the program does not know. "
        "Nothing was changed. Please update the program."
    ),
}

BUNDLES: Mapping[str, str] = {
    "BUNDLE": msgid("The file was refused; nothing was taken in. Please ask the sender for a new one."),
    "BUNDLE_TOO_BIG": msgid(
        "The file is larger than this program accepts ({size_bytes}, at most {limit_bytes}); nothing was taken in. "
        "Please ask the sender to send the changes in several parts."
    ),
    "CONTAINER": msgid(
        "The file is damaged or is not an exchange bundle ({reason}); nothing was taken in. "
        "Please copy it again from where it came, or ask the sender for it once more."
    ),
    "MANIFEST": msgid(
        "The table of contents of the bundle cannot be used ({reason}); nothing was taken in. "
        "Please ask the sender to make the bundle again."
    ),
    "BUNDLE_NEWER": msgid(
        "The bundle was written by a newer version of the program (format {found}, known up to {known}); nothing was taken in. "
        "Please update the program on this device."
    ),
    "OTHER_DOSSIER": msgid(
        "The bundle belongs to the dossier of another delegation; nothing was taken in. "
        "Regions among one another exchange publications."
    ),
    "TRAINING_MIX": msgid(
        "Training data and real data cannot be mixed; nothing was taken in. Please open the dossier that fits the bundle."
    ),
    "SENDER_UNKNOWN": msgid(
        "“{name}” is not known here; nothing was taken in or sent. "
        "Please ask for the contact card, compare the words aloud, accept the card, and then try again."
    ),
    "SIGNATURE": msgid(
        "The signature of “{name}” does not fit ({what}): the bundle was altered or comes from somebody else. "
        "Nothing was taken in. Please speak to the sender before you use the file."
    ),
    "NOT_FOR_US": msgid(
        "The bundle is meant for others ({recipients}); nothing was taken in. "
        "Please send the sender your contact card and ask for a bundle for this device."
    ),
    "EXPIRED": msgid("The bundle expired on {expired}; nothing was taken in. Please ask the sender for a new one."),
    "PARTS": msgid(
        "Contents and table of contents of the bundle disagree ({reason}); nothing was taken in. "
        "Please copy the file again, or ask the sender for it once more."
    ),
    "FORK": msgid(
        "Two different records of changes carry the same name ({log}, from change {seq}). "
        "This happens when a copied or restored dossier goes on writing. "
        "Nothing was taken in. Please find out with the sender which copy holds."
    ),
    "OPS_GAP": msgid(
        "Changes are missing in the bundle ({log}, before change {seq}); nothing was taken in. "
        "Please ask the sender for a bundle with all changes."
    ),
    "HASH": msgid(
        "The record of changes in the bundle is not the one its author signed ({log}, change {at}); nothing was taken in. "
        "Please ask the sender to check the dossier and to make the bundle again."
    ),
    "OPS": msgid(
        "The bundle contains a change that breaks the rules ({log}, change {at}: {reason}); nothing was taken in. "
        "Please ask the sender to check the dossier and to make the bundle again."
    ),
    "COMPARTMENT_REFUSED": msgid(
        "The bundle contains principal's matters that its sender may not pass on, or in the wrong place "
        "({log}, change {at}). Nothing was taken in. Please check which role the sender's contact card has."
    ),
    "BUNDLE_PASSPHRASE_NEEDED": msgid(
        "The bundle is encrypted with a passphrase; nothing was taken in. Please enter the passphrase the sender gave you."
    ),
    "BUNDLE_PASSPHRASE_WRONG": msgid(
        "The bundle cannot be opened with this passphrase; nothing was taken in. "
        "Please check capitals and keyboard, or ask the sender."
    ),
    "CARD": msgid(
        "This contact card is not accepted: {reason}. Nothing was changed. Please ask the sender for the card once more."
    ),
    "ROLE_REFUSED": msgid(
        "“{name}” exchanges publications, not bundles, because of the role of the contact card. "
        "Nothing was taken in or sent. Please check the role, or make a publication instead."
    ),
}

PACKS: Mapping[str, str] = {
    "PACK": msgid("The briefing pack could not be made; no file was written. The dossier is unchanged."),
    "EVENT_EMPTY": msgid(
        "There is nothing to print for this event yet; no file was written. "
        "Please enter agenda items, interventions or positions first."
    ),
    "GLYPH_MISSING": msgid(
        "The fonts of the program cannot print {characters} ({where}); no file was written. "
        "Please replace the characters in the text."
    ),
    "FONT_MISSING": msgid(
        "The font “{file}” of the program cannot be used ({reason}); no file was written. "
        "Please install the program again."
    ),
    "PACK_LEAK": msgid(
        "The check of the finished file found text that this reader may not see; no file was handed out. "
        "Please inform those who look after the program, and choose another reader for now."
    ),
    "PACK_UNREADABLE": msgid(
        "The finished file cannot be checked ({reason}); no file was handed out. "
        "Please try again, and report the error to those who look after the program if it stays."
    ),
    "LAYOUT_IMPOSSIBLE": msgid(
        "“{what}” is higher than a page and cannot be divided; no file was written. "
        "Please shorten it, or leave it out of the pack."
    ),
    "TEXT_UNTAGGED": msgid(
        "The text “{text}” on page {page} could not be read by a screen reader; no file was written. "
        "This is an error of the program: please report it to those who look after it."
    ),
    "HEADING_SKIPPED": msgid(
        "The heading “{text}” skips a level ({level} after {after}); no file was written. "
        "This is an error of the program: please report it to those who look after it."
    ),
    "FIGURE_SILENT": msgid(
        "The figure “{what}” has no description for a screen reader; no file was written. "
        "Please add a description, or leave the figure out."
    ),
    "LINK_DEAD": msgid(
        "The link “{text}” leads to a part that the pack does not contain; no file was written. "
        "Please add that part, or report the error to those who look after the program."
    ),
    "KEY_TWICE": msgid(
        "Two parts of the pack carry the same mark “{key}”; no file was written. "
        "This is an error of the program: please report it to those who look after it."
    ),
    "TABLE_RAGGED": msgid(
        "Row {row} of a table has {cells} cells instead of {columns}; no file was written. "
        "This is an error of the program: please report it to those who look after it."
    ),
    "PACK_CONFLICT": msgid(
        "The pack would contain diverging texts; no file was written. Please first decide which text holds."
    ),
    "PRESET_UNKNOWN": msgid("There is no reader “{preset}”; no file was written. Please choose one of these: {known}."),
}

SENTENCES: Mapping[str, str] = MappingProxyType({**GENERAL, **BUNDLES, **PUBLICATIONS, **PACKS})


def sentence(error: AraError, words: Words) -> str:
    """What to tell the user about ``error``; a fact that was not given is shown as an ellipsis."""
    facts = _Facts((name, _shown_fact(name, value, words, error)) for name, value in error.facts.items())
    facts["inside"] = _inside(str(error.facts.get("kind", "")), words)
    return words(text_of(type(error))).replace("({kind})", "({inside})").format_map(facts)


def _inside(kind: str, words: Words) -> str:
    """A kind that stands in brackets already: label and code without further ones."""
    code = shown(kind)
    label = labels.kind(code, words) if code else words("any kind")
    return label if not code or label.casefold() == code.casefold() else f"{label}, {code}"


def text_of(error: type[AraError]) -> str:
    """The English text for an error class: its own, or that of the nearest parent that has one."""
    codes = (parent.__dict__.get("code", "") for parent in error.__mro__)
    return next((SENTENCES[code] for code in codes if code in SENTENCES), SENTENCES["INTERNAL"])


def shown(value: object, limit: int = _LONGEST_FACT) -> str:
    """``value`` for display: one line, nothing invisible, at most ``limit`` characters.

    A control or bidirectional character becomes ``‹U+202E›``, so that a name cannot pass for another one.
    """
    text = str(value)
    visible = "".join(f"‹U+{ord(sign):04X}›" if unicodedata.category(sign) in _INVISIBLE else sign for sign in text)
    if len(visible) <= limit:
        return visible
    if isinstance(value, PurePath):
        return f"…{visible[-limit + 1 :]}"
    return f"{visible[: limit - 1]}…"


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _shown_fact(name: str, value: object, words: Words, error: AraError) -> str:
    kind, field = str(error.facts.get("kind", "")), str(error.facts.get("field", ""))
    if name in _ONE_OF and isinstance(value, str):
        value = value.split(", ")
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | PurePath):
        items = [_shown_fact(_ONE_OF.get(name, name), item, words, error) for item in value]
        if not items:
            return reason("", words)
        more = ["…"] if len(items) > _MOST_ITEMS else []
        return Formats(words.language).listing([*items[:_MOST_ITEMS], *more])
    code = shown(value)
    if name == "kind":
        return _with_code(labels.kind(code, words), code)
    if name == "field":
        return _with_code(labels.field(kind, code, words), code)
    if name == "choice":  # it has to be typed as it stands here
        label = labels.choice(kind, field, code, words)
        return code if label.casefold() == code.casefold() else _with_code(label, code)
    if name == "reader":
        return _with_code(labels.reader_class(code, words), code)
    if name in _CODED:
        return reason(code, words)
    return _as_figure(name, value, code, Formats(words.language)) or reason("", words)


def _as_figure(name: str, value: object, code: str, formats: Formats) -> str:
    if name in ("expired", "undone"):
        return formats.day(code[:10])
    if not isinstance(value, int) or isinstance(value, bool):
        return code
    return formats.size(value) if name.endswith("_bytes") else formats.number(value)


def _with_code(label: str, code: str) -> str:
    """The label for the window and the code for the command line, once where they are the same word."""
    return label if label.casefold() == code.casefold() else f"{label} ({code})"
