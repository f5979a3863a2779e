# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Briefing packs: values -> blocks -> tagged pages -> bytes -> gate. The only room that knows ReportLab.

``content`` chooses and orders what a reader gets (pure), ``style`` is the look (colours, type scale, grid), ``shapes`` the
drawings, ``tagged`` builds pages and structure tree together (PDF/UA-1 and PDF/A-2a), ``render`` joins them to bytes,
``gate`` reopens the bytes and proves that nothing above the reader's class is in them. ``fonts`` and ``hyphen`` are what
type needs; ``errors`` what can go wrong. Same input and same clock give the same bytes. No disk is written here.
"""
