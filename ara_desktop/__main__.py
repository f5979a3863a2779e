# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The program: without an argument, or with one file, the window; otherwise the command line."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ara_desktop.app import Context

OPENED = (".aradossier", ".arabundle", ".arapub", ".aracard")
PORTABLE = "--portable"


def main(arguments: list[str] | None = None) -> int:
    """Run the program; gives the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    portable = given[:1] == [PORTABLE]
    rest = given[1:] if portable else given
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if opens_window(rest):
        gc.disable()  # what is imported at the start lives to the end: ``ui.start`` collects again once data is shown
    from ara_desktop.app import build, keep_log

    context = build(portable=portable)
    keep_log(context.places.logs)
    if opens_window(rest):
        from ara_desktop.ui.application import run as run_window

        return run_window(context, Path(rest[0]) if rest else None)
    from ara_desktop.cli.main import run

    terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()
    return run(given, context, terminal=terminal, prove_window=_prove_window)


def _prove_window(context: "Context", dossier: Path) -> tuple[str, ...]:
    from ara_desktop.ui.proof import visit_every_place

    return visit_every_place(context, dossier)


def opens_window(arguments: list[str]) -> bool:
    """Whether these words ask for the window: none, or one file."""
    if not arguments:
        return True
    if len(arguments) > 1 or arguments[0].startswith("-"):
        return False
    named = Path(arguments[0])
    return named.suffix.lower() in OPENED or os.path.sep in arguments[0] or (bool(named.suffix) and named.is_file())


if __name__ == "__main__":
    sys.exit(main())
