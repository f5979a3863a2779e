# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import itertools
import re

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ara_desktop.core.kinds import STANCES as STANCE_CODES
from ara_desktop.core.resources import program_file
from ara_desktop.ui.theme import PERCENTS, Scheme, Theme
from ara_desktop.ui.theme.contrast import contrast
from ara_desktop.ui.theme.icons import Drawings
from ara_desktop.ui.theme.sheet import sheet
from ara_desktop.ui.theme.stances import SIGNS, paint_stance
from ara_desktop.ui.theme.tokens import CLASSES, CONTRAST, DARK, LIGHT, STANCES, tokens_for

ICONS = program_file("resources", "icons")
schemes = pytest.mark.parametrize("t", [LIGHT, DARK, CONTRAST], ids=lambda t: t.name)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48), ("#123456", "#123456", 1)]
)
def test_contrast_is_computed_as_wcag_says(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@schemes
def test_every_text_has_contrast_on_its_ground(t):
    limit = 7 if t is CONTRAST else 4.5
    assert [(what, round(contrast(*pair), 2)) for what, *pair in t.text_pairs() if contrast(*pair) < limit] == []


@schemes
def test_every_part_that_must_be_seen_has_contrast(t):
    assert [(what, round(contrast(*pair), 2)) for what, *pair in t.part_pairs() if contrast(*pair) < 3] == []


@schemes
def test_every_pair_of_the_style_sheet_is_a_measured_pair(t):
    """A rule that sets both colours uses a pair that the tests above know."""
    known = {(text.lower(), ground.lower()) for _, text, ground in t.text_pairs()}
    rules = re.findall(
        r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", sheet(t, text_px=15, icons=ICONS), flags=re.DOTALL)
    )
    strange = []
    for selector, body in rules:
        text = re.search(r"(?<![-\w])color: (#\w{6})", body)
        ground = re.search(r"(?<![-\w])background: (#\w{6})", body)
        pair = (text.group(1).lower(), ground.group(1).lower()) if text and ground else None
        if pair and pair not in known and ":disabled" not in selector:
            strange.append((selector.strip(), pair))
    assert strange == []


@schemes
def test_all_stances_and_classes_have_colours_and_signs(t):
    assert {code for code, _ in t.stances} == {*STANCE_CODES, "unknown"} == set(STANCES) == set(SIGNS)
    assert tuple(code for code, _ in t.classes) == CLASSES
    assert len(set(SIGNS.values())) == len(SIGNS)


@schemes
def test_marks_of_sub_controls_have_the_colours_of_the_tokens(t):
    colours = {"chevron-down": t.text, "chevron-up": t.text, "check": t.on_accent, "minus": t.on_accent}
    for name, colour in colours.items():
        assert f'stroke="{colour}"' in (ICONS / "sheet" / f"{name}-{t.name}.svg").read_text("utf-8")


def test_every_image_of_the_style_sheet_exists():
    for t in (LIGHT, DARK, CONTRAST):
        urls = re.findall(r"url\(([^)]+)\)", sheet(t, text_px=15, icons=ICONS))
        assert urls
        assert [url for url in urls if not (ICONS / "sheet" / url.rsplit("/", 1)[-1]).is_file()] == []


@pytest.mark.parametrize("percent", PERCENTS)
def test_no_length_is_left_open_at_any_size(percent):
    assert "$" not in sheet(LIGHT, text_px=round(15 * percent / 100), icons=ICONS)


def test_system_follows_the_desktop():
    assert tokens_for(Scheme.SYSTEM, system_dark=True) is DARK
    assert tokens_for(Scheme.SYSTEM) is LIGHT


def test_the_window_follows_the_desktop_only_when_asked_to(qapp, qtbot):
    """The desktop is played by Qt's own hint, which is what a desktop changes."""
    theme, hints = Theme(qapp), qapp.styleHints()
    theme.apply(Scheme.SYSTEM)
    try:
        hints.setColorScheme(Qt.ColorScheme.Dark)
        if hints.colorScheme() == Qt.ColorScheme.Dark:  # a platform without a desktop theme knows no scheme
            qtbot.waitUntil(lambda: theme.tokens is DARK)
        theme.apply(Scheme.LIGHT)
        hints.setColorScheme(Qt.ColorScheme.Dark)
        assert theme.tokens is LIGHT
    finally:
        hints.unsetColorScheme()


def test_theme_reaches_palette_sheet_and_font(qapp, qtbot):
    theme = Theme(qapp)
    with qtbot.waitSignal(theme.changed):
        theme.apply(Scheme.DARK, 150)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    assert DARK.surface in qapp.styleSheet()
    assert qapp.font().pixelSize() == theme.text_px == round(theme.em(1))
    assert qapp.font().family() == "Source Sans 3"


def test_text_size_stays_between_80_and_200(qapp):
    theme = Theme(qapp)
    theme.apply(percent=10)
    assert theme.percent == 80
    theme.apply(percent=900)
    assert theme.percent == 200


def test_an_icon_takes_the_colour_of_the_theme_when_it_is_painted(qapp):
    theme = Theme(qapp)
    icon = theme.icon("house", "accent")
    for scheme, tokens in ((Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)):
        theme.apply(scheme)
        image = icon.pixmap(48, 48).toImage()
        colours = {
            image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
        }
        assert tokens.accent.lower() in colours


def test_an_icon_in_a_wide_box_stands_at_the_reading_start(qapp):
    theme = Theme(qapp)
    image = theme.icon("house").pixmap(60, 20).toImage()
    drawn = [x for x in range(60) for y in range(20) if image.pixelColor(x, y).alpha() > 0]
    assert max(drawn) < 20


def test_an_icon_is_drawn_once_for_a_colour_and_a_size(qapp):
    drawings = Drawings(ICONS)
    first = drawings.picture("house", "#102030", QSize(20, 20))
    assert drawings.picture("house", "#102030", QSize(20, 20)) is first
    assert drawings.picture("house", "#405060", QSize(20, 20)) is not first
    assert drawings.picture("house", "#102030", QSize(40, 20)).width() == 40
    for size in range(1, 500):
        drawings.picture("house", "#102030", QSize(size, 1))
    assert drawings.picture("house", "#102030", QSize(20, 20)) is not first


def test_every_icon_can_be_drawn(qapp):
    theme = Theme(qapp)
    for file in ICONS.glob("*.svg"):
        assert not theme.icon(file.stem).pixmap(24, 24).toImage().isNull()


def test_a_focused_button_looks_different(qapp, qtbot):
    theme = Theme(qapp)
    theme.apply(Scheme.LIGHT)
    box = QWidget()
    qtbot.addWidget(box)
    row = QHBoxLayout(box)
    buttons = {kind: QPushButton("Text") for kind in ("", "primary", "ghost", "grave", "card")}
    for kind, button in buttons.items():
        button.setProperty("kind", kind)
        row.addWidget(button)
    box.show()
    with qtbot.waitActive(box):
        box.activateWindow()
    for button in buttons.values():
        button.clearFocus()
        before = button.grab().toImage()
        button.setFocus()
        qtbot.waitUntil(lambda button=button, before=before: button.grab().toImage() != before)


def outline(image):
    """Where neighbouring points differ clearly in brightness: what is left without colours."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [[grey.pixelColor(x, y).red() for x in range(grey.width())] for y in range(grey.height())]
    return tuple(tuple(abs(a - b) > 24 for a, b in itertools.pairwise(row)) for row in rows)


@schemes
def test_stances_differ_without_colour(qapp, t):
    """In shades of grey every stance still has a picture of its own: sign and texture."""
    pictures = {}
    for code in STANCES:
        image = QImage(40, 24, QImage.Format.Format_RGB32)
        image.fill(QColor(t.surface))
        painter = QPainter(image)
        paint_stance(painter, image.rect().toRectF(), t, code, font=qapp.font())
        painter.end()
        pictures[code] = outline(image)
    assert len(set(pictures.values())) == len(STANCES)


def test_a_stance_of_a_newer_program_is_drawn_as_unknown():
    assert LIGHT.stance("novel") == LIGHT.stance("unknown")
    assert LIGHT.class_ink("novel") == LIGHT.class_ink("principal")
