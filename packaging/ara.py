# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Sets ARA Desktop up in a checkout and runs it, or runs every check. Needs nothing but Python 3.11.

    python3 packaging/ara.py run [ARGUMENTS OF THE PROGRAM]
    python3 packaging/ara.py test [ARGUMENTS OF PYTEST]

Both make ``.venv`` in the checkout and install the locked dependencies into it (``packaging/lock``). System libraries
that Qt needs are installed when this runs as root on Debian; otherwise the command that installs them is printed.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must get this sentence instead of a traceback
    sys.exit(
        f"ARA Desktop needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: python3.11 packaging/ara.py"
    )

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import system

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"run": "packaging/lock/run.txt", "dev": "packaging/lock/dev.txt"}
STAMP = "ara-lock.json"
COMPILE = """
import sys
from pathlib import Path
from ara_desktop.text.catalogue import compiled_catalogue
for source in map(Path, sys.argv[1:]):
    source.with_suffix(".mo").write_bytes(compiled_catalogue(source))
"""
TRAINING = "Training.aradossier"


class SetupError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


@dataclass(frozen=True)
class Needs:
    """What the system must hold: libraries, those of them without which nothing works, and tools for tests."""

    libraries: Sequence[system.Library]
    essential: Sequence[system.Library]
    tools: Sequence[str] = ()


@dataclass(frozen=True)
class Place:
    """Where the source that is run lies, and the virtual environment for it."""

    source: Path
    venv: Path

    @property
    def python(self) -> Path:
        """The interpreter of the virtual environment."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def environment(self) -> dict[str, str]:
        """Variables for everything that is started: this source is importable from any folder."""
        inherited = os.environ.get("PYTHONPATH", "")
        path = os.pathsep.join([str(self.source), *([inherited] if inherited else [])])
        return {**os.environ, "PYTHONPATH": path, "PIP_USER": "0"}


def main(arguments: list[str]) -> int:
    """Carry out the command that the arguments name; gives the exit code."""
    commands = {"run": run, "test": test}
    if not arguments or arguments[0] not in commands:
        print(__doc__, file=sys.stdout if arguments[:1] in (["-h"], ["--help"]) else sys.stderr)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        return commands[arguments[0]](arguments[1:])
    except (SetupError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# --- run ---------------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Open the window with the training dossier; with arguments, hand them to the program instead."""
    screen = has_screen(sys.platform, os.environ)
    libraries = [*system.OFFSCREEN, *system.screen_libraries(os.environ)]
    place = prepare("run", Needs(libraries, essential=libraries if screen else []))
    if arguments:
        return become(place, arguments)
    dossier = data_folder(sys.platform, os.environ) / TRAINING
    return make_training(place, dossier) or (
        become(place, [str(dossier)]) if screen else show_without_screen(place, dossier)
    )


def make_training(place: Place, dossier: Path) -> int:
    """Make the training dossier if it is not there; gives the program's exit code."""
    if dossier.exists():
        return 0
    say(f"making the training dossier {dossier}")
    dossier.parent.mkdir(parents=True, exist_ok=True)
    return start(place, ["demo", str(dossier)], quiet=True)


def show_without_screen(place: Place, dossier: Path) -> int:
    """Make the briefing pack of the training dossier and print where both files are."""
    pack = dossier.with_suffix(".pdf")
    if not pack.exists():
        listed = answer(place, ["list", str(dossier), "agenda_item", "--json"])
        wanted = ["--event", fullest_event(listed), "--reader", "principal", "--language", "de"]
        if code := start(place, ["pack", str(dossier), *wanted, "-o", str(pack)], quiet=True):
            return code
    print("There is no screen here, so no window was opened. Made instead:")
    print(f"  training dossier  {dossier}")
    print(f"  briefing pack     {pack}")
    return 0


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: Windows and macOS have a desktop, elsewhere X11 or Wayland must be named."""
    desktop = platform in {"win32", "darwin"}
    return desktop or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def data_folder(platform: str, environment: Mapping[str, str]) -> Path:
    """The user's own folder for the program's data, by the rule of each system (the same as platformdirs)."""
    home = Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "ara-desktop"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "ara-desktop"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "ara-desktop"


def fullest_event(listed: str) -> str:
    """The id of the event with the longest agenda, from the JSON of ``list FILE agenda_item``."""
    agenda = Counter(item["fields"].get("event") for item in json.loads(listed)["records"])
    if not agenda:
        raise SetupError("the training dossier has no event with an agenda; delete the file and run this again")
    return str(agenda.most_common(1)[0][0])


def program(place: Place, arguments: list[str]) -> list[str]:
    """The command that starts this source and no other: ``-P`` keeps what lies in the current folder out."""
    return [str(place.python), "-P", "-m", "ara_desktop", *arguments]


def start(place: Place, arguments: list[str], *, quiet: bool = False) -> int:
    """Start the program and wait for its end; gives its exit code."""
    command = program(place, arguments)
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, env=place.environment, stdout=output, check=False).returncode


def become(place: Place, arguments: list[str]) -> int:
    """Start the program in the place of this script, so that signals reach it and its exit code is seen."""
    if os.name != "nt":  # Windows would return to the prompt at once
        sys.stdout.flush()
        command = program(place, arguments)
        os.execve(command[0], command, place.environment)  # noqa: S606 - no shell is wanted
    return start(place, arguments)


def answer(place: Place, arguments: list[str]) -> str:
    """What the program prints for these arguments."""
    command = program(place, arguments)
    done = subprocess.run(
        command, env=place.environment, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise SetupError(f"ara-desktop {arguments[0]} ended with {done.returncode}")
    return done.stdout


# --- test --------------------------------------------------------------------------------------------------------


def test(arguments: list[str]) -> int:
    """Run every check; all of them run, and pytest's own closing line is the last line printed."""
    needs = Needs([*system.OFFSCREEN, *system.XCB], essential=system.OFFSCREEN, tools=system.TEST_TOOLS)
    place = prepare("dev", needs)
    environment = {**place.environment, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    results = [(name, check(place, name, command, environment)) for name, command in checks(place).items()]
    failed = [name for name, code in results if code]
    say(f"{len(results) - len(failed)} of {len(results)} checks passed" + "".join(f"; FAILED: {one}" for one in failed))
    sys.stdout.flush()
    done = subprocess.run(pytest_command(place, arguments), cwd=place.source, env=environment, check=False)
    return done.returncode or int(bool(failed))


def checks(place: Place) -> dict[str, list[str]]:
    """Name and command of each check that runs before pytest."""
    python = str(place.python)
    return {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "mypy packaging": [python, "-m", "mypy", "packaging/ara.py", "packaging/system.py"],
        "import-linter": [str(place.python.with_name("lint-imports")), "--no-logo"],
    }


def check(place: Place, name: str, command: list[str], environment: dict[str, str]) -> int:
    """Run one check in the source folder and say how long it took; gives its exit code."""
    began = time.monotonic()
    sys.stdout.flush()
    code = subprocess.run(command, cwd=place.source, env=environment, check=False).returncode
    say(f"{name}: {'ok' if code == 0 else f'failed ({code})'}, {time.monotonic() - began:.1f} s")
    return code


def pytest_command(place: Place, arguments: list[str]) -> list[str]:
    """The command for pytest: two processes unless a debugger is asked for; the caller's arguments come last and win."""
    one_process = any(argument in {"--pdb", "-s"} for argument in arguments)
    parallel = [] if one_process else ["-n", "2", "--dist", "loadgroup"]
    return [str(place.python), "-m", "pytest", "-rfEs", *parallel, *arguments]


# --- set-up ------------------------------------------------------------------------------------------------------


def prepare(lock: str, needs: Needs) -> Place:
    """Give a place that is ready: system packages, virtual environment, locked packages, compiled catalogues."""
    place = locate(ROOT, writable=os.access(ROOT, os.W_OK))
    equip(needs, can_make_venv=place.python.exists() or has_ensurepip())
    wanted = lock_hashes(ROOT, lock)
    stamp = place.venv / STAMP
    if not (place.python.exists() and is_installed(read_stamp(stamp), wanted)):
        make_venv(place)
        install(place, ROOT / LOCKS[lock])
        stamp.write_text(json.dumps(wanted, indent=1) + "\n", encoding="utf-8")
    compile_catalogues(place)
    return place


def equip(needs: Needs, *, can_make_venv: bool) -> None:
    """Have system packages installed, all at once.

    Raises:
        SetupError: something is still missing without which what follows would fail with a riddle.
    """
    venv = [] if can_make_venv else [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]
    system.install_packages([*system.missing(needs.libraries), *venv, *system.absent_packages(needs.tools)])
    importlib.invalidate_caches()
    lacking = system.missing(needs.essential) + ([] if has_ensurepip() else venv)
    if lacking:
        raise SetupError(f"this cannot go on without system packages; as root: {system.apt_line(lacking)}")


def has_ensurepip() -> bool:
    """Whether this Python can make virtual environments; Debian packs that part apart."""
    return importlib.util.find_spec("ensurepip") is not None


def locate(root: Path, *, writable: bool) -> Place:
    """The checkout itself, or for a read-only checkout a copy of it in the user's cache, made anew each time."""
    if writable:
        return Place(root, root / ".venv")
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    cache = Path(base) / "ara-desktop" / hashlib.sha256(str(root).encode()).hexdigest()[:12]
    source = cache / "source"
    leave_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache")
    shutil.copytree(root, source, ignore=leave_out, dirs_exist_ok=True)
    for path in (source, *source.rglob("*")):
        path.chmod(path.stat().st_mode | 0o600)
    drop_what_is_gone(root, source)
    return Place(source, cache / "venv")


def drop_what_is_gone(root: Path, copy: Path) -> None:
    """Delete the source files of a copy that the checkout no longer has; made files stay."""
    for path in [*copy.rglob("*.py"), *copy.rglob("*.po")]:
        if not (root / path.relative_to(copy)).exists():
            path.unlink()


def make_venv(place: Place) -> None:
    """Make the virtual environment, or complete one that was interrupted; one that works is used and never deleted."""
    has_pip = [str(place.python), "-c", "import pip"]
    if place.python.exists() and subprocess.run(has_pip, capture_output=True, check=False).returncode == 0:
        return
    if place.python.is_symlink() and not place.python.exists():
        raise SetupError(f"the Python of {place.venv} is gone; delete that folder and run this again")
    say(f"making {place.venv}")
    if subprocess.run([sys.executable, "-m", "venv", str(place.venv)], check=False).returncode:
        raise SetupError(f"could not make {place.venv}; the lines above say why")


def install(place: Place, lock: Path) -> None:
    """Install exactly what the lock names, wheels only, each with a hash that fits."""
    say(f"installing the packages of {lock.name} (about a minute the first time)")
    command = [str(place.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    if subprocess.run(command, env=place.environment, check=False).returncode:
        raise SetupError(
            "the packages could not be installed; pip's lines above say why. Is a package index reachable?"
        )


def lock_hashes(root: Path, lock: str) -> dict[str, str]:
    """What is installed once a lock is: its own SHA-256; the lock for development holds the one for run time too."""
    names = ["run", "dev"] if lock == "dev" else ["run"]
    return {name: hashlib.sha256((root / LOCKS[name]).read_bytes()).hexdigest() for name in names}


def read_stamp(stamp: Path) -> dict[str, str]:
    """What the stamp says is installed; nothing if there is none or it cannot be read."""
    try:
        found = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def is_installed(stamp: dict[str, str], wanted: dict[str, str]) -> bool:
    """Whether everything wanted is in the stamp with the same hash."""
    return all(stamp.get(name) == value for name, value in wanted.items())


def compile_catalogues(place: Place) -> None:
    """Compile the translations whose compiled form is missing or older than its source, with the program's own compiler."""
    if stale := stale_catalogues(place.source):
        command = [str(place.python), "-P", "-c", COMPILE, *(str(source) for source in stale)]
        done = subprocess.run(command, env=place.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SetupError(f"cannot compile the translations:\n{done.stderr.strip()}")


def stale_catalogues(source: Path) -> list[Path]:
    """The ``.po`` files whose ``.mo`` is missing or older, sorted."""
    found = sorted(source.glob("i18n/*/LC_MESSAGES/*.po"))
    return [po for po in found if not is_newer(po.with_suffix(".mo"), po)]


def is_newer(made: Path, source: Path) -> bool:
    """Whether a file is there and not older than the one it was made from."""
    return made.exists() and made.stat().st_mtime_ns >= source.stat().st_mtime_ns


def say(text: str) -> None:
    """Print one line about what happens."""
    print(f"ara: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
