# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The wheel carries what the program reads at run time, and is the same when built twice."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ara_desktop.text.catalogue import compiled_catalogue

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("ara_desktop", "resources", "i18n", "LICENSES", "pyproject.toml", "README.md")


def build(source: Path, target: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    """A copy of what is packed, with compiled catalogues."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("source")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(ROOT / part, folder / part)
    for readable in folder.glob("i18n/*/LC_MESSAGES/*.po"):
        readable.with_suffix(".mo").write_bytes(compiled_catalogue(readable))
    return folder


@pytest.fixture(scope="module")
def wheel(source, tmp_path_factory) -> Path:
    return build(source, tmp_path_factory.mktemp("wheel"))


def test_everything_the_program_reads_is_in_the_wheel(source, wheel):
    packed = set(zipfile.ZipFile(wheel).namelist())
    read = [path for part in ("resources", "i18n") for path in (source / part).rglob("*") if path.is_file()]
    assert read
    assert [path for path in read if f"ara_desktop/{path.relative_to(source).as_posix()}" not in packed] == []


def test_every_language_is_compiled(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    compiled = {name.split("/")[2] for name in names if name.endswith(".mo")}
    assert {"de", "en"} <= compiled == {name.split("/")[2] for name in names if name.endswith(".po")}


def test_the_licence_travels_with_the_wheel(wheel):
    assert any(name.endswith("licenses/LICENSES/EUPL-1.2.txt") for name in zipfile.ZipFile(wheel).namelist())


def test_an_installed_program_finds_its_files(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from ara_desktop.core.resources import program_file\n"
        "from ara_desktop.text.catalogue import Words, languages\n"
        "print(program_file('resources').is_dir(), 'de' in languages(), Words('de').language)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True", "de"]


def test_two_builds_give_the_same_bytes(source, wheel, tmp_path):
    assert build(source, tmp_path).read_bytes() == wheel.read_bytes()
