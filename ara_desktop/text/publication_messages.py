# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""The sentences of publications, for the one table in ``messages``."""

from collections.abc import Mapping

from ara_desktop.text.catalogue import msgid

PUBLICATIONS: Mapping[str, str] = {
    "PUBLICATION": msgid(
        "The file is damaged or is not a publication ({reason}); nothing was taken in. "
        "Please copy it again from where it came, or ask the sender for it once more."
    ),
    "PUBLICATION_NEWER": msgid(
        "The publication was written by a newer version of the program (format {found}, known up to {known}); "
        "nothing was taken in. Please update the program on this device."
    ),
    "PUBLICATION_ALTERED": msgid(
        "The publication of {region} was altered after it was signed; nothing was taken in. "
        "Please do not use the file, and ask the region itself for its publication."
    ),
    "PUBLICATION_OWN": msgid(
        "This is a publication of your own delegation ({region}); nothing was taken in. "
        "What your delegation published comes with the exchange bundles."
    ),
    "PUBLISHER_UNKNOWN": msgid(
        "Nobody whose contact card was checked here confirms that this publication comes from {region}; "
        "nothing was taken in. Please ask the delegation there for its contact card, compare the words aloud, "
        "and then import again."
    ),
    "PUBLISHER_CHANGED": msgid(
        "Publications of {region} have had another key so far, and nobody you checked confirms the new one; "
        "nothing was taken in. Please telephone the delegation there before you use the file."
    ),
    "PUBLICATION_OLDER": msgid(
        "This is publication {found} of {region}; number {held} is here already and replaces it. Nothing was taken in."
    ),
    "PUBLICATION_RECALLED": msgid(
        "{region} has recalled publication {found} (with number {held}): {why}. Nothing was taken in. "
        "Please do not use the text any more."
    ),
    "NOTHING_RELEASED": msgid(
        "No text is released and cleared for these readers ({reader}); no file was written. "
        "Please set the release of a position (the widest is the alliance), and have its texts cleared by the lead unit."
    ),
    "NOTHING_PUBLISHED": msgid(
        "There is no publication for these readers ({reader}) that could be recalled; no file was written."
    ),
}
