"""Quantities: what of a sentence is a number with its unit, and how exact it is."""

from itertools import pairwise

import pytest

from pipeline.extraction.amounts.quantities import quantities, read_amounts
from pipeline.extraction.amounts.quantity import NoQuantity, Quantity


def found(text: str) -> list[tuple[str, float, str]]:
    """(characters, value, unit) of the quantities of a text."""
    return [(text[q.start : q.end], q.value, q.unit) for q in measured(text)]


def measured(text: str) -> list[Quantity]:
    """The numbers of a text that measure something."""
    return [item for item in quantities(text) if isinstance(item, Quantity)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("存款余额3217.6亿元。", [("3217.6亿元", 3217.6, "亿元")]),
        ("存款余额1,095亿元。", [("1,095亿元", 1095, "亿元")]),
        ("增长百分之十二点五。", [("百分之十二点五", 12.5, "%")]),
        ("增长百分之8.5。", [("百分之8.5", 8.5, "%")]),
        ("覆盖面提到八成半以上。", [("八成半", 85, "%")]),
        ("产值三十六亿元。", [("三十六亿元", 36, "亿元")]),
        ("浓度降到31微克/立方米。", [("31微克/立方米", 31, "微克/立方米")]),
        ("服务群众230人(次)。", [("230人(次)", 230, "人次")]),
        ("集聚2万多创客。", [("2万多", 2, "万")]),
        ("查处案件六十七件。", [("六十七件", 67, "件")]),
        ("已连续十三年没有发生大火。", [("十三年", 13, "年")]),
        ("已连续13年没有发生大火。", [("13年", 13, "年")]),
        ("总值五十四万亿元。", [("五十四万亿元", 54, "万亿元")]),
        ("销售额2亿3000万元。", [("2亿3000万元", 230_000_000, "元")]),
        ("森林面积十万五千亩。", [("十万五千亩", 105_000, "亩")]),
        ("满意率百分之九十八点六。", [("百分之九十八点六", 98.6, "%")]),
        ("自然增长率千分之四。", [("千分之四", 4, "‰")]),
        ("占比2.5成左右。", [("2.5成", 25, "%")]),
        ("比2015年翻了一番。", [("一番", 1, "番")]),
        ("产值实现翻番。", [("翻番", 1, "番")]),
        ("新能源车占比过半。", [("过半", 50, "%")]),
        ("超百万人次到访。", [("百万人次", 100, "万人次")]),
        ("惠及43.1万群众。", [("43.1万群众", 43.1, "万人")]),
        ("群众满意度得分91.6分。", [("91.6分", 91.6, "分")]),
        ("采集样本37万人份。", [("37万人份", 37, "万人份")]),
        ("新增20个百分点、30、翻番。", [("20个百分点", 20, "个百分点"), ("30", 30, ""), ("翻番", 1, "番")]),
    ],
)
def test_amounts_in_every_writing(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("建成2-3家酒店", 2, 3, "家"),
        ("增长4.5%—5%", 4.5, 5, "%"),
        ("吸纳8万至10万人", 8, 10, "万人"),
        ("增长6%到7%", 6, 7, "%"),
        ("产量八万至十万吨", 80_000, 100_000, "吨"),
    ],
)
def test_ranges_have_two_ends(text: str, low: float, high: float, unit: str) -> None:
    (quantity,) = measured(text)
    assert (quantity.value, quantity.value_high, quantity.unit) == (low, high, unit)


def test_two_numbers_that_fall_are_no_range() -> None:
    assert [q.value_high for q in measured("前后9到3家")] != [3.0]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("超过200家", "gt"),
        ("突破200家", "gt"),
        ("200余家", "gt"),
        ("200多家", "gt"),
        ("不低于200家", "ge"),
        ("200家以上", "ge"),
        ("达到200家以上", "ge"),
        ("不超过4%", "le"),
        ("4%以内", "le"),
        ("不到4%", "lt"),
        ("近200家", "lt"),
        ("约200家", "approx"),
        ("200家左右", "approx"),
        ("有200家", "eq"),
        ("接近翻番", "lt"),
        ("占比过半", "gt"),
        ("超过了200家", "gt"),
        ("突破销售收入200亿元", "gt"),
    ],
)
def test_words_of_comparison(text: str, comparator: str) -> None:
    (quantity,) = measured(text)
    assert quantity.comparator == comparator


def test_a_word_of_comparison_elsewhere_leaves_a_number_exact() -> None:
    assert [q.comparator for q in measured("超过预期，实现产值20亿元")] == ["eq"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("增速居全省第3位", 3),
        ("总量列全国第十二位", 12),
        ("名列全省第一，", 1),
        ("排名第2。", 2),
        ("综合评分位居第5名", 5),
        ("旅游收入居全省首位", 1),
        ("连续三年蝉联幸福城市榜首", 1),
        ("由第23位提升至15位", 23),
    ],
)
def test_ranks(text: str, place: float) -> None:
    rank = next(it for it in measured(text) if it.is_rank)
    assert (rank.value, rank.unit, rank.is_rank) == (place, "位", True)


def test_the_first_three_are_a_rank_of_at_most_three() -> None:
    (rank,) = measured("进入全国前三位")
    assert (rank.value, rank.comparator) == (3, "le")


@pytest.mark.parametrize("text", ["自治区第十三次党代会", "全国第二批试点", "第三届博览会", "列入第一批名单"])
def test_ordinals_are_no_ranks(text: str) -> None:
    assert measured(text) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("part_of_a_name_before", "改造G318公里标志"),
        ("ordinal", "召开第12次会议"),
        ("plus_sign", "完善“1个+N”服务"),
        ("model_or_level", "创建5A级景区"),
        ("meeting_or_edition", "举办20届会"),
        ("threshold_in_a_name", "规模达500万元以上工业企业"),
        ("threshold_in_a_name", "3岁以下婴幼儿"),
        ("size_of_a_project", "培育50亿元级产业集群"),
        ("counts_of_the_text", "做好4个方面的工作"),
        ("time_in_a_name", "打造15分钟便民生活圈"),
        ("meeting_or_edition", "改革开放40周年"),
        ("name_of_an_institute", "依托726所组建实验室"),
        ("counts_of_the_text", "近400字"),
        ("threshold_in_a_name", "购置5吨以上洒水车"),
        ("age", "60周岁老人"),
        ("plan_of_years", "落实3年行动计划"),
        ("name_of_a_project", "引进3520项目"),
        ("people_of_a_kind_of_city", "建设一百万人口的新城区"),
        ("word_with_a_numeral", "打破城乡二元结构"),
        ("word_with_a_numeral", "统一户口"),
        ("matter_of_first_rank", "把安全放在第一位"),
        ("time_it_took", "仅用20天建成"),
        ("date", "2019年3月15日召开"),
        ("date", "12日开工"),
        ("quoted_name", "落实“三个100万”方案"),
        ("quoted_name", "印发《扶持1000家企业办法》"),
        ("slogan", "锚定“1个目标、5个定位、6大任务”"),
    ],
)
def test_numbers_that_measure_nothing(rule: str, text: str) -> None:
    assert found(text) == [], rule


@pytest.mark.parametrize(
    "text",
    [
        "道路318公里",
        "召开会议12次",
        "服务站点1个，另有村点",
        "工期40周",
        "新建726所学校",
        "洒水5吨以上",
        "创建景区5个",
        "举办活动20场",
        "投入500万元以上",
        "产值50亿元",
        "建成市场4个",
        "车程15分钟",
        "老人60人",
        "救助3户",
        "引进项目3520个",
        "常住人口一百万人",
        "位居全省第一位",
        "有效期20天",
        "产量“翻番”到1000吨",
    ],
)
def test_numbers_that_look_like_those_and_measure_something(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("印发〔2019〕12号文件", "document_number"),
        ("3月5日召开", "date"),
        ("2019年11月召开", "date"),
        ("二〇一九年十月", "date"),
        ("二〇一九年期末结余", "date"),
        ("连续2019年增长", "date"),
        ("连续二〇一九年增长", "date"),
        ("20世纪90年代", "date"),
        ("会议14时开始", "clock_time"),
        ("落实3年行动计划", "time_span"),
        ("完善15分钟生活圈", "time_span"),
        ("倒计时100天活动", "time_span"),
        ("关爱80岁老人", "age"),
        ("改造G318线", "name"),
        ("创建4A级景区", "name"),
        ("女子67公斤级冠军", "name"),
        ("第三批名单", "ordinal"),
        ("一是抓项目", "list_mark"),
        ("培育10亿元级企业", "threshold"),
        ("海拔3500米以上乡镇", "threshold"),
        ("5吨以上洒水车", "threshold"),
        ("做好四个方面工作", "text_count"),
        ("统一规划", "idiom"),
        ("新建一座水厂", "small_count"),
        ("数百家企业参展", "vague"),
        ("配比为1∶13", "ratio"),
        ("三分之二的乡镇", "fraction"),
        ("拨打12345热线", "phone"),
    ],
)
def test_every_number_that_measures_nothing_has_its_reason(text: str, reason: str) -> None:
    assert {it.reason for it in quantities(text) if isinstance(it, NoQuantity)} == {reason}
    assert measured(text) == []


def test_three_shares_of_a_whole_are_told_from_other_ratios() -> None:
    assert [(it.value, it.part_of_ratio) for it in measured("三次产业结构为9.4∶41.2∶49.4")] == [
        (9.4, 0),
        (41.2, 1),
        (49.4, 2),
    ]
    assert [it.part_of_ratio for it in measured("比分3∶2∶1")] == []


def test_the_unit_behind_a_list_is_that_of_all_its_numbers() -> None:
    assert found("分别提高12.3、8.7和6.1个百分点") == [
        ("12.3", 12.3, "个百分点"),
        ("8.7", 8.7, "个百分点"),
        ("6.1个百分点", 6.1, "个百分点"),
    ]


def test_quantities_do_not_overlap_and_stand_in_order() -> None:
    text = "完成投资2-3亿元，增长百分之六，居全省第4位，带动12万人就业"
    spans = [(q.start, q.end) for q in measured(text)]
    assert len(spans) == 4
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "reading"),
    [("百万人次", (100, None, "万人次")), ("2-3家", (2, 3, "家")), ("六成", (60, None, "%"))],
)
def test_the_characters_of_an_amount_alone_are_read_the_same(
    text: str, reading: tuple[float, float | None, str]
) -> None:
    assert reading in {(q.value, q.value_high, q.unit) for q in read_amounts(text)}


def test_an_amount_with_words_around_it_is_no_amount_alone() -> None:
    assert list(read_amounts("共2-3家")) == []


@pytest.mark.parametrize("row", ["1,", "12亿元、", "2021年", "3%—5%、", "三百户"])
def test_a_sentence_of_nothing_but_numbers_is_not_read_number_by_number(row: str) -> None:
    found = quantities(row * 200)
    assert [getattr(item, "reason", None) for item in found] == ["not_prose"]
    assert quantities(row * 3) != found


@pytest.mark.parametrize(
    "number",
    [
        "7" * 400,
        ",".join(["777"] * 134),
        "0." + "3" * 400,
        "九" * 400,
        "三" + "亿" * 2000,
        "5至" + "7" * 400,
        "1.2.3",
        "第" + "九" * 400,
    ],
)
def test_a_number_that_no_measurement_has_is_no_quantity(number: str) -> None:
    found = quantities(f"新建公园{number}个。")
    assert found and not [it for it in found if isinstance(it, Quantity) and it.end - it.start > 3]
    assert "not_understood" in {it.reason for it in found if isinstance(it, NoQuantity)}
