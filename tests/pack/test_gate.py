# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The gate finds every planted sentence, and lets pass what the reader may see."""

import pikepdf
import pytest

from ara_desktop.pack.gate import PackLeak, PackUnreadable, judge
from tests.pack import leaks

LONG = "Wir stimmen nur zu, wenn eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf im Text stehen bleiben."


@pytest.mark.parametrize("plant", leaks.INSIDE, ids=lambda plant: plant.__name__)
def test_a_sentence_planted_inside_is_found(plant):
    pdf = leaks.blank()
    plant(pdf)
    with pytest.raises(PackLeak) as caught:
        judge(leaks.written(pdf), "a.pdf", [leaks.SECRET], [])
    assert "Grenze" not in str(caught.value)


@pytest.mark.parametrize("plant", leaks.OUTSIDE, ids=lambda plant: plant.__name__)
def test_a_sentence_outside_the_objects_is_found(plant):
    with pytest.raises(PackLeak):
        judge(plant(leaks.written(leaks.blank())), "a.pdf", [leaks.SECRET], [])


def test_a_sentence_in_the_file_name_is_found():
    with pytest.raises(PackLeak) as caught:
        judge(leaks.written(leaks.blank()), f"{leaks.SECRET}.pdf", [leaks.SECRET], [])
    assert caught.value.facts["channel"] == "file-name"


def test_a_clean_file_passes():
    judge(leaks.written(leaks.blank()), "a.pdf", [leaks.SECRET, LONG, "kurz", ""], [leaks.PAGE])


def test_ten_words_of_a_long_value_are_a_hit_and_nine_are_not():
    words = LONG.replace(",", "").replace(".", "").split()
    for count, hit in ((9, False), (10, True)):
        pdf = leaks.blank()
        pdf.Root.Note = pikepdf.String(" ".join(words[5 : 5 + count]))
        if hit:
            with pytest.raises(PackLeak):
                judge(leaks.written(pdf), "a.pdf", [LONG], [])
        else:
            judge(leaks.written(pdf), "a.pdf", [LONG], [])


def test_values_below_twenty_characters_are_not_judged():
    judge(leaks.written(leaks.blank()), "a.pdf", ["eine Seite"], [])


def test_what_is_also_allowed_is_no_hit():
    pdf = leaks.blank()
    pdf.Root.Note = pikepdf.String(leaks.SECRET)
    judge(leaks.written(pdf), "a.pdf", [leaks.SECRET], ["Davor. " + leaks.SECRET + " Danach."])
    judge(leaks.written(pdf), "a.pdf", [leaks.SECRET], [], [leaks.SECRET])


def test_an_allowed_neighbour_does_not_cover_the_rest():
    pdf = leaks.blank()
    pdf.Root.Note = pikepdf.String(LONG)
    with pytest.raises(PackLeak):
        judge(leaks.written(pdf), "a.pdf", [LONG], [" ".join(LONG.split()[:12])])


def test_an_appended_revision_is_refused():
    data = leaks.written(leaks.blank())
    with pytest.raises(PackLeak) as caught:
        judge(data + b"\nstartxref\n0\n%%EOF\n", "a.pdf", [], [])
    assert caught.value.facts["channel"] == "revisions"


def test_scripts_are_refused():
    pdf = leaks.blank()
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    with pytest.raises(PackLeak) as caught:
        judge(leaks.written(pdf), "a.pdf", [], [])
    assert caught.value.facts["channel"] == "active-content"


def test_what_cannot_be_opened_is_not_let_pass():
    with pytest.raises(PackUnreadable):
        judge(b"%PDF-1.7 nothing", "a.pdf", [leaks.SECRET], [])
