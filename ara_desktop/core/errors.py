# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The one error tree: codes and facts; sentences stand in ``text/messages.py``.

AraError
├── UsageError            wrong words on the command line (exit code 2)
├── InputRefused          a value or file that somebody gave is not acceptable
│   ├── KindUnknown FieldUnknown ValueRefused TextTooLong ChoiceUnknown DateRefused
│   ├── RecordUnknown RecordAmbiguous RegionUnknown KeyIncomplete KeyFixed NothingToDo
│   └── UndoRefused ChangeUnknown ReceiptUnknown ReceiptUndone UndoEmpty
├── StoreError            the dossier file
│   ├── NotADossier DossierDamaged DossierInUse DossierNewer DossierExists ReadOnly DiskFull StoreUnwritable
│   └── UpgradeFailed PassphraseNeeded PassphraseWrong KeysMissing SeedMismatch
├── BundleError           a bundle, card or publication that came in (see ``bundle``)
├── PackError             a briefing pack (see ``pack``)
└── Cancelled             the user stopped long work; nothing was written
"""

from typing import ClassVar


class AraError(Exception):
    """Root of all errors that a user may see.

    ``code`` is stable (scripts read it); ``facts`` are plain values that the sentence names.
    """

    code: ClassVar[str] = "INTERNAL"

    def __init__(self, **facts: object) -> None:
        super().__init__(f"{self.code} {facts}")
        self.facts = facts


class UsageError(AraError):
    """The command line was not understood; exit code 2."""

    code = "USAGE"


class Cancelled(AraError):
    """The user stopped long work; nothing was written."""

    code = "CANCELLED"


class InputRefused(AraError):
    """Somebody gave a value that cannot be accepted; nothing was changed."""

    code = "INPUT_REFUSED"


class KindUnknown(InputRefused):
    """facts: kind."""

    code = "KIND_UNKNOWN"


class FieldUnknown(InputRefused):
    """facts: kind, field."""

    code = "FIELD_UNKNOWN"


class ValueRefused(InputRefused):
    """A value has the wrong type or shape. facts: kind, field, value, expected."""

    code = "VALUE_REFUSED"


class ChoiceUnknown(ValueRefused):
    """facts: kind, field, value, choices."""

    code = "CHOICE_UNKNOWN"


class DateRefused(ValueRefused):
    """A date that does not exist or is not written YYYY[-MM[-DD]]. facts: kind, field, value."""

    code = "DATE_REFUSED"


class TextTooLong(InputRefused):
    """facts: kind, field, characters, limit."""

    code = "TEXT_TOO_LONG"


class RecordUnknown(InputRefused):
    """No record answers to the name. facts: kind, name."""

    code = "RECORD_UNKNOWN"


class RecordAmbiguous(InputRefused):
    """Several records answer to the name. facts: kind, name, ids."""

    code = "RECORD_AMBIGUOUS"


class RegionUnknown(InputRefused):
    """facts: name."""

    code = "REGION_UNKNOWN"


class KeyIncomplete(InputRefused):
    """A kind with a key needs all key fields. facts: kind, missing."""

    code = "KEY_INCOMPLETE"


class KeyFixed(InputRefused):
    """Key fields never change. facts: kind, field."""

    code = "KEY_FIXED"


class NothingToDo(InputRefused):
    """The request names no change. facts: what."""

    code = "NOTHING_TO_DO"


class ConflictOpen(InputRefused):
    """A field has several last texts and must be resolved first. facts: kind, id, field."""

    code = "CONFLICT_OPEN"


class NoConflict(InputRefused):
    """There is nothing to resolve in that field. facts: kind, id, field."""

    code = "NO_CONFLICT"


class ChoiceAmbiguous(InputRefused):
    """``mine`` or ``theirs`` fits several texts; name one by its op. facts: field, ops."""

    code = "CHOICE_AMBIGUOUS"


class UndoRefused(InputRefused):
    """Somebody changed the field since; undo would harm. facts: field, author."""

    code = "UNDO_REFUSED"


class ChangeUnknown(NothingToDo):
    """No change made in this dossier file answers to that name. facts: what."""

    code = "CHANGE_UNKNOWN"


class ReceiptUnknown(InputRefused):
    """No import answers to that receipt. facts: receipt."""

    code = "RECEIPT_UNKNOWN"


class ReceiptUndone(InputRefused):
    """The import was undone before. facts: receipt, undone (UTC moment)."""

    code = "RECEIPT_UNDONE"


class UndoEmpty(InputRefused):
    """Nothing that the import brought stands as it came. facts: receipt, kept (how many places were edited since)."""

    code = "UNDO_EMPTY"


class FileUnreadable(InputRefused):
    """A file that was named cannot be read. facts: file, reason."""

    code = "FILE_UNREADABLE"


class TargetUnwritable(InputRefused):
    """A file cannot be written there; nothing was left behind. facts: file, reason."""

    code = "TARGET_UNWRITABLE"


class TextRefused(InputRefused):
    """An imported text has no points that could be told apart. facts: file."""

    code = "TEXT_REFUSED"


class StoreError(AraError):
    """The dossier file cannot be used as asked; it was left as it was."""

    code = "STORE"


class NotADossier(StoreError):
    """facts: file."""

    code = "NOT_A_DOSSIER"


class DossierMissing(StoreError):
    """facts: file."""

    code = "DOSSIER_MISSING"


class DossierExists(StoreError):
    """facts: file."""

    code = "DOSSIER_EXISTS"


class DossierDamaged(StoreError):
    """facts: file, finding."""

    code = "DOSSIER_DAMAGED"


class DossierInUse(StoreError):
    """Another process writes. facts: file, holder."""

    code = "DOSSIER_IN_USE"


class DossierNewer(StoreError):
    """A newer program wrote it; refused unchanged. facts: file, found, known."""

    code = "DOSSIER_NEWER"


class UpgradeFailed(StoreError):
    """A file of an older format could not be brought up to date; it was left as it was. facts: file, found, reason."""

    code = "UPGRADE_FAILED"


class ReadOnly(StoreError):
    """facts: file."""

    code = "READ_ONLY"


class DiskFull(StoreError):
    """facts: file."""

    code = "DISK_FULL"


class StoreUnwritable(StoreError):
    """facts: file, reason."""

    code = "STORE_UNWRITABLE"


class PassphraseNeeded(StoreError):
    """facts: file."""

    code = "PASSPHRASE_NEEDED"


class KeysMissing(StoreError):
    """The file of the key slots does not lie beside an encrypted dossier. facts: file, keys."""

    code = "KEYS_MISSING"


class PassphraseWrong(StoreError):
    """One answer for every wrong passphrase or damaged key slot. facts: file."""

    code = "PASSPHRASE_WRONG"


class SeedMismatch(StoreError):
    """Reference or training data that this program does not ship. facts: seed."""

    code = "SEED_MISMATCH"


class BundleError(AraError):
    """Something that came in was refused; nothing was written."""

    code = "BUNDLE"


class PackError(AraError):
    """A briefing pack could not be made; no file was handed out."""

    code = "PACK"


class ForkFound(BundleError):
    """A copied or restored dossier wrote twice under one name. facts: log, seq."""

    code = "FORK"


class OpsGap(BundleError):
    """A log in a bundle jumps. facts: log, seq."""

    code = "OPS_GAP"
