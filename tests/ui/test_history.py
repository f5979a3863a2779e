# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
from ara_desktop.ui.history import History, Visit

HOME, MATRIX, POINT = Visit("home"), Visit("matrix"), Visit("point", "p1")


def walked(*visits):
    history = History()
    for visit in visits:
        history.visit(visit)
    return history


def test_nothing_lies_behind_the_first_visit():
    assert History().here is None
    history = walked(HOME)
    assert (history.here, history.can_go_back, history.can_go_forward) == (HOME, False, False)
    assert history.step(-1) is None


def test_back_and_forward():
    history = walked(HOME, MATRIX, POINT)
    assert [history.step(-1), history.step(-1), history.step(-1)] == [MATRIX, HOME, None]
    assert [history.step(1), history.step(1), history.step(1)] == [MATRIX, POINT, None]


def test_a_new_visit_forgets_what_lay_ahead():
    history = walked(HOME, MATRIX)
    history.step(-1)
    history.visit(POINT)
    assert not history.can_go_forward
    assert history.step(-1) == HOME


def test_the_same_visit_twice_is_one():
    assert not walked(HOME, HOME).can_go_back


def test_a_search_replaces_itself_while_it_is_typed():
    history = walked(HOME)
    history.visit(Visit("search", "a"))
    for text in ("ab", "abc"):
        history.visit(Visit("search", text), instead=True)
    assert history.here == Visit("search", "abc")
    assert history.step(-1) == HOME


def test_the_way_does_not_grow_for_ever():
    history = walked(*(Visit("point", str(n)) for n in range(500)))
    assert history.here == Visit("point", "499")
    steps = 0
    while history.step(-1):
        steps += 1
    assert steps == 199
