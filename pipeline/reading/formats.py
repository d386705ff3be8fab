"""Which reader a file takes: by its suffix, and by its first bytes where the two do not agree."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.reading.failure import UnreadableError
from pipeline.reading.read_text import ReadText

_AS_WORD = "open it in Word, WPS or LibreOffice and save it as .docx"
_AS_PDF = "open it in a program that reads it and print it to a .pdf, or save its text as .txt"
_AS_TEXT_OF_PICTURE = "recognise its text (OCR) and save that as .txt or .docx"
_AS_TEXT = "save the document as .txt in UTF-8"
_UNPACKED = "unpack it and put the documents themselves in the folder"
_WHAT_TO_DO = (
    dict.fromkeys((".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".docm", ".uot"), _AS_WORD)
    | dict.fromkeys((".ofd", ".ceb", ".caj", ".ppt", ".pptx", ".mht", ".mhtml"), _AS_PDF)
    | dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp"), _AS_TEXT_OF_PICTURE)
    | dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), _UNPACKED)
)

# How files begin that are no text, and what to do with one that has a text's suffix.
_PACKAGE = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF; give it the suffix .pdf"),
    (_PACKAGE, "a packed file; give it the suffix .docx if it is a Word document, else unpack it"),
    (_COMPOUND, f"an old Word file (.doc) or another of that kind; {_AS_WORD}"),
    (b"{\\rtf", f"a Rich Text file (.rtf); {_AS_WORD}"),
    (b"\x89PNG", f"a picture; {_AS_TEXT_OF_PICTURE}"),
    (b"\xff\xd8\xff", f"a picture; {_AS_TEXT_OF_PICTURE}"),
)
# A Word document with a password is a compound file with this stream in it.
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# Some files have a few bytes before their header, which readers put up with.
_PDF_HEADER_WITHIN = 1024


def read_file(data: bytes, suffix: str) -> ReadText:
    """What a file of these bytes and this suffix (with its dot, in either case) says.

    Raises UnreadableError where the format is not read, or the file is not what its suffix says and what it is
    instead is no text.
    """
    reader = _READERS.get(suffix.lower())
    if reader is None:
        what_to_do = _WHAT_TO_DO.get(suffix.lower(), _AS_TEXT)
        raise UnreadableError("format_not_read", f"{suffix or 'no suffix'}; {what_to_do}")
    return reader(data)


def _text(read: Callable[[bytes], ReadText], data: bytes) -> ReadText:
    """Read a text, unless it is something else under a text's suffix."""
    for signature, what_it_is in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError("binary_file", f"the file is no text but {what_it_is}")
    return read(data)


def _plain(data: bytes) -> ReadText:
    from pipeline.reading.plain import read_plain

    return _text(read_plain, data)


def _markdown(data: bytes) -> ReadText:
    from pipeline.reading.plain import read_markdown

    return _text(read_markdown, data)


def _html(data: bytes) -> ReadText:
    from pipeline.reading.html import read_html

    return _text(read_html, data)


def _word(data: bytes) -> ReadText:
    from pipeline.reading.word import read_word

    if data.startswith(_COMPOUND):
        if _ENCRYPTED_STREAM in data:
            raise UnreadableError("encrypted_file", "the document asks for a password; save it without one")
        raise UnreadableError("format_not_read", f"an old Word file (.doc) under the name .docx; {_AS_WORD}")
    return read_word(data)


def _pdf(data: bytes) -> ReadText:
    from pipeline.reading.pdf import read_pdf

    if b"%PDF-" not in data[:_PDF_HEADER_WITHIN]:
        raise UnreadableError("damaged_file", "the file is no PDF, whatever its name says; fetch it again")
    return read_pdf(data)


_READERS: dict[str, Callable[[bytes], ReadText]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".shtml": _html,
    ".xhtml": _html,
    ".docx": _word,
    ".pdf": _pdf,
}
SUFFIXES = tuple(_READERS)
"""The suffixes of the files that are read, in lower case."""
