# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Which libraries and tools are missing, and what is said about them."""

import sys

import pytest


def test_the_packages_of_missing_libraries_are_named_in_order(system):
    there = {"libGL.so.1", "libxkbcommon.so.0"}
    assert system.missing(system.OFFSCREEN, there.__contains__) == [
        "libegl1",
        "libglib2.0-0",
        "libdbus-1-3",
        "libfontconfig1",
    ]
    assert system.missing(system.OFFSCREEN, lambda _: True) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the names are those of Linux libraries")
def test_the_loader_is_asked(system):
    assert system.loads("libc.so.6")
    assert not system.loads("libara-does-not-exist.so.1")


def test_the_screen_decides_which_libraries_are_needed(system):
    assert system.screen_libraries({}) == []
    assert system.screen_libraries({"DISPLAY": ":0"}) == system.XCB
    assert system.screen_libraries({"WAYLAND_DISPLAY": "wayland-0"}) == system.WAYLAND


def test_packages_without_a_line_are_not_there(system):
    listed = "xvfb installed\nstrace not-installed\nage config-files\n"
    assert system.not_listed(listed, ["xvfb", "strace", "age", "dbus"]) == ["strace", "age", "dbus"]


def test_without_root_the_command_is_said(system, monkeypatch, capsys):
    monkeypatch.setattr(system, "is_root", lambda: False)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    system.install_packages(["libgl1", "libegl1"], purpose="the window needs them")
    assert "as root: apt-get install -y --no-install-recommends libgl1 libegl1" in capsys.readouterr().out


def test_without_apt_the_packages_are_said(system, monkeypatch, capsys):
    monkeypatch.setattr(system.shutil, "which", lambda _: None)
    system.install_packages(["libgl1"], purpose="the window needs them")
    assert "in Debian's names: libgl1" in capsys.readouterr().out


def test_nothing_missing_says_nothing(system, capsys):
    system.install_packages([], purpose="any")
    assert capsys.readouterr().out == ""


def test_no_package_list_means_no_claim(system, monkeypatch):
    monkeypatch.setattr(system.shutil, "which", lambda _: None)
    assert system.absent_packages(["xvfb"]) == []
