"""Targets and what became of them."""

import datetime
from typing import Any

import pytest

from pipeline.extraction.amounts.units import in_base_unit
from pipeline.linking.outcomes import target_outcomes

DOCUMENTS = [
    {"document_id": name, "delivered_on": delivered, "published_on": published, "plan_period": plan}
    for name, delivered, published, plan in (
        ("plan", datetime.date(2020, 1, 8), None, "2020"),
        ("report", datetime.date(2021, 1, 8), None, "2021"),
        ("later", None, datetime.date(2021, 6, 1), None),
        ("undated", None, None, "2021"),
    )
]
INDICATORS = [
    {"indicator": code, "direction": direction, "kind": kind}
    for code, direction, kind in (
        ("gdp", "up", "flow"),
        ("fiscal_revenue", "up", "flow"),
        ("urban_employment_new", "up", "addition"),
        ("urban_unemployment_rate", "down", "rate"),
        ("energy_per_gdp", "down", "rate"),
    )
]


def row(name: str, value: float, unit: str = "%", **changes: Any) -> dict[str, Any]:
    """An observation of a growth of GDP in 2020, said as planned, but for the changes."""
    base = in_base_unit(value, unit)
    return {
        "observation_id": name,
        "sentence": f"{name}{value}{unit}",
        "sentence_start": 100,
        "raw_start": 100 + len(name),
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
        "period_end": datetime.date(2020, 12, 31),
        "base_period": None,
        "annual_average": False,
        "comparison_basis": None,
        "status": "target",
        "region": "绵阳市",
        "region_code": "510700",
        "rank_scope": None,
    } | changes


def target(value: float, unit: str = "%", **changes: Any) -> dict[str, Any]:
    return row("target", value, unit, **changes)


def actual(value: float, unit: str = "%", **changes: Any) -> dict[str, Any]:
    return row("actual", value, unit, **({"status": "actual", "document_id": "report"} | changes))


def outcome(*rows: dict[str, Any]) -> dict[str, Any]:
    """What became of the one target among the rows."""
    (found,) = target_outcomes(rows, DOCUMENTS, INDICATORS)
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
    assert found["actual_value"] == reached["value"]
    assert found["reason"] is None


def test_what_agrees_as_far_as_both_are_stated_is_met() -> None:
    land = {"indicator": None, "indicator_name": "新建高标准农田面积", "measure": "level"}
    found = outcome(target(37.84, "万亩", **land), actual(37.8, "万亩", **land))
    assert (found["result"], found["gap"]) == ("met", -0.04)
    assert outcome(target(37.84, "万亩", **land), actual(37.7, "万亩", **land))["result"] == "not_met"
    assert outcome(target(7), actual(6.9))["result"] == "not_met"


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
        actual(7, region="三台县", region_code="510722"),
        actual(7, indicator="fiscal_revenue"),
        actual(7, period=None),
        actual(7, document_id="plan"),
        actual(7, status="estimate", document_id="plan", sentence_start=900),
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
        (actual(7, annual_average=True), "the average of a year"),
        (actual(7, comparison_basis="current_prices"), "nominal against real"),
        (actual(86), "too far apart"),
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
    assert target_outcomes([actual(7), actual(7, status="estimate")], DOCUMENTS, INDICATORS) == []


def test_a_document_does_not_tell_what_became_of_its_own_targets() -> None:
    """What it says of the same period is where the target starts from."""
    start = actual(293, "条", measure="level", document_id="plan", sentence_start=900)
    found = outcome(target(350, "条", measure="level"), start)
    assert (found["result"], found["actual_observation_id"]) == ("pending", None)


def test_an_estimate_counts_where_it_looks_back_and_no_final_figure_is_known() -> None:
    for document in ("report", "undated"):
        found = outcome(target(7), actual(6.9, status="estimate", document_id=document))
        assert (found["result"], found["gap"]) == ("not_met", -0.1)
        assert "estimate" in found["reason"]
    final = actual(7.1, observation_id="final", document_id="report")
    found = outcome(target(7), actual(6.9, status="estimate", document_id="later"), final)
    assert (found["result"], found["actual_observation_id"], found["reason"]) == ("met", "final", None)


def test_real_growth_meets_real_growth() -> None:
    income = {"indicator": None, "indicator_name": "居民人均可支配收入"}
    aim = target(6, comparison_basis="constant_prices", **income)
    assert outcome(aim, actual(6.3, comparison_basis="constant_prices", **income))["result"] == "met"
    nominal = outcome(aim, actual(8.2, **income))
    assert nominal["result"] == "not_comparable"
    assert "target at constant prices, actual at current prices" in nominal["reason"]
    # Growth of GDP is at constant prices, whether it says so or not.
    assert outcome(target(7), actual(7.1, comparison_basis="constant_prices"))["result"] == "met"


def test_what_is_compared_on_another_scope_or_at_other_prices_is_not_compared() -> None:
    revenue = {"indicator": "fiscal_revenue"}
    found = outcome(target(11, comparison_basis="same_scope", **revenue), actual(24.8, **revenue))
    assert found["result"] == "not_comparable"
    assert "the scope differs" in found["reason"]
    level = {"measure": "level", "indicator_name": "地区生产总值"}
    old_prices = target(11_800, "亿元", comparison_basis="constant_prices", **level)
    assert outcome(old_prices, actual(18_278, "亿元", **level))["result"] == "not_comparable"


def test_net_and_gross_are_two_things() -> None:
    net = {"indicator": None, "indicator_name": "净增高新技术企业数", "measure": "level"}
    gross = {**net, "indicator": None, "indicator_name": "新增高新技术企业数"}
    code = {"indicator": "urban_employment_new"}
    found = outcome(target(84, "家", **{**gross, **code}), actual(78, "家", **{**net, **code}))
    assert "net against gross" in found["reason"]


def test_a_level_many_times_the_target_is_of_another_thing() -> None:
    aim = {"indicator": None, "indicator_name": "农村劳动力转移就业人数", "measure": "level"}
    total = outcome(target(100, "万人", **aim), actual(1_320, "万人", **aim))
    assert total["result"] == "not_comparable"
    assert "too far apart" in total["reason"]
    assert outcome(target(100, "万人", **aim), actual(140, "万人", **aim))["result"] == "met"


FIVE_YEARS = {"period": "2016/2020"}


def of_years(*values: float, unit: str = "%", first: int = 2016, **said: Any) -> list[dict[str, Any]]:
    """Actuals of one year each."""
    years = enumerate(values, start=first)
    return [actual(value, unit, period=str(year), observation_id=f"of_{year}", **said) for year, value in years]


def test_an_average_of_five_years_is_computed_where_all_of_them_are_known() -> None:
    aim = target(7, annual_average=True, comparator="ge", **FIVE_YEARS)
    found = outcome(aim, *of_years(8, 7.5, 7, 6.5, 6.1))
    assert (found["result"], found["actual_observation_id"]) == ("met", None)
    assert found["actual_value"] == pytest.approx(7.018, abs=0.001)
    assert found["gap"] == pytest.approx(0.018, abs=0.001)
    assert found["computed_from"] == [f"of_{year}" for year in range(2016, 2021)]
    assert found["reason"] == "computed from the values of 2016 to 2020: 8, 7.5, 7, 6.5, 6.1 %"


def test_an_average_of_which_years_are_missing_is_not_compared() -> None:
    aim = target(7, annual_average=True, **FIVE_YEARS)
    found = outcome(aim, *of_years(7.5, 7, first=2019))
    assert (found["result"], found["gap"]) == ("not_comparable", None)
    assert "nothing is known of 2016, 2017, 2018" in found["reason"]
    assert outcome(aim, *of_years(8, 7.5, 7))["result"] == "pending"


def test_growths_multiply_and_flows_add_up_over_the_years() -> None:
    whole = outcome(target(40, **FIVE_YEARS), *of_years(8, 7.5, 7, 6.5, 6.1))
    assert (whole["result"], whole["actual_value"]) == ("met", pytest.approx(40.373, abs=0.001))
    jobs = {"indicator": "urban_employment_new", "measure": "level"}
    found = outcome(target(25, "万人", **jobs, **FIVE_YEARS), *of_years(5, 5, 4.5, 5, 4.8, unit="万人", **jobs))
    assert (found["result"], found["actual_value"], found["gap"]) == ("not_met", 24.3, -0.7)
    mean = target(4.5, "万人", annual_average=True, **jobs, **FIVE_YEARS)
    assert outcome(mean, *of_years(5, 5, 4.5, 5, 4.8, unit="万人", **jobs))["actual_value"] == 4.86


def test_a_rate_of_each_year_does_not_add_up() -> None:
    rate = {"indicator": "urban_unemployment_rate", "measure": "level"}
    found = outcome(target(4, comparator="le", **rate, **FIVE_YEARS), *of_years(3, 3, 3, 3, 3, **rate))
    assert found["result"] == "pending"


def test_what_a_document_says_goes_before_what_can_be_computed() -> None:
    aim = target(7, annual_average=True, **FIVE_YEARS)
    stated = actual(6.9, annual_average=True, **FIVE_YEARS)
    found = outcome(aim, stated, *of_years(8, 7.5, 7, 6.5, 6.1))
    assert (found["actual_observation_id"], found["computed_from"]) == ("actual", [])


def test_a_name_that_means_several_things_is_not_compared() -> None:
    road = {"indicator": None, "indicator_name": "市财政安排资金", "measure": "level"}
    first, second = target(300, "万元", **road), target(120, "万元", observation_id="another", **road)
    found = target_outcomes([first, second, actual(280, "万元", **road)], DOCUMENTS, INDICATORS)
    assert {row["result"] for row in found} == {"not_comparable"}
    told = outcome(first, actual(280, "万元", **road), actual(310, "万元", observation_id="another", **road))
    assert told["result"] == "not_comparable"
    assert "several values under this name: 280, 310 万元" in told["reason"]


def test_a_share_is_of_its_whole() -> None:
    share = {"measure": "share", "indicator_name": "研发经费占地区生产总值比重"}
    other = {"measure": "share", "indicator_name": "能源工业占地区生产总值比重"}
    assert outcome(target(1.6, **share), actual(1.7, **other))["result"] == "pending"
    assert outcome(target(1.6, **share), actual(1.7, **share))["result"] == "met"


def test_plain_numbers_meet_plain_numbers() -> None:
    plain = {"unit": None, "indicator": None, "indicator_name": "基尼系数", "measure": "level"}
    found = outcome(target(0.42, "") | plain | {"comparator": "le"}, actual(0.41, "") | plain)
    assert (found["result"], found["gap"]) == ("met", -0.01)


def test_what_is_to_be_begun_is_no_target_for_what_is_done() -> None:
    works = {"indicator": None, "indicator_name": "老旧小区改造数", "measure": "level"}

    def said(words: str, make: Any, value: float) -> dict[str, Any]:
        return make(value, "个", **works, sentence=f"{words}{value}个老旧小区改造。", raw_start=100 + len(words))

    begun, done = "全面完成棚改，启动", "改造棚户区，完成"
    assert outcome(said(begun, target, 260), said(done, actual, 210))["result"] == "not_comparable"
    assert outcome(said(begun, target, 260), said(begun, actual, 260))["result"] == "met"
    assert outcome(said(done, target, 210), said(done, actual, 190))["result"] == "not_met"
    # Where the access of a document withholds the sentence, nothing says that they differ.
    assert outcome(said(begun, target, 260), said(done, actual, 260) | {"sentence": None})["result"] == "met"
    # 启动 of another clause says nothing of this one.
    assert outcome(said("启动新城建设，改造", target, 210), said(done, actual, 210))["result"] == "met"


def test_a_figure_told_before_the_period_ended_says_so() -> None:
    in_december = [{**DOCUMENTS[0]}, {**DOCUMENTS[1], "delivered_on": datetime.date(2020, 12, 23)}]
    (found,) = target_outcomes([target(7), actual(7.4)], in_december, INDICATORS)
    assert (found["result"], found["reason"]) == ("met", "judged by a figure of 2020-12-23, before the period ended")


def test_a_bound_on_the_worse_side_of_the_target_decides_nothing() -> None:
    found = outcome(target(11, comparator="ge"), actual(10, comparator="gt"))
    assert (found["result"], found["gap"]) == ("not_comparable", None)
    assert found["reason"] == "the actual is only said to be beyond 10 %"
    assert outcome(target(11), actual(10, comparator="lt"))["result"] == "not_met"
    assert outcome(target(11), actual(12, comparator="gt"))["result"] == "met"
    rate = {"indicator": "urban_unemployment_rate", "measure": "level"}
    assert outcome(target(4, **rate), actual(4.5, comparator="lt", **rate))["result"] == "not_comparable"
    assert outcome(target(4, **rate), actual(4.5, comparator="gt", **rate))["result"] == "not_met"
