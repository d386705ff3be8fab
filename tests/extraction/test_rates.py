"""What a number is a rate of: a yearly average, real or nominal, at the scope of before."""

import pytest

from pipeline.extraction.observations import Observation, observations
from tests.extraction.observation_sentences import sentence


def rates(text: str, role: str = "review") -> list[tuple[bool, str | None]]:
    found = observations(sentence(text, role))
    return [(item.annual_average, item.comparison_basis) for item in found if isinstance(item, Observation)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值年均增长8%左右。", [True]),
        ("城镇居民和农村居民人均可支配收入年均分别增长7%和8%。", [True, True]),
        ("固定资产投资年均增长7.1%、达到1.77万亿元。", [True, False]),
        ("单位GDP能耗累计下降15%。", [False]),
        ("平均每年新增就业5万人，五年共26万人。", [True, False]),
    ],
)
def test_an_average_of_a_year_is_told_from_the_whole(text: str, expected: list[bool]) -> None:
    assert [average for average, _ in rates(text, "plan")] == expected


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("城镇居民人均可支配收入实际增长6.1%。", "constant_prices"),
        ("地区生产总值增长8.2%（按可比价计算）。", "constant_prices"),
        ("地区生产总值达到1180亿元（按2002年价格）。", "constant_prices"),
        ("农民人均纯收入名义增长8%。", "current_prices"),
        ("一般公共预算收入同口径增长5%。", "same_scope"),
        ("实际利用外资增长5%。", None),
        ("地区生产总值增长8.2%。", None),
    ],
)
def test_what_a_growth_is_compared_on_where_it_says_so(text: str, basis: str | None) -> None:
    assert [found for _, found in rates(text)] == [basis]


def test_each_growth_has_its_own() -> None:
    text = "居民人均可支配收入名义增长8%，实际增长6.1%。"
    assert [found for _, found in rates(text)] == ["current_prices", "constant_prices"]


def test_the_first_months_are_a_period_of_their_own() -> None:
    (item,) = [it for it in observations(sentence("前11个月，固定资产投资增长13.3%。")) if isinstance(it, Observation)]
    assert item.period == "2019-01/2019-11"


def test_the_scope_of_a_list_of_ranks_is_that_of_all() -> None:
    found = observations(sentence("工业增加值、固定资产投资增速分别居全省第四位、第二位。"))
    assert [item.rank_scope for item in found if isinstance(item, Observation)] == ["全省", "全省"]
