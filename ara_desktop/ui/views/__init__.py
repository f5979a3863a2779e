# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The places of the window: each shows frozen values of ``service`` and hands what the user does to a use case."""
