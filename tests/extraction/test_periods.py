"""When: periods named in a sentence, by its passage or by its document."""

import datetime

import pytest

from pipeline.extraction.circumstances.periods import bounds
from tests.extraction.observation_sentences import only, read


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2018年旅游总收入达到240亿元。", "2018"),
        ("2018年上半年旅游总收入达到240亿元。", "2018-H1"),
        ("2018年前三季度旅游总收入达到240亿元。", "2018-01/2018-09"),
        ("2018年一季度旅游总收入达到240亿元。", "2018-Q1"),
        ("2018年6月旅游总收入达到240亿元。", "2018-06"),
        ("2016年至2018年旅游总收入达到240亿元。", "2016/2018"),
        ("2018年至2016年旅游总收入达到240亿元。", "2016/2018"),
        ("去年旅游总收入达到240亿元。", "2019"),
        ("上年上半年旅游总收入达到240亿元。", "2019-H1"),
        ("前年旅游总收入达到240亿元。", "2018"),
        ("上半年旅游总收入达到240亿元。", "2019-H1"),
        ("“十二五”时期旅游总收入达到240亿元。", "2011/2015"),
        ("九五期间旅游总收入达到240亿元。", "1996/2000"),
        ("“十二五”末旅游总收入达到240亿元。", "2015"),
        ("到2025年旅游总收入达到240亿元。", "2025"),
        ("今后五年旅游总收入达到240亿元。", "2020/2024"),
        ("旅游总收入达到240亿元。", "2019"),
        ("1—11月旅游总收入达到240亿元。", "2019-01/2019-11"),
        ("2018年1—9月旅游总收入达到240亿元。", "2018-01/2018-09"),
        ("2016年以来旅游总收入累计240亿元。", "2016/2019"),
        ("近年来年均旅游总收入240亿元。", "2019"),
        ("近三年旅游总收入累计达到240亿元。", "2017/2019"),
        ("近0年旅游总收入累计达到240亿元。", "2019"),
    ],
)
def test_periods_named(text: str, period: str) -> None:
    assert only(text).period == period


def test_relative_years_count_from_the_year_of_speaking() -> None:
    assert only("去年旅游总收入达到240亿元。", year=2015).period == "2014"


def test_nothing_is_guessed_where_the_text_gives_no_way_to_know() -> None:
    nowhere = {"year": None, "review_period": None, "plan_period": None, "spoken_on": None}
    for text in ("去年旅游总收入达到240亿元。", "旅游总收入达到240亿元。", "过去五年旅游总收入达到240亿元。"):
        assert only(text, **nowhere).period is None
    assert only("2018年旅游总收入达到240亿元。", **nowhere).period == "2018"


def test_a_year_compared_with_is_not_the_year_measured() -> None:
    for text in ("旅游总收入比2010年增长2.4倍。", "旅游总收入较2015年增长40%。", "与2015年相比，旅游总收入增长40%。"):
        assert only(text).period == "2019"


def test_since_a_plan_that_began_after_the_years_looked_back_on_is_its_first_year() -> None:
    begun = {"document_type": "news", "year": 2021, "review_period": "2020", "plan_period": "2021"}
    assert only("“十四五”以来，新增林地80万亩。", role="none", **begun).period == "2021"
    assert only("“十三五”以来，新增林地80万亩。", role="none", **begun).period == "2016/2020"


def test_five_years_are_those_the_document_looks_back_on() -> None:
    assert only("过去五年新增林地80万亩。", review_period="2015/2019").period == "2015/2019"
    assert only("五年间，新增林地80万亩。", role="plan", plan_period="2020/2024").period == "2020/2024"


def test_a_span_of_years_behind_a_single_year_holds_in_its_clause() -> None:
    items = read(
        "2015年财政总收入达到112亿元，五年间增长90%；旅游总收入261亿元。",
        review_period="2012/2016",
        plan_period="2017/2021",
    )
    assert [item.period for item in items] == ["2015", "2012/2016", "2015"]


def test_a_period_in_brackets_holds_within_them() -> None:
    items = read("预计财政总收入112亿元（2010年为40亿元），旅游总收入261亿元。")
    assert [item.period for item in items] == ["2019", "2010", "2019"]


def test_the_whole_year_behind_a_part_of_it_is_the_year() -> None:
    items = read("2019年上半年外贸下降3%，下半年要追回来，确保全年实际利用外资增长5%。")
    assert [item.period for item in items] == ["2019-H1", "2019"]


def test_a_change_from_one_year_to_another_has_both() -> None:
    items = read("财政总收入从2015年的80亿元增加到2019年的112亿元。")
    assert [(item.value, item.period) for item in items] == [(80, "2015"), (112, "2019")]


def test_years_listed_with_their_values_are_one_each() -> None:
    items = read("地区生产总值2016年、2017年、2018年分别增长5%、6%、7%。")
    assert [item.period for item in items] == ["2016", "2017", "2018"]


def test_a_change_within_a_review_of_several_years_starts_before_them() -> None:
    several = {"review_period": "2015/2019"}
    start, end = read("五年来，高速公路通车里程由62公里增加到186公里。", **several)
    assert (start.period, end.period) == ("2014", "2019")


def test_a_yearly_average_is_one_over_the_years_looked_back_on_or_planned_for() -> None:
    several = {"review_period": "2015/2019", "figures_year": "2019"}
    growth, level = read("2019年地区生产总值年均增长7.2%，总量达到3100亿元。", **several)
    assert (growth.period, level.period) == ("2015/2019", "2019")
    assert only("到2025年，地区生产总值年均增长7%。", role="plan").period == "2021/2025"
    assert only("到2030年，地区生产总值年均增长7%。", role="plan").period == "2020/2030"
    assert only("到2025年，地区生产总值增长到4000亿元。", role="plan").period == "2025"


def test_a_level_per_head_is_of_a_moment() -> None:
    several = {"review_period": "2015/2019"}
    assert only("人均体育场地3.1平方米。", **several).period == "2019"
    assert only("新建体育场地3.1万平方米。", **several).period == "2015/2019"


def test_now_ends_what_was_said_of_then() -> None:
    assert only("街区2013年开始打造，如今已有创客2100名。").period == "2019"


def test_what_was_before_a_change_has_no_period() -> None:
    start, end = read("绿化面积由过去的80平方公里扩大为86平方公里。")
    assert (start.period, end.period) == (None, "2019")


def test_a_plan_is_for_the_period_the_document_plans() -> None:
    assert only("财政总收入增长6%。", role="plan").period == "2020"


def test_the_year_a_passage_opens_with_holds_for_its_numbers() -> None:
    (item,) = read("改造老旧小区1.1万户。", stated_year=2018)
    assert item.period == "2018"


def test_figures_of_a_report_on_several_years_are_of_the_year_it_gives_them_for() -> None:
    several = {"review_period": "2012/2016", "figures_year": "2015"}
    assert only("财政总收入112亿元。", **several).period == "2015"
    assert only("累计新增就业18万人。", **several).period == "2012/2016"


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2021", (2021, 1, 1), (2021, 12, 31)),
        ("2018-H1", (2018, 1, 1), (2018, 6, 30)),
        ("2018-H2", (2018, 7, 1), (2018, 12, 31)),
        ("2018-Q3", (2018, 7, 1), (2018, 9, 30)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2012/2016", (2012, 1, 1), (2016, 12, 31)),
        ("2020-02-05", (2020, 2, 5), (2020, 2, 5)),
    ],
)
def test_bounds(period: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert bounds(period) == (datetime.date(*first), datetime.date(*last))


def test_what_is_built_or_granted_adds_up_over_the_years() -> None:
    for text in ("新改建农村公路1318公里。", "发放创业担保贷款12亿元。", "完成交通投资90亿元。"):
        assert only(text, review_period="2015/2019").period == "2015/2019"
    assert only("高速公路通车里程318公里。", review_period="2015/2019").period == "2019"
