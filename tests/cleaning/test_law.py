"""The laws of cleaning, on texts that mix a document with noise: nothing is lost, and clean is clean."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .cleaned import clean

_LINES = [
    "临江县2021年政府工作报告",
    "——2021年1月18日在县第十七届人民代表大会第五次会议上",
    "县长 林望川",
    "各位代表：",
    "一、2020年工作回顾",
    "(二)城乡面貌改观。新建公园 5 个,改造小区41个!",
    "1.新建学校3所",
    "  全县粮食总产38.6万吨,比上年增长２.1％;新建农村公路126公里",
    "，惠及居民1.3万户。",
    "建成“一站式”平台①，群众满意率达99%。五号文书",
    "——这一年，工业挑起大梁。",
    "名词解释",
    "1.“百村千户”：指100个村、1000户的改造。",
    "首页 | 新闻 | 政务公开",
    "责任编辑：林一",
    "- 12 -",
    "当前位置：政务公开",
    "发：各乡镇党委、人民政府，县直各单位，本刊各",
    "通讯员",
    "2021-02-03 09:30 来源：临江日报",
    "（本报记者 林一 整理）",
    "内部资料 注意保存",
    "**加粗的一句话**",
    "# 标题",
    "- 列表中的一项，投资12亿元",
    "全縣(xiàn)產(chǎn)業(yè)園區(qū)現(xiàn)有企業(yè)120家(jiā)。",
    "縣里的收入增加了?.a(chǎn)值保持穩定，全縣沿著江邊建設綠道。",
    "\u200b全县\ufeff新增就业3200人\x07。",
    "TOP",
    "----",
    "",
    " \t\u3000",
]
_ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"])
WORDS = "全市新增12.5亿元，。：（）()一二、 \t\u3000\u200bA"
# Marks of which furniture and debris is made: two of them may come to stand together once a line is mended.
DEBRIS = "*#->|?①"


def documents(alphabet: str) -> st.SearchStrategy[str]:
    """Lines of a document, of a page, and of any characters of the alphabet, in any order."""
    lines = st.lists(st.sampled_from(_LINES) | st.text(alphabet, max_size=30), max_size=14)
    return st.builds(lambda parts, end: end.join(parts), lines, _ENDS)


SPECIMENS = sorted((Path(__file__).parents[2] / "raw").glob("*.txt"))


@given(documents(WORDS + DEBRIS))
@settings(deadline=None, max_examples=150, derandomize=True)
def test_every_character_has_one_place_and_every_span_leads_back(raw: str) -> None:
    # A text that broke a law would be a reject from end to end.
    assert "cleaning_failed" not in [reason for reason, _ in clean(raw).removed]


@given(documents(WORDS))
@settings(deadline=None, max_examples=150, derandomize=True)
def test_what_is_clean_stays_as_it_is(raw: str) -> None:
    once = clean(raw)
    again = clean("\n".join(once.texts))
    assert again.texts == once.texts
    assert again.removed == []
    if "**" not in raw and "#" not in raw:
        # What is set in bold may be a heading for that alone, and the clean text does not say so.
        assert again.sections == once.sections


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: path.stem)
def test_the_laws_hold_of_the_specimens(specimen: Path) -> None:
    once = clean(specimen.read_text(encoding="utf-8"))
    again = clean("\n".join(once.texts))
    assert once.unaccounted == []
    assert (again.sections, again.removed) == (once.sections, [])
