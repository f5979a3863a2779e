# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with something that came in; one class for each step of judging it (EXCHANGE, "Judging what comes in").

BundleError
├── BundleTooBig                                        step 1
├── BundlePassphraseNeeded BundlePassphraseWrong        the age envelope, if there is one
├── ContainerRefused                                    step 2
├── ManifestRefused                                     step 3
├── BundleNewer                                         step 4
├── TrainingMix OtherDossier                            step 5
├── SenderUnknown SignatureRefused RoleRefused          step 6 (and authors, step 9)
├── NotForUs Expired                                    step 7 (NotForUs also: sealed for other keys)
├── PartsRefused                                        step 8
├── HashRefused                                         step 9 (forks show beside what the store holds: core.errors)
├── CompartmentRefused OpsRefused                       step 10
└── CardRefused                                         a contact card

Facts named ``reason`` are codes; ``log`` is ``REPLICA.COMPARTMENT``; ``at`` is the number of a change in its log.
"""

from ara_desktop.core.errors import BundleError


class BundleTooBig(BundleError):
    """More bytes than any bundle may have. facts: size_bytes, limit_bytes."""

    code = "BUNDLE_TOO_BIG"


class BundlePassphraseNeeded(BundleError):
    """It is sealed with a passphrase and none was given. facts: none."""

    code = "BUNDLE_PASSPHRASE_NEEDED"


class BundlePassphraseWrong(BundleError):
    """The passphrase does not open it. facts: none."""

    code = "BUNDLE_PASSPHRASE_WRONG"


class ContainerRefused(BundleError):
    """Not a bundle, cut off, or not written the one allowed way. facts: reason."""

    code = "CONTAINER"


class ManifestRefused(BundleError):
    """The list of contents is not shaped as FORMAT says. facts: reason."""

    code = "MANIFEST"


class BundleNewer(BundleError):
    """A newer program wrote it, and it may not be read without knowing more. facts: found, known, sender."""

    code = "BUNDLE_NEWER"


class OtherDossier(BundleError):
    """It belongs to another dossier. facts: found, expected, sender."""

    code = "OTHER_DOSSIER"


class TrainingMix(BundleError):
    """Training and real data refuse each other. facts: training (whether the bundle is training), sender."""

    code = "TRAINING_MIX"


class SenderUnknown(BundleError):
    """Nobody here has checked the card of its sender or of an author.

    facts: replica, name (of an author that nobody vouches for: the first digits of the replica).
    """

    code = "SENDER_UNKNOWN"


class SignatureRefused(BundleError):
    """A signature does not fit its key. facts: replica, name, what (bundle, log)."""

    code = "SIGNATURE"


class RoleRefused(BundleError):
    """Partners and the secretariat exchange publications, not bundles. facts: replica, name, role."""

    code = "ROLE_REFUSED"


class NotForUs(BundleError):
    """It was made for others. facts: recipients (names; empty if it is sealed and cannot be opened here)."""

    code = "NOT_FOR_US"


class Expired(BundleError):
    """Its last day has passed. facts: expired (UTC moment)."""

    code = "EXPIRED"


class PartsRefused(BundleError):
    """A part is missing, added, damaged or would expand too far. facts: part, reason."""

    code = "PARTS"


class HashRefused(BundleError):
    """Changes are not those that their author signed. facts: log, at."""

    code = "HASH"


class CompartmentRefused(BundleError):
    """Changes stand in a compartment where they, or their writer, do not belong. facts: log, at."""

    code = "COMPARTMENT_REFUSED"


class OpsRefused(BundleError):
    """A change is not shaped as FORMAT says. facts: log, at, reason."""

    code = "OPS"


class CardRefused(BundleError):
    """Not a contact card, or changed after it was signed. facts: reason."""

    code = "CARD"
