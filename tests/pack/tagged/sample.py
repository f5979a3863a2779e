# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A pack with every kind of element, for tests and for the eye. All regions, persons and figures are invented."""

from datetime import UTC, datetime

from ara_desktop.core.prose import parse
from ara_desktop.pack import style
from ara_desktop.pack.shapes import (
    Badge,
    Bar,
    Bars,
    Share,
    StanceCode,
    StanceStrip,
    slanted_cell,
    slanted_height,
    stance_cell,
)
from ara_desktop.pack.tagged import (
    Built,
    Cell,
    Furniture,
    Meta,
    ProseStyles,
    Run,
    Sheet,
    Story,
    add_prose,
    add_table,
    build,
)

CLOCK = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
LABELS: dict[StanceCode, str] = {
    "support": "Zustimmung",
    "support_with_changes": "Zustimmung mit Änderungen",
    "can_live_with": "wird mitgetragen",
    "reservation": "Vorbehalt",
    "oppose": "Ablehnung",
    "no_position": "keine Festlegung",
    "unknown": "nicht bekannt",
}
CODES = tuple(LABELS)
TOPICS = ("Flottenziele", "Transformationsfonds", "Batterien und Rohstoffe", "Ladenetz", "Weiterbildung", "Strompreis",
          "Software", "Handel", "Wasserstoff", "Beihilfen")  # fmt: skip
REGIONS = [f"{first}{last}" for first in ("Ober", "Nieder", "Neu", "Alt", "Groß", "Klein") for last in
           ("musterland", "beispielgau", "erdenheim", "probstein", "lindenau", "werkingen")]  # fmt: skip
PROSE = ProseStyles(paragraph=style.BODY, item=style.ITEM, number=style.NUMBER, cue_colour=style.SOFT)


def furnish(page: Furniture) -> None:
    width, height = page.size_pt
    facts = page.page
    page.text("header", (width / 2, height - 13 * style.MM), "NUR FÜR DIE DELEGATION", style.MARKING, align="centre")
    if facts.sheet == "body":
        page.text("header", (style.LEFT, height - 20 * style.MM), "Beispielkonferenz", style.RUNNING)
        right = (width - style.RIGHT, height - 20 * style.MM)
        page.text("header", right, facts.facts.get("running", ""), style.RUNNING, align="right")
        page.rule((style.LEFT, height - 22 * style.MM), (width - style.RIGHT, height - 22 * style.MM), style.RULE)
    if facts.sheet == "podium":
        at = (width - style.RIGHT, 18 * style.MM)
        page.text("footer", at, str(facts.group_number), style.SHEET_NUMBER, align="right")
        if facts.next_opening:
            page.text(
                "footer", (style.PODIUM_LEFT, 40 * style.MM), f"weiter: „{facts.next_opening} …“", style.CATCHWORD
            )
        line = f"Redebeitrag, Blatt {facts.group_number} von {facts.group_pages}"
        page.text("footer", (style.LEFT, 15 * style.MM), line, style.RUNNING)
    elif facts.sheet != "cover":
        page.text("footer", (style.LEFT, 15 * style.MM), "Stand: 6. Mai 2031, 9:08 Uhr, Fassung 2", style.RUNNING)
        at = (width - style.RIGHT, 15 * style.MM)
        page.text("page number", at, f"Seite {facts.number} von {facts.pages}", style.RUNNING, align="right")
    page.text("copy mark", (style.LEFT, 9 * style.MM), "Ausfertigung 3 von 12", style.RUNNING)


SHEETS = (
    Sheet(name="cover", size_pt=style.A4, frame=style.BODY_FRAME, furnish=furnish),
    Sheet(name="body", size_pt=style.A4, frame=style.BODY_FRAME, column_pt=style.COLUMN, furnish=furnish),
    Sheet(name="podium", size_pt=style.A4, frame=style.PODIUM_FRAME, furnish=furnish),
    Sheet(name="card", size_pt=style.A5, frame=style.CARD_FRAME, furnish=lambda _page: None),
)


def cover(story: Story) -> None:
    with story.sect("Titel"):
        story.space(40 * style.MM)
        story.p("BRIEFINGMAPPE", style.KICKER)
        story.h(1, "Beispielkonferenz der Automobilregionen", style.COVER_TITLE, key="cover", contents=False)
        story.p("Musterstadt, 14. und 15. Mai 2031", style.COVER_LINE)
        story.space(30)
        for label, text in (("Für", "Ministerin Dr. Erdmute Beispiel"), ("Stand", "6. Mai 2031, Fassung 2"),
                            ("Erste Worte", "„Herr Vorsitzender, liebe Kolleginnen und Kollegen …“"),
                            ("Ansprechperson", "Referat 54, Jana Muster, 0171 0000000")):  # fmt: skip
            story.p(text, style.COVER_FACT, label=label)


def contents(story: Story) -> None:
    story.page("body")
    with story.sect("Inhalt"):
        story.note(running="Inhalt")
        story.h(1, "Inhalt", style.TITLE)
        story.contents(style.CONTENTS)


def agenda(story: Story) -> None:
    story.page()
    with story.sect("Ablauf"):
        story.note(running="Ablauf")
        story.h(1, "Ablauf", style.TITLE, key="agenda")
        rows: list[list[str | Run | Cell]] = [
            ["Zeit", "Punkt", Cell("Seite", style.TABLE_HEAD_NUMBER), Cell("Haltung und Redezeit", columns=2)]
        ]
        for at, topic in enumerate(TOPICS[:4]):
            link = Run(topic, link="#fiche" if at == 0 else "#matrix", colour=style.TEAL)
            page = Cell(lambda story: story.page_of("fiche", style.TABLE_NUMBER, title="Zur Seite"))
            rows.append([f"{10 + at}:15", Cell(link), page, LABELS[CODES[at]], Cell("3 Min.", style.TABLE_NUMBER)])
        rows.append([Cell("15:00", rows=2), Cell("Erklärung, ", columns=2), Cell("offen", columns=2, rows=2)])
        rows.append([Cell(["französisch: ", Run("Déclaration commune", lang="fr")], columns=2)])
        mm = style.MM
        add_table(story, rows, [18 * mm, 70 * mm, 14 * mm, 43 * mm, 20 * mm], style.CELLS, look=style.TABLE,
                  head_columns=1, summary="Ablauf mit unseren Redezeiten")  # fmt: skip


def fiche(story: Story) -> None:
    story.page()
    with story.sect("Flottenziele"):
        story.note(running="Punkt 1: Flottenziele")
        story.p("PUNKT 1  ·  Dienstag, 14. Mai, 10:15 Uhr  ·  25 Minuten", style.KICKER)
        story.h(1, "CO₂-Flottengrenzwerte: Überprüfung 2031", style.TITLE, key="fiche")
        with story.aside("Randspalte"):
            for head, text in (("Auftrag", "Beschlussfassung, offene Abstimmung, einfache Mehrheit (19 von 36)."),
                               ("Wir wollen", "Änderungsantrag 4 (Zulieferer) angenommen; Antrag 7 abgelehnt."),
                               ("Redezeit", "3 Minuten, Rednerliste Platz 4 nach Altlindenau."),
                               ("Vorabsprache", "Neuerdenheim trägt Antrag 4 mit. Gespräch um 9:30 Uhr im Foyer Süd.")):  # fmt: skip
                story.h(2, head, style.SIDE_HEAD)
                story.p(text, style.SIDE)
        story.add(Badge(story, "Zustimmung mit Änderungen", "support_with_changes"))
        story.p(["Der Ausschuss soll eine gemeinsame Haltung zur Überprüfung der Grenzwerte beschließen. ", Run("Wir stimmen zu, wenn die Zulieferer im Text stehen.", bold=True)], style.LEAD)  # fmt: skip
        story.h(2, "Kernbotschaften", style.SECTION)
        story.items([[Run(bold, bold=True), text, " ", Run(f"[B{at}]", link=f"#b{at}", raised=True, colour=style.TEAL)]
                     for at, (bold, text) in enumerate((
                         ("Das Ziel bleibt, der Weg wird breiter.", " Wer Planungssicherheit will, darf das Datum nicht jedes Jahr neu verhandeln. Über die Instrumente auf dem Weg dorthin reden wir offen."),
                         ("Zulieferer zuerst.", " Von 1\u00a0000 Arbeitsplätzen am Verbrennungsmotor liegen in unserer Region 640 bei Betrieben mit weniger als 500 Beschäftigten. Sie brauchen Kredit, nicht Aufschub."),
                         ("Regionen gehören an den Tisch.", " Wir verlangen einen festen Sitz und Zugang zu den Daten der Beobachtungsstelle.")), 1)],
                    style.NUMBER, numbered=True)  # fmt: skip
        with story.box(fill=style.RED_TINT, bar=style.RED):
            story.h(2, "Rote Linien", style.RED_SECTION)
            story.items(["Kein Beschluss, der das Zieljahr streicht oder unter Vorbehalt stellt.",
                         "Keine Mittelumschichtung ohne Ausgleich für Zulieferregionen."], style.RED_ITEM, bullet="✗")  # fmt: skip
        story.h(2, "Wo die anderen stehen", style.SECTION)
        shares = [Share(code, LABELS[code], count) for code, count in zip(CODES, (9, 11, 5, 6, 3, 1, 1), strict=True)]
        story.figure(
            StanceStrip(shares), "Haltung der 36 Regionen: " + ", ".join(f"{s.count} {s.label}" for s in shares)
        )
        with story.changed():
            story.p(["Gegenrede kommt voraussichtlich aus ", Run("Großprobstein", italic=True), ". Quelle: ",
                     Run("beispiel.example/bericht", link="https://beispiel.example/bericht?a=1&b=2", colour=style.TEAL), "."],
                    style.BODY)  # fmt: skip
        story.h(2, "Belege", style.SECTION, key="evidence")
        evidence(story)
        story.h(2, "Beschäftigung nach Antrieb", style.SECTION)
        bars = [Bar("Obermusterland", 18.2, "18,2 %", ours=True), Bar("Niederbeispielgau", 14.9, "14,9 %"),
                Bar("Kleinwerkingen mit Umland und Hafen", 8.1, "8,1 %"), Bar("Altlindenau", -2.5, "−2,5 %")]  # fmt: skip
        story.figure(Bars(bars), "Balken: " + "; ".join(f"{bar.label} {bar.shown}" for bar in bars))
        story.p("Anteil der Industriebeschäftigten am Verbrenner-Antriebsstrang, 2030. Beispieldaten.", style.CAPTION)
        with story.sect("Nachfragen"):
            story.h(2, "Wenn gefragt wird", style.SECTION)
            with story.keep():
                story.p("„Warum nicht einfach fünf Jahre Aufschub?“", style.QUESTION)
                story.p("Weil Aufschub die Investitionen entwertet, die heute schon laufen.", style.BODY)
            text = "Wir sind offen, wenn die **Bilanz** stimmt [B2].\n\n- Maßstab ist das Gramm.\n- Nicht der Name.\n\n1. Erst rechnen\n2. dann reden"
            add_prose(
                story, parse(text), PROSE, reference=lambda one: Run(f"[B{one.reference}]", link="#b2", raised=True)
            )
        story.p("The original says so. ⚠ ☂ ★", style.SMALL, lang="en")


def evidence(story: Story) -> None:
    rows: list[list[str | Run | Cell]] = [["", "Aussage", Cell("Wert", style.TABLE_HEAD_NUMBER), "Stand", "Quelle"]]
    for at, (claim, value) in enumerate((("Beschäftigte am Antriebsstrang Verbrenner", "213 400"),
                                         ("davon in Betrieben unter 500 Beschäftigten", "64 %"),
                                         ("Investitionslücke der Zulieferer bis 2035", "4,1 Mrd. €")), 1):  # fmt: skip

        def number(story: Story, at: int = at) -> None:
            story.anchor(f"b{at}")
            story.p(f"B{at}", style.TABLE_ROW_HEAD)

        rows.append(
            [Cell(number), claim, Cell(value, style.TABLE_NUMBER), "06/2030", "Landesamt, Sonderauswertung, S. 7"]
        )
    mm = style.MM
    add_table(story, rows, [10 * mm, 62 * mm, 24 * mm, 20 * mm, 49 * mm], style.CELLS, look=style.TABLE, head_columns=1)


def matrix(story: Story) -> None:
    story.page()
    with story.sect("Haltungen"):
        story.note(running="Haltungen")
        story.h(1, "Haltungen", style.TITLE, key="matrix")
        story.p("36 Regionen, zehn Punkte. Zeichen, Schraffur und Farbe sagen dasselbe.", style.BODY)
        heads = [f"{at}  {topic}" for at, topic in enumerate(TOPICS, 1)]
        height = slanted_height(heads, story)
        rows: list[list[str | Run | Cell]] = [["Region", *(slanted_cell(head, height) for head in heads)]]
        for at, region in enumerate(REGIONS):
            codes = [CODES[(at * at // 7 + 3 * column) % 7] for column in range(10)]
            rows.append([region, *(stance_cell(code, LABELS[code]) for code in codes)])
        mm = style.MM
        add_table(story, rows, [37 * mm] + [10.4 * mm] * 10, style.MATRIX_CELLS, look=style.MATRIX, head_columns=1)


SPEECH = ("Herr Vorsitzender,\nliebe Kolleginnen und Kollegen,\nvor zwei Jahren haben wir hier in Musterstadt\nein Versprechen gegeben.",
          "Wir haben gesagt:\nDer Wandel gelingt,\nwenn er in den Regionen gelingt.\nNicht in den Tabellen. In den Werken.",
          "Heute liegt die Überprüfung\nder Grenzwerte auf dem Tisch.\nUnsere Antwort hat drei Teile.",
          "Erstens:\nDas Ziel bleibt.\nWer das Datum jedes Jahr neu verhandelt,\nbestraft die, die schon investiert haben.",
          "Zweitens:\nDie Zulieferer stehen im Text.\nSie brauchen Kredit, nicht Aufschub.")  # fmt: skip


def podium(story: Story) -> None:
    story.page("podium")
    with story.sect("Sprechzettel"):
        story.note(running="Sprechzettel", group="speech")
        story.p("SPRECHZETTEL  ·  Ministerin Dr. Erdmute Beispiel  ·  TOP 1  ·  3 Minuten", style.PODIUM_KICKER)
        story.h(1, "Flottenziele", style.PODIUM_TITLE, key="speech", title="Sprechzettel: Flottenziele")
        for at, text in enumerate(SPEECH):
            story.p(text, style.PODIUM, label=f"{at // 2}:{30 * (at % 2):02}")
            if at == 2:
                story.p("‖ PAUSE", style.CUE)
    story.page("card")
    with story.sect("Karte"):
        story.note(group="")
        story.h(1, "Karte", style.TITLE, key="card")
        story.p("Ein Blatt in A5 für die Jackentasche. " * 12, style.BODY)


def sample_story() -> Story:
    story = Story("de")
    for part in (cover, contents, agenda, fiche, matrix, podium):
        part(story)
    return story


def sample() -> Built:
    meta = Meta(title="Briefingmappe: Beispielkonferenz", made_at=CLOCK, author="Staatsministerium (Beispiel)",
                subject="Mappe für die Leitung", keywords="Beispiel")  # fmt: skip
    return build(sample_story(), SHEETS, meta)
