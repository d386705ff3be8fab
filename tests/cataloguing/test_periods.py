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
        # Nothing tells.
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
