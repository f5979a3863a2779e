# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What the layer leans on in ReportLab beyond its documented interface; a new version must be looked at by a person."""

import inspect

import reportlab
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas

from ara_desktop.pack.fonts import house_fonts
from tests.pack.tagged.sample import sample


def test_the_version_is_the_one_that_was_read():
    assert reportlab.__version__.startswith("5.1.")


def test_the_private_hooks_are_there():
    house_fonts().face("regular")
    canvas = Canvas("", initialFontName="ara-regular")
    assert isinstance(canvas._code, list)
    assert "self._setAnnotations(page)" in inspect.getsource(Canvas.showPage)
    assert "Trans" in pdfdoc.PDFPage.__NoDefault__
    document = canvas._doc
    assert {"delayedFonts", "fontMapping", "numberToId", "idToObject", "idToObjectNumberAndVersion"} <= set(
        vars(document)
    )
    assert "endstream" in inspect.getsource(pdfdoc.PDFStream.format)
    assert "toUnicodeCMap" in inspect.getsource(ttfonts.TTFont.addObjects)


def test_nothing_of_it_is_patched():
    before = (pdfdoc.PDFStream.format, ttfonts.makeToUnicodeCMap, ttfonts.TTFont.addObjects, Canvas.showPage)
    sample()
    assert before == (pdfdoc.PDFStream.format, ttfonts.makeToUnicodeCMap, ttfonts.TTFont.addObjects, Canvas.showPage)
    assert pdfdoc.PDFStream.format.__module__ == "reportlab.pdfbase.pdfdoc"
