# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Publications: a region's released words as one signed snapshot, made here and nowhere else.

What goes out is made of ``Releasable`` values. A record, a row or an allow-list value of a wider circle cannot be one:
the type says so before the program runs, ``write_publication`` says so again when it does. No history, no draft and no
count of what was left out can get in, because there is no place for them. The same values give the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from ara_desktop.bundle import container, keys, sshsig
from ara_desktop.bundle import publication_shape as shape
from ara_desktop.bundle.publication_errors import PublicationRefused
from ara_desktop.core.canonical import canonical
from ara_desktop.core.classes import Audience

READERS = (Audience.PUBLIC, Audience.ALLIANCE, Audience.SECRETARIAT)


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of a position in one language; ``original`` False for a translation."""

    field: str
    language: str
    text: str
    original: bool = True


@dataclass(frozen=True, slots=True)
class Releasable:
    """What may go out on one point. ``audience`` is the narrowest circle that any part of it is meant for today."""

    audience: Audience
    point: str
    declaration: str
    label: str
    stance: str
    texts: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a publication that came in says on one point; no ``Releasable``, so it can never go out again as ours."""

    point: str
    declaration: str
    label: str
    stance: str
    texts: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Who publishes what for whom. ``recalls`` is the reason of a recall; ``created_ms`` since 1970 in UTC."""

    dossier: str
    region: str
    training: bool
    reader: Audience
    number: int
    created_ms: int
    recalls: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication as its signature shows it; whose key it is must be judged beside what the dossier knows.

    ``introducer`` is the replica that says, with ``introduction``, that the key is its region's. ``sha256`` names the
    file; ``content`` is in the publisher's order.
    """

    head: Head
    publisher: bytes
    introducer: str
    introduction: bytes
    content: tuple[Stated, ...]
    sha256: str
    size_bytes: int

    @property
    def name(self) -> str:
        """A name for files and lists, e.g. ``DED-alliance-3``."""
        return f"{self.head.region}-{self.head.reader.code}-{self.head.number}"


def introduction_to_sign(dossier: str, region: str, publisher: bytes) -> bytes:
    """What a replica signs to say that a publishing key (32 bytes) is its region's."""
    return canonical(["ara-publisher-1", dossier, region, publisher.hex()])


def write_publication(
    head: Head, content: Sequence[Releasable], *, seed: bytes, introducer: str, introduction: bytes
) -> bytes:
    """The signed file. ``seed`` is the publishing key's.

    Raises: TypeError for anything that is no ``Releasable``; ValueError for one above the readers' class or for readers
    that get no publications; PublicationRefused for what no receiver would accept.
    """
    _demand(head, content)
    text = shape.encode(
        shape.Listed(
            content=[_entry(one) for one in content],
            created=head.created_ms,
            dossier=head.dossier,
            format=shape.FORMAT,
            introduction=shape.Introduction(introducer, introduction.hex()),
            kind=shape.KIND,
            needs=[],
            number=head.number,
            publisher=keys.public_key(seed).hex(),
            reader=head.reader.code,
            recalls=head.recalls,
            region=head.region,
            training=head.training,
        )
    )
    shape.decode(text)
    return container.write([(container.MANIFEST, text), (container.SIGNATURE, sshsig.sign(seed, text))])


def publication_of(data: bytes, listed: shape.Listed) -> Publication:
    """The value of a file whose signature was checked."""
    reader = Audience[listed.reader.upper()]
    return Publication(
        Head(
            listed.dossier, listed.region, listed.training, reader, listed.number, listed.created, listed.recalls
        ),
        bytes.fromhex(listed.publisher),
        listed.introduction.replica,
        bytes.fromhex(listed.introduction.signature),
        tuple(map(_stated, listed.content)),
        sha256(data).hexdigest(),
        len(data),
    )  # fmt: skip


def _demand(head: Head, content: Sequence[Releasable]) -> None:
    if head.reader not in READERS:
        raise ValueError(head.reader)
    if bool(content) is (head.recalls is not None):
        raise PublicationRefused(reason="content")
    for one in content:
        if type(one) is not Releasable or any(type(text) is not Wording for text in one.texts):
            raise TypeError(type(one))
        if not head.reader.may_read(one.audience):
            raise ValueError(one.audience)


def _entry(one: Releasable) -> shape.Entry:
    texts = [shape.Text(text.field, text.language, text.original, text.text) for text in one.texts]
    return shape.Entry(one.declaration, one.label, one.point, one.stance, texts)


def _stated(entry: shape.Entry) -> Stated:
    texts = tuple(Wording(text.field, text.language, text.text, text.original) for text in entry.texts)
    return Stated(entry.point, entry.declaration, entry.label, entry.stance, texts)
