# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""How the state of a partner and the outcome of an import are told, in plain words."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ara_desktop.core.values import Plan
from ara_desktop.service.partners import Outlook, Partner
from ara_desktop.text import labels
from ara_desktop.text.catalogue import Words
from ara_desktop.text.formats import Formats
from ara_desktop.ui.views.position_names import local_zone
from ara_desktop.ui.widgets.prose_growing import visible

_MOST_NAMED = 8


def trust_line(one: Partner, words: Words) -> tuple[str, str]:
    """(how well we know somebody, look of the chip)."""
    if one.state == "verified":
        return f"✓ {words('words compared')}", "ok"
    if one.voucher:
        return f"… {words('known through {name}', name=visible(one.voucher))}", "info"
    return f"? {words('words not compared yet')}", "warn"


def state_line(one: Partner, words: Words, formats: Formats) -> str:
    """What they lack and when we last heard of them."""
    if not one.inside:
        return words("Gets publications, not bundles")
    if not one.met:
        lacks = words("No bundle has come from there yet; everything would be sent")
    elif one.lacks:
        lacks = words.n("Lacks {n} change of yours", "Lacks {n} changes of yours", one.lacks)
    else:
        lacks = words("Has all changes of yours")
    if not one.heard_at:
        return lacks
    heard = words("newest change from there: {moment}", moment=formats.moment(one.heard_at, local_zone(), short=True))
    return f"{lacks} · {heard}"


def outlook_lines(found: Outlook, words: Words, formats: Formats) -> tuple[str, ...]:
    """What goes and what does not."""
    lines = [words.n("{n} change goes along.", "{n} changes go along.", found.ops)]
    if found.closed:
        lines.append(words("Texts for the principal go along: all recipients belong to the principal's circle."))
    elif found.holding_back:
        names = formats.listing([visible(one) for one in found.holding_back])
        lines.append(
            words(
                "Red lines, fallback positions and assessments stay here, because of the role of {names}.", names=names
            )
        )
    return tuple(lines)


def by_kind(records: Iterable[tuple[str, str]], words: Words) -> str:
    """``2 Positionen, 1 Beleg``: how many of each kind."""
    counts = Counter(kind for kind, _ in records)
    parts = [
        f"{number} {labels.kind(kind, words) if number == 1 else labels.kinds(kind, words)}"
        for kind, number in sorted(counts.items())
    ]
    return ", ".join(parts)


def named(records: Iterable[tuple[str, str]], titles: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """Records by kind and short name, the first ones; then how many more."""
    found = list(records)
    lines = [f"{labels.kind(kind, words)}: {visible(titles.get(id_, '')) or '…'}" for kind, id_ in found[:_MOST_NAMED]]
    rest = len(found) - _MOST_NAMED
    if rest > 0:
        lines.append(words.n("and {n} more", "and {n} more", rest))
    return tuple(lines)


def conflict_lines(plan: Plan, titles: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """The fields in which versions would diverge."""
    lines = []
    for kind, id_, name in plan.conflicts[:_MOST_NAMED]:
        field = words("Taken out") if name == "retired" else labels.field(kind, name, words)
        lines.append(f"{labels.kind(kind, words)}: {visible(titles.get(id_, '')) or '…'} – {field}")
    rest = len(plan.conflicts) - _MOST_NAMED
    if rest > 0:
        lines.append(words.n("and {n} more", "and {n} more", rest))
    return tuple(lines)


def gap_line(gap: str, names: Mapping[str, str], words: Words) -> str:
    """``REPLICA.COMPARTMENT:FROM-TO`` in words."""
    log, _, run = gap.partition(":")
    first, _, last = run.partition("-")
    replica, _, _ = log.partition(".")
    who = visible(names.get(replica, replica[:8]))
    if first == last:
        return words("Change {first} by {name} is missing; ask for it", first=first, name=who)
    return words("Changes {first} to {last} by {name} are missing; ask for them", first=first, last=last, name=who)
