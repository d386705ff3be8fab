"""The scorer itself: it must see what is wrong."""

from typing import Any

import pytest

from tests.accuracy.scoring import Score, amount_level, observation_level, score, value_level

MARKED: dict[str, Any] = {
    "start": 10, "end": 15, "indicator": "财政总收入", "code": "fiscal_revenue", "measure": "level",
    "value": 112.0, "unit": "亿元", "comparator": "ge", "period": "2019", "period_alt": ["2018"],
    "status": "actual", "region": "绵阳市",
}  # fmt: skip
ROW: dict[str, Any] = {
    "raw_start": 10, "raw_end": 15, "indicator": "fiscal_revenue", "indicator_name": "财政总收入",
    "measure": "level", "value": 112.0, "unit": "亿元", "comparator": "gt", "period": "2018",
    "status": "actual", "region": "绵阳市",
}  # fmt: skip


def test_a_right_row_is_full() -> None:
    assert observation_level(MARKED, ROW) == 3
    assert observation_level(MARKED, ROW | {"value": 1_120_000.0, "unit": "万元"}) == 3


@pytest.mark.parametrize(
    ("row", "amount", "value"),
    [
        ({"value": 11_200_000_000.0, "unit": "元"}, 1, 1),
        ({"value": -112.0}, 1, 1),
        ({"value": 11_200_000_000.0, "unit": ""}, 0, 1),
        ({"value": 112.0, "unit": "亿吨"}, 0, 1),
        ({"value": 112.0, "unit": "万元"}, 0, 0),
    ],
)
def test_amounts_are_compared_with_and_without_their_unit(row: dict[str, Any], amount: int, value: int) -> None:
    assert amount_level(MARKED, ROW | row) == amount
    assert value_level(MARKED, ROW | row) == value


@pytest.mark.parametrize(
    ("wrong", "level"),
    [
        ({"value": 113.0}, 0),
        ({"unit": "万元"}, 0),
        ({"indicator": "gdp"}, 1),
        ({"indicator": None}, 1),
        ({"period": "2020"}, 2),
        ({"status": "target"}, 2),
        ({"region": "三台县"}, 2),
        ({"measure": "growth"}, 2),
        ({"comparator": "le"}, 2),
    ],
)
def test_what_is_wrong_is_seen(wrong: dict[str, Any], level: int) -> None:
    assert observation_level(MARKED, ROW | wrong) == level


def test_names_stand_in_where_there_is_no_code() -> None:
    marked = MARKED | {"code": None, "indicator": "新建幼儿园数"}
    row = ROW | {"indicator": None}
    assert observation_level(marked, row | {"indicator_name": "新建公办幼儿园数"}) == 3
    assert observation_level(marked, row | {"indicator_name": "粮食产量"}) == 1


def test_extra_rows_cost_precision_and_missing_ones_recall() -> None:
    extra = ROW | {"raw_start": 30, "raw_end": 35}
    missing = MARKED | {"start": 50, "end": 55}
    assert score([MARKED], [ROW, extra], observation_level, 3) == Score(1, 2, 1)
    assert score([MARKED, missing], [ROW], observation_level, 3) == Score(2, 1, 1)
    assert score([MARKED], [ROW, ROW], observation_level, 3) == Score(1, 2, 1)


def test_optional_annotations_count_neither_way() -> None:
    optional = MARKED | {"optional": True}
    assert score([optional], [ROW], observation_level, 3) == Score(0, 0, 0)
    assert score([optional], [], observation_level, 3) == Score(0, 0, 0)
