# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A bare window or the program, telling on its output when it has painted, shown its data, and come to rest.

For machines without Xvfb only: the words "painted", "shown", "rest", a line each.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

_REST_MS = 700


class Paints(QObject):
    """Calls once after the next paint of a window."""

    def __init__(self, window, then):
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def tell(word):
    print(word, flush=True)


def bare(width, height):
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    def painted():
        tell("painted")
        QTimer.singleShot(_REST_MS, lambda: tell("rest"))

    app = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(QLabel("A bare window"))
    window.resize(int(width), int(height))
    Paints(window, painted)
    window.show()
    return app.exec()


def ours(dossier):
    from ara_desktop.app import build
    from ara_desktop.ui.application import PLACES
    from ara_desktop.ui.start import Look, run

    context = build()

    def shown():
        tell("shown")
        QTimer.singleShot(_REST_MS, lambda: tell("rest"))

    def begin(ground):
        from ara_desktop.ui.opening import open_first

        tell("painted")
        ground.desk.opened.connect(lambda: Paints(ground.desk, shown))
        open_first(context, ground, Path(dossier))

    return run(sys.argv[:1], begin, PLACES, look=Look("de", "light", 100))


if __name__ == "__main__":
    sys.exit({"bare": bare, "ours": ours}[sys.argv[1]](*sys.argv[2:]))
