# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Issuing packs from a real dossier: classes, editions, the gate, files written whole."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from ara_desktop.core.classes import Audience
from ara_desktop.core.errors import Cancelled, RecordUnknown, TargetUnwritable
from ara_desktop.core.identity import keyed_id
from ara_desktop.core.seeds import text_hash
from ara_desktop.pack.content import EventEmpty
from ara_desktop.pack.gate import PackLeak
from ara_desktop.pack.recipe import PresetUnknown
from ara_desktop.service import packs, records
from ara_desktop.service.packs import Issued, issue_pack, preview_pack
from ara_desktop.service.shelves import allowed_texts, own_region, restricted_texts, shelf_for
from ara_desktop.store.store import Store
from ara_desktop.text.catalogue import Words
from tests.pack.reading import bare, heard

RED = "Keine Verteilung nach dem Bruttoinlandsprodukt, denn damit ginge das Land bei jeder Rechnung leer aus."
LINE = "Der Mechanismus muss die Zulieferer erreichen."


class Dossier:
    """A dossier with one conference, one item, one position and one speech."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.event = self.make("event", name="Konferenz", starts_on="2026-11-17", zone="Europe/Berlin", place="Leipzig")
        self.item = self.make(
            "agenda_item", event=self.event, label="1", title="Aussprache", starts_at="2026-11-17T09:00:00Z"
        )
        with store.reading() as view:
            self.region = own_region(view)
            self.point = keyed_id("point", [keyed_id("declaration", ["ten-points"]), "3"])
        self.position = self.make(
            "position", region=self.region, point=self.point, stance="support", line=LINE, red_line=RED
        )
        self.speech = self.make(
            "intervention", event=self.event, item=self.item, title="Rede", language="de", mode="free"
        )
        self.paragraph = self.make(
            "paragraph", intervention=self.speech, text="Sehr geehrte Damen und Herren,\nvielen Dank."
        )

    def make(self, kind: str, **values: object) -> str:
        record, _ = records.write_fields(self.store, kind, None, values)  # type: ignore[arg-type]
        return record.id

    def edit(self, kind: str, id_: str, **values: object) -> None:
        records.write_fields(self.store, kind, id_, values)  # type: ignore[arg-type]

    def issue(self, reader: str, out: Path, language: str = "de") -> Issued:
        return issue_pack(self.store, event=self.event, reader=reader, language=language, out=out)


@pytest.fixture
def dossier(new_dossier: Callable[..., Store]) -> Dossier:
    return Dossier(new_dossier())


def said(path: Path) -> str:
    return heard(path.read_bytes())


# -- who gets what -----------------------------------------------------------------------------------------------------
def test_the_principal_gets_the_red_line_and_nobody_else(dossier: Dossier, tmp_path: Path):
    done = dossier.issue("principal", tmp_path / "p.pdf")
    assert bare(RED) in said(tmp_path / "p.pdf")
    assert "red_lines" in done.contained
    assert done.withheld == ()
    for reader in ("delegation", "podium"):
        done = dossier.issue(reader, tmp_path / f"{reader}.pdf")
        assert bare(RED)[:30] not in said(tmp_path / f"{reader}.pdf")
        assert done.withheld == ("red_lines",)
        assert "red_lines" not in done.contained


def test_a_pack_tells_nothing_of_what_is_withheld(dossier: Dossier, monkeypatch: pytest.MonkeyPatch):
    """The same dossier before and after a change above the reader's class: the same bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794000000")
    before = preview_pack(dossier.store, event=dossier.event, reader="delegation", language="de")
    dossier.edit(
        "position", dossier.position, red_line="Etwas ganz anderes.", fallback="Noch ein Rückzug.", assessment="x"
    )
    dossier.edit("event", dossier.event, objective="Viel.", avoid="Nichts.", messages="1. Eins.\n2. Zwei.")
    dossier.make(
        "reading", region=keyed_id("region", ["DE2"]), point=dossier.point, stance="oppose", why="So klang es."
    )
    after = preview_pack(dossier.store, event=dossier.event, reader="delegation", language="de")
    assert before == after
    assert preview_pack(dossier.store, event=dossier.event, reader="principal", language="de") != before


def test_what_is_contained_names_the_parts(dossier: Dossier, tmp_path: Path):
    done = dossier.issue("delegation", tmp_path / "d.pdf")
    assert done.contained == ("cover", "contents", "glance", "programme", "speaking_notes", "points", "evidence")
    assert dossier.issue("podium", tmp_path / "s.pdf").contained == ("cover", "speaking_notes")


def test_result_names_file_pages_and_hash(dossier: Dossier, tmp_path: Path):
    done = dossier.issue("principal", tmp_path / "p.pdf")
    data = done.file.read_bytes()
    assert done.sha256 == sha256(data).hexdigest()
    with pikepdf.open(BytesIO(data)) as pdf:
        assert done.pages == len(pdf.pages)
    assert done.file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.glob("*.part")) == []


# -- editions ----------------------------------------------------------------------------------------------------------
def test_editions_count_per_reader_and_are_registered(dossier: Dossier, tmp_path: Path, clock):
    assert dossier.issue("principal", tmp_path / "1.pdf").edition == 1
    assert dossier.issue("delegation", tmp_path / "2.pdf").edition == 1
    clock.ms += 60_000
    assert dossier.issue("principal", tmp_path / "3.pdf").edition == 2
    with dossier.store.reading() as view:
        found = [(one.text("reader"), one.number("number")) for one in view.records("issue")]
    assert sorted(found) == [("delegation", 1), ("principal", 1), ("principal", 2)]
    assert "ersetzt" in said(tmp_path / "3.pdf").casefold()
    assert "Fassung1vom" in said(tmp_path / "3.pdf")


def test_same_content_and_clock_give_the_edition_that_exists(dossier: Dossier, tmp_path: Path):
    first = dossier.issue("principal", tmp_path / "1.pdf")
    again = dossier.issue("principal", tmp_path / "2.pdf")
    assert (again.edition, again.sha256, again.code) == (first.edition, first.sha256, first.code)
    assert first.file.read_bytes() == again.file.read_bytes()
    dossier.edit("position", dossier.position, line="Der Mechanismus muss schnell kommen.")
    assert dossier.issue("principal", tmp_path / "3.pdf").edition == 2


def test_source_date_epoch_is_the_clock_of_the_pack(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794000000")
    first = dossier.issue("delegation", tmp_path / "1.pdf")
    clock.ms += 86_400_000
    assert dossier.issue("delegation", tmp_path / "2.pdf").sha256 == first.sha256
    with pikepdf.open(tmp_path / "1.pdf") as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261106212000Z"


def test_a_preview_writes_and_registers_nothing(dossier: Dossier, tmp_path: Path):
    data = preview_pack(dossier.store, event=dossier.event, reader="principal", language="en")
    assert data.startswith(b"%PDF")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "Draft" in str(pdf.docinfo["/Title"])
    assert list(tmp_path.glob("*.pdf")) == []
    with dossier.store.reading() as view:
        assert view.records("issue") == ()


def test_a_draft_holds_what_the_edition_will_hold(dossier: Dossier, tmp_path: Path):
    draft = packs.draft_pack(dossier.store, event=dossier.event, reader="delegation", words=Words("de"))
    done = dossier.issue("delegation", tmp_path / "d.pdf")
    assert (draft.contained, draft.withheld, draft.pages) == (done.contained, done.withheld, done.pages)


def test_an_edition_replaces_the_last_one_in_its_language(dossier: Dossier, tmp_path: Path):
    dossier.issue("delegation", tmp_path / "de.pdf")
    english = dossier.issue("delegation", tmp_path / "en.pdf", "en")
    assert english.edition == 2
    assert "Replaces" not in said(tmp_path / "en.pdf")


# -- refusals ----------------------------------------------------------------------------------------------------------
def test_an_event_without_items_is_refused_and_nothing_written(dossier: Dossier, tmp_path: Path):
    empty = dossier.make("event", name="Leer", starts_on="2027-01-01")
    with pytest.raises(EventEmpty):
        issue_pack(dossier.store, event=empty, reader="principal", language="de", out=tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


def test_unknown_event_and_reader_are_refused(dossier: Dossier, tmp_path: Path):
    with pytest.raises(RecordUnknown):
        issue_pack(dossier.store, event="keine", reader="principal", language="de", out=tmp_path / "x.pdf")
    with pytest.raises(PresetUnknown):
        dossier.issue("everybody", tmp_path / "x.pdf")


def test_an_unwritable_target_leaves_no_edition_behind(dossier: Dossier, tmp_path: Path):
    with pytest.raises(TargetUnwritable):
        dossier.issue("principal", tmp_path / "no" / "such" / "folder.pdf")
    with dossier.store.reading() as view:
        assert view.records("issue") == ()


def test_the_gate_stops_a_pack_that_says_too_much(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Positive control: with the allow-list switched off the red line reaches the page, and the gate catches it."""
    monkeypatch.setattr(
        packs, "shelf_for", lambda view, _reader, language: shelf_for(view, Audience.PRINCIPAL, language)
    )
    out = tmp_path / "leak.pdf"
    with pytest.raises(PackLeak):
        issue_pack(dossier.store, event=dossier.event, reader="delegation", language="de", out=out)
    assert not out.exists()


def test_a_telling_file_name_is_stopped(dossier: Dossier, tmp_path: Path):
    with pytest.raises(PackLeak) as caught:
        dossier.issue("delegation", tmp_path / f"{RED[:90]}.pdf")
    assert caught.value.facts["channel"] == "file-name"


class Stopper:
    """A monitor whose user presses Cancel at once."""

    def progress(self, done: int, total: int, what: str) -> None:
        if what == "pack-gate":
            raise Cancelled(done=done, total=total)


def test_cancel_writes_nothing(dossier: Dossier, tmp_path: Path):
    out = tmp_path / "x.pdf"
    with pytest.raises(Cancelled):
        issue_pack(dossier.store, event=dossier.event, reader="principal", language="de", out=out, monitor=Stopper())
    assert not out.exists()


# -- shelves -----------------------------------------------------------------------------------------------------------
def test_a_shelf_holds_what_the_reader_may_see(dossier: Dossier):
    with dossier.store.reading() as view:
        for reader, red in ((Audience.PRINCIPAL, RED), (Audience.DELEGATION, None)):
            position = shelf_for(view, reader, "de").get("position", dossier.position)
            assert position is not None
            assert position.value("red_line") == red
        assert shelf_for(view, Audience.ALLIANCE, "de").get("position", dossier.position) is None


def test_a_release_counts_only_with_the_lead_units_clearance(dossier: Dossier):
    def line() -> str | None:
        with dossier.store.reading() as view:
            found = shelf_for(view, Audience.ALLIANCE, "de").get("position", dossier.position)
            return found.text("line") if found else None

    dossier.edit("position", dossier.position, release="alliance", lead_unit="34")
    assert line() is None
    dossier.make("clearance", subject_record=dossier.position, part="line", language="de", unit="34", state="co_signed",
                 text_hash=text_hash(LINE))  # fmt: skip
    assert line() == LINE
    dossier.edit("position", dossier.position, line="Anders.")
    assert line() is None


def test_a_speech_is_public_only_when_delivered(dossier: Dossier):
    with dossier.store.reading() as view:
        assert shelf_for(view, Audience.PUBLIC, "de").of("paragraph") == ()
    dossier.edit("intervention", dossier.speech, status="delivered")
    with dossier.store.reading() as view:
        texts = [one.text("text") for one in shelf_for(view, Audience.PUBLIC, "de").of("paragraph")]
    assert texts == ["Sehr geehrte Damen und Herren,\nvielen Dank."]


def test_a_translation_follows_its_subject(dossier: Dossier):
    dossier.make("translation", subject_record=dossier.position, subject_field="red_line", language="en",
                 text="No distribution by gross domestic product.", based_on=text_hash(RED))  # fmt: skip
    dossier.make("translation", subject_record=dossier.position, subject_field="line", language="en",
                 text="It must reach the suppliers.", based_on=text_hash(LINE))  # fmt: skip
    with dossier.store.reading() as view:
        hidden = list(restricted_texts(view, Audience.DELEGATION))
        inside = list(allowed_texts(view, Audience.DELEGATION))
        said = shelf_for(view, Audience.PRINCIPAL, "en").get("position", dossier.position)
    assert "No distribution by gross domestic product." in hidden
    assert RED in hidden
    assert "No distribution by gross domestic product." not in inside
    assert "It must reach the suppliers." in inside
    assert said is not None
    assert said.text("red_line") == "No distribution by gross domestic product."


def test_a_translation_of_an_older_text_is_not_taken(dossier: Dossier):
    dossier.make("translation", subject_record=dossier.position, subject_field="line", language="en", text="Old.",
                 based_on=text_hash("Etwas Älteres."))  # fmt: skip
    with dossier.store.reading() as view:
        found = shelf_for(view, Audience.DELEGATION, "en").get("position", dossier.position)
    assert found is not None
    said = found.said("line")
    assert said is not None
    assert (said.text, said.language, said.state) == (LINE, "de", "stale")


def test_retired_and_disputed_texts_are_restricted_too(dossier: Dossier):
    secret = dossier.make(
        "relation", subject_record=dossier.make("person", name="A"), what="Die beiden reden seit Jahren nicht."
    )
    records.retire(dossier.store, secret, reason="falsch")
    with dossier.store.reading() as view:
        assert "Die beiden reden seit Jahren nicht." in list(restricted_texts(view, Audience.DELEGATION))


def test_the_clock_is_handed_in(clock):
    clock.ms = 1_794_000_000_999
    assert packs.moment_of(clock) == "2026-11-06T21:20:00Z"
