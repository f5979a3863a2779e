# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Our position in another language: original and translation one below the other, and whether they still agree.

Folded away until somebody wants it; folded, it reads nothing.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ara_desktop.core.classes import Audience
from ara_desktop.core.kinds import KINDS
from ara_desktop.service.fiche import CLOSED_TEXTS, TEXTS, Sheet
from ara_desktop.service.fiche_translations import FRESH, MISSING, STALE, Translated, translations
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.position_names import field_name, language_name
from ara_desktop.ui.views.position_part import VersionsNote, shown_text
from ara_desktop.ui.views.position_saving import Saving
from ara_desktop.ui.views.wording_import import LANGUAGES
from ara_desktop.ui.widgets.badges import ClassBadge
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.fields import Choice
from ara_desktop.ui.widgets.labels import Chip, Text
from ara_desktop.ui.widgets.panels import Panel, PrincipalPanel
from ara_desktop.ui.widgets.prose_growing import Quote
from ara_desktop.ui.widgets.prose_kept import Kept, Seen

_LOOKS = {FRESH: "ok", STALE: "warn", MISSING: "quiet"}


class TranslationRow(QWidget):
    """One text: original, translation, state.

    Signals:
        wanted(str field, str text, Seen): to be saved.
        confirmed(str field): it still fits. settle(str field): to the diverging versions.
    """

    wanted = Signal(str, str, object)
    confirmed = Signal(str)
    settle = Signal(str)

    def __init__(self, session: Session, name: str, ceiling: Audience, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._session = name, session
        self._label, self._state = Text(role="h3"), Chip()
        self._badge = ClassBadge(session.theme, session.tr, ceiling.code)
        self.original, self.editor = Quote(session.theme), Kept(session.theme, lines=2)
        self.versions = VersionsNote(session)
        self.fits = Button(session.theme, "check")
        session.tr.bind(self.fits.setText, msgid("It still fits"))
        session.tr.bind(self.editor.setPlaceholderText, msgid("Not translated yet"))
        head = QHBoxLayout()
        head.setSpacing(session.theme.em(0.55))
        heads: tuple[QWidget, ...] = (self._label, self._badge, self._state, self.fits)
        for part in heads:
            head.addWidget(part)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, session.theme.em(0.45), 0, 0)
        column.setSpacing(session.theme.em(0.35))
        column.addLayout(head)
        for widget in (self.original, self.editor, self.versions):
            column.addWidget(widget)
        self.editor.wanted.connect(lambda text, seen: self.wanted.emit(self.name, text, seen))
        self.fits.clicked.connect(lambda: self.confirmed.emit(self.name))
        self.versions.settle.connect(lambda: self.settle.emit(self.name))

    def show_text(self, original: str, one: Translated, language: str, *, fresh: bool, locked: bool) -> None:
        """``fresh``: another record or language stands here now; else what is being typed stays."""
        words = self._session.words
        field, tongue = field_name(self.name, words), language_name(language, self._session.formats)
        self._label.setText(field)
        self.original.show_text(original)
        self.original.setAccessibleName(words("{field}: original", field=field))
        self.editor.setAccessibleName(words("{field} in {language}", field=field, language=tongue))
        text, heads = shown_text(one.held)
        if fresh:
            self.editor.begin(text, heads)
        else:
            self.editor.renew(text, heads)
        self.editor.setReadOnly(locked)
        self._state.show_state(self._said(one), _LOOKS[one.state])
        self.fits.setVisible(one.state == STALE and not one.held.versions and not locked)
        typing = self.editor.busy
        own = self.editor.toPlainText()
        others = tuple(version for version in one.held.versions if not (typing and version.value == own))
        self.versions.show_versions(others, field=self.name, beside_own=typing)
        self.editor.setVisible(typing or not one.held.versions)

    def _said(self, one: Translated) -> str:
        words = self._session.words
        texts = {FRESH: words("Up to date"), STALE: words("The original was changed since"), MISSING: words("Missing")}
        return words("{state}, by machine", state=texts[one.state]) if one.by_machine else texts[one.state]


class TranslationsPanel(QWidget):
    """The translations of all texts into one language.

    Signals:
        confirmed(str field, str language): a translation still fits.
        settle(str field, str language): to the diverging versions of one.
    """

    confirmed = Signal(str, str)
    settle = Signal(str, str)

    def __init__(self, session: Session, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._saving = session, saving
        self._page: Sheet | None = None
        self._there: tuple[str, str] = ("", "")
        self.open, self.closed = Panel(session.theme, "sheet"), PrincipalPanel(session.theme, session.tr)
        self.language = Choice()
        session.tr.bind(self.language.setAccessibleName, msgid("Language of the translation"))
        self.unfold = Button(session.theme, "languages")
        self.unfold.setCheckable(True)
        session.tr.bind(self.unfold.setText, msgid("Show translations"))
        self.rows = {name: TranslationRow(session, name, _ceiling(name)) for name in (*TEXTS, *CLOSED_TEXTS)}
        self._none = Text(role="muted", wrap=True)
        session.tr.bind(self._none.setText, msgid("There is no text to translate yet"))
        self._arrange()
        self.unfold.toggled.connect(lambda _on: self._fill())
        self.language.chosen.connect(lambda _code: self._fill())
        for row in self.rows.values():
            row.wanted.connect(self._on_text)
            row.confirmed.connect(lambda field: self.confirmed.emit(field, self.language.code))
            row.settle.connect(lambda field: self.settle.emit(field, self.language.code))

    def show_page(self, page: Sheet) -> None:
        """Show the translations of a position; what is being typed stays."""
        self._page = page
        formats = self._session.formats
        offered = [code for code in LANGUAGES if code != page.language]
        self.language.offer([(code, language_name(code, formats)) for code in offered])
        if not self.language.code:
            wanted = [one.language for one in page.wordings if one.language in offered]
            self.language.show_code(next(iter(wanted), offered[0]))
        self._fill()

    def flush(self) -> None:
        """Save what is being typed, now."""
        for row in self.rows.values():
            row.editor.flush()

    def _fill(self) -> None:
        page, on = self._page, self.unfold.isChecked()
        self.language.setVisible(on)
        texts = self._read(page) if page is not None and on else {}
        self._none.setVisible(on and not texts)
        self.closed.setVisible(any(name in texts for name in CLOSED_TEXTS))
        if page is None:
            return
        there = (page.position, self.language.code)
        fresh = there != self._there
        if fresh:
            if self._there[0] == page.position:  # another page was left before, and saved then
                self.flush()
            self._there = there
        locked = page.retired is not None or self._session.dossier.store.read_only
        for name, row in self.rows.items():
            row.setVisible(name in texts)
            if name in texts:
                original = page.parts[name].held.value
                row.show_text(original, texts[name], self.language.code, fresh=fresh, locked=locked)
                if fresh:
                    self._saving.give_back(row.editor, page, name, self.language.code)

    def _read(self, page: Sheet) -> Mapping[str, Translated]:
        with self._session.dossier.store.reading() as view:
            return translations(view, page, self.language.code)

    def _on_text(self, field: str, text: str, seen: Seen) -> None:
        if self._page is not None:
            _, language = self._there
            self._saving.keep_translation(self._page, field, language, text, seen, self.rows[field].editor)

    def _arrange(self) -> None:
        title = Text(role="h2")
        self._session.tr.bind(title.setText, msgid("In other languages"))
        head = self.open.add_row(title, None)
        head.addWidget(self.language)
        head.addWidget(self.unfold)
        self.open.add(self._none)
        for name in TEXTS:
            self.open.add(self.rows[name])
        for name in CLOSED_TEXTS:
            self.closed.add(self.rows[name])
        for widget in (self._none, self.closed, self.language, *self.rows.values()):
            widget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._session.theme.em(0.9))
        column.addWidget(self.open)
        column.addWidget(self.closed)


def _ceiling(name: str) -> Audience:
    return KINDS["position"].fields[name].ceiling
