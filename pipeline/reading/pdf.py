"""PDF files with a text layer: the lines of their pages from top to bottom."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

from pipeline.reading.failure import UnreadableError
from pipeline.reading.read_text import ReadText, Unread

MEDIA_TYPE = "application/pdf"
PAGE_BREAK = "\f"
"""What stands between two pages."""

_LINE_ENDS = {ord("\r"), ord("\n")}
# pdfium gives 0 for what is no character, 2 and U+FFFE for a hyphen at the end of a line.
_NOTHING = {0}
_HYPHENS = {0x02, 0xFFFE}
# In points: signs of one line may stand a little higher or lower; two lines of a column are farther apart than that.
_SAME_BASELINE, _LINE_PITCH = 3.0, 10.0
_RECOGNISE = "recognise the text (OCR) and add the file with its text layer, or its text as .txt"


def read_pdf(data: bytes) -> ReadText:
    """Read a PDF: a line as it is laid out is a line, a form feed stands between pages.

    Pages that show something but have no text (scans) are named in ``unread``. Raises UnreadableError for a file
    that needs a password, a damaged one, and one that has no text at all.
    """
    document = _opened(data)
    try:
        pages = [_page_text(document, number) for number in range(len(document))]
    finally:
        document.close()
    bare = [number for number, page in enumerate(pages, start=1) if page is None]
    text = PAGE_BREAK.join(page or "" for page in pages)
    if not text.strip():
        raise UnreadableError("no_text_layer", f"the PDF is a scan, pictures without text; {_RECOGNISE}")
    detail = f"no text on {_numbers(bare)} of {len(pages)} (scanned or damaged); {_RECOGNISE}"
    return ReadText(text, MEDIA_TYPE, unread=[Unread("pages_without_text", detail)] if bare else [])


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableError(
                "encrypted_file", "the PDF asks for a password; save it without one, or its text as .txt"
            ) from fault
        raise UnreadableError(
            "damaged_file", f"the PDF is damaged ({fault}); fetch it again, or print it to a new PDF"
        ) from fault


class _Line(NamedTuple):
    """A line of a page and where it stands, in points from the lower left corner."""

    text: str
    left: float
    right: float
    baseline: float

    def is_below(self, other: _Line) -> bool:
        """Whether it stands lower."""
        return other.baseline - self.baseline > _SAME_BASELINE

    def shares_width(self, other: _Line) -> bool:
        """Whether some of it stands above or below some of the other, as lines of one column do."""
        return self.left < other.right and other.left < self.right

    def is_beside(self, other: _Line) -> bool:
        """Whether it stands left or right of the other."""
        return abs(self.baseline - other.baseline) < _LINE_PITCH and not self.shares_width(other)


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str | None:
    """The text of a page; "" for an empty page, None for one that shows something but has no text."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None
    try:
        lines = _lines(page.get_textpage())
        if lines:
            return "\n".join(line.text for line in _from_top_to_bottom(lines)) + "\n"
        return None if next(iter(page.get_objects()), None) is not None else ""
    finally:
        page.close()


def _lines(textpage: pypdfium2.PdfTextPage) -> list[_Line]:
    """The lines of a page in the order in which the file draws them."""
    units = [pdfium.FPDFText_GetUnicode(textpage, index) for index in range(textpage.count_chars())]
    ends = [index for index, unit in enumerate(units) if unit in _LINE_ENDS]
    found = []
    for start, end in pairwise([-1, *ends, len(units)]):
        drawn = [index for index in range(start + 1, end) if units[index] not in _NOTHING]
        text = _text(units[index] for index in drawn).rstrip()
        if text:
            left, baseline = _origin(textpage, drawn[0])
            found.append(_Line(text, left, textpage.get_charbox(drawn[-1])[2], baseline))
    return found


def _text(units: Iterable[int]) -> str:
    """Characters from UTF-16 units; a hyphen that breaks a word at the end of a line is written as one."""
    written = "".join("-" if unit in _HYPHENS else chr(unit) for unit in units)
    return written.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _origin(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    across, up = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, index, across, up)
    return across.value, up.value


def _from_top_to_bottom(lines: Sequence[_Line]) -> list[_Line]:
    """Lines drawn out of order (heads, feet, text boxes) put where they stand; columns stay one after the other.

    A line comes after all lines above it, in a page of columns after those above it in its column; where that
    leaves a choice, the order of drawing holds.
    """
    if not any(before.is_below(after) for before, after in pairwise(lines)):
        return list(lines)
    in_columns = 2 * sum(any(line.is_beside(other) for other in lines) for line in lines) > len(lines)
    waiting = list(lines)
    placed = []
    while waiting:
        first = next(
            line
            for line in waiting
            if not any(line.is_below(other) and (line.shares_width(other) or not in_columns) for other in waiting)
        )
        waiting.remove(first)
        placed.append(first)
    return placed


def _numbers(pages: Sequence[int]) -> str:
    """ "page 3", "pages 1, 4-6"."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1].append(page)
        else:
            ranges.append([page])
    said = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in ranges)
    return f"page {said}" if len(pages) == 1 else f"pages {said}"
