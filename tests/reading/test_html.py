"""A web page reads as a browser shows it."""

from __future__ import annotations

import codecs

import pytest

from pipeline.reading.failure import UnreadableError
from pipeline.reading.formats import read_file
from pipeline.reading.read_text import ReadText


def read(body: str, head: str = "", encoding: str = "utf-8") -> ReadText:
    page = f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>"
    return read_file(page.encode(encoding), ".html")


def marked(found: ReadText, kind: str) -> list[str]:
    return [found.text[mark.start : mark.end] for mark in found.marks if mark.kind == kind]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h1>公报</h1><p>第一段。</p><div>二<div>三</div>尾</div>", "公报\n第一段。\n二\n三\n尾\n"),
        ("甲<br>乙<br/><br>丙", "甲\n乙\n\n丙\n"),
        ("<p>粮食<b>38.6</b><span>万</span><a href=x>吨</a></p>", "粮食38.6万吨\n"),
        ("<ul><li>甲<li>乙</ul>丙", "甲\n乙\n丙\n"),
        ("<p>增长&lt;5%&nbsp;&#12290;&amp;</p>", "增长<5%\xa0。&\n"),
        ("<p>增长<5%，农业>工业</p>", "增长<5%，农业>工业\n"),
        ("<p>　　首行缩进</p>", "　　首行缩进\n"),
        ("<pre>甲  乙\n  丙</pre>", "甲  乙\n  丙\n"),
        # White space of the source is one space, a line break between Chinese characters none.
        ("<p>\n  全县生产\n总值   812.6\n 亿元\t</p>\n", "全县生产总值 812.6 亿元\n"),
        ("<p>GDP\r\ngrew</p>", "GDP grew\n"),
        # What is no text.
        ("甲<script>var a='乙'</script><style>p{}</style><!-- 丙 --><template>丁</template>己", "甲己\n"),
        ("甲<noscript>请启用脚本</noscript><iframe>乙</iframe>丙", "甲丙\n"),
        # Elements of no standard, as word processors leave them, run in their line.
        ("<p>全长<st1:chmetcnv>10公里</st1:chmetcnv><o:p></o:p>。</p>", "全长10公里。\n"),
        # Broken pages: what is not closed, closed twice, or comes after the end.
        ("<p>甲<p>乙</div></div><b><i>丙</b></i></body></html>丁<p>戊", "甲\n乙丙丁\n戊\n"),
    ],
)  # fmt: skip
def test_blocks_are_lines_and_all_else_runs_in_its_line(body: str, text: str) -> None:
    assert read(body).text == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<tr><th>指标<th>数值<tr><td>粮食<td>38.6", "指标\t数值\n粮食\t38.6\n"),
        ("<tr><td><p>粮食</p><p>（万吨）</p></td><td></td><td>38.6<br>持平</td></tr>", "粮食 （万吨）\t\t38.6 持平\n"),
        ("<tr><td><p>第一段。</p><p>第二段。</p></td></tr>", "第一段。\n第二段。\n"),
        ("<tr><td>栏目<td><p>一<p>二<p>三<p>四<p>五", "栏目\n一\n二\n三\n四\n五\n"),
        ("<tr><td>栏目<td><table><tr><td>粮食<td>38.6</table>", "栏目\n粮食\t38.6\n"),
    ],
)
def test_rows_of_figures_are_lines_with_tabs_and_layout_is_none(body: str, text: str) -> None:
    assert read(f"<table>{body}</table>").text == text


def test_raised_figures_stay_apart_from_figures_before_them() -> None:
    assert read("<p>耕地5<sup>3</sup>万亩，厂房200m<sup>2</sup>，工程<sup>①</sup>、10<sup>8</sup>度").text == (
        "耕地5[3]万亩，厂房200m²，工程①、10⁸度\n"
    )


def test_headings_and_bold_beginnings_are_marked() -> None:
    found = read(
        "<h2> 一、回顾 </h2><p><strong>工业</strong><b>提质。</b>新建<b>12</b>万平方米。</p>"
        "<b><p>整段甲。</p><p>整段乙。</p></b><p style='font-weight:bold'>又一段。</p>"
    )
    assert marked(found, "heading") == ["一、回顾"]
    assert marked(found, "bold") == ["工业提质。", "整段甲。", "整段乙。", "又一段。"]


def test_navigation_is_marked_and_articles_are_not() -> None:
    article = "<article><header><h1>云河县公报</h1></header>" + "<p>全县新建公路126公里。</p>" * 9 + "</article>"
    found = read(
        f"<header>政务网</header><nav><a>首页</a><a>公开</a></nav><div role=navigation>位置</div>{article}"
        "<form>搜索<button>确定</button></form><aside>相关</aside><footer>主办单位</footer>"
    )
    # The button stands in the form: both say so.
    assert marked(found, "navigation") == ["政务网", "首页公开", "位置", "搜索确定", "确定", "相关", "主办单位"]
    # Some servers put the whole page into one form.
    whole = read(f"<form id=aspnetForm><nav>首页</nav>{article}</form>")
    assert marked(whole, "navigation") == ["首页"]


def test_what_a_page_says_of_itself_is_metadata() -> None:
    found = read(
        "<p>正文。</p>",
        "<title>\n 云河县公报 - 政务网 </title><meta name='articletitle' content='云河县公报'>"
        "<meta name=PubDate content='2024-01-09 10:00'>"
        "<meta name=ContentSource content=''><meta name=Author content=甲>",
    )
    assert found.metadata == {
        "title": "云河县公报 - 政务网",
        "ArticleTitle": "云河县公报",
        "PubDate": "2024-01-09 10:00",
    }
    assert (found.text, found.media_type) == ("正文。\n", "text/html")


SENTENCE = "<p>全縣新建公路126公里，改造小區41個，羣衆滿意。"


@pytest.mark.parametrize(
    ("declared", "encoding", "named"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("big5", "big5", "big5"),
        ("utf-8", "utf-8", "utf-8"),
        ("gb2312", "utf-8", "utf-8"),  # the declaration is wrong, the bytes are not
        ("utf-8", "gb18030", "gb18030"),
        ("", "gb18030", "gb18030"),
        ("nonsense", "big5", "big5"),
    ],
)
def test_the_encoding_is_that_of_the_bytes_whatever_is_declared(declared: str, encoding: str, named: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    found = read(SENTENCE.replace("羣衆", "民眾"), head, encoding)
    assert found.text == "全縣新建公路126公里，改造小區41個，民眾滿意。\n"
    assert found.encoding == named


def test_a_declaration_decides_where_the_bytes_do_not() -> None:
    assert read("<p>璩", '<meta charset="gbk">', "gb18030").text == "璩\n"
    with pytest.raises(UnreadableError) as refused:
        read("<p>璩", "", "gb18030")
    assert refused.value.reason == "invalid_encoding"


def test_a_mark_goes_before_the_declaration() -> None:
    page = codecs.BOM_UTF16_LE + f'<meta charset="gbk">{SENTENCE}'.encode("utf-16-le")
    assert read_file(page, ".htm").encoding == "utf-16-le"


def test_a_page_without_text_says_what_to_do() -> None:
    with pytest.raises(UnreadableError, match="save the page from a browser") as refused:
        read("<script>load()</script>", "<title>公报</title>")
    assert refused.value.reason == "empty_file"


def test_a_page_nested_beyond_reason_keeps_its_text() -> None:
    assert read("<div>" * 3000 + "底" + "</div>" * 3000 + "<p>后").text == "底\n后\n"


def test_what_a_browser_does_not_show_is_no_text() -> None:
    page = (
        "<html><body><p>全县粮食总产38.6万吨。</p><div style='color:red; display: none'>隐藏的话</div>"
        "<p hidden>也是隐藏的</p><p style='display:block'>新建公园5个。</p></body></html>"
    )
    assert read_file(page.encode(), ".html").text.split() == ["全县粮食总产38.6万吨。", "新建公园5个。"]
