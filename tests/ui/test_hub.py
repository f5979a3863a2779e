# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
from ara_desktop.core.values import Changes


def test_news_reach_who_listens(hub, qtbot):
    changes = Changes(frozenset({("position", "a" * 26)}))
    with qtbot.waitSignal(hub.changed) as heard:
        hub.tell(changes)
    assert heard.args == [changes]


def test_nothing_changed_is_no_news(hub, qtbot):
    with qtbot.assertNotEmitted(hub.changed):
        hub.tell(Changes())
