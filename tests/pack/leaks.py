# SPDX-FileCopyrightText: 2026 ARA Desktop developers
# SPDX-License-Identifier: EUPL-1.2
"""Small PDFs with one sentence hidden in one channel each; the gate must find every one."""

import base64
import gzip
import io
import unicodedata
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Dictionary, Name, Pdf, String

SECRET = "Äußerste Grenze: kein Beschluss, der die Überprüfung über 2027 hinaus verschiebt, auch nicht auf Bitte des Vorsitzes."
PAGE = "Guten Morgen, dies ist eine Seite ohne Geheimnis."


def blank() -> Pdf:
    pdf = Pdf.new()
    pdf.add_blank_page()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=font))
    pdf.pages[0].obj.Contents = pdf.make_stream(f"BT /F1 10 Tf ({PAGE}) Tj ET".encode("cp1252"))
    return pdf


def written(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _more(pdf: Pdf, content: bytes) -> None:
    pdf.pages[0].contents_add(content)


def shown_whole(pdf: Pdf) -> None:
    _more(pdf, f"BT /F1 9 Tf ({SECRET}) Tj ET".encode("cp1252"))


def shown_by_letter(pdf: Pdf) -> None:
    shown = " ".join(f"({letter}) Tj" for letter in SECRET)
    _more(pdf, f"BT /F1 9 Tf {shown} ET".encode("cp1252"))


def shown_by_moves(pdf: Pdf) -> None:
    half = [f"({word}) Tj 20 0 Td" for word in SECRET.split()]
    _more(pdf, f"BT /F1 9 Tf {' '.join(half)} ET".encode("cp1252"))


def shown_kerned(pdf: Pdf) -> None:
    inner = " -300 ".join(f"({word[:2]}) 20 ({word[2:]})" for word in SECRET.split())
    _more(pdf, f"BT /F1 9 Tf [{inner}] TJ ET".encode("cp1252"))


def shown_as_hex(pdf: Pdf) -> None:
    _more(pdf, b"BT /F1 9 Tf <" + SECRET.encode("cp1252").hex().encode() + b"> Tj ET")


def shown_by_codes(pdf: Pdf) -> None:
    """A subset font whose codes mean nothing without its table."""
    letters = sorted(set(SECRET))
    rows = "\n".join(f"<{at + 1:02X}> <{ord(one):04X}>" for at, one in enumerate(letters))
    table = f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{len(letters)} beginbfchar\n{rows}\nendbfchar"
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.X, ToUnicode=pdf.make_stream(table.encode()))
    pdf.pages[0].obj.Resources.Font.F2 = pdf.make_indirect(font)
    codes = bytes(letters.index(one) + 1 for one in SECRET).hex()
    _more(pdf, f"BT /F2 9 Tf <{codes}> Tj ET".encode())


def shown_in_a_form(pdf: Pdf) -> None:
    form = pdf.make_stream(f"BT /F1 9 Tf ({SECRET}) Tj ET".encode("cp1252"))
    form.stream_dict.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)


def behind_a_bar(pdf: Pdf) -> None:
    _more(pdf, f"BT /F1 9 Tf 50 50 Td ({SECRET}) Tj ET 0 g 40 40 500 20 re f".encode("cp1252"))


def hyphenated(pdf: Pdf) -> None:
    first, second = SECRET[:50], SECRET[50:]
    _more(pdf, f"BT /F1 9 Tf ({first}\\255) Tj 0 -12 Td ({second}) Tj ET".encode("cp1252"))


def actual_text(pdf: Pdf) -> None:
    text = String(SECRET).unparse()
    _more(pdf, b"/Span <</ActualText " + text + b">> BDC EMC")


def title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = SECRET


def custom_info(pdf: Pdf) -> None:
    pdf.docinfo["/Company"] = SECRET


def xmp(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
        meta["dc:description"] = SECRET


def bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def annotation(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String(SECRET))
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([note]))


def link_address(pdf: Pdf) -> None:
    from urllib.parse import quote

    action = Dictionary(S=Name.URI, URI=String("https://example.invalid/?q=" + quote(SECRET, encoding="cp1252")))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)
    pdf.pages[0].obj.Annots = pikepdf.Array([note])


def _element(pdf: Pdf, **more: object) -> None:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, **more))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))


def alternative(pdf: Pdf) -> None:
    _element(pdf, Alt=String(SECRET))


def expansion(pdf: Pdf) -> None:
    _element(pdf, E=String(SECRET))


def element_title(pdf: Pdf) -> None:
    _element(pdf, T=String(SECRET))


def page_label(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(P=String(SECRET))])


def destination(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=[String(SECRET), pikepdf.Array([pdf.pages[0].obj, Name.Fit])]))


def object_name(pdf: Pdf) -> None:
    pdf.Root["/" + SECRET] = True


def private_key(pdf: Pdf) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary(Ara=Dictionary(Private=Dictionary(Note=String(SECRET))))


def form_field(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=[Dictionary(FT=Name.Tx, T=String("a"), V=String(SECRET))])


def attached(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, SECRET.encode(), filename="a.txt")


def attached_utf16(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, SECRET.encode("utf-16"), filename="a.txt")


def attached_zip(pdf: Pdf) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", SECRET)
    pdf.attachments["a.docx"] = pikepdf.AttachedFileSpec(pdf, out.getvalue(), filename="a.docx")


def attached_gzip(pdf: Pdf) -> None:
    pdf.attachments["a.gz"] = pikepdf.AttachedFileSpec(pdf, gzip.compress(SECRET.encode()), filename="a.gz")


def attached_base64(pdf: Pdf) -> None:
    pdf.attachments["a.eml"] = pikepdf.AttachedFileSpec(
        pdf, b"Content: " + base64.encodebytes(SECRET.encode()), filename="a.eml"
    )


def decomposed(pdf: Pdf) -> None:
    pdf.Root.Note = String(unicodedata.normalize("NFD", SECRET))


def image_name(pdf: Pdf) -> None:
    image = pdf.make_stream(b"\0\0\0")
    image.stream_dict.update(Dictionary(Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceRGB,
                                        BitsPerComponent=8, Name=String(SECRET)))  # fmt: skip
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im=image)


def unreachable(pdf: Pdf) -> None:
    _element(pdf, Alt=String("x"))
    pdf.make_indirect(Dictionary(Old=String(SECRET)))


INSIDE: tuple[Callable[[Pdf], None], ...] = (
    shown_whole, shown_by_letter, shown_by_moves, shown_kerned, shown_as_hex, shown_by_codes, shown_in_a_form,
    behind_a_bar, hyphenated, actual_text, title, custom_info, xmp, bookmark, annotation, link_address, alternative,
    expansion, element_title, page_label, destination, object_name, private_key, form_field, attached, attached_utf16,
    attached_zip, attached_gzip, attached_base64, decomposed, image_name,
)  # fmt: skip


def after_the_end(data: bytes) -> bytes:
    return data + b"\n% " + SECRET.encode()


def after_the_end_utf16(data: bytes) -> bytes:
    return data + SECRET.encode("utf-16")


def after_the_end_hex(data: bytes) -> bytes:
    return data + SECRET.encode("utf-8").hex().upper().encode()


def after_the_end_base64(data: bytes) -> bytes:
    return data + b"\n" + base64.b64encode(b"ab" + SECRET.encode())


def forgotten_stream(data: bytes) -> bytes:
    """A compressed page of an earlier revision that no table names any more."""
    body = zlib.compress(f"BT ({SECRET}) Tj ET".encode("cp1252"))
    return data + b"\n99 0 obj\n<</Length %d>>\nstream\n" % len(body) + body + b"\nendstream\nendobj\n"


OUTSIDE: tuple[Callable[[bytes], bytes], ...] = (
    after_the_end, after_the_end_utf16, after_the_end_hex, after_the_end_base64, forgotten_stream,
)  # fmt: skip
