# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Finds the texts of our own source for the catalogues; the method that ``i18n/babel.cfg`` names.

Found are literals in ``words("…")``, ``words.n("…", "…", n)``, ``words.p("context", "…")``, ``msgid("…")``, ``tr("…")``,
``tr.bind(setter, "…")``, the ``heading`` of a view and the ``label`` and ``group`` of a ``PlaceEntry``. Python's own parser is
used, so that a method ``p`` or ``n`` of something else is not taken for ours.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import IO

_CALLERS = frozenset({"words", "_words", "tr", "_tr"})
_MARKERS = frozenset({"msgid"})
_HEADINGS = frozenset({"heading"})
_ENTRY = "PlaceEntry"
_ENTRY_TEXTS = {1: "label", 4: "group"}

Entry = tuple[int, str | None, str | tuple[str, ...], list[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A text that cannot be found because it is put together while the program runs."""

    line: int
    source: str


def from_source(
    fileobj: IO[bytes], keywords: Mapping[str, object], comment_tags: Collection[str], options: Mapping[str, object]
) -> Iterator[Entry]:
    """Babel's extraction method: (line, function, texts, comments) for each text of a module."""
    del keywords, comment_tags, options
    tree = ast.parse(fileobj.read())
    callers = _callers(tree)
    for node in ast.walk(tree):
        for found in _texts(node, callers):
            yield (getattr(node, "lineno", 0), *found, [])


def from_kinds(
    fileobj: IO[bytes], keywords: Mapping[str, object], comment_tags: Collection[str], options: Mapping[str, object]
) -> Iterator[Entry]:
    """Babel's extraction method for ``core/kinds.py``: the labels that are derived from the declarations."""
    del fileobj, keywords, comment_tags, options
    from ara_desktop.text import labels

    for context, text in dict.fromkeys(labels.every()):
        yield 0, "pgettext", (context, text), []


def unfindable(source: str) -> list[Finding]:
    """Calls of ``words`` whose text is an f-string, a sum or a formatted string: these would never be translated."""
    tree = ast.parse(source)
    callers = _callers(tree)
    return [
        Finding(node.lineno, ast.unparse(argument))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (_is_caller(node.func, callers) or _is_method(node.func, callers))
        for argument in node.args
        if isinstance(argument, ast.JoinedStr | ast.BinOp) or _is_formatted(argument)
    ]


def _callers(tree: ast.AST) -> frozenset[str]:
    """The usual names, and every parameter or variable annotated ``Words``."""
    noted = (
        (node.arg if isinstance(node, ast.arg) else getattr(node.target, "id", getattr(node.target, "attr", "")))
        for node in ast.walk(tree)
        if isinstance(node, ast.arg | ast.AnnAssign)
        and node.annotation is not None
        and ast.unparse(node.annotation).strip("'\"").rsplit(".", maxsplit=1)[-1] in ("Words", "Translator")
    )
    return _CALLERS | frozenset(noted)


def _texts(node: ast.AST, callers: frozenset[str]) -> Iterator[tuple[str | None, str | tuple[str, ...]]]:
    if isinstance(node, ast.ClassDef):
        yield from _headings(node)
    if not isinstance(node, ast.Call):
        return
    name = _last_name(node.func)
    if _is_caller(node.func, callers) or name in _MARKERS:
        yield from ((None, text) for text in _literals(node.args[:1]))
    elif _is_method(node.func, callers):
        yield from _method_texts(name, node.args)
    elif name == _ENTRY:
        yield from ((None, text) for text in _literals(_entry_arguments(node)) if text)


def _method_texts(name: str, arguments: list[ast.expr]) -> Iterator[tuple[str | None, str | tuple[str, ...]]]:
    if name == "n" and len(pair := _literals(arguments[:2])) == 2:
        yield "ngettext", tuple(pair)
    elif name == "p" and len(pair := _literals(arguments[:2])) == 2:
        yield "pgettext", tuple(pair)
    elif name == "bind":
        yield from ((None, text) for text in _literals(arguments[1:2]))


def _headings(node: ast.ClassDef) -> Iterator[tuple[None, str]]:
    for statement in node.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else ()
        if any(_last_name(target) in _HEADINGS for target in targets) and isinstance(statement, ast.Assign):
            yield from ((None, text) for text in _literals([statement.value]) if text)


def _entry_arguments(node: ast.Call) -> list[ast.expr]:
    named = [keyword.value for keyword in node.keywords if keyword.arg in _ENTRY_TEXTS.values()]
    return [argument for index, argument in enumerate(node.args) if index in _ENTRY_TEXTS] + named


def _literals(arguments: list[ast.expr]) -> list[str]:
    """The string literals among ``arguments``; both arms of a conditional expression count."""
    found: list[str] = []
    for argument in arguments:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            found.append(argument.value)
        elif isinstance(argument, ast.IfExp):
            found.extend(_literals([argument.body, argument.orelse]))
    return found


def _last_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _is_caller(node: ast.expr, callers: frozenset[str]) -> bool:
    return _last_name(node) in callers


def _is_method(node: ast.expr, callers: frozenset[str]) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ("n", "p", "bind") and _last_name(node.value) in callers


def _is_formatted(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _last_name(node.func) == "format"
