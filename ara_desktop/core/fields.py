# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""How a record kind is declared: one line a field, with type, class and what it refers to."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from ara_desktop.core.classes import Audience

TEXT_LIMIT = 2_000
PROSE_LIMIT = 100_000
ANY_KIND = ("*",)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field:
    """One declared field. ``ceiling`` is the widest audience it may ever reach; limits are characters."""

    name: str
    type: str
    ceiling: Audience
    choices: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    translatable: bool = False

    @property
    def prose(self) -> bool:
        """Running text with the fixed marks of DESIGN 4."""
        return self.type == "prose"

    @property
    def searchable(self) -> bool:
        """Whether the field stands in the search index."""
        return self.type in ("prose", "text")

    @property
    def many(self) -> bool:
        """A set of values, kept one op per element."""
        return self.type in ("refs", "tags")

    @property
    def limit(self) -> int:
        """Longest value in characters."""
        return PROSE_LIMIT if self.prose else TEXT_LIMIT


@dataclass(frozen=True, slots=True)
class Kind:
    """A declared record kind. ``key``: fields whose values make the id; ``order``: fields that give the natural order."""

    name: str
    fields: dict[str, Field]
    key: tuple[str, ...]
    order: tuple[str, ...]
    title: tuple[str, ...]
    about: str | None
    about_field: str | None
    closed_for: str | None
    gate: str
    model: type

    @property
    def inherits(self) -> bool:
        """Its compartment is not its fields': it is that of what it is about, or of whom it is for, fixed at creation."""
        return self.about is not None or self.closed_for is not None


def _declared(kind: str, ceiling: Audience, **more: Any) -> Any:
    default = () if kind in ("refs", "tags") else None
    return field(default=default, metadata={"type": kind, "ceiling": ceiling, **more})


def text(ceiling: Audience, *, translatable: bool = False) -> Any:
    """One line of text."""
    return _declared("text", ceiling, translatable=translatable)


def prose(ceiling: Audience) -> Any:
    """Running text; always translatable and searchable."""
    return _declared("prose", ceiling, translatable=True)


def number(ceiling: Audience) -> Any:
    """A whole number."""
    return _declared("number", ceiling)


def decimal(ceiling: Audience) -> Any:
    """A decimal, carried as text with a point, e.g. ``14.6``; never a float."""
    return _declared("decimal", ceiling)


def flag(ceiling: Audience) -> Any:
    """True or false."""
    return _declared("flag", ceiling)


def date(ceiling: Audience) -> Any:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    return _declared("date", ceiling)


def moment(ceiling: Audience) -> Any:
    """A moment in UTC, ``YYYY-MM-DDTHH:MM:SSZ``."""
    return _declared("moment", ceiling)


def language(ceiling: Audience) -> Any:
    """A BCP 47 language tag, e.g. ``de`` or ``pt-PT``."""
    return _declared("language", ceiling)


def sort_key(ceiling: Audience) -> Any:
    """A fractional key that orders records in a list."""
    return _declared("sort_key", ceiling)


def digest(ceiling: Audience) -> Any:
    """A SHA-256 in lower-case hex."""
    return _declared("digest", ceiling)


def choice(ceiling: Audience, *choices: str) -> Any:
    """One of fixed codes; labels are translated, codes are not."""
    return _declared("choice", ceiling, choices=choices)


def ref(ceiling: Audience, *kinds: str) -> Any:
    """The id of another record; no kind named means any."""
    return _declared("ref", ceiling, refers=kinds or ANY_KIND)


def refs(ceiling: Audience, *kinds: str) -> Any:
    """A set of ids of other records."""
    return _declared("refs", ceiling, refers=kinds or ANY_KIND)


def tags(ceiling: Audience) -> Any:
    """A set of short texts."""
    return _declared("tags", ceiling)


def snake(name: str) -> str:
    """``AgendaItem`` -> ``agenda_item``."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def kind(
    *,
    key: tuple[str, ...] = (),
    sorted_by: tuple[str, ...] = (),
    title: tuple[str, ...] = (),
    about: str | None = None,
    about_field: str | None = None,
    closed_for: str | None = None,
    gate: str = "open",
) -> Callable[[type[T]], type[T]]:
    """Declare a kind.

    ``about``: it lives where that record lives; ``closed_for``: a field with a class, the record is closed as a whole
    where it says principal. ``gate``: ``open`` (the ceiling counts), ``release`` or ``delivered`` (core.classes).

    The class is a table to read, never an object: records cross rooms as ``core.values.Record``. So nothing is
    generated for it, which keeps the start of the program quick.
    """

    def declare(cls: type[T]) -> type[T]:
        model = dataclass(init=False, repr=False, eq=False, match_args=False)(cls)
        declared = {f.name: _field(f.name, dict(f.metadata)) for f in fields(model) if f.metadata}  # type: ignore[arg-type]
        names = title or sorted_by or key or tuple(declared)[:1]
        model.KIND = Kind(  # type: ignore[attr-defined]
            snake(cls.__name__), declared, key, sorted_by or key, names, about, about_field, closed_for, gate, model
        )
        return model

    return declare


def kind_of(model: type) -> Kind:
    """The declaration behind a model class. Raises: TypeError for a class that is none."""
    found = getattr(model, "KIND", None)
    if not isinstance(found, Kind):
        raise TypeError(model)
    return found


def _field(name: str, meta: dict[str, Any]) -> Field:
    return Field(
        name,
        meta["type"],
        meta["ceiling"],
        tuple(meta.get("choices", ())),
        tuple(meta.get("refers", ())),
        bool(meta.get("translatable", False)),
    )
