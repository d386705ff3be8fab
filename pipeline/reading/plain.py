"""Plain text and Markdown: the characters of the file, as they stand."""

from __future__ import annotations

from pipeline.reading.decoding import decode
from pipeline.reading.html import is_page, read_page
from pipeline.reading.read_text import ReadText

PLAIN, MARKDOWN = "text/plain", "text/markdown"


def read_plain(data: bytes) -> ReadText:
    """Read a text file; one that holds a web page is read as such. Raises UnreadableError as ``decode`` does."""
    return _read(data, PLAIN)


def read_markdown(data: bytes) -> ReadText:
    """Read a Markdown file; its marks and its front matter stay in the text."""
    return _read(data, MARKDOWN)


def _read(data: bytes, media_type: str) -> ReadText:
    decoded = decode(data)
    if is_page(decoded.text):
        return read_page(decoded)
    return ReadText(decoded.text, media_type, decoded.encoding)
