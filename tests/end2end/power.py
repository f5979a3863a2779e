# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What a disk may hold after a power cut: a recorded run is replayed, and whatever was not synced may be missing or torn.

The model is pessimistic: writes since a file's last sync may be lost, kept, or torn at 512 bytes; names that were made,
moved or removed since their folder's last sync may be lost from any point on.
"""

import random
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
CALLS = "openat,write,pwrite64,writev,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,close"
_CALL = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+=\s+(-?\d+)")
_HEX = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Step:
    """One recorded call: write, sync, truncate, name, move, remove, or said (to standard output)."""

    what: str
    path: str = ""
    at: int = 0
    data: bytes = b""
    to: str = ""


def record(command: list[str], trace: Path, folder: Path) -> list[Step]:
    """Run a command under strace and give the calls that touched ``folder``, with what it said in between."""
    strace = [
        "strace",
        "-f",
        "-qq",
        "-xx",
        "-s",
        "100000000",
        "-e",
        f"trace={CALLS}",
        "-e",
        "signal=none",
        "-o",
        str(trace),
    ]
    subprocess.run([*strace, *command], check=True, capture_output=True)
    return _steps(trace.read_text("ascii"), str(folder))


def _steps(text: str, folder: str) -> list[Step]:
    files: dict[int, str] = {}
    places: dict[int, int] = {}
    steps: list[Step] = []
    for line in _joined(text):
        found = _CALL.match(line)
        if not found or int(found[3]) < 0:
            continue
        name, arguments, result = found[1], found[2], int(found[3])
        texts = [bytes.fromhex(t.replace("\\x", "")) for t in _HEX.findall(arguments)]
        first = int(arguments.split(",")[0]) if arguments[:1].isdigit() else -1
        if name == "openat":
            path = texts[0].decode()
            files[result], places[result] = path, 0
            if path.startswith(folder) and "O_CREAT" in arguments:
                steps.append(Step("name", path))
            if path.startswith(folder) and "O_TRUNC" in arguments:
                steps.append(Step("truncate", path, 0))
        elif name == "close":
            files.pop(first, None)
        elif name == "write" and first == 1:
            steps.append(Step("said", data=texts[0]))
        elif name.startswith("rename") and texts[0].decode().startswith(folder):
            steps.append(Step("move", texts[0].decode(), to=texts[1].decode()))
        elif name.startswith("unlink") and texts[0].decode().startswith(folder):
            steps.append(Step("remove", texts[0].decode()))
        elif files.get(first, "").startswith(folder):
            path = files[first]
            if name == "pwrite64":
                steps.append(Step("write", path, int(arguments.rsplit(",", 1)[1]), texts[0]))
            elif name == "write":
                steps.append(Step("write", path, places[first], texts[0]))
                places[first] += result
            elif name == "ftruncate":
                steps.append(Step("truncate", path, int(arguments.split(",")[1])))
            elif name in ("fsync", "fdatasync"):
                steps.append(Step("sync", path))
    return steps


def _joined(text: str) -> list[str]:
    """Calls that were interrupted by another thread's stand in two lines; join them."""
    open_calls: dict[str, str] = {}
    lines = []
    for line in text.splitlines():
        pid = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            open_calls[pid] = line[: -len("<unfinished ...>")].rstrip()
        elif "resumed>" in line and pid in open_calls:
            lines.append(open_calls.pop(pid) + line.split("resumed>", 1)[1])
        else:
            lines.append(line)
    return lines


@dataclass
class _Disk:
    files: dict[int, bytearray] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)


def after_cut(steps: list[Step], chance: random.Random) -> dict[str, bytes]:
    """Files by name as a disk may hold them after the power failed behind ``steps``."""
    live, kept = _Disk(), _Disk()
    pending: dict[int, list[Step]] = {}
    names: list[Step] = []
    for step in steps:
        if step.what == "said":
            continue
        if step.what == "sync" and step.path not in live.names:
            for one in names:
                _rename(kept, one, live)
            names.clear()
            continue
        if step.what in ("name", "move", "remove"):
            _name(live, step)
            names.append(Step(step.what, step.path, live.names.get(step.to or step.path, -1), to=step.to))
            continue
        number = live.names[step.path]
        if step.what == "sync":
            for one in pending.pop(number, []):
                _write(kept.files.setdefault(number, bytearray()), one)
        else:
            pending.setdefault(number, []).append(step)
    for one in names[: chance.randint(0, len(names))]:
        _rename(kept, one, live)
    mode = chance.choice(("none", "all", "some", "torn"))
    for number, writes in pending.items():
        for one in writes:
            _maybe(kept.files.setdefault(number, bytearray()), one, mode, chance)
    return {path: bytes(kept.files.get(number, b"")) for path, number in kept.names.items()}


def _name(disk: _Disk, step: Step) -> None:
    if step.what == "name" and step.path not in disk.names:
        disk.names[step.path] = len(disk.files) + 1
        disk.files[len(disk.files) + 1] = bytearray()
    elif step.what == "move":
        disk.names[step.to] = disk.names.pop(step.path)
    elif step.what == "remove":
        disk.names.pop(step.path, None)


def _rename(disk: _Disk, step: Step, live: _Disk) -> None:
    if step.what == "name" and step.path not in disk.names:
        disk.names[step.path] = step.at
    elif step.what == "move" and step.path in disk.names:
        disk.names[step.to] = disk.names.pop(step.path)
    elif step.what == "remove":
        disk.names.pop(step.path, None)
    live.files.setdefault(step.at, bytearray())


def _write(content: bytearray, step: Step) -> None:
    if step.what == "truncate":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
        return
    if len(content) < step.at:
        content.extend(bytes(step.at - len(content)))
    content[step.at : step.at + len(step.data)] = step.data


def _maybe(content: bytearray, step: Step, mode: str, chance: random.Random) -> None:
    if mode == "none" or (mode == "some" and chance.random() < 0.5):
        return
    if mode == "torn" and step.what == "write":
        for at in range(0, len(step.data), SECTOR):
            if chance.random() < 0.6:
                _write(content, Step("write", step.path, step.at + at, step.data[at : at + SECTOR]))
        return
    _write(content, step)
