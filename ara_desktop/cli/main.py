# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Runs one command: errors become ``error CODE: sentence`` on stderr, and the exit code says how it went."""

import logging
from collections.abc import Sequence

import click

from ara_desktop import __version__
from ara_desktop.app import Context
from ara_desktop.cli import (
    dossier_commands,
    exchange_commands,
    pack_commands,
    publish_commands,
    record_commands,
    selftest_command,
)
from ara_desktop.cli.frame import (
    JSON_HELP,
    MISUSED,
    OK,
    PASSPHRASE_HELP,
    REFUSED,
    Answer,
    Call,
    Commands,
    ProveWindow,
    Spoken,
)
from ara_desktop.cli.misuse import hint
from ara_desktop.core.errors import AraError, Cancelled, UsageError
from ara_desktop.text.catalogue import msgid
from ara_desktop.text.messages import sentence, shown

PROGRAM = "ara-desktop"
INTERRUPTED = 130
LONGEST_HINT = 600
log = logging.getLogger(__name__)


@click.group(PROGRAM, cls=Commands, invoke_without_command=True, no_args_is_help=False,
             help=msgid("Positions, interventions and briefing packs for the Automotive Regions Alliance"))  # fmt: skip
@click.option("--version", is_flag=True, help=msgid("Version of the program"))
@click.option("--paths", is_flag=True, help=msgid("Where the program keeps its own files"))
@click.option("--portable", is_flag=True, help=msgid("Keep settings and logs beside the program"))
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
@click.option("--passphrase-file", metavar="FILE", help=PASSPHRASE_HELP)
@click.pass_context
def root(
    ctx: click.Context, *, version: bool, paths: bool, portable: bool, as_json: bool, passphrase_file: str | None
) -> int:
    """The program."""
    del portable  # the context was built with it
    ctx.obj = ctx.obj.with_options(as_json=as_json, passphrase_file=passphrase_file)
    if version or paths:
        ctx.exit(Spoken.tell(ctx.obj, _version() if version else _paths(ctx.obj)))
    if ctx.invoked_subcommand is None:
        raise UsageError
    return OK


for _group in (
    dossier_commands.COMMANDS,
    record_commands.COMMANDS,
    pack_commands.COMMANDS,
    exchange_commands.COMMANDS,
    publish_commands.COMMANDS,
    dossier_commands.CARE_COMMANDS,
    selftest_command.COMMANDS,
):
    for _command in _group:
        root.add_command(_command)


def _version() -> Answer:
    return Answer({"version": __version__}, lambda: [f"{PROGRAM} {__version__}"])


def _paths(call: Call) -> Answer:
    where, settings = call.context.places, call.context.settings
    named = {"settings": where.settings, "policy": where.policy, "logs": where.logs, "data": where.data}
    paths = {name: str(path) for name, path in named.items()}
    findings = [{"code": one.code, "what": one.what} for one in settings.findings]
    shape = {**paths, "locked": sorted(settings.locked), "findings": findings}
    width = max(len(name) for name in paths)
    lines = [f"{name:{width}}  {path}" for name, path in paths.items()]
    return Answer(shape, lambda: [*lines, *(f"{one.code}: {shown(one.what)}" for one in settings.findings)])


def run(
    arguments: Sequence[str], context: Context, *, terminal: bool = False, prove_window: ProveWindow | None = None
) -> int:
    """Run a command line; gives the exit code: 0 done, 1 refused, 2 not understood, 3 done and conflicts are open."""
    call = Call(context, terminal, prove_window)
    try:
        return int(root.main(list(arguments), PROGRAM, standalone_mode=False, obj=call) or OK)
    except click.UsageError as fault:
        return _refused(call, UsageError(), MISUSED, hint(fault, call.words))
    except click.Abort:
        return _refused(call, Cancelled(), INTERRUPTED)
    except KeyboardInterrupt:
        return _refused(call, Cancelled(), INTERRUPTED)
    except UsageError as fault:
        return _refused(call, fault, MISUSED, str(fault.facts.get("word", "")))
    except AraError as fault:
        return _refused(call, fault, REFUSED)
    except Exception:
        log.exception("unexpected error")
        return _refused(call, AraError(), REFUSED)


def _refused(call: Call, error: AraError, code: int, detail: str = "") -> int:
    click.echo(f"error {error.code}: {sentence(error, call.words)}", err=True)
    if detail:
        click.echo(shown(detail, LONGEST_HINT), err=True)
    return code
