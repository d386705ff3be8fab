"""Comments, tags, entities and marks of Markdown go, and what they said of the text is used."""

import time

import pytest

from .cleaned import clean


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ("<p>全县粮食总产&nbsp;38.6万吨。</p><p>新建公园5个。</p>", ["全县粮食总产38.6万吨。", "新建公园5个。"]),
        ("<div class='a'>改造危桥<b>5座</b><br/>新建学校3所。</div>", ["改造危桥5座", "新建学校3所。"]),
        ("<script>var n = 12;</script>新增就业3200人。", ["新增就业3200人。"]),
        ("<!-- 林望川作政府工作报告 -->\n全县粮食总产38.6万吨。", ["全县粮食总产38.6万吨。"]),
        ("建成&ldquo;四好农村路&rdquo;126公里。", ["建成“四好农村路”126公里。"]),
        ("落实&amp;ldquo;双减&amp;amp;rdquo;政策。", ["落实“双减”政策。"]),
        ("全县<U+00A0>新增<U+201C>专精特新<U+201D>企业12家。", ["全县新增“专精特新”企业12家。"]),
        ("详见[工作报告](https://example.org/a)全文。![图](a.png)", ["详见工作报告全文。"]),
        ("增加值215<sup>3</sup>亿元，绿地10<sup>4</sup>亩、5m<sup>2</sup>。", ["增加值215[3]亿元，绿地10⁴亩、5m²。"]),
        ("<table><tr><td>粮食</td><td>10</td><td>20</td></tr></table>", ["粮食\t10\t20"]),
        (".TRS_Editor P{margin-top:0;line-height:2em}全县新增就业3200人。", ["全县新增就业3200人。"]),
        ("全县&nbsp新增&ldquo四好&rdquo农村路126公里。", ["全县新增“四好”农村路126公里。"]),
        ("- 3.1%的降幅收窄。\n>60%的村达标。", ["-3.1%的降幅收窄。", ">60%的村达标。"]),
        ("12\\. 新建学校3所，总投资1\\-2亿元。", ["12.新建学校3所，总投资1-2亿元。"]),
        (
            "| 指标 | 2020年 |\n|---|---|\n| 粮食总产 | 38.6万吨 |\n",
            ["指标\t2020年", "粮食总产\t38.6万吨"],
        ),
    ],
)
def test_markup(raw: str, texts: list[str]) -> None:
    cleaned = clean(raw)
    assert [text.replace(" ", "") for text in cleaned.texts] == texts
    assert not cleaned.unaccounted


@pytest.mark.parametrize(
    "text",
    [
        "单位能耗下降<3%的企业有12家，>5%的有36家。",
        "研发（R&D）经费支出占生产总值比重达到2.1%。",
        "PM2.5浓度<35微克/立方米的天数为312天。",
        "实施“3+1+X”产业工程，完成投资_预计_12亿元。",
    ],
)
def test_signs_that_are_no_markup_stay(text: str) -> None:
    cleaned = clean(text)
    assert (cleaned.texts, cleaned.removed) == ([text], [])


def test_a_restored_character_is_recorded_with_its_raw_place() -> None:
    raw = "建成&ldquo;四好&rdquo;农村路126公里。"
    repairs = [item for item in clean(raw).row["repairs"] if item["kind"] == "character_reference"]
    assert [(raw[item["raw_start"] : item["raw_end"]], item["replacement"]) for item in repairs] == [
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
    ]


def test_bold_lines_and_bold_openings_are_headings() -> None:
    cleaned = clean(
        "全县经济稳中有进，各项事业取得新的成绩。\n\n**产业发展**\n\n新增规上企业12家。\n\n"
        "**乡村越来越美。**新建农村公路126公里，改造危桥5座。\n\n**全县**新增就业3200人。\n"
    )
    assert cleaned.sections[1:] == [
        ("heading", "产业发展", "产业发展"),
        ("paragraph", "产业发展", "新增规上企业12家。"),
        ("paragraph", "产业发展 / 乡村越来越美", "乡村越来越美。新建农村公路126公里，改造危桥5座。"),
        ("paragraph", "产业发展", "全县新增就业3200人。"),
    ]


def test_what_the_format_says_of_a_stretch_is_used() -> None:
    raw = "站内导航与链接\n全县经济稳中有进，各项事业取得新的成绩。\n发展的成绩和经验\n新增规上企业12家。"
    heading = raw.index("发展的成绩")
    # A menu stands within the head of its page, and an element may be empty.
    marks = [("navigation", 0, 7), ("navigation", 2, 4), ("navigation", 9, 9), ("heading", heading, heading + 8)]
    cleaned = clean(raw, marks)
    assert ("navigation", "站内导航与链接") in cleaned.removed
    assert cleaned.sections[1] == ("heading", "发展的成绩和经验", "发展的成绩和经验")


@pytest.mark.parametrize(
    "text",
    [
        "P" * 100_000 + "{",
        "p{" + ":" * 100_000,
        "p{" + "a:b;" * 30_000,
        "<?xml" + " " * 100_000,
        " " * 100_000 + "|",
        "A甲" * 50_000 + "{",
    ],
)
def test_what_is_almost_a_mark_takes_no_longer_than_any_text(text: str) -> None:
    before = time.process_time()
    clean(text)
    assert time.process_time() - before < 10  # far above what it takes, far below what trying all ways would
