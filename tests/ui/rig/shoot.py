# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of the real program, place by place, on a screen of its own; for eyes, not for tests.

.venv/bin/python -m tests.ui.rig.shoot DOSSIER FOLDER [--language de] [--look light] [--percent 100] [--scale 1.0] [--screen 1366x768]
"""

import argparse
import shutil
import tempfile
import threading
from pathlib import Path

from ara_desktop.ui.application import PLACES
from tests.ui.rig.desktop import Desktop

_SETTLED_S = 1.2
_DEEPER = (
    ("point", ("ctrl+2",), "", ("ctrl+Home", "Return")),
    ("point-below", (), "", ("alt+d",)),
    ("intervention", ("ctrl+3",), "", ("Tab", "Down", "Return")),
    ("event", ("ctrl+5",), "", ("Tab", "Down", "Return")),
    ("new-event", ("ctrl+5",), "", ("alt+n",)),
    ("search", ("ctrl+k",), "strom", ()),
    ("menu", ("ctrl+1",), "", ("F10",)),
)
"""Places that are reached from a listed one: code, keys to the list, text to type there, keys from there on."""


def shoot(options):
    """One picture per place, the listed ones reached with Ctrl and their figure; the dossier itself is not touched, a copy is opened."""
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    width, height = (int(part) for part in options.screen.split("x"))
    with tempfile.TemporaryDirectory() as name, Desktop(Path(name), width, height, options.scale) as desktop:
        settings = Path(name) / ".config" / "ara-desktop" / "settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(
            f'language = "{options.language}"\ntheme = "{options.look}"\ntype_size_percent = {options.percent}\n',
            "utf-8",
        )
        copy = Path(name) / Path(options.dossier).name
        shutil.copyfile(options.dossier, copy)
        desktop.start(str(copy))
        listed = [place.code for place in PLACES if place.listed][:9]
        for number, code in enumerate(listed, start=1):
            desktop.keys(f"ctrl+{number}")
            threading.Event().wait(_SETTLED_S)
            desktop.shot(folder / f"{number}-{code}.png")
        for number, (code, keys, text, following) in enumerate(_DEEPER, start=len(listed) + 1):
            desktop.keys(*keys)
            threading.Event().wait(_SETTLED_S)
            if text:
                desktop.type(text)
            desktop.keys(*following)
            threading.Event().wait(_SETTLED_S)
            desktop.shot(folder / f"{number}-{code}.png")
        print(desktop.said())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dossier")
    parser.add_argument("folder")
    parser.add_argument("--language", default="de")
    parser.add_argument("--look", default="light")
    parser.add_argument("--percent", type=int, default=100)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--screen", default="1366x768")
    shoot(parser.parse_args())
