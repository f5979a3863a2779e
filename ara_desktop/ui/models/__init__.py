# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Item models over frozen values; they sort and filter their list in Python and reset, which is faster than a proxy."""
