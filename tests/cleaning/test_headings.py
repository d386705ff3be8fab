"""Headings, their levels, and the path under which a passage stands."""

import pytest

from pipeline.cleaning.headings import Level, heading_of

from .cleaned import clean


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("一、2020年工作回顾", (Level.SECTION, "一、2020年工作回顾")),
        ("第一部分 过去五年工作", (Level.PART, "第一部分 过去五年工作")),
        ("（二）城乡面貌改观。新建公园5个。", (Level.SUBSECTION, "（二）城乡面貌改观")),
        ("3.改造老旧小区。全年41个。", (Level.ITEM, "3.改造老旧小区")),
        ("（4）新建学校", (Level.SUBITEM, "（4）新建学校")),
        ("过去五年工作回顾", (Level.PART, "过去五年工作回顾")),
        ("2021年主要任务", (Level.PART, "2021年主要任务")),
        ("1.5万户居民用上天然气", None),
        ("2021年，全市新建公园5个，这是近年最好的成绩。", None),
        ("十二个项目开工", None),
        ("一、" + "把产业做强做优做大" * 8 + "。", None),
    ],
)
def test_what_a_heading_is(line: str, found: tuple[Level, str] | None) -> None:
    assert heading_of(line) == found


def test_a_passage_stands_under_the_headings_that_are_open() -> None:
    cleaned = clean(
        "一、2020年工作回顾\n（一）产业做强。工业增加值增长6.1%。\n1.招商引资\n引进项目23个。\n"
        "（二）城乡变美。新建公园5个。\n二、2021年工作安排\n粮食总产稳定在38万吨。\n"
    )
    assert cleaned.sections == [
        ("heading", "一、2020年工作回顾", "一、2020年工作回顾"),
        ("paragraph", "一、2020年工作回顾 / （一）产业做强", "（一）产业做强。工业增加值增长6.1%。"),
        ("heading", "一、2020年工作回顾 / （一）产业做强 / 1.招商引资", "1.招商引资"),
        ("paragraph", "一、2020年工作回顾 / （一）产业做强 / 1.招商引资", "引进项目23个。"),
        ("paragraph", "一、2020年工作回顾 / （二）城乡变美", "（二）城乡变美。新建公园5个。"),
        ("heading", "二、2021年工作安排", "二、2021年工作安排"),
        ("paragraph", "二、2021年工作安排", "粮食总产稳定在38万吨。"),
    ]


def test_another_speaker_stands_under_no_heading_of_the_one_before() -> None:
    cleaned = clean("一、工业\n工业增加值增长6.1%。\n副市长 林望川\n今年新建学校3所。\n")
    assert cleaned.sections[-1] == ("paragraph", "", "今年新建学校3所。")
