"""What is read in a sentence – numbers, periods, dates, names – whatever stands in it."""

from __future__ import annotations

import datetime
import json
import math

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cataloguing.access import access_of
from pipeline.cataloguing.dates import date_in, with_years_in_digits, years_in
from pipeline.cataloguing.description import describe
from pipeline.cataloguing.periods import Dated, review_and_plan
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.validation import faults
from pipeline.extraction.amounts.numbers import numbers_in
from pipeline.extraction.amounts.quantities import quantities
from pipeline.extraction.amounts.quantity import NoQuantity, Quantity
from pipeline.extraction.circumstances.periods import bounds, named_periods
from pipeline.extraction.observation_rows import observation_row
from pipeline.extraction.observations import Observation, observations
from pipeline.extraction.projects.mentions import project_mentions
from pipeline.extraction.rederivation import values_of
from pipeline.linking.project_identity import identity, sector_head
from tests.extraction.observation_sentences import sentence
from tests.fuzzing.inputs import few, phrases

_NUMBERS = """
    0 7 12 345 6,789 1，095 .5 3.14 1.2.3 九 十 十二 二十 三十五 一百零三 百 千 万 亿 万亿 千万 零 两 〇
    二〇二二 点
    分之 百分之 千分之 成 半 余 多 来 几 约 近 超 第 前 位 名 首位 榜首 翻番 翻一番 连续 得分 分别 以上 以下
    左右 - — ～
    至 到 、 ， 和 与 ： ∶ : / % ％ ‰ 个 个百分点 元 亿元 万人 公里 平方米 户 家 倍 年 岁 人 群众 吨标准煤 （
    ） 。 “ ”
"""
_PERIODS = """
    2022年 2015 1949年 2099年 二〇二三年 去年 上年 今年 明年 来年 前年 近年来 近 两 三年 来 年 五年来 过去五年
    今后五年
    上半年 下半年 一季度 前三季度 1 — 至 - 11月 13月 99月份 0月 前 九个月 十一 个月 “ 十四五 ” 十五五 五
    时期 期末 规划 末
    以来 起 比 与 相比 同 增长 5% 的 基础上 全年 底 年底 本届政府 月 31日 日 . / 1-1 三十一日 从 自 开始 回顾
    安排 工作 ，
"""
_NAMES = """
    地区生产总值 GDP 一般公共预算收入 占 比重 人均 单位 能耗 增加值 规上工业 新增 城镇 就业 失业率 率 量 数 和
    、 及 与 分别
    其中 同比 增长 下降 达到 完成 建设 开工 启动 推进 建成 续建 新建 改造 竣工 前期 力争 项目 工程 一期 二期
    第三标段 主体工程 滨江
    临江 市 县 区 全市 市第三人民医院 三小 第一中学 铁路 高速公路 至 — 码头 水库 “ ” （ ） 《 》 · ， 。 ；
    ： 等 个 5 12 3.2
    亿元 万人 % 投资 总投资 学校 公园 产业园 大桥 的 了 为 是 将 以 各 一批 若干
"""


def _in_order(period: str | None) -> bool:
    """Whether a period, where there is one, begins before it ends: the contract lets no other be published."""
    if period is None:
        return True
    first, last = bounds(period)
    return first <= last


def _no_overlap(items: list[Quantity | NoQuantity], text: str) -> bool:
    ends = [0, *(it.end for it in items)]
    return all(end <= it.start < it.end <= len(text) for end, it in zip(ends, items, strict=False))


@few
@given(phrases(_NUMBERS))
def test_every_number_is_a_finite_quantity_or_none_for_a_reason(text: str) -> None:
    found = quantities(text)
    assert _no_overlap(found, text)
    for start, end in numbers_in(text):
        assert any(it.start < end and start < it.end for it in found), text[start:end]
    for item in found:
        if isinstance(item, NoQuantity):
            assert item.reason
        else:
            assert all(math.isfinite(value) for value in (item.value, item.value_high) if value is not None)


@few
@given(phrases(_NUMBERS + _NAMES))
def test_what_a_value_says_is_read_again_from_its_characters_alone(text: str) -> None:
    for item in observations(sentence(text)):
        if isinstance(item, Observation):
            row = observation_row(item, sentence(text))
            quantity = item.quantity
            ends = sorted(abs(end) for end in (row["value"], row["value_high"]) if end is not None)
            stated = (ends[0], ends[1] if len(ends) > 1 else None, row["unit"] or "")
            assert stated in values_of(text[quantity.start : quantity.end], text[quantity.end :])


@few
@given(phrases(_NUMBERS + _NAMES + _PERIODS, 24), st.sampled_from(["review", "plan"]))
def test_every_observation_keeps_the_contract(text: str, role: str) -> None:
    said = sentence(text, role)
    rows = [
        observation_row(item, said)
        | {
            "observation_id": f"obs_{number:016x}",
            "document_id": f"doc_{0:016x}",
            "passage_id": f"passage_{0:016x}",
            "raw_start": item.quantity.start,
            "raw_end": item.quantity.end,
            "sentence_start": 0,
            "sentence_end": len(text),
            "sentence_sha256": "0" * 64,
        }
        for number, item in enumerate(observations(said))
        if isinstance(item, Observation)
    ]
    if rows:
        table = load_tables()["observations"]
        assert not faults(table, to_arrow(table, rows))


@few
@given(phrases(_PERIODS), st.sampled_from(["review", "plan"]), st.sampled_from([None, 1990, 2023]))
def test_every_period_that_is_named_has_a_first_and_a_last_day(text: str, role: str, year: int | None) -> None:
    document = sentence(text, year=year, review_period="2018/2022", plan_period="2023/2027").document
    for found in named_periods(text, document, role):
        assert _in_order(found.period), found.period
        assert 0 <= found.start < found.end <= len(text)


_DATES = st.sampled_from([None, datetime.date(2023, 1, 9), datetime.date(1989, 12, 31)])


@few
@given(
    st.lists(phrases(_PERIODS), max_size=3),
    st.lists(phrases(_PERIODS), max_size=3),
    st.sampled_from(["work_report", "speech", "plan"]),
    st.builds(Dated, _DATES, _DATES, phrases(_PERIODS)),
)
def test_what_a_document_looks_back_on_and_ahead_to_are_periods(
    headings: list[str], openings: list[str], document_type: str, dated: Dated
) -> None:
    for period in review_and_plan(headings, openings, document_type, dated):
        assert _in_order(period), period
    for text in (*headings, *openings):
        date_in(text)
        assert all(text_year in with_years_in_digits(text) for text_year in _years(text))


def _years(text: str) -> list[str]:
    digits = with_years_in_digits(text)
    return [digits[start:end] for _, start, end in years_in(digits)]


_HEADS = """
    临江市 云河县 人民政府 政府工作报告 工作报告 国民经济和社会发展 统计公报 讲话 2023年 1月 9日 二〇二三年 元月 ―― —
    在 第九届 人民代表大会 第三次会议 上 市长 县长 代市长 贺知秋 王 小 明 来源： 发布时间： 2023-01-09 责任编辑 日报
    记者 （ ） ： : 、 《 》 内部资料 注意保存 转载 未经许可 不得 统计局 发展和改革委员会 自治州 自治县 开发区 高新区
    ٣ ５ ᧙ ² Ⅳ / . title: - [ { &a *a | >
"""
_LINES = phrases(_HEADS + _PERIODS, 10)
_KINDS = st.sampled_from(["title", "heading", "paragraph", "list_item", "footnote", "byline"])


@few
@given(
    st.lists(st.tuples(_KINDS, _LINES), max_size=8),
    st.one_of(st.none(), phrases(_HEADS)),
    st.dictionaries(st.sampled_from(["title", "ArticleTitle", "PubDate", "ContentSource", "SiteName"]), _LINES),
)
def test_any_document_is_described(
    lines: list[tuple[str, str]], front_matter: str | None, metadata: dict[str, str]
) -> None:
    passages = [{"kind": kind, "text": text, "section": ""} for kind, text in lines if text.strip()]
    found = describe(passages, front_matter, json.dumps(metadata))
    assert _in_order(found.review_period) and _in_order(found.plan_period)
    assert found.title != ""
    access_of([text for _, text in lines], found.document_type, found.issuer, {})


@few
@given(phrases(_NAMES + _PERIODS), st.sampled_from(["review", "plan"]))
def test_every_name_is_one_and_of_its_sentence(text: str, role: str) -> None:
    said = sentence(text, role)
    for item in observations(said):
        if isinstance(item, Observation):
            assert item.indicator.name.strip()
            assert _in_order(item.period), item.period
    for mention in project_mentions(said):
        assert mention.name.strip() and 0 <= mention.start < mention.end <= len(text)
        assert _in_order(mention.period), mention.period
        assert identity(mention.name, mention.place.code).whole


@few
@given(phrases(_NAMES), st.sampled_from([None, "510700", "510704", "360200", "000000", "36"]))
def test_any_name_of_a_project_has_one_identity(name: str, region_code: str | None) -> None:
    found = identity(name, region_code)
    assert found.project_id.startswith("project_")
    assert found == identity(name, region_code)
    sector_head(name)
