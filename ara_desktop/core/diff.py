# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Differences of prose, by paragraph and then by word, for two texts or for three.

Nothing here decides: ``three_way`` shows, ``combine`` offers. A combined text counts only when a person accepts it
(EXCHANGE, "Long prose"). A paragraph ends at an empty line or before a bullet or number; a single line break is a phrase break.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

SpanState = Literal["same", "removed", "added"]
PassageState = Literal["same", "mine", "theirs", "equal", "conflict"]

_BREAK = re.compile(r"(\n[ \t]*\n\s*|\n(?=(?:[-•*–]|\d{1,2}[.)])\s))")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_TOKENS = 4_000  # beyond, aligning words takes seconds; the middle then counts as replaced


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that stayed, went or came."""

    state: SpanState
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of three texts. ``equal``: both made the same edit. ``conflict``: both edited it, differently."""

    state: PassageState
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """``lead`` is the break in front of it; lead + text of all paragraphs is the whole text."""

    lead: str
    text: str

    def __str__(self) -> str:
        return self.lead + self.text


@dataclass(frozen=True, slots=True)
class _Edit:
    """Base paragraphs ``start`` to ``end`` (exclusive) replaced by ``new``."""

    start: int
    end: int
    new: tuple[_Paragraph, ...]
    side: int

    @property
    def grows(self) -> bool:
        return len(self.new) > self.end - self.start

    def meets(self, other: "_Edit") -> bool:
        """Whether both change the same paragraph, or both add one at the same place."""
        if self.start < other.end and other.start < self.end:
            return True
        touches = self.start in (other.start, other.end) or self.end == other.start
        return touches and self.grows and other.grows


@dataclass(frozen=True, slots=True)
class _Group:
    """Edits that meet, and what each side has in place of base paragraphs ``start`` to ``end``."""

    start: int
    end: int
    state: PassageState
    mine: tuple[_Paragraph, ...]
    theirs: tuple[_Paragraph, ...]


def difference(old: str, new: str) -> tuple[Span, ...]:
    """What became of ``old``: same and removed spans give ``old`` again, same and added spans ``new``.

    Paragraphs are matched first, so that a moved or added paragraph does not tear up its neighbours.
    """
    before, after = _items(old), _items(new)
    spans: list[Span] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            spans.append(Span("same", "".join(before[a:b])))
        else:
            spans.extend(_by_words("".join(before[a:b]), "".join(after[c:d])))
    return _merged(spans)


def before(spans: Iterable[Span]) -> str:
    """The old text of a difference."""
    return "".join(span.text for span in spans if span.state != "added")


def after(spans: Iterable[Span]) -> str:
    """The new text of a difference."""
    return "".join(span.text for span in spans if span.state != "removed")


def three_way(base: str, mine: str, theirs: str) -> tuple[Passage, ...]:
    """Who changed what since ``base``, in the order of the text; the passages of each column give that text again."""
    known, groups, kept = _compared(base, mine, theirs)
    passages: list[Passage] = []
    reached = 0
    for group in groups:
        passages.extend(_unchanged(index, known, kept) for index in range(reached, group.start))
        texts = (_joined(known[group.start : group.end]), _joined(group.mine), _joined(group.theirs))
        passages.append(Passage(group.state, *texts))
        reached = group.end
    passages.extend(_unchanged(index, known, kept) for index in range(reached, len(known)))
    return _runs(passages)


def combine(base: str, mine: str, theirs: str) -> str | None:
    """A text with the edits of both, where they lie in different paragraphs; None where a person must choose.

    Equal edits count once. Raises nothing, changes nothing: it is an offer.
    """
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    known, groups, _ = _compared(base, mine, theirs)
    result: list[_Paragraph] = []
    reached = 0
    for group in groups:
        if group.state == "conflict":
            return None
        result.extend((*known[reached : group.start], *(group.theirs if group.state == "theirs" else group.mine)))
        reached = group.end
    result.extend(known[reached:])
    return _whole(result)


def _items(text: str) -> list[str]:
    return [item for item in _BREAK.split(text) if item]


def _paragraphs(text: str) -> tuple[_Paragraph, ...]:
    pieces = _BREAK.split(text)
    leads = ["", *pieces[1::2]]
    return tuple(_Paragraph(lead, piece) for lead, piece in zip(leads, pieces[::2], strict=True))


def _texts(paragraphs: Sequence[_Paragraph]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


def _joined(paragraphs: Iterable[_Paragraph]) -> str:
    return "".join(map(str, paragraphs))


def _by_words(old: str, new: str) -> Iterable[Span]:
    one, two = _TOKEN.findall(old), _TOKEN.findall(new)
    head = _common(one, two)
    tail = _common(one[head:][::-1], two[head:][::-1])
    yield Span("same", "".join(one[:head]))
    yield from _aligned(one[head : len(one) - tail], two[head : len(two) - tail])
    yield Span("same", "".join(one[len(one) - tail :]))


def _aligned(one: list[str], two: list[str]) -> Iterable[Span]:
    if len(one) + len(two) > _MOST_TOKENS:
        yield from (Span("removed", "".join(one)), Span("added", "".join(two)))
        return
    removed = added = ""
    for tag, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        old, new = "".join(one[a:b]), "".join(two[c:d])
        if tag == "equal" and any(sign.isalnum() for sign in old):
            yield from (Span("removed", removed), Span("added", added), Span("same", old))
            removed = added = ""
        else:  # a space or comma that two edits share belongs to them: single words between strokes are hard to read
            removed, added = removed + old, added + new
    yield from (Span("removed", removed), Span("added", added))


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """How many items both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in spans:
        if found and found[-1].state == span.state:
            found[-1] = Span(span.state, found[-1].text + span.text)
        elif span.text:
            found.append(span)
    return tuple(found)


def _opcodes(base: Sequence[_Paragraph], side: Sequence[_Paragraph]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, _texts(base), _texts(side), autojunk=False).get_opcodes()


def _edits(base: Sequence[_Paragraph], side: Sequence[_Paragraph], number: int) -> list[_Edit]:
    """The edits of one side; a block replaced paragraph by paragraph counts as one edit each."""
    found: list[_Edit] = []
    for tag, a, b, c, d in _opcodes(base, side):
        if tag == "equal":
            continue
        if b - a == d - c:
            found.extend(_Edit(a + n, a + n + 1, (side[c + n],), number) for n in range(b - a))
        else:
            found.append(_Edit(a, b, tuple(side[c:d]), number))
    return found


def _kept(base: Sequence[_Paragraph], side: Sequence[_Paragraph]) -> dict[int, _Paragraph]:
    """Base paragraphs that a side left alone, as they stand there (the break in front may differ)."""
    return {a + n: side[c + n] for tag, a, b, c, _ in _opcodes(base, side) if tag == "equal" for n in range(b - a)}


def _compared(
    base: str, mine: str, theirs: str
) -> tuple[Sequence[_Paragraph], list[_Group], list[dict[int, _Paragraph]]]:
    known, sides = _paragraphs(base), (_paragraphs(mine), _paragraphs(theirs))
    kept = [_kept(known, side) for side in sides]
    edits = [edit for number, side in enumerate(sides) for edit in _edits(known, side, number)]
    return known, [_group(start, end, members, kept) for start, end, members in _grouped(edits)], kept


def _grouped(edits: list[_Edit]) -> list[tuple[int, int, list[_Edit]]]:
    """Edits that meet, together: (start, end, edits) of base paragraphs, in order."""
    groups: list[tuple[int, int, list[_Edit]]] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if groups and any(edit.meets(other) for other in groups[-1][2]):
            start, end, members = groups[-1]
            groups[-1] = (start, max(end, edit.end), [*members, edit])
        else:
            groups.append((edit.start, edit.end, [edit]))
    return groups


def _group(start: int, end: int, edits: list[_Edit], kept: list[dict[int, _Paragraph]]) -> _Group:
    mine, theirs = (tuple(_column(start, end, edits, number, kept[number])) for number in (0, 1))
    sides = {edit.side for edit in edits}
    if len(sides) == 1:
        return _Group(start, end, "mine" if sides == {0} else "theirs", mine, theirs)
    return _Group(start, end, "equal" if _texts(mine) == _texts(theirs) else "conflict", mine, theirs)


def _column(start: int, end: int, edits: list[_Edit], number: int, kept: dict[int, _Paragraph]) -> Iterable[_Paragraph]:
    """What one side has in place of base paragraphs ``start`` to ``end``."""
    own = {edit.start: edit for edit in edits if edit.side == number}
    index = start
    while index <= end:
        edit = own.pop(index, None)
        if edit is not None:
            yield from edit.new
            index = edit.end
        elif index < end:
            yield kept[index]
            index += 1
        else:
            return


def _unchanged(index: int, base: Sequence[_Paragraph], kept: list[dict[int, _Paragraph]]) -> Passage:
    return Passage("same", str(base[index]), str(kept[0][index]), str(kept[1][index]))


def _runs(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Neighbours that are the same, as one passage."""
    found: list[Passage] = []
    for passage in passages:
        if found and found[-1].state == passage.state == "same":
            last = found[-1]
            found[-1] = Passage(
                "same", last.base + passage.base, last.mine + passage.mine, last.theirs + passage.theirs
            )
        else:
            found.append(passage)
    return tuple(found)


def _whole(paragraphs: Sequence[_Paragraph]) -> str:
    """The text: no break before the first paragraph, one before each other."""
    head = [paragraph.text for paragraph in paragraphs[:1]]
    return "".join(head + [(paragraph.lead or "\n\n") + paragraph.text for paragraph in paragraphs[1:]])
