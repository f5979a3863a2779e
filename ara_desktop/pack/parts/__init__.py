# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The parts of a pack, one module each: allow-list values in, blocks out, nothing else touched.

``desk`` is what every part works at: the shelf, the event, the words and formats of the pack's language. A part reads
fields only through ``Allowed``, so a field that ``core.kinds`` does not declare cannot reach a page.
"""
