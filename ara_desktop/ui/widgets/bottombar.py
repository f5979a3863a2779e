# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The lower edge: whether it is saved, who writes, what was just said, and the long work under way."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from ara_desktop.ui.i18n import Translator
from ara_desktop.ui.jobs import Job, Jobs
from ara_desktop.ui.session import DossierState
from ara_desktop.ui.theme import Theme
from ara_desktop.ui.widgets.buttons import Button
from ara_desktop.ui.widgets.labels import Chip, Elided, Text
from ara_desktop.ui.widgets.notice import announce

_SAID_MS = 8000
_SAVING_MS = 300
_HOLDER_FROM_EM, _WRITER_FROM_EM, _UNSENT_FROM_EM = 50, 60, 70


class BottomBar(QFrame):
    """State of the dossier at the reading start, long work at the end."""

    def __init__(self, theme: Theme, tr: Translator, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottombar")
        self.setMinimumWidth(1)
        self._theme, self._tr, self._jobs = theme, tr, jobs
        self._state: DossierState | None = None
        self._mark = QLabel()
        self._saved, self._writer = Text(role="small"), Elided("small")
        self._limits, self._said = Chip(look="warn"), Elided("small")
        self._unsent = Text(role="small")
        self._work = WorkPanel(theme, tr)
        self._arrange()
        self._quiet, self._slow = QTimer(self), QTimer(self)
        for timer, pause in ((self._quiet, _SAID_MS), (self._slow, _SAVING_MS)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
        self._quiet.timeout.connect(lambda: self._said.setText(""))
        self._slow.timeout.connect(self._show_saving)
        jobs.started.connect(self._on_started)
        jobs.idle.connect(self.refresh)
        tr.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.refresh()

    @property
    def text(self) -> str:
        """What stands there, for tests: state, writer, limits."""
        shown = (self._saved, self._writer, self._limits, self._unsent)
        return " · ".join(label.text() for label in shown if not label.isHidden() and label.text())

    def show_state(self, state: DossierState | None) -> None:
        """Show the state of the dossier; times are those of this computer's clock."""
        self._state = state
        self.refresh()

    def say(self, text: str) -> None:
        """Show for some seconds and have it said when the screen reader pauses."""
        self._said.setText(text)
        self._quiet.start()
        announce(self, text)

    def refresh(self, _value: object = None) -> None:
        """Write everything again: language, look or state changed."""
        self._slow.stop()
        self.setFixedHeight(self._theme.em(2.1))
        state, words = self._state, self._tr.words
        if state is None:
            self._saved.setText(words("No dossier is open"))
        else:
            self._mark.setPixmap(self._icon(state))
            self._saved.setText(self._saved_text(state))
            self._writer.setText(" · ".join(part for part in (state.name, state.writer) if part))
            self._unsent.setText(words.n("{n} change not sent yet", "{n} changes not sent yet", state.unsent))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what matters less where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        state = self._state
        width_em = self.width() / self._theme.text_px
        limits = self._limit_text(state) if state is not None else ""
        self._limits.setToolTip(limits)
        self._limits.setText(limits if width_em >= _HOLDER_FROM_EM or not limits else self._tr.words("Read only"))
        self._mark.setVisible(state is not None)
        self._limits.setVisible(bool(limits))
        self._writer.setVisible(state is not None and width_em >= _WRITER_FROM_EM)
        self._unsent.setVisible(state is not None and state.unsent > 0 and width_em >= _UNSENT_FROM_EM)

    def _saved_text(self, state: DossierState) -> str:
        if state.saved_at is None:
            return self._tr.words("Everything is saved")
        # Written by hand: the first use of Babel's locale data would stop the window for 50 ms and more.
        return self._tr.words("Saved {time}", time=f"{state.saved_at.astimezone():%H:%M}")

    def _limit_text(self, state: DossierState) -> str:
        words = self._tr.words
        if state.read_only and state.holder:
            return words("Read only: {holder} is writing", holder=state.holder)
        return words("Read only") if state.read_only else ""

    def _icon(self, state: DossierState) -> QPixmap:
        name, role = ("eye", "warn") if state.read_only else ("circle-check", "ok")
        return self._theme.icon(name, role).pixmap(self._theme.em(1.05), self._theme.em(1.05))

    def _on_started(self, job: Job) -> None:
        if job.label:
            self._work.follow(job)
        elif job.writes:
            self._slow.start()

    def _show_saving(self) -> None:
        if self._jobs.busy:
            self._saved.setText(self._tr.words("Saving…"))

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        for widget in (self._mark, self._saved, self._writer, self._limits, self._unsent):
            row.addWidget(widget)
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self._said, 1)
        row.addWidget(self._work)


class WorkPanel(QWidget):
    """Long work: what it is, how far, and Cancel; one at a time, the next one takes over."""

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work-panel")
        self._tr, self._theme = tr, theme
        self._waiting: list[Job] = []
        self._label = Elided("small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel = Button(theme, "x", "ghost")
        tr.bind(self.cancel.setText, "Cancel")
        tr.bind(self._bar.setAccessibleName, "Progress")
        self.cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._label, self._bar, self.cancel):
            row.addWidget(widget)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show a job until it ends."""
        self._waiting.append(job)
        job.progressed.connect(lambda done, total, _code, job=job: self._on_progress(job, done, total))
        job.ended.connect(self._on_ended)
        if len(self._waiting) == 1:
            self._show()

    def _show(self) -> None:
        job = self._waiting[0]
        self._label.setText(job.label)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(self._theme.em(8))
        self._bar.setAccessibleDescription(job.label)
        self.cancel.setVisible(job.can_cancel)
        self.cancel.setEnabled(True)
        self.show()
        announce(self, job.label)

    def _on_progress(self, job: Job, done: int, total: int) -> None:
        if self._waiting and self._waiting[0] is job:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._label.setText(self._tr.words("Stopping…"))
        self._waiting[0].cancel()

    def _on_ended(self, job: Job) -> None:
        if job in self._waiting:
            self._waiting.remove(job)
        if self._waiting:
            self._show()
        else:
            self.hide()
