"""The period that a document looks back on, and the one that it plans for."""

import datetime

import pytest

from pipeline.cataloguing.periods import Dated, review_and_plan

JANUARY = datetime.date(2021, 1, 18)
NOVEMBER = datetime.date(2016, 11, 9)


@pytest.mark.parametrize(
    ("headings", "openings", "day", "document_type", "periods"),
    [
        # The headings name the years.
        (["一、2020年工作回顾", "二、2021年工作安排"], [], None, "work_report", ("2020", "2021")),
        (["一、2020年工作回顾", "二、2021年工作安排"], [], None, "speech", ("2020", "2021")),
        (["一、2020年工作回顾"], [], None, "work_report", ("2020", "2021")),
        (["二、2021年工作安排"], [], None, "bulletin", ("2020", "2021")),
        # The date tells of a work report: a meeting early in a year looks back on the year before.
        (["一、工作回顾", "二、今年工作安排"], [], JANUARY, "work_report", ("2020", "2021")),
        (["一、工作回顾"], [], datetime.date(2020, 12, 28), "work_report", ("2020", "2021")),
        # Five years back and ahead, named in a heading or at the opening of a paragraph.
        (["一、过去五年工作回顾", "二、今后五年的目标任务"], [], NOVEMBER, "work_report", ("2012/2016", "2017/2021")),
        ([], ["过去的五年，是爬坡过坎的五年。", "今后五年，要再上台阶。"], NOVEMBER, "work_report",
         ("2012/2016", "2017/2021")),
        (["一、这五年工作回顾", "二、2022年工作安排"], [], datetime.date(2022, 1, 5), "work_report",
         ("2017/2021", "2022")),
        # Five years that are only mentioned within a text are no period of it.
        ([], ["这一年，粮食总产创近五年来新高。"], JANUARY, "work_report", ("2020", "2021")),
        # Years in numerals.
        (["一、一九八九年工作的回顾", "二、一九九〇年工作的要求"], [], None, "work_report", ("1989", "1990")),
        ([], ["我代表县政府，报告一九八九年工作的情况和一九九〇年工作的任务。"], None, "work_report", ("1989", "1990")),
        # Of several periods in one heading the first is meant; a line without a number may be a heading, too.
        (["一、过去五年及2016年工作回顾", "二、今后五年目标", "三、2017年重点工作"], [], None, "work_report",
         ("2012/2016", "2017")),
        (["一、2020年和“十三五”工作回顾", "二、“十四五”目标任务", "三、2021年主要工作"], [], None, "work_report",
         ("2020", "2021")),
        (["一、“十三五”时期工作回顾", "二、“十四五”时期目标任务"], [], JANUARY, "work_report",
         ("2016/2020", "2021/2025")),
        (["一、过去六年工作回顾"], [], JANUARY, "work_report", ("2015/2020", "2021")),
        (["一、过去四年工作回顾", "二、2021年工作安排"], [], JANUARY, "work_report", ("2017/2020", "2021")),
        ([], ["“十三五”发展成就及2020年主要工作", "粮食总产38.6万吨。", "2021年工作安排"], JANUARY, "work_report",
         ("2016/2020", "2021")),
        # A year far ahead is a vision, not what the report plans for.
        (["一、2020年工作回顾", "二、2035年远景目标", "三、到2030年的目标"], [], None, "work_report",
         ("2020", "2021")),
        (["一、2012年以来工作回顾"], [], JANUARY, "work_report", ("2020", "2021")),
        # The plan of a year goes before that of five.
        (["一、2020年工作回顾"], ["今后五年，要再上台阶。", "2021年工作的总体要求是：稳中求进。"], JANUARY,
         "work_report", ("2020", "2021")),
        # A report given in the middle of a year may be of that year or of the next; its headings know.
        (["一、2020年工作回顾"], [], datetime.date(2021, 8, 5), "work_report", ("2020", "2021")),
        ([], [], datetime.date(2021, 4, 5), "work_report", ("2020", "2021")),
        # Nothing tells.
        (["一、1021年工作回顾", "二、9999年工作安排"], [], None, "work_report", (None, None)),
        ([], [], None, "work_report", (None, None)),
        (["一、工作回顾"], [], JANUARY, "speech", (None, None)),
        (["一、发展目标"], ["今后五年，要再上台阶。"], JANUARY, "plan", (None, None)),
        ([], ["过去五年，全县变了样。"], JANUARY, "news", (None, None)),
    ],
)  # fmt: skip
def test_periods(
    headings: list[str],
    openings: list[str],
    day: datetime.date | None,
    document_type: str,
    periods: tuple[str | None, str | None],
) -> None:
    assert review_and_plan(headings, openings, document_type, Dated(day)) == periods


REVIEW = ["2020年，粮食总产38.6万吨。"]


@pytest.mark.parametrize(
    ("headings", "openings", "document_type", "dated", "periods"),
    [
        # The year in a title, where the text speaks of it or of the year before.
        ([], REVIEW, "work_report", Dated(title="云河县2021年政府工作报告"), ("2020", "2021")),
        ([], REVIEW, "work_report", Dated(title="云河县二〇二一年政府工作报告"), ("2020", "2021")),
        ([], ["各项工作都有起色。"], "work_report", Dated(title="云河县2021年政府工作报告"), (None, None)),
        ([], REVIEW, "work_report", Dated(title="云河县2031年政府工作报告"), (None, None)),
        # What the document says otherwise goes before its title.
        (["2019年工作回顾"], REVIEW, "work_report", Dated(title="云河县2021年政府工作报告"), ("2019", "2020")),
        ([], REVIEW, "work_report", Dated(NOVEMBER, None, "云河县2021年政府工作报告"), ("2016", "2017")),
        # A text may be published years later; the day of that tells only where nothing else does.
        ([], REVIEW, "work_report", Dated(None, datetime.date(2024, 5, 20), "云河县2021年政府工作报告"),
         ("2020", "2021")),
        ([], [], "work_report", Dated(None, datetime.date(2021, 2, 3)), ("2020", "2021")),
        # A bulletin of a year, where the text speaks of that year.
        ([], REVIEW, "bulletin", Dated(JANUARY, None, "云河县2020年统计公报"), ("2020", None)),
        ([], REVIEW, "bulletin", Dated(JANUARY, None, "云河县2021年统计公报"), (None, None)),
        ([], REVIEW, "speech", Dated(JANUARY, None, "在2020年全县工业大会上的讲话"), (None, None)),
        # A plan of five years.
        ([], [], "plan", Dated(title="云河县国民经济和社会发展第十四个五年规划纲要"), (None, "2021/2025")),
        ([], [], "plan", Dated(title="云河县“十五”计划"), (None, "2001/2005")),
        ([], [], "plan", Dated(title="云河县水网规划（2021—2030年）"), (None, "2021/2030")),
        ([], [], "plan", Dated(title="云河县水网规划（2030—2021年）"), (None, None)),
        ([], [], "plan", Dated(JANUARY, None, "云河县十五里铺规划"), (None, None)),
        ([], [], "speech", Dated(title="在“十四五”规划编制会上的讲话"), (None, None)),
    ],
)  # fmt: skip
def test_what_title_and_dates_tell(
    headings: list[str],
    openings: list[str],
    document_type: str,
    dated: Dated,
    periods: tuple[str | None, str | None],
) -> None:
    assert review_and_plan(headings, openings, document_type, dated) == periods
