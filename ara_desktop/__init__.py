# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""ARA Desktop: a delegation's positions, interventions, briefing packs and file exchange, offline."""

__version__ = "0.1.0"
