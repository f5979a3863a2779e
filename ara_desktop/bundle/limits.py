# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""How large anything that comes in may be (TRUST, S-08). Sizes in bytes, moments in milliseconds since 1970.

The writer keeps them too, so that nobody can make what others must refuse. ``RATIO`` is wide because a long text that is
saved again and again packs very well; parts are read as streams, so a bomb costs time, not memory.
"""

BUNDLE_BYTES = 512 << 20
SEALED_BYTES = BUNDLE_BYTES + (1 << 20)
MANIFEST_BYTES = 8 << 20
CARD_BYTES = 16 << 10
BLOB_BYTES = 25_000_000
LINE_BYTES = 1 << 20
RAW_BYTES = 1 << 30
ALL_RAW_BYTES = 4 << 30
CACHED_RAW_BYTES = 64 << 20
RATIO = 6000
RATIO_FREE_BYTES = 64 << 10
WINDOW_BYTES = 8 << 20
PARTS = 4096
PEOPLE = 4096
PARENTS = 10_000
NAME_CHARACTERS = 200
WHOLE_NUMBER = 1 << 53
MOMENT_MS = 253_402_300_800_000
STAMP = MOMENT_MS << 12
