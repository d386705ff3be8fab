"""In which part of a document a passage stands, and of which period and place it speaks."""

from typing import Any

import pytest

from pipeline.extraction.circumstances.context import DocumentContext, Place
from pipeline.extraction.circumstances.sentences import sentences
from pipeline.extraction.circumstances.settings import settings

_CITY = Place("绵阳市", "510700")


def _document(**described: Any) -> DocumentContext:
    held: dict[str, Any] = {
        "document_type": "work_report",
        "year": 2022,
        "review_period": "2021",
        "plan_period": "2022",
    } | described
    return DocumentContext(document_id="doc_0", access="open", characters=9000, place=_CITY, **held)


def _passages(*lines: str) -> list[dict[str, Any]]:
    """Passages of a document: ``# `` begins a heading, ``^ `` a note, anything else is a paragraph."""
    made, section = [], ""
    for line in lines:
        if line.startswith("# "):
            section = line[2:]
            made.append({"kind": "heading", "text": section, "section": section})
        elif line.startswith("^ "):
            made.append({"kind": "footnote", "text": line[2:], "section": section})
        else:
            made.append({"kind": "paragraph", "text": line, "section": section})
    return made


def _roles(*lines: str, **described: Any) -> list[str]:
    return [it.role for it in settings(_passages(*lines), _document(**described))]


def test_the_parts_of_a_report_look_back_and_ahead() -> None:
    assert _roles(
        "# 一、2021年工作回顾",
        "财政收入增长6%。",
        "# 二、2022年工作安排",
        "新建学校6所。",
        "# （一）加快工业发展",
        "技改80家。",
    ) == ["review", "review", "plan", "plan", "plan", "plan"]


def test_a_heading_that_urges_on_within_the_review_is_still_of_the_review() -> None:
    roles = _roles("# 一、过去一年工作回顾", "# （一）加快转型升级", "规上企业达到320家。")
    assert roles == ["review", "review", "review"]


def test_a_heading_that_names_past_years_looks_back_whatever_its_words() -> None:
    roles = _roles("# “十三五”时期成就及2021年主要工作", "财政收入增长6%。", "# 奋力前行的2022", "新建学校6所。")
    assert roles == ["review", "review", "plan", "plan"]


def test_what_urges_on_before_the_part_that_plans_was_done() -> None:
    roles = _roles("# （一）坚持产业提质，迈出新步伐", "规上企业达到320家。", "# 二、2022年工作安排", "技改80家。")
    assert roles == ["review", "review", "plan", "plan"]


def test_a_year_named_anew_within_a_paragraph_holds_from_there_on() -> None:
    document = _document()
    passages = _passages("2021年，新建学校6所。改造学校9所。今年，新建公园3个。改造公园4个。")
    text = {
        "document_id": "",
        "raw_sha256": "",
        "passages": [it | {"spans": [(0, 0, 99)], "raw_start": 0, "raw_end": 99} for it in passages],
    }
    told = [(it.setting.stated_year, it.setting.role) for it in sentences(text, document)]
    assert told == [(2021, "none"), (2021, "none"), (2022, "plan"), (2022, "plan")]


def test_a_speech_comes_and_goes_between_its_parts() -> None:
    lines = ("# 一、认真回顾近年来的工作", "新建公园8个。", "# 二、全面落实新要求", "保护老街12条。")
    assert _roles(*lines, document_type="speech", review_period="2022")[-1] == "plan"


@pytest.mark.parametrize(
    ("opening", "span"),
    [
        ("过去五年，全市上下团结奋斗。", "2017/2021"),
        ("“十三五”时期，全市上下团结奋斗。", "2016/2020"),
        ("2021年，面对严峻形势，我们稳住了大盘。", "2021"),
        ("全市上下团结奋斗。", None),
    ],
)
def test_the_period_a_paragraph_opens_with_holds_for_those_behind_it(opening: str, span: str | None) -> None:
    made = settings(
        _passages("# 一、工作回顾", opening, "新建学校80所。"),
        _document(review_period="2017/2021", plan_period="2022/2026"),
    )
    assert made[-1].span == span


def test_a_list_that_is_announced_for_several_years_is_of_them() -> None:
    made = settings(
        _passages("# 二、今后五年目标任务", "“十四五”时期的主要目标为：", "财政收入达到120亿元。"),
        _document(review_period="2016/2020", plan_period="2021/2025", year=2021),
    )
    assert made[-1].span == "2021/2025"


def test_a_remark_makes_the_statistics_below_it_estimates() -> None:
    made = settings(
        _passages("# 一、2021年工作回顾", "地区生产总值增长7%（预计数，下同）。", "财政收入增长6%。"), _document()
    )
    assert [it.estimated for it in made] == [False, True, True]


def test_a_note_is_of_the_year_its_first_words_name_and_of_none_else() -> None:
    named, other = settings(_passages("^ ①2020年建成的市民中心。", "^ ②放心工程：改造水管80公里。"), _document())
    assert (named.is_note, named.stated_year, named.role) == (True, 2020, "review")
    assert (other.is_note, other.stated_year, other.role) == (True, None, "none")


def test_a_paragraph_that_begins_with_a_county_is_about_it() -> None:
    made = settings(_passages("三台县：新建公路80公里。", "新建公路90公里。"), _document())
    assert [it.place.name for it in made] == ["三台县", "绵阳市"]
