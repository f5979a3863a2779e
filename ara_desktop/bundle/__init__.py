# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Bytes <-> values of everything that people exchange; no disk, no database.

``writing`` makes a bundle, ``judging`` judges one step by step and gives frozen values, ``cards`` are the contact cards,
``container`` the canonical ZIP, ``crypt`` the age envelope, ``sshsig`` and ``keys`` the signatures, ``slots`` the wrapped
key of an encrypted dossier. ``manifest``, ``frames``, ``lines``, ``decoding`` and ``trust`` are the parts of judging.
The format is written down and frozen in ``tests/data/bundle-v1``.

``publication`` makes the snapshots for people outside from releasable values only, ``publication_judging`` judges one
that comes in, ``publication_shape`` is its one signed text (frozen in ``tests/data/publication-v1``).
"""
