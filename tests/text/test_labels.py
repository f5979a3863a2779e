# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Every kind, field and choice has a label in every language."""

import pytest
from babel.messages.pofile import read_po

from ara_desktop.core.classes import Audience
from ara_desktop.core.kinds import KINDS, STANCES
from ara_desktop.core.resources import program_file
from ara_desktop.text import label_table, labels
from ara_desktop.text.catalogue import Words

DE, EN = Words("de"), Words("en")
STANCE_LABELS = (
    "Zustimmung", "Zustimmung mit Änderungen", "Wird mitgetragen", "Vorbehalt", "Ablehnung", "Keine Festlegung",
)  # fmt: skip


def test_every_label_is_in_the_german_catalogue() -> None:
    with program_file("i18n", "de", "LC_MESSAGES", "ara_desktop.po").open("rb") as readable:
        known = {(message.context, message.id) for message in read_po(readable)}
    assert set(labels.every()) - known == set()


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_field_and_choice_has_a_label(name: str) -> None:
    for words in (DE, EN):
        assert labels.kind(name, words)
        assert labels.kinds(name, words)
        for field_name, declared in KINDS[name].fields.items():
            assert "_" not in labels.field(name, field_name, words)
            for code in declared.choices:
                assert "_" not in labels.choice(name, field_name, code, words)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_labels_of_one_form_differ(name: str) -> None:
    for words in (DE, EN):
        shown = [labels.field(name, field_name, words) for field_name in KINDS[name].fields]
        assert sorted(set(shown)) == sorted(shown)


def test_stances_are_named_as_the_design_says() -> None:
    assert tuple(labels.stance(code, DE) for code in STANCES) == STANCE_LABELS


def test_no_record_is_not_known() -> None:
    assert labels.stance(None, DE) == "Nicht bekannt"
    assert labels.choice("position", "stance", None, DE) == "Nicht bekannt"
    assert labels.choice("position", "priority", None, DE) == ""


def test_circles_of_readers_are_named_as_the_design_says() -> None:
    shown = [labels.reader_class(audience, DE) for audience in Audience]
    assert shown == ["Öffentlich", "Allianz", "Sekretariat", "Delegation", "Leitung"]


def test_what_a_newer_program_knows_is_shown_by_its_code() -> None:
    assert labels.kind("hologram", DE) == "hologram"
    assert labels.field("position", "hologram", DE) == "hologram"
    assert labels.choice("position", "stance", "maybe", DE) == "maybe"
    assert labels.preset("hologram", DE) == "hologram"


def test_actions_stages_and_roles_have_words() -> None:
    assert labels.action("retire", DE) == "Gestrichen"
    assert labels.action("of a newer program", DE) == "Geändert"
    assert labels.stage("rebuild", DE) == "Tabellen werden neu aufgebaut"
    assert labels.stage("of a newer program", DE) == ""
    assert labels.role("partner", DE) == "Partnerregion"
    assert labels.role("of a newer program", DE) == "of a newer program"


def test_tables_hold_no_entry_for_codes_that_are_gone() -> None:
    fields = {name for kind in KINDS.values() for name in kind.fields}
    full = {f"{kind.name}.{name}" for kind in KINDS.values() for name in kind.fields}
    assert set(label_table.KIND_NAMES) == set(KINDS)
    assert set(label_table.FIELDS) <= fields | full
