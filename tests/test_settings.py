# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Settings: the user's file, the policy above it, and files that are not as they should be."""

import os
import sys
import tomllib
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ara_desktop.core.errors import ChoiceUnknown, FieldUnknown, TargetUnwritable, ValueRefused
from ara_desktop.settings import (
    PORTABLE,
    SETTINGS,
    TABLE,
    Finding,
    Places,
    SettingLocked,
    Settings,
    places,
    policy_path,
    read_settings,
    toml_text,
    user_may_write,
    write_settings,
)
from ara_desktop.text.catalogue import Words

ROOT = sys.platform != "win32" and os.geteuid() == 0
needs_root = pytest.mark.skipif(not ROOT, reason="only root can write a policy that the user cannot")


@pytest.fixture
def where(tmp_path) -> Places:
    return Places(tmp_path / "u" / "settings.toml", tmp_path / "policy" / "policy.toml", tmp_path / "l", tmp_path / "d")


def put(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_without_files_the_defaults_hold(where):
    found = read_settings(where)
    assert found == Settings()
    assert found.text("theme") == "system"
    assert found.number("type_size_percent") == 100
    assert not where.settings.exists()


def test_every_setting_accepts_its_default_and_has_help_in_german():
    assert len(SETTINGS) == len(TABLE)
    for one in TABLE:
        assert one.accepts(one.default), one.name
        assert Words("de")(one.help) != one.help


def test_what_is_written_is_read_again(where):
    held = write_settings(
        where, {"theme": "dark", "type_size_percent": 150, "last_dossier": "C:\\Büro\\„x“.aradossier"}
    )
    assert held.text("theme") == "dark"
    assert read_settings(where) == held
    assert read_settings(where).text("last_dossier") == "C:\\Büro\\„x“.aradossier"
    assert list(where.settings.parent.iterdir()) == [where.settings]
    assert where.settings.stat().st_mode & 0o077 == 0


def test_keys_of_a_newer_program_stay(where):
    put(where.settings, 'theme = "dark"\nfuture = [1, 2.5, "x"]\nsince = 2026-01-01\n[newer]\ndeep = { a = true }\n')
    write_settings(where, {"theme": "light"})
    kept = tomllib.loads(where.settings.read_text(encoding="utf-8"))
    assert kept == {
        "theme": "light", "future": [1, 2.5, "x"], "since": date(2026, 1, 1), "newer": {"deep": {"a": True}},
    }  # fmt: skip


@pytest.mark.parametrize("damage", ["theme = ", "\x00\x01", "theme = 'a'\ntheme = 'b'\n"])
def test_a_damaged_file_is_moved_aside_and_kept(where, damage):
    put(where.settings, damage)
    found = read_settings(where)
    aside = where.settings.with_name("settings.toml.damaged-1")
    assert found.findings == (Finding("damaged", str(aside)),)
    assert aside.read_text(encoding="utf-8") == damage
    assert not where.settings.exists()
    put(where.settings, damage)
    read_settings(where)
    assert aside.with_name("settings.toml.damaged-2").exists()


def test_a_file_that_is_no_text_is_moved_aside(where):
    where.settings.parent.mkdir()
    where.settings.write_bytes(b"\xff\xfe\xfd")
    assert read_settings(where).findings[0].code == "damaged"


def test_a_file_that_cannot_be_read_is_left(where):
    where.settings.mkdir(parents=True)
    assert read_settings(where).findings == (Finding("unreadable", str(where.settings)),)
    with pytest.raises(TargetUnwritable):
        write_settings(where, {"theme": "dark"})
    assert not list(where.settings.parent.glob("*.part"))


def test_one_wrong_value_is_named_and_the_others_hold(where):
    put(where.settings, 'theme = "pink"\ntype_size_percent = 9000\nlanguage = 3\ncontent_language = "en"\n')
    found = read_settings(where)
    assert {one.what for one in found.findings} == {"theme", "type_size_percent", "language"}
    assert (found.text("theme"), found.text("content_language")) == ("system", "en")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"colour": "red"}, FieldUnknown),
        ({"theme": "pink"}, ChoiceUnknown),
        ({"type_size_percent": 9000}, ValueRefused),
        ({"type_size_percent": True}, ValueRefused),
        ({"language": "Deutsch!"}, ValueRefused),
        ({"last_dossier": "a\nb"}, ValueRefused),
        ({"theme": "dark", "colour": "red"}, FieldUnknown),
    ],
)
def test_wrong_changes_are_refused_and_nothing_is_written(where, changes, error):
    with pytest.raises(error):
        write_settings(where, changes)
    assert not where.settings.exists()


@needs_root
def test_the_policy_stands_above_the_user_and_is_locked(where):
    put(where.settings, 'theme = "dark"\nlanguage = "en"\n')
    put(where.policy, 'theme = "contrast"\nlater = 1\ntype_size_percent = "big"\n')
    where.policy.chmod(0o644)
    where.policy.parent.chmod(0o755)
    found = read_settings(where)
    assert (found.text("theme"), found.text("language")) == ("contrast", "en")
    assert found.locked == {"theme"}
    assert found.findings == (Finding("policy_value", "later"), Finding("policy_value", "type_size_percent"))
    with pytest.raises(SettingLocked):
        write_settings(where, {"theme": "light"})
    write_settings(where, {"language": "de"})
    assert 'theme = "dark"' in where.settings.read_text(encoding="utf-8")


@needs_root
@pytest.mark.parametrize(("file", "folder"), [(0o666, 0o755), (0o644, 0o777)])
def test_a_policy_that_others_may_write_is_no_policy(where, file, folder):
    put(where.policy, 'theme = "contrast"\n')
    where.policy.chmod(file)
    where.policy.parent.chmod(folder)
    found = read_settings(where)
    assert (found.text("theme"), found.locked) == ("system", frozenset())
    assert found.findings == (Finding("policy_writable", str(where.policy)),)


@pytest.mark.skipif(ROOT or sys.platform == "win32", reason="root owns every file it makes")
def test_a_policy_of_the_user_is_no_policy(where):
    put(where.policy, 'theme = "contrast"\n')
    where.policy.chmod(0o444)
    assert user_may_write(where.policy)
    assert read_settings(where).locked == frozenset()


@needs_root
def test_a_damaged_policy_is_left_out_and_stays(where):
    put(where.policy, "theme = ")
    where.policy.chmod(0o644)
    where.policy.parent.chmod(0o755)
    assert read_settings(where).findings == (Finding("policy_damaged", str(where.policy)),)
    assert where.policy.exists()


def test_portable_keeps_everything_below_one_folder_but_the_policy(tmp_path):
    found = places(tmp_path)
    assert {found.settings.parent, found.logs.parent, found.data} == {tmp_path / PORTABLE}
    assert found.policy == places().policy


def test_every_system_has_a_place_for_the_policy():
    assert policy_path("linux").as_posix() == "/etc/ara-desktop/policy.toml"
    assert policy_path("darwin").as_posix() == "/Library/Application Support/ara-desktop/policy.toml"
    assert policy_path("win32").name == "policy.toml"


PLAIN = st.one_of(
    st.booleans(), st.integers(-(2**62), 2**62), st.text(st.characters(exclude_categories=["Cs"])),
    st.floats(allow_nan=False), st.dates(), st.times(), st.datetimes(timezones=st.just(UTC)),
)  # fmt: skip
KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
NESTED = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(KEYS, NESTED, max_size=6))
def test_toml_is_read_as_it_was_written(values):
    assert tomllib.loads(toml_text(values)) == values


def test_what_toml_cannot_say_is_refused():
    with pytest.raises(TypeError):
        toml_text({"x": None})


def test_moments_are_written_as_toml_has_them():
    text = toml_text({"a": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "b": time(1, 2), "c": float("inf")})
    assert tomllib.loads(text)["a"] == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
