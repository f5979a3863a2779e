# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What one can do on the page of a point beside writing: clearances, taking back, comments, evidence."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ara_desktop.core.identity import keyed_id
from ara_desktop.core.values import Changes, FieldValue, Record
from ara_desktop.service import past, records
from ara_desktop.service.fiche import Sheet
from ara_desktop.service.fiche_translations import confirm
from ara_desktop.service.past import Entry
from ara_desktop.service.records import Assignment
from ara_desktop.service.signing import Answer, record_answer
from ara_desktop.ui.session import Session
from ara_desktop.ui.views.clearance_dialog import ClearanceDialog, read_proof
from ara_desktop.ui.widgets.prose_growing import visible

CONFLICTS = "conflicts"


class Actions(QObject):
    """Each method is one decision of the user on the page that is on the screen; without a page nothing happens."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._window = session, parent
        self.page: Sheet | None = None

    def restore(self) -> None:
        """Bring our position back that was taken out."""
        store, page = self._session.dossier.store, self.page
        if page is not None:
            self._write(lambda: records.restore(store, "position", page.position)[1], "")

    def ask_for_clearance(self, part: str) -> None:
        """Open the dialog in which an answer of a unit is recorded."""
        if self.page is None:
            return
        writer = self._session.dossier.state().writer
        dialog = ClearanceDialog(self._session, self.page, part, writer, self._window)
        dialog.answered.connect(lambda answer: self.record(answer, dialog.proof_file()))
        dialog.open()

    def record(self, answer: Answer, proof: Path | None) -> None:
        """Record an answer; the proof is read on the lane."""
        store = self._session.dossier.store

        def use_case() -> Changes:
            return record_answer(store, replace(answer, proof=read_proof(proof)) if proof else answer)

        self._write(use_case, self._session.words("The clearance was recorded"))

    def take_back(self, entry: Entry) -> None:
        """Undo an own change; refused where somebody changed the field since."""
        store, page = self._session.dossier.store, self.page
        if page is not None:
            told = self._session.words("The change was undone")
            self._write(lambda: past.take_back(store, "position", page.position, entry), told)

    def comment(self, text: str, field: str) -> None:
        """Add a comment to a part of our position, or to the point while there is none."""
        store, page = self._session.dossier.store, self.page
        if page is None:
            return
        moment = datetime.fromtimestamp(store.clock.now_ms() / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        values: Mapping[str, FieldValue] = {
            "subject_record": page.position if page.exists else page.point.id,
            "subject_field": field if page.exists else None,
            "text": text,
            "who": self._session.dossier.state().writer,
            "made_at": moment,
        }
        told = self._session.words("The comment was added")
        self._write(lambda: records.write_fields(store, "comment", None, values)[1], told)

    def settle_comment(self, id_: str, resolved: bool) -> None:
        """Mark a comment as done, or as open again."""
        store = self._session.dossier.store
        self._write(lambda: records.write_fields(store, "comment", id_, {"resolved": resolved})[1], "")

    def link_evidence(self) -> None:
        """Choose a piece of evidence and link it with our position."""
        words, store, page = self._session.words, self._session.dossier.store, self.page
        if page is None:
            return
        with store.reading() as view:
            position = view.record("position", page.position)
            held = position.many("evidence") if position else ()
            offered = [one for one in view.records("evidence") if one.id not in held]
        if not offered:
            self._session.say(words("All evidence is linked already"))
            return
        names = tuple(_name(one) for one in offered)
        chosen = self._session.ask.choice(words("Link evidence"), words("Which evidence supports our position?"), names)
        if chosen is not None:
            self._link("+=", offered[chosen].id)

    def confirm_translation(self, field: str, language: str) -> None:
        """Say that a translation still fits although the original was changed."""
        store, page = self._session.dossier.store, self.page
        if page is not None:
            self._write(lambda: confirm(store, page, field, language), "")

    def unlink_evidence(self, id_: str) -> None:
        """Take a piece of evidence from our position; the evidence itself stays."""
        self._link("-=", id_)

    def settle_versions(self) -> None:
        """Go to the place where diverging versions are decided."""
        if self.page is not None:
            self._session.go(CONFLICTS, self.page.position)

    def settle_translation(self, field: str, language: str) -> None:
        """Go to the place where diverging translations are decided."""
        if self.page is not None:
            self._session.go(CONFLICTS, keyed_id("translation", [self.page.position, field, language]))

    def _link(self, op: str, id_: str) -> None:
        store, page = self._session.dossier.store, self.page
        if page is None:
            return
        key = [Assignment("region", "=", page.region), Assignment("point", "=", page.point.id)]

        def use_case() -> Changes:
            name = page.position if page.exists else None
            assignments = [*([] if name else key), Assignment("evidence", op, id_)]
            return records.set_fields(store, "position", name, assignments)[1]

        self._write(use_case, "")

    def _write(self, use_case: Callable[[], Changes], told: str) -> None:
        self._session.write(use_case, done=lambda _changes: self._session.say(told) if told else None)


def _name(evidence: Record) -> str:
    """What is counted and what is claimed, short enough for a list."""
    parts = (evidence.text("counted"), evidence.text("claim"))
    return visible(" – ".join(filter(None, parts))).replace("\n", " ")[:160]
