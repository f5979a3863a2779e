# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""System libraries and tools: which are missing, and how Debian installs them. Standard library only.

The lists were found by trial in fresh minimal Debian 12 roots: PySide6 needs ``OFFSCREEN`` merely to be imported, and
``XCB`` on top to open a window on X11. Nothing is installed unless this runs as root on a system with apt.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Library:
    """A shared library by the name the loader knows, and the Debian package that holds it."""

    file: str
    package: str


OFFSCREEN = [
    Library("libGL.so.1", "libgl1"),
    Library("libEGL.so.1", "libegl1"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libfontconfig.so.1", "libfontconfig1"),
]
XCB = [
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
]
WAYLAND = [Library("libwayland-cursor.so.0", "libwayland-cursor0")]
TEST_TOOLS = [
    *("xvfb", "xauth", "openbox", "xdotool", "x11-utils", "imagemagick"),  # a window on a screen of its own
    *("at-spi2-core", "dbus", "python3-pyatspi", "gir1.2-atspi-2.0"),  # what a screen reader is told
    *("poppler-utils", "strace", "openssh-client", "age", "unzip", "zstd"),  # files and faults judged by other programs
]


def screen_libraries(environment: Mapping[str, str]) -> list[Library]:
    """The libraries for a window on the screen that the environment names."""
    return [*(XCB if environment.get("DISPLAY") else []), *(WAYLAND if environment.get("WAYLAND_DISPLAY") else [])]


def loads(file: str) -> bool:
    """Whether the loader finds a shared library."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing(libraries: Sequence[Library], can_load: Callable[[str], bool] = loads) -> list[str]:
    """The packages of the libraries that the loader does not find, in order. Only Linux: elsewhere Qt's wheels hold all."""
    if sys.platform != "linux":
        return []
    return [library.package for library in libraries if not can_load(library.file)]


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages when this runs as root where apt is; otherwise print the command and go on."""
    if not packages:
        return
    if shutil.which("apt-get") is None:
        print(f"ara: missing on this system, in Debian's names: {' '.join(packages)}", flush=True)
    elif not is_root():
        print(f"ara: missing on this system; as root: {apt_line(packages)}", flush=True)
    elif not apt(packages):
        print(f"ara: apt could not install: {' '.join(packages)}", flush=True)


def apt(packages: Sequence[str]) -> bool:
    """Install packages by apt, with fresh lists if the first try fails; gives whether it worked."""
    print(f"ara: apt-get install {' '.join(packages)}", flush=True)
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])  # dpkg looks for ldconfig there
    environment = {**os.environ, "PATH": path, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=120"]
    install = ["apt-get", *wait, "-qq", "install", "-y", "--no-install-recommends", *packages]
    update = ["apt-get", *wait, "-qq", "update"]
    failed = ""
    for steps in ([install], [update, install]):
        done = [subprocess.run(step, env=environment, capture_output=True, text=True, check=False) for step in steps]
        if done[-1].returncode == 0:
            return True
        failed = done[-1].stderr
    print(failed.rstrip(), file=sys.stderr, flush=True)
    return False


def apt_line(packages: Sequence[str]) -> str:
    """The command that installs packages, for people to copy."""
    return f"apt-get install -y --no-install-recommends {' '.join(packages)}"


def is_root() -> bool:
    """Whether this runs as root; never on Windows."""
    user = getattr(os, "geteuid", None)
    return user is not None and user() == 0


def absent_packages(packages: Sequence[str]) -> list[str]:
    """Those of the packages that Debian's own list does not show as installed; empty where there is no such list."""
    if shutil.which("dpkg-query") is None or not Path("/var/lib/dpkg/status").exists():
        return []
    command = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *packages]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return not_listed(listed, packages)


def not_listed(listed: str, packages: Sequence[str]) -> list[str]:
    """The packages that no line ``NAME installed`` names, in order."""
    there = {line.split()[0] for line in listed.splitlines() if line.endswith(" installed")}
    return [package for package in packages if package not in there]
