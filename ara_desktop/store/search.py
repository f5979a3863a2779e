# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Full-text search: every word, inside compounds too, ranked, in any language.

The index holds folded words (``folding``). A query word finds words that begin with it through the prefix index, and,
from three letters on, words that contain it: those come out of the list of distinct words, which is small and kept
in memory after the first search.
"""

from collections.abc import Sequence

from ara_desktop.store.folding import WORDS, fold, folded_with_places
from ara_desktop.store.running import Connection

RANKED = 1_500  # of a very common word only so many are looked at: a keystroke must not score half the dossier
INSIDE_WORDS = 60
INSIDE_FROM = 3
AROUND = 60
_RARE = (
    "SELECT r.kind, r.id, f.name FROM (SELECT rowid AS fid, rank AS k FROM search WHERE search MATCH ? LIMIT ?) best"
    " JOIN field f ON f.fid=best.fid JOIN record r USING (rid)"
    " WHERE r.retired IS NULL ORDER BY best.k, best.fid LIMIT ?"
)
_COMMON = (
    "SELECT r.kind, r.id, f.name FROM (SELECT rowid AS fid FROM search WHERE search MATCH ? LIMIT ?) best"
    " JOIN head h ON h.fid=best.fid JOIN field f ON f.fid=best.fid JOIN record r USING (rid)"
    " WHERE r.retired IS NULL ORDER BY length(h.value), best.fid LIMIT ?"
)
BEGIN, END = "\x02", "\x03"


class Vocabulary:
    """All distinct words of the index, as one text to search in; reloaded when the index has grown."""

    def __init__(self) -> None:
        self._count, self._joined = -1, "\n"

    def containing(self, connection: Connection, part: str) -> list[str]:
        """Words that contain ``part`` beyond their beginning, shortest first, at most INSIDE_WORDS."""
        self._refresh(connection)
        found: set[str] = set()
        at = self._joined.find(part)
        while at >= 0 and len(found) < INSIDE_WORDS * 4:
            start = self._joined.rfind("\n", 0, at) + 1
            end = self._joined.find("\n", at)
            if start != at:
                found.add(self._joined[start:end])
            at = self._joined.find(part, end)
        return sorted(found, key=lambda word: (len(word), word))[:INSIDE_WORDS]

    def _refresh(self, connection: Connection) -> None:
        count = int(connection.exec_driver_sql("SELECT count(*) FROM word").scalar() or 0)
        if count != self._count:
            words = connection.exec_driver_sql("SELECT word FROM word").fetchall()
            self._count, self._joined = count, "\n" + "\n".join(row[0] for row in words) + "\n"


def match_expression(connection: Connection, vocabulary: Vocabulary, query: str) -> str:
    """The index's own query for what somebody typed; empty if it holds no word."""
    groups = []
    for part in WORDS.findall(fold(query)):
        ways = [f'"{part}"*']
        if len(part) >= INSIDE_FROM:
            ways += [f'"{word}"' for word in vocabulary.containing(connection, part)]
        groups.append("(" + " OR ".join(ways) + ")")
    return " AND ".join(groups)


def find(connection: Connection, expression: str, limit: int) -> Sequence[tuple[str, str, str]]:
    """(kind, id, field) of the best finds, best first; retired records are left out.

    Rare words are ranked by bm25. That reads every place a word stands in, so for words that stand in more than RANKED
    fields the shortest texts come first instead: names and titles before long prose.
    """
    if not expression:
        return []
    seen = connection.exec_driver_sql("SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", (expression, RANKED))
    common = len(seen.fetchall()) == RANKED
    rows = connection.exec_driver_sql(_COMMON if common else _RARE, (expression, RANKED, limit))
    return [(kind, id_, name) for kind, id_, name in rows]


def snippet(text: str, query: str) -> str:
    """The piece of ``text`` around the first find, with all finds marked between U+0002 and U+0003."""
    folded, places = folded_with_places(text)
    parts = WORDS.findall(fold(query))
    spots = sorted((at, len(part)) for part in parts if (at := folded.find(part)) >= 0)
    if not spots:
        return text[: 2 * AROUND].replace("\n", " ")
    first = places[spots[0][0]]
    begin = max(0, text.rfind(" ", 0, max(0, first - AROUND)) + 1)
    end = min(len(text), first + 2 * AROUND)
    out, at = ["…" if begin else ""], begin
    for spot, length in spots:
        left, right = places[spot], places[min(spot + length, len(places)) - 1] + 1
        if left >= at and right <= end:
            out += [text[at:left], BEGIN, text[left:right], END]
            at = right
    out += [text[at:end], "…" if end < len(text) else ""]
    return "".join(out).replace("\n", " ")
