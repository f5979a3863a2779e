# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""veraPDF agrees: PDF/UA-1 and PDF/A-2a, or 3a with an attachment."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from ara_desktop.pack.tagged import Attachment, Built, Meta
from tests.pack.tagged.sample import CLOCK
from tests.pack.tagged.test_bytes import small
from tests.pack.tagged.test_languages import languages
from tests.pack.tagged.test_reading import TALE, told
from tests.vera import Vera

pytestmark = pytest.mark.slow


def test_the_sample_passes(vera: Vera, built: Built):
    assert vera.faults(built.data, "ua1", "2a") == []


def test_all_official_languages_pass(vera: Vera):
    assert vera.faults(languages().data, "ua1", "2a") == []


def test_a_pack_with_an_attachment_passes(vera: Vera):
    file = Attachment("weitergabe.json", b"{}" * 500, "application/json", "Weitergabe")
    assert vera.faults(small(Meta(title="T", made_at=CLOCK, attachments=(file,))), "ua1", "3a") == []


def test_random_tales_pass(vera: Vera, tales: list[bytes]):
    for data in tales:
        assert vera.faults(data, "ua1", "2a") == []


@pytest.fixture(scope="module")
def tales() -> list[bytes]:
    """The longest few of some random stories."""
    found: list[bytes] = []

    @seed(31)
    @settings(max_examples=40, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(TALE, min_size=2, max_size=5), st.sampled_from([260.0, 420.0]))
    def collect(tales: list[Any], height: float) -> None:
        found.append(told(tales, height)[0])

    collect()
    return sorted(set(found), key=len)[-8:]


def test_the_checker_finds_faults(vera: Vera, built: Built):
    with pikepdf.open(BytesIO(built.data)) as pdf:
        del pdf.Root.MarkInfo
        del pdf.Root.OutputIntents
        pdf.save(broken := BytesIO())
    faults = " ".join(vera.faults(broken.getvalue(), "ua1", "2a"))
    assert "ua1" in faults
    assert "2a" in faults
