# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Head and foot of the pages: marking, event, running title, edition, code, page; on speaking notes who speaks where."""

from collections.abc import Callable
from dataclasses import replace

from ara_desktop.pack import style
from ara_desktop.pack.content import Imprint
from ara_desktop.pack.tagged import Furniture, Run, Sheet
from ara_desktop.text.spacing import quoted

_TRAINING = replace(style.MARKING, name="training", colour=style.WHITE, face="bold")
_IDENTITY = replace(style.MARKING, name="identity", size_pt=10.5, face="bold", colour=style.INK)
_BOTTOM = 21 * style.MM
_FRAME = (style.LEFT, _BOTTOM, style.TEXT_WIDTH, style.A4[1] - style.TOP - _BOTTOM)
_HEAD, _RULE, _FOOT = 20 * style.MM, 22 * style.MM, 14 * style.MM


def sheets_for(imprint: Imprint) -> tuple[Sheet, ...]:
    """The three kinds of page of a pack."""
    return (
        Sheet(name="cover", size_pt=style.A4, frame=_FRAME, furnish=_with(imprint, _cover)),
        Sheet(name="body", size_pt=style.A4, frame=_FRAME, column_pt=style.COLUMN,
              furnish=_with(imprint, _body)),
        Sheet(name="podium", size_pt=style.A4, frame=style.PODIUM_FRAME, furnish=_with(imprint, _podium)),
    )  # fmt: skip


def _with(imprint: Imprint, draw: Callable[[Furniture, Imprint], None]) -> Callable[[Furniture], None]:
    def furnish(page: Furniture) -> None:
        _marking(page, imprint)
        draw(page, imprint)

    return furnish


def _marking(page: Furniture, imprint: Imprint) -> None:
    """Who may read it, in the middle at the top; the training flag at the right, unmistakable."""
    width, height = page.size_pt
    page.text("header", (width / 2, height - 12 * style.MM), imprint.marking, style.MARKING, align="centre")
    if imprint.training:
        label = imprint.training.upper()
        box = (width - style.RIGHT - 64, height - 14 * style.MM, 64, 15)
        page.fill(box, style.INK)
        at = (box[0] + box[2] / 2, box[1] + 4.4)
        page.text("header", at, label, _TRAINING, align="centre")


def _cover(page: Furniture, imprint: Imprint) -> None:
    _foot(page, imprint, contact=False)


def _body(page: Furniture, imprint: Imprint) -> None:
    width, height = page.size_pt
    left, right = style.LEFT, width - style.RIGHT
    running = page.page.facts.get("running", "")
    page.text("header", (left, height - _HEAD), _cut(imprint.event, 52), style.RUNNING)
    page.text("header", (right, height - _HEAD), _cut(running, 62), style.RUNNING, align="right")
    page.rule((left, height - _RULE), (right, height - _RULE), style.RULE)
    _foot(page, imprint, contact=True)


def _foot(page: Furniture, imprint: Imprint, *, contact: bool) -> None:
    width, _ = page.size_pt
    left = style.LEFT
    edition = " · ".join(filter(None, (imprint.edition, imprint.code)))
    page.text("footer", (left, _FOOT), edition, style.RUNNING)
    if contact and imprint.contact:
        page.text("footer", (width / 2 + 3 * style.MM, _FOOT), _cut(imprint.contact, 64), style.RUNNING, align="centre")
    number = imprint.page.format(page=page.page.number, pages=page.page.pages)
    page.text("page number", (width - style.RIGHT, _FOOT), number, style.RUNNING, align="right")


def _podium(page: Furniture, imprint: Imprint) -> None:
    """Who speaks for whom, where, in which language; a big number; the first words of the next sheet."""
    width, height = page.size_pt
    facts, right = page.page.facts, width - 18 * style.MM
    left = style.LEFT
    page.text("header", (left, height - 19 * style.MM), facts.get("one", ""), _IDENTITY)
    page.text("header", (left, height - 23.5 * style.MM), _cut(facts.get("two", ""), 110), style.RUNNING)
    page.rule((left, height - 26 * style.MM), (right, height - 26 * style.MM), style.RULE)
    if page.page.next_opening:
        words = quoted(page.page.next_opening, imprint.language)
        shown = [Run(f"{facts.get('next', '')}: "), Run(words)]
        page.text("footer", (style.PODIUM_LEFT, style.A4[1] / 4 - 12 * style.MM), shown, style.CATCHWORD)
    page.text("footer", (right, 20 * style.MM), str(page.page.group_number), style.SHEET_NUMBER, align="right")
    sheet = imprint.sheet.format(page=page.page.group_number, pages=page.page.group_pages)
    edition = " · ".join(filter(None, (imprint.edition, imprint.code)))
    page.text("footer", (left, _FOOT), edition, style.RUNNING)
    number = imprint.page.format(page=page.page.number, pages=page.page.pages)
    page.text("page number", (right, _FOOT), f"{sheet} · {number}", style.RUNNING, align="right")


def _cut(text: str, letters: int) -> str:
    """Running lines are one line: a long title ends in dots."""
    if len(text) <= letters:
        return text
    cut = text[: letters - 1]
    return cut[: max(cut.rfind(" "), letters // 2)].rstrip(" ,;:-–") + "…"
