# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What can be told about cards and bundles without a dossier."""

from pathlib import Path

from ara_desktop.bundle import judging
from ara_desktop.bundle.cards import fingerprint_words
from ara_desktop.bundle.judging import Inspection
from ara_desktop.bundle.limits import SEALED_BYTES
from ara_desktop.core.errors import FileUnreadable
from ara_desktop.core.values import Card
from ara_desktop.store.files import write_whole

__all__ = ["Inspection", "bundle_bytes", "card_words", "inspect_bundle", "write_file"]


def card_words(card: Card, language: str) -> tuple[str, ...]:
    """The six words that two people compare; in German or English."""
    return fingerprint_words(card, language.partition("-")[0])


def bundle_bytes(file: Path) -> bytes:
    """The bytes of a bundle, at most one more than any may have. Raises: FileUnreadable."""
    try:
        with file.open("rb") as opened:
            return opened.read(SEALED_BYTES + 1)
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else ""
        raise FileUnreadable(file=file.name or str(file), reason=reason or "") from fault


def inspect_bundle(data: bytes, *, passphrase: str | None = None) -> Inspection:
    """What a bundle says of itself; nothing of it is proved. Raises: BundleError."""
    return judging.inspect(data, passphrase=passphrase)


def write_file(out: Path, data: bytes) -> None:
    """A file written whole or not at all. Raises: TargetUnwritable."""
    write_whole(out, data)
