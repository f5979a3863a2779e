# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import threading

from ara_desktop.core.errors import DiskFull


def ended(qtbot, jobs):
    return qtbot.waitSignal(jobs.idle, timeout=5000)


def test_work_runs_on_the_lane_and_comes_home_on_the_main_thread(jobs, qtbot):
    seen = []
    with ended(qtbot, jobs):
        jobs.start(lambda _: threading.get_ident(), done=lambda there: seen.append((there, threading.get_ident())))
    there, here = seen[0]
    assert here == threading.get_ident()
    assert there != here


def test_jobs_run_in_the_order_given(jobs, qtbot):
    order = []
    with ended(qtbot, jobs):
        for number in range(20):
            jobs.start(lambda _, n=number: n, done=order.append)
    assert order == list(range(20))


def test_an_error_comes_home_and_the_lane_goes_on(jobs, qtbot):
    def refuse(_):
        raise DiskFull(file="x")

    errors, values = [], []
    with ended(qtbot, jobs):
        jobs.start(refuse, failed=errors.append)
        jobs.start(lambda _: 1, done=values.append)
    assert [e.code for e in errors] == ["DISK_FULL"]
    assert values == [1]


def test_an_error_nobody_takes_is_told_by_the_lane(jobs, qtbot):
    def refuse(_):
        raise DiskFull(file="x")

    with qtbot.waitSignal(jobs.failed) as told, ended(qtbot, jobs):
        jobs.start(refuse)
    assert told.args[0].code == "DISK_FULL"


def test_a_programming_error_is_logged_and_told(jobs, qtbot, caplog):
    with qtbot.waitSignal(jobs.failed) as told, ended(qtbot, jobs):
        jobs.start(lambda _: 1 // 0)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert caplog.messages == ["job failed"]


def test_progress_arrives_in_order_on_the_main_thread(jobs, qtbot):
    def count(monitor):
        for step in range(3):
            monitor.progress(step + 1, 3, "pages")

    seen = []
    with ended(qtbot, jobs):
        job = jobs.start(count)
        job.progressed.connect(
            lambda *args: seen.append((*args, threading.current_thread() is threading.main_thread()))
        )
    assert seen == [(1, 3, "pages", True), (2, 3, "pages", True), (3, 3, "pages", True)]


def test_cancel_stops_at_the_next_step(jobs, qtbot):
    under_way = threading.Event()
    go_on = threading.Event()
    steps = []

    def long(monitor):
        for step in range(100):
            monitor.progress(step, 100, "pages")
            steps.append(step)
            under_way.set()
            assert go_on.wait(5)

    with ended(qtbot, jobs):
        job = jobs.start(long, can_cancel=True, done=lambda _: steps.append("done"))
        with qtbot.waitSignal(job.stopped):
            assert under_way.wait(5)
            job.cancel()
            go_on.set()
    assert steps == [0]


def test_a_waiting_job_that_is_cancelled_never_runs(jobs, qtbot):
    gate = threading.Event()
    ran = []
    with ended(qtbot, jobs):
        jobs.start(lambda _: gate.wait(5))
        waiting = jobs.start(lambda _: ran.append(1), can_cancel=True)
        waiting.cancel()
        gate.set()
    assert ran == []


def test_what_cannot_be_cancelled_is_not(jobs, qtbot):
    gate = threading.Event()
    values = []

    def write(monitor):
        gate.wait(5)
        monitor.progress(1, 1, "write")
        return "written"

    with ended(qtbot, jobs):
        jobs.start(write, done=values.append)
        jobs.cancel_all()
        gate.set()
    assert values == ["written"]


def test_close_finishes_what_was_accepted(qapp):
    from ara_desktop.ui.jobs import Jobs

    lane, ran = Jobs(), []
    for number in range(5):
        lane.start(lambda _, n=number: ran.append(n))
    lane.close()
    assert ran == [0, 1, 2, 3, 4]
