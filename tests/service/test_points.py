# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Declarations come in as text. All texts here are ours; the real one is read where it lies."""

from pathlib import Path

import pytest

from ara_desktop.core.errors import ConflictOpen, ReadOnly, TextRefused, TextTooLong, ValueRefused
from ara_desktop.core.identity import keyed_id
from ara_desktop.service.dossiers import open_dossier
from ara_desktop.service.exchange import export_bundle, take_in_bundle
from ara_desktop.service.points import import_points
from ara_desktop.service.records import list_records, show, write_fields

LEIPZIG = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "000_3cd8879edeb722f8.txt"
TEXT = """\
Die Häfen einigten sich¹:

- a) Der erste Punkt.
- b) Der zweite Punkt.

¹ Quelle der Häfen.

- c) Der dritte Punkt.

Musterhafen, im Mai
"""
PORTS = {"declaration": "Erklärung der Häfen", "language": "de"}


def take(store, text=TEXT, file_name="haefen.txt", **more):
    return import_points(store, text.encode(), file_name, **{**PORTS, **more})


def wordings(store, declaration):
    points = {one.id: one.text("label") for one in list_records(store, "point", [("declaration", declaration)])}
    found = list_records(store, "wording")
    return {points[one.text("point")]: one for one in found if one.text("point") in points}


def test_an_unknown_title_makes_a_declaration_with_points_and_wordings(new_dossier):
    store = new_dossier()
    taken, changes = take(store)
    assert (taken.created, taken.points, taken.title) == (True, ("a", "b", "c"), "Erklärung der Häfen")
    declaration = show(store, taken.declaration)
    assert declaration.id == keyed_id("declaration", ["erklaerung-der-haefen"])
    assert declaration.text("preamble") == "Die Häfen einigten sich¹:"
    assert declaration.text("footnotes") == "¹ Quelle der Häfen.\n\nMusterhafen, im Mai"
    kept = wordings(store, taken.declaration)
    assert {label: one.text("text") for label, one in kept.items()} == {
        "a": "Der erste Punkt.", "b": "Der zweite Punkt.", "c": "Der dritte Punkt.",
    }  # fmt: skip
    assert {one.text("status") for one in kept.values()} == {"official"}
    assert {one.text("source") for one in kept.values()} == {"haefen.txt"}
    assert len(changes.records) == 7
    assert show(store, "erklaerung-der-haefen/b", "point").text("label") == "b"


def test_every_word_of_the_text_is_in_the_dossier(new_dossier):
    store = new_dossier()
    taken, _ = take(store)
    declaration = show(store, taken.declaration)
    texts = [declaration.text("preamble"), declaration.text("footnotes")]
    texts += [one.text("text") for one in wordings(store, taken.declaration).values()]
    assert set(TEXT.split()) - set(" ".join(texts).split()) == {"-", "a)", "b)", "c)"}


def test_the_same_text_again_writes_nothing(new_dossier):
    store = new_dossier()
    take(store)
    taken, changes = take(store, file_name="kopie.txt")
    assert (changes.change, changes.records, taken.created) == (None, frozenset(), False)


def test_a_corrected_text_changes_only_what_differs(new_dossier):
    store = new_dossier()
    taken, _ = take(store)
    _, changes = take(store, TEXT.replace("zweite", "andere"))
    assert len(changes.records) == 1
    assert wordings(store, taken.declaration)["b"].text("text") == "Der andere Punkt."


@pytest.mark.parametrize(
    "name", ["leipzig-2022", "Leipziger Erklärung", "„leipziger erklärung“", "Leipzig Declaration"]
)
def test_a_known_declaration_is_found_by_code_or_title_in_any_language(new_dossier, name):
    store = new_dossier()
    taken, _ = take(store, declaration=name)
    assert not taken.created
    assert taken.declaration == keyed_id("declaration", ["leipzig-2022"])


def test_what_we_wrote_about_a_point_ourselves_stays(new_dossier):
    store = new_dossier()
    before = show(store, "leipzig-2022/a", "point")
    take(store, declaration="leipzig-2022")
    assert show(store, "leipzig-2022/a", "point") == before


def test_points_not_yet_known_get_their_wording_and_keep_their_note(new_dossier):
    store = new_dossier()
    before = show(store, "7", "point")
    assert before.text("note")
    text = "".join(f"{n}. Wortlaut {n}.\n" for n in range(1, 11))
    taken, _ = take(store, text, declaration="ten-points")
    assert taken.points == tuple(str(n) for n in range(1, 11))
    assert show(store, "7", "point") == before
    assert wordings(store, taken.declaration)["7"].text("text") == "Wortlaut 7."


def test_another_language_becomes_a_translation_of_preamble_and_footnotes(new_dossier):
    store = new_dossier()
    taken, _ = take(store)
    english = "The ports agreed:\n\na) One.\nb) Two.\nc) Three.\n"
    take(store, english, language="en")
    _, again = take(store, english, language="en")
    assert again.change is None
    assert show(store, taken.declaration).text("preamble").startswith("Die Häfen")
    found = show(store, keyed_id("translation", [taken.declaration, "preamble", "en"]))
    assert found.text("text") == "The ports agreed:"
    assert {one.text("language") for one in list_records(store, "wording")} >= {"de", "en"}


def test_without_a_language_it_is_the_dossiers(new_dossier):
    taken, _ = take(new_dossier(), language=None)
    assert taken.language == "de"


def test_a_heading_of_the_text_serves_where_we_have_none(new_dossier):
    store = new_dossier()
    take(store, "## Artikel 1 – Zweck\nDer Bund.\n## Artikel 2 – **Mitglieder**\nDie Städte.\n")
    assert show(store, "erklaerung-der-haefen/2", "point").text("heading") == "Mitglieder"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_files_of_usual_editors_are_read(new_dossier, encoding, line_end):
    store = new_dossier()
    data = TEXT.replace("¹", "").replace("\n", line_end).encode(encoding)
    taken, _ = import_points(store, data, "x.txt", **PORTS)
    assert taken.points == ("a", "b", "c")
    assert taken.preamble == "Die Häfen einigten sich:"


def test_a_page_break_is_a_line_break(new_dossier):
    taken, _ = take(new_dossier(), "a) eins\n\x0cb) zwei\n")
    assert taken.points == ("a", "b")


@pytest.mark.parametrize(
    "data", [b"", b"Ein Satz.", b"%PDF-1.7\n1. x\n2. y\n", b"PK\x03\x04\x00\x001. x\n2. y\n", b"\x00" * 50]
)
def test_a_file_without_points_is_refused_and_named(new_dossier, data):
    store = new_dossier()
    before = store_digest(store)
    with pytest.raises(TextRefused) as refused:
        import_points(store, data, "brief.txt", **PORTS)
    assert refused.value.facts == {"file": "brief.txt"}
    assert store_digest(store) == before


@pytest.mark.parametrize(
    ("text", "more", "error"),
    [
        ("a) x\x07\nb) y\n", {}, ValueRefused),
        ("a) x\nb) " + "y" * 100_001, {}, TextTooLong),
        (TEXT, {"language": "Deutsch"}, ValueRefused),
        (TEXT, {"declaration": "„ “"}, ValueRefused),
    ],
)
def test_a_refused_import_writes_nothing(new_dossier, text, more, error):
    store = new_dossier()
    before = store_digest(store)
    with pytest.raises(error):
        take(store, text, **more)
    assert store_digest(store) == before


def test_text_that_looks_like_markup_stays_text(new_dossier):
    store = new_dossier()
    nasty = "<img src='/etc/passwd'> =1+1 '; DROP TABLE op; \u202etxt"
    taken, _ = take(store, f"a) {nasty}\nb) {nasty}\n")
    assert wordings(store, taken.declaration)["a"].text("text") == nasty


def test_a_text_in_conflict_is_left_to_a_person(new_dossier, befriend, tmp_path):
    one, other = new_dossier("Anna"), new_dossier("Bela")
    befriend(one, other)
    taken, _ = take(one)
    take(other, TEXT.replace("Der erste", "Unser erster"))
    export_bundle(other, tmp_path / "x.arabundle")
    take_in_bundle(one, (tmp_path / "x.arabundle").read_bytes())
    _, again = take(one)
    assert again.change is None
    with pytest.raises(ConflictOpen):
        take(one, TEXT.replace("Der erste", "Kein"))
    assert "text" in wordings(one, taken.declaration)["a"].conflicts


def test_a_dossier_open_for_reading_is_not_written(new_dossier, clock, ids):
    path = new_dossier().path
    reading = open_dossier(path, clock=clock, ids=ids, holder="Leser", write=False)
    with pytest.raises(ReadOnly):
        take(reading)
    reading.close()


def test_a_point_written_by_hand_before_keeps_its_fields(new_dossier):
    store = new_dossier()
    taken, _ = take(store)
    point = show(store, "erklaerung-der-haefen/a", "point")
    write_fields(store, "point", point.id, {"heading": "Unsere Überschrift"})
    take(store, TEXT.replace("erste", "allererste"))
    assert show(store, point.id).text("heading") == "Unsere Überschrift"
    assert taken.points == ("a", "b", "c")


def test_the_leipzig_text_comes_in_whole(new_dossier):
    if not LEIPZIG.exists():
        pytest.skip("the seed documents are not on this machine")
    store = new_dossier()
    data = LEIPZIG.read_bytes()
    taken, _ = import_points(store, data, LEIPZIG.name, declaration="Leipziger Erklärung", language="de")
    assert taken.points == tuple("abcde")
    declaration = show(store, taken.declaration)
    texts = [one.text("text") for one in wordings(store, taken.declaration).values()]
    kept = " ".join([declaration.text("preamble"), *texts, declaration.text("footnotes")]).split()
    said = data.decode().split()
    assert sorted(kept) == sorted(word for word in said if word not in {"-", "a)", "b)", "c)", "d)", "e)"})


def store_digest(store):
    with store.reading() as view:
        return [(end.name, end.last, end.digest) for end in view.log_ends(("delegation", "principal"))]


def test_the_missing_points_of_the_ten_come_in_alone(new_dossier):
    text = "\n".join(f"{number}. Wortlaut {number}." for number in range(7, 11))
    taken, _ = import_points(new_dossier(), text.encode(), "rest.txt", declaration="ten-points")
    assert (taken.points, taken.created) == (("7", "8", "9", "10"), False)


def test_points_of_a_new_declaration_stand_by_their_number(new_dossier):
    store = new_dossier()
    for text in ("3. Drei\n4. Vier\n", "1. Eins\n2. Zwei\n"):
        import_points(store, text.encode(), "x.txt", declaration="Neue Erklärung")
    points = list_records(store, "point", [("declaration", "Neue Erklärung")])
    assert [one.text("label") for one in points] == ["1", "2", "3", "4"]
