# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A manifest that is signed correctly and still not shaped as FORMAT says, and signatures that are not SSH's or not for us."""

import pytest

from ara_desktop.bundle import container, keys, sshsig
from ara_desktop.bundle import errors as e


def refused(world, data, error, reason=None):
    with pytest.raises(error) as found:
        world.judge(data)
    assert type(found.value) is error
    if reason:
        assert found.value.facts["reason"] == reason


# what it says ---------------------------------------------------------------------------------------------------------------
def first_log(**fields):
    return lambda m: m["logs"][0].update(fields)


MANIFESTS = {
    "logs missing": lambda m: m.pop("logs"),
    "format 0": lambda m: m.update(format=0),
    "format as text": lambda m: m.update(format="1"),
    "format as truth": lambda m: m.update(format=True),
    "same log twice": lambda m: m.update(logs=m["logs"] * 2),
    "100,000 logs": lambda m: m.update(logs=m["logs"] * 30_000),
    "from after to": first_log(first=9),
    "from 0": first_log(first=0),
    "huge number": first_log(last=10**30),
    "number as text": first_log(last="1"),
    "unknown compartment": first_log(compartment="team"),
    "compartment that is not carried": first_log(compartment="principal"),
    "no compartments": lambda m: m.update(compartments=[]),
    "compartment twice": lambda m: m.update(compartments=["delegation", "delegation"]),
    "compartments in another order": lambda m: m.update(compartments=["principal", "delegation"]),
    "vector with a strange name": lambda m: m.update(vector={"x" * 200: 1}),
    "vector below zero": lambda m: m.update(vector={"0" * 32 + ".delegation": -1}),
    "vector tells of another compartment": lambda m: m.update(vector={"0" * 32 + ".principal": 1}),
    "vector with 10,000 names": lambda m: m.update(vector={f"{n:032x}.delegation": 1 for n in range(10_000)}),
    "role above the compartments": lambda m: m["cards"][0].update(role="principal"),
    "role of an outsider": lambda m: m["cards"][0].update(role="partner"),
    "card twice": lambda m: m.update(cards=m["cards"] * 2),
    "card with another key": lambda m: m["cards"][0].update(sign_key="0" * 64),
    "sender with another key": lambda m: m["sender"].update(sign_key="0" * 64),
    "age recipient that is none": lambda m: m["sender"].update(age="age1" + "q" * 58),
    "age plugin": lambda m: m["cards"][0].update(age="age1yubikey1" + "q" * 58),
    "name with direction marks": lambda m: m["sender"].update(name="neB\u202e"),
    "name with line break": lambda m: m["sender"].update(name="Ben\nAna"),
    "name without letters": lambda m: m["sender"].update(name=" "),
    "name of 201 characters": lambda m: m["sender"].update(name="x" * 201),
    "recipient twice": lambda m: m.update(recipients=[{"name": "x", "replica": "0" * 32}] * 2),
    "recipient with an id in capitals": lambda m: m.update(recipients=[{"name": "x", "replica": "A" * 32}]),
    "seed name with NUL": lambda m: m.update(seeds={"a\0": {"hash": "0" * 64, "last": 1}}),
    "created in the year 10,000": lambda m: m.update(created=253_402_300_800_000),
    "expires before it was made": lambda m: m.update(expires=m["created"] - 1),
    "needs is no list": lambda m: m.update(needs={}),
    "needs numbers": lambda m: m.update(needs=[1]),
    "dossier as a path": lambda m: m.update(dossier="../../../../etc/passwd.........."),
    "hash with a line break": first_log(hash="0" * 63 + "\n"),
    "blob listed twice": lambda m: m.update(blobs=[{"compartments": ["delegation"], "sha256": "0" * 64}] * 2),
    "blob of no compartment": lambda m: m.update(blobs=[{"compartments": [], "sha256": "0" * 64}]),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_manifest(world, name):
    refused(world, world.forge(world.pair(), manifest=MANIFESTS[name]), e.ManifestRefused)


def test_a_manifest_with_spaces_is_not_canonical(world):
    for bend in (
        lambda t: t.replace(b":", b": ", 1),
        lambda t: t + b"\n",
        lambda t: t.replace(b'"Ben"', b'"\\u0042en"'),
    ):
        text = bend(bytes(container.read(world.forge(world.pair()))["manifest.json"]))
        refused(world, world.forge(world.pair(), text=text), e.ManifestRefused, "canonical")


# signatures -------------------------------------------------------------------------------------------------------------------
def bent_signature(bend):
    return lambda files: [files[0], (files[1][0], bend(files)), *files[2:]]


SIGNATURES = {
    "empty": lambda _: b"",
    "garbage": lambda _: b"-----BEGIN SSH SIGNATURE-----\n!!!!\n-----END SSH SIGNATURE-----\n",
    "CRLF": lambda f: f[1][1].replace(b"\n", b"\r\n"),
    "no last line break": lambda f: f[1][1][:-1],
    "line break more": lambda f: f[1][1] + b"\n",
    "lines of 76": lambda f: f[1][1].replace(b"\n", b"", 1),
    "capital letters": lambda f: f[1][1].upper(),
    "twice": lambda f: f[1][1] * 2,
    "no armour": lambda f: f[1][1][30:-28],
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_signature(world, name):
    refused(world, world.forge(world.pair(), files=bent_signature(SIGNATURES[name])), e.SignatureRefused)


def test_a_signature_made_for_another_purpose(world, monkeypatch):
    def elsewhere(files):
        with monkeypatch.context() as patch:
            patch.setattr(sshsig, "NAMESPACE", "git")
            return [files[0], ("manifest.sig", sshsig.sign(world.ben.seed, files[0][1])), files[2]]

    refused(world, world.forge(world.pair(), files=elsewhere), e.SignatureRefused)


def test_a_plain_signature_in_the_armour(world):
    def plain(files):
        made = keys.sign(world.ben.seed, files[0][1])
        return [files[0], ("manifest.sig", sshsig._armour(world.ben.card.sign_key, made)), files[2]]

    refused(world, world.forge(world.pair(), files=plain), e.SignatureRefused)


def test_a_manifest_edited_after_signing(world):
    def edit(files):
        return [(files[0][0], files[0][1].replace(b'"created":18', b'"created":17')), *files[1:]]

    refused(world, world.forge(world.pair(), files=edit), e.SignatureRefused)
