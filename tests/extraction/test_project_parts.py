"""The parts that take a clause apart, each by itself."""

import pytest

from pipeline.extraction.circumstances.context import Place
from pipeline.extraction.projects.clauses import clauses
from pipeline.extraction.projects.closures import Closure, closed_list
from pipeline.extraction.projects.coordination import members
from pipeline.extraction.projects.investment import investment
from pipeline.extraction.projects.names import standard, trimmed


def test_clauses_end_at_commas_but_not_within_brackets_quotations_or_numbers() -> None:
    text = "投资1,200万元，建设“东、西，两馆”（含停车场，公园）；完工。"
    assert [text[start:end] for start, end in clauses(text)] == [
        "投资1,200万元",
        "建设“东、西，两馆”（含停车场，公园）",
        "完工",
    ]


@pytest.mark.parametrize(
    ("text", "names", "closure"),
    [
        ("甲河、乙河等水库", "甲河、乙河", Closure("水库", "", False)),
        ("甲、乙等三个无人机项目", "甲、乙", Closure("无人机", "项目", True)),
        ("甲、乙等一批重点工程建设", "甲、乙", Closure("", "工程", False)),
        ("“甲”“乙”两大服务平台", "“甲”“乙”", Closure("服务平台", "", True)),
        ("平等高等学校", "平等高等学校", None),
        ("甲河水库", "甲河水库", None),
    ],
)
def test_what_closes_a_list(text: str, names: str, closure: Closure | None) -> None:
    end, found = closed_list(text)
    assert (text[:end], found) == (names, closure)


def test_a_list_of_firms_is_told_from_a_list_of_housing_estates() -> None:
    assert Closure("配套企业", "", False).is_other
    assert Closure("县", "", False).is_other
    assert not Closure("完整社区", "", False).is_other


def test_members_without_a_head_do_not_take_one_across_a_phase_or_a_long_name() -> None:
    text = "宏远轿车二期、华源重卡及商务车发动机、东溪、西溪大桥"
    assert [member.whole for member in members(text, 0, len(text))] == [
        "宏远轿车二期",
        "华源重卡及商务车发动机",
        "东溪大桥",
        "西溪大桥",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("总投资1.2亿元的文昌路东延工程", "文昌路东延"),
        ("全市首个儿童医院项目", "儿童医院"),
        ("30公里的滨河绿道", "滨河绿道"),
        ("渡槽主体工程", "渡槽主体工程"),
        ("涪江大道先行工程", "涪江大道先行工程"),
        ("长虹集团投资100 亿元的智能终端产业园", "智能终端产业园"),
        ("与华为公司合作建设云计算数据中心", "云计算数据中心"),
        ("武都水电站4台机组", "武都水电站"),
        ("17万亩高标准农田", "17万亩高标准农田"),
    ],
)
def test_a_name_is_trimmed_to_what_a_register_lists(text: str, name: str) -> None:
    start, end = trimmed(text)
    assert text[start:end] == name


def test_the_owner_is_named_only_where_the_place_is_known_and_the_word_means_it() -> None:
    city, county = Place("绵阳市", "510700"), Place("北川羌族自治县", "510726")
    assert standard("市中医医院", city) == "绵阳市中医医院"
    assert standard("省妇幼保健院", city) == "四川省妇幼保健院"
    assert standard("县人民医院", county) == "北川羌族自治县人民医院"
    assert standard("省道205线", city) == "省道205线"
    assert standard("市县两级平台", city) == "市县两级平台"
    assert standard("市中医医院", Place(None, None)) == "市中医医院"


def test_an_amount_beside_another_thing_is_not_the_projects() -> None:
    text = "投资8亿元的东桥和西桥"
    assert investment(text, 6, 8) == (8.0, "亿元")
    assert investment(text, 9, 11) is None
