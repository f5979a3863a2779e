# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The command line over the same use cases as the window (DESIGN 6).

``main.py`` runs one command and turns errors into sentences and exit codes; ``frame.py`` is what all commands share: their
options, how they answer, how they ask for a passphrase. A command is a function that returns an ``Answer``: the JSON
object, the lines for a person, the exit code. Click is the only outside package here.
"""
