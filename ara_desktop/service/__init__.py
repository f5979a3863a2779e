# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Use cases: one function, one unit of work; returns what changed, or a value for a read."""
