"""Word and PDF files for the tests, made by other libraries than those that read them, or by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "STSong-Light"

Level = tuple[str, str]
"""A level of a list: number format and text, such as ("chineseCounting", "%1、")."""


def word_file(document: Any) -> bytes:
    """The bytes of a document of python-docx."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def paragraph_of(xml: str) -> Any:
    """A w:p element with this content."""
    return parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")


def add_paragraph(document: Any, xml: str) -> Any:
    """Add a paragraph with this content at the end of the body."""
    paragraph = paragraph_of(xml)
    document.element.body.insert(len(document.element.body) - 1, paragraph)
    return paragraph


def add_list(document: Any, list_id: int, levels: Sequence[Level]) -> None:
    """Define a list with these levels."""
    numbering = document.part.numbering_part.element
    described = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{number_format}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for number, (number_format, text) in enumerate(levels)
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">{described}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/></w:num>')
    )


def put_in_list(paragraph: Any, list_id: int, level: int = 0) -> None:
    """Give a paragraph of python-docx an automatic number."""
    properties = paragraph._p.get_or_add_pPr()
    numbered = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", list_id)):
        part = OxmlElement(name)
        part.set(qn("w:val"), str(value))
        numbered.append(part)
    properties.append(numbered)


def add_footnotes(document: Any, notes: Sequence[str]) -> None:
    """Add footnotes with the ids 1, 2, …; a run calls one by ``call(id)``."""
    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, start=1)
    )
    line = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    blob = f"<w:footnotes {nsdecls('w')}>{line}{written}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def call(number: int) -> str:
    """The run that calls a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def said(text: str, properties: str = "") -> str:
    """A run with a text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


Drawn = tuple[float, float, str]
"""A line of text and where it is drawn: points from the left and from the bottom."""


def pdf_file(pages: Sequence[Sequence[Drawn] | None], password: str | None = None) -> bytes:
    """A PDF with lines drawn in this order; None is a page that was scanned."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    written = io.BytesIO()
    canvas = Canvas(written, encrypt=password)
    for page in pages:
        canvas.setFont(_FONT, 12)
        if page is None:
            canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        for across, up, text in page or ():
            canvas.drawString(across, up, text)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def lines(*texts: str, top: float = 760) -> list[Drawn]:
    """Lines below each other."""
    return [(90, top - 20 * number, text) for number, text in enumerate(texts)]
