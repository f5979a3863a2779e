# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Python's collector at rest while many small objects are made that all stay alive.

It would look at each of them again and again and find nothing: a fifth of an import, a tenth of a pack, and pauses that a
person sees in the window.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """No search for garbage meanwhile; afterwards as it was before. Process-wide, harmless when nested."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
