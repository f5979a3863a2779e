# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What a bundle would do, before anything is written; and what it did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ara_desktop.service.exchange import Report
from ara_desktop.text import labels
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.exchange_names import by_kind, conflict_lines, gap_line, named
from ara_desktop.ui.views.position_names import local_zone
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Chip, Text
from ara_desktop.ui.widgets.panels import Panel
from ara_desktop.ui.widgets.prose_growing import visible


@dataclass(frozen=True)
class Offer:
    """A bundle that was judged. ``titles``: short names of records here; ``names``: of replicas; ``data``: as it came."""

    file: str
    data: bytes
    passphrase: str | None
    report: Report
    titles: Mapping[str, str]
    names: Mapping[str, str]


class PlanPanel(Panel):
    """New, changed, diverging, missing, no longer cleared; then take it in or leave it.

    Signals:
        wanted(). left().
    """

    wanted = Signal()
    left = Signal()

    def __init__(self, session: Session, offer: Offer, *, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        self._session = session
        words, report = session.words, offer.report
        card = report.sender.card
        self.title = words("Bundle from {name}", name=visible(card.name))
        self.add(Text(self.title, "h2", wrap=True))
        known = words("words compared") if report.sender.state == "verified" else words("words not compared yet")
        look = "ok" if report.sender.state == "verified" else "warn"
        self.add_flow(
            Chip(labels.role(report.sender.role, words), "quiet"),
            Chip(f"{'✓' if look == 'ok' else '?'} {known}", look),
            Text(self._made(report), "small"),
            Text(visible(offer.file), "small"),
        )
        self._tell(offer)
        self.take, self.leave = Button(session.theme, "folder-input", "primary"), Button(session.theme)
        self.take.setText(words("Take in"))
        self.leave.setText(words("Leave it"))
        self.take.setEnabled(may_write and report.plan.new > 0)
        self.add_flow(self.take, self.leave)
        self.take.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.left)

    def _made(self, report: Report) -> str:
        made = datetime.fromtimestamp(report.made_ms / 1000, UTC)
        moment = self._session.formats.moment(made, local_zone())
        return self._session.words("made {moment}", moment=moment)

    def _tell(self, offer: Offer) -> None:
        words, plan = self._session.words, offer.report.plan
        if not plan.new:
            self.add(Text(words("Nothing new: everything in it is here already."), wrap=True))
        else:
            self.add(Text(words.n("{n} change is new.", "{n} changes are new.", plan.new), wrap=True))
        if plan.created:
            self._section(words("New records"), [by_kind(plan.created, words)])
        if plan.updated:
            self._section(words("Changed records"), named(plan.updated, offer.titles, words))
        if plan.conflicts:
            title = words("Versions diverge; both stay until somebody decides")
            self._section(f"!  {title}", conflict_lines(plan, offer.titles, words), ink="warn")
        if plan.voided:
            lines = [
                f"{visible(offer.titles.get(id_, '')) or '…'} – {labels.field('position', part, words)}"
                for id_, part in plan.voided
            ]
            self._section(f"!  {words('No longer cleared')}", lines, ink="warn")
        if plan.missing:
            lines = [gap_line(gap, offer.names, words) for gap in plan.missing]
            self._section(f"!  {words('Missing before it')}", lines, ink="warn")

    def _section(self, title: str, lines: Sequence[str], *, ink: str = "") -> None:
        head = Text(title, "h3", wrap=True)
        if ink:
            head.set_ink(ink)
        self.add(head)
        self.add(Text("\n".join(lines), wrap=True))


class DonePanel(Panel):
    """What came in.

    Signals:
        decide(): to the diverging versions. left().
    """

    decide = Signal()
    left = Signal()

    def __init__(self, session: Session, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, "sheet", parent)
        words, plan = session.words, report.plan
        self.title = words("Taken in from {name}", name=visible(report.sender.card.name))
        self.add(Text(self.title, "h2", wrap=True))
        lines = [words.n("{n} change is new.", "{n} changes are new.", plan.new)]
        if plan.conflicts:
            lines.append(words.n("{n} text diverges.", "{n} texts diverge.", len(plan.conflicts)))
        if plan.voided:
            lines.append(words.n("{n} clearance no longer holds.", "{n} clearances no longer hold.", len(plan.voided)))
        self.add(Text("\n".join(lines), wrap=True))
        self.close_it = Button(session.theme)
        self.close_it.setText(words("Close"))
        self.close_it.clicked.connect(self.left)
        buttons = [self.close_it]
        if plan.conflicts:
            go = Button(session.theme, "git-merge", "primary")
            go.setText(words("Decide now"))
            go.clicked.connect(self.decide)
            buttons.insert(0, go)
        self.add_flow(*buttons)
