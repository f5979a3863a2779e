# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Every place of the composition, on the training dossier: no accessibility finding in any language and size."""

import pytest
from PySide6.QtWidgets import QApplication

from ara_desktop.ui.application import PLACES
from tests.ui import a11y

NEEDS_RECORD = {"point": "point", "intervention": "intervention", "event": "event"}
WRITTEN = "ara_desktop.ui.views."


@pytest.fixture
def at_place(show_place, store):
    def show(code, **look):
        record = None
        if code in NEEDS_RECORD:
            with store.reading() as view:
                record = next(iter(view.records(NEEDS_RECORD[code]))).id
        try:
            shown = show_place(code, record, **look)
        except ModuleNotFoundError as missing:
            if missing.name and missing.name.startswith(WRITTEN):
                pytest.skip(f"{missing.name} is not there yet")
            raise
        for _ in range(3):
            QApplication.sendPostedEvents()
        return shown

    return show


codes = pytest.mark.parametrize("code", [place.code for place in PLACES])


@codes
@pytest.mark.parametrize(("language", "percent"), [("de", 100), ("de", 200), ("en", 100), ("pseudo", 100)])
def test_no_findings(at_place, code, language, percent):
    assert a11y.every_finding(at_place(code, language=language, percent=percent).window) == []


@codes
def test_tab_reaches_everything(at_place, qtbot, code):
    window = at_place(code).window
    with qtbot.waitActive(window):
        window.activateWindow()
    assert a11y.unreachable(window) == []


@codes
@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_painted_texts_have_contrast(at_place, code, scheme):
    assert a11y.low_contrast(at_place(code, scheme=scheme).window) == []
