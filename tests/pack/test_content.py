# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What stands in a pack, tested as data."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from ara_desktop.core.kinds import KINDS
from ara_desktop.core.seeds import Entry
from ara_desktop.pack import content, parts
from ara_desktop.pack.blocks import Badge, Block, Cover, Fiche, Matrix, Note, Panel, Part, Strip, Table, Together
from ara_desktop.pack.content import EventEmpty
from ara_desktop.pack.recipe import PRESETS, PresetUnknown, recipe_for
from tests.pack import small

READERS = tuple(PRESETS)


def part(blocks: tuple[Block, ...], key: str) -> Part:
    return next(one for one in blocks if isinstance(one, Part) and one.key == key)


def fiches(blocks: tuple[Block, ...]) -> list[Fiche]:
    return [one for one in part(blocks, "points").blocks if isinstance(one, Fiche)]


def notes(blocks: tuple[Block, ...]) -> list[Note]:
    return [one for one in part(blocks, "notes").blocks if isinstance(one, Note)]


# -- who gets what -----------------------------------------------------------------------------------------------------
def test_the_principal_reads_red_lines_and_what_we_make_of_others():
    said = small.said(small.blocks_of())
    for text in (
        small.RED,
        "Vier Milliarden Euro sind annehmbar.",
        "Die Mehrheit ist sicher.",
        "Kein Wort zum Zellwerk.",
    ):
        assert text in said
    assert "Ablehnung" in small.said(part(small.blocks_of(), "points").blocks)


@pytest.mark.parametrize("reader", ["delegation", "podium"])
def test_nobody_else_does(reader):
    said = small.said(small.blocks_of(reader=reader))
    for text in (
        small.RED,
        "annehmbar",
        "Mehrheit",
        "Zellwerk",
        "Rote Linie",
        "Rückfallposition",
        "Einschätzung",
        "Schlüssel sichern",
    ):
        assert text not in said


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_preset_has_its_parts_in_order(reader, language):
    blocks = small.blocks_of(reader=reader, language=language)
    assert isinstance(blocks[0], Cover)
    keys = [one.key for one in blocks if isinstance(one, Part)]
    wanted = ["glance", "programme", "meetings", "notes", "points", "matrix", "reactions", "persons", "evidence"]
    if reader == "podium":
        wanted = ["notes"]
    elif reader == "delegation":
        wanted.remove("meetings")  # the small agenda has only objectives, which are the principal's
    assert keys == wanted


def test_an_unknown_preset_is_refused():
    with pytest.raises(PresetUnknown) as caught:
        recipe_for("press-office")
    assert caught.value.facts["preset"] == "press-office"


def test_an_event_without_items_and_interventions_is_refused():
    found = [one for one in small.entries() if one.kind not in ("agenda_item", "intervention", "paragraph")]
    with pytest.raises(EventEmpty):
        small.blocks_of(found)


# -- only declared fields, nothing typed that can be derived -------------------------------------------------------------
def test_parts_read_fields_only_through_allowed_values():
    names = {name for kind in KINDS.values() for name in kind.fields}
    readers = {"text", "value", "said", "many", "number", "short", "prose", "of"}
    for path in Path(parts.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
        assert not {"Record", "View", "Store", "Op"} & imported
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") not in readers:
                continue
            literal = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            declared = names | set(KINDS)
            assert set(literal) <= declared, f"{path.name}: {ast.unparse(node)}"


def test_an_undeclared_field_cannot_be_read():
    event = small.small_shelf().of("event")[0]
    for read in (event.text, event.value, event.said, event.many, event.number):
        with pytest.raises(LookupError):
            read("rumour")


def test_weekdays_times_and_counts_follow_the_records():
    before = small.said(small.blocks_of())
    assert "Donnerstag, 18. März 2027" in before
    assert "10:00–11:30" in before
    assert "3:00 min" in before
    moved = small.changed(small.entries(), "top2", starts_at="2027-07-19T09:00:00Z", ends_at="2027-07-19T10:00:00Z")
    after = small.said(small.blocks_of(small.changed(moved, "rede", slot_seconds=120)))
    assert "Montag, 19. Juli 2027, 11:00–12:00 Uhr" in after
    assert "3:00 min" not in after


def test_no_text_of_a_part_holds_a_figure():
    """Weekdays, counts and times are derived: the program's own words carry no digit."""
    for path in Path(parts.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "words":
                assert not any(sign.isdigit() for sign in ast.unparse(node.args[0])), ast.unparse(node)


# -- the fiche ---------------------------------------------------------------------------------------------------------
def test_the_fiche_keeps_its_order():
    first = fiches(small.blocks_of())[0]
    kinds = [type(one).__name__ for one in first.blocks]
    assert kinds[:3] == ["Badge", "Margin", "Para"]
    red = next(at for at, one in enumerate(first.blocks) if isinstance(one, Panel))
    strip = next(at for at, one in enumerate(first.blocks) if isinstance(one, Strip))
    table = next(
        at for at, one in enumerate(first.blocks) if isinstance(one, Together) and isinstance(one.blocks[1], Table)
    )
    assert red < strip < table
    assert "Punkt 1 der Erklärung" in small.said([first]).split("\n")[0]


def test_the_kicker_tells_when():
    first = fiches(small.blocks_of())[0]
    assert "TOP 2 · Donnerstag, 18. März 2027, 10:00–11:30 Uhr" in "".join(one.text for one in first.kicker).replace(
        "\u00a0", " "
    )


def test_questions_stand_apart_from_answers():
    first = fiches(small.blocks_of())[0]
    styles = {"".join(s.text for s in one.text): one.style for one in first.blocks if hasattr(one, "style")}
    assert styles["„Warum zahlt nicht das Land?“"] == "question"
    assert styles["Das Land zahlt schon."] == "body"


def test_a_point_without_position_says_so():
    found = small.changed(small.entries(), "top2", points=["@1", "@2"])
    found = [one for one in found if one.name != "p2"]
    second = fiches(small.blocks_of(found))[1]
    assert "noch keine Position" in small.said([second])
    assert next(one for one in second.blocks if isinstance(one, Badge)).stance == ""


def test_a_point_whose_wording_is_unknown_is_named_by_its_number():
    found = small.changed(small.entries(), "2", heading=None, summary=None)
    assert "Punkt 2 der Erklärung" in small.said(fiches(small.blocks_of(found)))


# -- the others --------------------------------------------------------------------------------------------------------
def matrix_of(blocks: tuple[Block, ...]) -> Matrix:
    return next(one for one in part(blocks, "matrix").blocks if isinstance(one, Matrix))


def test_the_latest_statement_counts():
    matrix = matrix_of(small.blocks_of())
    declared = {row.region: [cell.declared for cell in row.cells] for row in matrix.rows}
    assert declared == {
        "Birkenmark": ["support", "reservation"], "Montalvia": ["reservation", ""],
        "Oberhalden": ["support", ""], "Ostfjord": ["", ""],
    }  # fmt: skip
    assert matrix.rows[0].ours


def test_a_statement_of_tomorrow_does_not_count_yet():
    blocks = small.blocks_of(now="2026-03-01T10:00:00Z")
    declared = {row.region: row.cells[0].declared for row in matrix_of(blocks).rows}
    assert declared["Oberhalden"] == "oppose"
    assert declared["Montalvia"] == ""


def test_no_record_is_not_known_in_words():
    matrix = matrix_of(small.blocks_of())
    assert {row.cells[0].spoken for row in matrix.rows if row.region == "Ostfjord"} == {"Nicht bekannt"}


def test_our_readings_stand_beside_and_only_for_the_principal():
    cell = next(row for row in matrix_of(small.blocks_of()).rows if row.region == "Montalvia").cells[0]
    assert (cell.declared, cell.reading) == ("reservation", "oppose")
    assert "Einschätzung" in cell.spoken
    for row in matrix_of(small.blocks_of(reader="delegation")).rows:
        assert not any(cell.reading for cell in row.cells)


def test_totals_add_up_to_the_other_regions():
    matrix = matrix_of(small.blocks_of())
    for column in range(len(matrix.heads)):
        assert sum(numbers[column] for _, _, numbers in matrix.totals) == len(matrix.rows) - 1


# -- evidence ----------------------------------------------------------------------------------------------------------
def test_stale_and_contradictory_figures_are_marked():
    said = small.said(part(small.blocks_of(), "evidence").blocks)
    assert "Prüfung fällig seit 31.12.2026" in said
    assert said.count("Andere Quellen weichen ab") == 2


def test_figures_of_different_years_do_not_contradict_but_make_a_chart():
    found = small.changed(small.entries(), "jobs2", as_of="2024-06-30")
    assert "weichen ab" not in small.said(small.blocks_of(found))
    more = Entry(
        "evidence",
        "jobs3",
        {**dict(next(e for e in found if e.name == "jobs2").fields), "as_of": "2025-06-30", "value": "125000"},
    )
    said = small.said(fiches(small.blocks_of([*found, more])))
    assert (
        "30.06.2024: 131.000 Beschäftigte; 30.06.2025: 125.000 Beschäftigte; 30.06.2026: 118.400 Beschäftigte" in said
    )


def test_evidence_is_numbered_in_the_order_of_reading():
    desk = small.desk_of(small.small_shelf())
    labels = {one.text("source"): desk.evidence_label(one.id) for one in desk.shelf.of("evidence")}
    assert sorted(labels.values()) == ["B1", "B2", "B3"]
    assert labels["Verband"] == "B3"  # filed under the point only, so behind what our text names


def test_the_podium_edition_has_no_evidence_numbers():
    assert not small.desk_of(small.small_shelf(reader="podium"), "podium").numbers


# -- languages and conflicts -------------------------------------------------------------------------------------------
def test_text_in_another_language_is_marked_and_tagged():
    first = fiches(small.blocks_of(language="en"))[0]
    lead = next(one for one in first.blocks if getattr(one, "style", "") == "lead")
    assert {one.language for one in lead.text} == {"de"}
    assert "Original (German), not translated" in small.said([first])


def translated(found: list[Entry], name: str, **texts: str) -> list[Entry]:
    return [replace(one, translations={"en": texts}) if one.name == name else one for one in found]


def test_a_fresh_translation_is_taken():
    found = translated(small.entries(), "p1", line="We support the fund.")
    first = fiches(small.blocks_of(found, language="en"))[0]
    lead = next(one for one in first.blocks if getattr(one, "style", "") == "lead")
    assert [(one.text, one.language) for one in lead.text] == [("We support the fund.", "")]


def test_a_stale_translation_gives_way_to_the_original_visibly():
    records = small.records_of(translated(small.entries(), "p1", line="We support the fund."))
    for one in records:
        if one.kind == "position" and one.fields.get("stance") == "support":
            one.fields["line"] = "Wir unterstützen den Fonds nicht mehr."
    shelf = small.shelf_of(records, language="en")
    made = content.blocks_of(small.desk_of(shelf))
    said = small.said(fiches(made))
    assert "Translation out of date" in said
    assert "nicht mehr" in said
    assert "We support" not in said


def test_a_disputed_text_shows_all_versions():
    shelf = small.small_shelf()
    position = shelf.of("position", stance="support")[0]
    disputes = {
        (position.id, "line"): ("Wir stimmen zu.", "Wir stimmen nicht zu."),
        (position.id, "stance"): ("support", "oppose"),
    }
    said = small.said(fiches(small.blocks_of(disputes=disputes)))
    assert "Abweichende Fassungen" in said
    assert "Wir stimmen zu." in said
    assert "Wir stimmen nicht zu." in said
    assert "Zustimmung / Ablehnung" in said


def test_what_is_not_decided_is_listed_at_the_front():
    shelf = small.small_shelf()
    item, position = shelf.of("agenda_item")[1], shelf.of("position", stance="support")[0]
    disputes = {
        (item.id, "starts_at"): ("2027-03-18T09:00:00Z", "2027-03-18T13:00:00Z"), (position.id, "red_line"): ("Eins.", "Zwei."),
    }  # fmt: skip
    blocks = small.blocks_of(disputes=disputes)
    said = small.said(part(blocks, "undecided").blocks)
    assert "18. März 2027, 10:00 Uhr" in said
    assert "18. März 2027, 14:00 Uhr" in said
    assert "– Eins.\n– Zwei." in said
    delegation = small.blocks_of(reader="delegation", disputes=disputes)
    assert "Eins." not in small.said(delegation)
    assert not [one for one in small.blocks_of() if isinstance(one, Part) and one.key == "undecided"]


# -- speaking notes ----------------------------------------------------------------------------------------------------
def test_a_note_keeps_phrases_and_tells_when_each_paragraph_begins():
    found = notes(small.blocks_of())[0].paragraphs
    assert [one.begins for one in found if not one.cue] == ["0:00", "0:06", ""]
    assert len(found[0].phrases) == 3
    assert [one.cue for one in found] == [False, False, True, False]
    assert found[1].omit
    assert not found[0].omit


def test_every_sheet_knows_who_speaks_where():
    identity = notes(small.blocks_of())[0].identity
    assert [one.replace("\u00a0", " ") for one in identity] == [
        "Henrike Wallstedt",
        "Birkenmark",
        "Jahreskonferenz",
        "TOP 2",
        "Deutsch",
    ]


def test_the_cover_tells_how_each_speech_begins():
    cover = small.blocks_of()[0]
    assert isinstance(cover, Cover)
    assert [small.said([one.words]) for one in cover.openings] == [
        "„Herr Präsident, meine Damen und Herren, ich komme aus …“"
    ]


def test_a_speech_in_english_is_tagged_as_english():
    found = small.changed(
        small.changed(small.entries(), "rede", language="en"), "a1", language="en", text="Mister President,"
    )
    note = notes(small.blocks_of(found))[0]
    assert note.language == "en"
    assert note.paragraphs[0].phrases[0][0].language == "en"
    assert "Englisch" in note.identity
    assert "nicht übersetzt" in small.said([note])  # the second paragraph is still German


# -- people, cover, edition ----------------------------------------------------------------------------------------------
def test_people_stand_with_the_office_of_that_day():
    said = small.said(part(small.blocks_of(), "persons").blocks)
    assert "Ministerin, Birkenmark (seit 18. September 2024)" in said
    assert "Landrätin (2014–2024)" in said
    early = small.changed(small.entries(), "tagung", starts_on="2024-05-18")
    assert "Landrätin, Birkenmark" in small.said(part(small.blocks_of(early), "persons").blocks)


def test_the_cover_names_edition_reader_contact_and_training():
    said = small.said(small.blocks_of()[:1])
    for text in ("Henrike Wallstedt, Ministerin, Birkenmark", "2 vom 12. März 2027, 17:40 Uhr", "Sabine Kolbrand, +49 171 39200 34",
                 "Fassung 1 vom 10. März 2027", "erfunden", "Leitung"):  # fmt: skip
        assert text in said


def test_the_digest_is_of_the_contents_and_not_of_the_edition():
    desk = small.desk_of(small.small_shelf())
    blocks = content.blocks_of(desk)
    numbered = content.numbered(blocks, desk, desk.frame)
    assert blocks != numbered
    assert content.digest(blocks) == content.digest(numbered)
    other = small.desk_of(small.small_shelf(small.changed(small.entries(), "p1", red_line="Anders.")))
    assert content.digest(content.blocks_of(other)) != content.digest(blocks)


def test_the_title_of_the_file_names_no_record():
    desk = small.desk_of(small.small_shelf())
    assert content.imprint(desk, desk.frame).title == "Briefingmappe – Fassung 2 – ABCD-0123"
