# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The real program with an ear: it answers what has the keyboard and what is on screen, and never acts.

usage: window_probe.py SOCKET [ARGUMENTS OF THE PROGRAM]
"""

import json
import socket
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from ara_desktop.__main__ import main


class Probe(QObject):
    """Hears questions in a thread of its own and answers on the main thread, between two events of the window."""

    asked = Signal()

    def __init__(self, path):
        super().__init__()
        self._answer, self._answered = "", threading.Event()
        self.asked.connect(self._read, Qt.ConnectionType.QueuedConnection)
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(path)
        self._server.listen()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            client, _ = self._server.accept()
            with client, client.makefile("rw", encoding="utf-8") as line:
                while line.readline():
                    self._answered.clear()
                    self.asked.emit()
                    self._answered.wait()
                    line.write(self._answer + "\n")
                    line.flush()

    @Slot()
    def _read(self):
        try:
            self._answer = json.dumps(state())
        finally:
            self._answered.set()


def state():
    """Title of the window with the keyboard, what has it, and the texts that can be read."""
    window, widget = QApplication.activeWindow(), QApplication.focusWidget()
    popup = QApplication.activePopupWidget()
    labels = window.findChildren(QLabel) if window is not None else []
    return {
        "window": window.windowTitle() if window is not None else "",
        "popup": popup is not None,
        "focus": focus(widget),
        "texts": [label.text() for label in labels if label.isVisible()],
    }


def focus(widget):
    """Identity, name, kind and value of a widget; of a list or table its current item. All empty for none."""
    if widget is None:
        return {"id": "", "name": "", "kind": "", "value": "", "row": -1}
    heard = QAccessible.queryAccessibleInterface(widget)
    # Qt says a choice's value for its name on X11, where the label is told as a relation.
    name = widget.accessibleName() or (heard.text(QAccessible.Text.Name) if heard is not None else "")
    value, row = "", -1
    if isinstance(widget, QLineEdit):
        value = widget.text()
    elif isinstance(widget, QPlainTextEdit):
        value = widget.toPlainText()
    elif isinstance(widget, QComboBox):
        value = widget.currentText()
    elif isinstance(widget, QAbstractItemView):
        index = widget.currentIndex()
        row, value = index.row(), str(index.data(Qt.ItemDataRole.DisplayRole) or "")
    kind = type(widget).__name__
    return {"id": hex(id(widget)), "name": name.replace("&", ""), "kind": kind, "value": value, "row": row}


if __name__ == "__main__":
    probe = Probe(str(Path(sys.argv[1])))
    sys.exit(main(sys.argv[2:]))
