# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""A small invented alliance: four regions, two points, one conference. Each test changes what it is about."""

from collections.abc import Iterable
from dataclasses import replace

from ara_desktop.core.allowed import Shelf
from ara_desktop.core.identity import keyed_id
from ara_desktop.core.seeds import Entry
from ara_desktop.pack import content
from ara_desktop.pack.blocks import Block, texts
from ara_desktop.pack.parts.desk import Desk, Frame
from ara_desktop.pack.recipe import recipe_for
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats
from tests.pack.shelving import Disputes, records_of, shelf_of

OURS = keyed_id("region", ["X01"])
RED = "Keine Verteilung nach dem Bruttoinlandsprodukt, denn damit ginge das Land bei jeder Rechnung leer aus."
NOW = "2027-03-12T16:40:00Z"


def _e(kind: str, name: str, /, **fields: object) -> Entry:
    fields.setdefault("language", "de")
    from ara_desktop.core.kinds import KINDS

    return Entry(kind, name, {k: v for k, v in fields.items() if k in KINDS[kind].fields})


def entries() -> list[Entry]:
    names = {"X01": "Birkenmark", "X02": "Oberhalden", "X03": "Montalvia", "X04": "Ostfjord"}
    found = [_e("declaration", "zehn", code="ten-points", title="Übungserklärung")]
    found += [_e("region", code, code=code, name=name) for code, name in names.items()]
    found += [_e("membership", f"m{c}", region=f"@{c}", status="founder", starts_on="2024") for c in names]
    for n, heading in (("1", "Übergangsfonds"), ("2", "Ladenetz")):
        found.append(
            _e("point", n, declaration="@zehn", label=n, sort_key=n, heading=heading, summary="Worum es geht.")
        )
    found += [
        _e("event", "tagung", name="Jahreskonferenz", starts_on="2027-03-18", ends_on="2027-03-19", place="Halden",
           zone="Europe/Berlin", objective="Der Fonds kommt mit unserem Schlüssel.", avoid="Kein Wort zum Zellwerk.",
           messages="1. Das Geld folgt den Arbeitsplätzen.\n2. Strom in zwölf Monaten.\n3. Lernen vor Kündigen."),
        _e("agenda_item", "top1", event="@tagung", label="1", sort_key="1", title="Eröffnung", kind="opening",
           starts_at="2027-03-18T08:30:00Z", ends_at="2027-03-18T09:00:00Z"),
        _e("agenda_item", "top2", event="@tagung", label="2", sort_key="2", title="Aussprache Fonds", kind="debate",
           starts_at="2027-03-18T09:00:00Z", ends_at="2027-03-18T10:30:00Z", points=["@1"], slot_seconds=180,
           speaker_before="Elin Sorvala", speaker_after="Lorenzo Altavera", objective="Den Schlüssel sichern."),
        _e("position", "p1", region="@X01", point="@1", stance="support", lead_unit="34", evidence=["@jobs", "@credit"],
           line="Wir unterstützen den Fonds.\n\nSechs Milliarden Euro für sieben Jahre.", ask="- Ein Schlüssel.",
           reasons="1. Der Umbau trifft nicht alle gleich.\n2. Kleine Betriebe finden keine Bank. [B1]",
           red_line=RED, fallback="Vier Milliarden Euro sind annehmbar.", assessment="Die Mehrheit ist sicher.",
           if_asked="„Warum zahlt nicht das Land?“\nDas Land zahlt schon.", state_of_play="Der Fonds steht in Absatz 2."),
        _e("position", "p2", region="@X01", point="@2", stance="reservation", line="Das Netz darf nicht am Stadtrand enden."),
        _e("evidence", "jobs", claim="Amtliche Zahl.", counted="Beschäftigte", value="118400", unit="Beschäftigte",
           as_of="2026-06-30", source="Statistik", points=["@1"], review_by="2026-12-31"),
        _e("evidence", "jobs2", claim="Mit Handel.", counted="Beschäftigte", value="131000", unit="Beschäftigte",
           as_of="2026-06-30", source="Verband", points=["@1"]),
        _e("evidence", "credit", claim="Ohne Kredit.", counted="Abgelehnte Kredite", value="58", unit="%",
           as_of="2026", source="Bank", points=["@1"]),
        _e("statement", "s1", region="@X02", point="@1", stated_on="2025-05-01", stance="oppose", quote="Nein."),
        _e("statement", "s2", region="@X02", point="@1", stated_on="2026-11-09", stance="support", quote="Ja."),
        _e("statement", "s3", region="@X03", point="@1", stated_on="2026-04-01", stance="reservation", quote="Vielleicht."),
        _e("reading", "r1", region="@X03", point="@1", stance="oppose", as_of="2027-01-05", why="So klang es."),
        _e("person", "w", name="Henrike Wallstedt", family_name="Wallstedt", address="Frau Ministerin"),
        _e("office", "o1", person="@w", title="Landrätin", held_at="@X01", starts_on="2014", ends_on="2024-09-17"),
        _e("office", "o2", person="@w", title="Ministerin", held_at="@X01", starts_on="2024-09-18"),
        _e("person", "k", name="Sabine Kolbrand", family_name="Kolbrand"),
        _e("participation", "pw", person="@w", event="@tagung", role="principal"),
        _e("participation", "pk", person="@k", event="@tagung", role="contact", mobile="+49 171 39200 34"),
        _e("intervention", "rede", event="@tagung", item="@top2", title="Das Geld folgt", speaker="@w", mode="free",
           slot_seconds=180, status="agreed", sort_key="1"),
        _e("paragraph", "a1", intervention="@rede", sort_key="1", rank="must",
           text="Herr Präsident,\nmeine Damen und Herren,\nich komme aus einem Land."),
        _e("paragraph", "a2", intervention="@rede", sort_key="2", rank="could", text="Sechs von zehn.\n[cue: PAUSE]\nOhne Kredit."),
        _e("reaction", "re", point="@1", trigger="„Das ist zu viel Geld.“", answer="Es ist weniger als ein Prozent.", sort_key="1"),
    ]  # fmt: skip
    return found


def changed(found: Iterable[Entry], name: str, /, **fields: object) -> list[Entry]:
    """The entries with other values in one of them; None drops a field."""
    return [
        replace(one, fields={k: v for k, v in {**one.fields, **fields}.items() if v is not None})
        if one.name == name
        else one
        for one in found
    ]


def small_shelf(
    found: Iterable[Entry] | None = None,
    reader: str = "principal",
    language: str = "de",
    disputes: Disputes | None = None,
) -> Shelf:
    records = records_of(entries() if found is None else found)
    return shelf_of(records, recipe_for(reader).reader, language, disputes=disputes)


def event_id(shelf: Shelf) -> str:
    return shelf.of("event")[0].id


def frame_of(shelf: Shelf, now: str = NOW) -> Frame:
    return Frame(event_id(shelf), OURS, now, edition=2, code="ABCD-0123", replaces=(1, "2027-03-10T08:12:00Z"))


def desk_of(shelf: Shelf, reader: str = "principal", now: str = NOW) -> Desk:
    language = shelf.language
    return content.desk_for(shelf, recipe_for(reader), frame_of(shelf, now), Words(language), Formats(language))


def blocks_of(
    found: Iterable[Entry] | None = None, reader: str = "principal", language: str = "de", now: str = NOW,
    disputes: Disputes | None = None,
) -> tuple[Block, ...]:  # fmt: skip
    shelf = small_shelf(found, reader, language, disputes)
    words, formats = Words(language), Formats(language)
    return content.build(shelf, recipe_for(reader), frame_of(shelf, now), words, formats)


def said(blocks: Iterable[Block]) -> str:
    """All text of the blocks, a line each, with plain spaces."""
    return "\n".join(texts(blocks)).replace("\u00a0", " ")
