"""Targets and what became of them."""

import datetime
from typing import Any

import pytest

from pipeline.extraction.amounts.units import in_base_unit
from pipeline.linking.outcomes import target_outcomes

DOCUMENTS = [
    {"document_id": "plan", "delivered_on": datetime.date(2020, 1, 8), "published_on": None},
    {"document_id": "report", "delivered_on": datetime.date(2021, 1, 8), "published_on": None},
    {"document_id": "later", "delivered_on": None, "published_on": datetime.date(2021, 6, 1)},
]
DIRECTIONS = {"gdp": "up", "fiscal_revenue": "up", "urban_unemployment_rate": "down", "energy_per_gdp": "down"}


def row(name: str, value: float, unit: str = "%", **changes: Any) -> dict[str, Any]:
    """An observation of a growth of GDP in 2020, said as planned, but for the changes."""
    base = in_base_unit(value, unit)
    return {
        "observation_id": name,
        "sentence_start": 100,
        "document_id": "plan",
        "indicator": "gdp",
        "indicator_name": "地区生产总值",
        "measure": "growth",
        "value": value,
        "value_high": None,
        "unit": unit,
        "value_base": base[0] if base else None,
        "unit_base": base[1] if base else None,
        "comparator": "eq",
        "period": "2020",
        "base_period": None,
        "status": "target",
        "region": "绵阳市",
        "rank_scope": None,
    } | changes


def target(value: float, unit: str = "%", **changes: Any) -> dict[str, Any]:
    return row("target", value, unit, **changes)


def actual(value: float, unit: str = "%", **changes: Any) -> dict[str, Any]:
    return row("actual", value, unit, **({"status": "actual", "document_id": "report"} | changes))


def outcome(*rows: dict[str, Any]) -> dict[str, Any]:
    """What became of the one target among the rows."""
    (found,) = target_outcomes(rows, DOCUMENTS, DIRECTIONS)
    return found


@pytest.mark.parametrize(
    ("aim", "reached", "result", "gap"),
    [
        (target(7), actual(7), "met", 0),
        (target(7), actual(7.4), "met", 0.4),
        (target(7), actual(6.8), "not_met", -0.2),
        (target(7, comparator="ge"), actual(7), "met", 0),
        (target(7, comparator="gt"), actual(7), "not_met", 0),
        (target(7, comparator="gt"), actual(7, comparator="gt"), "met", 0),
        (target(7, comparator="le"), actual(7), "met", 0),
        (target(7, comparator="le"), actual(7.1), "not_met", 0.1),
        (target(7, comparator="lt"), actual(7), "not_met", 0),
        (target(8, comparator="approx"), actual(7.7), "met", -0.3),
        (target(8, comparator="approx"), actual(7.2), "not_met", -0.8),
        (target(8, comparator="approx"), actual(9.5), "met", 1.5),
    ],
)
def test_met_or_not(aim: dict[str, Any], reached: dict[str, Any], result: str, gap: float) -> None:
    found = outcome(aim, reached)
    assert (found["result"], found["gap"]) == (result, gap)
    assert (found["target_observation_id"], found["actual_observation_id"]) == ("target", "actual")
    assert found["reason"] is None


def test_less_is_better_where_the_indicator_says_so() -> None:
    rate = {"indicator": "urban_unemployment_rate", "measure": "level"}
    assert outcome(target(4, **rate), actual(3.2, **rate))["result"] == "met"
    assert outcome(target(4, **rate), actual(4.4, **rate))["result"] == "not_met"
    fall = {"indicator": "energy_per_gdp"}
    assert outcome(target(-3, **fall), actual(-3.6, **fall))["result"] == "met"
    assert outcome(target(-3, **fall), actual(-1, **fall))["result"] == "not_met"


def test_a_smaller_rank_is_better() -> None:
    rank = {"measure": "rank", "rank_scope": "全省"}
    assert outcome(target(5, "位", **rank), actual(3, "位", **rank))["result"] == "met"
    assert outcome(target(5, "位", **rank), actual(6, "位", **rank))["result"] == "not_met"
    other = outcome(target(5, "位", **rank), actual(3, "位", measure="rank", rank_scope="全国"))
    assert other["result"] == "not_comparable"
    assert "scope" in other["reason"]


def test_units_may_be_written_differently_and_the_gap_is_in_that_of_the_target() -> None:
    level = {"indicator": "fiscal_revenue", "measure": "level"}
    found = outcome(target(112, "亿元", **level), actual(1_105_000, "万元", **level))
    assert (found["result"], found["gap"]) == ("not_met", -1.5)


def test_a_target_of_nothing_has_a_gap_in_its_own_unit() -> None:
    level = {"indicator": "fiscal_revenue", "measure": "level"}
    assert outcome(target(0, "亿元", **level), actual(20_000, "万元", **level))["gap"] == 2


def test_what_no_document_tells_yet_is_pending() -> None:
    for other in (
        actual(7, period="2021"),
        actual(7, region="三台县"),
        actual(7, indicator="fiscal_revenue"),
        actual(7, status="estimate"),
        actual(7, period=None),
    ):
        found = outcome(target(7), other)
        assert (found["result"], found["actual_observation_id"], found["gap"]) == ("pending", None, None)
        assert "no document states" in found["reason"]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (actual(3100, "亿元", measure="level"), "measure"),
        (actual(40, base_period="2015"), "base period"),
        (actual(2, "个百分点"), "unit"),
    ],
)
def test_unlike_things_are_not_compared(other: dict[str, Any], said: str) -> None:
    found = outcome(target(7), other)
    assert (found["result"], found["gap"], found["actual_observation_id"]) == ("not_comparable", None, "actual")
    assert said in found["reason"]


def test_a_target_without_a_period_is_not_comparable() -> None:
    found = outcome(target(7, period=None), actual(7))
    assert (found["result"], found["reason"]) == ("not_comparable", "the target names no period")


def test_a_comparable_actual_is_preferred_to_one_that_is_not() -> None:
    other = actual(3100, "亿元", measure="level", observation_id="other", document_id="later")
    assert outcome(target(7), actual(7.2), other)["actual_observation_id"] == "actual"


def test_of_several_actuals_the_latest_document_counts() -> None:
    revised = actual(6.1, observation_id="revised", document_id="later")
    assert outcome(target(7), revised, actual(7.2))["actual_observation_id"] == "revised"


def test_indicators_without_a_code_are_compared_by_name() -> None:
    unnamed = {"indicator": None, "indicator_name": "新建幼儿园数", "measure": "level"}
    assert outcome(target(12, "所", **unnamed), actual(14, "所", **unnamed))["result"] == "met"
    school = unnamed | {"indicator_name": "新建学校数"}
    assert outcome(target(12, "所", **unnamed), actual(14, "所", **school))["result"] == "pending"


def test_actuals_and_estimates_have_no_outcome() -> None:
    assert target_outcomes([actual(7), actual(7, status="estimate")], DOCUMENTS, DIRECTIONS) == []


def test_where_a_target_starts_from_is_not_what_became_of_it() -> None:
    start = actual(293, "条", measure="level", document_id="plan")
    found = outcome(target(350, "条", measure="level"), start)
    assert (found["result"], found["actual_observation_id"]) == ("pending", None)
    elsewhere = actual(352, "条", measure="level", document_id="plan", sentence_start=900)
    assert outcome(target(350, "条", measure="level"), elsewhere)["result"] == "met"


def test_plain_numbers_meet_plain_numbers() -> None:
    plain = {"unit": None, "indicator": None, "indicator_name": "基尼系数", "measure": "level"}
    found = outcome(target(0.42, "") | plain | {"comparator": "le"}, actual(0.41, "") | plain)
    assert (found["result"], found["gap"]) == ("met", -0.01)
