# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Before a dossier is open: three questions make one; or open one, or look around in a training dossier."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.preferences import Preferences
from ara_desktop.ui.start import Ground
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.cards import Card
from ara_desktop.ui.widgets.fields import Choice, Labelled
from ara_desktop.ui.widgets.labels import Text
from ara_desktop.ui.widgets.notice import announce
from ara_desktop.ui.widgets.panels import Panel

LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt",
    "ro", "sk", "sl", "sv",
)  # fmt: skip
SUFFIX = ".aradossier"
_BESIDE_FROM_EM = 56


@dataclass(frozen=True)
class Wanted:
    """A dossier to be made. ``region``: NUTS code or name; an empty passphrase means that it is not encrypted."""

    region: str
    name: str
    language: str
    file: Path
    passphrase: str = field(default="", repr=False)


class RegionField(QComboBox):
    """One of the regions of the reference data, or any NUTS code or name that is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCurrentIndex(-1)
        completer = self.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    @property
    def region(self) -> str:
        """NUTS code of a region of the list, else what was typed."""
        typed = self.currentText().strip()
        at = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(at)) if at >= 0 else typed

    def offer(self, regions: tuple[tuple[str, str], ...]) -> None:
        """Replace the list; what stands in the field stays."""
        typed = self.region
        self.blockSignals(True)
        self.clear()
        for code, name in regions:
            self.addItem(f"{name} ({code})", code)
        at = self.findData(typed)
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(typed)
        self.blockSignals(False)


class StartPage(QWidget):
    """The first page of all.

    Signals:
        wanted(Wanted). open_wanted(). training_wanted(). back_wanted(): to the dossier that was open before.
    """

    wanted = Signal(object)
    back_wanted = Signal()
    open_wanted = Signal()
    training_wanted = Signal()

    def __init__(self, ground: Ground, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start-page")
        self._ground = ground
        self._own_file = ""
        self.region, self.name, self.language = RegionField(), QLineEdit(), Choice()
        self.file, self.choose = QLineEdit(), Button(ground.theme, "folder-open")
        self.encrypt, self.secret, self.again = QCheckBox(), QLineEdit(), QLineEdit()
        self.make = Button(ground.theme, "check", "primary")
        self._before = ""
        self.back_card = Card(ground.theme, "arrow-left")
        self.open_card, self.training_card = Card(ground.theme, "folder-open"), Card(ground.theme, "graduation-cap")
        self.said, self.waiting = Text(wrap=True), Text(role="muted", wrap=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._arrange()
        self._connect()
        self._retranslate()
        self.language.show_code(preferences.text("content_language"))
        self._propose_file()

    def tell_handed_in(self, name: str) -> None:
        """Say that a bundle or card waits for a dossier."""
        text = self._ground.tr.words("“{file}” is shown as soon as the dossier it belongs to is open.", file=name)
        self.waiting.setText(text)
        self.waiting.show()

    def tell_before(self, name: str) -> None:
        """Offer the dossier that was open before."""
        self._before = name
        self._retell()
        self.back_card.show()

    # -- making -------------------------------------------------------------------------------------------------------
    def _on_make(self) -> None:
        missing = self._missing()
        if missing is not None:
            text, widget = missing
            self._say(text)
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.said.hide()
        secret = self.secret.text() if self.encrypt.isChecked() else ""
        file = Path(self.file.text().strip()).expanduser()
        self.wanted.emit(
            Wanted(self.region.region, self.name.text().strip(), self.language.code, file if file.suffix else file.with_suffix(SUFFIX), secret)
        )  # fmt: skip

    def _missing(self) -> tuple[str, QWidget] | None:
        """What is still to be answered, and where."""
        words = self._ground.tr.words
        if not self.region.region:
            return words("Please choose your region, or type its NUTS code."), self.region
        if not self.name.text().strip():
            return words("Please say who writes here: your name, or that of the device."), self.name
        if not self.file.text().strip():
            return words("Please choose where to keep the dossier."), self.choose
        if self.encrypt.isChecked() and not self.secret.text():
            return words("Please enter a passphrase, or do not encrypt."), self.secret
        if self.encrypt.isChecked() and self.secret.text() != self.again.text():
            return words("The two passphrases differ."), self.again
        return None

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.set_ink("bad")
        self.said.show()
        announce(self, text, urgent=True)

    def _on_choose(self) -> None:
        words = self._ground.tr.words
        chosen = self._ground.ask.save_file(
            words("Keep the dossier as"), self.file.text(), words("Dossier (*.aradossier)")
        )
        if chosen is not None:
            self._own_file = str(chosen if chosen.suffix else chosen.with_suffix(SUFFIX))
            self.file.setText(self._own_file)

    def _propose_file(self) -> None:
        """Beside the other documents, named after the region; never over a file that is there."""
        if self._own_file or self.file.isModified():
            return
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
        stem = self.region.currentText().partition(" (")[0].strip() or self._ground.tr.words("Dossier")
        safe = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in stem).strip("-")
        name = next(
            name for name in (f"{safe}{SUFFIX}", *(f"{safe}-{n}{SUFFIX}" for n in range(2, 1000))) if not (folder / name).exists()
        )  # fmt: skip
        self.file.setText(str(folder / name))

    # -- building -----------------------------------------------------------------------------------------------------
    def _connect(self) -> None:
        typed = self.region.lineEdit()
        if typed is not None:
            self._ground.tr.bind(typed.setAccessibleName, msgid("Region"))
        self.make.clicked.connect(self._on_make)
        self.choose.clicked.connect(self._on_choose)
        self.open_card.clicked.connect(lambda _checked=False: self.open_wanted.emit())
        self.training_card.clicked.connect(lambda _checked=False: self.training_wanted.emit())
        self.region.currentTextChanged.connect(lambda _text: self._propose_file())
        self.back_card.clicked.connect(lambda _checked=False: self.back_wanted.emit())
        self.encrypt.toggled.connect(self._show_secrets)
        for line in (self.name, self.secret, self.again):
            line.returnPressed.connect(self._on_make)
        self._ground.tr.changed.connect(self._retranslate)
        self._ground.theme.changed.connect(self._turn)

    def _show_secrets(self, on: bool) -> None:
        self._secrets.setVisible(on)

    def _retranslate(self, _language: str = "") -> None:
        from ara_desktop.text.formats import Formats
        from ara_desktop.ui.views.position_names import language_name

        words = self._ground.tr.words
        formats = Formats(words.language)
        named = sorted(((code, language_name(code, formats)) for code in LANGUAGES), key=lambda one: one[1].casefold())
        self.language.offer(named)
        self._retell()
        self._ground.jobs.start(lambda _monitor: _regions(words.language), done=self.region.offer)
        self._ground.desk.top.title.setText(words("Start"))

    def _retell(self) -> None:
        words = self._ground.tr.words
        self.back_card.tell(words("Back to {name}", name=self._before), words("The dossier that was open before"))
        self.open_card.tell(words("Open a dossier"), words("A file that is on this device already"))
        self.training_card.tell(
            words("Look around in a training dossier"),
            words("An invented alliance with positions, speeches and a conference; nothing in it is real"),
        )

    def _arrange(self) -> None:
        em, tr = self._ground.theme.em, self._ground.tr
        head, lead = Text(role="h1", wrap=True), Text(role="muted", wrap=True)
        tr.bind(head.setText, msgid("Welcome"))
        tr.bind(
            lead.setText,
            msgid(
                "A dossier holds your delegation's positions, speeches and packs in one file on this device. Nothing is sent anywhere."
            ),
        )
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._form())
        left.addStretch(1)
        for card in (self.back_card, self.open_card, self.training_card):
            right.addWidget(card)
        right.addStretch(1)
        for column in (left, right):
            column.setSpacing(em(0.7))
        self._columns.setSpacing(em(1))
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(em(1.6), em(1.2), em(1.6), em(1.6))
        page.setSpacing(em(0.6))
        for widget in (head, lead, self.waiting):
            page.addWidget(widget)
        page.addLayout(self._columns)
        page.addStretch(1)
        self.waiting.hide()
        self.back_card.hide()

    def _form(self) -> Panel:
        theme, tr = self._ground.theme, self._ground.tr
        panel = Panel(theme, "sheet")
        title = Text(role="h2")
        tr.bind(title.setText, msgid("New dossier"))
        tr.bind(self.make.setText, msgid("&Make the dossier"))
        tr.bind(self.choose.setText, msgid("C&hoose…"))
        tr.bind(self.encrypt.setText, msgid("&Encrypt it with a passphrase"))
        panel.add(title)
        panel.add(Labelled(tr, msgid("&Region"), self.region, hint=msgid("From the list, or a NUTS code such as DED")))
        panel.add(
            Labelled(
                tr,
                msgid("&Name"),
                self.name,
                hint=msgid("Who writes here: you, or this device; others see it beside each change"),
            )
        )
        panel.add(Labelled(tr, msgid("&Language of the texts"), self.language))
        row = panel.add_row(Labelled(tr, msgid("&File"), self.file), self.choose)
        row.setAlignment(self.choose, Qt.AlignmentFlag.AlignBottom)
        panel.add(self.encrypt)
        self._secrets = Panel(theme, "hollow")
        for label, line in ((msgid("&Passphrase"), self.secret), (msgid("The same passphrase a&gain"), self.again)):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            self._secrets.add(Labelled(tr, label, line))
        warning = Text(role="small", wrap=True)
        tr.bind(
            warning.setText,
            msgid("Without the passphrase nobody can open the dossier, not even we. Keep it in a safe place."),
        )
        self._secrets.add(warning)
        self._secrets.hide()
        panel.add(self._secrets)
        panel.add(self.said)
        self.said.hide()
        panel.add_row(self.make, None)
        return panel

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        wide = self.width() / max(1, self._ground.theme.text_px) >= _BESIDE_FROM_EM
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


def _regions(language: str) -> tuple[tuple[str, str], ...]:
    from ara_desktop.service.reference import region_names

    return region_names(language)
