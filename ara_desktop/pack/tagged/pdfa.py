# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""What PDF/A-2a, PDF/A-3a and PDF/UA-1 ask of the document as a whole: metadata, colour profile, attachments."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFStream, PDFZCompress

from ara_desktop.core.resources import program_file
from ara_desktop.pack.tagged.operators import name, text_string
from ara_desktop.pack.tagged.text import plain

PRODUCER = "ARA Desktop"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the pack; makes it PDF/A-3a. ``relation``: Source, Data, Alternative or Supplement."""

    name: str
    data: bytes
    media_type: str
    description: str
    relation: str = "Supplement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the file says about itself. ``made_at`` is the clock of the pack and must carry a time zone."""

    title: str
    made_at: datetime
    author: str = ""
    subject: str = ""
    keywords: str = ""
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("made_at needs a time zone")

    @property
    def utc(self) -> datetime:
        """The clock in UTC, to the second."""
        return self.made_at.astimezone(UTC).replace(microsecond=0)

    @property
    def pdf_date(self) -> bytes:
        """The clock as a PDF date."""
        return f"(D:{self.utc:%Y%m%d%H%M%S}Z)".encode("ascii")


def information(meta: Meta) -> PDFDictionary:
    """The document information dictionary; equal to the XMP, as PDF/A asks (ISO 19005-2, 6.6.2)."""
    texts = {
        "Title": meta.title,
        "Author": meta.author,
        "Subject": meta.subject,
        "Keywords": meta.keywords,
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    entries: dict[str, object] = {key: text_string(plain(value)) for key, value in texts.items() if value}
    return PDFDictionary({**entries, "CreationDate": meta.pdf_date, "ModDate": meta.pdf_date})


def metadata(meta: Meta, lang: str) -> PDFStream:
    """The XMP stream, not compressed (ISO 19005-2, 6.6.2.1)."""
    return PDFStream(PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), xmp(meta, lang))


def output_intent(document: Any) -> PDFArray:
    """What the colours mean: sRGB (ISO 19005-2, 6.2.3)."""
    profile = PDFStream(PDFDictionary({"N": 3}), _profile(), [PDFZCompress])
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": text_string("sRGB"),
        "Info": text_string("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(profile),
    }
    return PDFArray([PDFDictionary(intent)])


@cache
def _profile() -> bytes:
    return program_file("resources", "colour", "srgb.icc").read_bytes()


def attach(document: Any, meta: Meta) -> dict[str, object]:
    """Embed the files; returns the entries of the catalogue (ISO 19005-3, 6.8)."""
    if not meta.attachments:
        return {}
    names: list[object] = []
    references: list[object] = []
    for file in sorted(meta.attachments, key=lambda file: file.name):
        reference = document.Reference(_file_specification(document, file, meta))
        names += [text_string(plain(file.name)), reference]
        references.append(reference)
    return {
        "Names": PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})}),
        "AF": PDFArray(references),
    }


def _file_specification(document: Any, file: Attachment, meta: Meta) -> PDFDictionary:
    checksum = hashlib.md5(file.data, usedforsecurity=False).hexdigest()  # the format's checksum, ISO 32000-1 7.11.4
    parameters = {"Size": len(file.data), "ModDate": meta.pdf_date, "CheckSum": f"<{checksum}>"}
    entries = {
        "Type": "/EmbeddedFile",
        "Subtype": name(file.media_type),
        "Params": PDFDictionary(parameters),
    }
    stream = document.Reference(PDFStream(PDFDictionary(entries), file.data, [PDFZCompress]))
    shown = text_string(plain(file.name))
    return PDFDictionary(
        {
            "Type": "/Filespec",
            "F": shown,
            "UF": shown,
            "Desc": text_string(plain(file.description)),
            "AFRelationship": name(file.relation),
            "EF": PDFDictionary({"F": stream, "UF": stream}),
        }
    )


_UA_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""
_NAMESPACES = """xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#\""""


def xmp(meta: Meta, lang: str) -> bytes:
    """The XMP packet (ISO 16684-1) with the claims PDF/A part 2 or 3, level A, and PDF/UA-1."""

    def texts(value: str) -> str:
        return escape(plain(value))

    def choice(tag: str, value: str) -> str:
        inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{texts(value)}</rdf:li></rdf:Alt>'
        return f"<dc:{tag}>{inner}</dc:{tag}>\n" if value else ""

    stamp = f"{meta.utc:%Y-%m-%dT%H:%M:%SZ}"
    author = (
        f"<dc:creator><rdf:Seq><rdf:li>{texts(meta.author)}</rdf:li></rdf:Seq></dc:creator>\n" if meta.author else ""
    )
    keywords = f"<pdf:Keywords>{texts(meta.keywords)}</pdf:Keywords>\n" if meta.keywords else ""
    part = 3 if meta.attachments else 2
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {_NAMESPACES}>
<dc:format>application/pdf</dc:format>
{choice("title", meta.title)}{author}{choice("description", meta.subject)}<dc:language><rdf:Bag><rdf:li>{texts(lang)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
{keywords}<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
{_UA_SCHEMA}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode("utf-8")
