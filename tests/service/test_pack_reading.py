# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What the place for packs shows: events in order, cautions that are true, and a text that says what the pages say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ara_desktop.app import SystemClock, SystemIds
from ara_desktop.core.ports import Silent
from ara_desktop.service import clearance, pack_reading, records
from ara_desktop.service.dossiers import demo, open_dossier
from ara_desktop.service.pack_reading import READERS, Prepared
from ara_desktop.service.packs import issue_pack
from ara_desktop.service.shelves import own_region
from ara_desktop.store.store import Store

PARTS = {"clock": SystemClock(), "ids": SystemIds()}


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("training") / "t.aradossier"
    demo(path, **PARTS)  # type: ignore[arg-type]
    return path


@pytest.fixture
def store(training: Path, tmp_path: Path) -> Store:
    path = tmp_path / "t.aradossier"
    path.write_bytes(training.read_bytes())
    return open_dossier(path, holder="x", **PARTS)  # type: ignore[arg-type]


def event_of(store: Store) -> str:
    with store.reading() as view:
        return pack_reading.offered(pack_reading.desktop(view, "de"), "2026-11-22")[0].id


def prepared(store: Store, reader: str = "delegation", language: str = "de") -> Prepared:
    return pack_reading.prepare(
        store, event=event_of(store), reader=reader, language=language, monitor=Silent()
    )  # fmt: skip


def own_position(store: Store) -> str:
    with store.reading() as view:
        region = own_region(view)
        return next(one.id for one in view.records("position") if one.text("region") == region and one.text("line"))


def test_the_event_to_come_stands_first_and_others_without_content_are_left_out(new_dossier: Callable[..., Store]):
    store = new_dossier()
    with store.reading() as view:
        past = {one.id for one in view.records("event") if (one.text("ends_on") or one.text("starts_on")) < "2026"}

    def make(kind: str, **values: object) -> str:
        return records.write_fields(store, kind, None, values)[0].id  # type: ignore[arg-type]

    later = make("event", name="Später", starts_on="2027-05-01")
    sooner = make("event", name="Bald", starts_on="2027-04")
    over = make("event", name="Vorbei", starts_on="2020-01-01")
    make("agenda_item", event=over, title="TOP")
    make("agenda_item", event=later, title="TOP")
    with store.reading() as view:
        found = [one.id for one in pack_reading.offered(pack_reading.desktop(view, "de"), "2026-11-22")]
    assert found.index(later) < found.index(sooner) < found.index(over)
    assert not past & set(found)


def test_the_state_changes_with_every_change(store: Store):
    with store.reading() as view:
        before = pack_reading.desktop(view, "de").state
    records.write_fields(store, "position", own_position(store), {"line": "Anders."})
    with store.reading() as view:
        assert pack_reading.desktop(view, "de").state != before


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_pack_can_be_read_as_text(store: Store, reader: str, language: str):
    draft = prepared(store, reader, language)
    assert draft.text[0].level == 1
    assert {one.level for one in draft.text} >= {0, 1, 2}
    assert all(one.text.strip() for one in draft.text)
    assert draft.pages > 10


def test_the_text_holds_back_what_the_pages_hold_back(store: Store):
    red = "Keine Zusage ohne Schlüssel nach Arbeitsplätzen, auch nicht im Paket."
    records.write_fields(store, "position", own_position(store), {"red_line": red})
    said = {reader: " ".join(one.text for one in prepared(store, reader).text) for reader in READERS}
    assert red in said["principal"]
    assert red not in said["delegation"]
    assert red not in said["podium"]
    assert "red_lines" in prepared(store).withheld
    assert prepared(store, "principal").withheld == ()


def test_a_text_changed_after_co_signing_is_named(store: Store):
    position = own_position(store)
    clearance.record_clearance(
        store, subject=position, part="line", language="de", unit="77", state="co_signed"
    )  # fmt: skip
    assert "77" not in {one.detail for one in prepared(store).cautions}
    records.write_fields(store, "position", position, {"line": "Danach geändert."})
    fallen = [one for one in prepared(store).cautions if one.code == "fallen" and one.detail == "77"]
    assert [(one.place, one.kind) for one in fallen] == [("point", "position")]
    assert "77" not in {one.detail for one in prepared(store, "podium").cautions}


def test_a_fallen_clearance_of_a_red_line_is_no_matter_of_the_delegation(store: Store):
    position = own_position(store)
    records.write_fields(store, "position", position, {"red_line": "Niemals."})
    clearance.record_clearance(store, subject=position, part="red_line", language="de", unit="78", state="co_signed")
    records.write_fields(store, "position", position, {"red_line": "Fast niemals."})
    assert "78" in {one.detail for one in prepared(store, "principal").cautions}
    assert "78" not in {one.detail for one in prepared(store).cautions}


def test_over_long_notes_stale_figures_and_missing_texts_are_named(store: Store):
    codes = {one.code for one in prepared(store).cautions}
    assert {"over", "stale_figure", "rival_figures"} <= codes
    records.write_fields(store, "intervention", None, {"event": event_of(store), "title": "Noch leer"})
    found = {one.name for one in prepared(store).cautions if one.code == "no_text"}
    assert found == {"Noch leer"}


def test_a_draft_says_which_edition_it_repeats(store: Store, tmp_path: Path):
    assert prepared(store).same_as is None
    issue_pack(store, event=event_of(store), reader="delegation", language="de", out=tmp_path / "a.pdf")
    assert prepared(store).same_as == 1
    assert prepared(store, "principal").same_as is None
    with store.reading() as view:
        (edition,) = pack_reading.desktop(view, "de").editions
    assert (edition.number, edition.reader, edition.language) == (1, "delegation", "de")
    assert edition.pages > 10
