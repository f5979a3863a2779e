# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Which libraries and tools are missing, and what is said about them."""

import sys

import pytest


def test_the_packages_of_missing_libraries_are_named_in_order(system, monkeypatch):
    monkeypatch.setattr(system.sys, "platform", "linux")
    there = {"libGL.so.1", "libxkbcommon.so.0"}
    lacking = ["libegl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1"]
    assert system.missing(system.OFFSCREEN, there.__contains__) == lacking
    assert system.missing(system.OFFSCREEN, lambda _: True) == []


def test_only_linux_needs_libraries_of_the_system(system, monkeypatch):
    monkeypatch.setattr(system.sys, "platform", "win32")
    assert system.missing(system.OFFSCREEN, lambda _: False) == []


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


@pytest.fixture
def no_apt(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_without_root_the_command_is_said(system, monkeypatch, no_apt, capsys):
    (no_apt / "apt-get").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (no_apt / "apt-get").chmod(0o755)
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000, raising=False)
    system.install_packages(["libgl1", "libegl1"])
    assert "as root: apt-get install -y --no-install-recommends libgl1 libegl1" in capsys.readouterr().out


def test_without_apt_the_packages_are_said(system, no_apt, capsys):
    system.install_packages(["libgl1"])
    assert "in Debian's names: libgl1" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in for apt is a shell script")
def test_as_root_apt_is_tried_again_with_fresh_lists(system, monkeypatch, no_apt, capsys):
    record = no_apt / "calls"
    script = '#!/bin/sh\necho "$3 $4" >> "$(dirname "$0")/calls"\nexit 1\n'
    (no_apt / "apt-get").write_text(script.replace("$(dirname", "$(/usr/bin/dirname"), encoding="utf-8")
    (no_apt / "apt-get").chmod(0o755)
    monkeypatch.setattr(system.os, "geteuid", lambda: 0)
    system.install_packages(["libara1"])
    assert record.read_text(encoding="utf-8").splitlines() == ["-qq install", "-qq update", "-qq install"]
    assert "could not install: libara1" in capsys.readouterr().out


def test_nothing_missing_says_nothing(system, capsys):
    system.install_packages([])
    assert capsys.readouterr().out == ""


def test_no_package_list_means_no_claim(system, no_apt):
    assert system.absent_packages(["xvfb"]) == []
