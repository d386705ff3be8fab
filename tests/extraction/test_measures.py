"""How a number relates to what it measures."""

import pytest

from tests.extraction.observation_sentences import only, read


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("财政总收入增长8.6%。", "growth", 8.6),
        ("财政总收入同比下降8.6%。", "growth", -8.6),
        ("“三公”经费压减11.2%。", "growth", -11.2),
        ("进出口总额增长1.4倍。", "growth", 1.4),
        ("固定资产投资增幅9.7%。", "growth", 9.7),
        ("一般公共预算支出降幅为2.3%。", "growth", -2.3),
        ("城镇登记失业率下降0.4个百分点。", "change", -0.4),
        ("森林覆盖率提高1.5个百分点。", "change", 1.5),
        ("税收收入比上年增加12亿元。", "change", 12),
        ("平均通勤时间缩短6分钟。", "change", -6),
        ("税收收入增加到12亿元。", "level", 12),
        ("城镇登记失业率降到3.2%。", "level", 3.2),
        ("森林覆盖率为47%。", "level", 47),
        ("人口自然增长率为4.2‰。", "level", 4.2),
        ("精简办事环节39项。", "level", 39),
        ("办事环节精简了39项。", "level", 39),
        ("改造提升3条老街。", "level", 3),
        ("新增就业岗位5000个。", "level", 5000),
        ("税收收入占财政总收入的71.5%。", "share", 71.5),
        ("民营经济增加值占比达62%。", "level", 62),
        ("外贸总量居全省第4位。", "rank", 4),
        ("外贸总量比上年前移2位。", "change", 2),
        ("外贸总量跃升到30亿元。", "level", 30),
        ("财政收入增长-2.3%。", "growth", -2.3),
        ("财政收入同比增长－2.3%。", "growth", -2.3),
        ("审批时限提速50%。", "growth", -50),
        ("药品价格平均降价50%。", "growth", -50),
        ("居民消费价格指数控制在3%以内。", "growth", 3),
        ("人均收入是2015年的1.9倍。", "growth", 1.9),
        ("人均收入达到全国的1.9倍。", "level", 1.9),
    ],
)
def test_measures(text: str, measure: str, value: float) -> None:
    item = only(text)
    assert (item.measure, item.value) == (measure, value)


def test_a_named_base_year_is_kept_and_no_other_is_made_up() -> None:
    since = only("旅游总收入比2010年增长2.4倍。")
    assert (since.base, since.name) == ("2010", "旅游总收入")
    assert only("旅游总收入同比增长24%。").base is None
    assert only("旅游总收入比去年同期增长24%。").base is None


def test_the_base_year_of_a_level_is_none_of_its_own() -> None:
    level, growth = read("2018年旅游总收入达到240亿元，比2010年增长2.4倍。")
    assert (level.measure, level.base, level.period) == ("level", None, "2018")
    assert (growth.measure, growth.base, growth.period) == ("growth", "2010", "2018")


def test_the_part_and_the_whole_of_a_share_are_both_in_its_name() -> None:
    item = only("民生支出占一般公共预算支出的比重为80.2%。")
    assert (item.code, item.name) == ("livelihood_expenditure", "民生支出占一般公共预算支出比重")


def test_a_number_that_is_listed_behind_a_rank_is_no_rank() -> None:
    found = read("外贸总量居全省第一、3家。") + read("手机产量均进入全国前六、5亿斤以上。")
    assert [(item.measure, item.unit) for item in found] == [
        ("rank", "位"), ("level", "家"), ("rank", "位"), ("level", "亿斤"),
    ]  # fmt: skip


def test_a_rank_has_its_scope() -> None:
    _, rank = read("固定资产投资增长11%，增速居全国第2位。")
    assert (rank.scope, rank.code, rank.value) == ("全国", "fixed_asset_investment", 2)
    assert only("综合评分位列第2位。").scope is None


def test_a_base_year_holds_for_the_growths_that_follow_in_its_sentence() -> None:
    text = "2019年，全市生产总值1860亿元，比2015年增长38.2%；财政总收入214亿元，增长41.5%；出口同比增长3%。"
    growths = [one for one in read(text) if one.measure == "growth"]
    assert [(one.value, one.base) for one in growths] == [(38.2, "2015"), (41.5, "2015"), (3, None)]
    assert [one.base for one in read("粮食产量40万吨，增长2%。") if one.measure == "growth"] == [None]
