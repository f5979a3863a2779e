# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What a user may set, in one table; the user's file, and the administrator's policy above it.

Both files are TOML. A key of the policy holds for everybody and is shown as locked. A policy that the user could have
written is no policy: it is left out and said so. Keys that only a newer program knows stay in the file; a damaged file
is moved aside, never deleted. No setting holds content of a dossier.
"""

import json
import os
import re
import sys
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from ara_desktop.core.errors import ChoiceUnknown, FieldUnknown, InputRefused, TargetUnwritable, ValueRefused
from ara_desktop.text.catalogue import msgid

PROGRAM = "ara-desktop"
PORTABLE = "ara-desktop-settings"
KIND = "settings"
Plain = str | int | bool
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class SettingLocked(InputRefused):
    """The administrator's policy says what holds. facts: field."""

    code = "SETTING_LOCKED"


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table. Its type is that of the default; ``least`` and ``most`` bound numbers."""

    name: str
    default: Plain
    help: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    pattern: str = r"[^\x00-\x1f\x7f]{0,4000}"

    def accepts(self, value: object) -> bool:
        """Whether a value has the right type and lies in the bounds."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, str):
            return value in self.choices if self.choices else bool(re.fullmatch(self.pattern, value))
        return isinstance(value, bool) or (isinstance(value, int) and self.least <= value <= self.most)

    def judged(self, value: Plain) -> Plain:
        """The value. Raises: ValueRefused, ChoiceUnknown."""
        if self.accepts(value):
            return value
        if self.choices:
            raise ChoiceUnknown(kind=KIND, field=self.name, value=str(value)[:80], choices=", ".join(self.choices))
        expected = f"{self.least}-{self.most}" if self.most else type(self.default).__name__
        raise ValueRefused(kind=KIND, field=self.name, value=str(value)[:80], expected=expected)


_LANGUAGE = r"[a-z]{2,8}(-[A-Za-z0-9]{2,8})*"
TABLE = (
    Setting("language", "system", msgid("Language of the interface"), pattern=_LANGUAGE),
    Setting("content_language", "de", msgid("Language in which new dossiers are written"), pattern=_LANGUAGE),
    Setting("theme", "system", msgid("Colours of the window"), choices=("system", "light", "dark", "contrast")),
    Setting("type_size_percent", 100, msgid("Type size in percent"), least=80, most=200),
    Setting("last_dossier", "", msgid("Dossier that was open last (its place only)")),
    Setting("window_geometry", "", msgid("Size and place of the window"), pattern=r"[A-Za-z0-9+/=]{0,4000}"),
    Setting("backup_folder", "", msgid("Folder for backups; empty: beside the dossier")),
)
SETTINGS: Mapping[str, Setting] = {one.name: one for one in TABLE}


@dataclass(frozen=True, slots=True)
class Places:
    """Where the program keeps its own files, never a dossier's content."""

    settings: Path
    policy: Path
    logs: Path
    data: Path


def places(portable: Path | None = None) -> Places:
    """The places of this system, or all but the policy below ``portable``, e.g. on a stick."""
    if portable is not None:
        folder = portable / PORTABLE
        return Places(folder / "settings.toml", policy_path(), folder / "logs", folder)
    from platformdirs import user_config_path, user_data_path, user_log_path

    return Places(
        user_config_path(PROGRAM, appauthor=False) / "settings.toml",
        policy_path(),
        user_log_path(PROGRAM, appauthor=False),
        user_data_path(PROGRAM, appauthor=False),
    )


def policy_path(platform: str = sys.platform) -> Path:
    """Where an administrator lays down settings for all users of the device."""
    if platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / PROGRAM / "policy.toml"
    if platform == "darwin":
        return Path("/Library/Application Support") / PROGRAM / "policy.toml"
    return Path("/etc") / PROGRAM / "policy.toml"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to tell the user. Codes: damaged, unreadable, value, policy_writable, policy_damaged, policy_value."""

    code: str
    what: str


@dataclass(frozen=True)
class Settings:
    """What holds now. ``locked``: names that the policy lays down."""

    values: Mapping[str, Plain] = field(default_factory=lambda: {one.name: one.default for one in TABLE})
    locked: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    def text(self, name: str) -> str:
        """A setting that is text. Raises: KeyError for a name that is not in the table."""
        return str(self.values[name])

    def number(self, name: str) -> int:
        """A setting that is a whole number."""
        return int(self.values[name])


def read_settings(where: Places) -> Settings:
    """What holds now; never fails: what cannot be used is left out and named in ``findings``."""
    kept, findings = _read_own(where.settings)
    laid_down, more = _read_policy(where.policy)
    own = {name: value for name, value in kept.items() if name in SETTINGS}
    wrong = [Finding("value", name) for name, value in own.items() if not SETTINGS[name].accepts(value)]
    values: dict[str, Plain] = {one.name: one.default for one in TABLE}
    values |= {name: value for name, value in own.items() if SETTINGS[name].accepts(value)}  # type: ignore[misc]
    values |= laid_down
    return Settings(values, frozenset(laid_down), (*findings, *wrong, *more))


def write_settings(where: Places, changes: Mapping[str, Plain]) -> Settings:
    """Change some settings in the user's file and give what holds then. Unknown keys of the file stay.

    Raises: FieldUnknown, ValueRefused, ChoiceUnknown, SettingLocked, TargetUnwritable; nothing was written then.
    """
    locked = read_settings(where).locked
    for name, value in changes.items():
        if name not in SETTINGS:
            raise FieldUnknown(kind=KIND, field=name)
        if name in locked:
            raise SettingLocked(field=name)
        SETTINGS[name].judged(value)
    kept, _ = _read_own(where.settings)
    _write(where.settings, toml_text({**kept, **changes}))
    return read_settings(where)


def _read_own(file: Path) -> tuple[dict[str, object], tuple[Finding, ...]]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")), ()
    except FileNotFoundError:
        return {}, ()
    except OSError:
        return {}, (Finding("unreadable", str(file)),)
    except ValueError:
        return {}, (Finding("damaged", str(_moved_aside(file))),)


def _moved_aside(file: Path) -> Path:
    """The damaged file under a free name beside its place; where nothing may be moved it stays."""
    names = (file.with_name(f"{file.name}.damaged-{number}") for number in range(1, 1000))
    aside = next(name for name in names if not name.exists())
    with suppress(OSError):
        return file.replace(aside)
    return file


def _read_policy(file: Path) -> tuple[dict[str, Plain], tuple[Finding, ...]]:
    if not file.exists():
        return {}, ()
    if user_may_write(file):
        return {}, (Finding("policy_writable", str(file)),)
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}, (Finding("policy_damaged", str(file)),)
    good = {name: value for name, value in said.items() if name in SETTINGS and SETTINGS[name].accepts(value)}
    wrong = tuple(Finding("policy_value", name) for name in sorted(said.keys() - good.keys()))
    return good, wrong


def user_may_write(file: Path) -> bool:
    """Whether the user could have written or replaced a file. For root: whether anybody else could."""
    if sys.platform == "win32":  # pragma: no cover - not run here
        try:
            with file.open("r+b"):
                return True
        except OSError:
            return False
    return any(_may_write(place) for place in (file, file.parent))


def _may_write(place: Path) -> bool:
    if sys.platform == "win32":  # pragma: no cover - the caller asks Windows another way
        return False
    about, me = place.stat(), os.geteuid()
    others = bool(about.st_mode & 0o002) or (bool(about.st_mode & 0o020) and about.st_gid != 0)
    mine = about.st_uid == me or os.access(place, os.W_OK)
    return others or (about.st_uid != 0 if me == 0 else mine)


def _write(file: Path, text: str) -> None:
    part = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(part, "w", encoding="utf-8", opener=_private) as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError as fault:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise TargetUnwritable(file=file.name, reason=fault.strerror or "") from fault


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def toml_text(values: Mapping[str, object]) -> str:
    """A TOML document; tables come last. Raises: TypeError for what TOML cannot say."""
    plain = [f"{_key(name)} = {_value(value)}" for name, value in values.items() if not isinstance(value, dict)]
    tables = [
        "\n".join([f"\n[{_key(name)}]", *(f"{_key(inner)} = {_value(one)}" for inner, one in value.items())])
        for name, value in values.items()
        if isinstance(value, dict)
    ]
    return "\n".join([*plain, *tables]) + "\n"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _value(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)} = {_value(one)}" for name, one in value.items()) + "}"
    raise TypeError(value)
