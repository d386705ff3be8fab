"""Files of every format with damage: each is a text with marks in it, or refused with a reason and what to do."""

from __future__ import annotations

import re

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.decoding import decode
from pipeline.reading.failure import UnreadableError
from pipeline.reading.formats import read_file
from tests.conftest import REPORT
from tests.fuzzing.inputs import damaged, few, texts
from tests.reading.documents import add_footnotes, add_list, add_paragraph, call, lines, pdf_file, said, word_file

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")  # many of them, and without a mark the file is no text
_PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>公报</title></head><body><nav>首页</nav>
<table><tr><td>指标<td>数值<tr><td>总产值<td>38.6亿元</table><h1>公报</h1><p>新建<b>公园</b>5个<sup>1</sup>。<br>
<pre>  一  </pre><p style="font-weight:bold;display:none">隐<ul><li>甲<li>乙</ul>&nbsp;&#x4e00;</body></html>"""


def _word() -> bytes:
    document = docx.Document()
    document.add_heading("报告", 1)
    add_list(document, 9, [("chineseCounting", "%1、")])
    add_footnotes(document, ["注一"])
    for line in REPORT.splitlines():
        add_paragraph(document, said(line, "<w:b/>") + call(1))
    document.add_table(2, 2).cell(0, 0).text = "甲"
    return word_file(document)


_WHOLE = {
    ".txt": REPORT.encode("gb18030"),
    ".md": REPORT.encode("utf-16"),
    ".html": _PAGE.encode(),
    ".docx": _word(),
    ".pdf": pdf_file([lines("第一页", "新建公园5个"), None, lines("第三页")]),
}


@pytest.mark.parametrize("suffix", _WHOLE)
@few
@given(st.data())
def test_a_damaged_file_is_read_or_refused(suffix: str, data: st.DataObject) -> None:
    _read_or_refused(data.draw(damaged(_WHOLE[suffix])), suffix)


@few
@given(st.binary(max_size=400), st.sampled_from(sorted(_WHOLE)))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    _read_or_refused(data, suffix)


@few
@given(st.lists(st.one_of(st.sampled_from([f"<{tag}>" for tag in _PAGE.replace("/", "<").split("<")]), texts(5))))
def test_any_page_is_read_or_refused(parts: list[str]) -> None:
    _read_or_refused("".join(["<!doctype html>", *parts]).encode(), ".html")


@few
@given(texts(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"]))
def test_a_text_in_an_encoding_with_a_mark_or_of_chinese_words_comes_back(text: str, encoding: str) -> None:
    if encoding in ("utf-8", "gb18030"):
        text = REPORT + _CONTROLS.sub("", text)
    assert decode(text.encode(encoding)).text == text


def _read_or_refused(data: bytes, suffix: str) -> None:
    try:
        found = read_file(data, suffix)
    except UnreadableError as fault:
        assert fault.reason.isidentifier() and str(fault)
        return
    found.text.encode()  # it can be written to any file
    assert "\0" not in found.text and found.text.strip()
    assert all(0 <= mark.start < mark.end <= len(found.text) for mark in found.marks)
