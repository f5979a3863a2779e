# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What a screen reader is told about a program, as JSON; run with the Python of Debian, which has pyatspi.

usage: reader.py PID tree | focused | press ROLE NAME
"""

import json
import sys

import pyatspi

STATES = {
    pyatspi.STATE_FOCUSED: "focused",
    pyatspi.STATE_FOCUSABLE: "focusable",
    pyatspi.STATE_SHOWING: "showing",
    pyatspi.STATE_SELECTED: "selected",
    pyatspi.STATE_CHECKED: "checked",
    pyatspi.STATE_ENABLED: "enabled",
}
ITEMS = {"list item", "table cell", "tree item", "table row", "table column header", "page tab", "menu item"}
MOST_CHILDREN = 150


def application(pid):
    """The program with that process id, if the bus knows it yet."""
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and app.get_process_id() == pid:
            return app
    return None


def walk(node, depth=0):
    """Nodes of the tree in reading order."""
    yield node, depth
    for index in range(min(node.childCount, MOST_CHILDREN)):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from walk(child, depth + 1)


def told(node, depth):
    """One node as plain values."""
    states = node.getState()
    return {
        "role": node.getRoleName(),
        "name": node.name or "",
        "description": node.description or "",
        "states": sorted(word for state, word in STATES.items() if states.contains(state)),
        "depth": depth,
    }


def focused(nodes):
    """What has the keyboard: a widget, or inside a list or table its current item. Lists without the keyboard have a current item too."""
    holder = next(
        (i for i, node in enumerate(nodes) if "focused" in node["states"] and node["role"] not in ITEMS), None
    )
    if holder is None:
        return None
    inside = nodes[holder + 1 :]
    for node in inside:
        if node["depth"] <= nodes[holder]["depth"]:
            break
        if "focused" in node["states"]:
            return node
    return nodes[holder]


def answer(app, question):
    """Answer of one question; an empty one while the program is not there."""
    if app is None:
        return [] if question[0] == "tree" else None
    nodes = [told(node, depth) | {"node": node} for node, depth in walk(app)]
    if question[0] == "press":
        _, role, name = question
        found = next(
            (n["node"] for n in nodes if n["role"] == role and n["name"] == name and "showing" in n["states"]), None
        )
        return bool(found is not None and found.queryAction().doAction(0))
    plain = [{key: value for key, value in node.items() if key != "node"} for node in nodes]
    if question[0] == "focused":
        return focused(plain)
    return plain


if __name__ == "__main__":
    json.dump(answer(application(int(sys.argv[1])), sys.argv[2:]), sys.stdout)
