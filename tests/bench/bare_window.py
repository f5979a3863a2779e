# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The least that a program with PySide6 can be: one window with one line of text; what the start is compared with."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("A bare window"))
window.resize(int(sys.argv[1]), int(sys.argv[2]))
window.show()
sys.exit(app.exec())
