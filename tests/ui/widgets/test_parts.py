# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ara_desktop.core.classes import Audience
from ara_desktop.core.kinds import CLEARANCES
from ara_desktop.ui.session import Question
from ara_desktop.ui.theme.tokens import CLASSES, STANCES
from ara_desktop.ui.widgets.ask import DecisionDialog, EntryDialog, WindowAsk
from ara_desktop.ui.widgets.badges import ClassBadge, ClearanceChip, StanceBadge
from ara_desktop.ui.widgets.buttons import Button, IconButton
from ara_desktop.ui.widgets.cards import Card
from ara_desktop.ui.widgets.empty import EmptyState
from ara_desktop.ui.widgets.flow import Flow
from ara_desktop.ui.widgets.labels import Chip, Elided, Text
from ara_desktop.ui.widgets.panels import Panel, PrincipalPanel

HOSTILE = "<b>x</b><img src='file:///etc/passwd'> & [link](http://x)"


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_no_text_is_read_as_markup(ground, qtbot):
    for label in (Text(HOSTILE), Chip(HOSTILE)):
        shown(qtbot, label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == HOSTILE
    assert Elided().textFormat() == Qt.TextFormat.PlainText


def test_a_shortened_text_offers_the_whole(ground, qtbot):
    label = shown(qtbot, Elided())
    label.setText("Ein Name, der viel länger ist als der Platz")
    label.resize(80, 24)
    assert label.toolTip() == label.text()
    label.resize(2000, 24)
    assert label.toolTip() == ""


@pytest.mark.parametrize("code", [*CLASSES, "novel"])
def test_a_class_badge_names_its_readers(ground, qtbot, code):
    badge = shown(qtbot, ClassBadge(ground.theme, ground.tr, code))
    assert badge.accessibleName() == f"Readers: {badge.text}"
    assert badge.width() >= badge.sizeHint().width()


def test_the_classes_of_the_theme_are_those_of_the_domain():
    assert tuple(a.code for a in Audience) == CLASSES


def test_badges_follow_the_language(ground, qtbot):
    badge = shown(qtbot, StanceBadge(ground.theme, ground.tr, "oppose"))
    ground.tr.choose("de")
    assert badge.accessibleName() == "Haltung: Ablehnung"


@pytest.mark.parametrize("code", [*STANCES[:-1], None])
def test_a_stance_badge_says_stance_and_whether_it_is_our_reading(ground, qtbot, code):
    badge = shown(qtbot, StanceBadge(ground.theme, ground.tr, code))
    assert badge.text
    declared = badge.grab().toImage()
    badge.show_stance(code, reading=True)
    assert "our reading" in badge.text
    assert badge.grab().toImage() != declared


def test_each_clearance_state_has_a_sign_of_its_own_word(ground, qtbot):
    texts = set()
    for state in CLEARANCES:
        chip = shown(qtbot, ClearanceChip(ground.tr))
        chip.show_clearance("Ref. 42", state, "12.10.2026")
        assert "Ref. 42" in chip.text()
        texts.add(chip.text())
    assert len(texts) == len(CLEARANCES)


def test_a_card_is_one_button_with_its_whole_text(ground, qtbot):
    card = shown(qtbot, Card(ground.theme, "house"))
    card.tell("Punkt 3", "Keine Position")
    node = QAccessible.queryAccessibleInterface(card)
    assert node.role() == QAccessible.Role.Button
    assert node.text(QAccessible.Text.Name) == "Punkt 3. Keine Position"
    with qtbot.waitSignal(card.clicked):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def test_a_card_grows_in_height_when_it_is_narrow(ground, qtbot):
    card = shown(qtbot, Card(ground.theme))
    card.tell("Ein sehr langer Titel, der umgebrochen werden muss, weil er nicht passt", "Und noch eine Zeile")
    assert card.heightForWidth(150) > card.heightForWidth(900)


def test_chips_go_on_in_the_next_line(ground, qtbot):
    box = shown(qtbot, QWidget())
    flow = Flow(box)
    chips = [Chip(f"Referat {n}") for n in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    box.resize(1200, 200)
    qtbot.waitUntil(lambda: len({chip.y() for chip in chips}) == 1)
    box.resize(200, 200)
    qtbot.waitUntil(lambda: len({chip.y() for chip in chips}) > 1)
    assert all(chip.geometry().right() <= 200 for chip in chips)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: chips[0].geometry().right() >= 190)
    flow.clear()
    assert flow.count() == 0


def test_the_principal_s_block_is_named_and_marked(ground, qtbot):
    block = shown(qtbot, PrincipalPanel(ground.theme, ground.tr))
    assert block.accessibleName() == "For the principal only"
    assert block.property("panel") == "principal"


def test_a_panel_changes_its_look(ground, qtbot):
    panel = shown(qtbot, Panel(ground.theme, "sheet"))
    panel.add(Text("Wortlaut geändert"))
    before = panel.grab().toImage()
    panel.look_like("note")
    assert panel.grab().toImage() != before


def test_an_empty_state_says_what_to_do(ground, qtbot):
    empty = shown(qtbot, EmptyState(ground.theme, ground.tr, "house", "Events", "Search"))
    button = empty.add_button("plus", "Settings", primary=True)
    with qtbot.waitSignal(button.clicked):
        button.click()
    ground.tr.choose("de")
    assert button.text() == "Einstellungen"


# ---- dialogs


def ask_about(ground, *, grave):
    question = Question(
        "Streichen?", "Der Eintrag verschwindet aus den Listen.", "Streichen", grave=grave, detail="Punkt 3"
    )
    return DecisionDialog(ground.theme, ground.tr, question)


@pytest.mark.parametrize(
    ("grave", "result"), [(True, QDialog.DialogCode.Rejected), (False, QDialog.DialogCode.Accepted)]
)
def test_return_does_the_harmless_thing(ground, qtbot, grave, result):
    dialog = shown(qtbot, ask_about(ground, grave=grave))
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == result


def test_escape_leaves(ground, qtbot):
    dialog = shown(qtbot, ask_about(ground, grave=False))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_an_entry_names_its_field(ground, qtbot):
    field = QLineEdit()
    dialog = shown(qtbot, EntryDialog(ground.theme, ground.tr, "Dossier öffnen", "Passphrase", field))
    assert field.accessibleName() == "Passphrase"
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.waitUntil(field.hasFocus)


def test_answers_come_from_the_open_dialog(ground, qtbot):
    """The real dialogs, answered while they are open."""
    from PySide6.QtCore import QTimer

    asked = WindowAsk(ground.theme, ground.tr, ground.desk)

    def answer(act):
        def when_open():
            dialog = next(d for d in ground.desk.findChildren(QDialog) if d.isVisible())
            act(dialog)

        QTimer.singleShot(0, when_open)

    answer(lambda dialog: dialog.accept())
    assert asked.confirm(Question("Title", "Text", "Go"))
    answer(lambda dialog: dialog.reject())
    assert not asked.confirm(Question("Title", "Text", "Go"))
    answer(lambda dialog: (dialog.findChild(QLineEdit).setText("neu"), dialog.accept()))
    assert asked.line("Title", "Label", "alt") == "neu"
    answer(lambda dialog: dialog.reject())
    assert asked.secret("Title", "Label") is None
    answer(lambda dialog: dialog.accept())
    assert asked.choice("Title", "Label", ("eins", "zwei")) == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_return_and_by_the_space_bar(ground, qtbot, key):
    for button in (Button(ground.theme), IconButton(ground.theme, ground.tr, "house", "Home"), Card(ground.theme)):
        shown(qtbot, button)
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_return_on_cancel_does_not_confirm(ground, qtbot):
    dialog = shown(qtbot, DecisionDialog(ground.theme, ground.tr, Question("Title", "Text", "Do it")))
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.stay, Qt.Key.Key_Return)
