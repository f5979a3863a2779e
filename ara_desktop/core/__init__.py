# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Nouns and rules of the domain; standard library only.

``kinds`` declares every record kind once, ``classes`` says who may see a field, ``errors`` is the one error tree,
``values`` are the frozen values that cross rooms and threads, ``ops`` the bytes of the log, ``ports`` what is handed in.
"""
