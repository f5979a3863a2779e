# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Making, opening, proving and saving a dossier.

The window imports this before its first glance: what only making and proving need is imported there.
"""

from collections.abc import Sequence
from pathlib import Path

from ara_desktop import __version__
from ara_desktop.core.acceptance import accept
from ara_desktop.core.errors import (
    KeysMissing,
    NotADossier,
    PassphraseNeeded,
    RegionUnknown,
    TargetUnwritable,
    ValueRefused,
)
from ara_desktop.core.identity import dossier_id, replica_id, training_id
from ara_desktop.core.ports import Clock, Ids, Monitor
from ara_desktop.core.seeds import SeedRecord, expand
from ara_desktop.store import opening
from ara_desktop.store.files import replace_whole
from ara_desktop.store.store import Store
from ara_desktop.store.writing import Writing

SEED_STAMP_MS = 1_767_225_600_000  # 2026-01-01T00:00Z: seed logs are the same bytes everywhere
TRAINING_REGION = "X01"
PAGE_BYTES = 4096  # an encrypted dossier is whole pages; other files seldom are


def create(
    path: Path, *, region: str, name: str, language: str = "de", passphrase: str | None = None, clock: Clock, ids: Ids
) -> None:
    """A new dossier for a region's delegation (NUTS code or name), with the reference data.

    Raises: RegionUnknown, ValueRefused for a name that cannot be shown, DossierExists, TargetUnwritable.
    """
    from ara_desktop.service.reference import REFERENCE_AUTHOR, reference_entries

    records = expand(REFERENCE_AUTHOR, reference_entries())
    code = region_code(records, region)
    _make(
        path, records, REFERENCE_AUTHOR, dossier=dossier_id(code), region=code, name=name, language=language,
        training=False, passphrase=passphrase, clock=clock, ids=ids,
    )  # fmt: skip


def demo(
    path: Path,
    *,
    seed: str = "1",
    regions: int = 36,
    name: str = "Training",
    language: str = "de",
    clock: Clock,
    ids: Ids,
) -> None:
    """The training dossier: everything in it is invented. Raises: DossierExists, TargetUnwritable."""
    from ara_desktop.service.training import training_entries

    author = f"training-{seed}"
    records = expand(author, training_entries(seed, regions))
    _make(
        path, records, author, dossier=training_id(seed), region=TRAINING_REGION, name=name, language=language,
        training=True, passphrase=None, clock=clock, ids=ids,
    )  # fmt: skip


def region_code(records: Sequence[SeedRecord], wanted: str) -> str:
    """The NUTS code of a region named by code or by name in any language. Raises: RegionUnknown."""
    regions = {record.id: str(record.fields["code"]) for record in records if record.kind == "region"}
    asked = wanted.strip().casefold()
    for record in records:
        if record.kind == "region" and asked in (str(record.fields[n]).casefold() for n in ("code", "name")):
            return str(record.fields["code"])
        about = str(record.fields.get("subject_record", ""))
        if record.kind == "translation" and about in regions and str(record.fields["text"]).casefold() == asked:
            return regions[about]
    raise RegionUnknown(name=wanted)


def _make(
    path: Path,
    records: Sequence[SeedRecord],
    author: str,
    *,
    dossier: str,
    region: str,
    name: str,
    language: str,
    training: bool,
    passphrase: str | None,
    clock: Clock,
    ids: Ids,
) -> None:
    from ara_desktop.bundle.keys import age_recipient, new_age_identity, new_signing_key, public_key
    from ara_desktop.bundle.naming import is_name
    from ara_desktop.service.planting import seed_edits

    if not is_name(name):
        raise ValueRefused(kind="dossier", field="name", value=name[:80], expected="a short name that can be read")
    accept("declaration", "language", language)
    sign_seed, identity = new_signing_key(ids.token(32)), new_age_identity()
    about = {
        "dossier": dossier, "replica": replica_id(public_key(sign_seed)), "region": region, "name": name,
        "language": language, "training": "1" if training else "0", "writer": __version__,
        "sign_seed": sign_seed.hex(), "age_identity": identity, "age_recipient": age_recipient(identity),
    }  # fmt: skip
    key = ids.token(32) if passphrase else None

    def fill(work: Writing) -> None:
        work.plant(author, seed_edits(records), SEED_STAMP_MS)

    opening.create_store(path, about, fill, key=key, clock=clock, ids=ids)
    if key is not None and passphrase:
        try:
            _keep_slot(path, key, passphrase, ids)
        except BaseException:
            path.unlink()
            raise


def keys_path(path: Path) -> Path:
    """The key slots lie beside the file: an encrypted file cannot hold its own key."""
    return path.with_name(path.name + ".keys")


def _keep_slot(path: Path, key: bytes, passphrase: str, ids: Ids) -> None:
    from ara_desktop.bundle.slots import RANDOM_BYTES, wrap_key

    replace_whole(keys_path(path), wrap_key(key, passphrase, random=ids.token(RANDOM_BYTES)))


def unlock(path: Path, passphrase: str | None) -> bytes | None:
    """The key of a dossier; None for a plain one.

    Raises: DossierMissing, NotADossier, KeysMissing, PassphraseNeeded, PassphraseWrong.
    """
    if not opening.is_encrypted(path):
        return None
    slots = keys_path(path)
    if not slots.exists():
        if path.stat().st_size % PAGE_BYTES:
            raise NotADossier(file=path.name)
        raise KeysMissing(file=path.name, keys=slots.name)
    if not passphrase:
        raise PassphraseNeeded(file=path.name)
    from ara_desktop.bundle.slots import unwrap

    return unwrap(slots.read_bytes(), passphrase, file=path.name)


def open_dossier(
    path: Path,
    *,
    passphrase: str | None = None,
    clock: Clock,
    ids: Ids,
    holder: str,
    write: bool = True,
    monitor: Monitor | None = None,
) -> Store:
    """Open a dossier for work. Raises: StoreError; a file that is refused is left as it was."""
    key = unlock(path, passphrase)
    return opening.open_store(path, key=key, clock=clock, ids=ids, holder=holder, write=write, monitor=monitor)


def check(store: Store, monitor: Monitor) -> tuple[str, ...]:
    """Findings about the file: engine's own check, every chain, derived tables against the log. Empty is good."""
    from ara_desktop.store import checking

    return checking.findings(store, monitor)


def rebuild_tables(store: Store, monitor: Monitor) -> None:
    """Drop what is derived and make it again from the log."""
    from ara_desktop.store import checking

    checking.rebuild_tables(store, monitor)


def backup(store: Store, out: Path) -> None:
    """A whole copy, verified by opening it; the key slots go along. Raises: TargetUnwritable."""
    if out.exists():
        raise TargetUnwritable(file=out.name, reason="exists")
    from ara_desktop.store import checking

    checking.copy_to(store, out)
    slots = keys_path(store.path)
    if slots.exists():
        replace_whole(keys_path(out), slots.read_bytes())
