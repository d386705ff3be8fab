"""Every format goes to its reader; what is not read says what to do, and no suffix hides what a file is."""

from __future__ import annotations

import docx
import pytest

from pipeline.reading.failure import UnreadableError
from pipeline.reading.formats import SUFFIXES, read_file
from tests.reading.documents import lines, pdf_file, word_file


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("改造小区41个。")
    return word_file(document)


@pytest.mark.parametrize(
    ("data", "suffix", "text", "media_type"),
    [
        ("改造小区41个。\r\n".encode(), ".txt", "改造小区41个。\r\n", "text/plain"),
        ("# 公报\n\n改造小区41个。".encode("gb18030"), ".MD", "# 公报\n\n改造小区41个。", "text/markdown"),
        ("<p>改造小区41个。".encode(), ".htm", "改造小区41个。\n", "text/html"),
        # Saved from a browser under the name of a text.
        ("\n<!-- 存 --><!DOCTYPE HTML><p>改造小区41个。".encode(), ".txt", "改造小区41个。\n", "text/html"),
        ("<html><p>改造小区41个。".encode("gb18030"), ".md", "改造小区41个。\n", "text/html"),
        # A text that speaks of a page is none.
        ("网页以 <html> 开头。".encode(), ".txt", "网页以 <html> 开头。", "text/plain"),
    ],
)
def test_texts_and_pages(data: bytes, suffix: str, text: str, media_type: str) -> None:
    found = read_file(data, suffix)
    assert (found.text, found.media_type) == (text, media_type)


def test_every_suffix_named_is_read() -> None:
    by_suffix = {".docx": word(), ".pdf": pdf_file([lines("改造小区41个。")])}
    for suffix in SUFFIXES:
        assert read_file(by_suffix.get(suffix, "改造小区41个。".encode()), suffix).text.strip() == "改造小区41个。"


@pytest.mark.parametrize(
    ("suffix", "what_to_do"),
    [
        (".doc", r"save it as \.docx"),
        (".WPS", r"save it as \.docx"),
        (".rtf", r"save it as \.docx"),
        (".ofd", r"print it to a \.pdf"),
        (".jpg", "OCR"),
        (".zip", "unpack it"),
        (".xlsx", r"save the document as \.txt"),
        ("", "no suffix; save the document"),
    ],
)
def test_a_format_that_is_not_read_says_what_to_do(suffix: str, what_to_do: str) -> None:
    with pytest.raises(UnreadableError, match=what_to_do) as refused:
        read_file(b"whatever", suffix)
    assert refused.value.reason == "format_not_read"


@pytest.mark.parametrize(
    ("data", "what_it_is"),
    [
        (pdf_file([lines("甲")]), r"a PDF; give it the suffix \.pdf"),
        (word(), r"give it the suffix \.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "an old Word file"),
        (b"{\\rtf1\\ansi report}", "a Rich Text file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "a picture"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_what_hides_under_the_suffix_of_a_text_is_told_apart(data: bytes, what_it_is: str, suffix: str) -> None:
    with pytest.raises(UnreadableError, match=what_it_is) as refused:
        read_file(data, suffix)
    assert refused.value.reason == "binary_file"
