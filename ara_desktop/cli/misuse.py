# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What was not understood on a command line, as one line in the user's language; click says it in English only."""

import re
from collections.abc import Iterable

import click

from ara_desktop.text.catalogue import Words, msgid
from ara_desktop.text.formats import Formats

PLACEHOLDERS = {
    "OPTIONS": msgid("OPTIONS"),
    "COMMAND": msgid("COMMAND"),
    "ARGS": msgid("ARGUMENTS"),
    "FILE": msgid("FILE"),
    "PATH": msgid("FILE"),
    "TEXTFILE": msgid("TEXTFILE"),
    "KIND": msgid("KIND"),
    "NAME": msgid("NAME"),
    "ID": msgid("ID"),
    "FIELD": msgid("FIELD"),
    "VALUE": msgid("VALUE"),
    "WORDS": msgid("WORDS"),
    "CARD": msgid("CARD"),
    "BUNDLE": msgid("BUNDLE"),
    "TEXT": msgid("TEXT"),
    "RECEIPT": msgid("RECEIPT"),
    "CHANGE": msgid("CHANGE"),
    "REASON": msgid("REASON"),
    "PUBLICATION": msgid("PUBLICATION"),
    "INTEGER RANGE": msgid("NUMBER"),
    "INTEGER": msgid("NUMBER"),
}
_PLACEHOLDER = re.compile("|".join(rf"\b{name}\b" for name in sorted(PLACEHOLDERS, key=len, reverse=True)))


def placeholders(text: str, words: Words) -> str:
    """``FILE KIND`` as the user's language has it."""
    return _PLACEHOLDER.sub(lambda found: words(PLACEHOLDERS[found[0]]), text)


def hint(fault: click.UsageError, words: Words) -> str:
    """What is wrong with the words of a command line. Not shortened, and not made visible yet."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        return words("A command is missing; these are known: {names}", names=_commands(fault.ctx, words))
    if isinstance(fault, click.exceptions.NoSuchCommand):
        names = _commands(fault.ctx, words)
        return words("There is no command “{name}”; these are known: {names}", name=fault.command_name, names=names)
    if isinstance(fault, click.NoSuchOption):
        return words("There is no option “{name}” here.", name=fault.option_name)
    if isinstance(fault, click.MissingParameter):
        return words("Missing: {what}", what=_named(fault, words))
    if isinstance(fault, click.BadParameter) and fault.param is not None:
        return _bad(fault, fault.param, words)
    return fault.format_message()


def _bad(fault: click.BadParameter, param: click.Parameter, words: Words) -> str:
    kind = param.type
    if isinstance(kind, click.Choice):
        known = _listed((str(one) for one in kind.choices), words)
        return words("{what} takes one of these: {known}", what=_named(fault, words), known=known)
    if isinstance(kind, click.IntRange):
        return words(
            "{what} takes a whole number from {least} on.", what=_named(fault, words), least=str(kind.min or 0)
        )
    return fault.format_message()


def _named(fault: click.BadParameter, words: Words) -> str:
    """The option as it is written, or the place of the word that is meant."""
    param, context = fault.param, fault.ctx
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    if param is None or context is None:
        return ""
    return placeholders(param.make_metavar(context), words)


def _commands(context: click.Context | None, words: Words) -> str:
    group = context.command if context else None
    return _listed(group.commands if isinstance(group, click.Group) else (), words)


def _listed(names: Iterable[str], words: Words) -> str:
    return Formats(words.language).listing(list(names))
