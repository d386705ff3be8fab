"""Word documents (.docx): the text as Word shows it, a line a paragraph."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from pipeline.reading.failure import UnreadableError
from pipeline.reading.marked_text import MOST_LINES_OF_A_CELL, MarkedText, note_mark
from pipeline.reading.read_text import ReadText
from pipeline.reading.word_numbering import Numbering, separated
from pipeline.reading.word_styles import ParagraphStyle, Styles, switched_on

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOTES_HEADING = "注释"
"""The line that stands above the notes."""

# A report unpacks to a few megabytes; more than this is a file made to fill the memory.
_MOST_UNPACKED = 1 << 30
# What the libraries raise where a part is missing, cut off, no XML or of another type.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    PackageNotFoundError,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    AttributeError,
    EOFError,
    RuntimeError,
)
_DAMAGED = "the file is damaged ({}); open it in Word or WPS and save it again as .docx"

# What is deleted, what only sets the text, and the readings above characters (ruby).
_NOT_SHOWN = {
    qn(tag) for tag in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:tblPr", "w:trPr", "w:tcPr", "w:rt")
}
_FORMULA_TEXT = qn("m:t")
_NOTES = {
    qn("w:footnoteReference"): RELATIONSHIP_TYPE.FOOTNOTES,
    qn("w:endnoteReference"): RELATIONSHIP_TYPE.ENDNOTES,
}
_SIGNS = {qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_BREAKS = {qn("w:br"), qn("w:cr")}
_BOX = qn("w:txbxContent")
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def read_word(data: bytes) -> ReadText:
    """Read a Word document: paragraphs in order with their automatic numbers, tables a line a row, notes at the end.

    Where a note is called stands its number (① …); the notes follow the text, under a line 注释. Deleted and hidden
    text is left out, and so are the heads and feet of pages, which are no part of the text. Raises UnreadableError
    for a damaged file and one without text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_UNPACKED:
                raise UnreadableError("damaged_file", _DAMAGED.format("it unpacks to more than a gigabyte"))
        document = docx.Document(io.BytesIO(data))
        text, marks = _Reader(document.part).read(document.element.body)
    except UnreadableError:
        raise
    except _FAULTS as fault:
        raise UnreadableError("damaged_file", _DAMAGED.format(type(fault).__name__)) from fault
    if not text.strip():
        raise UnreadableError(
            "no_text_layer",
            "the document holds no text (pictures of pages, it may be); recognise the text (OCR) and save that",
        )
    title = (document.core_properties.title or "").strip()
    return ReadText(text, MEDIA_TYPE, marks=marks, metadata={"title": title} if title else {})


class _Reader:
    def __init__(self, part: Any) -> None:
        self._text = MarkedText()
        styles = _root(part, RELATIONSHIP_TYPE.STYLES)
        self._styles = Styles(styles)
        self._numbering = Numbering(_root(part, RELATIONSHIP_TYPE.NUMBERING), styles)
        self._notes = {reference: _by_id(_root(part, related)) for reference, related in _NOTES.items()}
        self._called: list[Any] = []
        self._boxes: list[Any] = []

    def read(self, body: Any) -> tuple[str, list[Any]]:
        """The text and marks of a document's body and its notes."""
        self._blocks(body)
        if self._called:
            self._text.write(f"{NOTES_HEADING}\n")
        for number, note in enumerate(self._called, start=1):
            self._text.write(note_mark(number))
            self._in_one_line(note)
            self._text.end_line()
        return self._text.finished()

    def _blocks(self, parent: Any) -> None:
        for element in _shown(parent):
            if element.tag == qn("w:p"):
                self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                self._table(element)
            else:
                self._blocks(element)

    def _paragraph(self, paragraph: Any) -> None:
        style = self._styles.of_paragraph(paragraph)
        with self._text.marked(*([style.kind] if style.kind else [])):
            self._numbered(paragraph, style, "\n")
        self._text.end_line()
        for box in self._taken_boxes():
            self._blocks(box)

    def _table(self, table: Any) -> None:
        for row in _own(table, "w:tr"):
            cells = list(_own(row, "w:tc"))
            if len(cells) == 1 or any(len(list(_own(cell, "w:p"))) > MOST_LINES_OF_A_CELL for cell in cells):
                for cell in cells:
                    self._blocks(cell)
                continue
            for number, cell in enumerate(cells):
                self._text.write("\t" if number else "")
                self._in_one_line(cell)
            self._text.write("\n")

    def _in_one_line(self, parent: Any) -> None:
        """The paragraphs of a cell or a note, with spaces between them."""
        start = self._text.length
        for paragraph in _own(parent, "w:p"):
            if self._text.length > start:
                self._text.write(" ")
                start = self._text.length
            self._numbered(paragraph, self._styles.of_paragraph(paragraph), " ")
        for box in self._taken_boxes():
            self._text.write(" ")
            self._in_one_line(box)

    def _numbered(self, paragraph: Any, style: ParagraphStyle, line_break: str) -> None:
        if style.list_id is not None:
            self._text.write_number(separated(self._numbering.next(style.list_id, style.level)))
        self._content(paragraph, style.bold, line_break)

    def _content(self, parent: Any, bold: bool, line_break: str) -> None:
        for element in _shown(parent):
            if element.tag == qn("w:r"):
                self._run(element, bold, line_break)
            elif element.tag == _FORMULA_TEXT:
                self._text.write(element.text or "")
            else:
                self._content(element, bold, line_break)

    def _run(self, run: Any, bold: bool, line_break: str) -> None:
        properties = run.find(qn("w:rPr"))
        if switched_on(properties, "w:vanish"):
            return
        write = self._text.write_raised if _is_raised(properties) else self._text.write
        with self._text.marked(*(["bold"] if self._styles.run_is_bold(properties, bold) else [])):
            for element in _parts(run):
                if element.tag == qn("w:t"):
                    write(element.text or "")
                elif element.tag in _SIGNS:
                    self._text.write(_SIGNS[element.tag])
                elif element.tag in _BREAKS:
                    page = element.get(qn("w:type")) == "page" and line_break == "\n"
                    self._text.write("\f" if page else line_break)
                elif element.tag in _NOTES:
                    self._call(element)
                elif element.tag == _BOX:
                    self._boxes.append(element)

    def _taken_boxes(self) -> list[Any]:
        boxes, self._boxes = self._boxes, []
        return boxes

    def _call(self, reference: Any) -> None:
        note = self._notes[reference.tag].get(reference.get(qn("w:id")))
        if note is not None:
            self._called.append(note)
            self._text.write(note_mark(len(self._called)))


def _shown(parent: Any) -> Iterator[Any]:
    """The children of an element that Word shows; of alternatives the first."""
    for element in parent:
        if element.tag == _ALTERNATIVES:
            yield from element[:1]
        elif element.tag not in _NOT_SHOWN:
            yield element


def _parts(run: Any) -> Iterator[Any]:
    """Everything in a run, but nothing in its text boxes."""
    for element in _shown(run):
        yield element
        if element.tag != _BOX:
            yield from _parts(element)


def _own(parent: Any, name: str) -> Iterator[Any]:
    """The elements of a name in a parent, at whatever depth, but none in another of that name."""
    for element in _shown(parent):
        if element.tag == qn(name):
            yield element
        else:
            yield from _own(element, name)


def _is_raised(properties: Any | None) -> bool:
    align = None if properties is None else properties.find(qn("w:vertAlign"))
    return align is not None and align.get(qn("w:val")) == "superscript"


def _by_id(notes: Any | None) -> dict[str, Any]:
    return {} if notes is None else {note.get(qn("w:id")): note for note in notes}


def _root(part: Any, relationship: str) -> Any | None:
    """The root element of the part that is related so, None where there is none."""
    for related in part.rels.values():
        if related.reltype == relationship and not related.is_external:
            return etree.fromstring(related.target_part.blob)
    return None
