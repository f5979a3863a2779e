# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The dossier file: the only room that knows SQLAlchemy.

The append-only log is the truth (``migrations`` make its tables); everything the program reads stands in tables that
are derived from it in the same transaction and can be dropped and rebuilt. One writer, any number of readers.

``opening`` makes and opens a file, ``store.Store`` hands out units of work (``reading``, ``writing``), ``applying``
turns ops into heads, ``views`` reads values, ``search`` finds words, ``checking`` proves the chain.
"""
