# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Accessibility checks inside the process, with ``QAccessible``; they work offscreen and need no assistive technology.

Each check returns findings as sentences, empty when nothing was found; ``test_a11y.py`` proves each with a seeded fault.
They find what a machine can find. They do not say that a person can work with it.
"""

import re
from collections import defaultdict

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QImage, QKeyEvent, QPainter, QRegion, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ara_desktop.ui.theme.contrast import contrast
from ara_desktop.ui.widgets.labels import Elided

R = QAccessible.Role
INTERACTIVE = {
    R.Button,
    R.ButtonMenu,
    R.CheckBox,
    R.RadioButton,
    R.EditableText,
    R.ComboBox,
    R.SpinBox,
    R.Slider,
    R.List,
    R.Table,
}
INTERACTIVE |= {R.Tree, R.PageTab, R.Dial, R.MenuItem, R.Link}
NO_ROLE = {R.NoRole, R.Client, R.Window}
FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
SMALLEST_TARGET = 24


def every_finding(window):
    """All checks of one screen, except the walk with Tab, which needs the focus."""
    checks = (
        unnamed,
        without_role,
        unlabelled,
        small_targets,
        low_rows,
        clipped,
        duplicate_mnemonics,
        duplicate_shortcuts,
    )
    return [f"{check.__name__}: {finding}" for check in checks for finding in check(window)]


# ---- names and roles


def unnamed(root):
    """Interactive nodes of the tree that a screen reader would call nothing."""
    found = []
    for node in nodes(QAccessible.queryAccessibleInterface(root)):
        state = node.state()
        if (
            node.role() in INTERACTIVE
            and state.focusable
            and not state.disabled
            and not node.text(QAccessible.Text.Name).strip()
        ):
            found.append(f"{node.role().name} {described(node.object())}")
    return found


def without_role(root):
    """Focusable widgets of which a screen reader cannot say what they are."""
    found = []
    for widget in tab_stops(root):
        node = QAccessible.queryAccessibleInterface(widget)
        if node is None or node.role() in NO_ROLE:
            found.append(described(widget))
    return found


def unlabelled(root):
    """Fields with neither a buddy label nor a name; a placeholder is no label."""
    buddies = {label.buddy() for label in root.findChildren(QLabel) if label.buddy() is not None}
    return [
        described(widget)
        for widget in shown(root, QWidget)
        if isinstance(widget, FIELDS)
        and not isinstance(widget, QHeaderView)
        and not is_inner(widget)
        and not widget.accessibleName()
        and widget not in buddies
    ]


def nodes(node, limit=120):
    """The visible tree below a node, itself included."""
    yield node
    for index in range(min(node.childCount(), limit)):
        child = node.child(index)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from nodes(child, limit)


# ---- keyboard


def tab_walk(window, limit=300):
    """(widgets in the order in which Tab reached them, widget that Tab did not leave or None)."""
    seen = []
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus: is the window active?"
    for _ in range(limit):
        after = after_tab(widget)
        if after is None:
            return seen, widget
        if after is widget:
            return seen, widget
        if after in seen:
            return seen, None
        seen.append(after)
        widget = after
    return seen, widget


def after_tab(widget):
    """Where Tab leads; date fields step through their sections first."""
    for _ in range(8):
        if not isValid(widget):
            break
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t"))
        if QApplication.focusWidget() is not widget:
            break
    return QApplication.focusWidget()


def unreachable(window):
    """Widgets that could have the focus but Tab never comes there; and the trap, if there is one."""
    start = next(iter(tab_stops(window)), None)
    if start is None:
        return ["nothing can have the focus"]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    seen, trap = tab_walk(window)
    findings = [f"trap: {described(trap)}"] if trap is not None else []
    return findings + [f"not reached: {described(widget)}" for widget in tab_stops(window) if widget not in seen]


def tab_stops(root):
    """Visible, enabled widgets that accept Tab."""
    return [
        widget
        for widget in shown(root, QWidget)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QMenu)
    ]


def duplicate_shortcuts(window):
    """Keys that are given twice; pressing them would do nothing."""
    owners = defaultdict(list)
    for action in window.findChildren(QAction):
        for sequence in action.shortcuts():
            owners[sequence.toString()].append(action.text() or action.objectName())
    for shortcut in window.findChildren(QShortcut):
        owners[shortcut.key().toString()].append("shortcut")
    return [f"{key}: {names}" for key, names in owners.items() if key and len(names) > 1]


def duplicate_mnemonics(root):
    """Letters after & that are given twice among what is visible."""
    owners = defaultdict(list)
    for widget in shown(root, QWidget):
        if isinstance(widget, (QAbstractButton, QLabel, QGroupBox)):
            text = widget.title() if isinstance(widget, QGroupBox) else widget.text()
            if isinstance(widget, QLabel) and widget.buddy() is None:
                continue
            for letter in re.findall(r"(?<!&)&([^&\s])", text):
                owners[letter.upper()].append(text)
    for menu in root.findChildren(QMenu):
        letters = defaultdict(list)
        for action in menu.actions():
            for letter in re.findall(r"(?<!&)&([^&\s])", action.text()):
                letters[letter.upper()].append(action.text())
        owners.update({f"{menu.accessibleName()}/{key}": names for key, names in letters.items()})
    return [f"{key}: {names}" for key, names in owners.items() if len(names) > 1]


# ---- size


def small_targets(root):
    """Buttons and fields lower or narrower than 24 px."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
    return [
        f"{described(widget)} {widget.width()}x{widget.height()}"
        for widget in shown(root, QWidget)
        if isinstance(widget, kinds)
        and not is_inner(widget)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and min(widget.width(), widget.height()) < SMALLEST_TARGET
    ]


def low_rows(root):
    """Lists whose lines are lower than 24 px; headings that cannot be chosen do not count."""
    found = []
    for view in shown(root, QListView):
        model = view.model()
        if is_inner(view) or model is None:
            continue
        for line in range(model.rowCount()):
            index = model.index(line, 0)
            height = view.visualRect(index).height()
            if model.flags(index) & Qt.ItemFlag.ItemIsSelectable and 0 < height < SMALLEST_TARGET:
                found.append(f"{described(view)} line {line} is {height} high")
                break
    return found


def clipped(root):
    """Texts that need more room than they have; texts that end in … offer the whole as tooltip and do not count."""
    found = []
    for widget in shown(root, QWidget):
        if isinstance(widget, Elided) or not isinstance(widget, (QLabel, QAbstractButton, QComboBox)):
            continue
        text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
        if not text or (isinstance(widget, QPushButton) and widget.layout() is not None):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            need = widget.heightForWidth(widget.width())
            if need > widget.height() + 1:
                found.append(f"{text[:40]!r} needs {need} high, has {widget.height()}")
        elif (
            widget.minimumSizeHint().width() > widget.width() + 1
            or widget.minimumSizeHint().height() > widget.height() + 1
        ):
            need = widget.minimumSizeHint()
            found.append(f"{text[:40]!r} needs {need.width()}x{need.height()}, has {widget.width()}x{widget.height()}")
    return found + cut_off(root)


def cut_off(root):
    """Texts that lie partly outside of what their parents show, and cannot be scrolled to."""
    found = []
    for label in shown(root, QLabel):
        if not label.text() or in_scroll_area(label, root):
            continue
        visible = label.visibleRegion().boundingRect()
        if visible.width() < min(label.width(), label.sizeHint().width()) - 1 and not isinstance(label, Elided):
            found.append(f"{label.text()[:40]!r} is cut off: {visible.width()} of {label.width()} visible")
    return found


# ---- languages and colours


def untranslated(root, is_content=lambda _text: False):
    """Texts without the brackets of the pseudo-language; ``is_content`` names texts that come from the dossier."""
    found = []
    for widget in shown(root, QWidget):
        for text in texts_of(widget):
            if re.search(r"[A-Za-zÄÖÜäöü]{2}", text) and "[!!" not in text and not is_content(text):
                found.append(f"{type(widget).__name__} {text[:50]!r}")
    return found


def texts_of(widget):
    """What a widget shows or says about itself."""
    texts = [widget.accessibleName(), widget.toolTip()]
    if isinstance(widget, (QLabel, QAbstractButton)):
        texts.append(widget.text())
    if isinstance(widget, QLineEdit):
        texts.append(widget.placeholderText())
    if isinstance(widget, QMenu):
        texts += [action.text() for action in widget.actions()]
    return [text for text in texts if text]


def low_contrast(root, limit=4.5):
    """Texts whose painted colours are too close: commonest colour against the one that differs most, at three times the size."""
    found = []
    for widget in shown(root, QWidget):
        if not widget.isEnabled() or not isinstance(widget, (QLabel, QPushButton)) or not widget.text().strip():
            continue
        if widget.visibleRegion().boundingRect() != widget.rect():
            continue  # half scrolled away: what would be measured is the edge of the page
        ratio, ink, ground = painted_contrast(widget)
        if ratio < limit:
            found.append(f"{widget.text()[:30]!r} {ink} on {ground} = {ratio:.2f}")
    return found


def painted_contrast(widget, scale=3):
    """(ratio, text colour, ground colour) of what is really painted."""
    window = widget.window()
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    region = QRegion(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))
    window.render(
        painter, QPoint(0, 0), region, QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren
    )
    painter.end()
    counts = defaultdict(int)
    for pixel in memoryview(image.constBits()).cast("I"):
        counts[pixel] += 1
    ground = QColor.fromRgb(max(counts, key=counts.get)).name()
    inks = [QColor.fromRgb(pixel).name() for pixel, count in counts.items() if count >= 6]
    ratio, ink = max(((contrast(ink, ground), ink) for ink in inks), default=(21.0, ground))
    return ratio, ink, ground


# ---- what is there


def shown(root, kind):
    """Visible children of a kind that are not empty."""
    return [w for w in root.findChildren(kind) if w.isVisible() and not w.visibleRegion().isEmpty()]


def is_inner(widget):
    """Whether it is a part of a field: the line of a spin box, the list of a combo box."""
    parent = widget.parent()
    while parent is not None:
        if isinstance(parent, (QComboBox, QAbstractSpinBox)):
            return True
        parent = parent.parent()
    return False


def in_scroll_area(widget, root):
    """Whether what is outside can be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if parent.objectName() == "qt_scrollarea_viewport":
            return True
        parent = parent.parentWidget()
    return False


def described(widget):
    """Type, name and text of a widget, for findings."""
    if widget is None:
        return "nothing"
    said = [widget.objectName(), widget.accessibleName() if isinstance(widget, QWidget) else ""]
    text = getattr(widget, "text", None)
    if callable(text):
        said.append(str(text()))
    return f"{type(widget).__name__}({', '.join(part for part in said if part)})"
