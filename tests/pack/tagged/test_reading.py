# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What a reader of the file gets is what the story said, in its order; for random stories and the sample."""

from dataclasses import replace
from typing import Any

import page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ara_desktop.pack import style
from ara_desktop.pack.shapes import Bar, Bars
from ara_desktop.pack.tagged import Built, Cell, Meta, Run, Sheet, Story, add_table, build, plain
from tests.pack.tagged.reader import joined, read
from tests.pack.tagged.sample import CLOCK, SPEECH

META = Meta(title="Zufall", made_at=CLOCK)
WORDS = st.sampled_from(
    [
        "Batterie",
        "Übergang",
        "Transformationsfinanzierung",
        "Größe",
        "a",
        "im",
        "Werk",
        "Beschäftigungssicherung",
        "EU-Binnenmarkt",
        "12,5",
        "%",
        "„Zitat“",
        "Ελλάδα",
        "България",
        "Għajnuna",
        "<b>",
        "&amp;",
        "CO₂",
        "⚠",
        "Pla\xadnung\xadsrecht",
        "x\u202ey",
    ]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
SHORT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
RUN = st.builds(
    Run,
    SHORT,
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from(["", "", "#k0", "https://x.example/?a=1&b=ü"]),
    raised=st.booleans(),
    lang=st.sampled_from(["", "", "fr"]),
)
RICH = st.lists(st.one_of(SENTENCE, RUN, st.just("\n")), min_size=1, max_size=6)
STYLE = st.sampled_from(
    [
        style.BODY,
        replace(style.BODY, align="right", name="r"),
        replace(style.BODY, align="centre", whole=True, name="c"),
        style.CUE,
        style.LEAD,
        style.PODIUM,
    ]
)
LEAF = st.one_of(
    st.tuples(st.just("p"), RICH, STYLE, st.sampled_from(["", "0:30"])),
    st.tuples(st.just("items"), st.lists(RICH, min_size=1, max_size=5), st.booleans()),
    st.tuples(st.just("h"), SHORT),
    st.tuples(
        st.just("table"),
        st.lists(st.lists(RICH, min_size=3, max_size=3), min_size=2, max_size=30),
        st.integers(0, 2),
        st.integers(0, 1),
    ),
    st.tuples(st.just("figure"), SHORT),
    st.tuples(st.just("page"), st.none()),
    st.tuples(st.just("room"), st.floats(0, 300)),
)
TALE = st.recursive(
    LEAF,
    lambda inner: st.tuples(st.sampled_from(["sect", "box", "keep", "aside", "changed"]), st.lists(inner, max_size=4)),
    max_leaves=14,
)


class Teller:
    """Tells a random tale and notes what a reader must find."""

    def __init__(self) -> None:
        self.story = Story("de")
        self.expected: list[tuple[str, str]] = []
        self.late: list[list[tuple[str, str]]] = [[]]

    def note(self, tag: str, text: Any) -> None:
        whole = "".join(
            part if isinstance(part, str) else part.text for part in ([text] if isinstance(text, str) else text)
        )
        self.expected.append((tag, joined(plain(whole))))

    def tell(self, tale: Any) -> None:
        kind, *rest = tale
        getattr(self, f"do_{kind}")(*rest)

    def do_p(self, text: Any, look: Any, label: str) -> None:
        self.expected.append(
            ("P", joined(label + " " + plain("".join(part if isinstance(part, str) else part.text for part in text))))
        )
        self.story.p(text, look, label=label)

    def do_h(self, text: str) -> None:
        self.note("H2", text)
        self.story.h(2, text, style.SECTION)

    def do_items(self, texts: Any, numbered: bool) -> None:
        for at, text in enumerate(texts, 1):
            self.note("Lbl", f"{at}." if numbered else "•")
            self.note("LBody", text)
        self.story.items(texts, style.ITEM, numbered=numbered)

    def do_table(self, rows: Any, head_rows: int, head_columns: int) -> None:
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                self.note("TH" if at < head_rows or column < head_columns else "TD", text)
        cells = [[Cell(text) for text in row] for row in rows]
        add_table(
            self.story,
            cells,
            [90, 160, 120],
            style.CELLS,
            look=style.TABLE,
            head_rows=head_rows,
            head_columns=head_columns,
        )

    def do_figure(self, text: str) -> None:
        self.story.figure(Bars([Bar(text, 3, "3"), Bar("b", -1, "−1", ours=True)]), "Balken")

    def do_page(self, _nothing: None) -> None:
        self.story.page()

    def do_room(self, height: float) -> None:
        self.story.room(height)

    def do_sect(self, tales: Any) -> None:
        self.late.append([])
        with self.story.sect("Abschnitt"):
            self.all(tales)
        self.expected += self.late.pop()

    def do_box(self, tales: Any) -> None:
        with self.story.box(fill=style.PAPER, bar=style.TEAL):
            self.all(tales, without={"page", "room", "aside", "figure"})

    def do_keep(self, tales: Any) -> None:
        with self.story.keep():
            self.all(tales, without={"page", "room", "aside"})

    def do_changed(self, tales: Any) -> None:
        with self.story.changed():
            self.all(tales)

    def do_aside(self, tales: Any) -> None:
        outer, self.expected = self.expected, []
        with self.story.aside("Rand"):
            self.all(tales, without={"page", "room", "aside", "sect", "keep", "changed", "box", "figure", "table"})
        self.late[-1] += self.expected
        self.expected = outer

    def all(self, tales: Any, without: Any = frozenset()) -> None:
        for tale in tales:
            if not names(tale) & set(without):
                self.tell(tale)


def names(tale: Any) -> set[str]:
    kinds = {tale[0]}
    if tale[0] in {"sect", "box", "keep", "aside", "changed"}:
        kinds |= {name for inner in tale[1] for name in names(inner)}
    return kinds


def told(tales: list[Any], height: float) -> tuple[bytes, list[tuple[str, str]]]:
    teller = Teller()
    teller.note("H1", "Anfang")
    teller.story.h(1, "Anfang", style.TITLE, key="k0")
    teller.all(tales)
    teller.expected += teller.late.pop()
    frame = (70.0, 60.0, style.TEXT_WIDTH, height)
    sheet = Sheet(name="body", size_pt=style.A4, frame=frame, column_pt=style.COLUMN)
    return build(teller.story, [sheet], META).data, [(tag, text) for tag, text in teller.expected if text]


SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SLOW
@given(st.lists(TALE, min_size=1, max_size=5), st.sampled_from([260.0, 420.0, 700.0]))
def test_random_tales_read_as_they_were_told(tales: list[Any], height: float):
    data, expected = told(tales, height)
    tags = {"P", "H1", "H2", "Lbl", "LBody", "TH", "TD"}
    found = [(tag, joined(text)) for tag, text in read(data).elements if tag in tags]
    assert [one for one in found if one[1]] == expected
    assert second_opinion(data) == []


def second_opinion(data: bytes) -> list[str]:
    """What the validator of ``page-validation`` finds; fast, so every random tale is shown to it."""
    reports = [page.validate_pdf_bytes(data, profile=profile) for profile in ("2a", "ua1")]
    found = [failure.rule_id for report in reports for failure in report.failures]
    return [rule for rule in found if "STREAM-LENGTH" not in rule]  # false alarm on data that ends in byte 0D


def test_the_sample_reads_in_order(built: Built):
    found = read(built.data)
    heads = found.texts("H1", "H2")
    assert heads[:4] == [
        "Beispielkonferenz der Automobilregionen",
        "Inhalt",
        "Ablauf",
        "CO₂-Flottengrenzwerte: Überprüfung 2031",
    ]
    assert heads.index("Auftrag") > heads.index("Belege"), "the margin column is read after the text"
    assert joined(SPEECH[0]) in " ".join(found.texts("P"))
    assert "Planungssicherheit" in " ".join(found.texts("LBody"))


def test_the_second_validator_agrees(built: Built):
    assert second_opinion(built.data) == []


def test_contents_entries_name_the_right_pages(built: Built):
    entries = read(built.data).texts("TOCI")
    assert entries[0] == f"Ablauf{built.places['agenda']}"
    assert entries[-1] == f"Karte{built.places['card']}"
    assert len(entries) == 6


def test_furniture_knows_the_totals(built: Built):
    texts = read(built.data).artifacts
    assert f"Seite 2 von {len(built.pages)}" in texts
    assert "Redebeitrag, Blatt 1 von 2" in texts
    assert "weiter: „Erstens: …“" in texts
    assert sum(text.startswith("weiter") for text in texts) == 1


def test_every_artifact_is_meant(built: Built):
    allowed = ("NUR FÜR", "Beispielkonferenz", "Inhalt", "Ablauf", "Punkt 1", "Haltungen", "Stand:", "Seite ", "Ausfertigung",
               "Redebeitrag", "weiter", " .", "1", "2")  # fmt: skip
    assert [text for text in read(built.data).artifacts if text and not text.startswith(allowed)] == []


def test_only_our_fonts_are_in_the_file(built: Built):
    names = {name.split("+")[1].split("-")[0] for name in read(built.data).fonts}
    assert names == {"SourceSans3", "DejaVuSans"}
