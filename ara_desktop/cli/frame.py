# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What all commands share: the call, the answer, two options, help in the user's language."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ara_desktop.app import Context
from ara_desktop.cli.misuse import placeholders
from ara_desktop.cli.tables import references
from ara_desktop.core.errors import BundleError, PassphraseNeeded, UsageError
from ara_desktop.core.values import Record
from ara_desktop.text.catalogue import Words, msgid

if TYPE_CHECKING:  # SQLAlchemy comes with it: only once a dossier is opened
    from ara_desktop.store.store import Store

BUNDLE_SECRET = "BUNDLE_PASSPHRASE_NEEDED"  # noqa: S105 - the code of an error
OK, REFUSED, MISUSED, CONFLICTS = 0, 1, 2, 3
JSON_HELP = msgid("Answer with one JSON object")
PASSPHRASE_HELP = msgid("File whose first line is the passphrase of the dossier")
HELP_HELP = msgid("Show this message and exit.")  # as click writes it
_UNSEEN = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
T = TypeVar("T")
ProveWindow = Callable[[Context, Path], Sequence[str]]


@dataclass(frozen=True)
class Answer:
    """What a command says: ``data`` as JSON, or the lines that ``spoken`` gives, for a person."""

    data: Mapping[str, object]
    spoken: Callable[[], Iterable[str]]
    code: int = OK


@dataclass(frozen=True)
class Call:
    """One command and what it was called with.

    ``terminal``: somebody sits there who can be asked. ``prove_window``: opens the window over a dossier, visits every
    place and gives their names; handed in, because this room knows no window.
    """

    context: Context
    terminal: bool
    prove_window: ProveWindow | None = None
    as_json: bool = False
    passphrase_file: str | None = None

    @property
    def words(self) -> Words:
        """The words of the interface."""
        return self.context.words

    def passphrase(self) -> str | None:
        """The passphrase that was handed over in a file. Raises: FileUnreadable."""
        return self.context.passphrase(self.passphrase_file)

    @contextmanager
    def dossier(self, path: Path, *, write: bool) -> Iterator["Store"]:
        """The dossier, open while the block runs. Raises: StoreError; without a terminal nobody is asked."""
        store = self._opened(path, write=write)
        try:
            yield store
        finally:
            store.close()

    def _opened(self, path: Path, *, write: bool) -> "Store":
        given = self.passphrase()
        try:
            return self.context.open(path, passphrase=given, write=write)
        except PassphraseNeeded:
            if not self.terminal:
                raise
        return self.context.open(path, passphrase=self.ask_secret(), write=write)

    def titles(self, store: "Store", records: Iterable[Record]) -> Mapping[str, str]:
        """Names of the records that these refer to, for a person; JSON has the ids."""
        if self.as_json:
            return {}
        from ara_desktop.service.searching import titles

        return titles(store, references(records))

    def asking(self, work: Callable[[str | None], T], secret: str | None) -> T:
        """Work that may need the passphrase of a bundle; where somebody sits there, it is asked for once."""
        try:
            return work(secret)
        except BundleError as fault:
            if fault.code != BUNDLE_SECRET or secret is not None or not self.terminal:
                raise
        return work(self.ask_secret())

    def ask_secret(self) -> str:
        """Ask for a passphrase; nothing is shown while typing."""
        return str(click.prompt(self.words("Passphrase"), hide_input=True, err=True))

    def with_options(self, *, as_json: bool, passphrase_file: str | None) -> "Call":
        """The call with options that may stand before or behind the command."""
        return replace(self, as_json=self.as_json or as_json, passphrase_file=passphrase_file or self.passphrase_file)


class PlainText(click.ParamType[str]):
    """A word of the command line that can be kept: bytes that are no text are refused."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself. Raises: UsageError."""
        del param, ctx
        try:
            str(value).encode()
        except UnicodeEncodeError as fault:
            raise UsageError(word=value) from fault
        return str(value)


TEXT = PlainText()
FILE = click.Path(path_type=Path)


def shared_options() -> list[click.Parameter]:
    """Options that every command takes."""
    return [
        click.Option(["--json", "as_json"], is_flag=True, help=JSON_HELP),
        click.Option(["--passphrase-file"], metavar="FILE", help=PASSPHRASE_HELP),
    ]


class _Translated(click.Command):
    """Help in the user's language: texts are looked up when they are shown."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows the order of words."""
        usage = _said(ctx, msgid("Usage:"))
        needed = [one for one in self.get_params(ctx) if isinstance(one, click.Option) and one.required]
        options = [f"{max(one.opts, key=len)} {one.make_metavar(ctx)}" for one in needed]
        pieces = _placed(ctx, " ".join([*self.collect_usage_pieces(ctx), *options]))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{usage} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The description of a command."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_said(ctx, self.help or ""))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and the commands of a group."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        found = [(one, record[0]) for one in options if (record := one.get_help_record(ctx))]
        records = [(_placed(ctx, written), _said(ctx, one.help or "")) for one, written in found]
        with formatter.section(_said(ctx, msgid("Options"))):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class Spoken(_Translated):
    """A command that returns an ``Answer``; it is printed here, and its exit code handed back."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.params = [*self.params, *shared_options()]

    def invoke(self, ctx: click.Context) -> int:
        """Run the command and print its answer."""
        options = {name: ctx.params.pop(name) for name in ("as_json", "passphrase_file")}
        call = ctx.find_object(Call)
        if call is None:  # pragma: no cover - main always hands one in
            raise UsageError
        ctx.obj = call.with_options(**options)
        return self.tell(ctx.obj, super().invoke(ctx))

    @staticmethod
    def tell(call: Call, answer: Answer) -> int:
        """Print an answer; gives its exit code."""
        if call.as_json:
            click.echo(_UNSEEN.sub(_escaped, json.dumps(answer.data, ensure_ascii=False)))
        else:
            for line in answer.spoken():
                click.echo(line)
        return answer.code


class Commands(_Translated, click.Group):
    """A group of commands."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with one line each."""
        rows = [(name, _said(ctx, command.help or "").partition("\n")[0]) for name, command in self.commands.items()]
        with formatter.section(_said(ctx, msgid("Commands"))):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were added."""
        del ctx
        return list(self.commands)


def command(name: str, **more: Any) -> Callable[[Callable[..., Answer]], Spoken]:
    """Declare a command. Its function gets the ``Call`` first."""
    declare = click.command(name, cls=Spoken, **more)

    def take(function: Callable[..., Answer]) -> Spoken:
        return declare(click.pass_obj(function))

    return take


def _escaped(found: re.Match[str]) -> str:
    """A sign that could steer a terminal, in the way JSON has for it."""
    return f"\\u{ord(found[0]):04x}"


def _placed(ctx: click.Context, text: str) -> str:
    call = ctx.find_object(Call)
    return placeholders(text, call.words) if call else text


def _said(ctx: click.Context | None, text: str) -> str:
    call = ctx.find_object(Call) if ctx else None
    return call.words(text) if call else text
