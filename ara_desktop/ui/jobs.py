# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""One lane for store writes and long work: progress and cancel on the way, one way home.

A job is made on the main thread and is given to a single worker thread; jobs run in the order given. Everything a job has to
say (progress, result, error) arrives on the main thread. The last word of every job is ``ended``; tests wait for it.
"""

import logging
import sys
from collections import deque
from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from ara_desktop.core.errors import AraError, Cancelled
from ara_desktop.core.ports import Monitor

log = logging.getLogger(__name__)

# While the lane computes, the main thread waits this long for each of its turns; a list that is painted takes dozens.
TURN_S = 0.001

Work = Callable[[Monitor], object]


class Outcome(Enum):
    """How a job came home."""

    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


class Job(QObject):
    """One piece of work; it is the ``Monitor`` that the work sees.

    Signals, all on the main thread, in this order:
        progressed(int done, int total, str code): ``total`` 0 means unknown.
        done(object) | failed(Exception) | stopped(): exactly one of them.
        ended(Job): the last word, always.
    """

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal(object)
    _reported = Signal(int, int, str)
    _returned = Signal(object, object)

    def __init__(self, work: Work, *, label: str, can_cancel: bool, writes: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        self.writes = writes
        self.can_cancel = can_cancel
        self._work = work
        self._stop = False
        queued = Qt.ConnectionType.QueuedConnection
        self._reported.connect(self._on_reported, queued)
        self._returned.connect(self._on_returned, queued)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; its unit of work rolls back."""
        if self.can_cancel:
            self._stop = True

    def progress(self, done: int, total: int, what: str) -> None:
        """Monitor: called by the work, on the worker thread. Raises: Cancelled if the user stopped it."""
        if self._stop:
            raise Cancelled
        self._reported.emit(done, total, what)

    def run(self) -> None:
        """Do the work; called on the worker thread, once."""
        try:
            if self._stop:
                self._returned.emit(Outcome.CANCELLED, None)
                return
            self._returned.emit(Outcome.DONE, self._work(self))
        except Cancelled:
            self._returned.emit(Outcome.CANCELLED, None)
        except AraError as error:
            self._returned.emit(Outcome.FAILED, error)
        except Exception as error:  # the lane must live on; the error goes home and is shown
            log.exception("job failed")
            self._returned.emit(Outcome.FAILED, error)

    @Slot(int, int, str)
    def _on_reported(self, done: int, total: int, code: str) -> None:
        self.progressed.emit(done, total, code)

    @Slot(object, object)
    def _on_returned(self, outcome: Outcome, value: object) -> None:
        if outcome is Outcome.DONE:
            self.done.emit(value)
        elif outcome is Outcome.FAILED:
            self.failed.emit(value)
        else:
            self.stopped.emit()
        self.ended.emit(self)


class _Lane(QObject):
    """Lives on the worker thread and runs one job after the other."""

    given = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.given.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self.closed.connect(self._leave, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _run(self, job: Job) -> None:
        job.run()

    @Slot()
    def _leave(self) -> None:
        QThread.currentThread().quit()


class Jobs(QObject):
    """The worker lane.

    Signals:
        started(Job): accepted; it may still wait for its turn.
        failed(Exception): a job without its own ``failed`` callback failed.
        idle(): nothing is waiting or running any more.
    """

    started = Signal(object)
    failed = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: deque[Job] = deque()
        self._thread = QThread(self)
        self._thread.setObjectName("lane")
        self._lane = _Lane()
        self._lane.moveToThread(self._thread)
        sys.setswitchinterval(min(TURN_S, sys.getswitchinterval()))
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a job waits or runs."""
        return bool(self._open)

    def start(
        self,
        work: Work,
        *,
        label: str = "",
        done: Callable[..., object] | None = None,
        failed: Callable[..., object] | None = None,
        can_cancel: bool = False,
        writes: bool = False,
    ) -> Job:
        """Queue ``work(monitor)``; ``done(value)`` and ``failed(error)`` are called on the main thread.

        Args:
            work: Runs on the worker thread; returns a frozen value; opens and closes its own unit of work.
            label: What the user reads beside the progress bar, translated; empty for short writes (nothing is shown).
            done: Receives the value.
            failed: Receives the error; without it the window shows the sentence.
            writes: Whether it changes the dossier; the window says “Saving…” if it takes a while.
            can_cancel: Whether a Cancel button is offered; the work stops at its next
                ``monitor.progress(...)``.
        """
        job = Job(work, label=label, can_cancel=can_cancel, writes=writes, parent=self)
        if done is not None:
            job.done.connect(done)
        job.failed.connect(failed if failed is not None else self.failed.emit)
        job.ended.connect(self._on_ended)
        self._open.append(job)
        self.started.emit(job)
        self._lane.given.emit(job)
        return job

    def cancel_all(self) -> None:
        """Ask every job that can be cancelled to stop."""
        for job in self._open:
            job.cancel()

    def close(self) -> None:
        """End the thread; jobs that were accepted are finished first (the lane keeps order). Blocks only when busy."""
        self._lane.closed.emit()
        self._thread.wait()

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        self._open.remove(job)
        job.deleteLater()
        if not self._open:
            self.idle.emit()
