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

One line in the tuple of the composition (nothing registers itself)::

    PlaceEntry("events", msgid("Events"), "calendar-days", build=lambda session: import_events().Events(session))

What the session gives:

* ``session.dossier``   the open store, for use cases of ``service``; read on the main thread, write on the lane
* ``session.write(lambda: service.write_position(...), done=f)``   short use case -> Changes -> hub; errors are shown
* ``session.work("Making the pack", lambda monitor: ..., done=f)``  long work with progress and Cancel in the bottom bar
* ``session.words("text", fact=...)``, ``session.words.n(one, many, n)``; ask for ``words`` each time, never keep it
* ``session.go(code, record_id=None)``   visit a place; Back returns
* ``session.say(text)``   bottom bar and screen readers; ``session.show_error(error)``   the sentence of an error
* ``session.ask.confirm(Question(...))``, ``.line``, ``.choice``, ``.open_file``, ``.save_file``, ``.folder``   dialogs, faked in tests
* ``session.theme``   ``tokens``, ``icon(name, role)``, ``em(times)`` for lengths that grow with the text, ``changed``

Looks come from properties: ``QLabel`` role=h1|h2|cap|muted|small|big, chip=ok|warn|bad|info|quiet; ``QPushButton`` kind=primary|ghost|grave;
``QFrame`` panel=sheet|hollow|note|error|principal. No colours, pixel sizes or fonts in views. Every focusable widget gets a name
(buddy label or ``setAccessibleName`` through ``tr.bind``); multi-line editors ``setTabChangesFocus(True)``; tables
``setTabKeyNavigation(False)``. ``tests/ui/a11y.py`` checks each place in each language.
"""
