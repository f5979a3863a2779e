# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A flow lays out what is in it, whatever became of flows before it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ara_desktop.ui.widgets.flow import Flow


def filled(parent):
    """A box with three buttons in a flow."""
    box = QWidget(parent)
    flow = Flow(gap=4)
    for number in range(3):
        flow.addWidget(QPushButton(str(number)))
    QVBoxLayout(box).addLayout(flow)
    return box, flow


def test_flows_that_follow_deleted_ones_are_laid_out(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    window.resize(400, 300)
    window.show()
    box = None
    for _ in range(60):
        if box is not None:
            column.removeWidget(box)
            box.hide()
            box.deleteLater()
        box, flow = filled(window)
        column.addWidget(box)
        for _ in range(2):
            QApplication.sendPostedEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        lefts = [flow.itemAt(at).widget().x() for at in range(flow.count())]
        assert lefts == sorted(set(lefts))
        assert flow.heightForWidth(400) > 10


def test_a_widget_that_is_taken_out_leaves_no_gap(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    flow = Flow(window, gap=4)
    buttons = [QPushButton(str(number)) for number in range(3)]
    for button in buttons:
        flow.addWidget(button)
    window.resize(400, 100)
    window.show()
    flow.removeWidget(buttons[0])
    buttons[0].deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents()
    assert flow.count() == 2
    assert flow.itemAt(0).widget() is buttons[1]
    assert flow.itemAt(2) is None
    flow.clear()
    assert flow.count() == 0
