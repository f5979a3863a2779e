# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A damaged bundle changes nothing: every byte flipped, every length cut, judged by the import that people use."""

import hashlib

import pytest

from ara_desktop.core.errors import BundleError
from ara_desktop.service import cards
from ara_desktop.service.exchange import export_bundle, take_in_bundle
from ara_desktop.service.records import Assignment, set_fields


def stored(store):
    """A digest over every byte that the dossier keeps."""
    names = sorted(p for p in store.path.parent.glob(store.path.name + "*") if not p.name.endswith(("-shm", ".lock")))
    return hashlib.sha256(b"".join(p.read_bytes() for p in names)).hexdigest()


@pytest.fixture
def bundle(new_dossier, befriend, tmp_path):
    """Bela's dossier, and an open bundle of about 4 kB from Anna."""
    anna, bela = new_dossier("Anna"), new_dossier("Bela")
    befriend(anna, bela)
    for point in ("1", "2"):
        fields = {"region": "DED", "point": point, "line": "Wege und Werke", "stance": "support"}
        set_fields(anna, "position", None, [Assignment(f, "=", v) for f, v in fields.items()])
    out = tmp_path / "a.arabundle"
    export_bundle(anna, out)
    assert cards.own_card(anna)[0].name == "Anna"
    return bela, out.read_bytes()


def refused(store, data):
    try:
        take_in_bundle(store, data)
    except BundleError:
        return True
    return False


@pytest.mark.slow
def test_every_flipped_byte_is_refused_and_nothing_is_written(bundle):
    store, data = bundle
    before = stored(store)
    taken = [at for at in range(len(data)) if not refused(store, flipped(data, at))]
    assert taken == []
    assert stored(store) == before
    assert not refused(store, data)
    assert stored(store) != before


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :]


@pytest.mark.slow
def test_every_cut_is_refused_and_nothing_is_written(bundle):
    store, data = bundle
    before = stored(store)
    assert [length for length in range(len(data)) if not refused(store, data[:length])] == []
    assert stored(store) == before
