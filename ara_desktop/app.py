# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Where the parts are put together: clock, randomness, settings, words. Nothing heavy is imported before it is used.

Command line and window get one frozen ``Context`` and hand its parts to the use cases; there are no globals.
"""

import logging
import os
import re
import sys
import time
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ara_desktop.core.errors import FileUnreadable
from ara_desktop.core.ports import Clock, Ids, Monitor
from ara_desktop.settings import Places, Settings, places, read_settings
from ara_desktop.text.catalogue import Words

if TYPE_CHECKING:  # SQLAlchemy comes with it: only once a dossier is opened
    from ara_desktop.store.store import Store

PASSPHRASE_FILE = "ARA_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable
PASSPHRASE_LIMIT = 4096
BACKUPS = "backups"
LOG_FILE = "ara-desktop.log"
LOG_BYTES = 1_000_000
_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class SystemClock:
    """The clock of this device."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 in UTC."""
        return time.time_ns() // 1_000_000


class SystemIds:
    """Randomness of the operating system."""

    def token(self, size_bytes: int) -> bytes:
        """That many random bytes."""
        return os.urandom(size_bytes)


@dataclass(frozen=True)
class Context:
    """Everything that comes from outside, handed in once."""

    clock: Clock
    ids: Ids
    places: Places
    settings: Settings
    environment: Mapping[str, str] = field(repr=False)

    @cached_property
    def language(self) -> str:
        """The language of the interface: as set, else as the system speaks, else English."""
        chosen = self.settings.text("language")
        return _system_language(self.environment) if chosen == "system" else chosen

    @cached_property
    def words(self) -> Words:
        """The words of the interface; read when the first one is needed."""
        return Words(self.language)

    @cached_property
    def holder(self) -> str:
        """Who works here, as a second person is told when the dossier is in use."""
        name = next((self.environment[key] for key in ("USER", "LOGNAME", "USERNAME") if self.environment.get(key)), "")
        device = self.environment.get("COMPUTERNAME") or (os.uname().nodename if hasattr(os, "uname") else "")
        return " @ ".join(part for part in (name, device) if part) or "?"

    def passphrase(self, file: str | None = None) -> str | None:
        """The passphrase out of a file, or out of the one that the environment names; None if there is neither.

        Raises: FileUnreadable.
        """
        named = file or self.environment.get(PASSPHRASE_FILE)
        return passphrase_in(Path(named)) if named else None

    def open(
        self, path: Path, *, passphrase: str | None = None, write: bool = True, monitor: Monitor | None = None
    ) -> "Store":
        """Open a dossier; the caller closes it. Raises: StoreError."""
        from ara_desktop.service.dossiers import open_dossier

        return open_dossier(
            path,
            passphrase=passphrase,
            clock=self.clock,
            ids=self.ids,
            holder=self.holder,
            write=write,
            monitor=monitor,
        )

    def backups(self, dossier: Path) -> Path:
        """The folder for backups of a dossier: as set, else beside it."""
        chosen = self.settings.text("backup_folder")
        return Path(chosen) if chosen else dossier.absolute().parent / BACKUPS


def build(*, portable: bool = False, environment: Mapping[str, str] | None = None) -> Context:
    """The context of this process. ``portable``: settings and logs lie beside the program."""
    where = places(program_folder() if portable else None)
    surroundings = dict(os.environ if environment is None else environment)
    return Context(SystemClock(), SystemIds(), where, read_settings(where), surroundings)


def program_folder() -> Path:
    """Where the program was put: beside its executable, in a checkout the present folder."""
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else Path.cwd()


def passphrase_in(file: Path) -> str:
    """The first line of a file, without its end. Raises: FileUnreadable, for an empty one too."""
    try:
        with file.open("rb") as opened:
            line = opened.readline(PASSPHRASE_LIMIT + 1)
        text = line.decode("utf-8-sig").rstrip("\r\n")
    except OSError as fault:
        raise FileUnreadable(file=file.name, reason=fault.strerror or "") from fault
    except UnicodeDecodeError as fault:
        raise FileUnreadable(file=file.name, reason="UTF-8") from fault
    if not text or len(line) > PASSPHRASE_LIMIT:
        raise FileUnreadable(file=file.name, reason=f"1-{PASSPHRASE_LIMIT}")
    return text


def _system_language(environment: Mapping[str, str]) -> str:
    """As gettext asks: LANGUAGE, LC_ALL, LC_MESSAGES, LANG; on systems without them, what the system says."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        said = environment.get(name, "")
        if not said:
            continue
        plain = said in ("C", "POSIX") or said.startswith("C.")
        more = "" if plain else environment.get("LANGUAGE", "").split(":")[0]
        return "en" if plain else re.split(r"[_.@-]", more or said)[0]
    return _spoken_by_system()


def _spoken_by_system() -> str:
    if sys.platform in ("win32", "darwin"):  # pragma: no cover - not run here
        import locale

        return (locale.getlocale()[0] or "en").partition("_")[0]
    return "en"


def keep_log(folder: Path) -> logging.Handler:
    """Send warnings and errors of the program to a file in ``folder``, which is made with the first of them.

    A full file becomes ``.old``. Texts of errors are left out: they may hold content of a dossier.
    """
    handler = _LogFile(folder / LOG_FILE, encoding="utf-8", delay=True)
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("ara_desktop")
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    return handler


class _LogFile(logging.FileHandler):
    def _open(self) -> TextIOWrapper:
        file = Path(self.baseFilename)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if file.exists() and file.stat().st_size > LOG_BYTES:
            file.replace(file.with_suffix(".old"))
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; a log that cannot be written stops nobody."""
        with suppress(OSError):
            super().emit(record)


class _Formatter(logging.Formatter):
    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - the name is logging's
        """Kind of error and places in the source, without its text."""
        kind, _, trace = ei
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([kind.__name__ if kind else "?", *places])
