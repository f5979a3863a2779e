# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What every file of the repository must hold to: licences, words, hosts, locks, version."""

import re
import subprocess
import tomllib
from fnmatch import fnmatchcase
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "packaging" / "lock"
PYTHONS = ("3.11", "3.12", "3.13")
SYSTEMS = {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}
EVERYWHERE = list(product(PYTHONS, SYSTEMS))
# Written in halves so that this file passes its own tests.
SPDX = "SPDX-License-" + "Identifier:"
OWNER = "SPDX-FileCopyright" + "Text:"
HOSTS = [
    *("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "crates" + ".io"),
    *("deb.debian" + ".org", "security.debian" + ".org", "proxy.golang" + ".org", "rubygems" + ".org"),
    *("maven" + ".org", "anaconda" + ".org", "docker" + ".io", "ghcr" + ".io"),
]


@cache
def tracked() -> tuple[Path, ...]:
    """The files of the repository that are there, sorted; without git, every file of the folder that is not made by a tool."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode == 0 and done.stdout:
        names = done.stdout.decode().rstrip("\0").split("\0")
        return tuple(path for name in sorted(names) if (path := ROOT / name).is_file())
    made = {"__pycache__", "build", "dist", "out"}
    found = (path for path in sorted(ROOT.rglob("*")) if path.is_file() and path.suffix not in {".mo", ".pyc"})
    return tuple(path for path in found if not any(is_made(part, made) for part in path.relative_to(ROOT).parts[:-1]))


def is_made(folder: str, made: set[str]) -> bool:
    return folder in made or (folder.startswith(".") and folder != ".ci")


@cache
def text(path: Path) -> str | None:
    """The content as text; None for a file that is not text."""
    data = path.read_bytes()
    try:
        return None if b"\0" in data else data.decode()
    except UnicodeDecodeError:
        return None


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


# --- licences ----------------------------------------------------------------------------------------------------


@cache
def annotations() -> tuple[tuple[str, str], ...]:
    """Pattern and licence expression of every annotation; one deeper in the tree comes later and wins."""
    found = []
    for file in sorted((path for path in tracked() if path.name == "REUSE.toml"), key=lambda path: len(path.parts)):
        folder = "" if file.parent == ROOT else f"{name(file.parent)}/"
        for table in tomllib.loads(file.read_text(encoding="utf-8"))["annotations"]:
            patterns = table["path"] if isinstance(table["path"], list) else [table["path"]]
            found += [(folder + pattern, table["SPDX-License-Identifier"]) for pattern in patterns]
    return tuple(found)


def covers(pattern: str, path: str) -> bool:
    """REUSE's globs: ``*`` stays in a folder, ``**`` does not."""
    parts = re.split(r"(\*\*|\*)", pattern)
    regex = "".join({"**": ".*", "*": "[^/]*"}.get(part, re.escape(part)) for part in parts)
    return re.fullmatch(regex, path) is not None


def licence(path: Path) -> str | None:
    """The licence expression of a file: from ``FILE.license`` or its own head, else from the last annotation over it."""
    beside = path.with_name(f"{path.name}.license")
    head = "\n".join((text(beside if beside.exists() else path) or "").splitlines()[:12])
    if found := re.search(re.escape(SPDX) + r"\s*(.+?)\s*(?:-->|\*/)?$", head, re.MULTILINE):
        return found[1] if OWNER in head else None
    return next((expression for pattern, expression in reversed(annotations()) if covers(pattern, name(path))), None)


def licensed() -> list[Path]:
    return [path for path in tracked() if not name(path).startswith("LICENSES/")]


def test_every_file_names_its_owner_and_licence():
    assert [name(path) for path in licensed() if licence(path) is None] == []


def test_every_python_file_carries_its_own_header():
    headless = [
        path
        for path in tracked()
        if path.suffix == ".py" and SPDX not in "\n".join((text(path) or "").splitlines()[:3])
    ]
    assert [name(path) for path in headless] == []


def test_every_licence_used_is_there_and_no_other():
    used = {word for path in licensed() for word in re.findall(r"[\w.-]+", licence(path) or "")} - {"AND", "OR", "WITH"}
    there = {path.stem for path in tracked() if name(path).startswith("LICENSES/")}
    assert used == there


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("*.md", "README.md", True),
        ("*.md", "a/b.md", False),
        ("a/**", "a/b/c.txt", True),
        ("a/*.txt", "a/b/c.txt", False),
    ],
)
def test_patterns_are_read_as_reuse_reads_them(pattern, path, covered):
    assert covers(pattern, path) is covered


def test_the_licence_is_the_whole_english_eupl():
    words = " ".join((ROOT / "LICENSES" / "EUPL-1.2.txt").read_text(encoding="utf-8").split())
    assert words.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2 EUPL © the European Union 2007, 2016")
    assert words.endswith("require the production of a new EUPL version.")
    assert [number for number in range(1, 16) if not re.search(rf"\b{number}\.(?: ?[A-Z])", words)] == []


# --- words -------------------------------------------------------------------------------------------------------

# What must never be claimed, in every language of the interface: pattern and an example that it must find.
CLAIMS = {
    r"vs-nfd\W*(approved|suitable|zugelassen|geeignet|tauglich|konform|freigegeben)": "VS-NfD-zugelassen",
    r"\bbsi\W*(certified|approved|zertifiziert|zugelassen|geprüft)": "BSI-zertifiziert",
    r"\b(un)?(certified|accredited|zertifiziert|akkreditiert|certifié|accrédité)\w*": "accredited",
    r"\bbarriere-?frei(?!heit)\w*": "barrierefreies",
    r"\b(compliant|conformant)\b": "PDF/UA compliant",
    r"\b\w*konform(?!ität)\w*": "DSGVO-konform",
    r"\bconformes? (à|au|aux) (la |l')?(norme|rgpd|rgaa|wcag)": "conforme au RGPD",
    r"(can ?not|can't|never) (lose|lost)\b": "cannot lose",
    r"(können|kann|gehen|geht) (nie|niemals|nicht) verloren": "kann nie verloren",
    r"\bsecurely (deleted|erased)|sicher gelöscht|supprimé de façon sûre": "securely deleted",
    r"\bredact(ed|s|ion)?\b|\bgeschwärzt\w*|\bcaviardé\w*": "redacted",
    r"\b(leak|tamper|bullet|fool)\W?proof\b": "leak-proof",
    r"\b(manipulations|fälschungs|ausfall|abhör|revisions|narren)sicher\w*|\binfalsifiable\w*": "manipulationssicher",
    r"works on (onedrive|dropbox|nextcloud)|funktioniert (auf|mit) (onedrive|dropbox|nextcloud)": "works on OneDrive",
    r"\breproducible (build|release|artefact|artifact)s?": "reproducible builds",
    r"\bpost-?quantum\w*|\bpost-?quanten\w*|\bquantensicher\w*": "post-quantum",
    r"\bendorsed by\b|\bempfohlen (von|vom) (der )?(allianz|bsi|kommission)": "endorsed by",
    r"\b(100 ?%|absolut|garantiert|guaranteed|totally) ?(secure|safe|sicher)": "absolut sicher",
}
WORDLISTS = "resources/wordlist/"  # single words for the search and for hyphens say nothing
SPOKEN = ("ara_desktop/", "resources/", "i18n/", "docs/", "packaging/")


def speaks(path: Path) -> bool:
    """Whether people who use or judge the program read this file: interface texts and documents."""
    at_root = path.parent == ROOT and path.suffix in {".md", ".toml", ".yml"}
    silent = "/lock/" in name(path) or name(path).startswith(WORDLISTS)
    return at_root or (name(path).startswith(SPOKEN) and not silent)


def claims(words: str) -> list[str]:
    joined = re.sub(r'"\n\s*"', "", words)  # a sentence of a catalogue may run over several lines
    return [found[0] for pattern in CLAIMS if (found := re.search(pattern, joined, re.IGNORECASE))]


def test_nothing_is_claimed_that_was_not_shown():
    found = {name(path): claims(words) for path in tracked() if speaks(path) and (words := text(path))}
    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize("example", CLAIMS.values())
def test_each_claim_would_be_found(example):
    assert claims(f"This is {example} software.")
    assert claims(f'msgid "This is {example[:4]}"\n"{example[4:]} software."')


# --- places ------------------------------------------------------------------------------------------------------


def test_no_package_index_is_named():
    found = [
        (name(path), host) for path in tracked() if (words := text(path)) for host in HOSTS if host in words.lower()
    ]
    assert found == []


def test_the_product_reads_nothing_beside_the_repository():
    product_files = [
        path for path in tracked() if name(path).startswith(("ara_desktop/", "resources/", "i18n/", "packaging/"))
    ]
    outside = re.compile(r"\.\./shared|/wor[k]/|parents?\b.{0,20}[\"']shared[\"']")
    assert [name(path) for path in product_files if (words := text(path)) and outside.search(words)] == []


def test_tests_know_no_machine():
    """Outside documents lie beside the repository, wherever that is."""
    absolute = [name(path) for path in tracked() if path.suffix == ".py" and "/wo" + "rk/" in (text(path) or "")]
    assert absolute == []


def test_no_package_hides_one_of_the_index():
    assert [folder for folder in ("packaging", "i18n", "resources") if (ROOT / folder / "__init__.py").exists()] == []


# --- locks -------------------------------------------------------------------------------------------------------


@cache
def lock(file: str) -> tuple[tuple[Requirement, int], ...]:
    """The requirements of a lock with the number of hashes of each."""
    lines = (LOCK / file).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    entries = [line.split("--hash=sha256:") for line in lines if line.strip() and not line.startswith("#")]
    return tuple((Requirement(first), len(hashes)) for first, *hashes in entries)


def environment(python: str, system: str) -> dict[str, str]:
    return {
        "python_version": python,
        "python_full_version": f"{python}.7",
        "sys_platform": system,
        "platform_system": SYSTEMS[system],
        "os_name": "nt" if system == "win32" else "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }


def locked(file: str, surroundings: dict[str, str]) -> dict[str, str]:
    """Name and version of what a lock installs in these surroundings."""
    wanted = (one for one, _ in lock(file) if one.marker is None or one.marker.evaluate(surroundings))
    return {canonicalize_name(one.name): next(iter(one.specifier)).version for one in wanted}


def unmet(requirements: list[str], installed: dict[str, str], surroundings: dict[str, str]) -> list[str]:
    """The requirements that apply here and that what is installed does not meet."""
    parsed = [Requirement(one) for one in requirements]
    here = [one for one in parsed if one.marker is None or one.marker.evaluate(surroundings)]
    found = [(one, installed.get(canonicalize_name(one.name))) for one in here]
    return [str(one) for one, version in found if version is None or not one.specifier.contains(version)]


@pytest.mark.parametrize(("python", "system"), EVERYWHERE)
def test_the_locks_meet_the_project_everywhere(python, system):
    surroundings = environment(python, system)
    run, development = project()["project"]["dependencies"], project()["dependency-groups"]["dev"]
    assert unmet(run, locked("run.txt", surroundings), surroundings) == []
    assert unmet([*run, *development], locked("dev.txt", surroundings), surroundings) == []


@pytest.mark.parametrize(("python", "system"), EVERYWHERE)
def test_the_lock_for_development_holds_the_one_for_run_time(python, system):
    surroundings = environment(python, system)
    run, development = locked("run.txt", surroundings), locked("dev.txt", surroundings)
    assert {one: development.get(one) for one in run} == run


@pytest.mark.parametrize("file", ["run.txt", "dev.txt"])
def test_every_locked_version_is_exact_and_has_hashes(file):
    loose = [
        str(one) for one, hashes in lock(file) if not hashes or [spec.operator for spec in one.specifier] != ["=="]
    ]
    assert loose == []
    assert "://" not in (LOCK / file).read_text(encoding="utf-8")


def test_a_requirement_that_is_not_met_is_found():
    surroundings = environment("3.12", "linux")
    assert unmet(["reportlab==5.1.*", "absent"], {"reportlab": "5.0.1"}, surroundings) == ["reportlab==5.1.*", "absent"]
    assert unmet(["old<2; python_version < '3.12'"], {}, surroundings) == []


def test_qt_that_loses_references_is_not_locked_below_python_3_12():
    versions = {python: locked("run.txt", environment(python, "linux"))["pyside6-essentials"] for python in PYTHONS}
    assert SpecifierSet("<6.12").contains(versions["3.11"])
    assert SpecifierSet(">=6.12").contains(versions["3.12"])
    assert versions["3.12"] == versions["3.13"]


# --- root files --------------------------------------------------------------------------------------------------


def test_the_version_is_the_same_everywhere():
    module = re.search(
        r'^__version__ = "(.+)"$', (ROOT / "ara_desktop" / "__init__.py").read_text(encoding="utf-8"), re.MULTILINE
    )
    catalogue = re.search(
        r'^softwareVersion: "(.+)"$', (ROOT / "publiccode.yml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert module
    assert catalogue
    assert module[1] == catalogue[1] == project()["project"]["version"]


def test_publiccode_names_what_the_standard_asks_for():
    lines = (ROOT / "publiccode.yml").read_text(encoding="utf-8").splitlines()
    keys = {
        line.strip().removeprefix("- ").partition(":")[0] for line in lines if ":" in line and not line.startswith("#")
    }
    top = {
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
    }
    nested = {
        "shortDescription",
        "longDescription",
        "features",
        "license",
        "type",
        "localisationReady",
        "availableLanguages",
        "uri",
    }
    assert top | nested | {"maintenance", "localisation", "organisation"} <= keys
    short = [line.partition(":")[2].strip() for line in lines if line.strip().startswith("shortDescription")]
    assert [line for line in short if len(line) > 150] == []


def test_the_security_page_says_how_to_report():
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    for heading in ("## Reporting a weakness", "## What you can expect", "## Supported versions", "## Deutsch"):
        assert heading in page


def test_the_readme_begins_with_the_two_commands():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    (\S.*)$", page, re.MULTILINE)
    assert commands[0].startswith("python3 packaging/ara.py run")
    assert commands[1].startswith("python3 packaging/ara.py test")
    assert "## Deutsch" in page


def test_the_files_that_documents_name_are_there():
    pages = [path for path in tracked() if path.suffix == ".md" and path.parent == ROOT]
    named = {
        one
        for path in pages
        for one in re.findall(r"`([\w./-]+\.(?:md|toml|yml|py))`", path.read_text(encoding="utf-8"))
    }
    later = {"ui/views/point.py"}  # the place is being built
    everything = {name(path) for path in tracked()}
    absent = {one for one in named if not any(fnmatchcase(path, f"*{one}") for path in everything)}
    assert absent - later == set()


def test_our_text_files_end_with_a_line_and_have_no_carriage_returns():
    ours = [
        path
        for path in licensed()
        if path.suffix in {".py", ".md", ".toml", ".yml", ".po"} and "data" not in path.parts
    ]
    untidy = [name(path) for path in ours if (words := path.read_bytes()) and (b"\r" in words or words[-1:] != b"\n")]
    assert untidy == []
