# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The style sheet and the palette, generated from tokens.

Widgets choose a look with dynamic properties, never with colours of their own:

* ``QLabel[role]``: h1, h2, cap, muted, mono; ``[ink]``: ok, warn, bad, principal
* ``QPushButton[kind]``, ``QToolButton[kind]``: primary, ghost, grave
* ``QFrame[panel]``: sheet, hollow, principal, note
* ``QLabel[chip]``: ok, warn, bad, info, quiet, principal

Traps that shaped it: icon buttons inside fields, sub-controls all or none, a radius above half the
height is dropped, one pixel less padding where the focus ring is two pixels wide.
"""

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from ara_desktop.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole


def palette(t: Tokens) -> QPalette:
    """Palette for delegates, dialogs and widgets that the sheet does not name."""
    colours = {
        _Role.Window: t.bg,
        _Role.WindowText: t.text,
        _Role.Base: t.surface,
        _Role.AlternateBase: t.bg,
        _Role.Text: t.text,
        _Role.Button: t.raised,
        _Role.ButtonText: t.text,
        _Role.BrightText: t.bad.text,
        _Role.ToolTipBase: t.raised,
        _Role.ToolTipText: t.text,
        _Role.PlaceholderText: t.text2,
        _Role.Highlight: t.selection.back,
        _Role.HighlightedText: t.selection.text,
        _Role.Accent: t.accent,
        _Role.Link: t.accent,
        _Role.LinkVisited: t.accent,
        _Role.Light: t.raised,
        _Role.Midlight: t.border,
        _Role.Mid: t.border,
        _Role.Dark: t.border_strong,
        _Role.Shadow: t.sunken,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.text_disabled))
    return made


def sheet(t: Tokens, *, text_px: int, icons: Path) -> str:
    """The style sheet for one set of tokens and one text size; ``icons`` holds the marks of sub-controls."""
    return _SHEET.substitute(_colours(t) | _sizes(text_px), marks=(icons / "sheet").as_posix(), scheme=t.name)


def _colours(t: Tokens) -> dict[str, str]:
    inks = {n: getattr(t, n) for n in ("soft", "ok", "warn", "bad", "selection", "principal", "training")}
    plain = ("bg", "surface", "sunken", "raised", "border", "border_strong", "text", "text2", "text_disabled")
    lively = ("accent", "on_accent", "accent_hover", "focus", "principal_bar")
    colours = {n: str(getattr(t, n)) for n in (*plain, *lively)}
    for name, ink in inks.items():
        colours |= {f"{name}_back": ink.back, f"{name}_text": ink.text}
    return colours


def _sizes(px: int) -> dict[str, str]:
    """Lengths in pixels that grow with the text."""
    tick = max(14, round(px * 0.95) // 2 * 2)  # even: a radius above half the height would be dropped
    ring = round((tick + 2) * 0.3)
    sizes = {
        "text_px": px,
        "small_px": round(px * 0.87),
        "h1_px": round(px * 1.47),
        "h2_px": round(px * 1.13),
        "big_px": round(px * 2.2),
        "field_px": round(px * 1.33) + 10,
        "button_px": round(px * 1.33) + 2,
        "chip_px": round(px * 0.87 * 1.5),
        "chip_radius": round(px * 0.87 * 1.5) // 2,
        "tick_px": tick,
        "tick_radius": tick // 2 + 1,
        "tick_inner": tick + 2 - 2 * ring,
        "tick_ring": ring,
        "mark_px": round(px * 0.95),
        "step_px": max(24, round(px * 1.6)),
        "check_px": max(24, round(px * 1.7)),
        "scroller_px": 2 * max(24, round(px * 1.7)),
    }
    sizes["field_focus_px"] = sizes["field_px"] - 2
    return {name: str(value) for name, value in sizes.items()}


_SHEET = Template("""
* { outline: 0; }
QMainWindow, QDialog, #work { background: $bg; }
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; padding: 5px 8px; }

/* areas */
#sidebar { background: $surface; border: none; border-right: 1px solid $border; }
#topbar { background: $surface; border: none; border-bottom: 1px solid $border; }
#bottombar { background: $surface; border: none; border-top: 1px solid $border; }
#details { background: $surface; border: none; border-left: 1px solid $border; }
QFrame[panel="sheet"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[panel="hollow"] { background: $sunken; border: none; border-radius: 8px; }
QFrame[panel="note"] { background: $warn_back; border: 1px solid $warn_text; border-radius: 8px; }
QFrame[panel="error"] { background: $bad_back; border: 1px solid $bad_text; border-radius: 8px; }
QFrame[panel="principal"] { background: $principal_back; border: 1px solid $principal_bar; border-left: 6px solid $principal_bar;
    border-radius: 8px; }
QScrollArea { background: transparent; border: none; }
#places { background: transparent; border: none; }
#places:focus { border: none; }

/* text */
QLabel { background: transparent; }
QLabel[role="h1"] { font-size: ${h1_px}px; font-weight: 600; }
QLabel[role="h2"] { font-size: ${h2_px}px; font-weight: 600; }
QLabel[role="h3"] { font-weight: 600; }
QLabel[role="big"] { font-size: ${big_px}px; font-weight: 600; }
QLabel[role="cap"] { font-size: ${small_px}px; font-weight: 600; color: $text2; }
QLabel[role="muted"] { color: $text2; }
QLabel[role="small"] { font-size: ${small_px}px; color: $text2; }
QLabel[ink="ok"] { color: $ok_text; }
QLabel[ink="warn"] { color: $warn_text; }
QLabel[ink="bad"] { color: $bad_text; }
QFrame[panel="note"] QLabel { color: $warn_text; }
QFrame[panel="error"] QLabel { color: $bad_text; }
QFrame[panel="principal"] QLabel[role="principal"] { color: $principal_text; font-weight: 600; }
QLabel[chip] { border-radius: ${chip_radius}px; padding: 0 9px; min-height: ${chip_px}px; max-height: ${chip_px}px;
    font-size: ${small_px}px; font-weight: 600; }
QLabel[chip="ok"] { background: $ok_back; color: $ok_text; }
QLabel[chip="warn"] { background: $warn_back; color: $warn_text; }
QLabel[chip="bad"] { background: $bad_back; color: $bad_text; }
QLabel[chip="info"] { background: $soft_back; color: $soft_text; }
QLabel[chip="quiet"] { background: $sunken; color: $text2; }
QLabel[chip="principal"] { background: $principal_back; color: $principal_text; }

/* buttons */
QPushButton, QToolButton { background: $raised; color: $text; border: 1px solid $border_strong; border-radius: 6px;
    padding: 5px 12px; min-height: ${button_px}px; }
QToolButton { padding: 5px; min-width: ${button_px}px; }
QToolButton[kind="labelled"] { padding: 5px 12px; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton:hover, QToolButton:hover { background: $sunken; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: $soft_back; color: $soft_text; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 4px 11px; }
QToolButton:focus { padding: 4px; }
QToolButton[kind="labelled"]:focus { padding: 4px 11px; }
QPushButton:disabled, QToolButton:disabled { color: $text_disabled; background: transparent; border-color: $border; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; color: $on_accent; }
QPushButton[kind="primary"]:focus { border: 6px double $on_accent; padding: 0 7px; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $text_disabled; border-color: $border; }
QPushButton[kind="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; padding: 0; text-align: left; }
QPushButton[kind="card"]:hover { background: $bg; border-color: $border_strong; }
QPushButton[kind="card"]:focus { border: 2px solid $focus; padding: 0; }
QPushButton[kind="grave"] { color: $bad_text; border-color: $bad_text; }
QPushButton[kind="grave"]:hover { background: $bad_back; color: $bad_text; }
QPushButton[kind="ghost"], QToolButton[kind="ghost"] { background: transparent; border-color: transparent; }
QPushButton[kind="ghost"]:hover, QToolButton[kind="ghost"]:hover { background: $sunken; }
QPushButton[kind="ghost"]:checked, QToolButton[kind="ghost"]:checked { background: $soft_back; color: $soft_text; }
QPushButton[kind="ghost"]:focus, QToolButton[kind="ghost"]:focus { border: 2px solid $focus; }

/* fields */
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit {
    background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 6px;
    selection-background-color: $selection_back; selection-color: $selection_text; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit { padding: 0 8px; min-height: ${field_px}px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus,
QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus { border: 2px solid $focus; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus {
    padding: 0 7px; min-height: ${field_focus_px}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 7px; }
QLineEdit[wrong="true"] { border: 2px solid $bad_text; padding: 0 7px; min-height: ${field_focus_px}px; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] { background: $bg; border-color: $border; }
QLineEdit:read-only:focus, QPlainTextEdit[readOnly="true"]:focus, QTextEdit[readOnly="true"]:focus { border-color: $focus; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled, QDateEdit:disabled {
    color: $text_disabled; background: $bg; border-color: $border; }
QComboBox QLineEdit, QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QDateEdit QLineEdit, QTimeEdit QLineEdit, QDateTimeEdit QLineEdit {
    border: none; min-height: 0; padding: 0 0 0 6px; background: transparent; }
QLineEdit > QToolButton { background: transparent; border: none; padding: 0; min-height: 0; min-width: 0; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: ${step_px}px; subcontrol-origin: padding;
    subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow, QSpinBox::down-arrow, QDoubleSpinBox::down-arrow,
QTimeEdit::down-arrow { image: url($marks/chevron-down-$scheme.svg); width: ${mark_px}px; height: ${mark_px}px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QTimeEdit::up-arrow, QDateEdit::up-arrow { image: url($marks/chevron-up-$scheme.svg);
    width: ${mark_px}px; height: ${mark_px}px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button, QTimeEdit::up-button, QDateEdit::up-button,
QTimeEdit::down-button, QDateEdit::down-button { border: none; background: transparent; width: ${step_px}px; subcontrol-origin: border; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QTimeEdit::up-button, QDateEdit::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QTimeEdit::down-button, QDateEdit::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover, QDoubleSpinBox::up-button:hover, QDoubleSpinBox::down-button:hover,
QTimeEdit::up-button, QDateEdit::up-button:hover, QTimeEdit::down-button, QDateEdit::down-button:hover { background: $sunken; border-radius: 3px; }
QRadioButton, QCheckBox { spacing: 8px; min-height: ${check_px}px; border-radius: 4px; padding: 0 4px; border: 2px solid transparent; }
QRadioButton:focus, QCheckBox:focus { border: 2px solid $focus; }
QRadioButton:disabled, QCheckBox:disabled { color: $text_disabled; }
QRadioButton::indicator, QCheckBox::indicator { width: ${tick_px}px; height: ${tick_px}px; border: 1px solid $border_strong;
    background: $surface; border-radius: 4px; }
QRadioButton::indicator { border-radius: ${tick_radius}px; }
QRadioButton::indicator:checked { border: ${tick_ring}px solid $accent; width: ${tick_inner}px; height: ${tick_inner}px;
    background: $on_accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($marks/check-$scheme.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url($marks/minus-$scheme.svg); }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border_strong; padding: 4px; border-radius: 0; }

/* lists and tables */
QAbstractItemView { background: $surface; color: $text; border: 1px solid $border; border-radius: 6px; alternate-background-color: $bg;
    selection-background-color: $soft_back; selection-color: $soft_text; gridline-color: $border; }
QAbstractItemView:focus { border: 1px solid $focus; }
QListView::item { padding: 4px 8px; border: 2px solid transparent; border-radius: 6px; }
QListView::item:hover { background: $sunken; }
QListView::item:selected { background: $soft_back; color: $soft_text; }
QListView::item:focus { border: 2px solid $focus; }
QTableView::item, QTreeView::item { padding: 2px 8px; border: none; }
QTableView::item:selected, QTreeView::item:selected { background: $soft_back; color: $soft_text; }
QTableView::item:focus, QTreeView::item:focus { border: 2px solid $focus; padding: 0 6px; }
QTreeView::item { min-height: ${step_px}px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text2; border: none; border-bottom: 1px solid $border; padding: 6px 11px;
    font-weight: 600; font-size: ${small_px}px; }
QHeaderView::section:vertical { border: none; padding: 0 11px; font-weight: 400; color: $text; font-size: ${text_px}px; }
QHeaderView::section:vertical:checked { color: $soft_text; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $border; }

/* small parts */
QSplitter::handle { background: transparent; }
QSplitter::handle:horizontal { width: 5px; }
QSplitter::handle:vertical { height: 5px; }
QSplitter::handle:hover { background: $border_strong; }
QMenu { background: $raised; color: $text; border: 1px solid $border_strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; border: 1px solid transparent; }
QMenu::item:selected { background: $soft_back; color: $soft_text; border-color: $focus; }
QMenu::icon { padding-left: 10px; }
QMenu::indicator { padding-left: 8px; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QProgressBar { background: $sunken; border: 1px solid $border_strong; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px 1px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 1px 2px; }
QScrollBar::handle { background: $border_strong; border-radius: 3px; min-height: 28px; min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QTabBar::tab { padding: 7px 14px; border: none; border-bottom: 2px solid transparent; color: $text2; background: transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { background: $soft_back; color: $soft_text; }
QTabBar::scroller { width: ${scroller_px}px; }
QTabBar QToolButton { border: none; border-radius: 0; padding: 0; min-height: 0; min-width: 0; background: $bg; }
QTabBar QToolButton:hover { background: $sunken; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QGroupBox { font-weight: 600; border: 1px solid $border; border-radius: 8px; margin-top: 12px; padding: 10px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; }
""")
