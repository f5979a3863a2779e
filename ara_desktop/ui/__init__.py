# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The window: the only room that knows Qt.

How to write a view::

    class Events(View):                                # ara_desktop/ui/views/events.py, View is in ui/places.py
        code, heading = "events", "Events"             # session.go("events"); the heading is translated by the window
        kinds = frozenset({"event", "agenda_item"})    # News of these kinds call reload() (at once, or on the next visit)

        def __init__(self, session, parent=None):      # build widgets once; read nothing here
            super().__init__(session, parent)
            session.tr.bind(self.add.setText, msgid("New event"))      # follows the language; bind takes a bound method
            session.tr.changed.connect(self.reload)                    # for dates and counts that are computed
            self.add.setIcon(session.theme.icon("plus"))               # Lucide name in resources/icons, token role

        def show_record(self, record_id): ...          # each visit; None = overview; default: remember and reload()
        def reload(self): ...                          # read values, fill widgets, keep selection, scroll and focus
        def leave(self): self.text.flush()             # before another record or place comes, and before the end

One line in the tuple of the composition (nothing registers itself)::

    PlaceEntry("events", msgid("Events"), "calendar-days", build=lambda session: import_events().Events(session))

What the session gives:

* ``session.dossier.store``   the open store, for use cases of ``service``; quick reads on the main thread, writes on the lane
* ``session.write(lambda: service.write_position(...), done=f)``   short use case -> Changes -> hub; errors are shown
* ``session.read(lambda: service.matrix(...), done=f)``   reads that take longer than 50 ms, on the lane
* ``session.work("Making the pack", lambda monitor: ..., done=f)``  long work with progress and Cancel in the bottom bar
* ``session.words("text", fact=...)``, ``session.words.n(one, many, n)``; ask for ``words`` each time, never keep it;
  ``session.formats`` for dates and figures
* ``session.go(code, record_id=None)``   visit a place; Back returns
* ``session.say(text)``   bottom bar and screen readers; ``session.show_error(error)``   the sentence of an error
* ``session.ask.confirm(Question(...))``, ``.line``, ``.choice``, ``.open_file``, ``.save_file``, ``.folder``   dialogs, faked in tests
* ``session.theme``   ``tokens``, ``icon(name, role)``, ``em(times)`` for lengths that grow with the text, ``changed``

Parts, in ``ui/widgets``: ``Button`` ``IconButton`` ``MenuButton`` | ``Text(role=h1|h2|h3|big|cap|muted|small)`` ``Chip(look=ok|warn|bad|info|
quiet)`` ``Elided`` | ``Panel(look=sheet|hollow|note|error)`` ``PrincipalPanel`` | ``ClassBadge`` ``StanceBadge`` ``ClearanceChip`` |
``Choice`` ``NumberField`` ``DateField`` ``Labelled`` | ``ProseEdit`` (autosave: ``written``, ``show_text``, ``flush``) | ``Card``
``EmptyState`` ``Flow``; tables: ``models.base.RowsModel`` with ``Column``; stances in delegates: ``theme.stances.paint_stance``.

No colours, pixel sizes or fonts in views. Every focusable widget gets a name (``Labelled``, or ``setAccessibleName`` through
``tr.bind``); editors ``setTabChangesFocus(True)``; tables ``setTabKeyNavigation(False)``. ``tests/ui/views/test_every_place.py`` checks
each place in each language with ``tests/ui/a11y.py``.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - loads what is undone below

# PySide reads the source of every module that is imported after it, to look for ``from __feature__ import``, which we do not
# use. Without that the program starts a tenth sooner and does not keep the lines of all sources in memory.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
