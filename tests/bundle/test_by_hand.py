# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Everything can be opened and checked without our program: age, unzip, ssh-keygen, sha256sum, zstd."""

import base64
import json
import shutil
import subprocess

import pytest

from ara_desktop.bundle import crypt, keys, sshsig
from ara_desktop.bundle.errors import ContainerRefused


def tool(name):
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed here")


def run(*words, stdin=b"", **options):
    return subprocess.run(words, input=stdin, capture_output=True, check=True, **options).stdout


@pytest.fixture
def unpacked(world, tmp_path):
    """The files of a bundle as ``unzip`` puts them down."""
    if shutil.which("unzip") is None:
        pytest.skip("unzip is not installed here")
    (tmp_path / "a.arabundle").write_bytes(world.write(world.log(), recipients=[world.ana.card]))
    run("unzip", "-tq", "a.arabundle", cwd=tmp_path)
    run("unzip", "-q", "a.arabundle", "-d", "out", cwd=tmp_path)
    return tmp_path / "out"


@tool("ssh-keygen")
def test_ssh_keygen_accepts_the_signature(world, unpacked):
    (unpacked / "allowed").write_text(sshsig.allowed_signer("ben", world.ben.card.sign_key))
    words = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "ben", "-n", "ara-bundle", "-s", "manifest.sig"]
    manifest = (unpacked / "manifest.json").read_bytes()
    assert b'Good "ara-bundle" signature for ben' in run(*words, stdin=manifest, cwd=unpacked)
    with pytest.raises(subprocess.CalledProcessError):
        run(*words, stdin=manifest + b" ", cwd=unpacked)
    with pytest.raises(subprocess.CalledProcessError):
        run(*[word if word != "ara-bundle" else "git" for word in words], stdin=manifest, cwd=unpacked)


@tool("ssh-keygen")
def test_we_accept_what_ssh_keygen_signs(tmp_path):
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ben", "-f", "key", cwd=tmp_path)
    raw = base64.b64decode((tmp_path / "key.pub").read_text().split()[1])[-keys.KEY_BYTES :]
    (tmp_path / "manifest.json").write_bytes(b'{"a":1}')
    run("ssh-keygen", "-q", "-Y", "sign", "-f", "key", "-n", "ara-bundle", "manifest.json", cwd=tmp_path)
    made = (tmp_path / "manifest.json.sig").read_bytes()
    assert sshsig.verify(raw, b'{"a":1}', made)
    assert not sshsig.verify(raw, b'{"a":2}', made)


@tool("sha256sum")
def test_sha256sum_finds_the_listed_parts(unpacked):
    for part in json.loads((unpacked / "manifest.json").read_bytes())["parts"]:
        found = run("sha256sum", part["name"], cwd=unpacked).decode()
        assert found.startswith(part["sha256"])


@tool("zstd")
def test_zstd_shows_header_and_payload(world, unpacked):
    (part,) = (unpacked / "ops").iterdir()
    lines = run("zstd", "-dcq", str(part)).splitlines()
    assert [json.loads(lines[0])["f"], json.loads(lines[1])[1]] == ["line", "Wir stützen Punkt 3."]


@tool("age")
def test_age_opens_what_we_seal(world, tmp_path):
    inner = world.write(world.log())
    (tmp_path / "key").write_text(world.ana.identity + "\n")
    sealed = crypt.seal(inner, recipients=[world.ana.card.age_recipient])
    assert run("age", "-d", "-i", "key", stdin=sealed, cwd=tmp_path) == inner


@tool("age")
def test_we_open_what_age_seals(world):
    inner = world.write(world.log())
    sealed = run("age", "-r", world.ana.card.age_recipient, stdin=inner)
    assert world.judge(sealed, identity=world.ana.identity).facts.ops == 1
    armoured = run("age", "-a", "-r", world.ana.card.age_recipient, stdin=inner)
    with pytest.raises(ContainerRefused):
        world.judge(armoured, identity=world.ana.identity)
