# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import sys

from PySide6.QtWidgets import QLabel


def test_qt_calls_keep_the_references_to_none(qapp):
    """PySide6 6.12 below Python 3.12 drops one reference per call and aborts the program after some thousand."""
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(2000):
        label.setText("x")
    assert sys.getrefcount(None) > before - 500
