# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Settings: what the user may choose, what the administration has laid down, where files lie, what the program is made of."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ara_desktop import __version__
from ara_desktop.core.errors import AraError
from ara_desktop.settings import Plain
from ara_desktop.text.catalogue import languages, msgid
from ara_desktop.text.messages import shown
from ara_desktop.ui.places import View
from ara_desktop.ui.session import Session
from ara_desktop.ui.theme import PERCENTS, Scheme
from ara_desktop.ui.views.position_names import language_name
from ara_desktop.ui.views.start_page import LANGUAGES
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.fields import Choice, Labelled
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.topbar import OWN_NAMES

_BESIDE_FROM_EM = 56
_SYSTEM = "system"
_FINDINGS = {
    "damaged": msgid("The settings file was damaged; it was moved aside: {what}"),
    "unreadable": msgid("The settings file cannot be read: {what}"),
    "value": msgid("This setting had a value that cannot be used: {what}"),
    "policy_writable": msgid("The policy is left out because a user could have written it: {what}"),
    "policy_damaged": msgid("The policy cannot be read and is left out: {what}"),
    "policy_value": msgid("The policy holds something that cannot be used: {what}"),
}
# Name of the distribution, licence as its makers state it.
COMPONENTS = (
    ("PySide6-Essentials", "LGPL-3.0-only"), ("PySide6-Addons", "LGPL-3.0-only"), ("SQLAlchemy", "MIT"), ("alembic", "MIT"),
    ("sqlcipher3", "Zlib"), ("reportlab", "BSD-3-Clause"), ("rl_accel", "BSD-3-Clause"), ("pikepdf", "MPL-2.0"),
    ("pyphen", "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1"), ("babel", "BSD-3-Clause"), ("PyNaCl", "Apache-2.0"),
    ("pyrage", "MIT"), ("zstandard", "BSD-3-Clause"), ("msgspec", "BSD-3-Clause"), ("platformdirs", "MIT"), ("click", "BSD-3-Clause"),
)  # fmt: skip
DRAWN = (("Source Sans 3", "OFL-1.1"), ("DejaVu Sans", "Bitstream Vera"), ("Lucide", "ISC"))


class Settings(View):
    """Everything is kept at once; there is no button for it."""

    code, heading = "settings", msgid("Settings")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.language, self.scheme, self.type_size, self.content = Choice(), Choice(), Choice(), Choice()
        self.folder = QLineEdit()
        self.choose, self.beside = Button(session.theme, "folder-open"), Button(session.theme)
        self._marks: dict[str, Text] = {}
        self._places, self._findings = QGridLayout(), Text(wrap=True)
        self.parts = Text(role="small", wrap=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._arrange()
        self._connect()

    def reload(self) -> None:
        """Show what holds now."""
        self._offer()
        kept, theme = self.session.preferences, self.session.theme
        language = _SYSTEM if kept.text("language") == _SYSTEM else self.session.tr.language
        self.language.show_code(language)
        self.scheme.show_code(theme.scheme.value)
        self.type_size.show_code(str(theme.percent))
        self.content.show_code(kept.text("content_language"))
        self.folder.setText(kept.text("backup_folder"))
        self._lock()
        self._fill_places()
        words = self.session.words
        found = [words(_FINDINGS[one.code], what=shown(one.what)) for one in kept.findings if one.code in _FINDINGS]
        self._findings.setText("\n".join(found))
        self._findings.setVisible(bool(found))

    # -- what is chosen -------------------------------------------------------------------------------------------------
    def _choose_language(self, code: str) -> None:
        if self._keep("language", code):
            self.session.tr.choose(self.session.preferences.language)

    def _choose_scheme(self, code: str) -> None:
        if self._keep("theme", code):
            self.session.theme.apply(Scheme(code))

    def _choose_size(self, code: str) -> None:
        if self._keep("type_size_percent", int(code)):
            self.session.theme.apply(percent=int(code))

    def _choose_folder(self) -> None:
        folder = self.session.ask.folder(self.session.words("Folder for backups"))
        if folder is not None and self._keep("backup_folder", str(folder)):
            self.reload()

    def _no_folder(self) -> None:
        if self._keep("backup_folder", ""):
            self.reload()

    def _keep(self, name: str, value: Plain) -> bool:
        """Keep a setting; where that fails the field shows again what holds."""
        try:
            self.session.preferences.keep(name, value)
        except AraError as error:
            self.session.show_error(error)
            self.reload()
            return False
        return True

    def _lock(self) -> None:
        """Settings of the policy can be seen, not changed."""
        fields: dict[str, tuple[QWidget, ...]] = {
            "language": (self.language,), "theme": (self.scheme,), "type_size_percent": (self.type_size,),
            "content_language": (self.content,), "backup_folder": (self.choose, self.beside),
        }  # fmt: skip
        for name, widgets in fields.items():
            locked = self.session.preferences.is_locked(name)
            for widget in widgets:
                widget.setEnabled(not locked)
            self._marks[name].setVisible(locked)
        self.beside.setEnabled(self.beside.isEnabled() and bool(self.folder.text()))

    # -- what is shown --------------------------------------------------------------------------------------------------
    def _offer(self) -> None:
        words, formats = self.session.words, self.session.formats
        own = [(code, OWN_NAMES.get(code, code)) for code in languages()]
        self.language.offer([(_SYSTEM, words("Like the system")), *own])
        schemes = (
            (Scheme.SYSTEM, words("Like the system")), (Scheme.LIGHT, words("Light")), (Scheme.DARK, words("Dark")),
            (Scheme.CONTRAST, words("High contrast")),
        )  # fmt: skip
        self.scheme.offer([(scheme.value, name) for scheme, name in schemes])
        self.type_size.offer([(str(percent), words("{percent} %", percent=percent)) for percent in PERCENTS])
        named = [(code, language_name(code, formats)) for code in LANGUAGES]
        self.content.offer(sorted(named, key=lambda one: one[1].casefold()))

    def _fill_places(self) -> None:
        words, kept = self.session.words, self.session.preferences
        dossier = self.session.dossier.store.path
        rows: list[tuple[str, Path]] = [
            (words("This dossier"), dossier.absolute()), (words("Backups"), kept.backups(dossier)),
        ]  # fmt: skip
        if kept.places is not None:
            rows += [
                (words("Settings"), kept.places.settings), (words("Policy of the administration"), kept.places.policy),
                (words("Log of the program"), kept.places.logs), (words("Data of the program"), kept.places.data),
            ]  # fmt: skip
        while (item := self._places.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line, (name, path) in enumerate(rows):
            value = Text(shown(path, 400), wrap=True)
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            value.setAccessibleName(f"{name}: {path}")
            self._places.addWidget(Text(name, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._places.addWidget(value, line, 1)
        self._places.setColumnStretch(1, 1)

    def _show_parts(self) -> None:
        """Versions are looked up on the lane: it reads the files of every package."""
        self.session.read(component_lines, done=lambda lines: self.parts.setText("\n".join(lines)))

    # -- building -------------------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        chosen: tuple[tuple[Choice, Callable[[str], object]], ...] = (
            (self.language, self._choose_language),
            (self.scheme, self._choose_scheme),
            (self.type_size, self._choose_size),
            (self.content, lambda code: self._keep("content_language", code)),
        )
        for choice, run in chosen:
            choice.chosen.connect(run)
        self.choose.clicked.connect(self._choose_folder)
        self.beside.clicked.connect(self._no_folder)
        self.session.tr.changed.connect(lambda _language: self.reload())
        self.session.theme.changed.connect(self._on_theme)

    def _on_theme(self) -> None:
        self.scheme.show_code(self.session.theme.scheme.value)
        self.type_size.show_code(str(self.session.theme.percent))
        self._turn()

    def _arrange(self) -> None:
        em = self.session.theme.em
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, panels in ((left, (self._look(), self._work())), (right, (self._files(), self._about()))):
            column.setSpacing(em(0.9))
            for panel in panels:
                column.addWidget(panel)
            column.addStretch(1)
        self._columns.setSpacing(em(0.9))
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(em(1.2), em(0.9), em(1.2), em(1.2))
        page.addLayout(self._columns)
        page.addStretch(1)

    def _look(self) -> Panel:
        panel = self._panel(msgid("Window"))
        for name, label, choice in (
            ("language", msgid("&Language of the window"), self.language),
            ("theme", msgid("&Colours"), self.scheme),
            ("type_size_percent", msgid("&Text size"), self.type_size),
        ):
            panel.add(Labelled(self.session.tr, label, choice))
            panel.add(self._mark(name))
        return panel

    def _work(self) -> Panel:
        tr = self.session.tr
        panel = self._panel(msgid("Work"))
        panel.add(
            Labelled(tr, msgid("Language of ne&w dossiers"), self.content, hint=msgid("New texts are written in it; each can have another."))
        )  # fmt: skip
        panel.add(self._mark("content_language"))
        self.folder.setReadOnly(True)
        tr.bind(self.folder.setPlaceholderText, msgid("Beside each dossier"))
        panel.add(Labelled(tr, msgid("&Folder for backups"), self.folder))
        tr.bind(self.choose.setText, msgid("C&hoose…"))
        tr.bind(self.beside.setText, msgid("&Beside each dossier"))
        panel.add_flow(self.choose, self.beside)
        panel.add(self._mark("backup_folder"))
        return panel

    def _files(self) -> Panel:
        panel = self._panel(msgid("Where files lie"))
        panel.column.addLayout(self._places)
        self._findings.set_ink("warn")
        panel.add(self._findings)
        return panel

    def _about(self) -> Panel:
        tr = self.session.tr
        panel = self._panel(msgid("About this program"))
        version, licence = Text(wrap=True), Text(role="small", wrap=True)
        tr.bind(version.setText, msgid("ARA Desktop {version}"), version=__version__)
        tr.bind(
            licence.setText,
            msgid(
                "Free software under the European Union Public Licence 1.2 (EUPL-1.2), without any warranty. It sends nothing anywhere."
            ),
        )
        more = Button(self.session.theme, "scroll-text")
        tr.bind(more.setText, msgid("&Parts and their licences"))
        more.clicked.connect(self._show_parts)
        self.parts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (version, licence):
            panel.add(widget)
        panel.add_row(more, None)
        panel.add(self.parts)
        return panel

    def _panel(self, heading: str) -> Panel:
        panel, title = Panel(self.session.theme, "sheet"), Text(role="h3")
        self.session.tr.bind(title.setText, heading)
        panel.add(title)
        return panel

    def _mark(self, name: str) -> Text:
        mark = Text(role="small", wrap=True)
        self.session.tr.bind(mark.setText, msgid("Laid down by the administration of this device"))
        self._marks[name] = mark
        mark.hide()
        return mark

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        wide = self.width() / max(1, self.session.theme.text_px) >= _BESIDE_FROM_EM
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


def component_lines() -> tuple[str, ...]:
    """``SQLAlchemy 2.1.0 – MIT`` for each part that this installation has; then fonts and icons."""
    from importlib.metadata import PackageNotFoundError, version

    lines = []
    for name, licence in COMPONENTS:
        try:
            lines.append(f"{name} {version(name)} – {licence}")
        except PackageNotFoundError:
            continue
    return (*lines, *(f"{name} – {licence}" for name, licence in DRAWN))
