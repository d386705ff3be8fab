"""Whether a number was reached, is aimed at, or is expected."""

import datetime
from dataclasses import replace

import pytest

from pipeline.extraction.observations import Observation, observations
from tests.extraction.observation_sentences import only, read, sentence


@pytest.mark.parametrize(
    ("text", "role", "status"),
    [
        ("财政总收入增长6%。", "review", "actual"),
        ("财政总收入增长6%。", "plan", "target"),
        ("财政总收入增长6%。", "none", "actual"),
        ("预计财政总收入增长6%。", "review", "estimate"),
        ("财政总收入可突破90亿元。", "review", "estimate"),
        ("力争财政总收入增长6%。", "review", "target"),
        ("确保财政总收入增长6%。", "none", "target"),
        ("城镇登记失业率控制在4%以内。", "none", "target"),
        ("城镇登记失业率控制在4%以内。", "review", "actual"),
        ("完成村庄规划462个。", "review", "actual"),
        ("下一步，新建学校6所。", "none", "target"),
        ("到2025年，财政总收入达到90亿元。", "review", "target"),
        ("“十四五”时期，财政总收入年均增长6%。", "review", "target"),
        ("2018年财政总收入已达到90亿元。", "plan", "actual"),
        ("老城核心区有13.1公顷。", "plan", "actual"),
        ("还有贫困户5840户。", "plan", "actual"),
        ("要有龙头企业12家。", "plan", "target"),
        ("抓细项目前期手续，年内新谋划水库不少于9座。", "plan", "target"),
        ("依托1200个讲习所，开展宣讲。", "review", "actual"),
    ],
)
def test_status(text: str, role: str, status: str) -> None:
    assert only(text, role).status == status


def test_an_expectation_holds_for_its_whole_sentence() -> None:
    items = read("预计地区生产总值3100亿元，增长8%，财政总收入增长6%；粮食产量230万吨。")
    assert {item.status for item in items} == {"estimate"}


def test_a_verb_of_expectation_holds_in_its_clause() -> None:
    items = read("财政总收入可达90亿元，粮食产量230万吨。")
    assert [item.status for item in items] == ["estimate", "actual"]


def test_in_a_plan_a_change_starts_from_what_is_so() -> None:
    items = read("农村自来水普及率由现在的81%提高到90%。", role="plan")
    assert [(item.status, item.period) for item in items] == [("actual", "2019"), ("target", "2020")]


def test_a_part_of_the_year_that_has_passed_is_no_plan() -> None:
    autumn = {"spoken_on": datetime.date(2020, 9, 3), "document_type": "speech"}
    assert only("上半年查处案件54件。", role="plan", **autumn).status == "actual"
    assert only("全年查处案件54件。", role="plan", **autumn).status == "target"


def test_a_remark_above_makes_statistics_of_the_last_year_estimates_and_no_counts() -> None:
    told = sentence("财政总收入增长6%，新建学校6所。")
    told = replace(told, setting=told.setting._replace(estimated=True))
    statuses = [item.status for item in observations(told) if isinstance(item, Observation)]
    assert statuses == ["estimate", "actual"]


def test_a_ceiling_in_a_plan_is_one_without_the_word_for_it() -> None:
    item = only("人口自然增长率控制在5‰。", role="plan")
    assert (item.status, item.comparator) == ("target", "le")
    assert only("人口自然增长率控制在5‰。").comparator == "eq"


def test_the_word_target_inside_a_review_is_no_target() -> None:
    assert only("各项目标任务超额完成，财政总收入增长6%。").status == "actual"
