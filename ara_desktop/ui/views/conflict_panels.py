# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The columns of one conflict: what it was before, and each version with its words marked; then a text of one's own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ara_desktop.service.conflict_reading import Dispute, Version
from ara_desktop.text.catalogue import msgid
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.conflict_names import consequence, field_label, head_of, value_text
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Chip, Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_difference import Difference
from ara_desktop.ui.widgets.prose_growing import Growing, Quote, hidden_signs

_MNEMONICS = 9


class BasePanel(Panel):
    """What it was before the versions parted."""

    def __init__(self, session: Session, found: Dispute, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "hollow", parent)
        words = session.words
        self.add(Text(words("Before"), "h3"))
        text = value_text(found.kind, found.field, found.base, found.base_title, (words, session.formats))
        if found.prose and found.base:
            quote = Quote(session.theme)
            quote.show_text(str(found.base))
            quote.setAccessibleName(words("Before"))
            self.add(quote)
        else:
            self.add(Text(text, "muted", wrap=True))
        self.fill_up()


class VersionPanel(Panel):
    """One version.

    Signals:
        taken(str op).
    """

    taken = Signal(str)

    def __init__(
        self, session: Session, found: Dispute, version: Version, number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(session.theme, "sheet", parent)
        self.version = version
        words, formats = session.words, session.formats
        said = head_of(version, words, formats)
        own = words("yours") if version.mine else words("from others")
        self.add_flow(
            Text(words("Version {n}", n=number), "h3"), Chip(own, "info" if version.mine else "quiet")
        )  # fmt: skip
        self.add(Text(said, "small", wrap=True))
        if found.prose:
            self.text = Difference(session.theme, session.tr)
            self.text.compare(str(found.base or ""), str(version.value or ""), whole=True)
            self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            marks = self.text.accessibleName()
            self.text.setAccessibleName(words("Version {n}, {said}. {marks}", n=number, said=said, marks=marks))
            self.add(self.text)
        else:
            value = value_text(found.kind, version.field, version.value, version.title, (words, formats))
            self.add(Text(value, "h2", wrap=True))
        self._warn_of_signs(session, version)
        follows, ink = consequence(found, version, words, formats)
        if follows:
            line = Text(follows, wrap=True)
            line.set_ink(ink)
            self.add(line)
        self.take = Button(session.theme, "check")
        sign = "&" if number <= _MNEMONICS else ""
        self.take.setText(words("Take version {n}", n=f"{sign}{number}"))
        self.take.clicked.connect(lambda: self.taken.emit(version.op))
        self.add_row(self.take, None)
        self.fill_up()

    def _warn_of_signs(self, session: Session, version: Version) -> None:
        signs = hidden_signs(str(version.value or ""))
        if signs:
            text = session.words("This text holds signs that cannot be seen: {signs}", signs=", ".join(signs))
            line = Text(text, "small", wrap=True)
            line.set_ink("warn")
            self.add(line)


class TakenOutPanels:
    """Of a record that somebody took out while others went on writing: take it out after all, or keep it."""

    def __init__(self, session: Session, found: Dispute) -> None:
        words, formats = session.words, session.formats
        self.out = Panel(session.theme, "sheet")
        self.keep = Panel(session.theme, "sheet")
        self.out.add(Text(words("Take it out"), "h3", wrap=True))
        self.keep.add(Text(words("Keep it"), "h3", wrap=True))
        for one in found.versions:
            side = self.out if one.takes_out else self.keep
            side.add(Text(head_of(one, words, formats), "small", wrap=True))
            if one.takes_out:
                side.add(
                    Text(
                        words("Reason: {reason}", reason=value_text("", "", one.value, "", (words, formats))), wrap=True
                    )
                )
                continue
            value = value_text(found.kind, one.field, one.value, one.title, (words, formats))
            side.add(Text(f"{field_label(found.kind, one.field, words)}: {value}", wrap=True))
        self.take_out, self.take_back = (
            Button(session.theme, "archive", "grave"),
            Button(session.theme, "check", "primary"),
        )
        self.take_out.setText(words("Take it out all the same"))
        self.take_back.setText(words("Keep the record"))
        self.out.add_row(self.take_out, None)
        self.keep.add_row(self.take_back, None)
        for side in (self.out, self.keep):
            side.fill_up()
        self.ops = (_first(found.versions, takes_out=True), _first(found.versions, takes_out=False))


class OwnText(Panel):
    """A text that a person writes or accepts; a combination is offered, never taken by itself.

    Signals:
        taken(str text). typed(str text): to be kept while one looks elsewhere.
    """

    taken = Signal(str)
    typed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        title = Text(role="h3")
        session.tr.bind(title.setText, msgid("Or a text of your own"))
        self.advice = Text(role="small", wrap=True)
        self.editor = Growing(session.theme, lines=4)
        session.tr.bind(self.editor.setAccessibleName, msgid("Text of your own"))
        self.take = Button(session.theme, "check-check")
        session.tr.bind(self.take.setText, msgid("Ta&ke this text"))
        for widget in (title, self.advice, self.editor):
            self.add(widget)
        self.add_row(self.take, None)
        self.take.clicked.connect(lambda: self.taken.emit(self.editor.toPlainText()))
        self.editor.typed.connect(self._on_typed)

    def begin(self, found: Dispute, draft: str | None) -> None:
        """Start with what was written here before, else with the combination, else with the own version."""
        words = self._session.words
        if draft is not None:
            text, advice = draft, words("What you wrote before.")
        elif found.offer is not None:
            text = found.offer
            advice = words(
                "The changes lie in different paragraphs, so this text holds all of them. Read it; it counts only when you take it."
            )
        else:
            text = str(found.versions[0].value or "") if found.versions else ""
            advice = words(
                "The same paragraph was changed differently. Start from version 1 and write what is to hold."
            )
        self.advice.setText(advice)
        self.editor.start_text(text)
        self._judge()

    def _on_typed(self) -> None:
        self.typed.emit(self.editor.toPlainText())
        self._judge()

    def _judge(self) -> None:
        self.take.setEnabled(bool(self.editor.toPlainText().strip()))


def growing(widget: QWidget) -> QWidget:
    """Let a column share the width evenly."""
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    widget.setSizePolicy(policy)
    return widget


def _first(versions: Sequence[Version], *, takes_out: bool) -> str:
    return next((one.op for one in versions if one.takes_out == takes_out), "")
