# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""``self-test``: whether this installation can do its main job on this device. Everything happens in a temporary folder."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ara_desktop.cli.frame import OK, REFUSED, Answer, Call, command
from ara_desktop.core.errors import AraError
from ara_desktop.core.ports import Silent
from ara_desktop.text.catalogue import Words, msgid
from ara_desktop.text.messages import sentence, shown

NAMES = {
    "dossier": msgid("Training dossier made and proved"),
    "pack": msgid("Briefing pack made and judged"),
    "bundle": msgid("Bundle signed, sealed and taken in"),
    "window": msgid("Window opened and painted"),
}
READER = "principal"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Result:
    """How one part ended: ``detail`` counts something, or is the sentence of the error ``code``."""

    name: str
    code: str
    detail: str

    @property
    def ok(self) -> bool:
        """Whether it did what it should."""
        return not self.code


@command(
    "self-test",
    help=msgid("Make a training dossier, a pack and a bundle, and open the window; all in a temporary folder"),
)
@click.option("--no-window", is_flag=True, help=msgid("Leave the window out"))
def self_test(call: Call, *, no_window: bool) -> Answer:
    """Exit code 1 if anything fails."""
    with TemporaryDirectory(prefix="ara-self-test-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        parts: dict[str, Callable[[], str]] = {
            "dossier": lambda: _dossier(call, folder),
            "pack": lambda: _pack(call, folder),
            "bundle": lambda: _bundle(call, folder),
            "window": lambda: _window(call, folder),
        }
        results = [_tried(call, part, work) for part, work in parts.items() if not (no_window and part == "window")]
    good = all(one.ok for one in results)
    shape = {"ok": good, "parts": [_shape(one) for one in results]}
    return Answer(shape, lambda: _lines(results, call.words), OK if good else REFUSED)


def _tried(call: Call, name: str, work: Callable[[], str]) -> Result:
    try:
        return Result(name, "", work())
    except AraError as fault:
        return Result(name, fault.code, sentence(fault, call.words))
    except Exception as fault:
        log.exception("self-test: %s", name)
        return Result(name, AraError.code, f"{type(fault).__name__}: {fault}")


def _shape(one: Result) -> dict[str, object]:
    return {"name": one.name, "ok": one.ok, "code": one.code or None, "detail": one.detail}


def _lines(results: list[Result], words: Words) -> Iterator[str]:
    for one in results:
        mark = words("ok") if one.ok else words("FAILED")
        yield f"{mark}  {words(NAMES[one.name])}: {shown(one.detail)}"


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.aradossier"


def _dossier(call: Call, folder: Path) -> str:
    from ara_desktop.service.dossiers import check, demo

    for name in ("one", "two"):
        demo(_file(folder, name), seed="1", name=name, clock=call.context.clock, ids=call.context.ids)
    with call.dossier(_file(folder, "one"), write=True) as store:
        findings = check(store, Silent())
    if findings:
        raise ValueError("; ".join(findings))
    return str(_file(folder, "one").stat().st_size)


def _pack(call: Call, folder: Path) -> str:
    from ara_desktop.service.packs import issue_pack
    from ara_desktop.service.records import list_records

    with call.dossier(_file(folder, "one"), write=True) as store:
        items = list_records(store, "agenda_item")
        event = max((item.text("event") for item in items), key=[item.text("event") for item in items].count)
        issued = issue_pack(store, event=event, reader=READER, language="de", out=folder / "pack.pdf")
    return str(issued.pages)


def _bundle(call: Call, folder: Path) -> str:
    from ara_desktop.service.cards import own_card, trust
    from ara_desktop.service.exchange import export_bundle, take_in_bundle
    from ara_desktop.service.records import Assignment, set_fields

    sent = folder / "x.arabundle"
    first, second = (call.dossier(_file(folder, name), write=True) for name in ("one", "two"))
    with first as one, second as two:
        trust(one, own_card(two)[1], READER)
        trust(two, own_card(one)[1], READER)
        set_fields(one, "task", None, [Assignment("what", "=", "self-test")])
        export_bundle(one, sent, to=[own_card(two)[1]])
        report = take_in_bundle(two, sent.read_bytes())
    if not report.plan.new:
        raise ValueError("0")
    return str(report.plan.new)


def _window(call: Call, folder: Path) -> str:
    if call.prove_window is None:
        raise ValueError("no window")
    return ", ".join(call.prove_window(call.context, _file(folder, "one")))


COMMANDS: tuple[click.Command, ...] = (self_test,)
