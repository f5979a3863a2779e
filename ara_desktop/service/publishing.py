# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Publishing: our own region's released and cleared texts as one signed snapshot, and its recall.

The only place where ``Releasable`` values are made, and only from allow-list values cut to the readers' class. A stance
goes out when the position is released and cleared; a text when, beyond that, the clearance of the lead unit holds for
exactly this text in this language. Translations must be fresh and cleared in their own language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ara_desktop.bundle import keys
from ara_desktop.bundle.publication import (
    READERS,
    Head,
    Releasable,
    Stated,
    Wording,
    introduction_to_sign,
    write_publication,
)
from ara_desktop.bundle.publication_errors import NothingPublished, NothingReleased
from ara_desktop.bundle.publication_judging import read_publication
from ara_desktop.core.acceptance import accept_reason
from ara_desktop.core.allowed import Allowed
from ara_desktop.core.classes import Audience
from ara_desktop.core.kinds import KINDS
from ara_desktop.core.ports import Ids
from ara_desktop.core.seeds import text_hash
from ara_desktop.core.values import Record
from ara_desktop.service.clearance import standings
from ara_desktop.service.publications_in import RECALLED, Kept, keep, publications
from ara_desktop.service.shelves import PACK_KINDS, Sorting, own_region, restricted_texts
from ara_desktop.store.files import write_whole
from ara_desktop.store.store import Store
from ara_desktop.store.views import View
from ara_desktop.store.writing import Writing

AUDIENCES = tuple(one.code for one in READERS)
PUBLISH_SEED = "publish_seed"
Cleared = Mapping[tuple[str, str, str], frozenset[str]]  # (record, part, language) -> units whose clearance holds


@dataclass(frozen=True, slots=True)
class Published:
    """A publication that was written. ``new`` False: nothing had changed, the same file was written again.

    ``shared`` names texts (point, field, language) that share ten words in a row with a text above the readers' class:
    a person should look at them; they are in the file.
    """

    file: Path
    reader: str
    number: int
    points: int
    size_bytes: int
    sha256: str
    recalls: str | None
    new: bool
    shared: tuple[tuple[str, str, str], ...]


def publish(store: Store, out: Path, *, reader: str, recall: str | None = None) -> Published:
    """Write what ``reader`` (public, alliance, secretariat) may have today; with ``recall``, withdraw it with a reason.

    Numbers count per reader and go on where any replica of the delegation left off; unchanged content keeps its number.
    Raises: NothingReleased, NothingPublished, ValueRefused for an empty reason, TargetUnwritable, StoreError.
    """
    audience = Audience[reader.upper()]
    reason = None if recall is None else accept_reason("position", recall)
    content: tuple[Releasable, ...] = ()
    shared: tuple[tuple[str, str, str], ...] = ()
    if reason is None:
        with store.reading() as view:
            content = releasables(view, audience)
            shared = _shared(view, audience, content)
        if not content:
            raise NothingReleased(reader=reader)
    with store.writing() as work:
        last = _last(work.view, audience)
        if reason is not None and (last is None or last.state == RECALLED):
            raise NothingPublished(reader=reader)
        same = last is not None and reason is None and _says_the_same(last, content)
        data = work.view.blob(last.publication.sha256) if last is not None and same else None
        data = data or _made(work, store.ids, audience, content, reason, last)
        found = read_publication(data)
        if not same:
            keep(work, found, data)
        write_whole(out, data)
    return Published(
        out, reader, found.head.number, len(content), len(data), found.sha256, reason, not same, shared
    )  # fmt: skip


def _made(
    work: Writing, ids: Ids, reader: Audience, content: Sequence[Releasable], reason: str | None, last: Kept | None
) -> bytes:
    facts = work.view.facts()
    seed = _publishing_key(work, ids)
    said = introduction_to_sign(facts.dossier, facts.region, keys.public_key(seed))
    number = 1 + (last.publication.head.number if last else 0)
    return write_publication(
        Head(facts.dossier, facts.region, facts.training, reader, number, work.now_ms(), reason),
        content,
        seed=seed,
        introducer=facts.replica,
        introduction=keys.sign(bytes.fromhex(work.view.about("sign_seed")), said),
    )


def _publishing_key(work: Writing, ids: Ids) -> bytes:
    """The key under which this replica publishes, made at first use. It stays in this file and its backups."""
    kept = work.view.about(PUBLISH_SEED)
    if kept:
        return bytes.fromhex(kept)
    seed = keys.new_signing_key(ids.token(keys.KEY_BYTES))
    work.remember(PUBLISH_SEED, seed.hex())
    return seed


def _last(view: View, reader: Audience) -> Kept | None:
    ours = [one for one in publications(view, view.facts().region) if one.own and one.publication.head.reader is reader]
    return max(ours, key=lambda one: (one.publication.head.number, one.publication.sha256), default=None)


def _says_the_same(last: Kept, content: Sequence[Releasable]) -> bool:
    now = tuple(Stated(one.point, one.declaration, one.label, one.stance, one.texts) for one in content)
    return now == last.publication.content


# -- what may go out --------------------------------------------------------------------------------------------------
def releasables(view: View, reader: Audience) -> tuple[Releasable, ...]:
    """What our region may say to ``reader`` today, by point; points with nothing to say are not there at all."""
    sorting = Sorting(view, reader, view.facts().language)
    projection = _Projection(view, sorting, reader)
    ours = own_region(view)
    positions = [one for one in view.records("position") if one.text("region") == ours]
    return tuple(found for one in positions if (found := projection.releasable(one)))


class _Projection:
    """From a position to what may go out; looks clearances and translations up once."""

    def __init__(self, view: View, sorting: Sorting, reader: Audience) -> None:
        self._view, self._sorting, self._reader = view, sorting, reader
        self._own_language = view.facts().language
        self._cleared = _cleared(view)
        self._translations: dict[tuple[str, str], list[Record]] = {}
        for one in view.records("translation"):
            self._translations.setdefault((one.text("subject_record"), one.text("subject_field")), []).append(one)

    def releasable(self, record: Record) -> Releasable | None:
        allowed = self._sorting.allowed(record)
        point = self._allowed("point", record.text("point"))
        if allowed is None or point is None or {"language", "lead_unit"} & set(record.conflicts):
            return None
        declaration = self._allowed("declaration", point.text("declaration"))
        stance = allowed.value("stance")
        texts = tuple(self._texts(record, allowed))
        if not (stance or texts):
            return None
        return Releasable(
            self._reader, point.id, declaration.text("code") if declaration else "", str(point.value("label") or ""),
            str(stance or ""), texts,
        )  # fmt: skip

    def _texts(self, record: Record, allowed: Allowed) -> Iterator[Wording]:
        unit, own = record.text("lead_unit"), record.text("language") or self._own_language
        for one in KINDS["position"].fields.values():
            text = allowed.fields.get(one.name)
            if not one.prose or not isinstance(text, str) or not text or one.name in allowed.disputed:
                continue
            if self._holds(record.id, one.name, own, unit):
                yield Wording(one.name, own, text)
            for other in self._translations.get((record.id, one.name), ()):
                said = self._fresh(other, text)
                if said and self._holds(record.id, one.name, other.text("language"), unit):
                    yield Wording(one.name, other.text("language"), said, original=False)

    def _fresh(self, translation: Record, original: str) -> str:
        allowed = self._sorting.allowed(translation)
        if allowed is None or "text" in allowed.disputed or translation.text("based_on") != text_hash(original):
            return ""
        return str(allowed.value("text") or "")

    def _holds(self, id_: str, part: str, language: str, unit: str) -> bool:
        return unit in self._cleared.get((id_, part, language), ())

    def _allowed(self, kind: str, id_: str) -> Allowed | None:
        record = self._view.record(kind, id_)
        return self._sorting.allowed(record) if record else None


def _cleared(view: View) -> Cleared:
    found: dict[tuple[str, str, str], set[str]] = {}
    for one in standings(view):
        if one.holds:
            record = one.record
            language = record.text("language")
            if not language:
                subject = view.record("*", record.text("subject_record"))
                language = (subject.text("language") if subject else "") or view.facts().language
            key = (record.text("subject_record"), record.text("part"), language)
            found.setdefault(key, set()).add(record.text("unit"))
    return {key: frozenset(units) for key, units in found.items()}


def _shared(view: View, reader: Audience, content: Sequence[Releasable]) -> tuple[tuple[str, str, str], ...]:
    """Texts that share ten words in a row with one above the readers' class; what everybody may quote counts not."""
    from ara_desktop.pack.gate import Wanted  # brings the PDF tools with it: only where something is published

    sorting = Sorting(view, reader, view.facts().language)
    quoted = (
        text
        for kind in PACK_KINDS
        if kind != "position"
        for record in view.records(kind)
        for text in sorting.open_texts(record)
    )
    wanted = Wanted(restricted_texts(view, reader)).without(quoted)
    return tuple(
        (entry.label, one.field, one.language) for entry in content for one in entry.texts if wanted.stand_in(one.text)
    )
