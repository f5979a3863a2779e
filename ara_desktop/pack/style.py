# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The look of a pack: one grid, one family in three weights, navy and teal; red for red lines only, never alone.

Lengths in points. A4: margins 25 and 20 mm, text column 118 mm (about 70 letters), margin column 41 mm.
"""

from dataclasses import replace

from ara_desktop.pack.tagged import CellStyles, TableLook, TextStyle

MM = 72 / 25.4

# ---- colours; ``PAIRS`` says what stands on what, and a test measures it --------------------------------------------
INK, NAVY, TEAL, SOFT, WHITE = "#1B1F24", "#12305A", "#0B6470", "#56616E", "#FFFFFF"
RULE, PAPER, TEAL_TINT = "#C9D1DA", "#F3F6F9", "#E8F2F3"
RED, RED_TINT = "#A11226", "#FBF1F2"
BAR, BAR_OWN = "#6E8CAF", NAVY

# stances: five steps from blue to orange (safe for red-green blindness); sign and texture say the same
STANCE_FILL = {
    "support": "#1F4E8C",
    "support_with_changes": "#B9D2EE",
    "can_live_with": "#E9EEF4",
    "reservation": "#F8D9B4",
    "oppose": "#8F3B00",
    "no_position": "#FFFFFF",
    "unknown": "#FFFFFF",
}
STANCE_INK = {
    "support": WHITE,
    "support_with_changes": INK,
    "can_live_with": INK,
    "reservation": INK,
    "oppose": WHITE,
    "no_position": INK,
    "unknown": SOFT,
}
STANCE_TEXTURE = {"reservation": "#DE9A57", "oppose": "#B8622A"}  # hatching: single and crossed

TEXT_PAIRS = [
    *((ink, ground) for ink in (INK, NAVY, TEAL, SOFT) for ground in (WHITE, PAPER, TEAL_TINT)),
    *((ink, RED_TINT) for ink in (INK, RED)),
    (RED, WHITE),
    *((STANCE_INK[code], STANCE_FILL[code]) for code in STANCE_FILL),
]
GRAPHIC_PAIRS = [(BAR, WHITE), (BAR_OWN, WHITE), (TEAL, WHITE), (RED, RED_TINT), (SOFT, WHITE)]

# ---- grid -----------------------------------------------------------------------------------------------------------
A4 = (210 * MM, 297 * MM)
A5 = (148 * MM, 210 * MM)
LEFT, RIGHT, TOP, BOTTOM = 25 * MM, 20 * MM, 28 * MM, 25 * MM
TEXT_WIDTH = A4[0] - LEFT - RIGHT
COLUMN, GUTTER = 118 * MM, 6 * MM
MARGIN_COLUMN = TEXT_WIDTH - COLUMN - GUTTER
BODY_FRAME = (LEFT, BOTTOM, TEXT_WIDTH, A4[1] - TOP - BOTTOM)
PODIUM_LEFT = 44 * MM
PODIUM_FRAME = (PODIUM_LEFT, A4[1] / 4, A4[0] - PODIUM_LEFT - 18 * MM, A4[1] * 3 / 4 - 30 * MM)
CARD_FRAME = (15 * MM, 16 * MM, A5[0] - 30 * MM, A5[1] - 34 * MM)

# ---- type scale -----------------------------------------------------------------------------------------------------
BODY = TextStyle(
    name="body", size_pt=10.5, leading_pt=15, colour=INK, after_pt=6, hyphenate_from=9, label_face="semibold"
)
LEAD = replace(BODY, name="lead", size_pt=13, leading_pt=18.5, colour=NAVY, after_pt=8, hyphenate_from=0)
SMALL = replace(BODY, name="small", size_pt=8.6, leading_pt=11.6, colour=SOFT, after_pt=4)
CAPTION = replace(SMALL, name="caption", after_pt=9)
ITEM = replace(BODY, name="item", left_pt=13, after_pt=3, label_face="regular")
NUMBER = replace(BODY, name="number", left_pt=17, after_pt=5, label_colour=NAVY)
RED_ITEM = replace(ITEM, name="red item", left_pt=15, label_colour=RED)

TITLE = replace(
    BODY, name="title", face="bold", size_pt=22, leading_pt=26, colour=NAVY, after_pt=8, hyphenate_from=0,
    keep_next=True, wide=True,
)  # fmt: skip
SECTION = replace(
    TITLE, name="section", face="semibold", size_pt=13, leading_pt=17, before_pt=11, after_pt=4, wide=False
)
SUBSECTION = replace(SECTION, name="subsection", size_pt=10.5, leading_pt=15, before_pt=7, after_pt=2, colour=INK)
RED_SECTION = replace(SECTION, name="red section", colour=RED, before_pt=0, after_pt=3)
KICKER = replace(
    BODY, name="kicker", face="semibold", size_pt=9, leading_pt=12, colour=TEAL, after_pt=2, hyphenate_from=0,
    keep_next=True, wide=True,
)  # fmt: skip

SIDE = replace(BODY, name="side", size_pt=8.8, leading_pt=12, after_pt=4, hyphenate_from=7)
SIDE_HEAD = replace(
    SIDE, name="side head", face="semibold", colour=NAVY, before_pt=7, after_pt=1, hyphenate_from=0, keep_next=True
)
QUESTION = replace(BODY, name="question", face="semibold", after_pt=1, hyphenate_from=0, keep_next=True)

TABLE_CELL = replace(BODY, name="table cell", size_pt=9.2, leading_pt=12, after_pt=0)
TABLE_NUMBER = replace(TABLE_CELL, name="table number", align="right", hyphenate_from=0)
TABLE_HEAD = replace(
    TABLE_CELL, name="table head", face="semibold", size_pt=8.8, leading_pt=11, colour=NAVY, hyphenate_from=0
)
TABLE_HEAD_NUMBER = replace(TABLE_HEAD, name="table head over figures", align="right")
TABLE_ROW_HEAD = replace(TABLE_CELL, name="table row head", face="semibold", hyphenate_from=0)
MATRIX_CELL = replace(TABLE_CELL, name="matrix cell", size_pt=8.8, leading_pt=11)

CONTENTS = (
    replace(BODY, name="contents 1", face="semibold", size_pt=11, leading_pt=15, colour=NAVY, before_pt=7, after_pt=1, hyphenate_from=0, wide=True),
    replace(BODY, name="contents 2", size_pt=10, leading_pt=14, left_pt=12, after_pt=0, hyphenate_from=0, wide=True),
)  # fmt: skip
COVER_TITLE = replace(TITLE, name="cover title", size_pt=36, leading_pt=40, after_pt=12, keep_next=False)
COVER_LINE = replace(LEAD, name="cover line", size_pt=16, leading_pt=22, wide=True)
COVER_FACT = replace(
    BODY, name="cover fact", size_pt=11.5, leading_pt=17, after_pt=5, left_pt=34 * MM, hyphenate_from=0,
    label_colour=TEAL, wide=True,
)  # fmt: skip
RUNNING = replace(BODY, name="running", size_pt=8.6, leading_pt=11.6, colour=SOFT, after_pt=0, hyphenate_from=0)
MARKING = replace(RUNNING, name="marking", face="semibold", colour=NAVY)

# ---- podium: phrases, ragged right, never hyphenated, no paragraph over a page --------------------------------------
PODIUM = TextStyle(
    name="podium", size_pt=21, leading_pt=31, colour=INK, after_pt=17, whole=True, label_at_pt=-21 * MM,
    label_face="semibold", label_colour=TEAL, label_size_pt=12,
)  # fmt: skip
PODIUM_TITLE = replace(TITLE, name="podium title", size_pt=24, leading_pt=29, after_pt=10)
PODIUM_KICKER = replace(KICKER, name="podium kicker", size_pt=12, leading_pt=16, after_pt=4)
CUE = replace(
    PODIUM, name="cue", face="italic", size_pt=12, leading_pt=16, colour=SOFT, left_pt=5, right_pt=5, fill=PAPER, fill_pad_pt=5,
    after_pt=15,
)  # fmt: skip
SHEET_NUMBER = replace(TITLE, name="sheet number", size_pt=26, leading_pt=30)
CATCHWORD = replace(RUNNING, name="catchword", face="italic", size_pt=13, leading_pt=16)

CELLS = CellStyles(head=TABLE_HEAD, row_head=TABLE_ROW_HEAD, cell=TABLE_CELL)
MATRIX_CELLS = CellStyles(head=TABLE_HEAD, row_head=MATRIX_CELL, cell=MATRIX_CELL)
TABLE = TableLook(head_rule=NAVY, row_rule=RULE)
MATRIX = TableLook(
    head_rule=NAVY, row_rule=RULE, rule_every=5, right_pt=2, top_pt=0.6, bottom_pt=1, middle=True, framed_rows=(0,)
)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, relative luminance); text needs 4.5, graphics 3."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
