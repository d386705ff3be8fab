"""A PDF with a text layer reads line by line from top to bottom; a scan says that it is one."""

from __future__ import annotations

import pytest

from pipeline.reading.failure import UnreadableError
from pipeline.reading.formats import read_file
from tests.reading.documents import lines, pdf_file


def text_of(data: bytes) -> str:
    return read_file(data, ".pdf").text


def test_lines_stand_as_they_are_laid_out_with_page_breaks_between() -> None:
    data = pdf_file(
        [lines("云河县2023年工作总结", "全县新建公路126公里，", "改造小区41个。"), lines("𠮷安镇种粮3.2万亩。")]
    )
    found = read_file(data, ".PDF")
    assert found.text == "云河县2023年工作总结\n全县新建公路126公里，\n改造小区41个。\n\f𠮷安镇种粮3.2万亩。\n"
    assert (found.media_type, found.encoding, list(found.unread)) == ("application/pdf", None, [])


def test_what_is_drawn_out_of_order_is_read_where_it_stands() -> None:
    foot, head = (300, 40, "— 1 —"), (90, 810, "云河县公报")
    body = lines("去年，全县新建公路126公里，植树造林3.2万亩，惠及全县的群众，", "改造小区41个。")
    for drawn in ([foot, head, *body], [*body, foot, head], [body[1], foot, body[0], head]):
        assert text_of(pdf_file([drawn])).splitlines() == ["云河县公报", body[0][2], body[1][2], "— 1 —"]


def test_columns_stay_one_after_the_other() -> None:
    left, right = (
        lines("左栏第一行", "左栏第二行"),
        [(320, up, f"右{text[1:]}") for _, up, text in lines("左栏一", "左栏二")],
    )
    assert text_of(pdf_file([[*left, *right]])).splitlines() == ["左栏第一行", "左栏第二行", "右栏一", "右栏二"]


def test_empty_pages_are_no_scans() -> None:
    found = read_file(pdf_file([lines("第一页"), [], lines("第三页")]), ".pdf")
    assert found.text == "第一页\n\f\f第三页\n"
    assert not found.unread


def test_a_scan_says_so_and_what_to_do() -> None:
    with pytest.raises(UnreadableError, match=r"scan.*OCR") as refused:
        text_of(pdf_file([None, None]))
    assert refused.value.reason == "no_text_layer"


def test_scanned_pages_among_others_are_named_and_the_rest_is_read() -> None:
    found = read_file(pdf_file([None, lines("第二页"), None, None, None, lines("第六页")]), ".pdf")
    assert found.text == "\f第二页\n\f\f\f\f第六页\n"
    (part,) = found.unread
    assert part.reason == "pages_without_text"
    assert "pages 1, 3-5 of 6" in part.detail and "OCR" in part.detail


def test_a_password_is_asked_for() -> None:
    with pytest.raises(UnreadableError, match="without one") as refused:
        text_of(pdf_file([lines("甲")], password="geheim"))
    assert refused.value.reason == "encrypted_file"


@pytest.mark.parametrize("kept", [0.1, 0.5])
def test_a_damaged_file_says_what_to_do(kept: float) -> None:
    data = b"%PDF-1.4\n" + bytes(range(256)) * int(40 * kept)
    with pytest.raises(UnreadableError, match="fetch it again") as refused:
        text_of(data)
    assert refused.value.reason == "damaged_file"


def test_a_file_that_is_no_pdf_is_not_read_as_one() -> None:
    with pytest.raises(UnreadableError, match="no PDF") as refused:
        text_of(b"<html><body>404</body></html>")
    assert refused.value.reason == "damaged_file"
