# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The architecture as rules: who may import whom, how long a file may be, which names say nothing."""

import ast
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "ara_desktop"
# Outside packages that belong to one room each.
OWNERS = {
    "PySide6": "ui",
    "shiboken6": "ui",
    "sqlalchemy": "store",
    "alembic": "store",
    "sqlcipher3": "store",
    "reportlab": "pack",
    "rl_accel": "pack",
    "pikepdf": "pack",
    "pyrage": "bundle",
}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "tools", "stuff"}
LINES = 400
# Files that may be longer, each with the reason.
LONGER = {
    "ara_desktop/core/kinds.py": "every record kind is declared once, in one place that is read from top to bottom",
}


def modules(folder: Path = PACKAGE) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts)


def imported(source: str) -> set[str]:
    """The absolute names that a module imports anywhere in it, inside functions too."""
    nodes = list(ast.walk(ast.parse(source)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {
        node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level
    }


def room(path: Path, package: Path = PACKAGE) -> str:
    return path.relative_to(package).parts[0].removesuffix(".py")


def trespasses(package: Path) -> list[tuple[str, str]]:
    """Module and outside package of every import that belongs to another room."""
    found = (
        (path, one.split(".")[0]) for path in modules(package) for one in imported(path.read_text(encoding="utf-8"))
    )
    return [
        (path.relative_to(package).as_posix(), outside)
        for path, outside in found
        if outside in OWNERS and room(path, package) != OWNERS[outside]
    ]


def test_rooms_depend_downwards_only():
    command = [str(Path(sysconfig.get_path("scripts")) / "lint-imports"), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_outside_packages_stay_in_their_rooms():
    assert trespasses(PACKAGE) == []


def test_a_trespass_would_be_found(tmp_path):
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "merge.py").write_text("def f():\n    from PySide6.QtCore import QObject\n", encoding="utf-8")
    assert trespasses(tmp_path) == [("core/merge.py", "PySide6")]


def test_core_needs_nothing_but_the_standard_library():
    needed = {
        (path.name, one)
        for path in modules(PACKAGE / "core")
        for one in imported(path.read_text(encoding="utf-8"))
        if one.split(".")[0] not in sys.stdlib_module_names and not one.startswith("ara_desktop.core")
    }
    assert needed == set()


@pytest.mark.parametrize("name", ["app", "cli", "service"])
def test_qt_is_not_needed_without_a_window(name):
    if not ((PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").exists()):
        pytest.skip(f"ara_desktop.{name} is not built yet")
    code = f"import sys, ara_desktop.{name}; sys.exit(any(one.startswith('PySide6') for one in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or "PySide6 was imported"


def test_names_say_what_things_are():
    everywhere = [*modules(), *modules(ROOT / "tests"), *modules(ROOT / "packaging")]
    empty = [path for path in everywhere if {path.stem, *path.relative_to(ROOT).parts[:-1]} & EMPTY_NAMES]
    classes = [
        (path.name, node.name)
        for path in everywhere
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.name.lower().endswith(("manager", "helper", "utils"))
    ]
    assert (empty, classes) == ([], [])


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_stay_short():
    everywhere = [*modules(), *modules(ROOT / "packaging"), *modules(ROOT / "tests")]
    long = {path.relative_to(ROOT).as_posix(): length(path) for path in everywhere if length(path) > LINES}
    assert {path: lines for path, lines in long.items() if path not in LONGER} == {}


def test_exceptions_are_still_needed():
    assert [path for path in LONGER if (ROOT / path).exists() and length(ROOT / path) <= LINES] == []
