# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a publication that came in; one class for each step of judging it, and why none can be made.

BundleError
├── PublicationRefused              steps 1 to 3: size, frame, shape
├── PublicationNewer                step 4
├── PublicationAltered              step 5: the signature does not fit the key that the file itself names
├── (TrainingMix) PublicationOwn    step 6: identity
├── PublisherUnknown PublisherChanged   step 7: whose key it is
└── PublicationOlder PublicationRecalled    step 8: beside what is held

Facts: ``region`` is a code, ``found`` and ``held`` are numbers of publications.
"""

from ara_desktop.core.errors import BundleError, InputRefused


class PublicationRefused(BundleError):
    """Not a publication, cut off, or not shaped as the format says. facts: reason."""

    code = "PUBLICATION"


class PublicationNewer(BundleError):
    """A newer program wrote it, and it may not be read without knowing more. facts: found, known."""

    code = "PUBLICATION_NEWER"


class PublicationAltered(BundleError):
    """Somebody changed a word of it after it was signed. facts: region."""

    code = "PUBLICATION_ALTERED"


class PublicationOwn(BundleError):
    """Our own delegation made it; it comes with the bundles. facts: region."""

    code = "PUBLICATION_OWN"


class PublisherUnknown(BundleError):
    """Nobody whose card was checked here says that the key is that region's. facts: region."""

    code = "PUBLISHER_UNKNOWN"


class PublisherChanged(BundleError):
    """We hold publications of that region under another key, and nobody we checked vouches for the new one. facts: region."""

    code = "PUBLISHER_CHANGED"


class PublicationOlder(BundleError):
    """A newer one of the same region for the same readers is held. facts: region, found, held."""

    code = "PUBLICATION_OLDER"


class PublicationRecalled(BundleError):
    """The region withdrew it. facts: region, found, held, why."""

    code = "PUBLICATION_RECALLED"


class NothingReleased(InputRefused):
    """No text is released and cleared for these readers. facts: reader."""

    code = "NOTHING_RELEASED"


class NothingPublished(InputRefused):
    """There is no publication for these readers that could be recalled. facts: reader."""

    code = "NOTHING_PUBLISHED"
