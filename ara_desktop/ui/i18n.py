# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The language of the window: texts bound to widgets follow it at once, without a restart.

``tr.bind(label.setText, "Events")`` sets the text now and again after each change of language. Only weak references are kept:
a widget that is gone is forgotten. Texts that are computed (dates, counts) are set again by a slot on ``tr.changed``.
"""

from collections.abc import Callable
from typing import Any
from weakref import WeakMethod, ref

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from ara_desktop.text.catalogue import Words

LoadWords = Callable[[str], Words]
Setter = Callable[[str], Any]


class _Binding:
    """A setter of a widget that may be gone, and its text."""

    def __init__(self, setter: Setter, message: str, facts: dict[str, object]) -> None:
        owner = getattr(setter, "__self__", None)
        if owner is None:
            raise TypeError("bind wants a method of a widget: a plain function would live for ever")
        self._owner = ref(owner)
        self._method = WeakMethod(setter) if hasattr(setter, "__func__") else None
        self._name = setter.__name__
        self._message = message
        self._facts = facts

    def apply(self, words: Words) -> bool:
        """Set the text; False when the widget is gone."""
        owner = self._owner()
        if owner is None or (isinstance(owner, QObject) and not isValid(owner)):
            return False
        setter = self._method() if self._method is not None else getattr(owner, self._name)
        if setter is None:
            return False
        text = words(self._message)
        setter(text.format(**self._facts) if self._facts else text)
        return True


class Translator(QObject):
    """Words of the chosen language, and the texts that follow it.

    Attributes:
        words: The catalogue of the current language; ask for it each time, it changes.

    Signals:
        changed(str language): after all bound texts were set.
    """

    changed = Signal(str)

    def __init__(self, load: LoadWords, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._bound: list[_Binding] = []
        self._qt: QTranslator | None = None
        self.language = ""
        self.words = load(language)
        self.choose(language)

    def __call__(self, message: str) -> str:
        """The text in the current language."""
        return self.words(message)

    def bind(self, setter: Setter, message: str, **facts: object) -> None:
        """Set ``message`` now and after each change of language; ``facts`` fill its {placeholders}."""
        binding = _Binding(setter, message, facts)
        binding.apply(self.words)
        self._bound.append(binding)

    def choose(self, language: str) -> None:
        """Change the language of the window; Qt's own buttons and the reading direction follow."""
        if language == self.language:
            return
        self.language = language
        self.words = self._load(language)
        self._install_qt(language)
        self._bound = [binding for binding in self._bound if binding.apply(self.words)]
        self.changed.emit(language)

    def _install_qt(self, language: str) -> None:
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            return
        if self._qt is not None:
            app.removeTranslator(self._qt)
        locale = QLocale(language)
        self._qt = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt.load(locale, "qtbase", "_", folder):
            app.installTranslator(self._qt)
        QLocale.setDefault(locale)
        app.setLayoutDirection(locale.textDirection())
