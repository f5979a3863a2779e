# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Catalogues, locale formats, labels and the sentences of errors; nothing is installed globally.

Other rooms write ``words("English text")`` and nothing else::

    words("Saved at {time}", time=formats.clock(moment, zone))     one text, facts by name
    words.n("{n} change", "{n} changes", n)                        singular and plural
    words.p("button", "Open")                                      the same English, another German
    NEXT = msgid("What is missing")                                a text that a table holds for later

The variable must be called ``words`` (or ``_words``, or be annotated ``Words``): that is how texts are found. The text must be
a plain literal, never an f-string. Afterwards one command brings every catalogue up to date and lists what lacks German::

    python -m ara_desktop.text.refresh

German is then written into the empty ``msgstr`` of ``i18n/de/LC_MESSAGES/ara_desktop.po`` by hand. ``--compile`` also writes
the ``.mo`` files, which a package carries and a checkout does not need. ``pybabel extract -F i18n/babel.cfg .`` works too.
"""
