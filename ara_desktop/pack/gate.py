# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The gate: a finished file is opened again from its bytes and searched for what its reader may not see.

A *hit* is a whole restricted value of 20 characters or more, or ten consecutive words of one, that is not also in the
allowed values (FORMAT). The gate says in which channel it was, never which words: its error may reach a log.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ara_desktop.core.errors import PackError
from ara_desktop.pack import reopened

SHORTEST = 20
RUN = 10
_BLOCK = 5  # ten consecutive words always hold five that begin at a multiple of five
_WORD = re.compile(r"\w+")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SQUEEZED = frozenset({"page-text", "content-strings", "raw-stream", "structure", "outline"})

Run = tuple[str, ...]


class PackLeak(PackError):
    """The finished file holds text above its reader's class; it was not handed out. facts: channel, part."""

    code = "PACK_LEAK"


class PackUnreadable(PackError):
    """The finished file cannot be opened again, so nothing can be said of it. facts: reason."""

    code = "PACK_UNREADABLE"


def judge(
    data: bytes, file_name: str, restricted: Iterable[str], allowed: Iterable[str], harmless: Iterable[str] = ()
) -> None:
    """Let a file pass, or refuse it.

    Args:
        data: the whole PDF.
        file_name: its name, without folders.
        restricted: values above the reader's class.
        allowed: values that the reader may see.
        harmless: the program's own words on the pages.

    Raises: PackLeak, PackUnreadable.
    """
    wanted = Wanted(restricted).without((*allowed, *harmless))
    try:
        if reopened.extra_revisions(data):
            raise PackLeak(channel="revisions", part="")
        for key in reopened.refused_keys(data):
            raise PackLeak(channel="active-content", part=key)
        for found in reopened.everything(data, file_name):
            if wanted.stand_in(found.text, squeezed=found.channel in _SQUEEZED):
                raise PackLeak(channel=found.channel, part=found.part)
    except reopened.BROKEN as error:
        raise PackUnreadable(reason=type(error).__name__) from error


def plain(text: str) -> str:
    """The form in which texts are compared: compatibility forms and case folded, unseen characters dropped."""
    held = text if text.isascii() else unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return held.casefold()


def words_of(text: str) -> list[str]:
    """The words of a text in the form for comparing."""
    return _WORD.findall(plain(text))


class Wanted:
    """Runs of words that must not be found: ten words each, or a whole value where that is shorter."""

    def __init__(self, values: Iterable[str]) -> None:
        texts = {tuple(words_of(value)) for value in values if len(value.strip()) >= SHORTEST}
        self.runs = frozenset(run for text in texts for run in _runs(text))
        self._index()

    def without(self, allowed: Iterable[str]) -> "Wanted":
        """The same without the runs that also stand in the allowed values."""
        known = {run for text in allowed for run in self._found(words_of(text))}
        if known:
            self.runs = self.runs - known
            self._index()
        return self

    def stand_in(self, text: str, *, squeezed: bool = False) -> bool:
        """Whether one of the runs is in the text; ``squeezed`` looks across word boundaries too."""
        if not self.runs:
            return False
        words = words_of(text)
        return any(True for _ in self._found(words)) or (squeezed and self._squeezed_in("".join(words)))

    def _index(self) -> None:
        self._firsts = {run[0] for run in self.runs}
        self._lengths = sorted({len(run) for run in self.runs})
        self._glued: dict[str, list[str]] | None = None

    def _found(self, words: Sequence[str]) -> Iterable[Run]:
        starts = [at for at, word in enumerate(words) if word in self._firsts]
        for length in self._lengths:
            for at in starts:
                run = tuple(words[at : at + length])
                if run in self.runs:
                    yield run

    def _squeezed_in(self, letters: str) -> bool:
        if self._glued is None:
            self._glued = _anchors(self.runs)
        return any(anchor in letters and any(run in letters for run in runs) for anchor, runs in self._glued.items())


def _runs(text: Run) -> Iterable[Run]:
    if not text:
        return ()
    if len(text) <= RUN:
        return (text,)
    return (text[at : at + RUN] for at in range(len(text) - RUN + 1))


def _anchors(runs: Iterable[Run]) -> dict[str, list[str]]:
    """Few short anchors for many overlapping runs: whoever holds a run holds one of its blocks of five words."""
    found: dict[str, list[str]] = {}
    waiting = [run for run in runs if sum(map(len, run)) >= SHORTEST - _BLOCK]
    blocks: set[Run] = set()
    for run in sorted(waiting):
        inner = [run[at : at + _BLOCK] for at in range(max(1, len(run) - _BLOCK + 1))]
        block = next((one for one in inner if one in blocks), inner[0])
        blocks.add(block)
        found.setdefault("".join(block), []).append("".join(run))
    return found
