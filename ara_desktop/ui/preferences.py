# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What the user has set, kept in the settings file; the administrator's policy stands above it."""

from pathlib import Path

from ara_desktop.settings import Finding, Places, Plain, Settings, read_settings, write_settings

BACKUPS = "backups"


class Preferences:
    """The settings of this process. Without places nothing is kept: what is chosen holds until the window closes.

    Attributes:
        places: Where the program keeps its own files.
        system_language: What ``system`` means for the language.
    """

    def __init__(self, places: Places | None = None, *, system_language: str = "en") -> None:
        self.places = places
        self.system_language = system_language
        self._settings = read_settings(places) if places is not None else Settings()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be used of the files."""
        return self._settings.findings

    @property
    def language(self) -> str:
        """Language of the interface: as set, else as the system speaks."""
        chosen = self.text("language")
        return self.system_language if chosen == "system" else chosen

    def text(self, name: str) -> str:
        """A setting that is text."""
        return self._settings.text(name)

    def number(self, name: str) -> int:
        """A setting that is a whole number."""
        return self._settings.number(name)

    def is_locked(self, name: str) -> bool:
        """Whether the administrator's policy lays it down."""
        return name in self._settings.locked

    def keep(self, name: str, value: Plain) -> None:
        """Keep a setting. Raises: SettingLocked, ValueRefused, TargetUnwritable; what held before holds then."""
        if self._settings.values[name] == value:
            return
        if self.places is None:
            self._settings = Settings({**self._settings.values, name: value}, self._settings.locked)
        else:
            self._settings = write_settings(self.places, {name: value})

    def backups(self, dossier: Path) -> Path:
        """The folder for backups of a dossier: as set, else beside it."""
        chosen = self.text("backup_folder")
        return Path(chosen) if chosen else dossier.absolute().parent / BACKUPS
