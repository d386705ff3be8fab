"""Whether a row says what its annotation says: amounts, names, and every field."""

from typing import Any

import pytest

from pipeline.evaluation.amounts import same_amount
from pipeline.evaluation.judgement import judge_observation, judge_project
from pipeline.evaluation.likeness import like_indicators, like_projects
from tests.evaluation.marked import MARKED, MARKED_PROJECT, MENTION, ROW


@pytest.mark.parametrize(
    ("value", "unit", "other", "other_unit"),
    [
        (1102.3, "亿元", 11023000, "万元"),
        (1.1, "倍", 110, "%"),
        (3.2, "万人次", 32000, "人"),
        (5, "件次", 5, "件"),
        (3, "名", 3, "位"),
        (27.5, "平方公里", 27.5, "平方千米"),
        (12, "个乡镇", 12, "乡镇"),
        (300, "停车位", 300, "车位"),
        (12, "千瓦", 0.0012, "万千瓦"),
        (2, "万栋楼房", 20000, "栋楼房"),
        (86, None, 86, "公里"),
        (1000, "亿元", 1000, "亿"),
        (-15.8, "%", -15.8, "％"),
    ],
)
def test_amounts_written_otherwise_are_the_same(
    value: float, unit: str | None, other: float, other_unit: str | None
) -> None:
    assert same_amount(value, unit, other, other_unit)
    assert same_amount(other, other_unit, value, unit)


@pytest.mark.parametrize(
    ("value", "unit", "other", "other_unit"),
    [
        (112, "亿元", 112, "万元"),
        (112, "亿元", 112, "亿美元"),
        (0.6, "个百分点", 0.6, "%"),
        (15.8, "%", -15.8, "%"),
        (100.001, "户", 100, "户"),
        (5, "公里", 5, "平方公里"),
    ],
)
def test_other_amounts_are_others(value: float, unit: str, other: float, other_unit: str) -> None:
    assert not same_amount(value, unit, other, other_unit)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("新建幼儿园数", "新建公办幼儿园数", True),
        ("规上工业企业利润", "规模以上工业企业利润", True),
        ("单位GDP能耗", "单位生产总值能耗", True),
        ("陶瓷产业营业收入", "产业营业收入", True),
        ("“放心”食堂（餐厅）数", "放心食堂、餐厅数", True),
        ("新建幼儿园数", "粮食产量", False),
        ("收入", "城镇居民人均可支配收入", False),
        ("", "", False),
    ],
)
def test_names_of_indicators(one: str, other: str, alike: bool) -> None:
    assert like_indicators(one, other) is like_indicators(other, one) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("临望铁路", "临望铁路建设工程", True),
        ("临江港区二号码头", "临江港区二号码头项目", True),
        ("临江港区二号码头", "临江港区三号码头", False),
        ("临望铁路", "临望高速", False),
    ],
)
def test_names_of_projects(one: str, other: str, alike: bool) -> None:
    assert like_projects(one, other) is like_projects(other, one) is alike


def test_a_right_row_is_full() -> None:
    assert judge_observation(MARKED, ROW).level == 3
    assert judge_observation(MARKED, ROW | {"value": 1_120_000.0, "unit": "万元"}).level == 3
    assert judge_project(MARKED_PROJECT, MENTION).level == 3


@pytest.mark.parametrize(
    ("changes", "level", "field"),
    [
        ({"value": 113.0}, 0, "amount"),
        ({"unit": "万元"}, 0, "amount"),
        ({"indicator": "gdp"}, 1, "indicator"),
        ({"indicator": None}, 1, "indicator"),
        ({"period": "2020"}, 2, "period"),
        ({"status": "target"}, 2, "status"),
        ({"region": "望河县"}, 2, "region"),
        ({"measure": "growth"}, 2, "measure"),
        ({"comparator": "le"}, 2, "comparator"),
        ({"comparator": "eq"}, 2, "comparator"),
        ({"value_high": 120.0}, 3, "value_high"),
        ({"base_period": "2010"}, 3, "base_period"),
    ],
)
def test_what_is_wrong_in_an_observation_is_seen(changes: dict[str, Any], level: int, field: str) -> None:
    judgement = judge_observation(MARKED, ROW | changes)
    assert judgement.level == level
    assert [name for name, right in judgement.fields.items() if not right] == [field]


@pytest.mark.parametrize(
    "changes",
    [{"period": "2019"}, {"measure": "share"}, {"comparator": "ge"}, {"comparator": "approx"}],
)
def test_what_a_fair_reader_could_say_too_is_right(changes: dict[str, Any]) -> None:
    assert judge_observation(MARKED, ROW | changes).level == 3


def test_a_code_is_needed_where_the_annotation_has_one_and_a_name_where_it_has_none() -> None:
    without = MARKED | {"code": None, "indicator": "新建幼儿园数"}
    row = ROW | {"indicator": None}
    assert judge_observation(without, row | {"indicator_name": "新建公办幼儿园数"}).level == 3
    assert judge_observation(without, row | {"indicator_name": "粮食产量"}).level == 1
    assert judge_observation(MARKED, row).level == 1, "the name alone is not enough"
    assert judge_observation(MARKED | {"code_alt": ["gdp"]}, ROW | {"indicator": "gdp"}).level == 3
    assert judge_observation(MARKED | {"code_alt": [None]}, row).level == 3
    assert judge_observation(without | {"indicator_alt": ["粮食产量"]}, row | {"indicator_name": "粮食产量"}).level == 3


@pytest.mark.parametrize(
    ("changes", "level", "field"),
    [
        ({"name": "望河大桥"}, 1, "name"),
        ({"stage": "completed"}, 2, "stage"),
        ({"modality": "planned"}, 2, "modality"),
        ({"period": "2020"}, 3, "period"),
        ({"region": None}, 3, "region"),
    ],
)
def test_what_is_wrong_in_a_mention_is_seen(changes: dict[str, Any], level: int, field: str) -> None:
    judgement = judge_project(MARKED_PROJECT, MENTION | changes)
    assert judgement.level == level
    assert [name for name, right in judgement.fields.items() if not right] == [field]


def test_other_readings_of_a_mention_are_right() -> None:
    marked = MARKED_PROJECT | {"name_alt": ["临江至望河铁路"], "stage_alt": ["construction"]}
    assert judge_project(marked, MENTION | {"name": "临江至望河铁路", "stage": "construction"}).level == 3
